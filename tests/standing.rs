//! Standings at their boundaries, and what must hold of any plan and ledger.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up should stop")]

mod small;

use std::fmt::Write as _;

use cchc::assess::{Standing, Survey, Tally};
use proptest::prelude::*;
use small::{HEAD, ITEM, REPORTING, case, day, look, plan, plan_of, said, said_for, told};

/// A ledger of the agency `a` with these entries, each a line of `key = value` pairs after its day.
fn ledger(entries: &[(&str, &str)]) -> String {
    let mut text = String::from("[report]\nagency = \"a\"\nperiod = \"2022-Q3\"\nsubmitted = 2022-09-10\n");
    for (on, rest) in entries {
        let rest = rest.replace("; ", "\n");
        writeln!(text, "[[entry]]\nitem = \"I.1\"\non = {on}\n{rest}").unwrap();
    }
    text
}

#[track_caller]
fn entries(as_of: &str, entries: &[(&str, &str)], expected: &str) {
    case(ITEM, &[&ledger(entries)], as_of, expected);
}

#[test]
fn the_due_day_itself_is_in_time() {
    case(ITEM, &[], "2022-12-31", "at_risk_high: no_progress_after_half");
    case(ITEM, &[], "2023-01-01", "overdue: deadline_passed");
    let plan = plan(ITEM, &[]);
    let left = |as_of| Survey::new(&plan, day(as_of)).items[0].days_left;
    assert_eq!((left("2022-12-31"), left("2023-01-01")), (Some(0), Some(-1)));
}

#[test]
fn nobody_is_at_risk_before_anything_was_asked() {
    // No report is asked for at all: until half of the time is gone.
    case(ITEM, &[], "2022-08-01", "not_reported: no_report_due");
    case(ITEM, &[], "2022-09-01", "not_reported: no_report_due");
    case(ITEM, &[], "2022-10-31", "not_reported: no_report_due");
    case(ITEM, &[], "2022-11-01", "at_risk_high: no_progress_after_half");
    // Until the first report's own last day is past.
    let asked = format!("{REPORTING}{ITEM}");
    case(&asked, &[], "2022-09-20", "not_reported: no_report_due");
    case(&asked, &[], "2022-09-21", "at_risk: no_progress, report_missing");
    case(&asked, &[], "2022-11-01", "at_risk_high: no_progress_after_half, report_missing");
    // A report that says nothing of the item answers, and what is not said is nothing done.
    case(&asked, &[&said("a", &[])], "2022-09-21", "at_risk: no_progress");
    // A report that closed before the item began asks nothing of it.
    let later = asked.replace("lead", "start = 2022-09-15\nlead");
    case(&later, &[], "2022-09-21", "not_reported: no_report_due");
    // Of whom no report is asked, none is due.
    case(&asked.replace("[\"a\"]\n", "[\"c\"]\n"), &[], "2022-09-21", "not_reported: no_report_due");
}

#[test]
fn honesty_costs_nothing_before_anything_was_asked() {
    let target = "[[item.target]]\nmetric = \"m\"\nat_least = 100\nunit = \"%\"\nbaseline = { value = 50 }\n";
    let asked = format!("{REPORTING}{ITEM}{target}");
    let at = |keys: &str| said_for("a", "2022-year", "", &[("entry", "2022-09-10", keys)]);
    for keys in [
        "percent = 0",
        "state = \"not-started\"",
        "percent = 1",
        "measured = [{ metric = \"m\", value = 1 }]",
    ] {
        case(&asked, &[&at(keys)], "2022-09-20", "on_track: on_schedule");
    }
    case(&asked, &[&at("note = \"n\"")], "2022-09-20", "not_reported: no_report_due");
    case(&asked, &[&at("percent = 1")], "2022-09-21", "at_risk: behind_schedule, report_missing");
    let measured = at("measured = [{ metric = \"m\", value = 51 }]");
    case(&asked, &[&measured], "2022-09-21", "at_risk: no_progress, behind_target, report_missing");
    // What is blocked is so at once, and what cannot be taken back.
    case(&asked, &[&at("state = \"blocked\"")], "2022-09-20", "at_risk_high: blocked");
    let flow =
        format!("{REPORTING}{ITEM}{}kind = \"flow\"\n", target.replace("at_least = 100", "at_most = 0"));
    case(&flow, &[&measured], "2022-09-20", "at_risk_high: target_out_of_reach");
}

#[test]
fn until_a_report_was_due_figures_are_asked_for_not_urged() {
    let asked = format!("{REPORTING}{ITEM}");
    let was_asked = |body: &str, as_of: &str| look(body, &[], as_of, |it| it.was_asked);
    assert_eq!([was_asked(&asked, "2022-09-20"), was_asked(&asked, "2022-09-21")], [false, true]);
    // Past half of the time, and nobody had to say anything.
    assert!(!was_asked(ITEM, "2022-12-01"));
}

