//! Spaces or tabs at the end of a line.

use super::{Case, Pairs, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::source::{SourceId, Span};
use crate::strings_and_comments::{PassageKind, passages};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "trailing-space",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/trailing-space.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let is_end = |first, second| matches!((first, second), (b' ' | b'\t', b'\r' | b'\n'));
    let may_hold =
        |bytes: &[u8], pairs: &Pairs| pairs.any(is_end) || bytes.ends_with(b" ") || bytes.ends_with(b"\t");
    for (id, text) in case.texts_with(may_hold) {
        found.extend(look(rule, id, text));
    }
}

/// One finding a line, however many: each mends its own.
fn look(rule: &'static RuleInfo, id: SourceId, text: &str) -> Vec<Diagnostic> {
    // Inside a string the spaces are a part of what the plan says, and not for a program to drop.
    let strings =
        passages(text).filter(|it| matches!(it.kind, PassageKind::Lines | PassageKind::LiteralLines));
    let strings: Vec<_> = strings.map(|it| it.start..it.start + it.text.len()).collect();
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let inside = line.trim_end_matches(['\r', '\n']);
        let kept = inside.trim_end_matches([' ', '\t']).len();
        if kept < inside.len() {
            let span = Span::new(id, &(start + kept..start + inside.len()));
            let finding = Diagnostic::new(rule, span, Message::new("trailing-space.message"));
            let is_said = strings.iter().any(|string| string.contains(&(start + kept)));
            found.push(if is_said {
                finding.help(Message::new("trailing-space.string"))
            } else {
                finding.fix(span, "")
            });
        }
        start += line.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{mended, pointed};

    #[test]
    fn line_ends_go_and_strings_stay() {
        #[track_caller]
        fn case(text: &str, places: &[&str], wanted: &str) {
            let found = look(&RULE.info, SourceId(0), text);
            assert_eq!(pointed(text, &found), places);
            assert_eq!(mended(text, &found), wanted);
        }
        case("a = 1 \t\n\n  \r\nb = 2 ", &[" \t", "  ", " "], "a = 1\n\n\r\nb = 2");
        case("a = \"\"\" \nx \n \"\"\" \n", &[" ", " ", " "], "a = \"\"\" \nx \n \"\"\"\n");
        case("# x\n  a = \" \"\n", &[], "# x\n  a = \" \"\n");
        case("", &[], "");
    }
}
