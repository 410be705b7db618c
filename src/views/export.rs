//! Items as records for other programs: a row an item, flat, with the same columns for every plan.

use chrono::NaiveDate;

use super::{Basis, wording};
use crate::assess::{Assessment, Reason, TargetStatus};
use crate::document::{Datum, Field, FieldKind, Record};
use crate::model::{AgencyId, Target};
use crate::source::Spanned;

/// What a row is made from.
struct Source<'a> {
    basis: &'a Basis<'a>,
    item: &'a Assessment<'a>,
}

/// A column, and its value in a row.
struct Column {
    field: Field,
    value: fn(&Source<'_>) -> Datum,
}

const fn column(name: &'static str, kind: FieldKind, value: fn(&Source<'_>) -> Datum) -> Column {
    Column { field: Field { name, kind }, value }
}

/// The columns, left to right. New ones come last: whoever reads these files counts on their names and kinds.
const COLUMNS: &[Column] = &[
    column("plan", FieldKind::Text, |it| text(&it.basis.plan().head.id.value)),
    column("plan_title", FieldKind::Text, |it| text(&it.basis.plan().head.title)),
    column("place", FieldKind::Text, |it| Datum::Text(it.basis.plan().head.place.clone())),
    column("above", FieldKind::Text, |it| {
        text_if(it.basis.plan().head.basis.iter().find_map(|basis| basis.plan()))
    }),
    column("period_from", FieldKind::Date, |it| day(it.basis.plan().head.period.from)),
    column("period_to", FieldKind::Date, |it| day(it.basis.plan().head.period.to)),
    column("as_of", FieldKind::Date, |it| day(it.basis.as_of())),
    column("item", FieldKind::Text, |it| text(it.item.item.id.value.as_str())),
    column("section", FieldKind::Text, |it| text_if(wording::section_id(it.basis.plan(), it.item.item))),
    column("section_title", FieldKind::Text, |it| {
        text_if(it.basis.plan().section_of(it.item.item).map(|section| section.title.as_str()))
    }),
    column("code", FieldKind::Text, |it| text_if(it.item.item.code.as_ref().map(|code| code.as_str()))),
    column("name", FieldKind::Text, |it| text(&it.item.item.name.value)),
    column("product", FieldKind::Text, |it| text_if(it.item.item.product.as_deref())),
    column("lead_ids", FieldKind::Text, |it| joined(it.item.item.lead.iter().map(|id| id.value.as_str()))),
    column("leads", FieldKind::Text, |it| names(it, &it.item.item.lead)),
    column("support_ids", FieldKind::Text, |it| {
        joined(it.item.item.support.iter().map(|id| id.value.as_str()))
    }),
    column("supports", FieldKind::Text, |it| names(it, &it.item.item.support)),
    column("is_counted", FieldKind::Flag, |it| Datum::Flag(it.item.is_counted)),
    column("standing", FieldKind::Text, |it| text(it.item.standing.as_str())),
    column("computed", FieldKind::Text, |it| text(it.item.computed.as_str())),
    column("reason", FieldKind::Text, |it| text_if(it.item.reasons.first().map(Reason::code))),
    column("deadline", FieldKind::Text, |it| text(&it.item.item.deadline.text)),
    column("start", FieldKind::Date, |it| Datum::Date(it.item.item.start.map(|start| start.value))),
    column("due", FieldKind::Date, |it| Datum::Date(it.item.due)),
    column("days_left", FieldKind::Whole, |it| Datum::Whole(it.item.days_left)),
    column("percent", FieldKind::Number, |it| Datum::Number(it.item.percent)),
    column("last_report", FieldKind::Date, |it| {
        Datum::Date(it.item.last.as_ref().map(|posting| posting.entry.on.value))
    }),
    column("targets", FieldKind::Text, |it| joined(it.item.item.targets.iter().map(target))),
    column("target_status", FieldKind::Text, |it| text_if(it.item.target_status.map(TargetStatus::as_str))),
    column("same_as", FieldKind::Text, |it| {
        text_if(it.item.item.same_as.as_ref().map(|same| same.value.as_str()))
    }),
];

/// The columns.
pub fn fields() -> Vec<Field> {
    COLUMNS.iter().map(|column| column.field).collect()
}

/// A row for each item of a plan, in its order, also for those that count only through their parts.
pub fn records(basis: &Basis<'_>) -> Vec<Record> {
    let row = |item| {
        let source = Source { basis, item };
        COLUMNS.iter().map(|column| (column.value)(&source)).collect()
    };
    basis.survey.items.iter().map(row).collect()
}

fn text(text: &str) -> Datum {
    text_if(Some(text))
}

/// What says nothing is absent.
fn text_if(text: Option<&str>) -> Datum {
    Datum::Text(text.filter(|text| !text.is_empty()).map(str::to_owned))
}

const fn day(day: NaiveDate) -> Datum {
    Datum::Date(Some(day))
}

/// Several in one value: what separates them stands in no id, and rarely in a name.
fn joined(parts: impl Iterator<Item = impl AsRef<str>>) -> Datum {
    let parts: Vec<String> = parts.map(|part| part.as_ref().to_owned()).collect();
    text(&parts.join("; "))
}

fn names(source: &Source<'_>, ids: &[Spanned<AgencyId>]) -> Datum {
    let agencies = &source.basis.plan().agencies;
    joined(ids.iter().map(|id| agencies.name(&id.value)))
}

/// What has to be reached, as the file says it: `Tỷ lệ đúng hạn at_least 95 %`.
fn target(target: &Target) -> String {
    let value = target.bound.value().map(|value| format!(" {value}")).unwrap_or_default();
    format!("{} {}{value} {}", target.metric.value, target.bound.as_str(), target.unit.value)
}
