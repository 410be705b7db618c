//! What `cchc check --changed-since` says of an edit: what it brings, what takes a decision, what rewrites the ledger.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

mod folder;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// The settings of the example. The day that is moved ends on a day off, which is noted of the first such day alone.
const SETTINGS: &str = "[lint]\nallow = [\"unclear-item\", \"due-on-day-off\"]\n";

/// A repository with the example, in which nothing is to be done but to edit it.
struct Repository(TempDir);

impl Repository {
    fn new() -> Self {
        let it = Self(tempfile::tempdir().unwrap());
        let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
        folder::copy(&examples.join("dak-po-2022"), &it.plan());
        fs::write(it.plan().with_file_name("cchc.toml"), SETTINGS).unwrap();
        it.git(&["init", "--quiet", "--initial-branch=main"]);
        it.commit();
        it
    }

    fn plan(&self) -> PathBuf {
        self.0.path().join("plans/dak-po-2022")
    }

    #[track_caller]
    fn git(&self, args: &[&str]) {
        let output = Command::new("git")
            .args(["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"])
            .args(args)
            .current_dir(self.0.path())
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .output()
            .unwrap();
        assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    }

    fn commit(&self) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--allow-empty", "--message", "x"]);
    }

    /// Replaces the first `old` after `after` in a file of the plan.
    #[track_caller]
    fn edit(&self, file: &str, after: &str, old: &str, new: &str) {
        let path = self.plan().join(file);
        let text = fs::read_to_string(&path).unwrap();
        let start = text.find(after).unwrap();
        let at = start + text[start..].find(old).unwrap_or_else(|| panic!("no {old} in {file}"));
        fs::write(path, format!("{}{new}{}", &text[..at], &text[at + old.len()..])).unwrap();
    }

    fn add(&self, file: &str, text: &str) {
        let path = self.plan().join(file);
        let before = fs::read_to_string(&path).unwrap();
        fs::write(path, before + text).unwrap();
    }

    fn check(&self, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_cchc"))
            .args(["--lang", "en", "--as-of", "2022-11-15", "--color", "never", "check"])
            .args(args)
            .current_dir(self.0.path())
            .output()
            .unwrap()
    }

    /// The rules that find something new since a base, with the severity, and the exit.
    #[track_caller]
    fn judged(&self, base: &str) -> (Vec<String>, Option<i32>) {
        let output = self.check(&["--changed-since", base, "--format", "jsonl"]);
        assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
        let text = String::from_utf8(output.stdout).unwrap();
        let found = text.lines().map(|line| {
            let finding: Value = serde_json::from_str(line).unwrap();
            [&finding["severity"], &finding["rule"]].map(|it| it.as_str().unwrap()).join(" ")
        });
        (found.collect(), output.status.code())
    }

    #[track_caller]
    fn assert(&self, expected: &[&str]) {
        let (found, exit) = self.judged("HEAD");
        let is_bad = expected.iter().any(|it| it.starts_with("error"));
        assert_eq!(
            (found, exit),
            (expected.iter().map(|it| (*it).to_owned()).collect(), Some(i32::from(is_bad)))
        );
    }
}

const OLD: &str = r#"deadline = { text = "Chậm nhất ngày 15/10/2022", date = 2022-10-15 }"#;
const LATER: &str = r#"deadline = { text = "Chậm nhất ngày 15/12/2022", date = 2022-12-15 }"#;

const AMENDMENT: &str = "\n[[amendment]]\nnumber = \"09/QĐ\"\nissued = 2022-11-10\n";

/// A change of a deadline, as the last amendment of a file lists it.
fn change(at: &str, was: &str, day: &str) -> String {
    format!("[[amendment.change]]\nat = \"{at}\"\nwas = {{ text = \"{was}\", date = {day} }}\n")
}

