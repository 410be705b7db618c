//! The library without a command line: what a second front end, such as an editor, does with plans. Everything comes
//! back as a value.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

mod copy;

use std::fs;
use std::path::Path;
use std::sync::Mutex;

use cchc::diagnostic::Severity;
use cchc::lint::Level;
use cchc::message::Message;
use cchc::workspace::{Assessed, Edit, EditedFile, Kept, Refusal, Review, Workspace, Writing};
use chrono::NaiveDate;
use copy::repository;

const FILE: &str = "progress/2022-year/phong-noi-vu.toml";

fn day() -> NaiveDate {
    "2022-11-15".parse().unwrap()
}

fn open(root: &Path) -> Workspace {
    Workspace::open(root, &[]).unwrap()
}

/// The plan of a repository, to be changed.
fn edit(root: &Path, writing: Writing) -> Edit {
    open(root).edit(day(), writing).unwrap()
}

/// The file that an agency's report for the year is in, or is to be in.
fn report_of(edit: &Edit, agency: &str) -> Result<EditedFile, Message> {
    edit.ledger_file(&agency.parse().unwrap(), edit.plan().calendar().period("2022-year").unwrap())
}

/// A report with one entry on II.1.10.
fn report(fields: &str) -> String {
    let head = "[report]\nagency = \"phong-noi-vu\"\nperiod = \"2022-year\"\n";
    format!("{head}\n[[entry]]\nitem = \"II.1.10\"\n{fields}\n")
}

/// Where an item of the one plan stands.
fn standing(root: &Path, item: &str) -> Option<&'static str> {
    let of_item = |plan: &Assessed<'_>| {
        let mut items = plan.survey.items.iter();
        items.find(|it| it.item.id.value.as_str() == item).map(|it| it.standing.as_str())
    };
    let plans = open(root).survey(day(), &|_, _| (), of_item).unwrap();
    assert_eq!(plans.len(), 1);
    plans[0]
}

/// The rules that findings break.
fn rules(review: &Review) -> Vec<&'static str> {
    review.report.iter().map(|finding| finding.rule.id).collect()
}

#[test]
fn plans_are_checked_and_assessed() {
    let repository = repository();
    let told = Mutex::new(Vec::new());
    let step = |done, total| told.lock().unwrap().push((done, total));
    let checked = open(repository.path()).check(day(), &[], Kept::All, &step).unwrap();
    assert_eq!((checked.counts.plans, checked.counts.items), (1, 68));
    assert!(!checked.review.report.has_errors());
    assert!(!rules(&checked.review).contains(&"unclear-item"), "the settings beside the plans count");
    let levels = [("unclear-item".to_owned(), Level::Warn)];
    let checked = open(repository.path()).check(day(), &levels, Kept::All, &step).unwrap();
    assert!(rules(&checked.review).contains(&"unclear-item"));
    let unknown =
        open(repository.path()).check(day(), &[("no-such-rule".to_owned(), Level::Deny)], Kept::All, &step);
    assert_eq!(unknown.unwrap_err().key, "lookup.unknown-rule");
    // A rule that does not exist is told before anything is read.
    assert_eq!(*told.lock().unwrap(), [(1, 1); 2]);
    assert_eq!(standing(repository.path(), "II.1.10"), Some("at_risk_high"));
}

#[test]
fn a_change_is_proposed_judged_and_committed() {
    let repository = repository();
    let root = repository.path();
    let edit = edit(root, Writing::Real);
    let file = report_of(&edit, "phong-noi-vu").unwrap();
    assert_eq!((file.inside.as_str(), &file.before), (FILE, &None));
    let text = report("on = 2022-11-01\nstate = \"done\"\npercent = 90");
    let proposal = edit.propose(vec![(file, text.clone())]).unwrap();
    // What is amiss in the plan as it is, is not the change's.
    assert!(!rules(&open(root).check(day(), &[], Kept::All, &|_, _| ()).unwrap().review).is_empty());
    assert_eq!(rules(&proposal.review), ["evidence-missing", "done-below-100"]);
    let finding = proposal.review.report.iter().next().unwrap();
    assert_eq!(finding.severity, Severity::Warning);
    let pointed = proposal.review.sources.file(finding.span.source);
    assert_eq!(pointed.path, format!("plans/dak-po-2022/{FILE}"));
    assert_eq!(proposal.plan.reports.len(), 1);
    assert!(edit.plan().reports.is_empty() && !root.join("plans/dak-po-2022").join(FILE).exists());
    edit.commit(&proposal).unwrap();
    assert_eq!(fs::read_to_string(root.join("plans/dak-po-2022").join(FILE)).unwrap(), text);
    assert_eq!(standing(root, "II.1.10"), Some("awaiting_confirmation"));
}

