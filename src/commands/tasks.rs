//! `cchc tasks`: what an agency has to do, on a screen or as files to send.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::ValueHint;

use super::context::Context;
use super::exit::Exit;
use super::files::{self, Files};
use super::options::Listing;
use crate::assess::{Standing, Tally};
use crate::document::{Document, Table};
use crate::i18n::{Lang, Words};
use crate::message::Message;
use crate::model::{Agency, Plan};
use crate::output::{DocumentFormat, json};
use crate::query::lookup;
use crate::query::shared::Shared;
use crate::query::tasks::{Filter, Task, TaskList, agencies_with_tasks};
use crate::views::tally::figures;
use crate::views::tasks::{index, json::TasksView, list, rows, sent, shared};
use crate::views::{Basis, wording};

#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of the command line")]
pub struct Args {
    #[arg(value_name = "AGENCY", required_unless_present_any = ["all", "officer"], conflicts_with = "all")]
    agency: Option<String>,

    #[arg(long)]
    all: bool,

    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath, conflicts_with = "format")]
    out: Option<PathBuf>,

    #[arg(long, requires = "out")]
    clean: bool,

    #[arg(long)]
    overdue: bool,

    #[arg(long)]
    at_risk: bool,

    #[arg(long, value_name = "DATE")]
    due_by: Option<NaiveDate>,

    #[arg(long, value_name = "SECTION")]
    section: Vec<String>,

    #[arg(long, value_name = "STANDING")]
    standing: Vec<String>,

    #[arg(long, value_name = "OFFICER")]
    officer: Option<String>,

    #[command(flatten)]
    listing: Listing,
}

/// The format of the files.
const DOCUMENTS: DocumentFormat = DocumentFormat::Markdown;

/// Lists, or writes files.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    let standings = args.standings(context.words)?;
    if let Some(folder) = &args.out {
        return write(args, &standings, folder, context);
    }
    let format = args.listing.format;
    let pages = context.survey_any(|basis| {
        let filter = args.filter(&standings, basis.plan())?;
        let Some(query) = &args.agency else {
            let figures = || figures::table(basis, &Tally::of(filter.admitted(basis.survey), basis.as_of()));
            if let Some(page) = format.sheets(figures, || rows::of_all(basis, &filter)) {
                return Ok(page);
            }
            return Ok(format.page(
                || list::of_all(basis, &filter),
                || rows::of_all(basis, &filter),
                || json::text(&TasksView::of_all(basis, &filter)),
            ));
        };
        let agency = lookup::agency(&basis.plan().agencies, query)?;
        let list = TaskList::new(basis.survey, agency, &filter);
        if let Some(page) = format.sheets(|| own_figures(basis, &list), || rows::of_agency(basis, &list)) {
            return Ok(page);
        }
        Ok(format.page(
            || list::of_agency(basis, &list),
            || rows::of_agency(basis, &list),
            || json::text(&TasksView::of_agency(basis, &list)),
        ))
    })?;
    context.print(&pages)
}

/// How the items of an agency stand for it.
fn own_figures(basis: &Basis<'_>, list: &TaskList<'_>) -> Table {
    let mut tally = Tally::default();
    for own in list.items.iter().map(Task::answered) {
        tally.take(own.standing(), own.due(), basis.as_of());
    }
    figures::table(basis, &tally)
}

/// What a standing is called, in every language; in that of the run first, the shorter name before the full one.
fn labels(words: Words, standing: Standing) -> Vec<&'static str> {
    let others = Lang::CODES.iter().map(|(_, lang)| Words::new(*lang));
    let languages = [words].into_iter().chain(others);
    languages
        .flat_map(|words| {
            [wording::short_key(standing), wording::standing_key(standing)].map(|key| words.text(key))
        })
        .collect()
}

impl Args {
    fn standings(&self, words: Words) -> Result<Vec<Standing>, Message> {
        let mut standings = Vec::new();
        for word in &self.standing {
            standings.push(lookup::standing(word, |it| labels(words, it))?);
        }
        if self.overdue {
            standings.push(Standing::Overdue);
        }
        if self.at_risk {
            standings.extend([Standing::AtRiskHigh, Standing::AtRisk]);
        }
        Ok(standings)
    }

    fn filter(&self, standings: &[Standing], plan: &Plan) -> Result<Filter, Message> {
        let sections: Result<_, Message> = self.section.iter().map(|it| lookup::section(plan, it)).collect();
        let officer = self.officer.as_deref().map(|it| lookup::officer(plan, it)).transpose()?;
        Ok(Filter {
            standings: standings.to_vec(),
            due_by: self.due_by,
            sections: sections?,
            officer: officer.map(str::to_owned),
        })
    }
}

/// One file an agency, and an index where they are several. Always in Vietnamese: they go to offices.
fn write(
    args: &Args,
    standings: &[Standing],
    folder: &Path,
    context: &mut Context<'_>,
) -> anyhow::Result<Exit> {
    let plans = context.survey_any(|basis| {
        let basis = Basis { words: Words::on_paper(), ..*basis };
        let filter = args.filter(standings, basis.plan())?;
        let agencies: Vec<&Agency> = match &args.agency {
            Some(query) => vec![lookup::agency(&basis.plan().agencies, query)?],
            None => agencies_with_tasks(basis.plan()),
        };
        Ok(Files {
            plan: basis.plan().head.id.value.clone(),
            files: documents(&basis, agencies, &filter, args.agency.is_none()),
        })
    })?;
    files::write_all(&plans, DOCUMENTS, folder, args.clean, context)
}

fn documents(
    basis: &Basis<'_>,
    agencies: Vec<&Agency>,
    filter: &Filter,
    has_index: bool,
) -> Vec<(String, Document)> {
    let lists: Vec<(String, TaskList<'_>)> = agencies
        .into_iter()
        .map(|agency| (files::name(agency, DOCUMENTS), TaskList::new(basis.survey, agency, filter)))
        .filter(|(_, list)| !has_index || !list.is_empty())
        .collect();
    let index = has_index.then(|| (files::index_name(DOCUMENTS), index::document(basis, &lists)));
    let shared_name = files::shared_name(DOCUMENTS);
    let sent = lists.iter().map(|(name, list)| (name.clone(), sent::document(basis, list, &shared_name)));
    let mut files: Vec<(String, Document)> = sent.chain(index).collect();
    let shared = Shared::new(basis.survey, filter);
    if !shared.is_empty() && lists.iter().any(|(_, list)| list.has_shared()) {
        files.push((shared_name, shared::document(basis, &shared)));
    }
    files
}
