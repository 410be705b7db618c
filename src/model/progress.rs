//! The ledger: what agencies reported of items, entry by entry. Nothing is overwritten.

use chrono::NaiveDate;

use super::{AgencyId, ItemId, Office, ReportCalendar, ReportPeriod, RoundId};
use crate::source::{Span, Spanned};
use crate::text;

/// One file under `progress/`: what one agency reported for one period.
#[derive(Debug)]
pub struct ProgressReport {
    pub agency: Spanned<AgencyId>,
    pub period: Spanned<ReportPeriod>,
    /// When it was handed in.
    pub submitted: Option<Spanned<NaiveDate>>,
    /// The file leaves that day open: it is a form, or being written.
    pub is_pending: bool,
    /// Why there is nothing to report, where the agency says so instead of reporting on items.
    pub nothing_to_report: Option<Spanned<String>>,
    /// "Khó khăn, vướng mắc" of the period, beyond single items.
    pub difficulties: Option<String>,
    /// "Đề xuất, kiến nghị".
    pub proposals: Option<String>,
    /// The days of handing in that were recorded wrongly, the oldest first.
    pub corrections: Vec<Correction>,
    pub entries: Vec<Entry>,
    pub occurrences: Vec<Occurrence>,
    pub confirmations: Vec<Confirmation>,
    pub overrides: Vec<Override>,
}

impl ProgressReport {
    /// The day it was handed in: the one it states; where it knows of none, the closing day of its period, if it says
    /// anything. What is left open has not been handed in, so that doing so late does not change what was so before.
    pub fn received(&self) -> Option<NaiveDate> {
        let says_something = self.tells_of_items() || self.nothing_to_report.is_some();
        match &self.submitted {
            Some(day) => Some(day.value),
            None => (says_something && !self.is_pending).then(|| self.period.value.closes()),
        }
    }

    /// Whether it tells what was done of an item.
    pub fn tells_of(&self, item: &ItemId) -> bool {
        let entries = self.entries.iter().map(|entry| &entry.item.value);
        entries.chain(self.occurrences.iter().map(|case| &case.item.value)).any(|told| told == item)
    }

    /// Whether it tells what was done of any item. Confirming and judging the work of others tells nothing of one's own.
    pub fn tells_of_items(&self) -> bool {
        !self.entries.is_empty() || !self.occurrences.is_empty()
    }

    /// The day of handing in that a correction, by its place in [`ProgressReport::corrections`], put in the place of
    /// another.
    pub fn corrected_to(&self, at: usize) -> Option<NaiveDate> {
        let next = self.corrections.get(at + 1).map(|next| next.was);
        next.or_else(|| self.submitted.as_ref().map(|day| day.value))
    }
}

/// "Đính chính": another day of handing in was recorded before.
#[derive(Debug)]
pub struct Correction {
    /// The day that was recorded before.
    pub was: NaiveDate,
    /// The day of the correction.
    pub on: Spanned<NaiveDate>,
    pub why: String,
}

/// What was reported of one item on one day. What it leaves open stays as it was.
#[derive(Debug)]
pub struct Entry {
    pub item: Spanned<ItemId>,
    /// Where the file leaves it open, the closing day, or the day the report was handed in before that.
    pub on: Spanned<NaiveDate>,
    pub scope: Scope,
    /// The round it speaks of; else that of its day.
    pub round: Option<Spanned<RoundId>>,
    pub state: Option<Spanned<State>>,
    /// Share of the work done, 0–100.
    pub percent: Option<Spanned<f64>>,
    pub measured: Vec<Measurement>,
    pub note: Option<String>,
    /// Why it is late.
    pub cause: Option<String>,
    /// The decision by which it was suspended or dropped, such as `15/QĐ-UBND`.
    pub decision: Option<Spanned<String>>,
    pub evidence: Vec<Evidence>,
}

impl Entry {
    /// What it speaks of: entries about the same follow on one another.
    pub fn about(&self) -> About<'_> {
        About {
            item: &self.item.value,
            part: match &self.scope {
                Scope::Own => ScopeKey::Own,
                Scope::Whole(_) => ScopeKey::Whole,
                Scope::Part(part) => ScopeKey::Part(&part.value),
            },
            round: self.round.as_ref().map(|it| &it.value),
        }
    }

    /// Whether it speaks of the same as another: the item, the part of it, the round.
    pub fn is_about_same(&self, other: &Self) -> bool {
        self.about() == other.about()
    }

    /// Whether it says of its item what another says of it, on whatever day.
    pub fn repeats(&self, other: &Self) -> bool {
        let texts =
            |it: &Self| [it.note.clone(), it.cause.clone(), it.decision.as_ref().map(|it| it.value.clone())];
        let measured =
            |it: &Self| it.measured.iter().map(|it| (it.metric.value.clone(), it.value)).collect::<Vec<_>>();
        let document = |it: &Evidence| (it.number.clone(), it.path.as_ref().map(|path| path.value.clone()));
        let documents = |it: &Self| it.evidence.iter().map(document).collect::<Vec<_>>();
        let numbers = |it: &Self| (it.state.map(|it| it.value), it.percent.map(|it| it.value));
        self.is_about_same(other)
            && numbers(self) == numbers(other)
            && measured(self) == measured(other)
            && texts(self) == texts(other)
            && documents(self) == documents(other)
    }
}

