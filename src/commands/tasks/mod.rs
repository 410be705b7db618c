//! `cchc tasks`: what an agency has to do, on a screen or as files to send.

mod args;
mod lists;

pub use self::args::Args;

use self::lists::Lists;
use super::context::Context;
use super::exit::Exit;
use super::files::{self, Kind};
use crate::assess::Standing;
use crate::message::Message;
use crate::output::{DocumentFormat, Page, json};
use crate::query::lookup;
use crate::query::tasks::TaskList;
use crate::views::Basis;
use crate::views::tasks::{json::TasksView, list, rows};

/// The format of the files.
const DOCUMENTS: DocumentFormat = DocumentFormat::Markdown;

/// Lists, or writes files.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    let standings = args.standings(context.words)?;
    if args.place.is_asked_for() {
        return write(args, &standings, context);
    }
    let pages = context.survey_any(|basis| page(args, &standings, basis))?;
    context.print(&pages)
}

/// What is printed of a plan.
fn page(args: &Args, standings: &[Standing], basis: &Basis<'_>) -> Result<Page, Message> {
    let filter = args.filter(standings, basis.plan())?;
    let query = args.agency.as_ref();
    let agency = query.map(|query| lookup::agency(&basis.plan().agencies, query)).transpose()?;
    let list = agency.map(|agency| TaskList::new(basis.survey, agency, &filter));
    let format = args.format;
    Ok(match &list {
        Some(list) => format.page(
            || list::of_agency(basis, list),
            || rows::of_agency(basis, list),
            || json::text(&TasksView::of_agency(basis, list)),
        ),
        None => format.page(
            || list::of_all(basis, &filter),
            || rows::of_all(basis, &filter),
            || json::text(&TasksView::of_all(basis, &filter)),
        ),
    })
}

/// Writes lists to send.
fn write(args: &Args, standings: &[Standing], context: &mut Context<'_>) -> anyhow::Result<Exit> {
    let kind = Kind { command: "tasks", extension: DOCUMENTS.extension() };
    let lists = Lists { args, standings, format: DOCUMENTS };
    files::write_all(&lists, kind, &args.place, context)?;
    Ok(Exit::Clean)
}
