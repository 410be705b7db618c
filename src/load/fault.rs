//! Why a file is not read, or counts for nothing.

use crate::diagnostic::{RuleInfo, Severity};
use crate::message::Message;
use crate::parse::STRAY_FILE;

/// A file that cannot be read.
static UNREADABLE: RuleInfo = RuleInfo {
    id: "unreadable",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/unreadable.md"),
};

/// What can be wrong with a file before it is parsed, by id.
pub static RULES: &[&RuleInfo] = &[&UNREADABLE];

/// What is wrong with a file as a whole. Its messages are given the file's name as `file`.
#[derive(Clone, Debug)]
pub(super) struct Fault {
    pub(super) rule: &'static RuleInfo,
    pub(super) message: Message,
    pub(super) help: Option<Message>,
}

impl Fault {
    /// A file that cannot be read.
    pub(super) const fn unreadable(message: Message) -> Self {
        Self { rule: &UNREADABLE, message, help: None }
    }

    /// A file that could be read and counts for nothing.
    pub(super) const fn stray(message: Message, help: Message) -> Self {
        Self { rule: &STRAY_FILE, message, help: Some(help) }
    }

    /// Says what to do about it.
    pub(super) fn help(mut self, help: Message) -> Self {
        self.help = Some(help);
        self
    }
}
