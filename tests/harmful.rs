//! Plan files that are made to do harm: each ends with the right word, soon, in bounded memory and in few lines, in every
//! command that reads it.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

mod copy;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use copy::repository;

/// Where the commands run that read a plan whole.
const COMMANDS: &[&[&str]] = &[
    &["check"],
    &["check", "--format", "json"],
    &["status"],
    &["tasks", "phong-noi-vu"],
    &["summary", "--by", "agency"],
    &["show"],
    &["agencies"],
    &["reports"],
    &["report", "2022-year"],
    &["remind"],
    &["update", "II.1.10=40", "--dry-run"],
];

/// Runs a command that may take up a gigabyte and a minute, and no more: one that waits or grows is killed.
fn run(root: &Path, args: &[&str]) -> Output {
    let line = "ulimit -v 1048576; ulimit -t 60; exec timeout 120 \"$0\" \"$@\"";
    Command::new("bash")
        .args(["-c", line, env!("CARGO_BIN_EXE_cchc"), "--lang", "en", "--as-of", "2022-11-15"])
        .args(args)
        .current_dir(root)
        .output()
        .unwrap()
}

/// Puts a file into a copy of the shipped plan; every command ends by itself, and `check` says this of it.
#[track_caller]
fn case(name: &str, bytes: &[u8], said: &str) {
    let repository = repository();
    let root = repository.path();
    fs::write(root.join("plans/dak-po-2022").join(name), bytes).unwrap();
    for args in COMMANDS {
        let output = run(root, args);
        let code = output.status.code();
        assert!(matches!(code, Some(0..=2)), "{said} {args:?}: {code:?} {}", tail(&output.stderr));
        for text in [&output.stdout, &output.stderr] {
            assert!(text.len() < 2_000_000, "{said} {args:?}: {} bytes", text.len());
            assert!(!text.contains(&0x1b) && !text.contains(&0), "{said} {args:?}: a control character");
            let marks = ["\n::error", "##[", "##vso["].map(str::as_bytes);
            let is_marked = |mark: &[u8]| text.windows(mark.len()).any(|it| it == mark);
            assert!(!marks.iter().any(|mark| is_marked(mark)), "{said} {args:?}: a command for a runner");
        }
    }
    let check = run(root, &["check"]);
    let text = String::from_utf8(check.stdout).unwrap();
    assert!(text.contains(said), "{said}: {}", tail(text.as_bytes()));
}

fn tail(text: &[u8]) -> String {
    String::from_utf8_lossy(&text[text.len().saturating_sub(600)..]).into_owned()
}

#[track_caller]
fn part(text: &str, said: &str) {
    case("harmful.toml", text.as_bytes(), said);
}

const DEEP: usize = 50_000;

#[test]
fn what_is_nested_without_end() {
    part(&format!("a = {}", "[".repeat(DEEP)), "error[syntax]");
    part(&format!("a = {}{}", "[".repeat(DEEP), "]".repeat(DEEP)), "error[syntax]");
    part(&format!("a = {}", "{a=".repeat(DEEP)), "error[syntax]");
    part(&format!("a = {}1{}", "{a=".repeat(DEEP), "}".repeat(DEEP)), "error[syntax]");
    let dotted = vec!["a"; DEEP].join(".");
    part(&format!("{dotted} = 1"), "a key of more than 80 parts");
    part(&format!("[{dotted}]"), "a key of more than 80 parts");
    part(&format!("[[{dotted}]]"), "a key of more than 80 parts");
    part(&format!("a = {{ {dotted} = 1 }}"), "a key of more than 80 parts");
}

#[test]
fn what_is_long_without_end() {
    let long = "x".repeat(500_000);
    part(&format!("{long} = 1"), "error[unknown-key]");
    part(&format!("\"{long}\" = 1"), "error[unknown-key]");
    part(&format!("[{long}]"), "error[unknown-key]");
    part(&format!("[[item]]\nid = \"{long}\""), "error[missing-key]");
    part(&format!("[[item]]\nid = \"X\"\nlead = [\"{long}\"]"), "error[unknown-agency]");
    part(&format!("[[item]]\nid = \"X\"\ndeadline = \"{long}\""), "error[missing-key]");
    part(&format!("a = {}", "9".repeat(500_000)), "error[unknown-key]");
    part(&format!("a = 2022-11-{}", "1".repeat(500_000)), "error[syntax]");
    part(&format!("a = \"{long}"), "error[syntax]");
    part(&format!("a = \"\"\"{long}"), "error[syntax]");
}

