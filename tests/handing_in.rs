//! Handing reports in: what is refused, what a correction leaves to be seen, and what forms add to files that are there.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

mod copy;
mod folder;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use copy::repository;
use tempfile::TempDir;

/// Where the reports of the shipped plan lie.
const YEAR: &str = "plans/dak-po-2022/progress/2022-year";

/// A command on a day, as somebody types it who reports for no agency.
fn command(root: &Path, as_of: &str, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cchc"));
    command.args(["--lang", "en", "--as-of", as_of]).args(args).current_dir(root);
    command.env_remove("CCHC_AGENCY").env_remove("CI");
    command
}

fn run(root: &Path, as_of: &str, args: &[&str]) -> Output {
    command(root, as_of, args).output().unwrap()
}

#[track_caller]
fn said(root: &Path, as_of: &str, args: &[&str]) -> String {
    let output = run(root, as_of, args);
    assert_eq!(output.status.code(), Some(0), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[track_caller]
fn refused(root: &Path, as_of: &str, args: &[&str], why: &str) {
    let output = run(root, as_of, args);
    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(2), &b""[..]), "{args:?}: {errors}");
    assert!(errors.contains(why), "{args:?}: {errors}");
}

fn report(root: &Path, agency: &str) -> String {
    fs::read_to_string(root.join(YEAR).join(format!("{agency}.toml"))).unwrap()
}

/// The commune's plan, which asks its focal point for no report.
fn commune() -> TempDir {
    let repository = tempfile::tempdir().unwrap();
    let plan = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/commune/xa-mau-2026");
    folder::copy(&plan, &repository.path().join("plans/xa-mau-2026"));
    repository
}

#[test]
fn a_report_that_tells_nothing_is_not_taken() {
    let repository = repository();
    let root = repository.path();
    let submit = &["report", "submit", "--agency", "phong-tu-phap"][..];
    refused(root, "2022-12-15", submit, "cchc report new --agency phong-tu-phap --period 2022-year");
    said(root, "2022-12-15", &["report", "new", "--agency", "phong-tu-phap"]);
    let form = report(root, "phong-tu-phap");
    refused(root, "2022-12-15", submit, "nobody has filled in the form");
    refused(root, "2022-12-15", &[submit, &["--nothing-to-report", " "]].concat(), "--nothing-to-report");
    assert_eq!(report(root, "phong-tu-phap"), form);
    let nothing = [submit, &["--nothing-to-report", "Không phát sinh"]].concat();
    said(root, "2022-12-15", &nothing);
    let expected = form
        .replace("submitted = \"\"\n", "submitted = 2022-12-15\nnothing_to_report = \"Không phát sinh\"\n");
    assert_eq!(report(root, "phong-tu-phap"), expected);
    assert!(said(root, "2022-12-16", &["reports"]).contains("nothing to report: Không phát sinh"));
    assert!(!said(root, "2022-12-14", &["reports"]).contains("Không phát sinh"), "not before it came");
    let document = said(root, "2022-12-16", &["report", "2022-year"]);
    assert!(document.contains("- Phòng Tư pháp: không có nội dung báo cáo: Không phát sinh"), "{document}");
    // It cannot tell of items too.
    refused(root, "2022-12-16", &["update", "PL.II.2=40", "--period", "2022-year"], "not written");
    said(root, "2022-12-15", &["update", "II.1.5=30"]);
    let telling = ["report", "submit", "--agency", "phong-noi-vu", "--nothing-to-report", "x"];
    refused(root, "2022-12-15", &telling, "leave out --nothing-to-report");
}

