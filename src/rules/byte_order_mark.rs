//! A file that begins with a byte order mark.

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::source::Span;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "byte-order-mark",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/byte-order-mark.md"),
    },
    check,
};

/// U+FEFF in UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    for (id, _) in case.texts_with(|bytes, _| bytes.starts_with(MARK)) {
        let span = Span::new(id, &(0..MARK.len()));
        found.push(
            Diagnostic::new(rule, span, Message::new("byte-order-mark.message"))
                .help(Message::new("byte-order-mark.help"))
                .fix(span, ""),
        );
    }
}