#[test]
fn a_deadline_that_moves_silently_is_an_error_and_alone() {
    let it = Repository::new();
    it.assert(&[]);
    it.edit("plan.toml", "", OLD, LATER);
    it.assert(&["error undecided-change"]);
    let human = String::from_utf8(it.check(&["--changed-since", "HEAD"]).stdout).unwrap();
    assert!(human.contains("`II.1.1.deadline` moves from 2022-10-15 to 2022-12-15"), "{human}");
    let standing = human.lines().last().unwrap();
    assert!(standing.ends_with("findings were there before (`--all-findings` shows them)."), "{human}");
    let all = String::from_utf8(it.check(&["--changed-since", "HEAD", "--all-findings"]).stdout).unwrap();
    assert!(all.starts_with("error[undecided-change]") && human.len() < all.len(), "{all}");
    // Read again, the plan alone has nothing to say of it.
    let alone = String::from_utf8(it.check(&[]).stdout).unwrap();
    assert!(!alone.contains("undecided-change"), "{alone}");
    it.add(
        "plan.toml",
        &(AMENDMENT.to_owned() + &change("II.1.1.deadline", "Chậm nhất ngày 15/10/2022", "2022-10-15")),
    );
    it.assert(&[]);
    // What it says was there has to be what was there.
    it.edit("plan.toml", AMENDMENT, "date = 2022-10-15", "date = 2022-10-31");
    it.assert(&["error amendment-was"]);
}

#[test]
fn another_decision_or_an_old_one_is_none() {
    let it = Repository::new();
    it.add(
        "plan.toml",
        &(AMENDMENT.to_owned() + &change("II.1.1.deadline", "Chậm nhất ngày 15/10/2022", "2022-10-15")),
    );
    it.commit();
    it.edit("plan.toml", "", OLD, LATER);
    it.assert(&["error undecided-change"]);
    it.add("plan.toml", &change("II.1.2.deadline", "Trong năm 2022", "2022-12-31"));
    it.assert(&["error undecided-change"]);
}

#[test]
fn what_a_merge_request_does_is_judged_and_not_what_the_main_branch_did_meanwhile() {
    let it = Repository::new();
    it.git(&["switch", "--quiet", "--create", "side"]);
    it.edit("agencies.toml", "", "name = \"UBND xã Yang Bắc\"", "name = \"UBND Yang Bắc\"");
    it.commit();
    it.git(&["switch", "--quiet", "main"]);
    it.edit("plan.toml", "", OLD, LATER);
    it.commit();
    it.git(&["switch", "--quiet", "side"]);
    assert_eq!(it.judged("main"), (Vec::new(), Some(0)));
}

#[test]
fn a_rule_switched_off_in_the_same_edit_is_named_and_judges_all_the_same() {
    let it = Repository::new();
    it.edit("plan.toml", "", OLD, LATER);
    let settings = it.plan().with_file_name("cchc.toml");
    fs::write(&settings, SETTINGS.replace("unclear-item", "undecided-change\", \"unclear-item")).unwrap();
    it.assert(&["error undecided-change", "warning rule-off"]);
    // Once that is merged, it holds.
    it.edit("plan.toml", "", LATER, OLD);
    it.commit();
    it.edit("plan.toml", "", OLD, LATER);
    it.assert(&[]);
}

const REWRITTEN: &str = "error ledger-rewritten";

