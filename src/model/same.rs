//! Which items of a plan are the same thing, printed twice: those that `same_as` ties together.

use std::collections::{BTreeMap, HashMap};

use super::{Item, ItemId, Section};

/// The items and sections of a plan by id, and which of the items are the same thing.
#[derive(Debug, Default)]
pub struct ItemIndex {
    /// Of two items with one id the first counts.
    positions: HashMap<ItemId, usize>,
    /// Likewise of sections.
    sections: HashMap<ItemId, usize>,
    /// For each item, in the order of the plan, the position of the one that stands for it and its doubles.
    roots: Vec<usize>,
    /// For each position that stands for others, all of them in order, itself among them.
    doubles: BTreeMap<usize, Vec<usize>>,
}

impl ItemIndex {
    /// Reads `same_as` of every item. An item that is the same as one that is the same as a third is all three; a
    /// circle, which the check reports, makes one thing of its items.
    pub fn new(items: &[Item], sections: &[Section]) -> Self {
        let mut index = Self {
            positions: first_of_each(items.iter().map(|item| &item.id.value)),
            sections: first_of_each(sections.iter().map(|section| &section.id.value)),
            ..Self::default()
        };
        index.roots = index.roots_of(items);
        for (at, root) in index.roots.iter().enumerate() {
            if *root != at || items[at].same_as.is_some() {
                index.doubles.entry(*root).or_insert_with(|| vec![*root]).push(at);
            }
        }
        for doubles in index.doubles.values_mut() {
            doubles.sort_unstable();
            doubles.dedup();
        }
        index
    }

    /// The end of each item's chain. Every item is passed once: a chain ends where one is met whose end is known.
    fn roots_of(&self, items: &[Item]) -> Vec<usize> {
        let next = |at: usize| items[at].same_as.as_ref().and_then(|id| self.position(&id.value));
        let mut roots: Vec<Option<usize>> = vec![None; items.len()];
        // In which walk an item was met, so that a circle is seen.
        let mut met: Vec<usize> = vec![usize::MAX; items.len()];
        for first in 0..items.len() {
            let (mut at, mut chain) = (first, Vec::new());
            let root = loop {
                if let Some(root) = roots[at] {
                    break root;
                }
                if met[at] == first {
                    break circle(at, next);
                }
                met[at] = first;
                chain.push(at);
                match next(at) {
                    Some(further) => at = further,
                    None => break at,
                }
            };
            for it in chain {
                roots[it] = Some(root);
            }
        }
        roots.into_iter().enumerate().map(|(at, root)| root.unwrap_or(at)).collect()
    }

    /// The position of the item called `id`.
    pub fn position(&self, id: &ItemId) -> Option<usize> {
        self.positions.get(id).copied()
    }

    /// The position of the section called `id`.
    pub fn section(&self, id: &ItemId) -> Option<usize> {
        self.sections.get(id).copied()
    }

    /// The position of the item that stands for the one at `position` and its doubles.
    pub fn root(&self, position: usize) -> usize {
        self.roots[position]
    }

    /// The positions of the items that are the same as the one at `position`, in order, itself among them.
    pub fn same(&self, position: usize) -> impl Iterator<Item = usize> {
        let doubles = self.doubles.get(&self.roots[position]).map(|it| it.iter().copied());
        let alone = doubles.is_none().then_some(position);
        doubles.into_iter().flatten().chain(alone)
    }

    /// How many different things the items are.
    pub fn distinct(&self) -> usize {
        self.roots.iter().enumerate().filter(|(at, root)| at == *root).count()
    }
}

/// The positions of ids in a list; of one that comes again, the first.
fn first_of_each<'a>(
    ids: impl DoubleEndedIterator<Item = &'a ItemId> + ExactSizeIterator,
) -> HashMap<ItemId, usize> {
    let mut positions = HashMap::with_capacity(ids.len());
    for (at, id) in ids.enumerate().rev() {
        positions.insert(id.clone(), at);
    }
    positions
}

/// The first item of the circle that `at` lies on.
fn circle(at: usize, next: impl Fn(usize) -> Option<usize>) -> usize {
    let around = std::iter::successors(next(at), |it| next(*it)).take_while(|it| *it != at);
    around.fold(at, usize::min)
}

#[cfg(test)]
mod tests {
    use crate::parse::{Draft, FileKind};
    use crate::source::SourceId;

    /// The root of each item, and the doubles of the first, of items that are the same as others: `a>b c` are three.
    #[track_caller]
    fn case(items: &str, roots: &[usize], first: &[usize], distinct: usize) {
        let mut text = "format = 1\n[plan]\nid = \"p\"\ntitle = \"t\"\nissued = \"2022-09\"\n\
            period = { from = 2022-01-01, to = 2022-12-31 }\n"
            .to_owned();
        for item in items.split(' ') {
            let (id, same) = item.split_once('>').map_or((item, None), |(id, same)| (id, Some(same)));
            text.extend(["[[item]]\nid = \"", id, "\"\nname = \"n\"\ndeadline = { text = \"d\" }\n"]);
            if let Some(same) = same {
                text.extend(["same_as = \"", same, "\"\n"]);
            }
        }
        let mut draft = Draft::default();
        draft.read(FileKind::Plan, SourceId(0), &text, &mut Vec::new());
        let plan = draft.finish().unwrap();
        assert_eq!((0..plan.items.len()).map(|at| plan.index.root(at)).collect::<Vec<_>>(), roots, "{items}");
        assert_eq!(plan.index.same(0).collect::<Vec<_>>(), first, "{items}");
        assert_eq!(plan.index.distinct(), distinct, "{items}");
    }

    #[test]
    fn chains_and_circles_are_one_thing() {
        case("I.1 I.2", &[0, 1], &[0], 2);
        case("I.1>I.2 I.2", &[1, 1], &[0, 1], 1);
        case("I.1 I.2>I.1 I.3>I.2", &[0, 0, 0], &[0, 1, 2], 1);
        case("I.1>I.3 I.2>I.3 I.3 I.4", &[2, 2, 2, 3], &[0, 1, 2], 2);
        case("I.1>I.2 I.2>I.1", &[0, 0], &[0, 1], 1);
        case("I.1>I.2 I.2>I.3 I.3>I.2 I.4", &[1, 1, 1, 3], &[0, 1, 2], 2);
        case("I.1>I.1", &[0], &[0], 1);
        case("I.1>I.9 I.2", &[0, 1], &[0], 2);
    }
}
