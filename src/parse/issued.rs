//! `progress/<period>/_issued.toml`: what a report said when it was issued.

use super::reader::{Reader, Table};
use crate::model::{IssuedItem, IssuedReport, ReportCalendar, Standing};

impl Reader<'_> {
    /// An issued report; `calendars` are those by which its period may be called.
    pub(super) fn issued_report(
        &mut self,
        mut root: Table<'_>,
        calendars: &[ReportCalendar],
    ) -> Option<IssuedReport> {
        let head = self.required(&mut root, "issued", Self::table);
        let head = head.and_then(|mut table| {
            let period =
                self.required(&mut table, "period", |it, table, key| it.period(table, key, calendars));
            let on = self.required(&mut table, "on", Self::date);
            let figures = self.required(&mut table, "figures", Self::date);
            self.close(table);
            Some((period?, on?.value, figures?.value))
        });
        let items = self.tables(&mut root, "figure");
        let items = items.into_iter().filter_map(|it| self.issued_item(it)).collect();
        self.close(root);
        let (period, on, figures) = head?;
        Some(IssuedReport { period, on, figures, items })
    }

    fn issued_item(&mut self, mut table: Table<'_>) -> Option<IssuedItem> {
        let id = self.required(&mut table, "id", |it, table, key| it.parsed(table, key, "want.item-id"));
        let standing =
            self.required(&mut table, "standing", |it, table, key| it.word(table, key, Standing::WORDS));
        let percent = self.number_between(&mut table, "percent", (0, 100)).map(|it| it.value);
        let due = self.date(&mut table, "due").map(|day| day.value);
        self.close(table);
        Some(IssuedItem { id: id?, standing: standing?, percent, due })
    }
}
