//! One item and the sum behind its standing, as `--format json` prints them.

use chrono::NaiveDate;
use serde::Serialize;

use crate::assess::Assessment;
use crate::views::item::ItemView;
use crate::views::values::Number;
use crate::views::{Basis, VERSION};

/// The JSON of `cchc show ITEM`.
#[derive(Serialize)]
pub struct ShowView<'a> {
    version: u8,
    plan: &'a str,
    as_of: NaiveDate,
    item: ItemView<'a>,
    /// The ids of the items that are parts of it.
    children: Vec<&'a str>,
    amendments: Vec<AmendmentView<'a>>,
    /// The sum behind the rating; null while the item is not under way.
    pace: Option<PaceView>,
}

/// A decision that changed the item.
#[derive(Serialize)]
struct AmendmentView<'a> {
    number: &'a str,
    issued: NaiveDate,
    /// The first day on which it holds.
    from: NaiveDate,
    /// False where that day is still to come.
    in_force: bool,
    /// What it changed of the item; empty where it names the whole of it.
    fields: Vec<&'a str>,
}

#[derive(Serialize)]
struct PaceView {
    /// The progress that is rated; where several lead, that of the weakest part.
    percent: Number,
    start: NaiveDate,
    days_gone: i64,
    days_in_all: i64,
    /// Share of the time gone, 0–1.
    planned: f64,
    spi: f64,
    forecast: Option<NaiveDate>,
}

impl<'a> ShowView<'a> {
    /// The view of one item.
    pub fn new(basis: &Basis<'a>, assessment: &'a Assessment<'a>) -> Self {
        let pace = assessment.pace.map(|pace| PaceView {
            percent: Number(pace.percent),
            start: pace.start,
            days_gone: pace.gone,
            days_in_all: pace.duration,
            planned: pace.planned(),
            spi: pace.spi(),
            forecast: pace.forecast(),
        });
        let amendments = basis.plan().amendments_of(&assessment.item.id.value);
        let amendments = amendments.map(|(amendment, mut fields)| {
            fields.retain(|field| !field.is_empty());
            let from = amendment.holds_from();
            AmendmentView {
                number: &amendment.number,
                issued: amendment.issued,
                from,
                in_force: from <= basis.as_of(),
                fields,
            }
        });
        Self {
            version: VERSION,
            plan: &basis.plan().head.id.value,
            as_of: basis.as_of(),
            item: ItemView::new(basis, assessment),
            children: basis.plan().parts_of(assessment.item).map(|it| it.id.value.as_str()).collect(),
            amendments: amendments.collect(),
            pace,
        }
    }
}
