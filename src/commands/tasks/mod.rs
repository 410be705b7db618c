//! `cchc tasks`: what an agency has to do, on a screen or as files to send.

mod args;
mod calendars;
mod format;
mod lists;
mod sheets;
mod workbooks;
mod writer;

pub use self::args::Args;

use self::format::TasksFormat;
use self::writer::Sent;
use super::context::Context;
use super::exit::Exit;
use super::files::{self, Kind};
use crate::assess::Standing;
use crate::message::Message;
use crate::output::{ListingFormat, Page, json};
use crate::query::involved::Involved;
use crate::query::lookup;
use crate::query::tasks::TaskList;
use crate::views::Basis;
use crate::views::tasks::{all, calendar, json::TasksView, list, rows, sent};

/// Lists, or writes files.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    let standings = args.standings(context.words)?;
    if args.place.is_asked_for() {
        return write(args, &standings, context);
    }
    if args.format != Some(TasksFormat::Calendar) {
        return context.print_each(|basis| page(args, &standings, basis));
    }
    let pages = context.survey_any(|basis| page(args, &standings, basis))?;
    // A calendar without a day is none.
    if pages.iter().all(|page| matches!(page, Page::Calendar(calendar) if calendar.events.is_empty())) {
        context.note(&Message::new("tasks.nothing-written"))?;
        return Ok(Exit::Clean);
    }
    context.print(&pages)
}

/// What is printed of a plan.
fn page(args: &Args, standings: &[Standing], basis: &Basis<'_>) -> Result<Page, Message> {
    let filter = args.filter(standings, basis.plan())?;
    let query = args.agency.as_ref();
    let agency = query.map(|query| lookup::agency(&basis.plan().agencies, query)).transpose()?;
    let list =
        agency.map(|agency| TaskList::new(basis.survey, &Involved::new(basis.survey), agency, &filter));
    let format = match args.format.unwrap_or_default() {
        TasksFormat::Listing(format) => format,
        TasksFormat::Calendar => {
            // It goes to offices.
            let basis = basis.on_paper();
            return Ok(Page::Calendar(match &list {
                Some(list) => calendar::of_agency(&basis, list),
                None => calendar::of_all(&basis, &filter),
            }));
        }
    };
    if format == ListingFormat::Xlsx {
        return Ok(Page::Sheets(match &list {
            Some(list) => sheets::of_agency(basis, list),
            None => sheets::of_all(basis, &filter),
        }));
    }
    let is_paper = format.is_paper();
    Ok(match &list {
        Some(list) => format.page(
            || if is_paper { sent::alone(&basis.on_paper(), list) } else { list::of_agency(basis, list) },
            || rows::of_agency(basis, list),
            || json::text(&TasksView::of_agency(basis, list)),
        ),
        None => format.page(
            || {
                if is_paper {
                    all::document(&basis.on_paper(), &filter)
                } else {
                    list::of_all(basis, &filter)
                }
            },
            || rows::of_all(basis, &filter),
            || json::text(&TasksView::of_all(basis, &filter)),
        ),
    })
}

/// Writes lists to send, workbooks or calendars.
fn write(args: &Args, standings: &[Standing], context: &mut Context<'_>) -> anyhow::Result<Exit> {
    let format = TasksFormat::of_files(args.format)?;
    let kind = Kind { command: "tasks", extension: format.extension() };
    let count = files::write_all(&Sent { args, standings, format }, kind, &args.place, context)?;
    if count == 0 {
        context.say(&Message::new("tasks.nothing-written"))?;
    }
    Ok(Exit::Clean)
}
