//! What is wrong with a command line, and what would be right.

use std::error::Error as _;
use std::ffi::OsString;

use chrono::NaiveDate;
use clap::Command as ClapCommand;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::{day, typed};
use crate::i18n::Words;
use crate::message::Message;

/// What is wrong with the line, and what would be right, in the user's language.
pub(super) fn said(
    error: &clap::Error,
    args: &[OsString],
    command: &ClapCommand,
    words: Words,
    today: NaiveDate,
) -> String {
    let see_help =
        words.say(&Message::new("cli.see-help").with("command", typed::command_path(args, command)));
    let context = |kind| error.get(kind).map(value_text).unwrap_or_default();
    if error.kind() == ErrorKind::UnknownArgument
        && let Some(message) = before_command(&context(ContextKind::InvalidArg), args, command)
    {
        return [words.say(&message), see_help].join("\n");
    }
    let key = match error.kind() {
        ErrorKind::InvalidValue if context(ContextKind::InvalidValue).is_empty() => "cli.needs-value",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "cli.bad-value",
        ErrorKind::UnknownArgument => "cli.unknown-argument",
        ErrorKind::InvalidSubcommand => "cli.unknown-command",
        ErrorKind::MissingRequiredArgument => "cli.missing-argument",
        ErrorKind::ArgumentConflict => "cli.conflict",
        _ => "cli.bad-line",
    };
    let message = Message::new(key)
        .with("arg", context(ContextKind::InvalidArg))
        .with("prior", context(ContextKind::PriorArg))
        .with("value", context(ContextKind::InvalidValue))
        .with("command", context(ContextKind::InvalidSubcommand));
    let mut lines = vec![words.say(&message)];
    let suggested =
        [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    // Of several that fit, the best comes last.
    let best = |kind| match error.get(kind)? {
        ContextValue::Strings(texts) => texts.last().cloned(),
        other => Some(value_text(other)),
    };
    let nearest = suggested.into_iter().find_map(best).filter(|text| !text.is_empty());
    let valid = context(ContextKind::ValidValue);
    if let Some(nearest) = nearest {
        lines.push(words.say(&Message::new("did-you-mean").with("name", nearest)));
    } else if !valid.is_empty() {
        lines.push(words.say(&Message::new("lookup.known").with("names", valid)));
    } else if error.kind() == ErrorKind::ValueValidation {
        let ours = error.source().and_then(|source| source.downcast_ref::<Message>());
        // Days are read by a parser that is not ours.
        let day = || day::read(&context(ContextKind::InvalidValue), today).err();
        lines.extend(ours.cloned().or_else(day).map(|message| words.say(&message)));
    }
    lines.push(see_help);
    lines.join("\n")
}

/// That an option stands before the command it belongs to, where it does: the command of the line, or the first that has
/// such an option where the line has none.
fn before_command(option: &str, args: &[OsString], root: &ClapCommand) -> Option<Message> {
    let name = option.strip_prefix("--")?;
    let has = |command: &&ClapCommand| command.get_arguments().any(|arg| arg.get_long() == Some(name));
    let mut words = args.iter().skip(1).map(|word| word.to_string_lossy());
    let is_option = |word: &str| word.split('=').next() == Some(option);
    let first = words.find(|word| is_option(word) || root.find_subcommand(word.as_ref()).is_some());
    first.filter(|word| is_option(word))?;
    let meant = words.find_map(|word| root.find_subcommand(word.as_ref()));
    let command = meant.or_else(|| root.get_subcommands().find(has)).filter(has)?.get_name();
    Some(Message::new("cli.before-command").with("arg", option).with("command", command))
}

fn value_text(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        other => other.to_string(),
    }
}
