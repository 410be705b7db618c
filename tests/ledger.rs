//! How what was reported adds up: what is left open, in which order entries count, who confirms and who judges.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up should stop")]

mod small;

use cchc::assess::{Standing, Survey};
use proptest::prelude::*;
use small::{ITEM, REPORTING, case, day, plan};

/// A file with these tables, of the agency `a` unless the head says otherwise.
fn file(head: &str, tables: &[&str]) -> String {
    let agency = if head.contains("agency") { "" } else { "agency = \"a\"\n" };
    let period = if head.contains("period") { "" } else { "period = \"2022-year\"\n" };
    let tables: Vec<String> = tables.iter().map(|table| table.replace("; ", "\n")).collect();
    format!("[report]\n{agency}{period}{head}\n{}\n", tables.join("\n"))
}

const DONE: &str = "[[entry]]; item = \"I.1\"; on = 2022-11-01; state = \"done\"";

#[test]
fn what_is_left_open_changes_nothing() {
    let sixty = "[[entry]]; item = \"I.1\"; on = 2022-10-01; state = \"in-progress\"; percent = 62";
    let open = "[[entry]]; item = \"I.1\"; on = \"\"; state = \"\"; percent = \"\"; note = \"\"; cause = \"\"; evidence = []; measured = [{ metric = \"m\", value = \"\" }]";
    case(ITEM, &[&file("", &[sixty, open])], "2022-11-15", "on_track: on_schedule");
    let said = "[[entry]]; item = \"I.1\"; on = 2022-11-02; state = \"\"; percent = \"\"; note = \"n\"";
    case(ITEM, &[&file("", &[sixty, said])], "2022-11-15", "on_track: on_schedule");
    let more = "[[entry]]; item = \"I.1\"; on = 2022-11-02; percent = 70";
    let blocked = sixty.replace("in-progress", "blocked");
    case(ITEM, &[&file("", &[&blocked, more])], "2022-11-15", "at_risk_high: blocked");
    let shown = "[[entry]]; item = \"I.1\"; on = 2022-11-20; evidence = [{ number = \"1/BC\" }]";
    case(ITEM, &[&file("", &[DONE, shown])], "2022-11-19", "awaiting_confirmation: no_evidence");
    case(ITEM, &[&file("", &[DONE, shown])], "2022-11-20", "completed_on_time: done_on_time");
    // A note on what nobody has begun is no progress; a share of the work is.
    let note = "[[entry]]; item = \"I.1\"; on = 2022-09-05; note = \"n\"";
    case(ITEM, &[&file("", &[note])], "2022-09-10", "not_reported: no_report_due");
    case(ITEM, &[&file("", &[note])], "2022-11-15", "at_risk_high: no_progress_after_half");
    case(ITEM, &[&file("", &[more])], "2022-11-15", "on_track: on_schedule");
}

#[test]
fn a_form_that_nobody_filled_in_is_no_report() {
    let body = format!("[reporting]\ncalendar = \"cchc\"\nfrom = [\"a\"]\n{ITEM}");
    let entry = "[[entry]]; item = \"I.1\"; on = 2022-09-12; state = \"in-progress\"; percent = 99";
    let open = "[[entry]]; item = \"I.1\"; on = 2022-09-12; percent = \"\"";
    let year = file("", &[entry]);
    let third =
        |submitted: &str, tables: &[&str]| file(&format!("period = \"2022-Q3\"\n{submitted}"), tables);
    let (missing, fine) = ("at_risk: report_missing", "on_track: on_schedule");
    case(&body, &[&year, &third("submitted = \"\"", &[open])], "2022-09-21", missing);
    case(&body, &[&year, &third("", &[])], "2022-09-21", missing);
    case(&body, &[&year, &third("submitted = 2022-09-14", &[open])], "2022-09-21", fine);
    case(&body, &[&third("", &[entry])], "2022-09-21", fine);
    case(&body, &[&third("submitted = \"\"", &[entry])], "2022-09-21", missing);
    case(&body, &[&year, &third("submitted = 2022-09-22", &[])], "2022-09-21", missing);
    case(&body, &[&year, &third("submitted = 2022-09-22", &[])], "2022-09-22", fine);
}

#[test]
fn an_entry_without_a_day_is_of_the_report_s() {
    let entry = "[[entry]]; item = \"I.1\"; percent = 40";
    let third = |submitted: &str| file(&format!("period = \"2022-Q3\"\nsubmitted = {submitted}"), &[entry]);
    let on = |text: &str| plan(ITEM, &[text]).reports[0].entries[0].on.value;
    assert_eq!(on(&third("2022-09-10")), day("2022-09-10"));
    // No later than the last day whose data count.
    assert_eq!(on(&third("2022-10-05")), day("2022-09-14"));
    assert_eq!(on(&file("", &[entry])), day("2022-12-14"));
    assert_eq!(on(&third("\"\"")), day("2022-09-14"));
}

