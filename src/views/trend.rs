//! Where a plan stood at the end of each month or quarter: a table, and a line of columns for each count.

use chrono::{Datelike as _, Days, Months, NaiveDate};
use serde::Serialize;

use super::{Basis, VERSION, tally};
use crate::assess::{Standing, Survey, Tally};
use crate::document::{Cell, Document, Head, Table, Tone};
use crate::i18n::Words;
use crate::message::Message;
use crate::model::Plan;

/// How far apart the days are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    Month,
    Quarter,
}

impl By {
    /// The words of `--by`, with their values.
    pub const WORDS: &[(&str, Self)] = &[("month", Self::Month), ("quarter", Self::Quarter)];

    fn as_str(self) -> &'static str {
        Self::WORDS.iter().find(|(_, by)| *by == self).map_or("", |(word, _)| word)
    }

    const fn months(self) -> u32 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
        }
    }

    /// The last day of the month or calendar quarter that `day` lies in.
    fn end(self, day: NaiveDate) -> NaiveDate {
        let first = day.with_day(1).unwrap_or(day);
        let left = self.months() - day.month0() % self.months();
        let next = first.checked_add_months(Months::new(left));
        next.and_then(|next| next.checked_sub_days(Days::new(1))).unwrap_or(NaiveDate::MAX)
    }
}

/// A plan's counts over time.
pub struct Trend {
    by: By,
    points: Vec<Point>,
    /// How many days came before the first of the points and are left out.
    left_out: usize,
}

/// The counts on a day.
struct Point {
    on: NaiveDate,
    tally: Tally,
}

/// The JSON of `cchc trend`.
#[derive(Serialize)]
pub struct TrendView<'a> {
    version: u8,
    plan: &'a str,
    as_of: NaiveDate,
    by: &'static str,
    points: Vec<PointView>,
}

#[derive(Serialize)]
struct PointView {
    on: NaiveDate,
    total: usize,
    completed: usize,
    /// As in the two by two, with what awaits confirmation past its day.
    overdue: usize,
    /// High or not.
    at_risk: usize,
    at_risk_high: usize,
    not_completed: usize,
    /// In percent, cut to two decimals; null when nothing has come due.
    rate_of_due: Option<f64>,
}

/// A count that is followed over time.
struct Series {
    key: &'static str,
    tone: Tone,
    of: fn(&Tally) -> usize,
}

const SERIES: &[Series] = &[
    Series { key: "short.completed", tone: Tone::Good, of: completed },
    Series { key: "short.overdue", tone: Tone::Bad, of: overdue },
    Series { key: "short.at-risk", tone: Tone::Warning, of: at_risk },
    Series { key: "trend.high", tone: Tone::Bad, of: at_risk_high },
];

const fn completed(tally: &Tally) -> usize {
    tally.completed_on_time + tally.completed_late
}

const fn overdue(tally: &Tally) -> usize {
    tally.pending_overdue
}

fn at_risk(tally: &Tally) -> usize {
    tally.count(Standing::AtRisk) + at_risk_high(tally)
}

fn at_risk_high(tally: &Tally) -> usize {
    tally.count(Standing::AtRiskHigh)
}

const fn not_completed(tally: &Tally) -> usize {
    tally.pending_in_time + tally.pending_overdue
}

impl Trend {
    /// Reckons a plan on each of its days, by the plan as it is now and the ledger up to that day.
    pub fn new(basis: &Basis<'_>, by: By) -> Self {
        /// More days than this are no trend but a list; ten years of months.
        const MOST: usize = 120;
        let plan = basis.plan();
        let mut days = days(plan, by, basis.as_of());
        let left_out = days.len().saturating_sub(MOST);
        days.drain(..left_out);
        let points = days.into_iter().map(|on| Point { on, tally: Survey::new(plan, on).tally() });
        Self { by, points: points.collect(), left_out }
    }

