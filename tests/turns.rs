//! Work that is due more than once: where each round stands, and what the item shows of them.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up should stop")]

mod small;

use cchc::assess::Assessment;
use small::{ITEM, REPORTING, case, look, said, said_for, told};

const SHOWN: &str = "state = \"done\"; evidence = [{ number = \"12/BC\" }]";

/// The item, due every month from September on, on the last day.
fn monthly() -> String {
    ITEM.replace("text = \"d\", date = 2022-12-31", "text = \"Hằng tháng\"")
}

/// The item with milestones.
fn milestones() -> String {
    format!(
        "{ITEM}[[item.round]]\nid = \"de-an\"\ndue = 2022-10-15\n[[item.round]]\nid = \"trinh\"\ndue = 2022-12-31\n"
    )
}

/// Each round: `2022-09 completed_on_time, 2022-10 overdue`.
fn rounds(item: &Assessment<'_>) -> String {
    let rounds = item.rounds.iter().map(|it| format!("{} {}", it.id, it.standing.as_str()));
    rounds.collect::<Vec<_>>().join(", ")
}

fn seen(item: &Assessment<'_>) -> (String, Option<String>) {
    (told(item.standing, &item.reasons), item.due.map(|due| due.to_string()))
}

#[track_caller]
fn shows(body: &str, files: &[&str], as_of: &str, expected: &str, due: &str) {
    assert_eq!(look(body, files, as_of, seen), (expected.to_owned(), Some(due.to_owned())), "as of {as_of}");
}

#[test]
fn a_round_that_is_done_does_not_finish_those_to_come() {
    // September done in time; nothing about October, whose day is past.
    let done = said("a", &[("entry", "2022-09-30", SHOWN)]);
    shows(&monthly(), &[&done], "2022-09-30", "not_reported: no_report_due", "2022-10-31");
    shows(&monthly(), &[&done], "2022-10-16", "not_reported: no_report_due", "2022-10-31");
    shows(&monthly(), &[&done], "2022-10-17", "at_risk_high: no_progress_after_half", "2022-10-31");
    shows(&monthly(), &[&done], "2022-11-20", "overdue: deadline_passed", "2022-10-31");
    assert_eq!(
        look(&monthly(), &[&done], "2022-11-20", rounds),
        "2022-09 completed_on_time, 2022-10 overdue, 2022-11 at_risk_high, 2022-12 not_reported"
    );
}

#[test]
fn an_entry_speaks_of_the_round_of_its_day_unless_it_names_one() {
    let late = said("a", &[("entry", "2022-10-05", &format!("round = \"2022-09\"; {SHOWN}"))]);
    assert_eq!(
        look(&monthly(), &[&late], "2022-10-05", rounds),
        "2022-09 completed_late, 2022-10 not_reported, 2022-11 not_reported, 2022-12 not_reported"
    );
    let unnamed = said("a", &[("entry", "2022-10-05", SHOWN)]);
    assert_eq!(
        look(&monthly(), &[&unnamed], "2022-10-05", rounds),
        "2022-09 overdue, 2022-10 completed_on_time, 2022-11 not_reported, 2022-12 not_reported"
    );
    shows(&monthly(), &[&unnamed], "2022-10-05", "overdue: deadline_passed", "2022-09-30");
    // A percentage is of its round, and what the next one shows begins anew.
    let part = said("a", &[("entry", "2022-09-20", "percent = 90")]);
    let percent = |as_of| look(&monthly(), &[&part], as_of, |it| it.percent);
    assert_eq!((percent("2022-09-25"), percent("2022-10-05")), (Some(90.0), Some(90.0)));
    let both = said("a", &[("entry", "2022-09-20", "percent = 90"), ("entry", "2022-09-30", SHOWN)]);
    assert_eq!(look(&monthly(), &[&both], "2022-10-05", |it| it.percent), None);
}

