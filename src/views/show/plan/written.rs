//! An item written out as the body of a plan has it: goal, tasks, who leads and who supports, and when.

use crate::document::{Cell, Document, Tone};
use crate::i18n::Words;
use crate::message::Message;
use crate::model::Item;
use crate::views::items::{coded_name, goals};
use crate::views::tasks::action_text;
use crate::views::wording::level_key;
use crate::views::{Basis, wording};

/// Adds the item: its name, then what is said of it, part by part.
pub(super) fn item(basis: &Basis<'_>, item: &Item, document: &mut Document) {
    let words = basis.words;
    document.text(Cell::toned(format!("{}. {}", item.id.value, named(words, item)), Tone::Strong));
    let mut letter = 'a'..;
    let mut part = |document: &mut Document, text: &str| {
        let letter = letter.next().unwrap_or_default();
        document.text(format!("{letter}) {text}"));
    };
    if !item.goals.is_empty() {
        part(document, &titled(words, "show.goals"));
        document.list(goals(item).lines().map(str::to_owned).collect());
    }
    if !item.actions.is_empty() {
        part(document, &titled(words, "show.actions"));
        document.list(item.actions.iter().map(action_text).collect());
    }
    part(document, &agencies(basis, item));
    part(document, &words.say(&Message::new("show.when").with("deadline", item.deadline.text.as_str())));
}

/// The name with its code; without one, with what the document calls such an item, if it calls it anything.
fn named(words: Words, item: &Item) -> String {
    match item.level.filter(|_| item.code.is_none()) {
        // A name of two names in quotes has its own.
        Some(level) if item.name.starts_with('“') => {
            format!("{} {}", words.text(level_key(level)), item.name.value)
        }
        Some(level) => format!("{} “{}”", words.text(level_key(level)), item.name.value),
        None => coded_name(item),
    }
}

fn titled(words: Words, key: &'static str) -> String {
    format!("{}:", words.text(key))
}

/// Who leads, and who supports under the document's own label.
fn agencies(basis: &Basis<'_>, item: &Item) -> String {
    let words = basis.words;
    let label = item.support_role.map_or("column.support", wording::support_role_key);
    let named = [("column.lead", &item.lead), (label, &item.support)];
    let named = named.into_iter().filter(|(_, ids)| !ids.is_empty());
    let named = named.map(|(key, ids)| format!("{}: {}", words.text(key), wording::names(basis, ids)));
    named.collect::<Vec<_>>().join(". ") + "."
}
