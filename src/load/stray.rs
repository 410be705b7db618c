//! TOML files below `plans/` that belong to no plan.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::fault::Fault;
use super::folder::{EXTENSION, PLAN_FILE};
use super::paths::{PLANS, SHARED_FILE};
use crate::message::Message;

/// A file of no plan.
#[derive(Debug)]
pub(super) struct Stray {
    /// Where it is.
    pub(super) path: PathBuf,
    /// What it is called.
    pub(super) shown: String,
    /// What else is wrong with it.
    pub(super) fault: Option<Fault>,
}

/// What is wrong with a file whose name ends in other letters than `.toml`.
pub(super) fn capitals(path: &Path) -> Fault {
    let name = path.with_extension(EXTENSION);
    let name = name.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let help = Message::new("stray-file.capitals-help").with("name", name);
    Fault::stray(Message::new("stray-file.capitals"), help)
}

/// Of files that lie in no plan's folder, those that are told of, each with what is wrong with it. A folder without a
/// `plan.toml` is one fault, at the first of its files; `plans` are the folders that have one.
pub(super) fn told(files: Vec<Stray>, plans: &BTreeSet<&str>) -> Vec<Stray> {
    let mut told = BTreeSet::new();
    let mut found = Vec::new();
    for file in files {
        let Some(base) = below_plans(&file.shown) else { continue };
        if file.fault.is_some() {
            found.push(file);
            continue;
        }
        let fault = match lost_folder(&file.shown, base, plans) {
            Some(folder) if !told.insert(folder.to_owned()) => continue,
            Some(folder) => {
                let message = Message::new("stray-file.folder").with("folder", folder);
                Fault::stray(message, Message::new("stray-file.folder-help").with("plan", PLAN_FILE))
            }
            // The plans below share it.
            None if file.shown.rsplit('/').next() == Some(SHARED_FILE) => continue,
            None => Fault::stray(Message::new("stray-file.outside"), Message::new("stray-file.outside-help")),
        };
        found.push(Stray { fault: Some(fault), ..file });
    }
    found
}

/// How much of a path leads to the folder `plans/`; none where it does not lead through it, or on into a folder that
/// its name hides.
fn below_plans(shown: &str) -> Option<usize> {
    let mut base = None;
    let mut at = 0;
    for part in shown.split('/') {
        if base.is_some() && part.starts_with('.') {
            return None;
        }
        at += part.len();
        if part == PLANS {
            base = Some(at);
        }
        at += 1;
    }
    base
}

/// The outermost folder, past `base`, that a file lies in with no plan at all.
fn lost_folder<'a>(shown: &'a str, base: usize, plans: &BTreeSet<&str>) -> Option<&'a str> {
    let ends = shown.match_indices('/').map(|(at, _)| at).filter(|at| base < *at);
    let mut folders = ends.map(|end| (&shown[..end], &shown[..=end]));
    let is_lost = |inside: &str| plans.range(inside..).next().is_none_or(|plan| !plan.starts_with(inside));
    folders.find(|(_, inside)| is_lost(inside)).map(|(folder, _)| folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_without_a_plan_is_told_once() {
        let plans = BTreeSet::from(["plans/a", "plans/a-b/2022", "plans/c"]);
        let files = [
            "plans/x.toml",
            "plans/a-b/x.toml",
            "plans/a-b/2023/x.toml",
            "plans/a-b/2023/progress/y.toml",
            "plans/agencies.toml",
            "plans/b/agencies.toml",
            "plans/.cache/x.toml",
            "elsewhere/x.toml",
        ];
        let stray = |shown: &str| Stray { path: PathBuf::new(), shown: shown.to_owned(), fault: None };
        let found = told(files.map(stray).into(), &plans);
        let told: Vec<_> =
            found.iter().map(|it| (it.shown.as_str(), it.fault.as_ref().map(|it| it.message.key))).collect();
        let expected = [
            ("plans/x.toml", Some("stray-file.outside")),
            ("plans/a-b/x.toml", Some("stray-file.outside")),
            ("plans/a-b/2023/x.toml", Some("stray-file.folder")),
            ("plans/b/agencies.toml", Some("stray-file.folder")),
        ];
        assert_eq!(told, expected);
    }
}
