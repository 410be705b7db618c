//! One edit, as a value.

use super::kind::{Effect, Kind};
use super::place::Place;
use crate::assess::changes::Value;
use crate::model::{Confirmation, Entry, ItemId, Occurrence, Override};
use crate::source::Span;

/// One edit of a plan.
#[derive(Clone, Debug)]
pub struct Edit<'a> {
    /// What it is about, by the ids of the later state.
    pub place: Place,
    /// The id that the item had, where it is another now.
    pub former: Option<&'a ItemId>,
    pub kind: Kind,
    pub effect: Effect,
    pub before: Content<'a>,
    pub after: Content<'a>,
    /// Where it stands in the later files; none where it is gone from them.
    pub span: Option<Span>,
    /// The number of the decision that the same edit brings, and that names what is changed.
    pub amendment: Option<&'a str>,
}

/// What stood somewhere.
#[derive(Clone, Debug)]
pub enum Content<'a> {
    Nothing,
    Value(Value),
    Entry(&'a Entry),
    Occurrence(&'a Occurrence),
    Confirmation(&'a Confirmation),
    Override(&'a Override),
}
