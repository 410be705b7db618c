//! The JSON of `cchc reports`.

use chrono::NaiveDate;
use serde::Serialize;

use super::{brought, corrections, days_late, report, submitted};
use crate::assess::{Answer, ReportRound};
use crate::model::{AgencyId, Occurrence, RoundId, State};
use crate::query::brought::{Brought, Change};
use crate::views::{Basis, VERSION};

/// Every round of a plan.
#[derive(Serialize)]
pub struct ReportsView<'a> {
    version: u8,
    plan: &'a str,
    as_of: NaiveDate,
    /// Empty where the plan asks for no reports.
    rounds: Vec<RoundView<'a>>,
}

#[derive(Serialize)]
struct RoundView<'a> {
    period: String,
    opens: NaiveDate,
    closes: NaiveDate,
    due: NaiveDate,
    /// How many were to report; those below add up to it.
    asked: usize,
    received: usize,
    /// Of those received, how many came after the due day.
    late: usize,
    /// Past the due day.
    missing: usize,
    agencies: Vec<AnswerView<'a>>,
    /// Those that reported without being asked; they are in none of the numbers.
    unasked: Vec<AnswerView<'a>>,
}

#[derive(Serialize)]
struct AnswerView<'a> {
    id: &'a str,
    name: &'a str,
    submitted: Option<NaiveDate>,
    /// Days after the due day; null while there is still time.
    days_late: Option<i64>,
    status: &'static str,
    /// Why it has nothing to report, where it says so.
    nothing_to_report: Option<&'a str>,
    /// What it names as difficult, beyond single items.
    difficulties: Option<&'a str>,
    /// What it proposes.
    proposals: Option<&'a str>,
    /// The days of handing in that were recorded before this one, the oldest first.
    corrections: Vec<CorrectionView<'a>>,
    /// Of how many items it tells; null where it is not there.
    items: Option<usize>,
    /// The states that differ from what the agency had reported last.
    changes: Vec<ChangeView<'a>>,
    /// The cases that it tells of for the first time.
    arose: Vec<CaseView<'a>>,
    /// The cases that the agency dealt with in the days of the period.
    dealt_with: Vec<CaseView<'a>>,
}

#[derive(Serialize)]
struct ChangeView<'a> {
    item: &'a str,
    round: Option<&'a str>,
    /// Null where the agency had reported none.
    before: Option<&'static str>,
    now: &'static str,
}

#[derive(Serialize)]
struct CaseView<'a> {
    item: &'a str,
    on: NaiveDate,
    due: NaiveDate,
    done: Option<NaiveDate>,
}

#[derive(Serialize)]
struct CorrectionView<'a> {
    was: NaiveDate,
    on: NaiveDate,
    why: &'a str,
}

impl<'a> ReportsView<'a> {
    /// The JSON of a plan.
    pub fn new(basis: &Basis<'a>) -> Self {
        Self {
            version: VERSION,
            plan: &basis.plan().head.id.value,
            as_of: basis.as_of(),
            rounds: basis.survey.rounds.iter().map(|round| RoundView::new(basis, round)).collect(),
        }
    }
}

impl<'a> RoundView<'a> {
    fn new(basis: &Basis<'a>, round: &ReportRound<'a>) -> Self {
        let counts = round.answers(basis.as_of());
        let answers = |agencies: &[&'a AgencyId]| {
            agencies.iter().map(|agency| AnswerView::new(basis, round, agency)).collect()
        };
        Self {
            period: round.period.to_string(),
            opens: round.period.opens(),
            closes: round.closes,
            due: round.due,
            asked: round.asked.len(),
            received: counts.received(),
            late: counts.late,
            missing: counts.missing,
            agencies: answers(&round.asked),
            unasked: answers(&round.unasked),
        }
    }
}

impl<'a> AnswerView<'a> {
    fn new(basis: &Basis<'a>, round: &ReportRound<'a>, agency: &'a AgencyId) -> Self {
        let answer = round.answer(agency, basis.as_of());
        let report = report(basis, round, agency);
        let brought = brought::brought(basis, round, agency);
        let items = brought.as_ref().map(|brought| brought.items.len());
        let Brought { changes, arose, dealt_with, .. } = brought.unwrap_or_default();
        let cases = |cases: Vec<&'a Occurrence>| cases.into_iter().map(CaseView::new).collect();
        let corrections = report.into_iter().flat_map(|report| corrections(basis, report));
        Self {
            id: agency.as_str(),
            name: basis.plan().agencies.name(agency),
            submitted: submitted(answer),
            days_late: days_late(answer),
            status: status(answer),
            nothing_to_report: report.and_then(|report| Some(report.nothing_to_report.as_ref()?.as_str())),
            difficulties: report.and_then(|report| report.difficulties.as_deref()),
            proposals: report.and_then(|report| report.proposals.as_deref()),
            items,
            changes: changes.iter().map(ChangeView::new).collect(),
            arose: cases(arose),
            dealt_with: cases(dealt_with),
            corrections: corrections
                .map(|it| CorrectionView { was: it.was, on: it.on.value, why: &it.why })
                .collect(),
        }
    }
}

impl<'a> ChangeView<'a> {
    fn new(it: &Change<'a>) -> Self {
        Self {
            item: it.item.as_str(),
            round: it.round.map(RoundId::as_str),
            before: it.before.map(State::as_str),
            now: it.now.as_str(),
        }
    }
}

impl<'a> CaseView<'a> {
    fn new(it: &'a Occurrence) -> Self {
        let done = it.done.map(|day| day.value);
        Self { item: it.item.value.as_str(), on: it.on.value, due: it.due.value, done }
    }
}

/// The word of the JSON format.
const fn status(answer: Answer) -> &'static str {
    match answer {
        Answer::InTime { .. } => "on_time",
        Answer::Late { .. } => "late",
        Answer::Missing { .. } => "missing",
        Answer::Awaited => "not_due",
    }
}
