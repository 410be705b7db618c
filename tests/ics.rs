//! Calendars: what days they hold and what they say of them, that a later one is an update of an earlier one, and that no
//! text acts in one.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

mod folder;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const EXAMPLE: &str = "examples/dak-po-2022";

fn cchc(root: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cchc"))
        .args(args)
        .args(["--lang", "en"])
        .current_dir(root)
        .output()
        .unwrap()
}

#[track_caller]
fn stdout(root: &Path, args: &[&str]) -> String {
    let output = cchc(root, args);
    assert_eq!(output.status.code(), Some(0), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// An event: its properties, and those of its alarm under `alarm.…`.
type Event = BTreeMap<String, String>;

/// The events of a calendar by their ids. Lines that are not as a calendar's lines have to be are an error.
#[track_caller]
fn events(text: &str) -> BTreeMap<String, Event> {
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("\r\nEND:VCALENDAR\r\n"), "{text}");
    for line in text.split_terminator("\r\n") {
        assert!(line.len() <= 75 && !line.contains(|c: char| c.is_control()), "{line:?}");
    }
    let (mut found, mut event, mut inside) = (BTreeMap::new(), Event::new(), "");
    for line in text.replace("\r\n ", "").split_terminator("\r\n") {
        let (name, value) = line.split_once(':').unwrap();
        match (name, value) {
            ("BEGIN", "VALARM") => inside = "alarm.",
            ("END", "VALARM") => inside = "",
            ("BEGIN", _) => event = Event::new(),
            ("END", "VEVENT") => {
                let id = event["UID"].clone();
                assert!(found.insert(id.clone(), std::mem::take(&mut event)).is_none(), "{id} twice");
            }
            _ => assert!(event.insert(format!("{inside}{name}"), value.to_owned()).is_none(), "{line}"),
        }
    }
    found
}

/// The calendar of an agency of the example.
#[track_caller]
fn calendar(agency: &str, day: &str) -> BTreeMap<String, Event> {
    events(&stdout(Path::new(ROOT), &["tasks", agency, "--format", "ics", "--plan", EXAMPLE, "--as-of", day]))
}

/// The event of what begins so, and has no other.
#[track_caller]
fn event<'a>(events: &'a BTreeMap<String, Event>, id: &str) -> &'a Event {
    let mut found = events.iter().filter(|(uid, _)| uid.starts_with(&format!("dak-po-2022-minh-hoa_{id}_")));
    let event = found.next().unwrap_or_else(|| panic!("{id} in {:?}", events.keys()));
    assert!(found.next().is_none(), "{id} twice in {:?}", events.keys());
    event.1
}

#[test]
fn days_say_what_is_due_and_how_it_stands() {
    let events = calendar("van-phong", "2022-11-15");
    let late = event(&events, "item_ii.1.1");
    assert_eq!(late["DTSTART;VALUE=DATE"], "20221015");
    assert_eq!(late["DTEND;VALUE=DATE"], "20221016");
    assert!(late["SUMMARY"].starts_with("Hạn: II.1.1 Rà soát\\, đánh giá"), "{late:?}");
    assert!(
        late["DESCRIPTION"].contains("quá hạn 31 ngày") && !late.contains_key("alarm.TRIGGER"),
        "{late:?}"
    );
    let open = event(&events, "item_ii.2.5");
    assert_eq!((open["alarm.TRIGGER"].as_str(), open["STATUS"].as_str()), ("-P14DT16H", "CONFIRMED"));
    let of = |title: &str| events.values().filter(|it| it["SUMMARY"].starts_with(title)).collect::<Vec<_>>();
    let done = of("Đã hoàn thành: ");
    assert!(!done.is_empty() && done.iter().all(|it| !it.contains_key("alarm.TRIGGER")), "{done:?}");
    let report = event(&events, "report_2022-year");
    assert_eq!(report["DTSTART;VALUE=DATE"], "20221220");
    assert_eq!(report["SUMMARY"], "Hạn gửi báo cáo năm 2022");
    assert!(report.contains_key("alarm.TRIGGER"));
}

