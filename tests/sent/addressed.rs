//! Of what the letter and the list of each agency of the example speak, and of nothing else: `addressed.txt`.

use std::collections::{BTreeMap, BTreeSet};

use crate::said::Said;
use crate::tables;

/// What is sent to an agency on a day.
#[derive(Debug, PartialEq, Eq)]
struct Sent {
    /// The items of which the letter speaks.
    letter: BTreeSet<String>,
    /// The reports that it misses.
    reports: Vec<String>,
    /// What it leads through a group, and how that stands.
    part: Vec<String>,
    /// The items that its list says it leads.
    leads: BTreeSet<String>,
}

/// A day of the page, with each agency and what is to be sent to it.
fn days() -> Vec<(&'static str, Vec<(&'static str, Sent)>)> {
    let days = include_str!("addressed.txt").split("\n== ").skip(1);
    let day = |text: &'static str| {
        let (day, agencies) = text.split_once('\n').unwrap();
        let lines: Vec<&str> = agencies.lines().filter(|line| !line.is_empty()).collect();
        (day, lines.chunks(5).map(agency).collect())
    };
    days.map(day).collect()
}

fn agency(lines: &[&'static str]) -> (&'static str, Sent) {
    let said = |at: usize, key: &str| {
        let said = lines[at].trim_start().strip_prefix(key).unwrap().trim();
        if said == "–" { "" } else { said }
    };
    let all = |at, key| said(at, key).split("; ").filter(|it| !it.is_empty()).map(str::to_owned).collect();
    let part = said(3, "part:");
    let sent = Sent {
        letter: ids(said(1, "letter:")),
        reports: all(2, "reports:"),
        part: if part.is_empty() { Vec::new() } else { vec![part.to_owned()] },
        leads: ids(said(4, "leads:")),
    };
    (lines[0], sent)
}

/// The ids of items in a text.
fn ids(text: &str) -> BTreeSet<String> {
    let words = text.split(|it: char| !it.is_ascii_alphanumeric() && it != '.');
    let is_id = |word: &&str| {
        let has_number = word.rsplit('.').next().is_some_and(|last| last.parse::<u32>().is_ok());
        has_number && (word.starts_with("II.") || word.starts_with("PL."))
    };
    words.filter(is_id).map(str::to_owned).collect()
}

/// What a letter and a list say.
fn sent(letter: &str, list: &str) -> Sent {
    let missing = letter.lines().filter_map(|line| line.strip_prefix("- Báo cáo ")?.split_once(": "));
    let tables = tables::tables(list);
    // What an agency supports through a group stands in lines, so that tables of groups are of what it leads.
    let is_through = |table: &&tables::Table| table.heading.starts_with("Qua nhóm");
    let led =
        tables.iter().filter(|table| table.heading.ends_with(". Nhiệm vụ chủ trì") || is_through(table));
    let closed =
        tables.iter().filter(|table| table.heading.ends_with(". Nhiệm vụ đã hoàn thành, thôi thực hiện"));
    let row =
        |table: &'_ tables::Table| table.rows.iter().map(|row| (table.heads.clone(), row.clone())).collect();
    let led_rows: Vec<(Vec<String>, Vec<String>)> = led.flat_map(|table| -> Vec<_> { row(table) }).collect();
    let closed = closed.flat_map(|table| -> Vec<_> { row(table) });
    let closed = closed.filter(|(_, row)| row.contains(&"Chủ trì".to_owned()));
    let rows: Vec<_> = led_rows.into_iter().chain(closed).collect();
    let cell = |(heads, row): &(Vec<String>, Vec<String>), title: &str| {
        heads.iter().position(|head| head == title).map(|at| row[at].clone()).unwrap_or_default()
    };
    let through = tables.iter().filter(is_through).flat_map(|table| -> Vec<_> { row(table) });
    let part = through.map(|row| {
        let standing = cell(&row, "Tình trạng");
        let mut lines = standing.lines().map(|line| match line.split_once(": ") {
            Some((label, _)) if !line.starts_with("cả nhiệm vụ") => label,
            _ => line,
        });
        let first = lines.next().unwrap_or_default();
        std::iter::once(format!("{} {first}", cell(&row, "Mã")))
            .chain(lines.map(str::to_owned))
            .collect::<Vec<_>>()
            .join("; ")
    });
    Sent {
        letter: ids(letter),
        reports: missing.map(|(period, _)| period.to_owned()).collect(),
        part: part.collect(),
        leads: rows.iter().map(|row| cell(row, "Mã")).collect(),
    }
}

#[test]
fn each_agency_is_told_what_is_its_own_and_nothing_else() {
    for (day, agencies) in days() {
        let said = Said::new("examples/dak-po-2022", day);
        let named: Vec<&str> = agencies.iter().map(|(id, _)| *id).collect();
        let all: Vec<&str> = said.addressees().collect();
        assert_eq!(named, all, "{day}");
        let (letters, lists) = (said.files(&["remind"]), said.files(&["tasks", "--all"]));
        for (id, expected) in &agencies {
            let file = format!("{id}.md");
            let of = |files: &BTreeMap<String, String>| files.get(&file).cloned().unwrap_or_default();
            assert_eq!(sent(&of(&letters), &of(&lists)), *expected, "{day} {id}");
        }
    }
}
