//! Standings, states, periods and targets in words.

use chrono::NaiveDate;

use super::{Basis, phrase};
use crate::assess::{Assessment, Posting, Standing, Tally};
use crate::document::{Cell, Tone};
use crate::i18n::Words;
use crate::message::{Arg, Message};
use crate::model::{
    AgencyId, Baseline, Bound, Clarity, Erratum, Evidence, IssueDate, Item, ItemId, Level, Office, Plan,
    Rating, Recurrence, ReportPeriod, ReportRhythm, Round, State, SupportRole, Target, TargetKind,
    TargetTerm, YearPart,
};
use crate::source::{Span, Spanned};

/// The key of a standing's full label.
pub const fn standing_key(standing: Standing) -> &'static str {
    match standing {
        Standing::Overdue => "standing.overdue",
        Standing::AtRiskHigh => "standing.at-risk-high",
        Standing::AtRisk => "standing.at-risk",
        Standing::AwaitingConfirmation => "standing.awaiting",
        Standing::OnTrack => "standing.on-track",
        Standing::NotReported => "standing.not-reported",
        Standing::NotTriggered => "standing.not-triggered",
        Standing::Unknown => "standing.unknown",
        Standing::Suspended => "standing.suspended",
        Standing::CompletedLate => "standing.completed-late",
        Standing::CompletedOnTime => "standing.completed-on-time",
        Standing::Dropped => "standing.dropped",
    }
}

/// The key of a standing's label over a column.
pub const fn short_key(standing: Standing) -> &'static str {
    match standing {
        Standing::Overdue => "short.overdue",
        Standing::AtRiskHigh => "short.at-risk-high",
        Standing::AtRisk => "short.at-risk",
        Standing::AwaitingConfirmation => "short.awaiting",
        Standing::OnTrack => "short.on-track",
        Standing::NotReported => "short.not-reported",
        Standing::NotTriggered => "short.not-triggered",
        Standing::Unknown => "short.unknown",
        Standing::Suspended => "short.suspended",
        Standing::CompletedLate => "short.completed-late",
        Standing::CompletedOnTime => "short.completed-on-time",
        Standing::Dropped => "short.dropped",
    }
}

/// A standing as a table cell.
pub fn standing_cell(words: Words, standing: Standing) -> Cell {
    Cell::toned(words.text(standing_key(standing)), standing_tone(standing))
}

/// How a standing is meant.
pub const fn standing_tone(standing: Standing) -> Tone {
    match standing {
        Standing::Overdue | Standing::AtRiskHigh => Tone::Bad,
        Standing::AtRisk | Standing::AwaitingConfirmation | Standing::CompletedLate => Tone::Warning,
        Standing::OnTrack | Standing::CompletedOnTime => Tone::Good,
        Standing::NotReported
        | Standing::NotTriggered
        | Standing::Unknown
        | Standing::Suspended
        | Standing::Dropped => Tone::Muted,
    }
}

/// What was noted with a report; where several lead the item, who noted it.
pub fn note(basis: &Basis<'_>, assessment: &Assessment<'_>, posting: Posting<'_>) -> Option<String> {
    let note = posting.entry.note.as_ref()?;
    if assessment.parts.is_empty() {
        return Some(note.clone());
    }
    Some(format!("{}: {note}", basis.plan().agencies.name(posting.author)))
}

/// The key of a reported state.
pub const fn state_key(state: State) -> &'static str {
    match state {
        State::NotStarted => "state.not-started",
        State::InProgress => "state.in-progress",
        State::Done => "state.done",
        State::Blocked => "state.blocked",
        State::Suspended => "state.suspended",
        State::Dropped => "state.dropped",
    }
}

/// The keys of what a state is called.
pub const fn state_names(state: State) -> &'static [&'static str] {
    match state {
        State::NotStarted => &["state.not-started"],
        State::InProgress => &["state.in-progress", "short.on-track"],
        State::Done => &["state.done", "short.completed"],
        State::Blocked => &["state.blocked"],
        State::Suspended => &["state.suspended", "standing.suspended"],
        State::Dropped => &["state.dropped", "standing.dropped"],
    }
}