    /// The JSON.
    pub fn view<'a>(&self, basis: &Basis<'a>) -> TrendView<'a> {
        let points = self.points.iter().map(|Point { on, tally }| PointView {
            on: *on,
            total: tally.total,
            completed: completed(tally),
            overdue: overdue(tally),
            at_risk: at_risk(tally),
            at_risk_high: at_risk_high(tally),
            not_completed: not_completed(tally),
            rate_of_due: tally.rate_of_due().map(crate::assess::Rate::percent),
        });
        TrendView {
            version: VERSION,
            plan: &basis.plan().head.id.value,
            as_of: basis.as_of(),
            by: self.by.as_str(),
            points: points.collect(),
        }
    }

    /// The screen.
    pub fn document(&self, basis: &Basis<'_>) -> Document {
        let words = basis.words;
        let mut document = Document::default();
        let by = match self.by {
            By::Month => "trend.by-month",
            By::Quarter => "trend.by-quarter",
        };
        let title = Message::new("trend.headline")
            .with("plan", basis.plan().head.id.value.as_str())
            .with("as_of", basis.as_of())
            .with("by", words.text(by));
        document.title(words.say(&title));
        let (Some(first), Some(last)) = (self.points.first(), self.points.last()) else {
            let start = basis.plan().head.issued.start();
            document.text(words.say(&Message::new("trend.not-begun").with("start", start)));
            return document;
        };
        document.text(words.say(&Message::new("status.items").with("total", last.tally.total)));
        document.table(self.table(words));
        let dropped = last.tally.count(Standing::Dropped);
        if 0 < dropped {
            document.text(words.say(&Message::new("status.dropped").with("count", dropped)));
        }
        if 0 < self.left_out {
            document.text(words.say(&Message::new("trend.left-out").with("count", self.left_out)));
        }
        document.text(words.text("trend.note"));
        document.heading(words.text("trend.chart"));
        let drawn = &self.points[self.points.len().saturating_sub(MOST_COLUMNS)..];
        document.table(chart(words, drawn));
        let from = drawn.first().unwrap_or(first).on;
        document.text(words.say(&Message::new("trend.legend").with("from", from).with("to", last.on)));
        document
    }

    fn table(&self, words: Words) -> Table {
        let mut columns = vec![Head::label(words.text("column.day"))];
        let counts = ["short.completed", "row.not-completed", "short.overdue", "short.at-risk"];
        let counts = counts.into_iter().chain(["trend.high", "column.rate-of-due"]);
        columns.extend(counts.map(|key| Head::number(words.text(key))));
        let mut table = Table::of(columns);
        for Point { on, tally } in &self.points {
            let count = |count: usize, tone| match count {
                0 => Cell::toned("–", Tone::Muted),
                count => Cell::toned(words.total(count), tone),
            };
            let rate = tally.rate_of_due().map(|rate| format!("{} %", words.fixed(rate.percent(), 2)));
            table.row([
                words.date(*on).into(),
                count(completed(tally), Tone::Good),
                count(not_completed(tally), Tone::Plain),
                count(overdue(tally), Tone::Bad),
                count(at_risk(tally), Tone::Warning),
                count(at_risk_high(tally), Tone::Bad),
                rate.map_or(Cell::toned("–", Tone::Muted), Cell::from),
            ]);
        }
        table
    }

    /// A row a day for a spreadsheet, with every standing.
    pub fn records(&self, basis: &Basis<'_>) -> Table {
        let words = basis.words;
        let mut columns = vec![Head::words(words.text("column.plan")), Head::words(words.text("column.day"))];
        columns.extend(tally::record_columns(words));
        columns
            .extend(["trend.overdue-in-all", "column.rate-of-due"].map(|key| Head::number(words.text(key))));
        let mut table = Table::of(columns);
        for Point { on, tally } in &self.points {
            let rate = tally.rate_of_due().map(|rate| rate.percent().to_string()).unwrap_or_default();
            let mut cells = vec![basis.plan().head.id.value.as_str().into(), words.date(*on).into()];
            cells.extend(tally::record_cells(tally));
            cells.extend([overdue(tally).to_string(), rate].map(Cell::from));
            table.row(cells);
        }
        table
    }
}

/// The days to reckon on: the last day of each month or quarter from the plan's start to the one in which its period or
/// its ledger ends, whichever is later, then `as_of`; none after `as_of`, and none of a plan that has not begun by then.
fn days(plan: &Plan, by: By, as_of: NaiveDate) -> Vec<NaiveDate> {
    let start = plan.head.issued.start();
    if as_of < start {
        return Vec::new();
    }
    let last = recorded(plan).filter(|day| *day <= as_of).fold(plan.head.period.to, NaiveDate::max);
    let end = by.end(last);
    let ends = std::iter::successors(Some(by.end(start)), |day| Some(by.end(day.succ_opt()?)));
    let mut days: Vec<NaiveDate> = ends.take_while(|day| *day <= end && *day < as_of).collect();
    days.push(as_of);
    days
}

/// The days that the ledger tells of.
fn recorded(plan: &Plan) -> impl Iterator<Item = NaiveDate> {
    plan.reports.iter().flat_map(|report| {
        let entries = report.entries.iter().map(|it| it.on.value);
        let cases = report.occurrences.iter();
        let cases = cases.flat_map(|it| [Some(it.on.value), it.done.map(|done| done.value)]).flatten();
        let confirmations = report.confirmations.iter().map(|it| it.on.value);
        let judgements = report.overrides.iter().map(|it| it.on.value);
        entries.chain(cases).chain(confirmations).chain(judgements).chain(report.received())
    })
}

/// More columns than this do not fit beside the words of a narrow screen.
const MOST_COLUMNS: usize = 40;

