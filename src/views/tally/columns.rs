//! The columns of a table whose rows are counts.

use crate::assess::{Standing, Tally};
use crate::views::columns::Columns;
use crate::views::{cells, wording};

/// A column of counts: one standing, or several that are read together, the first of which colours it.
#[derive(Clone, Debug)]
pub struct Group {
    key: &'static str,
    standings: Vec<Standing>,
}

/// With more columns than this a table of counts leaves no room for names.
const MOST_COLUMNS: usize = 5;

/// The columns that a table of counts needs: the standings that occur, or where they are many, what they have in common.
pub fn groups(total: &Tally) -> Vec<Group> {
    let all = Standing::WORDS.iter().map(|(_, standing)| *standing);
    let occurring: Vec<Standing> = all.filter(|standing| 0 < total.count(*standing)).collect();
    if occurring.len() <= MOST_COLUMNS {
        let alone = |standing| Group { key: wording::short_key(standing), standings: vec![standing] };
        return occurring.into_iter().map(alone).collect();
    }
    let together = [
        ("short.overdue", vec![Standing::Overdue]),
        ("short.risk", vec![Standing::AtRiskHigh, Standing::AtRisk]),
        ("short.awaiting", vec![Standing::AwaitingConfirmation]),
        ("short.on-track", vec![Standing::OnTrack]),
        ("short.not-reported", vec![Standing::NotReported]),
        ("short.waiting", vec![Standing::NotTriggered, Standing::Unknown]),
        ("short.suspended", vec![Standing::Suspended]),
        ("short.completed", vec![Standing::CompletedOnTime, Standing::CompletedLate]),
        ("short.dropped", vec![Standing::Dropped]),
    ];
    let groups = together.into_iter().map(|(key, standings)| Group { key, standings });
    groups.filter(|group| group.standings.iter().any(|standing| occurring.contains(standing))).collect()
}

impl<'a, R> Columns<'a, R> {
    /// Adds the total of the counts in a row, and a column for each of `groups`.
    #[must_use]
    pub fn counts(self, groups: Vec<Group>, tally: impl Fn(&R) -> &Tally + Copy + 'a) -> Self {
        let words = self.words;
        let total = self.number("column.total", move |row| cells::count(words, tally(row).total));
        total.each(groups, |columns, Group { key, standings }| {
            let tone = wording::standing_tone(standings[0]);
            columns.number(key, move |row| {
                let count = standings.iter().map(|standing| tally(row).count(*standing)).sum();
                cells::count_or_dash(words, count, tone)
            })
        })
    }

    /// Adds the total of the counts in a row and every standing, whatever occurs, in bare digits: so that the rows of
    /// several plans fit together.
    #[must_use]
    pub fn bare_counts(self, tally: impl Fn(&R) -> &Tally + Copy + 'a) -> Self {
        let total = self.number("column.total", move |row| cells::bare(tally(row).total));
        total.each(Standing::WORDS, |columns, (_, standing)| {
            let cell = move |row: &R| cells::bare(tally(row).count(*standing));
            columns.number(wording::standing_key(*standing), cell)
        })
    }

    /// Adds the rate of what has come due, in bare digits; nothing where nothing has.
    #[must_use]
    pub fn bare_rate(self, tally: impl Fn(&R) -> &Tally + Copy + 'a) -> Self {
        let rate = move |row: &R| tally(row).rate_of_due().map(crate::assess::Rate::percent);
        self.number("column.rate-of-due", move |row| cells::bare_percent(rate(row)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_completed_is_no_warning() {
        let mut total = Tally::default();
        for (_, standing) in Standing::WORDS {
            total.take(*standing, None, chrono::NaiveDate::MIN);
        }
        let groups = groups(&total);
        let completed =
            groups.iter().find(|group| group.standings.contains(&Standing::CompletedLate)).unwrap();
        assert_eq!(wording::standing_tone(completed.standings[0]), crate::document::Tone::Good);
    }

    #[test]
    fn columns_add_up_to_the_total_whatever_occurs() {
        let words: Vec<Standing> = Standing::WORDS.iter().map(|(_, standing)| *standing).collect();
        for most in 1..=words.len() {
            let mut total = Tally::default();
            for standing in words.iter().rev().take(most) {
                total.take(*standing, None, chrono::NaiveDate::MIN);
            }
            let counted = groups(&total).into_iter().flat_map(|group| group.standings);
            assert_eq!(counted.map(|standing| total.count(standing)).sum::<usize>(), total.total, "{most}");
        }
    }
}
