//! The cells of lines that columns stand side by side in.

use super::super::super::tree::squeezed;
use super::super::super::wording::{is_capitals, is_roman};
use super::super::lines::Line;

/// The texts of columns over some lines.
pub(super) fn texts(lines: &[Line], starts: &[usize]) -> Vec<String> {
    let mut texts = vec![String::new(); starts.len()];
    for line in lines {
        for (start, cell) in line.cells().into_iter().flat_map(|cell| cut(cell, starts)) {
            if let Some(text) = texts.get_mut(column(start, &cell, starts)) {
                if !text.is_empty() {
                    text.push(' ');
                }
                text.push_str(&cell);
            }
        }
    }
    texts.iter().map(|text| squeezed(text)).collect()
}

/// A cell, or those that only one blank stands between: each begins where a column does.
fn cut((start, cell): (usize, String), starts: &[usize]) -> Vec<(usize, String)> {
    let blank_before = |at: usize| cell.chars().nth(at - start - 1) == Some(' ');
    let is_inside = |at: usize| start + 1 < at && at < start + cell.chars().count() && blank_before(at);
    let found = starts.iter().copied().rfind(|at| is_inside(*at)).filter(|_| !is_capitals(&cell));
    let Some(at) = found else { return vec![(start, cell)] };
    let before: String = cell.chars().take(at - start - 1).collect();
    let after: String = cell.chars().skip(at - start).collect();
    let mut cells = cut((start, before), starts);
    cells.push((at, after));
    cells
}

/// The column that a cell stands in. Where lines are centred it may begin before the others of its column do.
fn column(start: usize, cell: &str, starts: &[usize]) -> usize {
    let len = cell.chars().count();
    let own = starts.iter().rposition(|column| *column <= start).unwrap_or(0);
    let Some(next) = starts.get(own + 1).filter(|next| **next < start + len) else { return own };
    let before = next - start;
    if before * 4 <= len || before <= 1 { own + 1 } else { own }
}

/// A label without the signs after it.
pub(super) fn label_of(text: &str) -> &str {
    text.trim_end_matches(['.', ')'])
}

/// Whether a cell of numbers holds the number of a row.
pub(super) fn is_label(text: &str) -> bool {
    let label = label_of(text);
    let is_number = |part: &str| part.parse::<u32>().is_ok() || is_roman(part);
    let is_letter = label.chars().count() == 1 && label.chars().all(char::is_alphabetic);
    is_letter || !label.is_empty() && label.split('.').all(is_number)
}

/// Whether a line only numbers the columns.
pub(super) fn is_numbers(line: &Line) -> bool {
    let is_number = |word: &str| word.trim_matches(['(', ')']).parse::<u32>().is_ok();
    2 < line.text.split(' ').count() && line.text.split(' ').all(is_number)
}

#[cfg(test)]
mod tests {
    use super::super::super::lines::lines;
    use super::*;

    #[track_caller]
    fn case(line: &str, starts: &[usize], expected: &[&str]) {
        assert_eq!(texts(&lines(line), starts), expected, "{line}");
    }

    #[test]
    fn cells_stand_in_the_columns_they_overlap() {
        case("1   Rà soát   Sở Y tế", &[0, 4, 14], &["1", "Rà soát", "Sở Y tế"]);
        // It is centred, and begins before the others do.
        case("1   Rà soát   Sở Nội vụ", &[0, 4, 16], &["1", "Rà soát", "Sở Nội vụ"]);
        // One blank only stands between them.
        case("1   Rà soát văn bản Sở Y tế", &[0, 4, 20], &["1", "Rà soát văn bản", "Sở Y tế"]);
        // A title goes over all columns.
        case("I   CẢI CÁCH THỂ CHẾ", &[0, 4, 13], &["I", "CẢI CÁCH THỂ CHẾ", ""]);
    }
}
