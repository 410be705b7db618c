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
    let pages: [&[&str]; 6] = [
        &["show"],
        &["show", "II.1.1"],
        &["show", "II.1.2"],
        &["show", "14"],
        &["show", "PL.I.1"],
        &["agencies"],
    ];
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
            if let Some(forms) = schema["anyOf"].as_array() {
                return forms.iter().for_each(|form| keys(form, path, found));
            }
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
        // The format has one version. A flag is the name of its bound, or said with its key.
        let is_fixed = path == "format" || value.is_boolean();
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
        let is_here = ["plan", "section", "letters", "duty", "erratum"].iter().any(|it| path.starts_with(it));
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

/// What the plan says of reports, letters and days off, and the document that it rests on, in the words of an office.
#[test]
fn the_settings_of_the_plan_are_told_in_words() {
    for format in ["table", "markdown", "csv"] {
        let text = cchc(&["show", "--format", format]).replace("\"\"", "\"");
        for said in [
            "Kế hoạch số 20/KH-UBND ngày 05/01/2026 của UBND tỉnh “Cải cách hành chính của tỉnh năm 2026” \
             (mã kế hoạch tinh-mau-2026)",
            "quý I, 6 tháng đầu năm, quý III, năm; chốt số liệu ngày 13, hạn gửi ngày 17 của tháng cuối kỳ",
            "27/04/2026; 02/09/2026; 14/02/2026–22/02/2026",
            "TL. Chủ tịch, Chánh Văn phòng, Đỗ Thị Đôn Đốc",
            "TM. UBND xã, Chủ tịch, Vũ Văn Báo Cáo",
            "VT, NV, TH",
        ] {
            assert!(text.contains(said), "{format}: no {said}: {text}");
        }
    }
    let text = cchc(&["show"]);
    for line in ["Nơi lưu: VT, NV, TH", "Số ngày làm việc để trả lời: 5"] {
        assert!(text.contains(line), "no {line}: {text}");
    }
}

/// What an item is a part of, what it is made of, and by when its targets hold.
#[test]
fn parts_and_rounds_of_an_item_are_told_in_words() {
    let part = cchc(&["show", "14"]);
    for said in [
        "II.1.2 Công khai thủ tục hành chính",
        "Ngô Văn Một; Bùi Thị Hai",
        "xa-mau-2025:II.7",
        "dot-1 (29/05/2026): Niêm yết tại bộ phận một cửa",
        "từ 120 thủ tục niêm yết trở lên, đạt ở đợt dot-1",
        "không quá 7 thủ tục muộn, tính cộng dồn, đạt chậm nhất ngày 25/09/2026",
    ] {
        assert!(part.contains(said), "no {said}: {part}");
    }
    for format in ["table", "markdown", "csv"] {
        let whole = cchc(&["show", "II.1.2", "--format", format]);
        assert!(whole.contains("14 Niêm yết thủ tục tại trụ sở"), "{format}: {whole}");
    }
}

/// A column of the table is there where some agency has something to say in it; those of a spreadsheet always are.
#[test]
fn letterheads_of_agencies_are_shown() {
    let text = cchc(&["agencies"]);
    let (agencies, groups) = text.split_once("Tên nhóm").unwrap();
    for said in [
        "Tên đầy đủ",
        "Cơ quan chủ quản",
        "VP-XM",
        "Quyền Chánh Văn phòng Hoàng Văn Trưởng",
        "Trưởng phòng Kinh tế",
    ] {
        assert!(agencies.contains(said), "no {said}: {text}");
    }
    assert!(!groups.contains("Thủ trưởng"), "{text}");
    let csv = cchc(&["agencies", "--format", "csv"]);
    assert!(csv.lines().next().unwrap().contains("Tên đầy đủ,Cơ quan chủ quản,Ký hiệu,Thủ trưởng"), "{csv}");
}

/// A document is cited with what is known of it.
#[test]
fn a_document_that_is_not_known_whole_is_cited_too() {
    let cited = |basis: &str| {
        let folder = tempfile::tempdir().unwrap();
        let plan = format!(
            "format = 1\n[plan]\nid = \"p\"\ntitle = \"t\"\nissued = 2026-01-15\nbasis = [{basis}]\n\
             period = {{ from = 2026-01-01, to = 2026-12-31 }}\n[agency.ubnd-tinh]\nname = \"UBND tỉnh Mẫu\"\n"
        );
        fs::write(folder.path().join("plan.toml"), plan).unwrap();
        let json = cchc(&["show", "--plan", folder.path().to_str().unwrap(), "--format", "json"]);
        serde_json::from_str::<Json>(&json).unwrap()["basis"][0]["text"].as_str().unwrap().to_owned()
    };
    let case = |basis: &str, expected: &str| assert_eq!(cited(basis), expected, "{basis}");
    case("\"Căn cứ Luật Cán bộ, công chức;\"", "Căn cứ Luật Cán bộ, công chức;");
    case("{ number = \"76/NQ-CP\" }", "Nghị quyết số 76/NQ-CP");
    case(
        "{ number = \"9/CT-UBND\", issued = 2026-01-05, issuer = \"ubnd-tinh\" }",
        "Chỉ thị số 9/CT-UBND ngày 05/01/2026 của UBND tỉnh Mẫu",
    );
    case(
        "{ title = \"Luật Cán bộ, công chức\", issuer = \"Quốc hội\" }",
        "Luật Cán bộ, công chức của Quốc hội",
    );
}
