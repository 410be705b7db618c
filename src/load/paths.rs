//! Where plans are looked for, and what paths are called.

use std::path::{Component, Path, PathBuf};

use super::folder::PLAN_FILE;

/// The folder that holds a repository's plans.
pub const PLANS: &str = "plans";
/// The file beside the plans that sets levels of rules.
pub const CONFIG_FILE: &str = "cchc.toml";
/// The file beside it that is for one person's machine and is not shared.
pub const LOCAL_FILE: &str = "cchc.local.toml";
/// The file above several plans that declares agencies for all of them.
pub const SHARED_FILE: &str = "agencies.toml";

/// What to name a plan by for [`find`](super::find()), from a path in it: the plan's folder; for another file its folder;
/// else the path itself, which may be a folder of plans or an id.
pub fn plan_at(start: &Path, path: &str) -> String {
    let holds_plan = |folder: &&Path| start.join(folder).join(PLAN_FILE).is_file();
    let typed = Path::new(path);
    let folder = typed.ancestors().filter(|it| !it.as_os_str().is_empty()).find(holds_plan);
    if let Some(folder) = folder {
        return folder.to_string_lossy().into_owned();
    }
    let Ok(real) = start.join(typed).canonicalize() else { return path.to_owned() };
    match real.ancestors().find(holds_plan) {
        Some(folder) if start.canonicalize().is_ok_and(|start| start == folder) => ".".to_owned(),
        Some(folder) => folder.to_string_lossy().into_owned(),
        None if real.is_file() => real.parent().unwrap_or(&real).to_string_lossy().into_owned(),
        None => path.to_owned(),
    }
}

/// The nearest folder upward that holds plans: what paths are shown from, and where to walk. Without one, the plan that a
/// folder lies in.
pub(super) fn upward(start: &Path) -> Option<(PathBuf, PathBuf)> {
    let start = start.canonicalize().ok()?;
    let holder = start.ancestors().find(|folder| folder.join(PLANS).is_dir());
    if let Some(root) = holder {
        return Some((root.to_owned(), root.join(PLANS)));
    }
    let plan = plan_above(&start)?;
    Some((plan.parent().unwrap_or(plan).to_owned(), plan.to_owned()))
}

/// The plan that a folder lies in, and what paths are shown from, as in [`upward`]; none where plans lie nearer.
pub(super) fn standing_in(start: &Path) -> Option<(PathBuf, PathBuf)> {
    let start = start.canonicalize().ok()?;
    let plan = plan_above(&start)?.to_owned();
    let (root, _) = upward(&start)?;
    (plan != root && plan.starts_with(&root)).then_some((root, plan))
}

fn plan_above(start: &Path) -> Option<&Path> {
    start.ancestors().find(|folder| folder.join(PLAN_FILE).is_file())
}

/// A path with `/` between folders, on every system; the current folder is nothing.
pub fn shown(path: &Path) -> String {
    let path: PathBuf = path.components().filter(|part| !matches!(part, Component::CurDir)).collect();
    path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
}

/// `base` and a path below it.
pub(super) fn join(base: &str, below: &Path) -> String {
    match (base, shown(below)) {
        (base, below) if below.is_empty() => base.to_owned(),
        ("", below) => below,
        (base, below) => format!("{base}/{below}"),
    }
}
