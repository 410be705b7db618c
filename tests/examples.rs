//! The pipelines and the hook to copy: they are YAML, and each `cchc` line in them does what it is there for.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;
use yaml_rust2::{Yaml, YamlLoader};

/// Every file to copy.
const FILES: &[&str] =
    &["examples/ci/github.yml", "examples/ci/gitlab.yml", "examples/ci/gitea.yml", ".pre-commit-hooks.yaml"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[track_caller]
fn yaml(file: &str) -> Yaml {
    let text = fs::read_to_string(root().join(file)).unwrap();
    let mut documents = YamlLoader::load_from_str(&text).unwrap_or_else(|fault| panic!("{file}: {fault}"));
    assert_eq!(documents.len(), 1, "{file}");
    documents.remove(0)
}

/// The lines that a runner would hand to a shell, in their order.
fn commands(yaml: &Yaml) -> Vec<String> {
    const ARE_RUN: &[&str] = &["run", "script", "before_script", "after_script", "entry"];
    match yaml {
        Yaml::Array(list) => list.iter().flat_map(commands).collect(),
        Yaml::Hash(map) => {
            let each = map.iter().flat_map(|(key, value)| match key.as_str() {
                Some(key) if ARE_RUN.contains(&key) => lines(value),
                _ => commands(value),
            });
            each.collect()
        }
        _ => Vec::new(),
    }
}

fn lines(yaml: &Yaml) -> Vec<String> {
    match yaml {
        Yaml::String(text) => text.lines().map(str::to_owned).collect(),
        Yaml::Array(list) => list.iter().flat_map(lines).collect(),
        _ => Vec::new(),
    }
}

fn calls(file: &str) -> Vec<String> {
    commands(&yaml(file)).into_iter().filter(|line| line.starts_with("cchc ")).collect()
}

/// A repository with a copy of the shipped plan.
fn repository() -> TempDir {
    let repository = tempfile::tempdir().unwrap();
    let copy = repository.path().join("plans/dak-po-2022");
    fs::create_dir_all(&copy).unwrap();
    for entry in fs::read_dir(root().join("plans/dak-po-2022")).unwrap().map(Result::unwrap) {
        fs::copy(entry.path(), copy.join(entry.file_name())).unwrap();
    }
    let author = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"];
    git(repository.path(), &["init", "--quiet", "--initial-branch=main"]);
    git(repository.path(), &["add", "--all"]);
    git(repository.path(), &[&author[..], &["commit", "--quiet", "--message", "x"]].concat());
    git(repository.path(), &["update-ref", "refs/remotes/origin/main", "HEAD"]);
    repository
}

fn git(folder: &Path, args: &[&str]) {
    assert!(Command::new("git").args(args).current_dir(folder).status().unwrap().success(), "{args:?}");
}

/// What runners say of a merge request into the main branch.
const OF_A_REQUEST: &[(&str, &str)] =
    &[("GITHUB_BASE_REF", "main"), ("SINCE", "origin/main"), ("CI_MERGE_REQUEST_DIFF_BASE_SHA", "HEAD")];

/// The exit of a line in a shell that finds cchc.
fn exit(folder: &Path, line: &str) -> Option<i32> {
    exit_in(folder, line, &[("GITHUB_BASE_REF", "main")])
}

/// Likewise, where a runner says more.
fn exit_in(folder: &Path, line: &str, said: &[(&str, &str)]) -> Option<i32> {
    let program = Path::new(env!("CARGO_BIN_EXE_cchc")).parent().unwrap().to_owned();
    let usual = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths([program].into_iter().chain(env::split_paths(&usual))).unwrap();
    let mut shell = Command::new("bash");
    let shell = shell.args(["-e", "-c", line]).env("PATH", path).envs(said.iter().copied());
    let shell = shell.current_dir(folder).output();
    let output = shell.expect("this test takes bash");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{line}");
    output.status.code()
}

#[test]
fn every_file_to_copy_is_tried() {
    let folder = fs::read_dir(root().join("examples/ci")).unwrap();
    for name in folder.map(|entry| entry.unwrap().file_name().into_string().unwrap()) {
        assert!(FILES.contains(&format!("examples/ci/{name}").as_str()), "examples/ci/{name} is not tried");
    }
    for file in FILES {
        assert!(!calls(file).is_empty(), "{file} does not call cchc");
    }
}

#[test]
fn the_shipped_plan_passes_every_line() {
    for file in FILES {
        let repository = repository();
        for line in calls(file) {
            assert_eq!(exit(repository.path(), &line), Some(0), "{file}: {line}");
            let written = line.split_once("--output ").map(|(_, rest)| rest.split(' ').next().unwrap());
            if let Some(name) = written {
                let text = fs::read_to_string(repository.path().join(name)).unwrap();
                assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok(), "{file}: {line}");
            }
        }
    }
}

