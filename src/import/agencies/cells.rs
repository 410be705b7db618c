//! Cells that say more than names: who works with whom, through whom, and several bodies under one word for their kind.

use super::super::raw::{Raw, RawItem};
use super::super::remark::{Remark, What};
use super::{begins_name, capitalised};
use crate::model::SupportRole;
use crate::text::{fold, folded_len};

/// Puts what cells of leads and supports say into single names, and says what was read so.
pub fn settle(raw: &mut Raw) {
    for item in &mut raw.items {
        let mut said = Vec::new();
        share(item, &mut said);
        for cell in [&mut item.lead, &mut item.support] {
            if let Some(listed) = listed(cell) {
                said.push((What::Listed, format!("{cell} → {listed}")));
                *cell = listed;
            }
        }
        let through = [&mut item.lead, &mut item.support].into_iter().filter_map(through).collect::<Vec<_>>();
        item.beside.extend(through);
        let remark = |(what, words)| Remark { what, words, place: item.place.clone() };
        raw.remarks.extend(said.into_iter().map(remark));
    }
}

/// Parts a cell of leads that also says who supports: "Chủ trì: Sở A; phối hợp: Sở B", "Sở A phối hợp với Sở B".
fn share(item: &mut RawItem, said: &mut Vec<(What, String)>) {
    const SUPPORTS: &[&str] = &["phối hợp với", "phối hợp cùng", "phối hợp:", "Phối hợp:", "Phối hợp với"];
    let cell = item.lead.clone();
    let found = SUPPORTS.iter().filter_map(|words| Some((cell.find(words)?, words))).min();
    let (before, after) = match found {
        Some((at, words)) => (&cell[..at], cell[at + words.len()..].trim()),
        None => (cell.as_str(), ""),
    };
    let before = before.trim_end_matches(|c: char| c.is_whitespace() || ";,.(–-".contains(c));
    let before = ["Cơ quan ", "Đơn vị "].iter().fold(before, |text, word| match text.strip_prefix(word) {
        Some(rest) if fold(rest).starts_with("chu tri") || fold(rest) == "phoi hop" => rest,
        _ => text,
    });
    let lead = match before.split_once(':') {
        Some((label, rest)) if fold(label) == "chu tri" => rest.trim(),
        _ => before,
    };
    let supports = after.trim_end_matches(')').trim();
    if lead == cell || !begins_name(lead) {
        return;
    }
    said.push((What::Shared, format!("{cell} → {lead} | {supports}")));
    lead.clone_into(&mut item.lead);
    if !supports.is_empty() {
        let glue = if item.support.is_empty() { "" } else { "; " };
        item.support = format!("{supports}{glue}{}", item.support);
        item.role = item.role.or(Some(SupportRole::Coordinate));
    }
}

/// Takes the way that reports go out of a cell: "(qua Sở Nội vụ)".
fn through(cell: &mut String) -> Option<String> {
    let start = cell.find("(qua ").or_else(|| cell.find("(thông qua "))?;
    let end = start + cell[start..].find(')')? + 1;
    let words = cell[start..end].trim_matches(['(', ')']).to_owned();
    cell.replace_range(start..end, "");
    *cell = cell.split_whitespace().collect::<Vec<_>>().join(" ").replace(" ;", ";").replace(" ,", ",");
    Some(capitalised(&words))
}

/// The kinds that stand once before several names.
const KINDS: &[&str] = &["Bộ", "Sở", "Phòng", "Ban", "Cục", "Vụ", "Chi cục"];

/// Names of bodies without their kind that hold a comma or the word for "and", folded, the longest first.
static PARTED: &str = include_str!("parted.txt");

