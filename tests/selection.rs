//! Which plans a check is about: paths, and what git says was touched. The settings beside the plans hold for each.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

/// Two drafts, `a` and `b`, in a git repository, with settings that make a draft an error.
fn repository() -> TempDir {
    let repository = tempfile::tempdir().unwrap();
    let plans = repository.path().join("plans");
    let draft = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules/draft/bad/plan.toml");
    let text = fs::read_to_string(draft).unwrap();
    for id in ["a", "b"] {
        fs::create_dir_all(plans.join(id).join("evidence")).unwrap();
        fs::write(plans.join(id).join("plan.toml"), text.replace("xa-mau-2026", id)).unwrap();
    }
    fs::write(plans.join("cchc.toml"), "[lint]\ndeny = [\"draft\"]\n").unwrap();
    git(repository.path(), &["init", "--quiet"]);
    commit(repository.path());
    repository
}

fn commit(repository: &Path) {
    git(repository, &["add", "--all"]);
    let author = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"];
    git(repository, &[&author[..], &["commit", "--quiet", "--message", "x"]].concat());
}

fn git(repository: &Path, args: &[&str]) {
    assert!(Command::new("git").args(args).current_dir(repository).status().unwrap().success());
}

/// The files in which drafts were found, and the exit.
fn drafts(folder: &Path, args: &[&str]) -> (Vec<String>, Option<i32>) {
    let output = Command::new(env!("CARGO_BIN_EXE_cchc"))
        .args(["check", "--format", "jsonl", "--as-of", "2026-07-01"])
        .args(args)
        .current_dir(folder)
        .output()
        .unwrap();
    let found = String::from_utf8(output.stdout).unwrap();
    let finding = |line| serde_json::from_str::<serde_json::Value>(line).unwrap();
    let drafts = found.lines().map(finding).filter(|it| it["rule"] == "draft" && it["severity"] == "error");
    (drafts.map(|it| it["file"].as_str().unwrap().to_owned()).collect(), output.status.code())
}

#[track_caller]
fn assert_drafts(folder: &Path, args: &[&str], files: &[&str]) {
    let exit = i32::from(!files.is_empty());
    let files = files.iter().map(|file| (*file).to_owned()).collect();
    assert_eq!(drafts(folder, args), (files, Some(exit)), "{args:?}");
}

#[test]
fn a_path_means_the_plan_it_lies_in() {
    let repository = repository();
    let root = repository.path();
    let (a, b) = ("plans/a/plan.toml", "plans/b/plan.toml");
    assert_drafts(root, &[], &[a, b]);
    assert_drafts(root, &["plans/a"], &[a]);
    assert_drafts(root, &["plans/a/plan.toml", "plans/a/evidence"], &[a]);
    assert_drafts(root, &["plans/b/gone.pdf", "a"], &[b, a]);
    assert_drafts(root, &["plans/cchc.toml"], &[&absolute(root, a), &absolute(root, b)]);
    assert_drafts(&root.join("plans/a"), &["evidence"], &["plan.toml"]);
    assert_drafts(&root.join("plans/a/evidence"), &["../../b"], &["../../b/plan.toml"]);
    let (found, exit) = drafts(root, &["plans/c"]);
    assert_eq!((found.len(), exit), (0, Some(2)));
}

fn absolute(root: &Path, file: &str) -> String {
    root.canonicalize().unwrap().join(file).to_str().unwrap().to_owned()
}

#[test]
fn what_changed_is_checked() {
    let repository = repository();
    let root = repository.path();
    let (a, b) = ("plans/a/plan.toml", "plans/b/plan.toml");
    // The drafts were there before.
    let touched = |base: &str, files: &[&str]| {
        assert_drafts(root, &["--changed-since", base, "--all-findings"], files);
        assert_drafts(root, &["--changed-since", base], &[]);
    };
    touched("HEAD", &[]);
    fs::write(root.join("README"), "outside of every plan").unwrap();
    touched("HEAD", &[]);
    fs::write(root.join("plans/b/evidence/báo cáo.txt"), "not tracked yet").unwrap();
    touched("HEAD", &[b]);
    assert_drafts(&root.join("plans/a"), &["--changed-since", "HEAD", "--all-findings", "."], &[]);
    commit(root);
    touched("HEAD", &[]);
    touched("HEAD~1", &[b]);
    touched("HEAD~1..HEAD", &[b]);
    fs::write(root.join("plans/cchc.toml"), "[lint]\n\"deny\" = [\"draft\"]\n").unwrap();
    touched("HEAD", &[a, b]);
    fs::remove_dir_all(root.join("plans/b")).unwrap();
    let (found, exit) = drafts(root, &["--changed-since", "HEAD"]);
    assert_eq!((found.len(), exit), (0, Some(1)));
    for revision in ["nowhere", "--output=x"] {
        let (found, exit) = drafts(root, &[&format!("--changed-since={revision}")]);
        assert_eq!((found.len(), exit), (0, Some(2)), "{revision}");
    }
}
