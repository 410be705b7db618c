//! Who may say what: whose word is the item's, whose a part's, whose stands beside it; who adds up, confirms, judges and
//! stops work.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up should stop")]

mod small;

use cchc::assess::{Assessment, Standing};
use cchc::model::State;
use proptest::prelude::*;
use small::{ITEM, REPORTING, case, look, said, told};

const DONE: &str = "state = \"done\"; evidence = [{ number = \"1/BC\" }]";

/// The item, led by these.
fn led(leads: &str) -> String {
    ITEM.replace("[\"a\"]", leads)
}

/// An entry of an agency.
fn entry(agency: &str, on: &str, keys: &str) -> String {
    said(agency, &[("entry", on, keys)])
}

fn refs(files: &[String]) -> Vec<&str> {
    files.iter().map(String::as_str).collect()
}

/// The standing of each part: `a on_track, b not_reported`.
fn parts(item: &Assessment<'_>) -> String {
    let parts = item.parts.iter().map(|it| format!("{} {}", it.agency, it.standing.as_str()));
    parts.collect::<Vec<_>>().join(", ")
}

#[test]
fn the_word_of_the_only_lead_is_the_items() {
    case(ITEM, &[&entry("a", "2022-11-01", DONE)], "2022-11-01", "completed_on_time: done_on_time");
    assert!(look(ITEM, &[], "2022-11-01", |it| it.parts.is_empty() && it.coverage.is_none()));
    // Whether or not it says that it means the whole.
    let whole = entry("a", "2022-11-01", &format!("whole = true; {DONE}"));
    case(ITEM, &[&whole], "2022-11-01", "completed_on_time: done_on_time");
}

#[test]
fn what_supports_stands_beside_and_moves_nothing() {
    // A division leads and has come to forty percent; a commune that supports it is done with what it had to do.
    let body = ITEM.replace("lead = [\"a\"]", "lead = [\"a\"]\nsupport = [\"c\"]");
    let lead = entry("a", "2022-09-10", "state = \"in-progress\"; percent = 40");
    let support = entry("c", "2022-09-12", DONE);
    let both: [&str; 2] = [&lead, &support];
    case(&body, &both, "2022-09-20", "on_track: on_schedule");
    look(&body, &both, "2022-09-20", |it| {
        assert_eq!(it.percent, Some(40.0));
        let [beside] = it.contributions[..] else { panic!("{:?}", it.contributions) };
        assert_eq!((beside.agency.as_str(), beside.state), ("c", Some(State::Done)));
        assert_eq!(beside.on.to_string(), "2022-09-12");
    });
    // One that only an action names is no more.
    let action = format!("{ITEM}[[item.action]]\ntext = \"t\"\nby = [\"c\"]\n");
    case(&action, &both, "2022-09-20", "on_track: on_schedule");
    // And a stranger is nobody.
    case(ITEM, &[&support], "2022-09-20", "not_reported: no_report_due");
    assert!(look(ITEM, &[&support], "2022-09-20", |it| it.contributions.is_empty() && it.last.is_none()));
}

#[test]
fn each_of_several_leads_answers_for_its_part() {
    let two = led("[\"a\", \"b\"]");
    let a = entry("a", "2022-09-10", DONE);
    let b = entry("b", "2022-10-01", "percent = 5");
    // A is done and B has said nothing: past half of the time that is nothing done.
    case(&two, &[&a], "2022-11-15", "at_risk_high: no_progress_after_half");
    look(&two, &[&a], "2022-11-15", |it| {
        assert_eq!(parts(it), "a completed_on_time, b at_risk_high");
        assert_eq!(it.percent, Some(50.0));
        let coverage = it.coverage.unwrap();
        assert_eq!((coverage.named, coverage.reported, coverage.done), (2, 1, 1));
        assert!(!coverage.is_open && coverage.is_mean);
    });
    case(&two, &[&a, &b], "2022-11-15", "at_risk_high: forecast_slips, behind_schedule");
    let done = entry("b", "2022-12-31", DONE);
    case(&two, &[&a, &done], "2022-12-31", "completed_on_time: done_on_time");
    let late = entry("b", "2023-01-05", DONE);
    case(&two, &[&a, &late], "2023-01-04", "overdue: deadline_passed");
    case(&two, &[&a, &late], "2023-01-05", "completed_late: done_late");
    assert_eq!(look(&two, &[&a, &late], "2023-01-05", parts), "a completed_on_time, b completed_late");
    // What a part says later and lesser opens the whole again.
    let again = entry("a", "2023-01-10", "state = \"in-progress\"; percent = 90");
    case(&two, &[&a, &late, &again], "2023-01-10", "overdue: deadline_passed");
}

