//! Standings at their boundaries, and what must hold of any plan and ledger.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up should stop")]

mod small;

use std::fmt::Write as _;

use cchc::assess::{Standing, Survey, Tally};
use cchc::parse::{Draft, FileKind};
use cchc::source::SourceId;
use proptest::prelude::*;
use small::{HEAD, ITEM, case, day, plan};

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
    case(ITEM, &[], "2022-12-31", "at_risk_high: no_progress_after_half, due_soon");
    case(ITEM, &[], "2023-01-01", "overdue: deadline_passed");
    let plan = plan(ITEM, &[]);
    let left = |as_of| Survey::new(&plan, day(as_of)).items[0].days_left;
    assert_eq!((left("2022-12-31"), left("2023-01-01")), (Some(0), Some(-1)));
}

#[test]
fn without_progress_risk_grows_with_time() {
    case(ITEM, &[], "2022-09-01", "on_track: not_begun");
    case(ITEM, &[], "2022-09-02", "at_risk: no_progress");
    case(ITEM, &[], "2022-10-31", "at_risk: no_progress");
    case(ITEM, &[], "2022-11-01", "at_risk_high: no_progress_after_half");
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
    let low = ("2022-09-10", "state = \"in-progress\"; percent = 1");
    entries("2022-10-31", &[low], "at_risk: behind_schedule");
    entries("2022-11-01", &[low], "at_risk_high: forecast_slips, behind_schedule");
}

#[test]
fn due_soon_begins_on_a_day() {
    let ahead = ("2022-11-10", "state = \"in-progress\"; percent = 99");
    entries("2022-12-15", &[ahead], "on_track: on_schedule");
    entries("2022-12-16", &[ahead], "at_risk: due_soon");
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
        ("2022-11-01", "state = \"suspended\""),
        ("2022-12-01", "state = \"dropped\""),
    ];
    entries("2022-09-30", &history, "at_risk: no_progress");
    entries("2022-10-19", &history, "at_risk_high: blocked, no_progress");
    entries("2022-10-20", &history, "on_track: on_schedule");
    entries("2022-11-01", &history, "suspended: suspended");
    entries("2023-06-01", &history, "dropped: dropped");
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
    with(
        "continuous = true, trigger = \"plan\"",
        "2022-12-31",
        "at_risk_high: no_progress_after_half, due_soon",
    );
    with("continuous = true, date = 2022-10-01", "2022-10-02", "overdue: deadline_passed");
    with("date = 2022-12-31, every = \"year\"", "2023-01-01", "overdue: deadline_passed");
    with("trigger = \"event\"", "2030-01-01", "not_triggered: nothing_sets_day");
    with("trigger = \"rule\"", "2022-10-01", "not_triggered: nothing_sets_day");
    with("condition = \"nếu có\"", "2022-10-01", "unknown: no_day");
}

#[test]
fn a_leap_day_is_a_day() {
    let body = ITEM.replace("2022-12-31", "2024-02-29");
    case(&body, &[], "2024-02-29", "at_risk_high: no_progress_after_half, due_soon");
    case(&body, &[], "2024-03-01", "overdue: deadline_passed");
}

#[test]
fn an_item_starts_when_it_says() {
    let body = ITEM.replace("lead", "start = 2022-12-01\nlead");
    case(&body, &[], "2022-12-01", "on_track: not_begun");
    case(&body, &[], "2022-12-02", "at_risk: no_progress");
}

