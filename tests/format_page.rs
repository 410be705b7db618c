//! docs/format.md shows every key that a file may hold, and its examples, put together, are a plan that `check` accepts.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

mod tree;

const PAGES: [&str; 2] = ["docs/format.md", "docs/format.vi.md"];

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The files that a page shows, by their paths, and the page without them. Blocks of one file follow each other.
fn taken_apart(page: &str) -> (BTreeMap<String, String>, String) {
    let (mut files, mut prose, mut open) = (BTreeMap::<String, String>::new(), String::new(), None);
    for line in page.lines() {
        match (&open, line.strip_prefix("```")) {
            (Some(_), Some(_)) => open = None,
            (Some(path), None) => {
                let file: &mut String = files.entry(String::clone(path)).or_default();
                file.push_str(line);
                file.push('\n');
            }
            (None, Some(info)) => {
                let path = info.split_once(' ').map_or("", |(_, path)| path);
                open = Some(path.to_owned());
            }
            (None, None) => {
                prose.push_str(line);
                prose.push('\n');
            }
        }
    }
    // What is no file of the example, such as a picture of the folders.
    files.remove("");
    (files, prose)
}

/// The keys of a schema that none of these values has, by their paths.
fn without_example(schema: &Value, values: &[&Value], path: &str, missing: &mut Vec<String>) {
    for (name, inside) in schema["properties"].as_object().into_iter().flatten() {
        let path = format!("{path}.{name}");
        let inner: Vec<&Value> = values.iter().filter_map(|value| value.get(name)).collect();
        if inner.is_empty() {
            missing.push(path.clone());
        }
        without_example(inside, &inner, &path, missing);
    }
    let elements = || values.iter().filter_map(|value| value.as_array()).flatten().collect::<Vec<_>>();
    let named = || values.iter().filter_map(|value| value.as_object()).flat_map(|it| it.values()).collect();
    if schema["items"].is_object() {
        without_example(&schema["items"], &elements(), path, missing);
    }
    if schema["additionalProperties"].is_object() {
        let named: Vec<&Value> = named();
        without_example(&schema["additionalProperties"], &named, path, missing);
    }
    for one in schema["anyOf"].as_array().into_iter().flatten().filter(|one| one["type"] == "object") {
        let tables: Vec<&Value> = values.iter().filter(|value| value.is_object()).copied().collect();
        without_example(one, &tables, path, missing);
    }
}

/// Every key of a schema.
fn keys(schema: &Value, found: &mut Vec<String>) {
    match schema {
        Value::Object(node) => {
            for (name, inside) in node {
                if name == "properties" {
                    found.extend(inside.as_object().into_iter().flat_map(|it| it.keys().cloned()));
                }
                keys(inside, found);
            }
        }
        Value::Array(nodes) => nodes.iter().for_each(|node| keys(node, found)),
        _ => {}
    }
}

/// Whether a file is one that a schema is for, by its path.
type IsFor = fn(&str) -> bool;

/// The schemas, each with which files of the example it is for.
fn schemas() -> [(Value, IsFor); 5] {
    let schema = |name: &str| serde_json::from_str(&read(&format!("schema/{name}.json"))).unwrap();
    let of_plan: IsFor = |path| path.ends_with("/plan.toml") || path.ends_with("/agencies.toml");
    [
        (schema("plan"), of_plan),
        (schema("agencies"), of_plan),
        (schema("progress"), |path| path.contains("/progress/") && !path.ends_with("_issued.toml")),
        (schema("issued"), |path| path.ends_with("_issued.toml")),
        (schema("config"), |path| path.ends_with("/cchc.toml")),
    ]
}

#[test]
fn every_key_has_an_example() {
    let (files, _) = taken_apart(&read(PAGES[0]));
    for (schema, is_for) in schemas() {
        let files = files.iter().filter(|(path, _)| is_for(path));
        let values: Vec<Value> = files.map(|(_, text)| tree::json(text)).collect();
        let mut missing = Vec::new();
        without_example(&schema, &values.iter().collect::<Vec<_>>(), "", &mut missing);
        assert!(missing.is_empty(), "no example of {missing:?}");
    }
}

#[test]
fn every_key_is_explained_in_both_languages() {
    for page in PAGES {
        let (_, prose) = taken_apart(&read(page));
        for (schema, _) in schemas() {
            let mut names = Vec::new();
            keys(&schema, &mut names);
            names.retain(|name| {
                let forms =
                    [format!("`{name}`"), format!("[{name}]"), format!("[{name}."), format!("item.{name}]")];
                !forms.iter().any(|form| prose.contains(form))
            });
            assert!(names.is_empty(), "{page} says nothing of {names:?}");
        }
    }
}

#[test]
fn the_examples_are_a_plan_that_check_accepts() {
    let [(files, _), (other, _)] = PAGES.map(|page| taken_apart(&read(page)));
    assert_eq!(files, other, "both languages have the same examples");
    let repository = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = repository.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let output = Command::new(env!("CARGO_BIN_EXE_cchc"))
        .args(["check", "--lang", "en", "--as-of", "2026-07-01"])
        .current_dir(repository.path())
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.ends_with("items: nothing found.\n"), "{text}");
}
