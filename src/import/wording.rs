//! What heads of columns, labels and headings mean, whatever their wording.

use crate::model::{Level, SupportRole};
use crate::text::fold;

/// What stands below a head, or after a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    /// "TT": the number of the row.
    Number,
    Code,
    /// "Phần": the id of the section.
    Section,
    /// "Cấp tiêu chí".
    Level,
    Name,
    Goals,
    Product,
    Lead,
    Support(SupportRole),
    Officer,
    Approver,
    Start,
    Deadline,
    Note,
    /// "Đơn vị tính".
    Unit,
    /// "Chỉ tiêu năm 2026": what is to be reached.
    Target,
    /// "Nhiệm vụ, giải pháp", below an item.
    Actions,
    /// "Phân công trách nhiệm": leads to those who lead and support.
    Assignment,
}

/// The field that a head or a label names; none where it names no field of a plan.
pub(super) fn field(head: &str) -> Option<Field> {
    let key = fold(head);
    let has = |words: &str| format!(" {key} ").contains(&format!(" {words} "));
    let has_any = |words: &[&str]| words.iter().any(|words| has(words));
    let words = key.split(' ').count();
    if key.is_empty() || 14 < words {
        return None;
    }
    if matches!(key.as_str(), "tt" | "stt" | "so tt" | "so thu tu" | "wbs" | "no" | "so") {
        return Some(Field::Number);
    }
    if matches!(key.as_str(), "phan" | "section") {
        return Some(Field::Section);
    }
    if matches!(key.as_str(), "cap tieu chi" | "level") {
        return Some(Field::Level);
    }
    if matches!(key.as_str(), "ma" | "ma so" | "ma tieu chi") {
        return Some(Field::Code);
    }
    if tells_progress(head) {
        return None;
    }
    if has_any(&["ghi chu", "note", "notes"]) {
        return Some(Field::Note);
    }
    if has_any(&["bat dau", "start"]) {
        return Some(Field::Start);
    }
    if has_any(&[
        "thoi gian",
        "thoi han",
        "thoi diem",
        "tien do",
        "due",
        "deadline",
        "han hoan thanh",
        "ky han",
    ]) {
        return Some(Field::Deadline);
    }
    if has("phan cong") && !has_any(&["chu tri", "phoi hop"]) {
        return Some(Field::Assignment);
    }
    if has_any(&[
        "lanh dao phu trach",
        "nguoi phu trach",
        "can bo phu trach",
        "chuyen vien",
        "nguoi thuc hien",
    ]) {
        return Some(Field::Officer);
    }
    if has_any(&["cap trinh", "phe duyet", "tham quyen", "cap ban hanh", "cap quyet dinh"]) {
        return Some(Field::Approver);
    }
    agencies(head, &has_any).or_else(|| work(&key, &has_any))
}

/// Whether a head is that of a form in which offices report what came of a plan, or of funds: its column holds nothing
/// that is planned.
pub(super) fn tells_progress(head: &str) -> bool {
    const WORDS: &[&str] = &[
        "luy ke",
        "kho khan",
        "vuong mac",
        "kien nghi",
        "vai tro",
        "giai ngan",
        "tong muc",
        "nguon von",
        "ke hoach von",
        "tinh hinh thuc hien",
        "ty le hoan thanh",
        "ket qua trong thang",
        "ket qua trong quy",
        "ket qua trong ky",
        "ket qua trong tuan",
        "vuot dat cham",
        "dung han cham",
    ];
    let key = format!(" {} ", fold(head));
    WORDS.iter().any(|words| key.contains(&format!(" {words} ")))
}

/// The year that a head is for, and nothing else: "Năm 2026", "Chỉ tiêu năm 2026".
pub(super) fn year_of(head: &str) -> Option<i32> {
    let key = fold(head);
    let (words, year) = key.rsplit_once(' ').unwrap_or(("", &key));
    let is_plan = matches!(words, "" | "nam" | "den nam" | "ke hoach" | "ke hoach nam" | "muc tieu nam");
    year.parse().ok().filter(|year| is_plan && (2000..2100).contains(year))
}

/// Heads of those who do the work.
fn agencies(head: &str, has_any: &impl Fn(&[&str]) -> bool) -> Option<Field> {
    let supports = has_any(&["phoi hop"]);
    if has_any(&["chu tri", "owner", "theo doi", "dau moi"]) && !supports {
        return Some(Field::Lead);
    }
    let is_body = has_any(&["co quan", "don vi", "so nganh", "bo nganh"]);
    let does = has_any(&["thuc hien"]);
    if supports {
        // "Phối hợp thực hiện" is one thing, "phối hợp/thực hiện" are two.
        let is_both = does && head.contains('/');
        return Some(Field::Support(if is_both { SupportRole::Both } else { SupportRole::Coordinate }));
    }
    (is_body && does).then_some(Field::Support(SupportRole::Implement))
}

