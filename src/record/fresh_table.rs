//! A table of a file that is not there yet.

use chrono::NaiveDate;
use toml_edit::{Array, Value};

use super::{Row, comments, datetime, numeral};

/// A list of texts is broken, a text a line, where its line would be longer than this.
const LINE: usize = 100;

/// A table to be.
#[derive(Clone, Debug)]
pub struct FreshTable {
    header: String,
    about: Vec<String>,
    keys: Vec<Line>,
    /// Comments after the keys.
    notes: Vec<String>,
    tables: Vec<Self>,
}

/// A key, what stands under it, and the comments before it.
#[derive(Clone, Debug)]
struct Line {
    notes: Vec<String>,
    key: &'static str,
    content: Content,
}

/// What stands under a key.
#[derive(Clone, Debug)]
enum Content {
    /// Nothing yet, and no blank can stand for it: the line is a comment, with this in it.
    Open(&'static str),
    One(Value),
    Texts(Vec<String>),
    Rows(Vec<Value>),
}

impl FreshTable {
    /// A table that is there once: `[plan]`, `[agency.van-phong]`.
    pub fn named(name: &str) -> Self {
        Self::with_header(format!("[{name}]"))
    }

    /// One of a list of tables: `[[item]]`, `[[item.target]]`.
    pub fn one_of(name: &str) -> Self {
        Self::with_header(format!("[[{name}]]"))
    }

    const fn with_header(header: String) -> Self {
        Self { header, about: Vec::new(), keys: Vec::new(), notes: Vec::new(), tables: Vec::new() }
    }

    /// Adds lines of comment before the table.
    #[must_use]
    pub fn about(mut self, lines: impl IntoIterator<Item = String>) -> Self {
        self.about.extend(lines);
        self
    }

    /// Adds lines of comment before a key that is there; at the end of the keys where it is not.
    #[must_use]
    pub fn beside(mut self, key: &str, lines: impl IntoIterator<Item = String>) -> Self {
        match self.keys.iter_mut().find(|line| line.key == key) {
            Some(line) => line.notes.extend(lines),
            None => self.notes.extend(lines),
        }
        self
    }

    /// Adds a text, if there is one; a blank one is one.
    #[must_use]
    pub fn string(self, key: &'static str, text: Option<&str>) -> Self {
        self.key(key, text.map(|text| Content::One(text.into())))
    }

    /// Adds texts, if there are any.
    #[must_use]
    pub fn texts<T: AsRef<str>>(self, key: &'static str, texts: &[T]) -> Self {
        let texts: Vec<String> = texts.iter().map(|text| text.as_ref().to_owned()).collect();
        let content = (!texts.is_empty()).then_some(Content::Texts(texts));
        self.key(key, content)
    }

    /// Adds a list with nothing in it, for somebody to fill.
    #[must_use]
    pub fn empty_list(self, key: &'static str) -> Self {
        self.key(key, Some(Content::Texts(Vec::new())))
    }

    /// Adds a key that somebody is to fill in, where a blank would be a fault: as a comment that shows the form.
    #[must_use]
    pub fn open(self, key: &'static str, form: &'static str) -> Self {
        self.key(key, Some(Content::Open(form)))
    }

    /// Adds a day, if there is one.
    #[must_use]
    pub fn day(self, key: &'static str, day: Option<NaiveDate>) -> Self {
        self.key(key, day.map(|day| Content::One(datetime(day).into())))
    }

    /// Adds a number, if there is one.
    #[must_use]
    pub fn number(self, key: &'static str, number: Option<f64>) -> Self {
        self.key(key, number.map(|number| Content::One(numeral(number))))
    }

    /// Adds days, if there are any.
    #[must_use]
    pub fn days(self, key: &'static str, days: &[NaiveDate]) -> Self {
        let list: Array = days.iter().map(|day| Value::from(datetime(*day))).collect();
        self.key(key, (!days.is_empty()).then_some(Content::One(list.into())))
    }

    /// Adds that something is so, where it is.
    #[must_use]
    pub fn flag(self, key: &'static str, is_so: bool) -> Self {
        self.key(key, is_so.then(|| Content::One(true.into())))
    }

    /// Adds a small table, if it holds anything.
    #[must_use]
    pub fn row(self, key: &'static str, row: Row) -> Self {
        let content = (!row.0.is_empty()).then(|| Content::One(Value::InlineTable(row.0)));
        self.key(key, content)
    }

    /// Adds a list of small tables, one a line, if there are any.
    #[must_use]
    pub fn rows(self, key: &'static str, rows: Vec<Row>) -> Self {
        let rows: Vec<Value> = rows.into_iter().map(|row| Value::InlineTable(row.0)).collect();
        let content = (!rows.is_empty()).then_some(Content::Rows(rows));
        self.key(key, content)
    }

    /// Adds a list of small tables and of texts, one a line.
    #[must_use]
    pub fn mixed(self, key: &'static str, parts: Vec<Result<Row, String>>) -> Self {
        let value = |part: Result<Row, String>| match part {
            Ok(row) => Value::InlineTable(row.0),
            Err(text) => text.into(),
        };
        self.key(key, Some(Content::Rows(parts.into_iter().map(value).collect())))
    }

    /// Whether it has no keys.
    pub const fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// Adds a table that belongs to this one and stands below it.
    #[must_use]
    pub fn table(mut self, table: Self) -> Self {
        self.tables.push(table);
        self
    }

    fn key(mut self, key: &'static str, content: Option<Content>) -> Self {
        self.keys.extend(content.map(|content| Line { notes: Vec::new(), key, content }));
        self
    }

    /// Writes the table, and those that belong to it a step further in.
    pub(super) fn write(&self, indent: &str, text: &mut String) {
        note(&self.about, indent, text);
        text.extend([indent, &self.header, "\n"]);
        for Line { notes, key, content } in &self.keys {
            note(notes, indent, text);
            let mark = if matches!(content, Content::Open(_)) { "# " } else { "" };
            text.extend([indent, mark, key, " = ", &content.written(indent, key), "\n"]);
        }
        note(&self.notes, indent, text);
        let inner = format!("{indent}  ");
        for table in &self.tables {
            text.push('\n');
            table.write(&inner, text);
        }
    }
}

/// Lines of comment, set in as what they are about is.
fn note(lines: &[String], indent: &str, text: &mut String) {
    comments(lines).lines().for_each(|line| text.extend([indent, line, "\n"]));
}

impl Content {
    fn written(&self, indent: &str, key: &str) -> String {
        let broken = |values: Vec<String>| {
            let lines = values.into_iter().map(|value| format!("{indent}  {value},\n"));
            format!("[\n{}{indent}]", lines.collect::<String>())
        };
        match self {
            Self::Open(form) => (*form).to_owned(),
            Self::One(value) => value.to_string().trim().to_owned(),
            Self::Rows(rows) => broken(rows.iter().map(|row| row.to_string().trim().to_owned()).collect()),
            Self::Texts(texts) => {
                let line = texts.iter().map(String::as_str).collect::<Array>().to_string();
                let width = indent.len() + key.len() + 3 + line.chars().count();
                if texts.len() < 2 || width <= LINE {
                    return line.trim().to_owned();
                }
                broken(texts.iter().map(|text| Value::from(text.as_str()).to_string()).collect())
            }
        }
    }
}