/// The names of "Các Bộ: Nội vụ, Tài chính và Tư pháp", each with its kind. None where a cell is written otherwise.
fn listed(cell: &str) -> Option<String> {
    let is_list = |part: &str| part.split_once(':').is_some_and(|(kind, _)| kind_of(kind).is_some());
    if !cell.split(';').any(|part| is_list(part.trim())) {
        return None;
    }
    let whole = |part: &str| match part.split_once(':') {
        Some((kind, rest)) if kind_of(kind).is_some() => with_kind(kind_of(kind).unwrap_or_default(), rest),
        _ => part.to_owned(),
    };
    Some(cell.split(';').map(|part| whole(part.trim())).collect::<Vec<_>>().join("; "))
}

/// The kind that "Các Bộ" and "Bộ" name.
fn kind_of(words: &str) -> Option<&'static str> {
    let words = words.trim();
    let bare = ["Các ", "các "].iter().find_map(|word| words.strip_prefix(word)).unwrap_or(words);
    KINDS.iter().find(|kind| fold(kind) == fold(bare)).copied()
}

fn with_kind(kind: &str, list: &str) -> String {
    let mut names = Vec::new();
    let mut rest = list.trim().trim_end_matches('.');
    while !rest.is_empty() {
        let len =
            PARTED.lines().find_map(|name| folded_len(rest, name).ok()).unwrap_or_else(|| name_end(rest));
        let name = rest[..len].trim();
        let is_whole = begins_name(name) && name.contains(' ') && KINDS.iter().any(|it| name.starts_with(it));
        let is_other = name.starts_with("các ") || name.starts_with("UBND");
        names.push(if is_whole || is_other { name.to_owned() } else { format!("{kind} {name}") });
        rest = rest[len..].trim_start_matches([',', ' ']);
        rest = rest.strip_prefix("và ").unwrap_or(rest).trim_start();
    }
    names.retain(|name| name.trim() != kind);
    names.join("; ")
}

fn name_end(text: &str) -> usize {
    let comma = text.find(',').unwrap_or(text.len());
    comma.min(text.find(" và ").unwrap_or(text.len())).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_word_for_the_kind_stands_for_all_names() {
        let case =
            |cell: &str, expected: Option<&str>| assert_eq!(listed(cell).as_deref(), expected, "{cell}");
        case("Các Bộ: Nội vụ, Tài chính và Tư pháp", Some("Bộ Nội vụ; Bộ Tài chính; Bộ Tư pháp"));
        case(
            "Các Sở: Nội vụ, Văn hóa, Thể thao và Du lịch, Khoa học và Công nghệ; UBND các xã",
            Some("Sở Nội vụ; Sở Văn hóa, Thể thao và Du lịch; Sở Khoa học và Công nghệ; UBND các xã"),
        );
        case("Các bộ, ngành", None);
        case("Sở Nội vụ", None);
    }

    #[test]
    fn a_cell_of_leads_may_say_who_supports() {
        #[track_caller]
        fn case(lead: &str, expected: (&str, &str)) {
            let mut item = RawItem { lead: lead.to_owned(), ..RawItem::default() };
            share(&mut item, &mut Vec::new());
            assert_eq!((item.lead.as_str(), item.support.as_str()), expected, "{lead}");
        }
        case("Sở Nội vụ phối hợp với Sở Tài chính", ("Sở Nội vụ", "Sở Tài chính"));
        case("Chủ trì: Sở Nội vụ. Phối hợp: các sở, ngành", ("Sở Nội vụ", "các sở, ngành"));
        case("Cơ quan chủ trì: Sở Nội vụ", ("Sở Nội vụ", ""));
        case("Sở Nội vụ (phối hợp với UBND các xã)", ("Sở Nội vụ", "UBND các xã"));
        case("Sở Nội vụ", ("Sở Nội vụ", ""));
    }

    #[test]
    fn the_way_of_reports_is_no_part_of_a_name() {
        let mut cell = "Phòng Nội vụ (qua Sở Nội vụ); UBND xã".to_owned();
        assert_eq!(through(&mut cell).as_deref(), Some("Qua Sở Nội vụ"));
        assert_eq!(cell, "Phòng Nội vụ; UBND xã");
    }
}
