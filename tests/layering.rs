//! Who may import whom, and which file may name which crate. The tables are the architecture; the tests keep them true.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "the tests read the source itself")]

mod sources;

use std::fs;

use sources::{root, visit};

/// Bottom to top: each room and what it may import besides itself.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("source", &[]),
    ("text", &[]),
    ("dates", &["text"]),
    ("encodings", &["text"]),
    ("strings_and_comments", &[]),
    ("message", &["text"]),
    ("package", &["message"]),
    ("workbook", &["message", "package", "text"]),
    ("document", &[]),
    ("shape", &[]),
    ("git", &["message"]),
    ("disk", &["message"]),
    ("i18n", &["message"]),
    ("diagnostic", &["message", "source"]),
    ("mend", &["diagnostic", "source"]),
    ("model", &["dates", "source", "text"]),
    ("assess", &["model", "source", "text"]),
    ("lint", &["diagnostic", "source"]),
    ("parse", &["diagnostic", "lint", "message", "model", "shape", "source", "text"]),
    ("record", &["model", "source"]),
    ("load", &["diagnostic", "encodings", "lint", "message", "model", "parse", "source", "text"]),
    (
        "rules",
        &[
            "assess",
            "dates",
            "diagnostic",
            "encodings",
            "message",
            "model",
            "strings_and_comments",
            "source",
            "text",
        ],
    ),
    (
        "workspace",
        &[
            "assess",
            "diagnostic",
            "disk",
            "git",
            "lint",
            "load",
            "mend",
            "message",
            "model",
            "parse",
            "rules",
            "source",
            "text",
        ],
    ),
    ("import", &["dates", "encodings", "message", "model", "package", "source", "text", "workbook"]),
    ("query", &["assess", "message", "model", "source", "text"]),
    ("drafting", &["assess", "message", "model", "query", "source", "text"]),
    ("intake", &["dates", "message", "model", "query", "text", "workbook"]),
    (
        "views",
        &["assess", "document", "drafting", "i18n", "import", "message", "model", "query", "source", "text"],
    ),
    ("output", &["diagnostic", "document", "i18n", "message", "shape", "source", "text"]),
    (
        "commands",
        &[
            "assess",
            "diagnostic",
            "disk",
            "document",
            "drafting",
            "i18n",
            "import",
            "intake",
            "lint",
            "load",
            "message",
            "model",
            "output",
            "parse",
            "query",
            "record",
            "shape",
            "text",
            "views",
            "workbook",
            "workspace",
        ],
    ),
    ("cli", &["commands", "i18n", "message", "text"]),
];

/// Crates that must stay replaceable, and the files that may name them.
const ONLY_IN: &[(&str, &[&str])] = &[
    ("annotate_snippets", &["output/findings/human.rs"]),
    ("anstyle", &["output/terminal.rs"]),
    ("anyhow", &["commands", "lib.rs"]),
    ("calamine", &["workbook/cells.rs"]),
    ("clap", &["cli", "commands"]),
    ("clap_complete", &["commands/completions.rs"]),
    ("clap_mangen", &["commands/man.rs"]),
    ("comfy_table", &["output/terminal.rs"]),
    ("csv", &["output/spreadsheet.rs", "output/export/delimited.rs"]),
    ("fnv", &["output/findings/placed.rs"]),
    ("memchr", &["parse/reader.rs", "rules/copy_damage.rs", "source.rs"]),
    ("parquet", &["output/export"]),
    ("quick_xml", &["package/xml.rs"]),
    ("rayon", &["load/names.rs", "load/read.rs"]),
    ("rust_xlsxwriter", &["output/xlsx"]),
    ("rustix", &["disk/lock.rs"]),
    ("same_file", &["disk/lock.rs"]),
    ("sha2", &["load/digest.rs"]),
    (
        "serde",
        &[
            "output/export/jsonl.rs",
            "output/findings/gitlab.rs",
            "output/findings/json.rs",
            "output/json.rs",
            "output/schema.rs",
            "views",
        ],
    ),
    ("serde_json", &["output/json.rs", "output/findings/sarif.rs", "output/schema.rs"]),
    ("similar", &["output/diff.rs"]),
    ("simdutf8", &["load/text.rs", "source.rs"]),
    ("smol_str", &["model"]),
    ("strsim", &["text/mod.rs"]),
    ("tempfile", &["disk/file.rs", "disk/folder.rs"]),
    ("terminal_size", &["main.rs"]),
    ("textwrap", &["output/terminal.rs"]),
    ("toml", &["parse"]),
    ("toml_datetime", &["parse/tree/node.rs"]),
    ("toml_edit", &["record"]),
    ("toml_parser", &["parse/tree", "strings_and_comments.rs"]),
    ("unicode_normalization", &["text"]),
    ("unicode_width", &["output/columns.rs", "output/xlsx/height.rs"]),
    ("walkdir", &["load/find.rs"]),
    ("zip", &["disk/archive.rs", "output/docx/package.rs", "package/archive.rs"]),
];

