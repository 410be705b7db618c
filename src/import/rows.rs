//! From the rows of a table to sections and items: numbers, Roman and Arabic, children a) b), ditto marks, cells that are
//! one with those above them, and rows that a page has broken.

use std::collections::BTreeMap;

use super::columns::Columns;
use super::raw::{RawItem, RawSection};
use super::remark::{Remark, What};
use super::tree::{Cell, Merged, Row, squeezed};
use super::wording::{Field, is_capitals, is_ditto, is_roman, level};
use crate::text::fold;

/// What the tables of one appendix hold.
#[derive(Debug, Default)]
pub(super) struct Listed {
    pub(super) sections: Vec<RawSection>,
    pub(super) items: Vec<RawItem>,
    pub(super) remarks: Vec<Remark>,
    /// The label of the section that the rows stand in.
    section: Option<String>,
    /// The label of the last row with a number, which rows with letters are parts of.
    parent: Option<String>,
    /// What the cells above held, for ditto marks.
    above: BTreeMap<usize, String>,
    unnumbered: usize,
    /// The last number that rows have counted to.
    counted: u32,
}

/// What a row is.
#[derive(Debug, PartialEq, Eq)]
enum Kind {
    Section(String),
    Item(String),
    /// It goes on with the row before.
    More,
    Blank,
}

impl Listed {
    /// Takes in a row below the head.
    pub(super) fn take(&mut self, columns: &Columns, row: &Row) {
        if columns.are_repeated_in(row) {
            return;
        }
        let texts = self.texts(columns, row);
        match self.kind(columns, row, &texts) {
            Kind::Blank => {}
            Kind::Section(label) => self.section(columns, row, &texts, label),
            Kind::Item(label) => self.item(columns, row, &texts, &label),
            Kind::More => self.more(columns, row, &texts),
        }
        for (column, text) in texts {
            self.above.insert(column, text);
        }
    }

    /// The texts of a row's cells, ditto marks resolved.
    fn texts(&mut self, columns: &Columns, row: &Row) -> BTreeMap<usize, String> {
        let mut texts = BTreeMap::new();
        for (column, cell) in row.cells.iter().enumerate() {
            let text = joined(cell, columns.fields.get(column).copied().flatten());
            let above = self.above.get(&column).filter(|_| is_ditto(&text));
            if let Some(above) = above {
                let words = format!("{text} → {above}");
                self.remarks.push(Remark { what: What::Ditto, words, place: row.place.clone() });
                texts.insert(column, above.clone());
            } else if !text.is_empty() {
                texts.insert(column, text);
            }
        }
        texts
    }

    fn kind(&mut self, columns: &Columns, row: &Row, texts: &BTreeMap<usize, String>) -> Kind {
        let text = |field| columns.at(field).and_then(|at| texts.get(&at)).map_or("", String::as_str);
        if row.own().next().is_none() {
            return Kind::Blank;
        }
        let number = text(Field::Number);
        let others = row.own().filter(|(column, _)| {
            Some(*column) != columns.at(Field::Number) && Some(*column) != columns.at(Field::Name)
        });
        let is_alone = others.count() == 0;
        if row.is_one_cell() || (is_alone && text(Field::Name).is_empty() && 4 < number.chars().count()) {
            let whole = squeezed(&row.cells[0].text());
            let label = heading(&whole).0;
            return Kind::Section(label.unwrap_or_else(|| self.slug(&whole)));
        }
        let label = label(number);
        let is_own = |field| {
            columns.at(field).and_then(|at| row.cell(at)).is_some_and(|it| it.merged == Merged::Alone)
        };
        match label {
            Some(label) if is_part_of_document(&label) => {
                if is_alone || is_capitals(text(Field::Name)) {
                    Kind::Section(label)
                } else {
                    Kind::Item(label)
                }
            }
            // A number that is one with that of the row above: the row goes on with it.
            Some(_) if !is_own(Field::Number) => Kind::More,
            Some(label) => Kind::Item(self.below(&label)),
            None => self.unnumbered(columns, row, texts),
        }
    }

    /// What a row without a number is.
    fn unnumbered(&mut self, columns: &Columns, row: &Row, texts: &BTreeMap<usize, String>) -> Kind {
        let text = |field| columns.at(field).and_then(|at| texts.get(&at)).map_or("", String::as_str);
        let name = text(Field::Name);
        let is_own = |at: usize| row.cell(at).is_some_and(|it| it.merged == Merged::Alone && !it.is_blank());
        let own_name = columns.at(Field::Name).is_some_and(is_own);
        let is_assigned =
            [Field::Lead, Field::Deadline].iter().any(|field| columns.at(*field).is_some_and(is_own));
        let begins = name.starts_with(|c: char| c.is_uppercase() || c == '-' || c == '+');
        if let (Some(letter), true) = (leading_label(name), own_name) {
            return Kind::Item(self.below(&letter));
        }
        let has_numbers = columns.at(Field::Number).is_some() && !self.items.is_empty();
        if has_numbers && !(own_name && begins && is_assigned) {
            return Kind::More;
        }
        if !own_name {
            return Kind::More;
        }
        self.unnumbered += 1;
        if columns.at(Field::Number).is_some() {
            let words = name.to_owned();
            self.remarks.push(Remark { what: What::NoNumber, words, place: row.place.clone() });
        }
        let last = self.parent.as_deref().and_then(|parent| parent.parse::<usize>().ok()).unwrap_or(0);
        Kind::Item((last + 1).to_string())
    }

