//! Findings with what every format needs of them: places as lines and columns, and fingerprints.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::hash::Hasher as _;

use fnv::FnvHasher;

use super::folded::Owners;
use crate::diagnostic::{Diagnostic, Report, RuleInfo};
use crate::source::{LineCol, SourceMap, Span};

/// The findings of a run, the files they point into, and the rules there are.
#[derive(Clone, Copy)]
pub struct Findings<'a> {
    pub report: &'a Report,
    pub sources: &'a SourceMap,
    /// Every rule, by id.
    pub rules: &'a [&'static RuleInfo],
    /// The plans that files belong to; where it is empty, people are told each finding.
    pub owners: &'a Owners,
}

/// Where a finding is, for formats that count lines.
pub struct Place<'a> {
    pub file: &'a str,
    pub start: LineCol,
    /// Past the last character.
    pub end: LineCol,
}

impl<'a> Findings<'a> {
    /// Where a finding points.
    pub fn place(&self, diagnostic: &Diagnostic) -> Place<'a> {
        self.place_of(diagnostic.span)
    }

    /// Where a span stands.
    pub fn place_of(&self, span: Span) -> Place<'a> {
        Place {
            file: &self.sources.file(span.source).path,
            start: self.sources.line_col(span.source, span.start),
            end: self.sources.line_col(span.source, span.end),
        }
    }

    /// For each finding, a name that stays when lines above it come and go: made of the rule, the file, the words on its
    /// lines, and how many alike stand before it. FNV-1a, whose values are the same everywhere and always.
    pub fn fingerprints(&self) -> Vec<String> {
        let mut seen: BTreeMap<u64, usize> = BTreeMap::new();
        let name = |diagnostic: &Diagnostic| {
            let mut hasher = FnvHasher::default();
            for part in [diagnostic.rule.id, self.place(diagnostic).file, self.lines(diagnostic.span).trim()]
            {
                hasher.write(part.as_bytes());
                hasher.write_u8(0);
            }
            let hash = hasher.finish();
            let alike = seen.entry(hash).or_default();
            *alike += 1;
            format!("{hash:016x}-{alike}")
        };
        self.report.iter().map(name).collect()
    }

    /// The whole lines that a span touches.
    fn lines(&self, span: Span) -> Cow<'a, str> {
        self.sources.file(span.source).excerpt(&span.range()).text
    }
}
