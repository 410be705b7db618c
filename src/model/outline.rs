//! Where items stand: in which section, and as a part of which item.
//!
//! An id says both by what it begins with: `II.1.2` stands in section `II.1`, and `14.b` is a part of item `14`. Where
//! numbers run through the sections, an item says so by its keys.

use super::{Item, ItemId, Plan, Section};

impl Plan {
    /// The item that `item` is a part of: the one it names, or the one that its id begins with.
    pub fn parent_of(&self, item: &Item) -> Option<&Item> {
        match &item.part_of {
            Some(id) => self.item(&id.value),
            None => self.item(&item.id.value.outer()?),
        }
    }

    /// The items that are parts of `item`, in file order.
    pub fn parts_of(&self, item: &Item) -> impl Iterator<Item = &Item> {
        self.items
            .iter()
            .filter(|it| self.parent_of(it).is_some_and(|parent| parent.id.value == item.id.value))
    }

    /// The section that holds `item`: the one it names, the one that its id begins with, or that of the item it is a
    /// part of.
    pub fn section_of(&self, item: &Item) -> Option<&Section> {
        let mut item = item;
        // A circle, which the check reports, ends after as many steps as there are items.
        for _ in 0..=self.items.len() {
            let own = self.own_section(item);
            if own.is_some() || item.section.is_some() {
                return own;
            }
            item = self.parent_of(item)?;
        }
        None
    }

    /// Whether `item` stands in the section called `section`, or in a section of it.
    pub fn is_in(&self, item: &Item, section: &ItemId) -> bool {
        let holds = |own: &Section| own.id.value == *section || own.id.value.is_in(section);
        item.id.value.is_in(section) || self.section_of(item).is_some_and(holds)
    }

    fn own_section(&self, item: &Item) -> Option<&Section> {
        let at = match &item.section {
            Some(id) => self.index.section(&id.value),
            None => self.index.section(&item.id.value.outer()?),
        };
        at.map(|at| &self.sections[at])
    }
}
