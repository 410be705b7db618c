//! The form for an agency's report as a workbook: a sheet to be filled in, and one that nobody sees, by which it is known
//! again. Always Vietnamese.

use super::form::about_target;
use super::{Basis, items, reason, wording};
use crate::document::sheet::{Check, Content, Field, Line, Look, Purpose, Rule, Sheet, Workbook};
use crate::message::{Arg, Message};
use crate::model::{ReportPeriod, State};
use crate::query::form::{Form, LastReport, Wanted};
use crate::query::sheet_form::{self, AboutRow, Origin, RowKind, SHOWN, kept};

/// How wide the columns are: the key, which is hidden, then those that [`SHOWN`] counts.
const WIDTHS: [f64; 13] = [0.0, 8.0, 28.0, 13.0, 13.0, 20.0, 12.0, 12.0, 9.0, 10.0, 26.0, 16.0, 17.0];
/// What an agency may say of how far an item is; a halt is decided by others.
const STATES: [State; 4] = [State::NotStarted, State::InProgress, State::Done, State::Blocked];
/// Where the choices stand in the sheet that nobody sees: the states, and the items that have cases.
const CHOICES: [u32; 2] = [kept::FIRST_TEXT + SHOWN.end + 1, kept::FIRST_TEXT + SHOWN.end + 2];