#[test]
fn parts_that_nobody_had_to_report_on_yet_are_left_out() {
    let two = led("[\"g\"]");
    let a = entry("a", "2022-09-10", "percent = 5");
    case(&two, &[&a], "2022-09-20", "on_track: on_schedule");
    assert_eq!(look(&two, &[&a], "2022-09-20", parts), "a on_track, b not_reported");
    case(&two, &[], "2022-09-20", "not_reported: no_report_due");
    // All that is not done has nothing to say yet.
    let done = entry("a", "2022-09-10", DONE);
    case(&two, &[&done], "2022-09-20", "not_reported: no_report_due");
    let unproven = entry("a", "2022-09-10", "state = \"done\"");
    case(&two, &[&unproven], "2022-09-20", "not_reported: no_report_due");
    case(
        &two,
        &[&unproven, &entry("b", "2022-09-11", DONE)],
        "2022-09-20",
        "awaiting_confirmation: no_evidence",
    );
}

#[test]
fn the_weakest_part_speaks_for_the_whole() {
    let two = led("[\"a\", \"b\"]");
    let ahead = entry("a", "2022-11-01", "percent = 90");
    let blocked = entry("b", "2022-11-01", "state = \"blocked\"; percent = 80");
    case(&two, &[&ahead, &blocked], "2022-11-15", "at_risk_high: blocked");
    let behind = entry("b", "2022-11-01", "percent = 55");
    case(&two, &[&ahead, &behind], "2022-11-15", "at_risk: behind_schedule");
    // The mean is 72,5 and on schedule; nobody is, who is at 55.
    look(&two, &[&ahead, &behind], "2022-11-15", |it| {
        assert_eq!(it.percent, Some(72.5));
        assert_eq!(it.pace.map(|pace| pace.percent), Some(55.0));
    });
    // Both are behind; what is said is said once, of the weaker.
    let worse = entry("a", "2022-11-01", "percent = 51");
    case(&two, &[&worse, &behind], "2022-11-15", "at_risk: behind_schedule");
    assert_eq!(look(&two, &[&worse, &behind], "2022-11-15", |it| it.pace.unwrap().percent.to_string()), "51");
}

#[test]
fn reports_are_missed_part_by_part() {
    let two = format!("{REPORTING}{}", led("[\"a\", \"b\"]"));
    let (a, b) = (entry("a", "2022-09-10", DONE), entry("b", "2022-09-10", "percent = 60"));
    case(&two, &[&a, &b], "2022-09-25", "on_track: on_schedule");
    // B has not reported, and A who is done has no part in that.
    case(&two, &[&a], "2022-09-25", "at_risk: no_progress, report_missing");
    // A is done without a report; nobody asks it for one on this item any more.
    let early = small::said_for("a", "2022-year", "2022-09-10", &[("entry", "2022-09-10", DONE)]);
    case(&two, &[&early, &b], "2022-09-25", "on_track: on_schedule");
}

#[test]
fn a_group_speaks_for_its_members() {
    let group = led("[\"g\", \"c\"]");
    let g = entry("g", "2022-11-03", "percent = 60");
    assert_eq!(look(&group, &[&g], "2022-11-15", |it| it.percent), Some(40.0));
    assert_eq!(look(&group, &[&g], "2022-11-15", parts), "a on_track, b on_track, c at_risk_high");
    // A group that leads nothing itself speaks for its members that do.
    case(ITEM, &[&entry("g", "2022-11-03", DONE)], "2022-11-15", "completed_on_time: done_on_time");
}

