//! Task lists on a screen and in a spreadsheet.

use super::others;
use crate::assess::Assessment;
use crate::document::{Cell, Document, Head, Table, Tone};
use crate::i18n::Words;
use crate::message::Message;
use crate::model::AgencyId;
use crate::query::tasks::{Filter, Part, Role, Task, TaskAction, TaskList, urgency};
use crate::views::items::{deadline, standing, via};
use crate::views::{Basis, wording};

/// The screen for one agency.
pub fn of_agency(basis: &Basis<'_>, list: &TaskList<'_>) -> Document {
    let words = basis.words;
    let mut document = Document::default();
    let agency = &list.agency.name;
    document.title(words.say(&about("tasks.headline", basis).with("agency", agency.as_str())));
    document.text(counts(words, list));
    if let Some(group) = &list.agency.group {
        document.text(members(basis, group));
    }
    if list.is_empty() {
        let key = if list.is_filtered { "tasks.nothing-left" } else { "tasks.nothing" };
        document.text(words.text(key));
        return document;
    }
    for (role, heading) in [(Role::Lead, "tasks.lead"), (Role::Support, "tasks.support")] {
        let tasks: Vec<&Task<'_>> = list.of(role).collect();
        document.heading(words.text(heading));
        if tasks.is_empty() {
            document.text(Cell::toned(words.text("tasks.none-here"), Tone::Muted));
        } else {
            document.table(items(basis, role, &tasks));
        }
    }
    if !list.actions.is_empty() {
        document.heading(words.text("tasks.actions"));
        document.table(actions(basis, &list.actions));
    }
    if !list.duties.is_empty() {
        document.heading(words.text("tasks.duties"));
        document.table(duties(basis, list));
    }
    document
}

fn about(key: &'static str, basis: &Basis<'_>) -> Message {
    Message::new(key).with("plan", basis.plan().head.id.value.as_str()).with("as_of", basis.as_of())
}

/// How much an agency has to do, part by part; parts it does not have are left out.
pub fn counts(words: Words, list: &TaskList<'_>) -> String {
    let parts = [
        ("counts.lead", list.of(Role::Lead).count()),
        ("counts.support", list.of(Role::Support).count()),
        ("counts.named", list.of(Role::Action).count()),
        ("counts.actions", list.actions.len()),
        ("counts.duties", list.duties.len()),
    ];
    let parts = parts.into_iter().filter(|(_, count)| 0 < *count);
    let parts: Vec<String> =
        parts.map(|(key, count)| words.say(&Message::new(key).with("count", count))).collect();
    let counts = if parts.is_empty() { words.text("counts.none").to_owned() } else { parts.join("; ") };
    if list.is_filtered { words.say(&Message::new("counts.filtered").with("counts", counts)) } else { counts }
}

fn members(basis: &Basis<'_>, group: &crate::model::Membership) -> String {
    let names = wording::briefs(basis, &group.members);
    if names.is_empty() {
        return basis
            .words
            .say(&Message::new("tasks.members").with("names", basis.words.text("agencies.open-empty")));
    }
    let key = if group.is_open { "tasks.members-open" } else { "tasks.members" };
    basis.words.say(&Message::new(key).with("names", names))
}

fn items(basis: &Basis<'_>, role: Role, tasks: &[&Task<'_>]) -> Table {
    let words = basis.words;
    let other = if role == Role::Lead { "column.with" } else { "column.lead" };
    let has_via = tasks.iter().any(|task| task.via.is_some());
    let mut columns = vec![
        Head::label(words.text("column.id")),
        Head::words(words.text("column.item")),
        Head::words(words.text("column.deadline")),
        Head::words(words.text("column.standing")),
        Head::words(words.text(other)),
    ];
    columns.extend(has_via.then(|| Head::words(words.text("column.there"))));
    let mut table = Table::of(columns);
    for task in tasks {
        let item = task.assessment.item;
        let mut cells = vec![
            item.id.value.as_str().into(),
            item.name.as_str().into(),
            deadline(words, task.assessment).into(),
            standing(words, task.assessment),
            others(basis, task).into(),
        ];
        cells.extend(has_via.then(|| via(basis, task.via).into()));
        table.row(cells);
    }
    table
}

fn with_via(basis: &Basis<'_>, text: String, group: Option<&AgencyId>) -> String {
    match group {
        None => text,
        Some(_) if text.is_empty() => via(basis, group),
        Some(_) => format!("{text}; {}", via(basis, group)),
    }
}

fn actions(basis: &Basis<'_>, actions: &[TaskAction<'_>]) -> Table {
    let words = basis.words;
    let mut table = Table::of([
        Head::label(words.text("column.id")),
        Head::words(words.text("column.action")),
        Head::words(words.text("column.part")),
        Head::words(words.text("column.deadline")),
    ]);
    for it in actions {
        table.row([
            it.assessment.item.id.value.as_str().into(),
            action_text(it).into(),
            part(basis, it).into(),
            deadline(words, it.assessment).into(),
        ]);
    }
    table
}

