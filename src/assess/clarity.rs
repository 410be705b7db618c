//! Whether an item is clear in each respect that a plan may ask for, on the facts of its files alone.
//!
//! Each item is judged by what is written at it: one that is the same as another carries its own data and gets its own
//! answer. What was reported of an item makes it no clearer.

use chrono::NaiveDate;

use super::account::Account;
use super::ledger::Ledger;
use crate::model::{Action, Clarity, Item, Plan};

/// The items that have to be clear: all but those dropped by the day `as_of`.
pub fn asked(plan: &Plan, as_of: NaiveDate) -> impl Iterator<Item = &Item> {
    let ledger = Ledger::new(plan, as_of);
    let is_dropped = move |item: &Item| {
        let is_removed = item.removed.as_ref().is_some_and(|it| it.since(as_of).is_some());
        is_removed || ledger.account_of(&item.id.value).is_some_and(Account::is_dropped)
    };
    plan.items.iter().filter(move |item| !is_dropped(item))
}

/// Whether an item of `plan` is clear in one respect.
///
/// - Task: an action says what is to be done.
/// - Person: an officer is named; or there is a single lead, who then names somebody.
/// - Responsibility: the lead is one agency; several, or a group, leave open which of them answers.
/// - Time: the deadline comes to a day. A start alone does not, nor does what sets the day later.
/// - Result: there is a target, or a product is named. Evidence belongs to what was reported.
/// - Authority: the item says who approves it. Who issued the plan approved the plan, and not what comes of each item.
pub fn is_clear(respect: Clarity, item: &Item, plan: &Plan) -> bool {
    match respect {
        Clarity::Task => item.actions.iter().any(says_something),
        Clarity::Person => !item.officers.is_empty() || has_one_lead(item, plan),
        Clarity::Responsibility => has_one_lead(item, plan),
        Clarity::Time => item.due(&plan.head).is_some(),
        Clarity::Result => !item.targets.is_empty() || item.product.is_some(),
        Clarity::Authority => item.approver.is_some(),
    }
}

fn says_something(action: &Action) -> bool {
    action.lines().any(|line| !line.trim().is_empty())
}

