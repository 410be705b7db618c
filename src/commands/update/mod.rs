//! `cchc update`: puts into the ledger what was done of items, who confirms it, who judges it, or what case arose.

mod args;
mod assignment;
mod author;
mod change;
mod evidence;
mod measured;
mod remaining;

use std::collections::BTreeMap;

use chrono::NaiveDate;

pub(super) use self::args::Args;
use self::change::Update;
pub(super) use self::measured::named_value;
use crate::assess::ledger::Ledger;
use crate::assess::{Standing, Survey};
use crate::commands::change::{commit, edit, moved};
use crate::commands::context::Context;
use crate::commands::exit::Exit;
use crate::message::Message;
use crate::model::{AgencyId, Plan, ReportPeriod};
use crate::views::wording;
use crate::workspace::{Edit, EditedFile};

/// The files of reports, each with the text it is to hold.
type Files = BTreeMap<(AgencyId, ReportPeriod), (EditedFile, String)>;

/// Adds to the ledger, and says where the items stand then and what is left to report on.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    if !args.says_something() && !args.items.iter().any(|item| item.contains('=')) {
        return Err(Message::new("update.nothing").into());
    }
    let edit = edit(args.dry_run, context)?;
    let own = context.own_agency(&edit)?;
    let updates = updates(args, own.as_deref(), &edit)?;
    let files = files(args, &updates, &edit, context)?;
    let reports: Vec<(AgencyId, ReportPeriod)> = files.keys().cloned().collect();
    let proposal = edit.propose(files.into_values().collect())?;
    let ledger = Ledger::new(edit.plan(), NaiveDate::MAX);
    let mut hints: Vec<Message> = Vec::new();
    for update in &updates {
        for hint in update.hints(args, &ledger, &proposal.plan)? {
            // What is so of a report need not be said of each of its items.
            if !hints.contains(&hint) {
                hints.push(hint);
            }
        }
    }
    hints.extend(reports.iter().find_map(|(_, period)| not_asked(edit.plan(), *period)));
    let as_of = context.as_of;
    let before = standings(&updates, edit.plan(), as_of);
    let messages = || {
        let taken = if args.period.is_none() { periods(&updates) } else { Vec::new() };
        let after = standings(&updates, &proposal.plan, as_of);
        let stood = updates.iter().zip(before.iter().zip(&after));
        let moved = stood.filter_map(|(update, (before, after))| {
            Some(moved(&update.item, [(*before)?, (*after)?], as_of))
        });
        let reports = if args.is_progress() { &reports[..] } else { &[] };
        let left = remaining::messages(&proposal.plan, reports, as_of);
        taken.into_iter().chain(moved).chain(hints).chain(left).collect()
    };
    commit(edit, &proposal, messages, context)?;
    Ok(Exit::Clean)
}

/// What is to be added, item by item.
fn updates(args: &Args, own: Option<&str>, edit: &Edit) -> Result<Vec<Update>, Message> {
    let assignments = assignment::read(args, edit.plan())?;
    let update = |it| Update::new(args, it, own, (edit.plan(), edit.as_of()));
    assignments.into_iter().map(update).collect()
}

/// What each report's file is to hold.
fn files(args: &Args, updates: &[Update], edit: &Edit, context: &Context<'_>) -> Result<Files, Message> {
    let mut files = Files::new();
    for update in updates {
        let key = (update.agency.clone(), update.period);
        let (file, begun) = if let Some(begun) = files.remove(&key) {
            begun
        } else {
            let file = edit.ledger_file(&update.agency, update.period)?;
            let begun = file.before.clone().unwrap_or_else(|| update.head());
            (file, begun)
        };
        let text = update.text(args, edit, &begun, &context.dir)?;
        files.insert(key, (file, text));
    }
    Ok(files)
}

/// That a plan that asks for reports asks for none for a period.
fn not_asked(plan: &Plan, period: ReportPeriod) -> Option<Message> {
    let mut asked = plan.report_periods();
    let is_asked = plan.reporting.is_none() || asked.any(|it| it == period);
    let message = Message::new("update.not-asked").with("period", wording::period_message(period));
    (!is_asked).then(|| message.with("code", period.to_string()))
}

/// Which periods were taken where none was named, and the days that the figures are of, each once.
fn periods(updates: &[Update]) -> Vec<Message> {
    let mut taken: Vec<(ReportPeriod, NaiveDate)> = updates.iter().map(|it| (it.period, it.on)).collect();
    taken.sort_unstable();
    taken.dedup();
    let message = |(period, on): (ReportPeriod, NaiveDate)| {
        let message = Message::new("update.period").with("period", wording::period_message(period));
        message.with("code", period.to_string()).with("on", on)
    };
    taken.into_iter().map(message).collect()
}

/// Where the items stand in a plan.
fn standings(updates: &[Update], plan: &Plan, as_of: NaiveDate) -> Vec<Option<Standing>> {
    let survey = Survey::new(plan, as_of);
    updates.iter().map(|update| survey.item(&update.item).map(|it| it.standing)).collect()
}
