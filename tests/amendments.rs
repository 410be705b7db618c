//! A plan through time: amendments in force and to come, agencies that begin and end, leads that change. Every day is
//! computed with what held on it.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up should stop")]

mod small;

use cchc::assess::{Assessment, Survey};
use cchc::model::Plan;
use proptest::prelude::*;
use small::{ITEM, REPORTING, case, day, look, plan, said, said_for, told};

const DONE: &str = "state = \"done\"; evidence = [{ number = \"1/BC\" }]";

/// An amendment of 20 November 2022 with one change.
fn amended(change: &str) -> String {
    format!("[[amendment]]\nnumber = \"1/QĐ\"\nissued = 2022-11-20\n[[amendment.change]]\n{change}\n")
}

fn entry(agency: &str, on: &str, keys: &str) -> String {
    said(agency, &[("entry", on, keys)])
}

/// The standing of each part, with its progress: `a completed_on_time 100, b on_track 40`.
fn parts(item: &Assessment<'_>) -> String {
    let percent = |it: Option<f64>| it.map_or("-".to_owned(), |it| it.to_string());
    let parts = item.parts.iter();
    let parts = parts.map(|it| format!("{} {} {}", it.agency, it.standing.as_str(), percent(it.percent)));
    parts.collect::<Vec<_>>().join(", ")
}

#[track_caller]
fn percent(body: &str, files: &[&str], as_of: &str, expected: Option<f64>) {
    assert_eq!(look(body, files, as_of, |it| it.percent), expected, "{as_of}");
}

/// The standings of all items on a day: `I.1 overdue, I.2 on_track`.
fn standings(plan: &Plan, as_of: &str) -> String {
    let survey = Survey::new(plan, day(as_of));
    let items = survey.items.iter().map(|it| format!("{} {}", it.item.id.value, it.standing.as_str()));
    items.collect::<Vec<_>>().join(", ")
}

#[test]
fn a_deadline_holds_from_the_day_of_its_decision() {
    let body = format!(
        "{ITEM}{}",
        amended("at = \"I.1.deadline\"\nwas = { text = \"Trước ngày 31/10/2022\", date = 2022-10-31 }")
    );
    case(&body, &[], "2022-11-19", "overdue: deadline_passed");
    case(&body, &[], "2022-11-20", "at_risk_high: no_progress_after_half");
    assert_eq!(look(&body, &[], "2022-11-19", |it| it.due), Some(day("2022-10-31")));
    assert_eq!(look(&body, &[], "2022-11-20", |it| it.due), Some(day("2022-12-31")));
}

#[test]
fn a_decision_may_hold_from_another_day_than_that_of_its_issue() {
    let change = "at = \"I.1.deadline\"\nwas = \"31/10/2022\"";
    let body = format!("{ITEM}{}", amended(change).replace("2022-11-20", "2022-11-20\nfrom = 2022-12-01"));
    assert_eq!(look(&body, &[], "2022-11-30", |it| it.due), Some(day("2022-10-31")));
    assert_eq!(look(&body, &[], "2022-12-01", |it| it.due), Some(day("2022-12-31")));
}

#[test]
fn changes_are_undone_newest_first_and_of_one_day_last_first() {
    let amendment = |number: &str, issued: &str, was: &str| {
        format!(
            "[[amendment]]\nnumber = \"{number}\"\nissued = {issued}\n[[amendment.change]]\n\
             at = \"I.1.deadline\"\nwas = \"{was}\"\n"
        )
    };
    // What stands first in the file need not come first.
    let body = [
        ITEM.to_owned(),
        amendment("3", "2022-11-20", "30/11/2022"),
        amendment("1", "2022-10-10", "15/10/2022"),
        amendment("2", "2022-10-10", "31/10/2022"),
    ]
    .concat();
    for (as_of, due) in [
        ("2022-10-09", "2022-10-15"),
        ("2022-10-10", "2022-11-30"),
        ("2022-11-19", "2022-11-30"),
        ("2022-11-20", "2022-12-31"),
    ] {
        assert_eq!(look(&body, &[], as_of, |it| it.due), Some(day(due)), "{as_of}");
    }
}

