//! `cchc update`: puts into the ledger what was done of an item, who confirms it, who judges it, or what case arose.

use chrono::NaiveDate;
use clap::ValueHint;

use super::desk::{Desk, Proposal};
use super::evidence::evidence;
use super::measured::{measured, percent};
use super::{Context, Exit, one_of, period};
use crate::assess::Survey;
use crate::assess::ledger::{Ledger, Part};
use crate::message::{Arg, Message};
use crate::model::{AgencyId, Item, ItemId, Plan, Rating, ReportPeriod, State};
use crate::output;
use crate::query::lookup;
use crate::record::{self, Record, Row};
use crate::views::wording;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "ITEM")]
    item: String,

    #[arg(long, value_name = "PERCENT", value_parser = percent)]
    percent: Option<f64>,

    #[arg(long, value_name = "STATE", value_parser = one_of(State::WORDS))]
    state: Option<State>,

    #[arg(long, value_name = "VALUE")]
    measured: Vec<String>,

    #[arg(long, value_name = "TEXT")]
    note: Option<String>,

    #[arg(long, value_name = "TEXT")]
    cause: Option<String>,

    #[arg(long, value_name = "EVIDENCE", value_hint = ValueHint::FilePath)]
    evidence: Vec<String>,

    #[arg(long, conflicts_with_all = PROGRESS, requires = "by")]
    confirm: bool,

    #[arg(long, value_name = "RATING", value_parser = one_of(Rating::WORDS), requires_all = ["by", "reason"])]
    #[arg(conflicts_with_all = PROGRESS, conflicts_with_all = ["confirm", "note"])]
    rating: Option<Rating>,

    #[arg(long, value_name = "NAME")]
    by: Option<String>,

    #[arg(long, value_name = "TEXT", requires = "rating")]
    reason: Option<String>,

    #[arg(long, value_name = "DATE", requires = "rating")]
    until: Option<NaiveDate>,

    #[arg(long, value_name = "DATE", conflicts_with_all = PROGRESS)]
    #[arg(conflicts_with_all = ["confirm", "rating", "note", "by", "on"])]
    occurred: Option<NaiveDate>,

    #[arg(long, value_name = "DATE", requires = "occurred")]
    due: Option<NaiveDate>,

    #[arg(long, value_name = "DATE", requires = "occurred")]
    done: Option<NaiveDate>,

    #[arg(long, value_name = "DATE")]
    on: Option<NaiveDate>,

    #[arg(long, value_name = "AGENCY")]
    agency: Option<String>,

    #[arg(long, value_name = "PERIOD", value_parser = period)]
    period: Option<ReportPeriod>,

    #[arg(long)]
    dry_run: bool,
}

/// What says how far an item is.
const PROGRESS: [&str; 5] = ["percent", "state", "measured", "cause", "evidence"];

/// Adds to the ledger, and says where the item stands then.
pub fn run(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    if !args.says_something() {
        return Err(Message::new("update.nothing").into());
    }
    let mut desk = Desk::open(context, args.dry_run)?;
    let update = Update::new(args, desk.plan()?, context.as_of)?;
    let file = desk.file(&update.agency, update.period)?;
    let begun = if file.exists { file.text.clone() } else { update.head(context.as_of) };
    let text = match update.open_case(&desk, args)? {
        Some((position, done)) => record::set_day(&begun, ("occurrence", position), "done", done)
            .ok_or_else(|| Message::new("update.cannot-close").with("file", file.inside.as_str()))?,
        None => update.record(args, &desk, context)?.append_to(&begun),
    };
    let proposal = desk.propose(&file, &text, context)?;
    let mut told: Vec<Message> =
        standings(&update.item, desk.plan()?, &proposal, context).into_iter().collect();
    told.extend(update.hints(args, desk.plan()?));
    desk.write(&file, &text, &proposal, false, context)?;
    for message in told.iter().filter(|_| !context.is_quiet) {
        writeln!(context.out, "{}", output::safe_text(&context.words.say(message)))?;
    }
    Ok(Exit::Clean)
}

