//! An `agencies.toml` above several plans: each plan has its agencies, a plan's own come first, and what is wrong with it
//! is said once.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

/// Files of a repository, by their paths.
fn repository(files: &[(&str, &str)]) -> TempDir {
    let repository = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = repository.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    repository
}

fn plan(id: &str, lead: &str) -> String {
    format!(
        "format = 1\n[plan]\nid = \"{id}\"\ntitle = \"Kế hoạch {id}\"\nnumber = \"1\"\nissued = 2026-01-15\n\
         period = {{ from = 2026-01-01, to = 2026-12-31 }}\n[[item]]\nid = \"1\"\nname = \"Việc\"\n\
         lead = [\"{lead}\"]\ndeadline = {{ text = \"Tháng 6/2026\", date = 2026-06-30 }}\n"
    )
}

/// Output, errors and exit code of a run.
fn run(folder: &Path, args: &[&str]) -> (String, String, i32) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cchc"));
    command.args(["--lang", "en", "--as-of", "2026-03-01"]).args(args).env("COLUMNS", "100");
    let output = command.current_dir(folder).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code().unwrap())
}

const SHARED: &str = "[agency.so-noi-vu]\nname = \"Sở Nội vụ\"\n[agency.van-phong]\nname = \"Văn phòng chung\"\n\
    [group.cac-so]\nname = \"Các sở\"\nmembers = [\"so-noi-vu\"]\n";

fn two_plans(shared: &str) -> TempDir {
    repository(&[
        ("plans/agencies.toml", shared),
        ("plans/a/plan.toml", &plan("a", "so-noi-vu")),
        ("plans/2026/b/plan.toml", &plan("b", "van-phong")),
        ("plans/2026/b/agencies.toml", "[agency.van-phong]\nname = \"Văn phòng riêng\"\n"),
    ])
}

#[test]
fn plans_share_what_stands_above_them_and_their_own_comes_first() {
    let repository = two_plans(SHARED);
    let (text, error, code) = run(repository.path(), &["check"]);
    assert_eq!((code, error.as_str()), (0, ""), "{text}");
    assert!(text.contains("2 plans, 4 files, 2 items"), "{text}");
    let lead = |plan: &str| {
        let (text, ..) = run(repository.path(), &["tasks", "--all", "--plan", plan, "--format", "json"]);
        let tasks: serde_json::Value = serde_json::from_str(&text).unwrap();
        tasks["items"][0]["lead"][0]["name"].as_str().unwrap().to_owned()
    };
    assert_eq!((lead("a"), lead("b")), ("Sở Nội vụ".to_owned(), "Văn phòng riêng".to_owned()));
    // Wherever the run begins, and however a plan is named.
    for (folder, named) in
        [("plans/2026/b", None), ("plans/2026", Some("b")), (".", Some("plans/a")), ("plans/a", Some("."))]
    {
        let args: Vec<&str> =
            ["status"].into_iter().chain(named.iter().flat_map(|it| ["--plan", it])).collect();
        let (text, error, code) = run(&repository.path().join(folder), &args);
        assert_eq!((code, error.as_str()), (0, ""), "{folder} {named:?}: {text}");
    }
}

#[test]
fn the_nearest_file_above_a_plan_counts() {
    let repository = two_plans(SHARED);
    let nearer = "[agency.so-noi-vu]\nname = \"Sở gần hơn\"\n";
    fs::write(repository.path().join("plans/2026/agencies.toml"), nearer).unwrap();
    let named = |plan: &str| run(repository.path(), &["agencies", "--plan", plan]).0;
    assert!(named("a").contains("Sở Nội vụ") && !named("a").contains("Sở gần hơn"));
    assert!(named("b").contains("Sở gần hơn") && !named("b").contains("Sở Nội vụ"));
    assert!(named("b").contains("Văn phòng riêng") && !named("b").contains("Văn phòng chung"));
}

