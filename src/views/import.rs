//! What was read out of a document, and what a person has to look at, by its place.

use crate::document::{Cell, Column};
use crate::document::{Document, Head, Kind, Table};
use crate::i18n::Words;
use crate::import::{Group, Imported, Place, Remark, What};
use crate::message::{Arg, Message};

/// What was read, and the remarks in groups.
pub fn report(imported: &Imported, words: Words) -> Document {
    let mut document = Document::default();
    let counts = Message::new("import.read")
        .with("items", imported.items.len())
        .with("sections", imported.sections.len())
        .with("duties", imported.duties.len())
        .with("agencies", imported.agencies.len());
    document.text(words.say(&counts));
    for (group, title) in [
        (Group::Repaired, "import.group.repaired"),
        (Group::Doubtful, "import.group.doubtful"),
        (Group::Unplaced, "import.group.unplaced"),
    ] {
        let remarks: Vec<&Remark> = imported.remarks.iter().filter(|it| it.what.group() == group).collect();
        if remarks.is_empty() {
            continue;
        }
        document.heading(words.say(&Message::new(title).with("count", remarks.len())));
        document.table(table(&gathered(&remarks), words));
    }
    document
}

/// Remarks that say the same of the same words, with their places.
struct Gathered<'a> {
    what: What,
    words: &'a str,
    places: Vec<&'a Place>,
}

fn gathered<'a>(remarks: &[&'a Remark]) -> Vec<Gathered<'a>> {
    let mut rows: Vec<Gathered<'a>> = Vec::new();
    for remark in remarks {
        let same = |row: &&mut Gathered<'_>| row.what == remark.what && row.words == remark.words;
        match rows.iter_mut().find(same) {
            Some(row) => row.places.push(&remark.place),
            None => {
                rows.push(Gathered { what: remark.what, words: &remark.words, places: vec![&remark.place] });
            }
        }
    }
    rows
}

fn table(rows: &[Gathered<'_>], words: Words) -> Table {
    let head = |key, title| Head { key, title: words.text(title).to_owned(), kind: Kind::Words };
    let columns = [
        Column::new(head("place", "import.column.place"), |row: &&Gathered<'_>| {
            Cell::from(places(&row.places, words))
        }),
        Column::new(head("what", "import.column.what"), |row: &&Gathered<'_>| {
            Cell::from(words.text(key(row.what)))
        }),
        Column::new(head("words", "import.column.words"), |row: &&Gathered<'_>| {
            Cell::from(shortened(row.words))
        }),
    ];
    Table::new(&columns, rows)
}

/// Enough of the words to find them in the document.
fn shortened(words: &str) -> String {
    const MOST: usize = 120;
    match words.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", words[..end].trim_end()),
        None => words.to_owned(),
    }
}

/// Several places in one line.
fn places(places: &[&Place], words: Words) -> String {
    const LISTED: usize = 3;
    let mut said: Vec<String> =
        places.iter().map(|it| place(it, words)).filter(|it| !it.is_empty()).collect();
    said.dedup();
    let more = said.len().saturating_sub(LISTED);
    said.truncate(LISTED);
    let mut text = said.join("; ");
    if 0 < more {
        text = words.say(&Message::new("import.place.more").with("places", text).with("count", more));
    }
    text
}

/// A place, as people find it.
fn place(place: &Place, words: Words) -> String {
    let part = |key, number: Option<usize>| number.map(|it| words.say(&Message::new(key).with("number", it)));
    let sheet = place
        .sheet
        .as_ref()
        .map(|it| words.say(&Message::new("import.place.sheet").with("name", Arg::Text(it.clone()))));
    let table = if place.sheet.is_some() { None } else { place.table };
    let parts = [
        sheet,
        part("import.place.page", place.page),
        part("import.place.table", table),
        part("import.place.row", place.row),
        part("import.place.paragraph", place.paragraph),
        part("import.place.line", place.line),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

const fn key(what: What) -> &'static str {
    match what {
        What::Repaired => "import.what.repaired",
        What::Encoding => "import.what.encoding",
        What::Changes => "import.what.changes",
        What::Ditto => "import.what.ditto",
        What::GoesOn => "import.what.goes-on",
        What::MonthFirst => "import.what.month-first",
        What::SectionTime => "import.what.section-time",
        What::AboveOnward => "import.what.above-onward",
        What::Range => "import.what.range",
        What::Fall => "import.what.fall",
        What::NoNumber => "import.what.no-number",
        What::SameNumber => "import.what.same-number",
        What::Joined => "import.what.joined",
        What::Several => "import.what.several",
        What::Shared => "import.what.shared",
        What::Listed => "import.what.listed",
        What::Skipped => "import.what.skipped",
        What::FirstDay => "import.what.first-day",
        What::TimeOnly => "import.what.time-only",
        What::DayOrMonth => "import.what.day-or-month",
        What::StartLate => "import.what.start-late",
        What::NoLead => "import.what.no-lead",
        What::NoTime => "import.what.no-time",
        What::TimeUnread => "import.what.time-unread",
        What::Uncomputed => "import.what.uncomputed",
        What::Kept => "import.what.kept",
        What::KeptColumn => "import.what.kept-column",
        What::NoTitle => "import.what.no-title",
        What::Left => "import.what.left",
        What::BadNumber => "import.what.bad-number",
    }
}
