//! What became of what was reported: it only ever grows, so that what is changed or gone stands out.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;

use super::edit::{Content, Edit};
use super::kind::{Effect, Kind};
use super::place::{Place, Said};
use super::renumbering::Pairs;
use crate::assess::changes::Value;
use crate::model::{
    AgencyId, Confirmation, Entry, Evidence, ItemId, Measurement, Occurrence, Override, Plan, ProgressReport,
    ReportPeriod, Scope,
};
use crate::source::Span;

/// Every edit of the ledger.
pub(super) fn edits<'a>(base: &'a Plan, head: &'a Plan, pairs: &Pairs<'a>) -> Vec<Edit<'a>> {
    let keys = |plan: &'a Plan| plan.reports.iter().map(|it| (it.period.value, &it.agency.value));
    let all: BTreeSet<(ReportPeriod, &AgencyId)> = keys(base).chain(keys(head)).collect();
    let reports = |plan: &'a Plan, key: &(ReportPeriod, &AgencyId)| {
        let is_it = |it: &&ProgressReport| (it.period.value, &it.agency.value) == *key;
        plan.reports.iter().filter(is_it).collect::<Vec<_>>()
    };
    let of_key = |key: (ReportPeriod, &'a AgencyId)| {
        let both = Both { key, before: reports(base, &key), after: reports(head, &key) };
        both.edits(pairs)
    };
    all.into_iter().flat_map(of_key).collect()
}

/// What one agency reported for one period, in two states; in one file or several.
struct Both<'a> {
    key: (ReportPeriod, &'a AgencyId),
    before: Vec<&'a ProgressReport>,
    after: Vec<&'a ProgressReport>,
}

/// The kinds of edit of a table: one more, another, one less.
type Kinds = [Kind; 3];

impl<'a> Both<'a> {
    fn edits(&self, pairs: &Pairs<'a>) -> Vec<Edit<'a>> {
        let mut edits: Vec<Edit<'a>> = self.as_a_whole().into_iter().collect();
        edits.extend(self.table(
            pairs,
            (Said::Entry, [Kind::EntryAdded, Kind::EntryChanged, Kind::EntryRemoved]),
            |report| &report.entries,
            |it| (&it.item.value, it.on.value, it.item.span),
            |old, new| content(old) == content(new),
            Content::Entry,
        ));
        edits.extend(self.table(
            pairs,
            (Said::Occurrence, [Kind::OccurrenceAdded, Kind::OccurrenceChanged, Kind::OccurrenceRemoved]),
            |report| &report.occurrences,
            |it| (&it.item.value, it.on.value, it.item.span),
            |old, new| {
                let days = |it: &Occurrence| (it.on.value, it.due.value, it.done.map(|day| day.value));
                days(old) == days(new)
            },
            Content::Occurrence,
        ));
        edits.extend(self.table(
            pairs,
            (
                Said::Confirmation,
                [Kind::ConfirmationAdded, Kind::ConfirmationChanged, Kind::ConfirmationRemoved],
            ),
            |report| &report.confirmations,
            |it| (&it.item.value, it.on.value, it.item.span),
            |old, new| confirmed(old) == confirmed(new),
            Content::Confirmation,
        ));
        edits.extend(self.table(
            pairs,
            (Said::Override, [Kind::OverrideAdded, Kind::OverrideChanged, Kind::OverrideRemoved]),
            |report| &report.overrides,
            |it| (&it.item.value, it.on.value, it.item.span),
            |old, new| judged(old) == judged(new),
            Content::Override,
        ));
        edits
    }

    /// A report that is new or gone, came in on another day, or says otherwise what is said beside the entries.
    fn as_a_whole(&self) -> Option<Edit<'a>> {
        let day = |reports: &[&ProgressReport]| reports.iter().find_map(|it| it.submitted).map(|it| it.value);
        let beside =
            |reports: &[&ProgressReport]| reports.iter().flat_map(|it| beside(it)).collect::<Vec<_>>();
        let days = (day(&self.before), day(&self.after));
        let lines = (beside(&self.before), beside(&self.after));
        let kind = match (self.before.is_empty(), self.after.is_empty()) {
            (true, _) => Kind::ReportAdded,
            (_, true) => Kind::ReportRemoved,
            _ if days.0 != days.1 => Kind::SubmittedChanged,
            _ if lines.0 != lines.1 => Kind::ReportChanged,
            _ => return None,
        };
        let (period, by) = self.key;
        let span = self.after.first().map(|it| it.submitted.map_or(it.agency.span, |day| day.span));
        let is_day = kind == Kind::SubmittedChanged;
        let place = Place::Report { by: by.clone(), period, is_day };
        let (before, after) = if kind == Kind::ReportChanged {
            (Content::Value(Value::Lines(lines.0)), Content::Value(Value::Lines(lines.1)))
        } else {
            (Content::Value(Value::Day(days.0)), Content::Value(Value::Day(days.1)))
        };
        Some(Edit {
            place,
            former: None,
            kind,
            effect: Effect::Neutral,
            before,
            after,
            span,
            amendment: None,
        })
    }

