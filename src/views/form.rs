//! The form for an agency's report: each item it leads, where it stands, and what is expected by the closing day. Always
//! Vietnamese.

use super::{Basis, wording};
use crate::assess::ledger::{Ledger, Part};
use crate::assess::{Assessment, Survey, expected};
use crate::message::{Arg, Message};
use crate::model::{Agency, Item, ReportPeriod, State, Target};

/// A form before anything is filled in.
pub struct Form {
    /// What it is and how it is filled in, a line each.
    pub about: Vec<String>,
    pub items: Vec<FormItem>,
}

/// An item to report on.
pub struct FormItem {
    pub id: String,
    /// What it is, where it stands, what is expected, a line each.
    pub about: Vec<String>,
    /// What is to be measured.
    pub metrics: Vec<String>,
}

impl Form {
    /// The form for what `agency` leads, itself or through a group, and has not completed. `basis` speaks Vietnamese.
    pub fn new(basis: &Basis<'_>, agency: &Agency, period: ReportPeriod) -> Self {
        let plan = basis.plan();
        let closing = Survey::new(plan, period.closes());
        let ledger = Ledger::new(plan, basis.as_of());
        let mut items = Vec::new();
        let mut closed = 0_usize;
        for (at, item) in plan.items.iter().enumerate() {
            let leads = item.lead.iter().any(|lead| plan.agencies.belongs(&agency.id.value, &lead.value));
            // Of items that are the same the first stands for the others.
            let is_first = plan.index.same(at).next() == Some(at);
            if !leads || !is_first {
                continue;
            }
            if basis.survey.items[at].standing.is_closed() {
                closed += 1;
                continue;
            }
            let same: Vec<&Item> = plan.index.same(at).map(|at| &plan.items[at]).collect();
            let part = ledger.account(at).part(&agency.id.value);
            items.push(form_item(basis, &same, part, [&basis.survey.items[at], &closing.items[at]]));
        }
        Self { about: about(basis, agency, period, closed), items }
    }
}

fn about(basis: &Basis<'_>, agency: &Agency, period: ReportPeriod, closed: usize) -> Vec<String> {
    let (words, plan) = (basis.words, basis.plan());
    let due_day = plan.reporting.as_ref().map_or(crate::model::DUE_DAY, |reporting| reporting.due_day);
    let message = |key| {
        Message::new(key)
            .with("agency", agency.name.as_str())
            .with("period", wording::period_message(period))
            .with("title", plan.head.title.as_str())
            .with("opens", period.opens())
            .with("closes", period.closes())
            .with("due", period.due(due_day))
            .with("as_of", basis.as_of())
            .with("id", agency.id.value.as_str())
            .with("code", period.to_string())
            .with("closed", closed)
    };
    let states = State::WORDS
        .iter()
        .map(|(word, state)| format!("{word}: {}", words.text(wording::state_key(*state))));
    let mut lines = vec![
        words.say(&message("form.title")),
        words.say(&message("form.plan")),
        words.say(&message("form.window")),
    ];
    lines.extend((0 < closed).then(|| words.say(&message("form.closed"))));
    lines.push(String::new());
    lines.push(words.text("form.open").to_owned());
    lines.push(words.text("form.numbers").to_owned());
    lines.push(words.say(&Message::new("form.states").with("states", states.collect::<Vec<_>>().join("; "))));
    lines.push(words.text("form.evidence").to_owned());
    lines.push(words.say(&message("form.after")));
    lines
}

fn form_item(
    basis: &Basis<'_>,
    same: &[&Item],
    part: Option<&Part<'_>>,
    [now, closing]: [&Assessment<'_>; 2],
) -> FormItem {
    let (words, item) = (basis.words, now.item);
    let code = item.code.as_ref().map(|code| format!("{code} – ")).unwrap_or_default();
    let mut lines = vec![format!("{}. {code}{}", item.id.value, item.name)];
    let twins: Vec<&str> = same.iter().skip(1).map(|twin| twin.id.value.as_str()).collect();
    if !twins.is_empty() {
        lines.push(words.say(&Message::new("form.same").with("items", twins.join(", "))));
    }
    let due = now.due.map(|due| words.say(&Message::new("deadline.due").with("due", due)));
    let text = item.deadline.text.as_str();
    let deadline = due.map_or_else(|| text.to_owned(), |due| format!("{text} ({due})"));
    lines.push(words.say(&Message::new("form.deadline").with("deadline", deadline)));
    lines.push(last(basis, part));
    lines.push(wanted(basis, closing));
    let targets: Vec<&Target> = same.iter().flat_map(|item| &item.targets).collect();
    let mut metrics: Vec<String> = Vec::new();
    for target in targets {
        if metrics.contains(&target.metric.value) {
            continue;
        }
        lines.push(target_line(basis, target, closing));
        metrics.push(target.metric.value.clone());
    }
    FormItem { id: item.id.value.to_string(), about: lines, metrics }
}

/// What the agency reported last.
fn last(basis: &Basis<'_>, part: Option<&Part<'_>>) -> String {
    let posting = part.and_then(|part| Some((part, part.postings.last()?)));
    let Some((part, posting)) = posting else { return basis.words.text("form.no-report").to_owned() };
    let percent = part.percent();
    let message = Message::new(if percent.is_some() { "form.last" } else { "form.last-state" })
        .with("on", posting.entry.on.value)
        .with("state", Arg::Key(part.state().map_or("state.unsaid", wording::state_key)))
        .with("percent", Arg::Decimal(percent.unwrap_or_default(), 1));
    basis.words.say(&message)
}

/// How far the item has to be by the closing day to be on schedule.
fn wanted(basis: &Basis<'_>, closing: &Assessment<'_>) -> String {
    let words = basis.words;
    let message = match (closing.pace, closing.days_left) {
        (Some(pace), _) => wording::paced("form.wanted", &pace),
        (None, Some(days)) if days <= 0 => Message::new("form.wanted-all"),
        (None, Some(_)) => Message::new("form.wanted-nothing"),
        (None, None) => Message::new("form.no-day"),
    };
    words.say(&message)
}

/// What a value has to come to, and where it should be by the closing day.
fn target_line(basis: &Basis<'_>, target: &Target, closing: &Assessment<'_>) -> String {
    let words = basis.words;
    let line = Message::new("form.target")
        .with("metric", target.metric.as_str())
        .with("target", wording::target(words, target));
    let line = words.say(&line);
    let term = closing.pace.and_then(|pace| {
        Some((pace.start, closing.due?, pace.start + chrono::Days::new(pace.gone.unsigned_abs())))
    });
    let value = term.and_then(|(start, due, on)| expected(target, (start, due), on));
    match value {
        Some(value) => {
            let wanted =
                Message::new("form.target-now").with("value", wording::measured(value, &target.unit));
            format!("{line}; {}", words.say(&wanted))
        }
        None => line,
    }
}
