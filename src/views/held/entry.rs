//! What an entry of the ledger says, as JSON.

use serde::Serialize;

use crate::model::{Entry, Scope};
use crate::views::values::Number;

/// What an entry says.
#[derive(Serialize)]
pub(in crate::views) struct EntryView<'a> {
    /// Whether it speaks of the whole item, for all who lead it.
    whole: bool,
    /// The agency of whose part it speaks, where that is not its author's.
    part: Option<&'a str>,
    round: Option<&'a str>,
    state: Option<&'static str>,
    percent: Option<Number>,
    measured: Vec<MeasuredView<'a>>,
    note: Option<&'a str>,
    cause: Option<&'a str>,
    /// The decision by which the work was put off or given up.
    decision: Option<&'a str>,
    evidence: Vec<EvidenceView<'a>>,
}

#[derive(Serialize)]
struct MeasuredView<'a> {
    metric: &'a str,
    value: Number,
}

#[derive(Serialize)]
struct EvidenceView<'a> {
    number: Option<&'a str>,
    path: Option<&'a str>,
}

impl<'a> EntryView<'a> {
    /// The view of an entry.
    pub(in crate::views) fn new(entry: &'a Entry) -> Self {
        let measured = entry.measured.iter();
        let evidence = entry.evidence.iter().map(|it| EvidenceView {
            number: it.number.as_deref(),
            path: it.path.as_ref().map(|path| path.as_str()),
        });
        Self {
            whole: matches!(entry.scope, Scope::Whole(_)),
            part: match &entry.scope {
                Scope::Part(part) => Some(part.value.as_str()),
                Scope::Own | Scope::Whole(_) => None,
            },
            round: entry.round.as_ref().map(|round| round.value.as_str()),
            state: entry.state.map(|state| state.value.as_str()),
            percent: entry.percent.map(|percent| Number(percent.value)),
            measured: measured
                .map(|it| MeasuredView { metric: &it.metric, value: Number(it.value) })
                .collect(),
            note: entry.note.as_deref(),
            cause: entry.cause.as_deref(),
            decision: entry.decision.as_ref().map(|decision| decision.value.as_str()),
            evidence: evidence.collect(),
        }
    }
}
