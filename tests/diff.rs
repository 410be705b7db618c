//! What `cchc diff` says of edits: each named, rated and nothing else; from folders, files and git.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

mod folder;
mod tree;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

fn here() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The example twice, below `base/` and `head/`.
fn twice() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for side in ["base", "head"] {
        let plans = folder.path().join(side).join("plans");
        folder::copy(&here().join("examples/dak-po-2022"), &plans.join("dak-po-2022"));
        fs::copy(here().join("examples/cchc.toml"), plans.join("cchc.toml")).unwrap();
    }
    folder
}

fn cchc(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cchc"))
        .args(["--lang", "en", "--as-of", "2022-11-15", "--color", "never"])
        .args(args)
        .env("COLUMNS", "120")
        .current_dir(folder)
        .output()
        .unwrap()
}

fn text(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn json(folder: &Path, base: &str) -> Value {
    serde_json::from_str(&text(&cchc(folder, &["diff", base, "--format", "json"]))).unwrap()
}

/// The changes of all plans: place, kind and effect of each, in alphabetical order.
fn changes(diff: &Value) -> Vec<String> {
    let plans = diff["plans"].as_array().unwrap().iter();
    let changes = plans.flat_map(|plan| plan["changes"].as_array().unwrap());
    let word = |it: &Value| it.as_str().unwrap().to_owned();
    let mut said: Vec<String> =
        changes.map(|it| [&it["at"], &it["kind"], &it["effect"]].map(word).join(" ")).collect();
    said.sort();
    said
}

/// Makes an edit of the table in a plan.
fn make(plan: &Path, row: &Value) {
    let file = row["file"].as_str().unwrap();
    for edit in std::iter::once(row).chain(row["also"].as_array().into_iter().flatten()) {
        let Some(old) = edit["old"].as_str() else { continue };
        let path = plan.join(edit["file"].as_str().unwrap_or(file));
        let text = fs::read_to_string(&path).unwrap();
        let after = edit["after"].as_str().unwrap_or_default();
        let start = text.find(after).unwrap_or_else(|| panic!("no {after:?} in {file}"));
        let at = start + text[start..].find(old).unwrap_or_else(|| panic!("no {old:?} in {file}"));
        let new = edit["new"].as_str().unwrap();
        fs::write(path, format!("{}{new}{}", &text[..at], &text[at + old.len()..])).unwrap();
    }
    if let Some(add) = row["add"].as_str() {
        let text = fs::read_to_string(plan.join(file)).unwrap_or_default();
        fs::write(plan.join(file), text + add).unwrap();
    }
    if let Some([from, to]) = row["move"].as_array().map(Vec::as_slice) {
        fs::rename(plan.join(from.as_str().unwrap()), plan.join(to.as_str().unwrap())).unwrap();
    }
}

#[test]
fn every_edit_of_the_table_is_named_and_rated_and_nothing_else() {
    let table = fs::read_to_string(here().join("tests/edits/table.toml")).unwrap();
    let table = tree::json(&table);
    let rows = table["edit"].as_array().unwrap();
    let said = |row: &Value| {
        let says = row["says"].as_array();
        says.into_iter().flatten().map(|it| it.as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let silent = rows.iter().filter(|row| said(row).is_empty()).count();
    assert!(40 <= rows.len() - silent && 12 <= silent, "{} rows, {silent} of no meaning", rows.len());
    let mut wrong = Vec::new();
    for row in rows {
        let folder = twice();
        make(&folder.path().join("head/plans/dak-po-2022"), row);
        let found = changes(&json(&folder.path().join("head"), "../base"));
        if found != said(row) {
            wrong.push(format!("{}: {found:#?}", row["what"]));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

#[test]
fn the_page_lists_every_kind_of_change_in_both_languages() {
    let page = fs::read_to_string(here().join("docs/review.md")).unwrap();
    for (kind, _) in cchc::assess::edits::Kind::WORDS {
        assert_eq!(page.matches(&format!("\n| `{kind}` |")).count(), 2, "{kind}");
    }
}

/// A repository with a plan of three items; the words of a plan file, and of a report.
struct Repository(TempDir);

const HEAD: &str = r#"
format = 1
[plan]
id = "xa-mau-2026"
title = "Kế hoạch"
number = "1/KH-UBND"
issued = 2026-01-15
period = { from = 2026-01-01, to = 2026-12-31 }
[agency.a]
name = "Văn phòng"
[[section]]
id = "I"
title = "Phần"
"#;

const REPORT: &str = r#"
[report]
agency = "a"
period = "2026-Q1"
[[entry]]
item = "I.1"
on = 2026-02-20
percent = 30
"#;

fn item(id: &str, name: &str, day: &str) -> String {
    let deadline = format!("deadline = {{ text = \"Chậm nhất ngày\", date = {day} }}\n");
    format!("[[item]]\nid = \"{id}\"\nname = \"{name}\"\nlead = [\"a\"]\n{deadline}")
}

impl Repository {
    fn new() -> Self {
        let it = Self(tempfile::tempdir().unwrap());
        fs::create_dir_all(it.plan("xa-mau-2026").join("progress")).unwrap();
        it.git(&["init", "--quiet", "--initial-branch=main"]);
        it.write(&[&item("I.1", "Việc một", "2026-06-30"), &item("I.2", "Việc hai", "2026-09-30")]);
        fs::write(it.plan("xa-mau-2026").join("progress/a.toml"), REPORT).unwrap();
        it.commit("x");
        it
    }

    fn plan(&self, name: &str) -> PathBuf {
        self.0.path().join("plans").join(name)
    }

    fn write(&self, items: &[&str]) {
        fs::write(self.plan("xa-mau-2026").join("plan.toml"), [&[HEAD], items].concat().concat()).unwrap();
    }

    #[track_caller]
    fn git(&self, args: &[&str]) {
        git(self.0.path(), args);
    }

    fn commit(&self, subject: &str) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--allow-empty", "--message", subject]);
    }

    fn changes(&self, base: &str) -> Vec<String> {
        changes(&json(self.0.path(), base))
    }

    #[track_caller]
    fn refused(&self, base: &str, why: &str) {
        let output = cchc(self.0.path(), &["diff", base]);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{base}: {said}");
        assert!(said.contains(why), "{base}: {said}");
    }
}

#[track_caller]
fn git(folder: &Path, args: &[&str]) {
    let settings =
        ["user.name=A", "user.email=a@example.org", "commit.gpgsign=false", "protocol.file.allow=always"];
    let output = Command::new("git")
        .args(settings.iter().flat_map(|it| ["-c", it]))
        .args(args)
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .output()
        .unwrap();
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
}

const LATER: &str = "I.1.deadline deadline-later weaker";

#[test]
fn states_are_revisions_ranges_folders_and_files() {
    let it = Repository::new();
    let root = it.0.path();
    it.write(&[&item("I.1", "Việc một", "2026-07-31"), &item("I.2", "Việc hai", "2026-09-30")]);
    let folder = tempfile::tempdir().unwrap();
    folder::copy(&it.plan("xa-mau-2026"), &folder.path().join("ban-sao"));
    fs::copy(it.plan("xa-mau-2026").join("plan.toml"), folder.path().join("ban-cu.toml")).unwrap();
    // Without a base, what is not committed yet.
    assert_eq!(
        changes(&serde_json::from_str(&text(&cchc(root, &["diff", "--format", "json"]))).unwrap()),
        [LATER]
    );
    assert_eq!(it.changes("main"), [LATER]);
    it.commit("later");
    assert_eq!(it.changes("HEAD"), [""; 0]);
    for base in ["HEAD~1", "HEAD~1..HEAD", "HEAD~1..", "HEAD^..main"] {
        assert_eq!(it.changes(base), [LATER], "{base}");
    }
    assert_eq!(it.changes("HEAD..HEAD~1"), ["I.1.deadline deadline-earlier stronger"]);
    it.write(&[&item("I.1", "Việc một", "2026-08-31"), &item("I.2", "Việc hai", "2026-09-30")]);
    for base in [folder.path(), &folder.path().join("ban-sao"), &folder.path().join("ban-cu.toml")] {
        assert_eq!(it.changes(base.to_str().unwrap()), [LATER], "{}", base.display());
    }
    // What the main branch did meanwhile is nobody's doing on another.
    it.git(&["switch", "--quiet", "--create", "side", "HEAD~1", "--force"]);
    it.write(&[&item("I.1", "Việc một", "2026-06-30"), &item("I.2", "Việc hai", "2026-10-31")]);
    it.commit("aside");
    assert_eq!(it.changes("main...HEAD"), ["I.2.deadline deadline-later weaker"]);
    assert_eq!(it.changes("main..HEAD").len(), 2);
    it.refused("nowhere", "git knows no revision `nowhere`");
    it.refused("--output=x", "");
    it.refused("main..nowhere", "git knows no revision `nowhere`");
    it.refused("a\u{a}b", "git knows no revision");
    let apart = tempfile::tempdir().unwrap();
    folder::copy(&root.join("plans"), &apart.path().join("plans"));
    let output = cchc(apart.path(), &["diff"]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("is in no git repository"));
}

#[test]
fn rows_that_are_put_in_move_the_ids_of_others() {
    let it = Repository::new();
    let moved = [
        item("I.1", "Việc mới", "2026-06-30"),
        item("I.2", "Việc một", "2026-06-30"),
        item("I.3", "Việc hai", "2026-09-30"),
    ];
    it.write(&moved.each_ref().map(String::as_str));
    let expected = ["I.1 item-added stronger", "I.2 item-renumbered neutral", "I.3 item-renumbered neutral"];
    assert_eq!(it.changes("HEAD"), expected);
    // The ledger that follows says what it said.
    let report = it.plan("xa-mau-2026").join("progress/a.toml");
    fs::write(&report, REPORT.replace("I.1", "I.2")).unwrap();
    assert_eq!(it.changes("HEAD"), expected);
    it.write(&[&item("I.1", "Việc hai", "2026-09-30")]);
    assert_eq!(it.changes("HEAD~0").len(), 4);
}

#[test]
fn plans_come_go_and_move() {
    let it = Repository::new();
    fs::rename(it.plan("xa-mau-2026"), it.plan("xa-mau")).unwrap();
    assert_eq!(it.changes("HEAD"), [""; 0]);
    let other = fs::read_to_string(it.plan("xa-mau").join("plan.toml")).unwrap();
    fs::create_dir(it.plan("khac")).unwrap();
    fs::write(it.plan("khac").join("plan.toml"), other.replace("xa-mau-2026", "khac")).unwrap();
    assert_eq!(it.changes("HEAD"), ["plan plan-added stronger"]);
    // Of several plans one can be meant, in commits too.
    it.commit("another");
    let of_one = |plan: &str, base: &str| {
        let output = cchc(it.0.path(), &["--plan", plan, "diff", base, "--format", "json"]);
        changes(&serde_json::from_str(&text(&output)).unwrap())
    };
    assert_eq!(of_one("khac", "HEAD~1..HEAD"), ["plan plan-added stronger"]);
    assert_eq!(of_one("xa-mau-2026", "HEAD~1..HEAD"), [""; 0]);
    it.git(&["reset", "--quiet", "HEAD~1"]);
    fs::remove_dir_all(it.plan("xa-mau")).unwrap();
    assert_eq!(it.changes("HEAD"), ["plan plan-added stronger", "plan plan-removed weaker"]);
    let human = text(&cchc(it.0.path(), &["diff"]));
    assert!(human.contains("Plan removed") && human.contains("Plan added"), "{human}");
}

#[test]
fn what_cannot_be_read_is_said_and_the_rest_compared() {
    let it = Repository::new();
    let torn = item("I.2", "Việc hai", "2026-09-30").replace("name = ", "name ");
    it.write(&[&item("I.1", "Việc một", "2026-06-30"), &torn]);
    it.commit("torn");
    it.write(&[&item("I.1", "Việc một", "2026-07-31"), &item("I.2", "Việc hai", "2026-09-30")]);
    let diff = json(it.0.path(), "HEAD");
    assert!(changes(&diff).contains(&LATER.to_owned()), "{diff:#}");
    assert!(diff["plans"][0]["totals"]["was"].is_null() && !diff["plans"][0]["totals"]["now"].is_null());
    assert!(text(&cchc(it.0.path(), &["diff"])).contains("The earlier state has errors"));
}

#[test]
fn a_plan_in_a_repository_of_its_own_is_named() {
    let (it, inner) = (Repository::new(), Repository::new());
    fs::rename(inner.plan("xa-mau-2026"), inner.0.path().join("khac")).unwrap();
    let plan = inner.0.path().join("khac/plan.toml");
    fs::write(&plan, fs::read_to_string(&plan).unwrap().replace("xa-mau-2026", "khac")).unwrap();
    inner.commit("moved");
    it.git(&["submodule", "--quiet", "add", inner.0.path().to_str().unwrap(), "plans/rieng"]);
    it.commit("with a module");
    let output = cchc(it.0.path(), &["diff", "HEAD"]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("`plans/rieng` is a git repository of its own"));
    assert_eq!(it.changes("HEAD"), [""; 0]);
    let judged = cchc(it.0.path(), &["check", "--changed-since", "HEAD"]);
    assert!(String::from_utf8_lossy(&judged.stderr).contains("`plans/rieng` is a git repository of its own"));
    // In there, it is compared.
    let place = it.plan("rieng/khac");
    fs::write(
        place.join("plan.toml"),
        fs::read_to_string(place.join("plan.toml")).unwrap().replace("2026-06-30", "2026-07-31"),
    )
    .unwrap();
    let output = cchc(&place, &["--plan", ".", "diff", "HEAD", "--format", "json"]);
    assert_eq!(changes(&serde_json::from_str(&text(&output)).unwrap()), [LATER]);
}

#[cfg(unix)]
#[test]
fn git_is_started_four_times_at_most() {
    use std::os::unix::fs::PermissionsExt as _;
    let it = Repository::new();
    for month in 7..=12 {
        it.write(&[
            &item("I.1", "Việc một", &format!("2026-{month:02}-01")),
            &item("I.2", "Việc hai", "2026-09-30"),
        ]);
        it.commit("later");
    }
    let counter = tempfile::tempdir().unwrap();
    let (count, program) = (counter.path().join("count"), counter.path().join("bin/git"));
    fs::create_dir(counter.path().join("bin")).unwrap();
    let real = Command::new("sh").args(["-c", "command -v git"]).output().unwrap();
    let real = String::from_utf8(real.stdout).unwrap();
    let script = format!("#!/bin/sh\necho x >> {}\nexec {} \"$@\"\n", count.display(), real.trim());
    fs::write(&program, script).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:{}", counter.path().join("bin").display(), std::env::var("PATH").unwrap());
    for base in ["HEAD", "HEAD~6", "HEAD~6..HEAD", "HEAD~6...HEAD~1"] {
        fs::write(&count, "").unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_cchc"))
            .args(["diff", base])
            .env("PATH", &path)
            .current_dir(it.0.path())
            .output()
            .unwrap();
        assert!(output.status.success());
        let starts = fs::read_to_string(&count).unwrap().lines().count();
        assert!((1..=4).contains(&starts), "{base}: {starts}");
    }
}