/// A row for each count: its first value, a column for each day, its last value, and the highest, which fills a column.
fn chart(words: Words, points: &[Point]) -> Table {
    /// Few columns are drawn this wide, with the gap between them.
    const WIDEST: usize = 4;
    let width = (MOST_COLUMNS / points.len().max(1)).clamp(1, WIDEST);
    let gap = if width == 1 { "" } else { " " };
    let mut table = Table::of([
        Head::label(words.text("trend.series")),
        Head::number(words.text("trend.first")),
        Head::label(words.text("trend.course")),
        Head::number(words.text("trend.last")),
        Head::number(words.text("trend.highest")),
    ]);
    for series in SERIES {
        let counts: Vec<usize> = points.iter().map(|point| (series.of)(&point.tally)).collect();
        let highest = counts.iter().copied().max().unwrap_or_default();
        let drawn = |count: &usize| column(*count, highest).to_string().repeat(width - gap.len());
        let line = counts.iter().map(drawn).collect::<Vec<_>>().join(gap);
        let count = |count: Option<&usize>| Cell::from(words.total(count.copied().unwrap_or_default()));
        table.row([
            words.text(series.key).into(),
            count(counts.first()),
            Cell::toned(line, if highest == 0 { Tone::Muted } else { series.tone }),
            count(counts.last()),
            count(Some(&highest)),
        ]);
    }
    table
}

/// A column as high as `count` is of `highest`, in eighths, rounded up: whatever there is can be seen. None is a point.
fn column(count: usize, highest: usize) -> char {
    const EIGHTHS: [char; 9] = ['·', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    EIGHTHS[(count * 8).div_ceil(highest.max(1)).min(8)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::{Draft, FileKind};
    use crate::source::SourceId;

    #[test]
    fn a_column_shows_whatever_there_is() {
        let line =
            |counts: &[usize], highest| counts.iter().map(|it| column(*it, highest)).collect::<String>();
        assert_eq!(line(&[0, 1, 8, 9, 34, 67, 68], 68), "·▁▁▂▄██");
        assert_eq!(line(&[0, 1, 2], 2), "·▄█");
        assert_eq!(line(&[0, 0], 0), "··");
    }

    #[track_caller]
    fn end(by: By, day: &str, expected: &str) {
        assert_eq!(by.end(day.parse().unwrap()).to_string(), expected, "{by:?} {day}");
    }

    #[test]
    fn months_and_quarters_end_on_their_last_day() {
        end(By::Month, "2024-02-01", "2024-02-29");
        end(By::Month, "2022-12-31", "2022-12-31");
        end(By::Quarter, "2022-01-31", "2022-03-31");
        end(By::Quarter, "2022-09-30", "2022-09-30");
        end(By::Quarter, "2022-10-01", "2022-12-31");
        end(By::Month, "9999-12-31", "9999-12-31");
        assert_eq!(By::Quarter.end(NaiveDate::MAX), NaiveDate::MAX);
    }

    /// The days of a plan of September to December 2022 with an entry on a day.
    #[track_caller]
    fn case(entry: &str, as_of: &str, expected: &str) {
        const PLAN: &str = "format = 1\n[plan]\nid = \"p\"\ntitle = \"t\"\nissued = \"2022-09\"\n\
            period = { from = 2022-01-01, to = 2022-12-15 }\n\
            [agency.a]\nname = \"A\"\n\
            [[item]]\nid = \"I.1\"\nname = \"n\"\ndeadline = { text = \"d\" }\n";
        let report = format!(
            "[report]\nagency = \"a\"\nperiod = \"2022-Q3\"\n[[entry]]\nitem = \"I.1\"\non = {entry}\nnote = \"n\"\n"
        );
        let (mut draft, mut found) = (Draft::default(), Vec::new());
        draft.read(FileKind::Plan, SourceId(0), PLAN, &mut found);
        draft.read(FileKind::Progress, SourceId(1), &report, &mut found);
        assert!(found.is_empty(), "{found:?}");
        let days = days(&draft.finish().unwrap(), By::Month, as_of.parse().unwrap());
        let days: Vec<String> = days.iter().map(|day| day.format("%y%m%d").to_string()).collect();
        assert_eq!(days.join(" "), expected, "{entry} {as_of}");
    }

    #[test]
    fn days_go_from_the_start_to_the_end_or_the_day_asked_for() {
        let early = "2022-09-10";
        case(early, "2022-08-31", "");
        case(early, "2022-09-01", "220901");
        case(early, "2022-09-30", "220930");
        case(early, "2022-11-15", "220930 221031 221115");
        case(early, "2022-12-31", "220930 221031 221130 221231");
        case(early, "2030-01-15", "220930 221031 221130 221231 300115");
        case("2023-02-01", "2030-01-15", "220930 221031 221130 221231 230131 230228 300115");
        case("2031-02-01", "2023-01-15", "220930 221031 221130 221231 230115");
    }
}
