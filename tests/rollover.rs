//! `cchc rollover`: the next plan, line by line, and what it asks a person.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

mod folder;

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

/// A copy of plans of this repository.
fn copy(from: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    folder::copy(&root().join(from), &folder.path().join("plans"));
    folder
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The exit, what was printed, and what was complained of.
fn run(folder: &Path, as_of: &str, args: &[&str]) -> (i32, String, String) {
    run_in("en", folder, as_of, args)
}

/// Likewise, in a language.
fn run_in(lang: &str, folder: &Path, as_of: &str, args: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_cchc"))
        .args(["--lang", lang, "--as-of", as_of])
        .args(args)
        .env("COLUMNS", "120")
        .env("NO_COLOR", "1")
        .current_dir(folder)
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn text(folder: &Path, path: &str) -> String {
    fs::read_to_string(folder.join("plans").join(path)).unwrap()
}

/// Everything that can happen to an item happens to one here.
fn made() -> (TempDir, String) {
    let folder = copy("tests/rollover/plans");
    let (code, out, err) = run(folder.path(), "2026-12-20", &["rollover", "so-2026", "so-2027"]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    (folder, out)
}

#[test]
fn the_next_plan_is_as_it_was_read_line_by_line() {
    let (folder, out) = made();
    for name in ["plan.toml", "agencies.toml"] {
        let written = text(folder.path(), &format!("so-2027/{name}"));
        let expected = root().join("tests/rollover/so-2027").join(name);
        if std::env::var_os("SNAPSHOTS").is_some_and(|it| it == "overwrite") {
            fs::create_dir_all(expected.parent().unwrap()).unwrap();
            fs::write(&expected, &written).unwrap();
        }
        assert_eq!(written, fs::read_to_string(&expected).unwrap(), "{name}");
    }
    assert!(!folder.path().join("plans/so-2027/progress").exists(), "the ledger is empty");
    assert!(
        out.contains(
            "8 items go on: 1 recurring or continuous, 6 not completed, 1 without a day; 3 left out"
        )
    );
    assert!(
        out.contains("- Phòng Tin học → Phòng Chuyển đổi số\n- Phòng Lưu trữ: nobody succeeds it\n"),
        "{out}"
    );
    assert!(out.contains("Sections without items, left out: II."));
    let (code, out, _) = run(folder.path(), "2026-12-20", &["check", "--plan", "so-2027"]);
    assert!(code == 0 && out.contains("0 errors"), "{out}");
}

#[test]
fn every_question_of_the_files_is_in_the_list() {
    let folder = copy("tests/rollover/plans");
    let args = ["rollover", "so-2026", "so-2027"];
    let (_, out, _) = run_in("vi", folder.path(), "2026-12-20", &args);
    let (_, list) = out.split_once("Cần quyết định\n").unwrap();
    let list = list.split_whitespace().collect::<Vec<_>>().join(" ");
    let plan = text(folder.path(), "so-2027/plan.toml");
    let questions: Vec<&str> =
        plan.lines().filter_map(|line| line.trim_start().strip_prefix("# CẦN QUYẾT ĐỊNH: ")).collect();
    assert!(15 < questions.len());
    for question in questions {
        // The table breaks lines between words.
        let first = question.split(' ').take(4).collect::<Vec<_>>().join(" ");
        assert!(list.contains(&first), "{question}\n{list}");
    }
}

#[test]
fn a_rehearsal_shows_the_files_and_writes_nothing() {
    let folder = copy("tests/rollover/plans");
    let args = ["rollover", "so-2026", "so-2027", "--dry-run"];
    let (code, out, err) = run(folder.path(), "2026-12-20", &args);
    assert_eq!(code, 0);
    assert!(out.contains("+++ b/plans/so-2027/plan.toml") && out.contains("+id = \"so-2027\""));
    assert!(out.contains("To decide") && err.contains("Nothing was written"), "{err}");
    assert_eq!(fs::read_dir(folder.path().join("plans")).unwrap().count(), 2);
}

#[test]
fn the_shipped_plans_go_on_and_pass_the_check() {
    let folder = copy("plans");
    let (code, out, err) = run(folder.path(), "2022-12-20", &["rollover", "dak-po-2022", "dak-po-2023"]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    assert!(out.contains("68 items go on"), "nobody has reported: {out}");
    let (code, out, _) = run(folder.path(), "2022-12-20", &["check", "--plan", "dak-po-2023"]);
    assert!(code == 0 && out.contains("68 items: 0 errors, 1 warning"), "{out}");
    let appendix = text(folder.path(), "dak-po-2023/appendix.toml");
    assert_eq!(appendix.matches("carried_from = \"dak-po-2022:PL.").count(), 46);
    let plan = text(folder.path(), "dak-po-2023/plan.toml");
    assert!(plan.contains(
        "deadline = { text = \"Trong năm 2023 và những năm tiếp theo\", date = 2023-12-31, every = \"year\" }"
    ));
    assert!(plan.contains("tăng ít nhất 02% so với năm 2022"));
    assert!(plan.contains("baseline = { year = 2015 }"), "what is measured by 2015 still is");
    assert!(plan.contains("ngày 14/9/2020"), "days of documents stay");
}

#[test]
fn a_year_of_reports_leaves_what_was_completed_and_asks_for_what_is_not_known() {
    let folder = copy("examples");
    let (code, out, _) =
        run(folder.path(), "2023-01-05", &["rollover", "dak-po-2022-minh-hoa", "dak-po-2023"]);
    assert_eq!(code, 0, "{out}");
    let plan = text(folder.path(), "dak-po-2023/plan.toml");
    let item = |id: &str| {
        let from = format!("carried_from = \"dak-po-2022-minh-hoa:{id}\"");
        plan.split("\n\n# Mục cũ").find(|part| part.contains(&from)).map(str::to_owned)
    };
    assert_eq!(item("II.1.3"), None, "completed");
    let open = item("II.1.2").unwrap();
    assert!(open.contains("II.1.2: Chưa hoàn thành, quá hạn; 90 %"), "{open}");
    assert!(open.contains("baseline = { year = 2022, value = 99.6 }"), "{open}");
    let suspended = item("II.1.11").unwrap();
    assert!(suspended.contains("đang tạm hoãn"), "{suspended}");
    let still_due = item("II.2.1").unwrap();
    assert!(still_due.contains("hạn 31/03/2023 đặt ở kế hoạch cũ vẫn còn"), "{still_due}");
    assert!(
        still_due.contains("so với năm 2021") && still_due.contains("baseline = { year = 2021"),
        "{still_due}"
    );
    let (code, out, _) = run(folder.path(), "2023-01-05", &["check", "--plan", "dak-po-2023"]);
    assert!(code == 0 && out.contains("0 errors"), "{out}");
}

#[test]
fn what_cannot_be_is_refused_and_nothing_is_written() {
    let folder = copy("tests/rollover/plans");
    let before = fs::read_dir(folder.path().join("plans")).unwrap().count();
    for (args, expected) in [
        (&["so-2025", "so-2027"][..], "so-2026"),
        (&["so-2026", "so-2026"], "is there already"),
        (&["so-2026", "../x"], "cannot be the id of a plan"),
        (&["so-2026", "SO-2026"], "has the id"),
        (&["so-2026", "so-2027", "--period", "mai"], "names no days"),
        (&["plans", "so-2027"], "1 plan"),
    ] {
        let (code, out, err) = run(folder.path(), "2026-12-20", &[&["rollover"], args].concat());
        let is_folder_of_one = args[0] == "plans";
        assert_eq!(code, if is_folder_of_one { 0 } else { 2 }, "{args:?} {err}");
        assert!(is_folder_of_one || err.contains(expected), "{args:?} {out}{err}");
        if !is_folder_of_one {
            assert_eq!(fs::read_dir(folder.path().join("plans")).unwrap().count(), before);
        }
    }
}

#[test]
fn a_span_may_be_named_and_a_program_goes_on_for_as_many_years() {
    let folder = copy("examples");
    let args = ["rollover", "chuong-trinh-mau-2026-2030", "chuong-trinh-2031"];
    let (code, _, err) = run(folder.path(), "2030-12-20", &args);
    assert_eq!(code, 0, "{err}");
    let plan = text(folder.path(), "chuong-trinh-2031/plan.toml");
    assert!(plan.contains("period = { from = 2031-01-01, to = 2035-12-31 }"));
    assert!(plan.contains("deadline = \"Năm 2031 và những năm tiếp theo\""), "{plan}");
    assert!(plan.contains("thời hạn “2026–2027” nêu nhiều năm và đã hết (31/12/2027)"), "{plan}");
    let args = ["rollover", "so-mau-2026", "so-mau-2028", "--period", "2028"];
    assert_eq!(run(folder.path(), "2026-12-20", &args).0, 0);
    let plan = text(folder.path(), "so-mau-2028/plan.toml");
    assert!(plan.contains("period = { from = 2028-01-01, to = 2028-12-31 }"));
}