/// The keys of what a rating is called.
pub const fn rating_names(rating: Rating) -> &'static [&'static str] {
    match rating {
        Rating::OnTrack => &["standing.on-track", "short.on-track"],
        Rating::AtRisk => &["standing.at-risk", "short.at-risk"],
        Rating::AtRiskHigh => &["standing.at-risk-high", "short.at-risk-high"],
        Rating::Computed => &[],
    }
}

/// A reporting period's name.
pub fn period_message(period: ReportPeriod) -> Message {
    let year = || period.year.to_string();
    let key = match period.part() {
        YearPart::Month(month) => {
            return Message::new("period.month").with("month", month.to_string()).with("year", year());
        }
        YearPart::Quarter(1) => "period.first-quarter",
        YearPart::Quarter(2) => "period.second-quarter",
        YearPart::Quarter(3) => "period.third-quarter",
        YearPart::Quarter(_) => "period.fourth-quarter",
        YearPart::Half(1) => "period.half-year",
        YearPart::Half(_) => "period.second-half",
        YearPart::Year => "period.year",
    };
    // A year is a name, not a quantity: no mark between its thousands.
    Message::new(key).with("year", year())
}

/// A reporting period's name where it begins a line.
pub fn period_name(words: Words, period: ReportPeriod) -> String {
    capitalised(&words.say(&period_message(period)))
}

/// As many letters of a name as a narrow column holds, with `…` where there are more.
pub fn shortened(name: &str, longest: usize) -> String {
    if name.chars().count() <= longest {
        return name.to_owned();
    }
    let begun: String = name.chars().take(longest - 1).collect();
    format!("{}…", begun.trim_end())
}

/// Words where they begin a line.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The file and line of something, as editors and terminals understand them.
pub fn place(basis: &Basis<'_>, span: Span) -> String {
    let at = basis.sources.line_col(span.source, span.start);
    format!("{}:{}", basis.sources.file(span.source).path, at.line)
}

/// An erratum as a sentence.
pub fn erratum(words: Words, erratum: &Erratum) -> String {
    let Erratum { at: _, printed, read_as, why } = erratum;
    let message = Message::new("show.erratum").with("printed", printed.as_str());
    words.say(&message.with("read_as", read_as.as_str()).with("why", why.as_str()))
}

/// The day of issue, or the month where the day is blank.
pub fn issue_date(words: Words, issued: IssueDate) -> String {
    match issued {
        IssueDate::Day(day) => words.date(day),
        IssueDate::Month(first) => {
            let [month, year] = ["%m", "%Y"].map(|form| first.format(form).to_string());
            words.say(&Message::new("issued.month").with("month", month).with("year", year))
        }
    }
}

/// A value with its unit.
pub fn measured(value: f64, unit: &str) -> Message {
    match unit {
        "%" | "pp" => Message::new("measure.percent").with("value", Arg::Decimal(value, 2)),
        unit => Message::new("measure.count").with("value", Arg::Decimal(value, 2)).with("unit", unit),
    }
}

/// The two by two in a sentence.
pub fn tally_message(tally: &Tally) -> Message {
    let part = |some, none, in_time: usize, late: usize| {
        let message = Message::new(if in_time + late == 0 { none } else { some });
        message.with("count", in_time + late).with("in-time", in_time).with("late", late)
    };
    let (on_time, late) = (tally.completed_on_time, tally.completed_late);
    let (in_time, overdue) = (tally.pending_in_time, tally.pending_overdue);
    Message::new("letter.tally")
        .with("completed", part("letter.completed", "letter.none-completed", on_time, late))
        .with("pending", part("letter.pending", "letter.none-pending", in_time, overdue))
}

