//! The plan's own page for a spreadsheet: everything that it says, a row each.

use super::{PlanPage, changes, settings};
use crate::assess::ReportRound;
use crate::document::{Cell, Table};
use crate::message::Message;
use crate::model::{Amendment, Duty, Erratum, Section};
use crate::query::counts;
use crate::query::outline::SectionItems;
use crate::views::columns::Columns;
use crate::views::show::Fact;
use crate::views::summary::labels;
use crate::views::{amendments, cells, phrase, wording};

/// One thing that the plan says.
#[derive(Default)]
struct Row {
    /// What it is called.
    label: String,
    id: String,
    content: String,
    agencies: String,
    every: &'static str,
    items: Option<usize>,
}

impl PlanPage<'_> {
    /// A row for each thing that the plan says, in its order.
    pub fn records(&self) -> Table {
        let words = self.basis.words;
        Columns::new(words)
            .plan(&self.basis)
            .words("column.fact", |row: &Row| row.label.as_str().into())
            .label("column.id", |row| Cell::id(row.id.as_str()))
            .words("column.content", |row| row.content.as_str().into())
            .words("column.agency", |row| row.agencies.as_str().into())
            .label("column.every", |row| row.every.into())
            .number("show.count", |row| row.items.map_or_else(|| "".into(), cells::bare))
            .table(self.rows())
    }

    fn rows(&self) -> Vec<Row> {
        let plan = self.basis.plan();
        let head = &plan.head;
        let mut rows = vec![self.text("show.title", &head.title)];
        rows.extend(self.facts().into_iter().map(fact));
        let mut lines = |key, lines: &[String]| {
            rows.extend(lines.iter().map(|line| self.text(key, line)));
        };
        lines("show.basis", &self.grounds());
        lines("show.purposes", &head.purposes);
        lines("show.requirements", &head.requirements);
        rows.extend(self.outline.body.iter().flat_map(|it| self.section(it)));
        rows.extend(plan.duties.iter().map(|it| self.duty(it)));
        rows.extend(plan.reporting.iter().flat_map(|it| settings::reporting(&self.basis, it)).map(fact));
        rows.extend(self.basis.survey.rounds.iter().map(|it| self.round(it)));
        rows.extend(settings::letters(self.basis.words, &plan.letters).into_iter().map(fact));
        rows.extend(self.leads.rows.iter().map(|it| self.lead(it)));
        rows.extend(head.closing.iter().map(|line| self.text("show.closing", line)));
        rows.extend(head.signer.iter().map(|it| self.text("show.signed", &settings::signed(it).join("; "))));
        rows.extend(head.recipients.iter().map(|line| self.text("show.recipients", line)));
        rows.extend(self.outline.appendix.iter().flat_map(|it| self.section(it)));
        rows.extend(plan.amendments.iter().map(|it| self.amendment(it)));
        rows.extend(plan.errata.iter().map(|it| self.erratum(it)));
        rows
    }

    fn text(&self, key: &'static str, content: &str) -> Row {
        Row { label: self.basis.words.text(key).to_owned(), content: content.to_owned(), ..Row::default() }
    }

    /// A section with the number of its items, and what it says itself.
    fn section(&self, it: &SectionItems<'_>) -> Vec<Row> {
        let items = Some(it.items.len());
        let Some(Section { id, title, field, text }) = it.section else {
            return vec![Row {
                items,
                ..self.text("column.section", self.basis.words.text("row.no-section"))
            }];
        };
        let row = |key, content: &str| Row { id: id.to_string(), ..self.text(key, content) };
        let mut rows = vec![Row { items, ..row("column.section", title) }];
        rows.extend(field.iter().map(|field| row("column.field", field)));
        rows.extend(text.iter().map(|text| row("column.content", text)));
        rows
    }

    fn duty(&self, duty: &Duty) -> Row {
        let Duty { id, by, text, every } = duty;
        let every = every.map_or("", |every| self.basis.words.text(phrase::every_key(every)));
        let agencies = wording::names(&self.basis, by);
        Row { id: id.to_string(), agencies, every, ..self.text("column.duty", text) }
    }

    fn round(&self, round: &ReportRound<'_>) -> Row {
        let said = Message::new("show.round").with("opens", round.period.opens());
        let said = said.with("closes", round.closes).with("due", round.due);
        Row { id: round.period.to_string(), ..self.text("column.period", &self.basis.words.say(&said)) }
    }

    fn lead(&self, it: &counts::Row<'_>) -> Row {
        let agencies = labels::label(&self.basis, &it.key);
        Row { items: Some(it.tally.total), agencies, ..self.text("column.lead", "") }
    }

    fn amendment(&self, amendment: &Amendment) -> Row {
        let cited = amendments::cited(self.basis.words, amendment);
        let content = format!("{cited}: {}", changes(&self.basis, amendment));
        Row { id: amendment.number.clone(), ..self.text("show.amendments", &content) }
    }

    fn erratum(&self, erratum: &Erratum) -> Row {
        let said = wording::erratum(self.basis.words, erratum);
        Row { id: erratum.at.value.clone(), ..self.text("show.errata", &said) }
    }
}

fn fact(fact: Fact) -> Row {
    Row { label: fact.label, content: fact.content.text, ..Row::default() }
}