/// Whether the lead, however often written, is one agency which is no group.
fn has_one_lead(item: &Item, plan: &Plan) -> bool {
    item.lead.split_first().is_some_and(|(first, others)| {
        let is_alone = others.iter().all(|other| other.value == first.value);
        is_alone && plan.agencies.find(&first.value).is_none_or(|agency| agency.group.is_none())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::{Draft, FileKind};
    use crate::source::SourceId;

    const HEAD: &str = r#"
format = 1
[plan]
id = "p"
title = "t"
issued = 2026-01-15
period = { from = 2026-01-01, to = 2026-12-31 }
authority = "a"
[agency.a]
name = "A"
[agency.b]
name = "B"
[group.g]
name = "G"
members = ["a"]
"#;

    #[track_caller]
    fn plan(items: &str, progress: &str) -> Plan {
        let (mut draft, mut found) = (Draft::default(), Vec::new());
        let text = format!("{HEAD}{items}");
        draft.read(FileKind::Plan, SourceId(0), &text, &mut found);
        if !progress.is_empty() {
            draft.read(FileKind::Progress, SourceId(1), progress, &mut found);
        }
        assert!(found.is_empty(), "{found:?}");
        draft.finish().unwrap()
    }

    /// An item with these lines, unless they have one, with a deadline that comes to no day.
    #[track_caller]
    fn case(respect: Clarity, lines: &str, expected: bool) {
        let deadline =
            if lines.contains("deadline") { "" } else { "deadline = { text = \"d\", trigger = \"plan\" }" };
        let item = format!("[[item]]\nid = \"I.1\"\nname = \"n\"\n{deadline}\n{lines}");
        let plan = plan(&item, "");
        assert_eq!(is_clear(respect, &plan.items[0], &plan), expected, "{respect:?}: {lines}");
    }

    #[test]
    fn a_task_takes_an_action_that_says_something() {
        case(Clarity::Task, "goals = [\"g\"]", false);
        case(Clarity::Task, "[[item.action]]\ntext = \"t\"", true);
        case(Clarity::Task, "[[item.action]]\ntext = \" \"", false);
        case(Clarity::Task, "[[item.action]]\ntext = \"\"\nsteps = [\"s\"]", true);
    }

    #[test]
    fn a_person_takes_an_officer_or_a_single_lead() {
        case(Clarity::Person, "", false);
        case(Clarity::Person, "lead = [\"a\"]", true);
        case(Clarity::Person, "lead = [\"a\"]\n[[item.action]]\ntext = \"t\"", true);
        case(Clarity::Person, "[[item.action]]\ntext = \"t\"\nby = [\"a\"]", false);
        case(Clarity::Person, "lead = [\"a\", \"b\"]", false);
        case(Clarity::Person, "lead = [\"g\"]", false);
        case(Clarity::Person, "lead = [\"g\"]\nofficer = \"o\"", true);
        case(Clarity::Person, "officer = [\"o\", \"p\"]", true);
        case(Clarity::Person, "officer = \"\"", false);
    }

    #[test]
    fn responsibility_takes_one_agency() {
        case(Clarity::Responsibility, "support = [\"a\"]", false);
        case(Clarity::Responsibility, "lead = [\"a\"]", true);
        case(Clarity::Responsibility, "lead = [\"a\", \"a\"]", true);
        case(Clarity::Responsibility, "lead = [\"a\", \"b\"]", false);
        case(Clarity::Responsibility, "lead = [\"g\"]", false);
        case(Clarity::Responsibility, "lead = [\"a\", \"g\"]", false);
    }

    #[test]
    fn time_takes_a_day_to_be_done_by() {
        let deadline = |rest: &str| format!("deadline = {{ text = \"d\"{rest} }}");
        case(Clarity::Time, &deadline(", date = 2026-06-30"), true);
        case(Clarity::Time, &deadline(", continuous = true"), true);
        case(Clarity::Time, &deadline(", continuous = true, trigger = \"plan\""), true);
        case(Clarity::Time, &deadline(", date = 2026-06-30, every = \"year\""), true);
        case(Clarity::Time, &deadline(", every = \"quarter\""), true);
        case(Clarity::Time, &deadline(", trigger = \"request\""), false);
        case(Clarity::Time, &format!("start = 2026-02-01\n{}", deadline("")), false);
    }

    #[test]
    fn a_result_takes_a_target_or_a_product() {
        case(Clarity::Result, "goals = [\"100%\"]", false);
        case(Clarity::Result, "[[item.target]]\nmetric = \"m\"\nat_least = 0\nunit = \"%\"", true);
        case(Clarity::Result, "[[item.target]]\nmetric = \"m\"\nmaintain = true\nunit = \"%\"", true);
        case(Clarity::Result, "product = \"p\"", true);
        case(Clarity::Result, "product = \"\"", false);
    }

    #[test]
    fn authority_takes_an_approver_of_the_item() {
        case(Clarity::Authority, "lead = [\"a\"]", false);
        case(Clarity::Authority, "approver = \"a\"", true);
        case(Clarity::Authority, "approver = \"Giám đốc Sở\"", true);
        case(Clarity::Authority, "approver = \"\"", false);
    }

    #[test]
    fn dropped_items_and_their_doubles_are_asked_nothing_from_that_day_on() {
        let item = |id, rest| {
            format!("[[item]]\nid = \"{id}\"\nname = \"n\"\ndeadline = {{ text = \"d\" }}\n{rest}\n")
        };
        let items = item("I.1", "") + &item("I.2", "") + &item("I.3", "same_as = \"I.2\"") + &item("I.4", "");
        let progress = "[report]\nagency = \"a\"\nperiod = \"2026-Q1\"\n\
            [[entry]]\nitem = \"I.2\"\non = 2026-03-02\nstate = \"dropped\"\ndecision = \"1/QĐ\"\n\
            [[entry]]\nitem = \"I.4\"\non = 2026-03-02\nstate = \"suspended\"\ndecision = \"2/QĐ\"\n";
        let plan = plan(&items, progress);
        for (as_of, expected) in
            [("2026-03-01", &["I.1", "I.2", "I.3", "I.4"][..]), ("2026-03-02", &["I.1", "I.4"])]
        {
            let ids: Vec<&str> =
                asked(&plan, as_of.parse().unwrap()).map(|item| item.id.value.as_str()).collect();
            assert_eq!(ids, expected, "{as_of}");
        }
    }
}
