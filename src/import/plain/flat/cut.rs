//! The lines of a row cut into cells: of all ways the likeliest.

use std::collections::{HashMap, HashSet};

use super::super::super::agencies::{begins_name, pieces};
use super::super::super::wording::{Field, is_roman};
use super::super::lines::Line;
use super::super::paragraphs::width;
use super::rows::Unread;
use super::score::{bodies, bullets, deadline, free, joined};
use crate::model::Phrase;

/// The lines of each cell of a row.
pub(super) fn cut(
    row: &Unread,
    fields: &[Option<Field>],
    widths: &[f64],
    known: &[String],
) -> Vec<Vec<Line>> {
    if is_roman(&row.label) {
        return fields
            .iter()
            .map(|field| if *field == Some(Field::Name) { row.lines.clone() } else { Vec::new() })
            .collect();
    }
    let lines = apart(&row.lines);
    let named = named(&lines, known);
    let mut best: Option<(f64, Vec<Vec<Line>>)> = None;
    let mut scores = HashMap::new();
    for after in continuations(&row.after, fields.len()) {
        let cutter = Cutter { lines: &lines, after: &after, fields, widths, known, bodies: &named };
        let (score, cells) = cutter.best(&mut scores);
        // That a page turn has cut two cells is less likely than one.
        let cuts = after.iter().filter(|lines| !lines.is_empty()).count();
        let score = if 1 < cuts { score - 2.0 } else { score };
        if best.as_ref().is_none_or(|(most, _)| *most < score) {
            best = Some((score, cells));
        }
    }
    best.map(|(_, cells)| cells).unwrap_or_default()
}

/// Which lines, from one up to another, name known bodies and nothing else.
fn named(lines: &[Line], known: &[String]) -> HashSet<(usize, usize)> {
    let mut named = HashSet::new();
    for from in 0..lines.len() {
        if !begins_name(&lines[from].text) && !lines[from].text.starts_with(char::is_uppercase) {
            continue;
        }
        for end in from + 1..=lines.len() {
            let text = joined(&lines[from..end]).join(" ");
            let pieces = if begins_name(&text) { pieces(&text, known) } else { Vec::new() };
            if !pieces.is_empty() && pieces.iter().all(|piece| piece.is_known) {
                named.insert((from, end));
            }
        }
    }
    named
}

/// Unread with those cut in two that hold two cells, with two blanks between.
fn apart(lines: &[Line]) -> Vec<Line> {
    let mut parts = Vec::new();
    for line in lines {
        let cells = if line.raw.ends_with(&line.text) {
            vec![line.text.clone()]
        } else {
            line.cells().into_iter().map(|(_, cell)| cell).collect()
        };
        let is_number = |cell: &String| cell.parse::<u32>().is_ok();
        for (at, cell) in cells.into_iter().filter(|cell| !is_number(cell)).enumerate() {
            parts.push(Line { text: cell, is_close: line.is_close || 0 < at, ..line.clone() });
        }
    }
    parts
}

/// What may have been cut off by a page turn: for every column the lines that go on with its cell.
fn continuations(after: &[Line], columns: usize) -> Vec<Vec<Vec<Line>>> {
    let none = || vec![Vec::new(); columns];
    if after.is_empty() {
        return vec![none()];
    }
    let with = |parts: &[(usize, &[Line])]| {
        let mut cells = none();
        for (column, lines) in parts {
            cells[*column] = lines.to_vec();
        }
        cells
    };
    // One line may hold the ends of two cells.
    let words: Vec<Line> = match after {
        [line] => line.text.split(' ').map(|word| Line { text: word.to_owned(), ..line.clone() }).collect(),
        lines => lines.to_vec(),
    };
    let mut all = Vec::new();
    for first in 0..columns {
        all.push(with(&[(first, after)]));
        for second in first + 1..columns {
            for cut in 1..words.len() {
                let (left, right) = (line_of(&words[..cut], after), line_of(&words[cut..], after));
                all.push(with(&[(first, &left), (second, &right)]));
            }
        }
    }
    all
}

/// Words of one line as a line again; lines as they are.
fn line_of(words: &[Line], after: &[Line]) -> Vec<Line> {
    match after {
        [line] => {
            let text: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
            vec![Line { text: text.join(" "), ..line.clone() }]
        }
        _ => words.to_vec(),
    }
}

/// Scores of cells by what goes on with them, for each column; by first and last line.
type Scores = HashMap<(usize, String), HashMap<(usize, usize), f64>>;

/// Cuts the lines of a row into cells.
struct Cutter<'a> {
    lines: &'a [Line],
    after: &'a [Vec<Line>],
    fields: &'a [Option<Field>],
    widths: &'a [f64],
    known: &'a [String],
    /// Which lines, from one up to another, name known bodies and nothing else.
    bodies: &'a HashSet<(usize, usize)>,
}

