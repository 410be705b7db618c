//! The task list that is sent: an agency's appendix to the plan, and the index of all of them. Always Vietnamese.

use chrono::Datelike as _;

use super::listing::{action_text, counts, deadline, part, via};
use super::tasks::{Role, Task, TaskList};
use super::{Basis, wording};
use crate::assess::Assessment;
use crate::document::{Column, Document, Table};
use crate::message::Message;
use crate::model::{Agency, AgencyId, IssueDate, Item};

/// The document for one agency. `basis` speaks Vietnamese.
pub fn of_agency(basis: &Basis<'_>, list: &TaskList<'_>) -> Document {
    let words = basis.words;
    let mut document = Document::default();
    let title = Message::new("letter.title").with("agency", list.agency.name.as_str());
    document.title(words.say(&title));
    document.text(enclosed(basis));
    document.text(
        words.say(
            &Message::new("letter.as-of").with("as_of", basis.as_of()).with("counts", counts(words, list)),
        ),
    );
    let mut number = Numbering::default();
    let mut section = |document: &mut Document, key: &'static str, table: Table| {
        if table.rows.is_empty() {
            return;
        }
        document.heading(format!("{}. {}", number.next(), words.text(key)));
        document.table(table);
    };
    for (role, heading) in [(Role::Lead, "tasks.lead"), (Role::Support, "tasks.support")] {
        let tasks: Vec<&Task<'_>> = list.of(role).collect();
        section(&mut document, heading, items(basis, role, &tasks));
    }
    section(&mut document, "tasks.actions", actions(basis, list));
    section(&mut document, "tasks.duties", duties(basis, list));
    if list.is_empty() {
        document.text(words.text(if list.is_filtered { "tasks.nothing-left" } else { "tasks.nothing" }));
    }
    document.text(focal_point(basis, list.agency));
    document
}

/// "(Thực hiện Kế hoạch số … “…”)": which plan the list belongs to.
pub(super) fn enclosed(basis: &Basis<'_>) -> String {
    let title = basis.plan().head.title.as_str();
    basis.words.say(&Message::new("letter.enclosed").with("plan", plan(basis)).with("title", title))
}

/// "Kế hoạch số … ngày … của …": a plan as documents cite it, without its title.
pub(super) fn plan(basis: &Basis<'_>) -> Message {
    let head = &basis.plan().head;
    let authority = head.authority.as_ref().map(|id| basis.plan().agencies.name(&id.value));
    Message::new(if authority.is_some() { "letter.plan" } else { "letter.plan-alone" })
        .with("plan", plan_number(basis))
        .with("issued", issued(head.issued.value))
        .with("authority", authority.unwrap_or_default())
}

/// "Kế hoạch số 15/KH-UBND": blank where the number is.
pub(super) fn plan_number(basis: &Basis<'_>) -> Message {
    let head = &basis.plan().head;
    let symbol = head.symbol.as_deref().unwrap_or_default();
    let number = head.registered_number().unwrap_or("…");
    Message::new("letter.plan-number").with("number", format!("{number}/{symbol}"))
}

/// The day of issue as documents write it: a 0 before days below 10 and before months 1 and 2 (Decree 30/2020/NĐ-CP,
/// Annex I), blank where it is blank.
pub(super) fn issued(date: IssueDate) -> Message {
    let day = date.start();
    let month = if day.month() < 3 { format!("{:02}", day.month()) } else { day.month().to_string() };
    match date {
        IssueDate::Month(_) => Message::new("letter.in"),
        IssueDate::Day(_) => Message::new("letter.on").with("day", format!("{:02}", day.day())),
    }
    .with("month", month)
    .with("year", day.year().to_string())
}

/// Where questions and results go. The focal point itself has nowhere to send them.
fn focal_point(basis: &Basis<'_>, agency: &Agency) -> String {
    let focal_point = basis.plan().head.focal_point.as_ref().filter(|id| id.value != agency.id.value);
    let name = focal_point.map(|id| basis.plan().agencies.name(&id.value));
    match name {
        Some(name) => basis.words.say(&Message::new("letter.focal-point").with("agency", name)),
        None => basis.words.text("letter.end").to_owned(),
    }
}

/// Roman numbers for the parts that are there.
#[derive(Default)]
pub(super) struct Numbering(usize);

impl Numbering {
    /// The next number.
    pub(super) fn next(&mut self) -> &'static str {
        self.0 += 1;
        ["I", "II", "III", "IV", "V"].get(self.0 - 1).copied().unwrap_or_default()
    }
}

