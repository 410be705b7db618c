//! What a reporting period has brought: the plan on the day of its figures, compared with the day on which the data of
//! the period before closed.

use chrono::{Days, NaiveDate};

use super::lines::{Line, lines};
use crate::assess::account::Account;
use crate::assess::ledger::Ledger;
use crate::assess::{Assessment, Standing, Survey};
use crate::message::Message;
use crate::model::{Evidence, Plan, ReportPeriod};

/// The figures of a period and of the one before.
pub struct PeriodFigures<'p> {
    pub period: ReportPeriod,
    /// The plan on the day the period's data close, or on an earlier day of the run.
    pub figures: Survey<'p>,
    /// The plan on the day on which the data of the period before closed.
    pub earlier: Survey<'p>,
    /// What was reported up to the day of the figures.
    pub ledger: Ledger<'p>,
}

/// An item that is not completed and whose progress has changed.
pub struct Moved<'a> {
    pub line: Line<'a>,
    /// In percent, when the data of the period before closed; none where nobody had stated any.
    pub before: Option<f64>,
}

/// An item of which documents came in.
pub struct Documented<'a> {
    pub line: Line<'a>,
    /// At least one, in the order in which they were reported.
    pub documents: Vec<&'a Evidence>,
}

impl<'p> PeriodFigures<'p> {
    /// Assesses the plan of `files` for the report of a period that is made on the day `as_of`.
    ///
    /// # Errors
    /// When the period before has not closed by then, so that there is nothing to tell yet.
    pub fn new(files: &'p Plan, period: ReportPeriod, as_of: NaiveDate) -> Result<Self, Message> {
        let since = period.before().closes();
        if as_of <= since {
            let message = Message::new("report.too-early").with("period", period.to_string());
            return Err(message.with("since", since).with("as_of", as_of));
        }
        let day = period.closes().min(as_of);
        let (figures, earlier) = (Survey::new(files, day), Survey::new(files, since));
        Ok(Self { period, figures, earlier, ledger: Ledger::new(files, day) })
    }

    /// The day of the figures.
    pub const fn day(&self) -> NaiveDate {
        self.figures.as_of
    }

    /// The first day after the data of the period before closed.
    pub fn first_day(&self) -> NaiveDate {
        day_after(self.earlier.as_of)
    }

    /// The day after that of the figures.
    pub fn next_day(&self) -> NaiveDate {
        day_after(self.day())
    }

    /// The day up to which a report looks ahead: when the data of the next period close.
    pub fn horizon(&self) -> NaiveDate {
        self.period.after().closes()
    }

    /// Every item with what was reported of it.
    pub fn accounts(&self) -> impl Iterator<Item = (&Assessment<'p>, &Account<'p>)> {
        self.figures.items.iter().enumerate().map(|(at, it)| (it, self.ledger.account(at)))
    }

    /// The items that were completed since the period before.
    pub fn completed(&self) -> Vec<Line<'_>> {
        let newly =
            self.changes().filter(|(now, before)| is_completed(now) && !before.is_some_and(is_completed));
        lines(self.figures.plan, newly.map(|(now, _)| now))
    }

    /// The items that are not completed and whose progress has changed since the period before.
    pub fn moved(&self) -> Vec<Moved<'_>> {
        let percent = |it: &Assessment<'_>| it.percent.unwrap_or_default();
        let has_moved = |now: &Assessment<'_>, before: Option<&Assessment<'_>>| {
            !is_completed(now) && percent(now).total_cmp(&before.map_or(0.0, percent)).is_ne()
        };
        let moved = self.changes().filter(|(now, before)| has_moved(now, *before));
        let lines = lines(self.figures.plan, moved.map(|(now, _)| now)).into_iter();
        let before = |line: &Line<'_>| self.before(line.assessment)?.percent;
        lines.map(|line| Moved { before: before(&line), line }).collect()
    }

    /// The items of which documents came in since the period before.
    pub fn documented(&self) -> Vec<Documented<'_>> {
        let items = self.figures.items.iter().enumerate();
        let items = items.filter(|(at, _)| self.new_documents(*at).next().is_some());
        let lines = lines(self.figures.plan, items.map(|(_, it)| it)).into_iter();
        let documents = |line: &Line<'_>| {
            let at = self.position(line).into_iter();
            at.flat_map(|at| self.new_documents(at)).collect()
        };
        lines.map(|line| Documented { documents: documents(&line), line }).collect()
    }

    /// The items at a standing, the earliest day first.
    pub fn at(&self, standing: Standing) -> Vec<Line<'_>> {
        self.by_day(|it| it.standing == standing)
    }

    /// The items that fall due after the day of the figures and up to the horizon, the earliest day first.
    pub fn due_next(&self) -> Vec<Line<'_>> {
        let is_ahead = |due: NaiveDate| self.day() < due && due <= self.horizon();
        let is_open = |standing: Standing| !standing.is_closed() && standing != Standing::Suspended;
        self.by_day(|it| is_open(it.standing) && it.due.is_some_and(is_ahead))
    }

    /// How many items await confirmation past their day, so that they count as overdue in the two by two.
    pub fn awaiting_late(&self) -> usize {
        let is_late = |it: &&Assessment<'_>| {
            it.standing == Standing::AwaitingConfirmation && it.days_left.is_some_and(|days| days < 0)
        };
        self.figures.items.iter().filter(is_late).count()
    }

    fn by_day(&self, is_wanted: impl Fn(&Assessment<'_>) -> bool) -> Vec<Line<'_>> {
        let mut items: Vec<&Assessment<'_>> = self.figures.items.iter().filter(|it| is_wanted(it)).collect();
        items.sort_by_key(|it| it.due);
        lines(self.figures.plan, items)
    }

    /// An item as it stands now, with how it stood before.
    fn changes(&self) -> impl Iterator<Item = (&Assessment<'p>, Option<&Assessment<'p>>)> {
        self.figures.items.iter().map(|now| (now, self.before(now)))
    }

    /// How an item stood before; none where the plan did not hold it yet.
    fn before(&self, now: &Assessment<'_>) -> Option<&Assessment<'p>> {
        let at = self.earlier.plan.index.position(&now.item.id.value)?;
        self.earlier.items.get(at)
    }

    /// The documents that came in since the period before, of the item at a position in the plan.
    fn new_documents(&self, at: usize) -> impl Iterator<Item = &'p Evidence> {
        let since = self.earlier.as_of;
        let entries = self.ledger.account(at).postings.iter().map(|posting| posting.entry);
        entries.filter(move |entry| since < entry.on.value).flat_map(|entry| &entry.evidence)
    }

    /// Where the item of a line stands in the plan.
    fn position(&self, line: &Line<'_>) -> Option<usize> {
        self.figures.plan.index.position(&line.assessment.item.id.value)
    }
}

/// In time or late.
const fn is_completed(assessment: &Assessment<'_>) -> bool {
    matches!(assessment.standing, Standing::CompletedLate | Standing::CompletedOnTime)
}

fn day_after(day: NaiveDate) -> NaiveDate {
    day.checked_add_days(Days::new(1)).unwrap_or(day)
}