#[test]
fn it_is_completed_when_every_round_is_and_late_if_one_was() {
    let on = |day: &str, round: &str| (day.to_owned(), format!("round = \"{round}\"; {SHOWN}"));
    let said_of = |october: &str| {
        let entries = [
            on("2022-09-30", "2022-09"),
            on(october, "2022-10"),
            on("2022-11-30", "2022-11"),
            on("2022-12-30", "2022-12"),
        ];
        let entries: Vec<(&str, &str, &str)> =
            entries.iter().map(|(day, keys)| ("entry", day.as_str(), keys.as_str())).collect();
        said("a", &entries)
    };
    let (in_time, late) = (said_of("2022-10-31"), said_of("2022-11-02"));
    shows(&monthly(), &[&in_time], "2022-12-29", "at_risk_high: no_progress_after_half", "2022-12-31");
    shows(&monthly(), &[&in_time], "2022-12-30", "completed_on_time: done_on_time", "2022-12-31");
    shows(&monthly(), &[&late], "2022-12-30", "completed_late: done_late", "2022-10-31");
    assert_eq!(look(&monthly(), &[&late], "2022-12-30", |it| it.days_left), None);
    // One that awaits confirmation does not hide the next that is not done.
    let unproven = said("a", &[("entry", "2022-09-30", "state = \"done\"")]);
    shows(&monthly(), &[&unproven], "2022-10-05", "not_reported: no_report_due", "2022-10-31");
}

#[test]
fn a_round_may_be_given_up_by_decision() {
    let stop = |keys: &str| said("f", &[("entry", "2022-10-20", keys)]);
    let done = said("a", &[("entry", "2022-09-30", SHOWN)]);
    let october = stop("round = \"2022-10\"; state = \"dropped\"; decision = \"7/QĐ\"");
    assert_eq!(
        look(&monthly(), &[&done, &october], "2022-11-10", rounds),
        "2022-09 completed_on_time, 2022-10 dropped, 2022-11 not_reported, 2022-12 not_reported"
    );
    shows(&monthly(), &[&done, &october], "2022-11-10", "not_reported: no_report_due", "2022-11-30");
    // A decision that names no round is for what is left of the item; what is done stays done.
    let all = stop("state = \"suspended\"; decision = \"7/QĐ\"");
    case(&monthly(), &[&done, &all], "2022-11-10", "suspended: suspended");
    assert_eq!(
        look(&monthly(), &[&done, &all], "2022-11-10", rounds),
        "2022-09 completed_on_time, 2022-10 suspended, 2022-11 suspended, 2022-12 suspended"
    );
}

#[test]
fn confirmations_are_of_the_round_they_name_or_of_all_that_were_done() {
    let done = said(
        "a",
        &[("entry", "2022-09-30", "state = \"done\""), ("entry", "2022-10-31", "state = \"done\"")],
    );
    let confirm = |keys: &str| said("f", &[("confirmation", "2022-11-05", &format!("by = \"N\"{keys}"))]);
    let told = |keys: &str| look(&monthly(), &[&done, &confirm(keys)], "2022-11-10", rounds);
    assert!(told("").starts_with("2022-09 completed_on_time, 2022-10 completed_on_time, "));
    assert!(
        told("; round = \"2022-10\"")
            .starts_with("2022-09 awaiting_confirmation, 2022-10 completed_on_time, ")
    );
}

#[test]
fn milestones_are_rounds_with_names() {
    let body = milestones();
    // The first runs from the start, the second from the day after the first was due.
    let first = said("a", &[("entry", "2022-09-20", "percent = 50")]);
    let pace = |files: &[&str], as_of: &str| {
        look(&body, files, as_of, |it| it.pace.map(|pace| (pace.gone, pace.duration)))
    };
    assert_eq!(pace(&[&first], "2022-09-23"), Some((22, 44)));
    let done = said("a", &[("entry", "2022-10-14", SHOWN)]);
    shows(&body, &[&done], "2022-10-20", "not_reported: no_report_due", "2022-12-31");
    let second = said("a", &[("entry", "2022-10-14", SHOWN), ("entry", "2022-10-20", "percent = 10")]);
    assert_eq!(pace(&[&second], "2022-10-26"), Some((10, 76)));
    assert_eq!(look(&body, &[&second], "2022-10-26", rounds), "de-an completed_on_time, trinh on_track");
    shows(&body, &[&first], "2022-10-16", "overdue: deadline_passed", "2022-10-15");
}

