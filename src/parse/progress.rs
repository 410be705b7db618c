//! Files under `progress/`: `[report]`, `[[entry]]`, `[[occurrence]]`, `[[confirmation]]`, `[[override]]`.
//!
//! They may be forms that somebody is to fill in: what is left open, as `""`, says nothing.

use chrono::NaiveDate;

use super::faults::BAD_VALUE;
use super::quotes::quoted;
use super::reader::{Reader, Table};
use crate::message::Message;
use crate::model::{
    AgencyId, Confirmation, Correction, Entry, Evidence, ItemId, Measurement, Occurrence, Override,
    ProgressReport, Rating, ReportCalendar, ReportPeriod, RoundId, Scope, SpokenPeriod, State,
};
use crate::shape::Kind;
use crate::source::Spanned;
use crate::text;

impl Reader<'_> {
    /// A report; `calendars` are those by which its period may be called.
    pub(super) fn progress(
        &mut self,
        mut root: Table<'_>,
        calendars: &[ReportCalendar],
    ) -> Option<ProgressReport> {
        let head = self.required(&mut root, "report", Self::table);
        let head = head.and_then(|mut table| {
            let agency =
                self.required(&mut table, "agency", |it, table, key| it.parsed(table, key, "want.agency-id"));
            let period =
                self.required(&mut table, "period", |it, table, key| it.period(table, key, calendars));
            let is_pending = table.is_left_open("submitted");
            let submitted = self.or_open(&mut table, "submitted", Self::date);
            let nothing_to_report = self.filled_here(&mut table, "nothing_to_report");
            let difficulties = self.filled(&mut table, "difficulties");
            let proposals = self.filled(&mut table, "proposals");
            let corrections = self.tables(&mut table, "corrections");
            let corrections = corrections.into_iter().filter_map(|it| self.correction(it)).collect();
            self.close(table);
            let report = ProgressReport {
                agency: agency?,
                period: period?,
                submitted,
                is_pending,
                nothing_to_report,
                difficulties,
                proposals,
                corrections,
                entries: Vec::new(),
                occurrences: Vec::new(),
                confirmations: Vec::new(),
                overrides: Vec::new(),
            };
            Some(report)
        });
        // What is reported without a day is of the last day whose data count, or of the day of the report before that.
        let usual_day = head.as_ref().map(|report| {
            let closes = report.period.value.closes();
            let before = report.submitted.filter(|day| day.value < closes);
            before.unwrap_or(Spanned { value: closes, span: report.period.span })
        });
        let entries = self.tables(&mut root, "entry");
        let entries = entries.into_iter().filter_map(|it| self.entry(it, usual_day)).collect();
        let occurrences = self.tables(&mut root, "occurrence");
        let occurrences = occurrences.into_iter().filter_map(|it| self.occurrence(it)).collect();
        let confirmations = self.tables(&mut root, "confirmation");
        let confirmations = confirmations.into_iter().filter_map(|it| self.confirmation(it)).collect();
        let overrides = self.tables(&mut root, "override");
        let overrides = overrides.into_iter().filter_map(|it| self.judgement(it)).collect();
        self.close(root);
        let report = ProgressReport { entries, occurrences, confirmations, overrides, ..head? };
        if let Some(why) = report.nothing_to_report.as_ref().filter(|_| report.tells_of_items()) {
            let message = Message::new("bad-value.message").with("key", "nothing_to_report");
            let message = message.with("value", why.as_str()).with("wanted", Message::new("want.no-entries"));
            let help = Message::new("bad-value.no-entries-help");
            self.report_at(&BAD_VALUE, &why.span.range(), message, |it| it.help(help));
        }
        Some(report)
    }

    /// A day of handing in that was recorded wrongly.
    fn correction(&mut self, mut table: Table<'_>) -> Option<Correction> {
        let was = self.required(&mut table, "was", Self::date);
        let on = self.required(&mut table, "on", Self::date);
        let why = self.told(&mut table, "why");
        self.close(table);
        Some(Correction { was: was?.value, on: on?, why: why? })
    }

    /// The period of a calendar that a key calls.
    pub(super) fn period(
        &mut self,
        table: &mut Table<'_>,
        key: &'static str,
        calendars: &[ReportCalendar],
    ) -> Option<Spanned<ReportPeriod>> {
        let text = self.spanned_string(table, key)?;
        let period = calendars.iter().find_map(|it| it.period(&text.value));
        if period.is_none() {
            let keys = calendars.iter().map(|it| it.keys()).collect::<Vec<_>>().join(", ");
            let wanted = Message::new("want.period").with("keys", keys);
            let meant = calendars.iter().find_map(|it| it.spoken(&text.value));
            let form = meant.map(|period| quoted(&period.to_string()));
            self.bad_form(text.span.range(), key, &text.value, wanted, form);
        }
        Some(Spanned { value: period?, span: text.span })
    }

    /// An entry; none where it says nothing.
    fn entry(&mut self, mut table: Table<'_>, usual_day: Option<Spanned<NaiveDate>>) -> Option<Entry> {
        let item = self.item_id(&mut table);
        let has_day = table.holds_date("on");
        let on = self.or_open(&mut table, "on", Self::date);
        let scope = self.scope(&mut table);
        let round = self.round_id(&mut table);
        let state = self.or_open(&mut table, "state", Self::state);
        let percent =
            self.or_open(&mut table, "percent", |it, table, key| it.number_between(table, key, (0, 100)));
        // A negative zero is zero.
        let percent = percent.map(|it| Spanned { value: it.value + 0.0, span: it.span });
        let measured = self.tables(&mut table, "measured");
        let measured: Vec<_> = measured.into_iter().filter_map(|it| self.measurement(it)).collect();
        let note = self.filled(&mut table, "note");
        let cause = self.filled(&mut table, "cause");
        let decision = self.filled_here(&mut table, "decision");
        let evidence = self.tables(&mut table, "evidence");
        let evidence: Vec<_> = evidence.into_iter().map(|it| self.evidence(it)).collect();
        let has_numbers = state.is_some() || percent.is_some() || !measured.is_empty();
        let says_something = has_numbers || note.is_some() || cause.is_some() || !evidence.is_empty();
        self.close(table);
        let on = on.or_else(|| usual_day.filter(|_| !has_day)).filter(|_| says_something)?;
        Some(Entry {
            item: item?,
            on,
            scope,
            round,
            state,
            percent,
            measured,
            note,
            cause,
            decision,
            evidence,
        })
    }

    /// A state, in a word of the file format or in people's.
    fn state(&mut self, table: &mut Table<'_>, key: &'static str) -> Option<Spanned<State>> {
        let words = || State::WORDS.iter().map(|(word, _)| *word);
        let known = || words().chain(State::spoken().map(|(spoken, _)| spoken));
        let text = self.string_of(table, key, || Kind::Word(known().collect()))?;
        let state = State::read(&text.value);
        if state.is_none() {
            let wanted = Message::new("want.word").with("words", words().collect::<Vec<_>>().join(", "));
            let form = text::nearest(&text.value, known()).map(quoted);
            self.bad_form(text.span.range(), key, &text.value, wanted, form);
        }
        Some(Spanned { value: state?, span: text.span })
    }

    /// How much of its item an entry speaks of: the whole or a part; not both.
    fn scope(&mut self, table: &mut Table<'_>) -> Scope {
        let line = table.line_of("whole").unwrap_or_default();
        let is_whole = self.flag(table, "whole");
        match (is_whole, self.part(table)) {
            (true, Some(part)) => {
                let wanted = Message::new("want.whole-or-part");
                self.bad_value(part.span.range(), "part", part.value.as_str(), wanted);
                Scope::Part(part)
            }
            (true, None) => Scope::Whole(self.span(&line)),
            (false, Some(part)) => Scope::Part(part),
            (false, None) => Scope::Own,
        }
    }

    /// The agency whose part of the item is meant.
    fn part(&mut self, table: &mut Table<'_>) -> Option<Spanned<AgencyId>> {
        self.or_open(table, "part", |it, table, key| it.parsed(table, key, "want.agency-id"))
    }

    /// The round of the item that is meant.
    fn round_id(&mut self, table: &mut Table<'_>) -> Option<Spanned<RoundId>> {
        self.or_open(table, "round", |it, table, key| {
            let text = it.spanned_string(table, key)?;
            let round = text.value.parse().ok();
            if round.is_none() {
                let form = SpokenPeriod::read(&text.value).and_then(SpokenPeriod::key);
                let form = form.map(|key| quoted(&key));
                it.bad_form(text.span.range(), key, &text.value, Message::new("want.round-id"), form);
            }
            Some(Spanned { value: round?, span: text.span })
        })
    }

    /// A string that has to say something.
    fn told(&mut self, table: &mut Table<'_>, key: &'static str) -> Option<String> {
        let text = self.required(table, key, Self::spanned_string)?;
        if text.value.trim().is_empty() {
            self.bad_value(text.span.range(), key, &text.value, Message::new("want.text"));
            return None;
        }
        Some(text.value)
    }

    fn item_id(&mut self, table: &mut Table<'_>) -> Option<Spanned<ItemId>> {
        self.required(table, "item", |it, table, key| it.parsed(table, key, "want.item-id"))
    }

    /// A value measured; none where it is left open.
    fn measurement(&mut self, mut table: Table<'_>) -> Option<Measurement> {
        let metric = self.required(&mut table, "metric", Self::spanned_string);
        let place = table.place_of("value").unwrap_or_default();
        let value = self.required(&mut table, "value", |it, table, key| it.or_open(table, key, Self::number));
        self.close(table);
        Some(Measurement { metric: metric?, value: value?, place: self.span(&place) })
    }

    fn evidence(&mut self, mut table: Table<'_>) -> Evidence {
        let evidence = Evidence {
            number: self.filled(&mut table, "number"),
            issued: self.or_open(&mut table, "issued", Self::date),
            by: self.office(&mut table, "by"),
            path: self.filled_here(&mut table, "path"),
            pages: self.filled(&mut table, "pages"),
            sha256: self.digest(&mut table),
        };
        let has_one = evidence.number.is_some() || evidence.path.is_some();
        self.need_one(&table, &["number", "path"], has_one);
        self.close(table);
        evidence
    }

    /// A SHA-256 in hexadecimal, in small letters.
    fn digest(&mut self, table: &mut Table<'_>) -> Option<Spanned<String>> {
        let text = self.filled_here(table, "sha256")?;
        if text.value.len() != 64 || !text.value.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            self.bad_value(text.span.range(), "sha256", &text.value, Message::new("want.sha256"));
            return None;
        }
        Some(Spanned { value: text.value.to_ascii_lowercase(), span: text.span })
    }

    fn occurrence(&mut self, mut table: Table<'_>) -> Option<Occurrence> {
        let item = self.item_id(&mut table);
        let on = self.required(&mut table, "on", Self::date);
        let due = self.required(&mut table, "due", Self::date);
        let done = self.or_open(&mut table, "done", Self::date);
        self.close(table);
        Some(Occurrence { item: item?, on: on?, due: due?, done })
    }

    fn confirmation(&mut self, mut table: Table<'_>) -> Option<Confirmation> {
        let item = self.item_id(&mut table);
        let part = self.part(&mut table);
        let round = self.round_id(&mut table);
        let on = self.required(&mut table, "on", Self::date);
        let by = self.told(&mut table, "by");
        let note = self.filled(&mut table, "note");
        self.close(table);
        Some(Confirmation { item: item?, part, round, on: on?, by: by?, note })
    }

    fn judgement(&mut self, mut table: Table<'_>) -> Option<Override> {
        let item = self.item_id(&mut table);
        let on = self.required(&mut table, "on", Self::date);
        let rating = self.required(&mut table, "rating", |it, table, key| it.word(table, key, Rating::WORDS));
        let by = self.told(&mut table, "by");
        let reason = self.told(&mut table, "reason");
        let until = self.or_open(&mut table, "until", Self::date);
        self.close(table);
        Some(Override { item: item?, on: on?, rating: rating?, by: by?, reason: reason?, until })
    }
}
