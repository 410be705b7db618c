//! The government's own figures give the government's own table and rate (report 1270/BC-TCTTTg of 27/12/2017).

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

use std::fmt::Write as _;
use std::fs;
use std::process::Command;

const HEAD: &str = r#"format = 1
[plan]
id = "p"
title = "t"
issued = 2017-01-01
period = { from = 2017-01-01, to = 2018-12-31 }
[agency.a]
name = "A"
[[section]]
id = "I"
title = "s"
"#;

/// How many tasks, when they are due, and when they were done.
const TASKS: [(usize, &str, Option<&str>); 4] = [
    (14_068, "2017-12-27", Some("2017-12-27")),
    (1_983, "2017-12-26", Some("2017-12-27")),
    (5_640, "2017-12-27", None),
    (223, "2017-12-26", None),
];

#[test]
fn the_table_of_report_1270() {
    let repository = tempfile::tempdir().unwrap();
    let folder = repository.path().join("plans/p");
    fs::create_dir_all(folder.join("progress/2018-Q1")).unwrap();
    let (mut plan, mut report) =
        (HEAD.to_owned(), "[report]\nagency = \"a\"\nperiod = \"2018-Q1\"\n".to_owned());
    let mut number = 0;
    for (count, due, done) in TASKS {
        for _ in 0..count {
            number += 1;
            let deadline = format!("{{ text = \"d\", date = {due} }}");
            write!(
                plan,
                "[[item]]\nid = \"I.{number}\"\nname = \"n\"\nlead = [\"a\"]\ndeadline = {deadline}\n"
            )
            .unwrap();
            if let Some(done) = done {
                let evidence = "[{ number = \"1/BC\" }]";
                write!(
                    report,
                    "[[entry]]\nitem = \"I.{number}\"\non = {done}\nstate = \"done\"\nevidence = {evidence}\n"
                )
                .unwrap();
            }
        }
    }
    fs::write(folder.join("plan.toml"), plan).unwrap();
    fs::write(folder.join("progress/2018-Q1/a.toml"), report).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_cchc"))
        .args(["status", "--full", "--lang", "vi", "--as-of", "2017-12-27"])
        .current_dir(repository.path())
        .output()
        .unwrap();
    let shown = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<String> =
        shown.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    for expected in [
        "21.914 nhiệm vụ",
        "Trong hạn Quá hạn Cộng",
        "Hoàn thành 14.068 1.983 16.051",
        "Chưa hoàn thành 5.640 223 5.863",
        "Cộng 19.708 2.206 21.914",
    ] {
        assert!(lines.iter().any(|line| line == expected), "{expected}: {shown}");
    }
    // Over what has come due, and over all; cut, not rounded.
    assert!(
        shown.contains("đã đến hạn: 98,62 %") && shown.contains("trên tổng số nhiệm vụ: 73,24 %"),
        "{shown}"
    );
}
