//! The plan's own page on a screen.

use super::{PlanPage, changes, settings};
use crate::assess::ReportRound;
use crate::document::{Block, Cell, Document, Table, Tone};
use crate::message::Message;
use crate::model::{Amendment, Duty, Erratum, ItemId};
use crate::query::outline::SectionItems;
use crate::views::columns::Columns;
use crate::views::items::{ItemColumn, ItemRow};
use crate::views::show::Fact;
use crate::views::summary::{counts, labels};
use crate::views::{Basis, amendments, cells, phrase, wording};

impl PlanPage<'_> {
    /// The screen.
    pub fn document(&self) -> Document {
        let (basis, plan) = (&self.basis, self.basis.plan());
        let words = basis.words;
        let mut document = Document::default();
        document.title(plan.head.title.as_str());
        document.text(wording::place(basis, plan.head.id.span));
        document.table(Columns::new(words).facts(|fact: &Fact| fact).table(self.facts()));
        points(&mut document, Block::Heading(words.text("show.basis").to_owned()), &self.grounds());
        let number = common_part(self.outline.body.iter().filter_map(|it| Some(&it.section?.id.value)));
        self.aims(&mut document, number.map(|_| "I"));
        if !self.outline.body.is_empty() {
            document.heading(numbered(number, words.text("show.items")));
            self.sections(&mut document, &self.outline.body);
        }
        let number = common_part(plan.duties.iter().map(|duty| &duty.id.value));
        self.implementation(&mut document, number);
        self.closing(&mut document);
        if !self.outline.appendix.is_empty() {
            document.heading(words.text("show.appendix"));
            self.sections(&mut document, &self.outline.appendix);
        }
        self.differences(&mut document);
        document
    }

    /// Part I.
    pub(super) fn aims(&self, document: &mut Document, number: Option<&str>) {
        let (words, head) = (self.basis.words, &self.basis.plan().head);
        if head.purposes.is_empty() && head.requirements.is_empty() {
            return;
        }
        document.heading(numbered(number, words.text("show.aims")));
        points(document, Block::Subheading(words.text("show.purposes").to_owned()), &head.purposes);
        points(document, Block::Subheading(words.text("show.requirements").to_owned()), &head.requirements);
    }

    /// A table a section, under its title and how many items it has.
    fn sections(&self, document: &mut Document, sections: &[SectionItems<'_>]) {
        let words = self.basis.words;
        for it in sections {
            let title = it.section.map_or_else(
                || words.text("row.no-section").to_owned(),
                |section| format!("{} {}", section.id, section.title),
            );
            let message =
                Message::new("show.section").with("title", title.as_str()).with("count", it.items.len());
            document.subheading(if it.items.is_empty() { title } else { words.say(&message) });
            if let Some(text) = it.section.and_then(|section| section.text.as_deref()) {
                document.text(text);
            }
            if !it.items.is_empty() {
                document.table(self.items(it));
            }
        }
    }

    fn items(&self, section: &SectionItems<'_>) -> Table {
        let columns = [ItemColumn::Id, ItemColumn::CodedName, ItemColumn::LeadsInShort, ItemColumn::Deadline];
        let rows = section.items.iter().map(|it| ItemRow::new(it));
        Columns::new(self.basis.words).items(self.basis, &columns, |row: &ItemRow<'_>| row).table(rows)
    }

    /// Part III: duties, reports, and who leads how much.
    fn implementation(&self, document: &mut Document, number: Option<&str>) {
        let (basis, plan) = (&self.basis, self.basis.plan());
        let words = basis.words;
        document.heading(numbered(number, words.text("show.implementation")));
        if !plan.duties.is_empty() {
            document.table(duties(basis, &plan.duties));
        }
        document.subheading(words.text("show.reporting"));
        match &plan.reporting {
            Some(reporting) => {
                document.list(lines(settings::reporting(basis, reporting)));
                if basis.survey.rounds.is_empty() {
                    document.text(words.text("reports.no-rounds"));
                } else {
                    document.table(rounds(basis));
                }
            }
            None => document.text(words.text("reports.no-reporting")),
        }
        let letters = lines(settings::letters(words, &plan.letters));
        points(document, Block::Subheading(words.text("show.letters").to_owned()), &letters);
        if !self.leads.rows.is_empty() {
            document.subheading(words.text("show.leads"));
            document.table(self.leads());
            if let Some(note) = counts::note(&self.basis, &self.leads) {
                document.text(note);
            }
        }
    }

    fn leads(&self) -> Table {
        let words = self.basis.words;
        let rows = self.leads.rows.iter();
        let rows = rows.map(|row| (labels::label(&self.basis, &row.key), row.tally.total));
        let total = (words.text("row.total").to_owned(), self.leads.sum.total);
        Columns::new(words)
            .words("column.lead", |(name, _): &(String, usize)| name.as_str().into())
            .number("column.total", |(_, items)| cells::count(words, *items))
            .table_with_total(rows, &total)
    }

    /// What the document ends with: its last paragraphs, who signed, who gets it.
    fn closing(&self, document: &mut Document) {
        let (words, head) = (self.basis.words, &self.basis.plan().head);
        if !head.closing.is_empty() || head.signer.is_some() {
            document.heading(words.text("show.closing"));
        }
        for paragraph in &head.closing {
            document.text(paragraph.as_str());
        }
        for line in head.signer.iter().flat_map(settings::signed) {
            document.text(Cell::toned(line, Tone::Strong));
        }
        points(document, Block::Heading(words.text("show.recipients").to_owned()), &head.recipients);
    }

    /// What changed since, and where the files differ from the printed text.
    fn differences(&self, document: &mut Document) {
        let (basis, plan) = (&self.basis, self.basis.plan());
        let words = basis.words;
        if !plan.amendments.is_empty() {
            document.heading(words.text("show.amendments"));
            let columns = Columns::new(words)
                .words("column.document", |it: &&Amendment| amendments::cited(words, it).into())
                .words("column.changes", |it| changes(basis, it).into());
            document.table(columns.table(&plan.amendments));
        }
        if !plan.errata.is_empty() {
            document.heading(words.text("show.errata"));
            let columns = Columns::new(words)
                .label("column.place", |it: &&Erratum| Cell::id(it.at.as_str()))
                .words("column.printed", |it| it.printed.as_str().into())
                .words("column.read-as", |it| it.read_as.as_str().into())
                .words("column.reason", |it| it.why.as_str().into());
            document.table(columns.table(&plan.errata));
        }
    }
}

/// A list under a heading, where there is anything to list.
fn points(document: &mut Document, head: Block, points: &[String]) {
    if !points.is_empty() {
        document.blocks.push(head);
        document.list(points.to_vec());
    }
}

/// Facts as lines.
fn lines(facts: Vec<Fact>) -> Vec<String> {
    facts.into_iter().map(|it| format!("{}: {}", it.label, it.content.text)).collect()
}

fn duties(basis: &Basis<'_>, duties: &[Duty]) -> Table {
    let words = basis.words;
    let every = |it: &Duty| it.every.map_or("", |every| words.text(phrase::every_key(every)));
    Columns::new(words)
        .label("column.id", |it: &&Duty| Cell::id(it.id.as_str()))
        .words("column.duty", |it| it.text.as_str().into())
        .words("column.agency", |it| wording::briefs(basis, &it.by).into())
        .when(duties.iter().any(|it| it.every.is_some()), |columns| {
            columns.words("column.every", |it| every(it).into())
        })
        .table(duties)
}

fn rounds(basis: &Basis<'_>) -> Table {
    let words = basis.words;
    Columns::new(words)
        .words("column.period", |it: &&ReportRound<'_>| wording::period_name(words, it.period).into())
        .label("column.opens", |it| cells::day(words, it.period.opens()))
        .label("column.closes", |it| cells::day(words, it.closes))
        .label("column.report-due", |it| cells::day(words, it.due))
        .table(&basis.survey.rounds)
}

/// The number of the part of the document that all these stand in: `II` of `II.1` and `II.2`. None where they stand in
/// several, or are parts themselves.
pub(super) fn common_part<'a>(ids: impl Iterator<Item = &'a ItemId>) -> Option<&'a str> {
    let mut parts = ids.map(|id| id.as_str().split_once('.').map(|(part, _)| part));
    let first = parts.next()??;
    parts.all(|part| part == Some(first)).then_some(first)
}

/// A heading behind its number.
pub(super) fn numbered(number: Option<&str>, title: &str) -> String {
    number.map_or_else(|| title.to_owned(), |number| format!("{number}. {title}"))
}
