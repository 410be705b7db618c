//! How often work comes back.

/// How often something comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Recurrence {
    Year,
    HalfYear,
    Quarter,
    Month,
}

impl Recurrence {
    /// The words of the file format, with their values.
    pub const WORDS: &[(&str, Self)] = &[
        ("year", Self::Year),
        ("half-year", Self::HalfYear),
        ("quarter", Self::Quarter),
        ("month", Self::Month),
    ];

    /// The word of the file format.
    pub fn as_str(self) -> &'static str {
        super::word(Self::WORDS, self)
    }
}