#[test]
fn what_is_wrong_with_it_is_said_once() {
    let shared = SHARED
        .replace("members = [\"so-noi-vu\"]", "members = [\"so-tu-phap\"]\ncolour = 1\nkinds = 2")
        + "[[item]]\nid = \"2\"\n";
    let repository = two_plans(&shared);
    let (text, ..) = run(repository.path(), &["check", "--format", "jsonl"]);
    let found: Vec<String> = text
        .lines()
        .map(|line| {
            let finding: serde_json::Value = serde_json::from_str(line).unwrap();
            assert_eq!(finding["file"], "plans/agencies.toml");
            finding["message"].as_str().unwrap().to_owned()
        })
        .collect();
    assert_eq!(
        found,
        [
            "there is no agency or group `so-tu-phap`",
            "unknown key `colour`",
            "unknown key `kinds`",
            "unknown key `item`",
        ]
    );
    // Whoever reads a plan is told too, and once.
    let (_, error, code) = run(repository.path(), &["status"]);
    assert_eq!((code, error.matches("error[unknown-agency]").count()), (2, 1), "{error}");
}

#[test]
fn a_link_is_not_followed_and_a_plan_of_its_own_is_not_above() {
    let repository = two_plans(SHARED);
    // The file of a plan belongs to that plan, not to one inside it.
    let inner = repository.path().join("plans/a/inner");
    fs::create_dir_all(&inner).unwrap();
    fs::write(inner.join("plan.toml"), plan("inner", "rieng")).unwrap();
    fs::write(repository.path().join("plans/a/agencies.toml"), "[agency.rieng]\nname = \"Riêng\"\n").unwrap();
    let (text, ..) = run(repository.path(), &["check", "--plan", "inner"]);
    assert!(text.contains("there is no agency or group `rieng`"), "{text}");
    #[cfg(unix)]
    {
        let place = repository.path().join("plans/agencies.toml");
        fs::remove_file(&place).unwrap();
        fs::write(repository.path().join("elsewhere.toml"), SHARED).unwrap();
        std::os::unix::fs::symlink("../elsewhere.toml", &place).unwrap();
        let (text, _, code) = run(repository.path(), &["check", "--plan", "a"]);
        assert!(code == 1 && text.contains("link") && text.contains("plans/agencies.toml"), "{text}");
    }
}

#[test]
fn git_knows_that_it_touches_the_plans_below() {
    let repository = two_plans(SHARED);
    let git = |args: &[&str]| {
        let mut command = Command::new("git");
        command.args(["-c", "user.name=An", "-c", "user.email=an@example.com"]).args(args);
        command
            .env("GIT_AUTHOR_DATE", "2026-02-01T12:00:00")
            .env("GIT_COMMITTER_DATE", "2026-02-01T12:00:00");
        assert!(command.current_dir(repository.path()).output().unwrap().status.success(), "{args:?}");
    };
    git(&["init", "-q"]);
    git(&["add", "-A"]);
    git(&["commit", "-qm", "Kế hoạch"]);
    let plan_a = repository.path().join("plans/a/plan.toml");
    let text = fs::read_to_string(&plan_a).unwrap();
    fs::write(&plan_a, text.replace("[\"so-noi-vu\"]", "[\"van-phong\"]")).unwrap();
    git(&["commit", "-qam", "Đổi cơ quan chủ trì"]);
    let (text, ..) = run(repository.path(), &["history", "1", "--plan", "a"]);
    assert!(text.contains("Sở Nội vụ") && text.contains("Văn phòng chung"), "{text}");
    let checked = || run(repository.path(), &["check", "--changed-since", "HEAD"]).0;
    assert!(checked().contains("No plan"), "{}", checked());
    fs::write(repository.path().join("plans/agencies.toml"), SHARED.to_owned() + "# x\n").unwrap();
    assert!(checked().contains("2 plans"), "{}", checked());
}