#[test]
fn a_report_that_covers_earlier_periods_stands_for_them() {
    let head = HEAD.replace("2022-09-01", "2022-01-05");
    let body = format!("{REPORTING}{ITEM}");
    let told_on = |files: &[&str], as_of: &str| {
        let plan = plan_of(&head, &body, files);
        let item = &Survey::new(&plan, day(as_of)).items[0];
        told(item.standing, &item.reasons)
    };
    let half = said_for("a", "2022-H1", "2022-06-14", &[("entry", "2022-06-14", "percent = 45")]);
    let third = said_for("a", "2022-Q3", "2022-09-14", &[("entry", "2022-09-14", "percent = 72")]);
    let year = said_for("a", "2022-year", "2022-12-10", &[("entry", "2022-12-10", "percent = 97")]);
    // The first quarter's report is missing until the half year's, which covers it, is handed in.
    assert_eq!(told_on(&[&half], "2022-06-13"), "at_risk: no_progress, report_missing");
    assert_eq!(told_on(&[&half], "2022-06-14"), "on_track: on_schedule");
    assert_eq!(told_on(&[&half, &third, &year], "2022-10-01"), "on_track: on_schedule");
    // The third quarter is a period of its own: it covers nothing.
    assert_eq!(told_on(&[&third], "2022-10-01"), "at_risk: report_missing, report_missing");
    assert_eq!(told_on(&[&third, &year], "2022-12-10"), "on_track: on_schedule");
}

#[test]
fn pace_is_compared_with_the_thresholds() {
    // Day 75 of 121: on schedule at 62 %, SPI(t) 0,9 at 55,78 %, thirty days of slip at 49,67 %.
    let at = |percent: &str, expected| {
        entries(
            "2022-11-15",
            &[("2022-11-10", &format!("state = \"in-progress\"; percent = {percent}"))],
            expected,
        );
    };
    at("100", "on_track: on_schedule");
    at("62", "on_track: on_schedule");
    at("55.79", "on_track: on_schedule");
    at("55.78", "at_risk: behind_schedule");
    at("50", "at_risk: behind_schedule");
    at("49.6", "at_risk_high: forecast_slips, behind_schedule");
    at("1", "at_risk_high: forecast_slips, behind_schedule");
    at("0", "at_risk_high: no_progress_after_half");
}

#[test]
fn before_half_of_the_time_a_forecast_is_no_high_risk() {
    let low = said("a", &[("entry", "2022-09-10", "percent = 1")]);
    let asked = format!("{REPORTING}{ITEM}");
    case(&asked, &[&low], "2022-10-31", "at_risk: behind_schedule");
    case(&asked, &[&low], "2022-11-01", "at_risk_high: forecast_slips, behind_schedule");
}

#[test]
fn due_soon_is_a_mark_and_no_risk() {
    let marks = |body: &str, keys: &str, as_of: &str| {
        let file = said("a", &[("entry", "2022-11-10", keys)]);
        look(body, &[&file], as_of, |it| {
            (it.standing.as_str(), it.marks.iter().map(|mark| mark.as_str()).collect::<Vec<_>>())
        })
    };
    let ahead = "state = \"in-progress\"; percent = 99";
    assert_eq!(marks(ITEM, ahead, "2022-12-15"), ("on_track", vec![]));
    assert_eq!(marks(ITEM, ahead, "2022-12-16"), ("on_track", vec!["due_soon"]));
    assert_eq!(marks(ITEM, ahead, "2022-12-31"), ("on_track", vec!["due_soon"]));
    assert_eq!(marks(ITEM, ahead, "2023-01-01"), ("overdue", vec![]));
    assert_eq!(marks(ITEM, "state = \"blocked\"", "2022-12-16"), ("at_risk_high", vec!["due_soon"]));
    assert_eq!(marks(ITEM, "state = \"done\"", "2022-12-16"), ("awaiting_confirmation", vec![]));
    let goes_on = ITEM.replace("date = 2022-12-31", "continuous = true");
    assert_eq!(marks(&goes_on, ahead, "2022-12-31"), ("on_track", vec![]));
}

#[test]
fn nothing_is_left_of_the_time_of_what_is_closed() {
    let left = |keys: &str| {
        let file = said("a", &[("entry", "2022-11-10", keys)]);
        look(ITEM, &[&file], "2022-12-01", |it| (it.due.is_some(), it.days_left))
    };
    assert_eq!(left("percent = 50"), (true, Some(30)));
    assert_eq!(left("state = \"done\""), (true, Some(30)));
    assert_eq!(left("state = \"done\"; evidence = [{ number = \"1\" }]"), (true, None));
}

