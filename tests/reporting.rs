//! Reports and reminders: who has answered a round, what the focal point's report says of a period, who gets a letter.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

mod folder;
mod small;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use cchc::assess::{Answer, Survey};
use serde_json::Value;
use small::{ITEM, case, day, plan};

const REPORTING: &str = "[reporting]\ncalendar = \"cchc\"\nfrom = [\"g\"]\nto = \"b\"\n";

/// How the agency `a` has answered the third quarter of 2022, due on 2022-09-20, by a day. Reports are given by agency
/// and day handed in.
#[track_caller]
fn answer(reports: &[(&str, &str)], as_of: &str, expected: Answer) {
    let reports: Vec<String> = reports
        .iter()
        .map(|(agency, on)| {
            format!("[report]\nagency = \"{agency}\"\nperiod = \"2022-Q3\"\nsubmitted = {on}\n")
        })
        .collect();
    let texts: Vec<&str> = reports.iter().map(String::as_str).collect();
    let plan = plan(REPORTING, &texts);
    let survey = Survey::new(&plan, day(as_of));
    let round = &survey.rounds[0];
    assert_eq!(round.period.to_string(), "2022-Q3");
    assert_eq!(round.answer(round.asked[0], day(as_of)), expected, "{reports:?} by {as_of}");
}

#[test]
fn the_due_day_is_in_time() {
    answer(&[("a", "2022-09-20")], "2022-09-20", Answer::InTime { on: day("2022-09-20") });
    answer(&[("a", "2022-09-21")], "2022-09-21", Answer::Late { on: day("2022-09-21"), days: 1 });
    answer(&[("a", "2022-09-21")], "2022-09-20", Answer::Awaited);
    answer(&[], "2022-09-20", Answer::Awaited);
    answer(&[], "2022-09-21", Answer::Missing { days: 1 });
    answer(&[("b", "2022-09-15")], "2022-09-21", Answer::Missing { days: 1 });
}

#[test]
fn a_group_answers_for_its_members_and_the_first_report_counts() {
    let late = Answer::Late { on: day("2022-09-25"), days: 5 };
    answer(&[("g", "2022-09-25")], "2022-10-01", late);
    answer(&[("a", "2022-09-28"), ("g", "2022-09-25")], "2022-10-01", late);
    answer(
        &[("g", "2022-09-25"), ("a", "2022-09-19")],
        "2022-10-01",
        Answer::InTime { on: day("2022-09-19") },
    );
}

#[test]
fn a_late_report_lifts_the_risk_that_it_was_missing() {
    let body = format!("{REPORTING}{ITEM}");
    let entry = "[[entry]]\nitem = \"I.1\"\non = 2022-09-10\npercent = 20\n";
    let report = format!("[report]\nagency = \"a\"\nperiod = \"2022-Q3\"\nsubmitted = 2022-09-25\n{entry}");
    case(&body, &[&report], "2022-09-20", "on_track: on_schedule");
    case(&body, &[&report], "2022-09-21", "at_risk: report_missing");
    case(&body, &[&report], "2022-09-25", "on_track: on_schedule");
}