#[test]
fn a_later_entry_wins_and_history_stays() {
    let said = |on: &str, percent: u8| format!("[[entry]]; item = \"I.1\"; on = {on}; percent = {percent}");
    let percent = |files: &[&str], as_of: &str| Survey::new(&plan(ITEM, files), day(as_of)).items[0].percent;
    let both = file("", &[&said("2022-10-03", 80), &said("2022-10-03", 30)]);
    assert_eq!(percent(&[&both], "2022-10-03"), Some(30.0));
    let corrected = file("", &[&said("2022-10-03", 80), &said("2022-10-10", 30)]);
    assert_eq!(percent(&[&corrected], "2022-10-09"), Some(80.0));
    assert_eq!(percent(&[&corrected], "2022-10-10"), Some(30.0));
    // Of one day, the later period's word counts, wherever its file is read.
    let (third, year) =
        (file("period = \"2022-Q3\"", &[&said("2022-09-14", 80)]), file("", &[&said("2022-09-14", 30)]));
    assert_eq!(percent(&[&third, &year], "2022-10-01"), Some(30.0));
    assert_eq!(percent(&[&year, &third], "2022-10-01"), Some(30.0));
}

#[test]
fn the_focal_point_completes_what_is_done_without_evidence() {
    let confirm = |on: &str| format!("[[confirmation]]; item = \"I.1\"; on = {on}; by = \"Nguyễn Văn A\"");
    let done = file("", &[DONE]);
    let word = |on: &str| file("agency = \"f\"", &[&confirm(on)]);
    let with = |on: &str, as_of: &str, expected: &str| case(ITEM, &[&done, &word(on)], as_of, expected);
    with("2022-11-20", "2022-11-19", "awaiting_confirmation: no_evidence");
    with("2022-11-20", "2022-11-20", "completed_on_time: done_on_time, confirmed");
    // The day it was done counts, not the day somebody said so.
    with("2023-01-20", "2023-01-20", "completed_on_time: done_on_time, confirmed");
    // What was confirmed before it was done is not confirmed.
    with("2022-10-31", "2022-11-20", "awaiting_confirmation: no_evidence");
    let again = "[[entry]]; item = \"I.1\"; on = 2022-11-25; state = \"in-progress\"; percent = 90";
    let done_again = "[[entry]]; item = \"I.1\"; on = 2022-11-28; state = \"done\"";
    let reopened = file("", &[DONE, again, done_again]);
    case(ITEM, &[&reopened, &word("2022-11-20")], "2022-11-28", "awaiting_confirmation: no_evidence");
    case(ITEM, &[&reopened, &word("2022-11-28")], "2022-11-28", "completed_on_time: done_on_time, confirmed");
}

#[test]
fn a_named_person_may_judge_a_rating() {
    let judge = |rating: &str, on: &str, rest: &str| {
        format!(
            "[[override]]; item = \"I.1\"; on = {on}; rating = \"{rating}\"; by = \"A\"; reason = \"r\"{rest}"
        )
    };
    let with = |tables: &[&str]| file("agency = \"f\"", tables);
    let (idle, judged) =
        ("at_risk_high: no_progress_after_half", "on_track: overridden, no_progress_after_half");
    let open = with(&[&judge("on-track", "2022-11-05", "; until = 2023-06-30")]);
    case(ITEM, &[&open], "2022-11-04", idle);
    case(ITEM, &[&open], "2022-11-05", judged);
    let until = with(&[&judge("on-track", "2022-11-05", "; until = 2022-11-10")]);
    case(ITEM, &[&until], "2022-11-10", judged);
    case(ITEM, &[&until], "2022-11-11", idle);
    let lifted = with(&[&judge("on-track", "2022-11-05", ""), &judge("computed", "2022-11-08", "")]);
    case(ITEM, &[&lifted], "2022-11-08", idle);
    let worse = with(&[&judge("at-risk-high", "2022-09-02", "")]);
    case(ITEM, &[&worse], "2022-09-02", "at_risk_high: overridden, no_report_due");
    // A fact is nobody's to judge.
    case(ITEM, &[&open], "2023-01-01", "overdue: deadline_passed");
    let done = file("", &[DONE]);
    case(ITEM, &[&done, &open], "2022-11-06", "awaiting_confirmation: no_evidence");
    let both = Survey::new(&plan(ITEM, &[&open]), day("2022-11-05")).items[0].computed;
    assert_eq!(both, Standing::AtRiskHigh);
}

