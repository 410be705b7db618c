//! What the next plan takes over, what it leaves out, and what a person has to decide.

use super::Basis;
use super::columns::Columns;
use crate::document::{Cell, Document, Tone};
use crate::drafting::rollover::{Ended, LeftOut, Rollover, Why};
use crate::i18n::Words;
use crate::message::Message;
use crate::text;

/// A question, and the places that it is about.
struct Question {
    text: String,
    places: Vec<String>,
}

/// The document.
pub fn document(next: &Rollover<'_>, basis: &Basis<'_>) -> Document {
    let words = basis.words;
    let mut document = Document::default();
    let title = Message::new("rollover.headline")
        .with("new", next.head.id.as_str())
        .with("old", next.old.head.id.as_str())
        .with("as_of", basis.as_of());
    document.title(words.say(&title));
    document.text(Cell::toned(words.say(&summary(next)), Tone::Strong));
    if next.is_renumbered() {
        document.text(words.text("rollover.renumbered"));
    }
    left(next, words, &mut document);
    gone(next, words, &mut document);
    document.heading(words.text("rollover.decide"));
    document.text(words.text("rollover.general"));
    let table = Columns::new(words)
        .words("column.place", |question: &Question| question_places(question).into())
        .words("column.question", |question| question.text.as_str().into())
        .table(questions(next, words));
    document.table(table);
    document
}

fn summary(next: &Rollover<'_>) -> Message {
    Message::new("rollover.summary")
        .with("count", next.items.len())
        .with("recurring", next.count(Why::Recurs))
        .with("open", next.count(Why::Open))
        .with("undated", next.count(Why::Undated))
        .with("left", next.left.len())
}

/// The items and sections that do not go on.
fn left(next: &Rollover<'_>, words: Words, document: &mut Document) {
    if !next.left.is_empty() {
        document.heading(words.text("rollover.left"));
        let table = Columns::new(words)
            .label("column.id", |left: &&LeftOut<'_>| Cell::id(left.item.id.value.as_str()))
            .words("column.item", |left| left.item.name.as_str().into())
            .words("column.why", |left| words.text(ended_key(left.why)).into())
            .table(&next.left);
        document.table(table);
    }
    if !next.left_sections.is_empty() {
        let ids: Vec<&str> = next.left_sections.iter().map(|section| section.id.as_str()).collect();
        document.text(words.say(&Message::new("rollover.left-sections").with("sections", ids.join(", "))));
    }
}

/// The agencies that are gone, and who took over.
fn gone(next: &Rollover<'_>, words: Words, document: &mut Document) {
    if next.gone.is_empty() {
        return;
    }
    document.heading(words.text("rollover.gone"));
    let lines = next.gone.iter().map(|(agency, heirs)| {
        let key = if heirs.is_empty() { "rollover.gone-alone" } else { "rollover.gone-to" };
        let message = Message::new(key).with("agency", agency.name.as_str());
        words.say(&message.with("heirs", heirs.join(", ")))
    });
    document.list(lines.collect());
}

/// What is to be decided, each question once, in the order of the plan.
fn questions(next: &Rollover<'_>, words: Words) -> Vec<Question> {
    let mut questions: Vec<Question> = Vec::new();
    let mut ask = |place: &str, message: &Message| {
        let text = words.say(message);
        match questions.iter_mut().find(|question| question.text == text) {
            Some(question) => question.places.push(place.to_owned()),
            None => questions.push(Question { text, places: vec![place.to_owned()] }),
        }
    };
    next.decisions.iter().for_each(|(key, message)| ask(key, message));
    for section in &next.sections {
        section.decisions.iter().for_each(|message| ask(section.part.id.as_str(), message));
    }
    for carried in &next.items {
        carried.decisions.iter().for_each(|message| ask(carried.item.id.as_str(), message));
    }
    for duty in &next.duties {
        duty.decisions.iter().for_each(|message| ask(duty.part.id.as_str(), message));
    }
    questions
}

fn question_places(question: &Question) -> String {
    text::joined_runs(question.places.iter().map(String::as_str))
}

/// The key of why an item does not go on.
pub const fn ended_key(why: Ended) -> &'static str {
    match why {
        Ended::Completed => "rollover.ended.completed",
        Ended::TargetMissed => "rollover.ended.target-missed",
        Ended::Yearly => "rollover.ended.yearly",
        Ended::Dropped => "rollover.ended.dropped",
        Ended::Removed => "rollover.ended.removed",
        Ended::NoParts => "rollover.ended.parts",
    }
}
