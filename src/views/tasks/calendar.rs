//! What an agency has to do, as days in its calendar. Always Vietnamese.
//!
//! It tells of what the agency leads, itself or through a group, and of what it supports by its own name; and of the days
//! of its reports. What it supports through a group stands in its list alone: the same day for everybody is no news.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::assess::{Answer, Assessment, Own, ReportRound, RoundAssessment, Standing};
use crate::document::{Calendar, Event, EventState};
use crate::message::{Arg, Message};
use crate::model::{Agency, AgencyId, Item, Occurrence};
use crate::query::superseded;
use crate::query::tasks::{Filter, Role, Task, TaskList};
use crate::views::citation::enclosed;
use crate::views::items::{ItemRow, goals, standing_and_reason};
use crate::views::{Basis, wording};

/// The days of one agency. `basis` speaks Vietnamese.
pub fn of_agency(basis: &Basis<'_>, list: &TaskList<'_>) -> Calendar {
    let days = Days { basis, agency: Some(list.agency) };
    let is_told = |task: &&Task<'_>| match task.role {
        Role::Lead => true,
        Role::Support => task.via.is_none(),
        Role::Action => false,
    };
    let tasks = list.items.iter().filter(is_told);
    let mut events: Vec<Event> =
        tasks.flat_map(|task| days.item(&ItemRow::of_task(task), task.role)).collect();
    if !list.is_filtered {
        events.extend(days.reports());
    }
    days.calendar(list.agency.name.as_str(), events)
}

/// The days of a whole plan. `basis` speaks Vietnamese.
pub fn of_all(basis: &Basis<'_>, filter: &Filter) -> Calendar {
    let days = Days { basis, agency: None };
    let items = filter.admitted(basis.survey);
    let mut events: Vec<Event> = items.flat_map(|it| days.item(&ItemRow::new(it), Role::Lead)).collect();
    if filter.is_open() {
        events.extend(days.reports());
    }
    days.calendar(&basis.plan().head.title, events)
}

/// What tells days.
struct Days<'a> {
    basis: &'a Basis<'a>,
    /// Whose calendar it is; the whole plan's where there is none.
    agency: Option<&'a Agency>,
}

/// One day of an item.
struct Due {
    /// Which of its days it is: the round, the case, or none where it has but one.
    which: Option<String>,
    day: NaiveDate,
    /// What is said of it behind the item's name.
    remark: Option<Message>,
    title: Title,
    state: EventState,
}

/// What is said of a day.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Title {
    Due,
    Done,
    Dropped,
    /// A decision has put another day in its place.
    Superseded,
}

