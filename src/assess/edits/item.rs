//! What became of one item.

use super::edit::{Content, Edit};
use super::kind::{Effect, Kind};
use super::place::{Detail, Place};
use super::renumbering::Pairs;
use super::{deadline, lines, target};
use crate::assess::changes::{self, Field, Subject, Value};
use crate::model::{Item, ItemId, Plan, Target};
use crate::source::{Span, Spanned};

/// An item in two states of its plan.
pub(super) struct Twin<'a, 'p> {
    pub base: (&'a Plan, &'a Item),
    pub head: (&'a Plan, &'a Item),
    pub pairs: &'p Pairs<'a>,
}

impl<'a> Twin<'a, '_> {
    /// Every edit of the item.
    pub(super) fn edits(&self) -> Vec<Edit<'a>> {
        let mut edits = Vec::new();
        edits.extend(self.renumbered());
        edits.extend(self.moved());
        for (field, before, after) in changes::of_item(self.base, self.head) {
            if let Some((kind, effect)) = self.rate(field, &before, &after) {
                let place = self.place_of(field);
                let detail = Detail::Field(field);
                let values = (Content::Value(before), Content::Value(after));
                edits.push(self.edit(detail, kind, effect, values, place));
            }
        }
        edits.extend(self.goals());
        edits.extend(self.targets());
        edits.extend(lines::actions(&self.base.1.actions, &self.head.1.actions).into_iter().map(|it| {
            let values = (Content::Value(it.before), Content::Value(it.after));
            self.edit(it.detail, it.kind, it.effect, values, it.place.unwrap_or(self.head.1.id.span))
        }));
        edits
    }

    fn edit(
        &self,
        detail: Detail,
        kind: Kind,
        effect: Effect,
        (before, after): (Content<'a>, Content<'a>),
        span: Span,
    ) -> Edit<'a> {
        let subject = Subject::Item(self.head.1.id.value.clone());
        let former = Some(&self.base.1.id.value).filter(|id| **id != self.head.1.id.value);
        let place = Place::Part(subject, detail);
        Edit { place, former, kind, effect, before, after, span: Some(span), amendment: None }
    }

    fn renumbered(&self) -> Option<Edit<'a>> {
        let (before, after) = (&self.base.1.id.value, &self.head.1.id.value);
        let values = (content_of_id(Some(before)), content_of_id(Some(after)));
        let span = self.head.1.id.span;
        (before != after)
            .then(|| self.edit(Detail::Whole, Kind::ItemRenumbered, Effect::Neutral, values, span))
    }

    /// Whether it stands elsewhere: in another section, or as a part of another item.
    fn moved(&self) -> Vec<Edit<'a>> {
        let section = |(plan, item): (&'a Plan, &'a Item)| plan.section_of(item).map(|it| &it.id.value);
        let parent = |(plan, item): (&'a Plan, &'a Item)| plan.parent_of(item).map(|it| &it.id.value);
        let sections = (section(self.base), section(self.head));
        let parents = (parent(self.base).map(|id| self.pairs.later(id)), parent(self.head));
        let moves = [
            (Field::ItemSection, sections, self.head.1.section.as_ref()),
            (Field::PartOf, parents, self.head.1.part_of.as_ref()),
        ];
        let moves = moves.into_iter().filter(|(_, (before, after), _)| before != after);
        moves
            .map(|(field, (before, after), key)| {
                let span = key.map_or(self.head.1.id.span, |key| key.span);
                let values = (content_of_id(before), content_of_id(after));
                self.edit(Detail::Field(field), Kind::ItemMoved, Effect::Neutral, values, span)
            })
            .collect()
    }

    /// What a change of a key is; none where it is told otherwise, or none at all.
    fn rate(&self, field: Field, before: &Value, after: &Value) -> Option<(Kind, Effect)> {
        let ((base, old), (head, new)) = (self.base, self.head);
        Some(match field {
            // These are told elsewhere.
            Field::ItemSection | Field::PartOf | Field::Goals | Field::Targets => return None,
            Field::Name => (Kind::ItemRenamed, Effect::Neutral),
            Field::Lead => (Kind::LeadChanged, Effect::Neutral),
            Field::Support => (Kind::SupportChanged, Effect::Neutral),
            Field::Deadline if before.is_written_as(after) => return None,
            Field::Deadline => deadline::rate(self.base, self.head),
            Field::Rounds => (Kind::DeadlineRounds, deadline::rate_rounds(old, new)),
            Field::Start => match Effect::of_fall(&old.begins(&base.head), &new.begins(&head.head)) {
                Effect::Weaker => (Kind::StartLater, Effect::Weaker),
                Effect::Stronger => (Kind::StartEarlier, Effect::Stronger),
                Effect::Neutral => (Kind::Changed, Effect::Neutral),
            },
            Field::SameAs => {
                let later = old.same_as.as_ref().map(|id| self.pairs.later(&id.value));
                if later == new.same_as.as_ref().map(|id| &id.value) {
                    return None;
                }
                (Kind::Changed, Effect::Neutral)
            }
            Field::RemovedUntil => match (&old.removed, &new.removed) {
                (None, Some(_)) => (Kind::ItemRemoved, Effect::Weaker),
                (Some(_), None) => (Kind::ItemAdded, Effect::Stronger),
                _ => (Kind::Changed, Effect::Neutral),
            },
            // By which decision it ended is told with the day.
            Field::RemovedBy if old.removed.is_some() != new.removed.is_some() => return None,
            Field::Product => {
                (Kind::Changed, Effect::of_rise(&old.product.is_some(), &new.product.is_some()))
            }
            _ => (Kind::Changed, Effect::Neutral),
        })
    }

    /// Where in the later files a key of the item stands; its id where nothing is known of the key.
    fn place_of(&self, field: Field) -> Span {
        fn first<T>(list: &[Spanned<T>]) -> Option<Span> {
            list.first().map(|it| it.span)
        }
        let item = self.head.1;
        let place = match field {
            Field::Name => Some(item.name.span),
            Field::Lead => first(&item.lead),
            Field::Support => first(&item.support),
            Field::Deadline => Some(item.deadline.place()),
            Field::Rounds => item.rounds.first().map(|it| it.due.span),
            Field::Start => item.start.as_ref().map(|it| it.span),
            Field::SameAs => item.same_as.as_ref().map(|it| it.span),
            Field::Code => item.code.as_ref().map(|it| it.span),
            Field::Collector => item.collector.as_ref().map(|it| it.span),
            _ => None,
        };
        place.unwrap_or(item.id.span)
    }

    fn goals(&self) -> Vec<Edit<'a>> {
        let (old, new) = (&self.base.1.goals, &self.head.1.goals);
        let texts =
            |goals: &'a [Spanned<String>]| goals.iter().map(|it| it.value.as_str()).collect::<Vec<_>>();
        let edits = lines::pairs(&texts(old), &texts(new));
        let is_reordered = edits.is_empty() && texts(old) != texts(new);
        let place = |text: Option<&str>| {
            let goal = new.iter().find(|goal| Some(goal.as_str()) == text);
            goal.map_or(self.head.1.id.span, |goal| goal.span)
        };
        let rated = edits.into_iter().map(|(before, after)| {
            let (kind, effect) = match (before, after) {
                (Some(_), None) => (Kind::GoalDropped, Effect::Weaker),
                (None, _) => (Kind::GoalAdded, Effect::Stronger),
                _ => (Kind::GoalChanged, Effect::Neutral),
            };
            let content = |it: Option<&str>| Content::Value(Value::Text(it.map(str::to_owned)));
            let values = (content(before), content(after));
            self.edit(Detail::Field(Field::Goals), kind, effect, values, place(after))
        });
        let reordered = is_reordered.then(|| {
            let all =
                |goals| Content::Value(Value::Lines(texts(goals).into_iter().map(str::to_owned).collect()));
            let values = (all(old), all(new));
            let detail = Detail::Field(Field::Goals);
            self.edit(detail, Kind::GoalChanged, Effect::Neutral, values, place(texts(new).first().copied()))
        });
        rated.chain(reordered).collect()
    }

    fn targets(&self) -> Vec<Edit<'a>> {
        let same = |it: &Target, other: &Target| {
            Value::Targets(vec![it.clone()]) == Value::Targets(vec![other.clone()])
        };
        let pairs = target::pairs(&self.base.1.targets, &self.head.1.targets).into_iter();
        let pairs = pairs.filter(|pair| !matches!(pair, (Some(it), Some(other)) if same(it, other)));
        pairs
            .map(|(before, after)| {
                let (kind, effect) = match (before, after) {
                    (Some(before), Some(after)) => target::rate(before, after),
                    (Some(_), None) => (Kind::TargetDropped, Effect::Weaker),
                    (None, _) => (Kind::TargetAdded, Effect::Stronger),
                };
                let metric = after.or(before).map(|it| it.metric.value.clone()).unwrap_or_default();
                let content =
                    |it: Option<&Target>| Content::Value(Value::Targets(it.into_iter().cloned().collect()));
                let span = after.map_or(self.head.1.id.span, |it| it.span);
                self.edit(Detail::Target(metric), kind, effect, (content(before), content(after)), span)
            })
            .collect()
    }
}

fn content_of_id<'a>(id: Option<&ItemId>) -> Content<'a> {
    Content::Value(Value::Text(id.map(ToString::to_string)))
}
