//! What becomes of files when a writer is killed, the disk is full, two write at once, or a file is not to be written.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

mod copy;

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use copy::repository;

const FILE: &str = "plans/dak-po-2022/progress/2022-year/phong-noi-vu.toml";

fn cchc(root: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cchc"));
    command.args(["--lang", "en", "--as-of", "2022-11-15"]).args(args).current_dir(root);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn update(root: &Path, item: &str, note: &str) -> Command {
    cchc(root, &["update", item, "--percent", "40", "--note", note])
}

fn errors(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// The notes in the ledger's file, which has to be whole: `check` finds no error in the plan.
#[track_caller]
fn notes(root: &Path) -> Vec<String> {
    let check = cchc(root, &["check"]).output().unwrap();
    assert_eq!(check.status.code(), Some(0), "{}", String::from_utf8_lossy(&check.stdout));
    let text = fs::read_to_string(root.join(FILE)).unwrap_or_default();
    let notes = text.lines().filter_map(|line| line.strip_prefix("note = "));
    notes.map(|note| note.trim_matches('"').to_owned()).collect()
}

/// What lies in the ledger besides its files.
fn leftovers(root: &Path) -> Vec<PathBuf> {
    let folder = root.join("plans/dak-po-2022");
    let inside = [folder.clone(), folder.join("progress/2022-year")];
    let entries = inside.iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten();
    let paths = entries.map(|entry| entry.unwrap().path());
    paths.filter(|path| path.file_name().unwrap().to_string_lossy().starts_with('.')).collect()
}

#[test]
fn a_writer_that_is_killed_leaves_the_file_as_it_was_or_as_it_was_to_be() {
    let repository = repository();
    let root = repository.path();
    let begun = Instant::now();
    assert!(update(root, "II.1.10", "first").output().unwrap().status.success());
    let whole = begun.elapsed();
    let mut before = notes(root);
    // From its first moment to well after its last.
    for round in 0..40_u32 {
        let note = format!("round {round}");
        let mut writer = update(root, "II.1.10", &note).spawn().unwrap();
        thread::sleep(whole * round / 15);
        writer.kill().unwrap();
        writer.wait().unwrap();
        let after = notes(root);
        let (old, new) = after.split_at(before.len());
        assert_eq!(old, before, "round {round}");
        assert!(new.is_empty() || new == [note.as_str()], "round {round}: {new:?}");
        before = after;
    }
    assert!(1 < before.len() && before.len() < 41, "killed both before and after it had written: {before:?}");
    // Whoever writes next is not kept from it, and clears up.
    assert!(update(root, "II.1.10", "last").output().unwrap().status.success());
    assert_eq!(notes(root).last().unwrap(), "last");
    assert_eq!(leftovers(root), Vec::<PathBuf>::new());
}

#[test]
fn of_several_writers_at_once_none_is_lost() {
    let repository = repository();
    let root = repository.path();
    let items: Vec<String> = (5..=12).map(|number| format!("II.1.{number}")).collect();
    let writers: Vec<Child> = items
        .iter()
        .map(|item| {
            cchc(root, &["update", item, "--agency", "phong-noi-vu", "--percent", "40", "--note", item])
        })
        .map(|mut command| command.spawn().unwrap())
        .collect();
    let mut written = BTreeSet::new();
    for (item, writer) in items.into_iter().zip(writers) {
        let output = writer.wait_with_output().unwrap();
        if output.status.success() {
            written.insert(item);
        } else {
            // On a slow machine one may wait too long for the others, and says so.
            assert!(errors(&output).contains("another command is writing"), "{}", errors(&output));
        }
    }
    assert!(1 < written.len());
    assert_eq!(notes(root).into_iter().collect::<BTreeSet<String>>(), written);
    assert_eq!(leftovers(root), Vec::<PathBuf>::new());
}

#[test]
fn a_writer_waits_for_another_and_gives_up_with_advice() {
    let repository = repository();
    let root = repository.path();
    let lock = root.join("plans/dak-po-2022/.cchc.lock");
    let other = fs::File::create(&lock).unwrap();
    other.lock().unwrap();
    let waiting = update(root, "II.1.10", "waited").spawn().unwrap();
    thread::sleep(Duration::from_millis(300));
    assert!(!root.join(FILE).exists());
    drop(other);
    assert!(waiting.wait_with_output().unwrap().status.success());
    assert_eq!(notes(root), ["waited"]);
    let other = fs::File::create(&lock).unwrap();
    other.lock().unwrap();
    let output = update(root, "II.1.10", "too late").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(errors(&output).contains("another command is writing to this plan"), "{}", errors(&output));
    assert_eq!(notes(root), ["waited"]);
}

#[test]
fn a_disk_that_takes_no_more_changes_nothing() {
    let repository = repository();
    let root = repository.path();
    assert!(update(root, "II.1.10", "first").output().unwrap().status.success());
    let before = fs::read(root.join(FILE)).unwrap();
    // No file may grow past nothing: what writing to a full disk is like, for who has no disk to fill.
    let program = env!("CARGO_BIN_EXE_cchc");
    let line = format!(
        "trap '' XFSZ; ulimit -f 0; exec '{program}' --lang en update II.1.10 --percent 50 --on 2022-11-15"
    );
    let output = Command::new("bash").args(["-c", &line]).current_dir(root).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(
        errors(&output).contains("cannot write") && errors(&output).contains(FILE),
        "{}",
        errors(&output)
    );
    assert_eq!(fs::read(root.join(FILE)).unwrap(), before);
    assert_eq!(leftovers(root), Vec::<PathBuf>::new());
}

#[test]
fn a_file_that_is_only_to_be_read_is_not_written() {
    let repository = repository();
    let root = repository.path();
    assert!(update(root, "II.1.10", "first").output().unwrap().status.success());
    let path = root.join(FILE);
    let before = fs::read(&path).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    for args in [
        &["update", "II.1.10", "--percent", "50"][..],
        &["report", "submit", "--agency", "phong-noi-vu", "--period", "2022-year"],
    ] {
        let output = cchc(root, args).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert!(errors(&output).contains("read-only; make it writable"), "{}", errors(&output));
        assert_eq!(fs::read(&path).unwrap(), before);
    }
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o444);
    assert_eq!(leftovers(root), Vec::<PathBuf>::new());
}

#[test]
fn a_link_does_not_lead_out_of_the_folder() {
    let repository = repository();
    let root = repository.path();
    let outside = root.join("outside.toml");
    fs::write(&outside, "x").unwrap();
    fs::create_dir_all(root.join(FILE).parent().unwrap()).unwrap();
    std::os::unix::fs::symlink(&outside, root.join(FILE)).unwrap();
    let output = update(root, "II.1.10", "first").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(fs::read_to_string(&outside).unwrap(), "x");
    // Nor does a folder that is one.
    fs::remove_dir_all(root.join("plans/dak-po-2022/progress")).unwrap();
    fs::create_dir(root.join("elsewhere")).unwrap();
    std::os::unix::fs::symlink(root.join("elsewhere"), root.join("plans/dak-po-2022/progress")).unwrap();
    let output = update(root, "II.1.10", "first").output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", errors(&output));
    assert_eq!(fs::read_dir(root.join("elsewhere")).unwrap().count(), 0);
}

#[test]
fn a_device_is_written_to_and_not_replaced() {
    let folder = tempfile::tempdir().unwrap();
    // A name that leads to the device: should the command replace what it is given, only the name is lost.
    let out = folder.path().join("out");
    std::os::unix::fs::symlink("/dev/null", &out).unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let output = cchc(root, &["check", "--output", out.to_str().unwrap()]).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    assert!(out.is_symlink(), "the name of a device was replaced by a file");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_file_keeps_its_mode_and_group_whatever_the_umask() {
    let repository = repository();
    let root = repository.path();
    assert!(update(root, "II.1.10", "first").output().unwrap().status.success());
    let path = root.join(FILE);
    // Who may give a file to another group is one of several; anyone else keeps their own.
    let group = std::os::unix::fs::chown(&path, None, Some(12)).map_or_else(|_| gid(&path), |()| 12);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o664)).unwrap();
    let program = env!("CARGO_BIN_EXE_cchc");
    for line in ["update II.1.10=50 --on 2022-11-15", "check --fix"] {
        let spoiled = fs::read_to_string(&path).unwrap().replace("first", "first\u{200b}");
        fs::write(&path, spoiled).unwrap();
        let line = format!("umask 077; exec '{program}' --as-of 2022-11-16 {line}");
        let before = fs::read(&path).unwrap();
        Command::new("bash").args(["-c", &line]).current_dir(root).output().unwrap();
        assert_ne!(fs::read(&path).unwrap(), before, "{line}");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o664, "{line}");
        assert_eq!(gid(&path), group, "{line}");
    }
}

