//! `cchc new`: a plan that is begun, with options, with answers, and with neither.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

use std::fs;
use std::io::Cursor;
use std::path::Path;
use std::process::Command;

/// The exit, what was printed, and what was complained of.
fn run(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_cchc"))
        .args(["--lang", "en", "--as-of", "2026-11-15"])
        .args(args)
        .current_dir(folder)
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn text(folder: &Path, path: &str) -> String {
    fs::read_to_string(folder.join(path)).unwrap()
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<String> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap()) {
        let name = entry.file_name().into_string().unwrap();
        if entry.path().is_dir() {
            files.extend(below(&name, &entry.path()));
        } else {
            files.push(name);
        }
    }
    files.sort();
    files
}

fn below(name: &str, folder: &Path) -> Vec<String> {
    files(folder).into_iter().map(|inside| format!("{name}/{inside}")).collect()
}

#[track_caller]
fn checked(folder: &Path) {
    let (code, out, err) = run(folder, &["check"]);
    assert_eq!(code, 0, "{out}{err}");
    let is_quiet = out.contains("0 errors, 0 warnings") || out.contains("nothing found");
    assert!(is_quiet, "blanks are notes at most: {out}");
}

#[test]
fn where_nobody_answers_blanks_are_left_and_the_check_is_passed() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let (code, out, err) = run(folder, &["new", "dak-po-2027"]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    let expected =
        [".gitignore", "plans/cchc.toml", "plans/dak-po-2027/agencies.toml", "plans/dak-po-2027/plan.toml"];
    assert_eq!(files(folder), expected);
    let plan = text(folder, "plans/dak-po-2027/plan.toml");
    assert!(plan.contains("period = { from = 2027-01-01, to = 2027-12-31 }"), "the year of the id: {plan}");
    assert!(plan.contains("\ntitle = \"\"\n") && plan.contains("\n# authority = \"\"\n"), "{plan}");
    assert!(plan.contains("\nissued = \"2027-01\"\n"), "{plan}");
    assert_eq!(text(folder, ".gitignore"), "cchc.local.toml\n");
    checked(folder);
    assert_eq!(run(folder, &["status"]).0, 0);
}

#[test]
fn every_question_has_an_option() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let args = [
        "new",
        "x",
        "--title",
        "Cải cách \"một cửa\"",
        "--symbol",
        "KH-UBND",
        "--number",
        "07",
        "--issued",
        "05/01/2027",
        "--authority",
        "UBND xã Đak Pơ",
        "--place",
        "Đak Pơ",
        "--focal-point",
        "Văn phòng HĐND và UBND",
        "--period",
        "2027-2028",
        "--signer",
        "Nguyễn Văn An",
        "--post",
        "Chủ tịch",
        "--calendar",
        "cchc",
    ];
    let (code, out, err) = run(folder, &args);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    assert!(out.contains("New agencies in agencies.toml: UBND xã Đak Pơ, Văn phòng HĐND và UBND."), "{out}");
    let plan = text(folder, "plans/x/plan.toml");
    for line in [
        "number = \"07\"",
        "issued = 2027-01-05",
        "authority = \"ubnd-xa-dak-po\"",
        "focal_point = \"van-phong-hdnd-va-ubnd\"",
        "period = { from = 2027-01-01, to = 2028-12-31 }",
        "signer = { name = \"Nguyễn Văn An\", post = \"Chủ tịch\" }",
        "calendar = \"cchc\"",
        "to = \"van-phong-hdnd-va-ubnd\"",
    ] {
        assert!(plan.contains(&format!("\n{line}\n")), "{line}\n{plan}");
    }
    assert!(
        text(folder, "plans/x/agencies.toml")
            .contains("[agency.ubnd-xa-dak-po]\nname = \"UBND xã Đak Pơ\"\n")
    );
    checked(folder);
    let (_, shown, _) = run(folder, &["show"]);
    assert!(shown.contains("Cải cách \"một cửa\"") && shown.contains("Nguyễn Văn An"), "{shown}");
}

#[test]
fn the_patterns_in_the_comments_are_a_plan_that_passes() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    run(folder, &["new", "p-2027", "--focal-point", "Văn phòng"]);
    for name in ["plan.toml", "agencies.toml"] {
        let path = folder.join("plans/p-2027").join(name);
        let text = fs::read_to_string(&path).unwrap();
        let (head, pattern) = text.rsplit_once("\n\n# ").unwrap();
        let pattern: Vec<&str> =
            pattern.lines().skip(1).map(|line| line.trim_start_matches(['#', ' '])).collect();
        let pattern = pattern.join("\n");
        assert!(pattern.contains("\n["), "{pattern}");
        fs::write(path, format!("{head}\n{pattern}\n")).unwrap();
    }
    let (code, out, _) = run(folder, &["check"]);
    assert!(code == 0 && out.contains("1 item: 0 errors, 0 warnings"), "{out}");
}

