//! A criterion code whose prefix is misspelt or does not fit its depth.

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::{Item, Plan};
use crate::text;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "code-form",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/code-form.md"),
    },
    check,
};

/// The prefixes of the index, criterion and sub-criterion, and how many numbers follow each.
const FORMS: &[(&str, usize)] = &[("TC", 2), ("TCTP", 3)];

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let plan = case.plan;
    let is_in_use = plan.items.iter().any(|item| code_of(item).is_some_and(|code| code.is_known()));
    for item in &plan.items {
        let (Some(written), Some(code)) = (&item.code, code_of(item)) else { continue };
        let Some((key, fitting)) = code.fault(is_in_use).filter(|_| !is_corrected(plan, item)) else {
            continue;
        };
        let message = Message::new(key)
            .with("code", written.as_str())
            .with("prefix", code.prefix.as_str())
            .with("count", code.depth())
            .with("wanted", wanted(&code.prefix));
        let help = Message::new("did-you-mean").with("name", format!("{fitting} {}", code.numbers));
        found.push(Diagnostic::new(rule, written.span, message).help(help));
    }
}

/// Whether an erratum says how the code of `item` is to be read.
fn is_corrected(plan: &Plan, item: &Item) -> bool {
    let place = format!("{}.code", item.id);
    plan.errata.iter().any(|erratum| text::same_id(&erratum.at, &place))
}

/// How many numbers a prefix takes.
fn wanted(prefix: &str) -> usize {
    FORMS.iter().find(|(known, _)| *known == prefix).map_or(0, |(_, depth)| *depth)
}

fn code_of(item: &Item) -> Option<Code<'_>> {
    Code::of(item.code.as_ref()?)
}

/// A code of letters and two or three numbers. Other plans have codes of other forms.
struct Code<'a> {
    /// In capitals.
    prefix: String,
    numbers: &'a str,
}

impl<'a> Code<'a> {
    fn of(text: &'a str) -> Option<Self> {
        let text = text.trim();
        let (letters, numbers) = text.split_at(text.find(|c: char| !c.is_alphabetic())?);
        let code = Self { prefix: letters.to_uppercase(), numbers: numbers.trim_start() };
        let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let is_code = !letters.is_empty() && code.numbers.split('.').all(is_number);
        (is_code && matches!(code.depth(), 2 | 3)).then_some(code)
    }

    fn depth(&self) -> usize {
        self.numbers.split('.').count()
    }

    fn is_known(&self) -> bool {
        FORMS.iter().any(|(prefix, _)| *prefix == self.prefix)
    }

    /// What is wrong with the prefix, and the one that would fit. Two letters are like so many others that they are
    /// only taken for a slip where the plan has codes of this form.
    fn fault(&self, is_in_use: bool) -> Option<(&'static str, &'static str)> {
        let (fitting, _) = FORMS.iter().find(|(_, depth)| *depth == self.depth())?;
        if self.is_known() {
            return (self.prefix != *fitting).then_some(("code-form.depth", fitting));
        }
        let is_slip = FORMS.iter().any(|(prefix, _)| is_near(&self.prefix, prefix));
        let is_plain = is_in_use || 2 < self.prefix.chars().count();
        (is_slip && is_plain).then_some(("code-form.message", fitting))
    }
}

/// Whether two prefixes have the same letters, or are one edit apart.
fn is_near(left: &str, right: &str) -> bool {
    let sorted = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.sort_unstable();
        letters
    };
    sorted(left) == sorted(right) || text::edits(left, right) == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, is_in_use: bool, expected: Option<&str>) {
        let fault = Code::of(text).and_then(|code| {
            let (key, fitting) = code.fault(is_in_use)?;
            Some(format!("{key} {fitting} {}", code.numbers))
        });
        assert_eq!(fault.as_deref(), expected, "{text}");
    }

    #[test]
    fn the_prefix_fits_the_depth() {
        case("TC 1.1", true, None);
        case("TCTP 2.1.1", true, None);
        case("tctp  2.1.1", true, None);
        case("TC 3.6.1", false, Some("code-form.depth TCTP 3.6.1"));
        case("TCTP 5.6", false, Some("code-form.depth TC 5.6"));
    }

    #[test]
    fn a_slip_is_an_anagram_or_one_edit() {
        case("TCPT 3.3.2", false, Some("code-form.message TCTP 3.3.2"));
        case("TCP 3.3.2", false, Some("code-form.message TCTP 3.3.2"));
        case("CT 1.1", true, Some("code-form.message TC 1.1"));
        case("TTCP 3.3.2", true, Some("code-form.message TCTP 3.3.2"));
        case("PTTC 5.6", true, Some("code-form.message TC 5.6"));
        case("TIEU 3.3.2", true, None);
    }

    #[test]
    fn other_forms_are_other_plans() {
        for text in ["CT 1.1", "TP 1.1", "T 1.1"] {
            case(text, false, None);
        }
        for text in [
            "",
            "1.1",
            "TC",
            "TC 1",
            "TC 1.1.1.1",
            "TC 1.a",
            "TC 1..2",
            "TC-1.1",
            "Điều 2.1",
            "TC 1.1 và 1.2",
        ] {
            case(text, true, None);
        }
    }
}