#[test]
fn done_needs_evidence() {
    let done = ("2022-12-31", "state = \"done\"");
    let late = ("2023-01-02", "state = \"done\"; evidence = [{ number = \"1/BC\" }]");
    let shown = ("2022-12-31", "state = \"done\"; evidence = [{ number = \"1/BC\" }]");
    entries("2022-12-31", &[shown], "completed_on_time: done_on_time");
    entries("2023-02-01", &[shown], "completed_on_time: done_on_time");
    entries("2022-12-31", &[done], "awaiting_confirmation: no_evidence");
    entries("2023-02-01", &[done], "awaiting_confirmation: no_evidence");
    entries("2023-01-01", &[late], "overdue: deadline_passed");
    entries("2023-01-02", &[late], "completed_late: done_late");
    // Evidence that comes later confirms work that was done in time.
    entries("2023-01-02", &[done, late], "completed_on_time: done_on_time");
}

#[test]
fn the_last_entry_up_to_the_day_counts() {
    let history = [
        ("2022-10-01", "state = \"blocked\""),
        ("2022-10-20", "state = \"in-progress\"; percent = 80"),
        ("2022-12-01", "state = \"blocked\"; percent = 81"),
    ];
    entries("2022-09-30", &history, "not_reported: no_report_due");
    entries("2022-10-19", &history, "at_risk_high: blocked");
    entries("2022-10-20", &history, "on_track: on_schedule");
    entries("2022-12-01", &history, "at_risk_high: blocked");
}

#[test]
fn of_one_day_s_entries_the_last_one_counts() {
    let twice = [
        ("2022-11-10", "state = \"in-progress\"; percent = 1"),
        ("2022-11-10", "state = \"in-progress\"; percent = 80"),
    ];
    entries("2022-11-15", &twice, "on_track: on_schedule");
}

#[test]
fn deadlines_come_to_a_day_or_to_none() {
    let with = |deadline: &str, as_of: &str, expected: &str| {
        case(&ITEM.replace("date = 2022-12-31", deadline), &[], as_of, expected);
    };
    with("continuous = true", "2023-01-01", "overdue: deadline_passed");
    with("continuous = true, trigger = \"plan\"", "2022-12-31", "not_reported: no_report_due");
    with("continuous = true, date = 2022-10-01", "2022-10-02", "overdue: deadline_passed");
    with("date = 2022-12-31, every = \"year\"", "2023-01-01", "overdue: deadline_passed");
    with("trigger = \"event\"", "2030-01-01", "not_triggered: nothing_sets_day");
    with("trigger = \"rule\"", "2022-10-01", "not_triggered: nothing_sets_day");
    with("condition = \"nếu có\"", "2022-10-01", "unknown: no_day");
}

#[test]
fn a_leap_day_is_a_day() {
    let body = ITEM.replace("2022-12-31", "2024-02-29");
    case(&body, &[], "2024-02-29", "at_risk_high: no_progress_after_half");
    case(&body, &[], "2024-03-01", "overdue: deadline_passed");
}

#[test]
fn an_item_starts_when_it_says() {
    let body = ITEM.replace("lead", "start = 2022-12-01\nlead");
    let entry = said("a", &[("entry", "2022-09-10", "percent = 10")]);
    case(&body, &[&entry], "2022-12-01", "on_track: not_begun");
    case(&body, &[&entry], "2022-12-02", "on_track: on_schedule");
    // Half of thirty days.
    case(&body, &[], "2022-12-16", "not_reported: no_report_due");
    case(&body, &[], "2022-12-17", "at_risk_high: no_progress_after_half");
}

#[test]
fn without_a_lead_nothing_is_on_track() {
    let body = ITEM.replace("lead = [\"a\"]\n", "");
    case(&body, &[], "2022-09-01", "unknown: no_lead");
    case(&body, &[], "2022-12-01", "unknown: no_lead");
    case(&body, &[], "2023-01-01", "overdue: deadline_passed");
    // Who adds up may still tell of it.
    let blocked = said("f", &[("entry", "2022-11-01", "whole = true; state = \"blocked\"")]);
    case(&body, &[&blocked], "2022-12-01", "at_risk_high: blocked, no_progress_after_half");
}

#[test]
fn what_is_printed_twice_is_reported_once() {
    let body = format!(
        "{}{}",
        ITEM.replace("\"I.1\"", "\"I.2\"\nsame_as = \"I.1\""),
        ITEM.replace("\"n\"", "\"m\"")
    );
    let done = ledger(&[("2022-11-01", "state = \"done\"; evidence = [{ number = \"1\" }]")]);
    case(&body, &[&done], "2022-12-01", "completed_on_time: done_on_time");
    let plan = plan(&body, &[&done]);
    let survey = Survey::new(&plan, day("2022-12-01"));
    assert_eq!((survey.tally().completed_on_time, survey.distinct), (2, 1));
}

