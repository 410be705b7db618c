//! `check --fix` makes the changes that findings offer and no other; `--dry-run` shows them and writes nothing.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

mod folder;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use snapbox::str;
use tempfile::TempDir;

/// A repository with the faulty plan of a rule.
fn repository(rule: &str) -> (TempDir, PathBuf) {
    let repository = tempfile::tempdir().unwrap();
    let folder = repository.path().join("plans/p");
    fs::create_dir_all(&folder).unwrap();
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules").join(rule);
    let plan = folder.join("plan.toml");
    fs::copy(fixture.join("bad/plan.toml"), &plan).unwrap();
    (repository, plan)
}

/// What is printed, on both streams.
fn check(repository: &TempDir, args: &[&str]) -> (String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_cchc"))
        .args(["check", "--lang", "en", "--as-of", "2026-07-01"])
        .args(args)
        .env("COLUMNS", "100")
        .current_dir(repository.path())
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr))
}

#[test]
fn a_dry_run_shows_the_change_and_writes_nothing() {
    let (repository, plan) = repository("trailing-space");
    let before = fs::read(&plan).unwrap();
    let (diff, said) = check(&repository, &["--fix", "--dry-run"]);
    snapbox::assert_data_eq!(
        diff.replace(' ', "·"),
        str![[r#"
---·a/plans/p/plan.toml
+++·b/plans/p/plan.toml
@@·-18,14·+18,14·@@
·members·=·["van-phong",·"phong-van-hoa"]
·
·[[section]]
-id·=·"I"··
+id·=·"I"
·title·=·"Cải·cách·thủ·tục·hành·chính"
·
·[[item]]
·id·=·"I.1"
·name·=·"Công·khai·thủ·tục·hành·chính"
·goals·=·["100%·thủ·tục·được·công·khai"]
-lead·=·["van-phong"]·#·chủ·trì·
+lead·=·["van-phong"]·#·chủ·trì
·support·=·["cac-phong"]
·deadline·=·{·text·=·"Trong·năm·2026",·date·=·2026-12-31·}
·

"#]]
    );
    assert_eq!(said, "Would mend 2 places in 1 file; nothing was written.\n");
    assert_eq!(fs::read(&plan).unwrap(), before);
}

#[test]
fn a_diff_acts_on_no_terminal() {
    let (repository, _) = repository("invisible-character");
    let (diff, _) = check(&repository, &["--fix", "--dry-run"]);
    assert!(diff.contains("-name = \"Công\\u{200b} khai"), "{diff}");
    assert!(!diff.contains('\u{200b}') && !diff.contains('\u{1b}'), "{diff}");
}

#[test]
fn what_is_mended_is_gone_and_the_rest_is_said() {
    for (rule, is_left) in [
        ("byte-order-mark", false),
        ("foreign-letter", true),
        ("line-ending", false),
        ("not-nfc", false),
        ("trailing-space", true),
    ] {
        let (repository, plan) = repository(rule);
        let before = fs::read_to_string(&plan).unwrap();
        let (rest, said) = check(&repository, &["--fix"]);
        assert!(said.starts_with("Mended "), "{rule}: {said}");
        assert_eq!(rest.contains(&format!("[{rule}]")), is_left, "{rule}: {rest}");
        let after = fs::read_to_string(&plan).unwrap();
        assert_eq!(before.lines().count(), after.lines().count(), "{rule}");
        assert_ne!(before, after, "{rule}");
        assert_eq!(
            check(&repository, &["--fix"]),
            (rest, "There is nothing to mend.\n".to_owned()),
            "{rule}"
        );
        assert_eq!(fs::read_to_string(&plan).unwrap(), after, "{rule}");
    }
}

#[test]
fn changes_that_overlap_are_made_in_one_run() {
    let (repository, plan) = repository("trailing-space");
    let clean = fs::read_to_string(&plan).unwrap();
    fs::write(&plan, format!("\u{feff}{}", clean.replace('\n', "\r\n").replace('ạ', "a\u{323}"))).unwrap();
    let (rest, _) = check(&repository, &["--fix"]);
    assert!(rest.ends_with(": 0 errors, 1 warning, 0 notes.\n"), "{rest}");
    let wanted = clean.replace("\"I\"  \n", "\"I\"\n").replace("trì\t\n", "trì\n");
    assert_eq!(fs::read_to_string(&plan).unwrap(), wanted);
}

#[test]
fn a_rule_that_is_allowed_mends_nothing() {
    let (repository, plan) = repository("trailing-space");
    let before = fs::read(&plan).unwrap();
    let (_, said) = check(&repository, &["--fix", "--allow", "trailing-space"]);
    assert_eq!(said, "There is nothing to mend.\n");
    assert_eq!(fs::read(&plan).unwrap(), before);
}

#[test]
fn unseen_characters_outside_quotes_are_deleted() {
    let (repository, plan) = repository("trailing-space");
    let clean =
        fs::read_to_string(&plan).unwrap().replace("\"I\"  \n", "\"I\"\n").replace("trì\t\n", "trì\n");
    let hidden =
        clean.replace("[[section]]", "\u{feff}[[section]]").replace("lead = ", "le\u{200b}ad\u{a0}= ");
    fs::write(&plan, &hidden).unwrap();
    let (rest, said) = check(&repository, &["--fix"]);
    assert!(
        rest.ends_with(": 0 errors, 1 warning, 0 notes.\n") && said.starts_with("Mended "),
        "{rest}{said}"
    );
    assert_eq!(fs::read_to_string(&plan).unwrap(), clean);
}

#[test]
fn names_of_files_stay_as_they_are() {
    let repository = tempfile::tempdir().unwrap();
    folder::copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/slips/good"), repository.path());
    let plan = repository.path().join("plans/xa-mau-2026");
    // A name that no one would type: decomposed, with a letter of another script and a blank of no width in it.
    let name = "evidence/ba\u{301}o ca\u{301}o \u{1a3}\u{200b}.pdf";
    fs::rename(plan.join("evidence/báo cáo.pdf"), plan.join(name)).unwrap();
    let report = plan.join("progress/2026-H1/van-phong.toml");
    let text = fs::read_to_string(&report).unwrap();
    let text = text.replace("evidence/báo cáo.pdf", name);
    fs::write(&report, text.replace("46/TB-VP", "46/TB-VP\u{200b}, 1\u{1a3}, e\u{323}")).unwrap();
    let (rest, said) = check(&repository, &["--fix"]);
    assert!(said.starts_with("Mended 3 places in 1 file."), "{said}");
    assert_eq!(
        fs::read_to_string(&report).unwrap(),
        text.replace("46/TB-VP", "46/TB-VP, 1\u{1b0}, \u{1eb9}")
    );
    assert!(rest.contains("1 error") && rest.contains("U+200B"), "{rest}");
}