#[test]
fn who_adds_up_speaks_of_the_whole_and_says_so() {
    let two = led("[\"a\", \"b\"]");
    let a = entry("a", "2022-11-01", "percent = 90");
    let sum = |keys: &str| entry("f", "2022-11-02", &format!("whole = true; {keys}"));
    // Of what it adds up to, percent and pace come from it alone.
    case(&two, &[&a, &sum("percent = 70")], "2022-11-15", "on_track: on_schedule");
    look(&two, &[&a, &sum("percent = 70")], "2022-11-15", |it| {
        assert_eq!(it.percent, Some(70.0));
        assert_eq!(parts(it), "a on_track, b at_risk_high");
        assert!(!it.coverage.unwrap().is_mean);
    });
    case(&two, &[&a, &sum("percent = 20")], "2022-11-15", "at_risk_high: forecast_slips, behind_schedule");
    // What is not pace still comes from the parts.
    let blocked = entry("b", "2022-11-05", "state = \"blocked\"");
    case(&two, &[&a, &sum("percent = 70"), &blocked], "2022-11-15", "at_risk_high: blocked");
    // Without the word it has said nothing that counts, as everybody else who has no part.
    let plain = entry("f", "2022-11-02", "percent = 70");
    case(&two, &[&a, &plain], "2022-11-15", "at_risk_high: no_progress_after_half");
    // The word of one who does not add up is nothing either.
    let whole = entry("a", "2022-11-02", "whole = true; percent = 100");
    assert_eq!(look(&two, &[&whole], "2022-11-15", |it| it.percent), None);
    // The item may name another than the focal point to add up; the issuing authority always may.
    let own = format!("{two}collector = \"c\"\n");
    let by = |agency: &str| entry(agency, "2022-11-02", "whole = true; percent = 70");
    let percent = |agency: &str| look(&own, &[&by(agency)], "2022-11-15", |it| it.percent);
    assert_eq!([percent("c"), percent("u"), percent("f")], [Some(70.0), Some(70.0), None]);
}

#[test]
fn who_adds_up_may_say_that_it_is_done_and_send_it_back() {
    let two = led("[\"a\", \"b\"]");
    let whole = |on: &str, keys: &str| entry("f", on, &format!("whole = true; {keys}"));
    let done = whole("2022-11-10", DONE);
    case(&two, &[&done], "2022-11-15", "completed_on_time: done_on_time");
    case(
        &two,
        &[&whole("2022-11-10", "state = \"done\"")],
        "2022-11-15",
        "awaiting_confirmation: no_evidence",
    );
    // A part that says less afterwards opens it again.
    let less = entry("b", "2022-11-12", "percent = 40");
    case(
        &two,
        &[&done, &less],
        "2022-11-15",
        "at_risk_high: no_progress_after_half, forecast_slips, behind_schedule",
    );
    let note = entry("b", "2022-11-12", "note = \"n\"");
    case(&two, &[&done, &note], "2022-11-15", "completed_on_time: done_on_time");
    // All parts were done, and who adds up sends the work back.
    let (a, b) = (entry("a", "2022-11-01", DONE), entry("b", "2022-11-02", DONE));
    let back = whole("2022-11-10", "state = \"in-progress\"; percent = 80");
    case(&two, &[&a, &b], "2022-11-15", "completed_on_time: done_on_time");
    case(&two, &[&a, &b, &back], "2022-11-15", "on_track: on_schedule");
    // A sum that was made before the last part was done sends nothing back.
    let before = whole("2022-11-01", "state = \"in-progress\"; percent = 80");
    case(&two, &[&a, &b, &before], "2022-11-15", "completed_on_time: done_on_time");
    // Of a single lead it is an ordinary later entry.
    case(
        ITEM,
        &[&a, &whole("2022-11-10", "state = \"in-progress\"; percent = 30")],
        "2022-11-15",
        "at_risk_high: forecast_slips, behind_schedule",
    );
}

