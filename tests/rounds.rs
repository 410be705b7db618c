//! The rounds of work that comes back, in any plan.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up should stop")]

use cchc::model::{
    Deadline, DeadlineKeys, PlanPeriod, Recurrence, RoundDay, RoundId, RoundSpan, RoundTerm, Rounds,
};
use cchc::source::{SourceId, Span, Spanned};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;

fn spanned<T>(value: T) -> Spanned<T> {
    Spanned { value, span: Span::new(SourceId(0), &(0..0)) }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The rounds of a text in a plan, from a start on: how many, and the due days of the first and the last.
#[track_caller]
fn case((from, to): (&str, &str), start: &str, text: &str, expected: &str) {
    with((from, to), start, text, (None, DeadlineKeys::default()), expected);
}

#[track_caller]
fn with(
    (from, to): (&str, &str),
    start: &str,
    text: &str,
    (date, keys): (Option<&str>, DeadlineKeys),
    expected: &str,
) {
    let date = date.map(|date| spanned(day(date)));
    let deadline = Deadline::new(spanned(text.to_owned()), date, keys);
    let rounds = deadline.rounds(&PlanPeriod { from: day(from), to: day(to) }, day(start));
    let rounds: Vec<RoundTerm> = rounds.into_iter().flat_map(|rounds| rounds.iter()).collect();
    let told = match (rounds.first(), rounds.last()) {
        (Some(first), Some(last)) => {
            format!("{}: {} {} to {} {}", rounds.len(), first.id, first.due, last.id, last.due)
        }
        _ => "none".to_owned(),
    };
    assert_eq!(told, expected, "{text}");
}

const YEAR: (&str, &str) = ("2026-01-01", "2026-12-31");
const FIVE_YEARS: (&str, &str) = ("2026-01-01", "2030-12-31");

#[test]
fn texts_make_rounds() {
    case(YEAR, "2026-01-15", "Hằng tháng", "12: 2026-01 2026-01-31 to 2026-12 2026-12-31");
    case(YEAR, "2026-01-15", "Hằng tháng, trước ngày 31", "12: 2026-01 2026-01-31 to 2026-12 2026-12-31");
    case(YEAR, "2026-01-15", "Trước ngày 10 hằng tháng", "11: 2026-02 2026-02-10 to 2026-12 2026-12-10");
    case(YEAR, "2026-05-02", "Hằng quý", "3: 2026-Q2 2026-06-30 to 2026-Q4 2026-12-31");
    case(YEAR, "2026-01-15", "Hằng quý, trước ngày 20", "4: 2026-Q1 2026-03-20 to 2026-Q4 2026-12-20");
    case(YEAR, "2026-01-15", "6 tháng một lần", "2: 2026-H1 2026-06-30 to 2026-H2 2026-12-31");
    case(YEAR, "2026-01-15", "Hằng năm", "1: 2026 2026-12-31 to 2026 2026-12-31");
    case(FIVE_YEARS, "2026-01-15", "Trước ngày 10/12 hằng năm", "5: 2026 2026-12-10 to 2030 2030-12-10");
    case(FIVE_YEARS, "2026-04-01", "Trước ngày 31/3 hằng năm", "4: 2027 2027-03-31 to 2030 2030-03-31");
    case(FIVE_YEARS, "2026-01-15", "2028 và những năm tiếp theo", "3: 2028 2028-12-31 to 2030 2030-12-31");
    case(
        FIVE_YEARS,
        "2026-01-15",
        "Quý II/2026 và những năm tiếp theo",
        "5: 2026 2026-06-30 to 2030 2030-06-30",
    );
    case(FIVE_YEARS, "2026-01-15", "2025 và những năm tiếp theo", "5: 2026 2026-12-31 to 2030 2030-12-31");
    case(FIVE_YEARS, "2026-01-15", "Tháng 2 hằng năm", "5: 2026 2026-02-28 to 2030 2030-02-28");
    case(
        ("2027-01-01", "2028-12-31"),
        "2027-01-01",
        "Tháng 2 hằng năm",
        "2: 2027 2027-02-28 to 2028 2028-02-29",
    );
    case(FIVE_YEARS, "2026-01-15", "Hằng quý trong năm 2028", "4: 2028-Q1 2028-03-31 to 2028-Q4 2028-12-31");
    case(FIVE_YEARS, "2026-01-15", "Hằng tháng, 2027–2028", "24: 2027-01 2027-01-31 to 2028-12 2028-12-31");
    case(FIVE_YEARS, "2026-01-15", "Quý II/2026", "none");
}

#[test]
fn keys_make_rounds() {
    let every = |every, day: Option<u32>| DeadlineKeys {
        every: Some(spanned(every)),
        day: day.map(spanned),
        ..DeadlineKeys::default()
    };
    let month = || every(Recurrence::Month, None);
    let quarter = || every(Recurrence::Quarter, None);
    let said = "12: 2026-01 2026-01-31 to 2026-12 2026-12-31";
    with(YEAR, "2026-01-15", "x", (None, month()), said);
    with(YEAR, "2026-01-15", "Trong năm 2026", (None, month()), said);
    with(YEAR, "2026-01-15", "x", (Some("2026-01-31"), month()), said);
    let said = "10: 2026-03 2026-03-20 to 2026-12 2026-12-20";
    with(YEAR, "2026-01-15", "x", (Some("2026-03-20"), month()), said);
    let said = "3: 2026-Q2 2026-05-15 to 2026-Q4 2026-11-15";
    with(YEAR, "2026-01-15", "x", (Some("2026-05-15"), quarter()), said);
    let said = "3: 2026-Q2 2026-06-30 to 2026-Q4 2026-12-31";
    with(YEAR, "2026-01-15", "Quý II", (None, quarter()), said);
    let said = "12: 2026-01 2026-01-25 to 2026-12 2026-12-25";
    with(YEAR, "2026-01-15", "Hằng tháng", (None, every(Recurrence::Month, Some(25))), said);
}

fn any_rounds() -> impl Strategy<Value = Rounds> {
    let every = prop_oneof![
        Just(Recurrence::Year),
        Just(Recurrence::HalfYear),
        Just(Recurrence::Quarter),
        Just(Recurrence::Month)
    ];
    // From 2023 on, so that 29/2/2024 and 29/2/2028 are met.
    (every, 0..2000_u64, 0..2000_u64, 0..600_u64, 0..12_u32, 1..32_u32).prop_map(
        |(every, from, length, start, month, day_of_month)| {
            let from = day("2023-01-01") + Days::new(from);
            Rounds {
                every,
                on: RoundDay { month: month % every.months() + 1, day: day_of_month },
                from,
                to: from + Days::new(length),
                start: from - Days::new(300) + Days::new(start),
                first: None,
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn rounds_cover_the_time_without_gap_or_overlap(rounds in any_rounds()) {
        let rounds = Rounds { on: RoundDay::end(rounds.every), start: rounds.from, ..rounds };
        let mut next = rounds.from;
        for round in rounds.iter() {
            prop_assert_eq!(round.first, next);
            // The last one's time goes on where the plan ends short of another.
            let is_last = round.last == rounds.to;
            prop_assert!(round.first <= round.due && (round.due == round.last || is_last && round.due < round.last));
            next = round.last + Days::new(1);
        }
        prop_assert_eq!(next, rounds.to + Days::new(1));
    }

    #[test]
    fn each_is_due_in_its_span_and_after_the_start(rounds in any_rounds()) {
        let mut last = None;
        for round in rounds.iter() {
            prop_assert!(round.first <= round.due && round.due <= round.last);
            prop_assert!(rounds.start <= round.due && rounds.start <= round.first);
            prop_assert!(last < Some(round.first));
            last = Some(round.last);
        }
    }

    #[test]
    fn each_is_found_by_its_id(rounds in any_rounds()) {
        for round in rounds.iter() {
            prop_assert_eq!(rounds.round(&round.id), Some(round));
        }
        let before = RoundSpan::holding(rounds.every, rounds.from - Days::new(370)).id();
        let after = RoundSpan::holding(rounds.every, rounds.to + Days::new(370)).id();
        prop_assert!(rounds.round(&before).is_none() && rounds.round(&after).is_none());
    }

    #[test]
    fn only_a_first_round_and_a_last_that_is_cut_short_fall_away(rounds in any_rounds()) {
        let first = RoundSpan::holding(rounds.every, rounds.from.max(rounds.start));
        let all = std::iter::successors(Some(first), |span| Some(span.after()));
        let all: Vec<RoundSpan> = all.take_while(|span| span.opens() <= rounds.to).collect();
        let keys: Vec<RoundId> = rounds.iter().map(|round| round.id).collect();
        let expected = all.iter().enumerate().filter(|(at, span)| {
            let held = (rounds.to - span.opens()).num_days() + 1;
            let is_half = (span.closes() - span.opens()).num_days() < 2 * held;
            let due = span.day(rounds.on).min(rounds.to);
            if *at == 0 { rounds.from.max(rounds.start) <= due } else { is_half || span.day(rounds.on) <= rounds.to }
        });
        prop_assert_eq!(keys, expected.map(|(_, span)| span.id()).collect::<Vec<_>>());
    }
}