#[test]
fn the_same_day_makes_the_same_calendar_and_a_later_one_its_update() {
    let first = calendar("van-phong", "2022-11-15");
    assert_eq!(first, calendar("van-phong", "2022-11-15"));
    let later = calendar("van-phong", "2022-11-16");
    assert_eq!(first.keys().collect::<Vec<_>>(), later.keys().collect::<Vec<_>>());
    let revision = |event: &Event| event["SEQUENCE"].parse::<u32>().unwrap();
    assert!(first.iter().all(|(id, event)| revision(event) < revision(&later[id])));
    assert!(first.values().all(|it| it["DTSTAMP"] == "20221115T000000Z"));
}

/// A repository with the plan of a commune, whose work comes round; `change` is made to its text.
fn commune(change: impl Fn(&str) -> String) -> TempDir {
    let repository = tempfile::tempdir().unwrap();
    let plan = repository.path().join("plans/xa-mau-2026");
    folder::copy(&Path::new(ROOT).join("examples/xa-mau-2026"), &plan);
    let file = plan.join("plan.toml");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, change(&text)).unwrap();
    repository
}

#[track_caller]
fn of_office(repository: &TempDir) -> BTreeMap<String, Event> {
    let args = ["tasks", "van-phong", "--format", "ics", "--as-of", "2026-03-01"];
    events(&stdout(repository.path(), &args))
}

#[test]
fn each_round_has_a_day_of_its_own() {
    let events = of_office(&commune(str::to_owned));
    let rounds = events.iter().filter(|(id, _)| id.contains("_item_i.2_"));
    let rounds: Vec<(&str, &str)> =
        rounds.map(|(id, event)| (id.as_str(), event["DTSTART;VALUE=DATE"].as_str())).collect();
    let expected = [
        ("xa-mau-2026_item_i.2_2026-q1_van-phong@cchc", "20260314"),
        ("xa-mau-2026_item_i.2_2026-q2_van-phong@cchc", "20260614"),
        ("xa-mau-2026_item_i.2_2026-q3_van-phong@cchc", "20260914"),
        ("xa-mau-2026_item_i.2_2026-q4_van-phong@cchc", "20261214"),
    ];
    assert_eq!(rounds, expected);
}

#[test]
fn a_day_that_a_decision_moves_moves_in_the_calendar() {
    let repository = commune(str::to_owned);
    let before = of_office(&repository);
    let amend = ["amend", "I.4", "--deadline", "Quý IV/2026", "--by", "12/KH-UBND", "--issued", "2026-03-01"];
    stdout(repository.path(), &[&amend[..], &["--as-of", "2026-03-01"]].concat());
    let after = of_office(&repository);
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    let moved = |id: &str| before[id]["DTSTART;VALUE=DATE"] != after[id]["DTSTART;VALUE=DATE"];
    let moved: Vec<&String> = before.keys().filter(|id| moved(id)).collect();
    assert_eq!(moved, ["xa-mau-2026_item_i.4__van-phong@cchc"]);
    assert_eq!(after[moved[0]]["DTSTART;VALUE=DATE"], "20261231");
    let revision = |event: &Event| event["SEQUENCE"].parse::<u32>().unwrap();
    assert!(revision(&before[moved[0]]) < revision(&after[moved[0]]), "on one day, too");
}

