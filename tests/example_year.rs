//! The example of a year under `examples/`: the shipped plan as its amendments change it, with invented progress in
//! which every standing and every reason occurs.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use cchc::assess::{Reason, Standing, Survey};
use cchc::load;
use cchc::model::{Amendment, Plan};
use serde_json::Value;
use walkdir::WalkDir;

mod tree;

const SHIPPED: &str = "plans/dak-po-2022";
const EXAMPLE: &str = "examples/dak-po-2022";

/// The days that the example is about.
const DAYS: [&str; 3] = ["2022-10-20", "2022-11-15", "2023-01-10"];

/// How its title ends, so that every output says it.
const TITLE_MARK: &str = " (MINH HỌA: tiến độ do người viết đặt ra)";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn plan() -> Plan {
    let found = load::find(root(), &[EXAMPLE.to_owned()]).unwrap();
    let mut plans = load::read_all(
        &found.folders,
        |_| {},
        |loaded| {
            assert!(loaded.found.is_empty(), "{:?}", loaded.found);
            loaded.plan.unwrap()
        },
    );
    assert_eq!(plans.len(), 1);
    plans.remove(0)
}

/// Lists every kind of reason. One that is added does not compile here until it is added to the list, and then fails
/// below until the example shows it.
macro_rules! reasons {
    ($($kind:ident)*) => {
        const REASONS: &[&str] = &[$(stringify!($kind)),*];

        const fn kind(reason: &Reason) -> &'static str {
            match reason {
                $(Reason::$kind { .. } => stringify!($kind),)*
            }
        }
    };
}

reasons! {
    Dropped Suspended DoneOnTime DoneLate Confirmed NoEvidence OccurrencesHandled
    DeadlinePassed OccurrenceOverdue
    Overridden Blocked ForecastSlips NoProgressAfterHalf TargetOutOfReach
    BehindSchedule NoProgress ReportMissing BehindTarget
    OnSchedule NotBegun Ongoing NoReportDue NothingSetsDay NoLead NoDay
}

#[test]
fn every_standing_occurs_on_each_day() {
    let plan = plan();
    for day in DAYS {
        let survey = Survey::new(&plan, day.parse().unwrap());
        let occur: BTreeSet<Standing> = survey.items.iter().map(|it| it.standing).collect();
        let all: BTreeSet<Standing> = Standing::WORDS.iter().map(|(_, standing)| *standing).collect();
        assert_eq!(occur, all, "{day}");
    }
}

#[test]
fn every_reason_occurs_on_each_day() {
    let plan = plan();
    for day in DAYS {
        let survey = Survey::new(&plan, day.parse().unwrap());
        let occur: BTreeSet<&str> = survey.items.iter().flat_map(|it| &it.reasons).map(kind).collect();
        assert_eq!(occur, REASONS.iter().copied().collect(), "{day}");
    }
}

#[test]
fn the_page_on_ratings_explains_every_standing_and_every_reason() {
    let page = fs::read_to_string(root().join("docs/risk.md")).unwrap();
    let (vietnamese, rest) = page.split_once("\n## English\n").unwrap();
    let (english, _) = rest.split_once("\n## Một năm tính tay").unwrap();
    let plan = plan();
    let surveys = DAYS.map(|day| Survey::new(&plan, day.parse().unwrap()));
    // All of them, as the tests above say.
    let reasons = surveys.iter().flat_map(|it| &it.items).flat_map(|it| &it.reasons).map(Reason::code);
    let codes: BTreeSet<&str> = reasons.chain(Standing::WORDS.iter().map(|(word, _)| *word)).collect();
    for code in codes {
        for half in [vietnamese, english] {
            assert!(half.contains(&format!("| `{code}` |")), "docs/risk.md does not explain {code}");
        }
    }
}

/// A file of a plan as a tree.
fn tree_of(folder: &str, name: &str) -> Value {
    tree::json(&fs::read_to_string(root().join(folder).join(name)).unwrap())
}

/// The keys at which two tables differ, each after `at`.
fn differences(at: &str, left: &Value, right: &Value) -> Vec<String> {
    let (left, right) = (left.as_object().unwrap(), right.as_object().unwrap());
    let keys: BTreeSet<&String> = left.keys().chain(right.keys()).collect();
    let differing = keys.into_iter().filter(|key| left.get(*key) != right.get(*key));
    differing.map(|key| format!("{at}.{key}")).collect()
}

