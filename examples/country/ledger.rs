//! What the offices of an invented plan have reported up to the autumn of its year.

use std::fmt::Write as _;

use chrono::{Datelike as _, Days, NaiveDate};

use super::dice::Dice;
use super::item::{Item, Lead, Term};
use super::plan::{MARK, Office};
use super::words::CAUSES;

/// Which periods the plan asks for.
#[derive(Clone, Copy)]
pub enum Calendar {
    Reform,
    Quarterly,
    HalfYearly,
}

impl Calendar {
    /// Most plans go by the calendar of the reform.
    pub fn pick(dice: &mut Dice) -> Self {
        match dice.below(100) {
            0..70 => Self::Reform,
            70..85 => Self::Quarterly,
            _ => Self::HalfYearly,
        }
    }

    /// The word of the file format.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Reform => "cchc",
            Self::Quarterly => "quarterly",
            Self::HalfYearly => "half-yearly",
        }
    }

    /// The periods that have closed by the autumn: the key, and the month whose 14th closes it.
    const fn periods(self) -> &'static [(&'static str, u32)] {
        match self {
            Self::Reform => &[("2026-Q1", 3), ("2026-H1", 6), ("2026-Q3", 9)],
            Self::Quarterly => &[("2026-Q1", 3), ("2026-Q2", 6), ("2026-Q3", 9)],
            Self::HalfYearly => &[("2026-H1", 6)],
        }
    }
}

/// The files of the ledger, by their paths from the plan's folder.
pub fn files(
    offices: &[Office],
    calendar: Calendar,
    items: &[Item],
    dice: &mut Dice,
) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for (id, _, _, symbol) in offices {
        // Some report always, some now and then.
        let answers = 15 + 20 * dice.below(4);
        for (before, (key, month)) in std::iter::once(0)
            .chain(calendar.periods().iter().map(|(_, month)| *month))
            .zip(calendar.periods())
        {
            if dice.chance(answers) {
                let report = Report { office: id, symbol, before, month: *month };
                files.push((format!("progress/{key}/{id}.toml"), report.text(key, items, dice)));
            }
        }
    }
    files
}

/// One office's report.
struct Report<'a> {
    office: &'a str,
    symbol: &'a str,
    /// The month in which the period before closed; 0 where there is none.
    before: u32,
    month: u32,
}

impl Report<'_> {
    fn text(&self, key: &str, items: &[Item], dice: &mut Dice) -> String {
        let submitted = self.closes() + Days::new(1 + dice.below(9) as u64);
        let office = self.office;
        let mut text =
            format!("{MARK}[report]\nagency = \"{office}\"\nperiod = \"{key}\"\nsubmitted = {submitted}\n");
        for item in items {
            match item.lead {
                Lead::Office(id) if id == self.office => self.entries(item, &mut text, dice),
                Lead::All if self.office != "van-phong" && self.office != "so-noi-vu" => {
                    self.entries(item, &mut text, dice);
                }
                Lead::Office(_) | Lead::All => {}
            }
        }
        text
    }

    fn closes(&self) -> NaiveDate {
        day(self.month, 14)
    }

    fn entries(&self, item: &Item, text: &mut String, dice: &mut Dice) {
        match item.term {
            Term::Day(_) | Term::Continuous => self.once(item, text, dice),
            Term::Quarterly => self.round(item, &format!("2026-Q{}", self.month / 3), self.month, text, dice),
            Term::Monthly => {
                for month in self.before + 1..=self.month {
                    self.round(item, &format!("2026-{month:02}"), month, text, dice);
                }
            }
            Term::Case => self.case(item, text, dice),
        }
    }

    /// How far the item is, unless a report before this one has said that it is done.
    fn once(&self, item: &Item, text: &mut String, dice: &mut Dice) {
        let percent = |month: u32| (item.pace * month as usize / 12).min(100);
        let (before, now) = (percent(self.before), percent(self.month));
        if before == 100 || dice.chance(10) {
            return;
        }
        let on = self.closes() - Days::new(dice.below(12) as u64);
        entry(item, on, text);
        match (item.term, now) {
            (Term::Continuous, _) => text.push_str("state = \"in-progress\"\n"),
            (_, 100) => self.done(on, text, dice),
            (_, percent) if dice.chance(4) => {
                let cause = dice.pick(CAUSES);
                writeln!(text, "state = \"blocked\"\npercent = {percent}\ncause = \"{cause}\"").ok();
            }
            (_, percent) => {
                writeln!(text, "state = \"in-progress\"\npercent = {percent}").ok();
            }
        }
        if let Some((metric, value)) = item.target {
            let value = (value * (70 + now.min(100) * 2 / 5) / 100).min(100);
            writeln!(text, "measured = [{{ metric = \"{metric}\", value = {value} }}]").ok();
        }
    }

    fn round(&self, item: &Item, round: &str, month: u32, text: &mut String, dice: &mut Dice) {
        if dice.chance(12) {
            return;
        }
        let on = day(month, 5 + u32::try_from(dice.below(9)).unwrap_or_default());
        entry(item, on, text);
        writeln!(text, "round = \"{round}\"").ok();
        self.done(on, text, dice);
    }

    /// Something has set the item off, and mostly it is dealt with.
    fn case(&self, item: &Item, text: &mut String, dice: &mut Dice) {
        if dice.chance(60) {
            return;
        }
        let on = day(self.month, 2);
        let (due, id) = (on + Days::new(9), &item.id);
        write!(text, "\n[[occurrence]]\nitem = \"{id}\"\non = {on}\ndue = {due}\n").ok();
        if dice.chance(80) {
            writeln!(text, "done = {}", on + Days::new(4 + dice.below(8) as u64)).ok();
        }
    }

    /// Done, mostly with a document that shows it.
    fn done(&self, on: NaiveDate, text: &mut String, dice: &mut Dice) {
        text.push_str("state = \"done\"\n");
        if dice.chance(90) {
            // A number has one day.
            let number = on.ordinal();
            let office = self.office;
            writeln!(
                text,
                "evidence = [{{ number = \"{number:02}/BC-{}\", issued = {on}, by = \"{office}\" }}]",
                self.symbol
            )
            .ok();
        }
    }
}

/// Begins an entry.
fn entry(item: &Item, on: NaiveDate, text: &mut String) {
    write!(text, "\n[[entry]]\nitem = \"{}\"\non = {on}\n", item.id).ok();
}

/// A day of the year.
fn day(month: u32, day: u32) -> NaiveDate {
    let first = NaiveDate::default().with_year(2026).and_then(|it| it.with_month(month));
    first.and_then(|it| it.with_day(day)).unwrap_or_default()
}
