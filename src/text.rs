//! Comparing what people type with what plans print: folding, natural order, the nearest name.

use std::cmp::Ordering;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// The key under which two spellings of a name are the same: lower case, tones and marks dropped, đ → d,
/// dashes, slashes and hyphens as spaces, spaces collapsed.
pub fn fold(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for c in text.nfd().filter(|c| !is_combining_mark(*c)) {
        match c {
            'đ' | 'Đ' => key.push('d'),
            c if c.is_alphanumeric() => key.extend(c.to_lowercase()),
            _ if key.ends_with(' ') || key.is_empty() => {}
            _ => key.push(' '),
        }
    }
    key.truncate(key.trim_end().len());
    key
}

/// Whether the words of `query` stand in `name`, next to each other, each word at least begun. Both are folded.
pub fn has_words(name: &str, query: &str) -> bool {
    !query.is_empty() && (name.starts_with(query) || name.contains(&format!(" {query}")))
}

/// Natural order of ids and codes: 1.2 before 1.10, IV before V before IX, case ignored.
pub fn natural_cmp(left: &str, right: &str) -> Ordering {
    let parts = |text| str::split(text, ['.', ' ', '-']).map(Segment::of);
    parts(left).cmp(parts(right))
}

/// One part of an id. Declared in the order in which kinds sort.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Segment<'a> {
    Number(u64),
    Roman(u32),
    Word(AnyCase<'a>),
}

impl<'a> Segment<'a> {
    fn of(text: &'a str) -> Self {
        match (text.parse(), roman(text)) {
            (Ok(number), _) => Self::Number(number),
            (_, Some(value)) => Self::Roman(value),
            _ => Self::Word(AnyCase(text)),
        }
    }
}

/// A word of ASCII letters that sorts without regard to case.
struct AnyCase<'a>(&'a str);

impl Ord for AnyCase<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        let left = self.0.bytes().map(|byte| byte.to_ascii_uppercase());
        left.cmp(other.0.bytes().map(|byte| byte.to_ascii_uppercase()))
    }
}

impl PartialOrd for AnyCase<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for AnyCase<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for AnyCase<'_> {}

/// The value of a roman numeral, if `text` is one.
fn roman(text: &str) -> Option<u32> {
    let mut total: u32 = 0;
    let mut after = 0;
    for byte in text.bytes().rev() {
        let value = match byte.to_ascii_uppercase() {
            b'I' => 1,
            b'V' => 5,
            b'X' => 10,
            b'L' => 50,
            b'C' => 100,
            _ => return None,
        };
        if value < after {
            total = total.checked_sub(value)?;
        } else {
            total = total.checked_add(value)?;
            after = value;
        }
    }
    (0 < total).then_some(total)
}

/// How alike two folded names are, from 0 to 1.
pub fn likeness(left: &str, right: &str) -> f64 {
    strsim::jaro_winkler(left, right)
}

/// How many letters are to be put in, left out or changed to make one word the other.
pub fn edits(left: &str, right: &str) -> usize {
    strsim::levenshtein(left, right)
}

/// The candidate closest to `word` by folded edit distance, if one is close enough to be meant.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let key = fold(word);
    candidates
        .into_iter()
        .map(|candidate| (likeness(&key, &fold(candidate)), candidate))
        .filter(|(likeness, _)| 0.75 <= *likeness)
        .max_by(|left, right| left.0.total_cmp(&right.0).then_with(|| right.1.cmp(left.1)))
        .map(|(_, candidate)| candidate)
}

/// Ids in one line, runs of one section joined: `II.1.1–3, 5; PL.I.2`.
pub fn joined_runs<'a>(ids: impl Iterator<Item = &'a str>) -> String {
    let mut sections: Vec<(&str, Vec<Run>)> = Vec::new();
    for id in ids {
        let (section, number) = id.rsplit_once('.').unwrap_or(("", id));
        // `01` is not `1`, and what is no number has no neighbours.
        let Some(number) = number.parse().ok().filter(|it: &u32| it.to_string() == number) else {
            sections.push((id, Vec::new()));
            continue;
        };
        match sections.last_mut() {
            Some((last, runs)) if *last == section => match runs.last_mut() {
                Some(run) if run.end.checked_add(1) == Some(number) => run.end = number,
                _ => runs.push(Run::at(number)),
            },
            _ => sections.push((section, vec![Run::at(number)])),
        }
    }
    let joined = sections.iter().map(|(section, runs)| {
        let runs: Vec<String> = runs.iter().map(Run::text).collect();
        match (section.is_empty(), runs.is_empty()) {
            (_, true) => (*section).to_owned(),
            (true, _) => runs.join(", "),
            _ => format!("{section}.{}", runs.join(", ")),
        }
    });
    joined.collect::<Vec<_>>().join("; ")
}

/// Consecutive numbers.
struct Run {
    start: u32,
    end: u32,
}

impl Run {
    const fn at(number: u32) -> Self {
        Self { start: number, end: number }
    }

    fn text(&self) -> String {
        match self.end - self.start {
            0 => self.start.to_string(),
            1 => format!("{}, {}", self.start, self.end),
            _ => format!("{}–{}", self.start, self.end),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_drops_tones_case_and_dashes() {
        assert_eq!(fold("Phòng Tài chính – Kế hoạch"), "phong tai chinh ke hoach");
        assert_eq!(fold("phong-tai-chinh-ke-hoach"), "phong tai chinh ke hoach");
        assert_eq!(fold("  Đak  Pơ "), "dak po");
        assert_eq!(fold("VP HĐND-UBND"), "vp hdnd ubnd");
        assert_eq!(fold("hòa"), fold("hoà"));
    }

    #[test]
    fn ids_sort_by_value() {
        let mut ids = ["PL.IX.1", "II.1.10", "PL.V.2", "II.1.2", "PL.IV.3", "ii.1.3", "PL.I.1"];
        ids.sort_by(|left, right| natural_cmp(left, right));
        assert_eq!(ids, ["II.1.2", "ii.1.3", "II.1.10", "PL.I.1", "PL.IV.3", "PL.V.2", "PL.IX.1"]);
    }

    #[test]
    fn runs_of_ids_are_joined() {
        let ids = ["II.1.1", "II.1.2", "II.1.3", "II.1.5", "II.1.6", "PL.I.1", "PL.I.3", "X", "A.01", "A.02"];
        assert_eq!(joined_runs(ids.into_iter()), "II.1.1–3, 5, 6; PL.I.1, 3; X; A.01; A.02");
        assert_eq!(joined_runs(std::iter::empty()), "");
    }

    #[test]
    fn words_begin_at_a_word() {
        assert!(has_words("van phong hdnd va ubnd huyen", "van phong hdnd"));
        assert!(has_words("phong noi vu", "noi v"));
        assert!(!has_words("phong noi vu", "hong"));
    }

    #[test]
    fn the_nearest_name_is_near() {
        assert_eq!(nearest("leed", ["lead", "support"]), Some("lead"));
        assert_eq!(nearest("zzz", ["lead", "support"]), None);
    }
}
