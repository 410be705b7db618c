//! Part II: the two by two, both rates, and counts by section and lead.

use super::Report;
use crate::document::Document;
use crate::message::Message;
use crate::query::counts::{By, Counts};
use crate::views::summary::counts;
use crate::views::{moves, tally, wording};

impl Report<'_> {
    pub(super) fn overall(&self, document: &mut Document) {
        let (words, survey) = (self.run.words, &self.period.figures);
        let tally = survey.tally();
        let key = if survey.distinct == tally.total { "report.items" } else { "report.items-distinct" };
        let items = Message::new(key).with("total", tally.total).with("distinct", survey.distinct);
        document.text(words.say(&items));
        document.table(tally::two_by_two(words, &tally));
        tally::dropped(words, &tally, document);
        document.text(words.say(&wording::tally_message(&tally)));
        let mut rates = tally::rates(words, survey, ["report.rates", "report.rates-distinct"]);
        rates.push(words.text("report.rates-cut").to_owned());
        document.text(rates.join(" "));
        document.text(tally::standings(words, &tally));
        let by_section = (!survey.plan.sections.is_empty()).then_some(("report.by-section", By::Section));
        for (title, by) in by_section.into_iter().chain([("report.by-lead", By::Lead)]) {
            document.subheading(words.text(title));
            counts::add(document, &self.figures, &Counts::new(survey, by));
        }
        let moved = moves::table(&self.figures, survey.items.iter());
        if !moved.rows.is_empty() {
            document.subheading(words.text("report.moved-deadlines"));
            document.table(moved);
        }
    }
}
