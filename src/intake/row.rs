//! One row of a form: what it says, with every fault at its cell.

use super::cells::{Cells, Found};
use super::fault::{Fault, Place};
use super::values;
use crate::message::Message;
use crate::model::{State, Target};
use crate::query::sheet_form::Field;
use crate::workbook::Value;

/// A row that is being read.
pub(super) struct RowReader<'a> {
    pub(super) row: &'a Found<'a>,
    pub(super) cells: &'a Cells<'a>,
}

/// How far an item is, as its row says.
#[derive(Debug, Default)]
pub(super) struct Progress {
    pub(super) state: Option<State>,
    pub(super) percent: Option<f64>,
    pub(super) measured: Option<f64>,
    pub(super) note: Option<String>,
    pub(super) cause: Option<String>,
    pub(super) evidence: Vec<super::evidence::Document>,
}

impl RowReader<'_> {
    /// What stands in a field, where something does.
    fn value(&self, field: Field) -> Option<&Value> {
        self.row.cells.get(&field.column()).map(|cell| &cell.value)
    }

    /// A fault at a field.
    pub(super) fn fault(&self, field: Field, message: Message) -> Fault {
        Fault { place: Some(self.place(field)), message }
    }

    /// Where a field stands.
    pub(super) fn place(&self, field: Field) -> Place {
        self.cells.place(self.row, field.column())
    }

    /// Reads a field; none where it is blank, or at fault.
    pub(super) fn read<T>(
        &self,
        field: Field,
        read: impl Fn(&Value) -> Result<T, Message>,
        faults: &mut Vec<Fault>,
    ) -> Option<T> {
        match read(self.value(field)?) {
            Ok(value) => Some(value),
            Err(message) => {
                faults.push(self.fault(field, message));
                None
            }
        }
    }

    /// What the row says of an item, whose first target it may have a value of.
    pub(super) fn progress(&self, target: Option<&Target>, faults: &mut Vec<Fault>) -> Progress {
        Progress {
            state: self.read(Field::State, values::state, faults),
            percent: self.read(Field::Percent, values::percent, faults),
            measured: target
                .and_then(|it| self.read(Field::Measured, |value| values::measured(value, it), faults)),
            note: self.read(Field::Note, values::words, faults),
            cause: self.read(Field::Cause, values::words, faults),
            evidence: self.read(Field::Evidence, values::evidence, faults).unwrap_or_default(),
        }
    }
}

impl Progress {
    /// Whether it says nothing.
    pub(super) fn is_empty(&self) -> bool {
        let Self { state, percent, measured, note, cause, evidence } = self;
        let has_figures = state.is_some() || percent.is_some() || measured.is_some();
        !has_figures && note.is_none() && cause.is_none() && evidence.is_empty()
    }

    /// What cannot be so of a state and a share together.
    pub(super) fn contradiction(&self) -> Option<Message> {
        let percent = self.percent?;
        match self.state? {
            State::Done if percent < 100.0 => Some(Message::new("take.done-below")),
            State::NotStarted if 0.0 < percent => Some(Message::new("take.begun")),
            _ => None,
        }
    }
}
