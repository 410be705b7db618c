//! The days that a plan covers, as people type them.

use chrono::NaiveDate;

use crate::message::Message;
use crate::model::{Phrase, PlanPeriod};

/// Days in a row: `2027`, `2026-2030`, `quý IV/2027`, `từ ngày 01/3/2027 đến ngày 30/6/2027`, or
/// `2027-03-01..2027-06-30`.
///
/// # Errors
/// When the text names none, or leaves the year open.
pub(super) fn span(text: &str) -> Result<PlanPeriod, Message> {
    let day = |text: &str| text.trim().parse::<NaiveDate>().ok();
    let plain = || {
        let (from, to) = text.split_once("..")?;
        Some(PlanPeriod { from: day(from)?, to: day(to)? })
    };
    let spoken = || {
        let due = Phrase::read(text).ok()?.due?;
        Some(PlanPeriod { from: due.first.of(None).ok()?, to: due.last.of(None).ok()? })
    };
    let period = plain().or_else(spoken).filter(|period| period.from < period.to);
    period.ok_or_else(|| Message::new("new.bad-period").with("text", text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_typed_as_people_name_it() {
        #[track_caller]
        fn case(text: &str, expected: Option<(&str, &str)>) {
            let found = span(text).ok().map(|it| (it.from.to_string(), it.to.to_string()));
            assert_eq!(found, expected.map(|(from, to)| (from.to_owned(), to.to_owned())), "{text}");
        }
        case("2027", Some(("2027-01-01", "2027-12-31")));
        case("năm 2027", Some(("2027-01-01", "2027-12-31")));
        case("2026-2030", Some(("2026-01-01", "2030-12-31")));
        case("Quý IV/2027", Some(("2027-10-01", "2027-12-31")));
        case("2027-03-01..2027-06-30", Some(("2027-03-01", "2027-06-30")));
        case("từ ngày 01/3/2027 đến ngày 30/6/2027", Some(("2027-03-01", "2027-06-30")));
        case("2027-06-30..2027-03-01", None);
        case("30/6/2027", None);
        case("năm nay", None);
        case("", None);
    }
}