#[test]
fn the_last_line_fails_where_the_plan_has_an_error() {
    for file in FILES {
        let repository = repository();
        let plan = repository.path().join("plans/dak-po-2022/plan.toml");
        fs::write(&plan, fs::read_to_string(&plan).unwrap().replacen("id = ", "idd = ", 1)).unwrap();
        let lines = calls(file);
        let (last, before) = lines.split_last().unwrap();
        for line in before {
            assert_eq!(exit(repository.path(), line), Some(0), "{file}: findings stop `{line}`");
        }
        assert_eq!(exit(repository.path(), last), Some(1), "{file}: {last}");
    }
}

#[test]
fn what_is_uploaded_is_what_was_written() {
    let written = |file: &str| {
        let line = calls(file).into_iter().find(|line| line.contains("--output")).unwrap();
        line.split_once("--output ").unwrap().1.split(' ').next().unwrap().to_owned()
    };
    let gitlab = yaml("examples/ci/gitlab.yml");
    let artifact = &gitlab["plans"]["artifacts"]["reports"]["codequality"];
    assert_eq!(artifact.as_str(), Some(written("examples/ci/gitlab.yml").as_str()));
    let github = yaml("examples/ci/github.yml");
    let steps = github["jobs"]["check"]["steps"].as_vec().unwrap();
    let upload = steps.iter().find(|step| step["with"]["sarif_file"].as_str().is_some()).unwrap();
    let sarif = written("examples/ci/github.yml");
    assert_eq!(upload["with"]["sarif_file"].as_str(), Some(sarif.as_str()));
}

#[test]
fn every_pipeline_installs_cchc_from_one_place() {
    for file in FILES.iter().filter(|file| file.starts_with("examples/")) {
        let text = fs::read_to_string(root().join(file)).unwrap();
        let version = concat!("--tag v", env!("CARGO_PKG_VERSION"));
        assert!(text.contains(version), "{file} does not install `{version}`");
        let installs =
            commands(&yaml(file)).into_iter().filter(|line| line.contains("cargo install")).count();
        assert_eq!(installs, 1, "{file}");
    }
    // GitLab keeps what is installed under a key of its own.
    let key = concat!("cchc-", env!("CARGO_PKG_VERSION"));
    assert_eq!(yaml("examples/ci/gitlab.yml")["plans"]["cache"]["key"].as_str(), Some(key));
}

/// The step that installs cchc, as one script.
fn install(yaml: &Yaml) -> Option<String> {
    match yaml {
        Yaml::String(text) => text.contains("case $CCHC_FROM in").then(|| text.clone()),
        Yaml::Array(list) => list.iter().find_map(install),
        Yaml::Hash(map) => map.values().find_map(install),
        _ => None,
    }
}

#[test]
fn every_pipeline_installs_the_program_of_an_archive() {
    for file in FILES.iter().filter(|file| file.starts_with("examples/")) {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("cchc-1.0.0-linux-x86_64");
        fs::create_dir_all(folder.join("share/bash-completion/completions")).unwrap();
        fs::write(folder.join("share/bash-completion/completions/cchc"), "complete").unwrap();
        fs::write(folder.join("README.md"), "cchc").unwrap();
        fs::copy(env!("CARGO_BIN_EXE_cchc"), folder.join("cchc")).unwrap();
        let packed = ["-czf", "cchc.tar.gz", "cchc-1.0.0-linux-x86_64"];
        assert!(Command::new("tar").args(packed).current_dir(place.path()).status().unwrap().success());
        let bin = if file.contains("gitlab") { ".cchc/bin" } else { ".cargo/bin" };
        fs::create_dir_all(place.path().join(bin)).unwrap();
        let script = install(&yaml(file)).unwrap();
        let output = Command::new("bash")
            .args(["-e", "-c", &script])
            .current_dir(place.path())
            .env_clear()
            .envs([("PATH", "/usr/bin:/bin"), ("CCHC_FROM", "cchc.tar.gz")])
            .envs([("HOME", place.path()), ("GITHUB_PATH", &place.path().join("path"))])
            .output()
            .unwrap();
        assert!(output.status.success(), "{file}: {}", String::from_utf8_lossy(&output.stderr));
        let installed: Vec<_> = fs::read_dir(place.path().join(bin)).unwrap().map(Result::unwrap).collect();
        assert_eq!(installed.len(), 1, "{file}");
        let said = Command::new(installed[0].path()).arg("--version").output().unwrap();
        assert_eq!(said.stdout, concat!("cchc ", env!("CARGO_PKG_VERSION"), "\n").as_bytes(), "{file}");
    }
}

