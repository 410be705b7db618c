//! What a check has to say, before anyone decides in which words and which format.

use std::collections::{BTreeMap, BTreeSet};

use crate::message::Message;
use crate::source::Span;

/// How bad a finding is. Declared mild to severe, so that `max` is the worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Note,
    Warning,
    Error,
}

impl Severity {
    /// The lower-case word used in every machine format.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// The fixed facts about one kind of finding. Its summary is in the word tables under `rule.<id>`.
#[derive(Debug)]
pub struct RuleInfo {
    /// Stable kebab-case id.
    pub id: &'static str,
    /// How bad a finding is where nobody has set another level.
    pub severity: Severity,
    /// The page in both languages, `docs/rules/<id>.md`.
    pub page: &'static str,
}

/// A span with something to say about it.
#[derive(Clone, Debug)]
pub struct Label {
    pub span: Span,
    pub text: Message,
}

/// A change of the text that mends a finding and means nothing else: safe to make without asking.
#[derive(Clone, Debug)]
pub struct Fix {
    pub span: Span,
    pub replacement: String,
}

/// One finding.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    pub rule: &'static RuleInfo,
    pub severity: Severity,
    pub message: Message,
    /// Always present: a finding without a place is not a finding.
    pub span: Span,
    /// What is here.
    pub label: Option<Message>,
    /// What it clashes with, elsewhere.
    pub further: Vec<Label>,
    /// Something the reader can do.
    pub help: Option<Message>,
    /// Something the program can do.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// A finding of `rule` at `span`.
    pub fn new(rule: &'static RuleInfo, span: Span, message: Message) -> Self {
        Self {
            rule,
            severity: rule.severity,
            message: message.shortened(),
            span,
            label: None,
            further: Vec::new(),
            help: None,
            fix: None,
        }
    }

    /// Says what is wrong at the primary span.
    #[must_use]
    pub fn label(mut self, text: Message) -> Self {
        self.label = Some(text.shortened());
        self
    }

    /// Points at a second place that explains the first.
    #[must_use]
    pub fn also(mut self, span: Span, text: Message) -> Self {
        self.further.push(Label { span, text: text.shortened() });
        self
    }

    /// Says what the text should be, where that is safe to change.
    #[must_use]
    pub fn fix(mut self, span: Span, replacement: impl Into<String>) -> Self {
        self.fix = Some(Fix { span, replacement: replacement.into() });
        self
    }

    /// What it says, whatever it is about.
    pub const fn thing(&self) -> Thing {
        (self.rule.id, self.severity, self.message.key)
    }

    /// The places that it quotes.
    pub fn quoted(&self) -> impl Iterator<Item = Span> {
        std::iter::once(self.span).chain(self.further.iter().map(|label| label.span))
    }

    /// Says what to do about it, where something can be said.
    #[must_use]
    pub fn help(mut self, text: impl Into<Option<Message>>) -> Self {
        self.help = text.into().map(Message::shortened);
        self
    }
}

/// What findings say, whatever they are about: a rule, how bad it is, and the key of their sentence.
pub type Thing = (&'static str, Severity, &'static str);

/// In so many plans a thing is told plan by plan. In more, people are told of the first, and of how many others.
pub const FEW_PLANS: usize = 3;

/// Findings that say one thing, counted and not kept.
#[derive(Clone, Debug)]
pub struct Counted {
    pub rule: &'static RuleInfo,
    pub findings: usize,
    /// The places of their plans among those that were checked.
    pub plans: BTreeSet<usize>,
}

/// All findings of a run, in source order.
#[derive(Clone, Debug, Default)]
pub struct Report {
    diagnostics: Vec<Diagnostic>,
    counted: BTreeMap<Thing, Counted>,
}

impl Report {
    /// Sorts once, here, so that no output format has to. What several plans find in a file that they share is said
    /// once.
    pub fn new(mut diagnostics: Vec<Diagnostic>) -> Self {
        diagnostics.sort_by_key(|diagnostic| (diagnostic.span, diagnostic.rule.id, diagnostic.message.key));
        let place = |it: &Diagnostic| (it.span, it.rule.id, it.message.key);
        let mut said: Vec<Diagnostic> = Vec::with_capacity(diagnostics.len());
        for finding in diagnostics {
            let mut alike = said.iter().rev().take_while(|it| place(it) == place(&finding));
            if !alike.any(|it| it.message == finding.message) {
                said.push(finding);
            }
        }
        Self { diagnostics: said, counted: BTreeMap::new() }
    }

    /// With what was counted besides.
    #[must_use]
    pub fn with_counted(self, counted: BTreeMap<Thing, Counted>) -> Self {
        Self { counted, ..self }
    }

    /// What was counted and not kept, by what it says.
    pub const fn counted(&self) -> &BTreeMap<Thing, Counted> {
        &self.counted
    }

    /// These findings, and those of another report after them.
    #[must_use]
    pub fn followed_by(&self, other: Option<&Self>) -> Self {
        let after = other.into_iter().flat_map(Self::iter);
        Self { diagnostics: self.iter().chain(after).cloned().collect(), counted: self.counted.clone() }
    }

    /// The findings that were kept, first file first, top to bottom.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter()
    }

    /// How many findings are as bad as `severity`.
    pub fn count(&self, severity: Severity) -> usize {
        let counted = self.counted.iter().filter(|((_, of, _), _)| *of == severity);
        let counted: usize = counted.map(|(_, it)| it.findings).sum();
        counted + self.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    /// Whether anything keeps the plan from being read as it was meant.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }
}
