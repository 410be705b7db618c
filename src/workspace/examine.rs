//! What the rules find in one plan.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::between::between;
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::load::{self, Loaded};
use crate::rules::{self, Case, Review, Rule, Shared};

/// What every rule finds in a plan, and what was found when it was read.
pub(super) fn examine(loaded: &mut Loaded, as_of: NaiveDate) -> Vec<Diagnostic> {
    let digests = loaded.digests();
    run(rules::RULES, loaded, as_of, &digests, None)
}

/// Likewise, with what is to be said of the edit that leads there from `base`.
pub(super) fn examine_edit(loaded: &mut Loaded, as_of: NaiveDate, base: &Loaded) -> Vec<Diagnostic> {
    let digests = loaded.digests();
    run(rules::RULES, loaded, as_of, &digests, Some(base))
}

/// What every rule finds in a plan of another time, evidence aside: its files may be others now.
pub(super) fn examine_past(loaded: &mut Loaded, as_of: NaiveDate) -> Vec<Diagnostic> {
    run(rules::RULES, loaded, as_of, &BTreeMap::new(), None)
}

/// What keeps a plan from being reckoned with, and what else was found when it was read.
pub(super) fn structural(loaded: &mut Loaded, as_of: NaiveDate) -> Vec<Diagnostic> {
    // These rules look at no evidence.
    run(rules::STRUCTURE, loaded, as_of, &BTreeMap::new(), None)
}

/// Whether a finding keeps a plan from being reckoned with. What is no file has no part in it: the plan is what its files
/// say.
pub(super) fn breaks(finding: &Diagnostic) -> bool {
    finding.severity == Severity::Error && !load::is_of_no_file(finding)
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
    base: Option<&Loaded>,
) -> Vec<Diagnostic> {
    let mut findings = std::mem::take(&mut loaded.found);
    let loaded = &*loaded;
    if let Some(plan) = &loaded.plan {
        let edits = base.map(|base| between(base, loaded)).unwrap_or_default();
        let before = base.and_then(|base| base.plan.as_ref());
        let review = before.map(|base| Review { base, edits: &edits });
        let case = Case {
            plan,
            sources: &loaded.sources,
            as_of,
            files: &loaded.files,
            digests,
            review,
            shared: Shared::default(),
        };
        rules::run(rules, &case, &mut findings);
    }
    findings
}