    /// The label of a row below the one before: "a" of "1" is "1.a".
    fn below(&self, label: &str) -> String {
        let is_letter = label.chars().all(char::is_lowercase) && label.chars().count() == 1;
        match &self.parent {
            Some(parent) if is_letter => format!("{parent}.{label}"),
            _ => label.to_owned(),
        }
    }

    fn slug(&self, title: &str) -> String {
        let words: Vec<String> = fold(title).split(' ').take(6).map(str::to_owned).collect();
        let slug = words.join("-");
        let count = self.sections.iter().filter(|section| section.id.starts_with(&slug)).count();
        if count == 0 { slug } else { format!("{slug}-{}", count + 1) }
    }

    fn section(&mut self, columns: &Columns, row: &Row, texts: &BTreeMap<usize, String>, label: String) {
        let named = columns.at(Field::Name).and_then(|at| texts.get(&at)).filter(|_| !row.is_one_cell());
        let whole = squeezed(&row.cells.first().map(Cell::text).unwrap_or_default());
        let title = named.cloned().unwrap_or_else(|| heading(&whole).1.to_owned());
        let own = label.strip_prefix("PL.").unwrap_or(&label);
        let field = is_roman(own).then(|| own.to_owned());
        self.section = Some(label.clone());
        self.parent = None;
        self.sections.push(RawSection {
            id: label,
            title,
            field,
            text: String::new(),
            place: row.place.clone(),
        });
    }

    fn item(&mut self, columns: &Columns, row: &Row, texts: &BTreeMap<usize, String>, label: &str) {
        let mut item = RawItem {
            id: label.to_owned(),
            section: self.section.clone(),
            place: row.place.clone(),
            ..RawItem::default()
        };
        fill(&mut item, columns, row, texts, false);
        if label.chars().all(|c| c.is_ascii_digit() || c == '.') {
            self.parent = Some(label.to_owned());
        }
        self.doubt_row(columns, row, label);
        let printed = columns.at(Field::Number).and_then(|at| texts.get(&at));
        item.tt = printed.map(|it| it.trim_end_matches('.').to_owned()).filter(|it| it.starts_with('0'));
        self.items.push(item);
    }

    /// Says what is doubtful of a row: rows before it may be missing, and its time may be a month.
    fn doubt_row(&mut self, columns: &Columns, row: &Row, label: &str) {
        let mut remark = |what, words| self.remarks.push(Remark { what, words, place: row.place.clone() });
        if let Ok(number) = label.parse::<u32>() {
            if self.counted + 1 < number && (0 < self.counted || 1 < number && self.items.is_empty()) {
                remark(What::Skipped, format!("{} → {number}", self.counted));
            }
            self.counted = number;
        }
        let time = columns.at(Field::Deadline).and_then(|at| row.cell(at));
        if let Some(time) = time.filter(|cell| cell.is_first_day) {
            remark(What::FirstDay, time.text());
        }
    }

    /// Adds what a row holds to the item before it.
    fn more(&mut self, columns: &Columns, row: &Row, texts: &BTreeMap<usize, String>) {
        if let Some(item) = self.items.last_mut() {
            fill(item, columns, row, texts, true);
            let words = texts.values().cloned().collect::<Vec<_>>().join(" | ");
            self.remarks.push(Remark { what: What::GoesOn, words, place: row.place.clone() });
        }
    }
}

/// Puts the texts of a row where they belong.
fn fill(item: &mut RawItem, columns: &Columns, row: &Row, texts: &BTreeMap<usize, String>, is_more: bool) {
    for (column, text) in texts {
        let cell = row.cell(*column);
        if is_more && cell.is_some_and(|cell| cell.merged == Merged::WithAbove) {
            continue;
        }
        let field = columns.fields.get(*column).copied().flatten();
        let head = columns.heads.get(*column).map_or("", String::as_str);
        let lines = || cell.map_or_else(Vec::new, |cell| bullets(&cell.lines));
        match field {
            Some(Field::Number) => {}
            Some(Field::Section) if item.id.starts_with(&format!("{text}.")) => {}
            Some(Field::Section) => item.section = Some(text.clone()),
            Some(Field::Level) => match level(text) {
                Some(level) => item.level = Some(level),
                None => item.columns.push((head.to_owned(), text.clone())),
            },
            Some(Field::Name) => append(&mut item.name, text, " "),
            Some(Field::Code) => append(&mut item.code, text, " "),
            Some(Field::Goals | Field::Actions) => extend(&mut item.goals, lines(), is_more),
            Some(Field::Product) => extend(&mut item.product, lines(), is_more),
            Some(Field::Lead) => append_bodies(&mut item.lead, text),
            Some(Field::Support(role)) => {
                append_bodies(&mut item.support, text);
                item.role = Some(role);
            }
            Some(Field::Officer) => append(&mut item.officer, text, "; "),
            Some(Field::Approver) => append(&mut item.approver, text, " "),
            Some(Field::Start) => append(&mut item.start, text, " "),
            Some(Field::Deadline) => append(&mut item.deadline, text, " "),
            Some(Field::Note) => append(&mut item.note, text, " "),
            Some(Field::Unit) => append(&mut item.unit, text, " "),
            Some(Field::Target) => append(&mut item.target, text, " "),
            Some(Field::Assignment) | None => item.columns.push((head.to_owned(), text.clone())),
        }
    }
    for note in row.cells.iter().flat_map(|cell| &cell.notes) {
        item.beside.push(note.clone());
    }
}

