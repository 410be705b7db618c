//! The task list that is sent: an agency's appendix to the plan. Always Vietnamese.
//!
//! What is the agency's alone stands here whole, what it leads and is late with first. What reaches it through a group is
//! the same for every member: it stands here by its id, and whole in one file for all of them.

use super::columns::{ActionRow, every, role_key};
use super::{counts, through};
use crate::assess::Tally;
use crate::document::{Document, Table};
use crate::message::Message;
use crate::model::{Agency, AgencyId};
use crate::query::tasks::{Role, Task, TaskDuty, TaskList};
use crate::views::columns::{Columns, Numbered, numbered};
use crate::views::items::{ItemColumn, ItemRow};
use crate::views::numbering::Numbering;
use crate::views::{Basis, citation, tally};

/// What is said of an item that the agency leads, behind its number.
const LEAD: &[ItemColumn] = &[
    ItemColumn::Id,
    ItemColumn::CodedName,
    ItemColumn::Goals,
    ItemColumn::Supports,
    ItemColumn::Deadline,
    ItemColumn::StandingAndReason,
];

/// What is said of an item that the agency supports, behind its number.
const SUPPORT: &[ItemColumn] = &[
    ItemColumn::Id,
    ItemColumn::CodedName,
    ItemColumn::Goals,
    ItemColumn::Leads,
    ItemColumn::Deadline,
    ItemColumn::StandingAndReason,
];

/// The document for one agency; what it shares with others stands in the file `shared`. `basis` speaks Vietnamese.
pub fn document(basis: &Basis<'_>, list: &TaskList<'_>, shared: &str) -> Document {
    made(basis, list, Some(shared))
}

/// The document for one agency alone, with what it shares with others.
pub fn alone(basis: &Basis<'_>, list: &TaskList<'_>) -> Document {
    made(basis, list, None)
}

fn made(basis: &Basis<'_>, list: &TaskList<'_>, shared: Option<&str>) -> Document {
    let document = Document { author: citation::author(basis), ..Document::default() };
    let mut sent = Sent { basis, list, shared, document, number: Numbering::default() };
    sent.head();
    sent.items(Role::Lead, "tasks.lead", LEAD);
    sent.items(Role::Support, "tasks.support", SUPPORT);
    sent.actions();
    sent.duties();
    sent.closed();
    if list.is_empty() {
        let key = if list.is_filtered { "tasks.nothing-left" } else { "tasks.nothing" };
        sent.document.text(basis.words.text(key));
    }
    sent.document.text(focal_point(basis, list.agency));
    sent.document
}

/// A list in the making.
struct Sent<'a> {
    basis: &'a Basis<'a>,
    list: &'a TaskList<'a>,
    /// The name of the file of what groups share, where there is one: else it stands here whole.
    shared: Option<&'a str>,
    document: Document,
    number: Numbering,
}

impl<'a> Sent<'a> {
    fn heading(&mut self, key: &'static str) {
        self.document.heading(format!("{}. {}", self.number.next(), self.basis.words.text(key)));
    }

    /// Whose list it is, of which plan and day, how much there is and how it stands.
    fn head(&mut self) {
        let (words, list) = (self.basis.words, self.list);
        let title = Message::new("letter.title").with("agency", list.agency.name.as_str());
        self.document.title(words.say(&title));
        self.document.enclosed(citation::enclosed(self.basis));
        let as_of = Message::new("letter.as-of").with("as_of", self.basis.as_of());
        self.document.text(words.say(&as_of.with("counts", counts(words, list))));
        for (role, key) in
            [(Role::Lead, "letter.lead-standings"), (Role::Support, "letter.support-standings")]
        {
            let mut tally = Tally::default();
            for task in list.of(role) {
                let own = task.answered();
                tally.take(own.standing(), own.due(), self.basis.as_of());
            }
            if 0 < tally.total {
                let standings = tally::listed(words, &tally);
                self.document.text(words.say(&Message::new(key).with("standings", standings)));
            }
        }
    }

