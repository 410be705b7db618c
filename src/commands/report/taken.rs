//! What a form that came back adds to the ledger: an entry for each item it says something new of, and the day.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::hand_in::HandIn;
use crate::assess::ledger::Ledger;
use crate::assess::strand::Strand;
use crate::assess::voice::Extent;
use crate::intake::{self, Case, Fault, FilledForm};
use crate::message::{Arg, Message};
use crate::model::{self, AgencyId, ItemId, ProgressReport, ReportPeriod, State};
use crate::record::{self, Record, Row};
use crate::views::wording;
use crate::workspace::{Edit, EditedFile};

/// What a form adds.
pub(super) struct Taken {
    /// Each file that changes, with what it is to hold.
    pub(super) files: Vec<(EditedFile, String)>,
    /// The items that it says something new of.
    pub(super) items: Vec<ItemId>,
    /// What is worth knowing beside.
    pub(super) notes: Vec<Message>,
}

/// The files that a form changes, by whose report they hold.
type Files = BTreeMap<(AgencyId, ReportPeriod), (EditedFile, String)>;

/// A form that is being put into the ledger.
pub(super) struct Taking<'a> {
    edit: &'a Edit,
    hand_in: &'a HandIn,
    form: &'a FilledForm,
    files: Files,
    taken: Taken,
}

impl<'a> Taking<'a> {
    pub(super) fn new(edit: &'a Edit, hand_in: &'a HandIn, form: &'a FilledForm) -> Self {
        let taken = Taken { files: Vec::new(), items: Vec::new(), notes: Vec::new() };
        Self { edit, hand_in, form, files: Files::new(), taken }
    }

    /// What the form adds; nothing where all of it is there.
    ///
    /// # Errors
    /// With each cell whose content cannot go with what the ledger says.
    pub(super) fn take(mut self) -> Result<Taken, Vec<Fault>> {
        let whole = |message| vec![Fault { place: None, message }];
        self.begin().map_err(whole)?;
        let faults = self.entries();
        if !faults.is_empty() {
            return Err(faults);
        }
        for case in &self.form.cases {
            self.case(case).map_err(whole)?;
        }
        let changed = self.files.into_values().filter(|(file, text)| file.before.as_ref() != Some(text));
        self.taken.files = changed.collect();
        Ok(self.taken)
    }

