//! Which items of a plan go on into the next.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::assess::{Assessment, Standing, Survey, TargetStatus};
use crate::model::{Head, Item, ItemId, Plan};
use crate::text;

/// Why an item goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It comes back, or goes on all the time.
    Recurs,
    /// It is not completed.
    Open,
    /// No day is set for it, and nothing says that it is over.
    Undated,
}

/// Why an item is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    Completed,
    /// Completed, and a target was missed.
    TargetMissed,
    /// Completed, and its words say that it is done every year.
    Yearly,
    /// "Thôi thực hiện".
    Dropped,
    /// A decision took it out of the plan.
    Removed,
    /// None of its parts goes on.
    NoParts,
}

/// An item that is left out.
#[derive(Debug)]
pub struct LeftOut<'p> {
    pub item: &'p Item,
    pub why: Ended,
}

/// What becomes of each item.
#[derive(Debug)]
pub(super) struct Choice<'p> {
    pub(super) kept: Vec<(&'p Item, Why)>,
    pub(super) left: Vec<LeftOut<'p>>,
    ids: BTreeSet<String>,
}

impl<'p> Choice<'p> {
    /// Chooses among the items of `plan`, as it holds on `day`.
    pub(super) fn new(plan: &'p Plan, survey: &Survey<'_>, day: NaiveDate) -> Self {
        let of = |item: &Item| verdict(item, assessed(survey, &item.id.value), &plan.head, day);
        let mut verdicts: Vec<Result<Why, Ended>> = plan.items.iter().map(of).collect();
        let mut parts: Vec<Vec<usize>> = vec![Vec::new(); plan.items.len()];
        for (at, item) in plan.items.iter().enumerate() {
            if let Some(parent) = plan.parent_of(item).and_then(|it| plan.index.position(&it.id.value)) {
                parts[parent].push(at);
            }
        }
        // From the innermost outwards: what others are a part of goes on with any of them.
        for _ in 0..plan.items.len() {
            let before = verdicts.clone();
            for (verdict, parts) in verdicts.iter_mut().zip(&parts) {
                if !parts.is_empty() && *verdict != Err(Ended::Removed) {
                    *verdict = parts.iter().find_map(|part| before[*part].ok()).ok_or(Ended::NoParts);
                }
            }
            if verdicts == before {
                break;
            }
        }
        let mut choice = Self { kept: Vec::new(), left: Vec::new(), ids: BTreeSet::new() };
        for (item, verdict) in plan.items.iter().zip(verdicts) {
            match verdict {
                Ok(why) => {
                    choice.ids.insert(text::id_key(item.id.value.as_str()));
                    choice.kept.push((item, why));
                }
                Err(why) => choice.left.push(LeftOut { item, why }),
            }
        }
        choice
    }

    /// Whether an item of this id goes on.
    pub(super) fn is_kept(&self, id: &ItemId) -> bool {
        self.ids.contains(&text::id_key(id.as_str()))
    }
}

/// Where an item stands on the day of a survey; none where it is not part of the plan then.
pub(super) fn assessed<'s>(survey: &'s Survey<'_>, id: &ItemId) -> Option<&'s Assessment<'s>> {
    survey.plan.index.position(id).map(|at| &survey.items[at])
}

fn verdict(
    item: &Item,
    assessment: Option<&Assessment<'_>>,
    head: &Head,
    day: NaiveDate,
) -> Result<Why, Ended> {
    if item.removed.as_ref().is_some_and(|removal| removal.since(day).is_some()) {
        return Err(Ended::Removed);
    }
    let standing = assessment.map(|it| it.standing);
    if standing == Some(Standing::Dropped) {
        return Err(Ended::Dropped);
    }
    if item.deadline.every().is_some() || item.deadline.is_continuous() {
        return Ok(Why::Recurs);
    }
    let is_dated = item.due(head).is_some();
    // What an event or another document sets off is not over with one case of it.
    if !is_dated && item.deadline.trigger().is_some() {
        return Ok(Why::Undated);
    }
    if standing.is_some_and(Standing::is_completed) {
        let is_missed = assessment.and_then(|it| it.target_status) == Some(TargetStatus::Missed);
        return Err(match (is_missed, names_every_year(item)) {
            (true, _) => Ended::TargetMissed,
            (false, true) => Ended::Yearly,
            (false, false) => Ended::Completed,
        });
    }
    Ok(if is_dated { Why::Open } else { Why::Undated })
}

/// Whether its words, and not its deadline, say that it comes back every year: "hằng năm", "hàng năm".
fn names_every_year(item: &Item) -> bool {
    let yearly = ["hang", "nam"].join(" ");
    let mut texts = std::iter::once(&item.name).chain(&item.goals);
    texts.any(|text| text::fold(text).contains(&yearly))
}
