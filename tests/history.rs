//! What `cchc history` tells of a plan that is kept in git: each kind of change, who made it, and nothing that acts.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

const HEAD: &str = r#"
format = 1
[plan]
id = "xa-mau-2026"
title = "Kế hoạch"
issued = 2026-01-15
period = { from = 2026-01-01, to = 2026-12-31 }
[agency.a]
name = "Văn phòng"
[agency.b]
name = "Phòng Kinh tế"
[[section]]
id = "I"
title = "Phần"
"#;

const FIRST: &str = r#"
[[item]]
id = "I.1"
name = "Việc một"
goals = ["Xong trong năm."]
lead = ["a"]
same_as = "I.3"
deadline = { text = "Trong năm", date = 2026-06-30 }
"#;

const SECOND: &str = r#"
[[item]]
id = "I.2"
name = "Việc hai"
lead = ["a"]
deadline = { text = "Trong năm", date = 2026-12-31 }
"#;

const THIRD: &str = r#"
[[item]]
id = "I.3"
name = "Việc một"
goals = ["Xong trong năm."]
lead = ["a"]
deadline = { text = "Trong năm", date = 2026-12-31 }
"#;

const REPORT: &str = r#"
[report]
agency = "b"
period = "2026-Q1"
[[entry]]
item = "I.3"
on = 2026-02-20
percent = 30
"#;

/// A repository with settings of its own that would change what git prints.
struct Repository(TempDir);

impl Repository {
    fn new() -> Self {
        let it = Self(tempfile::tempdir().unwrap());
        fs::create_dir_all(it.plan().join("progress/2026-Q1")).unwrap();
        it.git("2026-01-01", "Nobody", &["init", "--quiet", "--initial-branch=main"]);
        let settings = [
            ("color.ui", "always"),
            ("core.pager", "false"),
            ("diff.external", "false"),
            ("diff.relative", "true"),
            ("diff.renames", "copies"),
            ("log.decorate", "full"),
            ("log.follow", "true"),
            ("log.showRoot", "false"),
            ("log.showSignature", "true"),
        ];
        for (name, value) in settings {
            it.git("2026-01-01", "Nobody", &["config", name, value]);
        }
        it
    }

    fn plan(&self) -> std::path::PathBuf {
        self.0.path().join("plans/xa-mau-2026")
    }

    fn write(&self, file: &str, parts: &[&str]) {
        fs::write(self.plan().join(file), parts.concat()).unwrap();
    }

    /// Runs git as somebody, on a day.
    #[track_caller]
    fn git(&self, day: &str, who: &str, args: &[&str]) {
        let time = format!("{day}T09:00:00+07:00");
        let output = Command::new("git")
            .args(["-c", "commit.gpgsign=false"])
            .args(args)
            .current_dir(self.0.path())
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .envs([("GIT_AUTHOR_NAME", who), ("GIT_COMMITTER_NAME", who)])
            .envs([("GIT_AUTHOR_EMAIL", "x@example.org"), ("GIT_COMMITTER_EMAIL", "x@example.org")])
            .envs([("GIT_AUTHOR_DATE", time.as_str()), ("GIT_COMMITTER_DATE", time.as_str())])
            .output()
            .unwrap();
        assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    }

    #[track_caller]
    fn commit(&self, day: &str, who: &str, subject: &str) {
        self.git(day, who, &["add", "--all"]);
        self.git(day, who, &["commit", "--quiet", "--allow-empty-message", "--message", subject]);
    }

    fn run(&self, args: &[&str]) -> Output {
        cchc(self.0.path(), args)
    }

