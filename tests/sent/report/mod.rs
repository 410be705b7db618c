//! What the tables of `cchc report PERIOD` have to say.

mod annex;
pub(crate) mod counts;
mod items;

use std::sync::LazyLock;

use crate::said::{Said, run};
use crate::tables::{self, Table};
use crate::{Expected, assert_right, assert_swaps_show};

/// A report: the plan, the period and the day of the run.
struct Asked {
    plan: &'static str,
    period: &'static str,
    as_of: &'static str,
    /// The day of the figures.
    figures: &'static str,
    /// The day on which the data of the period before closed.
    since: &'static str,
    /// The day on which those of the next one close.
    horizon: &'static str,
}

/// Reports made after the data have closed, and one before.
const REPORTS: [Asked; 3] = [
    Asked {
        plan: "examples/dak-po-2022",
        period: "year",
        as_of: "2023-01-10",
        figures: "2022-12-14",
        since: "2022-09-14",
        horizon: "2023-03-14",
    },
    Asked {
        plan: "examples/dak-po-2022",
        period: "year",
        as_of: "2022-10-20",
        figures: "2022-10-20",
        since: "2022-09-14",
        horizon: "2023-03-14",
    },
    Asked {
        plan: "tests/commune/xa-mau-2026",
        period: "H1",
        as_of: "2026-06-25",
        figures: "2026-06-14",
        since: "2026-03-14",
        horizon: "2026-09-14",
    },
];

/// Every table of the reports, and what it has to say.
static TABLES: LazyLock<Vec<(Table, Expected)>> = LazyLock::new(|| {
    let mut pairs = Vec::new();
    for asked in &REPORTS {
        let tables = tables::tables(&run(asked.plan, asked.as_of, &["report", asked.period]));
        let (now, before) = (Said::new(asked.plan, asked.figures), Said::new(asked.plan, asked.since));
        let expected = [
            counts::expected(&now),
            items::in_period(&now, &before, asked.since),
            items::shortfalls(&now),
            items::ahead(&now, asked.figures, asked.horizon),
            annex::expected(&now),
        ];
        let expected: Vec<Expected> = expected.into_iter().flatten().collect();
        let headings: Vec<&String> = tables.iter().map(|table| &table.heading).collect();
        assert_eq!(headings, expected.iter().map(|it| &it.heading).collect::<Vec<_>>(), "{}", asked.plan);
        pairs.extend(tables.into_iter().zip(expected));
    }
    pairs
});

#[test]
fn every_cell_of_a_report_says_what_json_says() {
    assert_right(&TABLES);
}

#[test]
fn columns_of_a_report_that_change_places_are_seen() {
    assert_swaps_show(&TABLES, &[&counts::KINDS[..], &items::KINDS, &[&annex::ANNEX]].concat());
}
