//! A form as a sheet: which rows it has, what may be filled in where, and by what all of it is known again once it comes
//! back. Who writes such sheets and who reads them both take this from here.

use chrono::NaiveDate;

use super::form::{FormItem, FormRound};
use crate::model::{Item, ItemId, Plan, ReportPeriod, RoundId, Target};
use crate::text;

/// The version of the forms that are written; no other is read.
pub const VERSION: &str = "1";
/// The column with the key of each row, which nobody sees.
pub const KEY_COLUMN: u32 = 0;
/// The columns that people see. What is not to be filled in comes back as it was.
pub const SHOWN: std::ops::Range<u32> = 1..13;
/// How many rows there are for cases that arose.
const CASES: usize = 4;

/// What a row asks for.
#[derive(Clone, Debug)]
pub struct Row {
    pub kind: RowKind,
    pub item: Option<ItemId>,
    pub round: Option<RoundId>,
    pub metric: Option<String>,
    /// The day on which a case arose, and by which it is to be dealt with.
    pub case: Option<(NaiveDate, NaiveDate)>,
}

/// The kind of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// The heads of the columns.
    Heads,
    /// How far an item is, or one of its rounds.
    Item,
    /// What was measured of another target of an item.
    Target,
    /// The heads over cases.
    CaseHeads,
    /// A case that is not dealt with.
    OpenCase,
    /// A case that arose.
    Case,
    /// The head over what concerns the whole report.
    WholeHeads,
    Difficulties,
    Proposals,
    /// Why there is nothing to report.
    Nothing,
}

impl RowKind {
    /// The words by which rows are known again.
    const WORDS: &[(&str, Self)] = &[
        ("heads", Self::Heads),
        ("item", Self::Item),
        ("target", Self::Target),
        ("case-heads", Self::CaseHeads),
        ("open-case", Self::OpenCase),
        ("case", Self::Case),
        ("whole-heads", Self::WholeHeads),
        ("difficulties", Self::Difficulties),
        ("proposals", Self::Proposals),
        ("nothing", Self::Nothing),
    ];

    /// The word for it.
    pub fn as_str(self) -> &'static str {
        Self::WORDS.iter().find(|(_, kind)| *kind == self).map_or("", |(word, _)| word)
    }

    /// The kind that a word stands for.
    pub fn read(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(known, _)| *known == word).map(|(_, kind)| *kind)
    }

    /// The kind of the row whose heads stand over it.
    pub const fn heads(self) -> Self {
        match self {
            Self::Heads | Self::Item | Self::Target => Self::Heads,
            Self::CaseHeads | Self::OpenCase | Self::Case => Self::CaseHeads,
            Self::WholeHeads | Self::Difficulties | Self::Proposals | Self::Nothing => Self::WholeHeads,
        }
    }

    /// Whether it is filled in in no row, and only says what rows below it mean.
    pub const fn is_head(self) -> bool {
        matches!(self, Self::Heads | Self::CaseHeads | Self::WholeHeads)
    }
}

/// What may be filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    State,
    Percent,
    Measured,
    Note,
    Cause,
    Evidence,
    /// The item of a case.
    CaseItem,
    Arose,
    Due,
    Done,
    /// What is said of the whole report.
    Said,
}

impl Field {
    /// The column it stands in.
    pub const fn column(self) -> u32 {
        match self {
            Self::CaseItem => 1,
            Self::State | Self::Arose => 7,
            Self::Percent | Self::Due => 8,
            Self::Measured | Self::Done => 9,
            Self::Note | Self::Said => 10,
            Self::Cause => 11,
            Self::Evidence => 12,
        }
    }
}

impl Row {
    /// A row that is about no item.
    const fn plain(kind: RowKind) -> Self {
        Self { kind, item: None, round: None, metric: None, case: None }
    }

    fn of(kind: RowKind, item: &ItemId, round: Option<&FormRound>, metric: Option<&str>) -> Self {
        let metric = metric.map(str::to_owned);
        Self { kind, item: Some(item.clone()), round: round.map(|it| it.id.clone()), metric, case: None }
    }

    /// What may be filled in in it.
    pub fn fields(&self) -> &'static [Field] {
        use Field::{Arose, CaseItem, Cause, Done, Due, Evidence, Measured, Note, Percent, Said, State};
        match (self.kind, &self.metric) {
            (RowKind::Item, Some(_)) => &[State, Percent, Measured, Note, Cause, Evidence],
            (RowKind::Item, None) => &[State, Percent, Note, Cause, Evidence],
            (RowKind::Target, _) => &[Measured],
            (RowKind::OpenCase, _) => &[Done],
            (RowKind::Case, _) => &[CaseItem, Arose, Due, Done],
            (RowKind::Difficulties | RowKind::Proposals | RowKind::Nothing, _) => &[Said],
            (RowKind::Heads | RowKind::CaseHeads | RowKind::WholeHeads, _) => &[],
        }
    }

    /// What the row is known by, in the order in which it is kept: kind, item, round, metric, days of a case.
    pub fn parts(&self) -> [String; 6] {
        let item = self.item.as_ref().map(ToString::to_string);
        let round = self.round.as_ref().map(ToString::to_string);
        let (on, due) = self.case.map(|(on, due)| (on.to_string(), due.to_string())).unzip();
        let parts = [Some(self.kind.as_str().to_owned()), item, round, self.metric.clone(), on, due];
        parts.map(Option::unwrap_or_default)
    }

    /// The row that parts make; none where they make none.
    pub fn of_parts(parts: &[String; 6]) -> Option<Self> {
        let [kind, item, round, metric, on, due] = parts;
        let said = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        let case = (on.parse().ok(), due.parse().ok());
        Some(Self {
            kind: RowKind::read(kind)?,
            item: said(item).map(|it| it.parse()).transpose().ok()?,
            round: said(round).map(|it| it.parse()).transpose().ok()?,
            metric: said(metric),
            case: case.0.zip(case.1),
        })
    }

    /// What the plan says of what the row asks for, by which a change of the plan is seen; none where the plan does not
    /// have it.
    pub fn fingerprint(&self, plan: &Plan) -> Option<String> {
        let mut parts = vec![self.kind.as_str().to_owned()];
        let Some(id) = &self.item else { return Some(parts.concat()) };
        let at = plan.index.position(id)?;
        let item = &plan.items[at];
        parts.extend([&item.name.value, &item.deadline.text.value].map(Clone::clone));
        parts.push(item.id.value.to_string());
        if let Some(round) = &self.round {
            item.has_round(round, &plan.head).then_some(())?;
            parts.push(format!("round {round}"));
        }
        if let Some(metric) = &self.metric {
            let mut targets = plan.index.same(at).flat_map(|at| &plan.items[at].targets);
            let target = targets.find(|it| it.metric.value == *metric)?;
            let (bound, unit) = (target.bound, &target.unit.value);
            parts.push(format!("{metric}\n{} {:?} {unit}", bound.as_str(), bound.value()));
        }
        Some(parts.join("\n"))
    }
}

