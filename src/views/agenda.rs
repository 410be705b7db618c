//! What needs attention in a plan: late or at risk, falling due next, reports to come.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Basis, wording};
use crate::assess::{Assessment, Reason, ReportRound, Standing};
use crate::document::{Cell, Document, Head, Table, Tone};
use crate::i18n::Words;
use crate::message::Message;
use crate::text;

/// How many lines the list of what needs attention has at most; the whole list is a command away.
const URGENT_LINES: usize = 8;
/// Up to this many items of one day are named; more are counted.
const FEW: usize = 10;
/// How many coming days are shown.
const NEXT_DAYS: usize = 3;

/// What is overdue or at risk, worst first; items that stand alike for the same reason share a line.
pub(super) fn attention(basis: &Basis<'_>, document: &mut Document) {
    let words = basis.words;
    document.heading(words.text("status.attention"));
    let alike = alike(basis, |standing| standing == Standing::Overdue || standing.is_at_risk());
    if alike.is_empty() {
        document.text(Cell::toned(words.text("status.nothing-urgent"), Tone::Good));
        return;
    }
    let mut table = Table::of([
        Head::number(words.text("column.count")),
        Head::words(words.text("column.standing")),
        Head::words(words.text("column.reason")),
        Head::words(words.text("column.items")),
    ]);
    for group in alike.iter().take(URGENT_LINES) {
        table.row([
            group.items.len().to_string().into(),
            wording::standing_cell(words, group.standing),
            wording::reason(words, group.reason).into(),
            group.listed().into(),
        ]);
    }
    document.table(table);
    let left: usize = alike.iter().skip(URGENT_LINES).map(|group| group.items.len()).sum();
    if 0 < left {
        document.text(words.say(&Message::new("status.more").with("count", left)));
    }
    document.text(Cell::toned(words.text("status.see-all"), Tone::Muted));
}

/// Items that stand alike for the same reason.
pub(super) struct Alike<'a> {
    pub(super) standing: Standing,
    days_left: i64,
    pub(super) reason: &'a Reason,
    pub(super) items: Vec<&'a Assessment<'a>>,
}

impl Alike<'_> {
    /// One item by id and name; several by their ids, runs joined.
    pub(super) fn listed(&self) -> String {
        match self.items[..] {
            [only] => format!("{} {}", only.item.id.value, only.item.name),
            _ => text::joined_runs(self.items.iter().map(|it| it.item.id.value.as_str())),
        }
    }
}

/// The items at standings that are `wanted`, worst first.
pub(super) fn alike<'a>(basis: &Basis<'a>, wanted: impl Fn(Standing) -> bool) -> Vec<Alike<'a>> {
    let mut groups: Vec<Alike<'a>> = Vec::new();
    for assessment in basis.survey.items.iter().filter(|it| wanted(it.standing)) {
        let (standing, reason) = (assessment.standing, &assessment.reasons[0]);
        match groups.iter_mut().find(|group| group.standing == standing && group.reason == reason) {
            Some(group) => group.items.push(assessment),
            None => groups.push(Alike {
                standing,
                days_left: assessment.days_left.unwrap_or(i64::MAX),
                reason,
                items: vec![assessment],
            }),
        }
    }
    groups.sort_by_key(|group| (group.standing, group.days_left));
    groups
}

/// The next days on which something falls due.
pub(super) fn next(basis: &Basis<'_>, document: &mut Document) {
    let words = basis.words;
    let mut days: BTreeMap<NaiveDate, Vec<&str>> = BTreeMap::new();
    for assessment in basis.survey.items.iter().filter(|it| !it.standing.is_closed()) {
        if let Some(due) = assessment.due.filter(|due| basis.as_of() <= *due) {
            days.entry(due).or_default().push(assessment.item.id.value.as_str());
        }
    }
    document.heading(words.text("status.next"));
    if days.is_empty() {
        document.text(words.text("status.nothing-next"));
        return;
    }
    let lines = days.into_iter().take(NEXT_DAYS).map(|(due, ids)| {
        let key = if ids.len() <= FEW { "status.next-few" } else { "status.next-many" };
        let message = Message::new(key)
            .with("due", due)
            .with("left", wording::days_left(words, Some((due - basis.as_of()).num_days())))
            .with("count", ids.len())
            .with("items", text::joined_runs(ids.into_iter()));
        words.say(&message)
    });
    document.list(lines.collect());
}

/// Reporting rounds: those past with reports missing, and the next to come.
pub(super) fn reports(basis: &Basis<'_>, document: &mut Document) {
    let words = basis.words;
    let (past, coming): (Vec<_>, Vec<_>) =
        basis.survey.rounds.iter().partition(|round| round.is_past(basis.as_of()));
    let past = past.into_iter().filter(|round| round.answers(basis.as_of()).received() < round.asked.len());
    let lines: Vec<String> = past
        .map(|round| round_line(words, "status.report-missing", round, basis.as_of()))
        .chain(coming.first().map(|round| round_line(words, "status.report-next", round, basis.as_of())))
        .collect();
    document.heading(words.text("status.reports"));
    if lines.is_empty() {
        document.text(words.text("status.no-reports"));
    } else {
        document.list(lines);
    }
}

fn round_line(words: Words, key: &'static str, round: &ReportRound<'_>, as_of: NaiveDate) -> String {
    let days = (round.due - as_of).num_days();
    let message = Message::new(key)
        .with("period", wording::period_message(round.period))
        .with("closes", round.closes)
        .with("due", round.due)
        .with("left", wording::days_left(words, Some(days)))
        .with("received", round.answers(as_of).received())
        .with("asked", round.asked.len());
    words.say(&message)
}
