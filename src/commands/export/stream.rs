//! The items of plans, one plan after the other, while the next are read.

use std::sync::mpsc::sync_channel;
use std::{panic, thread};

use chrono::{Datelike as _, NaiveDate};

use crate::document::Record;
use crate::i18n::Words;
use crate::views::{Basis, export};
use crate::workspace::{Surveyed, Workspace};

/// The items of one plan.
pub(super) struct Batch {
    /// In which the period of the plan begins.
    pub(super) year: i32,
    pub(super) records: Vec<Record>,
}

/// So many plans may wait to be written; more are not held.
const AHEAD: usize = 8;

/// Reads the plans in their order and hands on the items of each.
///
/// # Errors
/// When two plans have one id, none can be reckoned with, or `take` fails.
pub(super) fn stream(
    workspace: Workspace,
    as_of: NaiveDate,
    words: Words,
    mut take: impl FnMut(Batch) -> anyhow::Result<()>,
) -> anyhow::Result<Surveyed<()>> {
    let workspace = workspace.in_turn();
    let (sender, receiver) = sync_channel(AHEAD);
    thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let sender = sender;
            workspace.survey_sound(as_of, &|_, _| (), |plan| {
                let basis = Basis { survey: plan.survey, sources: plan.sources, words };
                let year = basis.plan().head.period.from.year();
                // Where nobody takes them any more, the error of that is told.
                sender.send(Batch { year, records: export::records(&basis) }).ok();
            })
        });
        let taken = receiver.into_iter().try_for_each(&mut take);
        let surveyed = reader.join().unwrap_or_else(|panic| panic::resume_unwind(panic));
        taken?;
        Ok(surveyed?.if_any()?)
    })
}
