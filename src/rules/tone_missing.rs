//! The name of an agency with other tones or marks than the plan declares it.

use super::{Case, Rule, add};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::Directory;
use crate::source::{SourceId, Span};
use crate::strings_and_comments::{Passage, PassageKind, passages};
use crate::text::{base, fold, folded_len, spelling, word_starts};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "tone-missing",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/tone-missing.md"),
    },
    check,
};

/// The keys whose values are words for people, and no ids, codes or declared names.
const WORDS: &[&str] = &[
    "basis",
    "cause",
    "closing",
    "condition",
    "goals",
    "metric",
    "name",
    "note",
    "purposes",
    "recipients",
    "requirements",
    "steps",
    "text",
    "title",
];

/// Declared names that fold to the same words.
struct Name<'a> {
    key: String,
    /// Each as it is compared, as it is declared, and where its agency is.
    spellings: Vec<(String, &'a str, Span)>,
    /// Two words may be others with other tones: only a capital tells that the name is meant.
    is_short: bool,
}

/// Names by the first byte of their keys: few words begin as one of them does.
type Names<'a> = [Vec<Name<'a>>; 256];

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let names = names(&case.plan.agencies);
    for (id, text) in case.texts(|_| true) {
        let mut places = Vec::new();
        for passage in passages(text) {
            if passage.kind != PassageKind::Comment && WORDS.contains(&passage.key) {
                look(rule, id, &passage, &names, &mut places);
            }
        }
        add(places, text, found);
    }
}

/// Names and aliases, but for those too short to be told from other words.
fn names(agencies: &Directory) -> Names<'_> {
    let mut names: Names<'_> = std::array::from_fn(|_| Vec::new());
    for agency in agencies.iter() {
        for declared in
            [agency.name.as_str()].into_iter().chain(agency.aliases.iter().map(|alias| alias.as_str()))
        {
            let key = fold(declared);
            // The plural is no word of the name.
            if key.split(' ').filter(|word| *word != "cac").count() < 2 {
                continue;
            }
            let spelling = (spelling(declared), declared, agency.name.span);
            let alike = &mut names[usize::from(key.as_bytes()[0])];
            if let Some(name) = alike.iter_mut().find(|name| name.key == key) {
                name.spellings.push(spelling);
            } else {
                let is_short = key.split(' ').nth(2).is_none();
                alike.push(Name { key, spellings: vec![spelling], is_short });
            }
        }
    }
    // Names that begin alike are next to each other, so that what rules one out rules out the next.
    for alike in &mut names {
        alike.sort_by(|left, right| left.key.cmp(&right.key));
    }
    names
}

fn look(
    rule: &'static RuleInfo,
    id: SourceId,
    passage: &Passage<'_>,
    names: &Names<'_>,
    found: &mut Vec<Diagnostic>,
) {
    let text = passage.words();
    // Where the last name ended: what stands inside a name is a part of it.
    let mut past = 0;
    for start in word_starts(&text) {
        let rest = &text[start..];
        let Some((len, name)) = longest(rest, names).filter(|(len, _)| past < start + len) else { continue };
        past = start + len;
        let written = &rest[..len];
        let Some((_, declared, place)) = name.spellings.first().filter(|_| !name.is_spelt(written)) else {
            continue;
        };
        let start = passage.start + start;
        let span = Span::new(id, &(start..start + len));
        let message = Message::new("tone-missing.message").with("words", written);
        found.push(
            Diagnostic::new(rule, span, message)
                .also(*place, Message::new("tone-missing.declared"))
                .help(Message::new("tone-missing.help").with("name", *declared)),
        );
    }
}

/// The longest name that stands at the beginning of `text`, whatever its tones, and how long it is there.
fn longest<'a, 'b>(text: &str, names: &'a Names<'b>) -> Option<(usize, &'a Name<'b>)> {
    let first = text.chars().next()?;
    let byte = base(first).encode_utf8(&mut [0; 4]).as_bytes()[0];
    let mut longest = None;
    // What no name can begin with here, as the last one did.
    let mut wrong: Option<&str> = None;
    for name in &names[usize::from(byte)] {
        if wrong.is_some_and(|wrong| name.key.starts_with(wrong)) {
            continue;
        }
        match folded_len(text, &name.key) {
            Ok(len) if !name.is_short || first.is_uppercase() => {
                let is_longer = longest.is_none_or(|(longest, _)| longest < len);
                longest = if is_longer { Some((len, name)) } else { longest };
            }
            Ok(_) => {}
            Err(len) => wrong = name.key.get(..=len),
        }
    }
    longest
}

impl Name<'_> {
    /// Whether `written` is one of its spellings.
    fn is_spelt(&self, written: &str) -> bool {
        let mut declared = self.spellings.iter().map(|(_, declared, _)| *declared);
        if declared.any(|declared| declared == written) {
            return true;
        }
        let key = spelling(written);
        self.spellings.iter().any(|(spelling, ..)| *spelling == key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Agency, AgencyId, Letterhead, Life};
    use crate::rules::pointed;
    use crate::source::Spanned;

    fn directory(names: &[&str]) -> Directory {
        let span = Span::new(SourceId(0), &(0..0));
        let mut directory = Directory::default();
        for (at, name) in names.iter().enumerate() {
            let id: AgencyId = format!("a{at}").parse().unwrap();
            directory.add(Agency {
                id: Spanned { value: id, span },
                name: Spanned { value: (*name).to_owned(), span },
                short: None,
                kind: None,
                aliases: Vec::new(),
                letterhead: Letterhead::default(),
                life: Life::default(),
                group: None,
            });
        }
        directory
    }

    #[test]
    fn names_are_found_whatever_their_tones() {
        #[track_caller]
        fn case(names: &[&str], text: &str, places: &[&str]) {
            let text = format!("text = \"{text}\"");
            let directory = directory(names);
            let mut found = Vec::new();
            let passage = passages(&text).next().unwrap();
            look(&RULE.info, SourceId(0), &passage, &super::names(&directory), &mut found);
            assert_eq!(pointed(&text, &found), places);
        }
        let office = ["Phòng Nội vụ", "Phòng Văn hóa và Thông tin", "Ủy ban nhân dân huyện", "HĐND huyện"];
        case(&office, "giao Phòng Nội vu, phong noi vu", &["Phòng Nội vu", "phong noi vu"]);
        case(&office, "PHÒNG NỘI VỤ; Phòng Nội  Vụ; phòng Văn hoá và thông tin; Uỷ ban nhân dân huyện", &[]);
        case(&office, "HDND huyện, hdnd huyện", &["HDND huyện"]);
        case(&office, "\\nPhòng Nội vu\\\"", &["Phòng Nội vu"]);
        let longer = ["Bưu điện", "Bưu điện huyện", "Các cơ quan", "Các phường", "Phòng An", "phong an"];
        case(&longer, "Bưu điện huyên", &["Bưu điện huyên"]);
        case(&longer, "Buu điện tỉnh, buu dien", &["Buu điện"]);
        case(
            &longer,
            "các cơ quân, các phương án, Phong an, phòng An, Phóng án",
            &["các cơ quân", "Phóng án"],
        );
        case(&["Sở", "Các sở", ""], "các số liệu, so", &[]);
        case(&[], "Phòng", &[]);
        case(&office, "", &[]);
    }
}
