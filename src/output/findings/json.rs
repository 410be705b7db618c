//! Findings as JSON. Its types are its own: the report may change, this may not.

use serde::Serialize;

use super::placed::Findings;
use crate::diagnostic::Diagnostic;
use crate::i18n::Words;
use crate::output::json;

#[derive(Serialize)]
struct Document<'a> {
    version: u8,
    findings: Vec<Finding<'a>>,
}

#[derive(Serialize)]
struct Finding<'a> {
    rule: &'a str,
    severity: &'a str,
    message: String,
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    help: Option<String>,
}

/// All findings in one document. Lines and columns count from 1, columns in characters; the end is past the last one.
pub(super) fn text(findings: &Findings<'_>, words: Words) -> String {
    json::text(&Document {
        version: 1,
        findings: findings.report.iter().map(|it| finding(findings, it, words)).collect(),
    })
}

/// A finding a line.
pub(super) fn lines<'a>(findings: &Findings<'a>, words: Words) -> impl Iterator<Item = String> + use<'a> {
    let findings = *findings;
    findings.report.iter().map(move |it| json::text(&finding(&findings, it, words)))
}

fn finding<'a>(findings: &Findings<'a>, diagnostic: &'a Diagnostic, words: Words) -> Finding<'a> {
    let place = findings.place(diagnostic);
    Finding {
        rule: diagnostic.rule.id,
        severity: diagnostic.severity.as_str(),
        message: words.say(&diagnostic.message),
        file: place.file,
        line: place.start.line,
        column: place.start.col,
        end_line: place.end.line,
        end_column: place.end.col,
        help: diagnostic.help.as_ref().map(|help| words.say(help)),
    }
}