/// The workbook. `basis` speaks Vietnamese; each row comes with what its mark is, and `digest` makes that of all.
pub fn workbook(
    basis: &Basis<'_>,
    form: &Form<'_>,
    rows: &[(AboutRow<'_>, String)],
    digest: impl Fn(&str) -> String,
) -> Workbook {
    let title = basis.words.say(&message(basis, form, "form.title"));
    let mut lines = vec![Line::Across(title.clone(), Look::Title)];
    lines.extend(about(basis, form).into_iter().map(|text| Line::Across(text, Look::Note)));
    let head = lines.len();
    let cells: Vec<Vec<Field>> =
        rows.iter().enumerate().map(|(at, (row, _))| cells(basis, at, row)).collect();
    lines.extend(cells.iter().cloned().map(Line::Cells));
    let is_asked =
        |(row, _): &&(AboutRow<'_>, String)| matches!(row.row.kind, RowKind::Item | RowKind::Target);
    let asked = rows.iter().filter(is_asked).count();
    let form_sheet = Sheet {
        name: basis.words.text("sheet-form.sheet").to_owned(),
        purpose: Purpose::FillIn,
        widths: WIDTHS.to_vec(),
        head: Some(head),
        filtered: head + 1..head + 1 + asked,
        checks: checks(basis, head, rows),
        lines,
        ..Sheet::default()
    };
    let agency = form.agency.id.value.as_str();
    let kept = kept_sheet(basis, (agency, form.period), (rows, &cells), digest);
    Workbook { title, day: basis.as_of(), sheets: vec![form_sheet, kept] }
}

/// A sentence about the form.
fn message(basis: &Basis<'_>, form: &Form<'_>, key: &'static str) -> Message {
    let (plan, period) = (basis.plan(), form.period);
    let to = plan.reporting.as_ref().and_then(|it| it.to.as_ref()).or(plan.head.focal_point.as_ref());
    Message::new(key)
        .with("agency", form.agency.name.as_str())
        .with("period", wording::period_message(period))
        .with("title", plan.head.title.as_str())
        .with("opens", period.opens())
        .with("closes", period.closes())
        .with("due", plan.days_off.rolled(period.due()))
        .with("as_of", basis.as_of())
        .with("closed", form.closed)
        .with("to", to.map_or("", |id| plan.agencies.name(&id.value)))
}

/// What the form says of itself and how it is filled in.
fn about(basis: &Basis<'_>, form: &Form<'_>) -> Vec<String> {
    let closed = (0 < form.closed).then_some("form.closed");
    let keys = ["form.plan", "form.window"].into_iter().chain(closed);
    let keys = keys.chain(["sheet-form.fill", "sheet-form.numbers", "sheet-form.back"]);
    keys.map(|key| basis.words.say(&message(basis, form, key))).collect()
}

/// The cells of a row: its key, what is told, and what is open.
fn cells(basis: &Basis<'_>, at: usize, row: &AboutRow<'_>) -> Vec<Field> {
    let told = told(basis, row);
    let fields = row.row.fields();
    let look = if row.row.kind.is_head() { Look::Head } else { Look::Plain };
    let mut cells = vec![Field::text(format!("r{at}"), Look::Muted)];
    for (column, text) in SHOWN.zip(told) {
        let is_open = fields.iter().any(|field| field.column() == column);
        let is_day = matches!(row.row.kind, RowKind::Case | RowKind::OpenCase) && (7..10).contains(&column);
        cells.push(match (is_open, is_day) {
            (true, true) => Field::blank(Look::OpenDay),
            (true, false) => Field::blank(Look::Open),
            (false, _) if text.is_empty() => Field::blank(Look::Muted),
            (false, _) => Field::text(text, look),
        });
    }
    cells
}

/// What a row says in each column.
fn told(basis: &Basis<'_>, row: &AboutRow<'_>) -> [String; 12] {
    let text = |key| basis.words.text(key).to_owned();
    let none = || std::array::from_fn(|_| String::new());
    let titled = |titles: &[(usize, &'static str)]| {
        let mut told: [String; 12] = none();
        for (column, key) in titles {
            told[column - 1] = text(key);
        }
        told
    };
    match row.row.kind {
        RowKind::Heads => HEADS.map(text),
        RowKind::CaseHeads => titled(&[
            (1, "column.id"),
            (2, "sheet-form.cases"),
            (7, "sheet-form.arose"),
            (8, "sheet-form.case-due"),
            (9, "sheet-form.case-done"),
        ]),
        RowKind::Case => titled(&[(2, "sheet-form.case")]),
        RowKind::WholeHeads => titled(&[(2, "sheet-form.whole"), (10, "sheet-form.said")]),
        RowKind::Difficulties => titled(&[(2, "sheet-form.difficulties")]),
        RowKind::Proposals => titled(&[(2, "sheet-form.proposals")]),
        RowKind::Nothing => titled(&[(2, "sheet-form.nothing")]),
        RowKind::Item => told_of_item(basis, row),
        RowKind::Target => {
            let target = row.target.map(|(it, value)| about_target(basis, it, value)).unwrap_or_default();
            let mut told: [String; 12] = none();
            (told[0], told[1], told[4]) = (id(row), text("sheet-form.next-target"), target);
            told
        }
        RowKind::OpenCase => {
            let mut told: [String; 12] = none();
            let days = row.row.case.map(|(on, due)| [on, due].map(|day| basis.words.date(day)));
            (told[0], told[1]) = (id(row), text("sheet-form.open-case"));
            [told[6], told[7]] = days.unwrap_or_default();
            told
        }
    }
}

const HEADS: [&str; 12] = [
    "column.id",
    "column.item",
    "column.deadline",
    "sheet-form.last",
    "sheet-form.target",
    "sheet-form.wanted",
    "sheet-form.state",
    "sheet-form.percent",
    "sheet-form.measured",
    "sheet-form.note",
    "sheet-form.cause",
    "sheet-form.evidence",
];

fn id(row: &AboutRow<'_>) -> String {
    row.row.item.as_ref().map(ToString::to_string).unwrap_or_default()
}

/// What is told of an item, or of one of its rounds.
fn told_of_item(basis: &Basis<'_>, row: &AboutRow<'_>) -> [String; 12] {
    let words = basis.words;
    let mut told: [String; 12] = std::array::from_fn(|_| String::new());
    let Some(it) = row.item else { return told };
    let mut name = vec![items::coded_name(it.now.item)];
    if !it.others.is_empty() {
        let others: Vec<&str> = it.others.iter().map(|other| other.id.value.as_str()).collect();
        name.push(words.say(&Message::new("form.same").with("items", others.join(", "))));
    }
    if 1 < it.now.parts.len() {
        name.push(words.text("sheet-form.part").to_owned());
    }
    let (due, last) = match row.round {
        Some(round) => (Some(round.due), round.last.as_ref()),
        None => (it.now.due, it.last.as_ref()),
    };
    if let Some(round) = row.round {
        name.push(words.say(&Message::new("sheet-form.round").with("round", round.id.as_str())));
    }
    let text = it.now.item.deadline.text.as_str();
    let due =
        due.filter(|due| !it.now.item.deadline.prints(*due)).map(|due| format!("\n({})", words.date(due)));
    told[0] = id(row);
    told[1] = name.join("\n");
    told[2] = format!("{text}{}", due.unwrap_or_default());
    told[3] = reported(basis, last);
    told[4] = row.target.map(|(it, value)| about_target(basis, it, value)).unwrap_or_default();
    told[5] = words.say(&wanted(&it.wanted));
    told
}

/// What the agency reported last.
fn reported(basis: &Basis<'_>, last: Option<&LastReport>) -> String {
    let Some(last) = last else { return basis.words.text("sheet-form.no-report").to_owned() };
    let key = if last.percent.is_some() { "sheet-form.reported" } else { "sheet-form.reported-state" };
    let message = Message::new(key)
        .with("on", last.on)
        .with("state", Arg::Key(last.state.map_or("state.unsaid", wording::state_key)))
        .with("percent", Arg::Decimal(last.percent.unwrap_or_default(), 1));
    basis.words.say(&message)
}

/// How far the item has to be by the closing day.
fn wanted(wanted: &Wanted) -> Message {
    match wanted {
        Wanted::Share(pace) => reason::paced("sheet-form.wanted-share", pace),
        Wanted::Ongoing => Message::new("sheet-form.wanted-ongoing"),
        Wanted::All => Message::new("sheet-form.wanted-all"),
        Wanted::Nothing => Message::new("sheet-form.wanted-nothing"),
        Wanted::NoDay => Message::new("sheet-form.wanted-cases"),
    }
}

/// What may be filled in where.
fn checks(basis: &Basis<'_>, head: usize, rows: &[(AboutRow<'_>, String)]) -> Vec<Check> {
    let sheet = || kept::SHEET.to_owned();
    let states = Rule::OneOf { sheet: sheet(), column: place(CHOICES[0]), lines: 0..STATES.len() };
    let cases = Rule::OneOf { sheet: sheet(), column: place(CHOICES[1]), lines: 0..case_items(rows).len() };
    let wanted = [
        (RowKind::Item, 7, states, "sheet-form.prompt-state"),
        (RowKind::Item, 8, Rule::Share, "sheet-form.prompt-percent"),
        (RowKind::Item, 12, Rule::Any, "sheet-form.prompt-evidence"),
        (RowKind::Case, 1, cases, "sheet-form.prompt-case"),
    ];
    let runs = wanted.into_iter().flat_map(|(kind, column, rule, key)| {
        let prompt = basis.words.text(key).to_owned();
        let check = move |lines| Check { column, lines, rule: rule.clone(), prompt: prompt.clone() };
        runs(rows, kind).into_iter().map(move |(from, to)| check(head + from..head + to))
    });
    runs.collect()
}

/// The runs of rows of a kind, each with the place after its last.
fn runs(rows: &[(AboutRow<'_>, String)], kind: RowKind) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (at, _) in rows.iter().enumerate().filter(|(_, (row, _))| row.row.kind == kind) {
        match runs.last_mut() {
            Some((_, to)) if *to == at => *to = at + 1,
            _ => runs.push((at, at + 1)),
        }
    }
    runs
}

/// The items that have cases, each once.
fn case_items(rows: &[(AboutRow<'_>, String)]) -> Vec<String> {
    let asked = rows.iter().filter(|(row, _)| row.row.kind == RowKind::Item);
    let has_cases = |row: &AboutRow<'_>| row.item.is_some_and(|it| sheet_form::has_cases(it.now.item));
    let mut ids: Vec<String> = asked.filter(|(row, _)| has_cases(row)).map(|(row, _)| id(row)).collect();
    ids.dedup();
    ids
}

/// The sheet that nobody sees.
fn kept_sheet(
    basis: &Basis<'_>,
    (agency, period): (&str, ReportPeriod),
    (rows, cells): (&[(AboutRow<'_>, String)], &[Vec<Field>]),
    digest: impl Fn(&str) -> String,
) -> Sheet {
    let lines: Vec<Vec<String>> = rows
        .iter()
        .zip(cells)
        .enumerate()
        .map(|(at, ((row, mark), cells))| {
            let known = std::iter::once(format!("r{at}")).chain(row.row.parts()).chain([mark.clone()]);
            known.chain(cells.iter().skip(1).map(content)).collect()
        })
        .collect();
    let mut origin = Origin::new(basis.plan(), agency, period, String::new());
    let known = lines.iter().map(|line| &line[..place(kept::FIRST_TEXT)]);
    origin.digest = digest(&sheet_form::digested(&origin, known));
    let mut sheet: Vec<Vec<String>> = Origin::NAMES
        .iter()
        .zip(origin.parts())
        .map(|(name, part)| vec![(*name).to_owned(), part.to_owned()])
        .collect();
    sheet.resize(kept::FIRST_ROW, Vec::new());
    sheet.extend(lines);
    let states = STATES.map(|state| basis.words.text(wording::state_key(state)).to_owned());
    for (column, choices) in CHOICES.into_iter().zip([states.to_vec(), case_items(rows)]) {
        for (line, choice) in sheet.iter_mut().zip(choices) {
            line.resize(line.len().max(place(column)), String::new());
            line.push(choice);
        }
    }
    let field = |text: String| Field::text(text, Look::Plain);
    let lines = sheet.into_iter().map(|line| Line::Cells(line.into_iter().map(field).collect()));
    Sheet { name: kept::SHEET.to_owned(), purpose: Purpose::Keep, lines: lines.collect(), ..Sheet::default() }
}

/// What a cell says.
fn content(cell: &Field) -> String {
    match &cell.content {
        Content::Text(text) => text.clone(),
        Content::Blank | Content::Number(_) | Content::Day(_) => String::new(),
    }
}

fn place(column: u32) -> usize {
    usize::try_from(column).unwrap_or(usize::MAX)
}
