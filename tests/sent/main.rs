//! Lists, letters and reports that are sent: every cell says what JSON says of the same item on the same day, under the title it
//! belongs to, and columns that change places do not go unseen.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

mod addressed;
mod days;
mod letters;
mod lists;
mod report;
mod said;
#[path = "../tables/mod.rs"]
mod tables;
#[path = "../tree/mod.rs"]
mod tree;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::LazyLock;

use said::Said;
use tables::{Row, Table, compare, swaps_that_show};

/// Plans and days: the example, in which every standing occurs, and a plan that nobody has reported on.
const RUNS: [(&str, &str); 4] = [
    ("examples/dak-po-2022", "2022-10-20"),
    ("examples/dak-po-2022", "2023-01-10"),
    ("plans/dak-po-2022", "2022-12-05"),
    ("plans/dak-po-2022", "2023-01-15"),
];

/// A plan in which what awaits confirmation or lacks figures was given to a group, as it is in none of those.
const SMALL: &str = r#"
format = 1
[plan]
id = "nhom"
title = "Kế hoạch nhỏ"
issued = 2022-09-01
period = { from = 2022-01-01, to = 2022-12-31 }
[[section]]
id = "I"
title = "Nhiệm vụ"
[agency.xa-a]
name = "UBND xã A"
[agency.xa-b]
name = "UBND xã B"
[group.cac-xa]
name = "UBND các xã"
members = ["xa-a", "xa-b"]
[[item]]
id = "I.1"
name = "Niêm yết công khai TTHC"
lead = ["cac-xa"]
deadline = { text = "Trong năm 2022", date = 2022-12-31 }
[[item]]
id = "I.2"
name = "Rà soát TTHC"
lead = ["cac-xa"]
deadline = { text = "Trước ngày 25/9/2022", date = 2022-09-25 }
"#;
const REPORTED: &str = r#"
[report]
agency = "cac-xa"
period = "2022-Q3"
submitted = 2022-09-14
[[entry]]
item = "I.1"
on = 2022-09-13
state = "done"
"#;

/// A kind of table.
pub(crate) struct Kind {
    heading: &'static str,
    /// The titles of its columns, left to right.
    titles: &'static [&'static str],
}

/// What a table has to say.
pub(crate) struct Expected {
    kind: &'static Kind,
    heading: String,
    titles: &'static [&'static str],
    pub(crate) rows: Vec<Row>,
}

impl Expected {
    pub(crate) fn new(kind: &'static Kind, rows: Vec<Row>) -> Self {
        Self { kind, heading: kind.heading.to_owned(), titles: kind.titles, rows }
    }

    pub(crate) fn numbered(self, number: &str) -> Self {
        Self { heading: format!("{number}. {}", self.heading), ..self }
    }
}

/// Every table that is sent, and what it has to say.
static TABLES: LazyLock<Vec<(Table, Expected)>> = LazyLock::new(|| {
    let small = tempfile::tempdir().unwrap();
    fs::create_dir_all(small.path().join("progress/2022-Q3")).unwrap();
    fs::write(small.path().join("plan.toml"), SMALL).unwrap();
    fs::write(small.path().join("progress/2022-Q3/cac-xa.toml"), REPORTED).unwrap();
    let small = small.path().to_str().unwrap();
    let mut tables = Vec::new();
    for (plan, day) in RUNS.into_iter().chain(["2022-09-15", "2023-01-15"].map(|day| (small, day))) {
        let said = Said::new(plan, day);
        let lists = said.files(&["tasks", "--all"]);
        let shared = lists::has_shared(&said).then(|| ("chung", lists::shared(&said)));
        let expected = lists::agencies(&said).into_iter().map(|id| (id, lists::expected(&said, id).tables));
        pair(&lists, expected.chain(shared), lists::index(&said), &mut tables);
        for id in lists::agencies(&said) {
            assert_lines(&lists[&format!("{id}.md")], &lists::expected(&said, id).lines);
        }
        let letters = said.files(&["remind"]);
        let expected = letters::agencies(&said).into_iter().map(|id| (id, letters::expected(&said, id)));
        pair(&letters, expected, letters::index(&said), &mut tables);
        for id in letters::agencies(&said) {
            assert_missing(&letters[&format!("{id}.md")], &letters::missing(&said, id));
        }
    }
    tables
});