fn gid(path: &Path) -> u32 {
    std::os::unix::fs::MetadataExt::gid(&fs::metadata(path).unwrap())
}

#[test]
fn a_link_that_is_named_stays_and_one_in_a_folder_leads_nowhere() {
    let folder = tempfile::tempdir().unwrap();
    let (real, link) = (folder.path().join("real.md"), folder.path().join("link.md"));
    fs::write(&real, "x").unwrap();
    std::os::unix::fs::symlink(&real, &link).unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for args in [&["report", "2022-year", "--out"][..], &["check", "--output"]] {
        let output = cchc(root, &[args, &[link.to_str().unwrap()]].concat()).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
        assert!(link.is_symlink() && fs::read_to_string(&real).unwrap() != "x");
        fs::write(&real, "x").unwrap();
    }
    // Nobody has typed the names of files in a folder.
    let lists = folder.path().join("lists");
    fs::create_dir(&lists).unwrap();
    std::os::unix::fs::symlink(&real, lists.join("phong-noi-vu.md")).unwrap();
    let output = cchc(root, &["tasks", "--all", "--out", lists.to_str().unwrap()]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(errors(&output).contains("is a link to another file"), "{}", errors(&output));
    assert_eq!(fs::read_to_string(&real).unwrap(), "x");
}

#[test]
fn standard_output_is_no_file_to_replace() {
    let folder = tempfile::tempdir().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let commands =
        [(&["report", "2022-year"][..], "--out"), (&["check", "--format", "json"][..], "--output")];
    for (args, option) in commands {
        let plain = cchc(root, args).output().unwrap().stdout;
        for name in ["-", "/dev/stdout"] {
            let file = folder.path().join("out");
            let out = fs::File::create(&file).unwrap();
            let mut command = cchc(root, &[args, &[option, name]].concat());
            assert!(command.stdout(out).status().unwrap().success());
            assert_eq!(fs::read(&file).unwrap(), plain, "{args:?} {name}");
        }
    }
    assert!(!root.join("-").exists());
}

#[cfg(target_os = "linux")]
#[test]
fn what_was_written_and_cannot_be_shown_is_told() {
    let repository = repository();
    let root = repository.path();
    let full = || fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let told = |args: &[&str], file: &str| {
        let output = cchc(root, args).stdout(full()).output().unwrap();
        let errors = errors(&output);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        let is_told = errors.contains(file) && errors.contains("do not run the command again");
        assert!(is_told && root.join(file).exists(), "{args:?}: {errors}");
    };
    told(&["update", "II.1.10=40"], FILE);
    told(
        &["report", "new", "--agency", "phong-tu-phap"],
        "plans/dak-po-2022/progress/2022-year/phong-tu-phap.toml",
    );
    told(&["report", "submit", "--agency", "phong-noi-vu"], FILE);
    told(&["report", "2022-year", "--out", "a.md"], "a.md");
    told(&["tasks", "--all", "--out", "lists"], "lists");
    // Of a rehearsal there is nothing to tell.
    let output = cchc(root, &["update", "II.1.9=40", "--dry-run"]).stdout(full()).output().unwrap();
    assert!(!errors(&output).contains("do not run"), "{}", errors(&output));
}

/// Runs a command on a system that takes long to put a file on disk, and does something meanwhile.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
fn while_it_syncs(root: &Path, args: &[&str], edit: impl Fn()) -> Output {
    let folder = tempfile::tempdir().unwrap();
    let (library, begun, go_on) =
        (folder.path().join("slow.so"), folder.path().join("begun"), folder.path().join("go-on"));
    let rustc = Path::new(env!("CARGO")).with_file_name("rustc");
    let rustc = if rustc.exists() { rustc } else { PathBuf::from("rustc") };
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sync/slow.rs");
    let made = Command::new(rustc)
        .args(["--edition", "2024", "--crate-type", "cdylib", "-o"])
        .arg(&library)
        .arg(source)
        .status();
    assert!(made.unwrap().success());
    let mut command = cchc(root, args);
    command.env("LD_PRELOAD", &library).env("SYNC_BEGUN", &begun).env("SYNC_GO_ON", &go_on);
    let writer = command.spawn().unwrap();
    while !begun.exists() {
        thread::sleep(Duration::from_millis(5));
    }
    edit();
    fs::write(go_on, "").unwrap();
    writer.wait_with_output().unwrap()
}

#[cfg(all(target_os = "linux", target_env = "gnu"))]
#[test]
fn what_an_editor_saves_while_the_disk_is_slow_is_not_lost() {
    let repository = repository();
    let root = repository.path();
    let path = root.join(FILE);
    let args = &["update", "II.1.10", "--percent", "40", "--note", "typed in a terminal"];
    let by_hand = "[report]\nagency = \"phong-noi-vu\"\nperiod = \"2022-year\"\n\n[[entry]]\nitem = \"II.1.9\"\n\
                   on = 2022-11-14\npercent = 30\nnote = \"typed in an editor\"\n";
    // Where there was no file, and where there was one.
    for _ in 0..2 {
        let output = while_it_syncs(root, args, || {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, by_hand).unwrap();
        });
        assert_eq!(output.status.code(), Some(2));
        assert!(errors(&output).contains("has changed since it was read; run again"), "{}", errors(&output));
        assert_eq!(fs::read_to_string(&path).unwrap(), by_hand);
        assert_eq!(leftovers(root), Vec::<PathBuf>::new());
        assert!(update(root, "II.1.10", "between").output().unwrap().status.success());
    }
    // Likewise where findings are mended.
    fs::write(&path, by_hand.replace("editor", "edito\u{200b}r")).unwrap();
    let output = while_it_syncs(root, &["check", "--fix"], || fs::write(&path, by_hand).unwrap());
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert_eq!(fs::read_to_string(&path).unwrap(), by_hand);
    assert_eq!(leftovers(root), Vec::<PathBuf>::new());
}

