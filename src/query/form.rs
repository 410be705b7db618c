//! What an agency has to report on for a period, and what is expected of it by the closing day.

use chrono::{Days, NaiveDate};

use crate::assess::ledger::Ledger;
use crate::assess::strand::Strand;
use crate::assess::voice::Extent;
use crate::assess::{Assessment, Pace, RoundAssessment, Survey, expected};
use crate::model::{Agency, Item, ItemId, ReportPeriod, RoundId, State, Target};

/// What one agency has to report on.
pub struct Form<'a> {
    pub agency: &'a Agency,
    pub period: ReportPeriod,
    pub items: Vec<FormItem<'a>>,
    /// How many of the items it leads are done with, so that nothing is asked of them.
    pub closed: usize,
}

/// An item to report on.
pub struct FormItem<'a> {
    /// Where it stands.
    pub now: &'a Assessment<'a>,
    /// The other items that are the same thing, in the order of the plan.
    pub others: Vec<&'a Item>,
    /// What the agency reported last.
    pub last: Option<LastReport>,
    pub wanted: Wanted,
    /// What is to be measured, each metric once, and where its value should be by the closing day, if that can be told.
    pub targets: Vec<(&'a Target, Option<f64>)>,
    /// Of work that comes back more than once, the rounds that are open and due by the closing day; where none is, the next.
    pub rounds: Vec<FormRound>,
}

/// A round to report on.
pub struct FormRound {
    pub id: RoundId,
    /// The last day in time.
    pub due: NaiveDate,
    /// What the agency reported last of it.
    pub last: Option<LastReport>,
}

/// What an agency said last of an item.
pub struct LastReport {
    pub on: NaiveDate,
    /// None where it has never said.
    pub state: Option<State>,
    /// In percent; none where it has never said.
    pub percent: Option<f64>,
}

/// How far an item has to be by the closing day to be on schedule.
pub enum Wanted {
    /// The share of its time that is gone by then.
    Share(Pace),
    /// It goes on all the time.
    Ongoing,
    /// It has to be done.
    All,
    /// Its time has not begun.
    Nothing,
    /// It has no day to be measured against.
    NoDay,
}

impl<'a> Form<'a> {
    /// The form for what `agency` leads, itself or through a group, and has not completed.
    pub fn new(survey: &'a Survey<'a>, agency: &'a Agency, period: ReportPeriod) -> Self {
        let plan = survey.plan;
        let closing = Survey::new(survey.files, period.closes());
        let then =
            |item: &Item| closing.plan.index.position(&item.id.value).and_then(|at| closing.items.get(at));
        let ledger = Ledger::new(survey.files, survey.as_of);
        let mut form = Self { agency, period, items: Vec::new(), closed: 0 };
        for (at, item) in plan.items.iter().enumerate() {
            let leads = item.lead.iter().any(|lead| plan.agencies.belongs(&agency.id.value, &lead.value));
            // Of items that are the same the first stands for the others.
            let is_first = plan.index.same(at).next() == Some(at);
            if !leads || !is_first {
                continue;
            }
            if survey.items[at].standing.is_closed() {
                form.closed += 1;
                continue;
            }
            let others: Vec<&Item> = plan.index.same(at).skip(1).map(|at| &plan.items[at]).collect();
            let last = |round: Option<&RoundId>| {
                let own = ledger.account(at).strand(&agency.id.value, Extent::Own, round, survey.as_of);
                own.and_then(LastReport::of)
            };
            let open = open_rounds(&survey.items[at], period.closes());
            let round =
                |it: &RoundAssessment| FormRound { id: it.id.clone(), due: it.due, last: last(Some(&it.id)) };
            form.items.push(FormItem {
                rounds: open.into_iter().map(round).collect(),
                now: &survey.items[at],
                last: last(None),
                wanted: then(item).map_or(Wanted::NoDay, Wanted::by),
                targets: targets(item, &others, then(item)),
                others,
            });
        }
        form
    }

    /// The items that are told of under none of their ids.
    pub fn left(&self, is_told: impl Fn(&ItemId) -> bool) -> Vec<&FormItem<'a>> {
        let is_open = |it: &&FormItem<'a>| {
            let own = &it.now.item.id.value;
            !is_told(own) && !it.others.iter().any(|other| is_told(&other.id.value))
        };
        self.items.iter().filter(is_open).collect()
    }
}

/// The rounds that are open and due by a day, or else the first that is open. One round alone need not be told from others.
fn open_rounds<'a>(it: &'a Assessment<'_>, day: NaiveDate) -> Vec<&'a RoundAssessment> {
    if it.rounds.len() < 2 {
        return Vec::new();
    }
    let open = || it.rounds.iter().filter(|round| !round.standing.is_closed());
    let due: Vec<&RoundAssessment> = open().filter(|round| round.due <= day).collect();
    if due.is_empty() { open().take(1).collect() } else { due }
}

impl LastReport {
    fn of(own: &Strand<'_>) -> Option<Self> {
        let posting = own.postings.last()?;
        Some(Self { on: posting.entry.on.value, state: posting.state, percent: posting.percent })
    }
}

impl Wanted {
    fn by(closing: &Assessment<'_>) -> Self {
        let goes_on = closing.item.deadline.is_continuous() && closing.rounds.is_empty();
        match (closing.pace, closing.days_left) {
            (Some(pace), _) => Self::Share(pace),
            (None, Some(days)) if goes_on && 0 < days => Self::Ongoing,
            (None, Some(days)) if days <= 0 => Self::All,
            (None, Some(_)) => Self::Nothing,
            (None, None) => Self::NoDay,
        }
    }
}

/// The targets of an item and of those that are the same, the first of each metric.
fn targets<'a>(
    item: &'a Item,
    others: &[&'a Item],
    closing: Option<&Assessment<'_>>,
) -> Vec<(&'a Target, Option<f64>)> {
    let day = |pace: Pace| pace.start + Days::new(pace.gone.unsigned_abs());
    let term = closing.and_then(|it| it.pace.zip(it.due)).map(|(pace, due)| (pace.start, due, day(pace)));
    let mut targets: Vec<(&Target, Option<f64>)> = Vec::new();
    for target in item.targets.iter().chain(others.iter().flat_map(|item| &item.targets)) {
        if targets.iter().all(|(known, _)| known.metric.value != target.metric.value) {
            let value = term.and_then(|(start, due, on)| expected(target, (start, due), on));
            targets.push((target, value));
        }
    }
    targets
}
