//! The task list that is sent: an agency's appendix to the plan, and the index of all of them. Always Vietnamese.

use super::list::{action_text, counts, part};
use crate::document::{Document, Head, Table};
use crate::message::Message;
use crate::model::Agency;
use crate::query::tasks::{Role, Task, TaskList};
use crate::views::citation::{enclosed, open_groups};
use crate::views::items::{coded_name, deadline, goals, standing_and_reason, via};
use crate::views::numbering::Numbering;
use crate::views::{Basis, wording};

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

/// Where questions and results go. The focal point itself has nowhere to send them.
fn focal_point(basis: &Basis<'_>, agency: &Agency) -> String {
    let focal_point = basis.plan().head.focal_point.as_ref().filter(|id| id.value != agency.id.value);
    let name = focal_point.map(|id| basis.plan().agencies.name(&id.value));
    match name {
        Some(name) => basis.words.say(&Message::new("letter.focal-point").with("agency", name)),
        None => basis.words.text("letter.end").to_owned(),
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
    let mut table = Table::of(titles.map(|title| Head::words(words.text(title))));
    for (at, task) in tasks.iter().enumerate() {
        let item = task.assessment.item;
        let others = if role == Role::Lead { &item.support } else { &item.lead };
        let mut cells = vec![
            (at + 1).to_string().into(),
            item.id.value.as_str().into(),
            coded_name(item).into(),
            goals(item).into(),
            wording::names(basis, others).into(),
            deadline(words, task.assessment).into(),
            standing_and_reason(words, task.assessment).into(),
        ];
        cells.extend(has_via.then(|| via(basis, task.via).into()));
        table.row(cells);
    }
    table
}

fn actions(basis: &Basis<'_>, list: &TaskList<'_>) -> Table {
    let words = basis.words;
    let titles = ["column.number", "column.id", "column.action", "column.part", "column.deadline"];
    let mut table = Table::of(titles.map(|title| Head::words(words.text(title))));
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
    let mut table = Table::of(titles.map(|title| Head::words(words.text(title))));
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
    let mut table = Table::of(titles.map(|title| Head::words(words.text(title))));
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