#[test]
fn without_a_lead_nothing_is_on_track() {
    let body = ITEM.replace("lead = [\"a\"]\n", "");
    case(&body, &[], "2022-09-01", "unknown: no_lead");
    case(&body, &[], "2023-01-01", "overdue: deadline_passed");
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
    let reporting = "[reporting]\ncalendar = \"cchc\"\nfrom = [\"g\"]\n";
    let body = format!("{reporting}{ITEM}");
    let year = "[report]\nagency = \"a\"\nperiod = \"2022-year\"\nsubmitted = 2022-12-01\n\
                [[entry]]\nitem = \"I.1\"\non = 2022-09-02\nstate = \"in-progress\"\npercent = 99\n";
    case(&body, &[year], "2022-09-20", "on_track: on_schedule");
    case(&body, &[year], "2022-09-21", "at_risk: report_missing");
    let third = ledger(&[]);
    case(&body, &[year, &third], "2022-09-21", "on_track: on_schedule");
    // A period that closed before the plan began asks for nothing.
    let later = HEAD.replace("2022-09-01", "2022-09-15");
    let mut draft = Draft::default();
    let mut found = Vec::new();
    draft.read(FileKind::Plan, SourceId(0), &format!("{later}{body}"), &mut found);
    let plan = draft.finish().unwrap();
    let rounds = &Survey::new(&plan, day("2022-10-01")).rounds;
    assert_eq!(rounds.iter().map(|round| round.period.to_string()).collect::<Vec<_>>(), ["2022-year"]);
}

#[test]
fn a_group_that_leads_is_behind_while_any_member_is() {
    let reporting = "[reporting]\ncalendar = \"cchc\"\nfrom = [\"g\"]\n";
    let body = format!("{reporting}{}", ITEM.replace("[\"a\"]", "[\"g\"]"));
    let own = ledger(&[("2022-09-05", "state = \"in-progress\"; percent = 99")]);
    case(&body, &[&own], "2022-09-21", "at_risk: report_missing");
    let other = "[report]\nagency = \"b\"\nperiod = \"2022-Q3\"\nsubmitted = 2022-09-12\n";
    case(&body, &[&own, other], "2022-09-21", "on_track: on_schedule");
}

#[test]
fn cases_set_the_day_of_what_events_set_off() {
    let body = ITEM.replace("date = 2022-12-31", "trigger = \"event\"");
    let occurrence = |rest: &str| {
        format!("{}[[occurrence]]\nitem = \"I.1\"\non = 2022-10-03\ndue = 2022-10-10\n{rest}", ledger(&[]))
    };
    case(&body, &[&occurrence("")], "2022-10-02", "not_triggered: nothing_sets_day");
    case(&body, &[&occurrence("")], "2022-10-03", "at_risk: due_soon");
    case(&body, &[&occurrence("")], "2022-10-10", "at_risk_high: no_progress_after_half, due_soon");
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
    let target = "[[item.target]]\nmetric = \"Số lần\"\nequals = 0\nunit = \"lần\"\n";
    let body = format!("{ITEM}{target}");
    let measured = |value: &str| {
        let entry = format!(
            "state = \"in-progress\"; percent = 99; measured = [{{ metric = \"số lần\", value = {value} }}]"
        );
        ledger(&[("2022-10-01", &entry)])
    };
    case(&body, &[&measured("0")], "2022-10-05", "on_track: on_schedule");
    case(&body, &[&measured("1")], "2022-10-05", "at_risk_high: target_out_of_reach");
}

#[test]
fn thresholds_are_data_of_the_plan() {
    let settings = "[risk]\ndue_soon_days = 0\nslip_days = 1000\nspi = 0.1\n";
    let body = format!("{settings}{ITEM}");
    let low = ledger(&[("2022-11-10", "state = \"in-progress\"; percent = 30")]);
    case(&body, &[&low], "2022-12-30", "on_track: on_schedule");
    case(&body, &[&low], "2022-12-31", "at_risk: due_soon");
}

#[test]
fn awaiting_confirmation_past_its_day_counts_as_overdue_in_the_two_by_two() {
    let done = ledger(&[("2022-12-01", "state = \"done\"")]);
    let plan = plan(ITEM, &[&done]);
    let tally = |as_of| Survey::new(&plan, day(as_of)).tally();
    assert_eq!(tally("2022-12-31").pending_in_time, 1);
    assert_eq!(tally("2023-01-01").pending_overdue, 1);
}