    /// The items in which the agency has this part: what names it, then group by group what names a group.
    fn items(&mut self, role: Role, heading: &'static str, columns: &[ItemColumn]) {
        let tasks: Vec<&Task<'_>> = self.list.of(role).filter(|task| is_listed(task)).collect();
        if tasks.is_empty() {
            return;
        }
        self.heading(heading);
        let direct: Vec<_> = tasks.iter().copied().filter(|task| task.via.is_none()).collect();
        self.table_of(&direct, columns);
        for group in through::groups(tasks.iter().filter_map(|task| task.via)) {
            let tasks: Vec<_> = tasks.iter().copied().filter(|task| task.via == Some(group)).collect();
            self.document.subheading(through::title(self.basis, group, self.list.agency));
            if role == Role::Lead || self.shared.is_none() {
                self.table_of(&tasks, columns);
            } else {
                self.document.list(through::standings(self.basis, &tasks));
            }
        }
        if role == Role::Support && tasks.iter().any(|task| task.via.is_some()) {
            self.point("letter.see-items");
        }
    }

    fn table_of(&mut self, tasks: &[&Task<'a>], columns: &[ItemColumn]) {
        let rows: Vec<ItemRow<'_>> = tasks.iter().map(|task| ItemRow::of_task(task)).collect();
        if !rows.is_empty() {
            self.document.table(items(self.basis, columns, rows));
        }
    }

    /// Says where stands whole what is told of by ids.
    fn point(&mut self, key: &'static str) {
        if let Some(file) = self.shared {
            self.document.text(self.basis.words.say(&Message::new(key).with("file", file)));
        }
    }

    /// Whether what reaches the agency through this group, if through one, stands here whole.
    const fn is_whole(&self, via: Option<&AgencyId>) -> bool {
        via.is_none() || self.shared.is_none()
    }

    /// Adds lines for what stands whole in the file of what groups share.
    fn told(&mut self, lines: Vec<String>, key: &'static str) {
        if self.shared.is_some() && !lines.is_empty() {
            self.document.list(lines);
            self.point(key);
        }
    }

    /// The actions that name it, and by their items those that name a group.
    fn actions(&mut self) {
        if self.list.actions.is_empty() {
            return;
        }
        self.heading("tasks.actions");
        let rows = self.list.actions.iter().filter(|it| self.is_whole(it.via)).map(ActionRow::new);
        let table = Columns::new(self.basis.words)
            .label("column.number", Numbered::number)
            .actions(*self.basis, |it| &it.row)
            .table(numbered(rows));
        if !table.rows.is_empty() {
            self.document.table(table);
        }
        self.told(through::actions(self.basis, &self.list.actions), "letter.see-actions");
    }

    /// The duties that name it, and by their ids those that name a group.
    fn duties(&mut self) {
        if self.list.duties.is_empty() {
            return;
        }
        self.heading("tasks.duties");
        let words = self.basis.words;
        let direct = self.list.duties.iter().filter(|it| self.is_whole(it.via));
        let table = Columns::new(words)
            .label("column.number", Numbered::number)
            .duties(|it: &Numbered<&TaskDuty<'_>>| it.row)
            .words("column.every", move |it| every(words, it.row).into())
            .table(numbered(direct));
        if !table.rows.is_empty() {
            self.document.table(table);
        }
        self.told(through::duties(self.basis, &self.list.duties), "letter.see-duties");
    }

    /// What is done or given up, in few words.
    fn closed(&mut self) {
        let closed: Vec<_> =
            self.list.items.iter().filter(|task| task.role != Role::Action && !is_listed(task)).collect();
        if closed.is_empty() {
            return;
        }
        self.heading("letter.closed");
        let words = self.basis.words;
        let rows = closed.iter().map(|task| (ItemRow::of_task(task), task.role));
        let columns = Columns::new(words)
            .label("column.number", Numbered::number)
            .items(
                *self.basis,
                &[ItemColumn::Id, ItemColumn::CodedName],
                |it: &Numbered<(ItemRow<'_>, Role)>| &it.row.0,
            )
            .words("column.role", |it| words.text(role_key(it.row.1)).into())
            .items(*self.basis, &[ItemColumn::StandingAlone], |it| &it.row.0);
        self.document.table(columns.table(numbered(rows)));
    }
}

/// Whether a task stands in the list of its role: what is closed stands at the end, but for what is told of in a line.
fn is_listed(task: &Task<'_>) -> bool {
    !task.is_closed() || (task.role == Role::Support && task.via.is_some())
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

/// The table of items in these columns, behind their numbers.
pub(super) fn items(basis: &Basis<'_>, columns: &[ItemColumn], rows: Vec<ItemRow<'_>>) -> Table {
    let columns = &ItemColumn::with_leads(columns, ItemColumn::Goals, ItemColumn::Leads, &rows);
    Columns::new(basis.words)
        .label("column.number", Numbered::number)
        .items(*basis, columns, |it: &Numbered<ItemRow<'_>>| &it.row)
        .table(numbered(rows))
}
