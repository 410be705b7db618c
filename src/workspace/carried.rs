//! Items that carry on those of other plans: whether these are there.

use std::collections::{BTreeMap, BTreeSet};

use super::catalogue::CARRIED_FROM_GONE;
use crate::diagnostic::Diagnostic;
use crate::message::Message;
use crate::model::{CarriedFrom, ItemId, Plan};
use crate::source::Spanned;
use crate::text;

/// The items of other plans that those of a plan carry on.
pub(super) fn carried(plan: &Plan) -> Vec<Spanned<CarriedFrom>> {
    plan.items.iter().filter_map(|item| item.carried_from.clone()).collect()
}

/// Names what is carried on of plans that are there and have no such item. `read` finds a plan by its id, in small letters;
/// it is asked once for each, for few plans are carried on.
pub(super) fn gone_items<'a>(
    carried: impl Iterator<Item = &'a Spanned<CarriedFrom>>,
    read: impl Fn(&str) -> Option<Plan>,
    found: &mut Vec<Diagnostic>,
) {
    let mut items: BTreeMap<String, Option<BTreeSet<ItemId>>> = BTreeMap::new();
    for from in carried {
        let id = from.plan.to_ascii_lowercase();
        let ids = items.entry(id).or_insert_with_key(|id| {
            read(id).map(|plan| plan.items.into_iter().map(|item| item.id.value).collect())
        });
        found.extend(ids.as_ref().filter(|ids| !ids.contains(&from.item)).map(|ids| finding(from, ids)));
    }
}

fn finding(from: &Spanned<CarriedFrom>, ids: &BTreeSet<ItemId>) -> Diagnostic {
    let message = Message::new("carried-from-gone.message").with("plan", from.plan.as_str());
    let message = message.with("item", from.item.as_str());
    let nearest = text::nearest(from.item.as_str(), ids.iter().map(ItemId::as_str));
    let help = match nearest {
        Some(nearest) => Message::new("did-you-mean").with("name", format!("{}:{nearest}", from.plan)),
        None => Message::new("carried-from-gone.help"),
    };
    Diagnostic::new(&CARRIED_FROM_GONE, from.span, message).help(help)
}