#[test]
fn crates_stay_where_they_belong() {
    let mut wrong = Vec::new();
    visit(&mut |inside, text| {
        for (name, homes) in ONLY_IN {
            let is_named = text
                .match_indices(&format!("{name}::"))
                .any(|(at, _)| !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'));
            if is_named && !homes.iter().any(|home| inside.starts_with(home)) {
                wrong.push(format!("{} names `{name}`", inside.display()));
            }
        }
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_dependency_has_a_home() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let (_, tail) = manifest.split_once("[dependencies]").unwrap();
    let section = tail.split("\n[").next().unwrap();
    for line in section.lines().filter_map(|line| line.split_once(" = ")) {
        let name = line.0.replace('-', "_");
        // Days are everywhere.
        if name == "chrono" {
            continue;
        }
        assert!(ONLY_IN.iter().any(|(known, _)| *known == name), "`{name}` has no home in ONLY_IN");
    }
}

#[test]
fn imports_point_downwards() {
    let mut wrong = Vec::new();
    visit(&mut |inside, text| {
        let module = inside.iter().next().unwrap().to_str().unwrap().trim_end_matches(".rs");
        if module == "lib" || module == "main" {
            return;
        }
        let (_, allowed) = MAY_IMPORT
            .iter()
            .find(|(name, _)| *name == module)
            .unwrap_or_else(|| panic!("no layer for `{module}`"));
        let text = text.split("#[cfg(test)]").next().unwrap();
        for name in imported(text) {
            if name != module && !allowed.contains(&name.as_str()) {
                wrong.push(format!("{} imports `{name}`", inside.display()));
            }
        }
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_layer_stands_only_on_those_before_it() {
    for (at, (name, allowed)) in MAY_IMPORT.iter().enumerate() {
        for below in *allowed {
            let position = MAY_IMPORT.iter().position(|(known, _)| known == below);
            assert!(position.is_some_and(|position| position < at), "`{name}` may import `{below}` above it");
        }
    }
}

#[test]
fn contributors_are_told_the_layers() {
    let page = fs::read_to_string(root().join("CONTRIBUTING.md")).unwrap();
    let rows: Vec<(&str, &str)> = page
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once("` | "))
        .filter_map(|(name, rest)| Some((name, rest.trim_end_matches(" |").rsplit_once(" | ")?.1)))
        .collect();
    let expected = MAY_IMPORT.iter().enumerate().map(|(above, (name, allowed))| match allowed.len() {
        0 => (*name, "nothing".to_owned()),
        all if 1 < all && all == above => (*name, "all above".to_owned()),
        _ => (*name, allowed.join(", ")),
    });
    for (row, expected) in rows.iter().zip(expected) {
        assert_eq!((row.0, row.1.to_owned()), expected, "the table in CONTRIBUTING.md");
    }
    assert_eq!(rows.len(), MAY_IMPORT.len(), "rows of the table in CONTRIBUTING.md");
}

#[test]
fn every_file_says_what_it_is_for() {
    visit(&mut |inside, text| assert!(text.starts_with("//! "), "{} has no `//!` head", inside.display()));
}

/// First path segment after each `crate::`, brace groups included.
fn imported(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    for tail in text.split("crate::").skip(1) {
        let list = match tail.strip_prefix('{') {
            Some(group) => group.split('}').next().unwrap(),
            None => tail,
        };
        let take = if tail.starts_with('{') { usize::MAX } else { 1 };
        for part in list.split(',').take(take) {
            let name: String =
                part.trim().chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
            if name.starts_with(|c: char| c.is_ascii_lowercase()) {
                names.push(name);
            }
        }
    }
    names
}
