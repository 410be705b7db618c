//! A path of evidence that leads out of the plan's folder.

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::source::Spanned;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "evidence-outside",
        severity: Severity::Error,
        page: include_str!("../../docs/rules/evidence-outside.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let mut faults = case.faults(found);
    let entries = case.plan.reports.iter().flat_map(|report| &report.entries);
    for path in entries.flat_map(|entry| &entry.evidence).filter_map(|it| it.path.as_ref()) {
        let written = written(case, path);
        // A path that is no string at all is a finding of the parser.
        let Some(reason) = reason(written).filter(|_| !faults.touch(path.span)) else { continue };
        let message = Message::new("evidence-outside.message").with("path", written);
        let help = match slashed(written) {
            Some(path) => Message::new("help.write").with("form", format!("\"{path}\"")),
            None => Message::new("evidence-outside.help"),
        };
        faults.add(path.span);
        found.push(Diagnostic::new(rule, path.span, message).label(Message::new(reason)).help(help));
    }
}

/// A path as it is meant: as it is written, where its backslashes are no escapes of letters.
pub(super) fn written<'a>(case: &Case<'a>, path: &'a Spanned<String>) -> &'a str {
    let bytes = case.sources.file(path.span.source).bytes().get(path.span.range());
    let text = bytes.and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default();
    let is_damaged = path.contains(|c: char| c == '\\' || c.is_control());
    if is_damaged && text.contains('\\') { text.trim_matches(['"', '\'']) } else { path }
}

/// A path with slashes for its backslashes, if that makes it one inside the folder.
fn slashed(path: &str) -> Option<String> {
    let slashed = path.replace("\\\\", "/").replace('\\', "/");
    (slashed != path && reason(&slashed).is_none()).then_some(slashed)
}

/// Why `path` is no place in the plan's folder on every system; none where it is one.
pub(super) fn reason(path: &str) -> Option<&'static str> {
    if let Some((scheme, _)) = path.split_once(':')
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    {
        return Some(if scheme.len() == 1 { "evidence-outside.drive" } else { "evidence-outside.scheme" });
    }
    if path.contains('\\') {
        return Some("evidence-outside.backslash");
    }
    if path.starts_with('/') {
        return Some("evidence-outside.absolute");
    }
    path.split('/').any(|part| part.trim() == "..").then_some("evidence-outside.parent")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(path: &str, expected: Option<&str>) {
        assert_eq!(reason(path), expected, "{path}");
    }

    #[test]
    fn a_place_in_the_folder_goes_down_only() {
        case("evidence/123.pdf", None);
        case("./evidence/123..pdf", None);
        case("evidence/bao cao: quy I.pdf", None);
        case("evidence/../../123.pdf", Some("evidence-outside.parent"));
        case("..", Some("evidence-outside.parent"));
        case("/srv/123.pdf", Some("evidence-outside.absolute"));
        case("evidence\\123.pdf", Some("evidence-outside.backslash"));
        case("\\\\server\\123.pdf", Some("evidence-outside.backslash"));
    }

    #[test]
    fn one_letter_is_a_drive_and_more_a_scheme() {
        case("C:/123.pdf", Some("evidence-outside.drive"));
        case("c:123.pdf", Some("evidence-outside.drive"));
        case("https://example.vn/123.pdf", Some("evidence-outside.scheme"));
        case("file:123.pdf", Some("evidence-outside.scheme"));
        case("báo cáo: 123.pdf", None);
    }
}