#[test]
fn what_comes_without_end() {
    part(&"[[item]]\n".repeat(2_000), "error[missing-key]");
    part(&"[[item]]\n".repeat(20_000), "more than 1,000 faults, of which the rest is not told");
    part(&"a = 1\n".repeat(5_000), "error[syntax]");
    part(&"junk\n".repeat(20_000), "error[syntax]");
    part(&"\"\n".repeat(5_000), "error[syntax]");
    part(&"= \n".repeat(5_000), "error[syntax]");
    part(&(0..5_000).map(|n| format!("[t{n}]\n")).collect::<Vec<_>>().concat(), "error[unknown-key]");
    part(&format!("[[item]]\nid = \"X\"\nlead = [{}]", "\"a\", ".repeat(500)), "error[unknown-agency]");
    let groups = (0..1_000).map(|n| {
        format!("[[group]]\nid = \"g{n}\"\nname = \"G{n}\"\nmembers = [\"g{}\"]\n", (n + 1) % 1_000)
    });
    part(&groups.collect::<Vec<_>>().concat(), "error[");
    let same = (0..1_000).map(|n| {
        let next = (n + 1) % 1_000;
        format!(
            "[[item]]\nid = \"X.{n}\"\nname = \"N{n}\"\nlead = \"phong-noi-vu\"\nsame_as = \"X.{next}\"\n\
             deadline = \"Trong năm 2022\"\n"
        )
    });
    part(&same.collect::<Vec<_>>().concat(), "error[");
    // Groups one inside the other, all of them in one list.
    let groups = (0..2_000).map(|n| format!("[group.g{n}]\nname = \"G{n}\"\nmembers = [\"g{}\"]\n", n + 1));
    let all = (0..2_000).map(|n| format!("\"g{n}\",\n")).collect::<Vec<_>>().concat();
    let item =
        format!("[[item]]\nid = \"X.1\"\nname = \"N\"\nsupport = [{all}]\ndeadline = \"Trong năm 2022\"\n");
    part(&(item + &groups.collect::<Vec<_>>().concat()), "error[unknown-agency]");
    let name = "Các phòng ".repeat(200_000);
    part(&format!("[agency.x]\nname = \"{name}\"\njunk = 1\n"), "error[unknown-key]");
}

#[test]
fn what_is_no_text() {
    case("harmful.toml", &vec![0; 100_000], "error[");
    case("harmful.toml", b"\xff\xfea\x00=\x001\x00", "is in UTF-16");
    case("harmful.toml", b"a = \"\xc0\x80\"", "error[unreadable]");
    case("harmful.toml", b"a = \"\xed\xa0\x80\"", "error[unreadable]");
    case("harmful.toml", b"a = \"\xf8\x88\x80\x80\x80\"", "error[unreadable]");
    case("harmful.toml", b"\x7fELF\x02\x01\x01", "error[");
    case("harmful.toml", b"PK\x03\x04\x14\0", "error[");
    case("harmful.toml", b"\x1f\x8b\x08\0\0", "error[unreadable]");
    case("harmful.toml", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "error[unreadable]");
    part("\u{feff}\u{feff}a = 1", "error[");
    part(&"\u{200b}".repeat(20_000), "error[");
    part(&format!("# a{}", "\u{301}".repeat(100_000)), "warning[not-nfc]");
    part("a = 1\r[[item]]\r", "error[syntax]");
}

