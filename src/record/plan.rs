//! The parts of a plan as tables of its files: what reading turns into a plan, turned back. For plans that are begun;
//! files that are there keep their own layout.
//!
//! Where something stood in a file does not count here, so that a part may be made up as well as read.

use chrono::NaiveDate;

use super::Row;
use super::fresh::FreshTable;
use crate::model::{
    Agency, Basis, Clarity, DaySpan, DaysOff, Duty, Erratum, Head, IssueDate, Letterhead, Letters, Office,
    Recurrence, ReportCalendar, Reporting, RiskThresholds, Section, Signer,
};
use crate::source::Spanned;

/// The form of a reference that is still open.
const OPEN_ID: &str = "\"\"";

/// `[plan]`. Every key that a document fills is there, blank where nothing is known.
pub fn head(head: &Head) -> FreshTable {
    let text = |text: &Option<String>| Some(text.clone().unwrap_or_default());
    let mut table = FreshTable::named("plan")
        .string("id", Some(&head.id))
        .string("title", Some(&head.title))
        .string("symbol", text(&head.symbol).as_deref())
        .string("number", Some(head.registered_number().unwrap_or_default()));
    table = match head.issued.value {
        IssueDate::Day(day) => table.day("issued", Some(day)),
        month @ IssueDate::Month(_) => table.string("issued", Some(&month.to_string())),
    };
    table = reference(table, "authority", head.authority.as_ref().map(|id| id.as_str()));
    table = table.string("place", text(&head.place).as_deref());
    table = reference(table, "focal_point", head.focal_point.as_ref().map(|id| id.as_str()));
    table = table.row("period", Row::default().day("from", head.period.from).day("to", head.period.to));
    table = match &head.signer {
        Some(it) => table.row("signer", signer(it)),
        None => table.open("signer", "{ name = \"\", post = \"\", authority = \"\" }"),
    };
    table = basis(table, &head.basis);
    let lists = [
        ("purposes", &head.purposes),
        ("requirements", &head.requirements),
        ("closing", &head.closing),
        ("recipients", &head.recipients),
    ];
    lists.into_iter().fold(table, |table, (key, texts)| match &texts[..] {
        [] => table.empty_list(key),
        texts => table.texts(key, texts),
    })
}

/// An agency by its id, or the line that is to name it.
fn reference(table: FreshTable, key: &'static str, id: Option<&str>) -> FreshTable {
    match id {
        Some(id) => table.string(key, Some(id)),
        None => table.open(key, OPEN_ID),
    }
}

fn basis(table: FreshTable, basis: &[Basis]) -> FreshTable {
    if basis.is_empty() {
        return table.empty_list("basis");
    }
    let texts: Option<Vec<&str>> = basis
        .iter()
        .map(|it| match it {
            Basis::Text(text) => Some(text.as_str()),
            Basis::Document(_) => None,
        })
        .collect();
    match texts {
        Some(texts) => table.texts("basis", &texts),
        None => table.mixed("basis", basis.iter().map(basis_row).collect()),
    }
}

/// A text as it is, or a document part by part.
fn basis_row(basis: &Basis) -> Result<Row, String> {
    let document = match basis {
        Basis::Text(text) => return Err(text.clone()),
        Basis::Document(document) => document,
    };
    let row = Row::default().string("number", document.number.as_deref());
    let row = match document.issued {
        Some(issued) => row.day("issued", issued.value),
        None => row,
    };
    Ok(row
        .string("issuer", office(document.issuer.as_ref()).as_deref())
        .string("title", document.title.as_deref())
        .string("plan", document.plan.as_ref().map(|plan| plan.as_str())))
}

fn signer(signer: &Signer) -> Row {
    Row::default()
        .string("name", Some(&signer.name))
        .string("post", signer.post.as_deref())
        .string("authority", signer.authority.as_deref())
}

pub(super) fn office(office: Option<&Office>) -> Option<String> {
    office.map(ToString::to_string)
}

/// Ids as texts.
pub(super) fn ids<T: ToString>(ids: &[Spanned<T>]) -> Vec<String> {
    ids.iter().map(|id| id.value.to_string()).collect()
}

/// `[reporting]`.
pub fn reporting(reporting: &Reporting) -> FreshTable {
    let calendar = reporting.calendar;
    let day = |day: u32, usual| {
        let is_said = day != usual || calendar.is_due_next_month;
        is_said.then(|| f64::from(day))
    };
    FreshTable::named("reporting")
        .string("calendar", Some(calendar.rhythm.as_str()))
        .number("close_day", day(calendar.close_day, ReportCalendar::CLOSE_DAY))
        .number("due_day", day(calendar.due_day, ReportCalendar::DUE_DAY))
        .texts("from", &ids(&reporting.from))
        .string("to", reporting.to.as_ref().map(|id| id.as_str()))
}

