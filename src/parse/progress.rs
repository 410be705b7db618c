//! Files under `progress/`: `[report]`, `[[entry]]`, `[[occurrence]]`.

use super::reader::{Reader, Table};
use crate::message::Message;
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
        let percent = self.percent(&mut table);
        let measured = self.tables(&mut table, "measured");
        let measured = measured.into_iter().filter_map(|it| self.measurement(it)).collect();
        let note = self.filled(&mut table, "note");
        let cause = self.filled(&mut table, "cause");
        let evidence = self.tables(&mut table, "evidence");
        let evidence = evidence.into_iter().map(|it| self.evidence(it)).collect();
        self.close(table);
        Some(Entry { item: item?, on: on?, state: state?, percent, measured, note, cause, evidence })
    }

    fn percent(&mut self, table: &mut Table<'_>) -> Option<Spanned<f64>> {
        let place = table.range_of("percent")?;
        let percent = self.number(table, "percent")?;
        if !(0.0..=100.0).contains(&percent) {
            let wanted = Message::new("want.between").with("least", 0_i64).with("most", 100_i64);
            self.bad_value(place, "percent", &percent.to_string(), wanted);
            return None;
        }
        // A negative zero is zero.
        Some(Spanned { value: percent + 0.0, span: self.span(&place) })
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
        if evidence.number.is_none() && evidence.path.is_none() {
            self.missing(&table, "number");
        }
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