#[test]
fn a_register_that_plans_share_is_used() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    fs::create_dir_all(folder.join("plans")).unwrap();
    fs::write(folder.join("plans/agencies.toml"), "[agency.so-noi-vu]\nname = \"Sở Nội vụ\"\n").unwrap();
    let (code, out, err) = run(folder, &["new", "so-2027", "--authority", "so noi vu"]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    assert!(text(folder, "plans/so-2027/plan.toml").contains("\nauthority = \"so-noi-vu\"\n"));
    assert!(!folder.join("plans/so-2027/agencies.toml").exists());
    let (code, _, err) = run(folder, &["new", "so-2028", "--authority", "so-noi-vi"]);
    assert!(code == 2 && err.contains("so-noi-vu"), "the nearest is named: {err}");
    assert!(!folder.join("plans/so-2028").exists());
    checked(folder);
}

#[test]
fn what_git_leaves_out_is_extended_and_the_rest_stays_byte_for_byte() {
    for (before, after) in [
        ("target", "target\ncchc.local.toml\n"),
        ("# máy tôi\r\n*.tmp\r\n", "# máy tôi\r\n*.tmp\r\ncchc.local.toml\r\n"),
        ("/cchc.local.toml\n\n", "/cchc.local.toml\n\n"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(".gitignore"), before).unwrap();
        run(folder.path(), &["new", "p-2027"]);
        assert_eq!(text(folder.path(), ".gitignore"), after);
        run(folder.path(), &["new", "p-2028"]);
        assert_eq!(text(folder.path(), ".gitignore"), after);
    }
}

#[test]
fn what_is_there_stays_and_what_cannot_be_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    fs::write(folder.join(".gitignore"), "target\n").unwrap();
    run(folder, &["new", "p-2027"]);
    assert_eq!(text(folder, ".gitignore"), "target\ncchc.local.toml\n", "a line is added, once");
    let before = files(folder);
    for (args, expected) in [
        (&["p-2027"][..], "is there already"),
        (&["P-2027"], "has the id"),
        (&["../x"], "cannot be the id of a plan"),
        (&[".x"], "cannot be the id of a plan"),
        (&["q", "--period", "mai"], "names no days"),
        (&["q", "--period", "2027-12-31..2027-01-01"], "names no days"),
        (&["q", "--authority", "van-phong"], "type its name"),
        (&["q", "--calendar", "weekly"], "calendar"),
        (&["q", "--issued", "2029-05-01", "--period", "2027", "--title", ""], ""),
    ] {
        let (code, out, err) = run(folder, &[&["new", "--dry-run"], args].concat());
        let is_refused = !expected.is_empty();
        assert_eq!(code, if is_refused { 2 } else { 0 }, "{args:?} {out}{err}");
        assert!(err.contains(expected), "{args:?} {err}");
        assert_eq!(files(folder), before, "{args:?}");
    }
    let (code, out, err) = run(folder, &["new", "q-2027", "--dry-run"]);
    assert!(
        code == 0 && out.contains("+++ b/plans/q-2027/plan.toml") && err.contains("Nothing was written"),
        "{out}{err}"
    );
    assert_eq!(files(folder), before);
}

/// As [`run`], with somebody at the terminal.
fn asked(folder: &Path, args: &[&str], typed: &str) -> (String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut input = Cursor::new(typed.to_owned());
    let args = [&["cchc", "--lang", "en", "--as-of", "2026-11-15"], args].concat();
    cchc::run(&mut cchc::World {
        args: args.iter().map(Into::into).collect(),
        env: &|_| None,
        dir: folder.to_owned(),
        input: Some(&mut input),
        out: &mut out,
        err: &mut err,
        out_width: None,
        err_width: None,
        counter: None,
    });
    (String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

#[test]
fn whoever_sits_at_the_terminal_is_asked_for_what_no_option_says() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let typed = "KH-UBND\n\n32/1/2027\n05/01/2027\nUBND xã\n\n\nmai\n2027\nTrần B\n\nweekly\nmonthly\n";
    let (out, err) = asked(folder, &["new", "p", "--title", "T"], typed);
    assert!(!err.contains("Title:") && err.contains("Symbol") && err.contains("[2026]"), "{err}");
    assert!(err.contains("names no days") && err.contains("no calendar `weekly`"), "asked again: {err}");
    assert!(out.contains("Wrote plans/p"), "{out}{err}");
    let plan = text(folder, "plans/p/plan.toml");
    for line in [
        "title = \"T\"",
        "symbol = \"KH-UBND\"",
        "number = \"\"",
        "issued = 2027-01-05",
        "authority = \"ubnd-xa\"",
        "period = { from = 2027-01-01, to = 2027-12-31 }",
        "signer = { name = \"Trần B\" }",
        "calendar = \"monthly\"",
    ] {
        assert!(plan.contains(&format!("\n{line}\n")), "{line}\n{plan}");
    }
    let (_, err) = asked(folder, &["new", "q"], "Một kế hoạch\n");
    assert!(err.contains("stopped; nothing was written"), "{err}");
    assert!(!folder.join("plans/q").exists());
    let (_, err) = asked(folder, &["new", "p"], "");
    assert!(err.contains("is there already") && !err.contains("Title:"), "nobody is asked in vain: {err}");
}
