//! More than forty faults planted in a copy of the shipped plan are found in one run, each in its place and told once.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

mod common;

use std::fs;
use std::path::Path;

use common::{cchc, plant, repository, stdout};

/// A fault: file, what stands before it, what is there, what is put there, the rules that find it, each with what
/// stands at its place.
type Fault = (&'static str, &'static str, &'static str, &'static str, &'static [&'static str]);

/// Faults in the plan's own files, each of another kind or in another place. A misspelt key that an item needs is two: one
/// key too many, one too few; so is a word that an erratum reads.
const FAULTS: &[Fault] = &[
    ("plan.toml", "[plan]", "place = \"Đak", "plase = \"Đak", &["unknown-key plase ="]),
    ("plan.toml", "\"II.1.1\"", "2022-12-31", "2022-11-31", &["syntax 2022-11-31"]),
    ("plan.toml", "\"II.1.2\"", "\"xa-thi-tran\"", "\"xa-thi-tan\"", &["unknown-agency \"xa-thi-tan\""]),
    ("plan.toml", "\"II.1.2\"", "below = 0.5", "below = 100.5", &["target-above-100 below = 100.5"]),
    ("plan.toml", "\"II.1.3\"", "at_least = 100", "at_least = \"100\"", &["wrong-type \"100\""]),
    ("plan.toml", "[[item]]\nid = \"II.1.4\"", "\"II.1.4\"", "\"II.1.3\"", &["duplicate-id \"II.1.3\""]),
    ("plan.toml", "\"II.1.5\"", "name = ", "title = ", &["missing-key [[item]]", "unknown-key title ="]),
    ("plan.toml", "\"II.1.6\"", "2022-12-31", "2023-12-31", &["deadline-outside-period 2023-12-31"]),
    ("plan.toml", "\"II.1.9\"", "\"Chấp hành", "\"Cha\u{302}\u{301}p hành", &["not-nfc a\u{302}\u{301}"]),
    ("plan.toml", "\"II.1.10\"", "công chức cấp xã\"", "c ng chức cấp xã\"", &["copy-damage c ng chức"]),
    ("plan.toml", "\"II.1.11\"", "Hoàn thành", "Hoàn\u{200b} thành", &["invisible-character \u{200b}"]),
    ("plan.toml", "\"II.1.12\"", "Trong năm 2022", "Trong năm 2021", &["deadline-text-date 2022-12-31"]),
    ("plan.toml", "\"II.1.13\"", ", condition = \"nếu", ", conditon = \"nếu", &["unknown-key conditon ="]),
    (
        "plan.toml",
        "\"II.1.14\"",
        "\"van-phong\", ",
        "\"phong-van-hoa-thong-tin\", \"van-phong\", ",
        &["lead-supports \"phong-van"],
    ),
    (
        "plan.toml",
        "\"II.1.15\"",
        "[\"cac-co",
        "[\"xa-thi-tran\", \"cac-co",
        &["support-twice \"xa-thi-tran\""],
    ),
    (
        "plan.toml",
        "\"II.1.16\"",
        "20% số hồ sơ",
        "25% số hồ sơ",
        &["goal-without-target \"Từ 25%", "erratum-differs \"II.1.16.goals\""],
    ),
    ("plan.toml", "\"II.1.17\"", "Từ 20% TTHC", "::error::Từ 20% TTHC", &["runner-command ::error"]),
    ("plan.toml", "\"II.2.1\"", "PL.VIII.1", "PL.VIII.10", &["unknown-item \"PL.VIII.10\""]),
    (
        "plan.toml",
        "\"II.2.2\"",
        "[\"van-phong\"]",
        "[\"phong-noi-vu\"]",
        &["same-as-differs \"phong-noi-vu\""],
    ),
    ("plan.toml", "\"II.2.3\"", "unit = \"lần\"", "unit = \"lần\"  ", &["trailing-space   "]),
    ("plan.toml", "\"II.2.3\"", "  baseline = { year = 2021 }\n", "", &["target-no-baseline increase_by"]),
    ("appendix.toml", "\"PL.I.1\"", "\"both\"", "\"all\"", &["bad-value \"all\""]),
    ("appendix.toml", "\"PL.I.2\"", "TC 1.2", "TCTP 1.2", &["code-form \"TCTP 1.2\""]),
    ("appendix.toml", "\"PL.I.5\"", "name = \"", "name = \"Phòng Nội vu: ", &["tone-missing Phòng Nội vu"]),
    ("appendix.toml", "\"PL.II.2\"", "văn bản", "văn bản ngƣời", &["foreign-letter ƣ"]),
    ("appendix.toml", "\"PL.II.1\"", "unit = \"hoạt động\"", "unit = \"pp\"", &["target-unit \"pp\""]),
    (
        "appendix.toml",
        "\"PL.III.2\"",
        "TCTP 3.3.2",
        "TCTP 3.4.1",
        &["repeated-code \"TCTP 3.4.1\"", "erratum-differs \"PL.III.2.code\""],
    ),
    ("appendix.toml", "[[item]]\nid = \"PL.IV.1\"", "PL.IV.1", "PL.XIV.1", &["unknown-section \"PL.XIV.1\""]),
    ("appendix.toml", "[[item]]\nid = \"PL.VI.6\"", "PL.VI.6", "PL.VI.7", &["id-gap \"PL.VI.7\""]),
    (
        "appendix.toml",
        "\"PL.VI.4\"",
        "deadline",
        "start = 2023-01-01\ndeadline",
        &["start-after-deadline 2023-01-01"],
    ),
    (
        "appendix.toml",
        "\"PL.VI.5\"",
        "\"Trong năm đánh giá\", date = 2022-12-31",
        "\"Từ quý IV\"",
        &["deadline-none \"Từ quý IV\""],
    ),
    (
        "plan.toml",
        "\"II.1.7\"",
        "\"Trong năm 2022 và những năm tiếp theo\", date = 2022-12-31, every = \"year\"",
        "\"Sớm nhất\"",
        &["deadline-unread Sớm nhất"],
    ),
    ("plan.toml", "\"II.1.8\"", "\"year\"", "\"month\"", &["deadline-key-differs \"month\""]),
    (
        "appendix.toml",
        "\"PL.VII.7\"",
        "code",
        "same_as = \"PL.VII.7\"\ncode",
        &["same-as-cycle \"PL.VII.7\""],
    ),
    (
        "agencies.toml",
        "[group.cac-co-quan-thuoc-huyen]",
        "\"co-quan-chuyen-mon\"",
        "\"cac-co-quan\"",
        &["group-cycle cac-co-quan"],
    ),
];