fn items(basis: &Basis<'_>, role: Role, tasks: &[&Task<'_>]) -> Table {
    let words = basis.words;
    let has_via = tasks.iter().any(|task| task.via.is_some());
    let other = if role == Role::Lead { "column.support" } else { "column.lead" };
    let titles = [
        "column.number",
        "column.id",
        "column.item",
        "column.goals",
        other,
        "column.deadline",
        "column.standing",
    ];
    let titles = titles.into_iter().chain(has_via.then_some("column.there"));
    let mut table = Table::new(titles.map(|title| Column::words(words.text(title))));
    for (at, task) in tasks.iter().enumerate() {
        let item = task.assessment.item;
        let others = if role == Role::Lead { &item.support } else { &item.lead };
        let mut cells = vec![
            (at + 1).to_string().into(),
            item.id.value.as_str().into(),
            item_name(item).into(),
            goals(item).into(),
            wording::names(basis, others).into(),
            deadline(words, task.assessment).into(),
            standing(basis, task.assessment).into(),
        ];
        cells.extend(has_via.then(|| via(basis, task.via).into()));
        table.row(cells);
    }
    table
}

/// The standing, with the reason that weighs most.
pub(super) fn standing(basis: &Basis<'_>, assessment: &Assessment<'_>) -> String {
    let label = basis.words.text(wording::standing_key(assessment.standing));
    format!("{label}: {}", wording::reason(basis.words, &assessment.reasons[0]))
}

/// An item as the plan's table names it: with its criterion code, where it has one.
pub(super) fn item_name(item: &Item) -> String {
    match &item.code {
        Some(code) => format!("{code} – {}", item.name),
        None => item.name.value.clone(),
    }
}

/// The goals of an item, a line each.
pub(super) fn goals(item: &Item) -> String {
    item.goals.iter().map(|goal| goal.as_str()).collect::<Vec<_>>().join("\n")
}

fn actions(basis: &Basis<'_>, list: &TaskList<'_>) -> Table {
    let words = basis.words;
    let titles = ["column.number", "column.id", "column.action", "column.part", "column.deadline"];
    let mut table = Table::new(titles.map(|title| Column::words(words.text(title))));
    for (at, it) in list.actions.iter().enumerate() {
        let item = it.assessment.item;
        table.row([
            (at + 1).to_string().into(),
            item.id.value.as_str().into(),
            action_text(it).into(),
            part(basis, it).into(),
            deadline(words, it.assessment).into(),
        ]);
    }
    table
}

fn duties(basis: &Basis<'_>, list: &TaskList<'_>) -> Table {
    let words = basis.words;
    let titles = ["column.number", "column.id", "column.duty", "column.when"];
    let mut table = Table::new(titles.map(|title| Column::words(words.text(title))));
    for (at, it) in list.duties.iter().enumerate() {
        table.row([
            (at + 1).to_string().into(),
            it.duty.id.value.as_str().into(),
            it.duty.text.as_str().into(),
            it.duty.every.map_or("", |every| words.text(wording::every_key(every))).into(),
        ]);
    }
    table
}

/// The index of the files written: file name, agency and counts.
pub fn index(basis: &Basis<'_>, lists: &[(String, TaskList<'_>)]) -> Document {
    let words = basis.words;
    let mut document = Document::default();
    document.title(words.text("letter.index"));
    document.text(enclosed(basis));
    document
        .text(words.say(
            &Message::new("letter.index-as-of").with("as_of", basis.as_of()).with("files", lists.len()),
        ));
    let titles = [
        "column.number",
        "column.agency",
        "column.leads",
        "column.supports",
        "column.named",
        "column.duties",
        "column.overdue",
        "column.at-risk",
        "column.file",
    ];
    let mut table = Table::new(titles.map(|title| Column::words(words.text(title))));
    for (at, (file, list)) in lists.iter().enumerate() {
        let leads = || list.of(Role::Lead).map(|task| task.assessment.standing);
        table.row([
            (at + 1).to_string().into(),
            list.agency.name.as_str().into(),
            leads().count().to_string().into(),
            list.of(Role::Support).count().to_string().into(),
            list.of(Role::Action).count().to_string().into(),
            list.duties.len().to_string().into(),
            leads().filter(|it| *it == crate::assess::Standing::Overdue).count().to_string().into(),
            leads().filter(|it| it.is_at_risk()).count().to_string().into(),
            file.as_str().into(),
        ]);
    }
    document.table(table);
    open_groups(basis, &mut document);
    document
}

/// Names the groups whose members the plan does not list in full, where there are any.
pub(super) fn open_groups(basis: &Basis<'_>, document: &mut Document) {
    let open: Vec<String> = basis
        .plan()
        .agencies
        .iter()
        .filter(|agency| agency.group.as_ref().is_some_and(|group| group.is_open))
        .map(|agency| agency.name.value.clone())
        .collect();
    if !open.is_empty() {
        let groups = Message::new("letter.open-groups").with("groups", open.join("; "));
        document.text(basis.words.say(&groups));
    }
}

/// Who collects the reports and writes the letters: the focal point, or whom the plan says to report to.
pub(super) fn sender<'a>(basis: &Basis<'a>) -> Option<&'a AgencyId> {
    let plan = basis.plan();
    let to = plan.reporting.as_ref().and_then(|reporting| reporting.to.as_ref());
    plan.head.focal_point.as_ref().or(to).map(|id| &id.value)
}
