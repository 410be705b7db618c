//! Two agencies of one name, an alias that is the name of another, short names that are swapped.

use std::collections::BTreeMap;

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::Agency;
use crate::source::Spanned;
use crate::text;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "agency-names",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/agency-names.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let agencies: Vec<&Agency> = case.plan.agencies.iter().collect();
    let mut names: BTreeMap<String, &Agency> = BTreeMap::new();
    for agency in &agencies {
        let other = *names.entry(text::spelling(&agency.name)).or_insert(agency);
        // Two with one id are a finding of their own.
        if other.id.value != agency.id.value {
            found.push(same(rule, "agency-names.message", &agency.name, other));
        }
    }
    for agency in &agencies {
        for alias in &agency.aliases {
            let other = names.get(&text::spelling(alias)).filter(|other| other.id.value != agency.id.value);
            found.extend(other.map(|other| same(rule, "agency-names.alias", alias, other)));
        }
    }
    swapped(rule, &agencies, found);
}

fn same(rule: &'static RuleInfo, key: &'static str, name: &Spanned<String>, other: &Agency) -> Diagnostic {
    let message = Message::new(key).with("name", name.as_str()).with("other", other.id.value.as_str());
    Diagnostic::new(rule, name.span, message)
        .also(other.name.span, Message::new("agency-names.other"))
        .help(Message::new("agency-names.help"))
}

/// Agencies whose short name is that of another, and the other's that of the first.
fn swapped(rule: &'static RuleInfo, agencies: &[&Agency], found: &mut Vec<Diagnostic>) {
    // Few short names do not come from the name beside them.
    let short = |agency: &Agency| agency.short.clone().filter(|short| !abbreviates(short, &agency.name));
    let odd: Vec<(&Agency, String)> =
        agencies.iter().filter_map(|agency| Some((*agency, short(agency)?))).collect();
    for (at, (agency, short)) in odd.iter().enumerate() {
        let is_pair = |(other, theirs): &&(&Agency, String)| {
            abbreviates(short, &other.name) && abbreviates(theirs, &agency.name)
        };
        let Some((other, _)) = odd[at + 1..].iter().find(is_pair) else { continue };
        let message = Message::new("agency-names.swapped")
            .with("id", agency.id.value.as_str())
            .with("other", other.id.value.as_str());
        found.push(
            Diagnostic::new(rule, agency.name.span, message)
                .also(other.name.span, Message::new("agency-names.other"))
                .help(Message::new("agency-names.swapped-help")),
        );
    }
}

/// Whether a short name comes from a name: each of its words is one of the name, the beginning of one, or the initials
/// of several that follow each other, all in the order of the name.
fn abbreviates(short: &str, name: &str) -> bool {
    let (short, name) = (text::fold(short), text::fold(name));
    let words: Vec<&str> = name.split(' ').collect();
    let mut rest = &words[..];
    short.split(' ').all(|part| {
        let Some((at, taken)) = (0..rest.len()).find_map(|at| Some((at, taken(part, &rest[at..])?))) else {
            return false;
        };
        rest = &rest[at + taken..];
        true
    })
}

/// How many words from the first on a part of a short name stands for, if it does.
fn taken(part: &str, words: &[&str]) -> Option<usize> {
    if words.first()?.starts_with(part) {
        return Some(1);
    }
    let initials = part.len();
    let is_initials =
        initials <= words.len() && part.chars().zip(words).all(|(initial, word)| word.starts_with(initial));
    is_initials.then_some(initials)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_names_come_from_names() {
        #[track_caller]
        fn case(short: &str, name: &str, does: bool) {
            assert_eq!(abbreviates(short, name), does, "{short} / {name}");
        }
        case("P. Nội vụ", "Phòng Nội vụ", true);
        case("P. VH-XH", "Phòng Văn hóa – Xã hội", true);
        case("VP HĐND-UBND", "Văn phòng HĐND và UBND huyện", true);
        case("UBND xã", "Ủy ban nhân dân xã Mẫu", true);
        case("Văn phòng", "Văn phòng HĐND và UBND", true);
        case("P. Nội vụ", "Phòng Tư pháp", false);
        case("P. TC-KH", "Phòng Tài chính – Kế hoạch", true);
        case("P. KH-TC", "Phòng Tài chính – Kế hoạch", false);
    }
}
