//! How documents that are sent cite a plan, and from whom they come. Always Vietnamese.

use chrono::Datelike as _;

use super::Basis;
use crate::document::{BLANK, Document};
use crate::message::Message;
use crate::model::{AgencyId, IssueDate};

/// "(Thực hiện Kế hoạch số … “…”)": which plan the list belongs to.
pub(super) fn enclosed(basis: &Basis<'_>) -> String {
    let title = basis.plan().head.title.as_str();
    basis.words.say(&Message::new("letter.enclosed").with("plan", plan(basis)).with("title", title))
}

/// "Kế hoạch số … ngày … của …": a plan as documents cite it, without its title.
pub(super) fn plan(basis: &Basis<'_>) -> Message {
    let head = &basis.plan().head;
    let authority = head.authority.as_ref().map(|id| basis.plan().agencies.name(&id.value));
    Message::new(if authority.is_some() { "letter.plan" } else { "letter.plan-alone" })
        .with("plan", plan_number(basis))
        .with("issued", issued(head.issued.value))
        .with("authority", authority.unwrap_or_default())
}

/// "Kế hoạch số 15/KH-UBND", or "Kế hoạch số 15" without a symbol: blank where the number is.
pub(super) fn plan_number(basis: &Basis<'_>) -> Message {
    Message::new("letter.plan-number").with("number", number(basis))
}

/// "15/KH-UBND": a plan's number with its symbol. A 0 stands before a number below 10 (Decree 30/2020/NĐ-CP, Annex I).
pub(super) fn number(basis: &Basis<'_>) -> String {
    let head = &basis.plan().head;
    let number = match head.registered_number().map(str::trim) {
        Some(number) if number.len() == 1 && number.chars().all(|c| c.is_ascii_digit()) => {
            format!("0{number}")
        }
        number => number.unwrap_or(BLANK).to_owned(),
    };
    match &head.symbol {
        Some(symbol) => format!("{number}/{symbol}"),
        None => number,
    }
}

/// The day of issue as documents write it: a 0 before days below 10 and before months 1 and 2 (Decree 30/2020/NĐ-CP,
/// Annex I), blank where it is blank.
pub(super) fn issued(date: IssueDate) -> Message {
    let day = date.start();
    let month = if day.month() < 3 { format!("{:02}", day.month()) } else { day.month().to_string() };
    match date {
        IssueDate::Month(_) => Message::new("letter.in"),
        IssueDate::Day(_) => Message::new("letter.on").with("day", format!("{:02}", day.day())),
    }
    .with("month", month)
    .with("year", day.year().to_string())
}

/// Names the groups whose members the plan does not list in full, where there are any.
pub(super) fn open_groups(basis: &Basis<'_>, document: &mut Document) {
    let open: Vec<String> = basis
        .plan()
        .agencies
        .iter()
        .filter(|agency| agency.group.as_ref().is_some_and(|group| group.is_open))
        .map(|agency| agency.name.value.clone())
        .collect();
    if !open.is_empty() {
        let groups = Message::new("letter.open-groups").with("groups", open.join("; "));
        document.text(basis.words.say(&groups));
    }
}

/// Who collects the reports and writes the letters: the focal point, or whom the plan says to report to.
pub(super) fn sender<'a>(basis: &Basis<'a>) -> Option<&'a AgencyId> {
    let plan = basis.plan();
    let to = plan.reporting.as_ref().and_then(|reporting| reporting.to.as_ref());
    plan.head.focal_point.as_ref().or(to).map(|id| &id.value)
}

/// From whom a document comes, as its file says beside its text.
pub(super) fn author(basis: &Basis<'_>) -> Option<String> {
    sender(basis).map(|id| basis.plan().agencies.name(id).to_owned())
}
