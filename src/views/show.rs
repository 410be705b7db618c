//! Everything about one item: where it stands in the files, what it asks of whom, and how its standing came about.

use chrono::NaiveDate;
use serde::Serialize;

use super::item::ItemView;
use super::{Basis, VERSION, wording};
use crate::assess::{Assessment, Pace};
use crate::document::{Cell, Document, Head, Table};
use crate::message::{Arg, Message};
use crate::model::{Action, Entry, Item, Occurrence, State};

/// The JSON of `cchc show`.
#[derive(Serialize)]
pub struct ShowView<'a> {
    version: u8,
    plan: &'a str,
    as_of: NaiveDate,
    item: ItemView<'a>,
    /// The sum behind the rating; null while the item is not under way.
    pace: Option<PaceView>,
}

#[derive(Serialize)]
struct PaceView {
    start: NaiveDate,
    days_gone: i64,
    days_in_all: i64,
    /// Share of the time gone, 0–1.
    planned: f64,
    spi: f64,
    forecast: Option<NaiveDate>,
}

impl<'a> ShowView<'a> {
    /// The view of one item.
    pub fn new(basis: &Basis<'a>, assessment: &'a Assessment<'a>) -> Self {
        let pace = assessment.pace.map(|pace| PaceView {
            start: pace.start,
            days_gone: pace.gone,
            days_in_all: pace.duration,
            planned: pace.planned(),
            spi: pace.spi(),
            forecast: pace.forecast(),
        });
        Self {
            version: VERSION,
            plan: &basis.plan().head.id.value,
            as_of: basis.as_of(),
            item: ItemView::new(basis, assessment),
            pace,
        }
    }
}

/// The screen for one item.
pub fn document(basis: &Basis<'_>, assessment: &Assessment<'_>) -> Document {
    let (words, item) = (basis.words, assessment.item);
    let mut document = Document::default();
    document.title(format!("{} {}", item.id.value, item.name));
    document.text(place(basis, item));
    document.table(facts(basis, assessment));
    if !item.goals.is_empty() {
        document.heading(words.text("show.goals"));
        document.list(item.goals.iter().map(|goal| goal.value.clone()).collect());
    }
    if !item.targets.is_empty() {
        document.heading(words.text("show.targets"));
        document.list(item.targets.iter().map(|it| wording::metric_and_target(words, it)).collect());
    }
    if !item.actions.is_empty() {
        document.heading(words.text("show.actions"));
        document.list(item.actions.iter().map(|it| action(basis, it)).collect());
    }
    document.heading(words.text("show.standing"));
    document.text(wording::standing_cell(words, assessment.standing));
    document.list(explanation(basis, assessment));
    errata(basis, item, &mut document);
    document
}

/// The file and line, as editors and terminals understand them.
fn place(basis: &Basis<'_>, item: &Item) -> String {
    let span = item.id.span;
    let at = basis.sources.line_col(span.source, span.start);
    format!("{}:{}", basis.sources.file(span.source).path, at.line)
}

fn facts(basis: &Basis<'_>, assessment: &Assessment<'_>) -> Table {
    let (words, item) = (basis.words, assessment.item);
    let mut table =
        Table::of([Head::words(words.text("column.fact")), Head::words(words.text("column.content"))]);
    let mut fact = |key: &'static str, text: Option<String>| {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            table.row([words.text(key).into(), text.into()]);
        }
    };
    let section = basis.plan().section_of(item);
    fact("column.section", section.map(|it| format!("{} {}", it.id.value, it.title)));
    fact("column.level", item.level.map(|level| words.text(wording::level_key(level)).to_owned()));
    fact("column.code", item.code.as_ref().map(|code| code.value.clone()));
    fact("column.lead", Some(wording::names(basis, &item.lead)));
    fact(
        item.support_role.map_or("column.support", wording::support_role_key),
        Some(wording::names(basis, &item.support)),
    );
    fact("column.officer", item.officer.clone());
    fact("column.deadline", Some(item.deadline.text.value.clone()));
    fact("column.meaning", Some(wording::deadline_meaning(words, &item.deadline, assessment.due)));
    fact("column.condition", item.deadline.condition.clone());
    fact("column.same-as", wording::doubles(basis.plan(), item));
    table
}

fn action(basis: &Basis<'_>, action: &Action) -> String {
    let words = basis.words;
    let by = if action.by.is_empty() {
        words.text("part.unnamed").to_owned()
    } else {
        words.say(&Message::new("show.by").with("names", wording::names(basis, &action.by)))
    };
    let with = if action.with.is_empty() {
        String::new()
    } else {
        words.say(&Message::new("show.with").with("names", wording::names(basis, &action.with)))
    };
    let mut lines = vec![format!("{} [{by}{with}]", action.text)];
    lines.extend(action.steps.iter().map(|step| format!("+ {step}")));
    lines.join("\n")
}

