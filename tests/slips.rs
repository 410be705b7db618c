//! Slips that offices make are found once each, at their place, with the right form in the help; the help is true when
//! followed; and honest edits are silent. The slips are planted in `tests/slips/good`, by the tables beside it.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

mod folder;
mod tree;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

/// The tables of slips and of honest edits.
const TABLES: &[&str] = &["typing.toml", "encodings.toml", "files.toml", "meaning.toml", "honest.toml"];

fn here() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/slips")
}

/// The rows called `name` of every table.
fn rows(name: &str) -> Vec<Value> {
    let table = |file: &&str| tree::json(&fs::read_to_string(here().join(file)).unwrap());
    let tables: Vec<Value> = TABLES.iter().map(table).collect();
    tables.iter().filter_map(|table| table[name].as_array()).flatten().cloned().collect()
}

/// A copy of the good plan with an edit made.
fn planted(row: &Value) -> TempDir {
    let repository = tempfile::tempdir().unwrap();
    folder::copy(&here().join("good"), repository.path());
    let plan = plan(repository.path());
    let text = |key: &str| row[key].as_str();
    let file = plan.join(text("file").unwrap());
    carry(&plan, row);
    if let Some(made) = text("make") {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, made).unwrap();
    }
    if let Some(old) = text("old") {
        edit(&file, text("after").unwrap_or_default(), old, text("new").unwrap());
    }
    if let [old, new] = row["also"].as_array().map_or(&[][..], Vec::as_slice) {
        edit(&file, "", old.as_str().unwrap(), new.as_str().unwrap());
    }
    if let Some(encoding) = text("encoding") {
        let text = fs::read_to_string(&file).unwrap();
        fs::write(&file, encoded(encoding, &text)).unwrap();
    }
    repository
}

/// Copies, moves and removes files of a plan as `row` says.
fn carry(plan: &Path, row: &Value) {
    let place = |path: &Value| plan.join(path.as_str().unwrap());
    if let [from, to] = row["copy"].as_array().map_or(&[][..], Vec::as_slice) {
        fs::copy(place(from), place(to)).unwrap();
    }
    if let [from, to] = row["move"].as_array().map_or(&[][..], Vec::as_slice) {
        fs::create_dir_all(place(to).parent().unwrap()).unwrap();
        fs::rename(place(from), place(to)).unwrap();
    }
    if row["remove"].is_string() {
        fs::remove_file(place(&row["remove"])).unwrap();
    }
}

/// A text in another encoding than UTF-8.
fn encoded(encoding: &str, text: &str) -> Vec<u8> {
    let units = text.encode_utf16();
    match encoding {
        "utf-16le" => [0xfeff].into_iter().chain(units).flat_map(u16::to_le_bytes).collect(),
        "utf-16be" => [0xfeff].into_iter().chain(units).flat_map(u16::to_be_bytes).collect(),
        "utf-16 without mark" => units.flat_map(u16::to_le_bytes).collect(),
        // What is no letter of Latin-1 is of no use in these tests.
        "latin-1" => text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect(),
        _ => panic!("no encoding {encoding}"),
    }
}

fn plan(repository: &Path) -> PathBuf {
    repository.join("plans/xa-mau-2026")
}

/// Puts `new` in the place of the first `old` after `anchor`.
#[track_caller]
fn edit(path: &Path, anchor: &str, old: &str, new: &str) {
    let text = fs::read_to_string(path).unwrap();
    let start = text.find(anchor).unwrap_or_else(|| panic!("no {anchor} in {}", path.display()));
    let found = text[start..].find(old);
    let at = start + found.unwrap_or_else(|| panic!("no {old} in {}", path.display()));
    fs::write(path, format!("{}{new}{}", &text[..at], &text[at + old.len()..])).unwrap();
}

