//! The name of an agency with other tones or marks than the plan declares it.

use std::collections::HashMap;
use std::ops::Range;

use super::{Case, Rule, add};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::Directory;
use crate::source::{SourceId, Span};
use crate::strings_and_comments::{Passage, PassageKind, passages};
use crate::text::{FoldedWords, fold, spelling};

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
    /// Each as it is declared, and where its agency is.
    spellings: Vec<(&'a str, Span)>,
    /// Two words may be others with other tones: only a capital tells that the name is meant.
    is_short: bool,
}

/// Names word by word: which words may follow those that led here, so that a text is looked through once for all names.
#[derive(Default)]
struct Names<'a> {
    next: HashMap<Vec<u8>, Self>,
    name: Option<Name<'a>>,
}

/// By which words names begin, as far as first letters and lengths tell it: most words begin none.
struct Beginnings([u32; 256]);

impl Beginnings {
    fn of(names: &Names<'_>) -> Self {
        let with = |mut beginnings: Self, word: &Vec<u8>| {
            let (letter, length) = Self::place(word);
            beginnings.0[letter] |= length;
            beginnings
        };
        names.next.keys().fold(Self([0; 256]), with)
    }

    fn may_hold(&self, word: &[u8]) -> bool {
        let (letter, length) = Self::place(word);
        self.0[letter] & length != 0
    }

    fn place(word: &[u8]) -> (usize, u32) {
        let letter = word.first().copied().unwrap_or_default();
        (letter.into(), 1 << word.len().min(31))
    }
}

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let names = names(&case.plan.agencies);
    let beginnings = Beginnings::of(&names);
    let mut words = FoldedWords::default();
    for (id, text) in case.texts() {
        let mut places = Vec::new();
        for passage in passages(text) {
            if passage.kind != PassageKind::Comment && WORDS.contains(&passage.key) {
                look(rule, id, &passage, (&names, &beginnings), &mut words, &mut places);
            }
        }
        add(places, text, found);
    }
}

/// No name has more words; what has is not looked for.
const MOST_WORDS: usize = 40;

/// Names and aliases, but for those too short to be told from other words.
fn names(agencies: &Directory) -> Names<'_> {
    let mut names = Names::default();
    for agency in agencies.iter() {
        for declared in
            [agency.name.as_str()].into_iter().chain(agency.aliases.iter().map(|alias| alias.as_str()))
        {
            let key = fold(declared);
            // The plural is no word of the name.
            let own = key.split(' ').filter(|word| *word != "cac").take(2).count();
            if own < 2 || key.split(' ').nth(MOST_WORDS).is_some() {
                continue;
            }
            let end = key
                .split(' ')
                .fold(&mut names, |at, word| at.next.entry(word.as_bytes().to_owned()).or_default());
            let is_short = key.split(' ').nth(2).is_none();
            let name = end.name.get_or_insert_with(|| Name { spellings: Vec::new(), is_short });
            name.spellings.push((declared, agency.name.span));
        }
    }
    names
}

fn look(
    rule: &'static RuleInfo,
    id: SourceId,
    passage: &Passage<'_>,
    (names, beginnings): (&Names<'_>, &Beginnings),
    words: &mut FoldedWords,
    found: &mut Vec<Diagnostic>,
) {
    let text = passage.words();
    words.read(&text);
    // Where the last name ended: what stands inside a name is a part of it.
    let mut past = 0;
    for at in 0..words.len() {
        if !beginnings.may_hold(words.word(at)) {
            continue;
        }
        let Some((range, name)) = longest(&text, words, at, names) else { continue };
        if range.end <= past {
            continue;
        }
        past = range.end;
        let written = &text[range.clone()];
        let Some((declared, place)) = name.spellings.first().filter(|_| !name.is_spelt(written)) else {
            continue;
        };
        let span = Span::new(id, &(passage.start + range.start..passage.start + range.end));
        let message = Message::new("tone-missing.message").with("words", written);
        found.push(
            Diagnostic::new(rule, span, message)
                .also(*place, Message::new("tone-missing.declared"))
                .help(Message::new("tone-missing.help").with("name", *declared)),
        );
    }
}

/// The longest name that begins with the word at `at`, whatever its tones, and where it stands in the text.
fn longest<'a, 'b>(
    text: &str,
    words: &FoldedWords,
    at: usize,
    names: &'a Names<'b>,
) -> Option<(Range<usize>, &'a Name<'b>)> {
    let start = words.place(at).start;
    let mut longest = None;
    let mut here = names;
    for at in at..words.len() {
        let Some(next) = here.next.get(words.word(at)) else { break };
        here = next;
        let is_meant = |name: &&Name<'_>| !name.is_short || text[start..].starts_with(char::is_uppercase);
        if let Some(name) = here.name.as_ref().filter(is_meant) {
            longest = Some((start..words.place(at).end, name));
        }
    }
    longest
}

impl Name<'_> {
    /// Whether `written` is one of its spellings.
    fn is_spelt(&self, written: &str) -> bool {
        let mut declared = self.spellings.iter().map(|(declared, _)| *declared);
        if declared.clone().any(|declared| is_same_but_case(declared, written)) {
            return true;
        }
        let key = spelling(written);
        declared.any(|declared| spelling(declared) == key)
    }
}

fn is_same_but_case(left: &str, right: &str) -> bool {
    let is_same = |(left, right): (char, char)| left == right || left.to_lowercase().eq(right.to_lowercase());
    left.chars().count() == right.chars().count() && left.chars().zip(right.chars()).all(is_same)
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
            let mut words = FoldedWords::default();
            let names = super::names(&directory);
            let known = (&names, &Beginnings::of(&names));
            look(&RULE.info, SourceId(0), &passage, known, &mut words, &mut found);
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