#[test]
fn the_ledger_only_grows() {
    let report = "progress/2022-Q3/van-phong.toml";
    let case = |what: &str, expected: &[&str], change: &dyn Fn(&Repository)| {
        let it = Repository::new();
        change(&it);
        let (found, _) = it.judged("HEAD");
        let found: Vec<&str> =
            found.iter().map(String::as_str).filter(|it| it.contains("rewritten")).collect();
        assert_eq!(found, expected, "{what}");
    };
    let entry = "\n[[entry]]\nitem = \"PL.III.1\"\non = 2022-09-12\nstate = \"in-progress\"\npercent = 30\n";
    case("changed", &[REWRITTEN], &|it| it.edit(report, "II.1.1", "percent = 20", "percent = 80"));
    case("removed", &[REWRITTEN], &|it| it.edit(report, "", entry, ""));
    case("moved back", &[REWRITTEN], &|it| {
        it.edit(report, "", "submitted = 2022-09-14", "submitted = 2022-09-13");
    });
    case("moved on", &[], &|it| it.edit(report, "", "submitted = 2022-09-14", "submitted = 2022-09-15"));
    case("put in for an earlier day", &[REWRITTEN], &|it| {
        it.add(report, "\n[[entry]]\nitem = \"II.1.4\"\non = 2022-09-13\npercent = 60\n");
    });
    case("added", &[], &|it| {
        it.add(report, "\n[[entry]]\nitem = \"II.1.4\"\non = 2022-09-20\npercent = 60\n");
    });
    case("a report removed", &[REWRITTEN], &|it| fs::remove_file(it.plan().join(report)).unwrap());
    case("corrected in sight", &[], &|it| {
        let corrected = "submitted = 2022-09-13\ncorrections = [{ was = 2022-09-14, on = 2022-11-15, why = \"ghi nhầm\" }]";
        it.edit(report, "", "submitted = 2022-09-14", corrected);
    });
    case("a case dealt with", &[], &|it| {
        it.edit(
            "progress/2023-Q1/van-phong.toml",
            "",
            "due = 2023-01-05\ndone = \"\"",
            "due = 2023-01-05\ndone = 2023-01-04",
        );
    });
    case("written otherwise", &[], &|it| it.edit(report, "", "percent = 20", "percent = 20.0 # đã soát"));
}

#[test]
fn a_plan_that_lost_its_head_or_is_new_is_said() {
    let it = Repository::new();
    fs::rename(it.plan().join("plan.toml"), it.plan().join("ke-hoach.txt")).unwrap();
    fs::create_dir(it.plan().with_file_name("khac")).unwrap();
    let draft = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules/draft/good/plan.toml");
    fs::copy(draft, it.plan().with_file_name("khac").join("plan.toml")).unwrap();
    let (found, exit) = it.judged("HEAD");
    assert!(found.contains(&"error plan-gone".to_owned()), "{found:?}");
    assert!(found.contains(&"note base-unread".to_owned()), "{found:?}");
    assert_eq!(exit, Some(1));
}

#[test]
fn what_an_edit_carries_on_has_to_be_there() {
    let it = Repository::new();
    let draft = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules/draft/good/plan.toml");
    let draft = fs::read_to_string(draft).unwrap();
    let file = it.plan().with_file_name("khac").join("plan.toml");
    let carry = |item: &str| {
        let key = format!("[[item]]\ncarried_from = \"dak-po-2022-minh-hoa:{item}\"\n");
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, draft.replacen("[[item]]\n", &key, 1)).unwrap();
        it.judged("HEAD").0.contains(&"warning carried-from-gone".to_owned())
    };
    assert!(!carry("II.1.1"));
    assert!(carry("II.9.9"));
    // Once it is there, it is no fault of the next edit.
    it.commit();
    it.add("../khac/plan.toml", "# sửa\n");
    assert!(!it.judged("HEAD").0.contains(&"warning carried-from-gone".to_owned()));
}

#[test]
fn before_the_first_commit_everything_is_new() {
    let it = Repository::new();
    fs::remove_dir_all(it.0.path().join(".git")).unwrap();
    it.git(&["init", "--quiet"]);
    let (found, exit) = it.judged("HEAD");
    assert!(found.contains(&"note base-unread".to_owned()) && exit == Some(0), "{found:?}");
    it.commit();
    let quiet = it.check(&["--quiet", "--changed-since", "HEAD"]);
    assert_eq!((quiet.stdout.len(), quiet.status.code()), (0, Some(0)));
}
