//! What was found in a plan before a change of it, so that what the change brings can be told.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::message::Message;
use crate::source::SourceMap;

/// Findings, wherever they stand now: a change moves the text behind it.
#[derive(Debug, Default)]
pub(super) struct Known {
    messages: BTreeMap<About, Vec<Message>>,
}

/// What a finding is about: the id of its rule, the path of its file, and the text it points at.
type About = (&'static str, String, Vec<u8>);

impl Known {
    /// Findings in the files that they point into.
    pub(super) fn new(findings: &[Diagnostic], sources: &SourceMap) -> Self {
        let mut known = Self::default();
        for finding in findings {
            known.messages.entry(about(finding, sources)).or_default().push(finding.message.clone());
        }
        known
    }

    /// Whether a finding was there before: one of the same rule that says the same of the same text in the same file.
    pub(super) fn holds(&self, finding: &Diagnostic, sources: &SourceMap) -> bool {
        let messages = self.messages.get(&about(finding, sources));
        messages.is_some_and(|messages| messages.contains(&finding.message))
    }
}

fn about(finding: &Diagnostic, sources: &SourceMap) -> About {
    let file = sources.file(finding.span.source);
    let pointed = file.bytes().get(finding.span.range()).unwrap_or_default().to_vec();
    (finding.rule.id, file.path.clone(), pointed)
}
