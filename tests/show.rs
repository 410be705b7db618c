//! `cchc show`: whatever a file says of an item or of the plan is shown.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use serde_json::Value as Json;
use toml_edit::{DocumentMut, Item, Value};

/// A folder with a plan in which every key has a value of its own.
const WHOLE: &str = "tests/cmd/whole";

fn cchc(args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_cchc"))
        .args(["-C", WHOLE, "--lang", "vi", "--as-of", "2026-07-01"])
        .args(args)
        .env("COLUMNS", "2000")
        .output()
        .unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{args:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// What the commands that are about the plan and not about its progress say, in one format.
fn shown(format: &str) -> Vec<String> {
    let pages: [&[&str]; 5] =
        [&["show"], &["show", "II.1.1"], &["show", "II.1.2"], &["show", "PL.I.1"], &["agencies"]];
    pages.map(|page| cchc(&[page, &["--format", format]].concat())).into()
}

/// Each value of the plan's file, behind the keys that lead to it.
fn values() -> Vec<(String, Json)> {
    let text = fs::read_to_string(format!("{WHOLE}/plans/xa-mau-2026/plan.toml")).unwrap();
    let mut found = Vec::new();
    walk("", text.parse::<DocumentMut>().unwrap().as_item(), &mut found);
    found
}

fn walk(path: &str, item: &Item, found: &mut Vec<(String, Json)>) {
    match item {
        Item::None => {}
        Item::Value(value) => walk_value(path, value, found),
        Item::Table(table) => table.iter().for_each(|(key, item)| walk(&below(path, key), item, found)),
        Item::ArrayOfTables(tables) => {
            tables.iter().for_each(|table| walk(path, &Item::Table(table.clone()), found));
        }
    }
}

fn walk_value(path: &str, value: &Value, found: &mut Vec<(String, Json)>) {
    let scalar = match value {
        Value::Array(values) => return values.iter().for_each(|it| walk_value(path, it, found)),
        Value::InlineTable(table) => {
            return table.iter().for_each(|(key, it)| walk_value(&below(path, key), it, found));
        }
        Value::String(text) => text.value().as_str().into(),
        Value::Integer(number) => (*number.value()).into(),
        Value::Float(number) => (*number.value()).into(),
        Value::Boolean(flag) => (*flag.value()).into(),
        Value::Datetime(day) => day.value().to_string().into(),
    };
    found.push((path.to_owned(), scalar));
}

fn below(path: &str, key: &str) -> String {
    match path {
        "" => key.to_owned(),
        // The next key is an id.
        "agency" | "group" => format!("{path}s"),
        _ => format!("{path}.{key}"),
    }
}

/// Each value in a text of JSON.
fn scalars(json: &Json, found: &mut BTreeSet<String>) {
    match json {
        Json::Array(values) => values.iter().for_each(|it| scalars(it, found)),
        Json::Object(values) => values.values().for_each(|it| scalars(it, found)),
        scalar => {
            found.insert(scalar.to_string());
        }
    }
}

#[test]
fn the_plan_uses_every_key() {
    fn keys(schema: &Json, path: &str, found: &mut BTreeSet<String>) {
        let Some(inside) = schema["properties"].as_object() else {
            found.insert(path.to_owned());
            return;
        };
        for (key, schema) in inside {
            let path = below(path, key);
            let inner = [schema, &schema["items"]].into_iter().find(|it| it["properties"].is_object());
            match &schema["additionalProperties"] {
                Json::Object(_) => keys(&schema["additionalProperties"], &format!("{path}s"), found),
                _ => keys(inner.unwrap_or(schema), &path, found),
            }
        }
    }
    let schema = fs::read_to_string("schema/plan.json").unwrap();
    let mut known = BTreeSet::new();
    keys(&serde_json::from_str(&schema).unwrap(), "", &mut known);
    let used: BTreeSet<String> = values().into_iter().map(|(path, _)| path).collect();
    assert_eq!(known.difference(&used).collect::<Vec<_>>(), Vec::<&String>::new());
}

#[test]
fn every_value_is_in_the_json() {
    let mut found = BTreeSet::new();
    for text in shown("json") {
        scalars(&serde_json::from_str(&text).unwrap(), &mut found);
    }
    for (path, value) in values() {
        // The format has one version and one calendar. A flag is the name of its bound, or said with its key.
        let is_fixed = path == "format" || path == "reporting.calendar" || value.is_boolean();
        assert!(is_fixed || found.contains(&value.to_string()), "{path} = {value}");
    }
}

#[test]
fn every_text_is_on_the_pages() {
    for format in ["table", "markdown"] {
        let text = shown(format).concat().replace('\\', "");
        for (path, value) in values() {
            // Ids and words of the format have no spaces; other spellings of an agency are for searching.
            let said = value.as_str().filter(|it| it.contains(' ') && !path.ends_with("s.aliases"));
            assert!(said.is_none_or(|said| text.contains(said)), "{format}: {path} = {value}");
        }
    }
}

#[test]
fn every_text_of_the_plan_itself_is_among_the_rows() {
    let text = cchc(&["show", "--format", "csv"]).replace("\"\"", "\"");
    for (path, value) in values() {
        let is_here = ["plan", "section", "duty", "erratum"].iter().any(|it| path.starts_with(it));
        let said = value.as_str().filter(|it| is_here && it.contains(' '));
        assert!(said.is_none_or(|said| text.contains(said)), "{path} = {value}");
    }
}

/// What is said of an item, its keys in the words of a person.
#[test]
fn the_facts_of_an_item_are_told_in_words() {
    for format in ["table", "markdown", "csv"] {
        let text = cchc(&["show", "II.1.1", "--format", format]);
        for fact in [
            "II.1 Giải quyết thủ tục hành chính",
            "Tiêu chí thành phần",
            "TCTP 3.3.1",
            "Văn phòng HĐND và UBND xã",
            "Cơ quan thực hiện",
            "Phòng Kinh tế xã",
            "Lê Thị Phụ Trách",
            "02/02/2026",
            "thường xuyên; hạn 30/11/2026; hằng quý; theo kế hoạch khác",
            "nếu có hồ sơ",
            "Quyết định số 12/QĐ-UBND ngày 10/03/2026: thời hạn, chỉ tiêu",
            "PL.I.1",
        ] {
            assert!(text.contains(fact), "{format}: no {fact}: {text}");
        }
    }
    let text = cchc(&["show", "II.1.1"]);
    assert!(text.contains("(số liệu gốc 82,66 %, theo Báo cáo số 12/BC-UBND)"), "{text}");
    assert!(text.contains("[thực hiện: Phòng Văn hóa – Xã hội; phối hợp với: Bưu điện khu vực]"), "{text}");
    // The whole of an item may be what changed.
    assert!(cchc(&["show", "II.1.2"]).contains("Quyết định số 12/QĐ-UBND ngày 10/03/2026\n"));
}
