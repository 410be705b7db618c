//! A whole form: its rows, what they say together, and what of that cannot be.

use chrono::NaiveDate;

use super::against::Against;
use super::cells::{Cells, Found};
use super::evidence::Document;
use super::fault::{Fault, Place};
use super::origin::{self, Written};
use super::row::RowReader;
use super::rows;
use super::values;
use crate::message::Message;
use crate::model::{AgencyId, Item, ItemId, Plan, ReportPeriod, RoundId, State, Target};
use crate::query::lookup;
use crate::query::sheet_form::{Field, Row, RowKind};
use crate::workbook::Workbook;

/// A form without faults.
#[derive(Debug)]
pub struct FilledForm {
    pub agency: AgencyId,
    pub period: ReportPeriod,
    /// In the order of the form.
    pub entries: Vec<Entry>,
    pub cases: Vec<Case>,
    pub difficulties: Option<String>,
    pub proposals: Option<String>,
    /// Why there is nothing to report.
    pub nothing: Option<String>,
}

/// What is said of an item, or of one of its rounds.
#[derive(Debug)]
pub struct Entry {
    pub item: ItemId,
    pub round: Option<RoundId>,
    pub state: Option<State>,
    pub percent: Option<f64>,
    /// Metric and value.
    pub measured: Vec<(String, f64)>,
    pub note: Option<String>,
    pub cause: Option<String>,
    pub evidence: Vec<Document>,
    /// Where its state stands, for what only the ledger can tell.
    pub place: Place,
}

/// A case that arose, or was dealt with.
#[derive(Debug)]
pub struct Case {
    pub item: ItemId,
    pub on: NaiveDate,
    pub due: NaiveDate,
    pub done: Option<NaiveDate>,
}

/// Reads a form.
///
/// # Errors
/// When it is no form of this plan, and with all that is wrong with one that is.
pub fn read(workbook: &Workbook, against: &Against<'_>) -> Result<FilledForm, Vec<Fault>> {
    let written = origin::read(workbook, against).map_err(|fault| vec![fault])?;
    let (agency, period) = whose(&written, against.plan).map_err(|message| vec![Fault::whole(message)])?;
    let mut faults = Vec::new();
    let found = rows::find(&written, &mut faults);
    let cells = Cells { written: &written };
    rows::changed(&cells, &found, &mut faults);
    let mut reader = FormReader { against, cells: &cells, faults };
    let mut form = FilledForm {
        agency,
        period,
        entries: Vec::new(),
        cases: Vec::new(),
        difficulties: None,
        proposals: None,
        nothing: None,
    };
    for row in &found {
        reader.take(row, &mut form);
    }
    reader.check_whole(&found, &form);
    if reader.faults.is_empty() { Ok(form) } else { Err(reader.faults) }
}

/// Whose form it is, and for which period.
fn whose(written: &Written<'_>, plan: &Plan) -> Result<(AgencyId, ReportPeriod), Message> {
    let period = lookup::period(plan, &written.origin.period)?;
    Ok((lookup::agency(&plan.agencies, &written.origin.agency)?.id.value.clone(), period))
}

/// A form that is being read.
struct FormReader<'a> {
    against: &'a Against<'a>,
    cells: &'a Cells<'a>,
    faults: Vec<Fault>,
}

impl<'a> FormReader<'a> {
    /// Adds what a row says.
    fn take(&mut self, found: &'a Found<'a>, form: &mut FilledForm) {
        let reader = RowReader { row: found, cells: self.cells };
        let row = &found.written.row;
        let said = |faults: &mut Vec<Fault>| reader.read(Field::Said, values::words, faults);
        match row.kind {
            RowKind::Heads | RowKind::CaseHeads | RowKind::WholeHeads => {}
            RowKind::Item => form.entries.extend(self.entry(&reader, row)),
            RowKind::Target => self.add_measured(&reader, row, form),
            RowKind::OpenCase => form.cases.extend(self.closed_case(&reader, row)),
            RowKind::Case => form.cases.extend(self.new_case(&reader)),
            RowKind::Difficulties => form.difficulties = said(&mut self.faults),
            RowKind::Proposals => form.proposals = said(&mut self.faults),
            RowKind::Nothing => form.nothing = said(&mut self.faults),
        }
    }

