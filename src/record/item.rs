//! An item as a table of a plan's files, with what belongs to it.

use super::Row;
use super::fresh::FreshTable;
use super::plan::{ids, office};
use crate::model::{
    Action, Baseline, Bound, Deadline, Item, Level, Round, SupportRole, Target, TargetKind, TargetTerm,
};
use crate::source::Spanned;

/// `[[item]]`, with its rounds, targets and actions.
pub fn item(item: &Item) -> FreshTable {
    let table = deadline(agencies(printed(item), item), &item.deadline)
        .string("note", item.note.as_deref())
        .day("until", item.removed.as_ref().map(|it| it.until.value))
        .string("decision", item.removed.as_ref().map(|it| it.decision.as_str()));
    let (rounds, targets) = (item.rounds.iter().map(round), item.targets.iter().map(target));
    rounds.chain(targets).chain(item.actions.iter().map(action)).fold(table, FreshTable::table)
}

/// Its numbers, its name and what is wanted.
fn printed(item: &Item) -> FreshTable {
    FreshTable::one_of("item")
        .string("id", Some(item.id.as_str()))
        .string("tt", text(item.tt.as_ref()))
        .string("section", item.section.as_ref().map(|id| id.as_str()))
        .string("part_of", item.part_of.as_ref().map(|id| id.as_str()))
        .string("level", item.level.map(Level::as_str))
        .string("code", text(item.code.as_ref()))
        .string("name", Some(&item.name))
        .texts("goals", &texts(&item.goals))
        .string("product", item.product.as_deref())
        .string("approver", office(item.approver.as_ref()).as_deref())
}

/// Who answers for it, what it is the same as, and when it begins.
fn agencies(table: FreshTable, item: &Item) -> FreshTable {
    let table = table
        .texts("lead", &ids(&item.lead))
        .texts("support", &ids(&item.support))
        .string("support_role", item.support_role.map(SupportRole::as_str));
    let table = match &item.officers[..] {
        [officer] => table.string("officer", Some(officer)),
        officers => table.texts("officer", officers),
    };
    table
        .string("collector", item.collector.as_ref().map(|id| id.as_str()))
        .string("same_as", item.same_as.as_ref().map(|id| id.as_str()))
        .string("carried_from", item.carried_from.as_ref().map(|from| from.value.to_string()).as_deref())
        .day("start", item.start.map(|start| start.value))
}

fn text(text: Option<&Spanned<String>>) -> Option<&str> {
    text.map(|text| text.as_str())
}

fn texts(texts: &[Spanned<String>]) -> Vec<&str> {
    texts.iter().map(|text| text.as_str()).collect()
}

/// The phrase alone, where it says all there is; else with what the keys say.
fn deadline(table: FreshTable, deadline: &Deadline) -> FreshTable {
    if deadline.is_text_alone() {
        return table.string("deadline", Some(&deadline.text));
    }
    let keys = &deadline.keys;
    let mut row = Row::default().string("text", Some(&deadline.text));
    if let Some(date) = deadline.date {
        row = row.day("date", date.value);
    }
    if let Some(continuous) = &keys.continuous {
        row = row.flag("continuous", continuous.value);
    }
    row = row.string("every", keys.every.as_ref().map(|every| every.value.as_str()));
    if let Some(day) = &keys.day {
        row = row.number("day", f64::from(day.value));
    }
    let row = row
        .string("trigger", keys.trigger.as_ref().map(|trigger| trigger.value.as_str()))
        .string("condition", text(keys.condition.as_ref()));
    table.row("deadline", row)
}

fn round(round: &Round) -> FreshTable {
    FreshTable::one_of("item.round")
        .string("id", Some(&round.id.value.to_string()))
        .day("due", Some(round.due.value))
        .string("what", round.what.as_deref())
}

fn target(target: &Target) -> FreshTable {
    let key = target.bound.as_str();
    let table = FreshTable::one_of("item.target").string("metric", Some(&target.metric));
    let table = match target.bound {
        Bound::Decrease | Bound::Maintain => table.flag(key, true),
        bound => table.number(key, bound.value()),
    };
    let table = table
        .string("unit", Some(&target.unit))
        .row("baseline", target.baseline.as_ref().map(baseline).unwrap_or_default())
        .string("kind", (target.kind != TargetKind::default()).then(|| target.kind.as_str()));
    match &target.term {
        None => table,
        Some(TargetTerm::Day(day)) => table.day("by", Some(day.value)),
        Some(TargetTerm::Round(round)) => table.string("round", Some(&round.value.to_string())),
    }
}

fn baseline(baseline: &Baseline) -> Row {
    let mut row = Row::default();
    if let Some(year) = baseline.year {
        row = row.number("year", f64::from(year));
    }
    if let Some(value) = baseline.value {
        row = row.number("value", value);
    }
    row.string("source", baseline.source.as_deref())
}

fn action(action: &Action) -> FreshTable {
    FreshTable::one_of("item.action")
        .texts("by", &ids(&action.by))
        .texts("with", &ids(&action.with))
        .string("text", Some(&action.text))
        .texts("steps", &texts(&action.steps))
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::super::fresh::{FreshFile, FreshTable};
    use super::super::plan;
    use super::item;
    use crate::assess::changes::{Snapshot, between};
    use crate::load;
    use crate::model::{Directory, Plan};
    use crate::parse::{Draft, FileKind};
    use crate::source::SourceId;
    use std::path::Path;

    /// All of a plan but its ledger, in one file.
    fn written(read: &Plan) -> String {
        let mut file = FreshFile::default();
        file.number("format", 1.0);
        let settings = [
            read.reporting.as_ref().map(plan::reporting),
            plan::days_off(&read.days_off),
            plan::letters(&read.letters),
            plan::risk(&read.risk),
            plan::clarity(&read.clarity),
        ];
        let tables: Vec<FreshTable> = std::iter::once(plan::head(&read.head))
            .chain(settings.into_iter().flatten())
            .chain(read.sections.iter().map(plan::section))
            .chain(read.items.iter().map(item))
            .chain(read.duties.iter().map(plan::duty))
            .chain(read.agencies.iter().map(plan::agency))
            .collect();
        for table in &tables {
            file.add(table);
        }
        file.into_text()
    }

    #[test]
    fn every_plan_of_this_repository_reads_back_as_it_was() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let names = ["plans".to_owned(), "examples".to_owned()];
        let found = load::find(root, &names).unwrap();
        assert!(6 < found.folders.len());
        for folder in &found.folders {
            let read = load::read_one(folder).plan.unwrap();
            // A plan that is begun has no amendments and no errata.
            let day: NaiveDate = "2100-01-01".parse().unwrap();
            let read = Plan {
                amendments: Vec::new(),
                errata: Vec::new(),
                ..read.without(|it, _| day < it.holds_from())
            };
            let text = written(&read);
            let (mut draft, mut faults) = (Draft::default(), Vec::new());
            draft.read(FileKind::Plan, SourceId(0), &text, &mut faults);
            assert!(faults.is_empty(), "{faults:?}\n{text}");
            let again = draft.finish().unwrap();
            let snapshot = |plan: &Plan| Snapshot::new(plan, &Directory::default());
            let changes = between(Some(&snapshot(&read)), &snapshot(&again));
            assert!(changes.is_empty(), "{changes:?}\n{text}");
            assert_eq!(written(&again), text);
        }
    }
}
