//! Counts over time as lines of columns.

use crate::document::{Cell, Document, Table, Tone};
use crate::i18n::Words;
use crate::message::Message;
use crate::query::trend::Point;
use crate::views::cells;
use crate::views::columns::Columns;

/// More columns than this do not fit beside the words of a narrow screen.
const MOST_COLUMNS: usize = 40;

/// A count that is followed over time.
struct Series {
    key: &'static str,
    tone: Tone,
    of: fn(&Point) -> usize,
}

const SERIES: &[Series] = &[
    Series { key: "short.completed", tone: Tone::Good, of: Point::completed },
    Series { key: "short.overdue", tone: Tone::Bad, of: Point::overdue },
    Series { key: "short.at-risk", tone: Tone::Warning, of: Point::at_risk },
    Series { key: "trend.high", tone: Tone::Bad, of: Point::at_risk_high },
];

/// A series on the days that are drawn.
struct Line {
    series: &'static Series,
    counts: Vec<usize>,
    highest: usize,
}

/// Draws the last of the points, and says which days these are.
pub(super) fn draw(words: Words, points: &[Point], document: &mut Document) {
    let drawn = &points[points.len().saturating_sub(MOST_COLUMNS)..];
    let Some((first, last)) = drawn.first().zip(drawn.last()) else { return };
    document.heading(words.text("trend.chart"));
    document.table(table(words, drawn));
    document.text(words.say(&Message::new("trend.legend").with("from", first.on).with("to", last.on)));
}

/// A row for each count: its first value, a column for each day, its last value, and the highest, which fills a column.
fn table(words: Words, points: &[Point]) -> Table {
    let count = move |count: Option<&usize>| cells::count(words, count.copied().unwrap_or_default());
    let columns = Columns::new(words)
        .label("trend.series", |line: &Line| words.text(line.series.key).into())
        .number("trend.first", move |line| count(line.counts.first()))
        .label("trend.course", course)
        .number("trend.last", move |line| count(line.counts.last()))
        .number("trend.highest", move |line| count(Some(&line.highest)));
    columns.table(SERIES.iter().map(|series| {
        let counts: Vec<usize> = points.iter().map(series.of).collect();
        let highest = counts.iter().copied().max().unwrap_or_default();
        Line { series, counts, highest }
    }))
}

/// The columns of a line; few are drawn wide, with a gap between them.
fn course(line: &Line) -> Cell {
    const WIDEST: usize = 4;
    let width = (MOST_COLUMNS / line.counts.len().max(1)).clamp(1, WIDEST);
    let gap = if width == 1 { "" } else { " " };
    let drawn = |count: &usize| column(*count, line.highest).to_string().repeat(width - gap.len());
    let drawn = line.counts.iter().map(drawn).collect::<Vec<_>>().join(gap);
    Cell::toned(drawn, if line.highest == 0 { Tone::Muted } else { line.series.tone })
}

/// A column as high as `count` is of `highest`, in eighths, rounded up: whatever there is can be seen. None is a point.
fn column(count: usize, highest: usize) -> char {
    const EIGHTHS: [char; 9] = ['·', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    EIGHTHS[(count * 8).div_ceil(highest.max(1)).min(8)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_shows_whatever_there_is() {
        let line =
            |counts: &[usize], highest| counts.iter().map(|it| column(*it, highest)).collect::<String>();
        assert_eq!(line(&[0, 1, 8, 9, 34, 67, 68], 68), "·▁▁▂▄██");
        assert_eq!(line(&[0, 1, 2], 2), "·▄█");
        assert_eq!(line(&[0, 0], 0), "··");
    }
}
