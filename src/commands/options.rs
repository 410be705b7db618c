//! Readers of what options take.

use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::message::Message;
use crate::model::ReportPeriod;

/// A reporting period, as typed.
///
/// # Errors
/// When it is none; the message says what one looks like.
pub(super) fn period(text: &str) -> Result<ReportPeriod, Message> {
    text.parse().map_err(|_| Message::new("cli.period-form"))
}

/// A parser for an option that takes one of the words in `table`.
pub fn one_of<T: Copy + Send + Sync + 'static>(
    table: &'static [(&'static str, T)],
) -> impl TypedValueParser<Value = T> {
    let words = PossibleValuesParser::new(table.iter().map(|(word, _)| *word));
    words.try_map(move |text| {
        let known = table.iter().find(|(word, _)| *word == text);
        known.map(|(_, value)| *value).ok_or(Message::new("cli.no-such-value"))
    })
}
