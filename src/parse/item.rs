//! `[[item]]` and `[[duty]]`.

use super::reader::{Reader, Table};
use crate::message::Message;
use crate::model::{
    Action, Baseline, Bound, Deadline, Duty, Item, Level, Recurrence, Round, SupportRole, Target, TargetKind,
    TargetTerm, Trigger,
};

/// A key with a number, and the bound that the number makes.
type Numbered = (&'static str, fn(f64) -> Bound);

/// The keys of a target's bound, one of which it needs.
static BOUNDS: [&str; 8] =
    ["at_least", "at_most", "above", "below", "equals", "increase_by", "decrease", "maintain"];

impl Reader<'_> {
    /// One `[[item]]`. Faults are reported and left out; an item is lost only with its id, so that what refers to it
    /// is not reported too.
    pub(super) fn item(&mut self, mut table: Table<'_>) -> Option<Item> {
        let blank = self.blank(&table);
        // Read every field before giving up on any, so that one run reports them all.
        let id = self.required(&mut table, "id", |it, table, key| it.parsed(table, key, "want.item-id"));
        let tt = self.filled_here(&mut table, "tt");
        let section = self.parsed(&mut table, "section", "want.item-id");
        let part_of = self.parsed(&mut table, "part_of", "want.item-id");
        let level = self.word(&mut table, "level", Level::WORDS);
        let code = self.filled_here(&mut table, "code");
        let name = self.required(&mut table, "name", Self::spanned_string);
        let goals = self.spanned_strings(&mut table, "goals");
        let product = self.filled(&mut table, "product");
        let approver = self.office(&mut table, "approver");
        let lead = self.parsed_list(&mut table, "lead", "want.agency-id");
        let support = self.parsed_list(&mut table, "support", "want.agency-id");
        let support_role = self.word(&mut table, "support_role", SupportRole::WORDS);
        let officers = self.one_or_more(&mut table, "officer");
        let collector = self.parsed(&mut table, "collector", "want.agency-id");
        let same_as = self.parsed(&mut table, "same_as", "want.item-id");
        let carried_from = self.parsed(&mut table, "carried_from", "want.carried-from");
        let start = self.date(&mut table, "start");
        let deadline = self.required(&mut table, "deadline", |it, table, key| {
            let deadline = it.table(table, key)?;
            Some(it.deadline(deadline))
        });
        let rounds = self.tables(&mut table, "round");
        let rounds = rounds.into_iter().filter_map(|it| self.round(it)).collect();
        let has_targets = table.holds("target");
        let tables = self.tables(&mut table, "target");
        let count = tables.len();
        let targets: Vec<Target> = tables.into_iter().filter_map(|it| self.target(it)).collect();
        let actions = self.tables(&mut table, "action");
        let actions = actions.into_iter().map(|it| self.action(it)).collect();
        let note = self.filled(&mut table, "note");
        self.close(table);
        Some(Item {
            id: id?,
            tt,
            section,
            part_of,
            level,
            code,
            name: name.unwrap_or_else(|| blank.clone()),
            goals,
            product,
            approver,
            lead,
            support,
            support_role,
            officers,
            collector,
            same_as,
            carried_from,
            start,
            deadline: deadline.unwrap_or_else(|| Deadline::blank(blank)),
            rounds,
            has_faulty_targets: targets.len() < count || (has_targets && count == 0),
            targets,
            actions,
            note,
        })
    }

    /// One `[[item.round]]`.
    fn round(&mut self, mut table: Table<'_>) -> Option<Round> {
        let id = self.required(&mut table, "id", |it, table, key| it.parsed(table, key, "want.round-id"));
        let due = self.required(&mut table, "due", Self::date);
        let what = self.filled(&mut table, "what");
        self.close(table);
        Some(Round { id: id?, due: due?, what })
    }

    fn deadline(&mut self, mut table: Table<'_>) -> Deadline {
        let blank = self.blank(&table);
        let text = self.required(&mut table, "text", Self::spanned_string);
        let date = self.date(&mut table, "date");
        let is_continuous = self.flag(&mut table, "continuous");
        let every = self.word(&mut table, "every", Recurrence::WORDS);
        let trigger = self.word(&mut table, "trigger", Trigger::WORDS);
        let condition = self.filled(&mut table, "condition");
        self.close(table);
        Deadline { text: text.unwrap_or(blank), date, is_continuous, every, trigger, condition }
    }

    fn target(&mut self, mut table: Table<'_>) -> Option<Target> {
        let bound = BOUNDS.iter().find_map(|key| table.line_of(key));
        let metric = self.required(&mut table, "metric", Self::spanned_string);
        let has_number = BOUNDS[..6].iter().any(|key| table.holds(key));
        let mut bounds = self.bounds(&mut table);
        // A flag that is false bounds nothing.
        self.need_one(&table, &BOUNDS, !bounds.is_empty() || has_number);
        if bounds.len() > 1 {
            let keys: Vec<&str> = bounds.iter().map(|bound| bound.as_str()).collect();
            let wanted = Message::new("want.one-bound");
            self.bad_value(table.range.clone(), "target", &keys.join(", "), wanted);
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
            self.bad_value(line, "target", "round, by", Message::new("want.one-term"));
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

    fn action(&mut self, mut table: Table<'_>) -> Action {
        let by = self.parsed_list(&mut table, "by", "want.agency-id");
        let with = self.parsed_list(&mut table, "with", "want.agency-id");
        let blank = self.blank(&table);
        let text = self.required(&mut table, "text", Self::spanned_string);
        let steps = self.spanned_strings(&mut table, "steps");
        self.close(table);
        Action { by, with, text: text.unwrap_or(blank), steps }
    }

    pub(super) fn duty(&mut self, mut table: Table<'_>) -> Option<Duty> {
        let id = self.required(&mut table, "id", |it, table, key| it.parsed(table, key, "want.item-id"));
        let by = self.parsed_list(&mut table, "by", "want.agency-id");
        let blank = self.blank(&table);
        let text = self.required(&mut table, "text", Self::spanned_string);
        let every = self.word(&mut table, "every", Recurrence::WORDS);
        self.close(table);
        Some(Duty { id: id?, by, text: text.unwrap_or(blank), every })
    }
}
