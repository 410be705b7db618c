//! Counts of items: the columns of a table, the two by two with its rates, and a line.

mod columns;
pub mod figures;
pub mod json;
mod two_by_two;

pub use self::columns::groups;
pub use self::two_by_two::{rate, rates, two_by_two};
use super::wording;
use crate::assess::{Standing, Tally};
use crate::document::Document;
use crate::i18n::Words;
use crate::message::Message;

/// Each standing that occurs and how often, in one sentence.
pub fn standings(words: Words, tally: &Tally) -> String {
    words.say(&Message::new("status.standings").with("standings", listed(words, tally)))
}

/// Each standing that occurs and how often.
pub fn listed(words: Words, tally: &Tally) -> String {
    let all = Standing::WORDS.iter().map(|(_, standing)| (*standing, tally.count(*standing)));
    let occurring = all.filter(|(_, count)| 0 < *count);
    let parts = occurring.map(|(standing, count)| {
        format!("{} {}", words.text(wording::standing_key(standing)), words.total(count))
    });
    parts.collect::<Vec<_>>().join(" · ")
}

/// Says how many items no longer count, where there are any.
pub fn dropped(words: Words, tally: &Tally, document: &mut Document) {
    let dropped = tally.count(Standing::Dropped);
    if 0 < dropped {
        document.text(words.say(&Message::new("status.dropped").with("count", dropped)));
    }
}