#[test]
fn a_target_has_the_number_of_its_day() {
    let target = "[[item.target]]\nmetric = \"m\"\nat_least = 90\nunit = \"%\"\n";
    let body = |change: &str| format!("{ITEM}{target}{}", amended(change));
    let measured =
        entry("a", "2022-11-01", &format!("measured = [{{ metric = \"m\", value = 85 }}]; {DONE}"));
    let status = |change: &str, as_of: &str| {
        look(&body(change), &[&measured], as_of, |it| {
            it.target_status.map_or("none".to_owned(), |it| it.as_str().to_owned())
        })
    };
    let lowered = "at = \"I.1.target.m\"\nwas = { at_least = 80, unit = \"%\" }";
    assert_eq!(status(lowered, "2022-11-19"), "met");
    assert_eq!(status(lowered, "2022-11-20"), "missed");
    let added = "at = \"I.1.target.M\"\nadded = true";
    assert_eq!(status(added, "2022-11-19"), "none");
    assert_eq!(status(added, "2022-11-20"), "missed");
    // One that was dropped stands where it stood.
    let dropped = "at = \"I.1.target.k\"\nwas = { metric = \"k\", equals = 0, unit = \"hồ sơ\" }";
    let count = |as_of| look(&body(dropped), &[], as_of, |it| it.targets.len());
    assert_eq!((count("2022-11-19"), count("2022-11-20")), (2, 1));
}

#[test]
fn an_item_counts_from_the_day_it_is_added_and_until_it_is_taken_out() {
    let second = ITEM.replace("I.1", "I.2");
    let plan = small::plan(&format!("{ITEM}{second}{}", amended("at = \"I.2\"\nadded = true")), &[]);
    assert_eq!(standings(&plan, "2022-11-19"), "I.1 at_risk_high");
    assert_eq!(standings(&plan, "2022-11-20"), "I.1 at_risk_high, I.2 at_risk_high");
    assert_eq!(Survey::new(&plan, day("2022-11-19")).distinct, 1);
    let removed = ITEM.replace("[\"a\"]", "[\"a\"]\nuntil = 2022-11-19\ndecision = \"1/QĐ\"");
    case(&removed, &[], "2022-11-19", "at_risk_high: no_progress_after_half");
    case(&removed, &[], "2022-11-20", "dropped: dropped");
}

#[test]
fn a_longer_plan_moves_the_end_of_what_goes_on() {
    let item = ITEM.replace("{ text = \"d\", date = 2022-12-31 }", "\"Thường xuyên\"");
    let body =
        format!("{item}{}", amended("at = \"plan.period\"\nwas = { from = 2022-01-01, to = 2022-11-30 }"));
    assert_eq!(look(&body, &[], "2022-11-19", |it| it.due), Some(day("2022-11-30")));
    assert_eq!(look(&body, &[], "2022-11-20", |it| it.due), Some(day("2022-12-31")));
}

#[test]
fn a_change_of_lead_passes_the_account_on() {
    // Led by `a` up to 20 November, by `b` since.
    let body = format!("{REPORTING}{ITEM}{}", amended("at = \"I.1.lead\"\nwas = [\"a\"]"))
        .replace("lead = [\"a\"]", "lead = [\"b\"]");
    let before = entry("a", "2022-09-10", "percent = 60");
    percent(&body, &[&before], "2022-11-19", Some(60.0));
    percent(&body, &[&before], "2022-11-20", Some(60.0));
    // The report of the third quarter was asked of `a`, who handed it in; `b` owes the year's.
    case(&body, &[&before], "2022-11-20", "on_track: on_schedule");
    let year = said_for("b", "2022-year", "", &[("entry", "2022-12-01", "percent = 100")]);
    case(&body, &[&before, &year], "2022-12-20", "on_track: on_schedule");
    case(&body, &[&before, &year], "2022-12-21", "at_risk: report_missing");
    // What the new lead says counts, and what the old one still says does not.
    let after = entry("b", "2022-11-21", "percent = 70");
    percent(&body, &[&before, &after], "2022-11-21", Some(70.0));
    let late = entry("a", "2022-11-21", "percent = 90");
    percent(&body, &[&before, &late], "2022-11-21", Some(60.0));
    // Nor did the new lead lead before its time.
    let early = entry("b", "2022-11-19", "percent = 90");
    percent(&body, &[&before, &early], "2022-11-21", Some(60.0));
}

