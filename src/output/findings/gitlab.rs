//! GitLab's code quality report.

use serde::Serialize;

use super::placed::Findings;
use crate::diagnostic::Severity;
use crate::i18n::Words;
use crate::output::json;

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

/// The report as JSON.
pub(super) fn text(findings: &Findings<'_>, words: Words) -> String {
    let issues = findings.report.iter().zip(findings.fingerprints()).map(|(diagnostic, fingerprint)| {
        let place = findings.place(diagnostic);
        Issue {
            description: words.say(&diagnostic.message),
            check_name: diagnostic.rule.id,
            fingerprint,
            severity: match diagnostic.severity {
                Severity::Error => "major",
                Severity::Warning => "minor",
                Severity::Note => "info",
            },
            location: Location {
                path: place.file,
                lines: Lines { begin: place.start.line, end: place.end.line },
            },
        }
    });
    json::text(&issues.collect::<Vec<_>>())
}
