//! Where the columns of a table begin on a page: each page of a PDF is laid out by itself, so each is asked anew.

use super::super::lines::Line;
use super::cells::is_numbers;

/// Cells that begin this near to one another may stand in one column, whose lines are centred.
const NEAR: usize = 4;

/// Where columns begin, one number a column, in characters. `heads` is where they begin in the head of the table. A column
/// that the page leaves blank begins where the next one does, or never.
pub(super) fn edges(lines: &[&Line], heads: &[usize]) -> Vec<usize> {
    let page = Page::of(lines);
    if let Some(numbers) =
        lines.iter().filter(|line| is_numbers(line)).find_map(|it| numbered(it, heads.len()))
    {
        return between(&page, &numbers);
    }
    let found = edges_of(&page, heads.len());
    if found.len() == heads.len() {
        return found;
    }
    let width = |starts: &[usize]| starts.iter().max().copied().unwrap_or(0).max(1);
    let columns = assigned(&found, width(&found).max(page.width), heads, width(heads).max(page.width));
    let mut edges = vec![usize::MAX; heads.len()];
    for (start, column) in found.iter().zip(columns) {
        edges[column] = *start;
    }
    for at in (0..edges.len().saturating_sub(1)).rev() {
        edges[at] = edges[at].min(edges[at + 1]);
    }
    edges
}

/// The columns of a page whose line `numbers` numbers them.
pub(super) fn counted(lines: &[&Line], numbers: &Line) -> Option<Vec<usize>> {
    let count = numbers.cells().len();
    Some(between(&Page::of(lines), &numbered(numbers, count)?))
}

/// Where the numbers of so many columns begin and end.
fn numbered(line: &Line, count: usize) -> Option<Vec<(usize, usize)>> {
    let cells = line.cells();
    let spans = cells.iter().map(|(start, cell)| (*start, start + cell.chars().count()));
    (cells.len() == count && line.text.split(' ').count() == count).then(|| spans.collect())
}

/// Where columns begin, each between its number and the one before.
fn between(page: &Page, numbers: &[(usize, usize)]) -> Vec<usize> {
    let best = |pair: &[(usize, usize)]| {
        let (_, end) = pair[0];
        let places = end.min(WIDEST)..=pair[1].0.min(WIDEST - 1);
        places.max_by_key(|at| (page.score(*at), *at)).unwrap_or(pair[1].0)
    };
    std::iter::once(0).chain(numbers.windows(2).map(best)).collect()
}

/// Farther right nothing of a page stands.
const WIDEST: usize = 1000;

/// What stands on a page, by the place in its lines.
struct Page {
    /// How many cells begin here.
    begins: Vec<usize>,
    /// How many cells go on here, in the middle of a word.
    cut: Vec<usize>,
    /// How many words begin here inside a cell, which may be a cell that only one blank stands before.
    words: Vec<usize>,
    width: usize,
}

impl Page {
    fn of(lines: &[&Line]) -> Self {
        let none = || vec![0; WIDEST + NEAR];
        let mut page = Self { begins: none(), cut: none(), words: none(), width: 0 };
        for (start, cell) in lines.iter().flat_map(|line| line.cells()) {
            let mut is_blank = false;
            for (at, c) in (start..WIDEST).zip(cell.chars()) {
                let counts = match (at == start, is_blank) {
                    (true, _) => &mut page.begins,
                    (false, true) => &mut page.words,
                    (false, false) => &mut page.cut,
                };
                counts[at] += 1;
                is_blank = c == ' ';
                page.width = page.width.max(at + 1);
            }
        }
        page
    }

    /// How many cells begin here or shortly after, less those that are cut here.
    fn score(&self, at: usize) -> i64 {
        let near: usize = self.begins[at..at + NEAR].iter().sum();
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        2 * number(near) + number(self.words[at]) - 4 * number(self.cut[at])
    }
}

/// Where columns begin on a page, at most so many: where cells do, and few others go on.
fn edges_of(page: &Page, most: usize) -> Vec<usize> {
    let places = (0..page.width).filter(|at| 0 < page.begins[*at]);
    let mut candidates: Vec<(i64, usize)> = places.map(|at| (-page.score(at), at)).collect();
    candidates.retain(|(score, _)| *score < 0);
    candidates.sort_unstable();
    let mut found: Vec<usize> = Vec::new();
    for (_, start) in candidates {
        if found.len() < most && found.iter().all(|other| NEAR <= other.abs_diff(start)) {
            found.push(start);
        }
    }
    found.sort_unstable();
    found
}

/// Which column each of the places found is, in their order: those whose heads stand nearest, by shares of the width.
fn assigned(found: &[usize], width: usize, heads: &[usize], head_width: usize) -> Vec<usize> {
    let away = |at: usize, column: usize| (found[at] * head_width).abs_diff(heads[column] * width);
    // The best way for the first places with the last one in each column, and how far away that is.
    let mut ways: Vec<Option<(usize, Vec<usize>)>> = vec![None; heads.len()];
    for at in 0..found.len() {
        let next = (0..heads.len()).map(|column| {
            let (cost, mut way) = if at == 0 {
                (0, Vec::new())
            } else {
                ways[..column].iter().flatten().min_by_key(|(cost, _)| *cost)?.clone()
            };
            way.push(column);
            Some((cost + away(at, column), way))
        });
        ways = next.collect();
    }
    ways.into_iter().flatten().min_by_key(|(cost, _)| *cost).map(|(_, way)| way).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::super::lines::lines;
    use super::*;

    #[track_caller]
    fn case(text: &str, heads: &[usize], expected: &[usize]) {
        let lines = lines(text);
        let lines: Vec<&Line> = lines.iter().collect();
        assert_eq!(edges(&lines, heads), expected, "{text}");
    }

    #[test]
    fn columns_begin_where_cells_do() {
        // Wider than the head's, and one line has two blanks between two words.
        case(
            "1     Xây dựng kế hoạch     Sở Nội vụ\n      và ban  hành nó       Sở Y tế\n2     Tổng kết              Sở Y tế\n",
            &[0, 4, 20],
            &[0, 6, 28],
        );
        // The second column is centred.
        case(
            "1    Xây dựng    Quý I\n2      Tổng      Quý II\n3     Kiểm      Quý III\n",
            &[0, 4, 15],
            &[0, 5, 16],
        );
    }

    #[test]
    fn a_column_that_a_page_leaves_blank_is_told_by_its_place() {
        let text = "1   Xây dựng                 2026\n2   Tổng kết                 2027\n";
        case(text, &[0, 4, 16, 30], &[0, 4, 29, 29]);
        let text = "1   Xây dựng    Sở Y tế\n2   Tổng kết    Sở Y tế\n";
        case(text, &[0, 4, 16, 30], &[0, 4, 16, usize::MAX]);
    }
}