/// Where the item stood, and where it stands with the change.
fn standings(item: &ItemId, before: &Plan, after: &Proposal, context: &Context<'_>) -> Option<Message> {
    let standing = |plan: &Plan| {
        let survey = Survey::new(plan, context.as_of);
        survey.items.iter().find(|it| it.item.id.value == *item).map(|it| it.standing)
    };
    let (before, after) = (standing(before)?, standing(after.plan()?)?);
    let label = |standing| context.words.text(wording::standing_key(standing));
    let key = if before == after { "update.stands" } else { "update.moves" };
    Some(
        Message::new(key)
            .with("item", item.as_str())
            .with("as_of", context.as_of)
            .with("before", label(before))
            .with("after", label(after)),
    )
}

/// Which item, whose file, which period.
struct Update {
    item: ItemId,
    /// Its place in the plan.
    at: usize,
    agency: AgencyId,
    on: NaiveDate,
    period: ReportPeriod,
}

impl Update {
    fn new(args: &Args, plan: &Plan, as_of: NaiveDate) -> Result<Self, Message> {
        let item = lookup::item(plan, &args.item)?;
        let at = plan.items.iter().position(|it| std::ptr::eq(it, item)).unwrap_or_default();
        let on = args.occurred.or(args.on).unwrap_or(as_of);
        let start = plan.head.period.from.min(plan.head.issued.start());
        if let Some(day) = [Some(on), args.done].into_iter().flatten().find(|day| as_of < *day) {
            return Err(Message::new("update.future").with("on", day).with("as_of", as_of));
        }
        if on < start {
            return Err(Message::new("update.too-early").with("on", on).with("start", start));
        }
        let agency = match &args.agency {
            Some(query) => lookup::agency(&plan.agencies, query)?.id.value.clone(),
            None if args.confirm || args.rating.is_some() => focal_point(plan)?,
            None => lead(plan, item)?,
        };
        let period = args.period.unwrap_or_else(|| ReportPeriod::holding(on));
        Ok(Self { item: item.id.value.clone(), at, agency, on, period })
    }

    /// What a new file begins with. A report that is begun after its period has closed is handed in that day.
    fn head(&self, as_of: NaiveDate) -> String {
        let submitted = Some(as_of).filter(|_| self.period.closes() < as_of);
        record::report(self.agency.as_str(), &self.period.to_string(), submitted, "")
    }

    /// What somebody who recorded progress may not have meant.
    fn hints(&self, args: &Args, plan: &Plan) -> Vec<Message> {
        let ledger = Ledger::new(plan, NaiveDate::MAX);
        let is_entry = !args.confirm && args.rating.is_none() && args.occurred.is_none();
        let part = ledger.account(self.at).part(&self.agency);
        let last = part.and_then(|part| part.postings.last()).map(|posting| posting.entry.on.value);
        let later = last
            .filter(|last| is_entry && self.on < *last)
            .map(|last| Message::new("update.later-entry").with("item", self.item.as_str()).with("on", last));
        let is_all = args.percent.is_some_and(|percent| percent >= 100.0) && args.state.is_none();
        let all = is_all.then(|| Message::new("update.not-yet-done"));
        later.into_iter().chain(all).collect()
    }

    /// The open case that the update closes, by its place in the file, and the day it was dealt with.
    fn open_case(&self, desk: &Desk, args: &Args) -> Result<Option<(usize, NaiveDate)>, Message> {
        let (Some(occurred), Some(done)) = (args.occurred, args.done) else {
            return match (args.occurred, args.due) {
                (Some(_), None) => Err(Message::new("update.case-needs-due")),
                _ => Ok(None),
            };
        };
        let report = desk.report(&self.agency, self.period);
        let cases = report.iter().flat_map(|report| &report.occurrences).enumerate();
        let is_meant = |due: NaiveDate| args.due.is_none_or(|asked| asked == due);
        let mut open = cases.filter(|(_, it)| {
            let is_open = it.done.is_none() && it.item.value == self.item;
            is_open && it.on.value == occurred && is_meant(it.due.value)
        });
        match (open.next(), args.due) {
            (Some((position, _)), _) => Ok(Some((position, done))),
            // A case that is told once it has been dealt with.
            (None, Some(_)) => Ok(None),
            (None, None) => Err(Message::new("update.no-open-case")
                .with("item", self.item.as_str())
                .with("on", occurred)
                .with("file", format!("{}/{}", self.period, self.agency))),
        }
    }

