//! In what two states of one plan differ. What they say is compared, not how it is written.

mod actions;
mod field;
mod fields;
mod part;
mod snapshot;
mod value;

use chrono::NaiveDate;

pub use self::field::Field;
use self::fields::Names;
pub use self::part::Subject;
pub use self::snapshot::Snapshot;
pub use self::value::{NamedAgency, RoundState, Value};
use crate::model::{Item, ItemId, Plan};

/// What a version control system knows of a plan.
#[derive(Debug, Default)]
pub struct Past {
    /// Whether it knows anything.
    pub is_known: bool,
    /// Oldest first.
    pub revisions: Vec<Revision>,
    /// How many revisions held no plan that can be read; what they changed counts for the next.
    pub unreadable: usize,
}

/// One time the files of a plan were changed, as a version control system keeps it.
#[derive(Debug)]
pub struct Revision {
    /// Its name there, in full.
    pub id: String,
    pub author: String,
    /// The author's day.
    pub on: NaiveDate,
    /// Who took it into the main line of work; none where it was made there.
    pub merged: Option<Merge>,
    /// The first line of what the author said of it.
    pub subject: String,
    pub changes: Vec<Change>,
}

/// How a revision came into the main line of work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merge {
    pub by: String,
    pub on: NaiveDate,
}

impl Revision {
    /// Whether it changed an item, or began a plan with it.
    pub fn concerns(&self, item: &ItemId) -> bool {
        self.changes.iter().any(|change| change.concerns(item))
    }
}

/// What a revision changed. Names are those of its day; of what is gone, the last.
#[derive(Debug)]
pub enum Change {
    /// The plan is there for the first time, with these items.
    Begun {
        items: Vec<ItemId>,
    },
    Added {
        subject: Subject,
        name: String,
    },
    Removed {
        subject: Subject,
        name: String,
    },
    Edited {
        subject: Subject,
        name: String,
        field: Field,
        before: Value,
        after: Value,
    },
}

impl Change {
    /// What it is about.
    pub const fn subject(&self) -> &Subject {
        match self {
            Self::Begun { .. } => &Subject::Plan,
            Self::Added { subject, .. } | Self::Removed { subject, .. } | Self::Edited { subject, .. } => {
                subject
            }
        }
    }

    /// The item it is about; none where it is about something else.
    pub const fn item(&self) -> Option<&ItemId> {
        match self.subject() {
            Subject::Item(id) => Some(id),
            _ => None,
        }
    }

    /// Whether another change is about the same thing.
    fn is_about_that_of(&self, other: &Self) -> bool {
        let field = |change: &Self| match change {
            Self::Edited { field, .. } => Some(*field),
            _ => None,
        };
        self.subject() == other.subject() && field(self) == field(other)
    }

    /// Whether it is about an item, or about a plan that begins with it.
    pub fn concerns(&self, wanted: &ItemId) -> bool {
        match self {
            Self::Begun { items } => items.contains(wanted),
            _ => self.item() == Some(wanted),
        }
    }
}

/// What changed from `before` to `after`; where there is nothing before, the plan begins. It comes in the order of
/// [`Subject`], what is gone last.
pub fn between(before: Option<&Snapshot>, after: &Snapshot) -> Vec<Change> {
    let Some(before) = before else {
        return vec![Change::Begun { items: after.items().cloned().collect() }];
    };
    let mut changes = Vec::new();
    for (subject, part) in &after.parts {
        match before.parts.get(subject) {
            Some(old) => changes.extend(old.edits(part).map(|(field, before, after)| Change::Edited {
                subject: subject.clone(),
                name: part.name.clone(),
                field,
                before,
                after,
            })),
            None => changes.push(Change::Added { subject: subject.clone(), name: part.name.clone() }),
        }
    }
    let gone = before.parts.iter().filter(|(subject, _)| !after.parts.contains_key(subject));
    changes.extend(
        gone.map(|(subject, part)| Change::Removed { subject: subject.clone(), name: part.name.clone() }),
    );
    changes
}

/// What a merge changed by itself: what it changed from each of the states that it joins. `sides` are the changes from
/// each.
pub fn of_merge(mut sides: Vec<Vec<Change>>) -> Vec<Change> {
    let Some(mut own) = sides.pop() else { return Vec::new() };
    own.retain(|change| sides.iter().all(|side| side.iter().any(|other| change.is_about_that_of(other))));
    own
}

