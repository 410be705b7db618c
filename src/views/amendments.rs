//! Later decisions that change a plan, as a text cites them.

use super::field;
use crate::i18n::Words;
use crate::message::{Arg, Message};
use crate::model::Amendment;

/// The kinds of documents that change a plan, by how their symbols begin (Decree 30/2020/NĐ-CP, Annex III).
const KINDS: [(&str, &str); 5] = [
    ("KH", "document.plan"),
    ("NQ", "document.resolution"),
    ("Q\u{110}", "document.decision"),
    ("CT", "document.directive"),
    ("TB", "document.notice"),
];

/// "Quyết định số 12/QĐ-UBND ngày 01/11/2022".
pub(super) fn cited(amendment: &Amendment) -> Message {
    Message::new("amendment.cited")
        .with("document", document(&amendment.number))
        .with("issued", amendment.issued)
}

/// Likewise, with the fields of an item that it changes.
pub(super) fn cited_with(words: Words, amendment: &Amendment, fields: &[&str]) -> String {
    let names: Vec<String> =
        fields.iter().filter(|it| !it.is_empty()).map(|it| field::of_item(words, it)).collect();
    if names.is_empty() {
        return words.say(&cited(amendment));
    }
    let message = Message::new("amendment.changes").with("cited", cited(amendment));
    words.say(&message.with("fields", names.join(", ")))
}

/// A document by its kind and number; one that is written with its kind as it is.
fn document(number: &str) -> Arg {
    if number.contains(char::is_whitespace) {
        return number.into();
    }
    let symbol = number.split_once('/').map_or("", |(_, symbol)| symbol);
    let kind = symbol.split('-').next().unwrap_or_default();
    let key = KINDS.iter().find(|(known, _)| *known == kind).map_or("document.other", |(_, key)| *key);
    Message::new(key).with("number", number).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn a_document_is_cited_by_its_kind() {
        let case = |number: &str, expected: &str| {
            let issued = chrono::NaiveDate::from_ymd_opt(2022, 11, 1).unwrap();
            let amendment = Amendment { number: number.to_owned(), issued, changes: Vec::new() };
            assert_eq!(Words::new(Lang::Vi).say(&cited(&amendment)), expected);
        };
        case("12/KH-UBND", "Kế hoạch số 12/KH-UBND ngày 01/11/2022");
        case("02/QĐ-UBND", "Quyết định số 02/QĐ-UBND ngày 01/11/2022");
        case("7/UBND-NV", "Văn bản số 7/UBND-NV ngày 01/11/2022");
        case("Công văn số 7/UBND-NV", "Công văn số 7/UBND-NV ngày 01/11/2022");
        case("12", "Văn bản số 12 ngày 01/11/2022");
    }
}
