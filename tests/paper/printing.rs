//! Where Word files go: to a pipe or a file, never to a terminal or behind one another; and the same bytes each time.

use std::ffi::OsString;
use std::fs;

use crate::word::{cchc, printed};

/// What a run on a terminal says, and whether it wrote anything there.
fn on_terminal(args: &[&str]) -> (String, bool) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let usual = ["cchc", "--lang", "vi", "--as-of", "2022-11-15", "--plan", "examples/dak-po-2022"];
    cchc::run(&mut cchc::World {
        args: usual.iter().chain(args).map(OsString::from).collect(),
        env: &|_| None,
        dir: env!("CARGO_MANIFEST_DIR").into(),
        input: None,
        out: &mut out,
        err: &mut err,
        out_width: Some(80),
        err_width: None,
        counter: None,
    });
    (String::from_utf8(err).unwrap(), !out.is_empty())
}

#[test]
fn a_terminal_gets_no_word_file() {
    for command in [&["show"][..], &["summary"], &["tasks", "--all"], &["report", "2022-Q3"]] {
        let (said, has_printed) = on_terminal(&[command, &["--format", "docx"]].concat());
        assert!(said.contains("màn hình không hiện được tệp Word") && said.contains("`--out`"), "{said}");
        assert!(!has_printed);
    }
    let (said, has_printed) = on_terminal(&["summary", "--format", "markdown"]);
    assert!(said.is_empty() && has_printed, "{said}");
}

#[test]
fn word_files_do_not_follow_one_another() {
    let run = cchc(&["remind", "--format", "docx"]);
    assert_eq!(run.status.code(), Some(2));
    assert!(run.stdout.is_empty());
    let said = String::from_utf8(run.stderr).unwrap();
    assert!(said.contains("12 văn bản không thể nối vào một tệp Word"), "{said}");
}

#[test]
fn a_file_is_named_after_its_format() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let refused = cchc(&["report", "2022-Q3", "--out", &path("a.docx")]);
    assert_eq!(refused.status.code(), Some(2));
    let said = String::from_utf8(refused.stderr).unwrap();
    assert!(said.contains("thêm --format docx"), "{said}");
    let table = cchc(&["summary", "--format", "table", "--out", &path("a.txt")]);
    assert_eq!(table.status.code(), Some(2), "{}", String::from_utf8_lossy(&table.stderr));
    assert!(fs::read_dir(folder.path()).unwrap().next().is_none());
    let written = cchc(&["summary", "--format", "docx", "--out", &path("a.docx")]);
    assert_eq!(String::from_utf8(written.stdout).unwrap(), format!("Đã ghi {}.\n", path("a.docx")));
    assert_eq!(fs::read(folder.path().join("a.docx")).unwrap(), printed(&["summary"]));
    // A file is for people: without another word it is Markdown.
    assert_eq!(cchc(&["summary", "--out", &path("a.md")]).status.code(), Some(0));
    assert!(fs::read_to_string(folder.path().join("a.md")).unwrap().starts_with("# "));
}

#[test]
fn the_same_plan_on_the_same_day_is_the_same_bytes() {
    for command in [&["show"][..], &["report", "2022-Q3"], &["tasks", "van-phong"]] {
        assert_eq!(printed(command), printed(command), "{command:?}");
    }
}
