//! Findings for people: rustc-like, with the source lines.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Findings, Screen, safe};
use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::i18n::Words;
use crate::message::Message;
use crate::source::{SourceId, SourceMap, Span};

/// Writes the findings.
pub(super) fn write(
    findings: &Findings<'_>,
    words: Words,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let renderer = if screen.is_coloured { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(screen.width.into());
    for diagnostic in findings.report.iter() {
        let finding = Finding::new(diagnostic, findings.sources, words);
        let drawn = renderer.render(&[finding.group(diagnostic, words)]);
        writeln!(out, "{}\n", safe::drawing(&drawn))?;
    }
    Ok(())
}

/// A finding in words, with the texts it quotes, kept while it is drawn.
struct Finding<'a> {
    message: String,
    label: String,
    further: Vec<(&'a Label, String)>,
    help: Option<String>,
    /// The files it points into, by id: path and text.
    files: BTreeMap<SourceId, (String, Cow<'a, str>)>,
}

impl<'a> Finding<'a> {
    fn new(diagnostic: &'a Diagnostic, sources: &'a SourceMap, words: Words) -> Self {
        let say = |message: &Message| safe::line(&words.say(message)).into_owned();
        let quoted =
            std::iter::once(diagnostic.span).chain(diagnostic.further.iter().map(|label| label.span));
        let files = quoted.map(|span| {
            let file = sources.file(span.source);
            (span.source, (safe::line(&file.path).into_owned(), file.text()))
        });
        Self {
            message: say(&diagnostic.message),
            label: diagnostic.label.as_ref().map(say).unwrap_or_default(),
            further: diagnostic.further.iter().map(|label| (label, say(&label.text))).collect(),
            help: diagnostic.help.as_ref().map(say),
            files: files.collect(),
        }
    }

    fn group(&'a self, diagnostic: &Diagnostic, words: Words) -> Group<'a> {
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR.with_name(words.text("severity.error")),
            Severity::Warning => Level::WARNING.with_name(words.text("severity.warning")),
            Severity::Note => Level::NOTE.with_name(words.text("severity.note")),
        };
        let home = diagnostic.span.source;
        let primary = AnnotationKind::Primary.span(self.drawn(diagnostic.span)).label(self.label.as_str());
        let mut snippet = self.snippet(home).annotation(primary);
        for (label, text) in self.further.iter().filter(|(label, _)| label.span.source == home) {
            snippet =
                snippet.annotation(AnnotationKind::Context.span(self.drawn(label.span)).label(text.as_str()));
        }
        let title = level.primary_title(self.message.as_str()).id(diagnostic.rule.id);
        let mut group = Group::with_title(title).element(snippet);
        for (label, text) in self.further.iter().filter(|(label, _)| label.span.source != home) {
            let annotation = AnnotationKind::Context.span(self.drawn(label.span)).label(text.as_str());
            group = group.element(self.snippet(label.span.source).annotation(annotation));
        }
        match &self.help {
            Some(help) => {
                group.element(Level::HELP.with_name(words.text("severity.help")).message(help.as_str()))
            }
            None => group,
        }
    }

    fn snippet(&'a self, id: SourceId) -> Snippet<'a, Annotation<'a>> {
        let (path, text) = &self.files[&id];
        Snippet::source(text.as_ref()).path(path.as_str())
    }

    /// The part of a span to underline: its first line.
    fn drawn(&self, span: Span) -> Range<usize> {
        let (_, text) = &self.files[&span.source];
        let range = span.range();
        let line = text[range.clone()].find(['\n', '\r']).map_or(range.end, |at| range.start + at);
        range.start..line
    }
}
