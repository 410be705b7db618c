//! What an update adds to the ledger of one item: to whose file, for which period.

use std::path::Path;

use chrono::NaiveDate;

use super::args::Args;
use super::assignment::{Assignment, Said};
use super::author::{author, is_for_others};
use super::evidence::evidence;
use super::measured::measured;
use crate::assess::ledger::Ledger;
use crate::assess::strand::Strand;
use crate::assess::voice::Extent;
use crate::message::{Arg, Message};
use crate::model::{
    AgencyId, Entry, Item, ItemId, Occurrence, Plan, ProgressReport, ReportPeriod, RoundId, SpokenPeriod,
    State,
};
use crate::query::lookup;
use crate::query::open_period::{day_of_entry, period_of_entry};
use crate::record::{self, Record, Row};
use crate::views::wording;
use crate::workspace::Edit;

/// Which item, whose file, which period, and how far the work is.
pub(super) struct Update {
    pub(super) item: ItemId,
    pub(super) agency: AgencyId,
    pub(super) on: NaiveDate,
    pub(super) period: ReportPeriod,
    said: Said,
    /// Whose part it speaks of, where it says so.
    part: Option<AgencyId>,
    /// The round it speaks of, where it says so.
    round: Option<RoundId>,
}

impl Update {
    /// Whom and what the arguments mean; `own` is the agency of whoever types.
    ///
    /// # Errors
    /// When an agency or a day cannot be meant, or it does not follow whose report it is.
    pub(super) fn new(
        args: &Args,
        Assignment { item, said }: Assignment<'_>,
        own: Option<&str>,
        (plan, as_of): (&Plan, NaiveDate),
    ) -> Result<Self, Message> {
        let day = args.occurred.or(args.on);
        // Who leads what is judged on the day that is spoken of.
        let then = plan.on(day.unwrap_or(as_of));
        let known = || then.items.iter().map(|item| item.id.as_str());
        let at = then.index.position(&item.id.value);
        let at = at.ok_or_else(|| Message::unknown("lookup.unknown-item", item.id.as_str(), known()))?;
        let reporter = own.filter(|_| !is_for_others(args));
        let agency = match args.agency.as_deref().or(reporter) {
            Some(query) => lookup::agency(&plan.agencies, query)?.id.value.clone(),
            None => author(args, then, at)?,
        };
        let part = args.part.as_ref().map(|query| lookup::agency(&plan.agencies, query)).transpose()?;
        let part = part.map(|agency| agency.id.value.clone());
        let round = args.round.as_deref().map(round).transpose()?;
        let period = match &args.period {
            Some(key) => lookup::calendar_period(plan, key)?,
            None => period_of_case(args, plan, &item.id.value, &agency)
                .unwrap_or_else(|| period_of_entry(plan, &agency, as_of, day)),
        };
        let on = match day {
            Some(day) => day,
            None if !args.is_progress() => as_of,
            None if args.period.is_some() => as_of.min(period.closes()),
            None => day_of_entry(plan, period, as_of),
        };
        let start = plan.head.period.from.min(plan.head.start);
        if let Some(day) = [Some(on), args.done].into_iter().flatten().find(|day| as_of < *day) {
            return Err(Message::new("update.future").with("on", day).with("as_of", as_of));
        }
        if on < start {
            return Err(Message::new("update.too-early").with("on", on).with("start", start));
        }
        Ok(Self { item: item.id.value.clone(), agency, on, period, said, part, round })
    }

    /// Whether it says how far the work is, and stops nothing.
    fn says_how_far(&self) -> bool {
        self.said.percent.is_some() || self.said.state.is_some_and(|state| !state.is_halt())
    }

    /// What a new file begins with.
    pub(super) fn head(&self) -> String {
        record::report(self.agency.as_str(), &self.period.to_string(), None, "")
    }

