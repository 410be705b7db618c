//! One invented item.

use std::fmt::Write as _;

use super::dice::Dice;
use super::plan::Office;
use super::words::{MATTERS, METRICS, PRODUCTS, STEPS, WHERE, WORK};

/// What is reported of an item depends on this.
pub struct Item {
    pub id: String,
    pub lead: Lead,
    pub term: Term,
    /// In percent: what is measured, and what has to be reached.
    pub target: Option<(&'static str, usize)>,
    /// How fast it is done: at 100 it is ready on the last day.
    pub pace: usize,
}

/// Who answers for it.
pub enum Lead {
    Office(&'static str),
    /// All of them, each for its part.
    All,
}

/// By when.
#[derive(Clone, Copy)]
pub enum Term {
    /// A text that names a day.
    Day(&'static str),
    Quarterly,
    Monthly,
    Continuous,
    Case,
}

const TERMS: &[Term] = &[
    Term::Day("Trước ngày 15/02/2026"),
    Term::Day("Quý I/2026"),
    Term::Day("Trong tháng 4/2026"),
    Term::Day("Xong trong quý II/2026"),
    Term::Day("Chậm nhất là ngày 15/8/2026"),
    Term::Day("Quý III, IV/2026"),
    Term::Day("Trước ngày 20/11/2026"),
    Term::Day("Tháng 12/2026"),
    Term::Day("Năm 2026"),
    Term::Day("Trong năm 2026"),
    Term::Quarterly,
    Term::Monthly,
    Term::Continuous,
    Term::Continuous,
    Term::Case,
];

impl Term {
    const fn text(self) -> &'static str {
        match self {
            Self::Day(text) => text,
            Self::Quarterly => "Hằng quý",
            Self::Monthly => "Hằng tháng",
            Self::Continuous => "Thường xuyên trong năm",
            Self::Case => "Khi có yêu cầu",
        }
    }
}

impl Item {
    /// One that chance makes.
    pub fn roll(id: String, offices: &[Office], dice: &mut Dice) -> Self {
        let lead =
            if dice.chance(5) { Lead::All } else { Lead::Office(offices[dice.below(offices.len())].0) };
        let term = TERMS[dice.below(TERMS.len())];
        let target = dice.chance(35).then(|| (dice.pick(METRICS), 60 + 5 * dice.below(9)));
        Self { id, lead, term, target, pace: 40 + dice.below(220) }
    }

    /// Adds it to a file, with what is to be done where `has_actions`.
    pub fn write(&self, text: &mut String, has_actions: bool, dice: &mut Dice) {
        let name = format!("{} {} {}", dice.pick(WORK), dice.pick(MATTERS), dice.pick(WHERE));
        let lead = match self.lead {
            Lead::Office(id) => id,
            Lead::All => "cac-phong",
        };
        write!(text, "\n[[item]]\nid = \"{}\"\nname = \"{name}\"\n", self.id).ok();
        if let Some((metric, value)) = self.target {
            writeln!(text, "goals = [\"{metric} đạt từ {value}% trở lên.\"]").ok();
        }
        write!(text, "product = \"{}\"\nlead = [\"{lead}\"]\n", dice.pick(PRODUCTS)).ok();
        if dice.chance(40) && lead != "cac-phong" {
            text.push_str("support = [\"cac-phong\"]\n");
        }
        writeln!(text, "deadline = \"{}\"", self.term.text()).ok();
        if let Some((metric, value)) = self.target {
            write!(
                text,
                "\n  [[item.target]]\n  metric = \"{metric}\"\n  at_least = {value}\n  unit = \"%\"\n"
            )
            .ok();
        }
        for _ in 0..if has_actions { 1 + dice.below(2) } else { 0 } {
            let steps: Vec<String> =
                (0..=dice.below(4)).map(|_| format!("    \"{}\",\n", dice.pick(STEPS))).collect();
            let action = dice.pick(STEPS);
            write!(text, "\n  [[item.action]]\n  text = \"{action}\"\n  steps = [\n{}  ]\n", steps.concat())
                .ok();
        }
    }
}
