//! Where rows begin: with the line of their number, or above it, in tables whose cells stand in the middle of the height of
//! their row.

/// What tells of a line whether a row begins with it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sign {
    /// It has the number of a row.
    pub(super) has_number: bool,
    /// A name begins in it.
    pub(super) begins_name: bool,
    /// How unlikely a row begins with it; 0 where nothing speaks against that.
    pub(super) unlikely: usize,
    pub(super) page: Option<usize>,
}

/// A row is rarely higher than so many lines above its number.
const HIGHEST: usize = 60;

/// The lines that begin a row.
pub(super) fn cuts(signs: &[Sign]) -> Vec<usize> {
    let numbered: Vec<usize> = (0..signs.len()).filter(|at| signs[*at].has_number).collect();
    let nameless = numbered.iter().filter(|at| !signs[**at].begins_name).count();
    let is_first_above = numbered.first().is_some_and(|first| 0 < *first) && signs[0].begins_name;
    let is_centred = if numbered.len() < 4 { is_first_above } else { numbered.len() < nameless * 5 };
    if is_centred { centred(signs, &numbered) } else { numbered }
}

/// A place where a row may begin.
#[derive(Clone, Copy)]
struct Way {
    start: usize,
    /// How unlikely all rows before it are.
    cost: usize,
    /// Where the row before begins, among the ways up to there.
    from: usize,
}

/// The likeliest way to cut the lines into a row around each number.
fn centred(signs: &[Sign], numbered: &[usize]) -> Vec<usize> {
    let mut steps: Vec<Vec<Way>> = vec![vec![Way { start: 0, cost: 0, from: 0 }]];
    for (at, number) in numbered.iter().enumerate() {
        let ends = match numbered.get(at + 1) {
            Some(next) => (number + 1).max(next.saturating_sub(HIGHEST))..=*next,
            None => signs.len()..=signs.len(),
        };
        let ways = &steps[at];
        let next = ends.filter_map(|end| {
            let cost = |way: &Way| way.cost + askew(signs, way.start, *number, end);
            let (from, way) = ways.iter().enumerate().min_by_key(|(_, way)| cost(way))?;
            Some(Way { start: end, cost: cost(way) + signs.get(end).map_or(0, |sign| sign.unlikely), from })
        });
        let next = next.collect();
        steps.push(next);
    }
    // Back from the end of the last row.
    let (mut at, mut cuts) = (0, Vec::new());
    for step in steps.iter().rev() {
        let Some(way) = step.get(at) else { return numbered.to_vec() };
        cuts.push(way.start);
        at = way.from;
    }
    cuts.reverse();
    cuts.pop();
    cuts
}

/// How far a number is from the middle of a row, squared. One that a page breaks has no middle.
fn askew(signs: &[Sign], start: usize, number: usize, end: usize) -> usize {
    let is_broken = signs[start..end].windows(2).any(|pair| pair[0].page != pair[1].page);
    let (above, below) = (number - start, end - 1 - number);
    if is_broken { 0 } else { above.abs_diff(below).pow(2) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line a word: a number of a row stands before it, `|` where a page begins.
    #[track_caller]
    fn case(lines: &[&str], expected: &[usize]) {
        let mut page = 1;
        let mut signs = Vec::new();
        for line in lines {
            page += usize::from(line.starts_with('|'));
            let name = line.trim_start_matches(|c: char| c.is_ascii_digit() || c == '|' || c == ' ');
            let begins_name = name.starts_with(char::is_uppercase);
            let has_number = line.starts_with(|c: char| c.is_ascii_digit());
            let unlikely = if begins_name { 0 } else { 4 };
            signs.push(Sign { has_number, begins_name, unlikely, page: Some(page) });
        }
        assert_eq!(cuts(&signs), expected);
    }

    #[test]
    fn rows_begin_with_their_numbers() {
        case(&["1 Xây", "  dựng", "2 Tổng", "  kết"], &[0, 2]);
        // What goes on from somewhere else begins in small.
        case(&["  dựng", "1 Xây", "2 Tổng"], &[1, 2]);
        case(&[], &[]);
    }

    #[test]
    fn rows_begin_above_numbers_in_their_middle() {
        case(&["  Xây", "1 dựng", "  mới", "2 Tổng", "  Rà", "3", "  soát"], &[0, 3, 4]);
        // Of four lines the number stands beside the second or the third.
        case(&["  Xây", "1 dựng", "  và", "  làm", "  Tổng", "2 kết"], &[0, 4]);
        // The first row is one line; a page breaks the third.
        let broken =
            ["1 Xây", "  Rà", "2 soát", "  lại", "3 Tổng", "|  kết", "  năm", "  Ban", "4 hành", "  ra"];
        case(&broken, &[0, 1, 4, 7]);
    }
}
