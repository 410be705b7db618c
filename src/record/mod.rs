//! What is written into the files of a plan, as TOML; here into a progress file. What a file holds already, its comments
//! and its layout stay as they are.

pub mod amendment;
pub mod fresh;
pub mod issued;
pub mod item;
#[cfg_attr(
    not(test),
    expect(dead_code, reason = "for plans that are made from documents and from other plans")
)]
pub mod plan;

use std::borrow::Cow;

use chrono::{Datelike as _, NaiveDate};
use toml_edit::{
    Array, ArrayOfTables, Date, Datetime, DocumentMut, Formatted, InlineTable, Item, Table, Value, value,
};

/// A table to be added: `[[entry]]`, `[[occurrence]]`, `[[confirmation]]` or `[[override]]`, a field a line.
#[derive(Debug)]
pub struct Record {
    kind: &'static str,
    table: Table,
}

impl Record {
    /// A table of a kind, with nothing in it yet.
    pub fn new(kind: &'static str) -> Self {
        Self { kind, table: Table::new() }
    }

    /// Adds a text, if there is one.
    #[must_use]
    pub fn string(mut self, key: &'static str, text: Option<&str>) -> Self {
        if let Some(text) = text {
            self.table.insert(key, value(text));
        }
        self
    }

    /// Adds a day, if there is one.
    #[must_use]
    pub fn day(mut self, key: &'static str, day: Option<NaiveDate>) -> Self {
        if let Some(day) = day {
            self.table.insert(key, value(datetime(day)));
        }
        self
    }

    /// Adds that something is so, where it is.
    #[must_use]
    pub fn flag(mut self, key: &'static str, is_so: bool) -> Self {
        if is_so {
            self.table.insert(key, value(true));
        }
        self
    }

    /// Adds a number, if there is one.
    #[must_use]
    pub fn number(mut self, key: &'static str, number: Option<f64>) -> Self {
        if let Some(number) = number {
            self.table.insert(key, Item::Value(numeral(number)));
        }
        self
    }

    /// Adds a list of small tables, one a line; none where the list is empty.
    #[must_use]
    pub fn list(mut self, key: &'static str, rows: Vec<Row>) -> Self {
        if rows.is_empty() {
            return self;
        }
        let mut array = Array::new();
        for row in rows {
            let mut table = Value::InlineTable(row.0);
            table.decor_mut().set_prefix("\n  ");
            array.push_formatted(table);
        }
        array.set_trailing("\n");
        array.set_trailing_comma(true);
        self.table.insert(key, value(array));
        self
    }

    /// The text of a file with this table at its end.
    pub fn append_to(self, text: &str) -> String {
        let mut document = DocumentMut::new();
        let mut tables = ArrayOfTables::new();
        tables.push(self.table);
        document.insert(self.kind, Item::ArrayOfTables(tables));
        let gap = if text.is_empty() { "" } else { "\n" };
        appended(text, &format!("{gap}{document}"))
    }
}

/// A small table in a list.
#[derive(Debug, Default)]
pub struct Row(InlineTable);

impl Row {
    /// Adds a text, if there is one.
    #[must_use]
    pub fn string(mut self, key: &str, text: Option<&str>) -> Self {
        if let Some(text) = text {
            self.0.insert(key, text.into());
        }
        self
    }

    /// Adds a day.
    #[must_use]
    pub fn day(mut self, key: &str, day: NaiveDate) -> Self {
        self.0.insert(key, Value::Datetime(Formatted::new(datetime(day))));
        self
    }

    /// Adds a number.
    #[must_use]
    pub fn number(mut self, key: &str, number: f64) -> Self {
        self.0.insert(key, numeral(number));
        self
    }

    /// Adds whether something is so.
    #[must_use]
    pub fn flag(mut self, key: &str, is_so: bool) -> Self {
        self.0.insert(key, is_so.into());
        self
    }
}

