//! `JUnit` XML, for whatever reads test results: a suite a file, a failed case a finding.

use std::io::{self, Write};

use super::placed::Findings;
use crate::diagnostic::{Diagnostic, Severity};
use crate::i18n::Words;
use crate::output::safe;

/// Writes the findings. A run that found nothing is one case that passed.
pub(super) fn write(findings: &Findings<'_>, words: Words, out: &mut dyn Write) -> io::Result<()> {
    let all: Vec<&Diagnostic> = findings.report.iter().collect();
    let failures = all.iter().filter(|it| it.severity == Severity::Error).count();
    writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
    writeln!(out, r#"<testsuites tests="{}" failures="{failures}">"#, all.len().max(1))?;
    if all.is_empty() {
        writeln!(out, r#"  <testsuite name="cchc" tests="1" failures="0">"#)?;
        writeln!(out, r#"    <testcase classname="cchc" name="check"/>"#)?;
        writeln!(out, "  </testsuite>")?;
    }
    // Findings are in source order: those of one file stand together.
    for group in all.chunk_by(|left, right| left.span.source == right.span.source) {
        suite(findings, group, words, out)?;
    }
    writeln!(out, "</testsuites>")
}

fn suite(
    findings: &Findings<'_>,
    group: &[&Diagnostic],
    words: Words,
    out: &mut dyn Write,
) -> io::Result<()> {
    let failures = group.iter().filter(|it| it.severity == Severity::Error).count();
    let file = escaped(findings.place(group[0]).file);
    writeln!(out, r#"  <testsuite name="{file}" tests="{}" failures="{failures}">"#, group.len())?;
    for diagnostic in group {
        let place = findings.place(diagnostic);
        let (line, column, rule) = (place.start.line, place.start.col, diagnostic.rule.id);
        let message = escaped(&words.say(&diagnostic.message));
        writeln!(
            out,
            r#"    <testcase classname="{file}" name="{rule} {line}:{column}" file="{file}" line="{line}">"#
        )?;
        match diagnostic.severity {
            Severity::Error => {
                writeln!(
                    out,
                    r#"      <failure type="{rule}" message="{message}">{file}:{line}:{column}</failure>"#
                )?;
            }
            // Only errors fail a run; the rest is told, not counted.
            Severity::Warning | Severity::Note => {
                let severity = diagnostic.severity.as_str();
                writeln!(
                    out,
                    "      <system-out>{severity}: {message} ({file}:{line}:{column})</system-out>"
                )?;
            }
        }
        writeln!(out, "    </testcase>")?;
    }
    writeln!(out, "  </testsuite>")
}

/// Text for XML, in which no control character may stand, nor what Unicode has no character for, nor a CI runner's command.
fn escaped(text: &str) -> String {
    let text = safe::line(text).replace('\u{fffe}', "\\u{fffe}").replace('\u{ffff}', "\\u{ffff}");
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
    text.replace("##", "#&#35;")
}