/// A document that shows something was done: number or path, then what else is known of it.
pub fn evidence(basis: &Basis<'_>, evidence: &Evidence) -> String {
    let words = basis.words;
    let path = evidence.path.as_ref().map(|path| path.as_str());
    let mut text = evidence.number.as_deref().or(path).unwrap_or_default().to_owned();
    if let Some(issued) = &evidence.issued {
        text.push_str(&words.say(&Message::new("evidence.issued").with("on", issued.value)));
    }
    if let Some(by) = &evidence.by {
        let name = match by {
            Office::Listed(id) => basis.plan().agencies.name(&id.value),
            Office::Printed(name) => name,
        };
        text.push_str(&words.say(&Message::new("evidence.by").with("agency", name)));
    }
    if let Some(pages) = &evidence.pages {
        text.push_str(&words.say(&Message::new("evidence.pages").with("pages", pages.as_str())));
    }
    text
}

/// A target as a sentence without its metric: "từ 20 % trở lên".
pub fn target(words: Words, target: &Target) -> String {
    let Target { metric: _, span: _, bound, unit, baseline, kind, term } = target;
    let is_change = matches!(bound, Bound::IncreaseBy(_) | Bound::Decrease | Bound::Maintain);
    let bound = words.say(&bound_message(*bound, unit));
    let bound = match kind {
        TargetKind::Stock => bound,
        TargetKind::Flow => words.say(&Message::new("target.flow").with("bound", bound)),
    };
    let bound = match term {
        None => bound,
        Some(TargetTerm::Day(day)) => {
            words.say(&Message::new("target.by-day").with("bound", bound).with("day", day.value))
        }
        Some(TargetTerm::Round(id)) => {
            let message = Message::new("target.by-round").with("bound", bound);
            words.say(&message.with("round", id.value.as_str()))
        }
    };
    let Some(Baseline { year, value, source }) = baseline else {
        return bound;
    };
    // What is reached counts by itself; only what rises, falls or stays does so against something.
    let against = match year {
        _ if !is_change => bound,
        Some(year) => {
            words.say(&Message::new("target.against").with("bound", bound).with("year", year.to_string()))
        }
        None => words.say(&Message::new("target.unset-year").with("bound", bound)),
    };
    let known = match (value, source) {
        (Some(value), Some(source)) => Message::new("target.baseline-from")
            .with("value", measured(*value, unit))
            .with("source", source.as_str()),
        (Some(value), None) => Message::new("target.baseline").with("value", measured(*value, unit)),
        (None, _) => Message::new("target.no-baseline"),
    };
    let known = words.say(&known);
    let known = match year.filter(|_| !is_change) {
        Some(year) => {
            words.say(&Message::new("target.in-year").with("known", known).with("year", year.to_string()))
        }
        None => known,
    };
    format!("{against} ({known})")
}

/// A target as a sentence.
pub fn metric_and_target(words: Words, it: &Target) -> String {
    format!("{}: {}", it.metric, target(words, it))
}

pub(super) fn bound_message(bound: Bound, unit: &str) -> Message {
    let (key, value) = match bound {
        Bound::AtLeast(value) if unit == "%" && value >= 100.0 => ("target.full", value),
        Bound::AtLeast(value) => ("target.at-least", value),
        Bound::AtMost(value) => ("target.at-most", value),
        Bound::Above(value) => ("target.above", value),
        Bound::Below(value) => ("target.below", value),
        Bound::Equals(value) => ("target.equals", value),
        Bound::IncreaseBy(value) => {
            let points = Message::new("measure.points").with("value", Arg::Decimal(value, 2));
            let step = if unit == "pp" { points } else { measured(value, unit) };
            return Message::new("target.increase-by").with("value", step);
        }
        Bound::Decrease => return Message::new("target.decrease"),
        Bound::Maintain => return Message::new("target.maintain"),
    };
    Message::new(key).with("value", measured(value, unit))
}

/// The key of what the document calls an item.
pub const fn level_key(level: Level) -> &'static str {
    match level {
        Level::Criterion => "level.criterion",
        Level::SubCriterion => "level.sub-criterion",
    }
}

