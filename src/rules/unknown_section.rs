//! An item whose id begins with no declared section.

use super::{Rule, error};
use crate::diagnostic::{Diagnostic, RuleInfo};
use crate::message::Message;
use crate::model::Plan;
use crate::text;

pub(super) static RULE: Rule = Rule { info: error("unknown-section"), check };

fn check(rule: &'static RuleInfo, plan: &Plan, found: &mut Vec<Diagnostic>) {
    for item in plan.items.iter().filter(|item| plan.section_of(item).is_none()) {
        let section = item.id.value.section().unwrap_or_default();
        let known = plan.sections.iter().map(|section| section.id.value.as_str());
        let help = match text::nearest(section, known) {
            Some(nearest) => Message::new("did-you-mean").with("name", nearest),
            None => Message::new("unknown-section.help"),
        };
        let message = Message::new("unknown-section.message")
            .with("id", item.id.value.as_str())
            .with("section", section);
        found.push(Diagnostic::new(rule, item.id.span, message).help(help));
    }
}
