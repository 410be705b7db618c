//! Items that carry on those of other plans: whether these are there.

use std::collections::BTreeMap;

use super::catalogue::CARRIED_FROM_GONE;
use super::check::PlanCheck;
use super::plans::Workspace;
use crate::diagnostic::Diagnostic;
use crate::load;
use crate::message::Message;
use crate::model::{CarriedFrom, ItemId};
use crate::source::Spanned;

/// Names items of plans that are among these and have no such item. What another plan holds is read again, for few plans
/// are carried on.
pub(super) fn carried(workspace: &Workspace, checks: &[PlanCheck], found: &mut Vec<Diagnostic>) {
    let named = || checks.iter().flat_map(|check| &check.carried);
    let mut plans: BTreeMap<String, Option<Vec<ItemId>>> =
        named().map(|from| (from.plan.to_ascii_lowercase(), None)).collect();
    if plans.is_empty() {
        return;
    }
    for (check, folder) in checks.iter().zip(&workspace.found.folders) {
        let Some(ids) = check.id().and_then(|id| plans.get_mut(&id.to_ascii_lowercase())) else { continue };
        let items = load::read_one(folder).plan.map(|plan| plan.items).unwrap_or_default();
        *ids = Some(items.into_iter().map(|item| item.id.value).collect());
    }
    for from in named() {
        let ids = plans.get(&from.plan.to_ascii_lowercase()).and_then(Option::as_ref);
        found.extend(ids.filter(|ids| !ids.contains(&from.item)).map(|ids| finding(from, ids)));
    }
}

fn finding(from: &Spanned<CarriedFrom>, ids: &[ItemId]) -> Diagnostic {
    let message = Message::new("carried-from-gone.message").with("plan", from.plan.as_str());
    let message = message.with("item", from.item.as_str());
    let nearest = crate::text::nearest(from.item.as_str(), ids.iter().map(ItemId::as_str));
    let help = match nearest {
        Some(nearest) => Message::new("did-you-mean").with("name", format!("{}:{nearest}", from.plan)),
        None => Message::new("carried-from-gone.help"),
    };
    Diagnostic::new(&CARRIED_FROM_GONE, from.span, message).help(help)
}