/// How much of an item an entry speaks of.
#[derive(Clone, Debug, Default)]
pub enum Scope {
    /// What its author answers for.
    #[default]
    Own,
    /// The whole item, by whoever adds up; where the file says so.
    Whole(Span),
    /// The part of an agency.
    Part(Spanned<AgencyId>),
}

/// What an entry speaks of: an item, how much of it, which of its rounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct About<'a> {
    item: &'a ItemId,
    part: ScopeKey<'a>,
    round: Option<&'a RoundId>,
}

/// How much of an item, wherever the file says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum ScopeKey<'a> {
    Own,
    Whole,
    Part(&'a AgencyId),
}

/// What an agency says of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    NotStarted,
    InProgress,
    Done,
    Blocked,
    /// "Tạm hoãn".
    Suspended,
    /// "Thôi thực hiện".
    Dropped,
}

impl State {
    /// The words of the file format, with their values.
    pub const WORDS: &[(&str, Self)] = &[
        ("not-started", Self::NotStarted),
        ("in-progress", Self::InProgress),
        ("done", Self::Done),
        ("blocked", Self::Blocked),
        ("suspended", Self::Suspended),
        ("dropped", Self::Dropped),
    ];

    /// The word of the file format.
    pub fn as_str(self) -> &'static str {
        super::word(Self::WORDS, self)
    }

    /// The state that the file format or people call so; of people's words tones and case do not count.
    pub fn read(text: &str) -> Option<Self> {
        let (text, folded) = (text.trim(), text::fold(text));
        let word = Self::WORDS.iter().find(|(word, _)| *word == text).map(|(_, state)| *state);
        word.or_else(|| {
            Self::spoken().find(|(spoken, _)| text::fold(spoken) == folded).map(|(_, state)| state)
        })
    }

    /// What people call them.
    pub fn spoken() -> impl Iterator<Item = (&'static str, Self)> {
        let lines = include_str!("spoken-states.txt").lines().filter_map(|line| line.split_once(": "));
        lines.filter_map(|(word, spoken)| Some((spoken, Self::WORDS.iter().find(|(it, _)| *it == word)?.1)))
    }

    /// Whether it stops the work, which takes a decision.
    pub const fn is_halt(self) -> bool {
        matches!(self, Self::Suspended | Self::Dropped)
    }
}

/// A value measured against a target of the same metric.
#[derive(Debug)]
pub struct Measurement {
    pub metric: Spanned<String>,
    pub value: f64,
    /// Where the value stands.
    pub place: Span,
}

/// "Tài liệu kiểm chứng": a document that shows the work was done.
#[derive(Debug)]
pub struct Evidence {
    pub number: Option<String>,
    pub issued: Option<Spanned<NaiveDate>>,
    /// Who issued it: an agency of the plan by its id, any other body by its name.
    pub by: Option<Office>,
    /// Below the plan's folder.
    pub path: Option<Spanned<String>>,
    pub pages: Option<String>,
    /// The SHA-256 of the file at `path` when it was recorded, in hexadecimal.
    pub sha256: Option<Spanned<String>>,
}

impl Evidence {
    /// Its path without the parts that lead nowhere, as files are listed.
    pub fn place(&self) -> Option<String> {
        let parts: Vec<&str> =
            self.path.as_ref()?.split('/').filter(|part| !matches!(*part, "" | ".")).collect();
        Some(parts.join("/"))
    }
}

/// One case of an item that an event or a request sets off.
#[derive(Debug)]
pub struct Occurrence {
    pub item: Spanned<ItemId>,
    pub on: Spanned<NaiveDate>,
    pub due: Spanned<NaiveDate>,
    pub done: Option<Spanned<NaiveDate>>,
}

/// "Xác nhận": the focal point takes work that was reported as done for done, evidence or not.
#[derive(Debug)]
pub struct Confirmation {
    pub item: Spanned<ItemId>,
    /// The agency whose part is confirmed; else the whole item.
    pub part: Option<Spanned<AgencyId>>,
    /// The round that is confirmed.
    pub round: Option<Spanned<RoundId>>,
    pub on: Spanned<NaiveDate>,
    /// Who says so: a person's name.
    pub by: String,
    pub note: Option<String>,
}

/// A named person's judgement of a rating, against what the arithmetic says.
#[derive(Debug)]
pub struct Override {
    pub item: Spanned<ItemId>,
    pub on: Spanned<NaiveDate>,
    pub rating: Rating,
    /// Who says so: a person's name.
    pub by: String,
    pub reason: String,
    /// The last day it holds.
    pub until: Option<Spanned<NaiveDate>>,
}

impl Override {
    /// The last day it holds; where it sets none, the day on which the next reporting period closes.
    pub fn holds_until(&self, calendar: ReportCalendar) -> NaiveDate {
        self.until.as_ref().map_or_else(|| calendar.holding(self.on.value).closes(), |until| until.value)
    }
}

/// What a person can judge an item under way to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rating {
    OnTrack,
    AtRisk,
    AtRiskHigh,
    /// As the arithmetic says: lifts an earlier judgement.
    Computed,
}

impl Rating {
    /// The words of the file format, with their values.
    pub const WORDS: &[(&str, Self)] = &[
        ("on-track", Self::OnTrack),
        ("at-risk", Self::AtRisk),
        ("at-risk-high", Self::AtRiskHigh),
        ("computed", Self::Computed),
    ];

    /// The word of the file format.
    pub fn as_str(self) -> &'static str {
        super::word(Self::WORDS, self)
    }
}