/// How the standing came about: the reasons, then the sum, then the last report.
fn explanation(basis: &Basis<'_>, assessment: &Assessment<'_>) -> Vec<String> {
    let words = basis.words;
    let mut lines: Vec<String> = assessment.reasons.iter().map(|it| wording::reason(words, it)).collect();
    if let Some(pace) = assessment.pace {
        lines.push(sum(basis, &pace));
    }
    if 1 < assessment.leads && 0 < assessment.leads_heard {
        let message = Message::new("show.mean")
            .with("percent", Arg::Decimal(assessment.percent.unwrap_or_default(), 1))
            .with("leads", assessment.leads)
            .with("heard", assessment.leads_heard);
        lines.push(words.say(&message));
    }
    lines.extend(assessment.occurrences.iter().map(|it| occurrence(basis, it)));
    match assessment.last {
        Some(entry) => lines.extend(last_report(basis, entry, assessment.state)),
        None if assessment.occurrences.is_empty() => lines.push(words.text("show.no-report").to_owned()),
        None => {}
    }
    lines
}

/// A case: when it arose, by when it is due, whether it has been dealt with by the day.
fn occurrence(basis: &Basis<'_>, it: &Occurrence) -> String {
    let done = it.done.map(|done| done.value).filter(|done| *done <= basis.as_of());
    let message = Message::new(if done.is_some() { "show.case-done" } else { "show.case" })
        .with("on", it.on.value)
        .with("due", it.due.value);
    basis.words.say(&match done {
        Some(done) => message.with("done", done),
        None => message,
    })
}

/// The sum as a person would do it on paper.
fn sum(basis: &Basis<'_>, pace: &Pace) -> String {
    let key = if pace.forecast().is_some() { "show.sum" } else { "show.sum-no-forecast" };
    let mut message = wording::paced(key, pace)
        .with("start", pace.start)
        .with("spi", wording::spi(pace, pace.is_below(basis.plan().risk.spi)))
        .with("threshold", Arg::Decimal(basis.plan().risk.spi, 2));
    if let Some(forecast) = pace.forecast() {
        message = message.with("forecast", forecast);
    }
    basis.words.say(&message)
}

fn last_report(basis: &Basis<'_>, entry: &Entry, state: Option<State>) -> Vec<String> {
    let words = basis.words;
    let state = state.map_or("state.unsaid", wording::state_key);
    let last = Message::new("show.last").with("on", entry.on.value).with("state", Arg::Key(state));
    let mut lines = vec![words.say(&last)];
    let mut quoted = |key: &'static str, text: &Option<String>| {
        if let Some(text) = text {
            lines.push(words.say(&Message::new(key).with("text", text.as_str())));
        }
    };
    quoted("show.note", &entry.note);
    quoted("show.cause", &entry.cause);
    for evidence in &entry.evidence {
        let number = evidence
            .number
            .as_deref()
            .or(evidence.path.as_ref().map(|path| path.as_str()))
            .unwrap_or_default();
        lines.push(words.say(&Message::new("show.evidence").with("text", number)));
    }
    lines
}

/// Where the item differs from the printed text.
fn errata(basis: &Basis<'_>, item: &Item, document: &mut Document) {
    let id = item.id.value.as_str();
    let mine = basis.plan().errata.iter().filter(|erratum| {
        erratum.at.value.get(..id.len()).is_some_and(|head| head.eq_ignore_ascii_case(id))
            && erratum.at.value[id.len()..].starts_with('.')
    });
    let lines: Vec<String> = mine
        .map(|erratum| {
            let message = Message::new("show.erratum")
                .with("printed", erratum.printed.as_str())
                .with("read_as", erratum.read_as.as_str())
                .with("why", erratum.why.as_str());
            basis.words.say(&message)
        })
        .collect();
    if !lines.is_empty() {
        document.heading(basis.words.text("show.errata"));
        document.list(lines);
    }
}

/// The facts and the standing, a row each, for a spreadsheet.
pub fn records(basis: &Basis<'_>, assessment: &Assessment<'_>) -> Table {
    let words = basis.words;
    let titles = ["column.plan", "column.id", "column.fact", "column.content"];
    let mut table = Table::of(titles.map(|title| Head::words(words.text(title))));
    let ids = [basis.plan().head.id.value.as_str(), assessment.item.id.value.as_str()];
    let mut row = |cells: Vec<Cell>| table.row(ids.map(Cell::from).into_iter().chain(cells));
    for fact in facts(basis, assessment).rows {
        row(fact.cells);
    }
    row(vec![words.text("show.standing").into(), wording::standing_cell(words, assessment.standing)]);
    for line in explanation(basis, assessment) {
        row(vec![words.text("column.reason").into(), line.into()]);
    }
    table
}
