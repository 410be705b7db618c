//! What an edit of a plan did, named and rated in the plan's own terms: from two states of its files.
//!
//! [`changes`](super::changes) says in which keys two states differ; here a key becomes a deadline that is later or a
//! target that is lower. What is only written otherwise is no edit.

mod deadline;
mod decision;
mod edit;
mod item;
mod kind;
mod ledger;
mod lines;
mod part;
mod place;
mod renumbering;
mod target;

pub use self::decision::{Need, is_in_force};
pub use self::edit::{Content, Edit};
use self::item::Twin;
pub use self::kind::{Effect, Kind};
pub use self::place::{Detail, Place, Said};
pub use self::renumbering::Pairs;
use super::changes::{Subject, Value};
use crate::model::{Item, Plan};

/// Every edit that leads from one state of a plan to another: the plan's own first, then item by item in the order of the
/// later state, then what was reported.
pub fn between<'a>(base: &'a Plan, head: &'a Plan) -> Vec<Edit<'a>> {
    let pairs = Pairs::new(base, head);
    let mut edits = part::edits(base, head);
    for (old, new) in &pairs.both {
        edits.extend(Twin { base: (base, old), head: (head, new), pairs: &pairs }.edits());
    }
    edits.extend(pairs.new.iter().map(|item| whole(item, Kind::ItemAdded)));
    edits.extend(pairs.gone.iter().map(|item| whole(item, Kind::ItemRemoved)));
    edits.extend(ledger::edits(base, head, &pairs));
    for edit in &mut edits {
        edit.amendment = decision::of(edit, base, head);
    }
    edits
}

/// An item that is new or gone.
fn whole(item: &Item, kind: Kind) -> Edit<'_> {
    let place = Place::Part(Subject::Item(item.id.value.clone()), Detail::Whole);
    let name = Content::Value(Value::Text(Some(item.name.value.clone())));
    let (former, amendment) = (None, None);
    if kind == Kind::ItemAdded {
        let (before, after, span) = (Content::Nothing, name, Some(item.id.span));
        return Edit { place, former, kind, effect: Effect::Stronger, before, after, span, amendment };
    }
    let (before, after, span) = (name, Content::Nothing, None);
    Edit { place, former, kind, effect: Effect::Weaker, before, after, span, amendment }
}

impl Edit<'_> {
    /// What it takes in a plan in force.
    pub fn need(&self) -> Need {
        decision::need(self)
    }

    /// Whether an amendment that names a place is about it.
    pub fn is_named_by(&self, place: &str) -> bool {
        decision::names(place, self)
    }

    /// Whether it takes a decision, and comes without one.
    pub fn is_undecided(&self) -> bool {
        self.amendment.is_none() && self.need() == Need::Decision
    }
}

/// A plan that is there in one state alone.
pub fn of_plan<'a>(plan: Option<&Plan>, kind: Kind) -> Edit<'a> {
    let place = Place::Part(Subject::Plan, Detail::Whole);
    let name = Content::Value(Value::Text(plan.map(|plan| plan.head.title.clone())));
    let (former, amendment) = (None, None);
    if kind == Kind::PlanAdded {
        let span = plan.map(|plan| plan.head.id.span);
        let (before, after) = (Content::Nothing, name);
        return Edit { place, former, kind, effect: Effect::Stronger, before, after, span, amendment };
    }
    let (before, after) = (name, Content::Nothing);
    Edit { place, former, kind, effect: Effect::Weaker, before, after, span: None, amendment }
}