/// A row, and what it is about.
pub struct AboutRow<'a> {
    pub row: Row,
    pub item: Option<&'a FormItem<'a>>,
    pub round: Option<&'a FormRound>,
    pub target: Option<(&'a Target, Option<f64>)>,
}

/// The rows of a form that asks for these items, in their order.
pub fn rows<'a>(left: &[&'a FormItem<'a>]) -> Vec<AboutRow<'a>> {
    let plain = |kind| AboutRow { row: Row::plain(kind), item: None, round: None, target: None };
    let mut rows = vec![plain(RowKind::Heads)];
    for item in left {
        match &item.rounds[..] {
            [] => rows.extend(of_item(item, None)),
            rounds => rows.extend(rounds.iter().flat_map(|round| of_item(item, Some(round)))),
        }
    }
    if left.iter().any(|it| has_cases(it.now.item)) {
        rows.push(plain(RowKind::CaseHeads));
        rows.extend(left.iter().flat_map(|item| open_cases(item)));
        rows.extend((0..CASES).map(|_| plain(RowKind::Case)));
    }
    let whole = [RowKind::WholeHeads, RowKind::Difficulties, RowKind::Proposals, RowKind::Nothing];
    rows.extend(whole.map(plain));
    rows
}

/// Whether an event or a request sets an item off, so that it has cases.
pub fn has_cases(item: &Item) -> bool {
    item.deadline.trigger().is_some()
}

/// A row for an item or one of its rounds with its first target, and one for each other target.
fn of_item<'a>(item: &'a FormItem<'a>, round: Option<&'a FormRound>) -> Vec<AboutRow<'a>> {
    let id = &item.now.item.id.value;
    let row = |kind, target: Option<&(&'a Target, Option<f64>)>| {
        let metric = target.map(|(target, _)| target.metric.as_str());
        AboutRow { row: Row::of(kind, id, round, metric), item: Some(item), round, target: target.copied() }
    };
    let others = item.targets.iter().skip(1).map(|target| row(RowKind::Target, Some(target)));
    std::iter::once(row(RowKind::Item, item.targets.first())).chain(others).collect()
}

fn open_cases<'a>(item: &'a FormItem<'a>) -> Vec<AboutRow<'a>> {
    let open = item.now.occurrences.iter().filter(|case| case.done.is_none());
    let row = |id: &ItemId, case| {
        let row = Row { case: Some(case), ..Row::of(RowKind::OpenCase, id, None, None) };
        AboutRow { row, item: Some(item), round: None, target: None }
    };
    open.map(|case| row(&case.item.value, (case.on.value, case.due.value))).collect()
}

/// What a form says of itself where nobody sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    pub version: String,
    pub plan: String,
    pub period: String,
    pub agency: String,
    pub digest: String,
}

impl Origin {
    /// The names of its parts, in the order in which they stand there.
    pub const NAMES: [&'static str; 5] = ["cchc-form", "plan", "period", "agency", "digest"];

    /// That of a form of this plan; `digest` is that of its rows.
    pub fn new(plan: &Plan, agency: &str, period: ReportPeriod, digest: String) -> Self {
        Self {
            version: VERSION.to_owned(),
            plan: plan.head.id.value.clone(),
            period: period.to_string(),
            agency: agency.to_owned(),
            digest,
        }
    }

    /// Its parts, in the order of their names.
    pub fn parts(&self) -> [&str; 5] {
        [&self.version, &self.plan, &self.period, &self.agency, &self.digest]
    }
}

/// Where things stand in the sheet that nobody sees.
pub mod kept {
    /// Its name.
    pub const SHEET: &str = "cchc";
    /// The first line of the list of rows; above it is the origin, a line a part.
    pub const FIRST_ROW: usize = 6;
    /// Of a row: the key, the kind, the item, the round, the metric, the days of a case, the mark; then each column as it was.
    pub const FIRST_TEXT: u32 = 8;
}

/// What the digest of a form is made from: its origin, and each row as it is kept, its mark last.
pub fn digested<'a>(origin: &Origin, rows: impl Iterator<Item = &'a [String]>) -> String {
    let [version, plan, period, agency, _] = origin.parts();
    let head = [version, plan, period, agency].join("\n");
    rows.fold(head, |text, row| format!("{text}\n{}", row.join("\t")))
}

/// A text as it is compared with what came back: programs change blanks and line ends.
pub fn compared(told: &str) -> String {
    text::composed(told).split_whitespace().collect::<Vec<_>>().join(" ")
}
