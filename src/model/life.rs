//! Since when and until when an agency exists, and who takes over its work.

use chrono::NaiveDate;

use super::AgencyId;
use crate::source::Spanned;

/// The time of an agency or a group; open at both ends unless the plan says otherwise.
#[derive(Clone, Debug, Default)]
pub struct Life {
    /// Its first day.
    pub from: Option<Spanned<NaiveDate>>,
    /// Its last day.
    pub until: Option<Spanned<NaiveDate>>,
    /// Who takes over its work from the day after.
    pub successors: Vec<Spanned<AgencyId>>,
}

/// Where a day lies in the time of an agency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phase {
    Before,
    Within,
    After,
}

impl Life {
    /// Whether it exists on a day.
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.phase(day) == Phase::Within
    }

    /// Every day on which something begins that was not so on the day before.
    pub(super) fn turns(&self) -> impl Iterator<Item = NaiveDate> {
        let from = self.from.as_ref().map(|from| from.value);
        let after = self.until.as_ref().and_then(|until| until.value.succ_opt());
        from.into_iter().chain(after)
    }

    /// Where a day lies in it.
    pub(super) fn phase(&self, day: NaiveDate) -> Phase {
        let is_over = self.until.as_ref().is_some_and(|until| until.value < day);
        let is_to_come = self.from.as_ref().is_some_and(|from| day < from.value);
        match (is_to_come, is_over) {
            (true, _) => Phase::Before,
            (false, true) => Phase::After,
            (false, false) => Phase::Within,
        }
    }
}
