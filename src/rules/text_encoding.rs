//! Text in TCVN3 or VNI, UTF-8 read as Windows-1252, or text that has lost letters.

use super::{Case, Rule, add};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::encodings::{self, Encoding};
use crate::message::{Arg, Message};
use crate::source::{SourceId, Span};
use crate::strings_and_comments::{Passage, passages};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "text-encoding",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/text-encoding.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    for (id, text) in case.texts_with(|_, pairs| pairs.any(may_begin)) {
        let mut places = Vec::new();
        for passage in passages(text).filter(|it| !it.is_quoted()) {
            places.extend(look(rule, id, &passage));
        }
        add(places, text, found);
    }
}

/// Whether these bytes may be of a character that such text has and Vietnamese in Unicode has not: signs and controls of
/// Latin-1, its letters that are none of Vietnamese, what Windows-1252 has beyond them, and what could not be read.
const fn may_begin(first: u8, second: u8) -> bool {
    match (first, second) {
        (0xc3, second) => !matches!(
            second,
            0x80..=0x83 | 0x88..=0x8a | 0x8c | 0x8d | 0x92..=0x95 | 0x99 | 0x9a | 0x9d
                | 0xa0..=0xa3 | 0xa8..=0xaa | 0xac | 0xad | 0xb2..=0xb5 | 0xb9 | 0xba | 0xbd
        ),
        (0xc5, second) => matches!(second, 0x92 | 0x93 | 0xa0 | 0xa1 | 0xb8 | 0xbd | 0xbe),
        (0xcb, second) => matches!(second, 0x86 | 0x9c),
        _ => matches!((first, second), (0xc2, _) | (0xc6, 0x92) | (0xef, 0xbf)),
    }
}

/// One finding a passage.
fn look(rule: &'static RuleInfo, id: SourceId, passage: &Passage<'_>) -> Option<Diagnostic> {
    let (encoding, reading) = damage(passage)?;
    let span = Span::new(id, &(passage.start..passage.start + passage.text.len()));
    let font = |name| Message::new("text-encoding.message").with("encoding", Arg::Key(name));
    let message = match encoding {
        Encoding::Tcvn3 => font("encoding.tcvn3"),
        Encoding::Vni => font("encoding.vni"),
        Encoding::Misread => Message::new("text-encoding.misread"),
        Encoding::Lost => Message::new("text-encoding.lost"),
    };
    let help = match reading {
        Some(reading) => Message::new("help.write").with("form", reading),
        None => Message::new("text-encoding.help"),
    };
    Some(Diagnostic::new(rule, span, message).help(help))
}

/// What is wrong with the encoding of a passage. The name of a file is what it is called.
pub(super) fn damage(passage: &Passage<'_>) -> Option<(Encoding, Option<String>)> {
    let is_text = !passage.text.is_ascii() && !passage.is_file_name();
    encodings::damage(passage.text).filter(|_| is_text)
}

/// Lets a rule look at a passage, unless what it finds comes of another encoding, which is a finding of its own.
pub(super) fn unless_damaged(
    passage: &Passage<'_>,
    found: &mut Vec<Diagnostic>,
    look: impl FnOnce(&mut Vec<Diagnostic>),
) {
    let before = found.len();
    look(found);
    if before < found.len() && damage(passage).is_some() {
        found.truncate(before);
    }
}
