//! `[[item]]` and `[[duty]]`.

use super::reader::{Reader, Table, TextOrTable};
use crate::model::{
    Action, Deadline, DeadlineKeys, Duty, Item, Level, Recurrence, Removal, Round, SupportRole, Trigger,
};
use crate::source::Spanned;

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
        let deadline = self.required(&mut table, "deadline", Self::deadline);
        let rounds = self.rounds(&mut table, "round");
        let (targets, has_faulty_targets) = self.targets(&mut table, "target");
        let actions = self.actions(&mut table, "action");
        let note = self.filled(&mut table, "note");
        let removed = self.removal(&mut table);
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
            targets,
            has_faulty_targets,
            actions,
            note,
            removed,
        })
    }

    /// Until when the item is part of the plan, and the decision that took it out: both or neither.
    fn removal(&mut self, table: &mut Table<'_>) -> Option<Removal> {
        let until = self.date(table, "until");
        let decision = self.filled(table, "decision");
        match (&until, &decision) {
            (Some(_), None) => self.missing(table, "decision"),
            (None, Some(_)) => self.missing(table, "until"),
            _ => {}
        }
        Some(Removal { until: until?, decision: decision? })
    }

    /// The rounds that an item names.
    pub(super) fn rounds(&mut self, table: &mut Table<'_>, key: &'static str) -> Vec<Round> {
        let tables = self.tables(table, key);
        tables.into_iter().filter_map(|it| self.round(it)).collect()
    }

    /// Its actions.
    pub(super) fn actions(&mut self, table: &mut Table<'_>, key: &'static str) -> Vec<Action> {
        let tables = self.tables(table, key);
        tables.into_iter().map(|it| self.action(it)).collect()
    }

    /// One `[[item.round]]`.
    fn round(&mut self, mut table: Table<'_>) -> Option<Round> {
        let id = self.required(&mut table, "id", |it, table, key| it.parsed(table, key, "want.round-id"));
        let due = self.required(&mut table, "due", Self::date);
        let what = self.filled(&mut table, "what");
        self.close(table);
        Some(Round { id: id?, due: due?, what })
    }

    /// A deadline: the phrase alone, or a table with the phrase and what it does not say.
    pub(super) fn deadline(&mut self, table: &mut Table<'_>, key: &'static str) -> Option<Deadline> {
        let place = table.line_of(key);
        let mut table = match self.text_or_table(table, key) {
            Some(TextOrTable::Table(table)) => table,
            Some(TextOrTable::Text(text)) => return Some(Deadline::blank(text)),
            // Where it is faulty it stands, so that nothing more is said of its line.
            None => {
                let span = self.span(&place?);
                return Some(Deadline::blank(Spanned { value: String::new(), span }));
            }
        };
        let blank = self.blank(&table);
        let text = self.required(&mut table, "text", Self::spanned_string);
        let date = self.date(&mut table, "date");
        let keys = DeadlineKeys {
            continuous: self.flag_here(&mut table, "continuous"),
            every: self.word_here(&mut table, "every", Recurrence::WORDS),
            day: self.whole_here(&mut table, "day", (1, 31)).map(|day| day.map(i32::unsigned_abs)),
            trigger: self.word_here(&mut table, "trigger", Trigger::WORDS),
            condition: self.filled_here(&mut table, "condition"),
        };
        self.close(table);
        Some(Deadline::new(text.unwrap_or(blank), date, keys))
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