    /// What somebody who recorded progress may not have meant; `ledger` is all of it before.
    ///
    /// # Errors
    /// When the ledger holds the very entry that the plan `after` the change holds once more.
    pub(super) fn hints(
        &self,
        args: &Args,
        ledger: &Ledger<'_>,
        after: &Plan,
    ) -> Result<Vec<Message>, Message> {
        if !args.is_progress() {
            return Ok(Vec::new());
        }
        let Some(account) = ledger.account_of(&self.item) else { return Ok(Vec::new()) };
        let strand = account.strand(&self.agency, self.extent(args), self.round.as_ref(), self.on);
        let about = |key, on: NaiveDate| Message::new(key).with("item", self.item.as_str()).with("on", on);
        let mut hints = Vec::new();
        if let Some(last) = strand.and_then(|it| it.postings.last()) {
            let on = last.entry.on.value;
            let is_own = *last.author == self.agency;
            let is_repeated = is_own && self.added(after).is_some_and(|entry| entry.repeats(last.entry));
            if is_repeated && self.on == on {
                return Err(about("update.twice", on));
            }
            hints.extend(is_repeated.then(|| about("update.repeats", on)));
            hints.extend((self.on < on).then(|| about("update.later-entry", on)));
        }
        let is_all = self.said.percent.is_some_and(|percent| percent >= 100.0) && self.said.state.is_none();
        hints.extend(self.handed_in(after).map(|on| {
            let message = Message::new("update.handed-in").with("file", self.file());
            message.with("on", on)
        }));
        hints.extend(is_all.then(|| Message::new("update.not-yet-done").with("item", self.item.as_str())));
        Ok(hints)
    }

