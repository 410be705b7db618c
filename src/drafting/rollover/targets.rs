//! The targets of the next plan: what was measured last is where they start from.

use chrono::Datelike as _;

use super::turn::{Turn, moved};
use crate::assess::account::Account;
use crate::message::Message;
use crate::model::{Baseline, Bound, Entry, Measurement, Round, Target, TargetTerm};

/// Where a target starts from, and what somebody has to decide about that.
pub(super) type Start = (Option<Baseline>, Option<Message>);

/// By when a target of the next plan must hold. `rounds` are those that its item still has.
pub(super) fn term(old: &Target, rounds: &[Round], turn: Turn) -> Option<TargetTerm> {
    match &old.term {
        Some(TargetTerm::Round(id)) if !rounds.iter().any(|round| round.id.value == id.value) => None,
        Some(TargetTerm::Day(day)) => {
            let years = if turn.is_ahead(day.value) { Some(0) } else { turn.years() };
            years.map(|years| TargetTerm::Day(day.map(|day| moved(day, years))))
        }
        term => term.clone(),
    }
}

/// What was measured last; of a target that is measured by another year than the one before the plan's, or of work that
/// keeps its day, what it was measured by already.
pub(super) fn baseline(old: &Target, account: Option<&Account<'_>>, turn: Turn, is_same: bool) -> Start {
    let is_relative = matches!(old.bound, Bound::IncreaseBy(_) | Bound::Decrease | Bound::Maintain);
    let year = old.baseline.as_ref().and_then(|baseline| baseline.year);
    let is_fixed = year.zip(turn.year).is_some_and(|(year, plan)| year != plan - 1);
    if is_relative && (is_same || is_fixed) {
        return (old.baseline.clone(), None);
    }
    let said: Vec<&Measurement> =
        account.iter().flat_map(|account| account.values(&old.metric)).flatten().collect();
    let is_one = said.iter().all(|it| it.value.total_cmp(&said[0].value).is_eq());
    if let (Some(account), [last, ..], true) = (account, &said[..], is_one) {
        return (Some(measured(account, last, turn)), None);
    }
    let about = |key| Message::new(key).with("metric", old.metric.as_str());
    let values: Vec<String> = said.iter().map(|it| it.value.to_string().replace('.', ",")).collect();
    let why = match &values[..] {
        [] => is_relative.then(|| about("rollover.no-value")),
        values => Some(about("rollover.several-values").with("values", values.join("; "))),
    };
    let blank = || Baseline { year: turn.year, value: None, source: None };
    (if is_relative { Some(blank()) } else { old.baseline.clone() }, why)
}

/// A measured value, the year that it tells of, and the document that shows it, where one does.
fn measured(account: &Account<'_>, last: &Measurement, turn: Turn) -> Baseline {
    let is_in = |entry: &Entry| entry.measured.iter().any(|it| it.place == last.place);
    let posting = account.postings.iter().rev().find(|posting| is_in(posting.entry));
    let source = posting.and_then(|it| it.entry.evidence.iter().find_map(|it| it.number.clone()));
    // What is reported after the year of the plan is still of that year.
    let year = turn.year.or_else(|| posting.map(|it| it.entry.on.value.year()));
    Baseline { year, value: Some(last.value), source }
}
