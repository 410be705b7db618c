//! The schemas under `schema/` are what `cchc schema` prints, and a validator that is not ours says of files what the
//! reader says.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use boon::{Compiler, Schemas};
use cchc::parse::{self, Draft, FileKind};
use cchc::source::SourceId;
use cchc::workspace::catalogue;
use snapbox::{Data, assert_data_eq};
use walkdir::WalkDir;

mod tree;

use tree::json;

const NAMES: [&str; 5] = ["plan", "agencies", "progress", "issued", "config"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn stored(name: &str) -> PathBuf {
    root().join("schema").join(name).with_extension("json")
}

fn printed(name: &str, lang: &str) -> String {
    let output =
        Command::new(env!("CARGO_BIN_EXE_cchc")).args(["schema", name, "--lang", lang]).output().unwrap();
    assert!(output.status.success(), "{name}");
    String::from_utf8(output.stdout).unwrap()
}

/// What is wrong with a text by its schema, if anything.
fn complaint(name: &str, text: &str) -> Option<String> {
    let url = format!("file:///{name}.json");
    let schema = serde_json::from_str(&fs::read_to_string(stored(name)).unwrap()).unwrap();
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.add_resource(&url, schema).unwrap();
    let schema = compiler.compile(&url, &mut schemas).unwrap();
    schemas.validate(&json(text), schema).err().map(|error| error.to_string())
}

/// The rules that the reader finds broken in a text.
fn broken(name: &str, text: &str) -> Vec<&'static str> {
    let mut found = Vec::new();
    let kind = match name {
        "plan" => FileKind::Plan,
        "agencies" => FileKind::Part,
        "progress" => FileKind::Progress,
        "issued" => FileKind::Issued,
        _ => {
            let config = parse::config(SourceId(0), text, &mut found);
            let is_known = |id: &str| catalogue().iter().any(|rule| rule.id == id);
            let has_unknown = config.levels.iter().any(|(id, _)| !is_known(id));
            let unknown = has_unknown.then_some("unknown-rule");
            return found.iter().map(|it| it.rule.id).chain(unknown).collect();
        }
    };
    Draft::default().read(kind, SourceId(0), text, &mut found);
    found.iter().map(|it| it.rule.id).collect()
}

/// Every TOML file below a folder, with the name of its schema and its text.
fn files(folder: &Path) -> Vec<(PathBuf, &'static str, String)> {
    let files = WalkDir::new(folder).sort_by_file_name().into_iter().map(|entry| entry.unwrap().into_path());
    let tomls = files.filter(|path| path.is_file() && path.extension().is_some_and(|it| it == "toml"));
    let named = tomls.filter_map(|path| {
        let name = match path.file_name().unwrap().to_str().unwrap() {
            "plan.toml" => "plan",
            "cchc.toml" => "config",
            "_issued.toml" => "issued",
            _ if path.components().any(|part| part.as_os_str() == "progress") => "progress",
            _ => "agencies",
        };
        // A file that is no text is no concern of a schema.
        let text = fs::read_to_string(&path).ok()?;
        Some((path, name, text))
    });
    named.collect()
}

#[test]
fn the_stored_schemas_are_those_printed() {
    for name in NAMES {
        let text = printed(name, "vi");
        assert_eq!(text, printed(name, "en"), "{name} serves both languages");
        assert_data_eq!(text, Data::read_from(&stored(name), None).raw());
    }
}

#[test]
fn every_shipped_file_names_its_schema_and_keeps_it() {
    for (path, name, text) in ["plans", "examples"].iter().flat_map(|folder| files(&root().join(folder))) {
        let named = text.lines().next().and_then(|line| line.strip_prefix("#:schema ")).unwrap_or_default();
        let named = path.parent().unwrap().join(named).canonicalize();
        assert_eq!(named.ok(), stored(name).canonicalize().ok(), "{} names its schema", path.display());
        assert_eq!(complaint(name, &text), None, "{}", path.display());
    }
}

#[test]
fn what_the_reader_accepts_a_schema_accepts() {
    let mut accepted = 0;
    for (path, name, text) in files(&root().join("tests/rules")) {
        if broken(name, &text).is_empty() {
            assert_eq!(complaint(name, &text), None, "{}", path.display());
            accepted += 1;
        }
    }
    assert!(50 < accepted, "{accepted} files are few");
}

#[test]
fn what_a_schema_can_tell_is_rejected_by_both() {
    for rule in ["unknown-key", "missing-key", "wrong-type", "unknown-rule"] {
        for (path, name, text) in files(&root().join("tests/rules").join(rule).join("bad")) {
            if broken(name, &text).contains(&rule) {
                assert!(complaint(name, &text).is_some(), "{}", path.display());
            }
        }
    }
}

