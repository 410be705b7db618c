//! An item that is not clear in every respect the plan asks for in `[clarity]`.

use super::{Case, Rule};
use crate::assess::clarity;
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::{Clarity, Item};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "unclear-item",
        severity: Severity::Note,
        page: include_str!("../../docs/rules/unclear-item.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let plan = case.plan;
    if plan.clarity.is_empty() {
        return;
    }
    let mut items = clarity::asked(plan, case.as_of).peekable();
    while let Some(item) = items.next() {
        let missing = plan.clarity.iter().filter(|respect| !clarity::is_clear(**respect, item, plan));
        let finding = finding(rule, item, missing);
        if finding.is_some() && !is_torn(item, items.peek().copied(), found) {
            found.extend(finding);
        }
    }
}

/// Whether an error was found between the ids of an item and the next: what it lacks may only be unreadable.
fn is_torn(item: &Item, next: Option<&Item>, found: &[Diagnostic]) -> bool {
    let start = item.id.span;
    let end = next.map(|next| next.id.span).filter(|end| end.source == start.source);
    let mut errors = found.iter().filter(|it| it.severity == Severity::Error);
    errors.any(|it| it.span.source == start.source && start <= it.span && end.is_none_or(|end| it.span < end))
}

/// One finding for all that is missing.
fn finding<'a>(
    rule: &'static RuleInfo,
    item: &Item,
    missing: impl Iterator<Item = &'a Clarity>,
) -> Option<Diagnostic> {
    let (names, steps): (Vec<Message>, Vec<Message>) = missing
        .map(|respect| words(*respect))
        .map(|(name, step)| (Message::new(name), Message::new(step)))
        .unzip();
    let joined = |parts: Vec<Message>, key| {
        parts.into_iter().reduce(|first, last| Message::new(key).with("first", first).with("last", last))
    };
    let message = Message::new("unclear-item.message")
        .with("item", item.id.value.as_str())
        .with("respects", joined(names, "unclear-item.names")?);
    let help = Message::new("unclear-item.help").with("steps", joined(steps, "unclear-item.steps")?);
    Some(Diagnostic::new(rule, item.id.span, message).help(help))
}

/// The keys of a respect's name, and of what makes an item clear in it.
const fn words(respect: Clarity) -> (&'static str, &'static str) {
    match respect {
        Clarity::Task => ("unclear-item.task", "unclear-item.add-task"),
        Clarity::Person => ("unclear-item.person", "unclear-item.add-person"),
        Clarity::Responsibility => ("unclear-item.responsibility", "unclear-item.add-responsibility"),
        Clarity::Time => ("unclear-item.time", "unclear-item.add-time"),
        Clarity::Result => ("unclear-item.result", "unclear-item.add-result"),
        Clarity::Authority => ("unclear-item.authority", "unclear-item.add-authority"),
    }
}