    /// What is added.
    fn record(&self, args: &Args, desk: &Desk, context: &Context<'_>) -> Result<Record, Message> {
        let begin =
            |kind| Record::new(kind).string("item", Some(self.item.as_str())).day("on", Some(self.on));
        let by = args.by.as_deref();
        let plan = desk.plan()?;
        let ledger = Ledger::new(plan, self.on);
        let account = ledger.account(self.at);
        if args.confirm {
            if account.done().is_none() {
                let message = Message::new("update.not-done").with("item", self.item.as_str());
                return Err(message.with("on", self.on));
            }
            return Ok(begin("confirmation").string("by", by).string("note", args.note.as_deref()));
        }
        if let Some(rating) = args.rating {
            let judged = begin("override").string("rating", Some(rating.as_str())).string("by", by);
            return Ok(judged.string("reason", args.reason.as_deref()).day("until", args.until));
        }
        if args.occurred.is_some() {
            return Ok(begin("occurrence").day("due", args.due).day("done", args.done));
        }
        let evidence: Result<Vec<Row>, Message> =
            args.evidence.iter().map(|text| evidence(text, desk.folder(), &context.dir)).collect();
        let same: Vec<&Item> = plan.index.same(self.at).map(|at| &plan.items[at]).collect();
        let measured: Result<Vec<Row>, Message> =
            args.measured.iter().map(|text| measured(text, &self.item, &same)).collect();
        let before = account.part(&self.agency).and_then(Part::state);
        let state = state(args, before, &self.item)?.map(State::as_str);
        Ok(begin("entry")
            .string("state", state)
            .number("percent", args.percent)
            .list("measured", measured?)
            .string("note", args.note.as_deref())
            .string("cause", args.cause.as_deref())
            .list("evidence", evidence?))
    }
}

impl Args {
    fn says_something(&self) -> bool {
        let has_list = !self.measured.is_empty() || !self.evidence.is_empty();
        let has_text = self.note.is_some() || self.cause.is_some();
        let has_number = self.percent.is_some() || self.state.is_some();
        has_list || has_text || has_number || self.confirm || self.rating.is_some() || self.occurred.is_some()
    }
}

fn focal_point(plan: &Plan) -> Result<AgencyId, Message> {
    let focal_point = plan.head.focal_point.as_ref().map(|id| id.value.clone());
    focal_point.ok_or_else(|| Message::new("update.no-focal-point"))
}

/// The one agency that leads an item. Where a group leads, or several do, somebody has to say who reports.
fn lead(plan: &Plan, item: &Item) -> Result<AgencyId, Message> {
    let is_single = |id: &AgencyId| plan.agencies.find(id).is_some_and(|agency| agency.group.is_none());
    match &item.lead[..] {
        [lead] if is_single(&lead.value) => Ok(lead.value.clone()),
        leads => {
            let names: Vec<&str> = leads.iter().map(|lead| plan.agencies.name(&lead.value)).collect();
            let message = Message::new("update.whose").with("item", item.id.value.as_str());
            Err(message.with("leads", names.join("; ")))
        }
    }
}

/// The state to write. Progress alone means that work goes on; on what is done or stopped, somebody has to say so.
fn state(args: &Args, before: Option<State>, item: &ItemId) -> Result<Option<State>, Message> {
    match (args.state, args.percent, before) {
        (Some(state), ..) => Ok(Some(state)),
        (None, Some(percent), None | Some(State::NotStarted | State::InProgress)) => {
            Ok(Some(if 0.0 < percent { State::InProgress } else { State::NotStarted }))
        }
        (None, Some(_), Some(before)) => Err(Message::new("update.which-state")
            .with("item", item.as_str())
            .with("state", Arg::Key(wording::state_key(before)))),
        (None, None, _) => Ok(None),
    }
}