#[test]
fn where_members_are_open_parts_tell_coverage_only() {
    let open = led("[\"o\"]");
    let (a, b) = (entry("a", "2022-11-01", DONE), entry("b", "2022-11-02", DONE));
    look(&open, &[&a, &b], "2022-11-15", |it| {
        assert_eq!(told(it.standing, &it.reasons), "at_risk_high: no_progress_after_half");
        assert_eq!(it.percent, None);
        let coverage = it.coverage.unwrap();
        assert_eq!((coverage.named, coverage.reported, coverage.done), (2, 2, 2));
        assert!(coverage.is_open && !coverage.is_mean);
    });
    case(&open, &[&a], "2022-09-20", "not_reported: no_report_due");
    // Even one that is blocked: the whole is for who adds up to tell.
    let blocked = entry("a", "2022-09-12", "state = \"blocked\"");
    case(&open, &[&blocked], "2022-09-20", "not_reported: no_report_due");
    let sum = entry("f", "2022-09-13", "whole = true; percent = 50");
    case(&open, &[&sum], "2022-09-20", "on_track: on_schedule");
    case(&open, &[&blocked, &sum], "2022-09-20", "at_risk_high: blocked");
    let done = entry("f", "2022-11-10", &format!("whole = true; {DONE}"));
    case(&open, &[&done], "2022-11-15", "completed_on_time: done_on_time");
    // Silence is held against no part before somebody sums up, and against each from then on.
    let parted = |files: &[String], as_of| look(&open, &refs(files), as_of, parts);
    let a_alone = std::slice::from_ref(&a);
    assert_eq!(parted(a_alone, "2023-01-10"), "a completed_on_time, b not_reported");
    assert_eq!(parted(std::slice::from_ref(&blocked), "2023-01-10"), "a overdue, b not_reported");
    assert_eq!(parted(&[a.clone(), sum.clone()], "2023-01-10"), "a completed_on_time, b overdue");
    // One that the open group does not list stands beside.
    let other = entry("c", "2022-11-01", DONE);
    assert_eq!(look(&open, &[&other], "2022-11-15", |it| it.contributions.len()), 1);
}

#[test]
fn only_who_adds_up_is_asked_where_members_are_open() {
    let open = format!("{}{}", REPORTING.replace("[\"g\"]", "[\"g\", \"f\"]"), led("[\"o\"]"));
    case(&open, &[], "2022-09-25", "at_risk: no_progress, report_missing");
    let asked = said("f", &[("entry", "2022-09-10", "whole = true; percent = 50")]);
    // With a sum, its parts' reports are missed.
    case(&open, &[&asked], "2022-09-25", "at_risk: report_missing");
    let silent = said("f", &[]);
    case(&open, &[&silent], "2022-09-25", "at_risk: no_progress");
}

#[test]
fn nobody_confirms_itself() {
    let confirm = |by: &str| said(by, &[("confirmation", "2022-11-05", "by = \"N\"")]);
    let done = |agency: &str| entry(agency, "2022-11-01", "state = \"done\"");
    let (awaiting, completed) =
        ("awaiting_confirmation: no_evidence", "completed_on_time: done_on_time, confirmed");
    let of_a = done("a");
    for (by, expected) in
        [("a", awaiting), ("b", awaiting), ("g", awaiting), ("u", awaiting), ("f", completed)]
    {
        case(ITEM, &[&of_a, &confirm(by)], "2022-11-15", expected);
    }
    // What the focal point leads, the issuing authority takes for done.
    let own = led("[\"f\"]");
    for (by, expected) in [("f", awaiting), ("a", awaiting), ("u", completed)] {
        case(&own, &[&done("f"), &confirm(by)], "2022-11-15", expected);
    }
    // Its part of what it leads with others likewise.
    let shared = led("[\"a\", \"f\"]");
    let both = [done("a"), done("f")];
    let with = |confirmations: &[String]| {
        let files = [&both[..], confirmations].concat();
        look(&shared, &refs(&files), "2022-11-15", parts)
    };
    assert_eq!(with(&[confirm("f")]), "a completed_on_time, f awaiting_confirmation");
    assert_eq!(with(&[confirm("u")]), "a awaiting_confirmation, f completed_on_time");
    assert_eq!(with(&[confirm("f"), confirm("u")]), "a completed_on_time, f completed_on_time");
    // Of one part alone.
    let part = said("f", &[("confirmation", "2022-11-05", "by = \"N\"; part = \"a\"")]);
    let two = led("[\"a\", \"b\"]");
    let files = [done("a"), done("b"), part];
    assert_eq!(
        look(&two, &refs(&files), "2022-11-15", parts),
        "a completed_on_time, b awaiting_confirmation"
    );
    // What the focal point says of the whole it does not confirm; nor what it says for the lead.
    let whole = entry("f", "2022-11-01", "whole = true; state = \"done\"");
    for body in [ITEM, &two] {
        case(body, &[&whole, &confirm("f")], "2022-11-15", awaiting);
    }
    case(&two, &[&whole, &confirm("u")], "2022-11-15", completed);
}

