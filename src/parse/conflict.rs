//! Lines that git leaves in a file where two versions of it could not be merged.

use std::ops::Range;

/// A conflict: where its first mark stands, its whole range, and what of it is to be left out so that one version stays.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Conflict {
    pub(super) mark: Range<usize>,
    pub(super) whole: Range<usize>,
    pub(super) left_out: Vec<Range<usize>>,
}

/// What a line says of a conflict.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Ours,
    Base,
    Middle,
    Theirs,
}

/// Every conflict in a text, in order. A mark that stands alone is one too.
pub(super) fn conflicts(text: &str) -> Vec<Conflict> {
    let mut found: Vec<Conflict> = Vec::new();
    // How far the conflict that is open has come.
    let mut open: Option<Mark> = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let range = start..start + line.trim_end().len();
        start += line.len();
        let mark = mark(line);
        match (open.and(found.last_mut()), mark) {
            (None, None) => {}
            (Some(conflict), Some(Mark::Base | Mark::Middle | Mark::Theirs)) => {
                conflict.whole.end = range.end;
                conflict.left_out.push(range);
                open = mark.filter(|mark| *mark != Mark::Theirs);
            }
            (Some(conflict), None) => {
                if open != Some(Mark::Ours) {
                    conflict.whole.end = range.end;
                    conflict.left_out.push(range);
                }
            }
            (_, Some(first)) => {
                let (mark, whole) = (range.clone(), range.clone());
                found.push(Conflict { mark, whole, left_out: vec![range] });
                open = (first == Mark::Ours).then_some(first);
            }
        }
    }
    found
}

/// Whether a text holds two versions between marks. Where such stand in a string of several lines, a parser finds nothing
/// wrong with it.
pub(super) fn holds_versions(text: &str) -> bool {
    let starts = |mark: &str| text.starts_with(mark) || text.contains(&format!("\n{mark}"));
    let is_whole = |it: &Conflict| mark(&text[it.mark.clone()]) == Some(Mark::Ours) && 2 < it.left_out.len();
    starts("<<<<<<<") && starts(">>>>>>>") && conflicts(text).iter().any(is_whole)
}

fn mark(line: &str) -> Option<Mark> {
    let line = line.trim_end();
    let starts =
        |mark: &str| line.strip_prefix(mark).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    match line.bytes().next()? {
        b'<' if starts("<<<<<<<") => Some(Mark::Ours),
        b'|' if starts("|||||||") => Some(Mark::Base),
        b'=' if line == "=======" => Some(Mark::Middle),
        b'>' if starts(">>>>>>>") => Some(Mark::Theirs),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is left of a text, and how many conflicts it has.
    #[track_caller]
    fn case(text: &str, count: usize, left: &str) {
        let found = conflicts(text);
        assert_eq!(found.len(), count);
        let mut kept = text.to_owned();
        let left_out: Vec<&Range<usize>> = found.iter().flat_map(|it| &it.left_out).collect();
        for range in left_out.into_iter().rev() {
            kept.replace_range(range.clone(), "");
        }
        assert_eq!(kept.split_whitespace().collect::<Vec<_>>().join(" "), left);
    }

    #[test]
    fn of_two_versions_the_first_stays() {
        case("a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> other\nd\n", 1, "a b d");
        case("<<<<<<< HEAD\r\nb\r\n||||||| base\r\nx\r\n=======\r\nc\r\n>>>>>>> other\r\nd", 1, "b d");
        case("<<<<<<<\nb\n=======\nc\n>>>>>>>\n<<<<<<<\nd\n=======\ne\n>>>>>>>\n", 2, "b d");
    }

    #[test]
    fn versions_stand_between_marks() {
        assert!(holds_versions("n = \"\"\"\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n\"\"\"\n"));
        assert!(!holds_versions("n = \"\"\"\n=======\nb\n>>>>>>> other\n\"\"\"\n"));
        assert!(!holds_versions("n = \"\"\"\n<<<<<<< HEAD\n\"\"\"\n"));
        assert!(!holds_versions("n = 1\n"));
    }

    #[test]
    fn a_mark_alone_is_a_conflict() {
        case("a\n>>>>>>> other\nb\n", 1, "a b");
        case("a\n=======\nb\n", 1, "a b");
        case("a\n<<<<<<< HEAD\nb\n", 1, "a b");
        case("========\n <<<<<<< x\n<<<<<<<x\n# =======\n", 0, "======== <<<<<<< x <<<<<<<x # =======");
    }
}
