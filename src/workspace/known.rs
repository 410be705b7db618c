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

/// What a finding is about: the id of its rule, the path of its file from the plan's folder, and the text it points at.
type About = (&'static str, String, Vec<u8>);

/// Files that findings point into, and the folder of the plan they belong to.
#[derive(Clone, Copy)]
pub(super) struct Texts<'a> {
    pub(super) sources: &'a SourceMap,
    /// As in the paths of the files.
    pub(super) folder: &'a str,
}

impl Known {
    /// Findings in the files that they point into.
    pub(super) fn new(findings: &[Diagnostic], texts: Texts<'_>) -> Self {
        let mut known = Self::default();
        for finding in findings {
            known.messages.entry(about(finding, texts)).or_default().push(finding.message.clone());
        }
        known
    }

    /// Whether a finding was there before: one of the same rule that says the same of the same text in the same file.
    pub(super) fn holds(&self, finding: &Diagnostic, texts: Texts<'_>) -> bool {
        let messages = self.messages.get(&about(finding, texts));
        messages.is_some_and(|messages| messages.contains(&finding.message))
    }

    /// Likewise, and takes it out: what was there once and is there twice is new the second time.
    pub(super) fn take(&mut self, finding: &Diagnostic, texts: Texts<'_>) -> bool {
        let Some(messages) = self.messages.get_mut(&about(finding, texts)) else { return false };
        let place = messages.iter().position(|message| *message == finding.message);
        place.map(|at| messages.swap_remove(at)).is_some()
    }
}

fn about(finding: &Diagnostic, Texts { sources, folder }: Texts<'_>) -> About {
    let file = sources.file(finding.span.source);
    let pointed = file.bytes().get(finding.span.range()).unwrap_or_default().to_vec();
    let inside = file.path.strip_prefix(folder).unwrap_or(&file.path).trim_start_matches('/');
    (finding.rule.id, inside.to_owned(), pointed)
}
