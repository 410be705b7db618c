//! Items that carry on those of other plans: whether these are there.

use std::collections::BTreeMap;

use super::catalogue::CARRIED_FROM_GONE;
use crate::diagnostic::Diagnostic;
use crate::load::{self, PlanFolder};
use crate::message::Message;
use crate::model::{CarriedFrom, ItemId};
use crate::source::Spanned;
use crate::text;

/// A plan, and the items of others that its own carry on.
pub(super) struct Carrying<'a> {
    pub(super) id: Option<&'a str>,
    pub(super) from: &'a [Spanned<CarriedFrom>],
}

/// Names items of plans that are among these and have no such item; each plan stands in the folder at its place. What
/// another plan holds is read again, for few plans are carried on.
pub(super) fn carried(plans: &[Carrying<'_>], folders: &[PlanFolder], found: &mut Vec<Diagnostic>) {
    let named = || plans.iter().flat_map(|plan| plan.from);
    let mut items: BTreeMap<String, Option<Vec<ItemId>>> =
        named().map(|from| (from.plan.to_ascii_lowercase(), None)).collect();
    if items.is_empty() {
        return;
    }
    for (plan, folder) in plans.iter().zip(folders) {
        let Some(ids) = plan.id.and_then(|id| items.get_mut(&id.to_ascii_lowercase())) else { continue };
        let read = load::read_one(folder).plan.map(|plan| plan.items).unwrap_or_default();
        *ids = Some(read.into_iter().map(|item| item.id.value).collect());
    }
    for from in named() {
        let ids = items.get(&from.plan.to_ascii_lowercase()).and_then(Option::as_ref);
        found.extend(ids.filter(|ids| !ids.contains(&from.item)).map(|ids| finding(from, ids)));
    }
}

fn finding(from: &Spanned<CarriedFrom>, ids: &[ItemId]) -> Diagnostic {
    let message = Message::new("carried-from-gone.message").with("plan", from.plan.as_str());
    let message = message.with("item", from.item.as_str());
    let nearest = text::nearest(from.item.as_str(), ids.iter().map(ItemId::as_str));
    let help = match nearest {
        Some(nearest) => Message::new("did-you-mean").with("name", format!("{}:{nearest}", from.plan)),
        None => Message::new("carried-from-gone.help"),
    };
    Diagnostic::new(&CARRIED_FROM_GONE, from.span, message).help(help)
}