#[test]
fn a_report_is_missing_once_its_day_has_passed() {
    let body = format!("{REPORTING}{ITEM}");
    let year = "[report]\nagency = \"a\"\nperiod = \"2022-year\"\nsubmitted = 2022-12-01\n\
                [[entry]]\nitem = \"I.1\"\non = 2022-09-02\nstate = \"in-progress\"\npercent = 99\n";
    case(&body, &[year], "2022-09-20", "on_track: on_schedule");
    case(&body, &[year], "2022-09-21", "at_risk: report_missing");
    let third = ledger(&[]);
    case(&body, &[year, &third], "2022-09-21", "on_track: on_schedule");
    // A period that closed before the plan began asks for nothing.
    let later = HEAD.replace("2022-09-01", "2022-09-15");
    let plan = plan_of(&later, &body, &[]);
    let rounds = &Survey::new(&plan, day("2022-10-01")).rounds;
    assert_eq!(rounds.iter().map(|round| round.period.to_string()).collect::<Vec<_>>(), ["2022-year"]);
}

#[test]
fn a_group_that_leads_is_behind_while_any_member_is() {
    let body = format!("{REPORTING}{}", ITEM.replace("[\"a\"]", "[\"g\"]"));
    let own = ledger(&[("2022-09-05", "state = \"in-progress\"; percent = 99")]);
    case(&body, &[&own], "2022-09-21", "at_risk: no_progress, report_missing");
    let silent = said("b", &[]);
    case(&body, &[&own, &silent], "2022-09-21", "at_risk: no_progress");
    let other = said("b", &[("entry", "2022-09-12", "percent = 20")]);
    case(&body, &[&own, &other], "2022-09-21", "on_track: on_schedule");
}

#[test]
fn cases_set_the_day_of_what_events_set_off() {
    let body = ITEM.replace("date = 2022-12-31", "trigger = \"event\"");
    let occurrence = |rest: &str| {
        format!("{}[[occurrence]]\nitem = \"I.1\"\non = 2022-10-03\ndue = 2022-10-10\n{rest}", ledger(&[]))
    };
    case(&body, &[&occurrence("")], "2022-10-02", "not_triggered: nothing_sets_day");
    case(&body, &[&occurrence("")], "2022-10-03", "not_reported: no_report_due");
    case(&body, &[&occurrence("")], "2022-10-10", "at_risk_high: no_progress_after_half");
    case(&body, &[&occurrence("")], "2022-10-11", "overdue: occurrence_overdue");
    case(&body, &[&occurrence("done = 2022-10-10")], "2022-10-11", "completed_on_time: occurrences_handled");
    case(&body, &[&occurrence("done = 2022-10-11")], "2022-10-11", "completed_late: occurrences_handled");
}

#[test]
fn a_case_after_done_opens_the_item_again() {
    let event = ITEM.replace("date = 2022-12-31", "trigger = \"event\"");
    let dated = |on: &str, due: &str| format!("[[occurrence]]\nitem = \"I.1\"\non = {on}\ndue = {due}\n");
    let shown = |on| ledger(&[(on, "state = \"done\"; evidence = [{ number = \"1\" }]")]);
    let late = shown("2022-10-20") + &dated("2022-10-03", "2022-10-10");
    case(&event, &[&late], "2022-11-15", "completed_late: done_late");
    let before = shown("2022-10-01") + &dated("2022-10-03", "2022-10-10");
    case(&event, &[&before], "2022-10-02", "completed_on_time: done_on_time");
    case(&event, &[&before], "2022-11-15", "overdue: occurrence_overdue");
    let own = shown("2022-11-01") + &dated("2022-11-05", "2022-11-10");
    case(ITEM, &[&own], "2022-11-15", "overdue: occurrence_overdue");
    case(ITEM, &[&shown("2022-11-01")], "2023-02-01", "completed_on_time: done_on_time");
}

#[test]
fn a_case_due_with_the_item_does_not_restart_its_clock() {
    let same = ledger(&[]) + "[[occurrence]]\nitem = \"I.1\"\non = 2022-12-01\ndue = 2022-12-31\n";
    case(ITEM, &[&same], "2022-12-05", "at_risk_high: no_progress_after_half");
}

#[test]
fn measured_values_are_held_against_their_targets() {
    let target = "[[item.target]]\nmetric = \"Số lần\"\nequals = 0\nunit = \"lần\"\nkind = \"flow\"\n";
    let body = format!("{ITEM}{target}");
    let measured = |value: &str| {
        let entry = format!(
            "state = \"in-progress\"; percent = 99; measured = [{{ metric = \"số lần\", value = {value} }}]"
        );
        ledger(&[("2022-10-01", &entry)])
    };
    case(&body, &[&measured("0")], "2022-10-05", "on_track: on_schedule");
    case(&body, &[&measured("1")], "2022-10-05", "at_risk_high: target_out_of_reach");
    // What can be made good is not past saving.
    let stock = body.replace("kind = \"flow\"\n", "");
    case(&stock, &[&measured("1")], "2022-10-05", "on_track: on_schedule");
}

