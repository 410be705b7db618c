//! Beginning a plan: a folder that is not there yet, files proposed for it, checked as `check` would, and written whole or
//! not at all.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::examine::examine;
use super::levels::configured;
use super::refusal::{Refusal, Review};
use crate::diagnostic::Report;
use crate::disk::{file, folder};
use crate::load::{self, Found};
use crate::message::Message;
use crate::model::{Directory, is_plan_id};
use crate::source::SourceMap;

/// A place for a plan that is not there yet.
#[derive(Debug)]
pub struct Vacancy {
    found: Found,
    /// The folder of the plans, which may not be there yet.
    holder: PathBuf,
    /// The folder that paths are shown from.
    root: PathBuf,
}

/// A plan that could be written: nothing in it is what `check` calls an error.
#[derive(Debug)]
pub struct FreshPlan {
    /// Each file by its path from the plan's folder, and its text.
    pub files: Vec<(String, String)>,
}

impl Vacancy {
    /// The place of a plan called `id` among the plans that `dir` belongs to: in the nearest `plans/` upward, or else in
    /// one in `dir` itself.
    ///
    /// # Errors
    /// When no plan can be called so, something is there already, or another plan has the id.
    pub fn near(dir: &Path, id: &str) -> Result<Self, Message> {
        let (root, holder) = load::plans_folder(dir);
        Self::among(root, holder, id)
    }

    /// The place of a plan called `id` beside the plan in the folder `other`, likewise.
    ///
    /// # Errors
    /// As [`Vacancy::near`].
    pub fn beside(other: &Path, id: &str) -> Result<Self, Message> {
        let real = other.canonicalize().unwrap_or_else(|_| other.to_owned());
        let holder = real.parent().unwrap_or(&real).to_owned();
        let root = holder.parent().unwrap_or(&holder).to_owned();
        Self::among(root, holder, id)
    }

    fn among(root: PathBuf, holder: PathBuf, id: &str) -> Result<Self, Message> {
        if !is_plan_id(id) {
            return Err(Message::new("fresh.bad-id")
                .with("id", id)
                .with("why", Message::new("want.plan-id")));
        }
        let shown_as = load::shown(holder.strip_prefix(&root).unwrap_or(&holder));
        let found = Found::vacant(&holder, &shown_as, id);
        let vacancy = Self { found, holder, root };
        if vacancy.folder().symlink_metadata().is_ok() {
            return Err(Message::new("fresh.exists").with("folder", vacancy.path()));
        }
        match load::named(&vacancy.holder).into_iter().find(|plan| plan.id.eq_ignore_ascii_case(id)) {
            Some(plan) => {
                let below = plan.folder.strip_prefix(&vacancy.holder).unwrap_or(&plan.folder);
                let folder = load::shown(&Path::new(&shown_as).join(below));
                Err(Message::new("fresh.same-id").with("id", id).with("folder", folder))
            }
            None => Ok(vacancy),
        }
    }

    /// The plan's folder, as it is shown.
    pub fn path(&self) -> &str {
        &self.found.folders[0].path
    }

    /// The plan's folder.
    pub fn folder(&self) -> &Path {
        self.found.folders[0].folder()
    }

    /// The agencies that the plan will share with others.
    pub fn shared_agencies(&self) -> Directory {
        self.found.shared_agencies()
    }

    /// The plan with these texts in its files, by their paths from its folder.
    ///
    /// # Errors
    /// When `check` calls something in it an error.
    pub fn propose(&self, files: Vec<(String, String)>, as_of: NaiveDate) -> Result<FreshPlan, Refusal> {
        let texts = files.iter().map(|(inside, text)| (inside.as_str(), text.as_str())).collect();
        let mut loaded = self.found.read_changed(0, &SourceMap::default(), &texts);
        let mut findings = examine(&mut loaded, as_of);
        let config = self.found.config();
        configured(&config.config.levels, &mut Vec::new()).apply(&mut findings);
        let review = Review { report: Report::new(findings), sources: loaded.sources };
        if loaded.plan.is_none() || review.report.has_errors() {
            return Err(Refusal::for_errors("edit.refused", review));
        }
        Ok(FreshPlan { files })
    }

    /// Writes a plan that was proposed here.
    ///
    /// # Errors
    /// When the folder is there by now, or the system refuses; then nothing of it is there.
    pub fn commit(&self, plan: &FreshPlan) -> Result<(), Message> {
        folder::write_new(self.folder(), &plan.files)
    }

    /// Writes what stands beside plans, where it is missing: the settings of `check`, and the line that keeps the files of
    /// one machine out of git. Says which files it wrote, as they are shown.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn furnish(&self, config: &str) -> Result<Vec<String>, Message> {
        let mut written = Vec::new();
        let mut write = |path: &Path, text: &str| {
            file::write_whole(path, text.as_bytes())?;
            written.push(load::shown(path.strip_prefix(&self.root).unwrap_or(path)));
            Ok(())
        };
        let settings = self.holder.join(load::CONFIG_FILE);
        if self.found.config_path().is_none() && settings.symlink_metadata().is_err() {
            write(&settings, config)?;
        }
        let ignored = self.root.join(".gitignore");
        if let Some(text) = ignoring_local(&ignored) {
            write(&ignored, &text)?;
        }
        Ok(written)
    }
}

/// What a file of names that git leaves out is to hold so that the files of one machine are among them; none where they
/// are, or where the file is none of ours to write: a link, or no text.
fn ignoring_local(path: &Path) -> Option<String> {
    let before = match path.symlink_metadata() {
        Err(_) => String::new(),
        Ok(kind) if kind.is_file() => String::from_utf8(load::bytes_at(path)?).ok()?,
        Ok(_) => return None,
    };
    let is_local = |line: &str| line.trim().trim_start_matches('/') == load::LOCAL_FILE;
    if before.lines().any(is_local) {
        return None;
    }
    let end = if before.contains("\r\n") { "\r\n" } else { "\n" };
    let gap = if before.is_empty() || before.ends_with('\n') { "" } else { end };
    Some(format!("{before}{gap}{}{end}", load::LOCAL_FILE))
}
