//! What an agency has to do: on a screen, as a list that is sent, as rows for a spreadsheet, as JSON, as days in a
//! calendar.

pub mod all;
pub mod calendar;
mod columns;
pub mod index;
pub mod json;
pub mod list;
pub mod rows;
pub mod sent;
pub mod shared;
mod through;

pub(super) use self::columns::action_text;
use crate::i18n::Words;
use crate::message::Message;
use crate::query::load::Load;
use crate::query::tasks::TaskList;

/// How much an agency has to do, part by part; parts it does not have are left out.
fn counts(words: Words, list: &TaskList<'_>) -> String {
    let load = Load::of(list);
    let through = load.leads_through_groups;
    let led = if 0 < through { "counts.lead-through-groups" } else { "counts.lead" };
    let parts = [
        (led, load.leads),
        ("counts.support", load.supports),
        ("counts.named", load.named),
        ("counts.actions", load.actions),
        ("counts.duties", load.duties),
    ];
    let parts = parts.into_iter().filter(|(_, count)| 0 < *count);
    let parts: Vec<String> = parts
        .map(|(key, count)| words.say(&Message::new(key).with("count", count).with("through", through)))
        .collect();
    let counts = if parts.is_empty() { words.text("counts.none").to_owned() } else { parts.join("; ") };
    if list.is_filtered { words.say(&Message::new("counts.filtered").with("counts", counts)) } else { counts }
}