#[test]
fn what_a_change_breaks_comes_back_as_findings() {
    let repository = repository();
    let root = repository.path();
    let edit = edit(root, Writing::Real);
    let file = report_of(&edit, "phong-noi-vu").unwrap();
    let text = report("on = 2022-11-01\nstate = \"finished\"");
    let Refusal { reason, review } = edit.propose(vec![(file.clone(), text)]).unwrap_err();
    assert_eq!((reason.key, rules(&review.unwrap())), ("edit.refused", vec!["bad-value"]));
    // The same edit takes a better text.
    let text = report("on = 2022-11-01\nstate = \"in-progress\"");
    let proposal = edit.propose(vec![(file, text.clone())]).unwrap();
    assert_eq!(rules(&proposal.review), Vec::<&str>::new());
    edit.commit(&proposal).unwrap();
    assert_eq!(fs::read_to_string(root.join("plans/dak-po-2022").join(FILE)).unwrap(), text);
}

#[test]
fn a_plan_that_contradicts_itself_is_not_opened_for_change() {
    let repository = repository();
    let path = repository.path().join("plans/dak-po-2022/plan.toml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("id = \"II.1.2\"", "id = \"II.1.1\"")).unwrap();
    for writing in [Writing::Real, Writing::Rehearsed] {
        let Refusal { reason, review } = open(repository.path()).edit(day(), writing).unwrap_err();
        assert_eq!(
            (reason.key, rules(&review.unwrap())),
            ("load.broken", vec!["duplicate-id", "unknown-item"])
        );
    }
    let refusal = open(repository.path()).survey(day(), &|_, _| (), |_| ()).unwrap_err();
    assert_eq!(rules(&refusal.review.unwrap()), ["duplicate-id", "unknown-item"]);
}

#[test]
fn what_another_program_wrote_meanwhile_is_not_written_over() {
    let repository = repository();
    let root = repository.path();
    let path = root.join("plans/dak-po-2022").join(FILE);
    let texts =
        ["in-progress", "blocked"].map(|state| report(&format!("on = 2022-11-01\nstate = \"{state}\"")));
    // Once where there was no file, once where there was one.
    for other in ["# somebody else's\n", "# and again\n"] {
        let edit = edit(root, Writing::Real);
        let file = EditedFile { inside: FILE.to_owned(), before: fs::read_to_string(&path).ok() };
        let proposal = edit.propose(vec![(file, texts[0].clone())]).unwrap();
        let theirs = format!("{}{other}", texts[1]);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, &theirs).unwrap();
        assert_eq!(edit.commit(&proposal).unwrap_err().key, "write.changed");
        assert_eq!(fs::read_to_string(&path).unwrap(), theirs);
    }
}

#[test]
fn a_file_that_came_before_the_lock_was_free_is_seen() {
    let repository = repository();
    let root = repository.path();
    let workspace = open(root);
    let path = root.join("plans/dak-po-2022").join(FILE);
    let text = report("on = 2022-11-01\nstate = \"in-progress\"");
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, &text).unwrap();
    let edit = workspace.edit(day(), Writing::Real).unwrap();
    assert_eq!(report_of(&edit, "phong-noi-vu").unwrap().before, Some(text));
}

#[test]
fn a_rehearsal_locks_and_writes_nothing() {
    let repository = repository();
    let root = repository.path();
    let rehearsal = edit(root, Writing::Rehearsed);
    let real = edit(root, Writing::Real);
    let file = report_of(&rehearsal, "phong-noi-vu").unwrap();
    let proposal =
        rehearsal.propose(vec![(file, report("on = 2022-11-01\nstate = \"in-progress\""))]).unwrap();
    rehearsal.commit(&proposal).unwrap();
    assert!(!root.join("plans/dak-po-2022/progress").exists());
    real.commit(&proposal).unwrap();
    assert!(root.join("plans/dak-po-2022").join(FILE).exists());
}