impl Cutter<'_> {
    /// The likeliest cut, and how likely it is.
    fn best(&self, scores: &mut Scores) -> (f64, Vec<Vec<Line>>) {
        let (count, columns) = (self.lines.len(), self.fields.len());
        // best[column][end]: of the columns before, and the lines before.
        let mut best = vec![vec![(f64::NEG_INFINITY, 0); count + 1]; columns + 1];
        best[0][0] = (0.0, 0);
        for column in 0..columns {
            let after: String = self.after[column].iter().map(|line| line.text.as_str()).collect();
            let known = scores.entry((column, after)).or_default();
            for end in 0..=count {
                for start in 0..=end {
                    let before = best[column][start].0;
                    if before == f64::NEG_INFINITY {
                        continue;
                    }
                    let own =
                        known.entry((start, end)).or_insert_with(|| self.likelihood(column, start, end));
                    let score = before + *own;
                    if best[column + 1][end].0 < score {
                        best[column + 1][end] = (score, start);
                    }
                }
            }
        }
        let mut cells = vec![Vec::new(); columns];
        let mut end = count;
        for column in (0..columns).rev() {
            let start = best[column + 1][end].1;
            cells[column] = self.lines[start..end].iter().chain(&self.after[column]).cloned().collect();
            end = start;
        }
        (best[columns][count].0, cells)
    }

    /// How likely it is that these lines are the cell of a column.
    fn likelihood(&self, column: usize, start: usize, end: usize) -> f64 {
        let own = &self.lines[start..end];
        let after = &self.after[column];
        let field = self.fields[column];
        if field == Some(Field::Number) || field.is_none() {
            return if own.is_empty() && after.is_empty() { 0.0 } else { -50.0 };
        }
        let all: Vec<Line> = own.iter().chain(after).cloned().collect();
        let text = joined(&all).join(" ");
        let edge = self.edge(column, end);
        let content = match field {
            Some(Field::Deadline) => deadline(&text),
            Some(Field::Lead) => bodies(&text, self.known, true),
            Some(Field::Support(_)) => bodies(&text, self.known, false),
            Some(Field::Name) => free(&text, true) - self.strays(start, end) - bullets(&all),
            _ => free(&text, false) - self.strays(start, end),
        };
        content - self.loose(column, own)
            + self.goes_on(column, own, after)
            + if own.is_empty() { 0.0 } else { edge }
    }

    /// How unlikely it is that lines of free words end in names of bodies, which have columns of their own.
    fn strays(&self, start: usize, end: usize) -> f64 {
        let ends_in_bodies = (start + 1..end).any(|from| self.bodies.contains(&(from, end)));
        if ends_in_bodies { 6.0 } else { 0.0 }
    }

    /// How unlikely the lines of a cell are for ending before they are full.
    fn loose(&self, column: usize, lines: &[Line]) -> f64 {
        let full = self.widths[column];
        if full == 0.0 {
            return 0.0;
        }
        let loose = |pair: &[Line]| {
            let is_end = pair[0].text.ends_with(['.', ';', ':']) || pair[1].text.starts_with(['-', '+']);
            let word = pair[1].text.split(' ').next().unwrap_or_default();
            let room = full - width(&pair[0].text) - width(" ") - width(word);
            if is_end { 0.0 } else { (room / 3.0).clamp(0.0, 5.0) }
        };
        // Nor is a line wider than its column.
        let wide = lines.iter().filter(|line| full * 1.2 < width(&line.text)).count();
        let wide = f64::from(u32::try_from(wide).unwrap_or(u32::MAX));
        lines.windows(2).map(loose).sum::<f64>() + 4.0 * wide
    }

    /// How likely it is that a cell ends before a line.
    fn edge(&self, column: usize, end: usize) -> f64 {
        let (Some(last), Some(next)) =
            (end.checked_sub(1).and_then(|at| self.lines.get(at)), self.lines.get(end))
        else {
            return 0.0;
        };
        let word = next.text.split(' ').next().unwrap_or_default();
        let full = self.widths[column];
        let room = full - width(&last.text) - width(" ") - width(word);
        let is_small = next.text.starts_with(char::is_lowercase);
        let close = if next.is_close { 3.0 } else { 0.0 };
        let is_cut = last.text.ends_with(['-', ',', '/']) || last.text.ends_with(" và");
        let room = if full == 0.0 { 0.0 } else { (room / 6.0).clamp(-1.0, 0.0) };
        close + room - if is_small { 4.0 } else { 0.0 } - if is_cut { 6.0 } else { 0.0 }
    }

    /// How likely it is that what comes after a page turn goes on with a cell.
    fn goes_on(&self, column: usize, own: &[Line], after: &[Line]) -> f64 {
        let (Some(last), Some(first)) = (own.last(), after.first()) else {
            return if after.is_empty() { 0.0 } else { -6.0 };
        };
        let word = first.text.split(' ').next().unwrap_or_default();
        let is_full = self.widths[column] < width(&last.text) + width(" ") + width(word) + 1.0;
        let is_small = first.text.starts_with(char::is_lowercase);
        // What says all there is to say goes on less likely.
        let is_whole =
            self.fields[column] == Some(Field::Deadline) && Phrase::read(&joined(own).join(" ")).is_ok();
        if is_whole {
            return -8.0;
        }
        if self.widths[column] == 0.0 {
            return if is_small { 0.0 } else { 1.0 };
        }
        match (is_full, is_small) {
            (true, true) => 3.0,
            (false, true) => -3.0,
            _ if last.text.ends_with(['.', ':', ';']) || !is_small => 1.0,
            _ => 0.0,
        }
    }
}