#[test]
fn nobody_judges_its_own_rating() {
    let judge = |by: &str| {
        said(by, &[("override", "2022-11-05", "rating = \"on-track\"; by = \"N\"; reason = \"r\"")])
    };
    let (judged, rated) =
        ("on_track: overridden, no_progress_after_half", "at_risk_high: no_progress_after_half");
    for (by, expected) in [("a", rated), ("c", rated), ("u", rated), ("f", judged)] {
        case(ITEM, &[&judge(by)], "2022-11-15", expected);
    }
    for leads in ["[\"f\"]", "[\"a\", \"f\"]"] {
        case(&led(leads), &[&judge("f")], "2022-11-15", rated);
        case(&led(leads), &[&judge("u")], "2022-11-15", judged);
    }
}

#[test]
fn stopping_work_takes_a_decision_of_who_may() {
    let stop = |by: &str, keys: &str| entry(by, "2022-11-05", keys);
    let by_decision = "state = \"suspended\"; decision = \"15/QĐ-UBND\"";
    for by in ["f", "u"] {
        case(ITEM, &[&stop(by, by_decision)], "2022-11-15", "suspended: suspended");
        let dropped = by_decision.replace("suspended", "dropped");
        case(ITEM, &[&stop(by, &dropped)], "2022-11-15", "dropped: dropped");
        // Without a decision it is void, and the rest of the entry counts.
        let whole = "whole = true; state = \"suspended\"; percent = 70";
        case(ITEM, &[&stop(by, whole)], "2022-11-15", "on_track: on_schedule");
    }
    // Nor may the lead, with or without.
    let own = format!("{by_decision}; percent = 70");
    case(ITEM, &[&stop("a", &own)], "2022-11-15", "on_track: on_schedule");
    look(ITEM, &[&stop("a", &own)], "2022-11-15", |it| {
        assert_eq!(it.last.unwrap().state, Some(State::InProgress));
    });
    let reason = look(ITEM, &[&stop("f", by_decision)], "2022-11-15", |it| format!("{:?}", it.reasons));
    assert!(reason.contains("15/QĐ-UBND") && reason.contains("overdue: None"), "{reason}");
    // The clock runs on, and who was late when it was stopped is told so.
    let late = entry("f", "2023-01-10", by_decision);
    let reason = look(ITEM, &[&late], "2023-02-01", |it| format!("{:?}", it.reasons));
    assert!(reason.contains("overdue: Some((2022-12-31, 10))"), "{reason}");
}

#[test]
fn what_was_stopped_goes_on_when_who_stopped_it_says_so() {
    let stop = entry("f", "2022-10-01", "state = \"suspended\"; decision = \"15/QĐ-UBND\"");
    // The lead goes on reporting; that lifts no decision, and is not lost.
    let lead = entry("a", "2022-11-01", "state = \"in-progress\"; percent = 70");
    case(ITEM, &[&stop, &lead], "2022-11-15", "suspended: suspended");
    let on = entry("f", "2022-11-10", "whole = true; state = \"in-progress\"");
    case(ITEM, &[&stop, &lead, &on], "2022-11-09", "suspended: suspended");
    case(ITEM, &[&stop, &lead, &on], "2022-11-15", "on_track: on_schedule");
    // By another decision, also where somebody else adds up.
    let own = format!("{ITEM}collector = \"c\"\n");
    let lifted = entry("f", "2022-11-10", "state = \"in-progress\"; decision = \"20/QĐ-UBND\"");
    case(&own, &[&stop, &lead, &lifted], "2022-11-15", "on_track: on_schedule");
    // The day it was first stopped counts.
    let again = entry("f", "2022-10-20", "state = \"suspended\"; decision = \"16/QĐ-UBND\"");
    let reason = look(ITEM, &[&stop, &again], "2022-11-15", |it| format!("{:?}", it.reasons));
    assert!(reason.contains("2022-10-01") && reason.contains("15/QĐ-UBND"), "{reason}");
}

