//! From the blocks of a document to its parts in words: which tables are the plan's, what stands around them, and how their
//! rows are to be called.

use std::collections::BTreeSet;

use super::columns::Columns;
use super::outline;
use super::raw::{Raw, RawItem, RawSection};
use super::remark::{Remark, What};
use super::rows::Listed;
use super::tree::{Block, Paragraph, Source, Table, squeezed};
use super::wording::{Mark, mark};
use crate::text::fold;

/// An appendix: its caption and what its tables hold.
#[derive(Default)]
struct Appendix {
    caption: Vec<Paragraph>,
    listed: Listed,
    columns: Option<Columns>,
}

/// The parts of a document, in words.
pub(super) fn assemble(source: Source) -> Raw {
    let mut raw = Raw::default();
    let (mut main, mut appendices): (Vec<Paragraph>, Vec<Appendix>) = (Vec::new(), Vec::new());
    let mut is_captioned = false;
    for block in source.blocks {
        match block {
            Block::Paragraph(paragraph) if is_appendix(&paragraph.text) => {
                is_captioned = true;
                let mut appendix = Appendix::default();
                let title = rest_of_title(&paragraph);
                appendix.caption.extend(title);
                appendices.push(appendix);
            }
            Block::Paragraph(paragraph) => match appendices.last_mut() {
                Some(appendix) if is_captioned && appendix.columns.is_none() => {
                    appendix.caption.push(paragraph);
                }
                _ => main.push(paragraph),
            },
            Block::Table(table) => {
                raw.has_report_form |= Columns::are_of_report(&table);
                is_captioned &= !take(table, &mut main, &mut appendices);
            }
        }
    }
    outline::read(&main, &mut raw);
    appendices.retain(|appendix| appendix.columns.is_some() || !appendix.caption.is_empty());
    let several = 1 < appendices.iter().filter(|it| it.columns.is_some()).count();
    let needs_prefix = !raw.items.is_empty() || several;
    let columns = appendices.iter().filter_map(|it| it.columns.as_ref());
    raw.day_heads = columns.flat_map(Columns::day_heads).map(str::to_owned).collect();
    for (at, appendix) in appendices.into_iter().enumerate() {
        let prefix = match (needs_prefix, several) {
            (false, _) => String::new(),
            (true, false) => "PL".to_owned(),
            (true, true) => format!("PL{}", at + 1),
        };
        add(appendix, &prefix, &mut raw);
    }
    name_sections(&mut raw);
    raw
}

/// Names the sections that items stand in by their ids, where the document has no heading for them.
fn name_sections(raw: &mut Raw) {
    let mut known: BTreeSet<String> = raw.sections.iter().map(|it| it.id.clone()).collect();
    known.extend(raw.items.iter().map(|it| it.id.clone()));
    for item in &raw.items {
        let outer = item.section.as_deref().or_else(|| Some(item.id.rsplit_once('.')?.0));
        let Some(outer) = outer.filter(|id| !known.contains(*id)).map(str::to_owned) else { continue };
        known.insert(outer.clone());
        let (words, place) = (outer.clone(), item.place.clone());
        raw.remarks.push(Remark { what: What::NoTitle, words, place: place.clone() });
        let title = outer.clone();
        raw.sections.push(RawSection { id: outer, title, place, ..RawSection::default() });
    }
}

fn is_appendix(text: &str) -> bool {
    let key = fold(text.lines().next().unwrap_or_default());
    let is_named = key == "phu luc" || key.starts_with("phu luc ") && key.split(' ').count() <= 4;
    is_named && text.starts_with(char::is_uppercase) && !text.contains("kèm theo")
}

/// What stands after "PHỤ LỤC" in one paragraph with it.
fn rest_of_title(paragraph: &Paragraph) -> Option<Paragraph> {
    let (_, rest) = paragraph.text.split_once('\n')?;
    Some(Paragraph { text: rest.to_owned(), ..paragraph.clone() })
}

/// Takes in a table, and says whether it is one of the plan's.
fn take(table: Table, main: &mut Vec<Paragraph>, appendices: &mut Vec<Appendix>) -> bool {
    if let Some((columns, first)) = Columns::of(&table) {
        let goes_on = appendices.last().is_some_and(|it| it.columns.as_ref() == Some(&columns));
        let is_waiting = appendices.last().is_some_and(|it| it.columns.is_none());
        if !goes_on && !is_waiting {
            appendices.push(Appendix::default());
        }
        if let Some(appendix) = appendices.last_mut() {
            table.rows[first..].iter().for_each(|row| appendix.listed.take(&columns, row));
            appendix.columns = Some(columns);
        }
        return true;
    }
    let width = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    // A table that a page has broken has no head again.
    if let Some((appendix, columns)) = appendices
        .last_mut()
        .and_then(|it| Some((it.columns.clone()?, it)))
        .map(|(columns, it)| (it, columns))
        && columns.fields.len() == width
        && 3 <= width
    {
        table.rows.iter().for_each(|row| appendix.listed.take(&columns, row));
        return true;
    }
    let mut is_plan = false;
    for row in table.rows {
        for cell in row.cells {
            if cell.inner.iter().any(|inner| Columns::of(inner).is_some()) {
                for inner in cell.inner {
                    is_plan |= take(inner, main, appendices);
                }
                continue;
            }
            if cell.merged == super::tree::Merged::Alone {
                let place = row.place.clone();
                let paragraph = |text: String| Paragraph { text, place: place.clone(), notes: Vec::new() };
                main.extend(cell.lines.into_iter().map(paragraph));
            }
        }
    }
    is_plan
}

