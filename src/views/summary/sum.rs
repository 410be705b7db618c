//! Items of several plans counted by something: rows of one name are one row, whichever plan they are of.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::labels;
use crate::assess::Tally;
use crate::document::Document;
use crate::i18n::Words;
use crate::message::Message;
use crate::query::counts::{By, Counts, Key};
use crate::views::columns::Columns;
use crate::views::{Basis, tally};

/// The counts of one plan under the names of its rows, which outlive the plan.
pub struct PlanCounts {
    rows: Vec<(String, Tally)>,
    /// The plan's items, each once.
    total: usize,
}

impl PlanCounts {
    /// Those of a plan.
    pub fn new(basis: &Basis<'_>, counts: &Counts<'_>) -> Self {
        let name = |key: &Key<'_>| match key {
            // Plans number their sections as they like; what they are called is what they have in common.
            Key::Section(at) => basis.plan().sections[*at].title.clone(),
            key => labels::label(basis, key),
        };
        let rows = counts.rows.iter().map(|row| (name(&row.key), row.tally.clone()));
        Self { rows: rows.collect(), total: counts.total }
    }
}

/// The screen: what most items have in common comes first; standings stay in their order.
pub fn document(words: Words, as_of: NaiveDate, by: By, plans: &[PlanCounts]) -> Document {
    let (rows, sum) = sum(by, plans);
    let mut document = Document::default();
    let title = Message::new("summary.headline-many")
        .with("plans", plans.len())
        .with("as_of", as_of)
        .with("by", words.text(labels::title(by)));
    document.title(words.say(&title));
    let groups = if by == By::Standing { Vec::new() } else { tally::groups(&sum) };
    let columns = Columns::new(words)
        .words(labels::title(by), |(name, _): &(&str, &Tally)| (*name).into())
        .counts(groups, |(_, tally)| tally);
    let rows = rows.iter().map(|(name, tally)| (*name, tally));
    document.table(columns.table_with_total(rows, &(words.text("row.total"), &sum)));
    let total: usize = plans.iter().map(|plan| plan.total).sum();
    if total < sum.total {
        document.text(words.say(&Message::new("summary.many-note").with("total", total)));
    }
    document
}

/// The rows, and what they add up to.
fn sum(by: By, plans: &[PlanCounts]) -> (Vec<(&str, Tally)>, Tally) {
    let mut sum = Tally::default();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut rows: Vec<(&str, Tally)> = Vec::new();
    for (name, tally) in plans.iter().flat_map(|plan| &plan.rows) {
        let at = *places.entry(name).or_insert_with(|| {
            rows.push((name, Tally::default()));
            rows.len() - 1
        });
        rows[at].1.add(tally);
        sum.add(tally);
    }
    match by {
        By::Standing => rows.sort_by_key(|(_, tally)| tally.standings.keys().next().copied()),
        _ => rows.sort_by_key(|(_, tally)| Reverse(tally.total)),
    }
    (rows, sum)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::Standing;

    fn plan(rows: &[(&str, Standing, usize)]) -> PlanCounts {
        let tally = |standing, count| {
            let mut tally = Tally::default();
            (0..count).for_each(|_| tally.take(standing, None, NaiveDate::MIN));
            tally
        };
        let rows = rows.iter().map(|(name, standing, count)| ((*name).to_owned(), tally(*standing, *count)));
        PlanCounts { rows: rows.collect(), total: 0 }
    }

    #[test]
    fn rows_of_one_name_are_one_row() {
        let (first, second) = (Standing::Overdue, Standing::OnTrack);
        let plans = [
            plan(&[("a", first, 1), ("b", second, 2)]),
            plan(&[("b", first, 3), ("c", second, 1), ("a", second, 1)]),
        ];
        let (rows, sum) = sum(By::Lead, &plans);
        let totals: Vec<_> = rows.iter().map(|(name, tally)| (*name, tally.total)).collect();
        assert_eq!(totals, [("b", 5), ("a", 2), ("c", 1)]);
        assert_eq!((sum.total, sum.count(first)), (8, 4));
    }

    #[test]
    fn standings_stay_in_their_order() {
        let plans = [
            plan(&[("on track", Standing::OnTrack, 9)]),
            plan(&[("overdue", Standing::Overdue, 1), ("on track", Standing::OnTrack, 1)]),
        ];
        let (rows, _) = sum(By::Standing, &plans);
        let mut standings = [Standing::OnTrack, Standing::Overdue];
        standings.sort();
        let names = standings.map(|it| if it == Standing::Overdue { "overdue" } else { "on track" });
        assert_eq!(rows.iter().map(|(name, _)| *name).collect::<Vec<_>>(), names);
    }
}
