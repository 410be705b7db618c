//! What each command shows, as plain structs: the JSON they are written as, and the documents made of them.

pub mod agencies;
mod amendments;
mod answerable;
pub mod cells;
pub mod citation;
pub mod columns;
pub mod diff;
pub mod export;
mod field;
pub mod form;
mod grounds;
mod held;
pub mod history;
pub mod import;
pub mod item;
pub mod items;
mod moves;
mod numbering;
mod official;
pub mod phrase;
pub mod reason;
pub mod remind;
pub mod report;
pub mod reports;
pub mod rollover;
pub mod sheet_form;
pub mod show;
pub mod status;
pub mod summary;
pub mod tally;
pub mod tasks;
pub mod trend;
mod values;
pub mod wording;

use chrono::NaiveDate;

use crate::assess::Survey;
use crate::i18n::Words;
use crate::model::Plan;
use crate::source::SourceMap;

/// The version of the JSON that commands print.
pub const VERSION: u8 = 1;

/// What every view is made from: a plan on a day, where it was written, and a language.
#[derive(Clone, Copy)]
pub struct Basis<'a> {
    pub survey: &'a Survey<'a>,
    pub sources: &'a SourceMap,
    pub words: Words,
}

impl<'a> Basis<'a> {
    /// The plan.
    pub fn plan(&self) -> &'a Plan {
        self.survey.plan
    }

    /// The same in the words of documents that are sent.
    #[must_use]
    pub const fn on_paper(self) -> Self {
        Self { words: Words::on_paper(), ..self }
    }

    /// The day.
    pub fn as_of(&self) -> NaiveDate {
        self.survey.as_of
    }
}
