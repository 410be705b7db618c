//! Nothing that a plan says acts in a Word file.

use std::fs;
use std::path::Path;

use roxmltree::Document;

use crate::word::{cchc, document, part, parts, printed};

/// Ends of sections of XML, markup, characters that XML forbids, field codes, formulas, and text that turns round.
const EVIL: &str = r#"]]><w:p/>&lt;!--\u0007\u001B[31m\u0085\uFFFE\uFFFF{ HYPERLINK \"http://x.invalid\" }=1+1 {DDEAUTO c:\\\\x}\u202Exe\u200B__"#;

const PLAN: &str = r#"
format = 1
[plan]
id = "xau"
title = "T EVIL"
symbol = "KH-EVIL"
number = "1 EVIL"
issued = 2022-09-01
authority = "a"
place = "P EVIL"
focal_point = "b"
period = { from = 2022-01-01, to = 2022-12-31 }
signer = { name = "N EVIL", post = "C EVIL", authority = "TM EVIL" }
basis = ["B EVIL", { number = "2/QĐ EVIL", issued = 2022-08-01, issuer = "I EVIL", title = "S EVIL" }]
purposes = ["M EVIL"]
requirements = ["R EVIL"]
closing = ["K EVIL"]
recipients = ["Q EVIL"]
[reporting]
calendar = "cchc"
from = ["b", "c"]
to = "b"
[letters]
filed = "VT EVIL"
reminder_signer = { name = "G EVIL", post = "H EVIL", authority = "TL EVIL" }
[agency.a]
name = "A EVIL"
superior = "O EVIL"
[agency.b]
name = "Bê EVIL"
formal = "Bê EVIL"
symbol = "B EVIL"
head = { post = "D EVIL", name = "E EVIL" }
[agency.c]
name = "Cê EVIL"
short = "C EVIL"
[[section]]
id = "II.1"
title = "Phần EVIL"
text = "Lời EVIL"
[[section]]
id = "PL.I"
title = "Phụ EVIL"
[[item]]
id = "II.1.1"
code = "TC 1 EVIL"
name = "Việc EVIL"
goals = ["Đích EVIL"]
product = "Vật EVIL"
lead = ["c"]
support = ["b"]
officer = "Ông EVIL"
note = "Ghi EVIL"
deadline = { text = "Hạn EVIL", date = 2022-09-25 }
[[item.target]]
metric = "Số EVIL"
at_least = 5
unit = "cái EVIL"
[[item.action]]
by = ["c"]
text = "Làm EVIL"
steps = ["Bước EVIL"]
[[item]]
id = "PL.I.1"
name = "Dòng EVIL"
goals = ["Mốc EVIL"]
lead = ["c"]
deadline = { text = "Kỳ EVIL", date = 2022-12-31 }
[[duty]]
id = "III.1"
by = ["c"]
text = "Trách EVIL"
"#;

const PROGRESS: &str = r#"
[report]
agency = "c"
period = "2022-Q3"
submitted = 2022-09-14
[[entry]]
item = "II.1.1"
on = 2022-09-13
state = "blocked"
percent = 10
measured = [{ metric = "Số EVIL", value = 1 }]
note = "Chú EVIL"
cause = "Vì EVIL"
evidence = [{ number = "3/BC EVIL", by = "V EVIL", pages = "1 EVIL" }]
"#;

/// Every kind of document of the plan, as files.
fn documents(plan: &Path, place: &Path) -> Vec<Vec<u8>> {
    fs::create_dir_all(plan.join("progress/2022-Q3")).unwrap();
    fs::write(plan.join("plan.toml"), PLAN.replace("EVIL", EVIL)).unwrap();
    fs::write(plan.join("progress/2022-Q3/c.toml"), PROGRESS.replace("EVIL", EVIL)).unwrap();
    let about = ["--plan", plan.to_str().unwrap(), "--as-of", "2022-10-20"];
    let kinds: [&[&str]; 7] = [
        &["show"],
        &["show", "II.1.1"],
        &["report", "2022-Q3"],
        &["remind", "c"],
        &["summary", "--by", "agency"],
        &["tasks", "--all"],
        &["tasks", "c"],
    ];
    let mut files: Vec<_> = kinds.iter().map(|kind| printed(&[kind, &about[..]].concat())).collect();
    let joint = place.join("joint.docx");
    let run =
        cchc(&[&["remind", "--joint", joint.to_str().unwrap(), "--format", "docx"], &about[..]].concat());
    assert_eq!(run.status.code(), Some(0), "{}", String::from_utf8_lossy(&run.stderr));
    files.push(fs::read(joint).unwrap());
    files
}

#[test]
fn whatever_a_field_says_is_text() {
    let folder = tempfile::tempdir().unwrap();
    let tame = printed(&["show"]);
    for file in documents(&folder.path().join("xau"), folder.path()) {
        for (name, text) in parts(&file) {
            // It reads no character that XML forbids.
            Document::parse(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
            if !["word/document.xml", "docProps/core.xml"].contains(&name.as_str()) {
                assert_eq!(text, part(&tame, &name), "{name}");
            }
        }
        let xml = document(&file);
        let parsed = Document::parse(&xml).unwrap();
        let acting = ["fldSimple", "fldChar", "instrText", "hyperlink", "object", "altChunk", "sdt", "ins"];
        let found = parsed.descendants().find(|it| acting.contains(&it.tag_name().name()));
        assert_eq!(found.map(|it| it.tag_name().name()), None);
        let text: String =
            parsed.descendants().filter(roxmltree::Node::is_text).filter_map(|it| it.text()).collect();
        assert!(text.contains(r#"{ HYPERLINK "http://x.invalid" }=1+1"#), "{text}");
        assert!(text.contains(r"\u{fffe}\u{ffff}") && text.contains(r"\u{202e}"), "{text}");
        assert!(text.contains("]]><w:p/>&lt;!--"), "{text}");
    }
}
