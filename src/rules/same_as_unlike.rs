//! Two items that are one thing by `same_as` and have no words in common.

use std::collections::BTreeSet;

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::encodings;
use crate::message::Message;
use crate::model::Item;
use crate::text;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "same-as-unlike",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/same-as-unlike.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let plan = case.plan;
    let faults = case.faults(found);
    for item in &plan.items {
        let Some(same_as) = &item.same_as else { continue };
        let Some(other) = plan.item(&same_as.value).filter(|other| are_unlike(item, other)) else { continue };
        // A circle is a finding of its own, and so is a name that cannot be read.
        let is_damaged = |item: &Item| encodings::damage(&item.name).is_some();
        if other.same_as.as_ref().is_some_and(|back| back.value == item.id.value)
            || faults.touch(same_as.span)
            || is_damaged(item)
            || is_damaged(other)
        {
            continue;
        }
        let message = Message::new("same-as-unlike.message")
            .with("id", item.id.value.as_str())
            .with("other", other.id.value.as_str());
        found.push(
            Diagnostic::new(rule, same_as.span, message)
                .also(item.name.span, Message::new("same-as-unlike.name"))
                .also(other.name.span, Message::new("same-as-unlike.name"))
                .help(Message::new("same-as-unlike.help")),
        );
    }
}

/// Whether two items have neither a code nor many words of their names in common.
pub(super) fn are_unlike(item: &Item, other: &Item) -> bool {
    let code = |item: &Item| item.code.as_ref().map(|code| text::fold(code));
    let is_one_code = code(item).is_some_and(|own| code(other).is_some_and(|others| own == others));
    let (own, others) = (text::fold(&item.name), text::fold(&other.name));
    !is_one_code && !share_words(&own, &others)
}

/// Whether one word of four of the shorter name stands in the other. Both are folded.
fn share_words(left: &str, right: &str) -> bool {
    let words = |text| str::split(text, ' ').filter(|word| !word.is_empty()).collect::<BTreeSet<_>>();
    let (left, right) = (words(left), words(right));
    let fewer = left.len().min(right.len());
    fewer <= 4 * left.intersection(&right).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_four_is_enough() {
        #[track_caller]
        fn case(left: &str, right: &str, do_share: bool) {
            assert_eq!(share_words(&text::fold(left), &text::fold(right)), do_share, "{left} / {right}");
        }
        case("Giải quyết hồ sơ đúng hạn", "Tỷ lệ hồ sơ trả đúng hẹn", true);
        case("Công khai thủ tục", "Niêm yết thủ tục hành chính", true);
        case("Công khai thủ tục hành chính", "Tuyên truyền dịch vụ công trực tuyến", false);
        case("một hai ba bốn", "bốn năm sáu bảy", true);
        case("một hai ba bốn năm", "năm sáu bảy tám chín", false);
        case("", "một", true);
    }
}
