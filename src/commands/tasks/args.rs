//! What `cchc tasks` is asked for.

use chrono::NaiveDate;

use super::format::TasksFormat;
use crate::assess::Standing;
use crate::commands::files::Place;
use crate::commands::options::{FORMAT_ORDER, one_of};
use crate::i18n::{Lang, Words};
use crate::message::Message;
use crate::model::{Agency, Plan};
use crate::query::lookup;
use crate::query::tasks::{Filter, agencies_with_tasks};
use crate::views::wording;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "AGENCY", required_unless_present_any = ["all", "officer"], conflicts_with = "all")]
    pub(super) agency: Option<String>,

    #[arg(long)]
    all: bool,

    #[command(flatten)]
    pub(super) place: Place,

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

    #[arg(long, display_order = FORMAT_ORDER, value_name = "FORMAT", value_parser = one_of(TasksFormat::WORDS))]
    pub(super) format: Option<TasksFormat>,
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
    /// The standings that are wanted; empty where all are.
    ///
    /// # Errors
    /// When one is called otherwise.
    pub(super) fn standings(&self, words: Words) -> Result<Vec<Standing>, Message> {
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

    /// Which items of a plan are wanted.
    ///
    /// # Errors
    /// When the plan has no such section or officer.
    pub(super) fn filter(&self, standings: &[Standing], plan: &Plan) -> Result<Filter, Message> {
        let sections: Result<_, Message> = self.section.iter().map(|it| lookup::section(plan, it)).collect();
        let officer = self.officer.as_deref().map(|it| lookup::officer(plan, it)).transpose()?;
        Ok(Filter {
            standings: standings.to_vec(),
            due_by: self.due_by,
            sections: sections?,
            officer: officer.map(str::to_owned),
        })
    }

    /// The agency that is asked for, else all that a plan asks something of.
    ///
    /// # Errors
    /// When the plan has no such agency.
    pub(super) fn agencies<'a>(&self, plan: &'a Plan) -> Result<Vec<&'a Agency>, Message> {
        match &self.agency {
            Some(query) => Ok(vec![lookup::agency(&plan.agencies, query)?]),
            None => Ok(agencies_with_tasks(plan)),
        }
    }
}
