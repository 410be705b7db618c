//! The head of a table whose columns stand side by side.

use super::super::super::columns::Columns;
use super::super::head::{Head, Layout};
use super::super::lines::Line;
use super::cells::{is_numbers, label_of, texts};
use super::edges::counted;

/// A head takes no more lines, nor begins more lines above the one with the number.
const MOST: usize = 8;
const ABOVE: usize = 4;
/// More lines no page has.
const LONGEST_PAGE: usize = 120;

/// The head that has the word for numbers in the line `at`, which may stand in the middle of its height.
pub fn head(lines: &[Line], at: usize) -> Option<Head> {
    let most = lines.len().min(at + MOST);
    let limit = (at + 1..most).find(|next| begins_rows(&lines[*next])).unwrap_or(most);
    let mut best: Option<Found> = None;
    for start in (at.saturating_sub(ABOVE)..=at).rev() {
        for end in at + 1..=limit {
            let found = Found::of(lines, start, end);
            if found
                .as_ref()
                .is_some_and(|found| best.as_ref().is_none_or(|best| best.known() < found.known()))
            {
                best = found;
            }
        }
    }
    let mut best = best.filter(Found::is_whole)?;
    // What is left of it goes on in small letters.
    while best.end < limit && goes_on(&lines[best.end]) {
        let longer = Found::of(lines, best.start, best.end + 1);
        let Some(longer) = longer.filter(|it| it.known() == best.known()) else { break };
        best = longer;
    }
    let Found { start, end, columns, starts } = best;
    Some(Head { start, end, columns, layout: Layout::Columns, lines: lines[start..end].to_vec(), starts })
}

/// Lines that make a head.
struct Found {
    start: usize,
    end: usize,
    columns: Columns,
    starts: Vec<usize>,
}

impl Found {
    fn of(lines: &[Line], start: usize, end: usize) -> Option<Self> {
        let own = &lines[start..end];
        let by = |starts: Vec<usize>| {
            let columns = Columns::named(texts(own, &starts))?;
            Some(Self { start, end, columns, starts })
        };
        let apart = by(starts_of(own));
        let numbers = lines.get(end).filter(|line| is_numbers(line));
        let counted = numbers.and_then(|numbers| {
            let page =
                lines[start..].iter().take(LONGEST_PAGE).take_while(|line| line.page == lines[start].page);
            counted(&page.collect::<Vec<_>>(), numbers)
        });
        let counted = counted.and_then(by);
        match (apart, counted) {
            (Some(apart), Some(counted)) if apart.known() < counted.known() => Some(counted),
            (apart, counted) => apart.or(counted),
        }
    }

    /// How many columns are known, and how many are not, so that more is better.
    fn known(&self) -> (usize, std::cmp::Reverse<usize>) {
        let known = self.columns.fields.iter().flatten().count();
        (known, std::cmp::Reverse(self.columns.fields.len() - known))
    }

    fn is_whole(&self) -> bool {
        let (known, std::cmp::Reverse(unknown)) = self.known();
        unknown == 0 || 4 <= known
    }
}

/// Whether the rows begin with this line: it numbers the columns, or has the number of a row.
fn begins_rows(line: &Line) -> bool {
    let cells = line.cells();
    let first = cells.first().map_or("", |(_, cell)| cell.as_str());
    let label = label_of(first.split(' ').next().unwrap_or_default());
    is_numbers(line) || matches!(label, "1" | "I" | "A")
}

fn goes_on(line: &Line) -> bool {
    line.cells().iter().all(|(_, cell)| cell.starts_with(|c: char| c.is_lowercase() || c == '('))
}

/// Where the columns of a head begin: where cells of any of its lines do, those apart that overlap.
fn starts_of(lines: &[Line]) -> Vec<usize> {
    let mut spans: Vec<(usize, usize)> = Vec::new();
    for line in lines {
        for (start, cell) in line.cells() {
            let end = start + cell.chars().count();
            match spans.iter_mut().find(|(from, to)| start < *to && *from < end) {
                Some((from, to)) => (*from, *to) = ((*from).min(start), (*to).max(end)),
                None => spans.push((start, end)),
            }
        }
    }
    spans.sort_unstable();
    spans.into_iter().map(|(start, _)| start).collect()
}
