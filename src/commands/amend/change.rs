//! What a decision changes of an item.

use chrono::NaiveDate;

use super::args::Args;
use crate::commands::update::named_value;
use crate::message::Message;
use crate::model::{Amendment, Before, Bound, Item, ItemValue, Plan, Target};
use crate::query::lookup;
use crate::record::amendment::{Change, Decision};
use crate::text;

/// Which item of which file is changed, by which decision, and how.
pub(super) struct Amending<'a> {
    pub(super) item: &'a Item,
    pub(super) decision: Decision<'a>,
    pub(super) changes: Vec<Change<'a>>,
}

impl<'a> Amending<'a> {
    /// What the arguments mean.
    ///
    /// # Errors
    /// When an item, an agency or a target cannot be meant, nothing would change, or a later decision has changed the
    /// same place already.
    pub(super) fn new(args: &'a Args, plan: &'a Plan) -> Result<Self, Message> {
        let item = lookup::item(plan, &args.item)?;
        let decision = decision(args, plan)?;
        let from = decision.from.unwrap_or(decision.issued);
        let mut changes: Vec<Change<'a>> = Vec::new();
        if let Some(text) = &args.deadline {
            not_later(plan, item, from, |it| matches!(it, ItemValue::Deadline(_)))?;
            changes.push(deadline(item, text, args.date)?);
        }
        if !args.lead.is_empty() {
            not_later(plan, item, from, |it| matches!(it, ItemValue::Lead(_)))?;
            changes.push(agencies(plan, item, "lead", &args.lead)?);
        }
        if !args.support.is_empty() {
            not_later(plan, item, from, |it| matches!(it, ItemValue::Support(_)))?;
            changes.push(agencies(plan, item, "support", &args.support)?);
        }
        for text in &args.target {
            let change = target(item, text)?;
            if let Change::Target { metric, .. } = &change {
                let key = text::fold(metric);
                let is_same = |it: &ItemValue| match it {
                    ItemValue::Target(metric, _) => text::fold(metric) == key,
                    it => matches!(it, ItemValue::Targets(_)),
                };
                not_later(plan, item, from, is_same)?;
            }
            changes.push(change);
        }
        Ok(Self { item, decision, changes })
    }
}

/// The decision: one that is recorded already needs no days.
fn decision<'a>(args: &'a Args, plan: &Plan) -> Result<Decision<'a>, Message> {
    let number = args.by.trim();
    let recorded = plan.amendments.iter().find(|it| it.number == number);
    let about = |key| Message::new(key).with("number", number);
    let issued = match (args.issued, recorded) {
        (Some(issued), Some(recorded)) if issued != recorded.issued => {
            return Err(about("amend.other-day").with("issued", recorded.issued));
        }
        (Some(issued), _) => issued,
        (None, Some(recorded)) => recorded.issued,
        (None, None) => return Err(about("amend.when-issued")),
    };
    let from = match (args.from, recorded) {
        (Some(from), Some(recorded)) if from != recorded.holds_from() => {
            return Err(about("amend.other-start").with("from", recorded.holds_from()));
        }
        (Some(from), _) => from,
        (None, Some(recorded)) => recorded.holds_from(),
        (None, None) => issued,
    };
    Ok(Decision { number, issued, from: Some(from).filter(|from| *from != issued) })
}

/// What a later decision changed holds after it: then what was there before is not what stands in the file.
fn not_later(
    plan: &Plan,
    item: &Item,
    from: NaiveDate,
    is_same: impl Fn(&ItemValue) -> bool,
) -> Result<(), Message> {
    let changes = |it: &Amendment| {
        it.changes.iter().any(
            |change| matches!(&change.before, Before::Item(id, value) if *id == item.id.value && is_same(value)),
        )
    };
    match plan.amendments.iter().find(|it| from < it.holds_from() && changes(it)) {
        Some(later) => Err(Message::new("amend.later")
            .with("item", item.id.as_str())
            .with("number", later.number.as_str())
            .with("from", later.holds_from())),
        None => Ok(()),
    }
}

fn deadline<'a>(item: &Item, text: &'a str, date: Option<NaiveDate>) -> Result<Change<'a>, Message> {
    let is_same = item.deadline.text.value == text && item.deadline.date.map(|date| date.value) == date;
    if text.trim().is_empty() || (is_same && item.deadline.keys.is_empty()) {
        return Err(same(item, "deadline"));
    }
    Ok(Change::Deadline(text, date))
}

fn agencies<'a>(
    plan: &'a Plan,
    item: &Item,
    key: &'static str,
    queries: &[String],
) -> Result<Change<'a>, Message> {
    let found: Result<Vec<&str>, Message> = queries
        .iter()
        .map(|query| lookup::agency(&plan.agencies, query).map(|agency| agency.id.value.as_str()))
        .collect();
    let found = found?;
    let now = if key == "lead" { &item.lead } else { &item.support };
    if now.iter().map(|id| id.value.as_str()).eq(found.iter().copied()) {
        return Err(same(item, key));
    }
    Ok(Change::Agencies(key, found))
}

/// `VALUE`, or `METRIC=VALUE` where there are several targets.
fn target<'a>(item: &'a Item, text: &str) -> Result<Change<'a>, Message> {
    let (metric, number) = named_value(text, &item.id.value, &[item])?;
    let target: &Target = item
        .targets
        .iter()
        .find(|target| text::fold(&target.metric) == text::fold(metric))
        .ok_or_else(|| Message::new("unknown-metric.none").with("item", item.id.as_str()))?;
    let bound: Bound = target.bound;
    match bound.value() {
        None => Err(Message::new("amend.no-number").with("metric", metric).with("bound", bound.as_str())),
        Some(now) if now.total_cmp(&number).is_eq() => Err(same(item, "target")),
        Some(_) => Ok(Change::Target { metric: &target.metric, bound: bound.as_str(), number }),
    }
}

fn same(item: &Item, key: &'static str) -> Message {
    Message::new("amend.same").with("item", item.id.as_str()).with("key", key)
}
