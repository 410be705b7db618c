//! What every rule is given, and what a rule is.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use chrono::NaiveDate;

use super::pairs::Pairs;
use crate::assess::edits::{self, Edit};
use crate::assess::ledger::Ledger;
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::model::Plan;
use crate::source::{SourceFile, SourceId, SourceMap, Span, Spanned};

/// A plan before the rules: what it means, how it is written, on which day, beside which files.
pub struct Case<'a> {
    pub plan: &'a Plan,
    pub sources: &'a SourceMap,
    pub as_of: NaiveDate,
    /// Every file below the plan's folder, by its path from there, with `/` between folders.
    pub files: &'a BTreeSet<String>,
    /// The SHA-256 in hexadecimal of those files that evidence recorded it of, where they can be read.
    pub digests: &'a BTreeMap<String, String>,
    /// The edit that is to be judged, where it is known what stood before.
    pub review: Option<Review<'a>>,
    pub shared: Shared<'a>,
}

/// What several rules look at, made for the first that asks.
#[derive(Default)]
pub struct Shared<'a> {
    /// What was ever reported.
    ledger: OnceCell<Ledger<'a>>,
    /// The files that are text.
    texts: OnceCell<Vec<Readable<'a>>>,
}

/// A file that is text.
struct Readable<'a> {
    id: SourceId,
    text: &'a str,
    /// Which bytes stand next to each other in it.
    pairs: Pairs,
}

impl<'a> Readable<'a> {
    fn of(id: SourceId, file: &'a SourceFile) -> Option<Self> {
        Some(Self { id, text: file.utf8()?, pairs: Pairs::of(file.bytes()) })
    }
}

/// An edit of a plan: what stood before, and what leads from there to the plan.
#[derive(Clone, Copy)]
pub struct Review<'a> {
    pub base: &'a Plan,
    pub edits: &'a [Edit<'a>],
}

impl<'a> Review<'a> {
    /// What was changed in what was decided, if the plan was in force already.
    pub(super) fn of_decisions(self, as_of: NaiveDate) -> impl Iterator<Item = &'a Edit<'a>> {
        let is_in_force = edits::is_in_force(self.base, as_of);
        self.edits.iter().filter(move |edit| is_in_force && edit.amendment.is_none())
    }
}

impl Case<'_> {
    /// Where some bytes of a text stand in its file; the whole text, where it is written with escapes.
    pub(super) fn words(&self, text: &Spanned<String>, range: &Range<usize>) -> Span {
        let file = self.sources.file(text.span.source).bytes();
        let written = file.get(text.span.range()).unwrap_or_default();
        let is_plain = written.get(1..written.len().max(2) - 1) == Some(text.as_bytes());
        if !is_plain || range.is_empty() {
            return text.span;
        }
        let start = text.span.range().start + 1;
        Span::new(text.span.source, &(start + range.start..start + range.end))
    }

    /// The lines on which an error was found already, so that what else is amiss there is no news.
    pub(super) fn faults(&self, found: &[Diagnostic]) -> Faults<'_> {
        let errors = found.iter().filter(|it| it.severity == Severity::Error);
        Faults { sources: self.sources, places: errors.map(|it| it.span).collect() }
    }
}

/// The places of errors, to be asked of many others.
pub(super) struct Faults<'a> {
    sources: &'a SourceMap,
    places: BTreeSet<Span>,
}

impl Faults<'_> {
    /// Whether one begins on the line where `span` does. If any does, so does the next before or after it.
    pub(super) fn touch(&self, span: Span) -> bool {
        let here = Span { end: 0, ..span };
        let near = [self.places.range(..here).next_back(), self.places.range(here..).next()];
        near.into_iter().flatten().any(|it| self.sources.is_one_line(*it, span))
    }

    /// Notes another.
    pub(super) fn add(&mut self, span: Span) {
        self.places.insert(span);
    }
}

impl<'a> Case<'a> {
    /// What was ever reported, of days to come too.
    pub(super) fn ledger(&self) -> &Ledger<'a> {
        self.shared.ledger.get_or_init(|| Ledger::new(self.plan, NaiveDate::MAX))
    }

    /// The text of each file.
    pub(super) fn texts(&self) -> impl Iterator<Item = (SourceId, &'a str)> {
        self.texts_with(|_, _| true)
    }

    /// The text of each file in which a rule may find something, by its bytes and by which stand next to each other.
    pub(super) fn texts_with(
        &self,
        may_hold: impl Fn(&[u8], &Pairs) -> bool,
    ) -> impl Iterator<Item = (SourceId, &'a str)> {
        // Almost no file holds what these rules look for.
        let texts = self
            .shared
            .texts
            .get_or_init(|| self.sources.iter().filter_map(|(id, file)| Readable::of(id, file)).collect());
        let texts = texts.iter().filter(move |it| may_hold(it.text.as_bytes(), &it.pairs));
        texts.map(|it| (it.id, it.text))
    }
}

/// A check over a whole plan.
pub struct Rule {
    pub info: RuleInfo,
    pub(super) check: fn(&'static RuleInfo, &Case<'_>, &mut Vec<Diagnostic>),
}
