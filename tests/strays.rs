//! Links, pipes and devices below `plans/`: they stop nothing but themselves, and nobody waits for them.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

mod copy;

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Output};

use copy::repository;

const PLAN: &str = "plans/dak-po-2022";

fn cchc(root: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cchc"));
    command.args(["--lang", "en", "--as-of", "2022-11-15"]).args(args).current_dir(root);
    command.output().unwrap()
}

fn pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// What `status` and `tasks` print, and the findings of `not-a-file`, one a line.
#[track_caller]
fn seen(root: &Path) -> (String, Vec<String>) {
    let status = cchc(root, &["status"]);
    assert_eq!(status.status.code(), Some(0), "{}", text(&status.stderr));
    let check = cchc(root, &["check", "--format", "github"]);
    let told = text(&check.stdout);
    let told = told.lines().filter(|line| line.contains("not-a-file")).map(str::to_owned).collect();
    (text(&status.stdout), told)
}

#[test]
fn what_is_no_file_stops_nothing_but_itself() {
    let repository = repository();
    let root = repository.path();
    let (as_it_was, told) = seen(root);
    assert_eq!(told, Vec::<String>::new());
    pipe(&root.join(PLAN).join("waiting.toml"));
    symlink("nowhere", root.join(PLAN).join("dangling.toml")).unwrap();
    symlink("/etc/hostname", root.join(PLAN).join("outside.toml")).unwrap();
    symlink("/dev/zero", root.join("plans/endless.toml")).unwrap();
    fs::create_dir(root.join("elsewhere")).unwrap();
    fs::write(root.join("elsewhere/more.toml"), "[[item]]\nid = \"X\"\n").unwrap();
    symlink(root.join("elsewhere"), root.join(PLAN).join("more")).unwrap();
    let (now, told) = seen(root);
    assert_eq!(now, as_it_was);
    let names = ["waiting.toml", "dangling.toml", "outside.toml", "endless.toml", "more"];
    for name in names {
        let of_it = told.iter().filter(|line| line.contains(&format!("/{name}")));
        assert_eq!(of_it.count(), 1, "{name}: {told:#?}");
    }
    assert_eq!(told.len(), names.len(), "{told:#?}");
    // Nor does it keep anybody from writing.
    let update = cchc(root, &["update", "II.1.10=40", "--agency", "phong-noi-vu"]);
    assert_eq!(update.status.code(), Some(0), "{}", text(&update.stderr));
}

#[test]
fn links_of_somebody_else_are_no_plans_business() {
    let repository = repository();
    let root = repository.path();
    for folder in [root.join("plans"), root.join(PLAN)] {
        fs::create_dir_all(folder.join("venv/lib")).unwrap();
        symlink("lib", folder.join("venv/lib64")).unwrap();
        symlink("/usr", folder.join("usr")).unwrap();
        symlink("python3.11", folder.join("venv/python3")).unwrap();
    }
    assert_eq!(seen(root).1, Vec::<String>::new());
}

#[test]
fn the_folder_of_plans_may_be_a_link() {
    let repository = repository();
    let root = repository.path();
    let (as_it_was, _) = seen(root);
    fs::rename(root.join("plans"), root.join("shared-drive")).unwrap();
    symlink("shared-drive", root.join("plans")).unwrap();
    assert_eq!(seen(root), (as_it_was, Vec::new()));
    let update = cchc(root, &["update", "II.1.10=40", "--agency", "phong-noi-vu"]);
    assert_eq!(update.status.code(), Some(0), "{}", text(&update.stderr));
    assert!(root.join("shared-drive/dak-po-2022/progress/2022-year/phong-noi-vu.toml").is_file());
}

#[test]
fn a_plan_whose_head_is_a_link_cannot_be_read() {
    let repository = repository();
    let root = repository.path();
    fs::rename(root.join(PLAN).join("plan.toml"), root.join("head")).unwrap();
    symlink(root.join("head"), root.join(PLAN).join("plan.toml")).unwrap();
    let status = cchc(root, &["status"]);
    assert_eq!(status.status.code(), Some(2));
    assert!(
        text(&status.stderr).contains("`plans/dak-po-2022/plan.toml` is a link"),
        "{}",
        text(&status.stderr)
    );
}

#[test]
fn what_stands_in_the_place_of_the_lock_is_not_opened() {
    let repository = repository();
    let root = repository.path();
    let lock = root.join(PLAN).join(".cchc.lock");
    let update = || {
        let output = cchc(root, &["update", "II.1.10=40", "--agency", "phong-noi-vu"]);
        assert_eq!(output.status.code(), Some(2));
        text(&output.stderr)
    };
    pipe(&lock);
    assert!(update().contains("is in the place of the file that locks the plan"), "{}", update());
    fs::remove_file(&lock).unwrap();
    symlink(root.join("made-through-a-link"), &lock).unwrap();
    assert!(update().contains("is a link to another file"), "{}", update());
    assert!(!root.join("made-through-a-link").exists());
}

#[test]
fn settings_that_are_pipes_are_not_waited_for() {
    let repository = repository();
    let root = repository.path();
    fs::remove_file(root.join("plans/cchc.toml")).ok();
    for name in ["cchc.toml", "plans/cchc.toml", "cchc.local.toml", "plans/agencies.toml", "plans/.cchc-x"] {
        pipe(&root.join(name));
    }
    let (_, told) = seen(root);
    assert!(told.iter().all(|line| line.contains("agencies.toml")), "{told:#?}");
}
