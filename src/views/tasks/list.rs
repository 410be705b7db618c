//! Task lists on a screen.

use super::columns::{ActionRow, every};
use super::{counts, through};
use crate::assess::{Assessment, Tally};
use crate::document::{Cell, Document, Table, Tone};
use crate::message::Message;
use crate::model::{AgencyId, Membership};
use crate::query::tasks::{Filter, Role, Task, TaskDuty, TaskList};
use crate::views::columns::Columns;
use crate::views::items::{ItemColumn, ItemRow};
use crate::views::{Basis, moves, tally, wording};

/// What is said of an item that the agency leads.
const LEAD: &[ItemColumn] =
    &[ItemColumn::Id, ItemColumn::Name, ItemColumn::When, ItemColumn::StandingInShort];

/// What is said of an item that the agency supports.
const SUPPORT: &[ItemColumn] = &[
    ItemColumn::Id,
    ItemColumn::Name,
    ItemColumn::When,
    ItemColumn::StandingInShort,
    ItemColumn::LeadsInShort,
];

/// What is said of any item.
const ALL: &[ItemColumn] = &[
    ItemColumn::Id,
    ItemColumn::Name,
    ItemColumn::LeadsInShort,
    ItemColumn::When,
    ItemColumn::StandingInShort,
];

/// The screen for one agency: what names it whole, what it shares with a group in a few lines, what is closed last.
pub fn of_agency<'a>(basis: &Basis<'a>, list: &TaskList<'a>) -> Document {
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
    for (role, heading, columns) in
        [(Role::Lead, "tasks.lead", LEAD), (Role::Support, "tasks.support", SUPPORT)]
    {
        add_items(basis, list, (role, heading, columns), &mut document);
    }
    // What it is only to help with is told of in the list of who leads it.
    moved(basis, list.of(Role::Lead).map(|task| task.assessment), &mut document);
    add_actions(basis, list, &mut document);
    add_duties(basis, list, &mut document);
    let closed: Vec<&Task<'_>> = list.items.iter().filter(|task| is_put_last(list, task)).collect();
    if !closed.is_empty() {
        document.heading(words.text("tasks.closed"));
        document.list(through::standings(basis, &closed));
    }
    document
}

/// Whether an item stands among the closed ones, which are told of in few words; what was asked for never does.
fn is_put_last(list: &TaskList<'_>, task: &Task<'_>) -> bool {
    task.role != Role::Action && task.is_closed() && !list.is_filtered
}

/// Whether what reaches the agency through a group is told of by ids alone: not where it was asked for.
const fn is_folded(list: &TaskList<'_>, role: Role) -> bool {
    matches!(role, Role::Support) && !list.is_filtered
}