#[test]
fn a_report_is_taken_from_who_is_asked_for_it() {
    let repository = commune();
    let root = repository.path();
    let submit = |agency, period| ["report", "submit", "--agency", agency, "--period", period];
    refused(root, "2026-06-16", &submit("van-phong", "2026-H1"), "is not asked to report");
    refused(root, "2026-06-16", &submit("trung-tam", "2026-Q2"), "no reporting period `2026-Q2`");
    refused(root, "2026-06-16", &submit("trung-tam", "2027-Q1"), "no reporting period `2027-Q1`");
    let late = [&submit("trung-tam", "2026-H1")[..], &["--on", "2026-06-17"]].concat();
    refused(root, "2026-06-16", &late, "2026-06-17 is still to come");
    let early = [&submit("trung-tam", "2026-Q3")[..], &["--on", "2026-06-14"]].concat();
    refused(root, "2026-06-16", &early, "before the data of quarter III of 2026 begin (2026-06-15)");
    refused(root, "2026-06-16", &["report", "submit", "--period", "2026-H1"], "CCHC_AGENCY");
    // A hand-in before the data close is noted where there is something to lose.
    said(root, "2026-07-01", &["update", "I.4=40", "--period", "quý III"]);
    let output = run(root, "2026-07-01", &submit("trung-tam", "Quý III/2026"));
    let note = String::from_utf8(output.stderr).unwrap();
    assert!(note.contains("note[submitted-early]") && note.contains("2026-09-14"), "{note}");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn a_wrong_day_is_corrected_and_the_correction_is_seen() {
    let repository = repository();
    let root = repository.path();
    let submit = &["report", "submit", "--agency", "phong-noi-vu"][..];
    let correct = |on| [submit, &["--on", on, "--correct", "Ghi nhầm ngày"]].concat();
    said(root, "2022-12-15", &["update", "II.1.5=30"]);
    refused(root, "2022-12-15", &correct("2022-12-14"), "there is no day to correct");
    said(root, "2022-12-15", submit);
    refused(root, "2022-12-16", submit, "on 2022-12-15; if that day is wrong");
    refused(root, "2022-12-16", submit, "--on DATE --correct \"WHY\"");
    refused(root, "2022-12-16", &[submit, &["--on", "2022-12-14"]].concat(), "--correct");
    refused(root, "2022-12-16", &correct("2022-12-15"), "is recorded with 2022-12-15 already");
    refused(root, "2022-12-16", &[submit, &["--correct", "x"]].concat(), "--on");
    said(root, "2022-12-16", &correct("2022-12-14"));
    said(root, "2022-12-19", &correct("2022-12-13"));
    let head = "submitted = 2022-12-13\ncorrections = [\
        { was = 2022-12-15, on = 2022-12-16, why = \"Ghi nhầm ngày\" }, \
        { was = 2022-12-14, on = 2022-12-19, why = \"Ghi nhầm ngày\" }]\n";
    assert!(report(root, "phong-noi-vu").contains(head), "{}", report(root, "phong-noi-vu"));
    let reports = said(root, "2022-12-18", &["reports", "--format", "json"]);
    let corrections = "\"submitted\":\"2022-12-13\",\"days_late\":0,\"status\":\"on_time\",\
        \"nothing_to_report\":null,\"difficulties\":null,\"proposals\":null,\
        \"corrections\":[{\"was\":\"2022-12-15\",\"on\":\"2022-12-16\",\"why\":\"Ghi nhầm ngày\"}]";
    assert!(reports.contains(corrections), "{reports}");
    let history = said(root, "2022-12-20", &["history"]);
    for day in ["handed in on 2022-12-14, not", "on 2022-12-13, not"] {
        assert!(
            history.replace('\n', " ").split_whitespace().collect::<Vec<_>>().join(" ").contains(day),
            "{history}"
        );
    }
    let document = said(root, "2022-12-20", &["report", "2022-year"]);
    assert!(document.contains("ghi lại ngày 19/12/2022, trước ghi 14/12/2022"), "{document}");
}

#[test]
fn reports_are_handed_in_by_their_files() {
    let repository = repository();
    let root = repository.path();
    said(root, "2022-12-15", &["update", "II.1.5=30", "PL.VI.1=20"]);
    let files = ["phong-noi-vu", "phong-tai-chinh-ke-hoach"].map(|agency| format!("{YEAR}/{agency}.toml"));
    let args = ["report", "submit", "--on", "2022-12-14", &files[0], &files[1], &files[0]];
    // All or none.
    refused(
        root,
        "2022-12-15",
        &[&args[..], &["plans/dak-po-2022/plan.toml"]].concat(),
        "is no file of a report",
    );
    assert!(report(root, "phong-noi-vu").contains("submitted = \"\""));
    said(root, "2022-12-15", &args);
    for agency in ["phong-noi-vu", "phong-tai-chinh-ke-hoach"] {
        assert!(report(root, agency).contains("submitted = 2022-12-14"));
    }
    // A file says which plan is meant, from wherever it is named.
    folder::copy(&root.join("plans/dak-po-2022"), &root.join("plans/other"));
    let plan = root.join("plans/other/plan.toml");
    fs::write(&plan, fs::read_to_string(&plan).unwrap().replacen("dak-po-2022", "other", 1)).unwrap();
    let folder = root.join("plans/other/progress");
    let correct = ["report", "submit", "2022-year/phong-noi-vu.toml", "--on", "2022-12-13", "--correct", "x"];
    said(&folder, "2022-12-15", &correct);
    let text = fs::read_to_string(folder.join("2022-year/phong-noi-vu.toml")).unwrap();
    assert!(text.contains("submitted = 2022-12-13"));
    assert!(report(root, "phong-noi-vu").contains("submitted = 2022-12-14"));
}

#[test]
fn a_form_adds_what_a_file_lacks_and_keeps_what_it_holds() {
    let repository = repository();
    let root = repository.path();
    said(root, "2022-12-01", &["update", "PL.II.2=40", "--note", "n"]);
    let path = root.join(YEAR).join("phong-tu-phap.toml");
    let begun =
        report(root, "phong-tu-phap").replace("[report]", "# ours\n[report] # head").replace('\n', "\r\n");
    fs::write(&path, &begun).unwrap();
    let new = ["report", "new", "--agency", "phong-tu-phap"];
    assert!(said(root, "2022-12-15", &new).contains("phong-tu-phap.toml, 5 items"));
    let text = report(root, "phong-tu-phap");
    let added = text.strip_prefix(&begun).unwrap();
    assert!(added.starts_with("\r\n# BIỂU BÁO CÁO") && !added.replace("\r\n", "").contains('\n'), "{added}");
    let items = |text: &str| text.matches("[[entry]]").count();
    assert_eq!((items(&text), text.matches("item = \"PL.II.2\"").count()), (6, 1));
    refused(root, "2022-12-15", &new, "asks for every item already");
    // Once items of it are gone, only those are asked for, and how to fill it in is not said again.
    let (before, _) = text.split_once("# PL.II.5.").unwrap();
    fs::write(&path, before).unwrap();
    assert!(said(root, "2022-12-15", &new).contains("phong-tu-phap.toml, 2 items."));
    assert_eq!(report(root, "phong-tu-phap").matches("BIỂU BÁO CÁO").count(), 1);
    let check = run(root, "2022-12-15", &["check", "--plan", "dak-po-2022"]);
    assert_eq!(check.status.code(), Some(0), "{}", String::from_utf8_lossy(&check.stdout));
    said(root, "2022-12-15", &["report", "submit", "--agency", "phong-tu-phap"]);
    refused(root, "2022-12-15", &[&new[..], &["--period", "2022-year"]].concat(), "handed in its report");
}

#[test]
fn forms_for_all_are_for_those_who_are_asked() {
    let repository = commune();
    let root = repository.path();
    let told = said(root, "2026-09-10", &["report", "new", "--all"]);
    let forms: Vec<String> = fs::read_dir(root.join("plans/xa-mau-2026/progress/2026-Q3"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!((forms.len(), told.matches("The form: ").count()), (3, 3), "{told} {forms:?}");
    let again = said(root, "2026-09-10", &["report", "new", "--all"]);
    assert!(again.contains("3 forms were not written:") && !again.contains("The form: "), "{again}");
    let output = run(root, "2026-09-10", &["report", "new", "--all", "--agency", "trung-tam"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_form_may_be_filled_in_with_vietnamese_words() {
    let repository = repository();
    let root = repository.path();
    said(root, "2022-12-15", &["report", "new", "--agency", "phong-tu-phap"]);
    let form = report(root, "phong-tu-phap");
    for (words, state) in [("đã hoàn thành", "done"), ("Da hoan thanh", "done"), ("Tạm hoãn", "suspended")]
    {
        let filled = form.replacen("state = \"\"", &format!("state = \"{words}\""), 1);
        fs::write(root.join(YEAR).join("phong-tu-phap.toml"), filled).unwrap();
        let json = said(root, "2022-12-15", &["history", "--format", "json"]);
        assert!(json.contains(&format!("\"state\":\"{state}\"")), "{json}");
    }
    let slip = form.replacen("state = \"\"", "state = \"đã hoàn thanhh\"", 1);
    fs::write(root.join(YEAR).join("phong-tu-phap.toml"), slip).unwrap();
    let check = run(root, "2022-12-15", &["check"]);
    let text = String::from_utf8(check.stdout).unwrap();
    assert!(text.contains("write `\"đã hoàn thành\"`"), "{text}");
}

#[test]
fn the_agency_of_whoever_types_is_said_once() {
    let repository = repository();
    let root = repository.path();
    let file = root.join("plans/cchc.local.toml");
    fs::write(&file, "[me]\nagency = \"phong tu phap\"\n").unwrap();
    let tell = |set: &[(&str, &str)]| {
        let mut update = command(root, "2022-12-15", &["report", "new", "--dry-run"]);
        let output = update.envs(set.iter().copied()).output().unwrap();
        let text = [output.stdout, output.stderr].concat();
        String::from_utf8(text).unwrap()
    };
    assert!(tell(&[]).contains("agency = \"phong-tu-phap\""));
    assert!(tell(&[("CCHC_AGENCY", "P. Nội vụ")]).contains("agency = \"phong-noi-vu\""));
    for ci in ["true", "1"] {
        assert!(tell(&[("CI", ci)]).contains("it is not said which agency reports"));
    }
    assert!(tell(&[("CI", "false")]).contains("agency = \"phong-tu-phap\""));
    assert!(tell(&[("CI", "true"), ("CCHC_AGENCY", "phong-noi-vu")]).contains("agency = \"phong-noi-vu\""));
    // It is whose report `update` writes to, but nobody confirms their own work by it.
    said(root, "2022-12-15", &["update", "PL.III.4=30"]);
    assert!(report(root, "phong-tu-phap").contains("PL.III.4"));
    said(root, "2022-12-15", &["update", "PL.II.2=done"]);
    said(root, "2022-12-15", &["update", "PL.II.2", "--confirm", "--by", "A"]);
    assert!(report(root, "phong-noi-vu").contains("[[confirmation]]"));
    // It is no file of a plan, and says what is wrong with it where it counts.
    assert_eq!(run(root, "2022-12-15", &["check"]).status.code(), Some(0));
    fs::write(&file, "[me]\nagencies = \"phong-tu-phap\"\n").unwrap();
    assert!(tell(&[]).contains("unknown key `agencies`"));
    assert!(tell(&[("CI", "true")]).contains("it is not said which agency reports"));
}

#[test]
fn a_case_is_closed_in_the_report_that_told_of_it() {
    let repository = commune();
    let root = repository.path();
    said(root, "2026-06-18", &["update", "II.4", "--occurred", "2026-06-10", "--due", "2026-07-01"]);
    said(root, "2026-07-02", &["update", "II.4", "--occurred", "2026-06-10", "--done", "2026-07-01"]);
    let ledger = root.join("plans/xa-mau-2026/progress");
    let half = fs::read_to_string(ledger.join("2026-H1/van-phong.toml")).unwrap();
    assert!(half.contains("on = 2026-06-10\ndue = 2026-07-01\ndone = 2026-07-01\n"), "{half}");
    assert!(!ledger.join("2026-Q3/van-phong.toml").exists());
}

#[test]
fn what_is_told_without_a_period_goes_into_the_open_report() {
    let repository = commune();
    let root = repository.path();
    let taken = |day, rest: &[&str]| {
        let text = said(root, day, &[&["update", "--dry-run", "I.4=41", "--note", "n"], rest].concat());
        let line = text.lines().find(|line| line.starts_with("For ")).unwrap_or_default();
        line.to_owned()
    };
    assert!(taken("2026-06-14", &[]).ends_with("(2026-H1), as of 2026-06-14."));
    // Data have closed, and the report is due in two days: it is of the closing day.
    assert!(taken("2026-06-18", &[]).ends_with("(2026-H1), as of 2026-06-14."));
    assert!(taken("2026-06-18", &["--on", "2026-06-18"]).ends_with("(2026-Q3), as of 2026-06-18."));
    assert!(taken("2026-06-21", &[]).ends_with("(2026-Q3), as of 2026-06-21."));
    // After the last report that the plan asks for there is no other.
    assert!(taken("2027-01-10", &[]).ends_with("(2026-year), as of 2027-01-10."));
    assert_eq!(taken("2026-06-18", &["--period", "2026-Q1"]), "");
    let unasked = said(root, "2027-03-10", &["update", "--dry-run", "I.4=41", "--period", "2027-Q1"]);
    assert!(unasked.contains("the plan asks for no report for quarter I of 2027"), "{unasked}");
}
