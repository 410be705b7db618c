//! The agencies that a cell names, one by one: the longest name that is known first, and never cut where a name may well
//! go on. "Các bộ, ngành, địa phương" is one, and so is "Bộ Khoa học và Công nghệ".

use crate::text::{fold, folded_len, is_in_word};

/// A name in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub name: String,
    /// Where it stands in the text of the cell.
    pub start: usize,
    /// It was known before.
    pub is_known: bool,
    /// Nothing stands between it and the name before it.
    pub is_joined: bool,
}

/// The names of a cell. `known` are folded names, longest first.
pub fn split(text: &str, known: &[String]) -> Vec<Piece> {
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || ".;,:".contains(c));
    let mut pieces: Vec<Piece> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let start = at + separator(&text[at..]);
        let rest = &text[start..];
        if rest.is_empty() {
            break;
        }
        let found = known_name(rest, known);
        let len = found.unwrap_or_else(|| unknown_name(rest)).max(1);
        let is_joined = start == at && !pieces.is_empty();
        let name = rest[..len].trim().trim_end_matches([',', ';', '/']).trim().to_owned();
        if !name.is_empty() {
            pieces.push(Piece { name, start, is_known: found.is_some(), is_joined });
        }
        at = start + len;
        // A blank between two names separates nothing.
        at += text[at..].len() - text[at..].trim_start_matches(' ').len();
    }
    pieces
}

/// How much of the beginning of a text stands between two names.
fn separator(text: &str) -> usize {
    let mut rest = text;
    loop {
        let before = rest.len();
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || ";,/&•+".contains(c));
        for word in ["- ", "– ", "và ", "cùng "] {
            rest = rest.strip_prefix(word).unwrap_or(rest);
        }
        if rest.len() == before {
            return text.len() - rest.len();
        }
    }
}

/// How long the longest known name is that a text begins with, where a name may end there.
fn known_name(text: &str, known: &[String]) -> Option<usize> {
    let len = known.iter().find_map(|name| {
        let len = folded_len(text, name).ok()?;
        may_end(&text[len..]).then_some(len)
    })?;
    Some(len)
}

/// Whether a name may end before this.
fn may_end(rest: &str) -> bool {
    let next = rest.trim_start();
    next.is_empty() || is_cut(rest) || begins_name(next) && next.len() < rest.len()
}

/// Whether a text begins with what separates two names.
fn is_cut(rest: &str) -> bool {
    let next = rest.trim_start();
    let sign = next.strip_prefix([';', ',', '/', '.']);
    sign.is_some_and(|after| next.starts_with([';', '.']) || begins_name(after.trim_start()))
        || next.strip_prefix("và ").is_some_and(|after| begins_name(after.trim_start()))
}

/// How long a name is that nobody knows, at the beginning of a text.
fn unknown_name(text: &str) -> usize {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if 0 < depth || at == 0 => {}
            ';' => return at,
            ',' | '/' | ' ' if is_cut(&text[at..]) && !is_one_name(&text[..at], &text[at..]) => return at,
            _ => {}
        }
    }
    text.len()
}

/// Names that hold the word for "and" before what else begins a name: the end of what is before it, and the beginning
/// of what is after it.
static JOINED: &str = include_str!("joined.txt");

fn is_one_name(before: &str, after: &str) -> bool {
    let Some(after) = after.trim_start().strip_prefix("và ") else { return false };
    let (before, after) = (fold(before), fold(after));
    let mut pairs = JOINED.lines().filter_map(|line| line.split_once('\t'));
    pairs.any(|(end, start)| before.ends_with(end) && after.starts_with(start))
}

/// The words that names of agencies begin with, folded.
static HEADS: &str = include_str!("heads.txt");

/// Whether a name of an agency may begin here: with a capital, or with the word for several.
pub fn begins_name(text: &str) -> bool {
    let is_several = text.starts_with("các ") || text.starts_with("cơ quan") || text.starts_with("toàn thể");
    is_several || text.starts_with(char::is_uppercase) && has_head(text)
}

