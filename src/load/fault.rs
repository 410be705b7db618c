//! Why a file is not read, or counts for nothing.

use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::parse::STRAY_FILE;

/// A file that cannot be read.
static UNREADABLE: RuleInfo = RuleInfo {
    id: "unreadable",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/unreadable.md"),
};

/// A link, a pipe or a device among the files of a plan.
static NOT_A_FILE: RuleInfo = RuleInfo {
    id: "not-a-file",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/not-a-file.md"),
};

/// What can be wrong with a file before it is parsed, by id.
pub static RULES: &[&RuleInfo] = &[&NOT_A_FILE, &UNREADABLE];

/// Whether a finding is of something among a plan's files that is none of them: the plan is what the others say.
pub fn is_of_no_file(finding: &Diagnostic) -> bool {
    finding.rule.id == NOT_A_FILE.id
}

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

    /// What stands in the place of a file and is none; `is_link` where it leads elsewhere.
    pub(super) fn not_a_file(is_link: bool) -> Self {
        let message = Message::new(if is_link { "not-a-file.link" } else { "not-a-file.other" });
        Self { rule: &NOT_A_FILE, message, help: Some(Message::new("not-a-file.help")) }
    }

    /// The same in the place of what makes a folder a plan: nothing can stand in for it.
    pub(super) fn no_head(is_link: bool) -> Self {
        Self::unreadable(Self::not_a_file(is_link).message)
    }

    /// Whether the plan is whole without the file.
    pub(super) fn is_of_no_file(&self) -> bool {
        self.rule.id == NOT_A_FILE.id
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