#[test]
fn a_lead_is_not_asked_for_what_another_owed() {
    let body = format!("{REPORTING}{ITEM}{}", amended("at = \"I.1.lead\"\nwas = [\"a\"]"))
        .replace("lead = [\"a\"]", "lead = [\"b\"]");
    case(&body, &[], "2022-10-20", "at_risk: no_progress, report_missing");
    case(&body, &[], "2022-11-20", "at_risk_high: no_progress_after_half");
    assert!(!look(&body, &[], "2022-11-20", |it| it.was_asked));
}

/// Two agencies that one succeeds on 1 November 2022.
const MERGED: &str = "[agency.x]\nname = \"X\"\nuntil = 2022-10-31\nsuccessor = [\"z\"]\n\
    [agency.y]\nname = \"Y\"\nuntil = 2022-10-31\nsuccessor = \"z\"\n\
    [agency.z]\nname = \"Z\"\nfrom = 2022-11-01\n";

#[test]
fn a_successor_has_what_is_least_done_of_all_it_inherits() {
    let body = format!("{}{MERGED}", ITEM.replace("[\"a\"]", "[\"z\"]"));
    let done = entry("x", "2022-10-10", DONE);
    let half = entry("y", "2022-10-10", "percent = 50");
    let files: [&str; 2] = [&done, &half];
    // Before its time the list means those it succeeds.
    assert_eq!(look(&body, &files, "2022-10-31", parts), "x completed_on_time 100, y on_track 50");
    percent(&body, &files, "2022-10-31", Some(75.0));
    percent(&body, &files, "2022-11-01", Some(50.0));
    look(&body, &files, "2022-11-01", |it| {
        let told = it.inherited.iter().map(|it| format!("{} {} {}", it.from, it.on, it.is_done));
        assert_eq!(told.collect::<Vec<_>>(), ["x 2022-11-01 true", "y 2022-11-01 false"]);
    });
    // What it says moves what is not done.
    let more = entry("z", "2022-11-05", "percent = 80");
    percent(&body, &[&done, &half, &more], "2022-11-05", Some(80.0));
    let all = entry("z", "2022-11-10", DONE);
    case(&body, &[&done, &half, &all], "2022-11-10", "completed_on_time: done_on_time");
    look(&body, &[&done, &half, &all], "2022-11-10", |it| {
        assert!(
            matches!(it.reasons[..], [cchc::assess::Reason::DoneOnTime { on, .. }] if on == day("2022-11-10"))
        );
    });
    // Once all is done, what it says of less opens all of it.
    let reopened = entry("z", "2022-11-15", "state = \"in-progress\"; percent = 60");
    percent(&body, &[&done, &half, &all, &reopened], "2022-11-15", Some(60.0));
    // What those it succeeds say after their time counts for nothing.
    let late = entry("y", "2022-11-02", DONE);
    percent(&body, &[&done, &half, &late], "2022-11-03", Some(50.0));
    // Done without evidence, by one of those it inherits from, waits for its confirmation.
    let unproven = entry("y", "2022-10-12", "state = \"done\"");
    case(&body, &[&done, &unproven], "2022-11-02", "awaiting_confirmation: no_evidence");
    let word = said("f", &[("confirmation", "2022-11-03", "by = \"P\"; part = \"y\"")]);
    case(&body, &[&done, &unproven, &word], "2022-11-03", "completed_on_time: done_on_time, confirmed");
}

#[test]
fn a_list_that_still_names_one_that_ended_means_its_successor() {
    let body = format!("{}{MERGED}", ITEM.replace("[\"a\"]", "[\"y\"]"));
    let half = entry("y", "2022-10-10", "percent = 50");
    let more = entry("z", "2022-11-05", "percent = 80");
    percent(&body, &[&half, &more], "2022-11-04", Some(50.0));
    percent(&body, &[&half, &more], "2022-11-05", Some(80.0));
    assert_eq!(look(&body, &[], "2022-11-05", |it| it.sole_lead.map(ToString::to_string)), Some("z".into()));
}

