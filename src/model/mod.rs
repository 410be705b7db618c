//! The plan, once its text has been understood.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;

use crate::text;

mod agency;
mod amendment;
mod basis;
mod days_off;
mod deadline;
mod eras;
pub mod figure;
mod head;
mod id;
mod issued;
mod item;
mod letters;
mod life;
mod numbering;
mod office;
mod outline;
mod period;
mod phrase;
mod progress;
mod recurrence;
mod round;
mod rounds;
mod same;
mod spoken_period;
mod standing;
mod succession;
mod target;
mod trigger;
mod words;
mod year;

pub use self::agency::{Agency, AgencyHead, Directory, Letterhead, Membership};
pub use self::amendment::{AgencyValue, Amendment, Before, HeadValue, ItemValue, PlanChange};
pub use self::basis::{Basis, BasisDocument};
pub use self::days_off::{DaySpan, DaysOff};
pub use self::deadline::{Deadline, DeadlineKeys};
pub use self::head::{Clarity, Erratum, Head, IssueDate, PlanPeriod, Reporting, RiskThresholds, Section};
pub use self::id::{AgencyId, BadId, ItemId, is_plan_id};
pub use self::issued::{IssuedItem, IssuedReport};
pub use self::item::{Action, CarriedFrom, Duty, Item, Level, Removal, SupportRole};
pub use self::letters::{Letters, Signer};
pub use self::life::Life;
pub use self::numbering::Numbering;
pub use self::office::Office;
pub use self::period::{ReportCalendar, ReportPeriod, ReportRhythm};
pub use self::phrase::{Day, Due, Offset, OffsetUnit, Phrase, PhraseFault, Why};
pub use self::progress::{
    About, Confirmation, Correction, Entry, Evidence, Measurement, Occurrence, Override, ProgressReport,
    Rating, Scope, State,
};
pub use self::recurrence::Recurrence;
pub use self::round::{Round, RoundId};
pub use self::rounds::{RoundDay, RoundSpan, RoundTerm, Rounds, named_rounds};
pub use self::same::ItemIndex;
pub use self::spoken_period::SpokenPeriod;
pub use self::standing::Standing;
pub use self::target::{Baseline, Bound, Target, TargetKind, TargetTerm};
pub use self::trigger::Trigger;
use self::words::word;
pub use self::year::YearPart;

/// A plan: the decision, its items, the agencies it names, and what was reported of it. Lists keep file order.
#[derive(Debug)]
pub struct Plan {
    pub head: Head,
    pub reporting: Option<Reporting>,
    pub days_off: DaysOff,
    pub letters: Letters,
    pub risk: RiskThresholds,
    /// What every item has to be clear about, each once, in the order of the file; empty where nothing is asked.
    pub clarity: Vec<Clarity>,
    pub agencies: Directory,
    pub sections: Vec<Section>,
    pub items: Vec<Item>,
    pub index: ItemIndex,
    pub duties: Vec<Duty>,
    pub errata: Vec<Erratum>,
    pub amendments: Vec<Amendment>,
    /// Shared with the plan as it held on other days.
    pub reports: Arc<Vec<ProgressReport>>,
    /// What reports said when they were issued.
    pub issued: Vec<IssuedReport>,
    pub eras: Eras,
    pub unread: Unread,
}

/// The eras of a plan; none where nothing of it ever changes.
#[derive(Debug, Default)]
pub struct Eras {
    /// The first day of each era but the first, in order.
    turns: Vec<NaiveDate>,
    /// One more than there are turns, or none.
    plans: Vec<OnceLock<Box<Plan>>>,
}

/// What of a plan could not be read, so that nothing is said of names that may well be declared there.
#[derive(Debug, Default)]
pub struct Unread {
    /// Ids that torn text declares, in lower case.
    pub ids: BTreeSet<String>,
    /// Whether more is missing than can be told: a file, or a whole kind of table.
    pub is_unbounded: bool,
}

