//! Why a phrase is not read.

use std::ops::Range;

/// Why a phrase says no day that could be relied on, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhraseFault {
    pub why: Why,
    /// Bytes of the phrase.
    pub range: Range<usize>,
}

/// Why a phrase is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Nothing is there.
    Blank,
    /// These words are not known, or not in this place.
    Unknown,
    /// "31/11", "Quý V": the calendar has no such day.
    NoSuchDay,
    /// "Trước ngày 20", and nothing says of which month.
    NoMonth,
    /// A day without a year, in a plan over several.
    NoYear,
    /// "30/6 và 31/12": several days, or several rhythms.
    Several,
    /// "Quý IV–II/2026".
    Reversed,
}