/// The items in which the agency has a part: how they stand, those that name it, then group by group.
fn add_items(
    basis: &Basis<'_>,
    list: &TaskList<'_>,
    (role, heading, columns): (Role, &'static str, &[ItemColumn]),
    document: &mut Document,
) {
    let words = basis.words;
    document.heading(words.text(heading));
    let mut tally = Tally::default();
    for own in list.of(role).map(Task::answered) {
        tally.take(own.standing(), own.due(), basis.as_of());
    }
    if tally.total == 0 {
        document.text(Cell::toned(words.text("tasks.none-here"), Tone::Muted));
        return;
    }
    document.text(tally::standings(words, &tally));
    let tasks: Vec<&Task<'_>> = list.of(role).filter(|task| !is_put_last(list, task)).collect();
    let rows = |via: Option<&AgencyId>| {
        let rows = tasks.iter().filter(move |task| task.via == via);
        rows.map(|task| ItemRow::of_task(task)).collect::<Vec<_>>()
    };
    if !rows(None).is_empty() {
        document.table(items(basis, columns, rows(None)));
    }
    for group in through::groups(tasks.iter().filter_map(|task| task.via)) {
        document.subheading(through::title(basis, group, list.agency));
        if is_folded(list, role) {
            let tasks: Vec<_> = tasks.iter().copied().filter(|task| task.via == Some(group)).collect();
            document.list(through::standings(basis, &tasks));
        } else {
            document.table(items(basis, columns, rows(Some(group))));
        }
    }
    if is_folded(list, role) && tasks.iter().any(|task| task.via.is_some()) {
        document.text(Cell::toned(words.text("tasks.see-item"), Tone::Muted));
    }
}

/// The actions that name it, and the items of those that name a group.
fn add_actions(basis: &Basis<'_>, list: &TaskList<'_>, document: &mut Document) {
    if list.actions.is_empty() {
        return;
    }
    document.heading(basis.words.text("tasks.actions"));
    let rows: Vec<_> = list.actions.iter().filter(|it| it.via.is_none()).map(ActionRow::new).collect();
    if !rows.is_empty() {
        document.table(Columns::new(basis.words).actions(*basis, |row| row).table(rows));
    }
    let lines = through::actions(basis, &list.actions);
    if !lines.is_empty() {
        document.list(lines);
    }
}

/// The duties that name it, then group by group.
fn add_duties(basis: &Basis<'_>, list: &TaskList<'_>, document: &mut Document) {
    if list.duties.is_empty() {
        return;
    }
    let words = basis.words;
    document.heading(words.text("tasks.duties"));
    let add = |via: Option<&AgencyId>, document: &mut Document| {
        let rows: Vec<&TaskDuty<'_>> = list.duties.iter().filter(|duty| duty.via == via).collect();
        if !rows.is_empty() {
            let columns = Columns::new(words).duties(|it: &&TaskDuty<'_>| *it);
            let columns = columns.words("column.every", |it| every(words, it).into());
            document.table(columns.table(rows));
        }
    };
    add(None, document);
    for group in through::groups(list.duties.iter().filter_map(|duty| duty.via)) {
        document.subheading(through::title(basis, group, list.agency));
        add(Some(group), document);
    }
}

/// The screen of all items that `filter` admits, what is most urgent first.
pub fn of_all(basis: &Basis<'_>, filter: &Filter) -> Document {
    let words = basis.words;
    let wanted = filter.by_urgency(basis.survey);
    let rows: Vec<ItemRow<'_>> = wanted.iter().copied().map(ItemRow::new).collect();
    let mut document = Document::default();
    let title = match &filter.officer {
        Some(officer) => about("tasks.headline-officer", basis).with("officer", officer.as_str()),
        None => about("tasks.headline-all", basis),
    };
    document.title(words.say(&title));
    document.text(words.say(
        &Message::new("tasks.count-all").with("count", rows.len()).with("total", basis.survey.items.len()),
    ));
    if rows.is_empty() {
        document.text(words.text("tasks.nothing-left"));
    } else {
        let tally = Tally::of(rows.iter().map(|row| row.assessment), basis.as_of());
        document.text(tally::standings(words, &tally));
        document.table(items(basis, ALL, rows));
    }
    moved(basis, wanted.into_iter(), &mut document);
    document
}

/// The deadlines that decisions have moved, where there are any.
fn moved<'a>(basis: &Basis<'a>, items: impl Iterator<Item = &'a Assessment<'a>>, document: &mut Document) {
    let table = moves::table(basis, items);
    if !table.rows.is_empty() {
        document.heading(basis.words.text("tasks.moved"));
        document.table(table);
    }
}

fn about(key: &'static str, basis: &Basis<'_>) -> Message {
    Message::new(key).with("plan", basis.plan().head.id.value.as_str()).with("as_of", basis.as_of())
}

fn members(basis: &Basis<'_>, group: &Membership) -> String {
    let names = wording::briefs(basis, &group.members);
    if names.is_empty() {
        return basis
            .words
            .say(&Message::new("tasks.members").with("names", basis.words.text("agencies.open-empty")));
    }
    let key = if group.is_open { "tasks.members-open" } else { "tasks.members" };
    basis.words.say(&Message::new(key).with("names", names))
}

fn items(basis: &Basis<'_>, columns: &[ItemColumn], rows: Vec<ItemRow<'_>>) -> Table {
    let columns = &ItemColumn::with_leads(columns, ItemColumn::Name, ItemColumn::LeadsInShort, &rows);
    Columns::new(basis.words).items(*basis, columns, |row| row).table(rows)
}