/// An action with its steps, a line each.
pub fn action_text(it: &TaskAction<'_>) -> String {
    let steps = it.action.steps.iter().map(|step| format!("\n+ {step}"));
    std::iter::once(it.action.text.value.clone()).chain(steps).collect()
}

/// What part an agency has in an action, through whom, and whether only the action names it.
pub fn part(basis: &Basis<'_>, it: &TaskAction<'_>) -> String {
    let words = basis.words;
    let mut text = words.text(match it.part {
        Part::Acts => "part.acts",
        Part::With => "part.with",
        Part::Unnamed => "part.unnamed",
    });
    let only = format!("{text}; {}", words.text("part.only-here"));
    if it.is_only_here {
        text = &only;
    }
    with_via(basis, text.to_owned(), it.via)
}

fn duties(basis: &Basis<'_>, list: &TaskList<'_>) -> Table {
    let words = basis.words;
    let mut table = Table::of([
        Head::label(words.text("column.id")),
        Head::words(words.text("column.duty")),
        Head::words(words.text("column.when")),
    ]);
    for it in &list.duties {
        let every = it.duty.every.map_or("", |every| words.text(wording::every_key(every)));
        table.row([
            it.duty.id.value.as_str().into(),
            it.duty.text.as_str().into(),
            with_via(basis, every.to_owned(), it.via).into(),
        ]);
    }
    table
}

/// The screen of all items that `filter` admits, what is most urgent first.
pub fn of_all(basis: &Basis<'_>, filter: &Filter) -> Document {
    let words = basis.words;
    let mut wanted: Vec<_> = basis.survey.items.iter().filter(|it| filter.admits(it)).collect();
    wanted.sort_by_key(|it| urgency(it));
    let mut document = Document::default();
    document.title(words.say(&about("tasks.headline-all", basis)));
    document.text(words.say(
        &Message::new("tasks.count-all").with("count", wanted.len()).with("total", basis.survey.items.len()),
    ));
    if wanted.is_empty() {
        document.text(words.text("tasks.nothing-left"));
        return document;
    }
    let mut table = Table::of([
        Head::label(words.text("column.id")),
        Head::words(words.text("column.item")),
        Head::words(words.text("column.lead")),
        Head::words(words.text("column.deadline")),
        Head::words(words.text("column.standing")),
    ]);
    for assessment in wanted {
        let item = assessment.item;
        table.row([
            item.id.value.as_str().into(),
            item.name.as_str().into(),
            wording::briefs(basis, &item.lead).into(),
            deadline(words, assessment).into(),
            standing(words, assessment),
        ]);
    }
    document.table(table);
    document
}

/// A row an item for a spreadsheet: dates in ISO form, numbers bare.
pub fn records<'a>(
    basis: &Basis<'_>,
    rows: impl Iterator<Item = (&'a Assessment<'a>, Option<(Role, Option<&'a AgencyId>)>)>,
) -> Table {
    let words = basis.words;
    let titles = [
        "column.plan",
        "column.id",
        "column.section",
        "column.code",
        "column.item",
        "column.lead",
        "column.support",
        "column.deadline",
        "column.due",
        "column.standing",
        "column.days-left",
        "column.percent",
        "column.reason",
        "column.role",
        "column.via",
    ];
    let mut table = Table::of(titles.map(|title| Head::words(words.text(title))));
    for (assessment, role) in rows {
        let item = assessment.item;
        let reasons: Vec<_> = assessment.reasons.iter().map(|it| wording::reason(words, it)).collect();
        let role_key = role.map(|(role, _)| match role {
            Role::Lead => "role.lead",
            Role::Support => "role.support",
            Role::Action => "role.action",
        });
        let via = role.and_then(|(_, via)| via).map(|id| basis.plan().agencies.name(id));
        let texts = [
            basis.plan().head.id.value.clone(),
            item.id.value.to_string(),
            item.id.value.section().unwrap_or_default().to_owned(),
            item.code.as_ref().map(|code| code.value.clone()).unwrap_or_default(),
            item.name.value.clone(),
            wording::names(basis, &item.lead),
            wording::names(basis, &item.support),
            item.deadline.text.value.clone(),
            assessment.due.map(|it| it.to_string()).unwrap_or_default(),
            words.text(wording::standing_key(assessment.standing)).to_owned(),
            assessment.days_left.map(|it| it.to_string()).unwrap_or_default(),
            assessment.percent.map(|it| it.to_string()).unwrap_or_default(),
            reasons.join("; "),
            role_key.map(|key| words.text(key).to_owned()).unwrap_or_default(),
            via.unwrap_or_default().to_owned(),
        ];
        table.row(texts.map(Cell::from));
    }
    table
}
