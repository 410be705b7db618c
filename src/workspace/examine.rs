//! What the rules find in one plan.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::diagnostic::{Diagnostic, RuleInfo};
use crate::load::Loaded;
use crate::rules::{self, Case, Rule};

/// What every rule finds in a plan, and what was found when it was read.
pub(super) fn examine(loaded: &mut Loaded, as_of: NaiveDate) -> Vec<Diagnostic> {
    let digests = loaded.digests();
    run(rules::RULES, loaded, as_of, &digests)
}

/// What keeps a plan from being reckoned with, and what else was found when it was read.
pub(super) fn structural(loaded: &mut Loaded, as_of: NaiveDate) -> Vec<Diagnostic> {
    // These rules look at no evidence.
    run(rules::STRUCTURE, loaded, as_of, &BTreeMap::new())
}

/// Whether [`structural`] looks for what breaks a rule.
pub(super) fn is_structural(rule: &RuleInfo) -> bool {
    let is_in = |rules: &[&Rule]| rules.iter().any(|it| it.info.id == rule.id);
    is_in(rules::STRUCTURE) || !is_in(rules::RULES)
}

fn run(
    rules: &[&'static Rule],
    loaded: &mut Loaded,
    as_of: NaiveDate,
    digests: &BTreeMap<String, String>,
) -> Vec<Diagnostic> {
    let mut findings = std::mem::take(&mut loaded.found);
    if let Some(plan) = &loaded.plan {
        let case = Case { plan, sources: &loaded.sources, as_of, files: &loaded.files, digests };
        rules::run(rules, &case, &mut findings);
    }
    findings
}
