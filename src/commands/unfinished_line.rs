//! A command line while it is being typed: which argument the word at its end is a value of.

use clap::{Arg, ArgAction, Command};

/// A line at whose end a value stands, finished or not.
pub(super) struct UnfinishedLine<'a> {
    /// What the value is for.
    pub(super) arg: &'a Arg,
    /// What has been typed of it.
    pub(super) value: &'a str,
    /// The options before it that have a value, by their ids.
    given: Vec<(&'a str, &'a str)>,
}

impl<'a> UnfinishedLine<'a> {
    /// Reads the words before the one being typed, then that one. None where no value stands: at an option, or past
    /// the last argument.
    pub(super) fn read(command: &'a Command, before: &'a [String], word: &'a str) -> Option<Self> {
        let mut line = Line { command, positionals: 0, pending: None, given: Vec::new(), is_escaped: false };
        for word in before {
            line.take(word);
        }
        let (arg, value) = line.last(word)?;
        Some(Self { arg, value, given: line.given })
    }

    /// The values given to an option.
    pub(super) fn values(&self, id: &str) -> impl Iterator<Item = &'a str> {
        self.given.iter().filter(move |(known, _)| *known == id).map(|(_, value)| *value)
    }
}

/// How far a line has been read.
struct Line<'a> {
    command: &'a Command,
    /// How many arguments of the command have been given.
    positionals: usize,
    /// An option that waits for its value.
    pending: Option<&'a Arg>,
    given: Vec<(&'a str, &'a str)>,
    /// After `--`, where nothing is an option.
    is_escaped: bool,
}

impl<'a> Line<'a> {
    fn take(&mut self, word: &'a str) {
        if let Some(arg) = self.pending {
            // bash hands `--plan=x` over as three words.
            if word != "=" {
                self.given.push((arg.get_id().as_str(), word));
                self.pending = None;
            }
        } else if self.is_escaped || !word.starts_with('-') {
            match self.command.find_subcommand(word) {
                Some(command) if self.positionals == 0 => self.command = command,
                _ => self.positionals += 1,
            }
        } else if word == "--" {
            self.is_escaped = true;
        } else {
            match option(self.command, word) {
                Some((arg, Some(value))) => self.given.push((arg.get_id().as_str(), value)),
                Some((arg, None)) => self.pending = Some(arg),
                None => {}
            }
        }
    }

    /// The argument that comes next: the last may come again and again.
    fn positional(&self) -> Option<&'a Arg> {
        let mut rest = self.command.get_positionals().skip(self.positionals);
        let last = || self.command.get_positionals().last();
        rest.next().or_else(|| last().filter(|arg| matches!(arg.get_action(), ArgAction::Append)))
    }

    fn last(&self, word: &'a str) -> Option<(&'a Arg, &'a str)> {
        if let Some(arg) = self.pending {
            return Some((arg, word));
        }
        if self.is_escaped || !word.starts_with('-') {
            return self.positional().map(|arg| (arg, word));
        }
        option(self.command, word).and_then(|(arg, value)| Some((arg, value?)))
    }
}

/// The option that a word names and that takes a value, and the value where the same word holds it.
fn option<'a>(command: &'a Command, word: &'a str) -> Option<(&'a Arg, Option<&'a str>)> {
    let takes_value = |arg: &&Arg| arg.get_action().takes_values();
    if let Some(long) = word.strip_prefix("--") {
        let (name, value) = long.split_once('=').map_or((long, None), |(name, value)| (name, Some(value)));
        let arg = command.get_arguments().find(|arg| arg.get_long() == Some(name)).filter(takes_value)?;
        return Some((arg, value));
    }
    // Several short ones may stand in one word; the first that takes a value takes the rest.
    for (at, short) in word.char_indices().skip(1) {
        let arg = command.get_arguments().find(|arg| arg.get_short() == Some(short))?;
        if takes_value(&arg) {
            let rest = &word[at + short.len_utf8()..];
            return Some((arg, Some(rest.strip_prefix('=').unwrap_or(rest)).filter(|rest| !rest.is_empty())));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands at `|`: the argument's id, what is typed of its value, and the folder given before.
    #[track_caller]
    fn case(line: &str, expected: &str) {
        let flag = |name: &'static str| Arg::new(name).short(name.chars().next()).long(name);
        let command = Command::new("cchc")
            .arg(flag("quiet").action(ArgAction::SetTrue).global(true))
            .arg(Arg::new("dir").short('C').long("dir").global(true))
            .arg(flag("plan").global(true).action(ArgAction::Append))
            .subcommand(Command::new("show").arg(Arg::new("item")))
            .subcommand(Command::new("update").arg(Arg::new("items").action(ArgAction::Append)))
            .subcommand(Command::new("check").arg(flag("deny")));
        let mut command = command;
        command.build();
        let words: Vec<String> = line.trim_end_matches('|').split(' ').map(str::to_owned).collect();
        let (word, before) = words.split_last().unwrap();
        let read = UnfinishedLine::read(&command, before, word);
        let said = read.map(|it| {
            let dir = it.values("dir").next().unwrap_or("-");
            format!("{} {:?} {dir}", it.arg.get_id(), it.value)
        });
        assert_eq!(said.unwrap_or_default(), expected, "{line}");
    }

    #[test]
    fn an_argument_is_told_from_a_command_and_from_values() {
        case("show |", "item \"\" -");
        case("show II.|", "item \"II.\" -");
        case("-q show -C x II.|", "item \"II.\" x");
        case("--dir=x --plan show show II.|", "item \"II.\" x");
        case("show -- -x|", "item \"-x\" -");
        case("show II.1 |", "");
        case("update II.1 II.2=30 PL.|", "items \"PL.\" -");
        case("sho|", "");
        case("check |", "");
    }

    #[test]
    fn an_option_s_value_is_found_in_every_spelling() {
        case("--plan |", "plan \"\" -");
        case("check --plan=d|", "plan \"d\" -");
        case("check --plan = d|", "plan \"d\" -");
        case("-Cx check -qd r|", "deny \"r\" x");
        case("-C=x check --deny r|", "deny \"r\" x");
        case("check -dr|", "deny \"r\" -");
        case("check --pl|", "");
        case("check --quiet=|", "");
        case("check -qx |", "");
    }
}
