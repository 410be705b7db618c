//! Done and reached: which day counts, what opens work again, what stays late, and whether targets are met.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up should stop")]

mod small;

use cchc::assess::{Survey, TargetStatus};
use small::{HEAD, ITEM, case, day, look, plan, said};

const SHOWN: &str = "state = \"done\"; evidence = [{ number = \"1/BC\" }]";

/// The standing, the progress and the day on which it was done, by what `a` said.
#[track_caller]
fn entries(entries: &[(&str, &str)], as_of: &str, expected: &str, percent: Option<f64>) {
    let tables: Vec<(&str, &str, &str)> = entries.iter().map(|(on, keys)| ("entry", *on, *keys)).collect();
    let file = said("a", &tables);
    case(ITEM, &[&file], as_of, expected);
    assert_eq!(look(ITEM, &[&file], as_of, |it| it.percent), percent, "{as_of}");
}

#[test]
fn what_is_opened_again_is_as_far_as_it_was_before_it_was_done() {
    // Thirty percent, done, and sent back without a number.
    let sent_back = [
        ("2022-09-20", "state = \"in-progress\"; percent = 30"),
        ("2022-10-01", "state = \"done\""),
        ("2022-10-20", "state = \"in-progress\"; note = \"làm lại\""),
    ];
    entries(&sent_back[..2], "2022-11-15", "awaiting_confirmation: no_evidence", Some(100.0));
    entries(&sent_back, "2022-11-15", "at_risk_high: forecast_slips, behind_schedule", Some(30.0));
    // Before the first of several words of the same run.
    let said_twice =
        [sent_back[0], sent_back[1], ("2022-10-05", "state = \"done\"; percent = 100"), sent_back[2]];
    entries(&said_twice, "2022-11-15", "at_risk_high: forecast_slips, behind_schedule", Some(30.0));
    // Nothing was stated before.
    entries(&sent_back[1..], "2022-11-15", "at_risk_high: no_progress_after_half", None);
    for state in ["blocked", "not-started"] {
        let back = [sent_back[0], sent_back[1], ("2022-10-20", &*format!("state = \"{state}\""))];
        let expected = if state == "blocked" { "blocked, forecast_slips" } else { "forecast_slips" };
        let expected = format!("at_risk_high: {expected}, behind_schedule");
        entries(&back, "2022-11-15", &expected, Some(30.0));
    }
    // With a number, that is it.
    let counted = [sent_back[0], sent_back[1], ("2022-10-20", "state = \"in-progress\"; percent = 60")];
    entries(&counted, "2022-11-15", "on_track: on_schedule", Some(60.0));
}

#[test]
fn a_lesser_number_after_done_opens_it_again() {
    let half = [("2022-11-01", SHOWN), ("2022-11-10", "percent = 50")];
    entries(&half, "2022-11-09", "completed_on_time: done_on_time", Some(100.0));
    entries(&half, "2022-11-10", "at_risk: behind_schedule", Some(50.0));
    entries(&half, "2023-01-10", "overdue: deadline_passed", Some(50.0));
    // All of it is no less; nor is a note.
    let all = [("2022-11-01", SHOWN), ("2022-11-10", "percent = 100"), ("2022-11-11", "note = \"n\"")];
    entries(&all, "2022-11-15", "completed_on_time: done_on_time", Some(100.0));
    // What is done is never beside a lesser number, even where one entry says both.
    entries(
        &[("2022-11-01", &format!("{SHOWN}; percent = 50"))],
        "2022-11-15",
        "completed_on_time: done_on_time",
        Some(100.0),
    );
}

#[test]
fn work_not_started_keeps_what_was_stated() {
    let file = [("2022-09-20", "percent = 40"), ("2022-10-01", "state = \"not-started\"")];
    entries(&file, "2022-10-05", "on_track: on_schedule", Some(40.0));
    entries(&file[1..], "2022-10-05", "on_track: on_schedule", Some(0.0));
}

