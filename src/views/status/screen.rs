//! The morning view of one plan, which fits on a screen of 80 columns and 24 lines: what is late, whose it is, what comes
//! next, and what to type.

use super::{at_risk, counted, follow_up, full, pressing};
use crate::assess::{Standing, Tally};
use crate::document::{Cell, Document, Tone};
use crate::message::Message;
use crate::query::attention;
use crate::views::Basis;

/// How many rows and lines below them a screen has room for, beside its head and the commands. Each line may take two.
const ROOM: usize = 10;

/// The screen. `again` stands behind each command, so that it is about the same plan on the same day.
pub fn document(basis: &Basis<'_>, again: &str) -> Document {
    let (words, survey) = (basis.words, basis.survey);
    let mut document = Document::default();
    document.title(full::headline(basis));
    document.text(counted(words, &survey.tally()));
    let lines = follow_up::lines(basis);
    let rows = pressing::rows(basis, ROOM.saturating_sub(lines.len()));
    if attention::is_untold(survey) {
        document.text(untold(basis, &survey.tally()));
    } else if rows.is_empty() {
        document.text(Cell::toned(words.text("status.nothing-pressing"), Tone::Good));
    }
    if !rows.is_empty() {
        document.table(pressing::table(basis, rows));
    }
    if !lines.is_empty() {
        document.list(lines);
    }
    for command in commands(basis) {
        document.command(format!("cchc {command}{again}"));
    }
    document
}

/// That nobody has said anything yet, and what that puts at risk.
fn untold(basis: &Basis<'_>, tally: &Tally) -> String {
    match at_risk(tally) {
        0 => basis.words.text("status.nothing-recorded").to_owned(),
        count => basis.words.say(&Message::new("status.nothing-recorded-risk").with("count", count)),
    }
}

/// The commands that come next, three at most.
fn commands(basis: &Basis<'_>) -> Vec<String> {
    let survey = basis.survey;
    let tally = survey.tally();
    let is_overdue = 0 < tally.count(Standing::Overdue);
    let is_at_risk = 0 < at_risk(&tally);
    let is_silent = attention::late_rounds(survey).next().is_some();
    let record = survey.items.first().filter(|_| attention::is_untold(survey)).map(|it| {
        let number = basis.words.text("status.number");
        format!("update {} --percent {number}", it.item.id.value)
    });
    let list = match (is_overdue, is_at_risk) {
        (true, true) => Some("tasks --all --overdue --at-risk".to_owned()),
        (true, false) => Some("tasks --all --overdue".to_owned()),
        (false, true) => Some("tasks --all --at-risk".to_owned()),
        (false, false) => None,
    };
    let show = attention::first(survey).map(|it| format!("show {}", it.item.id.value));
    let remind = (is_overdue || is_at_risk || is_silent).then(|| "remind".to_owned());
    let confirm = attention::at(survey, Standing::AwaitingConfirmation).first().map(|id| {
        let by = basis.words.text("status.by-whom");
        format!("update {id} --confirm --by \"{by}\"")
    });
    let reports = attention::next_round(survey).map(|_| "reports".to_owned());
    let all = [record, list, remind, confirm, show, reports, Some("status --full".to_owned())];
    all.into_iter().flatten().take(3).collect()
}