#[test]
fn thresholds_are_data_of_the_plan() {
    let settings = "[risk]\ndue_soon_days = 0\nslip_days = 1000\nspi = 0.1\n";
    let body = format!("{settings}{ITEM}");
    let low = ledger(&[("2022-11-10", "state = \"in-progress\"; percent = 30")]);
    case(&body, &[&low], "2022-12-31", "on_track: on_schedule");
    let soon = |as_of| look(&body, &[&low], as_of, |it| it.marks.len());
    assert_eq!((soon("2022-12-30"), soon("2022-12-31")), (0, 1));
}

#[test]
fn awaiting_confirmation_past_its_day_counts_as_overdue_in_the_two_by_two() {
    let done = ledger(&[("2022-12-01", "state = \"done\"")]);
    let plan = plan(ITEM, &[&done]);
    let tally = |as_of| Survey::new(&plan, day(as_of)).tally();
    assert_eq!(tally("2022-12-31").pending_in_time, 1);
    assert_eq!(tally("2023-01-01").pending_overdue, 1);
}

#[test]
fn work_that_goes_on_all_the_time_has_no_line_to_fall_behind() {
    let body = format!("{REPORTING}{}", ITEM.replace("date = 2022-12-31", "continuous = true"));
    case(&body, &[], "2022-09-20", "not_reported: no_report_due");
    case(&body, &[], "2022-09-21", "at_risk: report_missing");
    let third = said("a", &[]);
    case(&body, &[&third], "2022-09-21", "on_track: ongoing");
    let low = said("a", &[("entry", "2022-09-10", "percent = 1")]);
    case(&body, &[&low], "2022-12-20", "on_track: ongoing");
    assert_eq!(look(&body, &[&low], "2022-12-20", |it| (it.percent, it.pace)), (Some(1.0), None));
    // Only the last period whose day is past counts.
    case(&body, &[&low], "2022-12-21", "at_risk: report_missing");
    let year = said_for("a", "2022-year", "2022-12-15", &[]);
    case(&body, &[&year], "2022-12-20", "on_track: ongoing");
    let blocked = said("a", &[("entry", "2022-09-10", "state = \"blocked\"")]);
    case(&body, &[&blocked], "2022-12-20", "at_risk_high: blocked");
    let target = "[[item.target]]\nmetric = \"m\"\nat_least = 100\nunit = \"%\"\nbaseline = { value = 50 }\n";
    let behind = said("a", &[("entry", "2022-09-10", "measured = [{ metric = \"m\", value = 51 }]")]);
    case(&format!("{body}{target}"), &[&behind], "2022-12-20", "at_risk: behind_target");
    // Without reports that could be asked for it stays as it is.
    let unasked = ITEM.replace("date = 2022-12-31", "continuous = true");
    case(&unasked, &[], "2022-12-31", "not_reported: no_report_due");
    case(&unasked, &[&low], "2022-12-31", "on_track: ongoing");
}

#[test]
fn work_that_goes_on_all_the_time_is_done_at_its_end() {
    let body = format!("{REPORTING}{}", ITEM.replace("date = 2022-12-31", "continuous = true"));
    let shown = "state = \"done\"; evidence = [{ number = \"1\" }]";
    let year = |keys| said_for("a", "2022-year", "2022-12-12", &[("entry", "2022-12-10", keys)]);
    case(&body, &[&year(shown)], "2022-12-30", "on_track: ongoing");
    case(&body, &[&year(shown)], "2022-12-31", "completed_on_time: done_on_time");
    case(&body, &[&year(shown)], "2023-02-01", "completed_on_time: done_on_time");
    case(&body, &[&year("state = \"done\"")], "2023-02-01", "awaiting_confirmation: no_evidence");
    case(&body, &[&year("percent = 100")], "2022-12-31", "on_track: ongoing");
    case(&body, &[&year("percent = 100")], "2023-01-01", "overdue: deadline_passed");
    // What was said of an earlier period is not said of the last; said again, it is.
    let third = said("a", &[("entry", "2022-09-10", shown)]);
    case(&body, &[&third], "2023-01-01", "overdue: deadline_passed");
    case(&body, &[&third, &year("state = \"done\"")], "2023-01-01", "completed_on_time: done_on_time");
    // In the report of the last period, whatever day it names.
    let named = said_for("a", "2022-year", "2022-12-12", &[("entry", "2022-09-10", shown)]);
    case(&body, &[&named], "2023-01-01", "completed_on_time: done_on_time");
    let late = said_for("a", "2023-Q1", "2023-01-20", &[("entry", "2023-01-15", shown)]);
    case(&body, &[&late], "2023-01-20", "completed_late: done_late");
    // Where no report is asked for, its word counts whenever it was given.
    let unasked = ITEM.replace("date = 2022-12-31", "continuous = true");
    case(&unasked, &[&third], "2023-01-01", "completed_on_time: done_on_time");
}