/// A report full of faults, and what is found in it.
const REPORT: (&str, &str, &[&str]) = (
    "progress/2022-Q3/phong-noi-vu.toml",
    r#"[report]
agency = "phong-noi-vu"
period = "2022-Q3"
submitted = 2022-09-16

[[entry]]
item = "PL.I.2"
on = 2022-09-12
state = "in-progress"
percent = 40

[[entry]]
item = "PL.I.2"
on = 2022-09-13
state = "in-progress"
percent = 30

[[entry]]
item = "PL.I.3"
on = 2022-10-30
state = "in-progress"

[[entry]]
item = "II.1.7"
on = 2022-09-10
state = "done"
percent = 90
evidence = [{ number = "1/BC-NV", issued = 2022-09-10, by = "phong-noi-vu", path = "../../x.pdf" }]

[[entry]]
item = "II.1.9"
on = 2022-09-10
state = "done"

[[entry]]
item = "II.1.10"
on = 2022-09-10
state = "done"
evidence = [{ number = "2/BC-NV", issued = 2022-09-10, by = "phong-noi-vu", path = "evidence/2.pdf" }]

[[entry]]
item = "II.1.11"
on = 2022-09-10
state = "in-progress"
percent = 120
"#,
    &[
        "progress-falls 30",
        "entry-outside-period 2022-10-30",
        "done-below-100 90",
        "evidence-outside \"../../x.pdf\"",
        "evidence-missing \"done\"",
        "evidence-gone \"evidence/2.pdf\"",
        "bad-value 120",
    ],
);

