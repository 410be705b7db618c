//! In whose file an update belongs, where nobody has said.

use super::args::Args;
use crate::assess::voice::Voices;
use crate::message::Message;
use crate::model::{AgencyId, Item, Plan};

/// Whether it is no report of one's own work: a judgement, a decision, or a sum.
pub(super) const fn is_for_others(args: &Args) -> bool {
    args.confirm || args.rating.is_some() || args.decision.is_some() || args.whole
}

/// The agency that may say it.
///
/// # Errors
/// When several may, or nobody.
pub(super) fn author(args: &Args, plan: &Plan, at: usize) -> Result<AgencyId, Message> {
    let voices = Voices::new(plan, at);
    let leads = voices.leads.named();
    let may = |id: &AgencyId| match args {
        Args { confirm: true, .. } => leads.iter().any(|lead| voices.may_confirm(id, lead)),
        Args { rating: Some(_), .. } => voices.may_judge(id),
        Args { decision: Some(_), .. } => voices.may_halt(id),
        _ => voices.may_sum(id),
    };
    if !is_for_others(args) {
        return lead(plan, &plan.items[at]);
    }
    let head = [&plan.head.focal_point, &plan.head.authority].into_iter().flatten().map(|id| &id.value);
    let mut others = voices.collector.into_iter().chain(head);
    others.find(|id| may(id)).cloned().ok_or_else(|| Message::new("update.no-focal-point"))
}

/// The one agency that leads an item. Where a group leads, or several do, somebody has to say who reports.
fn lead(plan: &Plan, item: &Item) -> Result<AgencyId, Message> {
    let is_single = |id: &AgencyId| plan.agencies.find(id).is_some_and(|agency| agency.group.is_none());
    match &item.lead[..] {
        [lead] if is_single(&lead.value) => Ok(lead.value.clone()),
        leads => {
            let names: Vec<&str> = leads.iter().map(|lead| plan.agencies.name(&lead.value)).collect();
            let message = Message::new("update.whose").with("item", item.id.value.as_str());
            Err(message.with("leads", names.join("; ")))
        }
    }
}
