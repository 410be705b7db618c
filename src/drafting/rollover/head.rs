//! The head of the next plan.

use chrono::NaiveDate;

use super::successors::Succession;
use super::turn::Turn;
use super::years::Years;
use crate::drafting::head::{HeadFacts, begun};
use crate::message::Message;
use crate::model::Head;

/// A question, and the key of the head it is about.
type Question = (&'static str, Message);

/// The head of the next plan on a day, and what somebody has to decide about its keys.
pub(super) fn next(
    old: &Head,
    id: &str,
    (turn, today): (Turn, NaiveDate),
    succession: &Succession<'_>,
) -> (Head, Vec<Question>) {
    let facts = HeadFacts {
        title: Years::new(turn).text(&old.title),
        symbol: old.symbol.clone(),
        number: None,
        issued: None,
        authority: old.authority.as_ref().map(|id| id.value.clone()),
        place: old.place.clone(),
        focal_point: old.focal_point.as_ref().map(|id| id.value.clone()),
        signer: old.signer.clone(),
    };
    let mut head = begun(id, turn.period, facts, today);
    let mut questions = asked(old);
    let mut texts = |key: &'static str, old: &[String]| {
        let mut years = Years::new(turn);
        let mut texts = old.to_vec();
        years.all(&mut texts);
        let named = succession.named_in(texts.iter().map(String::as_str));
        questions.extend(years.decisions().into_iter().chain(named).map(|question| (key, question)));
        texts
    };
    head.purposes = texts("purposes", &old.purposes);
    head.requirements = texts("requirements", &old.requirements);
    head.closing = texts("closing", &old.closing);
    head.recipients = texts("recipients", &old.recipients);
    (head, questions)
}

/// What is asked of the head of every next plan.
fn asked(old: &Head) -> Vec<Question> {
    let signer = old.signer.as_ref().map(|_| ("signer", "rollover.signer"));
    let asked = [("title", "rollover.title"), ("issued", "rollover.issued")].into_iter().chain(signer);
    asked.chain([("basis", "rollover.basis")]).map(|(key, question)| (key, Message::new(question))).collect()
}
