//! What a field held. Nothing of it refers to the plan it comes from, which is gone by the time it is shown.

use chrono::NaiveDate;

use crate::model::{
    AgencyId, Baseline, Clarity, Deadline, DeadlineKeys, IssueDate, Level, Recurrence, SupportRole, Target,
    TargetTerm,
};

/// The value of a field in one state of a plan.
#[derive(Clone, Debug)]
pub enum Value {
    /// None where the field is blank.
    Text(Option<String>),
    Lines(Vec<String>),
    Day(Option<NaiveDate>),
    Issued(IssueDate),
    /// A count of days, or a day of the month.
    Days(Option<i64>),
    Number(f64),
    /// Whether a list of members is open.
    Flag(bool),
    YesOrNo(bool),
    /// Days off, both ends of each span.
    Spans(Vec<(NaiveDate, NaiveDate)>),
    Rounds(Vec<RoundState>),
    Level(Option<Level>),
    SupportRole(Option<SupportRole>),
    Every(Option<Recurrence>),
    Clarity(Vec<Clarity>),
    Agencies(Vec<NamedAgency>),
    /// With the day it came to.
    Deadline(Box<Deadline>, Option<NaiveDate>),
    Targets(Vec<Target>),
}

impl Value {
    /// Whether two deadlines are written alike, whatever day they come to.
    pub fn is_written_as(&self, other: &Self) -> bool {
        matches!((self, other), (Self::Deadline(left, _), Self::Deadline(right, _)) if same_deadline(left, right))
    }
}

/// A round that the plan names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundState {
    pub id: String,
    pub due: NaiveDate,
    pub what: Option<String>,
}

/// An agency and the name it had then. One that only got another name is the same.
#[derive(Clone, Debug)]
pub struct NamedAgency {
    pub id: AgencyId,
    pub name: String,
}

impl PartialEq for NamedAgency {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

/// Whether two values of one field say the same.
impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Text(left), Self::Text(right)) => left == right,
            (Self::Lines(left), Self::Lines(right)) => left == right,
            (Self::Day(left), Self::Day(right)) => left == right,
            (Self::Issued(left), Self::Issued(right)) => left == right,
            (Self::Days(left), Self::Days(right)) => left == right,
            (Self::Number(left), Self::Number(right)) => left.total_cmp(right).is_eq(),
            (Self::Flag(left), Self::Flag(right)) | (Self::YesOrNo(left), Self::YesOrNo(right)) => {
                left == right
            }
            (Self::Spans(left), Self::Spans(right)) => left == right,
            (Self::Rounds(left), Self::Rounds(right)) => left == right,
            (Self::Level(left), Self::Level(right)) => left == right,
            (Self::SupportRole(left), Self::SupportRole(right)) => left == right,
            (Self::Every(left), Self::Every(right)) => left == right,
            (Self::Clarity(left), Self::Clarity(right)) => left == right,
            (Self::Agencies(left), Self::Agencies(right)) => left == right,
            (Self::Deadline(left, due_left), Self::Deadline(right, due_right)) => {
                due_left == due_right && same_deadline(left, right)
            }
            (Self::Targets(left), Self::Targets(right)) => {
                left.len() == right.len() && left.iter().zip(right).all(|(it, other)| same_target(it, other))
            }
            _ => false,
        }
    }
}

fn same_deadline(left: &Deadline, right: &Deadline) -> bool {
    // What the text is read as, and the keys, come out of what is asked of both.
    let Deadline { text, phrase: _, date, keys } = left;
    let day = |keys: &DeadlineKeys| keys.day.as_ref().map(|day| day.value);
    text.value == right.text.value
        && date.as_ref().map(|it| it.value) == right.date.as_ref().map(|it| it.value)
        && left.is_continuous() == right.is_continuous()
        && left.every() == right.every()
        && day(keys) == day(&right.keys)
        && left.trigger() == right.trigger()
        && left.condition() == right.condition()
}

fn same_target(left: &Target, right: &Target) -> bool {
    let Target { metric, span: _, bound, unit, baseline, kind, term } = left;
    let by = |it: &TargetTerm| match it {
        TargetTerm::Round(id) => (Some(id.value.to_string()), None),
        TargetTerm::Day(day) => (None, Some(day.value)),
    };
    let parts = |it: &Baseline| {
        let Baseline { year, value, source } = it;
        (*year, *value, source.clone())
    };
    metric.value == right.metric.value
        && *bound == right.bound
        && *kind == right.kind
        && term.as_ref().map(by) == right.term.as_ref().map(by)
        && unit.value == right.unit.value
        && baseline.as_ref().map(parts) == right.baseline.as_ref().map(parts)
}
