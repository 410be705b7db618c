//! Everything that `cchc status --full` says of one plan: counts by section and lead, what is urgent, what comes next.

use super::{attention, coming};
use crate::assess::Tally;
use crate::document::{Cell, Document, Tone};
use crate::message::Message;
use crate::query::counts::{By, Counts};
use crate::views::summary::counts;
use crate::views::{Basis, tally};

/// The screen for one plan.
pub fn document(basis: &Basis<'_>) -> Document {
    let words = basis.words;
    let tally = basis.survey.tally();
    let mut document = Document::default();
    document.title(headline(basis));
    document.text(basis.plan().head.title.as_str());
    document.text(Cell::toned(counted(basis, &tally), Tone::Strong));
    document.table(tally::two_by_two(words, &tally));
    tally::dropped(words, &tally, &mut document);
    for rates in tally::rates(words, basis.survey, ["status.rates", "status.rates-distinct"]) {
        document.text(rates);
    }
    document.text(tally::standings(words, &tally));
    if !basis.plan().sections.is_empty() {
        counts::add(&mut document, basis, &Counts::new(basis.survey, By::Section));
    }
    counts::add(&mut document, basis, &Counts::new(basis.survey, By::Lead));
    attention::urgent(basis, &mut document);
    coming::days(basis, &mut document);
    coming::reports(basis, &mut document);
    document
}

/// Which plan, on which day, and how many days are left.
pub(super) fn headline(basis: &Basis<'_>) -> String {
    let head = &basis.plan().head;
    let days = (head.period.to - basis.as_of()).num_days();
    let key = if days < 0 { "status.headline-over" } else { "status.headline" };
    let message = Message::new(key)
        .with("plan", head.id.value.as_str())
        .with("as_of", basis.as_of())
        .with("days", days.abs())
        .with("end", head.period.to);
    basis.words.say(&message)
}

fn counted(basis: &Basis<'_>, tally: &Tally) -> String {
    let key = if basis.survey.distinct == tally.total { "status.items" } else { "status.items-distinct" };
    let message = Message::new(key).with("total", tally.total).with("distinct", basis.survey.distinct);
    basis.words.say(&message)
}
