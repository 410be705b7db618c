//! The parts that a phrase is made of.

use std::ops::Range;

use super::day::Day;
use super::meaning::Offset;
use super::span::Span;
use crate::model::{Recurrence, Trigger};

/// Something a phrase says.
#[derive(Clone, Debug)]
pub(super) enum Part {
    Days(Span),
    /// "Từ quý II/2026", and no end.
    From(Day),
    /// "Trước ngày 20": of whichever month a rhythm says.
    DayOfRound(u32),
    Every(Recurrence),
    /// "Và những năm tiếp theo".
    Onward,
    Continuous,
    Trigger(Trigger),
    After(Offset),
    /// "Nếu …".
    Condition,
}

/// A part, and the bytes of the text that say it.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub(super) part: Part,
    pub(super) range: Range<usize>,
    /// It ends in words of any kind, which the next words may go on with.
    pub(super) is_open: bool,
}
