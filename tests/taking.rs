//! Forms as workbooks, out and back: what is read of them, what is named at its cell, and that nothing of a form with a fault
//! is taken.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

mod folder;
mod forms;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use chrono::NaiveDate;
use forms::Filled;
use snapbox::{Data, assert_data_eq};
use tempfile::TempDir;
use toml_edit::{DocumentMut, Item, Table, Value};

/// Where forms are written to.
const FORMS: &str = "bieu-2026-Q3";
const AGENCY: &str = "phong-kinh-te";

/// The commune's plan, with the form of an agency for the third quarter beside it.
struct Office {
    repository: TempDir,
    /// The form as it was written.
    form: Vec<u8>,
}

impl Office {
    fn new() -> Self {
        let repository = tempfile::tempdir().unwrap();
        let plan = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/commune/xa-mau-2026");
        folder::copy(&plan, &repository.path().join("plans/xa-mau-2026"));
        let office = Self { repository, form: Vec::new() };
        let written = office.run("2026-09-10", &["report", "new", "--agency", AGENCY, "--format", "xlsx"]);
        assert_eq!(written.status.code(), Some(0), "{}", String::from_utf8_lossy(&written.stderr));
        let form = fs::read(office.path(&format!("{FORMS}/{AGENCY}.xlsx"))).unwrap();
        Self { form, ..office }
    }

    fn path(&self, inside: &str) -> PathBuf {
        self.repository.path().join(inside)
    }

    fn run(&self, as_of: &str, args: &[&str]) -> Output {
        self.run_in("en", as_of, args)
    }

    fn run_in(&self, lang: &str, as_of: &str, args: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cchc"));
        command.args(["--lang", lang, "--as-of", as_of]).args(args).current_dir(self.repository.path());
        command.env_remove("CCHC_AGENCY").env_remove("CI").output().unwrap()
    }

    fn take(&self, form: &[u8], more: &[&str]) -> Output {
        fs::write(self.path("tra-loi.xlsx"), form).unwrap();
        self.run("2026-09-14", &[&["report", "take", "tra-loi.xlsx"], more].concat())
    }

    fn ledger(&self) -> Option<String> {
        fs::read_to_string(self.path(&format!("plans/xa-mau-2026/progress/2026-Q3/{AGENCY}.toml"))).ok()
    }

    /// The form filled in with what a table asks for.
    fn filled(&self, table: &Table) -> Vec<u8> {
        forms::with_sheet(&self.form, |sheet| {
            let mut sheet = sheet.to_owned();
            let entries = |key: &str| {
                let table = table.get(key).and_then(Item::as_table_like);
                table.into_iter().flat_map(|it| it.iter()).map(|(cell, item)| (cell.to_owned(), item.clone()))
            };
            for (cell, value) in entries("cells") {
                sheet = forms::set(&sheet, &cell, &filled(&value));
            }
            for (cell, formula) in entries("formulas") {
                sheet = forms::set(&sheet, &cell, &Filled::Formula(text(&formula), None));
            }
            for (cell, computed) in entries("computed") {
                let computed = computed.as_array().unwrap();
                let formula = computed.get(0).and_then(Value::as_str).unwrap().to_owned();
                let value = computed.get(1).and_then(Value::as_integer);
                let value = value.map(|value| f64::from(i32::try_from(value).unwrap()));
                sheet = forms::set(&sheet, &cell, &Filled::Formula(formula, value));
            }
            for (cell, fault) in entries("errors") {
                sheet = forms::set(&sheet, &cell, &Filled::Fault(text(&fault)));
            }
            if let Some(area) = table.get("merged") {
                sheet = forms::merged(&sheet, area.as_str().unwrap());
            }
            for row in table.get("deleted").and_then(Item::as_array).into_iter().flatten() {
                sheet = forms::without_row(&sheet, row.as_integer().unwrap());
            }
            sheet
        })
    }
}

fn text(item: &Item) -> String {
    item.as_str().unwrap().to_owned()
}

fn filled(item: &Item) -> Filled {
    match item.as_value().unwrap() {
        Value::String(text) => Filled::Text(text.value().clone()),
        Value::Integer(number) => Filled::Number(f64::from(i32::try_from(*number.value()).unwrap())),
        Value::Float(number) => Filled::Number(*number.value()),
        Value::Boolean(truth) => Filled::Truth(*truth.value()),
        Value::Datetime(day) => {
            let day: NaiveDate = day.value().to_string().parse().unwrap();
            Filled::Day((day - NaiveDate::from_ymd_opt(1899, 12, 30).unwrap()).num_days())
        }
        other => panic!("{other}"),
    }
}

