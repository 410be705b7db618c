//! How high a line is: no program but the one that wrote a file fits the height of its wrapped lines.

use unicode_width::UnicodeWidthStr as _;

use crate::document::sheet::{Content, Field, Line, Look};

/// How many characters of the fonts in use go where a column is so many digits wide.
const PER_DIGIT: f64 = 1.15;
/// One line of text, in points.
const TEXT: f64 = 15.0;
/// What a cell has above and below its text.
const MARGIN: f64 = 3.0;
/// The greatest height that programs take.
const GREATEST: f64 = 405.0;

/// The height of a line, in points, where columns have these widths.
pub(super) fn of(line: &Line, widths: &[f64]) -> f64 {
    let (lines, text) = match line {
        Line::Across(text, Look::Title) => (rows(text, widths.iter().sum::<f64>() * 0.8), TEXT + 4.0),
        Line::Across(text, _) => (rows(text, widths.iter().sum()), TEXT),
        Line::Cells(cells) => {
            (cells.iter().zip(widths).map(|(cell, width)| cell_rows(cell, *width)).max().unwrap_or(1), TEXT)
        }
    };
    #[expect(clippy::cast_precision_loss, reason = "few")]
    let height = lines.max(1) as f64 * text + MARGIN;
    height.min(GREATEST)
}

fn cell_rows(cell: &Field, width: f64) -> usize {
    let width = if matches!(cell.look, Look::Head | Look::Strong) { width * 0.9 } else { width };
    match (&cell.content, cell.look) {
        (Content::Text(text), _) if 0.0 < width => rows(text, width),
        // Whoever fills it in has some room.
        (Content::Blank, Look::Open) => 2,
        _ => 1,
    }
}

/// How many rows a text takes, its words kept whole where they can be.
fn rows(text: &str, width: f64) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small, and not negative")]
    let width = (width * PER_DIGIT).max(1.0) as usize;
    text.lines().map(|line| paragraph_rows(line, width)).sum()
}

fn paragraph_rows(line: &str, width: usize) -> usize {
    let (mut rows, mut taken) = (1, 0);
    for word in line.split(' ') {
        // Capitals take a third more.
        let length = word.width() + word.chars().filter(|c| c.is_uppercase()).count() / 3;
        let with_blank = if taken == 0 { length } else { taken + 1 + length };
        if with_blank <= width {
            taken = with_blank;
        } else {
            rows += usize::from(taken != 0) + length.saturating_sub(1) / width;
            taken = length % width;
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_as_high_as_its_longest_cell() {
        let text = |text: &str| Field::text(text, Look::Plain);
        let height = |cells: Vec<Field>| of(&Line::Cells(cells), &[10.0, 5.0]);
        assert!((height(vec![text("một hai"), text("ba")]) - 18.0).abs() < 0.1);
        assert!((height(vec![text("một hai ba bốn"), text("ba")]) - 33.0).abs() < 0.1);
        assert!((height(vec![text("một"), text("hai bốn năm")]) - 48.0).abs() < 0.1);
        assert!((height(vec![text("một hai ba"), text("")]) - 18.0).abs() < 0.1);
        assert!((height(vec![text("MỘT HAI BA"), text("")]) - 33.0).abs() < 0.1);
        assert!((height(vec![text("a\nb\nc"), Field::blank(Look::Open)]) - 48.0).abs() < 0.1);
        assert!(height(vec![text(&"dài ".repeat(4000)), text("")]) <= GREATEST);
    }

    #[test]
    fn a_word_that_is_longer_than_its_column_is_broken() {
        assert_eq!(rows("01234567890", 5.0), 3);
        assert_eq!(rows("ab 0123456789", 5.0), 3);
    }
}
