//! The numbers of goals and actions: which stand for something measured, and which name a day, a document or a place
//! in a list.

use std::ops::Range;

use crate::text;

/// Words before a number that make it a bound: at least, at most. All words here are folded.
const BOUNDS: &[&[&str]] = &[&["it", "nhat"], &["toi", "thieu"], &["khong", "qua"], &["toi", "da"]];
/// Words before a share that do the same: from, above, below.
const EDGES: &[&[&str]] = &[&["tu"], &["tren"], &["duoi"]];
/// The last word before a number that names something and counts nothing: days, parts of a document, kinds of
/// documents, levels.
const NAMED: &[&str] = &[
    "ngay", "thang", "nam", "quy", "so", "mau", "bieu", "bang", "dieu", "khoan", "diem", "muc", "phan",
    "luc", "dinh", "quyet", "tu", "van", "thi", "hoach", "lenh", "luat", "do", "cap", "buoc", "thu",
];
/// The word after a number that counts time, or that goes on about a document.
const NOT_COUNTED: &[&str] =
    &["ngay", "thang", "nam", "tuan", "gio", "phut", "quy", "cua", "kem", "ban", "ve"];

/// In a goal every share measures, every bound, and every count that is written as offices write them, with a 0.
pub fn measures_in_goal(line: &str, number: &Figure) -> bool {
    number.is_share || is_after(line, number, BOUNDS) || counts(line, number)
}

/// In an action only a share that is a bound: actions tell much besides.
pub fn measures_in_action(line: &str, number: &Figure) -> bool {
    number.is_share && (is_after(line, number, BOUNDS) || is_after(line, number, EDGES))
}

/// A number in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// With its percent sign.
    pub range: Range<usize>,
    pub value: f64,
    /// Whether a percent sign follows it.
    pub is_share: bool,
}

/// The numbers of a text that stand for themselves: those of dates, documents, lists and names are left out.
pub fn figures(line: &str) -> Vec<Figure> {
    let mut numbers = Vec::new();
    let mut at = 0;
    while let Some(start) = line.as_bytes()[at..].iter().position(u8::is_ascii_digit).map(|found| at + found)
    {
        let end = start + digits(&line[start..]);
        let rest = &line[end..];
        let sign = rest.trim_start().starts_with('%').then(|| rest.find('%').map_or(0, |sign| sign + 1));
        let is_named = line[..start].ends_with(|c: char| c.is_alphanumeric() || c == '/')
            || (sign.is_none() && rest.starts_with(|c: char| c.is_alphanumeric() || "/-–".contains(c)));
        if let Some(value) = value(&line[start..end])
            && !is_named
        {
            numbers.push(Figure { range: start..end + sign.unwrap_or(0), value, is_share: sign.is_some() });
        }
        at = end;
    }
    numbers
}

/// How long the number is that `text` begins with: digits, and marks between digits.
fn digits(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let is_mark = |at: usize| matches!(bytes[at], b'.' | b',') && is_digit(at + 1);
    (0..bytes.len()).find(|at| !is_digit(*at) && !is_mark(*at)).unwrap_or(bytes.len())
}

/// The value of a number with a decimal comma and points between thousands, or with a decimal point.
fn value(digits: &str) -> Option<f64> {
    let has_comma = digits.contains(',');
    let mut groups = digits.split('.');
    let first = groups.next().unwrap_or_default();
    let has_thousands = !first.starts_with('0') && first.len() <= 3 && groups.all(|group| group.len() == 3);
    if has_comma || has_thousands {
        return digits.replace('.', "").replace(',', ".").parse().ok();
    }
    digits.parse().ok()
}

/// Whether one of `phrases` stands right before the number.
fn is_after(line: &str, number: &Figure, phrases: &[&[&str]]) -> bool {
    let before = words_before(line, number);
    let words: Vec<&str> = before.split(' ').collect();
    phrases.iter().any(|phrase| words.ends_with(phrase))
}

/// Whether the number is a count from 01 to 09 of something.
fn counts(line: &str, number: &Figure) -> bool {
    let is_padded = number.range.len() == 2 && line[number.range.clone()].starts_with('0');
    let before = words_before(line, number);
    let after = text::fold(line[number.range.end..].split_whitespace().next().unwrap_or_default());
    is_padded
        && line[number.range.end..].starts_with(char::is_whitespace)
        && after.starts_with(char::is_alphabetic)
        && !NOT_COUNTED.contains(&after.as_str())
        && !before.rsplit(' ').next().is_some_and(|word| NAMED.contains(&word))
}

