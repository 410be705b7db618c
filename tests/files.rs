//! Files to send: in a folder of an earlier run what no longer belongs is named, and removed where that is asked for and
//! nobody has edited it; an archive holds what the folder would; nothing is written where a plan has errors.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

mod folder;

use std::collections::BTreeMap;
use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/dak-po-2022");

fn cchc(root: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cchc"))
        .args(args)
        .args(["--lang", "en"])
        .args(if args.contains(&"--as-of") { &[][..] } else { &["--as-of", "2022-11-15"] })
        .current_dir(root)
        .output()
        .unwrap()
}

/// What a run that works says, on both streams.
#[track_caller]
fn said(root: &Path, args: &[&str]) -> String {
    let output = cchc(root, args);
    let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
    assert_eq!(output.status.code(), Some(0), "{args:?}: {said}");
    said
}

/// A repository with so many copies of the example.
fn repository(plans: usize) -> TempDir {
    let repository = tempfile::tempdir().unwrap();
    for number in 0..plans {
        let plan = repository.path().join(format!("plans/p{number}"));
        folder::copy(Path::new(EXAMPLE), &plan);
        let file = plan.join("plan.toml");
        let text = fs::read_to_string(&file).unwrap();
        let id = "id = \"dak-po-2022-minh-hoa\"";
        assert!(text.contains(id));
        fs::write(&file, text.replacen(id, &format!("id = \"p{number}\""), 1)).unwrap();
    }
    repository
}

