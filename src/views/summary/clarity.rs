//! How clear each item is in the respects that its plan asks for: on a screen, and for a spreadsheet.

use super::titled;
use crate::document::{Cell, Document, Table, Tone};
use crate::message::Message;
use crate::model::Clarity;
use crate::query::clarity::{Answers, Row};
use crate::views::columns::Columns;
use crate::views::{Basis, cells, wording};

/// The screen.
pub fn document(basis: &Basis<'_>, answers: &Answers<'_>) -> Document {
    let words = basis.words;
    let mut document = titled(basis, "clarity.title");
    if answers.required.is_empty() {
        document.text(words.text("clarity.none"));
        return document;
    }
    document.table(table(basis, answers));
    let count =
        Message::new("clarity.count").with("clear", answers.all_clear()).with("total", answers.rows.len());
    document.text(words.say(&count));
    document.text(words.text("clarity.legend"));
    document
}

/// A row of the screen's table.
enum Line<'a> {
    Item(&'a Row<'a>),
    /// How many items are clear.
    Total,
}

/// A row an item, a tick where it is clear, and how many are.
fn table(basis: &Basis<'_>, answers: &Answers<'_>) -> Table {
    let words = basis.words;
    let columns = Columns::new(words)
        .label("column.id", |line| match line {
            Line::Item(row) => id(row),
            Line::Total => words.text("row.total").into(),
        })
        .words("column.item", |line| match line {
            Line::Item(row) => row.item.name.as_str().into(),
            Line::Total => "".into(),
        })
        .each(answers.required.iter().enumerate(), |columns, (at, respect)| {
            columns.number(wording::clarity_key(*respect), move |line| match line {
                Line::Item(row) => tick(row.answers[at]),
                Line::Total => cells::count(words, answers.count(at)),
            })
        });
    columns.table_with_total(answers.rows.iter().map(Line::Item), &Line::Total)
}

/// The rows for a spreadsheet: 1 where an item is clear, 0 where it is not, nothing where the plan does not ask. Every
/// respect has its column, so that several plans fit together.
pub fn rows(basis: &Basis<'_>, answers: &Answers<'_>) -> Table {
    let columns = Columns::new(basis.words)
        .plan(basis)
        .label("column.id", |row: &&Row<'_>| id(row))
        .words("column.item", |row| row.item.name.as_str().into())
        .each(Clarity::WORDS, |columns, (_, respect)| {
            let at = answers.required.iter().position(|asked| asked == respect);
            let answer = move |row: &&Row<'_>| match at {
                Some(at) => cells::bare(usize::from(row.answers[at])),
                None => "".into(),
            };
            columns.number(wording::clarity_key(*respect), answer)
        });
    columns.table(&answers.rows)
}

fn id(row: &Row<'_>) -> Cell {
    Cell::id(row.item.id.value.as_str())
}

fn tick(is_clear: bool) -> Cell {
    if is_clear { Cell::toned("✓", Tone::Good) } else { Cell::toned("–", Tone::Warning) }
}
