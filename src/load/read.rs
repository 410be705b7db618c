//! Reads the files of plan folders; the only reads of the program.

use std::fs;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::find::kind;
use super::{Loaded, PLAN_FILE, PlanFile, PlanFolder, UNREADABLE};
use crate::diagnostic::{Diagnostic, Severity};
use crate::message::{Arg, Message};
use crate::model::Plan;
use crate::parse::{Draft, FileKind};
use crate::source::{SourceId, SourceMap, Span};

/// Reads every folder and turns each plan into what the command needs of it, in the order of the folders.
///
/// Many plans are read in parallel, and a plan's text is let go as soon as `fold` is done with it. `step` is told
/// after each plan how many are done.
pub fn read_all<T: Send>(
    folders: &[PlanFolder],
    step: impl Fn(usize) + Sync,
    fold: impl Fn(Loaded) -> T + Sync,
) -> Vec<T> {
    let done = AtomicUsize::new(0);
    let each = |folder: &PlanFolder| {
        let result = fold(read_one(folder));
        step(done.fetch_add(1, Ordering::Relaxed) + 1);
        result
    };
    match folders {
        // One plan is read faster than a thread is started.
        [folder] => vec![each(folder)],
        _ => folders.par_iter().map(each).collect(),
    }
}

/// Reads all files of one folder.
pub fn read_one(folder: &PlanFolder) -> Loaded {
    read(folder, |_| true)
}

/// Reads only the `plan.toml` of every folder, and turns each into what the command needs of it.
pub fn heads<T: Send>(folders: &[PlanFolder], fold: impl Fn(&Loaded) -> T + Sync) -> Vec<T> {
    let each = |folder: &PlanFolder| fold(&read(folder, |kind| kind == FileKind::Plan));
    folders.par_iter().map(each).collect()
}

/// Reads the files of a plan folder that are wanted, each once.
fn read(folder: &PlanFolder, is_wanted: impl Fn(FileKind) -> bool) -> Loaded {
    let mut sources = SourceMap::default();
    let mut draft = Draft::default();
    let mut found = Vec::new();
    for file in folder.files.iter().filter(|file| is_wanted(file.kind)) {
        let read = |text: &str, found: &mut _| draft.read(file.kind, file.id, text, found);
        if with_text(file, &mut sources, &mut found, read).is_none() {
            draft.miss_a_file();
        }
    }
    Loaded {
        path: folder.path.clone(),
        folder: folder.folder.clone(),
        sources,
        files: folder.present.clone(),
        plan: draft.finish(),
        found,
    }
}

/// The plan that files held at another time, by their paths from its folder; those of its ledger left out. None where
/// there was no plan, or one that could not be read without a fault.
pub fn snapshot<'a>(files: impl Iterator<Item = (&'a str, Option<&'a [u8]>)> + Clone) -> Option<Plan> {
    let plans = files.clone().filter_map(|(path, _)| path.strip_suffix(PLAN_FILE)?.strip_suffix('/'));
    let inner: Vec<&str> = plans.collect();
    let is_inner = |path: &str| {
        let below = |folder: &str| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        inner.iter().any(|folder| below(folder))
    };
    let (mut draft, mut found) = (Draft::default(), Vec::new());
    for (path, bytes) in files.filter(|(path, _)| !is_inner(path)) {
        let kind = kind(path);
        if kind != FileKind::Progress {
            let text = simdutf8::basic::from_utf8(bytes?).ok()?;
            draft.read(kind, SourceId(0), text, &mut found);
        }
    }
    let is_whole = found.iter().all(|it| it.severity != Severity::Error);
    draft.finish().filter(|_| is_whole)
}

/// Hands the text of a file to `read`, and keeps its bytes. A file without text is a finding.
pub(super) fn with_text<T>(
    file: &PlanFile,
    sources: &mut SourceMap,
    found: &mut Vec<Diagnostic>,
    read: impl FnOnce(&str, &mut Vec<Diagnostic>) -> T,
) -> Option<T> {
    let (bytes, result) = match bytes(file) {
        Ok(bytes) => {
            let result = match simdutf8::compat::from_utf8(&bytes) {
                Ok(text) => Ok(read(text, found)),
                Err(error) => Err((Message::new("unreadable.not-utf8"), error.valid_up_to())),
            };
            (bytes, result)
        }
        Err(message) => (Vec::new(), Err((message, 0))),
    };
    sources.add(file.id, &file.shown, bytes);
    match result {
        Ok(result) => Some(result),
        Err((message, at)) => {
            let message = message.with("file", file.shown.as_str());
            found.push(Diagnostic::new(&UNREADABLE, Span::new(file.id, &(at..at)), message));
            None
        }
    }
}

/// The bytes of a file, or why there are none.
pub(super) fn bytes(file: &PlanFile) -> Result<Vec<u8>, Message> {
    if let Some(fault) = &file.fault {
        return Err(fault.clone());
    }
    if let Some(text) = &file.proposed {
        return Ok(text.clone().into_bytes());
    }
    #[expect(clippy::disallowed_methods, reason = "this is the one place that reads")]
    fs::read(&file.path)
        .map_err(|error| Message::new("unreadable.message").with("why", Arg::Foreign(error.to_string())))
}
