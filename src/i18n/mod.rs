//! Every word the program says, one file a language, and how each language writes numbers and dates.
//!
//! A table line is a key and a template. `{name}` is a value; `{name|day|days}` is the first word for one and the
//! second for any other count.

mod en;
mod vi;

use std::borrow::Cow;

use chrono::{Datelike as _, NaiveDate};

use crate::message::{Arg, Message};

/// A language the program speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    Vi,
    En,
}

impl Lang {
    /// The codes for `--lang` and `CCHC_LANG`, with their values.
    pub const CODES: &[(&str, Self)] = &[("vi", Self::Vi), ("en", Self::En)];

    /// The language called `code`.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::CODES.iter().find(|(known, _)| *known == code).map(|(_, lang)| *lang)
    }

    /// The language for a POSIX locale. Vietnamese where none is set, for that is where the users are; English for
    /// people who work in another language.
    pub fn of_locale(locale: &str) -> Self {
        let name = locale.split(['.', '@', '_', '-']).next().unwrap_or_default();
        match name {
            "" | "C" | "POSIX" | "vi" => Self::Vi,
            _ => Self::En,
        }
    }
}

/// The words of one language.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    pub lang: Lang,
    /// As documents write numbers and days, and not as screens do.
    is_on_paper: bool,
}

impl Words {
    /// The words of `lang`.
    pub const fn new(lang: Lang) -> Self {
        Self { lang, is_on_paper: false }
    }

    /// The words of documents that are sent: in Vietnamese, numbers and days as plans print them.
    pub const fn on_paper() -> Self {
        Self { lang: Lang::Vi, is_on_paper: true }
    }

    /// Whether documents are written in them, and not screens.
    pub const fn is_on_paper(self) -> bool {
        self.is_on_paper
    }

    /// The text behind `key`, for texts without values.
    pub fn text(self, key: &'static str) -> &'static str {
        self.find(key).unwrap_or(key)
    }

    /// The text behind `key`, if the tables hold it.
    pub fn find(self, key: &str) -> Option<&'static str> {
        let table = match self.lang {
            Lang::Vi => vi::WORDS,
            Lang::En => en::WORDS,
        };
        let at = table.binary_search_by_key(&key, |(key, _)| key).ok()?;
        Some(table[at].1)
    }

    /// The sentence that `message` stands for.
    pub fn say(self, message: &Message) -> String {
        let mut sentence = String::new();
        let mut rest = self.text(message.key);
        while let Some((before, after)) = rest.split_once('{') {
            sentence.push_str(&self.marked(before));
            let (slot, after) = after.split_once('}').unwrap_or((after, ""));
            sentence.push_str(&self.fill(slot, message));
            rest = after;
        }
        sentence.push_str(&self.marked(rest));
        sentence
    }

