//! Who has reported, on a screen: the rounds with their days and counts, then of the newest who has answered and what has
//! changed, then a row an agency and a column an earlier round.

use std::collections::{BTreeMap, BTreeSet};

use super::{brought, remarks};
use crate::assess::{Answer, Answers, ReportRound};
use crate::document::{Cell, Column, Document, Head, Kind, Table, Tone};
use crate::i18n::Words;
use crate::message::Message;
use crate::model::AgencyId;
use crate::views::columns::Columns;
use crate::views::{Basis, cells, wording};

/// The screen.
pub fn document(basis: &Basis<'_>) -> Document {
    let (words, plan) = (basis.words, basis.plan());
    let mut document = Document::default();
    let title = Message::new("reports.headline")
        .with("plan", plan.head.id.value.as_str())
        .with("as_of", basis.as_of());
    document.title(words.say(&title));
    let rounds = &basis.survey.rounds;
    // Those that are asked next, or were last.
    let next = rounds.iter().find(|round| basis.as_of() <= round.closes).or(rounds.last());
    let Some((reporting, next)) = plan.reporting.as_ref().zip(next) else {
        let key = if plan.reporting.is_none() { "reports.no-reporting" } else { "reports.no-rounds" };
        document.text(words.text(key));
        return document;
    };
    let asked = Message::new(if reporting.to.is_some() { "reports.asked-to" } else { "reports.asked" })
        .with("asked", next.asked.len())
        .with("to", reporting.to.as_ref().map_or("", |to| plan.agencies.name(&to.value)));
    document.text(words.say(&asked));
    document.table(days(basis, rounds));
    let under_way: Vec<_> = rounds.iter().filter(|round| is_under_way(basis, round)).collect();
    let Some((newest, earlier)) = under_way.split_last() else { return document };
    document.table(newest_answers(basis, newest));
    let mut years: BTreeMap<i32, Vec<&ReportRound<'_>>> = BTreeMap::new();
    for round in earlier {
        years.entry(round.period.year).or_default().push(round);
    }
    for rounds in years.values().rev() {
        document.table(answers(basis, rounds));
    }
    document
}

/// Whether anything can be said of who has reported: somebody has, or the day has passed.
fn is_under_way(basis: &Basis<'_>, round: &ReportRound<'_>) -> bool {
    let answers = round.answers(basis.as_of());
    0 < answers.received() + answers.missing
}

/// A row a round: from when to when its data count, by when it is due, and how many have answered how.
fn days(basis: &Basis<'_>, rounds: &[ReportRound<'_>]) -> Table {
    let (words, as_of) = (basis.words, basis.as_of());
    let received = |(round, answers): &(&ReportRound<'_>, Answers)| {
        format!("{}/{}", words.total(answers.received()), words.total(round.asked.len())).into()
    };
    let missing = |(_, answers): &(&ReportRound<'_>, Answers)| {
        let tone = if 0 < answers.missing { Tone::Bad } else { Tone::Plain };
        cells::count_or_dash(words, answers.missing + answers.awaited, tone)
    };
    let columns = Columns::new(words)
        .label("column.id", |(round, _): &(&ReportRound<'_>, Answers)| Cell::id(round.period.to_string()))
        .words("column.period", |(round, _)| wording::period_name(words, round.period).into())
        .label("column.opens", |(round, _)| cells::day(words, round.period.opens()))
        .label("column.closes", |(round, _)| cells::day(words, round.closes))
        .label("column.report-due", |(round, _)| cells::day(words, round.due))
        .number("column.received", received)
        .number("column.on-time", |(_, it)| cells::count_or_dash(words, it.in_time, Tone::Good))
        .number("column.received-late", |(_, it)| cells::count_or_dash(words, it.late, Tone::Warning))
        .number("column.missing", missing);
    columns.table(rounds.iter().map(|round| (round, round.answers(as_of))))
}

/// A row an agency: how it has answered, of how many items it tells, and what has changed since it last reported.
fn newest_answers(basis: &Basis<'_>, round: &ReportRound<'_>) -> Table {
    let words = basis.words;
    let told = |agency: &&AgencyId| match brought::brought(basis, round, agency) {
        Some(brought) => cells::count_or_dash(words, brought.items.len(), Tone::Plain),
        None => Cell::from(""),
    };
    let columns = Columns::new(words)
        .words("column.agency", |agency: &&AgencyId| basis.plan().agencies.brief(agency).into())
        .add(Column::new(head(words, round), |agency: &&AgencyId| answered(basis, round, agency)))
        .number("column.told", told)
        .words("column.change", |agency| brought::lines(basis, round, agency).join("\n").into());
    columns.table(agencies(&[round]))
}

/// A row an agency, a column a round.
fn answers(basis: &Basis<'_>, rounds: &[&ReportRound<'_>]) -> Table {
    let words = basis.words;
    let columns = Columns::new(words)
        .words("column.agency", |agency: &&AgencyId| basis.plan().agencies.brief(agency).into())
        .each(rounds, |columns, round| {
            columns.add(Column::new(head(words, round), |agency: &&AgencyId| answered(basis, round, agency)))
        });
    columns.table(agencies(rounds))
}

/// The head of the column of a round.
fn head(words: Words, round: &ReportRound<'_>) -> Head {
    Head { key: "column.period", title: wording::period_name(words, round.period), kind: Kind::Words }
}

/// How an agency has answered a round, and what is to be known of that.
fn answered(basis: &Basis<'_>, round: &ReportRound<'_>, agency: &AgencyId) -> Cell {
    if !round.concerns(agency) {
        return Cell::from("");
    }
    let cell = answer(basis.words, round.answer(agency, basis.as_of()));
    let lines = std::iter::once(cell.text.clone()).chain(remarks(basis, round, agency));
    Cell { text: lines.collect::<Vec<_>>().join("\n"), ..cell }
}

/// All that were asked in one of the rounds, then those that reported without being asked.
fn agencies<'a>(rounds: &[&ReportRound<'a>]) -> Vec<&'a AgencyId> {
    let asked = rounds.iter().flat_map(|round| &round.asked);
    let others = rounds.iter().flat_map(|round| &round.unasked);
    let mut met = BTreeSet::new();
    asked.chain(others).copied().filter(|agency| met.insert(*agency)).collect()
}

fn answer(words: Words, answer: Answer) -> Cell {
    match answer {
        Answer::InTime { on } => cells::day(words, on).with_tone(Tone::Good),
        Answer::Late { on, days } => {
            let late = Message::new("reports.late").with("on", on).with("days", days);
            Cell::toned(words.say(&late), Tone::Warning)
        }
        Answer::Missing { days } => Cell::toned(wording::days_left(words, Some(-days)), Tone::Bad),
        Answer::Awaited => Cell::toned(words.text("reports.not-due"), Tone::Muted),
    }
}
