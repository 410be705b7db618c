//! `[plan]`, and what stands beside the items and agencies in any file of a plan.

use chrono::{Months, NaiveDate};

use super::quotes::quoted;
use super::reader::{Reader, Table, TextOrTable};
use super::written;
use crate::message::Message;
use crate::model::{
    Basis, BasisDocument, DaySpan, Erratum, Head, IssueDate, PlanPeriod, Section, Signer, is_plan_id,
};
use crate::shape::Kind;
use crate::source::Spanned;

/// No plan is for longer than a hundred years, and each month of one is computed.
const LONGEST: Months = Months::new(100 * 12);

impl Reader<'_> {
    /// `[plan]`. Where it is faulty it still makes a head, so that the rest of the plan is checked in the same run.
    pub(super) fn head(&mut self, mut table: Table<'_>) -> Head {
        let blank = Head::blank(self.span(&table.range));
        let id = self.required(&mut table, "id", Self::plan_id);
        let title = self.required(&mut table, "title", Self::string);
        let symbol = self.filled(&mut table, "symbol");
        let is_numbered = table.holds("number");
        let number = self.spanned_string(&mut table, "number");
        let issued = self.required(&mut table, "issued", Self::issued);
        let authority = self.parsed(&mut table, "authority", "want.agency-id");
        let place = self.filled(&mut table, "place");
        let focal_point = self.parsed(&mut table, "focal_point", "want.agency-id");
        let period = self.required(&mut table, "period", |it, table, key| {
            let period = it.table(table, key)?;
            it.day_span(period)
        });
        let signer = self.table(&mut table, "signer");
        let signer = signer.and_then(|it| self.signer(it));
        let basis = self.basis(&mut table);
        let purposes = self.strings(&mut table, "purposes");
        let requirements = self.strings(&mut table, "requirements");
        let closing = self.strings(&mut table, "closing");
        let recipients = self.strings(&mut table, "recipients");
        self.close(table);
        let id = id.unwrap_or(blank.id);
        let issued = issued.unwrap_or(blank.issued);
        Head {
            number: number
                .or_else(|| (!is_numbered).then(|| Spanned { value: String::new(), span: id.span })),
            id,
            title: title.unwrap_or_default(),
            symbol,
            start: issued.value.counted_from(&basis),
            issued,
            authority,
            place,
            focal_point,
            period_end: period.as_ref().map_or(blank.period_end, |period| period.to.span),
            period: period.map_or(blank.period, |it| PlanPeriod { from: it.from.value, to: it.to.value }),
            signer,
            basis,
            purposes,
            requirements,
            closing,
            recipients,
        }
    }

    /// An id that can name a folder: files for the plan may be written under it.
    fn plan_id(&mut self, table: &mut Table<'_>, key: &'static str) -> Option<Spanned<String>> {
        let id = self.spanned_string(table, key)?;
        if !is_plan_id(&id.value) {
            self.bad_value(id.span.range(), key, &id.value, Message::new("want.plan-id"));
            return None;
        }
        Some(id)
    }

    /// A date, or a string `"year-month"` where the day is blank.
    fn issued(&mut self, table: &mut Table<'_>, key: &'static str) -> Option<Spanned<IssueDate>> {
        if table.holds_date(key) {
            let date = self.date(table, key)?;
            return Some(Spanned { value: IssueDate::Day(date.value), span: date.span });
        }
        let text = self.string_of(table, key, || Kind::DateOrText)?;
        let day = |text: &str| text.parse::<NaiveDate>().ok();
        let issued = match text.value.len() {
            7 => day(&format!("{}-01", text.value)).map(IssueDate::Month),
            _ => day(&text.value).map(IssueDate::Day),
        };
        if issued.is_none() {
            let month = || written::month(&text.value).map(|month| quoted(&month));
            let form = written::date(&text.value).or_else(month);
            self.bad_form(text.span.range(), key, &text.value, Message::new("want.issued"), form);
        }
        Some(Spanned { value: issued?, span: text.span })
    }

    /// Two days, the second not before the first, and no more than a hundred years later.
    pub(super) fn day_span(&mut self, mut table: Table<'_>) -> Option<DaySpan> {
        let from = self.required(&mut table, "from", Self::date);
        let to = self.required(&mut table, "to", Self::date);
        self.close(table);
        let (from, to) = (from?, to?);
        if to.value < from.value {
            let wanted = Message::new("want.after").with("date", from.value);
            self.bad_value(to.span.range(), "to", &to.value.to_string(), wanted);
        } else if let Some(last) = from.value.checked_add_months(LONGEST)
            && last < to.value
        {
            let wanted = Message::new("want.before").with("date", last);
            self.bad_value(to.span.range(), "to", &to.value.to_string(), wanted);
        }
        Some(DaySpan { from, to })
    }

    pub(super) fn signer(&mut self, mut table: Table<'_>) -> Option<Signer> {
        let name = self.required(&mut table, "name", Self::string);
        let post = self.filled(&mut table, "post");
        let authority = self.filled(&mut table, "authority");
        self.close(table);
        Some(Signer { name: name?, post, authority })
    }

    /// What the plan rests on: text, or a document part by part.
    fn basis(&mut self, table: &mut Table<'_>) -> Vec<Basis> {
        let mut basis = Vec::new();
        for part in self.texts_and_tables(table, "basis") {
            basis.push(match part {
                TextOrTable::Text(text) => Basis::Text(text.value),
                TextOrTable::Table(table) => Basis::Document(self.basis_document(table)),
            });
        }
        basis
    }

    fn basis_document(&mut self, mut table: Table<'_>) -> BasisDocument {
        let document = BasisDocument {
            number: self.filled(&mut table, "number"),
            issued: self.date(&mut table, "issued"),
            issuer: self.office(&mut table, "issuer"),
            title: self.filled(&mut table, "title"),
            plan: self.table_plan(&mut table),
        };
        let has_one = document.number.is_some() || document.title.is_some();
        self.need_one(&table, &["number", "title"], has_one);
        self.close(table);
        document
    }

    fn table_plan(&mut self, table: &mut Table<'_>) -> Option<Spanned<String>> {
        if table.sketch.is_some() || table.holds("plan") { self.plan_id(table, "plan") } else { None }
    }

    pub(super) fn section(&mut self, mut table: Table<'_>) -> Option<Section> {
        let id = self.required(&mut table, "id", |it, table, key| it.parsed(table, key, "want.item-id"));
        let title = self.required(&mut table, "title", Self::string);
        let field = self.filled(&mut table, "field");
        let text = self.filled(&mut table, "text");
        self.close(table);
        Some(Section { id: id?, title: title.unwrap_or_default(), field, text })
    }

    pub(super) fn erratum(&mut self, mut table: Table<'_>) -> Option<Erratum> {
        let at = self.required(&mut table, "at", Self::spanned_string);
        let printed = self.required(&mut table, "printed", Self::string);
        let read_as = self.required(&mut table, "read_as", Self::string);
        let why = self.required(&mut table, "why", Self::string);
        self.close(table);
        Some(Erratum { at: at?, printed: printed?, read_as: read_as?, why: why? })
    }
}