#[test]
fn one_that_splits_leaves_its_account_to_each() {
    let body = format!(
        "{}[agency.x]\nname = \"X\"\nuntil = 2022-10-31\nsuccessor = [\"y\", \"z\"]\n\
         [agency.y]\nname = \"Y\"\nfrom = 2022-11-01\n[agency.z]\nname = \"Z\"\nfrom = 2022-11-01\n",
        ITEM.replace("[\"a\"]", "[\"x\"]")
    );
    let half = entry("x", "2022-10-10", "percent = 50");
    let more = entry("y", "2022-11-05", DONE);
    assert_eq!(look(&body, &[&half, &more], "2022-10-31", parts), "");
    assert_eq!(look(&body, &[&half, &more], "2022-11-05", parts), "y completed_on_time 100, z on_track 50");
}

#[test]
fn one_without_a_successor_takes_its_part_with_it() {
    let body = format!(
        "{}[agency.x]\nname = \"X\"\nuntil = 2022-10-31\n",
        ITEM.replace("[\"a\"]", "[\"a\", \"x\"]")
    );
    let done = entry("a", "2022-10-10", DONE);
    assert_eq!(look(&body, &[&done], "2022-10-31", parts), "a completed_on_time 100, x not_reported -");
    case(&body, &[&done], "2022-11-01", "completed_on_time: done_on_time");
    let alone = body.replace("[\"a\", \"x\"]", "[\"x\"]");
    case(&alone, &[], "2022-11-01", "unknown: no_lead");
}

#[test]
fn who_joins_a_group_after_the_work_was_done_or_due_adds_no_part() {
    let head = |from: &str| {
        format!(
            "{}[agency.d]\nname = \"D\"\nfrom = {from}\n[group.h]\nname = \"H\"\nmembers = [\"a\", \"b\", \"d\"]\n",
            ITEM.replace("[\"a\"]", "[\"h\"]").replace("2022-12-31", "2022-10-31")
        )
    };
    let done = [entry("a", "2022-10-05", DONE), entry("b", "2022-10-10", DONE)];
    let both: Vec<&str> = done.iter().map(String::as_str).collect();
    // Done on 10 October, due on 31 October.
    for from in ["2022-10-11", "2022-11-01"] {
        case(&head(from), &both, "2022-11-02", "completed_on_time: done_on_time");
    }
    // Who is there on the day on which the others are done is one of them.
    assert_eq!(
        look(&head("2022-10-10"), &both, "2022-10-20", parts),
        "a completed_on_time 100, b completed_on_time 100, d at_risk_high -"
    );
    // Who comes after the due day owes nothing, whoever else still does.
    assert_eq!(
        look(&head("2022-11-01"), &both[..1], "2022-11-02", parts),
        "a completed_on_time 100, b overdue -"
    );
    assert_eq!(
        look(&head("2022-10-31"), &both[..1], "2022-11-02", parts),
        "a completed_on_time 100, b overdue -, d overdue -"
    );
}

#[test]
fn members_are_those_of_the_day() {
    let body = format!(
        "{}{}",
        ITEM.replace("[\"a\"]", "[\"g\"]"),
        amended("at = \"group.g.members\"\nwas = [\"a\"]")
    );
    let done = entry("a", "2022-10-05", DONE);
    case(&body, &[&done], "2022-11-19", "completed_on_time: done_on_time");
    // `b` joined after the work was done.
    case(&body, &[&done], "2022-11-20", "completed_on_time: done_on_time");
    let half = entry("a", "2022-10-05", "percent = 50");
    percent(&body, &[&half], "2022-11-19", Some(50.0));
    percent(&body, &[&half], "2022-11-20", Some(25.0));
}

#[test]
fn a_report_is_asked_of_those_that_lived_when_its_period_closed() {
    let reporting = "[reporting]\ncalendar = \"cchc\"\nfrom = [\"z\", \"a\"]\nto = \"f\"\n";
    let third = said_for("x", "2022-Q3", "2022-09-15", &[]);
    let plan = plan(&format!("{reporting}{ITEM}{MERGED}"), &[&third]);
    let asked = |as_of: &str| {
        let survey = Survey::new(&plan, day(as_of));
        let rounds = survey.rounds.iter().map(|round| {
            let ids = |agencies: &[&cchc::model::AgencyId]| {
                agencies.iter().map(|id| id.as_str()).collect::<Vec<_>>().join(" ")
            };
            format!("{}: {} + {}", round.period, ids(&round.asked), ids(&round.unasked))
        });
        rounds.collect::<Vec<_>>()
    };
    assert_eq!(asked("2022-12-31"), ["2022-Q3: x y a + ", "2022-year: z a + "]);
    assert_eq!(asked("2022-10-01"), ["2022-Q3: x y a + ", "2022-year: x y a + "]);
}

