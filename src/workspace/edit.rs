//! Changing a plan: one plan, locked against other writers; a change is proposed, checked as `check` would, and committed
//! whole or not at all.

use std::path::Path;

use chrono::NaiveDate;

use super::examine::{examine, is_structural};
use super::known::Known;
use super::levels::configured;
use super::plans::Workspace;
use super::refusal::{Refusal, Review};
use crate::diagnostic::Report;
use crate::disk::file;
use crate::disk::lock::Lock;
use crate::load::{self, Found, Loaded};
use crate::message::Message;
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

/// A plan as it would be, and what is to be said of the change. Nothing of it is an error.
#[derive(Debug)]
pub struct Proposal {
    pub file: EditedFile,
    /// The path of the file as shown.
    pub shown: String,
    /// What the file would hold.
    pub text: String,
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
        let known = Known::new(&findings, &loaded.sources);
        findings.retain(|it| is_structural(it.rule));
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

    /// The plan with `text` in the place of a file, and what is wrong with it that was not before.
    ///
    /// # Errors
    /// When the text would bring something with it that `check` calls an error.
    pub fn propose(&self, file: EditedFile, text: String) -> Result<Proposal, Refusal> {
        let mut loaded = self.found.read_changed(0, &self.loaded.sources, &file.inside, &text);
        let mut findings = examine(&mut loaded, self.as_of);
        findings.retain(|it| !self.known.holds(it, &loaded.sources));
        let config = self.found.config();
        configured(config.config.levels, &mut Vec::new()).apply(&mut findings);
        let review = Review { report: Report::new(findings), sources: loaded.sources };
        match loaded.plan {
            Some(plan) if !review.report.has_errors() => {
                let shown = [self.loaded.path.as_str(), &file.inside].join("/");
                let shown = shown.trim_start_matches('/').to_owned();
                Ok(Proposal { file, shown, text, plan, review })
            }
            _ => Err(Refusal::for_errors("edit.refused", review)),
        }
    }

    /// Writes what was proposed, unless this is a rehearsal, and lets other writers in.
    ///
    /// # Errors
    /// When the file cannot be written, or is another by now; it is then as it was.
    pub fn commit(self, proposal: &Proposal) -> Result<(), Message> {
        if self.lock.is_none() {
            return Ok(());
        }
        let path = self.loaded.folder.join(&proposal.file.inside);
        // Whoever takes no lock, such as an editor, may have written to it since it was read.
        if !load::still_holds(&path, proposal.file.before.as_deref()) {
            return Err(Message::new("write.changed").with("file", proposal.shown.as_str()));
        }
        if let Some(folder) = path.parent() {
            file::sweep(folder);
        }
        file::write_whole(&path, proposal.text.as_bytes())
    }
}