/// The few words before a number, folded.
pub fn words_before(line: &str, number: &Figure) -> String {
    let mut words: Vec<&str> = line[..number.range.start].split_whitespace().rev().take(3).collect();
    words.reverse();
    text::fold(&words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(measures: fn(&str, &Figure) -> bool, line: &str, expected: &[(&str, f64)]) {
        let found: Vec<(&str, f64)> = figures(line)
            .iter()
            .filter(|number| measures(line, number))
            .map(|number| (&line[number.range.clone()], number.value))
            .collect();
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn every_share_of_a_goal_measures() {
        let goal = measures_in_goal as fn(&str, &Figure) -> bool;
        case(
            goal,
            "Kiểm tra từ 20% số phòng, 30 % xã (100%).",
            &[("20%", 20.0), ("30 %", 30.0), ("100%", 100.0)],
        );
        case(goal, "Giảm hồ sơ trễ hẹn xuống dưới 0,5%", &[("0,5%", 0.5)]);
        case(goal, "Từ 20-30%, hoặc 99.5%", &[("30%", 30.0), ("99.5%", 99.5)]);
        case(goal, "Tính tỷ lệ % giảm chi", &[]);
    }

    #[test]
    fn a_number_after_a_bound_measures() {
        let goal = measures_in_goal as fn(&str, &Figure) -> bool;
        case(goal, "Tăng ít nhất 02% so với năm 2021", &[("02%", 2.0)]);
        case(goal, "có không quá 02 Phó Trưởng phòng", &[("02", 2.0)]);
        case(goal, "TỐI THIỂU 1.500 hồ sơ, tối đa: 12,5 điểm", &[("1.500", 1500.0), ("12,5", 12.5)]);
        case(goal, "Tuyên truyền thêm ít nhất một hình thức", &[]);
        case(goal, "Nộp không quá 15/12 hằng năm", &[]);
    }

    #[test]
    fn a_count_with_a_zero_measures() {
        let goal = measures_in_goal as fn(&str, &Figure) -> bool;
        case(goal, "Thực hiện đầy đủ 03 hoạt động theo dõi", &[("03", 3.0)]);
        case(goal, "Trả lời trong 05 ngày làm việc", &[]);
        case(goal, "Theo Mẫu số 01 ban hành kèm theo, Phụ lục 02 kèm theo", &[]);
        case(goal, "Ngày 05 tháng 3, quý 03 năm nay", &[]);
    }

    #[test]
    fn dates_documents_and_lists_do_not_measure() {
        let goal = measures_in_goal as fn(&str, &Figure) -> bool;
        case(goal, "Nghị định số 59/2012/NĐ-CP ngày 23/7/2012, ngày 05/3/2020", &[]);
        case(goal, "bằng các hình thức sau: (1) Cổng; (2) Đài. 3. Khác", &[]);
        case(goal, "mức độ 3, mức độ 4 của ISO 9001:2015 năm 2022 tại 2 cấp", &[]);
        case(goal, "", &[]);
        case(goal, "%", &[]);
        case(goal, "0", &[]);
    }

    #[test]
    fn in_an_action_only_a_bounded_share_measures() {
        let action = measures_in_action as fn(&str, &Figure) -> bool;
        case(action, "giảm tỷ lệ hồ sơ trễ hẹn xuống dưới 0,5% so với tổng số", &[("0,5%", 0.5)]);
        case(
            action,
            "đạt từ 20 % trở lên, trên 30%, ít nhất 40%",
            &[("20 %", 20.0), ("30%", 30.0), ("40%", 40.0)],
        );
        case(action, "đảm bảo đạt 100% văn bản", &[]);
        case(action, "định mức từ 15 người, không quá 01 lần", &[]);
    }

    #[test]
    fn marks_are_read_as_they_are_written_here() {
        assert_eq!(value("3.321"), Some(3321.0));
        assert_eq!(value("1.234,5"), Some(1234.5));
        assert_eq!(value("0.500"), Some(0.5));
        assert_eq!(value("12.5"), Some(12.5));
        assert_eq!(value("1,2,3"), None);
    }
}
