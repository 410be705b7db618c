//! What a phrase says once it was understood.

use chrono::NaiveDate;

use super::day::Day;
use super::fault::Why;
use crate::model::{Recurrence, RoundDay, Trigger};

/// A phrase that was understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrase {
    /// From when on, where the phrase says so or names a span of several parts.
    pub start: Option<Day>,
    /// The days it names.
    pub due: Option<Due>,
    /// "Hằng tháng", "… và những năm tiếp theo": how often it comes back.
    pub every: Option<Recurrence>,
    /// The day of the last month of each round by which it is due, where the phrase names one.
    pub day: Option<u32>,
    /// "Thường xuyên": goes on all the time.
    pub is_continuous: bool,
    /// What sets the day where the phrase names none.
    pub trigger: Option<Trigger>,
    /// "30 ngày kể từ ngày …": how long after the event it is due.
    pub offset: Option<Offset>,
    /// A proviso, in the words of the phrase.
    pub condition: Option<String>,
}

/// The days that a phrase names: one, or a span of which the last is the last in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    pub first: Day,
    pub last: Day,
    /// "Trước ngày …". Plans that say so mean the day itself too; strictly read it is the day before.
    pub is_before: bool,
}

/// A time that runs from an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offset {
    pub count: u32,
    pub unit: OffsetUnit,
}

/// What an offset is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OffsetUnit {
    Day,
    /// "Ngày làm việc".
    WorkingDay,
    Month,
}

impl Phrase {
    /// The first day of the work in a plan, where the phrase names it. A day without a year is of `year`.
    pub fn start_in(&self, year: Option<i32>) -> Option<NaiveDate> {
        self.start.and_then(|start| start.of(year).ok())
    }

    /// The last of the days it names. A day without a year is of `year`.
    ///
    /// # Errors
    /// The day has no year and the plan not one, or that year has no such day.
    pub fn due_in(&self, year: Option<i32>) -> Result<Option<NaiveDate>, Why> {
        self.due.map(|due| due.last.of(year)).transpose()
    }

    /// Whether its days are those of every year, which need not be named: "trước ngày 10/12 hằng năm".
    pub fn is_every_year(&self) -> bool {
        self.every == Some(Recurrence::Year) && self.due.is_some_and(|due| due.last.year.is_none())
    }

    /// Where in each of its spans a round is due, where the phrase says so.
    pub fn round_day(&self, every: Recurrence) -> Option<RoundDay> {
        let one = self.due.filter(|due| every.holds(due.first, due.last));
        let named = one.map(|due| RoundDay {
            month: (due.last.month - 1) % every.months() + 1,
            day: if due.first == due.last { due.last.day } else { 31 },
        });
        let day = self.day.map(|day| RoundDay { day, ..RoundDay::end(every) });
        day.or(named)
    }

    /// Whether it only says "in the year", without naming one: beside "thường xuyên" that sets no end.
    pub fn is_the_year_alone(&self) -> bool {
        let year = |day: Day| (day.year, day.month, day.day);
        self.due.is_some_and(|due| year(due.first) == (None, 1, 1) && year(due.last) == (None, 12, 31))
    }
}
