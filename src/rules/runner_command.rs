//! Text that a CI runner would take for a command when it is printed.

use std::ops::Range;

use super::{Case, Rule, add};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::source::{SourceId, Span};
use crate::strings_and_comments::{Passage, PassageKind, passages};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "runner-command",
        severity: Severity::Error,
        page: include_str!("../../docs/rules/runner-command.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    // An escape may stand for anything.
    let may_hold = |first, second| matches!((first, second), (b':', b':') | (b'#', b'#') | (b'\\', _));
    for (id, text) in case.texts_with(|_, pairs| pairs.any(may_hold)) {
        let mut places = Vec::new();
        for passage in passages(text) {
            look(rule, id, &passage, &mut places);
        }
        add(places, text, found);
    }
}

fn look(rule: &'static RuleInfo, id: SourceId, passage: &Passage<'_>, found: &mut Vec<Diagnostic>) {
    let is_suspect = |text: &str| ["::", "##", "\\"].iter().any(|part| text.contains(part));
    if !is_suspect(passage.text) {
        return;
    }
    let mut value = String::new();
    // Where each byte of the value is written.
    let mut places: Vec<Range<usize>> = Vec::new();
    for (range, c) in passage.chars() {
        value.push(c);
        places.resize(value.len(), range);
    }
    for range in commands(&value, passage.kind == PassageKind::Comment) {
        let place = places[range.start].start..places[range.end - 1].end;
        let message = Message::new("runner-command.message").with("text", &value[range]);
        let finding = Diagnostic::new(rule, Span::new(id, &place), message);
        found.push(finding.help(Message::new("runner-command.help")));
    }
}

/// The commands in a text, in its order.
fn commands(value: &str, is_comment: bool) -> Vec<Range<usize>> {
    let marks = ["::", "##[", "##vso["].into_iter().flat_map(|mark| value.match_indices(mark));
    let commands = marks.filter_map(|(at, mark)| {
        let name = &value[at + mark.len()..];
        let end = name.find(|c: char| !c.is_ascii_alphanumeric() && !"-_.".contains(c)).unwrap_or(name.len());
        let is_command = name.starts_with(|c: char| c.is_ascii_alphabetic())
            && (mark != "::" || begins_line(&value[..at], is_comment));
        is_command.then_some(at..at + mark.len() + end)
    });
    let mut commands: Vec<_> = commands.collect();
    commands.sort_by_key(|range| range.start);
    commands
}

/// Whether a line that goes on after `before` has nothing in it yet. Runners read `%0A` as a line end.
fn begins_line(before: &str, is_comment: bool) -> bool {
    let line = before.rsplit(['\n', '\r']).next().unwrap_or_default();
    let line = if is_comment { line.trim_start_matches('#') } else { line };
    let line = line.trim_end();
    line.is_empty() || line.ends_with("%0A") || line.ends_with("%0a")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::pointed;

    #[test]
    fn commands_are_pointed_at() {
        #[track_caller]
        fn case(text: &str, places: &[&str]) {
            let mut found = Vec::new();
            passages(text).for_each(|it| look(&RULE.info, SourceId(0), &it, &mut found));
            assert_eq!(pointed(text, &found), places);
        }
        case("a = \"::error file=x::y\"", &["::error"]);
        case("a = \" \\t::set-output name=x::y\"", &["::set-output"]);
        case("a = 'x ##[group]y ##vso[task.setvariable]'", &["##[group", "##vso[task.setvariable"]);
        case("a = \"x\\n::notice::\"", &["::notice"]);
        case("a = \"x\\u000a ::notice::\"", &["::notice"]);
        case("a = \"x%0A::add-mask::y%0a::z\"", &["::add-mask", "::z"]);
        case("a = \"\\u003a:x ệ \\u0023#[y]\"", &["\\u003a:x", "\\u0023#[y"]);
        case("a = \"\"\"\nx\n  ::error::\"\"\"", &["::error"]);
        case("# ::error::\n##[group]\n## ::x", &["::error", "##[group", "::x"]);
        case("a = \"Mục 1::2, xem ::error, :: x, ::ệ, :::x, #[x], ##[[item]], ## x, 100%\"", &[]);
        case("a = 'x\\n::error'\nb = \"x\\\\n::error\"", &[]);
        case("a = \"\"\"x \\\n  ::error\"\"\"", &[]);
        case("a = \"", &[]);
    }
}
