//! What plans are called, without reading them whole: thousands are looked through while somebody types.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::folder::{PLAN_FILE, PROGRESS, PlanFile, PlanFolder};
use super::read::heads;
use super::text::utf8;
use crate::parse::{self, FileKind};
use crate::source::SourceId;

/// A plan's folder, and what its head says it is called.
#[derive(Debug)]
pub struct Named {
    pub folder: PathBuf,
    pub id: String,
    pub title: String,
}

/// The plans at and below a folder, in the order in which they are found.
pub fn named(folder: &Path) -> Vec<Named> {
    let mut folders = Vec::new();
    add_plan_folders(folder, usize::MAX, &mut folders);
    folders.into_par_iter().map(Named::of).collect()
}

/// Adds the folders of plans at and below a folder, in the order in which they are found, until there are so many. Links are
/// not followed, and the ledger of a plan holds none.
pub(super) fn add_plan_folders(folder: &Path, most: usize, found: &mut Vec<PathBuf>) {
    let (mut is_plan, mut inside) = (false, Vec::new());
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        is_plan |= entry.file_name() == PLAN_FILE;
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            inside.push(entry.file_name());
        }
    }
    let is_plan = is_plan && folder.join(PLAN_FILE).is_file();
    if is_plan && found.len() < most {
        found.push(folder.to_owned());
    }
    inside.retain(|name| !is_plan || name != PROGRESS);
    inside.sort();
    for name in inside {
        if most <= found.len() {
            return;
        }
        add_plan_folders(&folder.join(name), most, found);
    }
}

impl Named {
    /// A link is not followed: the plan goes by the name of its folder.
    fn of(folder: PathBuf) -> Self {
        let path = folder.join(PLAN_FILE);
        let is_read = !path.is_symlink();
        let name = if is_read { beginning(&path).and_then(|text| parse::name(&text)) } else { None };
        if let Some((id, title)) = name {
            return Self { folder, id, title };
        }
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if !is_read {
            return Self { folder, id: name, title: String::new() };
        }
        let file = PlanFile { id: SourceId(0), kind: FileKind::Plan, path, shown: name.clone(), fault: None };
        let whole = PlanFolder { path: name, folder, files: vec![file], ..PlanFolder::default() };
        let read = heads(std::slice::from_ref(&whole), |loaded| {
            let title = loaded.plan.as_ref().map(|plan| plan.head.title.clone());
            (loaded.id().to_owned(), title.unwrap_or_default())
        });
        let (id, title) = read.into_iter().next().unwrap_or_default();
        Self { folder: whole.folder, id, title }
    }
}

/// The text with which a file begins.
fn beginning(path: &Path) -> Option<String> {
    /// More than the head of a plan takes up to its title and beyond.
    const ENOUGH: u64 = 16 << 10;
    let mut bytes = Vec::new();
    File::open(path).ok()?.take(ENOUGH).read_to_end(&mut bytes).ok()?;
    let end = utf8(&bytes).map_or_else(|fault| fault.valid_up_to(), str::len);
    bytes.truncate(end);
    String::from_utf8(bytes).ok()
}
