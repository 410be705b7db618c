//! A clerk's month with ten slips and more, each put right by what the program says of it and nothing else.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

mod folder;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

/// What the clerk of the commune's one-stop shop does, who has still to report for the first half of 2026.
struct Clerk {
    repository: TempDir,
    /// How many slips were put right.
    slips: usize,
}

impl Clerk {
    fn new() -> Self {
        let repository = tempfile::tempdir().unwrap();
        let plan = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/commune/xa-mau-2026");
        folder::copy(&plan, &repository.path().join("plans/xa-mau-2026"));
        Self { repository, slips: 0 }
    }

    fn report(&self) -> PathBuf {
        self.repository.path().join("plans/xa-mau-2026/progress/2026-H1/trung-tam.toml")
    }

    /// Types a line in June; what was said of it, where it was refused.
    fn type_line(&self, day: &str, line: &str) -> Result<String, String> {
        let output = Command::new(env!("CARGO_BIN_EXE_cchc"))
            .args(["--lang", "vi", "--as-of", &format!("2026-06-{day}")])
            .args(words(line))
            .env_remove("CCHC_AGENCY")
            .current_dir(self.repository.path())
            .output()
            .unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        match output.status.code() {
            Some(0) => Ok(text(output.stdout) + &text(output.stderr)),
            _ => Err(text(output.stderr)),
        }
    }

    /// Types a line with a slip, and the one that `follow` makes of what is said of it.
    #[track_caller]
    fn slip(&mut self, day: &str, line: &str, follow: impl Fn(&str) -> String) {
        let said = self.type_line(day, line).expect_err(line);
        let better = follow(&said);
        self.type_line(day, &better).unwrap_or_else(|fault| panic!("{line}: {said}{better}: {fault}"));
        self.slips += 1;
    }

    /// What `check` finds in the report.
    fn findings(&self) -> Vec<Value> {
        let output = Command::new(env!("CARGO_BIN_EXE_cchc"))
            .args(["--lang", "vi", "--as-of", "2026-06-16", "check", "--format", "jsonl"])
            .current_dir(self.repository.path())
            .output()
            .unwrap();
        let findings = String::from_utf8(output.stdout).unwrap();
        let findings = findings.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        findings.filter(|it| it["file"].as_str().unwrap().ends_with("2026-H1/trung-tam.toml")).collect()
    }

    /// Writes what the help of each finding names where it points.
    fn mend(&mut self) {
        for finding in self.findings().iter().rev() {
            let text = fs::read_to_string(self.report()).unwrap();
            let offset = |line: &str, column: &str| {
                let number = |key: &str| usize::try_from(finding[key].as_u64().unwrap()).unwrap();
                let start: usize = text.split_inclusive('\n').take(number(line) - 1).map(str::len).sum();
                start + text[start..].chars().take(number(column) - 1).map(char::len_utf8).sum::<usize>()
            };
            let (start, end) = (offset("line", "column"), offset("end_line", "end_column"));
            let form = between(finding["help"].as_str().unwrap(), "`", "`");
            fs::write(self.report(), format!("{}{form}{}", &text[..start], &text[end..])).unwrap();
            self.slips += 1;
        }
    }
}

/// The words of a line; quotes hold several together.
fn words(line: &str) -> Vec<String> {
    let parts = line.split('"').enumerate();
    let mut words = Vec::new();
    for (at, part) in parts {
        match at % 2 {
            1 => words.push(part.to_owned()),
            _ => words.extend(part.split_whitespace().map(str::to_owned)),
        }
    }
    words
}

/// What stands in a text after a mark, up to the next one.
#[track_caller]
fn between<'a>(text: &'a str, after: &str, before: &str) -> &'a str {
    let (_, rest) = text.split_once(after).unwrap_or_else(|| panic!("no {after} in {text}"));
    rest.split(before).next().unwrap().trim()
}

/// A command that a sentence ends in or goes on from, without its name.
fn command(said: &str) -> String {
    between(said, "cchc ", ",").split(';').next().unwrap().to_owned()
}

#[test]
fn a_month_with_slips_is_put_right_by_what_is_said() {
    let mut clerk = Clerk::new();
    // An item that there is not, a state that is misspelt, a period that the calendar does not have; tried out first.
    clerk.slip("02", "update --dry-run I.44=40", |said| {
        format!("update --dry-run {}=40", between(said, "phải là `", "`"))
    });
    clerk.slip("03", "update --dry-run I.1=xongg:05/BC-TT", |said| {
        format!("update --dry-run \"{}\"", between(said, "phải là `", "`"))
    });
    let period = |said: &str| between(said, "phải là `", "`").to_owned();
    clerk.slip("04", "report new --agency trung-tam --period \"quý II\"", |said| {
        format!("report new --agency trung-tam --period {}", period(said))
    });
    fs::remove_file(clerk.report()).unwrap();
    // A name that is misspelt, a report that nobody has begun, and a form that nobody has filled in.
    clerk.slip("15", "report submit --agency \"trung tam phuc vu hanh chinh cogn\"", |said| {
        let id = said.lines().nth(1).unwrap().split_whitespace().next().unwrap().to_owned();
        format!("report new --agency {id}")
    });
    let submit = "report submit --agency trung-tam";
    let said = clerk.type_line("15", submit).unwrap_err();
    assert!(said.contains("chưa điền nội dung nào; hãy điền"), "{said}");
    // It is filled in by hand.
    let form = fs::read_to_string(clerk.report()).unwrap();
    let filled = form
        .replacen("state = \"\"", "on = 10/6/2026\nstate = \"đang thực hiệnn\"", 1)
        .replacen("percent = \"\"", "percent = 62,5%", 1)
        .replacen("note = \"\"", "note = “Đã lấy ý kiến 3/5 tổ dân phố”", 1)
        .replacen("evidence = []", "evidence = [{ number: \"06/BC-TT\" }]", 1);
    assert_ne!(filled, form);
    fs::write(clerk.report(), filled).unwrap();
    while !clerk.findings().is_empty() {
        assert!(clerk.slips < 20);
        clerk.mend();
    }
    clerk.type_line("15", submit).unwrap();
    // The day was another, which takes the line that is named, with the day and the reason in it.
    clerk.slip("17", submit, |said| {
        command(said).replace("NGÀY", "2026-06-16").replace("LÝ DO", "Văn thư nhận ngày 16")
    });
    let text = fs::read_to_string(clerk.report()).unwrap();
    for line in [
        "submitted = 2026-06-16\n",
        "corrections = [{ was = 2026-06-15, on = 2026-06-17, why = \"Văn thư nhận ngày 16\" }]\n",
        "on = 2026-06-10\nstate = \"đang thực hiện\"\npercent = 62.5\n",
        "note = \"Đã lấy ý kiến 3/5 tổ dân phố\"\n",
        "evidence = [{ number = \"06/BC-TT\" }]\n",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
    assert_eq!(clerk.slips, 10);
}