    /// The edits of one table: what speaks of one item, be it renumbered, and says the same in both states is taken out;
    /// then what speaks of one item on one day is one.
    fn table<T: 'a>(
        &self,
        pairs: &Pairs<'a>,
        (what, [added, changed, removed]): (Said, Kinds),
        of: impl Fn(&'a ProgressReport) -> &'a Vec<T>,
        about: impl Fn(&'a T) -> (&'a ItemId, NaiveDate, Span),
        is_same: impl Fn(&T, &T) -> bool,
        content: impl Fn(&'a T) -> Content<'a>,
    ) -> Vec<Edit<'a>> {
        let mut old = Old::new(self.before.iter().flat_map(|it| of(it)), |it| about(it).0, pairs);
        let mut new: Vec<&'a T> = self.after.iter().flat_map(|it| of(it)).collect();
        new.retain(|it| old.take(about(it).0, |other| is_same(other, it)).is_none());
        let key = |it: &'a T| (about(it).0, about(it).1);
        let mut edits = Vec::new();
        for it in new {
            edits.push((old.take(about(it).0, |other| key(other) == key(it)), Some(it)));
        }
        edits.extend(old.left.into_iter().flatten().map(|it| (Some(it), None)));
        let edit = |(before, after): (Option<&'a T>, Option<&'a T>)| {
            let (item, on, _) = about(after.or(before)?);
            let kind = match (before, after) {
                (None, _) => added,
                (_, None) => removed,
                _ => changed,
            };
            let part = |it: Option<&'a T>| it.map_or(Content::Nothing, &content);
            Some(Edit {
                place: Place::Said {
                    item: item.clone(),
                    what,
                    by: self.key.1.clone(),
                    period: self.key.0,
                    on,
                },
                former: None,
                kind,
                effect: Effect::Neutral,
                before: part(before),
                after: part(after),
                span: after.map(|it| about(it).2),
                amendment: None,
            })
        };
        edits.into_iter().filter_map(edit).collect()
    }
}

/// What stood before, while nothing of now was found to be the same.
struct Old<'a, T> {
    left: Vec<Option<&'a T>>,
    /// Where what speaks of an item stands, under its id of then and that of now.
    places: HashMap<&'a ItemId, Vec<usize>>,
}

impl<'a, T> Old<'a, T> {
    fn new(all: impl Iterator<Item = &'a T>, item: impl Fn(&'a T) -> &'a ItemId, pairs: &Pairs<'a>) -> Self {
        let left: Vec<Option<&'a T>> = all.map(Some).collect();
        let mut places: HashMap<&'a ItemId, Vec<usize>> = HashMap::new();
        for (at, id) in left.iter().flatten().map(|it| item(it)).enumerate() {
            places.entry(id).or_default().push(at);
            let later = pairs.later(id);
            if later != id {
                places.entry(later).or_default().push(at);
            }
        }
        Self { left, places }
    }

    /// Takes out the first that speaks of an item and is the one that is wanted.
    fn take(&mut self, item: &ItemId, is_wanted: impl Fn(&'a T) -> bool) -> Option<&'a T> {
        let at = self.places.get(item)?.iter().find(|at| self.left[**at].is_some_and(&is_wanted))?;
        self.left[*at].take()
    }
}

/// What a report says beside its entries: that there is nothing to report, what is difficult and proposed, and which days
/// of hand-in were wrong.
fn beside(report: &ProgressReport) -> Vec<String> {
    let nothing = report.nothing_to_report.iter().map(|why| why.value.clone());
    let whole = report.difficulties.iter().chain(&report.proposals).cloned();
    let nothing = nothing.chain(whole);
    let corrections = report.corrections.iter().map(|it| format!("{} {} {}", it.was, it.on.value, it.why));
    nothing.chain(corrections).collect()
}

/// What an entry says, but of which item: every field by its name, so that the compiler leads here when one is added.
fn content(entry: &Entry) -> impl PartialEq + use<'_> {
    let Entry { item: _, on, scope, round, state, percent, measured, note, cause, decision, evidence } =
        entry;
    let scope = match scope {
        Scope::Own => (false, None),
        Scope::Whole(_) => (true, None),
        Scope::Part(part) => (false, Some(part.value.as_str())),
    };
    let measured: BTreeMap<&str, String> = measured
        .iter()
        .map(|Measurement { metric, value, place: _ }| (metric.as_str(), value.to_string()))
        .collect();
    let evidence: Vec<_> = evidence.iter().map(shown).collect();
    let stated = (state.map(|it| it.value), percent.map(|it| it.value), measured);
    let said = (note.as_deref(), cause.as_deref(), decision.as_ref().map(|it| it.value.as_str()));
    let round = round.as_ref().map(|it| it.value.as_str());
    (on.value, scope, round, stated, said, evidence)
}

fn shown(evidence: &Evidence) -> impl PartialEq + use<'_> {
    let Evidence { number, issued, by, path, pages, sha256 } = evidence;
    (
        number.as_deref(),
        issued.map(|it| it.value),
        by.as_ref().map(ToString::to_string),
        path.as_ref().map(|it| it.value.as_str()),
        pages.as_deref(),
        sha256.as_ref().map(|it| it.value.as_str()),
    )
}

fn confirmed(confirmation: &Confirmation) -> impl PartialEq + use<'_> {
    let Confirmation { item: _, part, round, on, by, note } = confirmation;
    let part = part.as_ref().map(|it| it.value.as_str());
    (part, round.as_ref().map(|it| it.value.as_str()), on.value, by.as_str(), note.as_deref())
}

fn judged(judgement: &Override) -> impl PartialEq + use<'_> {
    let Override { item: _, on, rating, by, reason, until } = judgement;
    (on.value, *rating, by.as_str(), reason.as_str(), until.map(|it| it.value))
}