/// Every file below a folder, by its path from there; but those that begin with a point, where `has_hidden` does not say so.
fn files(folder: &Path, has_hidden: bool) -> BTreeMap<String, Vec<u8>> {
    fn walk(folder: &Path, inside: &str, found: &mut BTreeMap<String, Vec<u8>>) {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let name = format!("{inside}{}", entry.file_name().into_string().unwrap());
            if entry.path().is_dir() {
                walk(&entry.path(), &format!("{name}/"), found);
            } else {
                found.insert(name, fs::read(entry.path()).unwrap());
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(folder, "", &mut found);
    found.retain(|name, _| has_hidden || !name.split('/').any(|part| part.starts_with('.')));
    found
}

fn names(folder: &Path) -> Vec<String> {
    files(folder, false).into_keys().collect()
}

/// What an archive holds.
fn unzipped(archive: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(fs::File::open(archive).unwrap()).unwrap();
    let mut found = BTreeMap::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        found.insert(file.name().unwrap().into_owned(), bytes);
    }
    found
}

/// The commands that write files, and what leaves some of them over: less that is asked for, or a day on which less is late.
const LESS: [(&[&str], &[&str]); 2] = [
    (&["tasks", "--all", "--out", "out"], &["tasks", "--all", "--section", "II.1", "--out", "out"]),
    (
        &["remind", "--out", "out", "--as-of", "2022-10-01"],
        &["remind", "--out", "out", "--as-of", "2022-12-20"],
    ),
];

/// Two runs into a folder, the second of which leaves some files of the first over; these, and the repository.
fn two_runs(number: usize) -> (TempDir, Vec<String>) {
    let repository = repository(1);
    let root = repository.path();
    let (all, less) = LESS[number];
    said(root, all);
    let alone = [less, &["--zip", "less.zip"]].concat();
    let alone: Vec<&str> = alone.into_iter().filter(|arg| !["--out", "out"].contains(arg)).collect();
    said(root, &alone);
    let belonging = unzipped(&root.join("less.zip"));
    let left: Vec<String> =
        names(&root.join("out")).into_iter().filter(|name| !belonging.contains_key(name)).collect();
    assert!(1 < left.len(), "{left:?}");
    (repository, left)
}

#[test]
fn files_of_an_earlier_run_are_named_and_removed_on_demand() {
    for (number, (_, less)) in LESS.iter().enumerate() {
        let (repository, left) = two_runs(number);
        let root = repository.path();
        let out = root.join("out");
        fs::write(out.join("ghi-chu.md"), "mine").unwrap();
        let message = said(root, less);
        assert!(left.iter().all(|name| message.contains(name.as_str())), "{message}");
        assert!(message.contains("--clean") && !message.contains("ghi-chu"), "{message}");
        assert!(left.iter().all(|name| out.join(name).exists()));
        // They are still known, and one that somebody has edited stays.
        fs::write(out.join(&left[0]), "edited").unwrap();
        let message = said(root, &[*less, &["--clean"]].concat());
        assert!(message.contains(&format!("edited since: {}", left[0])), "{message}");
        assert!(out.join("ghi-chu.md").exists() && out.join(&left[0]).exists());
        assert!(left[1..].iter().all(|name| !out.join(name).exists()), "{:?}", names(&out));
        // Of what is gone nothing is said any more.
        let message = said(root, less);
        assert!(message.contains(&left[0]) && !message.contains(&left[1]), "{message}");
    }
}

#[test]
fn a_run_for_one_agency_leaves_the_others_where_they_are() {
    let (repository, left) = two_runs(0);
    let root = repository.path();
    let message = said(root, &["tasks", "phong-noi-vu", "--out", "out", "--clean"]);
    assert!(!message.contains("earlier run"), "{message}");
    assert!(left.iter().all(|name| root.join("out").join(name).exists()));
    // And does not make a later run forget them.
    let message = said(root, &[LESS[0].1, &["--clean"]].concat());
    assert!(message.contains(&left[0]), "{message}");
    assert!(left.iter().all(|name| !root.join("out").join(name).exists()));
}

#[test]
fn what_another_command_or_somebody_else_wrote_is_not_removed() {
    let repository = repository(1);
    let root = repository.path();
    said(root, &["tasks", "--all", "--out", "out"]);
    let lists = names(&root.join("out"));
    said(root, &["remind", "--out", "out", "--clean", "--as-of", "2022-09-20"]);
    assert!(lists.iter().all(|name| root.join("out").join(name).exists()));
    // A list of files that names what it has no digest of, what lies elsewhere, and a link.
    let out = root.join("out");
    fs::write(root.join("outside.md"), "mine").unwrap();
    fs::write(out.join("quy-che.md"), "mine").unwrap();
    let digest = "a5a0f7b2b5c62f0cbf4a1a1b03dd0d10db83a3e9c2b9bd1e3ef9fa2b7bbd2c2b";
    let names = ["quy-che.md", "../outside.md", "link.md"];
    let lines: Vec<String> = names.iter().map(|name| format!("{digest}  {name}\n")).collect();
    #[cfg(unix)]
    std::os::unix::fs::symlink(root.join("outside.md"), out.join("link.md")).unwrap();
    fs::write(out.join(".cchc-tasks-md.sha256"), lines.concat()).unwrap();
    said(root, &["tasks", "--all", "--out", "out", "--clean"]);
    assert!(root.join("outside.md").exists() && out.join("quy-che.md").exists());
    assert_eq!(out.join("link.md").is_symlink(), cfg!(unix));
}

#[test]
fn letters_of_an_earlier_run_go_when_nobody_needs_one() {
    let repository = repository(1);
    let root = repository.path();
    said(root, &["remind", "--out", "out"]);
    let early = ["remind", "--out", "out", "--as-of", "2022-03-01"];
    let message = said(root, &early);
    assert!(message.contains("no agency needs a reminder") && message.contains("--clean"), "{message}");
    said(root, &[&early[..], &["--clean"]].concat());
    assert_eq!(names(&root.join("out")), Vec::<String>::new());
    // Where there was nothing there is no folder afterwards either.
    said(root, &["remind", "--out", "other", "--as-of", "2022-03-01"]);
    said(root, &["remind", "--zip", "other.zip", "--as-of", "2022-03-01"]);
    assert!(!root.join("other").exists() && !root.join("other.zip").exists());
}

#[test]
fn an_archive_holds_what_the_folder_would_and_is_the_same_twice() {
    let repository = repository(3);
    let root = repository.path();
    for command in [&["tasks", "--all"][..], &["remind"]] {
        let message = said(root, &[command, &["--out", "out"]].concat());
        let written = files(&root.join("out"), false);
        assert!(written.contains_key("p2/index.md"), "{:?}", written.keys());
        assert!(message.contains(&format!("{} files written to out", written.len())), "{message}");
        for name in ["a.zip", "b.zip"] {
            let message = said(root, &[command, &["--zip", name]].concat());
            assert!(message.contains(&format!("{} files written to the archive {name}", written.len())));
        }
        assert_eq!(unzipped(&root.join("a.zip")), written);
        assert_eq!(fs::read(root.join("a.zip")).unwrap(), fs::read(root.join("b.zip")).unwrap());
        fs::remove_dir_all(root.join("out")).unwrap();
    }
    let refused = cchc(root, &["remind", "--zip", "a.zip", "--clean"]);
    assert_eq!(refused.status.code(), Some(2));
    let refused = cchc(root, &["remind", "--zip", "-"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(!root.join("-").exists());
}

#[test]
fn nothing_is_written_where_a_plan_has_errors() {
    let repository = repository(3);
    let root = repository.path();
    fs::write(root.join("a.zip"), "before").unwrap();
    fs::write(root.join("plans/p1/more.toml"), "[[item]]\nid = ").unwrap();
    for place in [["--out", "out"], ["--zip", "a.zip"]] {
        let output = cchc(root, &[&["tasks", "--all"][..], &place].concat());
        assert_eq!(output.status.code(), Some(2));
    }
    assert!(!root.join("out").exists());
    assert_eq!(fs::read(root.join("a.zip")).unwrap(), b"before");
    let unfinished: Vec<_> = fs::read_dir(root).unwrap().map(|it| it.unwrap().file_name()).collect();
    assert_eq!(unfinished.len(), 2, "{unfinished:?}");
}

#[test]
fn the_files_of_a_folder_can_be_checked() {
    let repository = repository(1);
    let root = repository.path();
    said(root, &["tasks", "--all", "--out", "out"]);
    let all = files(&root.join("out"), true);
    let list = String::from_utf8(all[".cchc-tasks-md.sha256"].clone()).unwrap();
    let named: Vec<&str> = list.lines().map(|line| line.split_once("  ").unwrap().1).collect();
    assert_eq!(named, names(&root.join("out")));
    let Ok(output) = Command::new("sha256sum")
        .args(["--check", "--strict", ".cchc-tasks-md.sha256"])
        .current_dir(root.join("out"))
        .output()
    else {
        return;
    };
    assert!(output.status.success(), "{output:?}");
}
