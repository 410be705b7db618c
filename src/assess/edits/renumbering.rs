//! Which item of one state of a plan is which of another: by name first, for ids move when rows are put in.

use std::collections::BTreeMap;

use crate::model::{Item, ItemId, Plan};
use crate::text::fold;

/// The items of two states of a plan, put together.
#[derive(Debug)]
pub struct Pairs<'a> {
    /// In the order of the later state.
    pub both: Vec<(&'a Item, &'a Item)>,
    pub gone: Vec<&'a Item>,
    pub new: Vec<&'a Item>,
    /// The later id of each item whose id changed.
    moved: BTreeMap<&'a ItemId, &'a ItemId>,
}

impl<'a> Pairs<'a> {
    /// Puts together items of one id and name; then those of one name, in their order; then those of one id; then those
    /// that want the same of the same lead.
    pub fn new(base: &'a Plan, head: &'a Plan) -> Self {
        let mut open = Open {
            old: base.items.iter().map(Some).collect(),
            new: head.items.iter().map(|item| (item, None)).collect(),
        };
        open.join(|item| Some((id_key(item), fold(&item.name))));
        open.join(|item| Some(fold(&item.name)));
        open.join(|item| Some(id_key(item)));
        open.join(|item| {
            let goals: Vec<String> = item.goals.iter().map(|goal| fold(goal)).collect();
            let lead: Vec<&str> = item.lead.iter().map(|id| id.value.as_str()).collect();
            (!goals.is_empty()).then(|| (goals, lead.join(" ")))
        });
        let (mut both, mut new) = (Vec::new(), Vec::new());
        for (item, old) in open.new {
            match old {
                Some(old) => both.push((old, item)),
                None => new.push(item),
            }
        }
        let moved = both.iter().map(|(old, new)| (&old.id.value, &new.id.value));
        let moved = moved.filter(|(old, new)| old != new).collect();
        Self { both, gone: open.old.into_iter().flatten().collect(), new, moved }
    }

    /// What the item that was called `id` is called later.
    pub fn later<'i>(&self, id: &'i ItemId) -> &'i ItemId
    where
        'a: 'i,
    {
        self.moved.get(id).copied().unwrap_or(id)
    }
}

fn id_key(item: &Item) -> String {
    item.id.value.as_str().to_lowercase()
}

/// Items that have no partner yet.
struct Open<'a> {
    old: Vec<Option<&'a Item>>,
    new: Vec<(&'a Item, Option<&'a Item>)>,
}

impl Open<'_> {
    /// Puts together items of one key, in their order.
    fn join<K: Ord>(&mut self, key: impl Fn(&Item) -> Option<K>) {
        let mut places: BTreeMap<K, Vec<usize>> = BTreeMap::new();
        for (at, item) in self.old.iter().enumerate().rev() {
            if let Some(key) = item.and_then(&key) {
                places.entry(key).or_default().push(at);
            }
        }
        for (item, partner) in self.new.iter_mut().filter(|(_, partner)| partner.is_none()) {
            let place = key(item).and_then(|key| places.get_mut(&key)?.pop());
            *partner = place.and_then(|at| self.old[at].take());
        }
    }
}
