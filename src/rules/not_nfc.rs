//! Text that is not in Unicode NFC, in which plans are compared.

use super::{Case, Rule, add};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::source::{SourceId, Span};
use crate::strings_and_comments::{Passage, passages};
use crate::text;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "not-nfc",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/not-nfc.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    for (id, text) in case.texts_with(|_, pairs| pairs.any(may_begin)) {
        add(look(rule, id, text), text, found);
    }
}

/// Whether these bytes may be of a character out of NFC: it is none below U+0300, of U+1E00–1EFF (Vietnamese) or of
/// U+2002–203F (dashes and quotation marks).
const fn may_begin(first: u8, second: u8) -> bool {
    match (first, second) {
        (0xe1, 0xb8..=0xbb) | (0xe2, 0x80) => false,
        (0x80, 0x80 | 0x81) => true,
        _ => 0xcc <= first,
    }
}

/// One finding a line. The name of a file stays as it is: on disk it is another name.
fn look(rule: &'static RuleInfo, id: SourceId, text: &str) -> Vec<Diagnostic> {
    let names = passages(text).filter(Passage::is_file_name).map(|it| it.start..it.start + it.text.len());
    let mut found = Vec::new();
    let mut start = 0;
    // A name ends what is looked at like the end of a file.
    for name in names.chain(std::iter::once(text.len()..text.len())) {
        for line in text[start..name.start].split_inclusive('\n') {
            found.extend(look_at(rule, id, start, line));
            start += line.len();
        }
        start = name.end;
    }
    found
}

/// A line, or a part of it, that begins at `start`.
fn look_at(rule: &'static RuleInfo, id: SourceId, start: usize, line: &str) -> Option<Diagnostic> {
    let (range, composed) = text::nfc_change(line)?;
    let span = Span::new(id, &(start + range.start..start + range.end));
    let finding = Diagnostic::new(rule, span, Message::new("not-nfc.message"));
    Some(finding.help(Message::new("not-nfc.help")).fix(span, composed))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Pairs;
    use crate::rules::{mended, pointed};

    #[test]
    fn each_line_is_mended() {
        let text = "# vi\u{ea}\u{323}c\na = \"\u{1ec7}\"\r\nb = \"e\u{323}\u{302}, e\u{323}\u{302}\"";
        let found = look(&RULE.info, SourceId(0), text);
        assert_eq!(pointed(text, &found), ["\u{ea}\u{323}", "e\u{323}\u{302}, e\u{323}\u{302}"]);
        assert_eq!(mended(text, &found), "# vi\u{1ec7}c\na = \"\u{1ec7}\"\r\nb = \"\u{1ec7}, \u{1ec7}\"");
    }

    #[test]
    fn names_of_files_stay() {
        let text = "a = { note = \"e\u{323}\", path = \"e\u{323}\" }\n# path: e\u{323}\n";
        let found = look(&RULE.info, SourceId(0), text);
        assert_eq!(
            mended(text, &found),
            "a = { note = \"\u{1eb9}\", path = \"e\u{323}\" }\n# path: \u{1eb9}\n"
        );
    }

    #[test]
    fn what_is_out_of_nfc_is_looked_at() {
        let all = (0..=0x0010_ffff).filter_map(char::from_u32);
        for c in all.filter(|c| text::nfc_change(c.encode_utf8(&mut [0; 4])).is_some()) {
            assert!(Pairs::of(c.to_string().as_bytes()).any(may_begin), "{c:?}");
        }
    }
}