    fn report(&self) -> Option<&'a ProgressReport> {
        self.edit.report(&self.hand_in.agency, self.hand_in.period)
    }

    /// The last day that the figures are of.
    fn day(&self) -> NaiveDate {
        self.hand_in.on.min(self.hand_in.period.closes())
    }

    fn key(&self) -> (AgencyId, ReportPeriod) {
        (self.hand_in.agency.clone(), self.hand_in.period)
    }

    /// Begins the report's file, or opens it: the day of hand-in, where there is none, and what is said of the whole.
    fn begin(&mut self) -> Result<(), Message> {
        let (plan, hand_in, form, report) = (self.edit.plan(), self.hand_in, self.form, self.report());
        let file = self.edit.ledger_file(&hand_in.agency, hand_in.period)?;
        let cannot = || hand_in.message(plan, "submit.cannot").with("file", file.inside.as_str());
        if form.nothing.is_some() && report.is_some_and(ProgressReport::tells_of_items) {
            return Err(hand_in.message(plan, "take.tells").with("file", file.inside.as_str()));
        }
        let (agency, period, on) = (hand_in.agency.as_str(), hand_in.period.to_string(), hand_in.on);
        let mut text = match (&file.before, report.and_then(|report| report.submitted.as_ref())) {
            (None, _) => record::report(agency, &period, Some(on), ""),
            (Some(before), None) => {
                record::set_day(before, ("report", 0), "submitted", on).ok_or_else(cannot)?
            }
            (Some(before), Some(day)) => {
                self.taken.notes.extend(
                    (day.value != on)
                        .then(|| hand_in.message(plan, "take.was-handed-in").with("sent", day.value)),
                );
                before.clone()
            }
        };
        let before = |of: fn(&ProgressReport) -> Option<&str>| report.and_then(of);
        let whole = [
            ("difficulties", &form.difficulties, before(|it| it.difficulties.as_deref())),
            ("proposals", &form.proposals, before(|it| it.proposals.as_deref())),
            (
                "nothing_to_report",
                &form.nothing,
                before(|it| it.nothing_to_report.as_ref().map(|why| why.as_str())),
            ),
        ];
        for (key, said, before) in whole {
            if let Some(said) = said.as_deref().filter(|said| Some(*said) != before) {
                text = record::set_text(&text, "report", key, said).ok_or_else(cannot)?;
            }
        }
        self.files.insert(self.key(), (file, text));
        Ok(())
    }

    /// Adds what is new of each item.
    fn entries(&mut self) -> Vec<Fault> {
        let ledger = Ledger::new(self.edit.plan(), self.day());
        let mut faults = Vec::new();
        for entry in &self.form.entries {
            let state = match self.state(entry, &ledger) {
                Ok(state) => state,
                Err(message) => {
                    faults.push(Fault { place: Some(entry.place.clone()), message });
                    continue;
                }
            };
            let told = self.report().into_iter().flat_map(|report| &report.entries);
            let mut told = told.filter(|told| is_of(entry, told)).rev().enumerate();
            match told.find(|(_, told)| is_same(entry, state, told)) {
                Some((0, _)) => {}
                Some(_) => {
                    self.taken.notes.push(Message::new("take.older").with("item", entry.item.as_str()));
                }
                None => self.add(entry, state),
            }
        }
        faults
    }

    /// The state to write, as `cchc update` does.
    fn state(&self, entry: &intake::Entry, ledger: &Ledger<'_>) -> Result<Option<State>, Message> {
        let (None, Some(percent)) = (entry.state, entry.percent) else { return Ok(entry.state) };
        let account = ledger.account_of(&entry.item);
        let own = account.and_then(|account| {
            account.strand(&self.hand_in.agency, Extent::Own, entry.round.as_ref(), self.day())
        });
        match own.and_then(Strand::state) {
            None | Some(State::NotStarted | State::InProgress) => {
                Ok(Some(if 0.0 < percent { State::InProgress } else { State::NotStarted }))
            }
            Some(State::Done) if 100.0 <= percent => Ok(Some(State::Done)),
            Some(before) => {
                Err(Message::new("take.which-state").with("state", Arg::Key(wording::state_key(before))))
            }
        }
    }

    fn add(&mut self, entry: &intake::Entry, state: Option<State>) {
        let measured = entry.measured.iter();
        let measured = measured
            .map(|(metric, value)| Row::default().string("metric", Some(metric)).number("value", *value));
        let evidence = entry.evidence.iter().map(|it| {
            let row = Row::default().string("number", Some(&it.number));
            it.issued.map_or_else(
                || Row::default().string("number", Some(&it.number)),
                |day| row.day("issued", day),
            )
        });
        let record = Record::new("entry")
            .string("item", Some(entry.item.as_str()))
            .day("on", Some(self.day()))
            .string("round", entry.round.as_ref().map(model::RoundId::as_str))
            .string("state", state.map(State::as_str))
            .number("percent", entry.percent)
            .list("measured", measured.collect())
            .string("note", entry.note.as_deref())
            .string("cause", entry.cause.as_deref())
            .list("evidence", evidence.collect());
        if let Some((_, text)) = self.files.get_mut(&self.key()) {
            *text = record.append_to(text);
        }
        self.taken.items.push(entry.item.clone());
    }

    /// Adds a case, or the day on which one was dealt with.
    fn case(&mut self, case: &Case) -> Result<(), Message> {
        let plan = self.edit.plan();
        let own = plan.reports.iter().filter(|report| report.agency.value == self.hand_in.agency);
        let cases = own
            .flat_map(|report| report.occurrences.iter().enumerate().map(move |(at, it)| (report, at, it)));
        let mut known = cases.filter(|(_, _, it)| {
            it.item.value == case.item && it.on.value == case.on && it.due.value == case.due
        });
        let Some((report, at, it)) = known.next() else {
            let record = Record::new("occurrence").string("item", Some(case.item.as_str()));
            let record = record.day("on", Some(case.on)).day("due", Some(case.due)).day("done", case.done);
            if let Some((_, text)) = self.files.get_mut(&self.key()) {
                *text = record.append_to(text);
            }
            self.taken.items.push(case.item.clone());
            return Ok(());
        };
        let Some(done) = case.done.filter(|day| it.done.is_none_or(|it| it.value != *day)) else {
            return Ok(());
        };
        let about = |key| Message::new(key).with("item", case.item.as_str()).with("on", case.on);
        if let Some(day) = it.done {
            return Err(about("take.case-closed").with("day", day.value));
        }
        let key = (report.agency.value.clone(), report.period.value);
        let (file, text) = if let Some(begun) = self.files.remove(&key) {
            begun
        } else {
            let file = self.edit.ledger_file(&key.0, key.1)?;
            let text = file.before.clone().unwrap_or_default();
            (file, text)
        };
        let closed = record::set_day(&text, ("occurrence", at), "done", done);
        let closed =
            closed.ok_or_else(|| Message::new("update.cannot-close").with("file", file.inside.as_str()))?;
        self.files.insert(key, (file, closed));
        self.taken.items.push(case.item.clone());
        Ok(())
    }
}

/// Whether an entry of the ledger is of what the form speaks of.
fn is_of(entry: &intake::Entry, told: &model::Entry) -> bool {
    told.item.value == entry.item && told.round.as_ref().map(|it| &it.value) == entry.round.as_ref()
}

/// Whether an entry of the ledger says what the form says.
fn is_same(entry: &intake::Entry, state: Option<State>, told: &model::Entry) -> bool {
    let measured: Vec<(&str, f64)> =
        told.measured.iter().map(|it| (it.metric.value.as_str(), it.value)).collect();
    let said: Vec<(&str, f64)> =
        entry.measured.iter().map(|(metric, value)| (metric.as_str(), *value)).collect();
    let documents: Vec<_> =
        told.evidence.iter().map(|it| (it.number.as_deref(), it.issued.map(|day| day.value))).collect();
    let named: Vec<_> = entry.evidence.iter().map(|it| (Some(it.number.as_str()), it.issued)).collect();
    told.state.map(|it| it.value) == state
        && told.percent.map(|it| it.value) == entry.percent
        && measured == said
        && told.note == entry.note
        && told.cause == entry.cause
        && documents == named
}
