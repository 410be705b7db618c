//! Writing to the ledger as people do: what is asked, what is shown, what is in the files afterwards.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

mod copy;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use copy::repository;
use snapbox::{Data, assert_data_eq};

/// What a terminal shows of these command lines, one after the other, and the files they leave.
fn transcript(root: &Path, lang: &str, lines: &[&str]) -> String {
    let mut text = String::new();
    for line in lines {
        writeln!(text, "$ cchc {line}").unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_cchc"))
            .args(["--lang", lang, "--as-of", "2022-11-15"])
            .args(words(line))
            .env("COLUMNS", "100")
            .current_dir(root)
            .output()
            .unwrap();
        text.push_str(&String::from_utf8(output.stdout).unwrap());
        text.push_str(&String::from_utf8(output.stderr).unwrap());
        match output.status.code() {
            Some(0) => {}
            code => writeln!(text, "? {}", code.unwrap()).unwrap(),
        }
        text.push('\n');
    }
    text
}

/// The words of a line; quotes hold several together.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut is_quoted = false;
    for c in line.chars() {
        match c {
            '\'' => is_quoted = !is_quoted,
            ' ' if !is_quoted => words.push(String::new()),
            c => words.last_mut().unwrap().push(c),
        }
    }
    words
}

fn ledger(root: &Path, file: &str) -> String {
    fs::read_to_string(root.join("plans/dak-po-2022/progress").join(file)).unwrap()
}

#[test]
fn what_is_recorded_is_shown() {
    let lines = [
        "update II.1.10 --percent 40 --note 'Đã rà soát 4/10 vị trí' --on 2022-10-20",
        "update II.1.10 --percent 100 --on 2022-11-10",
        "update II.1.10 --state done --evidence 45/BC-PNV --on 2022-11-14",
        "update II.1.10 --percent 90 --on 2022-11-01",
        "update II.1.10 --percent 90",
        "update II.1.5 --measured 'phó trưởng phòng=2' --measured 'cơ cấu hợp lý=83,3%' --dry-run",
        "update II.1.5 --measured 2",
        "update II.1.5 --measured 'số người=2'",
        "update II.1.9 --state done --on 2022-11-01",
        "update II.1.9 --confirm --by 'Nguyễn Văn A' --note 'Đã kiểm tra thực tế'",
        "update II.1.8 --rating on-track --by 'Trần Thị B' --reason 'Đã thống nhất lộ trình' --until 2022-11-30",
        "update II.1.8 --rating computed --by 'Trần Thị B' --reason 'Lộ trình không còn phù hợp'",
        "update PL.III.6 --occurred 2022-11-03 --due 2022-11-10",
        "update PL.III.6 --occurred 2022-11-03 --done 2022-11-12",
        "update PL.III.6 --occurred 2022-11-03 --done 2022-11-12",
        "update PL.III.4 --agency 'xa ha tam' --state blocked --cause 'Chưa có đường truyền'",
        "update II.1.5=30 6=45% PL.IV.2='đang vướng mắc' 3=xong:45/BC-PNV:46/BC-PNV",
        "update II.1.5=30 PL.VI.1=20 --note 'Theo báo cáo tháng 11' --dry-run",
        "update II.1.6=45 --dry-run",
        "update II.1.6=45 --on 2022-11-14 --dry-run",
    ];
    for lang in ["vi", "en"] {
        let repository = repository();
        let shown = transcript(repository.path(), lang, &lines);
        let expected = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/update/{lang}.txt"));
        assert_data_eq!(shown, Data::read_from(&expected, None).raw());
    }
}

#[test]
fn what_would_be_an_error_is_refused() {
    let repository = repository();
    let root = repository.path();
    fs::create_dir(root.join("plans/dak-po-2022/evidence")).unwrap();
    fs::write(root.join("outside.pdf"), "x").unwrap();
    let lines = [
        "update II.1.99 --percent 4",
        "update II.1.10",
        "update II.1.10 --percent 120",
        "update II.1.10 --percent half",
        "update II.1.10 --state finished",
        "update II.1.10 --period 2022-Q2 --percent 4",
        "update II.1.10 --agency 'phong noi'",
        "update II.1.10 --agency 'phong noi' --percent 4",
        "update II.1.10 --confirm",
        "update II.1.10 --confirm --by A --percent 4",
        "update II.1.10 --rating on-track --by A",
        "update II.1.4 --state done --agency van-phong --on 2022-11-01",
        "update II.1.4 --confirm --by A --agency van-phong",
        "update PL.III.4 --percent 4",
        "update PL.III.6 --occurred 2022-11-03",
        "update PL.III.6 --occurred 2022-11-03 --due 2022-11-01",
        "update PL.III.6 --occurred 2022-11-03 --due 2022-11-20 --done 2022-11-16",
        "update II.1.10 --evidence evidence/45.pdf",
        "update II.1.10 --evidence outside.pdf",
        "update II.1.10 --evidence evidence",
        "update II.1.10 --evidence evidence/45-BC",
        "update II.1.11 --confirm --by A",
        "report new --agency 'buu dien tinh' --period 2022-Q3",
        "update II.1.10 --percent 4 --on 2023-11-15",
        "update II.1.10 --percent 4 --on 2021-11-15",
        "update II.1.10 --percent 4 --format json",
        "report submit --agency phong-noi-vu --period 2022-Q2",
        "update II.1.5=30 II.1.5=40",
        "update II.1.5=30 --percent 40",
        "update II.1.5=30 --confirm --by A",
        "update II.1.5=120",
        "update II.1.5=half",
        "update II.1.5=",
        "update",
    ];
    let shown = transcript(root, "en", &lines);
    let expected = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/update/refused.txt");
    assert_data_eq!(shown, Data::read_from(&expected, None).raw());
    let told = ["phong-noi-vu.toml", "van-phong.toml"].map(|file| ledger(root, &format!("2022-year/{file}")));
    assert_eq!(told.map(|text| text.matches("[[").count()), [1, 1], "only what was not refused is written");
}

