//! What comes next in a plan: the days on which something falls due, and reports.

use crate::assess::ReportRound;
use crate::document::Document;
use crate::message::Message;
use crate::model::ItemId;
use crate::query::attention;
use crate::text;
use crate::views::{Basis, wording};

/// Up to this many items of one day are named; more are counted.
const FEW: usize = 10;
/// How many coming days are shown.
const NEXT_DAYS: usize = 3;

/// The next days on which something falls due.
pub(super) fn days(basis: &Basis<'_>, document: &mut Document) {
    let words = basis.words;
    document.heading(words.text("status.next"));
    let days = attention::days_ahead(basis.survey);
    if days.is_empty() {
        document.text(words.text("status.nothing-next"));
        return;
    }
    let lines = days.into_iter().take(NEXT_DAYS).map(|(due, ids)| {
        let key = if ids.len() <= FEW { "status.next-few" } else { "status.next-many" };
        let message = Message::new(key)
            .with("due", due)
            .with("left", wording::days_left(words, Some((due - basis.as_of()).num_days())))
            .with("count", ids.len())
            .with("items", text::joined_runs(ids.into_iter().map(ItemId::as_str)));
        words.say(&message)
    });
    document.list(lines.collect());
}

/// Reporting periods: those past with reports missing, and the next to come.
pub(super) fn reports(basis: &Basis<'_>, document: &mut Document) {
    let words = basis.words;
    let late = attention::late_rounds(basis.survey).map(|round| ("status.report-missing", round));
    let next = attention::next_round(basis.survey).map(|round| ("status.report-next", round));
    let lines: Vec<String> = late.chain(next).map(|(key, round)| self::round(basis, key, round)).collect();
    document.heading(words.text("status.reports"));
    if lines.is_empty() {
        document.text(words.text("status.no-reports"));
    } else {
        document.list(lines);
    }
}

fn round(basis: &Basis<'_>, key: &'static str, round: &ReportRound<'_>) -> String {
    let (words, as_of) = (basis.words, basis.as_of());
    let days = (round.due - as_of).num_days();
    let message = Message::new(key)
        .with("period", wording::period_message(round.period))
        .with("closes", round.closes)
        .with("due", round.due)
        .with("left", wording::days_left(words, Some(days)))
        .with("received", round.answers(as_of).received())
        .with("asked", round.asked.len());
    words.say(&message)
}
