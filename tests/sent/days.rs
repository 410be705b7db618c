//! The figures of a day are the same wherever they stand: in `status`, `tasks`, `summary`, `agencies`, `show`, `trend`,
//! the report, and the indexes of lists and letters.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use serde_json::{Value, json};

use crate::report::counts;
use crate::said::{Said, list, own, run, text};
use crate::{Expected, assert_right, letters, lists, tables};

const PLAN: &str = "examples/dak-po-2022";

/// How many items stand where, and the two by two.
struct Counted {
    standings: BTreeMap<String, u64>,
    /// Completed in time and late, not completed in time and overdue.
    cells: [u64; 4],
}

impl Counted {
    fn of<'a>(items: impl IntoIterator<Item = &'a Value>) -> Self {
        let (mut standings, mut cells) = (BTreeMap::new(), [0; 4]);
        for item in items {
            let standing = text(&item["standing"]);
            *standings.entry(standing.to_owned()).or_default() += 1;
            let is_past = item["days_left"].as_i64().is_some_and(|days| days < 0);
            match standing {
                "suspended" | "dropped" => {}
                "completed_on_time" => cells[0] += 1,
                "completed_late" => cells[1] += 1,
                "overdue" => cells[3] += 1,
                "awaiting_confirmation" if is_past => cells[3] += 1,
                _ => cells[2] += 1,
            }
        }
        Self { standings, cells }
    }

    fn count(&self, standing: &str) -> u64 {
        self.standings.get(standing).copied().unwrap_or_default()
    }

    /// Of what has come due, and of all; cut to two decimals.
    fn rates(&self) -> [Value; 2] {
        let [on_time, late, pending, overdue] = self.cells;
        let done = on_time + late;
        let share = |of: u64| u32::try_from((done * 10_000).checked_div(of)?).ok();
        let rate = |of| share(of).map(|share| f64::from(share) / 100.0);
        [rate(done + overdue), rate(done + pending + overdue)].map(|rate| json!(rate))
    }

    #[track_caller]
    fn assert_said(&self, by: &Value) {
        for (standing, count) in by["standings"].as_object().unwrap() {
            assert_eq!(count.as_u64(), Some(self.count(standing)), "{standing}");
        }
        assert_eq!(by["total"].as_u64(), Some(self.standings.values().sum()));
        let cells = [&by["completed"]["on_time"], &by["completed"]["late"]];
        let pending = [&by["not_completed"]["in_time"], &by["not_completed"]["overdue"]];
        let cells: Vec<u64> = cells.into_iter().chain(pending).map(|it| it.as_u64().unwrap()).collect();
        assert_eq!(cells, self.cells);
        assert_eq!(by["suspended"].as_u64(), Some(self.count("suspended")));
        assert_eq!([&by["rate_of_due"], &by["rate_of_all"]], self.rates().each_ref());
    }
}

#[test]
fn figures_agree_on_every_tenth_day() {
    let first: NaiveDate = "2022-08-30".parse().unwrap();
    for step in 0..23 {
        let day = first.checked_add_days(Days::new(10 * step)).unwrap().to_string();
        let said = Said::new(PLAN, &day);
        counted(&said);
        if step % 6 == 0 {
            each_agency(&said);
        }
        shown(&said, usize::try_from(step).unwrap());
        sent(&said);
        reported(&said, &day);
    }
}

/// `status`, `summary` and `trend` count what `tasks` lists.
fn counted(said: &Said<'_>) {
    let all = Counted::of(&said.all);
    let status = &said.json(&["status"])["plans"][0];
    all.assert_said(status);
    let distinct = said.all.iter().filter(|item| item["same_as"].is_null());
    assert_eq!(status["distinct"].as_u64(), u64::try_from(distinct.clone().count()).ok());
    let rates = [&status["distinct_rate_of_due"], &status["distinct_rate_of_all"]];
    assert_eq!(rates, Counted::of(distinct).rates().each_ref());
    for (by, key) in [("section", "section"), ("standing", "standing")] {
        let summary = said.json(&["summary", "--by", by]);
        for row in list(&summary["rows"]) {
            Counted::of(said.all.iter().filter(|item| item[key] == row["key"])).assert_said(row);
        }
        all.assert_said(&summary["sum"]);
    }
    for row in list(&said.json(&["summary", "--by", "agency"])["rows"]) {
        let leads = |item: &&Value| {
            let mut leads = list(&item["lead"]).iter();
            if row["key"] == "" { leads.next().is_none() } else { leads.any(|it| it["id"] == row["key"]) }
        };
        Counted::of(said.all.iter().filter(leads)).assert_said(row);
    }
    let trend = said.json(&["trend"]);
    let Some(point) = list(&trend["points"]).last() else { return };
    let [on_time, late, pending, overdue] = all.cells;
    let suspended = all.count("suspended");
    for (key, count) in [
        ("completed", on_time + late),
        ("overdue", overdue),
        ("at_risk", all.count("at_risk")),
        ("at_risk_high", all.count("at_risk_high")),
        ("not_completed", pending + overdue),
    ] {
        assert_eq!(point[key].as_u64(), Some(count), "{key} {} {suspended}", point["on"]);
    }
    assert_eq!(point["rate_of_due"], all.rates()[0]);
}

/// Each agency is told the same of an item, and its own part as the item says; `agencies` and the index of lists count
/// what its list holds.
fn each_agency(said: &Said<'_>) {
    for agency in &said.agencies {
        let id = text(&agency["id"]);
        for item in said.items(id) {
            let same = said.all.iter().find(|it| it["id"] == item["id"]).unwrap();
            for (key, value) in same.as_object().unwrap() {
                assert_eq!(&item[key], value, "{id} {} {key}", item["id"]);
            }
            let own = own(id, item).map_or(&Value::Null, |own| &own["standing"]);
            assert_eq!(&item["own"], own, "{id} {}", item["id"]);
        }
        let count = |role| u64::try_from(said.items_of(id, role).count()).unwrap();
        for (key, role) in [("leads", "lead"), ("supports", "support"), ("named_in_actions", "action")] {
            assert_eq!(agency[key].as_u64(), Some(count(role)), "{id} {key}");
        }
    }
    indexed(said, &["tasks", "--all"], lists::index(said));
}

/// `show` says of an item what `tasks` does: of other items each day.
fn shown(said: &Said<'_>, step: usize) {
    for item in said.all.iter().cycle().skip(3 * step).take(3) {
        let shown = &said.json(&["show", text(&item["id"])])["item"];
        for (key, value) in item.as_object().unwrap() {
            assert_eq!(&shown[key], value, "{} {key}", item["id"]);
        }
    }
}

/// The index of letters names those that get one, with the counts of what is asked of them.
fn sent(said: &Said<'_>) {
    indexed(said, &["remind"], letters::index(said));
}

#[track_caller]
fn indexed(said: &Said<'_>, args: &[&str], expected: Expected) {
    if !expected.rows.is_empty() {
        let index = said.files(args).remove("index.md").unwrap();
        assert_right(&[(tables::tables(&index).swap_remove(0), expected)]);
    }
}

/// The two by two in the report of the period that is on is that of the day.
fn reported(said: &Said<'_>, day: &str) {
    let is_on = |round: &&Value| text(&round["opens"]) <= day && day <= text(&round["closes"]);
    let rounds = said.json(&["reports"]);
    let Some(round) = list(&rounds["rounds"]).iter().find(is_on) else { return };
    let report = run(PLAN, day, &["report", text(&round["period"])]);
    let counted = tables::tables(&report).swap_remove(0);
    assert_right(&[(counted, counts::two_by_two(said))]);
}
