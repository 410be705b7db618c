//! The numbers of the next plan: what was left out leaves no gap, so that those that stay move up among their siblings.

use std::collections::BTreeMap;

use crate::model::{Item, ItemId};
use crate::source::Spanned;
use crate::text;

/// A number as printed: the end of the id, and what its row says where that is another.
type Printed = (String, Option<String>);

/// From the id of an item to its id and its printed number in the next plan.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    new: BTreeMap<String, (ItemId, Option<String>)>,
}

impl Numbers {
    /// Gives items that are kept the numbers of those before them that are not, siblings among themselves.
    pub(super) fn new(items: &[Item], is_kept: impl Fn(&ItemId) -> bool) -> Self {
        let mut siblings: BTreeMap<String, Vec<&Item>> = BTreeMap::new();
        for item in items {
            let outer = text::id_key(item.id.value.section().unwrap_or_default());
            siblings.entry(outer).or_default().push(item);
        }
        // What holds others comes before them.
        let mut groups: Vec<(String, Vec<&Item>)> = siblings.into_iter().collect();
        groups.sort_by_key(|(outer, _)| (!outer.is_empty(), outer.matches('.').count()));
        let mut numbers = Self::default();
        for (_, group) in groups {
            let printed: Vec<Printed> = group.iter().map(|item| printed(item)).collect();
            let kept = group.iter().filter(|item| is_kept(&item.id.value));
            for (item, (label, tt)) in kept.zip(printed) {
                let outer = item.id.value.outer().map(|outer| numbers.of(&outer));
                let id = outer.map_or_else(|| label.clone(), |outer| format!("{outer}.{label}"));
                let id = id.parse().unwrap_or_else(|_| item.id.value.clone());
                numbers.new.insert(text::id_key(item.id.value.as_str()), (id, tt));
            }
        }
        numbers
    }

    /// The id in the next plan; that of a section stays.
    pub(super) fn of(&self, id: &ItemId) -> ItemId {
        self.new.get(&text::id_key(id.as_str())).map_or_else(|| id.clone(), |(id, _)| id.clone())
    }

    /// Puts an item's new numbers in, and says whether they are others.
    pub(super) fn number(&self, item: &mut Item) -> bool {
        let Some((id, tt)) = self.new.get(&text::id_key(item.id.value.as_str())) else { return false };
        let is_other = item.id.value != *id;
        if is_other && let Some(old) = &item.tt {
            item.tt = tt.clone().map(|tt| Spanned { value: tt, span: old.span });
        }
        item.id.value = id.clone();
        for id in [&mut item.part_of, &mut item.same_as].into_iter().flatten() {
            id.value = self.of(&id.value);
        }
        is_other
    }
}

fn printed(item: &Item) -> Printed {
    (item.id.value.label().to_owned(), item.tt.as_ref().map(|tt| tt.value.clone()))
}
