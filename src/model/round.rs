//! Rounds that a plan names, and what rounds are called.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use chrono::NaiveDate;
use smol_str::{SmolStr, StrExt as _};

use super::BadId;
use crate::source::Spanned;

/// A round that the plan names (`[[item.round]]`).
#[derive(Clone, Debug)]
pub struct Round {
    pub id: Spanned<RoundId>,
    /// The last day in time.
    pub due: Spanned<NaiveDate>,
    /// What is to be done by then.
    pub what: Option<String>,
}

/// Names a round of an item: letters, digits, hyphens and points, compared without regard to case.
#[derive(Clone, Debug)]
pub struct RoundId(SmolStr);

impl RoundId {
    /// The id of a round that nobody had to name.
    pub(super) fn of_key(key: &str) -> Self {
        Self(key.into())
    }

    /// The id as written in the files.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for RoundId {
    type Err = BadId;

    fn from_str(text: &str) -> Result<Self, BadId> {
        let is_fit = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.');
        if text.is_empty() || !text.chars().all(is_fit) {
            return Err(BadId);
        }
        Ok(Self(text.into()))
    }
}

impl fmt::Display for RoundId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl PartialEq for RoundId {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0 || self.0.to_lowercase_smolstr() == other.0.to_lowercase_smolstr()
    }
}

impl Eq for RoundId {}

impl Hash for RoundId {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.to_lowercase_smolstr().hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_one_word() {
        let is_id = |text: &str| text.parse::<RoundId>().is_ok();
        assert!(is_id("dot-1") && is_id("2026-Q2") && is_id("đợt.2"));
        assert!(!is_id("") && !is_id("đợt 2") && !is_id("a/b"));
        assert!("ĐỢT-1".parse::<RoundId>().unwrap() == "đợt-1".parse().unwrap());
    }
}