/// In which keys an item differs in two states of its plan, with both values; its actions left out.
pub fn of_item(before: (&Plan, &Item), after: (&Plan, &Item)) -> Vec<(Field, Value, Value)> {
    let part = |(plan, item): (&Plan, &Item)| {
        let names = Names { own: &plan.agencies, today: &after.0.agencies };
        names.item(item, &plan.head).1
    };
    part(before).keys(&part(after)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Directory;
    use crate::parse::{Draft, FileKind};
    use crate::source::SourceId;

    const HEAD: &str = "format = 1\n[plan]\nid = \"p\"\ntitle = \"t\"\nissued = 2026-01-15\n\
        period = { from = 2026-01-01, to = 2026-12-31 }\n[agency.a]\nname = \"A\"\n[agency.b]\nname = \"B\"\n";

    const ITEM: &str = "[[item]]\nid = \"I.1\"\nname = \"n\"\ngoals = [\"g\", \"h\"]\nlead = [\"a\"]\n\
        deadline = { text = \"d\", continuous = true }\n[[item.target]]\nmetric = \"m\"\nat_least = 5\nunit = \"%\"\n";

    fn shown(subject: &Subject) -> String {
        match subject {
            Subject::Plan => "plan".to_owned(),
            Subject::Agency(id) => format!("agency {id}"),
            Subject::Group(id) => format!("group {id}"),
            Subject::Section(id) | Subject::Item(id) | Subject::Duty(id) => id.to_string(),
            Subject::Erratum(at, _) => format!("erratum {at}"),
            Subject::Amendment(number) => format!("amendment {number}"),
        }
    }

    #[track_caller]
    fn snapshot(text: &str) -> Snapshot {
        let (mut draft, mut found) = (Draft::default(), Vec::new());
        draft.read(FileKind::Plan, SourceId(0), text, &mut found);
        assert!(found.is_empty(), "{found:?}");
        Snapshot::new(&draft.finish().unwrap(), &Directory::default())
    }

    /// What changes where `old` in the text of a plan becomes `new`.
    #[track_caller]
    fn case(old: &str, new: &str, expected: &[&str]) {
        with("", old, new, expected);
    }

    /// Likewise, of a plan that also holds `table`.
    #[track_caller]
    fn with(table: &str, old: &str, new: &str, expected: &[&str]) {
        let text = format!("{HEAD}{ITEM}{table}");
        assert!(text.contains(old), "{old}");
        let changes = between(Some(&snapshot(&text)), &snapshot(&text.replacen(old, new, 1)));
        assert_eq!(told(&changes), expected, "{old} -> {new}");
    }

    fn told(changes: &[Change]) -> Vec<String> {
        let told = changes.iter().map(|change| match change {
            Change::Begun { .. } => "begun".to_owned(),
            Change::Added { subject, .. } => format!("+{}", shown(subject)),
            Change::Removed { subject, .. } => format!("-{}", shown(subject)),
            Change::Edited { subject, field, .. } => format!("{} {field}", shown(subject)),
        });
        told.collect()
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
        case(
            "name = \"n\"",
            "name = \"n\"\nlevel = \"criterion\"\nsupport_role = \"both\"",
            &["I.1 level", "I.1 support_role"],
        );
        case("name = \"n\"", "start = 2026-02-01\nname = \"n\"", &["I.1 start"]);
        case("at_least = 5", "at_least = 6", &["I.1 target"]);
        case("unit = \"%\"\n", "unit = \"%\"\n[[item.action]]\ntext = \"t\"\n", &["I.1 action"]);
    }

    #[test]
    fn items_come_and_go_by_their_ids() {
        case("id = \"I.1\"", "id = \"I.2\"", &["+I.2", "-I.1"]);
        case("id = \"I.1\"", "id = \"i.1\"", &[]);
        let begun = between(None, &snapshot(&format!("{HEAD}{ITEM}")));
        assert!(matches!(&begun[..], [Change::Begun { items }] if items.len() == 1));
    }

    #[test]
    fn how_it_is_written_does_not_count_but_what_it_comes_to_does() {
        case("name = \"A\"", "name = \"Another\"", &["agency a name"]);
        case("goals = [", "goals = [ # why\n", &[]);
        case("to = 2026-12-31", "to = 2027-01-31", &["plan period.to", "I.1 deadline"]);
    }

    #[test]
    fn who_acts_is_told_action_by_action() {
        let first = "[[item.action]]\nby = [\"a\"]\ntext = \"t\"\n";
        let two = format!("{first}[[item.action]]\nwith = [\"b\"]\ntext = \"u\"\n");
        with(
            "[[item.action]]\ntext = \"t\"\n",
            "[[item.action]]\ntext = \"t\"\n",
            &two,
            &["I.1 action", "I.1 action.1.by", "I.1 action.2.with"],
        );
        with(&two, "by = [\"a\"]", "by = [\"a\", \"b\"]", &["I.1 action.1.by"]);
        with(&two, "with = [\"b\"]", "with = [\"a\"]", &["I.1 action.2.with"]);
        with(&two, first, "", &["I.1 action"]);
        // One that only moved down is the same; one that is only worded otherwise too.
        with(&two, first, &format!("[[item.action]]\ntext = \"s\"\n{first}"), &["I.1 action"]);
        with(&two, "text = \"t\"", "text = \"v\"", &["I.1 action"]);
    }

    #[test]
    fn every_key_of_the_head_is_compared() {
        case("id = \"p\"", "id = \"q\"", &["plan id"]);
        case("title = \"t\"", "title = \"u\"", &["plan title"]);
        case("issued = 2026-01-15", "issued = \"2026-01\"", &["plan issued"]);
        case("from = 2026-01-01", "from = 2026-01-02", &["plan period.from"]);
        for key in ["symbol", "number", "place"] {
            case("title = \"t\"", &format!("title = \"t\"\n{key} = \"x\""), &[&format!("plan {key}")]);
        }
        for key in ["authority", "focal_point"] {
            case("title = \"t\"", &format!("title = \"t\"\n{key} = \"a\""), &[&format!("plan {key}")]);
        }
        for key in ["basis", "purposes", "requirements", "closing", "recipients"] {
            case("title = \"t\"", &format!("title = \"t\"\n{key} = [\"x\"]"), &[&format!("plan {key}")]);
        }
        case(
            "title = \"t\"",
            "title = \"t\"\nsigner = { name = \"n\", post = \"p\", authority = \"TM.\" }",
            &["plan signer.name", "plan signer.post", "plan signer.authority"],
        );
    }

    #[test]
    fn every_other_part_comes_goes_and_changes() {
        let settings = "[reporting]\ncalendar = \"cchc\"\ndue_day = 15\nfrom = [\"a\"]\nto = \"b\"\n\
            [risk]\ndue_soon_days = 1\nslip_days = 2\nspi = 0.5\n[clarity]\nrequired = [\"task\"]\n";
        let keys = [
            "reporting.calendar",
            "reporting.close_day",
            "reporting.due_day",
            "reporting.from",
            "reporting.to",
            "risk.due_soon_days",
            "risk.slip_days",
            "risk.spi",
            "clarity.required",
        ];
        let keys = keys.map(|key| format!("plan {key}"));
        with(settings, settings, "", &keys.each_ref().map(String::as_str));
        let part = |table: &str, name: &str, more: &str, keys: &[&str]| {
            with(table, table, "", &[&format!("-{name}")]);
            let edits: Vec<String> = keys.iter().map(|key| format!("{name} {key}")).collect();
            let edits: Vec<&str> = edits.iter().map(String::as_str).collect();
            with(table, table, &format!("{table}{more}"), &edits);
        };
        let agency = ["short", "kind", "aliases"];
        let said = "short = \"s\"\nkind = \"k\"\naliases = [\"x\"]\n";
        part("[agency.c]\nname = \"C\"\n", "agency c", said, &agency);
        let said = "members = [\"a\"]\nopen = true\n";
        part("[group.g]\nname = \"G\"\n", "group g", said, &["members", "open"]);
        let said = "field = \"I\"\ntext = \"x\"\n";
        part("[[section]]\nid = \"I\"\ntitle = \"s\"\n", "I", said, &["field", "text"]);
        let said = "by = [\"a\"]\nevery = \"quarter\"\n";
        part("[[duty]]\nid = \"III.1\"\ntext = \"d\"\n", "III.1", said, &["by", "every"]);
        let amendment = "[[amendment]]\nnumber = \"1\"\nissued = 2026-02-01\n";
        part(amendment, "amendment 1", "changes = [\"I.1.name\"]\n", &["changes"]);
        with(amendment, "2026-02-01", "2026-02-02", &["amendment 1 issued"]);
        let erratum = "[[erratum]]\nat = \"I.1.name\"\nprinted = \"x\"\nread_as = \"n\"\nwhy = \"w\"\n";
        part(erratum, "erratum I.1.name", "", &[]);
        with(erratum, "read_as = \"n\"", "read_as = \"o\"", &["erratum I.1.name read_as"]);
        with(erratum, "why = \"w\"", "why = \"v\"", &["erratum I.1.name why"]);
    }
}