#[test]
fn the_day_done_is_that_of_the_first_word() {
    // Evidence, and another word, may come when the day has passed.
    let words = [
        ("2022-12-30", "state = \"done\""),
        ("2023-01-05", "state = \"done\"; percent = 100"),
        ("2023-01-10", "evidence = [{ number = \"9/BC\" }]"),
    ];
    entries(&words, "2023-01-09", "awaiting_confirmation: no_evidence", Some(100.0));
    entries(&words, "2023-01-10", "completed_on_time: done_on_time", Some(100.0));
    // Work that was opened again is done when it is done again.
    let again = [words[0], ("2023-01-02", "state = \"in-progress\"; percent = 90"), ("2023-01-05", SHOWN)];
    entries(&again, "2023-01-10", "completed_late: done_late", Some(100.0));
    // Evidence of before is evidence of another time.
    let before = [("2022-12-20", SHOWN), again[1], ("2023-01-05", "state = \"done\"")];
    entries(&before, "2023-01-10", "awaiting_confirmation: no_evidence", Some(100.0));
}

#[test]
fn a_case_dealt_with_late_stays_late() {
    // Apologies for late dossiers: one was due on 10 October and made on the 27th.
    let event = ITEM.replace("date = 2022-12-31", "trigger = \"event\"");
    let late = ("occurrence", "2022-10-03", "due = 2022-10-10; done = 2022-10-27");
    let with = |tables: &[(&str, &str, &str)]| said("a", tables);
    case(&event, &[&with(&[late])], "2022-11-20", "completed_late: occurrences_handled");
    let then_done = with(&[late, ("entry", "2022-11-20", SHOWN)]);
    case(&event, &[&then_done], "2022-11-20", "completed_late: occurrences_handled, done_on_time");
    // Nor does a later one in time make up for it.
    let later = ("occurrence", "2022-11-01", "due = 2022-11-10; done = 2022-11-05");
    case(&event, &[&with(&[late, later])], "2022-11-20", "completed_late: occurrences_handled");
    // Of an item with a day of its own as well.
    case(ITEM, &[&then_done], "2022-11-20", "completed_late: occurrences_handled, done_on_time");
    // One that the work was done with is late where that was.
    let open = ("occurrence", "2022-10-03", "due = 2022-10-10");
    case(
        ITEM,
        &[&with(&[open, ("entry", "2022-10-20", SHOWN)])],
        "2022-11-20",
        "completed_late: occurrences_handled, done_on_time",
    );
    case(
        ITEM,
        &[&with(&[open, ("entry", "2022-10-10", SHOWN)])],
        "2022-11-20",
        "completed_on_time: done_on_time",
    );
}

#[test]
fn a_new_case_on_completed_work_counts_by_its_own_day() {
    let file = said(
        "a",
        &[
            ("entry", "2022-11-01", SHOWN),
            ("occurrence", "2023-02-01", "due = 2023-02-10; done = 2023-02-09"),
        ],
    );
    let seen = |as_of| {
        look(ITEM, &[&file], as_of, |it| {
            (small::told(it.standing, &it.reasons), it.due.map(|due| due.to_string()))
        })
    };
    assert_eq!(seen("2023-01-31").0, "completed_on_time: done_on_time");
    let (told, due) = seen("2023-02-05");
    assert_eq!((told.as_str(), due.as_deref()), ("on_track: on_schedule", Some("2023-02-10")));
    assert_eq!(seen("2023-02-09").0, "completed_on_time: done_on_time");
    let open = said("a", &[("entry", "2022-11-01", SHOWN), ("occurrence", "2023-02-01", "due = 2023-02-10")]);
    case(ITEM, &[&open], "2023-02-11", "overdue: occurrence_overdue");
}

