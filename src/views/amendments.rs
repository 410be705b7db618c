//! Later decisions that change a plan, as a text cites them.

use super::{Basis, field};
use crate::i18n::Words;
use crate::message::Message;
use crate::model::Amendment;

/// The kinds of documents that change a plan, or that one rests on, by how their symbols begin (Decree 30/2020/NĐ-CP, Annex III).
const KINDS: [(&str, &str); 5] = [
    ("KH", "document.plan"),
    ("NQ", "document.resolution"),
    ("Q\u{110}", "document.decision"),
    ("CT", "document.directive"),
    ("TB", "document.notice"),
];

/// "Quyết định số 12/QĐ-UBND ngày 01/11/2022".
pub(super) fn cited(words: Words, amendment: &Amendment) -> String {
    let message = Message::new("cited.issued").with("document", document(words, &amendment.number));
    words.say(&message.with("issued", amendment.issued))
}

/// Likewise, with the fields of an item that it changes, and the first day on which it holds where that is another than
/// the day of issue.
pub(super) fn cited_with(basis: &Basis<'_>, amendment: &Amendment, fields: &[&str]) -> String {
    let words = basis.words;
    let from = amendment.holds_from();
    let mut cited = cited(words, amendment);
    if from != amendment.issued || basis.as_of() < from {
        cited = words.say(&Message::new("amendment.from").with("cited", cited).with("from", from));
    }
    let names: Vec<String> =
        fields.iter().filter(|it| !it.is_empty()).map(|it| field::of_item(words, it)).collect();
    if names.is_empty() {
        return cited;
    }
    words.say(&Message::new("amendment.changes").with("cited", cited).with("fields", names.join(", ")))
}

/// A document by its kind and number; one that is written with its kind as it is.
pub(super) fn document(words: Words, number: &str) -> String {
    if number.contains(char::is_whitespace) {
        return number.to_owned();
    }
    let symbol = number.split_once('/').map_or("", |(_, symbol)| symbol);
    let kind = symbol.split('-').next().unwrap_or_default();
    let key = KINDS.iter().find(|(known, _)| *known == kind).map_or("document.other", |(_, key)| *key);
    words.say(&Message::new(key).with("number", number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn a_document_is_cited_by_its_kind() {
        let case = |number: &str, expected: &str| {
            let issued = chrono::NaiveDate::from_ymd_opt(2022, 11, 1).unwrap();
            let amendment = Amendment {
                number: number.to_owned(),
                issued,
                from: None,
                recorded: Vec::new(),
                changes: Vec::new(),
            };
            assert_eq!(cited(Words::new(Lang::Vi), &amendment), expected);
        };
        case("12/KH-UBND", "Kế hoạch số 12/KH-UBND ngày 01/11/2022");
        case("02/QĐ-UBND", "Quyết định số 02/QĐ-UBND ngày 01/11/2022");
        case("7/UBND-NV", "Văn bản số 7/UBND-NV ngày 01/11/2022");
        case("Công văn số 7/UBND-NV", "Công văn số 7/UBND-NV ngày 01/11/2022");
        case("12", "Văn bản số 12 ngày 01/11/2022");
    }
}