/// The beginning of a report's file: whose it is, for which period, and when it was handed in; blank where nobody has said.
/// `about` goes before it as comments, a line each.
pub fn report(agency: &str, period: &str, submitted: Option<NaiveDate>, about: &str) -> String {
    let submitted = submitted.map_or_else(|| value(""), |day| value(datetime(day)));
    let mut table = Table::new();
    table.insert("agency", value(agency));
    table.insert("period", value(period));
    table.insert("submitted", submitted);
    let mut document = DocumentMut::new();
    document.insert("report", Item::Table(table));
    format!("{about}{document}")
}

/// An entry that somebody is to fill in: every field is there and open. `about` goes before it as comments.
pub fn open_entry(item: &str, metrics: &[&str], about: &[String]) -> String {
    let mut table = Table::new();
    table.insert("item", value(item));
    for key in ["state", "percent"] {
        table.insert(key, value(""));
    }
    let rows =
        metrics.iter().map(|metric| Row::default().string("metric", Some(metric)).string("value", Some("")));
    let record = Record { kind: "entry", table }.list("measured", rows.collect());
    let mut record = record.string("note", Some("")).string("cause", Some(""));
    record.table.insert("evidence", value(Array::new()));
    format!("\n{}{}", comments(about), record.append_to(""))
}

/// Lines of comment. Nothing in them can end one.
pub fn comments(lines: &[String]) -> String {
    let harmless = |c: char| if c.is_control() { ' ' } else { c };
    let comment = |line: &String| format!("# {}", line.chars().map(harmless).collect::<String>().trim());
    let lines: Vec<String> = lines.iter().map(|line| format!("{}\n", comment(line).trim_end())).collect();
    lines.concat()
}

/// The text of a file in which the day `key` of a table is set, which it left open: of the table `[kind]`, or of the
/// `position`th `[[kind]]`, counted from 0. None where there is no such table, or the text is no TOML.
pub fn set_day(text: &str, (kind, position): (&str, usize), key: &str, day: NaiveDate) -> Option<String> {
    changed(text, |document| {
        let day = value(datetime(day));
        match document.get_mut(kind)? {
            Item::ArrayOfTables(tables) => set(tables.get_mut(position)?, key, day),
            Item::Value(Value::Array(array)) => {
                let table = array.get_mut(position)?.as_inline_table_mut()?;
                table.insert(key, day.into_value().ok()?);
            }
            Item::Table(table) => set(table, key, day),
            _ => return None,
        }
        Some(())
    })
}

/// The text of a file after a change of what it holds; its layout, comments and line ends stay.
fn changed(text: &str, change: impl FnOnce(&mut DocumentMut) -> Option<()>) -> Option<String> {
    // What some systems begin a file with is no part of its text.
    let mark = if text.starts_with('\u{feff}') { "\u{feff}" } else { "" };
    let plain = text[mark.len()..].replace("\r\n", "\n");
    let mut document: DocumentMut = plain.parse().ok()?;
    change(&mut document)?;
    Some(format!("{mark}{}", with_ends_of(text, &document.to_string())))
}

/// The texts under `key` in the tables `[[kind]]` of a file; none where it is no TOML.
pub fn texts(text: &str, kind: &str, key: &str) -> Vec<String> {
    let document: DocumentMut = text.trim_start_matches('\u{feff}').parse().unwrap_or_default();
    let Some(item) = document.get(kind) else { return Vec::new() };
    let said = |value: Option<&Item>| value.and_then(Item::as_str).map(str::to_owned);
    let of_tables = item.as_array_of_tables().into_iter().flatten().filter_map(|table| said(table.get(key)));
    let rows = item.as_array().into_iter().flatten().filter_map(Value::as_inline_table);
    of_tables.chain(rows.filter_map(|row| row.get(key)?.as_str().map(str::to_owned))).collect()
}

/// The text of a file with more at its end.
pub fn appended(text: &str, added: &str) -> String {
    let end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    format!("{text}{}", with_ends_of(text, &format!("{end}{added}")))
}

/// The text of a file with a text under a key of its `[kind]`. None where there is no such table, or the text is no TOML.
pub fn set_text(text: &str, kind: &str, key: &str, said: &str) -> Option<String> {
    changed(text, |document| {
        set(document.get_mut(kind)?.as_table_mut()?, key, value(said));
        Some(())
    })
}

