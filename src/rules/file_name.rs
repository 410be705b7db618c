//! A name that no file can have on Windows, or two that are one there.

use std::collections::{BTreeMap, BTreeSet};

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::source::Span;
use crate::text::composed;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "file-name",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/file-name.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let plan = case.plan;
    // Files are made under the ids of agencies, and folders under that of the plan.
    let agencies = plan.agencies.iter().map(|agency| (agency.id.value.as_str(), agency.id.span));
    for (id, span) in agencies.chain([(plan.head.id.value.as_str(), plan.head.id.span)]) {
        if is_reserved(id) {
            let message = Message::new("file-name.id").with("id", id);
            found.push(Diagnostic::new(rule, span, message).help(Message::new("file-name.id-help")));
        }
    }
    let files = || case.files.iter().map(String::as_str).filter(|path| !is_hidden(path));
    let reserved = files().filter_map(|path| {
        let name = path.split('/').find(|name| is_reserved(name) || is_unfit(name))?;
        // The agency's file cannot have another name.
        let message = Message::new("file-name.reserved").with("path", path).with("name", name);
        (!is_of_agency(case, name)).then_some((path, message))
    });
    let twins = twins(files()).into_iter().map(|(path, own, other)| {
        (path, Message::new("file-name.twin").with("path", own).with("other", other))
    });
    for (path, message) in reserved.chain(twins) {
        found.push(Diagnostic::new(rule, place(case, path), message).help(Message::new("file-name.help")));
    }
}

/// What Windows calls its devices; no file may be called so, whatever its ending.
fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_ascii_lowercase();
    let is_numbered = |device: &str| {
        stem.strip_prefix(device).is_some_and(|number| matches!(number.as_bytes(), [b'1'..=b'9']))
    };
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul") || is_numbered("com") || is_numbered("lpt")
}

/// Whether a name has what Windows takes from none.
fn is_unfit(name: &str) -> bool {
    name.ends_with(['.', ' ']) || name.contains(['<', '>', ':', '"', '|', '?', '*', '\\'])
}

fn is_hidden(path: &str) -> bool {
    path.split('/').any(|part| part.starts_with('.'))
}

/// Whether a file is called after an agency, whose id is a finding of its own.
fn is_of_agency(case: &Case<'_>, name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name);
    stem.parse().is_ok_and(|id| case.plan.agencies.find(&id).is_some())
}

/// The folders and files that only case, or the form in which Unicode writes them, tells from one before: a path, the
/// part of it that is meant, and the other. What lies in one of two folders is not looked at.
fn twins<'a>(files: impl Iterator<Item = &'a str>) -> Vec<(&'a str, &'a str, &'a str)> {
    let mut first: BTreeMap<String, &str> = BTreeMap::new();
    let mut told = BTreeSet::new();
    let mut found = Vec::new();
    for path in files {
        let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
        let is_other = |own: &&'a str| *first.entry(composed(own).to_lowercase()).or_insert(own) != *own;
        let Some(own) = ends.map(|end| &path[..end]).find(is_other) else { continue };
        if told.insert(own) {
            found.extend(first.get(&composed(own).to_lowercase()).map(|other| (path, own, *other)));
        }
    }
    found
}

/// Where a file is told of: where evidence names it, at its own beginning, or at the plan's id.
fn place(case: &Case<'_>, path: &str) -> Span {
    let entries = case.plan.reports.iter().flat_map(|report| &report.entries);
    let mut evidence = entries.flat_map(|entry| &entry.evidence);
    let named = evidence.find(|it| it.place().as_deref() == Some(path)).and_then(|it| it.path.as_ref());
    let source = || {
        let mut sources = case.sources.iter();
        let ends =
            |file: &str| file.strip_suffix(path).is_some_and(|rest| rest.is_empty() || rest.ends_with('/'));
        sources.find(|(_, file)| ends(&file.path)).map(|(id, _)| Span::new(id, &(0..0)))
    };
    named.map(|path| path.span).or_else(source).unwrap_or(case.plan.head.id.span)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn devices_and_signs_of_windows_are_no_names() {
        for name in ["con", "CON.toml", "aux.tar.gz", "com1", "Lpt9.pdf", "nul "] {
            assert!(is_reserved(name), "{name}");
        }
        for name in ["cong-an", "com10", "com", "com0.pdf", "console.toml", "icon", ""] {
            assert!(!is_reserved(name), "{name}");
        }
        assert!(is_unfit("a.") && is_unfit("a ") && is_unfit("a:b") && is_unfit("a?"));
        assert!(!is_unfit("báo cáo (1), quý I.pdf"));
    }

    #[test]
    fn of_two_names_that_are_one_the_second_is_told() {
        let files = ["A/x", "a/x", "a/y", "b/z", "b/Z", "c/\u{e1}", "c/a\u{301}", "d"];
        let expected = [("a/x", "a", "A"), ("b/Z", "b/Z", "b/z"), ("c/a\u{301}", "c/a\u{301}", "c/\u{e1}")];
        assert_eq!(twins(files.into_iter()), expected);
    }
}
