//! A calendar before it has a format: days, and what is to be known of each.

use chrono::NaiveDate;

/// The days of a plan, for one reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    pub name: String,
    /// The day on which all of it is so.
    pub as_of: NaiveDate,
    /// Grows from each calendar to the next that says the same days anew.
    pub revision: i64,
    pub events: Vec<Event>,
}

/// A day in a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The same in every calendar that tells of the same thing, whatever its day.
    pub id: String,
    pub day: NaiveDate,
    pub title: String,
    /// What is to be known of it, a line each.
    pub lines: Vec<String>,
    pub state: EventState,
}

/// Whether a day still matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventState {
    /// A reader is told so many days before.
    Awaited { days_before: i64 },
    /// It stays, and nobody is told any more.
    Settled,
    /// It no longer holds.
    Cancelled,
}