/// The tables of a file, in its order.
fn tables(text: &str, key: &str) -> Vec<Table> {
    let file: DocumentMut = text.parse().unwrap();
    file[key].as_array_of_tables().unwrap().iter().cloned().collect()
}

fn table(text: &str) -> Table {
    text.parse::<DocumentMut>().unwrap().as_table().clone()
}

fn errors(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn said(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(0), "{}", errors(output));
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn every_fault_of_a_clerk_is_named_at_its_cell_and_nothing_is_taken() {
    let office = Office::new();
    let faults = tables(include_str!("forms/faults.toml"), "fault");
    assert!(20 <= faults.len());
    for fault in faults {
        let what = text(&fault["what"]);
        let output = office.take(&office.filled(&fault), &[]);
        let errors = errors(&output);
        assert_eq!(output.status.code(), Some(2), "{what}: {errors}");
        let places: Vec<&str> = errors.lines().filter(|line| line.starts_with("  ")).collect();
        let [line] = &places[..] else { panic!("{what}: {errors}") };
        match fault.get("at") {
            Some(at) => assert!(line.contains(&format!("Biểu báo cáo, {}", text(at))), "{what}: {errors}"),
            None => assert!(!line.contains("column"), "{what}: {errors}"),
        }
        assert!(line.contains(&text(&fault["says"])), "{what}: {errors}");
        assert!(office.ledger().is_none(), "{what}");
    }
}

/// What a clerk is told of each fault, in the words of a language: kept beside the table, to be read.
#[test]
fn every_fault_is_said_in_words_that_somebody_has_read() {
    let office = Office::new();
    for lang in ["vi", "en"] {
        let told = tables(include_str!("forms/faults.toml"), "fault").into_iter().map(|fault| {
            fs::write(office.path("tra-loi.xlsx"), office.filled(&fault)).unwrap();
            let output = office.run_in(lang, "2026-09-14", &["report", "take", "tra-loi.xlsx"]);
            format!("# {}\n{}\n", text(&fault["what"]), errors(&output))
        });
        let shown = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/forms/faults.{lang}.txt"));
        assert_data_eq!(told.collect::<String>(), Data::read_from(&shown, None).raw());
    }
}

#[test]
fn the_commands_of_the_page_take_back_what_they_send_out() {
    let repository = tempfile::tempdir().unwrap();
    let (root, plan) = (repository.path(), repository.path().join("plans/dak-po-2022"));
    folder::copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/dak-po-2022"), &plan);
    fs::remove_dir_all(plan.join("progress")).unwrap();
    let mut blocks = include_str!("../docs/forms.md").split("```sh\n").skip(1);
    let mut next = || blocks.next().unwrap().split("```").next().unwrap();
    let vietnamese = next();
    assert_eq!(vietnamese, next());
    let run = |line: &str| {
        let script = format!("cchc() {{ \"$0\" --lang en --as-of 2022-09-14 \"$@\"; }}; {line}");
        let mut command = Command::new("bash");
        command.args(["-c", &script, env!("CARGO_BIN_EXE_cchc")]).current_dir(root);
        said(&command.env_remove("CCHC_AGENCY").env_remove("CI").output().unwrap())
    };
    let [new, take, reports] = vietnamese.lines().collect::<Vec<_>>().try_into().unwrap();
    assert!(run(new).contains("17 forms"));
    for form in fs::read_dir(root.join("bieu-2022-Q3")).unwrap() {
        let path = form.unwrap().path();
        let filled = |sheet: &str| forms::set(sheet, "I8", &Filled::Number(45.0));
        fs::write(&path, forms::with_sheet(&fs::read(&path).unwrap(), filled)).unwrap();
    }
    assert!(run(take).contains("All 17 agencies have handed in"));
    assert!(run(reports).contains("2022-09-13"));
}

#[test]
fn what_has_one_reading_is_read() {
    for honest in tables(include_str!("forms/honest.toml"), "honest") {
        let office = Office::new();
        said(&office.take(&office.filled(&honest), &[]));
        let ledger = office.ledger().unwrap();
        assert!(ledger.contains("submitted = 2026-09-14\n"), "{ledger}");
        for line in honest["ledger"].as_array().unwrap() {
            assert!(ledger.contains(line.as_str().unwrap()), "{honest}{ledger}");
        }
    }
}

/// Progress on the first item, with letters and marks apart, and a case.
fn usual() -> Table {
    table(
        "[cells]\nH9 = \"đang thực hiện\"\nI9 = \"45,5\"\nK9 = \"Đã số hóa\"\nB15 = \"II.7\"\nH15 = 2026-09-01\nI15 = 2026-09-20\n",
    )
}

#[test]
fn a_form_is_the_same_however_it_is_sorted_and_says_nothing_new_twice() {
    let office = Office::new();
    let form = office.filled(&usual());
    let told = said(&office.take(&form, &["--on", "2026-09-13"]));
    assert!(told.contains("+submitted = 2026-09-13"), "{told}");
    assert!(told.contains("Taken: the form of Phòng Kinh tế"), "{told}");
    assert!(told.contains("1 of 3 agencies have handed in their report for quarter III of 2026"), "{told}");
    let ledger = office.ledger().unwrap();
    let again = said(&office.take(&form, &[]));
    assert!(
        again.contains("says nothing new; nothing is written")
            && again.contains("as handed in on 2026-09-13"),
        "{again}"
    );
    // Rows 9 and 11 change places; what was said of them stays with them.
    let sorted = forms::with_sheet(&form, |sheet| {
        let renamed = |from: &str, to: &str, text: &str| {
            let row = text.replace(&format!("<row r=\"{from}\""), &format!("<row r=\"{to}\""));
            ('A'..='N').fold(row, |row, letter| {
                row.replace(&format!("<c r=\"{letter}{from}\""), &format!("<c r=\"{letter}{to}\""))
            })
        };
        let swapped = renamed("11", "9", &renamed("9", "99", sheet));
        renamed("99", "11", &swapped)
    });
    said(&office.take(&sorted, &[]));
    assert_eq!(office.ledger().unwrap(), ledger);
    // A correction is added, and nothing is taken away.
    let mut corrected = usual();
    corrected["cells"]["I9"] = toml_edit::value(60);
    said(&office.take(&office.filled(&corrected), &[]));
    let after = office.ledger().unwrap();
    assert!(after.starts_with(&ledger) && after.contains("percent = 60\n"), "{after}");
}

#[test]
fn a_form_of_something_else_is_refused() {
    let office = Office::new();
    let form = office.filled(&usual());
    let refused = |more: &[&str], why: &str| {
        let output = office.take(&form, more);
        assert_eq!(output.status.code(), Some(2));
        assert!(errors(&output).contains(why), "{}", errors(&output));
        assert!(office.ledger().is_none());
    };
    refused(&["--period", "2026-H1"], "add --period 2026-Q3");
    refused(&["--agency", "van-phong"], "not of the agency named by --agency");
    refused(&["--on", "2026-09-20"], "2026-09-20 is still to come");
    fs::write(office.path("lan-hai.xlsx"), &form).unwrap();
    let twice = office.take(&form, &["lan-hai.xlsx"]);
    assert!(
        errors(&twice).contains("this is a second form of Phòng Kinh tế in one run"),
        "{}",
        errors(&twice)
    );
    fs::remove_file(office.path(&format!("plans/xa-mau-2026/progress/2026-Q3/{AGENCY}.toml"))).unwrap();
    let plan = office.path("plans/xa-mau-2026/plan.toml");
    let text = fs::read_to_string(&plan).unwrap();
    fs::write(&plan, text.replace("Nâng cấp hệ thống mạng nội bộ", "Nâng cấp mạng nội bộ")).unwrap();
    refused(&[], "the plan has changed since the form was made (II.1)");
    fs::write(&plan, text.replace("\"xa-mau-2026\"", "\"xa-khac-2026\"")).unwrap();
    refused(&[], "the form is for the plan `xa-mau-2026` and not for `xa-khac-2026`");
    fs::write(&plan, text).unwrap();
    said(&office.take(&form, &[]));
}

/// The form with another part, or with one more.
fn with_part(form: &[u8], name: &str, bytes: Vec<u8>) -> Vec<u8> {
    let mut parts = forms::parts(form);
    parts.retain(|(known, _)| known != name);
    parts.push((name.to_owned(), bytes));
    forms::archive(&parts)
}

#[test]
fn what_is_made_to_harm_is_refused_at_once() {
    let office = Office::new();
    let sheet = "xl/worksheets/sheet1.xml";
    let hostile = [
        (with_part(&office.form, "xl/vbaProject.bin", vec![0]), "the file has macros"),
        (
            with_part(&office.form, "xl/externalLinks/externalLink1.xml", b"<x/>".to_vec()),
            "links to other files",
        ),
        (with_part(&office.form, "xl/media/image1.png", vec![0; 40 << 20]), "more than 32 MB"),
        (with_part(&office.form, sheet, b"<row/>".repeat(10_000_000)), "more than 32 MB"),
        (
            with_part(&office.form, sheet, b"<sheetData><c r=\"XFD1048576\"/></sheetData>".to_vec()),
            "far more than a form",
        ),
        (
            with_part(&office.form, "xl/sharedStrings.xml", b"<sst uniqueCount=\"4000000000\"/>".to_vec()),
            "far more",
        ),
        (
            with_part(&office.form, sheet, b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>".to_vec()),
            "XML entities",
        ),
        (office.form[..office.form.len() / 2].to_vec(), "damaged"),
        (b"TT,Ten\n1,x\n".to_vec(), "no xlsx, xls or ods"),
    ];
    for (form, why) in hostile {
        refused_at_once(&office, &form, why);
    }
}

/// An ods file with this content, and this in its list of parts.
fn ods(content: &str, manifest: &str) -> Vec<u8> {
    let part = |name: &str, text: &str| (name.to_owned(), text.as_bytes().to_vec());
    let kind = part("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
    let content = format!("<o><table:table table:name=\"cchc\">{content}</table:table></o>");
    forms::archive(&[kind, part("META-INF/manifest.xml", manifest), part("content.xml", &content)])
}

#[test]
fn an_ods_file_that_is_made_to_harm_is_refused_at_once() {
    let office = Office::new();
    let cell = "<table:table-cell office:value-type=\"float\" office:value=\"1\"";
    let repeated = |rows: u64, columns: u64| {
        format!(
            "<table:table-row table:number-rows-repeated=\"{rows}\">{cell} table:number-columns-repeated=\"{columns}\"/></table:table-row>"
        )
    };
    let with_entities = |content: &str| {
        let text = format!("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>{content}");
        forms::archive(&[
            ("mimetype".to_owned(), b"application/vnd.oasis.opendocument.spreadsheet".to_vec()),
            ("content.xml".to_owned(), text.into_bytes()),
        ])
    };
    let whole = ods(&repeated(1, 1), "<m/>");
    let hostile = [
        (ods(&repeated(10_000_000, 3), "<m/>"), "far more than a form"),
        (ods(&repeated(2, 4_000_000_000), "<m/>"), "far more than a form"),
        (ods(&"<table:table-row/>".repeat(10_000_000), "<m/>"), "unpacks to more than 32 MB"),
        (ods(&" ".repeat(40 << 20), "<m/>"), "unpacks to more than 32 MB"),
        (ods("<table:table-source/>", "<m/>"), "links to other files"),
        (ods("<script:event-listener/>", "<m/>"), "the file has macros"),
        (ods("", "<m><manifest:encryption-data/></m>"), "password"),
        (with_entities(""), "XML entities"),
        (whole[..whole.len() / 2].to_vec(), "damaged"),
    ];
    for (form, why) in hostile {
        refused_at_once(&office, &form, why);
    }
}

/// A form is refused with these words and nothing is taken, by a program that may have a gigabyte and a minute.
#[track_caller]
fn refused_at_once(office: &Office, form: &[u8], why: &str) {
    fs::write(office.path("tra-loi.xlsx"), form).unwrap();
    let line =
        "ulimit -v 1048576; ulimit -t 60; exec \"$0\" --lang en --as-of 2026-09-14 report take tra-loi.xlsx";
    let mut command = Command::new("bash");
    command.args(["-c", line, env!("CARGO_BIN_EXE_cchc")]).current_dir(office.repository.path());
    let output = command.env_remove("CCHC_AGENCY").env_remove("CI").output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{why}");
    assert!(errors(&output).contains(why), "{why}: {}", errors(&output));
    assert!(office.ledger().is_none());
}

#[test]
fn forms_are_written_alike_and_never_over_one_that_is_filled_in() {
    let office = Office::new();
    let new = ["report", "new", "--agency", AGENCY, "--format", "xlsx"];
    let written = office.path(&format!("{FORMS}/{AGENCY}.xlsx"));
    said(&office.run("2026-09-10", &new));
    assert_eq!(fs::read(&written).unwrap(), office.form);
    fs::write(&written, office.filled(&usual())).unwrap();
    let again = said(&office.run("2026-09-10", &new));
    assert!(again.contains("it may be filled in, and stays as it is"), "{again}");
    assert_eq!(fs::read(&written).unwrap(), office.filled(&usual()));
    let other = office.run("2026-09-10", &["report", "new", "--agency", AGENCY, "--out", "x"]);
    assert!(errors(&other).contains("add --format xlsx"), "{}", errors(&other));
}

#[test]
fn a_workbook_has_figures_and_items_and_no_formula() {
    let office = Office::new();
    let plan = office.path("plans/xa-mau-2026/plan.toml");
    let text = fs::read_to_string(&plan).unwrap();
    fs::write(&plan, text.replace("Nâng cấp hệ thống mạng nội bộ", "=1+1")).unwrap();
    for command in
        [&["tasks", "--all"][..], &["tasks", AGENCY], &["summary"], &["status"], &["report", "2026-H1"]]
    {
        let write = || office.run("2026-09-14", &[command, &["--format", "xlsx"]].concat());
        let output = write();
        assert_eq!(output.status.code(), Some(0), "{command:?}: {}", errors(&output));
        assert_eq!(output.stdout, write().stdout, "{command:?}");
        let parts = forms::parts(&output.stdout);
        let part = |name: &str| {
            let found = parts.iter().find(|(known, _)| known == name).unwrap();
            String::from_utf8(found.1.clone()).unwrap()
        };
        // An agency has duties, too.
        let sheets = if command.contains(&AGENCY) { 3 } else { 2 };
        assert_eq!(part("xl/workbook.xml").matches("<sheet ").count(), sheets, "{command:?}");
        for sheet in ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"] {
            let sheet = part(sheet);
            assert!(
                sheet.contains("<pane ") && sheet.contains("<autoFilter ") && sheet.contains(" ht=\""),
                "{command:?}"
            );
            assert!(!sheet.contains("<f>"), "{command:?}");
        }
        // What is for programs stays off paper, which would show all of it too small to be read.
        assert!(part("xl/workbook.xml").contains("_xlnm.Print_Area"), "{command:?}");
        assert!(part("xl/sharedStrings.xml").contains("<t>=1+1</t>"), "{command:?}");
        assert!(part("docProps/core.xml").contains("2026-09-14T00:00:00Z"), "{command:?}");
    }
}

#[test]
fn lists_are_sent_as_workbooks_too() {
    let office = Office::new();
    let all = ["tasks", "--all", "--format", "xlsx"];
    let write = |folder: &str| said(&office.run("2026-09-14", &[&all[..], &["--out", folder]].concat()));
    let told = write("mot");
    write("hai");
    let read = |file: &str| fs::read(office.path(file)).unwrap();
    let manifest = String::from_utf8(read("mot/.cchc-tasks-xlsx.sha256")).unwrap();
    let names: Vec<&str> = manifest.lines().filter_map(|line| Some(line.split_once("  ")?.1)).collect();
    assert!(told.contains(&format!("{} files", names.len())), "{told}");
    assert!(names.contains(&"index.xlsx") && names.contains(&"phong-kinh-te.xlsx"), "{names:?}");
    for name in &names {
        assert_eq!(read(&format!("mot/{name}")), read(&format!("hai/{name}")), "{name}");
    }
    let texts = |file: &str| {
        let parts = forms::parts(&read(file));
        let texts = parts.iter().find(|(name, _)| name == "xl/sharedStrings.xml").unwrap();
        String::from_utf8(texts.1.clone()).unwrap()
    };
    assert!(texts("mot/index.xlsx").contains("<t>phong-kinh-te.xlsx</t>"));
    // An agency's file has all that is asked of it, what reaches it through a group as well.
    let own = texts("mot/phong-kinh-te.xlsx");
    assert!(own.contains("<t>II.7</t>") && own.contains("Nâng cấp hệ thống mạng nội bộ"), "{own}");
    said(&office.run("2026-09-14", &[&all[..], &["--zip", "tat-ca.zip"]].concat()));
    let archived = forms::parts(&read("tat-ca.zip"));
    assert_eq!(archived.len(), names.len());
    assert!(archived.iter().all(|(name, bytes)| read(&format!("mot/{name}")) == *bytes));
}