    /// Words of ours with their percent signs, before which documents leave no blank.
    fn marked(self, words: &str) -> Cow<'_, str> {
        if self.is_on_paper { words.replace(" %", "%").into() } else { words.into() }
    }

    fn fill(self, slot: &str, message: &Message) -> String {
        let mut parts = slot.split('|');
        let name = parts.next().unwrap_or_default();
        let Some((_, arg)) = message.args.iter().find(|(known, _)| *known == name) else {
            return String::new();
        };
        match (arg, parts.next(), parts.next()) {
            (Arg::Count(1), Some(one), _) => one.to_owned(),
            (_, Some(_), Some(other)) => other.to_owned(),
            _ => self.arg(arg),
        }
    }

    fn arg(self, arg: &Arg) -> String {
        match arg {
            Arg::Text(text) => one_line(text),
            Arg::Lines(lines) => {
                lines.iter().map(|line| format!("\n  {}", one_line(line))).collect::<Vec<_>>().concat()
            }
            Arg::Foreign(text) => self.foreign(text),
            Arg::Count(count) => self.count(*count),
            Arg::Decimal(value, places) => self.decimal(*value, *places),
            Arg::Date(date) => self.date(*date),
            Arg::Key(key) => self.text(key).to_owned(),
            Arg::Message(message) => self.say(message),
        }
    }

    /// What the TOML parser and the system say, in this language where their words are known.
    fn foreign(self, text: &str) -> String {
        // The system's own number for an error helps nobody who reads its name.
        let text = text.split(" (os error ").next().unwrap_or(text);
        let mut table = vi::PARSER.iter().chain(vi::SYSTEM);
        let known = table.find_map(|(theirs, ours)| Some((ours, text.strip_prefix(theirs)?)));
        match (self.lang, known) {
            (Lang::Vi, Some((ours, rest))) => {
                let mut text = rest.to_owned();
                for (theirs, ours) in vi::PARSER_AFTER {
                    text = text.replace(theirs, ours);
                }
                format!("{ours}{text}")
            }
            _ => text.to_owned(),
        }
    }

    /// A day: dd/mm/yyyy in Vietnamese, ISO in English. On paper a 0 stands before days below 10 and months 1 and 2 alone
    /// (Decree 30/2020/NĐ-CP, Annex I).
    pub fn date(self, date: NaiveDate) -> String {
        let form = match self.lang {
            Lang::Vi if self.is_on_paper && 2 < date.month() => "%d/%-m/%Y",
            Lang::Vi => "%d/%m/%Y",
            Lang::En => "%Y-%m-%d",
        };
        date.format(form).to_string()
    }

    /// A whole number, with its thousands marked.
    pub fn count(self, count: i64) -> String {
        let digits = count.unsigned_abs().to_string();
        let mut text = String::from(if count < 0 { "-" } else { "" });
        for (at, digit) in digits.chars().enumerate() {
            if 0 < at && (digits.len() - at).is_multiple_of(3) {
                text.push(if self.lang == Lang::Vi { '.' } else { ',' });
            }
            text.push(digit);
        }
        text
    }

    /// A count of things, with its thousands marked.
    pub fn total(self, count: usize) -> String {
        self.count(i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// A number with up to `places` decimals, no trailing zeros.
    pub fn decimal(self, value: f64, places: usize) -> String {
        let text = format!("{value:.places$}");
        let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
        self.mark(text)
    }

    /// A number with exactly `places` decimals, as rates are printed.
    pub fn fixed(self, value: f64, places: usize) -> String {
        self.mark(&format!("{value:.places$}"))
    }

    /// A share in percent with exactly `places` decimals.
    pub fn percent(self, value: f64, places: usize) -> String {
        self.marked(&format!("{} %", self.fixed(value, places))).into_owned()
    }

    fn mark(self, digits: &str) -> String {
        match self.lang {
            Lang::Vi => digits.replace('.', ","),
            Lang::En => digits.to_owned(),
        }
    }
}

/// Text from a file in a sentence: it never begins a line of its own.
fn one_line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn slots(template: &str) -> BTreeSet<&str> {
        let inside = template.split('{').skip(1).filter_map(|it| it.split('}').next());
        inside.map(|slot| slot.split('|').next().unwrap()).collect()
    }

    #[test]
    fn both_languages_have_the_same_keys_and_values() {
        for (file, table, other) in [("vi.rs", vi::WORDS, en::WORDS), ("en.rs", en::WORDS, vi::WORDS)] {
            for pair in table.windows(2) {
                assert!(
                    pair[0].0 < pair[1].0,
                    "{file} is in the order of keys, each once: `{}` belongs before `{}`",
                    pair[1].0,
                    pair[0].0
                );
            }
            for (key, _) in other {
                assert!(table.iter().any(|(known, _)| known == key), "{file} has no words for `{key}`");
            }
        }
        for ((key, vi), (_, en)) in vi::WORDS.iter().zip(en::WORDS) {
            assert_eq!(slots(vi), slots(en), "`{key}` has not the same {{values}} in vi.rs and en.rs");
            assert!(!vi.is_empty() && !en.is_empty(), "`{key}` says nothing");
        }
    }

    #[test]
    fn numbers_and_dates_are_written_as_each_language_does() {
        let (vi, en) = (Words::new(Lang::Vi), Words::new(Lang::En));
        assert_eq!((vi.count(3_321), en.count(-1_234_567)), ("3.321".into(), "-1,234,567".into()));
        assert_eq!((vi.decimal(0.5, 2), en.decimal(83.0, 2)), ("0,5".into(), "83".into()));
        assert_eq!((vi.decimal(100.0, 0), vi.fixed(0.0, 2)), ("100".into(), "0,00".into()));
        let day = NaiveDate::from_ymd_opt(2022, 9, 5).unwrap();
        assert_eq!((vi.date(day), en.date(day)), ("05/09/2022".into(), "2022-09-05".into()));
    }

    #[test]
    fn documents_write_numbers_and_days_as_plans_print_them() {
        let (paper, screen) = (Words::on_paper(), Words::new(Lang::Vi));
        let day = |day: &str| paper.date(day.parse().unwrap());
        assert_eq!(day("2026-05-09"), "09/5/2026");
        assert_eq!((day("2026-02-28"), day("2026-11-01")), ("28/02/2026".into(), "01/11/2026".into()));
        let quoted = Message::new("measure.percent").with("value", Arg::Text("khó đạt 20 %, 25".to_owned()));
        assert_eq!(paper.say(&quoted), "khó đạt 20 %, 25%");
        assert_eq!(screen.say(&quoted), "khó đạt 20 %, 25 %");
    }

    #[test]
    fn the_locale_chooses() {
        assert_eq!(Lang::of_locale("vi_VN.UTF-8"), Lang::Vi);
        assert_eq!(Lang::of_locale("C.UTF-8"), Lang::Vi);
        assert_eq!(Lang::of_locale(""), Lang::Vi);
        assert_eq!(Lang::of_locale("en_US.UTF-8"), Lang::En);
        assert_eq!(Lang::of_locale("fr_FR"), Lang::En);
    }
}
