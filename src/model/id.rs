//! Identifiers, checked once, compared without regard to case.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use crate::text;

/// Why a string is not an identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadId;

/// Names an agency or a group of agencies: `a-z`, `0-9` and `-`. Capitals in a reference are lowered.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AgencyId(String);

impl AgencyId {
    /// The id as written in the files, in lower case.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for AgencyId {
    type Err = BadId;

    fn from_str(text: &str) -> Result<Self, BadId> {
        let is_fit = |c: char| c.is_ascii_alphanumeric() || c == '-';
        if text.is_empty() || !text.chars().all(is_fit) {
            return Err(BadId);
        }
        Ok(Self(text.to_ascii_lowercase()))
    }
}

impl fmt::Display for AgencyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// Names an item, a section or a duty, as the document numbers it: `II.1.2`, `PL.III.4`.
#[derive(Clone, Debug)]
pub struct ItemId(String);

impl ItemId {
    /// The id as written in the files.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part before the last point: the id of the section that holds an item.
    pub fn section(&self) -> Option<&str> {
        self.0.rsplit_once('.').map(|(section, _)| section)
    }

    /// Whether it is in the appendix ("Phụ lục"), whose rows are numbered `PL.I.1`, or `PL2.I.1` where there are several.
    pub fn is_in_appendix(&self) -> bool {
        self.0.get(..2).is_some_and(|head| head.eq_ignore_ascii_case("PL"))
    }

    /// Whether an item stands in the section `section` itself, not in a section of it.
    pub fn is_directly_in(&self, section: &Self) -> bool {
        self.section().is_some_and(|own| own.eq_ignore_ascii_case(&section.0))
    }

    /// Whether an item stands in the section `section`, or in a section of it.
    pub fn is_in(&self, section: &Self) -> bool {
        let outer = section.0.len();
        self.0.as_bytes().get(outer) == Some(&b'.') && self.0[..outer].eq_ignore_ascii_case(&section.0)
    }
}

impl FromStr for ItemId {
    type Err = BadId;

    fn from_str(text: &str) -> Result<Self, BadId> {
        let is_fit =
            |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        if !text.split('.').all(is_fit) {
            return Err(BadId);
        }
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Display for ItemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl PartialEq for ItemId {
    fn eq(&self, other: &Self) -> bool {
        self.0.eq_ignore_ascii_case(&other.0)
    }
}

impl Eq for ItemId {}

impl PartialOrd for ItemId {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Natural order, then the letters, so that `1.01` and `1.1` stay two ids.
impl Ord for ItemId {
    fn cmp(&self, other: &Self) -> Ordering {
        text::natural_cmp(&self.0, &other.0).then_with(|| {
            if self == other {
                Ordering::Equal
            } else {
                self.0.to_ascii_uppercase().cmp(&other.0.to_ascii_uppercase())
            }
        })
    }
}