/// Whether the target is reached, by what `a` measured.
#[track_caller]
fn target(keys: &str, entries: &[(&str, &str)], as_of: &str, expected: Option<TargetStatus>) {
    let body =
        format!("{ITEM}[[item.target]]\nmetric = \"Tỷ lệ\"\nunit = \"%\"\n{}\n", keys.replace("; ", "\n"));
    let tables: Vec<(&str, &str, String)> = entries
        .iter()
        .map(|(on, keys)| ("entry", *on, keys.replace('#', "measured = [{ metric = \"Tỷ lệ\", value = ")))
        .collect();
    let tables: Vec<(&str, &str, &str)> =
        tables.iter().map(|(table, on, keys)| (*table, *on, keys.as_str())).collect();
    let found = look(&body, &[&said("a", &tables)], as_of, |it| it.target_status);
    assert_eq!(found, expected, "{keys} as of {as_of}");
}

#[test]
fn a_target_is_another_fact_than_work() {
    let (met, missed, open) = (Some(TargetStatus::Met), Some(TargetStatus::Missed), Some(TargetStatus::Open));
    let all = "at_least = 100";
    assert_eq!(look(ITEM, &[], "2022-11-15", |it| it.target_status), None);
    target(all, &[], "2022-11-15", open);
    target(all, &[("2022-11-01", "#61 }]")], "2022-11-15", open);
    target(all, &[("2022-11-01", "#100 }]")], "2022-11-15", met);
    // Done with 61 of 100: the work is completed, and the target missed.
    let done = format!("{SHOWN}; #61 }}]");
    target(all, &[("2022-11-01", &done)], "2022-11-15", missed);
    target(all, &[("2022-11-01", "state = \"done\"; #61 }]")], "2022-11-15", missed);
    target(all, &[("2022-11-01", SHOWN)], "2022-11-15", open);
    // The last value counts, and the day of the item.
    target(all, &[("2022-11-01", &done), ("2022-12-01", "#100 }]")], "2022-12-15", met);
    target(all, &[("2022-11-01", "#61 }]")], "2022-12-31", open);
    target(all, &[("2022-11-01", "#61 }]")], "2023-01-01", missed);
    // A target may have a day of its own.
    let by = "at_least = 100; by = 2022-11-10";
    target(by, &[("2022-11-01", "#61 }]")], "2022-11-10", open);
    target(by, &[("2022-11-01", "#61 }]")], "2022-11-11", missed);
    target(by, &[("2022-11-01", "#61 }]"), ("2022-11-20", "#100 }]")], "2022-11-20", met);
    // Beyond its limit a flow is missed at once; what can be made good is open.
    target("at_most = 0; kind = \"flow\"", &[("2022-11-01", "#1 }]")], "2022-11-15", missed);
    target("at_most = 0", &[("2022-11-01", "#1 }]")], "2022-11-15", open);
}

#[test]
fn several_targets_are_missed_where_one_is() {
    let more = |value: u8| {
        format!(
            "at_least = 100; [[item.target]]; metric = \"Số lần\"; unit = \"lần\"; at_most = {value}; kind = \"flow\""
        )
    };
    let entry = [(
        "2022-11-01",
        "measured = [{ metric = \"Tỷ lệ\", value = 100 }, { metric = \"số lần\", value = 2 }]",
    )];
    target(&more(1), &entry, "2022-11-15", Some(TargetStatus::Missed));
    target(&more(2), &entry, "2022-11-15", Some(TargetStatus::Met));
    let one = [("2022-11-01", "#100 }]")];
    target(&more(2), &one, "2022-11-15", Some(TargetStatus::Open));
}

