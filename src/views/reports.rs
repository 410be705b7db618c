//! Who has reported for which period, who is late and by how many days.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::{Basis, VERSION, wording};
use crate::assess::{Answer, ReportRound};
use crate::document::{Cell, Document, Head, Table, Tone};
use crate::i18n::Words;
use crate::message::Message;
use crate::model::AgencyId;

/// The JSON of `cchc reports`.
#[derive(Serialize)]
pub struct ReportsView<'a> {
    version: u8,
    plan: &'a str,
    as_of: NaiveDate,
    /// Empty where the plan asks for no reports.
    rounds: Vec<RoundView<'a>>,
}

#[derive(Serialize)]
struct RoundView<'a> {
    period: String,
    opens: NaiveDate,
    closes: NaiveDate,
    due: NaiveDate,
    /// How many were to report; those below add up to it.
    asked: usize,
    received: usize,
    /// Of those received, how many came after the due day.
    late: usize,
    /// Past the due day.
    missing: usize,
    agencies: Vec<AnswerView<'a>>,
}

#[derive(Serialize)]
struct AnswerView<'a> {
    id: &'a str,
    name: &'a str,
    submitted: Option<NaiveDate>,
    /// Days after the due day; null while there is still time.
    days_late: Option<i64>,
    status: &'static str,
}

/// The JSON.
pub fn view<'a>(basis: &Basis<'a>) -> ReportsView<'a> {
    let rounds = basis.survey.rounds.iter().map(|round| {
        let answers = round.answers(basis.as_of());
        RoundView {
            period: round.period.to_string(),
            opens: round.period.opens(),
            closes: round.closes,
            due: round.due,
            asked: round.asked.len(),
            received: answers.received(),
            late: answers.late,
            missing: answers.missing,
            agencies: round.asked.iter().map(|agency| AnswerView::new(basis, round, agency)).collect(),
        }
    });
    ReportsView {
        version: VERSION,
        plan: &basis.plan().head.id.value,
        as_of: basis.as_of(),
        rounds: rounds.collect(),
    }
}

impl<'a> AnswerView<'a> {
    fn new(basis: &Basis<'a>, round: &ReportRound<'a>, agency: &'a AgencyId) -> Self {
        let answer = round.answer(agency, basis.as_of());
        Self {
            id: agency.as_str(),
            name: basis.plan().agencies.name(agency),
            submitted: submitted(answer),
            days_late: days_late(answer),
            status: status(answer),
        }
    }
}

/// The word of the JSON format.
const fn status(answer: Answer) -> &'static str {
    match answer {
        Answer::InTime { .. } => "on_time",
        Answer::Late { .. } => "late",
        Answer::Missing { .. } => "missing",
        Answer::Awaited => "not_due",
    }
}

const fn submitted(answer: Answer) -> Option<NaiveDate> {
    match answer {
        Answer::InTime { on } | Answer::Late { on, .. } => Some(on),
        Answer::Missing { .. } | Answer::Awaited => None,
    }
}

const fn days_late(answer: Answer) -> Option<i64> {
    match answer {
        Answer::InTime { .. } => Some(0),
        Answer::Late { days, .. } | Answer::Missing { days } => Some(days),
        Answer::Awaited => None,
    }
}

