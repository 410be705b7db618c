//! What `cchc summary` shows: items counted by something, or how clear each item is.

pub mod clarity;
pub mod counts;
pub mod json;
pub(super) mod labels;
pub mod sum;

use super::{Basis, citation};
use crate::document::Document;
use crate::message::Message;
use crate::query::counts::By;

/// What `--by` can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Counts of items by something.
    Counts(By),
    /// Each item, and whether it is as clear as the plan asks.
    Clarity,
}

impl Asked {
    /// The words of `--by`, with their values.
    pub const WORDS: &[(&str, Self)] = &[
        ("field", Self::Counts(By::Field)),
        ("section", Self::Counts(By::Section)),
        ("agency", Self::Counts(By::Lead)),
        ("officer", Self::Counts(By::Officer)),
        ("standing", Self::Counts(By::Standing)),
        ("deadline", Self::Counts(By::Deadline)),
        ("support", Self::Counts(By::Support)),
        ("plan", Self::Counts(By::Plan)),
        ("clarity", Self::Clarity),
    ];

    /// The keys of what it is called.
    pub const fn names(self) -> &'static [&'static str] {
        match self {
            Self::Counts(By::Field) => &["column.field"],
            Self::Counts(By::Section) => &["column.section"],
            Self::Counts(By::Lead) => &["column.lead", "column.leads", "column.agency"],
            Self::Counts(By::Officer) => &["column.officer"],
            Self::Counts(By::Standing) => &["column.standing"],
            Self::Counts(By::Deadline) => &["column.deadline"],
            Self::Counts(By::Support) => &["column.support", "column.supports"],
            Self::Counts(By::Plan) => &["column.plan", "column.plans"],
            Self::Clarity => &[],
        }
    }

    /// The word of `--by`.
    pub fn as_str(self) -> &'static str {
        Self::WORDS.iter().find(|(_, asked)| *asked == self).map_or("", |(word, _)| word)
    }
}

/// A document that begins with the plan, the day, and by what is counted. On paper the plan is cited, and not called by its
/// id.
fn titled(basis: &Basis<'_>, by: &'static str) -> Document {
    let words = basis.words;
    let mut document = Document { author: citation::author(basis), ..Document::default() };
    if words.is_on_paper() {
        document.title(words.say(&Message::new("summary.title").with("by", words.text(by).to_lowercase())));
        document.enclosed(citation::enclosed(basis));
        document.text(words.say(&Message::new("summary.as-of").with("as_of", basis.as_of())));
        return document;
    }
    let title = Message::new("summary.headline")
        .with("plan", basis.plan().head.id.value.as_str())
        .with("as_of", basis.as_of())
        .with("by", words.text(by));
    document.title(words.say(&title));
    document
}