#[test]
fn a_target_may_hang_on_a_round() {
    let body = format!(
        "{}[[item.target]]\nmetric = \"m\"\nat_least = 60\nunit = \"%\"\nround = \"de-an\"\n",
        milestones()
    );
    let measured =
        said("a", &[("entry", "2022-10-01", "percent = 90; measured = [{ metric = \"m\", value = 50 }]")]);
    let status = |as_of| look(&body, &[&measured], as_of, |it| it.target_status.unwrap().as_str());
    assert_eq!((status("2022-10-15"), status("2022-10-16")), ("open", "missed"));
}

#[test]
fn several_leads_answer_round_by_round() {
    let body = monthly().replace("[\"a\"]", "[\"a\", \"b\"]");
    let (a, b) = (said("a", &[("entry", "2022-09-30", SHOWN)]), said("b", &[("entry", "2022-09-29", SHOWN)]));
    shows(&body, &[&a], "2022-10-05", "overdue: deadline_passed", "2022-09-30");
    look(&body, &[&a], "2022-10-05", |it| {
        let coverage = it.coverage.unwrap();
        assert_eq!((coverage.named, coverage.reported, coverage.done), (2, 1, 1));
        assert_eq!(it.parts[0].standing.as_str(), "completed_on_time");
    });
    shows(&body, &[&a, &b], "2022-10-05", "not_reported: no_report_due", "2022-10-31");
}

#[test]
fn reports_of_a_rounds_own_time_tell_of_it() {
    let body = format!("{REPORTING}{}", monthly());
    let done = said("a", &[("entry", "2022-09-14", SHOWN)]);
    // The third quarter closed before October began, and the year's report is due on 20 December.
    shows(&body, &[&done], "2022-10-10", "not_reported: no_report_due", "2022-10-31");
    let until_november =
        said_for("a", "2022-year", "", &[("entry", "2022-10-31", SHOWN), ("entry", "2022-11-30", SHOWN)]);
    shows(&body, &[&done, &until_november], "2022-12-10", "not_reported: no_report_due", "2022-12-31");
    shows(
        &body,
        &[&done, &until_november],
        "2022-12-21",
        "at_risk_high: no_progress_after_half, report_missing",
        "2022-12-31",
    );
}

#[test]
fn rounds_beat_the_rules_of_continuous_work() {
    let body = ITEM.replace(
        "text = \"d\", date = 2022-12-31",
        "text = \"Thường xuyên\", continuous = true, every = \"quarter\"",
    );
    let idle = said("a", &[("entry", "2022-09-20", "state = \"in-progress\"; percent = 0")]);
    shows(&body, &[&idle], "2022-09-30", "at_risk_high: no_progress_after_half", "2022-09-30");
    shows(&body, &[&idle], "2022-10-01", "overdue: deadline_passed", "2022-09-30");
}

#[test]
fn days_off_move_the_days_of_rounds() {
    // 30 October 2022 is a Sunday.
    let days = "[days_off]\ndays = [2022-10-31]\nroll = true\n";
    let body = format!("{days}{}", monthly().replace("Hằng tháng", "Ngày 30 hằng tháng"));
    let due = look(&body, &[], "2022-10-15", |it| it.rounds[1].due.to_string());
    assert_eq!(due, "2022-11-01");
}

#[test]
fn what_is_printed_twice_shares_its_rounds() {
    let twice = format!("{}{}", monthly().replace("\"I.1\"", "\"I.2\"\nsame_as = \"I.1\""), monthly());
    let done = said("a", &[("entry", "2022-09-30", SHOWN)]);
    let plan = small::plan(&twice, &[&done]);
    let survey = cchc::assess::Survey::new(&plan, small::day("2022-10-05"));
    assert_eq!(rounds(&survey.items[0]), rounds(&survey.items[1]));
    assert!(rounds(&survey.items[0]).starts_with("2022-09 completed_on_time, "));
}
