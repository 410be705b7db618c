//! `cchc rollover`: writes the next plan out of one that is ending, and lists what a person has to decide.

mod files;

use crate::commands::context::{Context, in_any};
use crate::commands::exit::Exit;
use crate::commands::fresh;
use crate::commands::period;
use crate::document::Document;
use crate::drafting::rollover::Rollover;
use crate::message::Message;
use crate::model::PlanPeriod;
use crate::output::{Page, PrintFormat};
use crate::views::{Basis, rollover};
use crate::workspace::{Assessed, Vacancy, Workspace, plan_at};

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "PLAN")]
    old: String,

    #[arg(value_name = "ID")]
    new: String,

    #[arg(long, value_name = "SPAN")]
    period: Option<String>,

    #[arg(long)]
    dry_run: bool,
}

/// The next plan: where it is to be, its files, and what is to be said of it.
struct Next {
    vacancy: Vacancy,
    files: Vec<(String, String)>,
    document: Document,
}

/// Makes the next plan, writes it, and says what is to be decided.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    let period = args.period.as_deref().map(period::span).transpose()?;
    let workspace = Workspace::open(&context.dir, &[plan_at(&context.dir, &args.old)])?;
    if workspace.count() != 1 {
        return Err(Message::new("rollover.one-plan").with("plans", workspace.count()).into());
    }
    let made = context.survey_of(&workspace, |basis, plan| next(&args.new, period, basis, plan))?;
    let Some(Next { vacancy, files, document }) = in_any(made)?.pop() else { return Ok(Exit::Clean) };
    let plan = vacancy.propose(files, context.as_of)?;
    fresh::commit(&vacancy, &plan, args.dry_run, context)?;
    if !context.is_quiet {
        writeln!(context.out)?;
        context.print(&[Page::Document(document, PrintFormat::Screen)])?;
    }
    if !args.dry_run {
        context.say(&Message::new("rollover.next").with("folder", vacancy.path()))?;
    }
    Ok(Exit::Clean)
}

fn next(
    id: &str,
    period: Option<PlanPeriod>,
    basis: &Basis<'_>,
    plan: &Assessed<'_>,
) -> Result<Next, Message> {
    let vacancy = Vacancy::beside(plan.folder, id)?;
    let made = Rollover::new(basis.survey, id, period);
    let files = files::files(&made, plan);
    let document = rollover::document(&made, basis);
    Ok(Next { vacancy, files, document })
}