/// The key of the document's own label over the supporting agencies.
pub const fn support_role_key(role: SupportRole) -> &'static str {
    match role {
        SupportRole::Coordinate => "support.coordinate",
        SupportRole::Implement => "support.implement",
        SupportRole::Both => "column.support",
    }
}

/// The key of the words for the periods of a reporting calendar.
pub const fn rhythm_key(rhythm: ReportRhythm) -> &'static str {
    match rhythm {
        ReportRhythm::Cchc => "calendar.cchc",
        ReportRhythm::Monthly => phrase::every_key(Recurrence::Month),
        ReportRhythm::Quarterly => phrase::every_key(Recurrence::Quarter),
        ReportRhythm::HalfYearly => phrase::every_key(Recurrence::HalfYear),
        ReportRhythm::Yearly => phrase::every_key(Recurrence::Year),
    }
}

/// The key of the name of a respect in which items have to be clear.
pub const fn clarity_key(respect: Clarity) -> &'static str {
    match respect {
        Clarity::Task => "clarity.task",
        Clarity::Person => "clarity.person",
        Clarity::Responsibility => "clarity.responsibility",
        Clarity::Time => "clarity.time",
        Clarity::Result => "clarity.result",
        Clarity::Authority => "clarity.authority",
    }
}

/// How many days are left or gone, for a table cell.
pub fn days_left(words: Words, days: Option<i64>) -> String {
    match days {
        None => String::new(),
        Some(0) => words.text("days.today").to_owned(),
        Some(days) if days < 0 => words.say(&Message::new("days.over").with("days", -days)),
        Some(days) => words.say(&Message::new("days.left").with("days", days)),
    }
}

/// The ids of the other items that are the same thing as `item`, in order; none where there are none.
pub fn doubles(plan: &Plan, item: &Item) -> Option<String> {
    let at = plan.index.position(&item.id.value)?;
    let others = plan.index.same(at).filter(|other| *other != at);
    let mut ids: Vec<&ItemId> = others.map(|other| &plan.items[other].id.value).collect();
    ids.sort();
    let ids: Vec<&str> = ids.into_iter().map(ItemId::as_str).collect();
    (!ids.is_empty()).then(|| ids.join(", "))
}

/// The id of the section that holds an item: that of the plan, else what its id begins with.
pub fn section_id<'a>(plan: &'a Plan, item: &'a Item) -> Option<&'a str> {
    plan.section_of(item).map(|it| it.id.value.as_str()).or_else(|| item.id.value.section())
}

/// A body by its name.
pub fn office<'a>(basis: &Basis<'a>, office: &'a Office) -> &'a str {
    match office {
        Office::Listed(id) => basis.plan().agencies.name(&id.value),
        Office::Printed(name) => name,
    }
}

/// One day, or from one to another.
pub fn days(words: Words, from: NaiveDate, to: NaiveDate) -> String {
    if from == to { words.date(from) } else { format!("{}–{}", words.date(from), words.date(to)) }
}

/// The rounds that the plan names, a line each.
pub fn named_rounds(words: Words, rounds: &[Round]) -> String {
    let line = |round: &Round| {
        let what = round.what.as_ref().map(|what| format!(": {what}")).unwrap_or_default();
        format!("{} ({}){what}", round.id.value, words.date(round.due.value))
    };
    rounds.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Agencies by their names, one after the other.
pub fn names(basis: &Basis<'_>, ids: &[Spanned<AgencyId>]) -> String {
    let names: Vec<&str> = ids.iter().map(|id| basis.plan().agencies.name(&id.value)).collect();
    names.join("; ")
}

/// Agencies by their short names.
pub fn briefs(basis: &Basis<'_>, ids: &[Spanned<AgencyId>]) -> String {
    let names: Vec<&str> = ids.iter().map(|id| basis.plan().agencies.brief(&id.value)).collect();
    names.join("; ")
}
