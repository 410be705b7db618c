//! Counting standings the way the government does: two by two, and two rates.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Assessment, Standing, Survey};

/// How many items stand where, and the two by two of report 1270/BC-TCTTTg of 27/12/2017.
///
/// Dropped items are no longer tasks: they count in `standings` and `total`, not in the two by two. Suspended ones have a
/// cell of their own beside it, and count in neither rate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub total: usize,
    pub standings: BTreeMap<Standing, usize>,
    /// "Hoàn thành đúng hạn".
    pub completed_on_time: usize,
    /// "Hoàn thành quá hạn".
    pub completed_late: usize,
    /// "Đang thực hiện (trong hạn)", with those that have no day and those of which nobody had to report yet.
    pub pending_in_time: usize,
    /// "Chưa hoàn thành, quá hạn".
    pub pending_overdue: usize,
    /// "Tạm hoãn", whether or not its day has passed.
    pub suspended: usize,
}

impl Tally {
    /// Counts `assessments` on a day, without those that others are a part of.
    pub fn of<'a>(assessments: impl IntoIterator<Item = &'a Assessment<'a>>, as_of: NaiveDate) -> Self {
        let mut tally = Self::default();
        for assessment in assessments.into_iter().filter(|it| it.is_counted) {
            tally.take(assessment.standing, assessment.due, as_of);
        }
        tally
    }

    /// Counts one more that stands so on a day, with the day by which it is due.
    pub fn take(&mut self, standing: Standing, due: Option<NaiveDate>, as_of: NaiveDate) {
        self.total += 1;
        *self.standings.entry(standing).or_default() += 1;
        match standing {
            Standing::CompletedOnTime => self.completed_on_time += 1,
            Standing::CompletedLate => self.completed_late += 1,
            Standing::Dropped => {}
            Standing::Suspended => self.suspended += 1,
            Standing::Overdue => self.pending_overdue += 1,
            Standing::AwaitingConfirmation if due.is_some_and(|due| due < as_of) => self.pending_overdue += 1,
            _ => self.pending_in_time += 1,
        }
    }

    /// How many stand at `standing`.
    pub fn count(&self, standing: Standing) -> usize {
        self.standings.get(&standing).copied().unwrap_or_default()
    }

    /// Adds another tally.
    pub fn add(&mut self, other: &Self) {
        self.total += other.total;
        for (standing, count) in &other.standings {
            *self.standings.entry(*standing).or_default() += count;
        }
        self.completed_on_time += other.completed_on_time;
        self.completed_late += other.completed_late;
        self.pending_in_time += other.pending_in_time;
        self.pending_overdue += other.pending_overdue;
        self.suspended += other.suspended;
    }

    /// Completed ÷ (completed + overdue): over what has come due. None when nothing has.
    pub const fn rate_of_due(&self) -> Option<Rate> {
        let completed = self.completed_on_time + self.completed_late;
        Rate::of(completed, completed + self.pending_overdue)
    }

    /// Completed ÷ all that are still tasks and not put off. None when there are none.
    pub const fn rate_of_all(&self) -> Option<Rate> {
        let completed = self.completed_on_time + self.completed_late;
        Rate::of(completed, completed + self.pending_in_time + self.pending_overdue)
    }
}

impl Survey<'_> {
    /// The tally of the whole plan, each item as printed.
    pub fn tally(&self) -> Tally {
        Tally::of(&self.items, self.as_of)
    }

    /// The tally of the different things the items are: those printed twice count once, as the one that stands for them.
    pub fn distinct_tally(&self) -> Tally {
        let is_own = |at: &usize| self.plan.index.root(*at) == *at;
        Tally::of((0..self.items.len()).filter(is_own).map(|at| &self.items[at]), self.as_of)
    }
}

/// A share in hundredths of a percent, cut and not rounded, as the published rates are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate(usize);

impl Rate {
    const fn of(part: usize, whole: usize) -> Option<Self> {
        match (part * 10_000).checked_div(whole) {
            Some(share) => Some(Self(share)),
            None => None,
        }
    }

    /// In percent, with two decimals.
    #[expect(clippy::cast_precision_loss, reason = "at most 10.000")]
    pub const fn percent(self) -> f64 {
        self.0 as f64 / 100.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_government_s_own_figures() {
        let tally = Tally {
            completed_on_time: 14_068,
            completed_late: 1_983,
            pending_in_time: 5_640,
            pending_overdue: 223,
            ..Tally::default()
        };
        assert_eq!(tally.rate_of_due(), Some(Rate(9862)));
        assert_eq!(tally.rate_of_all(), Some(Rate(7324)));
    }

    #[test]
    fn nothing_due_has_no_rate() {
        assert_eq!(Tally::default().rate_of_due(), None);
        assert_eq!(Tally::default().rate_of_all(), None);
    }
}