#[test]
fn it_differs_from_the_shipped_plan_only_where_its_amendments_say_so() {
    let mut differ = BTreeSet::new();
    for name in ["plan.toml", "appendix.toml", "agencies.toml"] {
        let (shipped, example) = (tree_of(SHIPPED, name), tree_of(EXAMPLE, name));
        for table in differences("", &shipped, &example) {
            match table.as_str() {
                ".plan" => differ.extend(differences("plan", &shipped["plan"], &example["plan"])),
                ".item" => {
                    let (left, right) =
                        (shipped["item"].as_array().unwrap(), example["item"].as_array().unwrap());
                    assert_eq!(left.len(), right.len(), "{name}");
                    for (left, right) in left.iter().zip(right) {
                        differ.extend(differences(left["id"].as_str().unwrap(), left, right));
                    }
                }
                ".amendment" => assert!(shipped["amendment"].is_null(), "{name}"),
                other => panic!("{name}: {other} differs"),
            }
        }
    }
    let plan = plan();
    let named = plan.amendments.iter().flat_map(Amendment::places).map(|place| place.value.clone());
    // Its own name is no change of the plan, nor is what it is said to rest on.
    let own = ["plan.id", "plan.title", "plan.basis"];
    let expected: BTreeSet<String> = named.chain(own.map(str::to_owned)).collect();
    assert_eq!(differ, expected);
    for amendment in &plan.amendments {
        assert!(amendment.number.ends_with("-MINHHOA"), "{} looks real", amendment.number);
    }
}

/// What a key of a plan holds, by its place: `II.1.1.deadline`, `plan.period`; null where it holds nothing.
fn held(folder: &str, place: &str) -> Value {
    if let Some(key) = place.strip_prefix("plan.") {
        return tree_of(folder, "plan.toml")["plan"][key].clone();
    }
    let (id, key) = place.rsplit_once('.').unwrap();
    let items = ["plan.toml", "appendix.toml"].map(|name| tree_of(folder, name)["item"].clone());
    let mut items = items.iter().flat_map(|items| items.as_array().unwrap());
    items.find(|item| item["id"] == id).unwrap()[key].clone()
}

#[test]
fn its_amendments_say_what_the_plan_had_as_issued() {
    let amendments = tree_of(EXAMPLE, "plan.toml")["amendment"].clone();
    let changes = amendments.as_array().unwrap().iter().flat_map(|it| it["change"].as_array().unwrap());
    let mut count = 0;
    for change in changes {
        let place = change["at"].as_str().unwrap();
        let was = Some(change["was"].clone()).filter(|was| was != "").unwrap_or(Value::Null);
        assert_eq!(was, held(SHIPPED, place), "{place}");
        assert_ne!(was, held(EXAMPLE, place), "{place}");
        count += 1;
    }
    assert_eq!(count, 25);
    // So the day before the first of them is that of the plan as issued.
    let plan = plan();
    let before = Survey::new(&plan, "2022-09-25".parse().unwrap());
    let due = |id: &str| before.items.iter().find(|it| it.item.id.as_str() == id).unwrap().due;
    assert_eq!(due("II.1.1"), Some("2022-12-31".parse().unwrap()));
    assert_eq!(before.plan.head.period.to.to_string(), "2022-12-31");
}

#[test]
fn every_file_and_the_title_say_that_it_is_an_illustration() {
    let files = WalkDir::new(root().join(EXAMPLE)).into_iter().map(Result::unwrap);
    let files: Vec<PathBuf> =
        files.filter(|it| it.file_type().is_file()).map(walkdir::DirEntry::into_path).collect();
    assert!(20 < files.len());
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        let first = text.lines().find(|line| !line.is_empty() && !line.starts_with("#:schema ")).unwrap();
        let says = first.trim_start_matches("# ").starts_with("MINH HỌA: ")
            && first.contains("không phải số liệu của huyện Đak Pơ");
        assert!(says, "{} begins with {first}", path.display());
        assert!(text.contains("ILLUSTRATION: "), "{} says it in English too", path.display());
    }
    let title = |folder| tree_of(folder, "plan.toml")["plan"]["title"].as_str().unwrap().to_owned();
    assert_eq!(title(EXAMPLE), title(SHIPPED) + TITLE_MARK);
}

#[test]
fn what_the_check_says_of_it_is_meant() {
    let output = Command::new(env!("CARGO_BIN_EXE_cchc"))
        .args(["check", EXAMPLE, "--format", "json", "--as-of", DAYS[2]])
        .current_dir(root())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let mut rules: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in report["findings"].as_array().unwrap() {
        *rules.entry(finding["rule"].as_str().unwrap()).or_default() += 1;
    }
    let expected = [
        // As of the shipped plan.
        ("draft", 1),
        // 31/12/2022 was a Saturday.
        ("due-on-day-off", 1),
        // Phòng Nội vụ, whose symbol and head the document does not name.
        ("letter-blank", 1),
        ("repeated-code", 1),
        ("support-twice", 5),
        ("targets-loosen", 1),
        // PL.V.6, whose day the third amendment leaves open.
        ("deadline-unread", 1),
        // PL.VI.3 and II.2.5, which await confirmation.
        ("evidence-missing", 2),
        // Three reports that come a day or two before their data close.
        ("submitted-early", 3),
    ];
    assert_eq!(rules, expected.into());
}
