//! The levels of a run, from the `cchc.toml` and from whoever asks.

use super::catalogue::{UNKNOWN_RULE, settable};
use crate::diagnostic::Diagnostic;
use crate::lint::{Level, Levels};
use crate::message::Message;
use crate::source::Spanned;
use crate::text;

/// The levels that a `cchc.toml` sets.
pub(super) fn configured(config: &[(Spanned<String>, Level)], found: &mut Vec<Diagnostic>) -> Levels {
    let mut levels = Levels::default();
    for (id, level) in config {
        match rule(id) {
            Some(rule) => levels.set(rule, *level),
            None => found.push(unknown_rule(id)),
        }
    }
    levels
}

/// Sets what is asked for besides.
///
/// # Errors
/// When a rule does not exist, or its level cannot be set.
pub(super) fn set(levels: &mut Levels, asked: &[(String, Level)]) -> Result<(), Message> {
    for (id, level) in asked {
        let rule = rule(id).ok_or_else(|| Message::unknown("lookup.unknown-rule", id, settable()))?;
        levels.set(rule, *level);
    }
    Ok(())
}

/// The id of the rule called so, if its level can be set.
fn rule(id: &str) -> Option<&'static str> {
    settable().find(|known| *known == id)
}

fn unknown_rule(id: &Spanned<String>) -> Diagnostic {
    let help = match text::nearest(id, settable()) {
        Some(nearest) => Message::new("did-you-mean").with("name", nearest),
        None => Message::new("unknown-rule.help"),
    };
    Diagnostic::new(&UNKNOWN_RULE, id.span, Message::new("unknown-rule.message").with("id", id.as_str()))
        .help(help)
}
