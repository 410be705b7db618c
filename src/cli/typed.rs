//! A command line as it was typed: which command it is about, and its days in the form that options take.

use std::ffi::OsString;

use chrono::NaiveDate;
use clap::{Arg, Command as ClapCommand};

use super::day;

/// What the value of an option that takes a day is called.
const DAY: &str = "DATE";
/// The option that sets the day from which others count.
const AS_OF: &str = "--as-of";

/// The line with each day that can be read in the form `2022-11-15`, and the day from which they count: that of
/// `--as-of`, else `today`. What cannot be read is left for the options to refuse.
pub(super) fn with_plain_days(
    args: &[OsString],
    command: &ClapCommand,
    today: NaiveDate,
) -> (Vec<OsString>, NaiveDate) {
    let options = day_options(command);
    let is_day = |name: &str| options.iter().any(|option| option == name);
    let as_of = plain(args, |name| name == AS_OF, today);
    let from = day_after(&as_of, AS_OF).unwrap_or(today);
    (plain(&as_of, |name| name != AS_OF && is_day(name), from), from)
}

/// The options of all commands that take a day, such as `--on`.
fn day_options(command: &ClapCommand) -> Vec<String> {
    let takes_day =
        |arg: &&Arg| arg.get_value_names().is_some_and(|names| names.iter().any(|name| name.as_str() == DAY));
    let own = command.get_arguments().filter(takes_day).filter_map(Arg::get_long);
    let own = own.map(|long| format!("--{long}"));
    own.chain(command.get_subcommands().flat_map(day_options)).collect()
}

/// The line with the days behind some options in the form that is taken.
fn plain(args: &[OsString], is_meant: impl Fn(&str) -> bool, today: NaiveDate) -> Vec<OsString> {
    let mut plain = args.to_vec();
    let mut is_value = false;
    for arg in &mut plain {
        let Some(text) = arg.to_str() else {
            is_value = false;
            continue;
        };
        let (name, value) = match text.split_once('=') {
            Some((name, value)) if is_meant(name) => (Some(name), value),
            _ if is_value => (None, text),
            _ if text == "--" => break,
            _ => {
                is_value = is_meant(text);
                continue;
            }
        };
        is_value = false;
        if let Ok(day) = day::read(value, today) {
            *arg = name.map_or_else(|| day.to_string(), |name| format!("{name}={day}")).into();
        }
    }
    plain
}

/// The day behind an option, once it has the form that is taken.
fn day_after(args: &[OsString], option: &str) -> Option<NaiveDate> {
    let texts: Vec<&str> = args.iter().filter_map(|arg| arg.to_str()).collect();
    let at = |at: usize| match texts[at].strip_prefix(option)? {
        "" => texts.get(at + 1)?.parse().ok(),
        rest => rest.strip_prefix('=')?.parse().ok(),
    };
    (0..texts.len()).find_map(at)
}

/// The command that a line is about, each with a space behind it: `report new `; nothing where it names none.
pub(super) fn command_path(args: &[OsString], root: &ClapCommand) -> String {
    let mut at = root;
    let mut path = String::new();
    for word in args.iter().skip(1).filter_map(|arg| arg.to_str()) {
        if let Some(inner) = at.find_subcommand(word) {
            path.push_str(word);
            path.push(' ');
            at = inner;
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::command;

    #[track_caller]
    fn case(line: &[&str], expected: &[&str]) {
        let line: Vec<OsString> = line.iter().map(OsString::from).collect();
        assert_eq!(with_plain_days(&line, &command(), "2026-07-01".parse().unwrap()).0, expected);
    }

    #[test]
    fn days_of_options_become_plain_and_nothing_else_does() {
        case(&["cchc", "status", "--as-of", "15/11/2022"], &["cchc", "status", "--as-of", "2022-11-15"]);
        case(&["cchc", "status", "--as-of=hôm qua"], &["cchc", "status", "--as-of=2026-06-30"]);
        case(
            &["cchc", "tasks", "--due-by", "+7", "--as-of", "15/11/2022"],
            &["cchc", "tasks", "--due-by", "2022-11-22", "--as-of", "2022-11-15"],
        );
        case(&["cchc", "update", "x", "--note", "hôm qua"], &["cchc", "update", "x", "--note", "hôm qua"]);
        case(&["cchc", "update", "15/11/2022"], &["cchc", "update", "15/11/2022"]);
        case(&["cchc", "status", "--as-of", "31/11/2022"], &["cchc", "status", "--as-of", "31/11/2022"]);
        case(
            &["cchc", "status", "--", "--as-of", "hôm nay"],
            &["cchc", "status", "--", "--as-of", "hôm nay"],
        );
    }

    #[test]
    fn a_line_is_about_its_command() {
        let path =
            |line: &[&str]| command_path(&line.iter().map(OsString::from).collect::<Vec<_>>(), &command());
        assert_eq!(path(&["cchc", "--plan", "a", "report", "new", "--x"]), "report new ");
        assert_eq!(path(&["cchc", "stat"]), "");
    }
}