#[test]
fn comments_and_layout_stay() {
    let repository = repository();
    let root = repository.path();
    let folder = root.join("plans/dak-po-2022/progress/2022-year");
    fs::create_dir_all(&folder).unwrap();
    for end in ["\n", "\r\n"] {
        let before = "# mine\n[report]\nagency   = 'phong-noi-vu' # us\nperiod=\"2022-year\"\nsubmitted = \"\"  # soon\n\n\n[[occurrence]] # odd\nitem = 'PL.I.4'\non = 2022-11-01\ndue = 2022-11-20   # agreed\n# end";
        let before = before.replace('\n', end);
        fs::write(folder.join("phong-noi-vu.toml"), &before).unwrap();
        transcript(root, "en", &["update II.1.10 --percent 4"]);
        let added =
            "\n\n[[entry]]\nitem = \"II.1.10\"\non = 2022-11-15\nstate = \"in-progress\"\npercent = 4\n";
        let after = format!("{before}{}", added.replace('\n', end));
        assert_eq!(ledger(root, "2022-year/phong-noi-vu.toml"), after);
        transcript(root, "en", &["update PL.I.4 --occurred 2022-11-01 --done 2022-11-15"]);
        let after = after.replace("# agreed", &format!("# agreed{end}done = 2022-11-15"));
        assert_eq!(ledger(root, "2022-year/phong-noi-vu.toml"), after);
        transcript(root, "en", &["report submit --agency phong-noi-vu --period 2022-year"]);
        let after = after.replace("\"\"  # soon", "2022-11-15  # soon");
        assert_eq!(ledger(root, "2022-year/phong-noi-vu.toml"), after);
    }
}

#[test]
fn a_file_of_evidence_is_recorded_with_its_digest_and_watched() {
    let repository = repository();
    let root = repository.path();
    let folder = root.join("plans/dak-po-2022/evidence");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("45.txt"), "abc").unwrap();
    let check = "check --plan dak-po-2022 --deny evidence-changed -q";
    let shown = transcript(root, "en", &["update II.1.10 --state done --evidence 45/BC-PNV=evidence/45.txt"]);
    let digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert!(shown.contains(&format!("path = \"evidence/45.txt\", sha256 = \"{digest}\"")), "{shown}");
    assert!(shown.contains("II.1.10: At risk, high → Completed on time"), "{shown}");
    assert!(!transcript(root, "en", &[check]).contains("[evidence-changed]"));
    fs::write(folder.join("45.txt"), "abd").unwrap();
    let changed = transcript(root, "en", &[check]);
    assert!(changed.contains("error[evidence-changed]") && changed.contains("? 1"), "{changed}");
}

#[test]
fn a_level_that_is_set_to_error_refuses_too() {
    let repository = repository();
    let root = repository.path();
    fs::write(root.join("plans/cchc.toml"), "[lint]\ndeny = [\"evidence-missing\"]\n").unwrap();
    let shown = transcript(root, "en", &["update II.1.10 --state done"]);
    assert!(shown.contains("error[evidence-missing]") && shown.contains("? 2"), "{shown}");
    assert!(!root.join("plans/dak-po-2022/progress").exists());
}

#[test]
fn a_form_is_filled_in_checked_and_handed_in() {
    let repository = repository();
    let root = repository.path();
    let new = "report new --agency 'phong tu phap' --period 2022-year --as-of 2022-10-05";
    let shown = transcript(
        root,
        "vi",
        &[new, new, "report new --agency 'phong noi vu' --period 2022-year --dry-run"],
    );
    assert!(shown.contains("progress/2022-year/phong-tu-phap.toml, 6 nhiệm vụ"), "{shown}");
    assert!(shown.contains("đã có đủ nhiệm vụ"), "{shown}");
    assert!(!root.join("plans/dak-po-2022/progress/2022-year/phong-noi-vu.toml").exists());
    let form = ledger(root, "2022-year/phong-tu-phap.toml");
    let expected = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/update/form.toml");
    assert_data_eq!(form.clone(), Data::read_from(&expected, None).raw());
    // Untouched it is no report and changes nothing.
    let json = |command: &str| transcript(root, "vi", &[&format!("{command} --format json")]);
    let before = json("tasks --all");
    fs::remove_dir_all(root.join("plans/dak-po-2022/progress")).unwrap();
    assert_eq!(json("tasks --all"), before);
    let filled =
        form.replacen("percent = \"\"", "percent = 40", 1).replacen("note = \"\"", "note = \"n\"", 1);
    fs::create_dir_all(root.join("plans/dak-po-2022/progress/2022-year")).unwrap();
    fs::write(root.join("plans/dak-po-2022/progress/2022-year/phong-tu-phap.toml"), filled).unwrap();
    let check = transcript(root, "en", &["check --as-of 2022-12-14"]);
    assert!(check.contains(" 0 errors, ") && !check.contains("progress/"), "{check}");
    let missing = |as_of: &str| json(&format!("show PL.II.2 --as-of {as_of}")).contains("\"report_missing\"");
    assert!(missing("2022-12-21"));
    let shown = transcript(
        root,
        "en",
        &["report submit --agency phong-tu-phap --period 2022-year --on 2022-12-22 --as-of 2022-12-22"],
    );
    assert!(shown.contains("+submitted = 2022-12-22"), "{shown}");
    // Late it is late, and was missing before.
    assert!(missing("2022-12-21") && !missing("2022-12-22"));
    assert!(json("show PL.II.1 --as-of 2022-12-22").contains("\"percent\":40"));
}
