//! Findings for people: rustc-like, with the source lines.

use std::io::{self, Write};

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Screen, safe};
use crate::diagnostic::{Diagnostic, Report, Severity};
use crate::i18n::Words;
use crate::message::Message;
use crate::source::{SourceMap, Span};

/// Writes the findings of `report`.
pub(super) fn write(
    report: &Report,
    sources: &SourceMap,
    words: Words,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let renderer = if screen.is_coloured { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(screen.width.into());
    for diagnostic in report.iter() {
        let finding = Finding::new(diagnostic, words);
        let drawn = renderer.render(&[finding.group(diagnostic, sources, words)]);
        writeln!(out, "{}\n", safe::drawing(&drawn))?;
    }
    Ok(())
}

/// The sentences of a finding, said once and kept while they are drawn.
struct Finding {
    message: String,
    label: String,
    further: Vec<String>,
    help: Option<String>,
}

impl Finding {
    fn new(diagnostic: &Diagnostic, words: Words) -> Self {
        let say = |message: &Message| safe::line(&words.say(message)).into_owned();
        Self {
            message: say(&diagnostic.message),
            label: diagnostic.label.as_ref().map(say).unwrap_or_default(),
            further: diagnostic.further.iter().map(|label| say(&label.text)).collect(),
            help: diagnostic.help.as_ref().map(say),
        }
    }

    fn group<'a>(&'a self, diagnostic: &Diagnostic, sources: &'a SourceMap, words: Words) -> Group<'a> {
        let level = match diagnostic.rule.severity {
            Severity::Error => Level::ERROR.with_name(words.text("severity.error")),
            Severity::Warning => Level::WARNING.with_name(words.text("severity.warning")),
            Severity::Note => Level::NOTE.with_name(words.text("severity.note")),
        };
        let home = diagnostic.span.source;
        let mut snippet = snippet(sources, diagnostic.span).annotation(
            AnnotationKind::Primary.span(drawn(sources, diagnostic.span)).label(self.label.as_str()),
        );
        let further = || diagnostic.further.iter().zip(&self.further);
        for (label, text) in further().filter(|(label, _)| label.span.source == home) {
            snippet = snippet
                .annotation(AnnotationKind::Context.span(drawn(sources, label.span)).label(text.as_str()));
        }
        let title = level.primary_title(self.message.as_str()).id(diagnostic.rule.id);
        let mut group = Group::with_title(title).element(snippet);
        for (label, text) in further().filter(|(label, _)| label.span.source != home) {
            let annotation = AnnotationKind::Context.span(drawn(sources, label.span)).label(text.as_str());
            group = group.element(snippet_of(sources, label.span).annotation(annotation));
        }
        match &self.help {
            Some(help) => {
                group.element(Level::HELP.with_name(words.text("severity.help")).message(help.as_str()))
            }
            None => group,
        }
    }
}

fn snippet(sources: &SourceMap, span: Span) -> Snippet<'_, annotate_snippets::Annotation<'_>> {
    snippet_of(sources, span)
}

fn snippet_of(sources: &SourceMap, span: Span) -> Snippet<'_, annotate_snippets::Annotation<'_>> {
    let file = sources.file(span.source);
    Snippet::source(file.text.as_str()).path(safe::line(&file.path).into_owned())
}

/// The part of a span to underline: its first line.
fn drawn(sources: &SourceMap, span: Span) -> std::ops::Range<usize> {
    let text = &sources.file(span.source).text;
    let range = span.range();
    let line = text[range.clone()].find(['\n', '\r']).map_or(range.end, |at| range.start + at);
    range.start..line
}