impl Days<'_> {
    fn calendar(&self, name: &str, events: Vec<Event>) -> Calendar {
        let words = self.basis.words;
        let name = words.say(&Message::new("calendar.name").with("name", name));
        Calendar { name, as_of: self.basis.as_of(), revision: self.revision(), events }
    }

    /// The days since the year 2000, and the decisions that hold: later days and further decisions make it grow, so that a
    /// day that has moved is taken for newer.
    fn revision(&self) -> i64 {
        let (as_of, survey) = (self.basis.as_of(), self.basis.survey);
        let days = NaiveDate::from_ymd_opt(2000, 1, 1).map_or(0, |first| (as_of - first).num_days().max(0));
        let decisions = survey.files.amendments.iter().filter(|it| it.holds_from() <= as_of).count();
        days + i64::try_from(decisions).unwrap_or(0)
    }

    /// The days of an item that counts.
    fn item(&self, row: &ItemRow<'_>, role: Role) -> Vec<Event> {
        let it = row.assessment;
        let own = row.own.unwrap_or(Own::Item(it));
        let mut days = self.cases(it);
        days.extend(self.rounds(it, own));
        let is_told = |day: NaiveDate| days.iter().any(|it| it.day == day);
        if let Some(day) = own.due().filter(|day| it.rounds.is_empty() && !is_told(*day)) {
            days.push(self.due(None, day, None, own.standing()));
        }
        days.extend(self.superseded(it.item));
        let lines = self.lines(row);
        days.into_iter().map(|day| self.event(it.item, role, day, lines.clone())).collect()
    }

    /// Each case that an item was called for.
    fn cases(&self, it: &Assessment<'_>) -> Vec<Due> {
        let mut seen: BTreeMap<NaiveDate, usize> = BTreeMap::new();
        let case = |case: &&Occurrence| {
            let (on, day) = (case.on.value, case.due.value);
            let count = seen.entry(on).or_default();
            *count += 1;
            let which = if *count == 1 { format!("case-{on}") } else { format!("case-{on}-{count}") };
            let is_done = case.done.as_ref().is_some_and(|done| done.value <= self.basis.as_of());
            let standing = if is_done { Standing::CompletedOnTime } else { it.standing };
            self.due(Some(which), day, Some(Message::new("calendar.case").with("on", on)), standing)
        };
        it.occurrences.iter().map(case).collect()
    }

    fn rounds(&self, it: &Assessment<'_>, own: Own<'_>) -> Vec<Due> {
        let round = |round: &RoundAssessment| {
            let is_over = own.standing().is_closed() && !round.standing.is_closed();
            let standing = if is_over { own.standing() } else { round.standing };
            let remark = Message::new("calendar.round").with("round", round.id.as_str());
            self.due(Some(round.id.to_string()), round.due, Some(remark), standing)
        };
        it.rounds.iter().map(round).collect()
    }

    /// A day of what stands so, and whether it still matters.
    fn due(&self, which: Option<String>, day: NaiveDate, remark: Option<Message>, standing: Standing) -> Due {
        let is_settled = standing.is_completed()
            || matches!(standing, Standing::AwaitingConfirmation | Standing::Suspended)
            || day < self.basis.as_of();
        let state = match standing {
            Standing::Dropped => EventState::Cancelled,
            _ if is_settled => EventState::Settled,
            _ => EventState::Awaited { days_before: self.basis.plan().risk.due_soon_days },
        };
        let title = match standing {
            Standing::Dropped => Title::Dropped,
            _ if standing.is_completed() => Title::Done,
            _ => Title::Due,
        };
        Due { which, day, remark, title, state }
    }

    /// The days that no longer hold, so that they leave the calendars that have them.
    fn superseded(&self, item: &Item) -> impl Iterator<Item = Due> {
        let days = superseded::days(self.basis.survey, item).into_iter();
        days.map(|(which, day)| Due {
            which,
            day,
            remark: None,
            title: Title::Superseded,
            state: EventState::Cancelled,
        })
    }

    fn event(&self, item: &Item, role: Role, due: Due, lines: Vec<String>) -> Event {
        let words = self.basis.words;
        let key = match (due.title, role) {
            (Title::Dropped, _) => "calendar.dropped",
            (Title::Superseded, _) => "calendar.superseded",
            (Title::Done, _) => "calendar.done",
            (Title::Due, Role::Lead) => "calendar.lead",
            (Title::Due, Role::Support | Role::Action) => "calendar.support",
        };
        let title = Message::new(key).with("id", item.id.value.as_str()).with("name", item.name.as_str());
        let remark = due.remark.map(|remark| format!(" ({})", words.say(&remark))).unwrap_or_default();
        Event {
            id: self.id("item", &[item.id.value.as_str(), due.which.as_deref().unwrap_or_default()]),
            day: due.day,
            title: words.say(&title) + &remark,
            lines,
            state: due.state,
        }
    }

    /// What an event goes by. No id has a `_`; that ids are the same in capitals and without is kept to.
    fn id(&self, kind: &str, parts: &[&str]) -> String {
        let agency = self.agency.map_or("", |agency| agency.id.value.as_str());
        let parts = [&[self.basis.plan().head.id.value.as_str(), kind], parts, &[agency]].concat();
        format!("{}@cchc", parts.join("_").to_lowercase())
    }

    /// What is to be known of an item.
    fn lines(&self, row: &ItemRow<'_>) -> Vec<String> {
        let (words, item) = (self.basis.words, row.item());
        let told = |key, text: String| (!text.is_empty()).then(|| format!("{}: {text}", words.text(key)));
        let standing = Message::new("calendar.standing")
            .with("as_of", self.basis.as_of())
            .with("standing", standing_and_reason(words, row));
        let lines = [
            told("column.lead", wording::names(self.basis, &item.lead)),
            told("column.support", wording::names(self.basis, &item.support)),
            told("column.goals", goals(item)),
            told("column.deadline", item.deadline.text.value.clone()),
            Some(words.say(&standing)),
            Some(enclosed(self.basis)),
        ];
        lines.into_iter().flatten().collect()
    }

    /// The days by which reports are due: those of the agency, or all.
    fn reports(&self) -> Vec<Event> {
        let agency: Option<&AgencyId> = self.agency.map(|agency| &agency.id.value);
        let survey = self.basis.survey;
        let rounds = survey.rounds.iter().filter(|round| match agency {
            Some(agency) => round.is_asked(agency),
            None => !round.asked.is_empty(),
        });
        let event = |round: &ReportRound<'_>| {
            let answer = agency.map(|agency| round.answer(agency, survey.as_of));
            let is_sent = matches!(answer, Some(Answer::InTime { .. } | Answer::Late { .. }));
            let is_over = is_sent || round.is_past(survey.as_of);
            let awaited = EventState::Awaited { days_before: self.basis.plan().risk.due_soon_days };
            let words = self.basis.words;
            let period = Arg::from(wording::period_message(round.period));
            Event {
                id: self.id("report", &[&round.period.to_string()]),
                day: round.due,
                title: words.say(&Message::new("calendar.report").with("period", period)),
                lines: vec![enclosed(self.basis)],
                state: if is_over { EventState::Settled } else { awaited },
            }
        };
        rounds.map(event).collect()
    }
}
