//! The lines of a text with what tells where they belong: the gap before them and the page.

use std::collections::BTreeMap;

use super::super::tree::squeezed;

/// A line that says something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    /// As it stands, with its blanks.
    pub(super) raw: String,
    /// With one blank between words.
    pub(super) text: String,
    /// Its number in the text, from 1.
    pub(super) number: usize,
    /// More lines than usual are empty before it.
    pub(super) has_gap: bool,
    /// Fewer lines than usual are empty before it.
    pub(super) is_close: bool,
    pub(super) page: Option<usize>,
}

impl Line {
    /// The parts of the line that two blanks or more stand between, with where each begins, in characters.
    pub(super) fn cells(&self) -> Vec<(usize, String)> {
        let mut cells: Vec<(usize, String)> = Vec::new();
        let mut blanks = 2;
        for (at, c) in self.raw.chars().enumerate() {
            if c == ' ' || c == '\t' {
                blanks += if c == '\t' { 2 } else { 1 };
                continue;
            }
            match cells.last_mut() {
                Some((_, cell)) if blanks < 2 => {
                    if blanks == 1 {
                        cell.push(' ');
                    }
                    cell.push(c);
                }
                _ => cells.push((at, c.to_string())),
            }
            blanks = 0;
        }
        cells
    }
}

/// The lines of a text that say something. Numbers of pages are none.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut found: Vec<(Line, usize)> = Vec::new();
    let (mut empty, mut page) = (0, text.contains('\u{c}').then_some(1));
    for (at, raw) in text.lines().enumerate() {
        if let (Some(page), true) = (&mut page, raw.starts_with('\u{c}')) {
            *page += 1;
        }
        let raw = raw.trim_start_matches('\u{c}').trim_end().to_owned();
        let text = squeezed(&raw);
        if text.is_empty() {
            empty += 1;
            continue;
        }
        let line = Line { raw, text, number: at + 1, page, ..Line::default() };
        found.push((line, std::mem::take(&mut empty)));
    }
    drop_page_numbers(&mut found);
    let usual = usual_gap(&found);
    let mut lines: Vec<Line> = Vec::new();
    let mut pages = 1;
    for at in 0..found.len() {
        let (line, gap) = &found[at];
        let next = found.get(at + 1).map(|(line, gap)| (line.text.as_str(), *gap));
        if let Some(number) = page_number(&line.text, *gap, usual, next) {
            pages = number;
            continue;
        }
        let is_first = at == 0;
        let page = line.page.or_else(|| (1 < pages).then_some(pages));
        let has_gap = is_first || usual < *gap;
        lines.push(Line { has_gap, is_close: *gap < usual, page, ..line.clone() });
    }
    lines
}

/// Drops the numbers that stand at the top or the bottom of pages, where the text says where pages end: those that count
/// as the pages do.
fn drop_page_numbers(found: &mut Vec<(Line, usize)>) {
    let by_page = |at: &usize| found[*at].0.page;
    let is_edge = |at: &usize| {
        let page = by_page(at);
        *at == 0 || *at + 1 == found.len() || by_page(&(at - 1)) != page || by_page(&(at + 1)) != page
    };
    // A number, and how far it is ahead of the count of pages.
    let ahead = |at: usize| {
        let (line, _) = &found[at];
        let number = line.text.trim_matches(['-', '–', ' ']).parse::<i64>().ok()?;
        Some((at, number - i64::try_from(line.page?).ok()?))
    };
    let numbers: Vec<(usize, i64)> = (0..found.len()).filter(is_edge).filter_map(ahead).collect();
    let mut counts: BTreeMap<i64, usize> = BTreeMap::new();
    for (_, by) in &numbers {
        *counts.entry(*by).or_default() += 1;
    }
    let is_counted = |by: i64| by == 0 || counts.get(&by).is_some_and(|count| 1 < *count);
    let mut dropped = numbers.iter().filter(|(_, by)| is_counted(*by)).map(|(at, _)| *at).peekable();
    let mut distance = 0;
    for (at, (line, gap)) in std::mem::take(found).into_iter().enumerate() {
        // What follows a number keeps its distance from what came before.
        distance = gap.max(distance);
        if dropped.next_if_eq(&at).is_none() {
            found.push((line, std::mem::take(&mut distance)));
        }
    }
}

/// How many empty lines most lines have before them.
fn usual_gap(found: &[(Line, usize)]) -> usize {
    let mut counts = [0_usize; 4];
    for (_, gap) in found.iter().skip(1) {
        counts[(*gap).min(3)] += 1;
    }
    (0..4).rev().max_by_key(|gap| counts[*gap]).unwrap_or(0)
}

/// The number of a page that stands alone between two pages.
fn page_number(text: &str, gap: usize, usual: usize, next: Option<(&str, usize)>) -> Option<usize> {
    let number: usize = text.parse().ok().filter(|number| (2..1000).contains(number))?;
    let (after, gap_after) = next?;
    let is_apart = usual + 1 < gap || (usual < gap && usual < gap_after);
    let repeats_head = after.starts_with("TT ") || after.starts_with("STT ");
    (is_apart && (repeats_head || usual < gap_after)).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_and_pages_are_told() {
        let text = "a\n\nb\nc\n\nd\n\n\n\n2\n\n \n\nTT e\n\nf\n";
        let lines = lines(text);
        let told: Vec<(&str, bool, bool, Option<usize>)> =
            lines.iter().map(|it| (it.text.as_str(), it.has_gap, it.is_close, it.page)).collect();
        let expected = [
            ("a", true, true, None),
            ("b", false, false, None),
            ("c", false, true, None),
            ("d", false, false, None),
            ("TT e", true, false, Some(2)),
            ("f", false, false, Some(2)),
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn numbers_of_pages_are_no_lines() {
        let told = |text: &str| lines(text).into_iter().map(|it| it.text).collect::<Vec<_>>();
        // At the top, with the first page unnumbered; a row whose number stands alone is none.
        assert_eq!(told("a\n12\nb\n\u{c}   2\n\nc\n\u{c}   3\n\nd"), ["a", "12", "b", "c", "d"]);
        // At the bottom, in a document that begins with page 5.
        assert_eq!(told("a\n - 5 -\n\u{c}b\n - 6 -\n\u{c}c\n - 7 -\n"), ["a", "b", "c"]);
        assert_eq!(told("a\n\u{c}14\nb\n\u{c}c"), ["a", "14", "b", "c"]);
    }

    #[test]
    fn cells_stand_two_blanks_apart() {
        let line =
            Line { raw: "  1   Xây dựng kế hoạch  Sở Nội vụ".to_owned(), ..Line::default() };
        let cells = line.cells();
        let texts: Vec<(usize, &str)> = cells.iter().map(|(at, cell)| (*at, cell.as_str())).collect();
        assert_eq!(texts, [(2, "1"), (6, "Xây dựng kế hoạch"), (25, "Sở Nội vụ")]);
    }
}
