//! Identifiers, checked once, compared without regard to case.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use smol_str::{SmolStr, StrExt as _};

use crate::text;

/// Why a string is not an identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadId;

/// Whether `text` can be the id of a plan, and so the name of a folder: ASCII letters, digits, `-`, `_` and `.`, and no
/// point first.
pub fn is_plan_id(text: &str) -> bool {
    let is_fit = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    !text.is_empty() && !text.starts_with('.') && text.chars().all(is_fit)
}

/// Names an agency or a group of agencies: `a-z`, `0-9` and `-`. Capitals in a reference are lowered.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AgencyId(SmolStr);

impl AgencyId {
    /// The id as written in the files, in lower case.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for AgencyId {
    type Err = BadId;

    fn from_str(text: &str) -> Result<Self, BadId> {
        let is_fit = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        if text.is_empty() || !text.bytes().all(is_fit) {
            return Err(BadId);
        }
        Ok(Self(text.to_ascii_lowercase_smolstr()))
    }
}

impl fmt::Display for AgencyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// Names an item, a section or a duty, as the document numbers it: `II.1.2`, `PL.III.4`, `14`, `2.đ`.
#[derive(Clone, Debug)]
pub struct ItemId(SmolStr);

impl ItemId {
    /// The id as written in the files.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part before the last point: the id of the section that holds an item.
    pub fn section(&self) -> Option<&str> {
        self.0.rsplit_once('.').map(|(section, _)| section)
    }

    /// The part after the last point: the number of an item in its section.
    pub fn label(&self) -> &str {
        self.0.rsplit_once('.').map_or(&self.0, |(_, label)| label)
    }

    /// The id that this one begins with, up to its last point.
    pub fn outer(&self) -> Option<Self> {
        self.section().map(|outer| Self(outer.into()))
    }

    /// Whether it is in the appendix ("Phụ lục"), whose rows are numbered `PL.I.1`, or `PL2.I.1` where there are several.
    pub fn is_in_appendix(&self) -> bool {
        self.0.get(..2).is_some_and(|head| head.eq_ignore_ascii_case("PL"))
    }

    /// Whether an item stands in the section `section`, or in a section of it.
    pub fn is_in(&self, section: &Self) -> bool {
        let outer = section.0.len();
        self.0.as_bytes().get(outer) == Some(&b'.') && text::same_id(&self.0[..outer], &section.0)
    }
}

impl FromStr for ItemId {
    type Err = BadId;

    fn from_str(text: &str) -> Result<Self, BadId> {
        let composed = if text.is_ascii() { text.into() } else { SmolStr::from(text::composed(text)) };
        let is_in_id = |c: char| c.is_ascii_alphanumeric() || c == '-' || text::is_id_letter(c);
        let is_fit = |part: &str| !part.is_empty() && part.chars().all(is_in_id);
        if !composed.split('.').all(is_fit) {
            return Err(BadId);
        }
        Ok(Self(composed))
    }
}

impl fmt::Display for ItemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl PartialEq for ItemId {
    fn eq(&self, other: &Self) -> bool {
        text::same_id(&self.0, &other.0)
    }
}

impl Eq for ItemId {}

impl Hash for ItemId {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write(self.0.to_lowercase_smolstr().as_bytes());
    }
}

impl PartialOrd for ItemId {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Natural order, then the letters, so that `1.01` and `1.1` stay two ids.
impl Ord for ItemId {
    fn cmp(&self, other: &Self) -> Ordering {
        text::natural_cmp(&self.0, &other.0).then_with(|| {
            if self == other { Ordering::Equal } else { text::id_key(&self.0).cmp(&text::id_key(&other.0)) }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_what_documents_print() {
        let is_id = |text: &str| text.parse::<ItemId>().is_ok();
        assert!(is_id("II.1.2") && is_id("14") && is_id("2.đ") && is_id("2.Ơ") && is_id("PL-1.ê"));
        assert!(!is_id("") && !is_id("2.") && !is_id("2 a") && !is_id("2)") && !is_id("2.á"));
        // Cyrillic, and Latin letters that no Vietnamese document has.
        assert!(!is_id("2.\u{430}") && !is_id("2.ß") && !is_id("2.\u{131}"));
        let parse = |text: &str| text.parse::<ItemId>().unwrap();
        assert_eq!(parse("2.o\u{31b}").as_str(), "2.\u{1a1}");
        assert_eq!(parse("2.Đ"), parse("2.đ"));
        assert_ne!(parse("2.d"), parse("2.đ"));
    }

    #[test]
    fn an_id_says_what_holds_it() {
        let parse = |text: &str| text.parse::<ItemId>().unwrap();
        assert_eq!((parse("14").section(), parse("14").label()), (None, "14"));
        assert_eq!((parse("2.đ").section(), parse("2.đ").label()), (Some("2"), "đ"));
        assert!(parse("Đ.1").is_in(&parse("đ")) && parse("Đ.1").outer() == Some(parse("đ")));
        assert!(parse("đ.1.a").is_in(&parse("Đ")) && !parse("d.1").is_in(&parse("Đ")));
    }
}
