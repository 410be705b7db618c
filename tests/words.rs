//! Every word the program says stands in the word tables, in both languages, and none stands there for nothing.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "the tests read the source itself")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use cchc::cli::Cli;
use cchc::i18n::{Lang, Words};
use cchc::model::State;
use cchc::workspace::catalogue;
use clap::CommandFactory as _;
use serde_json::Value;

/// Every source file outside the tables, without its tests and comments.
fn code() -> Vec<(String, String)> {
    fn walk(dir: &Path, found: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            let name = path.to_string_lossy().into_owned();
            if path.is_dir() {
                walk(&path, found);
            } else if !name.ends_with("i18n/vi.rs") && !name.ends_with("i18n/en.rs") {
                let text = fs::read_to_string(&path).unwrap();
                let text = text.split("#[cfg(test)]").next().unwrap();
                let is_code = |line: &&str| !line.trim_start().starts_with("//");
                found.push((name, text.lines().filter(is_code).collect::<Vec<_>>().join("\n")));
            }
        }
    }
    let mut found = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    found
}

/// The string literals of a text of code.
fn literals(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find('"') {
        if rest[..start].ends_with('\'') {
            rest = &rest[start + 1..];
            continue;
        }
        let inside = &rest[start + 1..];
        let mut end = 0;
        let bytes = inside.as_bytes();
        while end < bytes.len() && bytes[end] != b'"' {
            end += if bytes[end] == b'\\' { 2 } else { 1 };
        }
        found.push(&inside[..end]);
        rest = &inside[end + 1..];
    }
    found
}

fn keys() -> BTreeSet<String> {
    let table = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/i18n/en.rs")).unwrap();
    let words = Words::new(Lang::En);
    literals(&table).into_iter().filter(|text| words.find(text).is_some()).map(str::to_owned).collect()
}

/// Every command below one, and what its words stand under.
fn subcommands<'a>(command: &'a clap::Command, above: &str) -> Vec<(String, &'a clap::Command)> {
    let each = command.get_subcommands().map(|sub| (format!("{above}{}", sub.get_name()), sub));
    each.flat_map(|(name, sub)| {
        let inside = subcommands(sub, &format!("{name}-"));
        std::iter::once((name, sub)).chain(inside)
    })
    .collect()
}

/// The keys that are asked for by the names of commands, options and rules.
fn help_keys() -> BTreeSet<String> {
    let (command, words) = (Cli::command(), Words::new(Lang::En));
    let mut keys = BTreeSet::new();
    for (name, sub) in subcommands(&command, "") {
        for part in ["", ".usage", ".examples"] {
            keys.insert(format!("cli.{name}{part}"));
        }
        let shared = command.get_arguments().filter(|arg| arg.is_global_set());
        // An option that several commands have may have words of its own for one of them.
        keys.extend(sub.get_arguments().chain(shared).map(|arg| {
            let (own, common) = (format!("cli.{name}.{}", arg.get_id()), format!("cli.{}", arg.get_id()));
            if words.find(&own).is_some() { own } else { common }
        }));
    }
    keys.extend(command.get_arguments().map(|arg| format!("cli.{}", arg.get_id())));
    let inside: Vec<_> =
        subcommands(&command, "").into_iter().map(|(_, sub)| sub).chain([&command]).collect();
    for arg in inside.into_iter().flat_map(clap::Command::get_arguments) {
        keys.extend(
            arg.get_value_names()
                .into_iter()
                .flatten()
                .map(|name| format!("cli.value.{}", name.to_lowercase())),
        );
    }
    keys.extend(["cli.help", "cli.version"].map(str::to_owned));
    keys.extend(catalogue().iter().map(|rule| format!("rule.{}", rule.id)));
    keys.extend(schema_keys().into_iter().map(|(key, _)| key));
    keys
}

/// Every key of the files, as the schemas list them, with its description.
fn schema_keys() -> Vec<(String, String)> {
    fn walk(node: &Value, path: &str, found: &mut Vec<(String, String)>) {
        for (name, inside) in node["properties"].as_object().into_iter().flatten() {
            let path = format!("{path}.{name}");
            found.push((path.clone(), inside["description"].as_str().unwrap_or_default().to_owned()));
            let either = inside["anyOf"].as_array().into_iter().flatten();
            for inside in either.chain([inside, &inside["items"], &inside["additionalProperties"]]) {
                walk(inside, &path, found);
            }
        }
        // Of several that may stand there, one is a table; those that only ask for a key describe none.
        let either = node["anyOf"].as_array().into_iter().flatten();
        for table in either.filter(|one| one["type"] == "object") {
            walk(table, path, found);
        }
    }
    let mut found = Vec::new();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("schema")).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        walk(&serde_json::from_str(&text).unwrap(), "schema", &mut found);
    }
    found
}