#[test]
fn what_a_killed_writer_left_goes_once_it_is_old() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join(".cchc-unfinished-old"), folder.path().join(".cchc-unfinished-new"));
    for path in [&old, &new] {
        fs::write(path, "half of a li").unwrap();
    }
    let long_ago = std::time::SystemTime::now() - Duration::from_secs(2 * 60 * 60);
    fs::File::options().write(true).open(&old).unwrap().set_modified(long_ago).unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let lists = ["tasks", "--all", "--out", folder.path().to_str().unwrap()];
    let output = cchc(root, &lists).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    assert!(!old.exists(), "it stays for good");
    assert!(new.exists(), "it may be that of another command at work");
}

#[test]
fn whoever_may_not_write_is_told_and_changes_nothing() {
    use std::os::unix::process::CommandExt as _;
    let repository = repository();
    let root = repository.path();
    assert!(update(root, "II.1.10", "first").output().unwrap().status.success());
    let before = fs::read(root.join(FILE)).unwrap();
    // Root may write anywhere: somebody else runs the command then, who has to be able to reach it.
    let program = root.join("cchc");
    fs::copy(env!("CARGO_BIN_EXE_cchc"), &program).unwrap();
    fs::set_permissions(root, fs::Permissions::from_mode(0o755)).unwrap();
    let folders = ["plans/dak-po-2022", "plans/dak-po-2022/progress", "plans/dak-po-2022/progress/2022-year"];
    for folder in folders {
        fs::set_permissions(root.join(folder), fs::Permissions::from_mode(0o555)).unwrap();
    }
    let is_root = fs::metadata(root).unwrap().permissions().mode() & 0o777 == 0o755
        && fs::write(root.join(folders[0]).join("probe"), "").is_ok();
    fs::remove_file(root.join(folders[0]).join("probe")).ok();
    for args in [
        &["update", "II.1.10", "--percent", "50"][..],
        &["report", "new", "--agency", "phong-tu-phap"],
        &["report", "submit", "--agency", "phong-noi-vu", "--period", "2022-year"],
    ] {
        let mut command = Command::new(&program);
        command.args(["--lang", "en", "--as-of", "2022-11-15"]).args(args).current_dir(root);
        if is_root {
            command.uid(65534).gid(65534);
        }
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?} {output:?}");
        assert!(errors(&output).contains("not allowed to write"), "{args:?}: {}", errors(&output));
        assert_eq!(fs::read(root.join(FILE)).unwrap(), before);
    }
    for folder in folders {
        fs::set_permissions(root.join(folder), fs::Permissions::from_mode(0o755)).unwrap();
    }
    assert_eq!(leftovers(root), Vec::<PathBuf>::new());
}