/// Heads of the work itself.
fn work(key: &str, has_any: &impl Fn(&[&str]) -> bool) -> Option<Field> {
    if matches!(key, "don vi tinh" | "dvt" | "don vi") {
        return Some(Field::Unit);
    }
    if has_any(&["san pham", "ket qua", "dau ra", "product", "deliverable"]) {
        return Some(Field::Product);
    }
    // "Lĩnh vực/Tiêu chí/Tiêu chí thành phần" is a name, whatever else it says.
    if has_any(&[
        "tieu chi",
        "ten nhiem vu",
        "noi dung",
        "hoat dong",
        "cong viec",
        "task",
        "linh vuc",
        "de an",
    ]) {
        return Some(Field::Name);
    }
    if has_any(&["giai phap"]) {
        return Some(Field::Actions);
    }
    if has_any(&["muc tieu", "yeu cau", "muc dich"]) {
        return Some(Field::Goals);
    }
    if has_any(&["chi tieu"]) {
        return Some(Field::Target);
    }
    has_any(&["nhiem vu"]).then_some(Field::Name)
}

/// What a cell calls the level of an item.
pub(super) fn level(text: &str) -> Option<Level> {
    match fold(text).as_str() {
        "tieu chi" | "criterion" => Some(Level::Criterion),
        "tieu chi thanh phan" | "sub criterion" => Some(Level::SubCriterion),
        _ => None,
    }
}

/// What a part of a document is about, by its heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// "Mục đích".
    Purposes,
    /// "Yêu cầu".
    Requirements,
    /// "Mục đích, yêu cầu", which has both below it.
    PurposesAndRequirements,
    /// "Tổ chức thực hiện".
    Duties,
    /// "Nhiệm vụ, giải pháp", and whatever else holds work.
    Work,
}

/// The part that a heading begins.
pub(super) fn part(heading: &str) -> Part {
    let key = fold(heading);
    let has = |words: &str| key.contains(words);
    match (has("muc dich") || has("quan diem"), has("yeu cau")) {
        (true, true) => Part::PurposesAndRequirements,
        (true, false) => Part::Purposes,
        (false, true) if !has("nhiem vu") && key.split(' ').count() <= 4 => Part::Requirements,
        _ if has("to chuc thuc hien") || has("trach nhiem thuc hien") => Part::Duties,
        _ => Part::Work,
    }
}

/// A label at the beginning of a line, before a colon, and what follows it.
pub(super) fn labelled(line: &str) -> Option<(Field, &str)> {
    /// No label is longer.
    const LONGEST: usize = 60;
    let (label, rest) = line.split_once(':').unwrap_or((line, ""));
    let is_whole =
        line.contains(':') || fold(label).starts_with("phan cong") || fold(label).starts_with("thoi ");
    if LONGEST < label.chars().count() || !is_whole || label.contains(['“', '(', '.']) {
        return None;
    }
    Some((field(label)?, rest.trim()))
}

