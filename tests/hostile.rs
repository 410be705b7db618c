//! A repository that tries to have a program run: by its settings, its attributes, its hooks, and by what surrounds git.
//! No command runs any.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

mod folder;

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// Settings that name a program; `{}` stands for it.
const SETTINGS: &[(&str, &str)] = &[
    ("core.fsmonitor", "{}"),
    ("core.pager", "{}"),
    ("pager.log", "{}"),
    ("pager.diff", "{}"),
    ("pager.cat-file", "{}"),
    ("core.editor", "{}"),
    ("core.askPass", "{}"),
    ("core.sshCommand", "{}"),
    ("core.gitProxy", "{}"),
    ("core.alternateRefsCommand", "{}"),
    ("credential.helper", "!{}"),
    ("diff.external", "{}"),
    ("diff.evil.command", "{}"),
    ("diff.evil.textconv", "{}"),
    ("filter.evil.clean", "{}"),
    ("filter.evil.smudge", "{}"),
    ("filter.evil.process", "{}"),
    ("filter.evil.required", "true"),
    ("merge.evil.driver", "{}"),
    ("gpg.program", "{}"),
    ("gpg.ssh.program", "{}"),
    ("log.showSignature", "true"),
    ("alias.log", "!{}"),
    ("alias.rev-parse", "!{}"),
    ("alias.cat-file", "!{}"),
    ("alias.merge-base", "!{}"),
    ("remote.origin.url", "ext::{}"),
    ("remote.origin.promisor", "true"),
    ("remote.origin.uploadpack", "{}"),
    ("extensions.partialClone", "origin"),
    ("protocol.ext.allow", "always"),
    ("submodule.x.update", "!{}"),
    ("uploadpack.packObjectsHook", "{}"),
];

const HOOKS: &[&str] = &[
    "post-checkout",
    "post-index-change",
    "pre-commit",
    "reference-transaction",
    "fsmonitor-watchman",
    "post-merge",
    "pre-auto-gc",
    "post-rewrite",
];

/// What a caller's environment may name a program by.
const VARIABLES: &[&str] = &[
    "GIT_ASKPASS",
    "GIT_EDITOR",
    "GIT_EXTERNAL_DIFF",
    "GIT_PAGER",
    "GIT_PROXY_COMMAND",
    "GIT_SSH",
    "GIT_SSH_COMMAND",
];

struct Trap {
    folder: TempDir,
    program: PathBuf,
    mark: PathBuf,
}

impl Trap {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (program, mark) = (folder.path().join("evil"), folder.path().join("ran"));
        fs::write(&program, format!("#!/bin/sh\necho \"$0 $*\" >> {}\ncat\n", mark.display())).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        let it = Self { folder, program, mark };
        it.fill();
        it
    }

    fn root(&self) -> PathBuf {
        self.folder.path().join("repository")
    }

    fn git(&self, args: &[&str]) {
        let output = Command::new("git")
            .args(["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"])
            .args(args)
            .current_dir(self.root())
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .output()
            .unwrap();
        assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    }

    /// Two commits and an edit, and then everything that might run a program.
    fn fill(&self) {
        let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
        let plan = self.root().join("plans/xa-mau-2026");
        folder::copy(&examples.join("xa-mau-2026"), &plan);
        self.git(&["init", "--quiet", "--initial-branch=main"]);
        fs::write(self.root().join(".gitattributes"), "* filter=evil diff=evil merge=evil\n").unwrap();
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", "x"]);
        let file = plan.join("plan.toml");
        let text = fs::read_to_string(&file).unwrap();
        for end in ["# a\n", "# b\n"] {
            fs::write(&file, text.clone() + end).unwrap();
            self.git(&["commit", "--quiet", "--all", "--allow-empty", "--message", "x"]);
        }
        fs::write(&file, text.replacen("2026-06-30", "2026-07-31", 1) + "# c\n").unwrap();
        for hook in HOOKS {
            let hook = self.root().join(".git/hooks").join(hook);
            fs::create_dir_all(hook.parent().unwrap()).unwrap();
            fs::copy(&self.program, hook).unwrap();
        }
        let program = self.program.to_str().unwrap();
        for (name, value) in SETTINGS {
            let value = value.replace("{}", program);
            let settings = self.root().join(".git/config");
            let output = Command::new("git")
                .args(["config", "--file"])
                .arg(&settings)
                .args([*name, value.as_str()])
                .output();
            assert!(output.unwrap().status.success(), "{name}");
        }
        fs::copy(&self.program, self.root().join("git")).unwrap();
        // A repository in files of the checkout, which git would take for one.
        let bare = plan.join("evidence");
        fs::create_dir_all(bare.join("objects")).unwrap();
        fs::create_dir_all(bare.join("refs")).unwrap();
        fs::write(bare.join("HEAD"), "ref: refs/heads/main\n").unwrap();
        fs::copy(self.root().join(".git/config"), bare.join("config")).unwrap();
    }

    fn run(&self, args: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cchc"));
        for name in VARIABLES {
            command.env(name, &self.program);
        }
        let program = self.program.to_str().unwrap();
        command
            .args(args)
            .env("PATH", format!(".::{}", std::env::var("PATH").unwrap()))
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_COUNT", "2")
            .envs([("GIT_CONFIG_KEY_0", "core.fsmonitor"), ("GIT_CONFIG_VALUE_0", program)])
            .envs([("GIT_CONFIG_KEY_1", "diff.external"), ("GIT_CONFIG_VALUE_1", program)])
            .env("GIT_EXEC_PATH", self.folder.path())
            .env("GIT_DIR", "/nowhere")
            .env("GIT_TRACE", &self.mark)
            .current_dir(self.root())
            .output()
            .unwrap()
    }
}

#[test]
fn no_command_runs_what_a_repository_names() {
    let trap = Trap::new();
    let commands: &[&[&str]] = &[
        &["status"],
        &["tasks", "--all"],
        &["summary"],
        &["show"],
        &["trend"],
        &["history"],
        &["diff"],
        &["diff", "HEAD~1..HEAD"],
        &["diff", "HEAD~1...HEAD"],
        &["agencies"],
        &["export"],
        &["reports"],
        &["remind"],
        &["check"],
        &["check", "--changed-since", "HEAD~1"],
        &["check", "--fix", "--dry-run", "--changed-since", "HEAD"],
        &["-C", "plans/xa-mau-2026/evidence", "diff"],
        &["-C", "plans/xa-mau-2026/evidence", "history"],
    ];
    for args in commands {
        let output = trap.run(&[&["--as-of", "2026-07-01", "--lang", "en"], *args].concat());
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code().is_some_and(|code| code < 2), "{args:?}: {said}");
        assert!(!trap.mark.exists(), "{args:?} ran {}", fs::read_to_string(&trap.mark).unwrap());
    }
    // It is a trap indeed: git itself runs them.
    let output = Command::new("git").arg("status").current_dir(trap.root()).output().unwrap();
    assert!(trap.mark.exists(), "{output:?}");
}
