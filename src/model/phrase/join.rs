//! What the parts of a phrase say together.

use super::day::Day;
use super::fault::{PhraseFault, Why};
use super::meaning::{Due, Phrase};
use super::part::{Part, Placed};
use super::span::{Span, SpanKind};
use crate::model::{Recurrence, Trigger};
use crate::text;

/// Puts the parts of `text` together.
pub(super) fn phrase(text: &str, parts: &[Placed]) -> Result<Phrase, PhraseFault> {
    let whole = |why| PhraseFault { why, range: 0..text.len() };
    if parts.is_empty() {
        return Err(whole(Why::Blank));
    }
    let mut phrase = Phrase::default();
    for placed in parts {
        let words = &text[placed.range.clone()];
        add(&mut phrase, &placed.part, words)
            .map_err(|why| PhraseFault { why, range: placed.range.clone() })?;
    }
    set_days(&mut phrase, parts)?;
    check_rounds(&phrase, parts).map_err(whole)?;
    let has_day = phrase.due.is_some() || phrase.start.is_some() || phrase.every.is_some();
    if !has_day && !phrase.is_continuous {
        // "Nếu có" alone: an event sets the day.
        phrase.trigger.get_or_insert(Trigger::Event);
    }
    Ok(phrase)
}

/// Whether a character may stand after the words of a proviso, and is of none of them.
fn is_beside_words(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '/' | '-') || c.is_whitespace() || text::effect(c).is_some()
}

/// Adds a part that names no day of the calendar.
fn add(phrase: &mut Phrase, part: &Part, words: &str) -> Result<(), Why> {
    let is_alone = match *part {
        Part::Days(_) | Part::From(_) => true,
        Part::DayOfRound(day) => phrase.day.replace(day).is_none(),
        Part::Every(every) => phrase.every.replace(every).is_none_or(|it| it == every),
        Part::Onward => phrase.every.replace(Recurrence::Year).is_none_or(|it| it == Recurrence::Year),
        Part::Continuous => {
            phrase.is_continuous = true;
            true
        }
        Part::After(offset) => {
            phrase.trigger.get_or_insert(Trigger::Event);
            phrase.offset.replace(offset).is_none()
        }
        Part::Trigger(trigger) if phrase.trigger.is_none() => {
            phrase.trigger = Some(trigger);
            true
        }
        // What is to be heeded besides is a proviso: "Sau khi có phản ánh/theo thời gian quy định".
        Part::Trigger(_) | Part::Condition => {
            let words: Vec<&str> = words.trim_end_matches(is_beside_words).split_whitespace().collect();
            let before = phrase.condition.take().map(|before| format!("{before}, "));
            phrase.condition = Some(before.unwrap_or_default() + &words.join(" "));
            true
        }
    };
    if is_alone { Ok(()) } else { Err(Why::Several) }
}

/// Finds out the days that are named, and sets them.
fn set_days(phrase: &mut Phrase, parts: &[Placed]) -> Result<(), PhraseFault> {
    let spans: Vec<Span> = dated(parts);
    let mut days: Option<Span> = None;
    let mut start = None;
    let mut next = spans.into_iter();
    for placed in parts {
        let unread = |why| PhraseFault { why, range: placed.range.clone() };
        match placed.part {
            Part::Days(_) => {
                let Some(span) = next.next() else { continue };
                days = Some(match days {
                    Some(before) => joined(before, span).map_err(unread)?,
                    None => span,
                });
            }
            Part::From(day) if start.replace(day).is_some() => return Err(unread(Why::Several)),
            _ => {}
        }
    }
    set(phrase, days, start);
    if phrase.due.zip(phrase.start).is_some_and(|(due, start)| due.last < start) {
        let last = parts.last().map_or(0, |last| last.range.end);
        return Err(PhraseFault { why: Why::Reversed, range: 0..last });
    }
    Ok(())
}

fn set(phrase: &mut Phrase, days: Option<Span>, start: Option<Day>) {
    let days = days.map(|days| days.or_of(start.and_then(|start| start.year)));
    let start = start.map(|start| start.or_of(days.and_then(|days| days.last.year)));
    let range = days.filter(|days| days.kind == SpanKind::Range).map(|days| days.first);
    phrase.start = start.or(range);
    phrase.due = days.map(|days| Due {
        first: phrase.start.unwrap_or(days.first),
        last: days.last,
        is_before: days.is_before,
    });
}

/// The spans that are named. One without a year is of the year named next, or else before: "Quý III, IV/2026".
fn dated(parts: &[Placed]) -> Vec<Span> {
    let named = |placed: &Placed| match placed.part {
        Part::Days(span) => Some(span),
        _ => None,
    };
    let mut spans: Vec<Span> = parts.iter().filter_map(named).collect();
    let mut year = None;
    for span in spans.iter_mut().rev() {
        *span = span.or_of(year);
        year = span.last.year.or(year);
    }
    year = None;
    for span in &mut spans {
        *span = span.or_of(year);
        year = span.last.year.or(year);
    }
    spans
}

/// Two spans that stand side by side: the narrower where one holds the other; from the first to the second where that
/// begins as the first ends. Between others there is time that neither names.
fn joined(before: Span, after: Span) -> Result<Span, Why> {
    let holds = |outer: Span, inner: Span| outer.first <= inner.first && inner.last <= outer.last;
    let narrowed = |outer: Span, inner: Span| match (outer.kind, inner.kind) {
        (SpanKind::Range, SpanKind::Day | SpanKind::Unit) => {
            Span { first: outer.first, kind: SpanKind::Range, ..inner }
        }
        _ => inner,
    };
    if holds(before, after) {
        return Ok(narrowed(before, after));
    }
    if holds(after, before) {
        return Ok(narrowed(after, before));
    }
    let is_next =
        before.last.is_last() && after.first.day == 1 && month(before.last) + 1 == month(after.first);
    if before.kind == SpanKind::Day || !is_next {
        return Err(if after.last < before.first { Why::Reversed } else { Why::Several });
    }
    Ok(Span { first: before.first, kind: SpanKind::Range, ..after })
}

/// How many months have gone before a day's.
fn month(day: Day) -> i32 {
    day.year.unwrap_or(0) * 12 + day.month.cast_signed()
}

/// Whether the days fit the rhythm that is named beside them.
fn check_rounds(phrase: &Phrase, parts: &[Placed]) -> Result<(), Why> {
    let is_onward = parts.iter().any(|it| matches!(it.part, Part::Onward));
    let is_each = parts.iter().any(|it| matches!(it.part, Part::Every(_)));
    let Some(every) = phrase.every else {
        return if phrase.day.is_some() { Err(Why::NoMonth) } else { Ok(()) };
    };
    if phrase.day.is_some() && every == Recurrence::Year {
        return Err(Why::NoMonth);
    }
    match phrase.due.map(|due| every.holds(due.first, due.last)) {
        None if is_onward && !is_each => Err(Why::Unknown),
        // The days of one round: only a yearly one has such.
        Some(true) if every != Recurrence::Year => Err(Why::Several),
        // The days between which the rounds lie.
        Some(false) if is_onward => Err(Why::Several),
        _ => Ok(()),
    }
}
