//! How an item, or a whole plan, came to where it is: its events as a list, as JSON and for a spreadsheet.

use chrono::NaiveDate;
use serde::Serialize;

use super::event::{self, EventView};
use super::{Basis, VERSION, telling, wording};
use crate::assess::changes::Revision;
use crate::assess::history::{self, Event, Fact};
use crate::document::{Cell, Document, Head, Table};
use crate::message::Message;
use crate::model::ItemId;

/// What a version control system knows of a plan.
#[derive(Debug, Default)]
pub struct Past {
    /// Whether it knows anything.
    pub is_known: bool,
    /// Oldest first.
    pub revisions: Vec<Revision>,
    /// How many revisions held no plan that can be read; what they changed counts for the next.
    pub unreadable: usize,
}

/// The events of a plan or an item.
pub struct History<'a> {
    wanted: Option<&'a ItemId>,
    past: &'a Past,
    events: Vec<Event<'a>>,
}

/// The JSON of `cchc history`.
#[derive(Serialize)]
pub struct HistoryView<'a> {
    version: u8,
    plan: &'a str,
    as_of: NaiveDate,
    item: Option<&'a str>,
    /// Whether there are commits to tell of.
    has_commits: bool,
    unreadable_commits: usize,
    events: Vec<EventView<'a>>,
}

impl<'a> History<'a> {
    /// What happened up to the day of `basis`: to `wanted`, or to all.
    pub fn new(basis: &Basis<'a>, past: &'a Past, wanted: Option<&'a ItemId>) -> Self {
        let events = history::events(basis.plan(), &past.revisions, basis.as_of(), wanted);
        Self { wanted, past, events }
    }

    /// The JSON.
    pub fn view(&self, basis: &Basis<'a>) -> HistoryView<'a> {
        HistoryView {
            version: VERSION,
            plan: &basis.plan().head.id.value,
            as_of: basis.as_of(),
            item: self.wanted.map(ItemId::as_str),
            has_commits: self.past.is_known,
            unreadable_commits: self.past.unreadable,
            events: self.events.iter().map(|event| EventView::new(basis, event)).collect(),
        }
    }

    /// The screen.
    pub fn document(&self, basis: &Basis<'a>) -> Document {
        let words = basis.words;
        let mut document = Document::default();
        let headline = Message::new("history.headline").with("plan", basis.plan().head.id.value.as_str());
        let headline = words.say(&headline.with("as_of", basis.as_of()));
        match self.wanted {
            Some(id) => {
                let item = basis.plan().item(id);
                let name = item.map_or(words.text("history.gone"), |item| &item.name);
                document.title(format!("{id} {name}"));
                document.text(headline);
                if let Some(ids) = item.and_then(|item| wording::doubles(basis.plan(), item)) {
                    document.text(words.say(&Message::new("history.twins").with("ids", ids)));
                }
            }
            None => document.title(headline),
        }
        if self.events.is_empty() {
            document.text(words.text("history.none"));
        } else {
            document.table(self.table(basis));
        }
        if !self.past.is_known {
            document.text(words.text("history.no-commits"));
        }
        if 0 < self.past.unreadable {
            document.text(words.say(&Message::new("history.unreadable").with("count", self.past.unreadable)));
        }
        document
    }

    fn table(&self, basis: &Basis<'a>) -> Table {
        let words = basis.words;
        // Of one item the ids say something only where events of its double are among its own.
        let is_other = |event: &Event<'_>| event.item.is_some_and(|item| Some(item) != self.wanted);
        let has_ids = self.events.iter().any(is_other);
        let mut columns = vec![Head::label(words.text("column.day"))];
        columns.extend(has_ids.then(|| Head::label(words.text("column.id"))));
        columns.extend(["column.by", "column.event"].map(|key| Head::words(words.text(key))));
        let mut table = Table::of(columns);
        let mut met: Option<&str> = None;
        for events in self.events.chunk_by(is_one_row) {
            let event = &events[0];
            let mut lines: Vec<String> =
                events.iter().flat_map(|event| telling::said(basis, event)).collect();
            if let Fact::Changed(revision, _) = event.fact {
                lines.push(telling::commit(words, revision, met == Some(revision.id.as_str())));
                met = Some(&revision.id);
            }
            let mut cells = vec![Cell::from(words.date(event.on))];
            cells.extend(has_ids.then(|| Cell::from(event.item.map_or("", ItemId::as_str))));
            cells.push(event::by(basis, &event.fact, true).into());
            cells.push(lines.join("\n").into());
            table.row(cells);
        }
        table
    }

    /// An event a row, for a spreadsheet.
    pub fn records(&self, basis: &Basis<'a>) -> Table {
        let words = basis.words;
        let titles = [
            "column.plan",
            "column.day",
            "column.id",
            "column.kind",
            "column.by",
            "column.event",
            "column.commit",
        ];
        let mut table = Table::of(titles.map(|title| match title {
            "column.id" | "column.commit" => Head::label(words.text(title)),
            _ => Head::words(words.text(title)),
        }));
        for event in &self.events {
            table.row([
                basis.plan().head.id.value.as_str().into(),
                words.date(event.on).into(),
                event.item.map_or("", ItemId::as_str).into(),
                words.text(telling::kind_key(&event.fact)).into(),
                event::by(basis, &event.fact, false).into(),
                telling::said(basis, event).join("; ").into(),
                match event.fact {
                    Fact::Changed(revision, _) => event::short(&revision.id).into(),
                    _ => Cell::from(""),
                },
            ]);
        }
        table
    }
}

/// Whether two events that follow each other are what one revision changed of one item.
fn is_one_row(one: &Event<'_>, other: &Event<'_>) -> bool {
    match (one.fact, other.fact) {
        (Fact::Changed(left, _), Fact::Changed(right, _)) => left.id == right.id && one.item == other.item,
        _ => false,
    }
}