#[test]
fn the_focal_point_is_that_of_the_day() {
    let body = format!("{ITEM}{}", amended("at = \"plan.focal_point\"\nwas = \"c\""));
    let done = entry("a", "2022-11-01", "state = \"done\"");
    let word = |agency: &str, on: &str| said(agency, &[("confirmation", on, "by = \"P\"")]);
    let confirmed = "completed_on_time: done_on_time, confirmed";
    case(&body, &[&done, &word("c", "2022-11-19")], "2022-12-01", confirmed);
    case(&body, &[&done, &word("c", "2022-11-20")], "2022-12-01", "awaiting_confirmation: no_evidence");
    case(&body, &[&done, &word("f", "2022-11-20")], "2022-12-01", confirmed);
    case(&body, &[&done, &word("f", "2022-11-19")], "2022-12-01", "awaiting_confirmation: no_evidence");
}

/// How an amendment may change a plan of one item: what the plan says now, the change that undoes it, and what it said.
const CHANGES: &[(&str, &str, &str)] = &[
    ("lead = [\"b\"]", "at = \"I.1.lead\"\nwas = [\"a\"]", "lead = [\"a\"]"),
    ("lead = [\"a\", \"b\"]", "at = \"I.1.lead\"\nwas = [\"a\"]", "lead = [\"a\"]"),
    ("lead = [\"a\"]", "at = \"I.1.deadline\"\nwas = \"15/10/2022\"", "lead = [\"a\"]"),
    ("lead = [\"a\"]\nstart = 2022-10-20", "at = \"I.1.start\"\nwas = \"\"", "lead = [\"a\"]"),
    ("lead = [\"a\"]\nsupport = [\"c\"]", "at = \"I.1.support\"\nwas = []", "lead = [\"a\"]"),
    ("lead = [\"a\"]", "at = \"plan.focal_point\"\nwas = \"c\"", "lead = [\"a\"]"),
];

proptest! {
    #[test]
    fn a_plan_before_all_of_its_amendments_is_the_first_plan(
        which in 0..CHANGES.len(),
        day_of_entry in 1u32..30,
        shares in prop::collection::vec(0u32..=100, 1..4),
        as_of in 1u32..30,
    ) {
        let (now, change, first) = CHANGES[which];
        let item = |keys: &str| ITEM.replace("lead = [\"a\"]", keys);
        let amended = format!("{REPORTING}{}{}", item(now), amended(change));
        let mut original = format!("{REPORTING}{}", item(first));
        let mut head = small::HEAD.to_owned();
        if change.contains("deadline") {
            original = original.replace("{ text = \"d\", date = 2022-12-31 }", "\"15/10/2022\"");
        }
        if change.contains("focal_point") {
            head = head.replace("focal_point = \"f\"", "focal_point = \"c\"");
        }
        let files: Vec<String> = shares
            .iter()
            .enumerate()
            .map(|(at, share)| {
                let author = ["a", "b", "c"][at];
                let day = format!("2022-10-{:02}", (day_of_entry + u32::try_from(at).unwrap()) % 29 + 1);
                entry(author, &day, &format!("percent = {share}"))
            })
            .collect();
        let files: Vec<&str> = files.iter().map(String::as_str).collect();
        let (amended, original) = (plan(&amended, &files), small::plan_of(&head, &original, &files));
        for as_of in [format!("2022-11-{as_of:02}").min("2022-11-19".to_owned()), "2022-11-19".to_owned()] {
            let told = |plan: &Plan| {
                let survey = Survey::new(plan, day(&as_of));
                let item = &survey.items[0];
                (told(item.standing, &item.reasons), item.percent.map(f64::to_bits), item.due, parts(item))
            };
            prop_assert_eq!(told(&amended), told(&original));
        }
    }
}
