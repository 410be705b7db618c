//! `[[item.target]]`.

use super::reader::{Reader, Table, within};
use crate::message::Message;
use crate::model::{Baseline, Bound, Target, TargetKind, TargetTerm};
use crate::source::Spanned;

/// A key with a number, and the bound that the number makes.
type Numbered = (&'static str, fn(f64) -> Bound);

/// The keys of a target's bound, one of which it needs.
static BOUNDS: [&str; 8] =
    ["at_least", "at_most", "above", "below", "equals", "increase_by", "decrease", "maintain"];

impl Reader<'_> {
    /// The targets of an item, and whether some could not be read.
    pub(super) fn targets(&mut self, table: &mut Table<'_>, key: &'static str) -> (Vec<Target>, bool) {
        let has_targets = table.holds(key);
        let tables = self.tables(table, key);
        let count = tables.len();
        let targets = within(count, tables.into_iter().filter_map(|it| self.target(it)));
        let are_faulty = targets.len() < count || (has_targets && count == 0);
        (targets, are_faulty)
    }

    fn target(&mut self, mut table: Table<'_>) -> Option<Target> {
        let metric = self.required(&mut table, "metric", Self::spanned_string);
        self.target_of(table, metric)
    }

    /// A target that is called `metric` unless it says otherwise.
    pub(super) fn target_called(&mut self, mut table: Table<'_>, metric: &str) -> Option<Target> {
        let place = self.span(&table.range);
        let named = self.spanned_string(&mut table, "metric");
        let metric = named.unwrap_or_else(|| Spanned { value: metric.to_owned(), span: place });
        self.target_of(table, Some(metric))
    }

    fn target_of(&mut self, mut table: Table<'_>, metric: Option<Spanned<String>>) -> Option<Target> {
        let bound = BOUNDS.iter().find_map(|key| table.line_of(key));
        let has_number = BOUNDS[..6].iter().any(|key| table.holds(key));
        let mut bounds = self.bounds(&mut table);
        // A flag that is false bounds nothing.
        self.need_one(&table, &BOUNDS, !bounds.is_empty() || has_number);
        if bounds.len() > 1 {
            let keys: Vec<&str> = bounds.iter().map(|bound| bound.as_str()).collect();
            let wanted = Message::new("want.one-bound");
            self.bad_value(self.place(&table.range), "target", &keys.join(", "), wanted);
        }
        let unit = self.required(&mut table, "unit", Self::spanned_string);
        // A baseline that cannot be read is not one that is missing.
        let is_based = table.holds("baseline");
        let baseline = self.table(&mut table, "baseline").map(|it| self.baseline(it));
        let baseline = baseline.or_else(|| is_based.then(Baseline::default));
        let kind = self.word(&mut table, "kind", TargetKind::WORDS).unwrap_or_default();
        let term = self.target_term(&mut table);
        self.close(table);
        Some(Target {
            metric: metric?,
            span: self.span(&bound?),
            bound: bounds.pop()?,
            unit: unit?,
            baseline,
            kind,
            term,
        })
    }

    /// The round or the day by which a target must hold; not both.
    fn target_term(&mut self, table: &mut Table<'_>) -> Option<TargetTerm> {
        let line = table.line_of("by");
        let round = self.parsed(table, "round", "want.round-id").map(TargetTerm::Round);
        let day = self.date(table, "by").map(TargetTerm::Day);
        if let (Some(line), Some(_), Some(_)) = (line, &round, &day) {
            self.bad_value(self.place(&line), "target", "round, by", Message::new("want.one-term"));
        }
        round.or(day)
    }

    fn bounds(&mut self, table: &mut Table<'_>) -> Vec<Bound> {
        let mut bounds = Vec::new();
        let numbered: [Numbered; 6] = [
            ("at_least", Bound::AtLeast),
            ("at_most", Bound::AtMost),
            ("above", Bound::Above),
            ("below", Bound::Below),
            ("equals", Bound::Equals),
            ("increase_by", Bound::IncreaseBy),
        ];
        for (key, bound) in numbered {
            bounds.extend(self.number(table, key).map(bound));
        }
        for (key, bound) in [("decrease", Bound::Decrease), ("maintain", Bound::Maintain)] {
            bounds.extend(self.flag(table, key).then_some(bound));
        }
        bounds
    }

    fn baseline(&mut self, mut table: Table<'_>) -> Baseline {
        let baseline = Baseline {
            year: self.whole(&mut table, "year", (1900, 2999)),
            value: self.number(&mut table, "value"),
            source: self.filled(&mut table, "source"),
        };
        self.close(table);
        baseline
    }
}