#[test]
fn every_key_in_the_tables_is_used() {
    let code = code();
    let used: BTreeSet<&str> = code.iter().flat_map(|(_, text)| literals(text)).collect();
    let help = help_keys();
    let unused: Vec<_> =
        keys().into_iter().filter(|key| !used.contains(key.as_str()) && !help.contains(key)).collect();
    assert!(unused.is_empty(), "nobody says {unused:?}");
}

#[test]
fn every_key_in_the_code_is_in_the_tables() {
    let known = keys();
    let rooms: BTreeSet<&str> = known.iter().filter_map(|key| key.split('.').next()).collect();
    let is_key = |text: &str| {
        let mut parts = text.split('.');
        let is_part =
            |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c == '-');
        parts.next().is_some_and(|room| rooms.contains(room))
            && parts.clone().count() > 0
            && parts.all(is_part)
    };
    for (file, text) in code() {
        for literal in literals(&text).into_iter().filter(|literal| is_key(literal)) {
            // Names of files look like keys.
            let is_file =
                Path::new(literal).extension().is_some_and(|it| it == "md" || it == "toml" || it == "txt");
            if !is_file {
                assert!(known.contains(literal), "{file}: no words for `{literal}`");
            }
        }
        for (at, _) in text.match_indices("Message::new(\"").chain(text.match_indices(".text(\"")) {
            let literal = literals(&text[at..])[0];
            assert!(known.contains(literal), "{file}: words in code, or a key without words: {literal:?}");
        }
    }
}

#[test]
fn every_option_has_help_in_both_languages() {
    for lang in [Lang::Vi, Lang::En] {
        let words = Words::new(lang);
        for (name, command) in subcommands(&Cli::command(), "") {
            for part in ["", ".usage", ".examples"] {
                assert!(words.find(&format!("cli.{name}{part}")).is_some(), "no words for cli.{name}{part}");
            }
            for arg in command.get_arguments() {
                let id = arg.get_id();
                let found =
                    words.find(&format!("cli.{name}.{id}")).or_else(|| words.find(&format!("cli.{id}")));
                assert!(found.is_some(), "no words for cli.{name}.{id}");
            }
        }
    }
}

#[test]
fn every_rule_has_a_summary_in_both_languages() {
    for lang in [Lang::Vi, Lang::En] {
        for rule in catalogue() {
            let key = format!("rule.{}", rule.id);
            assert!(Words::new(lang).find(&key).is_some(), "no words for {key}");
        }
    }
}

#[test]
fn every_key_of_the_files_has_a_description_in_both_languages() {
    let keys = schema_keys();
    assert!(!keys.is_empty());
    for (key, description) in keys {
        let words = |lang| Words::new(lang).find(&key).unwrap_or_else(|| panic!("no words for {key}"));
        assert_eq!(description, format!("{} / {}", words(Lang::Vi), words(Lang::En)), "{key}");
    }
}

#[test]
fn a_state_is_read_by_its_name_in_vietnamese() {
    for (word, state) in State::WORDS {
        let name = Words::new(Lang::Vi).find(&format!("state.{word}")).unwrap();
        for name in [name.to_owned(), name.to_uppercase()] {
            assert_eq!(State::read(&name), Some(*state), "{name}");
        }
    }
}

#[test]
fn no_words_are_left_in_the_code() {
    // The words that documents use are looked for there, and none of them is said.
    let is_said = |file: &str| !file.replace('\\', "/").contains("/src/import/");
    for (file, text) in code().into_iter().filter(|(file, _)| is_said(file)) {
        for literal in literals(&text) {
            let has_vietnamese = literal.chars().any(|c| c.is_alphabetic() && !c.is_ascii());
            assert!(!has_vietnamese, "{file}: Vietnamese in code: {literal:?}");
            // A sentence: two words of letters with a space between, outside a lint's reason.
            let words: Vec<&str> = literal.split(' ').collect();
            let is_word = |word: &&str| word.len() > 1 && word.chars().all(|c| c.is_ascii_lowercase());
            let is_sentence = words.windows(2).any(|pair| pair.iter().all(is_word));
            let is_reason = text.contains(&format!("reason = \"{literal}\""));
            assert!(!is_sentence || is_reason, "{file}: words in code: {literal:?}");
        }
    }
}
