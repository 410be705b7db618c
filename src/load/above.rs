//! What stands above plans: the `cchc.toml` of a run, and the agencies that several plans share.

use std::path::{Path, PathBuf};

use super::fault::Fault;
use super::find::Found;
use super::folder::{PLAN_FILE, PlanFile};
use super::paths::{CONFIG_FILE, LOCAL_FILE, PLANS, SHARED_FILE, join, shown};
use crate::message::Message;
use crate::parse::FileKind;
use crate::source::SourceId;

impl Found {
    /// Notes the `cchc.toml` and the `cchc.local.toml` that go with the plans in `folder`.
    pub(super) fn take_config(&mut self, folder: &Path, shown_as: &str) {
        if let Some(config) = self.nearest(CONFIG_FILE, folder, shown_as) {
            self.config = Some(config);
        }
        if let Some(local) = self.nearest(LOCAL_FILE, folder, shown_as) {
            self.local = Some(local);
        }
    }

    /// The file of this name that goes with the plans in `folder`: the nearest one upward, no further than `plans/`.
    fn nearest(&mut self, name: &str, folder: &Path, shown_as: &str) -> Option<PlanFile> {
        let real = folder.canonicalize().ok()?;
        let (up, holder) = holders(&real, has_plan).find(|(_, it)| it.join(name).is_file())?;
        let path = holder.join(name);
        // Above what was named, a path is shown whole.
        let shown = match Path::new(shown_as).ancestors().nth(up) {
            Some(base) => join(&shown(base), Path::new(name)),
            None => shown(&path),
        };
        Some(self.above(path, shown, FileKind::Part))
    }

    /// Notes the `agencies.toml` files that the plans from `first` on share with others: those of the folders above
    /// each, the nearest first, no further than `plans/`. One beside a `plan.toml` is that plan's alone.
    pub(super) fn take_shared(&mut self, first: usize, folder: &Path, shown_as: &str) {
        let Ok(root) = folder.canonicalize() else { return };
        for at in first..self.folders.len() {
            let Ok(below) = self.folders[at].folder.strip_prefix(folder) else { continue };
            let plan = root.join(below);
            // One that is to be is a plan too.
            for (_, holder) in holders(&plan, |it| it == plan || has_plan(it)).skip(1) {
                let shared = match self.shared.get(holder) {
                    Some(known) => known.clone(),
                    None => self.look_for_shared(holder, &root, shown_as),
                };
                self.folders[at].shared.extend(shared);
            }
        }
    }

    fn look_for_shared(&mut self, holder: &Path, root: &Path, shown_as: &str) -> Option<PlanFile> {
        let path = holder.join(SHARED_FILE);
        let shared = (path.is_file() && !holder.join(PLAN_FILE).is_file()).then(|| {
            let up = root.ancestors().position(|it| it == holder).unwrap_or_default();
            let shown = match (holder.strip_prefix(root), Path::new(shown_as).ancestors().nth(up)) {
                (Ok(below), _) => join(&join(shown_as, below), Path::new(SHARED_FILE)),
                (Err(_), Some(base)) => join(&shown(base), Path::new(SHARED_FILE)),
                (Err(_), None) => shown(&path),
            };
            self.above(path, shown, FileKind::Shared)
        });
        self.shared.insert(holder.to_owned(), shared.clone());
        shared
    }

    /// A file that stands above plans. A link is not followed.
    fn above(&mut self, path: PathBuf, shown: String, kind: FileKind) -> PlanFile {
        let fault = path.is_symlink().then(|| Fault::unreadable(Message::new("not-a-file.link")));
        let id = SourceId(self.next);
        self.next += 1;
        PlanFile { id, kind, path, shown, fault }
    }
}

/// The folders from `real` upward in which something may stand for the plans below, each with how far up it is: up to
/// `plans/`, or where no folder is called so, the one that holds a plan.
pub(super) fn holders(real: &Path, is_plan: impl Fn(&Path) -> bool) -> impl Iterator<Item = (usize, &Path)> {
    let depth = match real.ancestors().position(|it| it.file_name().is_some_and(|name| name == PLANS)) {
        Some(depth) => depth,
        None => usize::from(is_plan(real)),
    };
    real.ancestors().take(depth + 1).enumerate()
}

fn has_plan(folder: &Path) -> bool {
    folder.join(PLAN_FILE).is_file()
}
