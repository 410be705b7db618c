//! What of a goal can be measured.

use chrono::NaiveDate;

use super::RoundId;
use crate::source::{Span, Spanned};

/// A measurable target: what is measured, against what, from where.
#[derive(Clone, Debug)]
pub struct Target {
    /// What is measured, in the document's words.
    pub metric: Spanned<String>,
    /// Where the bound stands, from its key to the end of its value.
    pub span: Span,
    pub bound: Bound,
    /// `%`, `pp` (percentage points) or a noun.
    pub unit: Spanned<String>,
    pub baseline: Option<Baseline>,
    pub kind: TargetKind,
    /// By when it must hold, where not by the item's due day.
    pub term: Option<TargetTerm>,
}

/// Whether what is measured can be made good.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TargetKind {
    /// It stands at some height on each day: a share, a number of offices.
    #[default]
    Stock,
    /// Events that cannot be taken back add up: dossiers handed back late.
    Flow,
}

impl TargetKind {
    /// The words of the file format, with their values.
    pub const WORDS: &[(&str, Self)] = &[("stock", Self::Stock), ("flow", Self::Flow)];

    /// The word of the file format.
    pub fn as_str(self) -> &'static str {
        super::words::word(Self::WORDS, self)
    }
}

/// By when a target must hold.
#[derive(Clone, Debug)]
pub enum TargetTerm {
    /// By the due day of a round of its item.
    Round(Spanned<RoundId>),
    Day(Spanned<NaiveDate>),
}

/// The comparison a measured value has to pass, with the number in the target's unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bound {
    AtLeast(f64),
    AtMost(f64),
    Above(f64),
    Below(f64),
    Equals(f64),
    /// By this much over the baseline.
    IncreaseBy(f64),
    /// Any fall below the baseline.
    Decrease,
    /// Not below the baseline.
    Maintain,
}

impl Bound {
    /// The key of the file format.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AtLeast(_) => "at_least",
            Self::AtMost(_) => "at_most",
            Self::Above(_) => "above",
            Self::Below(_) => "below",
            Self::Equals(_) => "equals",
            Self::IncreaseBy(_) => "increase_by",
            Self::Decrease => "decrease",
            Self::Maintain => "maintain",
        }
    }

    /// The number, where the bound has one.
    pub const fn value(self) -> Option<f64> {
        match self {
            Self::AtLeast(value)
            | Self::AtMost(value)
            | Self::Above(value)
            | Self::Below(value)
            | Self::Equals(value)
            | Self::IncreaseBy(value) => Some(value),
            Self::Decrease | Self::Maintain => None,
        }
    }
}

/// Where a relative target starts from. What the plan does not print stays unknown.
#[derive(Clone, Debug, Default)]
pub struct Baseline {
    pub year: Option<i32>,
    pub value: Option<f64>,
    /// The document the value comes from.
    pub source: Option<String>,
}