#[test]
fn rounds_that_a_decision_ends_are_cancelled() {
    let repository = commune(str::to_owned);
    let before = of_office(&repository);
    let once = ["amend", "I.2", "--deadline", "Quý IV/2026", "--by", "12/KH-UBND", "--issued", "2026-03-01"];
    stdout(repository.path(), &[&once[..], &["--as-of", "2026-03-01"]].concat());
    let after = of_office(&repository);
    let now = &after["xa-mau-2026_item_i.2__van-phong@cchc"];
    assert_eq!((now["DTSTART;VALUE=DATE"].as_str(), now["STATUS"].as_str()), ("20261231", "CONFIRMED"));
    let rounds: Vec<&String> = before.keys().filter(|id| id.contains("_i.2_")).collect();
    assert_eq!(rounds.len(), 4);
    for round in rounds {
        assert_eq!(after[round]["STATUS"], "CANCELLED", "{round}");
        assert!(after[round]["SUMMARY"].starts_with("Đã thay bằng hạn khác: I.2 "), "{round}");
    }
}

#[test]
fn what_a_decision_takes_out_is_cancelled_under_the_same_id() {
    let usual = of_office(&commune(str::to_owned));
    let id = "xa-mau-2026_item_i.4__van-phong@cchc";
    assert_eq!(usual[id]["STATUS"], "CONFIRMED");
    let head = "id = \"I.4\"\n";
    let until = "until = 2026-02-15\ndecision = \"12/KH-UBND\"\n";
    let events = of_office(&commune(|text| text.replace(head, &format!("{head}{until}"))));
    assert_eq!(events.keys().collect::<Vec<_>>(), usual.keys().collect::<Vec<_>>());
    assert_eq!(events[id]["STATUS"], "CANCELLED");
    assert!(events[id]["DESCRIPTION"].contains("12/KH-UBND"), "{:?}", events[id]);
}

#[test]
fn no_text_acts_in_a_calendar() {
    let hostile = "x]]>\\r\\nEND:VEVENT\\nBEGIN:VALARM\\nACTION:PROCEDURE;,\\\\ \\u001b[31m\\u202e\\ufffe ::error::x ##[group]y";
    let hostile = format!("{hostile} {} ::set-output name=x::y", ":".repeat(160));
    let changed = |text: &str| {
        let line = |line: &str| match line.trim_start().split_once(" = \"") {
            Some((key @ ("name" | "product" | "title" | "text"), _)) => format!("{key} = \"{hostile}\"\n"),
            _ => format!("{line}\n"),
        };
        text.lines().map(line).collect()
    };
    let repository = commune(changed);
    let found = of_office(&repository);
    assert_eq!(
        found.keys().collect::<Vec<_>>(),
        of_office(&commune(str::to_owned)).keys().collect::<Vec<_>>()
    );
    let item = &found["xa-mau-2026_item_i.1__van-phong@cchc"];
    assert!(item["SUMMARY"].contains("]]> END:VEVENT BEGIN:VALARM"), "{item:?}");
    let text = stdout(repository.path(), &["tasks", "--all", "--format", "ics", "--as-of", "2026-03-01"]);
    for line in text.lines() {
        assert!(!line.trim_start().starts_with("::") && !line.contains("##["), "{line}");
    }
}

#[test]
fn files_hold_what_is_printed() {
    let repository = commune(str::to_owned);
    let root = repository.path();
    let day = ["--as-of", "2026-03-01"];
    stdout(root, &[&["tasks", "--all", "--format", "ics", "--out", "out"][..], &day].concat());
    let printed = stdout(root, &[&["tasks", "van-phong", "--format", "ics"][..], &day].concat());
    assert_eq!(fs::read_to_string(root.join("out/van-phong.ics")).unwrap(), printed);
    let refused = cchc(root, &["tasks", "--all", "--format", "json", "--out", "out"]);
    assert_eq!(refused.status.code(), Some(2));
    // Where no day is left there is no file, and that is said.
    let none = ["tasks", "--all", "--format", "ics", "--out", "none", "--due-by", "2020-01-01"];
    assert!(stdout(root, &[&none[..], &day].concat()).contains("Nothing to write"));
    assert!(!root.join("none").exists());
    let printed = cchc(root, &[&none[..4], &none[6..], &day].concat());
    assert_eq!(printed.stdout, b"");
    assert!(String::from_utf8(printed.stderr).unwrap().contains("Nothing to write"));
}