/// A file that nothing is wrong with.
fn sound(name: &str) -> &'static str {
    match name {
        "plan" => {
            r#"format = 1
[plan]
id = "p"
title = "P"
issued = 2022-09-19
period = { from = 2022-01-01, to = 2022-12-31 }
[reporting]
calendar = "cchc"
due_day = 15
[clarity]
required = ["task"]
"#
        }
        "agencies" => {
            r#"[agency.a]
name = "A"
[group.g]
name = "G"
members = ["a"]
open = true
[[item]]
id = "I.1"
name = "N"
lead = ["a"]
support_role = "both"
deadline = { text = "T", date = 2022-12-31, every = "year" }
  [[item.target]]
  metric = "M"
  at_least = 1
  unit = "%"
"#
        }
        "issued" => {
            r#"[issued]
period = "2022-Q3"
on = 2022-09-19
figures = 2022-09-14
[[figure]]
id = "I.1"
standing = "on_track"
percent = 60
due = 2022-12-31
"#
        }
        "progress" => {
            r#"[report]
agency = "a"
period = "2022-Q3"
[[entry]]
item = "I.1"
on = 2022-09-12
state = "done"
percent = 80.5
evidence = [{ number = "1" }]
"#
        }
        _ => "[lint]\ndeny = [\"id-gap\"]\n",
    }
}

#[test]
fn sound_files_are_sound() {
    for name in NAMES {
        assert_eq!((broken(name, sound(name)), complaint(name, sound(name))), (vec![], None), "{name}");
    }
    // A flag that is false is no second bound; an issue may be a month.
    for (name, old, new) in [
        ("agencies", "at_least = 1", "at_least = 1\ndecrease = false"),
        ("agencies", "at_least = 1", "maintain = true"),
        ("agencies", "2022-12-31, ", "2022-12-31, continuous = false, "),
        ("plan", "issued = 2022-09-19", "issued = \"2022-09\""),
        ("plan", "due_day = 15", "due_day = 0xF"),
        ("plan", "[clarity]", "[[duty]]\nid = \"III.1\"\ntext = \"T\"\n[agency.a]\nname = \"A\"\n[clarity]"),
        ("progress", "{ number = \"1\" }", "{ path = \"a\" }"),
    ] {
        let text = sound(name).replacen(old, new, 1);
        let found = broken(name, &text);
        assert_eq!((found, complaint(name, &text)), (vec![], None), "{new}");
    }
}

/// Plants `new` for `old` in a sound file: the reader finds `rule` broken, and the schema complains too.
#[track_caller]
fn case(name: &str, old: &str, new: &str, rule: &str) {
    assert!(sound(name).contains(old), "{old} is not there");
    let text = sound(name).replacen(old, new, 1);
    let found = broken(name, &text);
    assert!(found.contains(&rule), "the reader finds {found:?} in {new}");
    assert!(complaint(name, &text).is_some(), "the schema accepts {new}");
}

#[test]
fn planted_faults_are_found_by_both() {
    case("plan", "title = ", "titel = ", "unknown-key");
    case("plan", "title = \"P\"", "", "missing-key");
    case("plan", "title = \"P\"", "title = 1", "wrong-type");
    case("plan", "format = 1", "format = 2", "bad-value");
    case("plan", "format = 1", "", "missing-key");
    case("plan", "2022-09-19", "2022", "wrong-type");
    case("plan", "to = 2022-12-31", "to = 2022-12-31T00:00:00", "bad-value");
    case("plan", "to = 2022-12-31", "to = 2022-12-31, till = 1", "unknown-key");
    case("plan", "\"cchc\"", "\"lunar\"", "bad-value");
    case("plan", "due_day = 15", "due_day = 29", "bad-value");
    case("plan", "due_day = 15", "due_day = 1.5", "wrong-type");
    case("plan", "[\"task\"]", "[\"tasks\"]", "bad-value");
    case("plan", "[\"task\"]", "\"task\"", "wrong-type");
    case("agencies", "[agency.a]", "[plan]\n[agency.a]", "stray-file");
    case("agencies", "name = \"A\"", "name = \"A\"\nmembers = []", "unknown-key");
    case("agencies", "[agency.a]\nname", "[agency]\na", "wrong-type");
    case("agencies", "open = true", "open = \"true\"", "wrong-type");
    case("agencies", "[[item]]", "[[items]]", "unknown-key");
    case("agencies", "lead = [\"a\"]", "lead = \"a\"", "wrong-type");
    case("agencies", "\"both\"", "\"all\"", "bad-value");
    case("agencies", "text = \"T\", ", "", "missing-key");
    case("agencies", "\"year\"", "\"week\"", "bad-value");
    case("agencies", "  at_least = 1\n", "", "missing-key");
    case("agencies", "at_least = 1", "decrease = false", "missing-key");
    case("agencies", "at_least = 1", "at_least = \"1\"", "wrong-type");
    case("progress", "[report]\nagency = \"a\"\nperiod = \"2022-Q3\"\n", "", "missing-key");
    case("progress", "80.5", "101", "bad-value");
    case("progress", "\"done\"", "\"finished\"", "bad-value");
    case("progress", "number", "nummer", "unknown-key");
    case("progress", "{ number = \"1\" }", "{ pages = \"1\" }", "missing-key");
    case("config", "deny", "forbid", "unknown-key");
    case("config", "[\"id-gap\"]", "[1]", "wrong-type");
    case("config", "\"id-gap\"", "\"id-gaps\"", "unknown-rule");
}
