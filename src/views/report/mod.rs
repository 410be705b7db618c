//! The focal point's consolidated report for a period, with the plan's own table as its appendix. Always Vietnamese.
//!
//! Figures are reckoned as of the day the period's data close, or of an earlier day of the run. Who has reported is told
//! as of the day of the run, for reports come in after the data have closed.

mod ahead;
mod annex;
mod answers;
mod columns;
mod in_period;
mod overall;
mod shortfalls;
mod since;

use super::numbering::Numbering;
use super::official::Official;
use super::tasks::rows;
use super::{Basis, citation, tally, wording};
use crate::document::{About, Document, Table};
use crate::message::Message;
use crate::query::issued::SinceIssue;
use crate::query::period::PeriodFigures;
use crate::query::tasks::Filter;

/// What a report is made from.
struct Report<'a> {
    /// The plan on the day of the run.
    run: Basis<'a>,
    /// The plan on the day of the figures.
    figures: Basis<'a>,
    period: &'a PeriodFigures<'a>,
    official: Official<'a>,
}

/// The report of a period. `basis` speaks Vietnamese.
pub fn document<'a>(basis: &Basis<'a>, period: &'a PeriodFigures<'a>) -> Document {
    let figures = Basis { survey: &period.figures, ..*basis };
    let report = Report { run: *basis, figures, period, official: Official::report(basis) };
    report.document()
}

/// The figures of a period and its items, each under the key of its sheet.
pub fn sheets(basis: &Basis<'_>, period: &PeriodFigures<'_>) -> Vec<(&'static str, Table)> {
    let figures = Basis { survey: &period.figures, ..*basis };
    let standings = tally::figures::table(&figures, &figures.survey.tally());
    vec![("sheets.figures", standings), ("sheets.items", rows::of_all(&figures, &Filter::default()))]
}

impl Report<'_> {
    fn document(&self) -> Document {
        let words = self.run.words;
        let author = Some(self.official.formal().to_owned());
        let mut document = Document { author, ..Document::default() };
        self.head(&mut document);
        let mut number = Numbering::default();
        let mut part = |document: &mut Document, title: &str| {
            document.heading(format!("{}. {title}", number.next()));
        };
        part(&mut document, words.text("report.answers"));
        self.answers(&mut document);
        part(&mut document, words.text("report.overall"));
        self.overall(&mut document);
        let window = Message::new("report.in-period")
            .with("from", self.period.first_day())
            .with("to", self.period.day());
        part(&mut document, &words.say(&window));
        self.in_period(&mut document);
        part(&mut document, words.text("report.shortfalls"));
        self.shortfalls(&mut document);
        let next = Message::new("report.next")
            .with("from", self.period.next_day())
            .with("to", self.period.horizon());
        part(&mut document, &words.say(&next));
        self.ahead(&mut document);
        if let Some(since) = SinceIssue::new(self.period) {
            part(&mut document, words.text("report.changes-since"));
            self.since(&since, &mut document);
        }
        self.end(&mut document);
        self.annex(&mut document);
        document
    }

    /// Of what plan and period the report is, to whom it goes, and up to which day its figures go.
    fn head(&self, document: &mut Document) {
        let (words, period) = (self.run.words, self.period.period);
        let title = Message::new("report.title").with("title", self.run.plan().head.title.as_str());
        let kind = words.text("report.kind").to_owned();
        document.letterhead(self.official.letterhead(About::Kind { kind, title: words.say(&title) }));
        document.enclosed(self.about_period("report.period"));
        if let Some(authority) = self.official.authority() {
            let name = self.run.plan().agencies.name(authority).to_owned();
            document.addressees(self.official.addressees(vec![name]));
        }
        let intro = Message::new("report.intro").with("plan", citation::plan(&self.run));
        document.text(words.say(&intro.with("agency", self.official.issuer())));
        let (day, closes) = (self.period.day(), period.closes());
        let key = if day < closes { "report.window-open" } else { "report.window" };
        let window = Message::new(key).with("opens", period.opens()).with("closes", closes).with("day", day);
        document.text(words.say(&window));
    }

    /// What the report ends with.
    fn end(&self, document: &mut Document) {
        document.text(self.about_period("report.end"));
        let as_above = self.run.words.text("official.as-above").to_owned();
        let recipients = self.official.authority().map(|_| as_above).into_iter();
        let signer = self.run.plan().letters.report_signer.as_ref();
        let recipients = recipients.chain([self.official.kept()]).collect();
        document.closing(self.official.closing(recipients, signer));
    }

    /// A sentence about the period.
    fn about_period(&self, key: &'static str) -> String {
        let period = wording::period_message(self.period.period);
        self.run.words.say(&Message::new(key).with("period", period))
    }

    /// A section of a part: its number there and its title.
    fn section(&self, document: &mut Document, number: usize, key: &'static str) {
        document.subheading(format!("{number}. {}", self.run.words.text(key)));
    }

    /// The table, or that there is nothing.
    fn listed(&self, document: &mut Document, table: Table) {
        if table.rows.is_empty() {
            document.text(self.run.words.text("tasks.none-here"));
        } else {
            document.table(table);
        }
    }
}
