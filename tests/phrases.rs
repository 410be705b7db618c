//! What time phrases are read as, line by line.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

use std::collections::BTreeSet;
use std::path::Path;

use cchc::i18n::{Lang, Words};
use cchc::model::{Day, Deadline, OffsetUnit, Phrase, Plan, PlanPeriod, Why};
use cchc::{load, phrase_in_words};
use chrono::{Datelike as _, NaiveDate};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample;
use unicode_normalization::UnicodeNormalization as _;

/// Another way to write a phrase.
type Variant<'a> = &'a dyn Fn(&str) -> String;

const TABLE: &str = include_str!("phrases/table.txt");

/// A line of the table, and the time of the plan that it is read in.
struct Line {
    phrase: &'static str,
    expected: &'static str,
    period: PlanPeriod,
}

fn years(from: i32, to: i32) -> PlanPeriod {
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
    PlanPeriod { from: day(from, 1, 1), to: day(to, 12, 31) }
}

fn table() -> Vec<Line> {
    let mut period = years(2026, 2026);
    let mut lines = Vec::new();
    for line in TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(plan) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            let (from, to) = plan.split_once("..").unwrap_or((plan, plan));
            period = years(from.parse().unwrap(), to.parse().unwrap());
            continue;
        }
        let (phrase, expected) = line.split_once("=>").unwrap_or_else(|| panic!("no `=>`: {line}"));
        lines.push(Line { phrase: phrase.trim(), expected: expected.trim(), period });
    }
    lines
}

/// What a phrase says in a plan, as the table writes it.
fn read(text: &str, period: PlanPeriod) -> String {
    let phrase = match Phrase::read(text) {
        Ok(phrase) => phrase,
        Err(fault) => return unread(fault.why, &text[fault.range]),
    };
    match said(&phrase, period) {
        Ok(parts) => parts.join(", "),
        Err(why) => unread(why, text),
    }
}

fn said(phrase: &Phrase, period: PlanPeriod) -> Result<Vec<String>, Why> {
    let year = period.year();
    let mut parts = Vec::new();
    parts.extend(phrase.is_continuous.then(|| "continuous".to_owned()));
    parts.extend(phrase.every.map(|every| format!("every {}", every.as_str())));
    parts.extend(phrase.start.map(|day| day.of(year).map(|day| format!("start {day}"))).transpose()?);
    let is_each = phrase.is_every_year() || (phrase.is_continuous && phrase.is_the_year_alone());
    let due = match phrase.due_in(year) {
        Err(Why::NoYear) if is_each => phrase.due.map(|due| each(due.last)),
        due => due?.map(|day| format!("due {day}")),
    };
    parts.extend(due);
    parts.extend(phrase.day.map(|day| format!("day {day}")));
    parts.extend(phrase.trigger.map(|trigger| format!("trigger {}", trigger.as_str())));
    parts.extend(phrase.offset.map(|offset| {
        let unit = match offset.unit {
            OffsetUnit::Day => "days",
            OffsetUnit::WorkingDay => "working days",
            OffsetUnit::Month => "months",
        };
        format!("offset {} {unit}", offset.count)
    }));
    parts.extend(phrase.condition.as_ref().map(|condition| format!("condition \"{condition}\"")));
    Ok(parts)
}

fn each(day: Day) -> String {
    format!("due each {}-{}", day.month, day.day)
}

fn unread(why: Why, words: &str) -> String {
    let why = match why {
        Why::Blank => "blank",
        Why::Unknown => "unknown",
        Why::NoSuchDay => "no such day",
        Why::NoMonth => "no month",
        Why::NoYear => "no year",
        Why::Several => "several",
        Why::Reversed => "reversed",
    };
    format!("unread, {why}: {words}").trim().to_owned()
}

#[test]
fn every_phrase_is_read_as_the_table_says() {
    let lines = table();
    let wrong: Vec<String> = lines
        .iter()
        .map(|line| (line, read(line.phrase, line.period)))
        .filter(|(line, found)| *found != line.expected)
        .map(|(line, found)| format!("{}\n  expected {}\n  found    {found}", line.phrase, line.expected))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let is_unread = |line: &&Line| line.expected.starts_with("unread");
    let count = lines.iter().filter(is_unread).count();
    assert!(30 <= count && 120 <= lines.len() - count, "{count} of {}", lines.len());
}

/// A text without its tones.
fn bare(text: &str) -> String {
    let plain: String = text.nfd().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).collect();
    plain.replace(['đ', 'Đ'], "d")
}

