//! Agencies and groups on a screen, and in one table for a spreadsheet.

use chrono::NaiveDate;

use crate::document::{Cell, Document, Table};
use crate::message::Message;
use crate::model::{Agency, AgencyHead, Letterhead};
use crate::query::load::Load;
use crate::source::Spanned;
use crate::views::columns::Columns;
use crate::views::{Basis, cells, wording};

/// The screen.
pub fn document(basis: &Basis<'_>, loads: &[Load<'_>]) -> Document {
    let words = basis.words;
    let groups = loads.iter().filter(|load| load.agency.group.is_some()).count();
    let mut document = Document::default();
    let title = Message::new("agencies.headline")
        .with("plan", basis.plan().head.id.value.as_str())
        .with("agencies", loads.len() - groups)
        .with("groups", groups);
    document.title(words.say(&title));
    if loads.is_empty() {
        document.text(words.text("agencies.none"));
        return document;
    }
    for (heading, is_group) in [("agencies.agencies", false), ("agencies.groups", true)] {
        let wanted: Vec<&Load<'_>> =
            loads.iter().filter(|load| load.agency.group.is_some() == is_group).collect();
        if !wanted.is_empty() {
            document.heading(words.text(heading));
            let is_known = |part: &Part| wanted.iter().any(|it| !part.text(basis, it.agency).is_empty());
            let parts: Vec<Part> = Part::ALL.into_iter().filter(is_known).collect();
            document.table(described(Columns::new(words), *basis, is_group, &parts).table(wanted));
        }
    }
    document.text(words.text("agencies.note"));
    document
}

/// All in one table, for a spreadsheet.
pub fn records(basis: &Basis<'_>, loads: &[Load<'_>]) -> Table {
    described(Columns::new(basis.words).plan(basis), *basis, true, &Part::ALL).table(loads)
}

/// What is said of an agency beside its name.
#[derive(Clone, Copy)]
enum Part {
    Formal,
    Superior,
    Symbol,
    Head,
    Life,
}

impl Part {
    const ALL: [Self; 5] = [Self::Formal, Self::Superior, Self::Symbol, Self::Head, Self::Life];

    const fn key(self) -> &'static str {
        match self {
            Self::Formal => "column.formal",
            Self::Superior => "column.superior",
            Self::Symbol => "column.symbol",
            Self::Head => "column.head",
            Self::Life => "column.life",
        }
    }

    fn text(self, basis: &Basis<'_>, agency: &Agency) -> String {
        let Letterhead { formal, superior, symbol, head } = &agency.letterhead;
        match self {
            Self::Formal => formal.clone(),
            Self::Superior => superior.as_ref().map(|it| wording::office(basis, it).to_owned()),
            Self::Symbol => symbol.clone(),
            Self::Head => head.as_ref().map(headed),
            Self::Life => lived(basis, agency),
        }
        .unwrap_or_default()
    }
}

/// "Trưởng phòng Nguyễn Văn An", or the post alone.
fn headed(head: &AgencyHead) -> String {
    let AgencyHead { post, name } = head;
    name.as_ref().map_or_else(|| post.clone(), |name| format!("{post} {name}"))
}

/// Since when and until when it exists, and who takes over; nothing where its time is open.
fn lived(basis: &Basis<'_>, agency: &Agency) -> Option<String> {
    let (words, life) = (basis.words, &agency.life);
    let day = |key, day: Option<Spanned<NaiveDate>>| {
        day.map(|day| words.say(&Message::new(key).with("day", day.value)))
    };
    let names = wording::briefs(basis, &life.successors);
    let after = Message::new("agencies.successors").with("names", names);
    let after = (!life.successors.is_empty()).then(|| words.say(&after));
    let parts = [day("agencies.from", life.from), day("agencies.until", life.until), after];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

/// Adds columns that say who it is, who belongs to it, and how much is asked of it.
fn described<'a, 'l>(
    columns: Columns<'a, &'l Load<'l>>,
    basis: Basis<'a>,
    has_members: bool,
    parts: &[Part],
) -> Columns<'a, &'l Load<'l>> {
    let name = if has_members { "column.group" } else { "column.agency" };
    columns
        .label("column.id", |load| Cell::id(load.agency.id.value.as_str()))
        .words(name, |load| load.agency.name.as_str().into())
        .each(parts.iter().copied(), |columns, part| {
            columns.words(part.key(), move |load| part.text(&basis, load.agency).into())
        })
        .when(has_members, |it| it.words("column.members", move |load| members(&basis, load.agency).into()))
        .number("column.leads", |load| cells::bare(load.leads))
        .number("column.supports", |load| cells::bare(load.supports))
}

fn members(basis: &Basis<'_>, agency: &Agency) -> String {
    let Some(group) = &agency.group else {
        return String::new();
    };
    let names = wording::briefs(basis, &group.members);
    match (group.is_open, names.is_empty()) {
        (false, _) => names,
        (true, true) => basis.words.text("agencies.open-empty").to_owned(),
        (true, false) => format!("{names}; {}", basis.words.text("agencies.open")),
    }
}
