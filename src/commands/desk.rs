//! Writing to a plan: one plan, locked against other writers; what is to be written is checked first, shown, and written
//! whole or not at all.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::{Context, check, structural};
use crate::diagnostic::{Diagnostic, Report, Severity};
use crate::disk::file;
use crate::disk::lock::Lock;
use crate::load::{self, Found, Loaded};
use crate::message::Message;
use crate::model::{AgencyId, Plan, ProgressReport, ReportPeriod};
use crate::output::{self, diff};
use crate::source::SourceMap;

/// The plan that a command writes to.
pub(super) struct Desk {
    found: Found,
    loaded: Loaded,
    /// Places and kinds of what was found in the plan as it is.
    known: BTreeSet<Known>,
    /// None for a rehearsal, which writes nothing.
    lock: Option<Lock>,
}

/// What tells one finding from another wherever it stands: its rule, its file, what it says, and the text it points at.
type Known = (&'static str, String, String, Vec<u8>);

/// A file of the ledger, there or not yet.
pub(super) struct LedgerFile {
    /// Its path from the plan's folder.
    pub(super) inside: String,
    /// What it holds; nothing where it is not there.
    pub(super) text: String,
    /// Whether it is there.
    pub(super) exists: bool,
}

impl Desk {
    /// Takes the one plan of the run to be written to.
    ///
    /// # Errors
    /// When there are several, when it is locked, or when it has errors, which are printed.
    pub(super) fn open(context: &mut Context<'_>, is_rehearsal: bool) -> anyhow::Result<Self> {
        if context.format_asked.is_some() {
            return Err(Message::new("desk.format").into());
        }
        let found = load::find(&context.dir, &context.plans)?;
        let [folder] = &found.folders[..] else {
            let ids = load::heads(&found.folders, |loaded| loaded.id().to_owned());
            return Err(Message::unknown("desk.several-plans", "", ids.iter().map(String::as_str)).into());
        };
        let lock = if is_rehearsal { None } else { Some(Lock::on(folder.folder())?) };
        // What somebody wrote before the lock was free counts.
        let found = load::find(&context.dir, &context.plans)?;
        let mut loaded = load::read_one(&found.folders[0]);
        let findings = structural(&mut loaded, context.as_of);
        context.stop_at_errors(findings, &loaded.sources)?;
        let known = check::examine(&mut loaded, context.as_of).iter().map(|it| known(&loaded, it)).collect();
        Ok(Self { found, loaded, known, lock })
    }

    /// The plan as it is.
    ///
    /// # Errors
    /// Never, once the desk is open: a plan that could not be read does not open.
    pub(super) fn plan(&self) -> Result<&Plan, Message> {
        self.loaded.plan.as_ref().ok_or_else(|| Message::new("load.broken").with("errors", 1_usize))
    }

    /// The report of an agency for a period, where there is one.
    pub(super) fn report(&self, agency: &AgencyId, period: ReportPeriod) -> Option<&ProgressReport> {
        let mut reports = self.loaded.plan.iter().flat_map(|plan| &plan.reports);
        reports.find(|it| it.agency.value == *agency && it.period.value == period)
    }

    /// The file that holds the report of an agency for a period, or is to hold it.
    ///
    /// # Errors
    /// When something else lies there.
    pub(super) fn file(&self, agency: &AgencyId, period: ReportPeriod) -> Result<LedgerFile, Message> {
        if let Some(report) = self.report(agency, period) {
            let source = self.loaded.sources.file(report.agency.span.source);
            let inside = source.path[self.loaded.path.len()..].trim_start_matches('/').to_owned();
            return Ok(LedgerFile { inside, text: source.text().into_owned(), exists: true });
        }
        let inside = format!("progress/{period}/{agency}.toml");
        if self.loaded.files.contains(&inside) {
            return Err(Message::new("desk.other-report").with("file", inside));
        }
        Ok(LedgerFile { inside, text: String::new(), exists: false })
    }

    /// The text of the plan's files.
    pub(super) const fn sources(&self) -> &SourceMap {
        &self.loaded.sources
    }

    /// Where the plan's files are.
    pub(super) fn folder(&self) -> &std::path::Path {
        &self.loaded.folder
    }

    /// The plan with `text` in the place of a file, once everything that `check` would call an error is out of the way.
    ///
    /// # Errors
    /// When the text would bring an error with it; it is printed.
    pub(super) fn propose(
        &mut self,
        file: &LedgerFile,
        text: &str,
        context: &mut Context<'_>,
    ) -> anyhow::Result<Proposal> {
        self.found.propose(0, &file.inside, text.to_owned());
        let mut loaded = load::read_one(&self.found.folders[0]);
        let mut findings = check::examine(&mut loaded, context.as_of);
        findings.retain(|it| !self.known.contains(&known(&loaded, it)));
        let config = self.found.config();
        check::configured(config.config.levels, &mut Vec::new()).apply(&mut findings);
        let report = Report::new(findings);
        if report.has_errors() {
            context.complain(&report, &loaded.sources)?;
            let errors = report.count(Severity::Error);
            return Err(Message::new("desk.refused").with("errors", errors).into());
        }
        Ok(Proposal { loaded, report })
    }

    /// Writes a file, unless this is a rehearsal; shows what changes in it, and says what `check` would warn of. Of a new
    /// file that is long (`is_form`) only a rehearsal shows the text.
    ///
    /// # Errors
    /// When the file cannot be written; it is then as it was.
    pub(super) fn write(
        self,
        file: &LedgerFile,
        text: &str,
        proposal: &Proposal,
        is_form: bool,
        context: &mut Context<'_>,
    ) -> anyhow::Result<()> {
        let shown = [self.loaded.path.as_str(), &file.inside].join("/");
        let path: PathBuf = self.loaded.folder.join(&file.inside);
        if self.lock.is_some() {
            if let Some(folder) = path.parent() {
                file::sweep(folder);
            }
            file::write_whole(&path, text.as_bytes())?;
        }
        match (is_form, self.lock.is_some()) {
            (true, true) => {}
            (true, false) => context.out.write_all(output::safe_text(text).as_bytes())?,
            (false, _) => diff::write(shown.trim_start_matches('/'), &file.text, text, context.out)?,
        }
        context.out.flush()?;
        if !context.is_quiet {
            context.complain(&proposal.report, &proposal.loaded.sources)?;
        }
        if self.lock.is_none() && !context.is_quiet {
            let message = context.words.text("desk.rehearsal");
            writeln!(context.err, "{}", output::safe_text(message))?;
        }
        Ok(())
    }
}

/// A plan as it would be, and what is to be said of the change.
pub(super) struct Proposal {
    loaded: Loaded,
    report: Report,
}

impl Proposal {
    /// The plan as it would be; as [`Desk::plan`].
    pub(super) fn plan(&self) -> Option<&Plan> {
        self.loaded.plan.as_ref()
    }
}

fn known(loaded: &Loaded, finding: &Diagnostic) -> Known {
    let file = loaded.sources.file(finding.span.source);
    let pointed = file.bytes().get(finding.span.range()).unwrap_or_default().to_vec();
    (finding.rule.id, file.path.clone(), finding.message.to_string(), pointed)
}
