//! `cchc new`: begins a plan, a folder that `check` has nothing against, with comments that say what to fill in.

mod args;
mod files;
mod questions;

pub(super) use self::args::Args;
use self::files::Draft;
use self::questions::Answers;
use crate::commands::context::Context;
use crate::commands::exit::Exit;
use crate::commands::fresh;
use crate::message::Message;
use crate::workspace::Vacancy;

/// Asks what nobody has said, and writes the folder.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    // Nobody is asked for what could not be written.
    let vacancy = Vacancy::near(&context.dir, &args.id)?;
    let answers = Answers::gather(args, context)?;
    let draft = Draft::new(&args.id, &answers, vacancy.shared_agencies(), context.as_of)?;
    let plan = vacancy.propose(draft.files(), context.as_of)?;
    fresh::commit(&vacancy, &plan, args.dry_run, context)?;
    if !args.dry_run {
        for file in vacancy.furnish(&fresh::config())? {
            context.say(&Message::new("fresh.also").with("file", file))?;
        }
        if !draft.declared().is_empty() {
            context.say(&Message::new("new.declared").with("agencies", draft.declared().join(", ")))?;
        }
        context.say(&Message::new("new.next").with("folder", vacancy.path()).with("id", args.id.as_str()))?;
    }
    Ok(Exit::Clean)
}
