//! The tables of `plan.toml` that set something: `[reporting]`, `[days_off]`, `[letters]`, `[risk]`, `[clarity]`.

use super::reader::{Reader, Table};
use crate::model::{Clarity, DaysOff, Letters, ReportCalendar, ReportRhythm, Reporting, RiskThresholds};

impl Reader<'_> {
    /// `[reporting]`, and whether it could be told which calendar is meant.
    pub(super) fn reporting(&mut self, mut table: Table<'_>) -> (Reporting, bool) {
        let rhythm =
            self.required(&mut table, "calendar", |it, table, key| it.word(table, key, ReportRhythm::WORDS));
        let day = |day: Option<i32>| day.and_then(|day| u32::try_from(day).ok());
        let close_day = day(self.whole(&mut table, "close_day", (1, 31)));
        let due_place = table.line_of("due_day").map(|range| self.span(&range));
        let due_day = day(self.whole(&mut table, "due_day", (1, 28)));
        let usual = ReportCalendar::usual(rhythm.unwrap_or(ReportRhythm::Cchc));
        let due = due_day.unwrap_or(usual.due_day);
        let calendar = ReportCalendar {
            close_day: close_day.unwrap_or(usual.close_day),
            due_day: due,
            // A day that is not after the one on which the plan lets data close is of the month that follows.
            is_due_next_month: close_day.is_some_and(|close| due <= close),
            ..usual
        };
        let reporting = Reporting {
            calendar,
            due_place,
            from: self.parsed_list(&mut table, "from", "want.agency-id"),
            to: self.parsed(&mut table, "to", "want.agency-id"),
        };
        self.close(table);
        (reporting, rhythm.is_some())
    }

    pub(super) fn days_off(&mut self, mut table: Table<'_>) -> DaysOff {
        let days = self.dates(&mut table, "days");
        let spans = self.tables(&mut table, "spans");
        let spans = spans.into_iter().filter_map(|it| self.day_span(it)).collect();
        let roll = self.flag(&mut table, "roll");
        self.close(table);
        DaysOff { days, spans, roll }
    }

    pub(super) fn letters(&mut self, mut table: Table<'_>) -> Letters {
        let mut signer = |it: &mut Self, key| {
            let table = it.table(&mut table, key)?;
            it.signer(table)
        };
        let reminder_signer = signer(self, "reminder_signer");
        let report_signer = signer(self, "report_signer");
        let letters = Letters {
            reminder_signer,
            report_signer,
            filed: self.filled(&mut table, "filed"),
            reply_days: self.whole(&mut table, "reply_days", (1, 366)),
        };
        self.close(table);
        letters
    }

    pub(super) fn risk(&mut self, mut table: Table<'_>) -> RiskThresholds {
        let usual = RiskThresholds::default();
        let days = |value: Option<i32>, usual| value.map_or(usual, i64::from);
        let due_soon_days = self.whole(&mut table, "due_soon_days", (0, 366));
        let slip_days = self.whole(&mut table, "slip_days", (0, 3660));
        let risk = RiskThresholds {
            due_soon_days: days(due_soon_days, usual.due_soon_days),
            slip_days: days(slip_days, usual.slip_days),
            spi: self.number(&mut table, "spi").unwrap_or(usual.spi),
        };
        self.close(table);
        risk
    }

    pub(super) fn clarity(&mut self, mut table: Table<'_>) -> Vec<Clarity> {
        let words = self.words(&mut table, "required", Clarity::WORDS);
        self.close(table);
        let mut required = Vec::new();
        for respect in words {
            if !required.contains(&respect) {
                required.push(respect);
            }
        }
        required
    }
}
