//! What has changed since a report was issued: its figures as they were said, and as they are told now.

use std::collections::HashMap;

use super::period::PeriodFigures;
use crate::assess::{Assessment, Standing};
use crate::model::{IssuedItem, IssuedReport, ItemId};

/// What has changed since a report of a period was issued.
pub struct SinceIssue<'a> {
    pub issued: &'a IssuedReport,
    /// In the order of the plan; then what it holds no more.
    pub items: Vec<Changed<'a>>,
}

/// An item whose figures are others now; none on the side where there is no such item.
pub struct Changed<'a> {
    pub id: &'a ItemId,
    pub then: Option<(Standing, Option<f64>)>,
    pub now: Option<(Standing, Option<f64>)>,
}

impl<'a> SinceIssue<'a> {
    /// What has changed of the figures of a period; none where no report of it was issued by the day of the run.
    pub fn new(period: &'a PeriodFigures<'_>) -> Option<Self> {
        let survey = &period.figures;
        let issued = survey.files.issued.iter().find(|it| it.period.value == period.period)?;
        // Of two with one id the first counts.
        let then: HashMap<&ItemId, &IssuedItem> =
            issued.items.iter().rev().map(|it| (&it.id.value, it)).collect();
        let listed = survey.items.iter().filter_map(|now| {
            let id = &now.item.id.value;
            let (then, now) = (then.get(id).map(|it| said(it)), Some(told(now)));
            (!alike(then, now)).then_some(Changed { id, then, now })
        });
        let gone = issued.items.iter().filter(|it| survey.plan.item(&it.id.value).is_none());
        let gone = gone.map(|it| Changed { id: &it.id.value, then: Some(said(it)), now: None });
        Some(Self { issued, items: listed.chain(gone).collect() })
    }
}

const fn said(it: &IssuedItem) -> (Standing, Option<f64>) {
    (it.standing, it.percent)
}

const fn told(it: &Assessment<'_>) -> (Standing, Option<f64>) {
    (it.standing, it.percent)
}

/// Whether two figures are the same, percentages to the last digit that is written.
fn alike(left: Option<(Standing, Option<f64>)>, right: Option<(Standing, Option<f64>)>) -> bool {
    let bits = |it: Option<(Standing, Option<f64>)>| {
        it.map(|(standing, percent)| (standing, percent.map(f64::to_bits)))
    };
    bits(left) == bits(right)
}