fn has_head(text: &str) -> bool {
    let end = text.char_indices().filter(|(_, c)| !is_in_word(*c)).nth(2).map_or(text.len(), |(at, _)| at);
    let key = fold(&text[..end]);
    HEADS
        .lines()
        .any(|head| key.strip_prefix(head).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
}

/// Whether a name is that of several bodies.
pub fn is_group(name: &str) -> bool {
    let key = format!(" {} ", fold(name));
    let has = |words: &str| key.contains(words);
    let starts = [
        " cac ",
        " tat ca cac ",
        " toan the ",
        " moi ",
        " co quan ",
        " don vi ",
        " dia phuong ",
        " thu truong cac ",
    ];
    starts.iter().any(|start| key.starts_with(start))
        || has(" ubnd cac ")
        || has(" uy ban nhan dan cac ")
        || has(" ubnd cap ")
        || has(" lien quan ")
        || has(" ubnd tinh thanh pho ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(known: &[&str], text: &str, expected: &[&str]) {
        let mut known: Vec<String> = known.iter().map(|name| fold(name)).collect();
        known.sort_by_key(|name| std::cmp::Reverse(name.len()));
        let names: Vec<String> = split(text, &known).into_iter().map(|piece| piece.name).collect();
        assert_eq!(names, expected, "{text}");
    }

    #[test]
    fn names_are_not_cut_where_they_may_go_on() {
        case(&[], "Các bộ, ngành, địa phương", &["Các bộ, ngành, địa phương"]);
        case(&[], "Bộ Khoa học và Công nghệ", &["Bộ Khoa học và Công nghệ"]);
        case(&[], "Bộ Lao động - Thương binh và Xã hội", &["Bộ Lao động - Thương binh và Xã hội"]);
        case(&[], "Sở Văn hóa, Thể thao và Du lịch", &["Sở Văn hóa, Thể thao và Du lịch"]);
        case(&[], "Văn phòng HĐND và UBND huyện.", &["Văn phòng HĐND và UBND huyện"]);
        case(&[], "UBND các xã, phường", &["UBND các xã, phường"]);
        case(&[], "", &[]);
    }

    #[test]
    fn names_are_cut_where_another_begins() {
        case(&[], "Bộ Nội vụ; Bộ Tài chính", &["Bộ Nội vụ", "Bộ Tài chính"]);
        case(
            &[],
            "Bưu điện huyện, các cơ quan, đơn vị, UBND các xã, thị trấn",
            &["Bưu điện huyện", "các cơ quan, đơn vị", "UBND các xã, thị trấn"],
        );
        case(
            &[],
            "Bộ Khoa học và Công nghệ và các bộ, ngành liên quan",
            &["Bộ Khoa học và Công nghệ", "các bộ, ngành liên quan"],
        );
        case(&[], "Phòng Nội vụ/Bưu điện huyện", &["Phòng Nội vụ", "Bưu điện huyện"]);
        case(&[], "VTV, VOV, TTXVN", &["VTV", "VOV", "TTXVN"]);
    }

    #[test]
    fn the_longest_known_name_counts() {
        let known = ["Các cơ quan, đơn vị", "Các cơ quan, đơn vị, ban, ngành", "Phòng Nội vụ"];
        case(
            &known,
            "Các cơ quan, đơn vị, ban, ngành, UBND cấp huyện, cấp xã",
            &["Các cơ quan, đơn vị, ban, ngành", "UBND cấp huyện, cấp xã"],
        );
        case(&known, "Các cơ quan, đơn vị UBND các xã", &["Các cơ quan, đơn vị", "UBND các xã"]);
        case(&known, "Phòng Nội vụ huyện", &["Phòng Nội vụ huyện"]);
        let found = split("Các cơ quan, đơn vị UBND các xã", &[fold(known[0])]);
        assert!(!found[0].is_joined && found[1].is_joined);
    }

    #[test]
    fn groups_are_named_in_the_plural() {
        for name in [
            "Các bộ, ngành",
            "UBND các xã, thị trấn",
            "UBND cấp huyện, cấp xã",
            "Đơn vị liên quan",
            "Tất cả các đơn vị",
        ] {
            assert!(is_group(name), "{name}");
        }
        assert!(!is_group("Phòng Nội vụ") && !is_group("Ban Quản lý các khu công nghiệp"));
    }
}
