//! What was found, and why something could not be done, as values.

use std::error::Error;
use std::fmt;

use crate::diagnostic::{Report, Severity};
use crate::message::Message;
use crate::source::SourceMap;

/// Findings, and the text that they point into.
#[derive(Default)]
pub struct Review {
    pub report: Report,
    pub sources: SourceMap,
}

/// The findings; what they point into would fill a screen.
impl fmt::Debug for Review {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let findings = self.report.iter().map(|it| (it.rule.id, &it.message));
        f.debug_list().entries(findings).finish()
    }
}

/// Why something could not be done.
#[derive(Debug)]
pub struct Refusal {
    pub reason: Message,
    /// What stands in the way, where findings do.
    pub review: Option<Box<Review>>,
}

impl Refusal {
    /// A refusal for the errors among findings, whose number goes into the reason.
    pub(super) fn for_errors(key: &'static str, review: Review) -> Self {
        let reason = Message::new(key).with("errors", review.report.count(Severity::Error));
        Self { reason, review: Some(Box::new(review)) }
    }
}

impl From<Message> for Refusal {
    fn from(reason: Message) -> Self {
        Self { reason, review: None }
    }
}

/// For logs and debuggers, as that of the reason.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.reason.fmt(f)
    }
}

impl Error for Refusal {}
