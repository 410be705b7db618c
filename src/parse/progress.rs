//! Files under `progress/`: `[report]`, `[[entry]]`, `[[occurrence]]`.

use super::reader::{Reader, Table};
use crate::model::{Entry, Evidence, Measurement, Occurrence, ProgressReport, State};
use crate::source::Spanned;

impl Reader<'_> {
    pub(super) fn progress(&mut self, mut root: Table<'_>) -> Option<ProgressReport> {
        let head = self.required(&mut root, "report", Self::table);
        let head = head.and_then(|mut table| {
            let agency =
                self.required(&mut table, "agency", |it, table, key| it.parsed(table, key, "want.agency-id"));
            let period =
                self.required(&mut table, "period", |it, table, key| it.parsed(table, key, "want.period"));
            let submitted = self.date(&mut table, "submitted");
            self.close(table);
            Some((agency?, period?, submitted))
        });
        let entries = self.tables(&mut root, "entry");
        let entries = entries.into_iter().filter_map(|it| self.entry(it)).collect();
        let occurrences = self.tables(&mut root, "occurrence");
        let occurrences = occurrences.into_iter().filter_map(|it| self.occurrence(it)).collect();
        self.close(root);
        let (agency, period, submitted) = head?;
        Some(ProgressReport { agency, period, submitted, entries, occurrences })
    }

    fn entry(&mut self, mut table: Table<'_>) -> Option<Entry> {
        let item = self.required(&mut table, "item", |it, table, key| it.parsed(table, key, "want.item-id"));
        let on = self.required(&mut table, "on", Self::date);
        let state =
            self.required(&mut table, "state", |it, table, key| it.word_here(table, key, State::WORDS));
        let percent = self.number_between(&mut table, "percent", (0, 100));
        // A negative zero is zero.
        let percent = percent.map(|it| Spanned { value: it.value + 0.0, span: it.span });
        let measured = self.tables(&mut table, "measured");
        let measured = measured.into_iter().filter_map(|it| self.measurement(it)).collect();
        let note = self.filled(&mut table, "note");
        let cause = self.filled(&mut table, "cause");
        let evidence = self.tables(&mut table, "evidence");
        let evidence = evidence.into_iter().map(|it| self.evidence(it)).collect();
        self.close(table);
        Some(Entry { item: item?, on: on?, state: state?, percent, measured, note, cause, evidence })
    }

    fn measurement(&mut self, mut table: Table<'_>) -> Option<Measurement> {
        let metric = self.required(&mut table, "metric", Self::string);
        let value = self.required(&mut table, "value", Self::number);
        self.close(table);
        Some(Measurement { metric: metric?, value: value? })
    }

    fn evidence(&mut self, mut table: Table<'_>) -> Evidence {
        let evidence = Evidence {
            number: self.filled(&mut table, "number"),
            issued: self.date(&mut table, "issued").map(|date| date.value),
            by: self.parsed(&mut table, "by", "want.agency-id"),
            path: self.filled_here(&mut table, "path"),
            pages: self.filled(&mut table, "pages"),
        };
        let has_one = evidence.number.is_some() || evidence.path.is_some();
        self.need_one(&table, &["number", "path"], has_one);
        self.close(table);
        evidence
    }

    fn occurrence(&mut self, mut table: Table<'_>) -> Option<Occurrence> {
        let item = self.required(&mut table, "item", |it, table, key| it.parsed(table, key, "want.item-id"));
        let on = self.required(&mut table, "on", Self::date);
        let due = self.required(&mut table, "due", Self::date);
        let done = self.date(&mut table, "done");
        self.close(table);
        Some(Occurrence { item: item?, on: on?, due: due?, done })
    }
}