/// A list mark that a line begins with, and what follows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mark<'a> {
    /// `I.`, `II`: a part.
    Roman(&'a str),
    /// `1.`, `1.2.`, `III.1`: with the number.
    Number(&'a str),
    /// `a)`.
    Letter(&'a str),
    /// `-`.
    Bullet,
    /// `+`.
    SubBullet,
}

/// The mark that a line begins with, and the line after it.
pub(super) fn mark(line: &str) -> Option<(Mark<'_>, &str)> {
    let line = line.trim_start();
    if let Some(rest) = line.strip_prefix(['-', '–', '•', '*', '─']) {
        return rest.starts_with(char::is_whitespace).then(|| (Mark::Bullet, rest.trim()));
    }
    if let Some(rest) = line.strip_prefix('+') {
        return Some((Mark::SubBullet, rest.trim()));
    }
    let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let rest = rest.trim();
    if let Some(letter) = word.strip_suffix(')') {
        let is_letter = letter.chars().count() == 1 && letter.chars().all(char::is_lowercase);
        let is_number = !letter.is_empty() && letter.bytes().all(|byte| byte.is_ascii_digit());
        return match (is_letter, is_number) {
            (true, _) => Some((Mark::Letter(letter), rest)),
            (_, true) => Some((Mark::Number(letter), rest)),
            _ => None,
        };
    }
    let number = word.strip_suffix(['.', ':', ',']).unwrap_or(word);
    let ends_in_mark = number.len() < word.len();
    let parts = || number.split('.');
    let is_digits =
        |part: &str| !part.is_empty() && part.len() <= 3 && part.bytes().all(|it| it.is_ascii_digit());
    if is_roman(number) && (ends_in_mark || is_capitals(rest)) {
        return Some((Mark::Roman(number), rest));
    }
    let has_roman = parts().next().is_some_and(is_roman);
    if has_roman && number.contains('.') && parts().skip(1).all(is_digits) {
        return Some((Mark::Number(number), rest));
    }
    let is_number = parts().all(is_digits) && (ends_in_mark || number.contains('.'));
    is_number.then_some((Mark::Number(number), rest))
}

/// Whether a word is a Roman number as plans use it.
pub(super) fn is_roman(word: &str) -> bool {
    !word.is_empty()
        && word.len() <= 6
        && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
        && is_numeral(word)
}

fn is_numeral(word: &str) -> bool {
    crate::text::roman(word).is_some()
}

/// Whether a text is written in capitals.
pub(super) fn is_capitals(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic());
    let upper = letters.clone().filter(|c| c.is_uppercase()).count();
    let all = letters.by_ref().count();
    2 < all && all * 9 <= upper * 10
}

/// Whether a cell says that it holds what the cell above it holds.
pub(super) fn is_ditto(text: &str) -> bool {
    let plain = text.trim().trim_matches(['-', '.', ' ']).to_lowercase();
    matches!(plain.as_str(), "nt" | "//" | "\"" | "''" | "〃" | "″" | "“" | "”" | "như trên" | "n.t" | "-//-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_known_whatever_their_wording() {
        #[track_caller]
        fn case(heads: &[&str], expected: Field) {
            for head in heads {
                assert_eq!(field(head), Some(expected), "{head}");
            }
        }
        case(&["TT", "STT", "Số TT", "WBS"], Field::Number);
        case(
            &[
                "Tên nhiệm vụ",
                "Nội dung hoạt động",
                "Nhiệm vụ",
                "Lĩnh vực/Tiêu chí/Tiêu chí thành phần",
                "Task",
            ],
            Field::Name,
        );
        case(&["Mục tiêu, yêu cầu", "MỤC ĐÍCH, YÊU CẦU"], Field::Goals);
        case(
            &["Cơ quan chủ trì", "Sở, ngành chủ trì tham mưu", "chủ trì", "Cơ quan theo dõi", "Owner"],
            Field::Lead,
        );
        case(
            &["Cơ quan phối hợp", "Đơn vị phối hợp thực hiện", "phối hợp"],
            Field::Support(SupportRole::Coordinate),
        );
        case(&["Cơ quan phối hợp/thực hiện"], Field::Support(SupportRole::Both));
        case(&["Cơ quan thực hiện", "Đơn vị thực hiện"], Field::Support(SupportRole::Implement));
        case(
            &[
                "Thời gian hoàn thành",
                "Thời gian thực hiện/ hoàn thành",
                "Thời hạn",
                "Tiến độ",
                "Due (m/d/yyyy)",
            ],
            Field::Deadline,
        );
        case(&["Kết quả", "Sản phẩm, kết quả", "Kết quả đầu ra"], Field::Product);
        case(&["Ghi chú"], Field::Note);
        case(&["Đơn vị", "ĐVT"], Field::Unit);
        case(&["Lãnh đạo phụ trách"], Field::Officer);
        assert_eq!((field("Khó khăn"), field(""), field("%")), (None, None, None));
        let form = ["Vai trò (Chủ trì/Phối hợp)", "Kết quả trong tháng", "Tiến độ (Vượt/Đạt/Chậm)", "Lũy kế"];
        assert!(form.iter().all(|head| tells_progress(head) && field(head).is_none()));
    }

    #[test]
    fn marks_of_lists_are_told_from_words() {
        #[track_caller]
        fn case(line: &str, expected: Option<&(Mark<'_>, &str)>) {
            assert_eq!(mark(line).as_ref(), expected, "{line}");
        }
        case("- Tăng cường", Some(&(Mark::Bullet, "Tăng cường")));
        case("+ Tổ chức", Some(&(Mark::SubBullet, "Tổ chức")));
        case("II. NHIỆM VỤ", Some(&(Mark::Roman("II"), "NHIỆM VỤ")));
        case("II CẢI CÁCH THỂ CHẾ", Some(&(Mark::Roman("II"), "CẢI CÁCH THỂ CHẾ")));
        case("1.10. Tiêu chí", Some(&(Mark::Number("1.10"), "Tiêu chí")));
        case("III.1 Cải cách", Some(&(Mark::Number("III.1"), "Cải cách")));
        case("1. Mục đích", Some(&(Mark::Number("1"), "Mục đích")));
        case("đ) Thời gian", Some(&(Mark::Letter("đ"), "Thời gian")));
        case("2022 của huyện", None);
        case("50% tổng số", None);
        case("Vi phạm", None);
        case("I và II", None);
    }

    #[test]
    fn labels_stand_before_a_colon() {
        assert_eq!(labelled("Cơ quan chủ trì: Phòng Nội vụ."), Some((Field::Lead, "Phòng Nội vụ.")));
        assert_eq!(labelled("Phân công trách nhiệm"), Some((Field::Assignment, "")));
        assert_eq!(labelled("Nhiệm vụ, giải pháp:"), Some((Field::Actions, "")));
        assert_eq!(labelled("Bưu điện huyện:"), None);
    }
}
