//! How a plan is reported on, when nobody works, and what its letters say, in a few words.

use crate::assess::changes::Field;
use crate::document::Cell;
use crate::i18n::Words;
use crate::message::{Arg, Message};
use crate::model::{DaySpan, DaysOff, Letters, ReportCalendar, Reporting, RiskThresholds, Signer};
use crate::views::show::Fact;
use crate::views::{Basis, field, wording};

/// For which periods and by which day reports are due, who sends and who receives them.
pub(super) fn reporting(basis: &Basis<'_>, reporting: &Reporting) -> Vec<Fact> {
    let Reporting { calendar, due_place: _, from, to } = reporting;
    let words = basis.words;
    let to = to.as_ref().map_or("", |to| basis.plan().agencies.name(&to.value));
    let facts = [
        Fact::new(words.text("column.period"), words.say(&rhythm(*calendar))),
        Fact::new(words.text("show.reports-from"), wording::names(basis, from)),
        Fact::new(words.text("show.reports-to"), to),
    ];
    facts.into_iter().filter(|it| !it.content.text.is_empty()).collect()
}

fn rhythm(calendar: ReportCalendar) -> Message {
    let ReportCalendar { rhythm, close_day, due_day, is_due_next_month } = calendar;
    Message::new(if is_due_next_month { "show.calendar-next" } else { "show.calendar" })
        .with("periods", Arg::Key(wording::rhythm_key(rhythm)))
        .with("close", i64::from(close_day))
        .with("due", i64::from(due_day))
}

/// Who signs letters and reports, where they are filed, and how long an agency has to answer.
pub(super) fn letters(words: Words, letters: &Letters) -> Vec<Fact> {
    let Letters { reminder_signer, report_signer, filed, reply_days } = letters;
    let signer = |it: &Signer| Cell::from(signed(it).join(", "));
    let facts = [
        (Field::ReminderSigner, reminder_signer.as_ref().map(signer)),
        (Field::ReportSigner, report_signer.as_ref().map(signer)),
        (Field::Filed, filed.as_deref().map(Cell::from)),
        (Field::ReplyDays, reply_days.map(|days| words.count(i64::from(days)).into())),
    ];
    facts
        .into_iter()
        .filter_map(|(field, content)| Some(Fact::new(field::label(words, field), content?)))
        .collect()
}

/// Who signed, a line each: for whom, in which post, the name.
pub(super) fn signed(signer: &Signer) -> Vec<&str> {
    let Signer { name, post, authority } = signer;
    [authority.as_deref(), post.as_deref(), Some(name)].into_iter().flatten().collect()
}

/// The days on which nobody works, one after the other.
pub(super) fn days_off(words: Words, days_off: &DaysOff) -> String {
    let DaysOff { days, spans, roll: _ } = days_off;
    let days = days.iter().map(|day| words.date(day.value));
    let spans = spans.iter().map(|DaySpan { from, to }| wording::days(words, from.value, to.value));
    days.chain(spans).collect::<Vec<_>>().join("; ")
}

/// When an item counts as at risk.
pub(super) fn thresholds(risk: RiskThresholds) -> Message {
    let RiskThresholds { due_soon_days, slip_days, spi } = risk;
    Message::new("show.thresholds-are")
        .with("due-soon", due_soon_days)
        .with("slip", slip_days)
        .with("spi", Arg::Decimal(spi, 2))
}