#[test]
fn a_part_may_be_let_off_or_put_off() {
    let two = led("[\"a\", \"b\"]");
    let a = entry("a", "2022-11-01", "percent = 100");
    let stop = |state: &str, part: &str| {
        entry("f", "2022-11-02", &format!("state = \"{state}\"; decision = \"1/QĐ\"; part = \"{part}\""))
    };
    case(&two, &[&a, &stop("dropped", "b")], "2022-11-15", "on_track: on_schedule");
    look(&two, &[&a, &stop("dropped", "b")], "2022-11-15", |it| {
        assert_eq!((it.percent, it.coverage.unwrap().named), (Some(100.0), 1));
        assert_eq!(parts(it), "a on_track, b dropped");
    });
    case(&two, &[&stop("dropped", "a"), &stop("dropped", "b")], "2022-11-15", "dropped: dropped");
    // The part that goes on speaks for the whole; once it is done, the whole is put off.
    case(&two, &[&a, &stop("suspended", "b")], "2022-11-15", "on_track: on_schedule");
    let done = entry("a", "2022-11-01", DONE);
    case(&two, &[&done, &stop("suspended", "b")], "2022-11-15", "suspended: suspended");
    case(&two, &[&done, &stop("dropped", "b")], "2022-11-15", "completed_on_time: done_on_time");
    // Who adds up may send one part back.
    let back = entry("f", "2022-11-10", "part = \"a\"; state = \"in-progress\"; percent = 60");
    assert_eq!(look(&two, &[&done, &back], "2022-11-15", parts), "a on_track, b at_risk_high");
    // Another lead may not speak of it.
    let other = entry("b", "2022-11-10", "part = \"a\"; percent = 10");
    assert_eq!(look(&two, &[&done, &other], "2022-11-15", parts), "a completed_on_time, b at_risk_high");
}

#[test]
fn a_judgement_without_an_end_holds_until_the_next_period_closes() {
    let judge = said("f", &[("override", "2022-11-05", "rating = \"on-track\"; by = \"N\"; reason = \"r\"")]);
    let body = format!("{}{ITEM}", REPORTING.replace("[\"g\"]", "[]"));
    case(&body, &[&judge], "2022-12-14", "on_track: overridden, no_progress_after_half");
    case(&body, &[&judge], "2022-12-15", "at_risk_high: no_progress_after_half");
}

#[test]
fn cases_are_of_who_reports_them() {
    let case_of = |by: &str| said(by, &[("occurrence", "2022-11-01", "due = 2022-11-05")]);
    let body = ITEM.replace("lead = [\"a\"]", "lead = [\"a\"]\nsupport = [\"c\"]");
    let lead = entry("a", "2022-11-01", "percent = 70");
    for (by, expected) in [
        ("a", "overdue: occurrence_overdue"),
        ("f", "overdue: occurrence_overdue"),
        ("c", "on_track: on_schedule"),
        ("b", "on_track: on_schedule"),
    ] {
        case(&body, &[&lead, &case_of(by)], "2022-11-15", expected);
    }
    let two = led("[\"a\", \"b\"]");
    let both = entry("g", "2022-11-01", "percent = 70");
    case(&two, &[&both, &case_of("b")], "2022-11-15", "overdue: occurrence_overdue");
    assert_eq!(look(&two, &[&both, &case_of("b")], "2022-11-15", parts), "a on_track, b overdue");
}

