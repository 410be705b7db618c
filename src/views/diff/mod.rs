//! What an edit of a plan did: for whoever approves it, and for programs.

mod content;
mod document;
pub mod json;

use crate::assess::edits::{Edit, Pairs};
use crate::assess::{Standing, Survey};
use crate::i18n::Words;
use crate::model::{ItemId, Plan};
use crate::source::Span;

/// A plan in one of the two states that are compared.
#[derive(Clone, Copy)]
pub struct StateView<'a> {
    /// None where its `plan.toml` cannot be read.
    pub plan: Option<&'a Plan>,
    /// None where it contradicts itself.
    pub survey: Option<&'a Survey<'a>>,
}

/// What is shown of a plan that was changed.
pub struct Diff<'a> {
    pub words: Words,
    pub id: &'a str,
    /// What it is compared with, as people call it.
    pub since: &'a str,
    pub base: Option<StateView<'a>>,
    pub head: Option<StateView<'a>>,
    pub edits: &'a [Edit<'a>],
    /// Where in the later files something stands: a path and a line.
    pub place: &'a dyn Fn(Span) -> Option<(&'a str, usize)>,
}

impl<'a> Diff<'a> {
    /// Whether there is something to tell.
    pub fn is_worth_showing(&self) -> bool {
        let is_unsound = |state: Option<StateView<'_>>| state.is_some_and(|state| state.survey.is_none());
        !self.edits.is_empty() || is_unsound(self.base) || is_unsound(self.head)
    }

    fn survey(state: Option<StateView<'a>>) -> Option<&'a Survey<'a>> {
        state.and_then(|state| state.survey)
    }

    /// The name of an item, the later one where it has two.
    fn name(&self, id: &ItemId) -> Option<&'a str> {
        let plans = [self.head, self.base].into_iter().flatten().filter_map(|state| state.plan);
        plans.filter_map(|plan| plan.item(id)).map(|item| item.name.as_str()).next()
    }
}

/// An item that stands elsewhere than before; none where it was not there, or is not any more.
struct Turn {
    item: ItemId,
    before: Option<Standing>,
    after: Option<Standing>,
}

impl Diff<'_> {
    /// The items that stand elsewhere on the day, in the order of the later plan, those that are gone last. Nothing where
    /// either state cannot be reckoned with.
    fn turns(&self) -> Vec<Turn> {
        let (Some(base), Some(head)) = (Self::survey(self.base), Self::survey(self.head)) else {
            return Vec::new();
        };
        let pairs = Pairs::new(base.plan, head.plan);
        let standing = |survey: &Survey<'_>, id: &ItemId| survey.item(id).map(|it| it.standing);
        let both = pairs.both.iter().map(|(old, new)| (Some(&old.id.value), Some(&new.id.value)));
        let new = pairs.new.iter().map(|item| (None, Some(&item.id.value)));
        let gone = pairs.gone.iter().map(|item| (Some(&item.id.value), None));
        let turn = |(old, new): (Option<&ItemId>, Option<&ItemId>)| {
            let before = old.and_then(|id| standing(base, id));
            let after = new.and_then(|id| standing(head, id));
            let item = new.or(old)?.clone();
            (before != after).then_some(Turn { item, before, after })
        };
        both.chain(new).chain(gone).filter_map(turn).collect()
    }
}
