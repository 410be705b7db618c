//! A plan of one item, and what is said of it.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up should stop")]

use cchc::assess::Survey;
use cchc::model::Plan;
use cchc::parse::{Draft, FileKind};
use cchc::source::SourceId;
use chrono::NaiveDate;

/// A plan issued on 2022-09-01 with one item, due on 2022-12-31: 121 days, of which half are gone after the 60th.
pub(crate) const HEAD: &str = r#"
format = 1
[plan]
id = "p"
title = "t"
issued = 2022-09-01
period = { from = 2022-01-01, to = 2022-12-31 }
[[section]]
id = "I"
title = "s"
[agency.a]
name = "A"
[agency.b]
name = "B"
[group.g]
name = "G"
members = ["a", "b"]
"#;

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
    let mut draft = Draft::default();
    let mut found = Vec::new();
    draft.read(FileKind::Plan, SourceId(0), &format!("{HEAD}{body}"), &mut found);
    for (text, id) in progress.iter().zip(1..) {
        draft.read(FileKind::Progress, SourceId(id), text, &mut found);
    }
    assert!(found.is_empty(), "{found:?}");
    draft.finish().unwrap()
}

/// The standing and the reasons of the plan's first item.
#[track_caller]
pub(crate) fn case(body: &str, progress: &[&str], as_of: &str, expected: &str) {
    let plan = plan(body, progress);
    let survey = Survey::new(&plan, day(as_of));
    let item = &survey.items[0];
    let reasons: Vec<_> = item.reasons.iter().map(cchc::assess::Reason::code).collect();
    assert_eq!(format!("{}: {}", item.standing.as_str(), reasons.join(", ")), expected, "as of {as_of}");
}
