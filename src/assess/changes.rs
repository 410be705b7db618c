//! In what two states of one plan differ, item by item. What they say is compared, not how it is written.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::model::{AgencyId, Deadline, Item, ItemId, Plan, Target, TargetTerm};

/// One time the files of a plan were changed, as a version control system keeps it.
#[derive(Debug)]
pub struct Revision {
    /// Its name there, in full.
    pub id: String,
    pub author: String,
    /// The author's day.
    pub on: NaiveDate,
    /// The first line of what the author said of it.
    pub subject: String,
    pub changes: Vec<Change>,
}

impl Revision {
    /// Whether it changed an item, or began a plan with it.
    pub fn concerns(&self, item: &ItemId) -> bool {
        self.changes.iter().any(|change| change.concerns(item))
    }
}

/// What a revision changed.
#[derive(Debug)]
pub enum Change {
    /// The plan is there for the first time, with these items.
    Begun {
        items: Vec<ItemId>,
    },
    Added {
        item: ItemId,
        name: String,
    },
    Removed {
        item: ItemId,
        name: String,
    },
    Edited {
        item: ItemId,
        field: Field,
        before: Value,
        after: Value,
    },
}

/// What of an item can change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Code,
    Name,
    Goals,
    Lead,
    Support,
    Officer,
    SameAs,
    Start,
    Deadline,
    Targets,
    Actions,
}

impl Field {
    /// The word of the file format.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Name => "name",
            Self::Goals => "goals",
            Self::Lead => "lead",
            Self::Support => "support",
            Self::Officer => "officer",
            Self::SameAs => "same_as",
            Self::Start => "start",
            Self::Deadline => "deadline",
            Self::Targets => "target",
            Self::Actions => "action",
        }
    }
}

/// What a field held. Nothing of it refers to the plan it comes from, which is gone by the time it is shown.
#[derive(Clone, Debug)]
pub enum Value {
    /// None where the field is blank.
    Text(Option<String>),
    Day(Option<NaiveDate>),
    Lines(Vec<String>),
    /// Ids and the names they had then.
    Agencies(Vec<(AgencyId, String)>),
    /// With the day it came to.
    Deadline(Box<Deadline>, Option<NaiveDate>),
    Targets(Vec<Target>),
}

impl Change {
    /// The item it is about; none where it is about the plan.
    pub const fn item(&self) -> Option<&ItemId> {
        match self {
            Self::Begun { .. } => None,
            Self::Added { item, .. } | Self::Removed { item, .. } | Self::Edited { item, .. } => Some(item),
        }
    }

    /// Whether it is about an item, or about a plan that begins with it.
    pub fn concerns(&self, wanted: &ItemId) -> bool {
        match self {
            Self::Begun { items } => items.contains(wanted),
            _ => self.item() == Some(wanted),
        }
    }
}

/// What changed from `before` to `after`; where there is nothing before, the plan begins. In the order of ids, what is gone
/// last.
pub fn between(before: Option<&Plan>, after: &Plan) -> Vec<Change> {
    let Some(before) = before else {
        return vec![Change::Begun { items: after.items.iter().map(|item| item.id.value.clone()).collect() }];
    };
    let mut gone = by_id(before);
    let mut changes = Vec::new();
    for (id, item) in by_id(after) {
        match gone.remove(id) {
            Some(old) => edits((before, old), (after, item), &mut changes),
            None => changes.push(Change::Added { item: id.clone(), name: item.name.value.clone() }),
        }
    }
    let removed = gone.into_values();
    let removed =
        removed.map(|old| Change::Removed { item: old.id.value.clone(), name: old.name.value.clone() });
    changes.extend(removed);
    changes
}

/// The items of a plan by id; of two with one id the first counts.
fn by_id(plan: &Plan) -> BTreeMap<&ItemId, &Item> {
    plan.items.iter().rev().map(|item| (&item.id.value, item)).collect()
}

fn edits(before: (&Plan, &Item), after: (&Plan, &Item), changes: &mut Vec<Change>) {
    let item = &after.1.id.value;
    let pairs = fields(before.0, before.1).into_iter().zip(fields(after.0, after.1));
    for ((field, before), (_, after)) in pairs.filter(|((_, before), (_, after))| !is_same(before, after)) {
        changes.push(Change::Edited { item: item.clone(), field, before, after });
    }
}

fn fields(plan: &Plan, item: &Item) -> [(Field, Value); 11] {
    let named = |id: &AgencyId| (id.clone(), plan.agencies.name(id).to_owned());
    let actions = item.actions.iter().flat_map(|action| std::iter::once(&action.text).chain(&action.steps));
    let due = item.due(&plan.head);
    [
        (Field::Code, Value::Text(item.code.as_ref().map(|code| code.value.clone()))),
        (Field::Name, Value::Text(Some(item.name.value.clone()))),
        (Field::Goals, Value::Lines(item.goals.iter().map(|goal| goal.value.clone()).collect())),
        (Field::Lead, Value::Agencies(item.lead.iter().map(|id| named(&id.value)).collect())),
        (Field::Support, Value::Agencies(item.support.iter().map(|id| named(&id.value)).collect())),
        (Field::Officer, Value::Text((!item.officers.is_empty()).then(|| item.officers.join("; ")))),
        (Field::SameAs, Value::Text(item.same_as.as_ref().map(ToString::to_string))),
        (Field::Start, Value::Day(item.start.as_ref().map(|start| start.value))),
        (Field::Deadline, Value::Deadline(Box::new(item.deadline.clone()), due)),
        (Field::Targets, Value::Targets(item.targets.clone())),
        (Field::Actions, Value::Lines(actions.map(|line| line.value.clone()).collect())),
    ]
}