    /// The JSON of a history.
    #[track_caller]
    fn json(&self, args: &[&str]) -> Value {
        let output = self.run(&[args, &["--format", "json"]].concat());
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// Day, item, who and what of each event, of a change its kind and field.
    #[track_caller]
    fn told(&self, args: &[&str]) -> Vec<String> {
        let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
        let history = self.json(args);
        let events = history["events"].as_array().unwrap();
        let told = events.iter().map(|it| {
            let what = if it["kind"] == "change" { &it["change"] } else { &it["kind"] };
            let parts = [&it["on"], &it["item"], &it["by"], what, &it["field"]];
            parts.map(text).join(" ")
        });
        told.collect()
    }
}

fn cchc(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cchc"))
        .args(["--lang", "en", "--as-of", "2026-07-01", "history"])
        .args(args)
        .env("COLUMNS", "100")
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .current_dir(folder)
        .output()
        .unwrap()
}

const EVIL: &str = "E\u{1b}[31m ::error::x";

/// A plan whose files were changed in every way.
fn changed() -> Repository {
    let it = Repository::new();
    it.write("plan.toml", &[HEAD, FIRST, SECOND, THIRD]);
    it.commit("2026-01-15", "An", "Lưu kế hoạch");
    let moved = FIRST.replace("2026-06-30", "2026-09-30");
    it.write("plan.toml", &[HEAD, &moved, SECOND, THIRD]);
    it.commit("2026-02-01", EVIL, "::error::\u{1b}[2J##[group]");
    it.write("plan.toml", &[HEAD, "[[item"]);
    it.commit("2026-02-10", "Bình", "broken");
    let led = SECOND.replace("lead = [\"a\"]", "lead = [\"b\"]");
    it.write("plan.toml", &[HEAD, &moved, &led, THIRD]);
    it.commit("2026-02-12", "Bình", "");
    it.write("progress/2026-Q1/b.toml", &[REPORT]);
    it.commit("2026-02-20", "Bình", "a report is no change of the plan");
    it.git("2026-03-01", "Chi", &["switch", "--quiet", "--create", "side"]);
    it.write("more.toml", &[&SECOND.replace("I.2", "I.4")]);
    it.commit("2026-03-01", "Chi", "aside");
    it.git("2026-03-02", "An", &["switch", "--quiet", "main"]);
    fs::write(it.0.path().join("README"), "outside of the plan").unwrap();
    it.commit("2026-03-02", "An", "outside");
    it.git("2026-03-05", "Dung", &["merge", "--quiet", "--no-ff", "--message", "Gộp", "side"]);
    it.write("plan.toml", &[HEAD, &moved, THIRD]);
    it.commit("2026-04-01", "An", "Bỏ việc hai");
    it
}

#[test]
fn every_change_is_told_once_with_who_made_it_and_when() {
    let it = changed();
    let told = it.told(&[]);
    let evil = format!("2026-02-01 I.1 {EVIL} edited deadline");
    let expected = [
        "2026-01-15 - An begun -",
        &evil,
        "2026-02-12 I.2 Bình edited lead",
        "2026-02-20 I.3 Phòng Kinh tế entry -",
        "2026-03-01 I.4 Chi added -",
        "2026-04-01 I.2 An removed -",
    ];
    assert_eq!(told, expected);
    let history = it.json(&[]);
    assert_eq!((&history["has_commits"], &history["unreadable_commits"]), (&true.into(), &1.into()));
    let moved = &history["events"][1];
    assert_eq!((&moved["from"]["date"], &moved["to"]["date"]), (&"2026-06-30".into(), &"2026-09-30".into()));
    assert_eq!(moved["commit"].as_str().unwrap().len(), 40);
    // Who merged is said beside who made the change.
    let added = &history["events"][4];
    assert_eq!((&added["merged"]["by"], &added["merged"]["on"]), (&"Dung".into(), &"2026-03-05".into()));
    assert!(moved["merged"].is_null());
}

#[test]
fn an_item_has_its_own_changes_and_what_was_reported_of_its_double() {
    let it = changed();
    let evil = format!("2026-02-01 I.1 {EVIL} edited deadline");
    assert_eq!(it.told(&["i.1"]), ["2026-01-15 - An begun -", &evil, "2026-02-20 I.3 Phòng Kinh tế entry -"]);
    // One that is gone is still known, one that never was is not.
    assert_eq!(it.told(&["I.2"]).last().unwrap(), "2026-04-01 I.2 An removed -");
    assert_eq!(it.told(&["I.4"]), ["2026-03-01 I.4 Chi added -"]);
    let output = it.run(&["I.9"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn nothing_after_the_day_counts() {
    let it = changed();
    assert_eq!(it.told(&["--as-of", "2026-02-09"]).len(), 2);
    assert_eq!(it.json(&["--as-of", "2026-02-09"])["unreadable_commits"], 0);
    assert_eq!(it.told(&["--as-of", "2026-02-10"]).len(), 2);
    assert_eq!(it.told(&["--as-of", "2026-02-12"]).len(), 3);
    assert_eq!(it.told(&["--as-of", "2026-01-14"]).len(), 0);
}

#[test]
fn what_git_says_acts_on_nothing() {
    let it = changed();
    for format in ["table", "markdown", "csv", "json"] {
        let output = it.run(&["--format", format, "--color", "never"]);
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(!text.contains('\u{1b}') && !text.contains("##["), "{format}: {text}");
        assert!(!text.lines().any(|line| line.trim_start().starts_with("::")), "{format}: {text}");
    }
}

#[test]
fn the_screen_reads_well() {
    let it = changed();
    let output = it.run(&["I.1"]);
    let text = String::from_utf8(output.stdout).unwrap();
    let mut lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    // Ids of commits depend on everything.
    let commits = lines.iter().filter(|line| line.contains("  commit ")).count();
    lines.retain(|line| !line.contains("  commit "));
    let expected = "\
I.1 Việc một
Plan xa-mau-2026 · as of 2026-07-01 · history
The same thing as I.3: what is reported on either counts for both.

Day         Id   By                      What happened
────────────────────────────────────────────────────────────────────────────────────────────
2026-01-15       An                      the plan is kept in git from here on, with 3 items
2026-02-01  I.1  E\\u{1b}[31m ::error::x  deadline moved from 2026-06-30 to 2026-09-30
2026-02-20  I.3  Phòng Kinh tế           report for quarter I of 2026: 30 %
In 1 commit the plan could not be read; what changed there is told of the next.";
    assert_eq!((lines.join("\n").as_str(), commits), (expected, 2), "{text}");
}

#[test]
fn a_plan_without_git_has_its_ledger_and_says_so() {
    let it = Repository::new();
    fs::remove_dir_all(it.0.path().join(".git")).unwrap();
    it.write("plan.toml", &[HEAD, FIRST, SECOND, THIRD]);
    let line = "There is no git history of this plan";
    let text = String::from_utf8(it.run(&[]).stdout).unwrap();
    assert!(text.contains("Nothing has been recorded by this day.") && text.contains(line), "{text}");
    it.write("progress/2026-Q1/b.toml", &[REPORT]);
    assert_eq!(it.told(&[]), ["2026-02-20 I.3 Phòng Kinh tế entry -"]);
    assert!(String::from_utf8(it.run(&[]).stdout).unwrap().contains(line));
    // A repository in which nothing was ever committed, and one that knows other folders only.
    it.git("2026-01-01", "An", &["init", "--quiet"]);
    assert_eq!(it.json(&[])["has_commits"], false);
    fs::write(it.0.path().join("README"), "x").unwrap();
    it.git("2026-01-01", "An", &["add", "README"]);
    it.git("2026-01-01", "An", &["commit", "--quiet", "--message", "x"]);
    assert_eq!(it.json(&[])["has_commits"], false);
    // A machine without git, where there is nothing to ask it for.
    fs::remove_dir_all(it.0.path().join(".git")).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_cchc"))
        .args(["history", "--as-of", "2026-07-01", "--format", "json"])
        .env("PATH", "")
        .current_dir(it.0.path())
        .output()
        .unwrap();
    let history: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&history["has_commits"], history["events"].as_array().unwrap().len()), (&false.into(), 1));
}

#[test]
fn a_plan_inside_a_plan_is_another_plan_and_a_link_no_file() {
    let it = Repository::new();
    it.write("plan.toml", &[HEAD, FIRST, SECOND, THIRD]);
    let inner = it.plan().join("inner");
    fs::create_dir_all(&inner).unwrap();
    fs::write(inner.join("plan.toml"), [HEAD, SECOND].concat().replace("xa-mau-2026", "inner")).unwrap();
    it.commit("2026-01-15", "An", "two plans");
    fs::write(inner.join("more.toml"), SECOND.replace("I.2", "I.5")).unwrap();
    it.commit("2026-01-16", "An", "the inner one grows");
    let outer = ["--plan", "xa-mau-2026"];
    assert_eq!(it.told(&outer), ["2026-01-15 - An begun -"]);
    assert_eq!(it.told(&["--plan", "inner"]).last().unwrap(), "2026-01-16 I.5 An added -");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("inner/plan.toml", it.plan().join("link.toml")).unwrap();
        it.commit("2026-01-17", "An", "a link");
        fs::remove_file(it.plan().join("link.toml")).unwrap();
        it.commit("2026-01-18", "An", "no link");
        let history = it.json(&outer);
        assert_eq!(
            (history["events"].as_array().unwrap().len(), &history["unreadable_commits"]),
            (1, &1.into())
        );
    }
}

#[test]
fn a_goal_a_support_and_a_name_are_told_by_what_came_and_went() {
    let it = Repository::new();
    it.write("plan.toml", &[HEAD, FIRST, SECOND, THIRD]);
    it.commit("2026-01-15", "An", "x");
    let goals =
        FIRST.replace("goals = [\"Xong trong năm.\"]", "goals = [\"Xong trong năm.\", \"Có báo cáo.\"]");
    let supported = SECOND.replace("lead = [\"a\"]", "lead = [\"a\"]\nsupport = [\"b\"]");
    let named = THIRD.replace("Việc một", "Việc ba").replace("date = 2026-12-31", "continuous = true");
    it.write("plan.toml", &[HEAD, &goals, &supported, &named]);
    it.commit("2026-01-20", "An", "y");
    let text = String::from_utf8(it.run(&[]).stdout).unwrap();
    for line in [
        "goal added: “Có báo cáo.”",
        "supporting agency added: “Phòng Kinh tế”",
        "name changed from “Việc một” to “Việc ba”",
        "deadline restated from “Trong năm” (due 2026-12-31) to “Trong năm” (continuous; due 2026-12-31)",
    ] {
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains(line), "{line}: {text}");
    }
}

#[test]
fn what_stands_around_the_items_is_told_too() {
    let it = Repository::new();
    let parts = "[group.g]\nname = \"Các phòng\"\nmembers = [\"a\"]\n\
        [[duty]]\nid = \"II.1\"\nby = [\"a\"]\ntext = \"Báo cáo\"\n";
    it.write("plan.toml", &[HEAD, FIRST, SECOND, THIRD, parts]);
    it.commit("2026-01-15", "An", "x");
    let head = HEAD
        .replace("\"Kế hoạch\"", "\"Kế hoạch mới\"\nsigner = { name = \"Trần A\" }\nauthority = \"b\"")
        .replace("issued = 2026-01-15", "issued = \"2026-01\"")
        .replace("to = 2026-12-31", "to = 2027-03-31")
        .replace("name = \"Văn phòng\"", "name = \"Văn phòng\"\nshort = \"VP\"")
        .replace("title = \"Phần\"", "title = \"Phần một\"");
    let second =
        SECOND.to_owned() + "level = \"criterion\"\n[[item.action]]\nby = [\"b\"]\ntext = \"Rà soát\"\n";
    let parts =
        parts.replace("[\"a\"]\n[[duty]]", "[\"a\", \"b\"]\nopen = true\n[[duty]]") + "every = \"quarter\"\n";
    let more = "[agency.c]\nname = \"Trạm\"\n[[amendment]]\nnumber = \"12/QĐ-UBND\"\nissued = 2026-02-01\n";
    it.write("plan.toml", &[&head, FIRST, &second, THIRD, &parts, more]);
    it.commit("2026-02-01", "An", "y");
    let history = it.json(&[]);
    let changes: Vec<String> = history["events"].as_array().unwrap()[1..].iter().map(change).collect();
    let expected = [
        "plan - title: \"Kế hoạch\" \"Kế hoạch mới\"",
        "plan - issued: \"2026-01-15\" \"2026-01\"",
        "plan - authority: [] [{\"id\":\"b\",\"name\":\"Phòng Kinh tế\"}]",
        "plan - period.to: \"2026-12-31\" \"2027-03-31\"",
        "plan - signer.name: null \"Trần A\"",
        "amendment 12/QĐ-UBND added",
        "agency a short: null \"VP\"",
        "agency c added",
        "group g members: [{\"id\":\"a\",\"name\":\"Văn phòng\"}] \
            [{\"id\":\"a\",\"name\":\"Văn phòng\"},{\"id\":\"b\",\"name\":\"Phòng Kinh tế\"}]",
        "group g open: false true",
        "section I title: \"Phần\" \"Phần một\"",
        "duty II.1 every: null \"quarter\"",
        "item I.2 level: null \"criterion\"",
        "item I.2 action: [] [\"Rà soát\"]",
        "item I.2 action.1.by: [] [{\"id\":\"b\",\"name\":\"Phòng Kinh tế\"}]",
    ];
    assert_eq!(changes, expected);
    // One row for all that has no id, one each for what has.
    let text = String::from_utf8(it.run(&[]).stdout).unwrap();
    assert_eq!(text.lines().filter(|line| line.starts_with("2026-02-01")).count(), 4, "{text}");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for line in [
        "day of issue changed from “2026-01-15” to “2026-01”",
        "agency “Văn phòng”: short name added: “VP”",
        "group “Các phòng”: list of members changed from “complete” to “left open”",
        "I An title of the section changed from “Phần” to “Phần một”",
        "agency that acts in action 1 added: “Phòng Kinh tế”",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
}

/// What a change is about, and its field with both values.
fn change(event: &Value) -> String {
    let about = &event["about"];
    let id = about["id"].as_str().unwrap_or("-");
    let subject = format!("{} {id}", about["kind"].as_str().unwrap());
    match event["field"].as_str() {
        Some(field) => format!("{subject} {field}: {} {}", event["from"], event["to"]),
        None => format!("{subject} {}", event["change"].as_str().unwrap()),
    }
}

/// What is said where there is no answer.
#[track_caller]
fn refused(folder: &Path, why: &str) {
    let output = cchc(folder, &["--format", "json"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains(why), "{said}");
}

#[test]
fn a_clone_that_is_cut_off_says_so_where_the_plan_began_before() {
    let it = changed();
    let clone = tempfile::tempdir().unwrap();
    let address = format!("file://{}", it.0.path().display());
    let depth = |depth: &str| {
        let place = clone.path().join(depth);
        it.git(
            "2026-01-01",
            "An",
            &["clone", "--quiet", "--depth", depth, &address, place.to_str().unwrap()],
        );
        place
    };
    refused(&depth("1"), "`git fetch --unshallow`");
    refused(&depth("4"), "`git fetch --unshallow`");
    // One that reaches back to where the plan begins tells it all.
    let whole = cchc(&depth("20"), &["--format", "json"]);
    assert!(whole.status.success());
    assert_eq!(serde_json::from_slice::<Value>(&whole.stdout).unwrap()["events"], it.json(&[])["events"]);
    // So does one that is cut off before.
    it.git("2026-05-01", "An", &["switch", "--quiet", "--orphan", "new"]);
    fs::write(it.0.path().join("README"), "x").unwrap();
    it.commit("2026-05-01", "An", "before the plan");
    fs::write(it.0.path().join("README"), "y").unwrap();
    it.commit("2026-05-02", "An", "before the plan, too");
    fs::create_dir_all(it.plan()).unwrap();
    it.write("plan.toml", &[HEAD, FIRST, SECOND, THIRD]);
    it.commit("2026-05-03", "An", "the plan");
    let place = clone.path().join("late");
    it.git(
        "2026-01-01",
        "An",
        &["clone", "--quiet", "--depth", "2", &address, "--branch", "new", place.to_str().unwrap()],
    );
    assert!(cchc(&place, &[]).status.success());
}

#[test]
fn a_folder_that_was_renamed_is_followed() {
    let it = changed();
    let told = it.told(&[]);
    fs::rename(it.plan(), it.0.path().join("plans/xa-mau")).unwrap();
    it.commit("2026-05-01", "An", "renamed");
    assert_eq!(it.told(&[]), told);
    // Also where the file was changed on the way.
    let plan = it.0.path().join("plans/xa-mau/plan.toml");
    fs::create_dir_all(it.0.path().join("plans/2026")).unwrap();
    let text = fs::read_to_string(&plan).unwrap().replace("Văn phòng", "Văn phòng xã");
    fs::write(&plan, text).unwrap();
    fs::rename(it.0.path().join("plans/xa-mau"), it.0.path().join("plans/2026/xa")).unwrap();
    it.commit("2026-05-02", "Bình", "renamed and changed");
    let mut longer = told;
    longer.push("2026-05-02 - Bình edited name".to_owned());
    assert_eq!(it.told(&[]), longer);
}

#[test]
fn days_are_those_of_vietnam_wherever_the_author_is() {
    let it = Repository::new();
    it.write("plan.toml", &[HEAD, FIRST, SECOND, THIRD]);
    it.git("2026-01-15", "An", &["add", "--all"]);
    let late =
        ["-c", "user.name=An", "-c", "user.email=x@example.org", "commit", "--quiet", "--message", "x"];
    let output = Command::new("git")
        .args(late)
        .current_dir(it.0.path())
        .envs([
            ("GIT_AUTHOR_DATE", "2026-01-15T20:00:00-05:00"),
            ("GIT_COMMITTER_DATE", "2026-01-16T09:00:00+07:00"),
        ])
        .output()
        .unwrap();
    assert!(output.status.success());
    assert_eq!(it.told(&[]), ["2026-01-16 - An begun -"]);
}

#[test]
fn a_merge_tells_what_it_changed_itself() {
    let it = Repository::new();
    it.write("plan.toml", &[HEAD, FIRST, SECOND, THIRD]);
    it.commit("2026-01-15", "An", "begun");
    it.git("2026-02-01", "Bình", &["switch", "--quiet", "--create", "side"]);
    it.write("plan.toml", &[HEAD, &FIRST.replace("2026-06-30", "2026-07-31"), SECOND, THIRD]);
    it.commit("2026-02-01", "Bình", "july");
    it.git("2026-02-02", "An", &["switch", "--quiet", "main"]);
    it.write("plan.toml", &[HEAD, &FIRST.replace("2026-06-30", "2026-08-31"), SECOND, THIRD]);
    it.commit("2026-02-02", "An", "august");
    it.git("2026-02-03", "Chi", &["merge", "--quiet", "--no-commit", "--strategy=ours", "side"]);
    it.write("plan.toml", &[HEAD, &FIRST.replace("2026-06-30", "2026-09-30"), SECOND, THIRD]);
    it.commit("2026-02-03", "Chi", "september");
    let expected = [
        "2026-01-15 - An begun -",
        "2026-02-01 I.1 Bình edited deadline",
        "2026-02-02 I.1 An edited deadline",
        "2026-02-03 I.1 Chi edited deadline",
    ];
    assert_eq!(it.told(&[]), expected);
}

#[cfg(unix)]
#[test]
fn what_keeps_git_from_answering_is_named() {
    use std::os::unix::fs::PermissionsExt as _;
    let it = changed();
    // Without git, in a folder that git knows.
    let output = Command::new(env!("CARGO_BIN_EXE_cchc"))
        .args(["--lang", "en", "history"])
        .env("PATH", it.0.path())
        .current_dir(it.0.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code() == Some(2) && said.contains("git is not installed"), "{said}");
    // A repository of another owner, as git complains of it.
    let programs = tempfile::tempdir().unwrap();
    let program = programs.path().join("git");
    let complaint = "fatal: detected dubious ownership in repository at '/srv/plans'";
    fs::write(&program, format!("#!/bin/sh\necho \"{complaint}\" >&2\nexit 128\n")).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_cchc"))
        .args(["--lang", "en", "history"])
        .env("PATH", programs.path())
        .current_dir(it.0.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let remedy = "`git config --global --add safe.directory /srv/plans`";
    assert!(output.status.code() == Some(2) && said.contains(remedy), "{said}");
    // An object is gone.
    let id = it.json(&[])["events"][1]["commit"].as_str().unwrap().to_owned();
    let tree = Command::new("git")
        .args(["rev-parse", &format!("{id}:plans/xa-mau-2026/plan.toml")])
        .current_dir(it.0.path())
        .output()
        .unwrap();
    let tree = String::from_utf8(tree.stdout).unwrap();
    let object = it.0.path().join(".git/objects").join(&tree[..2]).join(tree[2..].trim());
    fs::remove_file(object).unwrap();
    refused(it.0.path(), "lacks objects");
}
