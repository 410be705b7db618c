//! How often each rule was broken, and in how many plans.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Report, RuleInfo, Severity};
use crate::document::{Cell, Document, Tone};
use crate::i18n::Words;
use crate::output::Owners;
use crate::views::cells;
use crate::views::columns::Columns;

/// What was found of one rule at one severity.
struct Total {
    rule: &'static RuleInfo,
    severity: Severity,
    findings: usize,
    plans: usize,
}

/// A row a rule, the severest first, then the one that is broken most often.
pub(super) fn document(report: &Report, owners: &Owners, words: Words) -> Document {
    let columns = Columns::new(words)
        .label("column.rule", |total: &Total| Cell::id(total.rule.id))
        .label("column.severity", |total| severity(words, total.severity))
        .number("column.findings", |total| cells::count(words, total.findings))
        .number("column.plans", |total| cells::count_or_dash(words, total.plans, Tone::Plain))
        .line("column.rule-summary", |total| {
            words.find(&format!("rule.{}", total.rule.id)).unwrap_or_default().into()
        });
    let mut document = Document::default();
    document.table(columns.table(totals(report, owners)));
    document
}

fn totals(report: &Report, owners: &Owners) -> Vec<Total> {
    let mut found: BTreeMap<_, (&'static RuleInfo, usize, BTreeSet<usize>)> = BTreeMap::new();
    for finding in report.iter() {
        let kind = (Reverse(finding.severity), finding.rule.id);
        let (_, count, plans) = found.entry(kind).or_insert((finding.rule, 0, BTreeSet::new()));
        *count += 1;
        plans.extend(owners.get(&finding.span.source));
    }
    for ((_, severity, _), counted) in report.counted() {
        let kind = (Reverse(*severity), counted.rule.id);
        let (_, count, plans) = found.entry(kind).or_insert((counted.rule, 0, BTreeSet::new()));
        *count += counted.findings;
        plans.extend(&counted.plans);
    }
    let total =
        |((severity, _), (rule, findings, plans)): ((Reverse<Severity>, _), (_, _, BTreeSet<usize>))| Total {
            rule,
            severity: severity.0,
            findings,
            plans: plans.len(),
        };
    let mut totals: Vec<Total> = found.into_iter().map(total).collect();
    totals.sort_by_key(|total| (Reverse(total.severity), Reverse(total.findings)));
    totals
}

fn severity(words: Words, severity: Severity) -> Cell {
    let (key, tone) = match severity {
        Severity::Error => ("severity.error", Tone::Bad),
        Severity::Warning => ("severity.warning", Tone::Warning),
        Severity::Note => ("severity.note", Tone::Muted),
    };
    Cell::toned(words.text(key), tone)
}
