//! Years in the words of a plan. "Năm 2022" of a plan for 2022 is the year of the plan, and "năm 2021" the one it is
//! measured by: both move with it. Days, spans of years and the numbers of documents name what they name.

use std::collections::BTreeSet;

use super::turn::Turn;
use crate::message::Message;
use crate::source::Spanned;
use crate::text;

/// Moves the years of texts, and keeps what was moved and what was not.
#[derive(Debug)]
pub(super) struct Years {
    year: Option<i32>,
    by: i32,
    moved: BTreeSet<(i32, i32)>,
    /// The old year is also named where it cannot be told what it means.
    is_left: bool,
}

impl Years {
    pub(super) fn new(turn: Turn) -> Self {
        let by = turn.years().unwrap_or_default();
        Self { year: turn.year.filter(|_| by != 0), by, moved: BTreeSet::new(), is_left: false }
    }

    /// A text of the next plan.
    pub(super) fn text(&mut self, old: &str) -> String {
        let Some(year) = self.year else { return old.to_owned() };
        let mut new = String::with_capacity(old.len());
        let mut done = 0;
        for (at, found) in years(old) {
            if found != year && found != year - 1 {
                continue;
            }
            if is_of_the_plan(&old[..at], &old[at + 4..]) {
                new += &old[done..at];
                new += &(found + self.by).to_string();
                done = at + 4;
                self.moved.insert((found, found + self.by));
            } else {
                self.is_left |= found == year;
            }
        }
        new + &old[done..]
    }

    pub(super) fn maybe(&mut self, old: &mut Option<String>) {
        if let Some(text) = old {
            *text = self.text(text);
        }
    }

    pub(super) fn all(&mut self, old: &mut [String]) {
        for text in old {
            *text = self.text(text);
        }
    }

    pub(super) fn placed(&mut self, old: &mut Spanned<String>) {
        old.value = self.text(&old.value);
    }

    pub(super) fn all_placed(&mut self, old: &mut [Spanned<String>]) {
        for text in old {
            self.placed(text);
        }
    }

    /// What somebody has to read again.
    pub(super) fn decisions(&self) -> Vec<Message> {
        let changes: Vec<String> = self.moved.iter().map(|(old, new)| format!("{old} → {new}")).collect();
        let moved =
            (!changes.is_empty()).then(|| Message::new("rollover.years").with("changes", changes.join(", ")));
        let year = self.year.unwrap_or_default();
        let left = self.is_left.then(|| Message::new("rollover.names-year").with("year", year.to_string()));
        moved.into_iter().chain(left).collect()
    }
}

/// Each number of four digits that could be a year, and where it stands.
fn years(text: &str) -> Vec<(usize, i32)> {
    let is_digit = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let starts = (0..text.len()).filter(|&at| is_digit(at) && !at.checked_sub(1).is_some_and(is_digit));
    let whole = starts.filter(|&at| (at..at + 4).all(is_digit) && !is_digit(at + 4));
    whole.filter_map(|at| Some((at, text[at..at + 4].parse().ok()?))).collect()
}

/// Whether a year between these words is one of the plan: after "năm", and neither of a day nor of a span.
fn is_of_the_plan(before: &str, after: &str) -> bool {
    let mut words = before.split_whitespace().rev();
    // With its tone, for "Việt Nam 2022" is no year of a plan.
    let is_year = |word: &str| text::composed(word).to_lowercase() == "n\u{103}m";
    let is_after_year = before.ends_with(char::is_whitespace) && words.next().is_some_and(is_year);
    let is_dated = words.next().is_some_and(|it| it.chars().any(|c| c.is_ascii_digit()));
    let after = after.trim_start();
    let is_span = after.starts_with(['-', '\u{2013}', '\u{2014}', '/']);
    is_after_year && !is_dated && !is_span
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    use crate::model::PlanPeriod;

    #[test]
    fn the_year_of_the_plan_moves_and_that_of_a_document_stays() {
        #[track_caller]
        fn case(old: &str, expected: &str, decisions: &[&str]) {
            let day = |text: &str| text.parse::<NaiveDate>().unwrap();
            let period = |year: i32| PlanPeriod {
                from: day(&format!("{year}-01-01")),
                to: day(&format!("{year}-12-31")),
            };
            let mut years = Years::new(Turn::new(period(2022), period(2023)));
            assert_eq!(years.text(old), expected);
            let keys: Vec<&str> = years.decisions().iter().map(|it| it.key).collect();
            assert_eq!(keys, decisions, "{old}");
        }
        let moved = &["rollover.years"];
        case("tăng so với năm 2021", "tăng so với năm 2022", moved);
        case(
            "Chỉ số năm 2022 tăng hạng so với năm 2021.",
            "Chỉ số năm 2023 tăng hạng so với năm 2022.",
            moved,
        );
        case(
            "theo Nghị định số 61/2018/NĐ-CP ngày 23/4/2018",
            "theo Nghị định số 61/2018/NĐ-CP ngày 23/4/2018",
            &[],
        );
        let names = &["rollover.names-year"];
        case("Kế hoạch số 9/KH-UBND ngày 19/9/2022", "Kế hoạch số 9/KH-UBND ngày 19/9/2022", names);
        case("ngày 19 tháng 9 năm 2022", "ngày 19 tháng 9 năm 2022", names);
        case("năm 2022-2023", "năm 2022-2023", names);
        case("Giải thưởng Việt Nam 2022", "Giải thưởng Việt Nam 2022", names);
        case("giai đoạn 2021-2025, năm học 2021-2022", "giai đoạn 2021-2025, năm học 2021-2022", names);
        case("20220 hồ sơ năm 2019", "20220 hồ sơ năm 2019", &[]);
    }
}