#[test]
fn what_is_blocked_is_a_high_risk_also_without_a_day() {
    let blocked = said("a", &[("entry", "2022-09-10", "state = \"blocked\"")]);
    for deadline in ["trigger = \"event\"", "condition = \"x\""] {
        let body = ITEM.replace("date = 2022-12-31", deadline);
        case(&body, &[&blocked], "2022-10-01", "at_risk_high: blocked");
    }
}

#[test]
fn a_plan_starts_no_earlier_than_what_it_rests_on() {
    let start = |head: &str| plan_of(head, ITEM, &[]).head.start.to_string();
    let blank = HEAD.replace("issued = 2022-09-01", "issued = \"2022-09\"");
    assert_eq!(start(&blank), "2022-09-01");
    let basis =
        |basis: &str, head: &str| start(&head.replace("period", &format!("basis = [{basis}]\nperiod")));
    let text = "\"Kế hoạch số 2126/KH-UBND ngày 19/9/2022\", \"Nghị định ngày 05 tháng 3 năm 2020\"";
    assert_eq!(basis(text, &blank), "2022-09-19");
    assert_eq!(basis("{ number = \"1/KH\", issued = 2022-09-12 }", &blank), "2022-09-12");
    // A day that is printed is the day, and what is newer than the month is a slip.
    assert_eq!(basis(text, HEAD), "2022-09-01");
    assert_eq!(basis("\"Kế hoạch ngày 19/10/2022\"", &blank), "2022-09-01");
}

#[test]
fn terms_that_end_on_a_day_off_end_with_the_next_working_day() {
    // 2022-12-31 is a Saturday, and the Monday after is a holiday.
    let days = "[days_off]\ndays = [2023-01-02]\nroll = true\n";
    let rolled = format!("{days}{REPORTING}{ITEM}");
    let kept = rolled.replace("roll = true\n", "");
    let seen =
        |body: &str, as_of: &str| look(body, &[], as_of, |it| (it.due.unwrap().to_string(), it.days_left));
    assert_eq!(seen(&kept, "2022-12-31"), ("2022-12-31".to_owned(), Some(0)));
    assert_eq!(seen(&rolled, "2022-12-31"), ("2023-01-03".to_owned(), Some(3)));
    case(&kept, &[], "2023-01-03", "overdue: deadline_passed");
    case(&rolled, &[], "2023-01-03", "at_risk_high: no_progress_after_half, report_missing, report_missing");
    case(&rolled, &[], "2023-01-04", "overdue: deadline_passed");
    // Reports and cases likewise: 2022-11-12 is a Saturday, and 2023-05-20.
    let event = rolled.replace("date = 2022-12-31", "trigger = \"event\"");
    let case_of = said("a", &[("occurrence", "2022-11-01", "due = 2022-11-12; done = 2022-11-14")]);
    case(&event, &[&case_of], "2022-11-14", "completed_on_time: occurrences_handled");
    let span = format!(
        "[days_off]\nspans = [{{ from = 2022-09-19, to = 2022-09-21 }}]\nroll = true\n{REPORTING}{ITEM}"
    );
    case(&span, &[], "2022-09-22", "not_reported: no_report_due");
    case(&span, &[], "2022-09-23", "at_risk: no_progress, report_missing");
}

#[test]
fn an_item_made_of_others_stands_as_the_worst_of_them_and_is_not_counted() {
    let child = |id: &str| ITEM.replace("\"I.1\"", &format!("\"{id}\""));
    let parent = "[[item]]\nid = \"I.1\"\nname = \"n\"\ndeadline = { text = \"d\", condition = \"x\" }\n";
    let body = format!("{parent}{}{}{}", child("I.1.a"), child("I.1.b"), child("I.1.c"));
    let told_on = |entries: &[(&str, &str, &str)], as_of: &str| {
        let file = said("a", entries);
        let plan = plan(&body, &[&file]);
        let survey = Survey::new(&plan, day(as_of));
        assert_eq!((survey.tally().total, survey.distinct, survey.items.len()), (3, 3, 4));
        let parent = &survey.items[0];
        (told(parent.standing, &parent.reasons), parent.due.map(|due| due.to_string()))
    };
    let done = |id: &'static str| ("entry", "2022-10-01", id);
    let shown = [
        done("item = \"I.1.a\"; state = \"done\"; evidence = [{ number = \"1\" }]"),
        done("item = \"I.1.b\"; state = \"blocked\"; percent = 99"),
        done("item = \"I.1.c\"; percent = 99"),
    ];
    let due = Some("2022-12-31".to_owned());
    assert_eq!(told_on(&[], "2022-10-05"), ("not_reported: no_report_due".to_owned(), due.clone()));
    assert_eq!(told_on(&shown, "2022-10-05"), ("at_risk_high: blocked".to_owned(), due.clone()));
    assert_eq!(told_on(&shown[..1], "2022-11-15").0, "at_risk_high: no_progress_after_half");
    assert_eq!(told_on(&shown, "2023-01-01").0, "overdue: deadline_passed");
    // An item that names the one it is a part of; parts of parts; a circle ends.
    let deep = format!("{parent}{}part_of = \"I.1\"\n{}", child("I.7"), child("I.7.a"));
    let plan = plan(&deep, &[]);
    let survey = Survey::new(&plan, day("2023-01-01"));
    let standings: Vec<&str> = survey.items.iter().map(|it| it.standing.as_str()).collect();
    assert_eq!((standings, survey.tally().total), (vec!["overdue"; 3], 1));
    let circle = format!("{}part_of = \"I.3\"\n{}part_of = \"I.2\"\n", child("I.2"), child("I.3"));
    let plan = small::plan(&circle, &[]);
    assert_eq!(Survey::new(&plan, day("2023-01-01")).items[0].standing.as_str(), "overdue");
}