    /// The entry that it has added to a plan.
    fn added<'p>(&self, after: &'p Plan) -> Option<&'p Entry> {
        self.report(after)?.entries.iter().rfind(|entry| entry.item.value == self.item)
    }

    /// When the report that it goes into was handed in, if it was.
    fn handed_in(&self, after: &Plan) -> Option<NaiveDate> {
        self.report(after)?.submitted.as_ref().map(|day| day.value)
    }

    fn report<'p>(&self, plan: &'p Plan) -> Option<&'p ProgressReport> {
        let is_own = |it: &&ProgressReport| it.agency.value == self.agency && it.period.value == self.period;
        plan.reports.iter().find(is_own)
    }

    /// What the file that holds `begun` is to hold.
    ///
    /// # Errors
    /// When what is said cannot be so.
    pub(super) fn text(&self, args: &Args, edit: &Edit, begun: &str, dir: &Path) -> Result<String, Message> {
        match self.open_case(edit, args)? {
            Some((position, done)) => {
                let closed = record::set_day(begun, ("occurrence", position), "done", done);
                closed.ok_or_else(|| Message::new("update.cannot-close").with("file", self.file()))
            }
            None => Ok(self.record(args, edit, dir)?.append_to(begun)),
        }
    }

    /// The file it goes to, as people tell it from others.
    fn file(&self) -> String {
        format!("{}/{}", self.period, self.agency)
    }

    /// The open case that the update closes, by its place in the file, and the day it was dealt with.
    fn open_case(&self, edit: &Edit, args: &Args) -> Result<Option<(usize, NaiveDate)>, Message> {
        let (Some(occurred), Some(done)) = (args.occurred, args.done) else {
            return match (args.occurred, args.due) {
                (Some(_), None) => Err(Message::new("update.case-needs-due")),
                _ => Ok(None),
            };
        };
        let report = edit.report(&self.agency, self.period);
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
                .with("file", self.file())),
        }
    }

    /// What is added.
    fn record(&self, args: &Args, edit: &Edit, dir: &Path) -> Result<Record, Message> {
        let begin =
            |kind| Record::new(kind).string("item", Some(self.item.as_str())).day("on", Some(self.on));
        let by = args.by.as_deref();
        let plan = edit.plan().on(self.on);
        let known = || plan.items.iter().map(|item| item.id.as_str());
        let at = plan.index.position(&self.item);
        let at = at.ok_or_else(|| Message::unknown("lookup.unknown-item", self.item.as_str(), known()))?;
        let ledger = Ledger::new(edit.plan(), self.on);
        let account = ledger.account(at);
        if args.confirm {
            if !account.strands().any(|strand| strand.was_done(self.on)) {
                let message = Message::new("update.not-done").with("item", self.item.as_str());
                return Err(message.with("on", self.on));
            }
            return Ok(self
                .named(begin("confirmation"))
                .string("by", by)
                .string("note", args.note.as_deref()));
        }
        if let Some(rating) = args.rating {
            let judged = begin("override").string("rating", Some(rating.as_str())).string("by", by);
            return Ok(judged.string("reason", args.reason.as_deref()).day("until", args.until));
        }
        if args.occurred.is_some() {
            return Ok(begin("occurrence").day("due", args.due).day("done", args.done));
        }
        let evidence: Result<Vec<Row>, Message> =
            self.said.evidence.iter().map(|text| evidence(text, edit.folder(), dir)).collect();
        let same: Vec<&Item> = plan.index.same(at).map(|at| &plan.items[at]).collect();
        let measured: Result<Vec<Row>, Message> =
            args.measured.iter().map(|text| measured(text, &self.item, &same)).collect();
        if self.round.is_none()
            && self.says_how_far()
            && let Some(round) = account.earlier_round(&self.agency, self.extent(args), self.on)
        {
            let message = Message::new("update.which-round").with("item", self.item.as_str());
            return Err(message.with("round", round.as_str()));
        }
        let own = account.strand(&self.agency, self.extent(args), self.round.as_ref(), self.on);
        let before = own.and_then(Strand::state);
        let state = state(&self.said, before, &self.item)?.map(State::as_str);
        Ok(self
            .named(begin("entry").flag("whole", args.whole))
            .string("state", state)
            .string("decision", args.decision.as_deref())
            .number("percent", self.said.percent)
            .list("measured", measured?)
            .string("note", args.note.as_deref())
            .string("cause", args.cause.as_deref())
            .list("evidence", evidence?))
    }

    /// How much of the item it speaks of.
    fn extent(&self, args: &Args) -> Extent<'_> {
        match &self.part {
            Some(part) => Extent::Part(part),
            None if args.whole => Extent::Whole,
            None => Extent::Own,
        }
    }

    /// A record that says of which part and round it speaks, where it does.
    fn named(&self, record: Record) -> Record {
        let part = self.part.as_ref().map(AgencyId::as_str);
        record.string("part", part).string("round", self.round.as_ref().map(RoundId::as_str))
    }
}

/// The round that is meant: by its id, or in people's words.
fn round(text: &str) -> Result<RoundId, Message> {
    let key = SpokenPeriod::read(text).and_then(SpokenPeriod::key);
    let round = text.parse().ok().or_else(|| key?.parse().ok());
    round.ok_or_else(|| Message::new("want.round-id"))
}

/// The period in whose report the case stands that is to be closed.
fn period_of_case(args: &Args, plan: &Plan, item: &ItemId, agency: &AgencyId) -> Option<ReportPeriod> {
    let (on, _) = args.occurred.zip(args.done)?;
    let is_meant = |case: &Occurrence| {
        let is_due = args.due.is_none_or(|due| due == case.due.value);
        case.item.value == *item && case.on.value == on && case.done.is_none() && is_due
    };
    let mut own = plan.reports.iter().filter(|report| report.agency.value == *agency);
    Some(own.find(|report| report.occurrences.iter().any(is_meant))?.period.value)
}

/// The state to write. Progress alone means that work goes on; on what is done or stopped, somebody has to say so.
fn state(said: &Said, before: Option<State>, item: &ItemId) -> Result<Option<State>, Message> {
    match (said.state, said.percent, before) {
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