/// Adds what an appendix holds to the plan, under the ids that it is to have.
fn add(appendix: Appendix, prefix: &str, raw: &mut Raw) {
    let Appendix { caption, listed, .. } = appendix;
    let Listed { mut sections, mut items, mut remarks, .. } = listed;
    let outer = (!prefix.is_empty()).then(|| captioned(prefix, &caption, &mut raw.left));
    if outer.is_none() && raw.head.title.is_empty() {
        let titles = caption.iter().filter(|it| !it.text.trim_start().starts_with('('));
        raw.head.title = titles.map(|it| squeezed(&it.text)).collect::<Vec<_>>().join(" ");
    }
    divide(&mut sections, &mut items);
    let through = runs_through(&items);
    let join = |parts: &[&str]| {
        // Rows may have their whole ids.
        let is_whole = parts.last().is_some_and(|it| it.starts_with("PL."));
        let parts = if is_whole { &parts[parts.len() - 1..] } else { parts };
        parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(".")
    };
    for item in &mut items {
        let section = item.section.take().unwrap_or_default();
        if through && !section.is_empty() {
            item.section = Some(join(&[prefix, &section]));
            item.id = join(&[prefix, &item.id]);
            // A part stands where its parent does, and what has its section in its id needs no other.
            let is_part =
                item.id.rsplit('.').next().is_some_and(|label| label.chars().all(char::is_lowercase));
            let section = item.section.as_deref().unwrap_or_default();
            if is_part || item.id.starts_with(&format!("{section}.")) {
                item.section = None;
            }
        } else {
            item.id = join(&[prefix, &section, &item.id]);
        }
    }
    for section in &mut sections {
        section.id = join(&[prefix, &section.id]);
    }
    number_doubles(&mut items, &mut remarks);
    raw.sections.extend(outer);
    raw.sections.extend(sections);
    raw.items.extend(items);
    raw.remarks.extend(remarks);
}

/// The section that an appendix is.
fn captioned(prefix: &str, caption: &[Paragraph], left: &mut Vec<Paragraph>) -> RawSection {
    let mut section = RawSection { id: prefix.to_owned(), ..RawSection::default() };
    for paragraph in caption {
        let text = squeezed(&paragraph.text);
        let field = if text.starts_with('(') { &mut section.text } else { &mut section.title };
        if matches!(mark(&text), Some((Mark::Bullet, _))) {
            left.push(paragraph.clone());
            continue;
        }
        if !field.is_empty() {
            field.push(' ');
        }
        field.push_str(&text);
    }
    section.place = caption.first().map(|it| it.place.clone()).unwrap_or_default();
    section
}

/// Makes sections of rows that have parts, and of their own neither a body nor a time.
fn divide(sections: &mut Vec<RawSection>, items: &mut Vec<RawItem>) {
    let labels: Vec<(Option<String>, String)> =
        items.iter().map(|item| (item.section.clone(), item.id.clone())).collect();
    let has_parts = |item: &RawItem| {
        let start = format!("{}.", item.id);
        labels.iter().any(|(section, id)| *section == item.section && id.starts_with(&start))
    };
    let is_outer = |item: &RawItem| item.lead.is_empty() && item.deadline.is_empty() && has_parts(item);
    let (outer, rest): (Vec<RawItem>, Vec<RawItem>) = std::mem::take(items).into_iter().partition(is_outer);
    *items = rest;
    for item in outer {
        let id = item.section.iter().chain([&item.id]).cloned().collect::<Vec<_>>().join(".");
        for part in items.iter_mut().filter(|part| part.section == item.section) {
            if let Some(label) = part.id.strip_prefix(&format!("{}.", item.id)).map(str::to_owned) {
                part.id = label;
                part.section = Some(id.clone());
            }
        }
        let text = item.goals.join(" ");
        sections.push(RawSection { id, title: item.name, field: None, text, place: item.place });
    }
}

/// Whether the numbers of rows go on through the sections.
fn runs_through(items: &[RawItem]) -> bool {
    let mut seen = BTreeSet::new();
    let mut sections = BTreeSet::new();
    let all_differ = items.iter().all(|item| {
        sections.insert(item.section.clone());
        seen.insert(item.id.clone())
    });
    let is_split = items.iter().any(|item| {
        item.section
            .as_deref()
            .is_some_and(|section| section.rsplit('.').next().is_some_and(|it| it.parse::<u32>().is_ok()))
    });
    all_differ && !is_split
}

/// Rows with one number get a second one.
fn number_doubles(items: &mut [RawItem], remarks: &mut Vec<Remark>) {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for item in items {
        let printed = item.id.clone();
        let free = (2..=usize::MAX).map(|number| format!("{printed}-{number}"));
        let free = free.into_iter().find(|id| !seen.contains(&id.to_lowercase()));
        if seen.contains(&printed.to_lowercase()) {
            item.id = free.unwrap_or(printed.clone());
            let words = format!("{printed} → {}", item.id);
            remarks.push(Remark { what: What::SameNumber, words, place: item.place.clone() });
        }
        seen.insert(item.id.to_lowercase());
    }
}
