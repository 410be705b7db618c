//! A file whose lines end in CRLF, or some of them.

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::source::{SourceId, Span};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "line-ending",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/line-ending.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    for (id, text) in case.texts_with(|_, pairs| pairs.any(|first, second| (first, second) == (b'\r', b'\n')))
    {
        found.extend(look(rule, id, text));
    }
}

/// One finding a file, at the first such end. Its fix reaches from there to the last one.
fn look(rule: &'static RuleInfo, id: SourceId, text: &str) -> Option<Diagnostic> {
    let (first, last) = (text.find("\r\n")?, text.rfind("\r\n")?);
    let range = first..last + 2;
    let lines = text[range.clone()].matches("\r\n").count();
    Some(
        Diagnostic::new(
            rule,
            Span::new(id, &(first..first + 2)),
            Message::new("line-ending.message").with("lines", lines),
        )
        .help(Message::new("line-ending.help"))
        .fix(Span::new(id, &range), text[range].replace("\r\n", "\n")),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::mended;

    #[test]
    fn only_line_ends_change() {
        #[track_caller]
        fn case(text: &str, wanted: &str) {
            let found = look(&RULE.info, SourceId(0), text);
            assert_eq!(found.is_some(), text != wanted);
            assert_eq!(mended(text, found.as_slice()), wanted);
        }
        case("a\r\nb\r\n", "a\nb\n");
        case("a\nb\r\nc\n", "a\nb\nc\n");
        case("\r\n", "\n");
        case("a\rb\n", "a\rb\n");
        case("", "");
    }
}
