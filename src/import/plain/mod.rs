//! Plain text, as it is copied out of a PDF or as `pdftotext -layout` gives it: lines are joined into paragraphs, and
//! tables are found again as far as that can be known.

mod columns;
mod flat;
mod head;
mod lines;
mod paragraphs;

use self::head::{Head, Layout, is_head_line};
use self::lines::{Line, lines};
use super::agencies::Names;
use super::columns::Columns;
use super::limits::{MOST_CELLS, MOST_HEADS};
use super::tree::{Block, Paragraph, Source};
use super::wording::{Field, labelled, mark};
use crate::message::Message;
use crate::model::Directory;

/// Reads a text. `directory` has the agencies that are known already.
///
/// # Errors
/// When its tables have more cells than any plan, or it has more lines that may be heads of tables.
pub(super) fn read(text: &str, directory: &Directory) -> Result<Source, Message> {
    let lines = lines(text);
    if MOST_HEADS < lines.iter().filter(|line| is_head_line(line)).count() {
        return Err(Message::new("import.too-many-heads").with("most", MOST_HEADS));
    }
    let mut blocks = Vec::new();
    let mut rest = &lines[..];
    let (mut number, mut left) = (0, MOST_CELLS);
    let mut names = Names::new(directory);
    while let Some(head) = find_head(rest) {
        let before = paragraphs::join(&rest[..head.start]);
        note_names(&before, &mut names);
        blocks.extend(before.into_iter().map(Block::Paragraph));
        let (mut table, after) = match head.layout {
            Layout::Flat => flat::read(&head, &rest[head.end..], &mut names),
            Layout::Columns => columns::read(&head, &rest[head.end..]),
        };
        let cells = table.rows.len().saturating_mul(head.columns.heads.len());
        let too_many = || Message::new("import.too-many-cells").with("most", MOST_CELLS);
        left = left.checked_sub(cells).ok_or_else(too_many)?;
        number += 1;
        for (at, row) in table.rows.iter_mut().enumerate() {
            (row.place.table, row.place.row) = (Some(number), Some(at + 1));
        }
        blocks.push(Block::Table(table));
        rest = &rest[head.end + after..];
    }
    blocks.extend(paragraphs::join(rest).into_iter().map(Block::Paragraph));
    Ok(Source { blocks, ..Source::default() })
}

/// The first head of a table.
fn find_head(lines: &[Line]) -> Option<Head> {
    (0..lines.len()).find_map(|start| head_at(lines, start))
}

fn head_at(lines: &[Line], start: usize) -> Option<Head> {
    /// A head takes no more lines.
    const MOST: usize = 14;
    if !is_head_line(&lines[start]) {
        return None;
    }
    if let Some(head) = columns::head(lines, start) {
        return Some(head);
    }
    let most = lines.len().min(start + MOST);
    let ends = (start + 1..=most).find(|at| *at == most || flat::begins_rows(&lines[*at].text))?;
    let texts: Vec<&str> = lines[start..ends].iter().map(|line| line.text.trim()).collect();
    let columns = Columns::named(flat::heads(&texts.join(" ")))?;
    Some(Head {
        start,
        end: ends,
        columns,
        layout: Layout::Flat,
        lines: lines[start..ends].to_vec(),
        starts: Vec::new(),
    })
}

/// Takes in the bodies that labelled lines name, which is the surest way to know how they are called.
fn note_names(paragraphs: &[Paragraph], names: &mut Names) {
    for paragraph in paragraphs {
        let text = mark(&paragraph.text).map_or(paragraph.text.as_str(), |(_, words)| words);
        if let Some((Field::Lead | Field::Support(_), bodies)) = labelled(text) {
            names.note(bodies);
        }
    }
}
