//! Every rule fires on its `bad` plan, alone, is silent on its `good` one, and has a page in two languages.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use cchc::workspace::catalogue;
use snapbox::{Data, assert_data_eq};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules")
}

/// Every rule there is, wherever it is looked for.
fn ids() -> BTreeSet<&'static str> {
    catalogue().iter().map(|rule| rule.id).collect()
}

/// What `cchc check` finds in a plan folder, as of a day: which rules, and the text people see.
fn check(folder: &Path) -> (BTreeSet<String>, String) {
    // A fixture is a plan, or a folder with plans and their settings.
    let is_repository = folder.join("plans").is_dir();
    let run = |format: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_cchc"))
            .args(["check", "--lang", "en", "--as-of", "2026-07-01", "--format", format, "-q"])
            .args(if is_repository { vec![] } else { vec!["--plan", "."] })
            // What stood before the edit that the rule judges.
            .args(if folder.join("base").is_dir() { vec!["--changed-since", "base"] } else { vec![] })
            .env("COLUMNS", "100")
            .current_dir(folder)
            .output()
            .unwrap();
        assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    let lines = run("jsonl");
    let fired = lines.lines().map(|line| {
        let finding: serde_json::Value = serde_json::from_str(line).unwrap();
        finding["rule"].as_str().unwrap().to_owned()
    });
    (fired.collect(), run("human"))
}

/// A fixture of a rule, which has to be there.
#[track_caller]
fn fixture(id: &str, name: &str, purpose: &str) -> PathBuf {
    let folder = root().join(id).join(name);
    let has_plan = folder.join("plan.toml").is_file() || folder.join("plans").is_dir();
    assert!(has_plan, "tests/rules/{id}/{name}/plan.toml is missing: a plan that {purpose}");
    folder
}

#[test]
fn every_rule_fires_on_its_bad_plan_alone() {
    for id in ids() {
        let (fired, text) = check(&fixture(id, "bad", "breaks this rule and no other"));
        assert!(
            fired.contains(id),
            "tests/rules/{id}/bad does not break the rule; it breaks {fired:?}:\n{text}"
        );
        assert!(fired.len() == 1, "tests/rules/{id}/bad breaks other rules too, {fired:?}:\n{text}");
        for part in ["message", "label", "other", "help"] {
            let key = format!("{id}.{part}");
            assert!(!text.contains(&key), "src/i18n/en.rs has no words for `{key}`:\n{text}");
        }
        let shown = root().join(id).join("bad.txt");
        assert!(
            shown.is_file() || std::env::var_os("SNAPSHOTS").is_some(),
            "tests/rules/{id}/bad.txt is missing: let `SNAPSHOTS=overwrite cargo test --test rules` write it, then read it"
        );
        assert_data_eq!(text, Data::read_from(&shown, None).raw());
    }
}

#[test]
fn every_rule_is_silent_on_its_good_plan() {
    for id in ids() {
        let (fired, text) = check(&fixture(id, "good", "comes close to breaking this rule and keeps all"));
        assert!(fired.is_empty(), "tests/rules/{id}/good breaks {fired:?}:\n{text}");
    }
}

#[test]
fn every_rule_has_a_page_in_two_languages() {
    let pages = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules");
    for id in ids() {
        let page = fs::read_to_string(pages.join(format!("{id}.md"))).unwrap_or_default();
        assert!(page.starts_with(&format!("# {id}\n")), "docs/rules/{id}.md wants the title `# {id}`");
        for part in ["## Tiếng Việt", "## English"] {
            assert!(page.contains(part), "docs/rules/{id}.md wants a part `{part}`");
        }
        for (what, count) in
            [("```toml", 4), ("**Vì sao**", 1), ("**Cách sửa**", 1), ("**Why**", 1), ("**Fix**", 1)]
        {
            assert!(
                page.matches(what).count() >= count,
                "docs/rules/{id}.md wants `{what}`, {count} × at least"
            );
        }
    }
}

#[test]
fn nothing_is_left_of_rules_that_are_gone() {
    let ids = ids();
    for (folder, ending) in [(root(), ""), (Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules"), ".md")]
    {
        for entry in fs::read_dir(folder).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            assert!(
                ids.contains(name.trim_end_matches(ending)),
                "{name} belongs to no rule: no rule in src/ has this id"
            );
        }
    }
}
