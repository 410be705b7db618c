//! Evidence as clerks write it: `45/BC-PNV ngày 10/9/2022; 46/BC-PNV`.

use chrono::NaiveDate;

use crate::dates::dates;
use crate::message::Message;
use crate::text;

/// A document that shows that work was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    pub number: String,
    pub issued: Option<NaiveDate>,
}

/// The documents of a text, parted by semicolons or line ends.
///
/// # Errors
/// When one has no number, two days, or is the name of a file, which a form cannot carry.
pub(super) fn read(text: &str) -> Result<Vec<Document>, Message> {
    let parts = text.split([';', '\n']).map(str::trim).filter(|part| !part.is_empty());
    parts.map(document).collect()
}

fn document(text: &str) -> Result<Document, Message> {
    let days = dates(text);
    let about = |key| Message::new(key).with("text", text);
    let (number, issued) = match &days[..] {
        [] => (text, None),
        [(place, day)] if text[place.end..].trim_matches([')', '.', ' ']).is_empty() => {
            (before_day(&text[..place.start]), Some(*day))
        }
        _ => return Err(about("take.evidence-days")),
    };
    let number = number.trim().trim_end_matches([',', '-', '–']).trim_end();
    let has_digit = number.chars().any(|c| c.is_ascii_digit());
    let endings = [".pdf", ".doc", ".docx", ".xls", ".xlsx", ".jpg", ".jpeg", ".png", ".zip", ".rar"];
    if endings.iter().any(|ending| number.to_lowercase().ends_with(ending)) {
        return Err(about("take.evidence-file"));
    }
    if !has_digit || number.chars().all(|c| c.is_ascii_digit()) {
        return Err(about("take.evidence-number"));
    }
    Ok(Document { number: number.to_owned(), issued })
}

/// What stands before a day, without the word that leads to it.
fn before_day(text: &str) -> &str {
    let text = text.trim_end().trim_end_matches(['(', ',']).trim_end();
    let Some((start, word)) =
        text.char_indices().rfind(|(_, c)| c.is_whitespace()).map(|(at, _)| (at, &text[at..]))
    else {
        return text;
    };
    if text::fold(word) == "ngay" { &text[..start] } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_told_apart() {
        let read = |text: &str| {
            let documents = read(text).unwrap();
            let each = documents.iter().map(|it| {
                let issued = it.issued.map_or_else(String::new, |day| format!(" {day}"));
                format!("{}{issued}", it.number)
            });
            each.collect::<Vec<_>>().join(" + ")
        };
        assert_eq!(read("45/BC-PNV"), "45/BC-PNV");
        assert_eq!(read("45/BC-PNV ngày 10/9/2022; 46/BC-PNV\n"), "45/BC-PNV 2022-09-10 + 46/BC-PNV");
        assert_eq!(read("Báo cáo số 45/BC-PNV, ngày 10 tháng 9 năm 2022"), "Báo cáo số 45/BC-PNV 2022-09-10");
        assert_eq!(read("45/BC-PNV 10/9/2022"), "45/BC-PNV 2022-09-10");
    }

    #[test]
    fn what_names_no_document_is_a_fault() {
        let case = |text: &str, key: &str| assert_eq!(read(text).unwrap_err().key, key, "{text}");
        case("có", "take.evidence-number");
        case("45", "take.evidence-number");
        case("BC 45.pdf", "take.evidence-file");
        case("45/BC ngày 10/9/2022, 46/BC ngày 11/9/2022", "take.evidence-days");
        case("45/BC ngày 10/9/2022 và 46/BC", "take.evidence-days");
    }
}
