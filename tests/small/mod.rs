//! A plan of one item, and what is said of it.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up should stop")]
#![allow(dead_code, reason = "each test uses what it needs")]

use std::fmt::Write as _;

use cchc::assess::{Assessment, Reason, Survey};
use cchc::model::Plan;
use cchc::parse::{Draft, FileKind};
use cchc::source::SourceId;
use chrono::NaiveDate;

/// A plan issued on 2022-09-01 with one item, due on 2022-12-31: 121 days, of which half are gone after the 60th. Its
/// focal point is `f`, the body that issued it `u`; `a` and `b` make up the group `g`, and `o` is an open group of them.
pub(crate) const HEAD: &str = r#"
format = 1
[plan]
id = "p"
title = "t"
issued = 2022-09-01
authority = "u"
focal_point = "f"
period = { from = 2022-01-01, to = 2022-12-31 }
[[section]]
id = "I"
title = "s"
[agency.u]
name = "U"
[agency.f]
name = "F"
[agency.a]
name = "A"
[agency.b]
name = "B"
[agency.c]
name = "C"
[group.g]
name = "G"
members = ["a", "b"]
[group.o]
name = "O"
members = ["a", "b"]
open = true
"#;

/// Reports by the calendar of administrative reform, asked of `a` and `b`.
pub(crate) const REPORTING: &str = "[reporting]\ncalendar = \"cchc\"\nfrom = [\"g\"]\nto = \"f\"\n";

pub(crate) const ITEM: &str = r#"
[[item]]
id = "I.1"
name = "n"
lead = ["a"]
deadline = { text = "d", date = 2022-12-31 }
"#;

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[track_caller]
pub(crate) fn plan(body: &str, progress: &[&str]) -> Plan {
    plan_of(HEAD, body, progress)
}

/// A plan with another head.
#[track_caller]
pub(crate) fn plan_of(head: &str, body: &str, progress: &[&str]) -> Plan {
    let mut draft = Draft::default();
    let mut found = Vec::new();
    draft.read(FileKind::Plan, SourceId(0), &format!("{head}{body}"), &mut found);
    for (text, id) in progress.iter().zip(1..) {
        draft.read(FileKind::Progress, SourceId(id), text, &mut found);
    }
    assert!(found.is_empty(), "{found:?}");
    draft.finish().unwrap()
}

/// The report of an agency for the third quarter of 2022, handed in on 2022-09-10, with these tables: of each its name,
/// its day and its other keys, apart by `; `. They are about the item I.1 unless they name another.
pub(crate) fn said(agency: &str, tables: &[(&str, &str, &str)]) -> String {
    said_for(agency, "2022-Q3", "2022-09-10", tables)
}

/// Likewise for another period.
pub(crate) fn said_for(agency: &str, period: &str, submitted: &str, tables: &[(&str, &str, &str)]) -> String {
    let submitted = if submitted.is_empty() { "\"\"" } else { submitted };
    let mut text =
        format!("[report]\nagency = \"{agency}\"\nperiod = \"{period}\"\nsubmitted = {submitted}\n");
    for (table, on, keys) in tables {
        let item = if keys.contains("item =") { "" } else { "item = \"I.1\"\n" };
        writeln!(text, "[[{table}]]\n{item}on = {on}\n{}", keys.replace("; ", "\n")).unwrap();
    }
    text
}

/// Looks at the plan's first item.
#[track_caller]
pub(crate) fn look<T>(
    body: &str,
    progress: &[&str],
    as_of: &str,
    read: impl FnOnce(&Assessment<'_>) -> T,
) -> T {
    let plan = plan(body, progress);
    let survey = Survey::new(&plan, day(as_of));
    read(&survey.items[0])
}

/// A standing and its reasons: `at_risk: no_progress, report_missing`.
pub(crate) fn told(standing: cchc::assess::Standing, reasons: &[Reason]) -> String {
    let reasons: Vec<_> = reasons.iter().map(Reason::code).collect();
    format!("{}: {}", standing.as_str(), reasons.join(", "))
}

/// The standing and the reasons of the plan's first item.
#[track_caller]
pub(crate) fn case(body: &str, progress: &[&str], as_of: &str, expected: &str) {
    let found = look(body, progress, as_of, |item| told(item.standing, &item.reasons));
    assert_eq!(found, expected, "as of {as_of}");
}
