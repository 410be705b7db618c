//! What a plan rests on, as an office cites it.

use super::{Basis, amendments, wording};
use crate::message::{Arg, Message};
use crate::model;

/// "Kế hoạch số 20/KH-UBND ngày 05/01/2026 của UBND tỉnh “…”"; a text that is printed, as it is.
pub(super) fn cited(basis: &Basis<'_>, ground: &model::Basis) -> String {
    let document = match ground {
        model::Basis::Text(text) => return text.clone(),
        model::Basis::Document(document) => document,
    };
    let words = basis.words;
    let model::BasisDocument { number, issued, issuer, title, plan } = document;
    // A document without a number is called by its title.
    let (called, title) = match (number, title) {
        (Some(number), title) => (amendments::document(words, number), title.as_deref()),
        (None, title) => (title.clone().unwrap_or_default(), None),
    };
    let issuer = issuer.as_ref().map(|it| wording::office(basis, it));
    let known: [(&str, &str, Option<Arg>); 4] = [
        ("cited.issued", "issued", issued.as_ref().map(|day| day.value.into())),
        ("cited.by", "issuer", issuer.map(Arg::from)),
        ("cited.title", "title", title.map(Arg::from)),
        ("cited.plan", "plan", plan.as_ref().map(|plan| plan.as_str().into())),
    ];
    let known = known.into_iter().filter_map(|(key, name, value)| Some((key, name, value?)));
    known.fold(called, |document, (key, name, value)| {
        words.say(&Message::new(key).with("document", document).with(name, value))
    })
}