/// The words of a text, without tones and in small letters.
fn folded(text: &str) -> Vec<String> {
    let is_part = |c: char| !c.is_alphanumeric();
    let text = bare(text).to_lowercase();
    text.split(is_part).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[test]
fn tones_case_dashes_and_blanks_change_nothing() {
    let variants: [(&str, Variant<'_>); 7] = [
        ("in capitals", &|text| text.to_uppercase()),
        ("in small letters", &|text| text.to_lowercase()),
        ("without tones", &bare),
        ("decomposed", &|text| text.nfd().collect()),
        ("with blanks", &|text| format!(" {} ", text.replace(' ', "\u{a0}\n "))),
        ("with dashes", &|text| text.replace(['-', '–'], "—")),
        ("with blanks around marks", &|text| text.replace('/', " / ").replace(',', " ,")),
    ];
    for line in table() {
        for (name, variant) in &variants {
            let text = variant(line.phrase);
            assert_eq!(folded(&read(&text, line.period)), folded(line.expected), "{name}: {text:?}");
        }
    }
}

fn shipped(folder: &str) -> Plan {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = load::find(root, &[folder.to_owned()]).unwrap();
    load::read_all(&found.folders, |_| {}, |loaded| loaded.plan.unwrap()).remove(0)
}

/// The phrases of a plan whose text alone comes to another day than the item has, as the table writes them.
#[track_caller]
fn case(folder: &str, expected_other: &[&str], expected_none: &[&str]) {
    let plan = shipped(folder);
    let (mut other, mut none) = (BTreeSet::new(), BTreeSet::new());
    for item in &plan.items {
        let deadline = &item.deadline;
        let alone = Deadline::blank(deadline.text.clone());
        let due = alone.resolve(&plan.head.period, item.begins(&plan.head));
        if due != item.due(&plan.head) {
            other.insert(deadline.text.as_str());
        } else if due.is_none() {
            none.insert(deadline.text.as_str());
        }
        if alone.phrase.is_ok() {
            assert_eq!(alone.is_continuous(), deadline.is_continuous(), "{}", deadline.text);
            assert_eq!(alone.every(), deadline.every(), "{}", deadline.text);
            assert_eq!(alone.condition(), deadline.condition(), "{}", deadline.text);
            let trigger = alone.trigger().filter(|_| deadline.date.is_none());
            assert_eq!(trigger, deadline.trigger(), "{}", deadline.text);
        }
    }
    assert_eq!(other, expected_other.iter().copied().collect(), "{folder}");
    assert_eq!(none, expected_none.iter().copied().collect(), "{folder}");
}

#[test]
fn the_days_of_the_shipped_plan_are_those_of_its_texts() {
    let set_elsewhere = [
        "Khi có quy định mới của Trung ương về tổ chức bộ máy có hiệu lực thi hành",
        "Khi để xảy ra trễ hẹn",
        "Sau khi có phản ánh kiến nghị/theo thời gian quy định",
        "Sau khi văn bản hết hiệu lực, ngưng hiệu lực",
        "Theo Kế hoạch",
        "Theo Kế hoạch (nếu có)",
        "Theo kế hoạch",
        "Theo quy định",
        "Theo yêu cầu của Phòng Nội vụ",
        "Theo yêu cầu của cơ quan có thẩm quyền kiểm tra",
    ];
    case("plans/dak-po-2022", &[], &set_elsewhere);
}

#[test]
fn the_days_of_the_example_are_those_of_its_texts() {
    // Its plan reaches into 2023, so that these would have to name the year.
    let yearless = ["Thường xuyên trong năm/kết thúc năm đánh giá", "Trong năm đánh giá"];
    let set_elsewhere = [
        "Chưa ấn định",
        "Khi có quy định mới của Trung ương về tổ chức bộ máy có hiệu lực thi hành",
        "Khi để xảy ra trễ hẹn",
        "Sau khi có phản ánh kiến nghị/theo thời gian quy định",
        "Sau khi văn bản hết hiệu lực, ngưng hiệu lực",
        "Theo Kế hoạch (nếu có)",
        "Theo kế hoạch",
        "Theo quy định",
        "Theo yêu cầu của Phòng Nội vụ",
        "Theo yêu cầu của cơ quan có thẩm quyền kiểm tra",
    ];
    case("examples/dak-po-2022", &yearless, &set_elsewhere);
}

/// What a phrase is read as, in words.
fn printed(phrase: &Phrase) -> String {
    phrase_in_words(Words::new(Lang::Vi), phrase)
}

/// Pieces that phrases are made of: days, rhythms, what sets a day, provisos.
fn piece() -> impl Strategy<Value = String> {
    let lead = sample::select(vec![
        "",
        "Trong ",
        "Hết ",
        "Cuối ",
        "Trước ",
        "Trước ngày ",
        "Chậm nhất ",
        "Đến ",
        "Từ ",
        "Xong trong ",
        "Hạn ",
    ]);
    let year = || prop_oneof![Just(String::new()), (2024..2032).prop_map(|year| format!("/{year}"))];
    let days = prop_oneof![
        (0..33, 0..14, year()).prop_map(|(day, month, year)| format!("{day}/{month}{year}")),
        (0..14, year()).prop_map(|(month, year)| format!("tháng {month}{year}")),
        (sample::select(vec!["I", "II", "III", "IV", "2", "V"]), year())
            .prop_map(|(quarter, year)| format!("quý {quarter}{year}")),
        (0..14, sample::select(vec!["đầu", "cuối"]))
            .prop_map(|(count, end)| format!("{count} tháng {end} năm")),
        (2024..2032).prop_map(|year: i32| year.to_string()),
        Just("năm".to_owned()),
        (1..32).prop_map(|day| format!("ngày {day}")),
    ];
    let others = vec![
        "Hằng tháng",
        "mỗi quý",
        "6 tháng một lần",
        "hằng năm",
        "và những năm tiếp theo",
        "Thường xuyên",
        "Theo kế hoạch của tỉnh",
        "Theo quy định",
        "Khi có yêu cầu",
        "Sau khi có văn bản",
        "nếu có",
        "Trong vòng 30 ngày kể từ ngày nhận",
        "trong 2 tháng sau khi họp",
        "5 ngày làm việc tính từ khi có",
    ];
    prop_oneof![
        4 => (lead, days).prop_map(|(lead, days)| format!("{lead}{days}")),
        1 => sample::select(others).prop_map(str::to_owned),
    ]
}

fn phrases() -> impl Strategy<Value = String> {
    let joint = sample::select(vec![", ", "/", "; ", " và ", " - ", " đến ", " (", " "]);
    (piece(), vec((joint, piece()), 0..3)).prop_map(|(first, rest)| {
        rest.into_iter().fold(first, |phrase, (joint, piece)| format!("{phrase}{joint}{piece}"))
    })
}

/// The years that a text names.
fn years_of(text: &str) -> BTreeSet<i32> {
    let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|it| it.len() == 4);
    numbers.filter_map(|year| year.parse().ok()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_read_comes_to_days_of_its_years(text in phrases(), plan in 2024..2032) {
        let Ok(phrase) = Phrase::read(&text) else { return Ok(()) };
        let start = phrase.start_in(Some(plan));
        let due = phrase.due_in(Some(plan));
        // Only 29/2 may be no day of the plan's year.
        prop_assert!(matches!(due, Ok(_) | Err(Why::NoSuchDay)));
        let due = due.ok().flatten();
        let named = years_of(&text);
        let days = [(phrase.start, start), (phrase.due.map(|due| due.last), due)];
        for (written, day) in days.into_iter().filter_map(|(written, day)| Some((written?, day?))) {
            let is_of_year = written.year.map_or(day.year() == plan, |_| named.contains(&day.year()));
            prop_assert!(is_of_year, "{text}: {day}");
        }
        prop_assert!(start.zip(due).is_none_or(|(start, due)| start <= due), "{text}");
    }

    #[test]
    fn what_is_printed_is_read_as_the_same(text in phrases()) {
        let Ok(phrase) = Phrase::read(&text) else { return Ok(()) };
        let again = printed(&phrase);
        let read = Phrase::read(&again);
        prop_assert_eq!(read.as_ref(), Ok(&phrase), "{} -> {}", text, again);
    }

    #[test]
    fn no_text_is_too_odd(text in "\\PC*") {
        if let Err(fault) = Phrase::read(&text) {
            prop_assert!(text.get(fault.range).is_some());
        }
    }
}

#[test]
fn every_phrase_of_the_table_is_read_as_it_is_printed() {
    for line in table() {
        let Ok(phrase) = Phrase::read(line.phrase) else { continue };
        let again = printed(&phrase);
        assert_eq!(Phrase::read(&again).as_ref(), Ok(&phrase), "{} -> {again}", line.phrase);
    }
}