/// What may be said in a ledger, by whomever.
const WORDS: [&str; 8] = [
    "percent = 10",
    "state = \"in-progress\"; percent = 90",
    "state = \"done\"; evidence = [{ number = \"1\" }]",
    "state = \"done\"",
    "state = \"blocked\"",
    "state = \"suspended\"; decision = \"1/QĐ\"",
    "state = \"not-started\"",
    "measured = [{ metric = \"m\", value = 40 }]; cause = \"c\"",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_supports_changes_nothing_but_what_stands_beside(
        own in prop::collection::vec((0_usize..3, 0_usize..WORDS.len(), 0_u64..130), 0..6),
        beside in prop::collection::vec((0_usize..WORDS.len(), 0_u64..130), 1..6),
        leads in 0_usize..3,
        after in 0_u64..150,
    ) {
        let target = "[[item.target]]\nmetric = \"m\"\nat_least = 100\nunit = \"%\"\n";
        let leads = ["[\"a\"]", "[\"a\", \"b\"]", "[\"o\"]"][leads];
        let body = format!("{REPORTING}{}{target}", led(leads).replace("deadline", "support = [\"c\"]\ndeadline"));
        let on = |after: u64| (small::day("2022-09-01") + chrono::Days::new(after)).to_string();
        let mut files: Vec<String> = own
            .iter()
            .map(|(by, word, after)| entry(["a", "b", "f"][*by], &on(*after), WORDS[*word]))
            .collect();
        let as_of = on(after);
        let seen = |files: &[String]| look(&body, &refs(files), &as_of, |it| {
            let parts: Vec<String> = it.parts.iter().map(|it| format!("{it:?}")).collect();
            let (last, cause) = (it.last.map(|it| it.entry.on.value), it.cause.map(str::to_owned));
            (told(it.standing, &it.reasons), it.percent, it.target_status, it.due, parts, it.coverage, last, cause)
        });
        let before = seen(&files);
        for (word, after) in &beside {
            files.push(entry("c", &on(*after), WORDS[*word]));
            files.push(said("c", &[
                ("occurrence", &on(*after), &format!("due = {}", on(*after))),
                ("confirmation", &on(*after), "by = \"N\""),
                ("override", &on(*after), "rating = \"on-track\"; by = \"N\"; reason = \"r\""),
            ]));
        }
        prop_assert_eq!(seen(&files), before);
    }

    #[test]
    fn the_order_of_files_changes_nothing(
        words in prop::collection::vec((0_usize..4, 0_usize..WORDS.len(), 0_u64..130), 0..12),
        leads in 0_usize..3,
        order in Just([0_usize, 1, 2, 3]).prop_shuffle(),
        after in 0_u64..150,
    ) {
        let body = format!("{REPORTING}{}", led(["[\"a\"]", "[\"a\", \"b\"]", "[\"o\"]"][leads]));
        let on = |after: u64| (small::day("2022-09-01") + chrono::Days::new(after)).to_string();
        let files = [0, 1, 2, 3].map(|by| {
            let own: Vec<_> = words.iter().filter(|(it, ..)| *it == by).map(|(_, word, at)| (on(*at), *word)).collect();
            let entries: Vec<_> = own.iter().map(|(on, word)| ("entry", on.as_str(), WORDS[*word])).collect();
            said(["a", "b", "c", "f"][by], &entries)
        });
        let seen = |order: [usize; 4]| {
            let files = order.map(|at| files[at].as_str());
            look(&body, &files, &on(after), |it| format!("{:?} {:?} {:?}", it.standing, it.reasons, it.parts))
        };
        prop_assert_eq!(seen(order), seen([0, 1, 2, 3]));
    }

    #[test]
    fn an_item_with_parts_stands_as_its_weakest_part(
        own in prop::collection::vec((0_usize..3, 0_usize..WORDS.len(), 0_u64..130), 0..9),
        after in 0_u64..150,
    ) {
        let body = format!("{}{}", REPORTING.replace("\"g\"", "\"g\", \"c\""), led("[\"g\", \"c\"]"));
        let on = |after: u64| (small::day("2022-09-01") + chrono::Days::new(after)).to_string();
        let files: Vec<String> = own
            .iter()
            .map(|(by, word, after)| entry(["a", "b", "c"][*by], &on(*after), WORDS[*word]))
            .collect();
        look(&body, &refs(&files), &on(after), |it| {
            // Best first.
            let order = [Standing::NotReported, Standing::OnTrack, Standing::AtRisk, Standing::AtRiskHigh, Standing::Overdue];
            let undone = it.parts.iter().filter_map(|part| order.iter().position(|it| *it == part.standing));
            let has_part = |standing| it.parts.iter().any(|part| part.standing == standing);
            let expected = match undone.max() {
                Some(worst) => order[worst],
                None if has_part(Standing::AwaitingConfirmation) => Standing::AwaitingConfirmation,
                None if has_part(Standing::CompletedLate) => Standing::CompletedLate,
                None => Standing::CompletedOnTime,
            };
            assert_eq!(it.standing, expected, "{}", parts(it));
        });
    }
}
