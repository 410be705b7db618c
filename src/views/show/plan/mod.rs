//! The plan itself, in the order of its document: head, basis, purposes and requirements, items by section, how it is
//! carried out, closing, appendix; then what was changed of it since, and where the files differ from the print.

mod json;
mod paper;
mod rows;
mod screen;
mod settings;
mod written;

use super::Fact;
use crate::assess::changes::Field;
use crate::document::Cell;
use crate::message::Message;
use crate::model::{AgencyId, Amendment, Head, PlanPeriod};
use crate::query::counts::{By, Counts};
use crate::query::outline::Outline;
use crate::source::Spanned;
use crate::views::{Basis, amendments, field, grounds, wording};

/// A plan, its outline, and who leads how much.
pub struct PlanPage<'a> {
    basis: Basis<'a>,
    outline: Outline<'a>,
    /// Who leads how much.
    leads: Counts<'a>,
}

impl<'a> PlanPage<'a> {
    /// The page of the plan that `basis` is about.
    pub fn new(basis: &Basis<'a>) -> Self {
        let (outline, leads) = (Outline::new(basis.survey), Counts::new(basis.survey, By::Lead));
        Self { basis: *basis, outline, leads }
    }

    /// What is said of the plan in a few words. Every field of the head by its name, so that the compiler leads here when
    /// one is added.
    fn facts(&self) -> Vec<Fact> {
        let plan = self.basis.plan();
        let Head {
            id,
            symbol,
            number: _,
            issued,
            start: _,
            authority,
            place,
            focal_point,
            period: PlanPeriod { from, to },
            period_end: _,
            // These stand where the document has them.
            title: _,
            signer: _,
            basis: _,
            purposes: _,
            requirements: _,
            closing: _,
            recipients: _,
        } = &plan.head;
        let words = self.basis.words;
        let number = plan.head.registered_number().unwrap_or("…");
        let number = symbol.as_ref().map_or_else(|| number.to_owned(), |symbol| format!("{number}/{symbol}"));
        let agency = |id: &Spanned<AgencyId>| Cell::from(plan.agencies.name(&id.value));
        let period = Message::new("show.period").with("from", *from).with("to", *to);
        let key = |key| words.text(key).to_owned();
        let facts = [
            (field::label(words, Field::PlanId), Some(Cell::id(id.as_str()))),
            (key("show.number"), Some(number.into())),
            (field::label(words, Field::Issued), Some(wording::issue_date(words, issued.value).into())),
            (field::label(words, Field::Authority), authority.as_ref().map(agency)),
            (field::label(words, Field::Place), place.as_deref().map(Cell::from)),
            (field::label(words, Field::FocalPoint), focal_point.as_ref().map(agency)),
            (key("show.lasts"), Some(words.say(&period).into())),
            (key("show.count"), Some(words.say(&self.counted()).into())),
            (key("column.amended"), Some(self.amended().into())),
            (key("show.thresholds"), Some(words.say(&settings::thresholds(plan.risk)).into())),
            (key("show.days-off"), Some(settings::days_off(words, &plan.days_off).into())),
            (field::label(words, Field::DaysOffRoll), plan.days_off.roll.then(|| key("answer.yes").into())),
            (field::label(words, Field::Clarity), Some(self.clarity().into())),
        ];
        let facts = facts.into_iter().filter_map(|(label, content)| Some(Fact::new(label, content?)));
        facts.filter(|fact| !fact.content.text.is_empty()).collect()
    }

    /// How many items there are.
    fn counted(&self) -> Message {
        let (total, distinct) = (self.basis.survey.items.len(), self.basis.survey.distinct);
        let key = if total == distinct { "status.items" } else { "status.items-distinct" };
        Message::new(key).with("total", total).with("distinct", distinct)
    }

    /// The decisions that changed the plan.
    fn amended(&self) -> String {
        let cited = |it: &Amendment| amendments::cited(self.basis.words, it);
        self.basis.plan().amendments.iter().map(cited).collect::<Vec<_>>().join("; ")
    }

    /// What the items have to be clear about.
    fn clarity(&self) -> String {
        let title = |it: &_| self.basis.words.text(wording::clarity_key(*it));
        self.basis.plan().clarity.iter().map(title).collect::<Vec<_>>().join("; ")
    }

    /// What the plan rests on, a line each.
    fn grounds(&self) -> Vec<String> {
        self.basis.plan().head.basis.iter().map(|it| grounds::cited(&self.basis, it)).collect()
    }
}

/// What an amendment changes, item by item: "II.1.6 (thời hạn); plan.period".
fn changes(basis: &Basis<'_>, amendment: &Amendment) -> String {
    let plan = basis.plan();
    let mut changes: Vec<(&str, Vec<String>)> = Vec::new();
    for place in amendment.places() {
        let (at, field) =
            plan.place(place).map_or((place.as_str(), ""), |(item, field)| (item.id.as_str(), field));
        let name = (!field.is_empty()).then(|| field::of_item(basis.words, field));
        match changes.last_mut() {
            Some((last, names)) if *last == at => names.extend(name),
            _ => changes.push((at, name.into_iter().collect())),
        }
    }
    let changes = changes.into_iter().map(|(at, names)| match &names[..] {
        [] => at.to_owned(),
        _ => format!("{at} ({})", names.join(", ")),
    });
    changes.collect::<Vec<_>>().join("; ")
}
