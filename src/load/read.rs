//! Reads the files of plan folders.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::copies;
use super::fault::Fault;
use super::folder::{PLAN_FILE, PlanFile, PlanFolder, kind};
use super::loaded::Loaded;
use super::text::{bytes, utf8, with_text};
use crate::diagnostic::Severity;
use crate::model::Plan;
use crate::parse::{Draft, FileKind};
use crate::source::{SourceId, SourceMap};

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

/// As [`read_all`], a few plans at a time: what was made of them goes to `take`, in their order, before the next are read.
///
/// # Errors
/// When `take` fails; no more is read then.
pub fn read_few<T: Send, E>(
    folders: &[PlanFolder],
    step: impl Fn(usize) + Sync,
    fold: impl Fn(Loaded) -> T + Sync,
    mut take: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    /// Enough for every processor to have some.
    const FEW: usize = 64;
    for (at, few) in folders.chunks(FEW).enumerate() {
        let before = at * FEW;
        read_all(few, |done| step(before + done), &fold).into_iter().try_for_each(&mut take)?;
    }
    Ok(())
}

/// As [`read_all`], one plan after the other.
pub fn read_in_turn<T>(folders: &[PlanFolder], step: impl Fn(usize), fold: impl Fn(Loaded) -> T) -> Vec<T> {
    let each = |(at, folder)| {
        let result = fold(read_one(folder));
        step(at + 1);
        result
    };
    folders.iter().enumerate().map(each).collect()
}

/// Reads all files of one folder.
pub fn read_one(folder: &PlanFolder) -> Loaded {
    // What the plan's own files declare comes first, and counts.
    read(folder, folder.files.iter().chain(&folder.shared), bytes)
}

/// Reads only the `plan.toml` of every folder, and turns each into what the command needs of it.
pub fn heads<T: Send>(folders: &[PlanFolder], fold: impl Fn(&Loaded) -> T + Sync) -> Vec<T> {
    let each = |folder: &PlanFolder| {
        let heads = folder.files.iter().filter(|file| file.kind == FileKind::Plan);
        fold(&read(folder, heads, bytes))
    };
    folders.par_iter().map(each).collect()
}

/// Reads a folder, and files that are not in it yet, with the texts of `changed` in those files and with what `before`
/// holds in all others.
pub(super) fn read_with(
    folder: &PlanFolder,
    before: &SourceMap,
    changed: &BTreeMap<SourceId, &str>,
    new: &[PlanFile],
) -> Loaded {
    let held: BTreeMap<SourceId, &[u8]> = before.iter().map(|(id, file)| (id, file.bytes())).collect();
    let bytes_of = |file: &PlanFile| match (changed.get(&file.id), held.get(&file.id)) {
        (Some(text), _) => Ok(text.as_bytes().to_vec()),
        (None, Some(bytes)) if file.fault.is_none() => Ok(bytes.to_vec()),
        _ => bytes(file),
    };
    read(folder, folder.files.iter().chain(new).chain(&folder.shared), bytes_of)
}

/// Reads files of a plan folder, each once.
pub(super) fn read<'a>(
    folder: &PlanFolder,
    files: impl IntoIterator<Item = &'a PlanFile>,
    bytes_of: impl Fn(&PlanFile) -> Result<Vec<u8>, Fault>,
) -> Loaded {
    let mut sources = SourceMap::default();
    let mut draft = Draft::default();
    let mut found = Vec::new();
    for file in files {
        let bytes = bytes_of(file);
        let original = copies::original(file, &folder.files);
        let copied = original.filter(|original| match (&bytes, bytes_of(original)) {
            (Ok(bytes), Ok(others)) => copies::is_copy(bytes, &others),
            _ => false,
        });
        let bytes = copied.map_or(bytes, |original| Err(copies::fault(original)));
        let is_whole_without = copied.is_some() || file.fault.as_ref().is_some_and(Fault::is_of_no_file);
        let read = |text: &str, found: &mut _| draft.read(file.kind, file.id, text, found);
        if with_text(file, bytes, &mut sources, &mut found, read).is_none() && !is_whole_without {
            draft.miss_a_file();
        }
    }
    Loaded {
        path: folder.path.clone(),
        folder: folder.folder.clone(),
        shared: folder.shared.iter().map(|file| file.id).collect(),
        sources,
        files: folder.present.clone(),
        plan: draft.finish(),
        found,
    }
}

/// The plan that files held at another time, by their paths from its folder; those of its ledger left out. `above` are
/// agencies that it shares, the nearest first. None where there was no plan, or one that could not be read without a
/// fault.
pub fn snapshot<'a>(
    files: impl Iterator<Item = (&'a str, Option<&'a [u8]>)> + Clone,
    above: impl Iterator<Item = &'a [u8]>,
) -> Option<Plan> {
    let plans = files.clone().filter_map(|(path, _)| path.strip_suffix(PLAN_FILE)?.strip_suffix('/'));
    let inner: Vec<&str> = plans.collect();
    let is_inner = |path: &str| {
        let below = |folder: &str| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        inner.iter().any(|folder| below(folder))
    };
    let (mut draft, mut found) = (Draft::default(), Vec::new());
    for (path, bytes) in files.filter(|(path, _)| !is_inner(path)) {
        let kind = kind(path);
        if !matches!(kind, FileKind::Progress | FileKind::Issued) {
            let text = utf8(bytes?).ok()?;
            draft.read(kind, SourceId(0), text, &mut found);
        }
    }
    for bytes in above {
        draft.read(FileKind::Shared, SourceId(0), utf8(bytes).ok()?, &mut found);
    }
    let is_whole = found.iter().all(|it| it.severity != Severity::Error);
    draft.finish().filter(|_| is_whole)
}