/// A report that is not where it belongs, not written as the others are, and of a day to come.
const STRAY: (&str, &str, &[&str]) = (
    "progress/2022-year/phong-tu-phap.toml",
    "\u{feff}[report]\r
agency = \"phong-noi-vu\"
period = \"2022-year\"

[[entry]]
item = \"PL.I.1\"
on = 2022-12-01
state = \"in-progress\"
",
    &[
        "byte-order-mark [report]",
        "line-ending \r",
        "report-place \"phong-noi-vu\"",
        "future-entry 2022-12-01",
    ],
);

/// The findings of a check: rule, file, and all that is left of the text from its place on.
fn findings(root: &Path) -> Vec<(String, String, String)> {
    let report: serde_json::Value =
        serde_json::from_slice(&cchc(root, &["check", "--format", "json"]).stdout).unwrap();
    let at = |finding: &serde_json::Value, key: &str| finding[key].as_u64().unwrap().try_into().unwrap();
    let finding = |it: &serde_json::Value| {
        let file = it["file"].as_str().unwrap().strip_prefix("plans/dak-po-2022/").unwrap().to_owned();
        let text = fs::read_to_string(root.join("plans/dak-po-2022").join(&file)).unwrap();
        let (line, column): (usize, usize) = (at(it, "line"), at(it, "column"));
        let line = text.trim_start_matches('\u{feff}').split_inclusive('\n').nth(line - 1).unwrap();
        (it["rule"].as_str().unwrap().to_owned(), file, line.chars().skip(column - 1).collect())
    };
    report["findings"].as_array().unwrap().iter().map(finding).collect()
}

#[test]
fn every_fault_is_found_in_its_place_and_told_once() {
    let repository = repository();
    let root = repository.path();
    let before = findings(root);
    let mut expected = Vec::new();
    for (file, anchor, old, new, found) in FAULTS {
        plant(root, file, anchor, old, new);
        expected.extend(found.iter().map(|found| (*file, *found)));
    }
    for (file, text, found) in [REPORT, STRAY] {
        let path = root.join("plans/dak-po-2022").join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        expected.extend(found.iter().map(|found| (file, *found)));
    }
    let mut left = expected.clone();
    let mut echoes = Vec::new();
    for finding in findings(root).into_iter().filter(|it| !before.contains(it)) {
        let (rule, file, text) = &finding;
        let is_meant = |(at, wanted): &(&str, &str)| {
            let (id, start) = wanted.split_once(' ').unwrap();
            at == file && id == rule && text.starts_with(start)
        };
        match left.iter().position(is_meant) {
            Some(at) => _ = left.remove(at),
            None => echoes.push(finding),
        }
    }
    assert!(left.is_empty() && echoes.is_empty(), "not found: {left:#?}\nechoes: {echoes:#?}");
    assert!(40 <= FAULTS.len() + REPORT.2.len() + STRAY.2.len());
    let people = stdout(&cchc(root, &["check"]));
    assert!(people.contains("--> plans/dak-po-2022/plan.toml:19:1\n"), "{people}");
    assert_eq!(told_in_every_format(root), [findings(root).len(); 6]);
}

/// How many findings each other format tells of.
fn told_in_every_format(root: &Path) -> [usize; 6] {
    let text = |format: &str| stdout(&cchc(root, &["check", "--format", format]));
    let json = |format: &str| -> serde_json::Value { serde_json::from_str(&text(format)).unwrap() };
    let headings = ["error[", "warning[", "note["];
    let is_heading = |line: &&str| headings.iter().any(|heading| line.starts_with(heading));
    let junit = text("junit");
    let (_, tests) = junit.split_once(" tests=\"").unwrap();
    [
        text("human").lines().filter(is_heading).count(),
        text("jsonl").lines().count(),
        json("sarif")["runs"][0]["results"].as_array().unwrap().len(),
        json("gitlab").as_array().unwrap().len(),
        text("github").lines().filter(|line| line.starts_with("::")).count(),
        tests.split('"').next().unwrap().parse().unwrap(),
    ]
}