/// The text of a file with a row at the end of the list `key` of its `[kind]`, likewise.
pub fn add_row(text: &str, kind: &str, key: &str, row: Row) -> Option<String> {
    changed(text, |document| {
        let table = document.get_mut(kind)?.as_table_mut()?;
        let list = table.entry(key).or_insert_with(|| value(Array::new()));
        match list {
            Item::Value(Value::Array(rows)) => rows.push(row.0),
            Item::ArrayOfTables(tables) => tables.push(row.0.into_table()),
            _ => return None,
        }
        Some(())
    })
}

/// Sets a key. What is written around its value, such as a comment, stays.
fn set(table: &mut Table, key: &str, new: Item) {
    match (table.get_mut(key), new) {
        (Some(Item::Value(old)), Item::Value(mut new)) => {
            *new.decor_mut() = old.decor().clone();
            *old = new;
        }
        (_, new) => _ = table.insert(key, new),
    }
}

/// Text with its lines ended as those of a file are.
fn with_ends_of<'a>(file: &str, text: &'a str) -> Cow<'a, str> {
    if file.contains("\r\n") { Cow::Owned(text.replace('\n', "\r\n")) } else { Cow::Borrowed(text) }
}

fn datetime(day: NaiveDate) -> Datetime {
    let part = |number: u32| u8::try_from(number).unwrap_or_default();
    let year = u16::try_from(day.year()).unwrap_or_default();
    let date = Date { year, month: part(day.month()), day: part(day.day()) };
    Datetime { date: Some(date), time: None, offset: None }
}

/// A whole number without a decimal point.
#[expect(clippy::cast_possible_truncation, reason = "whole and small")]
fn numeral(number: f64) -> Value {
    if number.fract() == 0.0 && number.abs() < 1e15 { (number as i64).into() } else { number.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_table_is_added_a_field_a_line_and_nothing_else_changes() {
        let record = || {
            Record::new("entry")
                .string("item", Some("II.1.2"))
                .day("on", Some(day("2022-09-05")))
                .string("state", None)
                .number("percent", Some(62.5))
                .list("measured", vec![Row::default().string("metric", Some("Tỷ lệ")).number("value", 96.0)])
                .string("note", Some("đã \"xong\"\nmột nửa"))
        };
        let added = "[[entry]]\nitem = \"II.1.2\"\non = 2022-09-05\npercent = 62.5\nmeasured = [\n  { metric = \"Tỷ lệ\", value = 96 },\n]\nnote = \"\"\"\nđã \"xong\"\nmột nửa\"\"\"\n";
        assert_eq!(record().append_to(""), added);
        assert_eq!(record().append_to("# x\na=1"), format!("# x\na=1\n\n{added}"));
        assert_eq!(
            record().append_to("a = 1 \r\n"),
            format!("a = 1 \r\n\r\n{}", added.replace('\n', "\r\n"))
        );
    }

    #[test]
    fn a_day_is_set_where_it_was_left_open() {
        let case = |text: &str, place: (&str, usize), expected: &str| {
            assert_eq!(set_day(text, place, "done", day("2022-10-08")).as_deref(), Some(expected));
        };
        let two = "# head\n[[c]] # first\non = 1   # odd\n\n[[c]]\ndone = \"\" # left open\n# tail\n";
        case(two, ("c", 1), &two.replace("\"\"", "2022-10-08"));
        case(two, ("c", 0), &two.replace("# odd\n", "# odd\ndone = 2022-10-08\n"));
        case("[c]\non = 1\r\n", ("c", 0), "[c]\r\non = 1\r\ndone = 2022-10-08\r\n");
        case("\u{feff}[c]\non=1\n[d]\n", ("c", 0), "\u{feff}[c]\non=1\ndone = 2022-10-08\n[d]\n");
        case("c = [{ on = 1 }]\n", ("c", 0), "c = [{ on = 1 , done = 2022-10-08 }]\n");
        assert_eq!(set_day("[c]\n", ("d", 0), "done", day("2022-10-08")), None);
    }
}
