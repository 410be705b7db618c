//! Findings at many places of one file.

use crate::diagnostic::{Diagnostic, Fix};
use crate::message::Message;

/// Adds what a rule found in one file, in the order of the text: twenty findings say enough, and one more stands for
/// the others and mends what they would have mended.
pub(super) fn add(mut findings: Vec<Diagnostic>, text: &str, found: &mut Vec<Diagnostic>) {
    const ENOUGH: usize = 20;
    let others = findings.split_off(findings.len().min(ENOUGH));
    found.append(&mut findings);
    if let Some(first) = others.first() {
        let message = Message::new("places.more").with("count", others.len());
        let mut more = Diagnostic::new(first.rule, first.span, message);
        more.fix = joined(others.iter().filter_map(|it| it.fix.as_ref()), text);
        found.push(more);
    }
}

/// One fix for several of one file, which come in the order of the text.
fn joined<'a>(fixes: impl Iterator<Item = &'a Fix>, text: &str) -> Option<Fix> {
    fixes.fold(None, |whole: Option<Fix>, fix| {
        let Some(mut whole) = whole else { return Some(fix.clone()) };
        whole.replacement.push_str(&text[whole.span.range().end..fix.span.range().start]);
        whole.replacement.push_str(&fix.replacement);
        whole.span.end = fix.span.end;
        Some(whole)
    })
}

/// The text once every fix is made. They have to come in its order, apart.
#[cfg(test)]
pub(super) fn mended(text: &str, findings: &[Diagnostic]) -> String {
    let mut mended = String::new();
    let mut past = 0;
    for fix in findings.iter().filter_map(|it| it.fix.as_ref()) {
        mended.push_str(&text[past..fix.span.range().start]);
        mended.push_str(&fix.replacement);
        past = fix.span.range().end;
    }
    mended + &text[past..]
}

/// What findings point at.
#[cfg(test)]
pub(super) fn pointed<'a>(text: &'a str, findings: &[Diagnostic]) -> Vec<&'a str> {
    findings.iter().map(|it| &text[it.span.range()]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{RuleInfo, Severity};
    use crate::source::{SourceId, Span};

    static RULE: RuleInfo = RuleInfo { id: "x", severity: Severity::Warning, page: "" };

    #[test]
    fn twenty_findings_of_a_file_say_enough() {
        let text = "a.".repeat(50);
        let finding = |at: usize| {
            let span = Span::new(SourceId(0), &(2 * at..2 * at + 1));
            Diagnostic::new(&RULE, span, Message::new("places.more")).fix(span, "bb")
        };
        for (places, said) in [(0, 0), (1, 1), (20, 20), (21, 21), (50, 21)] {
            let mut found = Vec::new();
            add((0..places).map(finding).collect(), &text, &mut found);
            assert_eq!(found.len(), said);
            assert_eq!(mended(&text, &found), "bb.".repeat(places) + &"a.".repeat(50 - places));
        }
    }
}
