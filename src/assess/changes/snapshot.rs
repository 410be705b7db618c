//! A state of a plan, taken apart into what can come, go and change.

use std::collections::BTreeMap;

use super::fields::{self, Names};
use super::part::{Part, Subject};
use crate::model::{Directory, ItemId, Plan};

/// One state of a plan. Of two parts with one id the first counts.
#[derive(Debug)]
pub struct Snapshot {
    pub(super) parts: BTreeMap<Subject, Part>,
}

impl Snapshot {
    /// The state that a plan is in. Its progress is no part of it. `today` names agencies that it did not declare itself.
    pub fn new(plan: &Plan, today: &Directory) -> Self {
        let Plan {
            head,
            reporting,
            risk,
            clarity,
            days_off,
            letters,
            agencies,
            sections,
            items,
            index: _,
            duties,
            errata,
            amendments,
            reports: _,
            issued: _,
            // What held on which day follows from amendments and from the lives of agencies.
            eras: _,
            unread: _,
        } = plan;
        let names = Names { own: agencies, today };
        let fields = names.head(head).into_iter().chain(names.reporting(reporting.as_ref()));
        let fields = fields.chain(fields::settings(risk, clarity));
        let fields = fields.chain(fields::days_off(days_off)).chain(fields::letters(letters)).collect();
        let itself = (Subject::Plan, Part::new(&head.title, fields));
        let all = std::iter::once(itself)
            .chain(agencies.iter().map(|it| names.agency(it)))
            .chain(sections.iter().map(fields::section))
            .chain(items.iter().map(|it| names.item(it, head)))
            .chain(duties.iter().map(|it| names.duty(it)))
            .chain(errata.iter().map(fields::erratum))
            .chain(amendments.iter().map(fields::amendment));
        let mut parts = BTreeMap::new();
        for (subject, part) in all {
            parts.entry(subject).or_insert(part);
        }
        Self { parts }
    }

    /// The items of the plan.
    pub fn items(&self) -> impl Iterator<Item = &ItemId> {
        self.parts.keys().filter_map(|subject| match subject {
            Subject::Item(id) => Some(id),
            _ => None,
        })
    }
}