/// Puts each table of the files beside what it has to say. There is no file, and no table, besides those.
fn pair<'a>(
    files: &BTreeMap<String, String>,
    agencies: impl Iterator<Item = (&'a str, Vec<Expected>)>,
    index: Expected,
    pairs: &mut Vec<(Table, Expected)>,
) {
    let expected = agencies.map(|(id, tables)| (format!("{id}.md"), tables));
    let expected: BTreeMap<String, Vec<Expected>> =
        expected.chain([("index.md".to_owned(), vec![index])]).collect();
    assert_eq!(files.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>());
    for (text, expected) in files.values().zip(expected.into_values()) {
        let tables = tables::tables(text);
        let headings: Vec<&String> = tables.iter().map(|table| &table.heading).collect();
        assert_eq!(headings, expected.iter().map(|it| &it.heading).collect::<Vec<_>>());
        pairs.extend(tables.into_iter().zip(expected));
    }
}

/// A list tells of what it shares with groups in these lines.
#[track_caller]
fn assert_lines(sent: &str, expected: &[String]) {
    let lines: Vec<&str> = sent.lines().filter_map(|line| line.strip_prefix("- ")).collect();
    assert_eq!(lines, expected);
}

/// A letter lists these reports as missing.
#[track_caller]
fn assert_missing(letter: &str, expected: &[String]) {
    let lines = letter.lines().filter_map(|line| line.strip_prefix("- Báo cáo ")?.split_once(": "));
    assert_eq!(lines.map(|(_, line)| line).collect::<Vec<_>>(), expected);
}

/// Every cell says what it has to say.
#[track_caller]
fn assert_right(tables: &[(Table, Expected)]) {
    for (table, expected) in tables {
        compare(table, expected.titles, &expected.rows).unwrap();
    }
}

/// Of any two columns that stand side by side in these kinds of tables, some table tells when their cells change places.
#[track_caller]
fn assert_swaps_show(tables: &[(Table, Expected)], kinds: &[&Kind]) {
    let mut shown = BTreeSet::new();
    for (table, expected) in tables {
        let pairs = swaps_that_show(table, expected.titles, &expected.rows);
        shown.extend(pairs.into_iter().map(|pair| (expected.kind.heading, pair)));
    }
    let pairs =
        kinds.iter().flat_map(|kind| kind.titles.windows(2).map(|pair| (kind.heading, [pair[0], pair[1]])));
    let unseen: Vec<_> = pairs.filter(|pair| !shown.contains(pair)).collect();
    assert_eq!(unseen, [], "columns of which no table tells when their cells change places");
}

/// Lists of members of one group that stand alike differ in the name alone, and none is longer than a third of what the
/// longest was when each held everything.
#[test]
fn what_members_of_a_group_share_stands_once() {
    const WORDS: usize = 8_162 / 3;
    let said = Said::new("examples/dak-po-2022", "2022-11-15");
    let lists = said.files(&["tasks", "--all"]);
    let (communes, _) = said.members("xa-thi-tran");
    assert_eq!(communes.len(), 8);
    let body = |id: &String| {
        let text = &lists[&format!("{id}.md")];
        assert!(text.split_whitespace().count() <= WORDS, "{id}");
        let own = |item: &serde_json::Value| format!("{} {} {}", item["id"], item["own"], item["via"]);
        let items: Vec<String> = said.items(id).iter().map(own).collect();
        (items, text.lines().skip(1).collect::<Vec<_>>().join("\n"))
    };
    let bodies: Vec<_> = communes.iter().map(body).collect();
    let mut alike = 0;
    for (at, (items, text)) in bodies.iter().enumerate() {
        for (_, other) in bodies[..at].iter().filter(|(others, _)| others == items) {
            assert_eq!(text, other);
            alike += 1;
        }
    }
    assert!(5 < alike, "{alike}");
    let shared = &lists["chung.md"];
    // Each text stands there once.
    assert_eq!(shared.matches("| II.1.2 | Tỷ lệ hồ sơ TTHC do huyện").count(), 1);
}

#[test]
fn every_cell_says_what_json_says() {
    assert_right(&TABLES);
}

#[test]
fn columns_that_change_places_are_seen() {
    assert_swaps_show(&TABLES, &[&lists::KINDS[..], &letters::KINDS].concat());
}
