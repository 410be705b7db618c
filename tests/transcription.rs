//! The shipped plan holds what the issued plan holds: parts, counts, leads, deadlines.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

use std::collections::BTreeMap;
use std::path::Path;

use cchc::load;
use cchc::model::{Bound, Item, Plan, Trigger};
use unicode_normalization::is_nfc;

fn plan() -> Plan {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = load::find(root, &["plans/dak-po-2022".to_owned()]).unwrap();
    let mut plans = load::read_all(
        &found.folders,
        |_| {},
        |loaded| {
            assert!(loaded.found.is_empty(), "{:?}", loaded.found);
            loaded.plan.unwrap()
        },
    );
    plans.remove(0)
}

fn count(plan: &Plan, is_meant: impl Fn(&Item) -> bool) -> usize {
    plan.items.iter().filter(|item| is_meant(item)).count()
}

#[test]
fn every_part_is_there() {
    let plan = plan();
    let actions = || plan.items.iter().flat_map(|item| &item.actions);
    assert_eq!(plan.items.len(), 68);
    assert_eq!(plan.items.iter().map(|item| item.goals.len()).sum::<usize>(), 76);
    assert_eq!(actions().count(), 42);
    assert_eq!(actions().map(|action| action.steps.len()).sum::<usize>(), 30);
    assert_eq!(plan.duties.len(), 11);
    assert_eq!(plan.errata.len(), 23);
    assert_eq!((plan.head.purposes.len(), plan.head.requirements.len()), (2, 4));
    assert_eq!(plan.head.recipients.len(), 9);
}

#[test]
fn sections_hold_what_they_should() {
    let plan = plan();
    let mut sections: BTreeMap<String, usize> = BTreeMap::new();
    for item in &plan.items {
        *sections.entry(item.id.value.section().unwrap().to_owned()).or_default() += 1;
    }
    let expected = [
        ("II.1", 17),
        ("II.2", 5),
        ("PL.I", 5),
        ("PL.II", 5),
        ("PL.III", 8),
        ("PL.IV", 3),
        ("PL.V", 7),
        ("PL.VI", 6),
        ("PL.VII", 7),
        ("PL.VIII", 5),
    ];
    assert_eq!(sections, expected.map(|(id, count)| (id.to_owned(), count)).into());
}

#[test]
fn leads_are_counted_as_printed() {
    let plan = plan();
    let mut leads: BTreeMap<String, usize> = BTreeMap::new();
    for item in &plan.items {
        let ids: Vec<&str> = item.lead.iter().map(|id| id.value.as_str()).collect();
        *leads.entry(ids.join("+")).or_default() += 1;
    }
    let expected = [
        ("cac-co-quan+xa-thi-tran", 1),
        ("phong-kinh-te-ha-tang", 1),
        ("phong-noi-vu", 21),
        ("phong-tai-chinh-ke-hoach", 8),
        ("phong-tu-phap", 5),
        ("phong-van-hoa-thong-tin", 8),
        ("van-phong", 24),
    ];
    assert_eq!(leads, expected.map(|(id, count)| (id.to_owned(), count)).into());
}

#[test]
fn deadlines_mean_what_the_phrases_mean() {
    let plan = plan();
    let once = |item: &Item| {
        item.deadline.date.is_some() && item.deadline.every().is_none() && !item.deadline.is_continuous()
    };
    assert_eq!(count(&plan, once), 38);
    assert_eq!(count(&plan, |item| item.deadline.every().is_some()), 9);
    assert_eq!(count(&plan, |item| item.deadline.is_continuous()), 11);
    let resolved = |item: &Item| item.due(&plan.head);
    assert_eq!(count(&plan, |item| resolved(item).is_some_and(|day| day == plan.head.period.to)), 58);
    assert_eq!(count(&plan, |item| resolved(item).is_none()), 10);
    let triggered =
        |trigger| count(&plan, |item| resolved(item).is_none() && item.deadline.trigger() == Some(trigger));
    let triggers = [Trigger::Plan, Trigger::Rule, Trigger::Request, Trigger::Event].map(triggered);
    assert_eq!(triggers, [3, 1, 2, 4]);
}

#[test]
fn codes_and_doubles_are_as_printed() {
    let plan = plan();
    let coded =
        |prefix: &str| count(&plan, |item| item.code.as_ref().is_some_and(|code| code.starts_with(prefix)));
    // "TCPT 3.3.2", "TC 3.6.1" and "TCTP 5.6" are read as their depth asks for.
    assert_eq!((coded("TC "), coded("TCTP "), count(&plan, |item| item.code.is_none())), (20, 21, 27));
    let doubles: Vec<String> = plan
        .items
        .iter()
        .filter_map(|item| Some(format!("{} = {}", item.id.value, item.same_as.as_ref()?.value)))
        .collect();
    let expected = [1, 2, 3, 4, 5].map(|at| format!("II.2.{at} = PL.VIII.{at}"));
    assert_eq!(doubles, expected);
}

#[test]
fn numbers_hidden_in_goals_and_actions_are_targets() {
    let plan = plan();
    let bounds = |id: &str| {
        let item = plan.items.iter().find(|item| item.id.value.as_str() == id).unwrap();
        item.targets.iter().map(|target| target.bound).collect::<Vec<_>>()
    };
    assert_eq!(bounds("II.1.2"), [Bound::AtLeast(100.0), Bound::Below(0.5)]);
    assert_eq!(bounds("II.1.5"), [Bound::AtLeast(100.0), Bound::AtMost(2.0), Bound::Below(50.0)]);
    assert_eq!(bounds("II.1.6"), [Bound::AtLeast(15.0)]);
    assert_eq!(bounds("II.2.3"), [Bound::IncreaseBy(2.0), Bound::AtMost(1.0)]);
    assert_eq!(bounds("PL.I.3"), [Bound::AtLeast(20.0), Bound::AtLeast(30.0), Bound::AtLeast(100.0)]);
    assert_eq!(bounds("II.2.4"), [Bound::Maintain]);
    assert_eq!(bounds("II.1.13"), [Bound::Decrease]);
    // Baselines that the plan does not print stay unknown.
    let baselines =
        plan.items.iter().flat_map(|item| &item.targets).filter_map(|target| target.baseline.as_ref());
    assert!(baselines.clone().count() > 10 && baselines.clone().all(|baseline| baseline.value.is_none()));
}

#[test]
fn the_files_are_free_of_the_copy_s_damage() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("plans/dak-po-2022");
    for name in ["plan.toml", "appendix.toml", "agencies.toml"] {
        let text = std::fs::read_to_string(folder.join(name)).unwrap();
        assert!(is_nfc(&text), "{name} is not NFC");
        assert!(
            !text.contains(['ƣ', 'Ƣ', 'Õ', 'Ð', '\u{200b}', '\u{a0}']),
            "{name} holds letters no Vietnamese word has"
        );
        assert!(!text.contains("c ng "), "{name} lost an ô");
        assert!(!text.lines().any(|line| line.ends_with(' ')), "{name} has trailing spaces");
    }
}