/// The workflows of this repository itself.
const OWN: &[&str] = &[
    ".github/workflows/ci.yml",
    ".github/workflows/release.yml",
    ".gitea/workflows/ci.yml",
    ".gitea/workflows/release.yml",
];

#[test]
fn own_workflows_call_scripts_that_are_there() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let msrv = manifest.split("rust-version = \"").nth(1).unwrap().split('"').next().unwrap();
    for file in OWN {
        let lines = commands(&yaml(file));
        let scripts: Vec<&str> =
            lines.iter().flat_map(|line| line.split(' ')).filter(|word| word.starts_with(".ci/")).collect();
        assert!(!scripts.is_empty(), "{file} runs no script");
        for script in scripts {
            assert!(root().join(script).is_file(), "{file}: {script}");
        }
        for line in lines.iter().filter(|line| line.contains("toolchain install") || line.contains("cargo +"))
        {
            assert!(line.contains(msrv), "{file} tries another Rust than Cargo.toml promises: {line}");
        }
    }
}

#[test]
fn the_hook_says_what_hooks_have_to_say() {
    let yaml = yaml(".pre-commit-hooks.yaml");
    let hook = &yaml[0];
    for (key, value) in [("id", "cchc"), ("language", "rust")] {
        assert_eq!(hook[key].as_str(), Some(value), "{key}");
    }
    assert_eq!(hook["pass_filenames"].as_bool(), Some(false));
    assert!(hook["name"].as_str().is_some());
}

#[test]
fn a_weaker_plan_without_a_decision_is_told_and_fails() {
    for file in FILES {
        let repository = repository();
        let plan = repository.path().join("plans/dak-po-2022/plan.toml");
        let text = fs::read_to_string(&plan).unwrap();
        let weaker = text.replacen("at_least = 100", "at_least = 90", 1);
        assert_ne!(text, weaker);
        fs::write(&plan, weaker).unwrap();
        let lines = calls(file);
        let (last, before) = lines.split_last().unwrap();
        assert_eq!(exit_in(repository.path(), last, OF_A_REQUEST), Some(1), "{file}: {last}");
        // What the last line says of an edit is new; the plan alone has no error.
        assert_eq!(exit_in(repository.path(), "cchc check", OF_A_REQUEST), Some(0));
        // A runner has the edit as a commit.
        let author = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"];
        let commit = [&author[..], &["commit", "--quiet", "--all", "--message", "y"]].concat();
        git(repository.path(), &commit);
        let base = [("CI_MERGE_REQUEST_DIFF_BASE_SHA", "HEAD~1")];
        let of_a_request = [OF_A_REQUEST, &base].concat();
        for line in before.iter().filter(|line| line.starts_with("cchc diff")) {
            assert_eq!(exit_in(repository.path(), line, &of_a_request), Some(0), "{file}: {line}");
            let posted = fs::read_to_string(repository.path().join("cchc-diff.md")).unwrap();
            assert!(posted.starts_with("# ") && posted.contains("| II.1.2 |"), "{file}: {posted}");
        }
    }
}

#[test]
fn a_review_has_the_whole_history() {
    for file in ["examples/ci/github.yml", "examples/ci/gitea.yml"] {
        let yaml = yaml(file);
        let steps = yaml["jobs"]["check"]["steps"].as_vec().unwrap();
        let is_whole = steps.iter().any(|step| step["with"]["fetch-depth"].as_i64() == Some(0));
        assert!(is_whole, "{file}");
    }
    assert_eq!(yaml("examples/ci/gitlab.yml")["plans"]["variables"]["GIT_DEPTH"].as_str(), Some("0"));
}
