//! The rows of a table whose cells were copied one after the other: where each begins, and what a page turn has cut off.

use super::super::super::wording::{is_capitals, is_roman};
use super::super::head::Head;
use super::super::lines::Line;
use crate::text::fold;

/// Whether a line begins the rows below a head: a number, a section, or the numbers of the columns.
pub fn begins_rows(text: &str) -> bool {
    let word = text.split(' ').next().unwrap_or_default();
    let is_numbers = 2 < text.split(' ').count()
        && text.split(' ').all(|it| it.trim_matches(['(', ')']).parse::<u32>().is_ok());
    is_numbers || word == "1" || (is_roman(word) && is_capitals(&text[word.len()..]))
}

/// The heads of the columns in a line that holds them all.
pub fn heads(text: &str) -> Vec<String> {
    /// Words that heads begin with.
    const STARTS: &[&str] = &[
        "TT",
        "STT",
        "Số TT",
        "Lĩnh vực",
        "Tên ",
        "Nhiệm vụ",
        "Nội dung",
        "Hoạt động",
        "Mục tiêu",
        "Chỉ tiêu",
        "Cơ quan",
        "Đơn vị",
        "Sở, ngành",
        "Kết quả",
        "Sản phẩm",
        "Thời gian",
        "Thời hạn",
        "Tiến độ",
        "Ghi chú",
        "Tiêu chí",
        "Lãnh đạo",
        "Cấp trình",
    ];
    let mut cuts: Vec<usize> = Vec::new();
    for (at, _) in text.char_indices() {
        let is_start = at == 0 || text[..at].ends_with(' ');
        if is_start && STARTS.iter().any(|start| text[at..].starts_with(start)) {
            cuts.push(at);
        }
    }
    let ends = cuts.iter().skip(1).copied().chain([text.len()]);
    cuts.iter().zip(ends).map(|(start, end)| text[*start..end].trim().to_owned()).collect()
}

/// A row in lines, those after a page turn apart.
#[derive(Debug, Default)]
pub(super) struct Unread {
    pub(super) label: String,
    pub(super) lines: Vec<Line>,
    pub(super) after: Vec<Line>,
}

/// Cuts the lines below a head into rows.
pub(super) fn rows(head: &Head, lines: &[Line]) -> (Vec<Unread>, usize) {
    let mut rows: Vec<Unread> = Vec::new();
    let mut next = 1;
    let mut turned = false;
    let mut at = 0;
    while at < lines.len() {
        let line = &lines[at];
        if let Some(len) = repeated(head, &lines[at..]) {
            turned = true;
            at += len;
            continue;
        }
        let (word, rest) = line.text.split_once(' ').unwrap_or((&line.text, ""));
        let label = word.trim_end_matches('.');
        if is_roman(label) && is_capitals(rest) {
            next = 1;
            let name = Line { text: rest.to_owned(), ..line.clone() };
            rows.push(Unread { label: label.to_owned(), lines: vec![name], after: Vec::new() });
            turned = false;
        } else if label.parse() == Ok(next) && begins_row(rest)
            || label.parse() == Ok(1) && next != 1 && begins_row(rest) && rest.is_empty()
        {
            next = label.parse::<usize>().unwrap_or(next) + 1;
            let lines = if rest.is_empty() {
                Vec::new()
            } else {
                vec![Line { text: rest.to_owned(), ..line.clone() }]
            };
            rows.push(Unread { label: label.to_owned(), lines, after: Vec::new() });
            turned = false;
        } else if ends_table(line) {
            break;
        } else if let Some(row) = rows.last_mut() {
            if turned { row.after.push(line.clone()) } else { row.lines.push(line.clone()) }
        }
        at += 1;
    }
    (rows, at)
}

/// Whether what stands after a number may be the beginning of a row.
fn begins_row(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(|c: char| c.is_uppercase() || c == '“' || c == '-')
}

fn ends_table(line: &Line) -> bool {
    let key = fold(&line.text);
    key.starts_with("noi nhan") || key.starts_with("phu luc") || (line.text == "TM. ỦY BAN NHÂN DÂN")
}

/// How many lines repeat the head here, if any do.
fn repeated(head: &Head, lines: &[Line]) -> Option<usize> {
    let numbers = |line: &Line| {
        let words: Vec<&str> = line.text.split(' ').collect();
        2 < words.len()
            && words.iter().zip(1_u32..).all(|(word, at)| word.trim_matches(['(', ')']).parse() == Ok(at))
    };
    if lines.first().is_some_and(numbers) {
        return Some(1);
    }
    let count = head.lines.iter().zip(lines).take_while(|(own, line)| own.text == line.text).count();
    (count == head.lines.len()).then_some(count)
}