impl Unread {
    /// Whether `id` may be declared where nothing could be read.
    pub fn may_hold(&self, id: &str) -> bool {
        self.is_unbounded || self.ids.contains(&text::id_key(id))
    }
}

impl Plan {
    /// The item called `id`.
    pub fn item(&self, id: &ItemId) -> Option<&Item> {
        self.index.position(id).map(|at| &self.items[at])
    }

    /// The periods that the plan asks reports for, in order: none where it asks for no reports. A period that closed
    /// before the plan began, or closes after its end, asks for nothing.
    pub fn report_periods(&self) -> impl Iterator<Item = ReportPeriod> {
        let PlanPeriod { from, to } = self.head.period;
        let start = self.head.start;
        let periods = self.reporting.iter().flat_map(move |it| it.calendar.between(from, to));
        periods.filter(move |it| start <= it.closes() && it.closes() <= to)
    }

    /// Whether it is about an index: names fields of it, criteria or their codes.
    pub fn has_criteria(&self) -> bool {
        let is_criterion = |item: &Item| item.level.is_some() || item.code.is_some();
        self.sections.iter().any(|section| section.field.is_some()) || self.items.iter().any(is_criterion)
    }

    /// The calendar by which reports are counted, also where the plan asks for none.
    pub fn calendar(&self) -> ReportCalendar {
        self.reporting.as_ref().map(|it| it.calendar).unwrap_or_default()
    }

    /// The item that a place of an erratum or amendment names, and the field there: `deadline` of `II.1.2.deadline`, blank
    /// where it names the whole item. Of an item inside another the inner one is meant.
    pub fn place<'p>(&self, place: &'p str) -> Option<(&Item, &'p str)> {
        let ends = place.match_indices('.').map(|(at, _)| at).chain([place.len()]);
        ends.rev().find_map(|end| {
            let item = self.item(&place[..end].parse().ok()?)?;
            Some((item, place.get(end + 1..).unwrap_or_default()))
        })
    }

    /// The amendments that change an item, each with the fields that it changes there; a blank one stands for all.
    pub fn amendments_of(&self, item: &ItemId) -> impl Iterator<Item = (&Amendment, Vec<&str>)> {
        let with_fields = self.amendments.iter().map(move |amendment| {
            let places = amendment.places().filter_map(|place| self.place(place));
            let fields = places.filter(|(it, _)| it.id.value == *item).map(|(_, field)| field);
            (amendment, fields.collect::<Vec<_>>())
        });
        with_fields.filter(|(_, fields)| !fields.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::{Draft, FileKind};
    use crate::source::SourceId;

    #[test]
    fn a_place_names_an_item_and_a_field_of_it() {
        let mut text = "format = 1\n[plan]\nid = \"p\"\ntitle = \"t\"\nissued = \"2022-09\"\n\
            period = { from = 2022-01-01, to = 2022-12-31 }\n"
            .to_owned();
        for id in ["II.1", "II.1.a", "II.2"] {
            text += "[[item]]\nname = \"n\"\ndeadline = { text = \"d\" }\nid = \"";
            text += id;
            text += "\"\n";
        }
        let mut draft = Draft::default();
        draft.read(FileKind::Plan, SourceId(0), &text, &mut Vec::new());
        let plan = draft.finish().unwrap();
        for (place, expected) in [
            ("II.1.deadline", Some(("II.1", "deadline"))),
            ("ii.2.target.Chỉ số", Some(("II.2", "target.Chỉ số"))),
            ("II.1.a.deadline", Some(("II.1.a", "deadline"))),
            ("II.1", Some(("II.1", ""))),
            ("II.12.deadline", None),
            ("II.", None),
            ("plan.period", None),
            ("", None),
        ] {
            let found = plan.place(place).map(|(item, field)| (item.id.value.as_str(), field));
            assert_eq!(found, expected, "{place}");
        }
    }
}
