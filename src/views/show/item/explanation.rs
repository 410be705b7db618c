//! How the standing of an item came about: the reasons, the sum, the last report.

use crate::assess::{Assessment, Coverage, Inherited, Pace, Posting};
use crate::i18n::Words;
use crate::message::{Arg, Message};
use crate::model::Occurrence;
use crate::views::{Basis, reason, wording};

/// How the standing came about: the reasons, then the sum, then the last report.
pub(super) fn lines(basis: &Basis<'_>, assessment: &Assessment<'_>) -> Vec<String> {
    let words = basis.words;
    let mut lines: Vec<String> = assessment.reasons.iter().map(|it| reason::sentence(words, it)).collect();
    if let Some(pace) = assessment.pace {
        lines.push(sum(basis, &pace));
    }
    lines.extend(assessment.coverage.iter().map(|it| coverage(words, it)));
    if let Some(percent) = assessment.percent.filter(|_| assessment.coverage.is_some_and(|it| it.is_mean)) {
        lines.push(words.say(&Message::new("show.mean").with("percent", Arg::Decimal(percent, 1))));
    }
    lines.extend(assessment.inherited.iter().map(|it| inherited(basis, it)));
    lines.extend(assessment.occurrences.iter().map(|it| occurrence(basis, it)));
    match assessment.last {
        Some(posting) => lines.extend(last_report(basis, assessment, posting)),
        None if assessment.occurrences.is_empty() => lines.push(words.text("show.no-report").to_owned()),
        None => {}
    }
    lines
}

/// How many of those that lead it have said something.
fn coverage(words: Words, coverage: &Coverage) -> String {
    let message = Message::new(if coverage.is_open { "show.coverage-open" } else { "show.coverage" })
        .with("named", coverage.named)
        .with("reported", coverage.reported)
        .with("done", coverage.done);
    words.say(&message)
}

/// What an agency took over from another, and how far that is.
fn inherited(basis: &Basis<'_>, it: &Inherited<'_>) -> String {
    let agencies = &basis.plan().agencies;
    let message = Message::new(match (it.is_done, it.percent) {
        (true, _) => "show.inherited-done",
        (false, Some(_)) => "show.inherited-percent",
        (false, None) => "show.inherited",
    });
    let message = message.with("agency", agencies.name(it.agency)).with("from", agencies.name(it.from));
    let message = message.with("on", it.on);
    basis.words.say(&message.with("percent", Arg::Decimal(it.percent.unwrap_or_default(), 1)))
}

/// A case: when it arose, by when it is due, whether it has been dealt with by the day.
fn occurrence(basis: &Basis<'_>, it: &Occurrence) -> String {
    let done = it.done.map(|done| done.value).filter(|done| *done <= basis.as_of());
    let message = Message::new(if done.is_some() { "show.case-done" } else { "show.case" })
        .with("on", it.on.value)
        .with("due", it.due.value);
    basis.words.say(&match done {
        Some(done) => message.with("done", done),
        None => message,
    })
}

/// The sum as a person would do it on paper.
fn sum(basis: &Basis<'_>, pace: &Pace) -> String {
    let key = if pace.forecast().is_some() { "show.sum" } else { "show.sum-no-forecast" };
    let mut message = reason::paced(key, pace)
        .with("start", pace.start)
        .with("spi", reason::spi(pace, pace.is_below(basis.plan().risk.spi)))
        .with("threshold", Arg::Decimal(basis.plan().risk.spi, 2));
    if let Some(forecast) = pace.forecast() {
        message = message.with("forecast", forecast);
    }
    basis.words.say(&message)
}

/// The day and state of the last report, its note, cause and evidence; where several lead, whose it is.
fn last_report(basis: &Basis<'_>, assessment: &Assessment<'_>, posting: Posting<'_>) -> Vec<String> {
    let (words, entry) = (basis.words, posting.entry);
    let state = posting.state.map_or("state.unsaid", wording::state_key);
    let last = Message::new(if assessment.parts.is_empty() { "show.last" } else { "show.last-of" })
        .with("agency", basis.plan().agencies.name(posting.author))
        .with("on", entry.on.value)
        .with("state", Arg::Key(state));
    let mut lines = vec![words.say(&last)];
    let mut quoted = |key: &'static str, text: &Option<String>| {
        if let Some(text) = text {
            lines.push(words.say(&Message::new(key).with("text", text.as_str())));
        }
    };
    quoted("show.note", &entry.note);
    quoted("show.cause", &entry.cause);
    for evidence in &entry.evidence {
        let number = evidence
            .number
            .as_deref()
            .or(evidence.path.as_ref().map(|path| path.as_str()))
            .unwrap_or_default();
        lines.push(words.say(&Message::new("show.evidence").with("text", number)));
    }
    lines
}