/// Any plan of a few items, each with a deadline of some kind, and any ledger of what was said of them.
fn any_plan(percents: &[(usize, u8, u16)], kinds: &[u8]) -> (String, [String; 2]) {
    let mut body = String::new();
    for (at, kind) in kinds.iter().enumerate() {
        let deadline = match kind % 5 {
            0 => "date = 2022-12-31",
            1 => "continuous = true",
            2 => "trigger = \"event\"",
            3 => "date = 2022-10-15, every = \"year\"",
            _ => "condition = \"x\"",
        };
        let lead = if kind % 7 == 6 { "" } else { "lead = [\"g\"]\n" };
        let item = format!(
            "\n[[item]]\nid = \"I.{at}\"\nname = \"n\"\n{lead}deadline = {{ text = \"d\", {deadline} }}\n"
        );
        body.push_str(&item);
    }
    let (mut entries, mut stops) = (Vec::new(), Vec::new());
    for (item, percent, after) in percents {
        let on = (day("2022-09-01") + chrono::Days::new(u64::from(*after))).to_string();
        let item = item % kinds.len();
        let state = match percent % 11 {
            0 => "blocked",
            1 => "done",
            2 => "suspended",
            3 => "dropped",
            _ => "in-progress",
        };
        let stops_it = matches!(state, "suspended" | "dropped");
        let keys = if stops_it {
            format!("item = \"I.{item}\"; state = \"{state}\"; decision = \"1/QĐ\"")
        } else {
            format!("item = \"I.{item}\"; state = \"{state}\"; percent = {percent}")
        };
        if stops_it { &mut stops } else { &mut entries }.push((on, keys));
    }
    let file = |agency: &str, entries: &[(String, String)]| {
        let entries: Vec<(&str, &str, &str)> =
            entries.iter().map(|(on, keys)| ("entry", on.as_str(), keys.as_str())).collect();
        said(agency, &entries)
    };
    (body, [file("a", &entries), file("f", &stops)])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn totals_add_up(
        percents in prop::collection::vec((0_usize..9, 0_u8..=100, 0_u16..200), 0..20),
        kinds in prop::collection::vec(0_u8..35, 1..9),
        after in 0_u64..250,
    ) {
        let (body, entries) = any_plan(&percents, &kinds);
        let plan = plan(&body, &[&entries[0], &entries[1]]);
        let as_of = day("2022-08-20") + chrono::Days::new(after);
        let survey = Survey::new(&plan, as_of);
        let tally = survey.tally();
        let two_by_two = tally.completed_on_time + tally.completed_late + tally.pending_in_time + tally.pending_overdue;
        prop_assert_eq!(tally.standings.values().sum::<usize>(), kinds.len());
        prop_assert_eq!(two_by_two + tally.suspended + tally.count(Standing::Dropped), kinds.len());
        prop_assert_eq!(tally.suspended, tally.count(Standing::Suspended));
        let mut halves = Tally::of(&survey.items[..kinds.len() / 2], as_of);
        halves.add(&Tally::of(&survey.items[kinds.len() / 2..], as_of));
        prop_assert_eq!(halves, tally);
        prop_assert_eq!(survey.distinct_tally().total, survey.distinct);
        prop_assert!(survey.items.iter().all(|item| !item.reasons.is_empty()));
    }

    /// Compared are entries of the same day and author: the same state and a higher percent, or done in its place.
    #[test]
    fn more_progress_never_worsens_a_standing(
        (less, more) in (0_u16..=1000, 0_u16..=1000),
        is_done in any::<bool>(),
        after in 0_u64..=160,
        (duration, kind) in (1_u64..=400, 0_usize..DEADLINES.len()),
        (spi, slip) in (1_u32..150, 0_u32..100),
        (state, leads, reporting) in (0_usize..STATES.len(), 0_usize..LEADS.len(), any::<bool>()),
        besides in prop::collection::vec(0_usize..BESIDES.len(), 0..4),
    ) {
        let (less, more) = (less.min(more), less.max(more));
        let due = day("2022-09-01") + chrono::Days::new(duration);
        let risk = format!("[risk]\nspi = {}\nslip_days = {slip}\n", f64::from(spi) / 100.0);
        let target = "[[item.target]]\nmetric = \"m\"\nat_least = 100\nunit = \"%\"\nbaseline = { value = 50 }\n";
        let deadline = DEADLINES[kind].replace("DUE", &due.to_string());
        let item = ITEM.replace("date = 2022-12-31", &deadline).replace("[\"a\"]", LEADS[leads]);
        let reporting = if reporting { REPORTING } else { "" };
        let body = format!("{risk}{reporting}{item}{target}");
        let as_of = day("2022-09-01") + chrono::Days::new(after);
        let standing = |state: &str, tenths: u16| {
            let own = format!("{state}; percent = {}", f64::from(tenths) / 10.0);
            let mut files = vec![said("a", &[("entry", "2022-09-03", &own)])];
            files.extend(besides.iter().map(|at| {
                let (by, table, on, keys) = BESIDES[*at];
                said_for(by, "2022-year", "2022-12-10", &[(table, on, keys)])
            }));
            let files: Vec<&str> = files.iter().map(String::as_str).collect();
            let plan = plan(&body, &files);
            rank(Survey::new(&plan, as_of).items[0].standing)
        };
        let worse = standing(STATES[state], less);
        let better = if is_done { standing("state = \"done\"", 1000) } else { standing(STATES[state], more) };
        if let (Some(worse), Some(better)) = (worse, better) {
            prop_assert!(better <= worse, "{better} {worse}");
        }
    }

    #[test]
    fn reopening_never_raises_progress(
        said_before in prop::collection::vec((0_usize..4, 0_u8..=100), 0..6),
        reopened in 0_usize..3,
    ) {
        let mut entries: Vec<(String, String)> = Vec::new();
        let mut stated: Option<u8> = None;
        let mut is_done = false;
        for (at, (kind, percent)) in said_before.iter().enumerate() {
            let keys = match kind {
                0 => "state = \"done\"".to_owned(),
                1 => "state = \"blocked\"".to_owned(),
                _ => format!("state = \"in-progress\"; percent = {percent}"),
            };
            is_done = *kind == 0;
            if 1 < *kind {
                stated = Some(*percent);
            }
            entries.push((format!("2022-09-{:02}", at + 1), keys));
        }
        if !is_done {
            entries.push(("2022-10-01".to_owned(), "state = \"done\"".to_owned()));
        }
        let back = ["state = \"in-progress\"", "state = \"not-started\"", "state = \"blocked\""][reopened];
        entries.push(("2022-10-02".to_owned(), back.to_owned()));
        let entries: Vec<(&str, &str, &str)> =
            entries.iter().map(|(on, keys)| ("entry", on.as_str(), keys.as_str())).collect();
        let percent = look(ITEM, &[&said("a", &entries)], "2022-10-02", |it| it.percent);
        prop_assert_eq!(percent.unwrap_or_default().to_string(), stated.unwrap_or_default().to_string());
    }
}

