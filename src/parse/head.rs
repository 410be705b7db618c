//! `plan.toml`'s own tables, and what stands beside the items in any file of a plan.

use chrono::NaiveDate;

use super::reader::{Reader, Table};
use crate::message::Message;
use crate::model::{
    Agency, AgencyId, Amendment, Clarity, DUE_DAY, Erratum, Head, IssueDate, Membership, PlanPeriod,
    Reporting, RiskThresholds, Section, Signer,
};
use crate::shape::Kind;
use crate::source::Spanned;

/// The calendars that `[reporting]` can name.
const CALENDARS: &[(&str, ())] = &[("cchc", ())];

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
            it.plan_period(period)
        });
        let signer = self.table(&mut table, "signer");
        let signer = signer.and_then(|it| self.signer(it));
        let basis = self.strings(&mut table, "basis");
        let purposes = self.strings(&mut table, "purposes");
        let requirements = self.strings(&mut table, "requirements");
        let closing = self.strings(&mut table, "closing");
        let recipients = self.strings(&mut table, "recipients");
        self.close(table);
        let id = id.unwrap_or(blank.id);
        Head {
            number: number
                .or_else(|| (!is_numbered).then(|| Spanned { value: String::new(), span: id.span })),
            id,
            title: title.unwrap_or_default(),
            symbol,
            issued: issued.unwrap_or(blank.issued),
            authority,
            place,
            focal_point,
            period: period.unwrap_or(blank.period),
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
        let is_fit = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        if id.value.is_empty() || id.value.starts_with('.') || !id.value.chars().all(is_fit) {
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
            self.bad_value(text.span.range(), key, &text.value, Message::new("want.issued"));
        }
        Some(Spanned { value: issued?, span: text.span })
    }

    fn plan_period(&mut self, mut table: Table<'_>) -> Option<PlanPeriod> {
        let from = self.required(&mut table, "from", Self::date);
        let to = self.required(&mut table, "to", Self::date);
        self.close(table);
        let (from, to) = (from?, to?);
        if to.value < from.value {
            let wanted = Message::new("want.after").with("date", from.value);
            self.bad_value(to.span.range(), "to", &to.value.to_string(), wanted);
        }
        Some(PlanPeriod { from: from.value, to: to.value })
    }

    fn signer(&mut self, mut table: Table<'_>) -> Option<Signer> {
        let name = self.required(&mut table, "name", Self::string);
        let post = self.filled(&mut table, "post");
        let authority = self.filled(&mut table, "authority");
        self.close(table);
        Some(Signer { name: name?, post, authority })
    }

    pub(super) fn reporting(&mut self, mut table: Table<'_>) -> Reporting {
        self.required(&mut table, "calendar", |it, table, key| it.word(table, key, CALENDARS));
        let due_day = self.whole(&mut table, "due_day", (1, 28));
        let reporting = Reporting {
            due_day: due_day.and_then(|day| u32::try_from(day).ok()).unwrap_or(DUE_DAY),
            from: self.parsed_list(&mut table, "from", "want.agency-id"),
            to: self.parsed(&mut table, "to", "want.agency-id"),
        };
        self.close(table);
        reporting
    }

    pub(super) fn risk(&mut self, mut table: Table<'_>) -> RiskThresholds {
        let usual = RiskThresholds::default();
        let days = |value: Option<i32>, usual| value.map_or(usual, i64::from);
        let due_soon_days = self.whole(&mut table, "due_soon_days", (0, 366));
        let slip_days = self.whole(&mut table, "slip_days", (0, 3660));
        let risk = RiskThresholds {
            due_soon_days: days(due_soon_days, usual.due_soon_days),
            slip_days: days(slip_days, usual.slip_days),
            spi: self.number(&mut table, "spi").unwrap_or(usual.spi),
        };
        self.close(table);
        risk
    }

    pub(super) fn clarity(&mut self, mut table: Table<'_>) -> Vec<Clarity> {
        let words = self.words(&mut table, "required", Clarity::WORDS);
        self.close(table);
        let mut required = Vec::new();
        for respect in words {
            if !required.contains(&respect) {
                required.push(respect);
            }
        }
        required
    }

    pub(super) fn section(&mut self, mut table: Table<'_>) -> Option<Section> {
        let id = self.required(&mut table, "id", |it, table, key| it.parsed(table, key, "want.item-id"));
        let title = self.required(&mut table, "title", Self::string);
        let field = self.filled(&mut table, "field");
        let text = self.filled(&mut table, "text");
        self.close(table);
        Some(Section { id: id?, title: title.unwrap_or_default(), field, text })
    }

    /// One `[agency.<id>]` or `[group.<id>]`; the key is the id.
    pub(super) fn agency(
        &mut self,
        key: &Spanned<String>,
        mut table: Table<'_>,
        is_group: bool,
    ) -> Option<Agency> {
        let id: Option<Spanned<AgencyId>> =
            self.parse_string(key, if is_group { "group" } else { "agency" }, "want.agency-id");
        let place = self.span(&table.range);
        let name = self.required(&mut table, "name", Self::spanned_string);
        let short = self.filled(&mut table, "short");
        let kind = self.filled(&mut table, "kind");
        let aliases = self.strings(&mut table, "aliases");
        let group = is_group.then(|| Membership {
            members: self.parsed_list(&mut table, "members", "want.agency-id"),
            is_open: self.flag(&mut table, "open"),
        });
        self.close(table);
        self.has_gaps |= id.is_none();
        let id = id?;
        Some(Agency {
            name: name.unwrap_or_else(|| Spanned { value: id.value.to_string(), span: place }),
            id,
            short,
            kind,
            aliases,
            group,
        })
    }

    pub(super) fn erratum(&mut self, mut table: Table<'_>) -> Option<Erratum> {
        let at = self.required(&mut table, "at", Self::spanned_string);
        let printed = self.required(&mut table, "printed", Self::string);
        let read_as = self.required(&mut table, "read_as", Self::string);
        let why = self.required(&mut table, "why", Self::string);
        self.close(table);
        Some(Erratum { at: at?, printed: printed?, read_as: read_as?, why: why? })
    }

    pub(super) fn amendment(&mut self, mut table: Table<'_>) -> Option<Amendment> {
        let number = self.required(&mut table, "number", Self::string);
        let issued = self.required(&mut table, "issued", Self::date);
        let changes = self.spanned_strings(&mut table, "changes");
        self.close(table);
        Some(Amendment { number: number?, issued: issued?.value, changes })
    }
}
