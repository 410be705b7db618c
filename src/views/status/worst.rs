//! Several plans, the worst first, with what is most urgent in each.

use chrono::NaiveDate;

use super::PlanStatus;
use crate::assess::{Standing, Tally};
use crate::document::{Cell, Document, Tone};
use crate::i18n::Words;
use crate::message::Message;
use crate::views::cells;
use crate::views::columns::Columns;

/// More plans than fit are counted.
const ROOM: usize = 16;

/// The screen. `again` stands behind each command of it, `again_for` behind one about a plan.
pub fn document(
    words: Words,
    as_of: NaiveDate,
    plans: &[PlanStatus],
    again: &str,
    again_for: impl Fn(&PlanStatus) -> String,
) -> Document {
    let mut document = Document::default();
    document.title(words.say(&Message::new("status.many").with("plans", plans.len()).with("as_of", as_of)));
    let mut plans: Vec<&PlanStatus> = plans.iter().collect();
    plans.sort_by_key(|plan| (std::cmp::Reverse(badness(plan)), &plan.id));
    let (shown, left) = plans.split_at(plans.len().min(ROOM));
    let count = |tone, of: fn(&Tally) -> usize| {
        move |plan: &&PlanStatus| cells::count_or_dash(words, of(&plan.tally), tone)
    };
    let columns = Columns::new(words)
        .label("column.plan", |plan: &&PlanStatus| Cell::id(plan.id.as_str()))
        .number("column.total", |plan| cells::count(words, plan.tally.total))
        .number("short.overdue", count(Tone::Bad, |it| it.count(Standing::Overdue)))
        .number("short.at-risk-high", count(Tone::Bad, |it| it.count(Standing::AtRiskHigh)))
        .number("short.at-risk", count(Tone::Warning, |it| it.count(Standing::AtRisk)))
        .number("column.missing-reports", |plan| cells::count_or_dash(words, plan.missing_reports, Tone::Bad))
        .line("column.most-urgent", |plan| plan.most_urgent.as_deref().unwrap_or("–").into());
    document.table(columns.table(shown.iter().copied()));
    if !left.is_empty() {
        document.text(words.say(&Message::new("status.more-plans").with("count", left.len())));
    }
    let worst = shown.first().map(|worst| ("status", again_for(worst)));
    for (command, options) in worst.into_iter().chain([("status --full", again.to_owned())]) {
        document.command(format!("cchc {command}{options}"));
    }
    document
}

/// What makes one plan worse than another.
fn badness(plan: &PlanStatus) -> [usize; 4] {
    let count = |standing| plan.tally.count(standing);
    [count(Standing::Overdue), count(Standing::AtRiskHigh), count(Standing::AtRisk), plan.missing_reports]
}