/// How good a standing is, best first, where the rules say so.
fn rank(standing: Standing) -> Option<usize> {
    let order = [
        Standing::CompletedOnTime,
        Standing::CompletedLate,
        Standing::AwaitingConfirmation,
        Standing::NotReported,
        Standing::OnTrack,
        Standing::AtRisk,
        Standing::AtRiskHigh,
        Standing::Overdue,
    ];
    order.iter().position(|it| *it == standing)
}

/// What an agency may say besides how far it is.
const STATES: [&str; 4] =
    ["state = \"in-progress\"", "state = \"not-started\"", "note = \"n\"", "state = \"blocked\""];

/// Who may lead.
const LEADS: [&str; 4] = ["[\"a\"]", "[\"a\", \"b\"]", "[\"g\"]", "[\"o\"]"];

/// When it may be due.
const DEADLINES: [&str; 3] = ["date = DUE", "continuous = true, date = DUE", "trigger = \"event\""];

/// What else the ledger may hold, by whom and on which day.
const BESIDES: [(&str, &str, &str, &str); 11] = [
    ("a", "occurrence", "2022-09-20", "due = 2022-10-20"),
    ("f", "override", "2022-10-01", "rating = \"at-risk\"; by = \"A\"; reason = \"r\""),
    ("a", "entry", "2022-09-02", "measured = [{ metric = \"m\", value = 60 }]"),
    ("a", "occurrence", "2022-09-02", "due = 2022-09-09; done = 2022-09-12"),
    ("b", "entry", "2022-09-02", "percent = 40"),
    ("b", "entry", "2022-09-04", "state = \"done\"; evidence = [{ number = \"1\" }]"),
    ("b", "entry", "2022-09-04", "state = \"blocked\""),
    ("f", "entry", "2022-09-02", "whole = true; percent = 30"),
    ("f", "entry", "2022-09-30", "whole = true; state = \"in-progress\"; percent = 60"),
    ("f", "confirmation", "2022-10-10", "by = \"N\""),
    ("a", "entry", "2022-10-15", "percent = 100"),
];
