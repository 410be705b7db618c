//! Findings as JSON. Its types are its own: the report may change, this may not.

use serde::Serialize;

use crate::diagnostic::Report;
use crate::i18n::Words;
use crate::source::SourceMap;

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

/// The JSON of `report`. Lines and columns count from 1, columns in characters; the end is past the last one.
pub(super) fn text(report: &Report, sources: &SourceMap, words: Words) -> String {
    let findings = report.iter().map(|diagnostic| {
        let span = diagnostic.span;
        let start = sources.line_col(span.source, span.start);
        let end = sources.line_col(span.source, span.end);
        Finding {
            rule: diagnostic.rule.id,
            severity: diagnostic.rule.severity.as_str(),
            message: words.say(&diagnostic.message),
            file: &sources.file(span.source).path,
            line: start.line,
            column: start.col,
            end_line: end.line,
            end_column: end.col,
            help: diagnostic.help.as_ref().map(|help| words.say(help)),
        }
    });
    super::json::text(&Document { version: 1, findings: findings.collect() })
}
