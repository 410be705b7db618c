//! Changing a plan: one plan, locked against other writers; a change is proposed, checked as `check` would, and committed
//! whole or not at all.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::examine::{examine, is_structural};
use super::known::{Known, Texts};
use super::levels::configured;
use super::plans::Workspace;
use super::refusal::{Refusal, Review};
use crate::diagnostic::Report;
use crate::disk::lock::Lock;
use crate::disk::replacement::Replacement;
use crate::disk::{file, leftovers};
use crate::load::{self, Found, Loaded, LoadedLocal};
use crate::message::{Arg, Message};
use crate::model::{AgencyId, Plan, ProgressReport, ReportPeriod};
use crate::source::{SourceId, SourceMap};

/// Whether what is proposed is to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writing {
    /// Other writers wait meanwhile.
    Real,
    /// Nothing is written or locked.
    Rehearsed,
}

/// A plan that is being changed.
#[derive(Debug)]
pub struct Edit {
    found: Found,
    loaded: Loaded,
    plan: Plan,
    as_of: NaiveDate,
    /// What is wrong with the plan as it is.
    known: Known,
    /// None for a rehearsal.
    lock: Option<Lock>,
}

/// A file of the plan that is to be changed, there or not yet.
#[derive(Clone, Debug)]
pub struct EditedFile {
    /// Its path from the plan's folder.
    pub inside: String,
    /// What it holds, where it is there.
    pub before: Option<String>,
}

/// A file that is to hold something else.
#[derive(Debug)]
pub struct Change {
    pub file: EditedFile,
    /// The path of the file as shown.
    pub shown: String,
    /// What the file would hold.
    pub text: String,
}

/// A plan as it would be, and what is to be said of the change. Nothing of it is an error.
#[derive(Debug)]
pub struct Proposal {
    /// Each of another file.
    pub changes: Vec<Change>,
    pub plan: Plan,
    pub review: Review,
}

impl Workspace {
    /// Takes the one plan of the workspace to be changed.
    ///
    /// # Errors
    /// When there are several, when another writer does not let go of it, or when it contradicts itself.
    pub fn edit(self, as_of: NaiveDate, writing: Writing) -> Result<Edit, Refusal> {
        let mut found = self.found;
        let [folder] = &found.folders[..] else {
            let ids = load::heads(&found.folders, |loaded| loaded.id().to_owned());
            return Err(Message::unknown("edit.several-plans", "", ids.iter().map(String::as_str)).into());
        };
        let lock = match writing {
            Writing::Real => Some(Lock::on(folder.folder())?),
            Writing::Rehearsed => None,
        };
        if lock.is_some() {
            // What somebody wrote before the lock was free counts.
            found.list_again(0)?;
        }
        let mut loaded = load::read_one(&found.folders[0]);
        let mut findings = examine(&mut loaded, as_of);
        let texts = Texts { sources: &loaded.sources, folder: &loaded.path };
        let known = Known::new(&findings, texts);
        findings.retain(|it| is_structural(it.rule) && !load::is_of_no_file(it));
        let report = Report::new(findings);
        match loaded.plan.take() {
            Some(plan) if !report.has_errors() => Ok(Edit { found, loaded, plan, as_of, known, lock }),
            _ => Err(Refusal::for_errors("load.broken", Review { report, sources: loaded.sources })),
        }
    }
}

impl Edit {
    /// The plan as it is.
    pub const fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The day of the change.
    pub const fn as_of(&self) -> NaiveDate {
        self.as_of
    }

    /// Whether nothing will be written.
    pub const fn is_rehearsal(&self) -> bool {
        self.lock.is_none()
    }

    /// The agency of whoever types, as their machine's `cchc.local.toml` calls it.
    ///
    /// # Errors
    /// When that file has errors.
    pub fn own_agency(&self) -> Result<Option<String>, Refusal> {
        let LoadedLocal { sources, agency, found } = self.found.local();
        let review = Review { report: Report::new(found), sources };
        if review.report.has_errors() {
            return Err(Refusal::for_errors("edit.local-broken", review));
        }
        Ok(agency)
    }

    /// The text of the plan's files.
    pub const fn sources(&self) -> &SourceMap {
        &self.loaded.sources
    }

    /// The plan's folder.
    pub fn folder(&self) -> &Path {
        &self.loaded.folder
    }

    /// The report of an agency for a period, where there is one.
    pub fn report(&self, agency: &AgencyId, period: ReportPeriod) -> Option<&ProgressReport> {
        let mut reports = self.plan.reports.iter();
        reports.find(|it| it.agency.value == *agency && it.period.value == period)
    }

    /// A file of the plan, by something that was read from it.
    ///
    /// # Errors
    /// When it lies outside the plan's folder.
    pub fn file_of(&self, source: SourceId) -> Result<EditedFile, Message> {
        let file = self.loaded.sources.file(source);
        if self.loaded.shared.contains(&source) {
            return Err(Message::new("edit.shared").with("file", file.path.as_str()));
        }
        let inside = file.path[self.loaded.path.len()..].trim_start_matches('/').to_owned();
        Ok(EditedFile { inside, before: Some(file.text().into_owned()) })
    }

