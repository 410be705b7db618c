//! `cchc import`: reads a plan out of the document that issued it, into files.

mod args;
mod files;
mod onto;
mod report;

use std::path::Path;

pub(super) use self::args::Args;
use super::context::Context;
use super::exit::Exit;
use super::fresh;
use crate::import::{self, Kind};
use crate::load;
use crate::message::Message;
use crate::workspace::{Vacancy, Workspace, plan_at};

/// Reads the document, and writes a new plan, or what a plan that is there lacks; says what was repaired, what is doubtful
/// and what found no place.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    let name = args.file.to_string_lossy();
    let kind = Kind::of(&name)?;
    let path = context.dir.join(&args.file);
    let bytes = load::bytes_at(&path).ok_or_else(|| Message::new("import.no-file").with("file", &*name))?;
    let plan = plan_at(&context.dir, &args.into);
    match Workspace::open(&context.dir, std::slice::from_ref(&plan)) {
        Ok(workspace) if workspace.count() == 1 => onto::run(args, (&bytes, kind), workspace, context),
        _ => begin(args, (&bytes, kind), context),
    }
}

/// Writes a plan that is not there yet.
fn begin(args: &Args, (bytes, kind): (&[u8], Kind), context: &mut Context<'_>) -> anyhow::Result<Exit> {
    let into = Path::new(args.into.trim_end_matches(['/', '\\']));
    let id = into.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let is_bare = into.parent().is_none_or(|parent| parent == Path::new(""));
    let vacancy = if is_bare {
        Vacancy::near(&context.dir, &id)?
    } else {
        Vacancy::beside(&context.dir.join(into), &id)?
    };
    let imported = import::import(bytes, kind, &id, &vacancy.shared_agencies(), context.as_of)?;
    let name = args.file.file_name().unwrap_or_default().to_string_lossy();
    let plan = vacancy.propose(files::files(&imported, &name), context.as_of)?;
    fresh::commit(&vacancy, &plan, args.dry_run, context)?;
    if !args.dry_run {
        for file in vacancy.furnish(&fresh::config())? {
            context.say(&Message::new("fresh.also").with("file", file))?;
        }
    }
    report::print(&imported, context)?;
    if !args.dry_run {
        context.say(&Message::new("import.next").with("folder", vacancy.path()).with("id", id))?;
    }
    Ok(Exit::Clean)
}