/// What stands between the parts of a list of bodies that a row has broken.
fn glue(before: &str, text: &str) -> &'static str {
    let is_whole = before.ends_with([';', ',', '.']) || before.is_empty();
    if !is_whole && super::agencies::begins_name(text) { "; " } else { " " }
}

fn append_bodies(text: &mut String, more: &str) {
    let glue = glue(text, more);
    append(text, more, glue);
}

fn append(text: &mut String, more: &str, glue: &str) {
    if !text.is_empty() {
        text.push_str(glue);
    }
    text.push_str(more);
}

/// Adds lines to a list; the first goes on with the last there where the row does and it begins in small.
fn extend(list: &mut Vec<String>, lines: Vec<String>, is_more: bool) {
    let mut lines = lines.into_iter();
    if is_more && let Some(last) = list.last_mut() {
        match lines.next() {
            Some(first) if first.starts_with(char::is_lowercase) => append(last, &first, " "),
            Some(first) => list.push(first),
            None => {}
        }
    }
    list.extend(lines);
}

/// The lines of a cell, a bullet or a sentence each, without their marks. A line that goes on with the one before is
/// joined with it.
pub(super) fn bullets(lines: &[String]) -> Vec<String> {
    let mut points: Vec<String> = Vec::new();
    for line in lines {
        let bare = line.trim_start_matches(['-', '–', '+', '•', '*']).trim_start();
        let has_mark = bare.len() < line.len() && !bare.is_empty();
        match points.last_mut() {
            Some(last) if !has_mark && line.starts_with(char::is_lowercase) => append(last, line, " "),
            _ if bare.is_empty() => {}
            _ => points.push(if has_mark { bare.to_owned() } else { line.clone() }),
        }
    }
    points
}

/// The text of a cell in one line; paragraphs of bodies are separated where they are not.
fn joined(cell: &Cell, field: Option<Field>) -> String {
    if !matches!(field, Some(Field::Lead | Field::Support(_))) {
        return squeezed(&cell.text());
    }
    let mut text = String::new();
    for line in &cell.lines {
        append_bodies(&mut text, line.trim_start_matches(['-', '–', '+', ' ']));
    }
    text
}

/// The label that a cell of numbers holds.
fn label(number: &str) -> Option<String> {
    let label = number.trim().trim_matches(['(', ')', '.', '/', ' ', '-']);
    // What cchc itself prints of an appendix has the whole id: "PL.I.1".
    if let Some(("PL", rest)) = label.split_once('.') {
        return self::label(rest).map(|rest| format!("PL.{rest}"));
    }
    let is_part = |part: &str| {
        let is_number = part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
        let is_letter = part.chars().count() == 1 && part.chars().all(char::is_alphabetic);
        !part.is_empty() && (is_number || is_letter || is_roman(part))
    };
    if !label.split('.').all(is_part) {
        return None;
    }
    let plain = |part: &str| part.trim_start_matches('0').to_owned();
    let parts: Vec<String> = label
        .split('.')
        .map(|part| if part.starts_with('0') { plain(part) } else { part.to_owned() })
        .collect();
    parts.iter().all(|part| !part.is_empty()).then(|| parts.join("."))
}

/// Whether a label is that of a section: a Roman number, or a capital.
fn is_part_of_document(label: &str) -> bool {
    let own = label.strip_prefix("PL.").unwrap_or(label);
    is_roman(own) || own.chars().all(char::is_uppercase)
}

/// The letter that a name begins with: "a) Ban hành".
fn leading_label(name: &str) -> Option<String> {
    let (label, _) = name.split_once(')')?;
    let is_letter = label.chars().count() == 1 && label.chars().all(char::is_lowercase);
    is_letter.then(|| label.to_owned())
}

/// The label of a heading, and its words: "I. CẢI CÁCH THỂ CHẾ".
fn heading(text: &str) -> (Option<String>, &str) {
    let (word, rest) = text.split_once(' ').unwrap_or((text, ""));
    let label = word.trim_end_matches(['.', ':', ')', '-']);
    if is_roman(label) && !rest.is_empty() {
        return (Some(label.to_owned()), rest.trim_start_matches(['-', '–', ' ']));
    }
    (None, text)
}
