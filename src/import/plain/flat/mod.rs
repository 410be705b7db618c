//! Tables whose cells were copied one after the other. Nothing tells where a cell ends but what it says: names of bodies,
//! time phrases, and lines that end before they are full. Of all ways to cut a row into its cells the likeliest counts.

mod cut;
mod rows;
mod score;

use self::cut::cut;
use self::rows::rows;
pub(super) use self::rows::{begins_rows, heads};
use self::score::{bodies, is_torn, joined};
use super::super::agencies::{Names, pieces};
use super::super::tree::{Cell, Row, Table};
use super::super::wording::{Field, is_roman};
use super::head::Head;
use super::lines::Line;
use super::paragraphs::{place, width};

/// Reads the rows below a head, and says how many lines they are.
pub(super) fn read(head: &Head, lines: &[Line], names: &mut Names) -> (Table, usize) {
    let (rows, end) = rows(head, lines);
    let mut table = Table::default();
    let fields: Vec<Option<Field>> = head.columns.fields.clone();
    let cells = head.columns.heads.iter().map(|head| Cell::of(head)).collect();
    let first = head.lines.first().map(place).unwrap_or_default();
    table.rows.push(Row { cells, place: first });
    let items = rows.iter().filter(|row| !is_roman(&row.label));
    let name_width = widest(items.filter_map(|row| row.lines.first()));
    // Each reading tells better how wide the columns are and how bodies are called. Of a column whose width is not known
    // yet it is 0.
    let is_name = |field: &Option<Field>| *field == Some(Field::Name);
    let mut widths: Vec<f64> =
        fields.iter().map(|field| if is_name(field) { name_width } else { 0.0 }).collect();
    let mut read = Vec::new();
    for _ in 0..3 {
        read = rows.iter().map(|row| cut(row, &fields, &widths, names.known())).collect();
        widths = column_widths(&read, fields.len());
        note_bodies(&read, &fields, names);
    }
    for (row, cells) in rows.iter().zip(read) {
        let place = row.lines.first().or(row.after.first()).map(place).unwrap_or_default();
        let number = fields.iter().position(|it| *it == Some(Field::Number));
        let mut cells: Vec<Cell> =
            cells.into_iter().map(|lines| Cell { lines: joined(&lines), ..Cell::default() }).collect();
        if let Some(cell) = number.and_then(|at| cells.get_mut(at)) {
            *cell = Cell::of(&row.label);
        }
        table.rows.push(Row { cells, place });
    }
    (table, end)
}

fn widest<'a>(lines: impl Iterator<Item = &'a Line>) -> f64 {
    lines.map(|line| width(&line.text)).fold(0.0, f64::max)
}

/// How wide each column is, by the cells that were read; 0 where too few lines tell.
fn column_widths(read: &[Vec<Vec<Line>>], columns: usize) -> Vec<f64> {
    (0..columns)
        .map(|column| {
            let cells = read.iter().filter_map(|row| row.get(column));
            // The last line of a cell may end anywhere; those before it were full.
            let mut widths: Vec<f64> =
                cells.flat_map(|cell| cell.iter().rev().skip(1).map(|line| width(&line.text))).collect();
            widths.sort_by(f64::total_cmp);
            if widths.len() < 3 { 0.0 } else { widths[(widths.len() - 1) * 9 / 10] }
        })
        .collect()
}

/// Takes in the bodies of cells that hold nothing else.
fn note_bodies(read: &[Vec<Vec<Line>>], fields: &[Option<Field>], names: &mut Names) {
    for row in read {
        for (cell, field) in row.iter().zip(fields) {
            let text = joined(cell).join(" ");
            let is_sure = matches!(field, Some(Field::Lead)) && 0.0 < bodies(&text, names.known(), true);
            let is_cut = pieces(&text, names.known()).iter().any(|it| is_torn(&it.name, names.known()));
            if is_sure && !is_cut {
                names.note(&text);
            }
        }
    }
}