#[test]
fn a_plan_s_periods_are_those_that_close_within_it() {
    let periods = |body: &str| {
        let plan = plan(body, &[]);
        plan.report_periods().map(|period| period.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(periods(REPORTING), ["2022-Q3", "2022-year"]);
    assert!(periods("").is_empty());
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A run in a folder.
fn cchc(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cchc"))
        .args(args)
        .env("COLUMNS", "100")
        .env("CCHC_LANG", "en")
        .current_dir(folder)
        .output()
        .unwrap()
}

/// What a run prints that has nothing to complain of.
#[track_caller]
fn said(folder: &Path, args: &[&str]) -> String {
    let output = cchc(folder, args);
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "", "{args:?}");
    assert_eq!(output.status.code(), Some(0), "{args:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// What a run complains of that prints nothing.
#[track_caller]
fn refused(folder: &Path, args: &[&str]) -> String {
    let output = cchc(folder, args);
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(2), &b""[..]), "{args:?}");
    String::from_utf8(output.stderr).unwrap()
}

/// A repository with the commune's plan, and beside it those whose folders are named.
fn repository(others: &[&str]) -> tempfile::TempDir {
    let repository = tempfile::tempdir().unwrap();
    for folder in [&["tests/commune/xa-mau-2026"], others].concat() {
        let name = Path::new(folder).file_name().unwrap();
        folder::copy(&root().join(folder), &repository.path().join("plans").join(name));
    }
    repository
}

#[test]
fn json_counts_what_it_lists() {
    let text =
        said(root(), &["reports", "--plan", "tests/commune", "--as-of", "2026-06-25", "--format", "json"]);
    let view: Value = serde_json::from_str(&text).unwrap();
    assert_eq!((&view["version"], view["plan"].as_str()), (&1.into(), Some("xa-mau-2026")));
    for round in view["rounds"].as_array().unwrap() {
        let agencies = round["agencies"].as_array().unwrap();
        let count = |wanted: &[&str]| {
            agencies.iter().filter(|it| wanted.contains(&it["status"].as_str().unwrap())).count()
        };
        assert_eq!(round["asked"], agencies.len());
        assert_eq!(round["received"], count(&["on_time", "late"]));
        assert_eq!(
            (&round["late"], &round["missing"]),
            (&count(&["late"]).into(), &count(&["missing"]).into())
        );
        for agency in agencies {
            let is_late = matches!(agency["status"].as_str(), Some("late" | "missing"));
            assert_eq!(is_late, agency["days_late"].as_i64().is_some_and(|days| 0 < days), "{agency}");
            let is_here = matches!(agency["status"].as_str(), Some("late" | "on_time"));
            assert_eq!(is_here, agency["submitted"].is_string(), "{agency}");
        }
    }
    assert_eq!(view["rounds"][1]["agencies"][1]["days_late"], 3);
}

#[test]
fn figures_are_those_of_the_closing_day_whenever_the_report_is_made() {
    let report = |as_of| said(root(), &["report", "2026-h1", "--plan", "tests/commune", "--as-of", as_of]);
    // The appendix tells of which month its report is.
    let figures = |text: &str| {
        let lines = text.split_once("## II. ").unwrap().1.lines();
        lines.filter(|line| !line.starts_with("(Kèm theo ")).collect::<Vec<_>>().join("\n")
    };
    let (early, late) = (report("2026-06-14"), report("2026-12-31"));
    assert_eq!(figures(&early), figures(&late));
    assert!(early.contains("1/3 cơ quan") && late.contains("2/3 cơ quan"), "{early}");
    let open = report("2026-06-13");
    assert!(open.contains("Số liệu chưa chốt: tình trạng nhiệm vụ mới tính đến ngày 13/6/2026"), "{open}");
    assert!(!early.contains("Số liệu chưa chốt"), "{early}");
}

#[test]
fn what_the_period_before_brought_is_not_brought_again() {
    let period = |name, as_of| {
        let text = said(root(), &["report", name, "--plan", "tests/commune", "--as-of", as_of]);
        let (_, part) = text.split_once("## III. ").unwrap();
        part.split_once("## IV. ").unwrap().0.to_owned()
    };
    let (first, half) = (period("Q1", "2026-03-20"), period("H1", "2026-06-20"));
    // Completed on 2 March, the 14th of March still belongs to the first quarter.
    assert!(first.contains("04/TB-TTPVHCC") && !half.contains("04/TB-TTPVHCC"), "{half}");
    assert!(first.contains("| II.3, PL.2 |") && half.contains("| 15 | 55 |"), "{first}{half}");
    assert!(!first.contains("28/QĐ-UBND") && half.contains("28/QĐ-UBND"), "{first}");
}

#[test]
fn a_period_may_be_named_without_its_year_and_case() {
    for name in ["2026-Q1", "2026-q1", "q1", " Q1 "] {
        let text = said(root(), &["report", name, "--plan", "tests/commune", "--as-of", "2026-03-20"]);
        assert!(text.contains("Kỳ báo cáo: Quý I/2026"), "{name}");
    }
    let unknown = refused(root(), &["report", "2026-Q2", "--plan", "tests/commune"]);
    assert!(unknown.contains("no reporting period `2026-Q2`. Did you mean `2026-H1`?"), "{unknown}");
    let none = refused(root(), &["report", "quarter", "--plan", "tests/commune"]);
    assert!(none.contains("2026-Q1, 2026-H1, 2026-Q3, 2026-year"), "{none}");
    let early = refused(root(), &["report", "Q3", "--plan", "tests/commune", "--as-of", "2026-06-14"]);
    assert!(early.contains("it is too early for `2026-Q3`"), "{early}");
    said(root(), &["report", "Q3", "--plan", "tests/commune", "--as-of", "2026-06-15"]);
}

#[test]
fn documents_are_markdown_and_written_whole() {
    let repository = repository(&[]);
    let root = repository.path();
    for command in [&["report", "H1"][..], &["remind"]] {
        for format in ["json", "csv", "sarif"] {
            let fault = refused(root, &[command, &["--format", format]].concat());
            assert!(fault.contains("Known are: markdown, docx, table"), "{command:?} {format}: {fault}");
        }
        let fault = refused(root, &[command, &["--format", "table", "--out", "x"]].concat());
        assert!(fault.contains("`--out` writes files, which --format table is not for"), "{fault}");
    }
    let printed = said(root, &["report", "H1", "--as-of", "2026-06-25"]);
    let told = said(root, &["report", "H1", "--as-of", "2026-06-25", "--out", "a/b.md"]);
    assert_eq!(told, "Wrote a/b.md.\n");
    assert_eq!(fs::read_to_string(root.join("a/b.md")).unwrap(), printed);
    assert_eq!(said(root, &["report", "H1", "--as-of", "2026-06-25", "--out", "c.md", "--quiet"]), "");
}

#[test]
fn several_plans_are_a_document_each() {
    let repository = repository(&["plans/dak-po-2022"]);
    let root = repository.path();
    let years =
        ["2022-year", "2026-Q1"].map(|period| said(root, &["report", period, "--as-of", "2026-06-25"]));
    assert!(years.iter().all(|text| text.matches("# BÁO CÁO").count() == 1));
    // No year: each plan has one such period.
    let both = said(root, &["report", "year", "--as-of", "2026-12-20"]);
    assert_eq!(both.matches("# BÁO CÁO").count(), 2);
    let fault = refused(root, &["report", "year", "--as-of", "2026-12-20", "--out", "x.md"]);
    assert!(fault.contains("there are 2 documents, and --out writes one file"), "{fault}");
    said(root, &["remind", "--as-of", "2026-06-25", "--out", "letters"]);
    for file in ["dak-po-2022/index.md", "xa-mau-2026/index.md", "xa-mau-2026/trung-tam.md"] {
        assert!(root.join("letters").join(file).is_file(), "{file}");
    }
}

/// The letters that a run prints, by whom they are to.
fn addressees(text: &str) -> Vec<&str> {
    text.lines().filter_map(|line| line.strip_prefix("Kính gửi: ")).collect()
}

#[test]
fn only_who_is_late_or_at_risk_is_written_to() {
    let at = |as_of, more: &[&str]| {
        said(root(), &[&["remind", "--plan", "tests/commune", "--as-of", as_of], more].concat())
    };
    let all = at("2026-06-25", &[]);
    let phong = ["Phòng Kinh tế", "Phòng Văn hóa – Xã hội"];
    assert_eq!(addressees(&all), [&phong[..], &["Trung tâm Phục vụ hành chính công"]].concat());
    // The focal point's only item waits to be confirmed, in time; a group means each of its members.
    assert_eq!(addressees(&at("2026-06-25", &["cac-phong"])), phong);
    let none = at("2026-06-25", &["van-phong"]);
    assert!(none.starts_with("As of 2026-06-25, `van-phong` leads nothing"), "{none}");
    assert_eq!(at("2026-01-12", &[]), "As of 2026-01-12 no agency needs a reminder.\n");
    // Once its day has passed, work without evidence is late, and the focal point reminds itself without a letter.
    let own = at("2026-07-01", &["van-phong"]);
    assert!(own.starts_with("# Danh sách theo dõi nội bộ của Văn phòng HĐND và UBND\n"), "{own}");
    assert!(!own.contains("Kính gửi") && own.contains("Số quá hạn gồm 1 nhiệm vụ"), "{own}");
}

#[test]
fn for_a_group_without_members_who_adds_up_is_asked() {
    let repository = repository(&[]);
    let root = repository.path();
    let path = root.join("plans/xa-mau-2026/agencies.toml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("{text}\n[group.thon]\nname = \"Các thôn\"\nmembers = []\nopen = true\n"))
        .unwrap();
    let plan = root.join("plans/xa-mau-2026/plan.toml");
    let text = fs::read_to_string(&plan).unwrap();
    let (before, after) = text.split_once("id = \"I.4\"").unwrap();
    let after = after.replacen("lead = [\"trung-tam\"]", "lead = [\"thon\"]", 1);
    fs::write(&plan, format!("{before}id = \"I.4\"{after}")).unwrap();
    let none = said(root, &["remind", "thon", "--as-of", "2026-05-02"]);
    assert_eq!(addressees(&none), Vec::<&str>::new());
    let own = said(root, &["remind", "van-phong", "--as-of", "2026-05-02"]);
    assert!(own.starts_with("# Danh sách theo dõi nội bộ") && own.contains("| I.4 |"), "{own}");
}

#[test]
fn a_letter_asks_for_an_answer_within_five_working_days_or_by_the_day_given() {
    let args = ["remind", "trung-tam", "--plan", "tests/commune", "--as-of", "2026-06-25"];
    let usual = said(root(), &args);
    assert!(usual.contains("chậm nhất ngày 02/7/2026"), "{usual}");
    assert!(
        said(root(), &[&args[..], &["--reply-by", "2026-06-25"]].concat())
            .contains("chậm nhất ngày 25/6/2026")
    );
    let fault = refused(root(), &[&args[..], &["--reply-by", "2026-06-24"]].concat());
    assert!(fault.contains("the day of reply 2026-06-24 is before the as-of day 2026-06-25"), "{fault}");
    let fault = refused(root(), &[&args[..], &["--reply-by", "2026-06-27"]].concat());
    assert!(fault.contains("the next working day is 2026-06-29"), "{fault}");
}

#[test]
fn the_plan_says_how_many_working_days_there_are_to_answer() {
    let repository = repository(&[]);
    let plan = repository.path().join("plans/xa-mau-2026/plan.toml");
    let text = fs::read_to_string(&plan).unwrap();
    let letter = |keys: &str| {
        fs::write(&plan, format!("{text}\n{keys}")).unwrap();
        said(repository.path(), &["remind", "trung-tam", "--as-of", "2026-06-25"])
    };
    // A Thursday: Friday, Monday, Tuesday.
    assert!(letter("[letters]\nreply_days = 3\n").contains("chậm nhất ngày 30/6/2026"));
    let off = "[letters]\nreply_days = 3\n[days_off]\ndays = [2026-06-29]\n";
    assert!(letter(off).contains("chậm nhất ngày 01/7/2026"));
}

#[test]
fn letters_are_files_with_an_index() {
    let repository = repository(&[]);
    let root = repository.path();
    let told = said(root, &["remind", "--as-of", "2026-06-25", "--out", "letters"]);
    assert_eq!(told, "4 files written to letters.\n");
    let mut files: Vec<PathBuf> =
        fs::read_dir(root.join("letters")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let names: Vec<&str> = files.iter().map(|file| file.file_name().unwrap().to_str().unwrap()).collect();
    let list = ".cchc-remind-md.sha256";
    assert_eq!(names, [list, "index.md", "phong-kinh-te.md", "phong-van-hoa.md", "trung-tam.md"]);
    let printed = said(root, &["remind", "trung-tam", "--as-of", "2026-06-25"]);
    assert_eq!(fs::read_to_string(&files[4]).unwrap(), printed);
    let index = fs::read_to_string(&files[1]).unwrap();
    assert!(
        index.contains("| 3 | Trung tâm Phục vụ hành chính công | 1 | 0 | 0 | 0 | 1 | trung-tam.md |"),
        "{index}"
    );
    said(root, &["remind", "trung-tam", "--as-of", "2026-06-25", "--out", "one"]);
    assert_eq!(fs::read_dir(root.join("one")).unwrap().count(), 2, "the letter, and what says whose it is");
    said(root, &["remind", "--as-of", "2026-01-12", "--out", "none"]);
    assert!(!root.join("none").exists());
}

#[test]
fn a_task_is_never_said_to_be_failed() {
    let report = said(root(), &["report", "H1", "--plan", "tests/commune", "--as-of", "2026-06-25"]);
    let letters = said(root(), &["remind", "--plan", "tests/commune", "--as-of", "2026-06-25"]);
    for text in [report, letters] {
        for wrong in ["không hoàn thành nhiệm vụ", "Không hoàn thành nhiệm vụ", "trễ hạn"] {
            assert!(!text.contains(wrong), "{wrong}");
        }
    }
}

#[test]
fn a_plan_without_a_symbol_is_cited_by_its_number() {
    let repository = repository(&[]);
    let plan = repository.path().join("plans/xa-mau-2026/plan.toml");
    let text = fs::read_to_string(&plan).unwrap();
    let cited = |text: &str| {
        fs::write(&plan, text).unwrap();
        said(repository.path(), &["remind", "--lang", "vi", "--as-of", "2026-06-25"])
    };
    let letter = cited(&text.replace("symbol = \"KH-UBND\"\n", ""));
    assert!(letter.contains("Kế hoạch số 15 ngày"), "{letter}");
    assert!(cited(&text).contains("Kế hoạch số 15/KH-UBND ngày"));
}
