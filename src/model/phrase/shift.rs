//! A phrase of one year, said of another: only the years of its days move, not those in the names of documents.

use super::cursor::Parser;
use super::grammar;
use super::meaning::Phrase;
use super::part::{Part, Placed};
use super::tokens::Token;

impl Phrase {
    /// The text with the years of the days it names moved by so many. None where it is not read, or would then mean
    /// anything but the same days of those years.
    pub fn moved(text: &str, years: i32) -> Option<String> {
        let parts = grammar::parts(text).ok()?;
        let parser = Parser::new(text);
        let mut moved = text.to_owned();
        for token in parser.tokens.iter().rev() {
            let is_of = |it: &Placed| {
                matches!(it.part, Part::Days(_) | Part::From(_))
                    && it.range.start <= token.range.start
                    && token.range.end <= it.range.end
            };
            let Token::Number(number, 4) = token.token else { continue };
            if parts.iter().any(is_of) {
                let year = i32::try_from(number).ok()?.checked_add(years)?;
                moved.replace_range(token.range.clone(), &year.to_string());
            }
        }
        let (before, after) = (Self::read(text).ok()?, Self::read(&moved).ok()?);
        let last = |phrase: &Self| phrase.due.map(|due| (due.last.month, due.last.day.min(28)));
        let year = |phrase: &Self| phrase.due.and_then(|due| due.last.year);
        let is_moved = year(&before).map(|year| year + years) == year(&after);
        (is_moved && last(&before) == last(&after) && before.every == after.every).then_some(moved)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_years_of_days_move_and_no_others() {
        #[track_caller]
        fn case(text: &str, expected: Option<&str>) {
            assert_eq!(Phrase::moved(text, 1).as_deref(), expected, "{text}");
        }
        case("Quý IV/2022", Some("Quý IV/2023"));
        case("Trong năm 2022 và những năm tiếp theo", Some("Trong năm 2023 và những năm tiếp theo"));
        case("trước ngày 30/9/2022", Some("trước ngày 30/9/2023"));
        case("Ngày 15 tháng 11 năm 2022", Some("Ngày 15 tháng 11 năm 2023"));
        case("Quý III, IV/2022", Some("Quý III, IV/2023"));
        case("Tháng 2/2024", Some("Tháng 2/2025"));
        case("Hằng năm", Some("Hằng năm"));
        case("Thường xuyên trong năm", Some("Thường xuyên trong năm"));
        case("Thường xuyên trong năm 2022", Some("Thường xuyên trong năm 2023"));
        case(
            "Theo Kế hoạch số 12/KH-UBND ngày 05/01/2022",
            Some("Theo Kế hoạch số 12/KH-UBND ngày 05/01/2022"),
        );
        case("Ngày 29/2/2024", None);
        case("lúc nào đó", None);
    }
}
