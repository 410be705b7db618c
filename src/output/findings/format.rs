//! The formats of findings.

use std::io::{self, Write};

use super::placed::Findings;
use super::{github, gitlab, human, json, junit, sarif};
use crate::i18n::Words;
use crate::output::screen::Screen;

/// How findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FindingsFormat {
    /// For people, with their source lines.
    Human,
    Json,
    /// A JSON object a line.
    Jsonl,
    Sarif,
    /// GitHub workflow commands.
    Github,
    /// GitLab code quality.
    Gitlab,
    Junit,
}

impl FindingsFormat {
    /// The words of `--format`, with their values.
    pub const WORDS: &[(&str, Self)] = &[
        ("human", Self::Human),
        ("table", Self::Human),
        ("json", Self::Json),
        ("jsonl", Self::Jsonl),
        ("sarif", Self::Sarif),
        ("github", Self::Github),
        ("gitlab", Self::Gitlab),
        ("junit", Self::Junit),
    ];

    /// Writes findings.
    pub fn write(
        self,
        findings: &Findings<'_>,
        words: Words,
        screen: Screen,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        match self {
            Self::Human => human::write(findings, words, screen, out),
            Self::Json => writeln!(out, "{}", json::text(findings, words)),
            Self::Jsonl => json::lines(findings, words).try_for_each(|line| writeln!(out, "{line}")),
            Self::Sarif => writeln!(out, "{}", sarif::text(findings, words)),
            Self::Github => github::write(findings, words, out),
            Self::Gitlab => writeln!(out, "{}", gitlab::text(findings, words)),
            Self::Junit => junit::write(findings, words, out),
        }
    }
}