/// Any plan of a few items, each with a deadline of some kind, and any ledger of what was said of them.
fn any_plan(percents: &[(usize, u8, u16)], kinds: &[u8]) -> (String, String) {
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
    let mut entries = String::from("[report]\nagency = \"a\"\nperiod = \"2022-Q3\"\n");
    for (item, percent, after) in percents {
        let on = day("2022-09-01") + chrono::Days::new(u64::from(*after));
        let state = match percent % 11 {
            0 => "blocked",
            1 => "done",
            2 => "suspended",
            3 => "dropped",
            _ => "in-progress",
        };
        let item = item % kinds.len();
        let entry =
            format!("[[entry]]\nitem = \"I.{item}\"\non = {on}\nstate = \"{state}\"\npercent = {percent}\n");
        entries.push_str(&entry);
    }
    (body, entries)
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
        let plan = plan(&body, &[&entries]);
        let as_of = day("2022-08-20") + chrono::Days::new(after);
        let survey = Survey::new(&plan, as_of);
        let tally = survey.tally();
        let two_by_two = tally.completed_on_time + tally.completed_late + tally.pending_in_time + tally.pending_overdue;
        prop_assert_eq!(tally.standings.values().sum::<usize>(), kinds.len());
        prop_assert_eq!(two_by_two + tally.count(Standing::Dropped), kinds.len());
        let mut halves = Tally::of(&survey.items[..kinds.len() / 2], as_of);
        halves.add(&Tally::of(&survey.items[kinds.len() / 2..], as_of));
        prop_assert_eq!(halves, tally);
        prop_assert!(survey.items.iter().all(|item| !item.reasons.is_empty()));
    }

    #[test]
    fn more_progress_never_worsens_a_standing(
        less in prop::option::of(0_u16..=1000),
        more in 0_u16..=1000,
        after in 0_u64..=121,
        duration in 1_u64..=400,
        (spi, slip, soon) in (1_u32..150, 0_u32..100, 0_u32..60),
        state in 0_usize..STATES.len(),
        besides in prop::collection::vec(0_usize..BESIDES.len(), 0..3),
    ) {
        let (less, more) = (less.map(|less| less.min(more)), less.map_or(more, |less| less.max(more)));
        let due = day("2022-09-01") + chrono::Days::new(duration);
        let risk = format!("[risk]\nspi = {}\nslip_days = {slip}\ndue_soon_days = {soon}\n", f64::from(spi) / 100.0);
        let target = "[[item.target]]\nmetric = \"m\"\nat_least = 100\nunit = \"%\"\nbaseline = { value = 50 }\n";
        let body = format!("{risk}{}{target}", ITEM.replace("2022-12-31", &due.to_string()));
        let as_of = day("2022-09-01") + chrono::Days::new(after);
        // To say that work is blocked is more than to say how far it is.
        let state = if less.is_none() { STATES[0] } else { STATES[state] };
        let besides: String = besides.iter().map(|at| BESIDES[*at]).collect();
        let standing = |tenths: Option<u16>| {
            let entry = tenths.map(|tenths| format!("{state}; percent = {}", f64::from(tenths) / 10.0));
            let entries: Vec<(&str, &str)> = entry.iter().map(|entry| ("2022-09-01", entry.as_str())).collect();
            let plan = plan(&body, &[&(ledger(&entries) + &besides)]);
            Survey::new(&plan, as_of).items[0].standing
        };
        // Standings are declared worst first.
        prop_assert!(standing(less) <= standing(Some(more)));
    }
}

/// What an agency may say besides how far it is.
const STATES: [&str; 3] = ["state = \"in-progress\"", "note = \"n\"", "state = \"blocked\""];

/// What else the ledger may hold.
const BESIDES: [&str; 4] = [
    "[[occurrence]]\nitem = \"I.1\"\non = 2022-09-20\ndue = 2022-10-20\n",
    "[[override]]\nitem = \"I.1\"\non = 2022-10-01\nrating = \"at-risk\"\nby = \"A\"\nreason = \"r\"\n",
    "[[entry]]\nitem = \"I.1\"\non = 2022-09-02\nmeasured = [{ metric = \"m\", value = 60 }]\n",
    "[[occurrence]]\nitem = \"I.1\"\non = 2022-09-02\ndue = 2022-09-09\ndone = 2022-09-12\n",
];
