//! Every rule fires on its `bad` plan, alone, is silent on its `good` one, and has a page in two languages.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use cchc::diagnostic::Report;
use cchc::i18n::{Lang, Words};
use cchc::output::Screen;
use cchc::{load, output, parse, rules};
use snapbox::{Data, assert_data_eq};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules")
}

/// Every rule there is, wherever it is looked for.
fn ids() -> BTreeSet<&'static str> {
    let read = load::RULES.iter().chain(parse::RULES).map(|rule| rule.id);
    read.chain(rules::RULES.iter().map(|rule| rule.info.id)).collect()
}

/// What is found in a plan folder: which rules, and the text people see.
fn check(folder: &Path) -> (BTreeSet<&'static str>, String) {
    let start = folder.parent().unwrap();
    let name = folder.file_name().unwrap().to_str().unwrap();
    let found = load::find(start, &[name.to_owned()]).unwrap();
    let mut checked = load::read_all(
        &found.folders,
        |_| {},
        |mut loaded| {
            if let Some(plan) = &loaded.plan {
                rules::run(plan, &mut loaded.found);
            }
            let report = Report::new(loaded.found);
            let mut text = Vec::new();
            let screen = Screen { width: 100, is_coloured: false };
            output::findings(&report, &loaded.sources, Words::new(Lang::En), screen, &mut text).unwrap();
            (report.iter().map(|diagnostic| diagnostic.rule.id).collect(), String::from_utf8(text).unwrap())
        },
    );
    checked.remove(0)
}

#[test]
fn every_rule_is_proved() {
    for id in ids() {
        let folder = root().join(id);
        let (fired, text) = check(&folder.join("bad"));
        assert_eq!(fired, BTreeSet::from([id]), "{id}/bad");
        assert_data_eq!(text, Data::read_from(&folder.join("bad.txt"), None).raw());
        let (fired, _) = check(&folder.join("good"));
        assert_eq!(fired, BTreeSet::new(), "{id}/good");
    }
}

#[test]
fn every_rule_has_a_page_in_two_languages() {
    let pages = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules");
    for id in ids() {
        let page = fs::read_to_string(pages.join(format!("{id}.md"))).unwrap_or_default();
        assert!(page.starts_with(&format!("# {id}\n")), "docs/rules/{id}.md wants a title");
        for part in ["## Tiếng Việt", "## English"] {
            assert!(page.contains(part), "docs/rules/{id}.md wants a part `{part}`");
        }
        for (what, count) in
            [("```toml", 4), ("**Vì sao**", 1), ("**Cách sửa**", 1), ("**Why**", 1), ("**Fix**", 1)]
        {
            assert!(page.matches(what).count() >= count, "docs/rules/{id}.md wants {count} × {what}");
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
            assert!(ids.contains(name.trim_end_matches(ending)), "{name} belongs to no rule");
        }
    }
}
