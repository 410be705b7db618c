//! A target that wants all on time beside one that lets a share be late.

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::{Bound, Target};
use crate::text;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "targets-loosen",
        severity: Severity::Note,
        page: include_str!("../../docs/rules/targets-loosen.md"),
    },
    check,
};

/// How a metric says that things are on time, folded.
const ON_TIME: &[&[&str]] = &[&["dung", "han"]];
/// How a metric says that things are late, folded.
const LATE: &[&[&str]] = &[&["tre", "han"], &["tre", "hen"], &["qua", "han"]];

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let faults = case.faults(found);
    for item in case.plan.items.iter().filter(|item| item.targets.len() > 1) {
        let Some(strict) = item.targets.iter().find(|it| wants_all_on_time(it)) else { continue };
        for loose in item.targets.iter().filter(|it| lets_some_be_late(it)) {
            if faults.touch(loose.span) {
                continue;
            }
            let message = Message::new("targets-loosen.message").with("item", item.id.value.as_str());
            found.push(
                Diagnostic::new(rule, loose.span, message)
                    .label(Message::new("targets-loosen.label"))
                    .also(strict.span, Message::new("targets-loosen.other"))
                    .help(Message::new("targets-loosen.help")),
            );
        }
    }
}

fn wants_all_on_time(target: &Target) -> bool {
    let is_all = matches!(target.bound, Bound::AtLeast(value) | Bound::Equals(value) if 100.0 <= value);
    is_all && is_in_percent(target) && names(target, ON_TIME)
}

fn lets_some_be_late(target: &Target) -> bool {
    let is_some = matches!(target.bound, Bound::Below(value) | Bound::AtMost(value) if 0.0 < value);
    is_some && is_in_percent(target) && names(target, LATE)
}

fn is_in_percent(target: &Target) -> bool {
    target.unit.trim() == "%"
}

/// Whether the metric has one of `phrases` in it, word by word.
fn names(target: &Target, phrases: &[&[&str]]) -> bool {
    let name = text::fold(&target.metric);
    let words: Vec<&str> = name.split(' ').collect();
    phrases.iter().any(|phrase| words.windows(phrase.len()).any(|run| run == *phrase))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::TargetKind;
    use crate::source::{SourceId, Span, Spanned};

    fn target(metric: &str, bound: Bound, unit: &str) -> Target {
        let span = Span::new(SourceId(0), &(0..0));
        let text = |value: &str| Spanned { value: value.to_owned(), span };
        Target {
            metric: text(metric),
            span,
            bound,
            unit: text(unit),
            baseline: None,
            kind: TargetKind::Stock,
            term: None,
        }
    }

    #[track_caller]
    fn strict(bound: Bound, expected: bool) {
        assert_eq!(
            wants_all_on_time(&target("Tỷ lệ giải quyết đúng hạn", bound, "%")),
            expected,
            "{bound:?}"
        );
    }

    #[track_caller]
    fn loose(metric: &str, bound: Bound, unit: &str, expected: bool) {
        assert_eq!(lets_some_be_late(&target(metric, bound, unit)), expected, "{metric} {bound:?} {unit}");
    }

    #[test]
    fn all_is_a_hundred_percent() {
        strict(Bound::AtLeast(100.0), true);
        strict(Bound::Equals(100.0), true);
        strict(Bound::AtLeast(99.5), false);
        strict(Bound::AtMost(100.0), false);
    }

    #[test]
    fn none_late_is_no_leeway() {
        loose("Tỷ lệ hồ sơ trễ hẹn", Bound::Below(0.5), "%", true);
        loose("Tỷ lệ hồ sơ QUÁ HẠN", Bound::AtMost(1.0), "%", true);
        loose("Tỷ lệ hồ sơ trễ hạn", Bound::AtMost(0.0), "%", false);
        loose("Tỷ lệ hồ sơ trễ hạn", Bound::AtLeast(1.0), "%", false);
        loose("Số hồ sơ trễ hạn", Bound::AtMost(5.0), "hồ sơ", false);
        loose("Tỷ lệ hồ sơ quay vòng hạn chế", Bound::Below(5.0), "%", false);
    }
}