#[test]
fn parts_reach_their_targets_each() {
    let body = format!(
        "{}[[item.target]]\nmetric = \"Tỷ lệ\"\nunit = \"%\"\nat_least = 100\n",
        ITEM.replace("[\"a\"]", "[\"g\"]")
    );
    let measured = |by: &str, scope: &str, value: u8| {
        said(
            by,
            &[(
                "entry",
                "2022-11-01",
                &format!("{scope}{SHOWN}; measured = [{{ metric = \"Tỷ lệ\", value = {value} }}]"),
            )],
        )
    };
    let status = |files: &[&str]| look(&body, files, "2022-11-15", |it| it.target_status);
    let (a, b) = (measured("a", "", 100), measured("b", "", 61));
    assert_eq!(status(&[&a]), Some(TargetStatus::Open));
    assert_eq!(status(&[&a, &b]), Some(TargetStatus::Missed));
    // What who adds up measured is the whole's.
    assert_eq!(status(&[&a, &b, &measured("f", "whole = true; ", 100)]), Some(TargetStatus::Met));
    let open = body.replace("[\"g\"]", "[\"o\"]");
    assert_eq!(look(&open, &[&a, &b], "2022-11-15", |it| it.target_status), Some(TargetStatus::Open));
}

#[test]
fn at_most_nothing_is_rated_as_nothing() {
    let rated = |bound: &str| {
        let target =
            format!("[[item.target]]\nmetric = \"Số hồ sơ tồn đọng\"\n{bound} = 0\nunit = \"hồ sơ\"\n");
        let file = said(
            "a",
            &[(
                "entry",
                "2022-11-01",
                "percent = 90; measured = [{ metric = \"Số hồ sơ tồn đọng\", value = 12 }]",
            )],
        );
        look(&format!("{ITEM}{target}"), &[&file], "2022-12-01", |it| {
            (small::told(it.standing, &it.reasons), it.target_status)
        })
    };
    assert_eq!(rated("at_most"), rated("equals"));
    assert_eq!(rated("at_most").0, "on_track: on_schedule");
}

#[test]
fn suspended_items_are_in_the_total_and_in_neither_rate() {
    let items: String = (1..=4).map(|at| ITEM.replace("I.1", &format!("I.{at}"))).collect();
    let own =
        said("a", &[("entry", "2022-11-01", SHOWN), ("entry", "2022-11-01", "item = \"I.2\"; percent = 70")]);
    let stops = said(
        "f",
        &[
            ("entry", "2023-01-10", "item = \"I.3\"; state = \"suspended\"; decision = \"15/QĐ-UBND\""),
            ("entry", "2022-11-01", "item = \"I.4\"; state = \"dropped\"; decision = \"16/QĐ-UBND\""),
        ],
    );
    let plan = plan(&items, &[&own, &stops]);
    let tally = Survey::new(&plan, day("2023-01-20")).tally();
    assert_eq!((tally.total, tally.suspended, tally.pending_in_time), (4, 1, 0));
    assert_eq!((tally.completed_on_time, tally.pending_overdue), (1, 1));
    let rates = [tally.rate_of_due(), tally.rate_of_all()].map(|rate| rate.unwrap().percent());
    assert_eq!(format!("{rates:?}"), "[50.0, 50.0]");
    // Before it was put off it was overdue.
    assert_eq!(Survey::new(&plan, day("2023-01-09")).tally().pending_overdue, 2);
}

#[test]
fn rates_are_over_items_as_printed_and_over_distinct_ones() {
    let twice = format!(
        "{}{}{}",
        ITEM,
        ITEM.replace("\"I.1\"", "\"I.2\"\nsame_as = \"I.1\""),
        ITEM.replace("I.1", "I.3")
    );
    let plan = plan(&twice, &[&said("a", &[("entry", "2022-11-01", SHOWN)])]);
    let survey = Survey::new(&plan, day("2023-01-20"));
    let rate = |tally: cchc::assess::Tally| tally.rate_of_all().unwrap().percent();
    assert_eq!((rate(survey.tally()), rate(survey.distinct_tally())), (66.66, 50.0));
    assert_eq!(survey.distinct_tally().total, survey.distinct);
}

#[test]
fn nobody_who_was_not_yet_asked_is_counted_as_late() {
    let plan = small::plan_of(HEAD, ITEM, &[]);
    let tally = Survey::new(&plan, day("2022-09-10")).tally();
    assert_eq!((tally.count(cchc::assess::Standing::NotReported), tally.pending_in_time), (1, 1));
}
