//! `cchc show`: whatever a file says of an item or of the plan is shown, in every format.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

use std::fs;
use std::process::Command;

/// An item with every key, each of its values a word of its own.
const PLAN: &str = r#"
format = 1
[plan]
id = "xa-mau-2026"
title = "Kế hoạch mẫu"
issued = 2026-01-15
period = { from = 2026-01-01, to = 2026-12-31 }
[agency.van-phong]
name = "Văn phòng"
[agency.kinh-te]
name = "Phòng Kinh tế"
[agency.tu-phap]
name = "Phòng Tư pháp"
[agency.buu-dien]
name = "Bưu điện"
[[section]]
id = "I"
title = "Phần một"
[[item]]
id = "I.1"
level = "sub-criterion"
code = "TCTP 3.3.1"
name = "Giải quyết hồ sơ"
goals = ["Nâng chỉ số."]
lead = ["van-phong"]
support = ["kinh-te"]
support_role = "implement"
officer = "Nguyễn Văn A"
same_as = "I.2"
start = 2026-03-02
deadline = { text = "Trong năm", date = 2026-12-31, every = "quarter", trigger = "plan", condition = "nếu có" }
[[item.target]]
metric = "Chỉ số hài lòng"
increase_by = 2
unit = "pp"
baseline = { year = 2025, value = 82.66, source = "báo cáo 12/BC" }
[[item.action]]
by = ["tu-phap"]
with = ["buu-dien"]
text = "Rà soát quy trình"
steps = ["Lập danh mục"]
[[item]]
id = "I.2"
name = "Giải quyết hồ sơ"
lead = ["van-phong"]
deadline = { text = "Trong năm", date = 2026-12-31 }
"#;

/// What a command says of the plan.
#[track_caller]
fn shown(args: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let plan = folder.path().join("plans/p");
    fs::create_dir_all(&plan).unwrap();
    fs::write(plan.join("plan.toml"), PLAN).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_cchc"))
        .args(["--lang", "vi", "--as-of", "2026-07-01", "show"])
        .args(args)
        .env("COLUMNS", "1000")
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    String::from_utf8(output.stdout).unwrap()
}

#[track_caller]
fn holds(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "no {part}: {text}");
    }
}

#[test]
fn every_key_of_an_item_is_shown() {
    let facts = [
        "I Phần một",
        "Tiêu chí thành phần",
        "TCTP 3.3.1",
        "Văn phòng",
        "Cơ quan thực hiện",
        "Phòng Kinh tế",
        "Nguyễn Văn A",
        "02/03/2026",
        "Trong năm",
        "hạn 31/12/2026; hằng quý; theo kế hoạch khác",
        "nếu có",
        "I.2",
    ];
    holds(&shown(&["I.1", "--format", "csv"]), &facts);
    for format in ["table", "markdown"] {
        let text = shown(&["I.1", "--format", format]);
        holds(&text, &facts);
        holds(
            &text,
            &[
                "Giải quyết hồ sơ",
                "Nâng chỉ số.",
                "Chỉ số hài lòng: tăng ít nhất 2 điểm phần trăm so với năm 2025 (số liệu gốc 82,66 %, theo báo cáo 12/BC)",
                "Rà soát quy trình",
                "thực hiện: Phòng Tư pháp; phối hợp với: Bưu điện",
                "Lập danh mục",
            ],
        );
    }
    let json: serde_json::Value = serde_json::from_str(&shown(&["I.1", "--format", "json"])).unwrap();
    let item = &json["item"];
    let expected = serde_json::json!({
        "id": "I.1", "section": "I", "level": "sub-criterion", "code": "TCTP 3.3.1", "name": "Giải quyết hồ sơ",
        "goals": ["Nâng chỉ số."],
        "lead": [{ "id": "van-phong", "name": "Văn phòng" }],
        "support": [{ "id": "kinh-te", "name": "Phòng Kinh tế" }],
        "support_role": "implement", "officer": "Nguyễn Văn A", "same_as": "I.2", "start": "2026-03-02",
        "deadline": {
            "text": "Trong năm", "date": "2026-12-31", "continuous": false, "every": "quarter", "trigger": "plan",
            "condition": "nếu có", "resolved": "2026-12-31",
        },
        "targets": [{
            "metric": "Chỉ số hài lòng", "op": "increase_by", "value": 2, "unit": "pp",
            "baseline_year": 2025, "baseline_value": 82.66, "baseline_source": "báo cáo 12/BC",
        }],
        "actions": [{
            "by": [{ "id": "tu-phap", "name": "Phòng Tư pháp" }],
            "with": [{ "id": "buu-dien", "name": "Bưu điện" }],
            "text": "Rà soát quy trình", "steps": ["Lập danh mục"],
        }],
    });
    for (key, value) in expected.as_object().unwrap() {
        assert_eq!(&item[key], value, "{key}");
    }
}