    fn item(&self, row: &Row) -> Option<&'a Item> {
        self.against.plan.item(row.item.as_ref()?)
    }

    /// The target of an item, or of one that is the same, that a row asks for.
    fn target(&self, row: &Row) -> Option<&'a Target> {
        let plan = self.against.plan;
        let at = plan.index.position(row.item.as_ref()?)?;
        let mut targets = plan.index.same(at).flat_map(|at| &plan.items[at].targets);
        targets.find(|it| Some(&it.metric.value) == row.metric.as_ref())
    }

    fn entry(&mut self, reader: &RowReader<'_>, row: &Row) -> Option<Entry> {
        let item = self.item(row)?;
        let progress = reader.progress(self.target(row), &mut self.faults);
        if progress.is_empty() {
            return None;
        }
        if let Some(message) = progress.contradiction() {
            self.faults.push(reader.fault(Field::Percent, message));
        }
        Some(Entry {
            item: item.id.value.clone(),
            round: row.round.clone(),
            state: progress.state,
            percent: progress.percent,
            measured: row.metric.clone().zip(progress.measured).into_iter().collect(),
            note: progress.note,
            cause: progress.cause,
            evidence: progress.evidence,
            place: reader.place(Field::State),
        })
    }

    /// Adds the value of another target to what is said of its item.
    fn add_measured(&mut self, reader: &RowReader<'_>, row: &Row, form: &mut FilledForm) {
        let (Some(item), Some(target)) = (self.item(row), self.target(row)) else { return };
        let read = |value: &_| values::measured(value, target);
        let Some(value) = reader.read(Field::Measured, read, &mut self.faults) else { return };
        let measured = (target.metric.value.clone(), value);
        let is_own = |entry: &&mut Entry| entry.item == item.id.value && entry.round == row.round;
        if let Some(entry) = form.entries.iter_mut().find(is_own) {
            entry.measured.push(measured);
            return;
        }
        form.entries.push(Entry {
            item: item.id.value.clone(),
            round: row.round.clone(),
            state: None,
            percent: None,
            measured: vec![measured],
            note: None,
            cause: None,
            evidence: Vec::new(),
            place: reader.place(Field::Measured),
        });
    }

    /// A case of the ledger that was dealt with.
    fn closed_case(&mut self, reader: &RowReader<'_>, row: &Row) -> Option<Case> {
        let done = reader.read(Field::Done, values::day, &mut self.faults)?;
        let (on, due) = row.case?;
        self.check_days(reader, (on, due, Some(done)));
        Some(Case { item: row.item.clone()?, on, due, done: Some(done) })
    }

    /// A case that arose: its item and both its days, or nothing.
    fn new_case(&mut self, reader: &RowReader<'_>) -> Option<Case> {
        let before = self.faults.len();
        let item = reader.read(Field::CaseItem, values::words, &mut self.faults);
        let [on, due, done] = [Field::Arose, Field::Due, Field::Done]
            .map(|field| reader.read(field, values::day, &mut self.faults));
        let is_blank = item.is_none() && on.is_none() && due.is_none() && done.is_none();
        if is_blank || before < self.faults.len() {
            return None;
        }
        let missing = [
            (Field::CaseItem, item.is_none(), "take.case-item"),
            (Field::Arose, on.is_none(), "take.case-arose"),
            (Field::Due, due.is_none(), "take.case-due"),
        ];
        for (field, is_missing, key) in missing {
            if is_missing {
                self.faults.push(reader.fault(field, Message::new(key)));
            }
        }
        let (typed, on, due) = (item?, on?, due?);
        self.check_days(reader, (on, due, done));
        let known = typed.parse().ok().and_then(|id| self.against.plan.item(&id));
        let Some(known) = known else {
            let ids = self.against.plan.items.iter().map(|item| item.id.as_str());
            self.faults
                .push(reader.fault(Field::CaseItem, Message::unknown("lookup.unknown-item", &typed, ids)));
            return None;
        };
        Some(Case { item: known.id.value.clone(), on, due, done })
    }

    /// That the days of a case follow each other, and none is still to come.
    fn check_days(
        &mut self,
        reader: &RowReader<'_>,
        (on, due, done): (NaiveDate, NaiveDate, Option<NaiveDate>),
    ) {
        let future =
            |day: NaiveDate| Message::new("take.future").with("day", day).with("on", self.against.on);
        let later = |day: NaiveDate| self.against.on < day;
        let mut found = Vec::new();
        found.extend(later(on).then(|| reader.fault(Field::Arose, future(on))));
        found.extend((due < on).then(|| reader.fault(Field::Due, Message::new("take.due-before"))));
        if let Some(done) = done {
            found.extend(later(done).then(|| reader.fault(Field::Done, future(done))));
            found.extend((done < on).then(|| reader.fault(Field::Done, Message::new("take.done-before"))));
        }
        self.faults.extend(found);
    }

    /// That the form says something, and does not say that there is nothing to say beside it.
    fn check_whole(&mut self, found: &[Found<'_>], form: &FilledForm) {
        let tells = !form.entries.is_empty() || !form.cases.is_empty();
        let says_of_whole = form.difficulties.is_some() || form.proposals.is_some();
        match &form.nothing {
            Some(_) if tells => {
                let row = found.iter().find(|row| row.written.row.kind == RowKind::Nothing);
                let place = row.map(|row| self.cells.place(row, Field::Said.column()));
                self.faults.push(Fault { place, message: Message::new("take.nothing-and-more") });
            }
            None if !tells && !says_of_whole && self.faults.is_empty() => {
                self.faults.push(Fault::whole(Message::new("take.empty")));
            }
            _ => {}
        }
    }
}
