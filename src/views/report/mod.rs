//! The focal point's consolidated report for a period, with the plan's own table as its appendix. Always Vietnamese.
//!
//! Figures are reckoned as of the day the period's data close, or of an earlier day of the run. Who has reported is told
//! as of the day of the run, for reports come in after the data have closed.

mod annex;
mod now;
mod parts;

use chrono::{Days, NaiveDate};

use super::{Basis, citation, numbering, wording};
use crate::assess::Survey;
use crate::assess::ledger::Ledger;
use crate::document::{Document, Head, Kind, Table};
use crate::message::Message;
use crate::model::ReportPeriod;

/// What a report is made from.
struct Report<'a> {
    /// The plan on the day of the run.
    run: Basis<'a>,
    /// The plan on the day of the figures.
    figures: Basis<'a>,
    /// The plan on the day on which the data of the period before closed.
    earlier: &'a Survey<'a>,
    /// What was reported up to the day of the figures.
    ledger: &'a Ledger<'a>,
    period: ReportPeriod,
}

/// The report of a period. `basis` speaks Vietnamese.
///
/// # Errors
/// When the period before has not closed by the day of the run, so that there is nothing to tell yet.
pub fn document(basis: &Basis<'_>, period: ReportPeriod) -> Result<Document, Message> {
    let since = period.before().closes();
    if basis.as_of() <= since {
        let message = Message::new("report.too-early").with("period", period.to_string());
        return Err(message.with("since", since).with("as_of", basis.as_of()));
    }
    let plan = basis.plan();
    let day = period.closes().min(basis.as_of());
    let (figures, earlier, ledger) =
        (Survey::new(plan, day), Survey::new(plan, since), Ledger::new(plan, day));
    let report = Report {
        run: *basis,
        figures: Basis { survey: &figures, ..*basis },
        earlier: &earlier,
        ledger: &ledger,
        period,
    };
    Ok(report.document())
}

impl Report<'_> {
    fn document(&self) -> Document {
        let words = self.run.words;
        let mut document = Document::default();
        self.head(&mut document);
        let mut number = numbering::Numbering::default();
        let mut part = |document: &mut Document, title: String| {
            document.heading(format!("{}. {title}", number.next()));
        };
        part(&mut document, words.text("report.answers").to_owned());
        self.answers(&mut document);
        part(&mut document, words.text("report.overall").to_owned());
        self.overall(&mut document);
        let window = Message::new("report.in-period").with("from", self.first_day()).with("to", self.day());
        part(&mut document, words.say(&window));
        self.in_period(&mut document);
        part(&mut document, words.text("report.shortfalls").to_owned());
        self.shortfalls(&mut document);
        let next = Message::new("report.next").with("from", day_after(self.day())).with("to", self.horizon());
        part(&mut document, words.say(&next));
        self.next(&mut document);
        document.text(self.about_period("report.end"));
        self.annex(&mut document);
        document
    }

    /// Of what plan and period the report is, and up to which day its figures go.
    fn head(&self, document: &mut Document) {
        let words = self.run.words;
        let title = Message::new("report.title")
            .with("title", self.run.plan().head.title.as_str())
            .with("period", wording::period_message(self.period));
        document.title(words.say(&title));
        document.text(words.say(&Message::new("report.under").with("plan", citation::plan(&self.run))));
        if let Some(agency) = citation::sender(&self.run) {
            let by = Message::new("report.by").with("agency", self.run.plan().agencies.name(agency));
            document.text(words.say(&by));
        }
        let closes = self.period.closes();
        let key = if self.day() < closes { "report.window-open" } else { "report.window" };
        let window = Message::new(key)
            .with("opens", self.period.opens())
            .with("closes", closes)
            .with("day", self.day());
        document.text(words.say(&window));
    }

    /// A sentence about the period.
    fn about_period(&self, key: &'static str) -> String {
        self.run.words.say(&Message::new(key).with("period", wording::period_message(self.period)))
    }

    /// The day of the figures.
    fn day(&self) -> NaiveDate {
        self.figures.as_of()
    }

    /// The first day after the data of the period before closed.
    fn first_day(&self) -> NaiveDate {
        day_after(self.earlier.as_of)
    }

    /// The day up to which the report looks ahead: when the data of the next period close.
    fn horizon(&self) -> NaiveDate {
        self.period.after().closes()
    }

    /// Says that there is nothing, or shows the table.
    fn listed(&self, document: &mut Document, table: Table) {
        if table.rows.is_empty() {
            document.text(self.run.words.text("tasks.none-here"));
        } else {
            document.table(table);
        }
    }

    /// A table whose rows are numbered, with these columns.
    fn table(&self, columns: &[(&'static str, Kind)]) -> Table {
        let words = self.run.words;
        let columns =
            columns.iter().map(|(key, kind)| Head { key, title: words.text(key).to_owned(), kind: *kind });
        Table::of(columns)
    }
}

fn day_after(day: NaiveDate) -> NaiveDate {
    day.checked_add_days(Days::new(1)).unwrap_or(day)
}