/// What is found in a repository.
fn findings(repository: &Path, lang: &str) -> Vec<Value> {
    let output = Command::new(env!("CARGO_BIN_EXE_cchc"))
        .args(["check", "--as-of", "2026-07-01", "--format", "jsonl", "--lang", lang])
        .current_dir(repository)
        .output()
        .unwrap();
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Where in its file a finding points.
fn range(repository: &Path, finding: &Value) -> (PathBuf, std::ops::Range<usize>) {
    let path = repository.join(finding["file"].as_str().unwrap());
    let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned();
    let offset = |line: &str, column: &str| {
        let number = |key: &str| usize::try_from(finding[key].as_u64().unwrap()).unwrap();
        let start: usize = text.split_inclusive('\n').take(number(line) - 1).map(str::len).sum();
        start + text[start..].chars().take(number(column) - 1).map(char::len_utf8).sum::<usize>()
    };
    (path, offset("line", "column")..offset("end_line", "end_column"))
}

/// What is wrong with what is said of a slip; none where all is right.
fn fault(row: &Value) -> Option<String> {
    let repository = planted(row);
    let root = repository.path();
    let found = findings(root, "en");
    let [finding] = &found[..] else { return Some(format!("found {}: {found:#?}", found.len())) };
    if finding["rule"] != row["rule"] {
        return Some(format!("found by another rule: {finding:#}"));
    }
    let (path, range) = range(root, finding);
    let place = plan(root).join(row["in"].as_str().or(row["file"].as_str()).unwrap());
    if path.canonicalize().unwrap() != place.canonicalize().unwrap() {
        return Some(format!("found in another file: {finding:#}"));
    }
    let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned();
    if text[range.clone()] != *row["at"].as_str().unwrap() {
        return Some(format!("found at {:?}: {finding:#}", &text[range]));
    }
    let in_vietnamese = findings(root, "vi").remove(0);
    if let Some(form) = row["form"].as_str() {
        let says = |finding: &Value| {
            let help = finding["help"].as_str().unwrap_or_default();
            form.trim().is_empty() || help.contains(&format!("`{form}`"))
        };
        if !says(finding) || !says(&in_vietnamese) {
            return Some(format!("the help does not say `{form}`: {finding:#} {in_vietnamese:#}"));
        }
        fs::write(&path, format!("{}{form}{}", &text[..range.start], &text[range.end..])).unwrap();
    } else if finding["help"].as_str().is_none_or(str::is_empty) {
        return Some(format!("no help: {finding:#}"));
    }
    for pair in row["mend"].as_array().into_iter().flatten() {
        let after = row["after"].as_str().unwrap_or_default();
        edit(&path, after, pair[0].as_str().unwrap(), pair[1].as_str().unwrap());
    }
    if row["encoding"].is_string() {
        fs::copy(here().join("good").join(finding["file"].as_str().unwrap()), &path).unwrap();
    }
    carry(&plan(root), &row["then"]);
    let left = findings(root, "en");
    (!left.is_empty()).then(|| format!("left after the help was followed: {left:#?}"))
}

#[test]
fn every_slip_is_found_once_and_its_help_is_true() {
    let slips = rows("slip");
    let faults = slips.iter().filter_map(|row| Some(format!("{}: {}", row["what"], fault(row)?)));
    let faults: Vec<String> = faults.collect();
    assert!(faults.is_empty(), "{} of {}:\n{}", faults.len(), slips.len(), faults.join("\n"));
}

#[test]
fn honest_edits_are_silent() {
    assert_eq!(findings(&here().join("good"), "en"), Vec::<Value>::new());
    let edits = rows("honest");
    let found = edits.iter().map(|row| (&row["what"], findings(planted(row).path(), "en")));
    let loud: Vec<_> = found.filter(|(_, found)| !found.is_empty()).collect();
    assert!(loud.is_empty(), "{} of {}: {loud:#?}", loud.len(), edits.len());
}

/// A report as somebody types it who knows forms on paper.
const TYPED: &str = "[report]
agency: \"phong-kinh-te\"
period = “2026-H1”
submitted = 17/6/2026

[entry]
item = I.2
on = 10-06-2026
state = \"in progress\"
percent = 45%
measured = [
  { metric = \"Tỷ lệ hồ sơ giải quyết đúng hạn\", value = 96,4 },
  { metric = \"Số hồ sơ phải xin lỗi, value = \"1\" },
]
note = \"Còn 2 hồ sơ chờ bổ sung.
";

/// The same as it is meant.
const MEANT: &str = "[report]
agency = \"phong-kinh-te\"
period = \"2026-H1\"
submitted = 2026-06-17

[[entry]]
item = \"I.2\"
on = 2026-06-10
state = \"in-progress\"
percent = 45
measured = [
  { metric = \"Tỷ lệ hồ sơ giải quyết đúng hạn\", value = 96.4 },
  { metric = \"Số hồ sơ phải xin lỗi\", value = 1 },
]
note = \"Còn 2 hồ sơ chờ bổ sung.\"
";

#[test]
fn a_report_full_of_slips_is_put_right_by_what_is_said_of_it() {
    let repository = tempfile::tempdir().unwrap();
    let root = repository.path();
    folder::copy(&here().join("good"), root);
    let report = plan(root).join("progress/2026-H1/phong-kinh-te.toml");
    fs::write(&report, TYPED).unwrap();
    let mut said = 0;
    loop {
        let found = findings(root, "vi");
        said += found.len();
        assert!(said < 20, "{found:#?}");
        // From the last place to the first, so that those before stay where they are.
        for finding in found.iter().rev() {
            let (path, range) = range(root, finding);
            let text = fs::read_to_string(&path).unwrap();
            let form = finding["help"].as_str().unwrap().split('`').nth(1).unwrap();
            fs::write(&path, format!("{}{form}{}", &text[..range.start], &text[range.end..])).unwrap();
        }
        if found.is_empty() {
            break;
        }
    }
    assert_eq!((said, fs::read_to_string(&report).unwrap().as_str()), (12, MEANT));
}
