//! What `cchc reports` shows: who has reported for which period, who is late and by how many days.

pub mod json;
pub mod rows;
pub mod screen;

use chrono::NaiveDate;

use crate::assess::Answer;

/// The day on which a report was handed in.
const fn submitted(answer: Answer) -> Option<NaiveDate> {
    match answer {
        Answer::InTime { on } | Answer::Late { on, .. } => Some(on),
        Answer::Missing { .. } | Answer::Awaited => None,
    }
}

/// How many days after the due day it is or was; none while there is still time.
const fn days_late(answer: Answer) -> Option<i64> {
    match answer {
        Answer::InTime { .. } => Some(0),
        Answer::Late { days, .. } | Answer::Missing { days } => Some(days),
        Answer::Awaited => None,
    }
}
