//! The files of the next plan: each part in the file that held it, in its order there.

use std::collections::BTreeMap;

use crate::commands::fresh::words;
use crate::drafting::rollover::{Carried, Rollover};
use crate::message::{Arg, Message};
use crate::record::fresh::{FreshFile, FreshTable};
use crate::record::{item, plan};
use crate::views::{rollover as view, wording};
use crate::workspace::Assessed;

/// The file that holds the head.
const HEAD: &str = "plan.toml";

/// The tables of a file, each by where it stood.
type Tables = BTreeMap<String, Vec<(usize, FreshTable)>>;

/// The files, by their names, and their texts.
pub(super) fn files(next: &Rollover<'_>, old: &Assessed<'_>) -> Vec<(String, String)> {
    let mut tables = tables(next, old);
    let own = tables.remove(HEAD).unwrap_or_default();
    let mut files = vec![(HEAD.to_owned(), head(next, old, own))];
    files.extend(tables.into_iter().map(|(name, tables)| {
        let mut file = FreshFile::new(&[said(&about("rollover.file.part", old))]);
        add(&mut file, tables);
        (name, file.into_text())
    }));
    files
}

/// Every part of the plan but its head and its settings.
fn tables(next: &Rollover<'_>, old: &Assessed<'_>) -> Tables {
    let mut tables = Tables::new();
    // What several plans share stays where it is.
    let mut put = |place: Option<(&str, usize)>, table: FreshTable| {
        let Some((inside, at)) = place else { return };
        tables.entry(inside.to_owned()).or_default().push((at, table));
    };
    for section in &next.sections {
        put(
            old.place(section.part.id.span),
            plan::section(&section.part).about(questions(&section.decisions)),
        );
    }
    for carried in &next.items {
        let table = item::item(&carried.item).about([state(carried)]);
        put(old.place(carried.old.id.span), table.about(questions(&carried.decisions)));
    }
    for duty in &next.duties {
        put(old.place(duty.part.id.span), plan::duty(&duty.part).about(questions(&duty.decisions)));
    }
    for agency in &next.agencies {
        put(old.place(agency.id.span), plan::agency(agency));
    }
    tables
}

fn add(file: &mut FreshFile, mut tables: Vec<(usize, FreshTable)>) {
    tables.sort_by_key(|(at, _)| *at);
    for (_, table) in &tables {
        file.add(table);
    }
}

fn head(next: &Rollover<'_>, old: &Assessed<'_>, tables: Vec<(usize, FreshTable)>) -> String {
    let about = said(&about("rollover.file.about", old));
    let mut file = FreshFile::new(&about.lines().map(str::to_owned).collect::<Vec<_>>());
    file.number("format", 1.0);
    let mut head = plan::head(&next.head);
    let (off, of_head): (Vec<_>, Vec<_>) = next.decisions.iter().partition(|(key, _)| *key == "days_off");
    for (key, message) in of_head {
        head = head.beside(key, [question(message)]);
    }
    let basis = next
        .old_basis
        .iter()
        .map(|basis| said(&Message::new("rollover.file.old-basis").with("basis", basis.to_string())));
    file.add(&head.beside("basis", basis));
    if let Some(reporting) = &next.old.reporting {
        file.add(&plan::reporting(reporting));
    }
    let off: Vec<String> = off.iter().map(|(_, message)| question(message)).collect();
    match plan::days_off(&next.days_off) {
        Some(table) => file.add(&table.about(off)),
        None if off.is_empty() => {}
        None => file.comment(&off),
    }
    let settings =
        [plan::letters(&next.old.letters), plan::risk(&next.old.risk), plan::clarity(&next.old.clarity)];
    settings.iter().flatten().for_each(|table| file.add(table));
    add(&mut file, tables);
    if !next.left.is_empty() {
        file.comment(&left(next));
    }
    file.into_text()
}

/// What is left out, and why, an item a line.
fn left(next: &Rollover<'_>) -> Vec<String> {
    let lines = next.left.iter().map(|left| {
        let message = Message::new("rollover.file.left-item").with("item", left.item.id.value.as_str());
        said(&message.with("name", left.item.name.as_str()).with("why", Arg::Key(view::ended_key(left.why))))
    });
    std::iter::once(words().text("rollover.file.left").to_owned()).chain(lines).collect()
}

fn about(key: &'static str, old: &Assessed<'_>) -> Message {
    let id = old.survey.plan.head.id.value.as_str();
    Message::new(key).with("plan", id).with("as_of", old.survey.as_of)
}

/// Where an item stood in the plan that it comes from.
fn state(carried: &Carried<'_>) -> String {
    let message = |key| Message::new(key).with("item", carried.old.id.value.as_str());
    let Some(it) = carried.assessment else { return said(&message("rollover.file.new")) };
    let mut parts = vec![said(
        &message("rollover.file.was").with("standing", Arg::Key(wording::standing_key(it.standing))),
    )];
    if let Some(percent) = it.percent {
        parts.push(said(&Message::new("rollover.file.percent").with("percent", Arg::Decimal(percent, 0))));
    }
    if let Some(last) = it.last {
        parts.push(said(&Message::new("rollover.file.last").with("on", last.entry.on.value)));
    }
    if let Some(cause) = it.cause {
        parts.push(said(&Message::new("rollover.file.cause").with("cause", cause)));
    }
    parts.join("; ")
}

fn questions(decisions: &[Message]) -> Vec<String> {
    decisions.iter().map(question).collect()
}

/// A line that asks for a decision, and can be looked for.
fn question(message: &Message) -> String {
    said(&Message::new("rollover.file.question").with("question", message.clone()))
}

fn said(message: &Message) -> String {
    words().say(message)
}
