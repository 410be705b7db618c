//! Which level a rule's findings have in a run: the rule's own, or what `[lint]` and the command line say.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Spanned;

/// What somebody wants of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Say nothing.
    Allow,
    /// A warning, whatever the rule's own severity.
    Warn,
    /// An error.
    Deny,
}

impl Level {
    /// The keys of `[lint]` and the options of `cchc check`, with their values.
    pub const WORDS: &[(&str, Self)] = &[("allow", Self::Allow), ("warn", Self::Warn), ("deny", Self::Deny)];
}

/// What a `cchc.toml` says: rule ids, as written, and the level each is to have.
#[derive(Debug, Default)]
pub struct Config {
    pub levels: Vec<(Spanned<String>, Level)>,
}

/// The levels of a run, by rule id. What is set later counts.
#[derive(Debug, Default)]
pub struct Levels {
    levels: BTreeMap<&'static str, Level>,
}

impl Levels {
    /// Sets the level of a rule.
    pub fn set(&mut self, id: &'static str, level: Level) {
        self.levels.insert(id, level);
    }

    /// Gives a rule the level that it has in `other`.
    pub fn take(&mut self, id: &'static str, other: &Self) {
        match other.levels.get(id) {
            Some(level) => self.levels.insert(id, *level),
            None => self.levels.remove(id),
        };
    }

    /// Gives findings their level, and drops those that are allowed.
    pub fn apply(&self, findings: &mut Vec<Diagnostic>) {
        findings.retain_mut(|finding| match self.levels.get(finding.rule.id) {
            Some(Level::Allow) => false,
            Some(Level::Warn) => {
                finding.severity = Severity::Warning;
                true
            }
            Some(Level::Deny) => {
                finding.severity = Severity::Error;
                true
            }
            None => true,
        });
    }
}