/// Whether two values of one field say the same. An agency that only got another name is the same.
fn is_same(before: &Value, after: &Value) -> bool {
    match (before, after) {
        (Value::Text(before), Value::Text(after)) => before == after,
        (Value::Day(before), Value::Day(after)) => before == after,
        (Value::Lines(before), Value::Lines(after)) => before == after,
        (Value::Agencies(before), Value::Agencies(after)) => {
            before.iter().map(|(id, _)| id).eq(after.iter().map(|(id, _)| id))
        }
        (Value::Deadline(before, due_before), Value::Deadline(after, due_after)) => {
            let day = |it: &Deadline| it.keys.day.as_ref().map(|day| day.value);
            let parts = |it: &Deadline| {
                let condition = it.condition().map(str::to_owned);
                (it.is_continuous(), it.every(), day(it), it.trigger(), condition)
            };
            due_before == due_after
                && before.text.value == after.text.value
                && before.date.as_ref().map(|date| date.value) == after.date.as_ref().map(|date| date.value)
                && parts(before) == parts(after)
        }
        (Value::Targets(before), Value::Targets(after)) => {
            before.len() == after.len()
                && before.iter().zip(after).all(|(before, after)| same_target(before, after))
        }
        _ => false,
    }
}

/// Whether two targets ask the same.
pub fn same_target(left: &Target, right: &Target) -> bool {
    let baseline = |it: &Target| it.baseline.as_ref().map(|it| (it.year, it.value, it.source.clone()));
    let term = |it: &Target| match &it.term {
        Some(TargetTerm::Round(id)) => (Some(id.value.to_string()), None),
        Some(TargetTerm::Day(day)) => (None, Some(day.value)),
        None => (None, None),
    };
    (left.kind, term(left)) == (right.kind, term(right))
        && left.metric.value == right.metric.value
        && left.unit.value == right.unit.value
        && left.bound == right.bound
        && baseline(left) == baseline(right)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::{Draft, FileKind};
    use crate::source::SourceId;

    const HEAD: &str = "format = 1\n[plan]\nid = \"p\"\ntitle = \"t\"\nissued = 2026-01-15\n\
        period = { from = 2026-01-01, to = 2026-12-31 }\n[agency.a]\nname = \"A\"\n[agency.b]\nname = \"B\"\n";

    const ITEM: &str = "[[item]]\nid = \"I.1\"\nname = \"n\"\ngoals = [\"g\", \"h\"]\nlead = [\"a\"]\n\
        deadline = { text = \"d\", continuous = true }\n[[item.target]]\nmetric = \"m\"\nat_least = 5\nunit = \"%\"\n";

    #[track_caller]
    fn plan(text: &str) -> Plan {
        let (mut draft, mut found) = (Draft::default(), Vec::new());
        draft.read(FileKind::Plan, SourceId(0), text, &mut found);
        assert!(found.is_empty(), "{found:?}");
        draft.finish().unwrap()
    }

    /// What changes where `old` in the text of a plan becomes `new`.
    #[track_caller]
    fn case(old: &str, new: &str, expected: &[&str]) {
        let text = format!("{HEAD}{ITEM}");
        assert!(text.contains(old), "{old}");
        let told = between(Some(&plan(&text)), &plan(&text.replacen(old, new, 1)));
        let told = told.iter().map(|change| match change {
            Change::Begun { .. } => "begun".to_owned(),
            Change::Added { item, .. } => format!("+{item}"),
            Change::Removed { item, .. } => format!("-{item}"),
            Change::Edited { item, field, .. } => format!("{item} {}", field.as_str()),
        });
        assert_eq!(told.collect::<Vec<_>>(), expected, "{old} -> {new}");
    }

    #[test]
    fn each_field_is_compared_by_what_it_says() {
        case("name = \"n\"", "name = \"o\"", &["I.1 name"]);
        case(
            "name = \"n\"",
            "code = \"TC 1.1\"\nofficer = \"o\"\nname = \"n\"",
            &["I.1 code", "I.1 officer"],
        );
        case("[\"g\", \"h\"]", "[\"h\", \"g\"]", &["I.1 goals"]);
        case("lead = [\"a\"]", "lead = [\"b\"]\nsupport = [\"a\"]", &["I.1 lead", "I.1 support"]);
        case("continuous = true", "date = 2026-12-31", &["I.1 deadline"]);
        case("name = \"n\"", "start = 2026-02-01\nname = \"n\"", &["I.1 start"]);
        case("at_least = 5", "at_least = 6", &["I.1 target"]);
        case("unit = \"%\"\n", "unit = \"%\"\n[[item.action]]\ntext = \"t\"\n", &["I.1 action"]);
    }

    #[test]
    fn items_come_and_go_by_their_ids() {
        case("id = \"I.1\"", "id = \"I.2\"", &["+I.2", "-I.1"]);
        case("id = \"I.1\"", "id = \"i.1\"", &[]);
        let begun = between(None, &plan(&format!("{HEAD}{ITEM}")));
        assert!(matches!(&begun[..], [Change::Begun { items }] if items.len() == 1));
    }

    #[test]
    fn how_it_is_written_does_not_count_but_what_it_comes_to_does() {
        case("name = \"A\"", "name = \"Another\"", &[]);
        case("goals = [", "goals = [ # why\n", &[]);
        case("to = 2026-12-31", "to = 2027-01-31", &["I.1 deadline"]);
        case("title = \"t\"", "title = \"u\"", &[]);
    }
}