/// `[days_off]`; none where nothing is said of them.
pub fn days_off(days_off: &DaysOff) -> Option<FreshTable> {
    let span = |it: &DaySpan| Row::default().day("from", it.from.value).day("to", it.to.value);
    let days: Vec<NaiveDate> = days_off.days.iter().map(|day| day.value).collect();
    let spans = days_off.spans.iter().map(span).collect();
    let table = FreshTable::named("days_off").days("days", &days).rows("spans", spans);
    days_off.is_said().then(|| table.flag("roll", days_off.roll))
}

/// `[letters]`; none where nothing is said of them.
pub fn letters(letters: &Letters) -> Option<FreshTable> {
    let Letters { reminder_signer, report_signer, filed, reply_days } = letters;
    let row = |it: &Option<Signer>| it.as_ref().map(signer).unwrap_or_default();
    let is_said =
        reminder_signer.is_some() || report_signer.is_some() || filed.is_some() || reply_days.is_some();
    let table = FreshTable::named("letters")
        .string("filed", filed.as_deref())
        .number("reply_days", reply_days.map(f64::from))
        .row("reminder_signer", row(reminder_signer))
        .row("report_signer", row(report_signer));
    is_said.then_some(table)
}

/// `[risk]`; none where all is as usual.
pub fn risk(risk: &RiskThresholds) -> Option<FreshTable> {
    let usual = RiskThresholds::default();
    #[expect(clippy::cast_precision_loss, reason = "days of a plan are few")]
    let days = |days: i64, usual: i64| (days != usual).then_some(days as f64);
    let spi = (risk.spi.total_cmp(&usual.spi).is_ne()).then_some(risk.spi);
    let table = FreshTable::named("risk")
        .number("due_soon_days", days(risk.due_soon_days, usual.due_soon_days))
        .number("slip_days", days(risk.slip_days, usual.slip_days))
        .number("spi", spi);
    (!table.is_empty()).then_some(table)
}

/// `[clarity]`; none where nothing is asked.
pub fn clarity(required: &[Clarity]) -> Option<FreshTable> {
    let words: Vec<&str> = required.iter().map(|it| it.as_str()).collect();
    (!words.is_empty()).then(|| FreshTable::named("clarity").texts("required", &words))
}

/// `[[section]]`.
pub fn section(section: &Section) -> FreshTable {
    FreshTable::one_of("section")
        .string("id", Some(section.id.as_str()))
        .string("title", Some(&section.title))
        .string("field", section.field.as_deref())
        .string("text", section.text.as_deref())
}

/// `[[duty]]`.
pub fn duty(duty: &Duty) -> FreshTable {
    FreshTable::one_of("duty")
        .string("id", Some(duty.id.as_str()))
        .texts("by", &ids(&duty.by))
        .string("text", Some(&duty.text))
        .string("every", duty.every.map(Recurrence::as_str))
}

/// `[[erratum]]`.
pub fn erratum(erratum: &Erratum) -> FreshTable {
    FreshTable::one_of("erratum")
        .string("at", Some(&erratum.at))
        .string("printed", Some(&erratum.printed))
        .string("read_as", Some(&erratum.read_as))
        .string("why", Some(&erratum.why))
}

/// `[agency.<id>]`, or `[group.<id>]` for a group.
pub fn agency(agency: &Agency) -> FreshTable {
    let kind = if agency.group.is_some() { "group" } else { "agency" };
    let Letterhead { formal, superior, symbol, head } = &agency.letterhead;
    let head = head
        .as_ref()
        .map(|it| Row::default().string("post", Some(&it.post)).string("name", it.name.as_deref()));
    let aliases: Vec<&str> = agency.aliases.iter().map(|alias| alias.as_str()).collect();
    let life = &agency.life;
    let mut table = FreshTable::named(&format!("{kind}.{}", agency.id.value))
        .string("name", Some(&agency.name))
        .string("short", agency.short.as_deref())
        .string("kind", agency.kind.as_deref())
        .texts("aliases", &aliases)
        .string("formal", formal.as_deref())
        .string("superior", office(superior.as_ref()).as_deref())
        .string("symbol", symbol.as_deref())
        .row("head", head.unwrap_or_default());
    if let Some(group) = &agency.group {
        table = match &group.members[..] {
            [] => table.empty_list("members"),
            members => table.texts("members", &ids(members)),
        };
        table = table.flag("open", group.is_open);
    }
    table
        .day("from", life.from.map(|day| day.value))
        .day("until", life.until.map(|day| day.value))
        .texts("successor", &ids(&life.successors))
}
