//! Findings for people: rustc-like, with the source lines.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};

use super::folded::{Others, Shown, folded};
use super::placed::Findings;
use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::i18n::Words;
use crate::message::Message;
use crate::output::safe;
use crate::output::screen::Screen;
use crate::source::{Excerpt, SourceId, SourceMap, Span};

/// Writes the findings.
pub(super) fn write(
    findings: &Findings<'_>,
    words: Words,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let renderer = if screen.is_coloured { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(screen.width.into());
    for Shown { diagnostic, others } in folded(findings.report, findings.owners) {
        let finding = Finding::new(diagnostic, findings.sources, words);
        let drawn = renderer.render(&[finding.group(diagnostic, words)]);
        writeln!(out, "{}", safe::drawing(&drawn))?;
        if let Some(Others { count, plans }) = others {
            let more = Message::new("check.others").with("count", count).with("plans", plans);
            writeln!(out, "{}", words.say(&more.with("rule", diagnostic.rule.id)))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// A finding in words, with the texts it quotes, kept while it is drawn.
struct Finding<'a> {
    message: String,
    label: String,
    further: Vec<(&'a Label, String)>,
    help: Option<String>,
    /// The files it points into, by id: path, and the lines from the first that a part of it begins on to the last.
    files: BTreeMap<SourceId, (String, Excerpt<'a>)>,
}

impl<'a> Finding<'a> {
    fn new(diagnostic: &'a Diagnostic, sources: &'a SourceMap, words: Words) -> Self {
        let say = |message: &Message| safe::line(&words.say(message)).into_owned();
        let mut quoted: BTreeMap<SourceId, Range<usize>> = BTreeMap::new();
        let further = diagnostic.further.iter().map(|label| label.span);
        for span in std::iter::once(diagnostic.span).chain(further) {
            let start = span.range().start;
            let range = quoted.entry(span.source).or_insert(start..start);
            *range = range.start.min(start)..range.end.max(start);
        }
        let files = quoted.into_iter().map(|(id, range)| {
            let file = sources.file(id);
            (id, (safe::line(&file.path).into_owned(), file.excerpt(&range)))
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
        let (path, excerpt) = &self.files[&id];
        Snippet::source(excerpt.text.as_ref()).line_start(excerpt.line).path(path.as_str())
    }

    /// The part of a span to underline, in the lines that are quoted: its first line.
    fn drawn(&self, span: Span) -> Range<usize> {
        let (_, excerpt) = &self.files[&span.source];
        let (start, text) = (excerpt.place(span.range().start), &excerpt.text);
        let whole = start..text.len().min(start + span.range().len());
        let line = text[whole.clone()].find(['\n', '\r']).map_or(whole.end, |at| start + at);
        start..line
    }
}
