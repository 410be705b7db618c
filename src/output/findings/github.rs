//! GitHub workflow commands, a line a finding.

use std::io::{self, Write};

use super::placed::Findings;
use crate::diagnostic::{Diagnostic, Severity};
use crate::i18n::Words;
use crate::output::safe;

/// Writes the findings.
pub(super) fn write(findings: &Findings<'_>, words: Words, out: &mut dyn Write) -> io::Result<()> {
    for diagnostic in findings.report.iter() {
        let command = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let place = findings.place(diagnostic);
        write!(out, "::{command} file={}", property(place.file))?;
        write!(out, ",title={},line={},endLine={}", diagnostic.rule.id, place.start.line, place.end.line)?;
        // GitHub drops an annotation that has columns but spans lines.
        if place.start.line == place.end.line {
            write!(out, ",col={},endColumn={}", place.start.col, place.end.col)?;
        }
        writeln!(out, "::{}", data(&text(diagnostic, words)))?;
    }
    Ok(())
}

/// The message, and on a line of its own what to do about it.
fn text(diagnostic: &Diagnostic, words: Words) -> String {
    let message = words.say(&diagnostic.message);
    match &diagnostic.help {
        Some(help) => format!("{message}\n{}", words.say(help)),
        None => message,
    }
}

/// The runner's own escapes for a command's text.
fn data(text: &str) -> String {
    safe::terminal(text).replace('%', "%25").replace('\n', "%0A")
}

/// The runner's own escapes for a command's properties.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