/// The screen: the rounds with their days and counts, then a row an agency and a column a round.
pub fn document(basis: &Basis<'_>) -> Document {
    let (words, plan) = (basis.words, basis.plan());
    let mut document = Document::default();
    let title = Message::new("reports.headline")
        .with("plan", plan.head.id.value.as_str())
        .with("as_of", basis.as_of());
    document.title(words.say(&title));
    let rounds = &basis.survey.rounds;
    let Some((reporting, first)) = plan.reporting.as_ref().zip(rounds.first()) else {
        let key = if plan.reporting.is_none() { "reports.no-reporting" } else { "reports.no-rounds" };
        document.text(words.text(key));
        return document;
    };
    let asked = Message::new(if reporting.to.is_some() { "reports.asked-to" } else { "reports.asked" })
        .with("asked", first.asked.len())
        .with("to", reporting.to.as_ref().map_or("", |to| plan.agencies.name(&to.value)));
    document.text(words.say(&asked));
    document.table(days(basis, rounds));
    let mut years: BTreeMap<i32, Vec<&ReportRound<'_>>> = BTreeMap::new();
    for round in rounds {
        years.entry(round.period.year).or_default().push(round);
    }
    for rounds in years.values().filter(|rounds| rounds.iter().any(|round| is_under_way(basis, round))) {
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
    let words = basis.words;
    let mut columns = vec![Head::label(words.text("column.id")), Head::words(words.text("column.period"))];
    let days = ["column.opens", "column.closes", "column.report-due"];
    columns.extend(days.map(|key| Head::label(words.text(key))));
    let counts = ["column.received", "column.on-time", "column.received-late", "column.missing"];
    columns.extend(counts.map(|key| Head::number(words.text(key))));
    let mut table = Table::of(columns);
    for round in rounds {
        let answers = round.answers(basis.as_of());
        let missing = round.asked.len() - answers.received();
        let counted = |count: usize, tone: Tone| match count {
            0 => Cell::toned("–", Tone::Muted),
            count => Cell::toned(words.total(count), tone),
        };
        table.row([
            round.period.to_string().into(),
            wording::period_name(words, round.period).into(),
            words.date(round.period.opens()).into(),
            words.date(round.closes).into(),
            words.date(round.due).into(),
            format!("{}/{}", words.total(answers.received()), words.total(round.asked.len())).into(),
            counted(answers.in_time, Tone::Good),
            counted(answers.late, Tone::Warning),
            counted(missing, if 0 < answers.missing { Tone::Bad } else { Tone::Plain }),
        ]);
    }
    table
}

/// A row an agency, a column a round.
fn answers(basis: &Basis<'_>, rounds: &[&ReportRound<'_>]) -> Table {
    let words = basis.words;
    let names = rounds.iter().map(|round| Head::words(wording::period_name(words, round.period)));
    let mut table = Table::of(std::iter::once(Head::words(words.text("column.agency"))).chain(names));
    let asked = rounds.first().map(|round| &round.asked[..]).unwrap_or_default();
    for agency in asked {
        let answers = rounds.iter().map(|round| cell(words, round.answer(agency, basis.as_of())));
        let name = Cell::from(basis.plan().agencies.brief(agency));
        table.row(std::iter::once(name).chain(answers));
    }
    table
}

fn cell(words: Words, answer: Answer) -> Cell {
    match answer {
        Answer::InTime { on } => Cell::toned(words.date(on), Tone::Good),
        Answer::Late { on, days } => {
            let late = Message::new("reports.late").with("on", on).with("days", days);
            Cell::toned(words.say(&late), Tone::Warning)
        }
        Answer::Missing { days } => Cell::toned(wording::days_left(words, Some(-days)), Tone::Bad),
        Answer::Awaited => Cell::toned(words.text("reports.not-due"), Tone::Muted),
    }
}

/// A row for each agency and round, for a spreadsheet.
pub fn records(basis: &Basis<'_>) -> Table {
    let words = basis.words;
    let titles = [
        "column.plan",
        "column.period",
        "column.opens",
        "column.closes",
        "column.report-due",
        "column.id",
        "column.agency",
        "column.submitted",
        "column.days-late",
        "column.standing",
    ];
    let mut table = Table::of(titles.map(|title| Head::words(words.text(title))));
    for round in &basis.survey.rounds {
        for agency in &round.asked {
            let answer = round.answer(agency, basis.as_of());
            let label = words.text(match answer {
                Answer::InTime { .. } => "column.on-time",
                Answer::Late { .. } => "column.received-late",
                Answer::Missing { .. } => "column.missing",
                Answer::Awaited => "reports.not-due",
            });
            let texts = [
                basis.plan().head.id.value.clone(),
                round.period.to_string(),
                round.period.opens().to_string(),
                round.closes.to_string(),
                round.due.to_string(),
                agency.to_string(),
                basis.plan().agencies.name(agency).to_owned(),
                submitted(answer).map(|it| it.to_string()).unwrap_or_default(),
                days_late(answer).map(|it| it.to_string()).unwrap_or_default(),
                label.to_owned(),
            ];
            table.row(texts.map(Cell::from));
        }
    }
    table
}
