//! What has to be said of a place of a document beside the plan that was read from it.

use super::place::Place;

/// Something to be said of a place of the document.
#[derive(Clone, Debug)]
pub struct Remark {
    pub what: What,
    /// The words that it is about; blank where it is about the whole.
    pub words: String,
    pub place: Place,
}

/// What there is to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// Words that copying has damaged were repaired.
    Repaired,
    /// The document is in a font from before Unicode.
    Encoding,
    /// Changes that nobody has accepted yet were taken as accepted.
    Changes,
    /// A ditto mark holds what is above it.
    Ditto,
    /// A row without a number goes on with the row before.
    GoesOn,
    /// Days are written month first.
    MonthFirst,
    /// A row without a time has that of its section.
    SectionTime,
    /// "Trên 20% … trở lên": read as "từ 20% trở lên".
    AboveOnward,
    /// Of a range the lower end is the target.
    Range,
    /// How much something has to fall is no target that can be written.
    Fall,
    /// A row without a number got the next one.
    NoNumber,
    /// The document does not say what a section is called.
    NoTitle,
    /// Two rows have one number.
    SameNumber,
    /// Nothing separates two names.
    Joined,
    /// One name may be those of several bodies.
    Several,
    /// A cell of leads also says who supports.
    Shared,
    /// One word for the kind stands before several names.
    Listed,
    /// A row, or more, is missing between two numbers.
    Skipped,
    /// A cell holds the first day of a month, where a month may have been typed.
    FirstDay,
    /// A cell holds a time of day, and no day.
    TimeOnly,
    /// Nothing tells whether the day or the month stands first.
    DayOrMonth,
    /// An item is to begin after it is to be done.
    StartLate,
    NoLead,
    NoTime,
    TimeUnread,
    /// A formula that no program has computed.
    Uncomputed,
    /// It is kept as a comment beside its item.
    Kept,
    /// A column that no key holds is kept as comments beside the items.
    KeptColumn,
    /// It is kept as a comment at the end of the file.
    Left,
    /// What is numbered so is no item.
    BadNumber,
}

/// Remarks that a reader looks at together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    Repaired,
    Doubtful,
    Unplaced,
}

impl What {
    /// The group it belongs to.
    pub const fn group(self) -> Group {
        match self {
            Self::Repaired
            | Self::Encoding
            | Self::Changes
            | Self::Ditto
            | Self::GoesOn
            | Self::MonthFirst
            | Self::Shared
            | Self::Listed
            | Self::SectionTime => Group::Repaired,
            Self::AboveOnward
            | Self::Range
            | Self::Fall
            | Self::NoNumber
            | Self::NoTitle
            | Self::SameNumber
            | Self::Joined
            | Self::Several
            | Self::Skipped
            | Self::FirstDay
            | Self::TimeOnly
            | Self::DayOrMonth
            | Self::StartLate
            | Self::NoLead
            | Self::NoTime
            | Self::TimeUnread
            | Self::Uncomputed => Group::Doubtful,
            Self::Kept | Self::KeptColumn | Self::Left | Self::BadNumber => Group::Unplaced,
        }
    }
}