#[test]
fn what_acts_where_it_is_printed() {
    for text in [
        "\\u001b]0;evil\\u0007",
        "\\u001b[2J",
        "\\u009b31m",
        "\\u202eevil",
        "\\r::error::evil",
        "\\n::error::evil",
        "##[error]evil",
        "##vso[task.setvariable]evil",
        "<script>alert(1)</script>",
        "=cmd|' /C calc'!A0",
        "\\ufffe\\uffff",
        "javascript:alert(1)",
        "$(touch evil)`touch evil`",
        "%s%n%n%n",
        "../../../etc/passwd",
    ] {
        part(&format!("\"{text}\" = 1"), "error[unknown-key]");
        part(&format!("[[item]]\nid = \"{text}\""), "error[");
        part(&format!("[[item]]\nid = \"X\"\nlead = [\"{text}\"]"), "error[");
        part(&format!("[[agency]]\nid = \"{text}\"\nname = \"{text}\""), "error[");
    }
}

#[test]
fn numbers_and_days_that_nobody_means() {
    for value in [
        "99999999999999999999",
        "-9223372036854775808",
        "0xffffffffffffffff",
        "1e999",
        "nan",
        "-inf",
        "9999-12-31",
        "0000-01-01",
        "2022-02-30",
        "2022-11-15T23:59:60Z",
        "true",
        "[]",
        "{}",
    ] {
        for key in ["deadline", "start", "target", "level", "code", "part_of", "same_as", "section"] {
            let item = "[[item]]\nid = \"X.1\"\nname = \"N\"\nlead = \"phong-noi-vu\"\n";
            part(&format!("{item}{key} = {value}\n"), "error[");
        }
    }
}

#[test]
fn a_period_of_more_than_a_hundred_years() {
    let repository = repository();
    let root = repository.path();
    let head = root.join("plans/dak-po-2022/plan.toml");
    let text = fs::read_to_string(&head).unwrap();
    let start = text.find("period = ").unwrap();
    let end = start + text[start..].find('\n').unwrap();
    let with = |to: &str| {
        let period = format!("period = {{ from = 2022-01-01, to = {to} }}");
        fs::write(&head, format!("{}{period}{}", &text[..start], &text[end..])).unwrap();
        let output = run(root, &["check"]);
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    let (code, said) = with("2122-01-01");
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("is longer than 10 years"), "{said}");
    for args in COMMANDS {
        let output = run(root, args);
        assert!(matches!(output.status.code(), Some(0..=2)), "{args:?}: {}", tail(&output.stderr));
    }
    for to in ["2122-01-02", "9999-12-31"] {
        let (code, said) = with(to);
        assert_eq!(code, Some(1));
        assert!(said.contains("a day not after 2122-01-01"), "{said}");
    }
}

#[test]
fn a_plan_of_more_items_than_a_country_has() {
    let item = |at: usize| {
        format!(
            "[[item]]\nid = \"PL.I.{at}\"\nname = \"n\"\nlead = [\"phong-noi-vu\"]\ndeadline = \"Năm 2022\"\n"
        )
    };
    let items: String = (1_000..201_000).map(item).collect();
    let repository = repository();
    fs::write(repository.path().join("plans/dak-po-2022/harmful.toml"), items).unwrap();
    let output = run(repository.path(), &["status"]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("more than 200,000 items in one plan"), "{}", tail(said.as_bytes()));
}

#[test]
fn a_file_of_more_values_than_fit_into_memory() {
    let repository = repository();
    let file = repository.path().join("plans/dak-po-2022/harmful.toml");
    for part in ["[[item]]\n", "a.b.c = 1\n", "[],{},"] {
        let text = part.repeat(5_000_000 / part.matches(['=', '[', '{', ',', '.']).count() + 1);
        fs::write(&file, if part.contains('\n') { text } else { format!("a = [{text}]") }).unwrap();
        let output = run(repository.path(), &["check"]);
        assert_eq!(output.status.code(), Some(1));
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(said.contains("more keys and values than"), "{}", tail(said.as_bytes()));
    }
}

#[test]
fn a_file_that_is_larger_than_any_plan() {
    let repository = repository();
    let root = repository.path();
    let file = fs::File::create(root.join("plans/dak-po-2022/harmful.toml")).unwrap();
    // It takes no room on disk: nobody has written to it.
    file.set_len(4 << 30).unwrap();
    let check = run(root, &["check"]);
    let text = String::from_utf8(check.stdout).unwrap();
    assert!(text.contains("is larger than 100 MB and is not read"), "{}", tail(text.as_bytes()));
    assert_eq!(run(root, &["status"]).status.code(), Some(2));
}