#[test]
fn what_several_lead_is_done_when_all_are_done() {
    let group = ITEM.replace("[\"a\"]", "[\"g\"]");
    let said = |agency: &str, entries: &[(&str, &str)]| {
        let entries: Vec<String> = entries
            .iter()
            .map(|(on, rest)| format!("[[entry]]; item = \"I.1\"; on = {on}; {rest}"))
            .collect();
        let entries: Vec<&str> = entries.iter().map(String::as_str).collect();
        file(&format!("agency = \"{agency}\""), &entries)
    };
    let (shown, done) = ("state = \"done\"; evidence = [{ number = \"1\" }]", "state = \"done\"");
    let a = said("a", &[("2022-10-01", "percent = 80"), ("2022-11-01", shown)]);
    let percent =
        |files: &[&str], as_of: &str| Survey::new(&plan(&group, files), day(as_of)).items[0].percent;
    // The mean, with nothing for who has said nothing.
    assert_eq!(percent(&[&a], "2022-10-01"), Some(40.0));
    let third = said("b", &[("2022-10-05", "percent = 33.3")]);
    assert_eq!(percent(&[&a, &third], "2022-11-01"), Some(66.6));
    let b = said("b", &[("2022-11-20", shown)]);
    case(&group, &[&a, &b], "2022-11-20", "completed_on_time: done_on_time");
    let late = said("b", &[("2023-01-05", shown)]);
    case(&group, &[&a, &late], "2023-01-04", "overdue: deadline_passed");
    case(&group, &[&a, &late], "2023-01-05", "completed_late: done_late");
    // Evidence of one is not evidence of the other; the focal point's word is for both.
    let unproven = said("b", &[("2022-11-20", done)]);
    case(&group, &[&a, &unproven], "2022-11-20", "awaiting_confirmation: no_evidence");
    let word = file("agency = \"f\"", &["[[confirmation]]; item = \"I.1\"; on = 2022-11-21; by = \"A\""]);
    case(&group, &[&a, &unproven, &word], "2022-11-21", "completed_on_time: done_on_time, confirmed");
}

/// What one agency said in one period of two items: on which days, and how far they were.
type Said = Vec<(usize, u16, u8)>;

fn reports(said: &[Said]) -> Vec<String> {
    let heads = [("a", "2022-Q3"), ("b", "2022-year"), ("f", "2022-Q3"), ("f", "2022-year")];
    let each = |((agency, period), said): (&(&str, &str), &Said)| {
        let tables: Vec<String> = said
            .iter()
            .map(|(item, after, percent)| {
                let on = day("2022-09-01") + chrono::Days::new(u64::from(*after));
                match percent % 13 {
                    0 => format!("[[entry]]\nitem = \"I.{item}\"\non = {on}\nstate = \"done\""),
                    1 => format!("[[entry]]\nitem = \"I.{item}\"\non = {on}\nstate = \"blocked\""),
                    2 => format!("[[confirmation]]\nitem = \"I.{item}\"\non = {on}\nby = \"A\""),
                    3 => format!("[[override]]\nitem = \"I.{item}\"\non = {on}\nrating = \"at-risk\"\nby = \"A\"\nreason = \"r\""),
                    4 => format!("[[entry]]\nitem = \"I.{item}\"\non = {on}\nwhole = true\nstate = \"in-progress\"\npercent = {percent}"),
                    5 => format!("[[entry]]\nitem = \"I.{item}\"\non = {on}\nstate = \"suspended\"\ndecision = \"1\""),
                    6 => format!("[[entry]]\nitem = \"I.{item}\"\non = {on}\nevidence = [{{ number = \"1\" }}]"),
                    7 => format!("[[occurrence]]\nitem = \"I.{item}\"\non = {on}\ndue = {}", on + chrono::Days::new(9)),
                    _ => format!("[[entry]]\nitem = \"I.{item}\"\non = {on}\npercent = {percent}"),
                }
            })
            .collect();
        format!("[report]\nagency = \"{agency}\"\nperiod = \"{period}\"\n{}", tables.join("\n"))
    };
    heads.iter().zip(said).map(each).collect()
}

fn standings(files: &[String], as_of: chrono::NaiveDate) -> Vec<String> {
    let body = format!("{REPORTING}{ITEM}{}", ITEM.replace("I.1", "I.2").replace("\"a\"", "\"g\""));
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    let plan = plan(&body, &files);
    let survey = Survey::new(&plan, as_of);
    let each = survey.items.iter();
    each.map(|it| format!("{:?} {:?} {:?} {:?}", it.standing, it.percent, it.reasons, it.parts)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_files_and_of_other_items_entries_changes_nothing(
        said in prop::collection::vec(prop::collection::vec((1_usize..=2, 0_u16..130, 0_u8..=100), 0..6), 4),
        order in Just(vec![0_usize, 1, 2, 3]).prop_shuffle(),
        after in 0_u64..150,
    ) {
        let as_of = day("2022-09-01") + chrono::Days::new(after);
        let files = reports(&said);
        let shuffled: Vec<String> = order.iter().map(|at| files[*at].clone()).collect();
        let expected = standings(&files, as_of);
        prop_assert_eq!(&standings(&shuffled, as_of), &expected);
        // The entries of one item stay in their order; those of another may stand before or after them.
        let apart: Vec<Said> = said.iter().map(|said| {
            let of = |item: usize| said.iter().copied().filter(move |it| it.0 == item);
            of(2).chain(of(1)).collect()
        }).collect();
        prop_assert_eq!(&standings(&reports(&apart), as_of), &expected);
    }
}