    /// The report that a file holds, where it is one of the plan's.
    pub fn report_at(&self, path: &Path) -> Option<&ProgressReport> {
        let real = path.canonicalize().ok()?;
        let is_there = |report: &&ProgressReport| {
            let place = self.found.place(report.agency.span.source);
            place.and_then(|place| place.canonicalize().ok()).is_some_and(|place| place == real)
        };
        self.plan.reports.iter().find(is_there)
    }

    /// The file that holds the report of an agency for a period, or is to hold it.
    ///
    /// # Errors
    /// When something else lies there.
    pub fn ledger_file(&self, agency: &AgencyId, period: ReportPeriod) -> Result<EditedFile, Message> {
        if let Some(report) = self.report(agency, period) {
            return self.file_of(report.agency.span.source);
        }
        let inside = format!("{}/{period}/{agency}.toml", load::PROGRESS);
        if self.loaded.files.contains(&inside) {
            return Err(Message::new("edit.other-report").with("file", inside));
        }
        Ok(EditedFile { inside, before: None })
    }

    /// The file that is to keep what the report of a period says.
    ///
    /// # Errors
    /// When there is one.
    pub fn issued_file(&self, period: ReportPeriod) -> Result<EditedFile, Message> {
        let inside = format!("{}/{period}/{}", load::PROGRESS, load::ISSUED_FILE);
        if self.loaded.files.contains(&inside) {
            return Err(Message::new("edit.other-issue").with("file", inside));
        }
        Ok(EditedFile { inside, before: None })
    }

    /// The plan with other texts in some of its files, and what is wrong with it that was not before.
    ///
    /// # Errors
    /// When a text would bring something with it that `check` calls an error.
    pub fn propose(&self, files: Vec<(EditedFile, String)>) -> Result<Proposal, Refusal> {
        let changed = files.iter().map(|(file, text)| (file.inside.as_str(), text.as_str())).collect();
        let mut loaded = self.found.read_changed(0, &self.loaded.sources, &changed);
        let mut findings = examine(&mut loaded, self.as_of);
        let texts = Texts { sources: &loaded.sources, folder: &loaded.path };
        findings.retain(|it| !self.known.holds(it, texts));
        let config = self.found.config();
        configured(&config.config.levels, &mut Vec::new()).apply(&mut findings);
        let review = Review { report: Report::new(findings), sources: loaded.sources };
        match loaded.plan {
            Some(plan) if !review.report.has_errors() => {
                let change = |(file, text)| Change { shown: self.shown(&file), file, text };
                Ok(Proposal { changes: files.into_iter().map(change).collect(), plan, review })
            }
            _ => Err(Refusal::for_errors("edit.refused", review)),
        }
    }

    /// What a file of the plan is called.
    fn shown(&self, file: &EditedFile) -> String {
        let shown = [self.loaded.path.as_str(), &file.inside].join("/");
        shown.trim_start_matches('/').to_owned()
    }

    /// Writes what was proposed, unless this is a rehearsal, and lets other writers in.
    ///
    /// # Errors
    /// When a file is another by now: none is written then. When one cannot be written: it is as it was, and those that
    /// were written before it are named.
    pub fn commit(self, proposal: &Proposal) -> Result<(), Message> {
        if self.lock.is_none() {
            return Ok(());
        }
        let folder = &self.loaded.folder;
        let paths = proposal.changes.iter().map(|change| folder.join(&change.file.inside));
        let holders: BTreeSet<PathBuf> = paths.filter_map(|it| it.parent().map(Path::to_owned)).collect();
        // Before any is begun, for they may share a folder.
        for holder in &holders {
            leftovers::sweep_locked(holder);
        }
        let mut replacements = Vec::new();
        for Change { file: EditedFile { inside, before }, text, .. } in &proposal.changes {
            replacements.push(Replacement::prepare(folder, inside, before.as_deref(), text)?);
        }
        let is_other = |(it, _): &(&Replacement, &Change)| !it.is_current();
        if let Some((_, change)) = replacements.iter().zip(&proposal.changes).find(is_other) {
            return Err(Message::new("write.changed").with("file", change.shown.as_str()));
        }
        for (at, replacement) in replacements.into_iter().enumerate() {
            replacement.finish().map_err(|fault| only_some(fault, &proposal.changes[..at]))?;
        }
        // Last, for it takes its time: between a look at a file and its renaming there is to be none.
        holders.iter().try_for_each(|holder| file::settle(holder))
    }
}

/// Why a file could not be written, with those that were before it.
fn only_some(fault: Message, written: &[Change]) -> Message {
    if written.is_empty() {
        return fault;
    }
    let files = written.iter().map(|change| change.shown.clone()).collect();
    Message::new("write.only-some").with("fault", fault).with("files", Arg::Lines(files))
}
