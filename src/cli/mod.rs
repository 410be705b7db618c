//! The command line, as data, in the user's language.

mod day;
mod fault;
mod typed;

use std::ffi::OsString;
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::error::ErrorKind;
use clap::{Arg, ArgAction, Command as ClapCommand, CommandFactory as _, FromArgMatches as _, ValueHint};

use crate::commands::{Command, one_of};
use crate::i18n::{Lang, Words};

/// The whole command line. Its help is in the word tables: `cli.<option>`, `cli.<command>.<option>`.
#[derive(Debug, clap::Parser)]
#[command(
    name = "cchc",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true
)]
pub struct Cli {
    #[command(flatten)]
    pub global: Global,

    #[command(subcommand)]
    pub command: Command,
}

/// Options that every command takes.
#[derive(Debug, clap::Args)]
pub struct Global {
    #[arg(short = 'C', long, global = true, display_order = 101, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub dir: Option<PathBuf>,

    #[arg(long, global = true, display_order = 102, value_name = "PLAN")]
    pub plan: Vec<String>,

    #[arg(long, global = true, display_order = 103, value_name = "DATE")]
    pub as_of: Option<NaiveDate>,

    #[arg(long, global = true, display_order = 104, value_name = "LANG", value_parser = one_of(Lang::CODES))]
    pub lang: Option<Lang>,

    #[arg(long, global = true, display_order = 105, value_name = "WHEN", value_parser = one_of(Colour::WORDS))]
    pub color: Option<Colour>,

    #[arg(short, long, global = true, display_order = 107)]
    pub quiet: bool,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// On a terminal that shows them.
    Auto,
    Always,
    Never,
}

impl Colour {
    /// The words of `--color`, with their values.
    pub const WORDS: &[(&str, Self)] =
        &[("auto", Self::Auto), ("always", Self::Always), ("never", Self::Never)];
}

/// Why there is no command to run: help or a version was asked for, or the line is wrong.
pub enum Stop {
    /// Asked for.
    Help(String),
    /// Nothing was asked at all.
    Lost(String),
    Wrong(String),
}

/// Reads the command line, in the words of the user's language. Days may be typed as people write them, and count from
/// `today`.
///
/// # Errors
/// When help was asked for, or the line cannot be understood; both come as text to print.
pub fn parse(args: &[OsString], words: Words, today: NaiveDate) -> Result<Cli, Stop> {
    if let Some(cli) = parse_alone(args, today) {
        return Ok(cli);
    }
    let command = command();
    let (args, today) = &typed::with_plain_days(args, &command, today);
    let matches = spoken_command(words).try_get_matches_from(args);
    matches.and_then(|matches| Cli::from_arg_matches(&matches)).map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Stop::Help(error.render().to_string()),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => Stop::Lost(error.render().to_string()),
        _ => Stop::Wrong(fault::said(&error, args, &command, words, *today)),
    })
}

/// Reads a line as one of the command that it names, as if there were no other: to describe them all takes as long as to
/// read a plan. None where anything is to be said of the line.
fn parse_alone(args: &[OsString], today: NaiveDate) -> Option<Cli> {
    let named = args.iter().skip(1).find_map(|arg| Command::called(arg.to_str()?))?;
    let command = ClapCommand::new("cchc")
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommand_required(true)
        .subcommand(named);
    let command = <Global as clap::Args>::augment_args(command);
    let (args, _) = typed::with_plain_days(args, &command, today);
    Cli::from_arg_matches(&command.try_get_matches_from(args).ok()?).ok()
}

/// The command line, without help.
pub fn command() -> ClapCommand {
    Cli::command()
}

/// The command line, its help in the words of a language.
pub fn spoken_command(words: Words) -> ClapCommand {
    spoken(command(), words)
}

/// The language asked for on the command line, before the line is read in that language.
pub fn language(args: &[OsString]) -> Option<Lang> {
    let texts: Vec<_> = args.iter().map(|arg| arg.to_string_lossy()).collect();
    let asked = texts.iter().enumerate().find_map(|(at, text)| match text.strip_prefix("--lang")? {
        "" => texts.get(at + 1).map(ToString::to_string),
        rest => rest.strip_prefix('=').map(str::to_owned),
    });
    asked.and_then(|code| Lang::of_code(&code))
}

/// Gives the command, its subcommands and their options the words of a language.
fn spoken(command: ClapCommand, words: Words) -> ClapCommand {
    let names: Vec<String> = command.get_subcommands().map(|it| it.get_name().to_owned()).collect();
    let help = |name: &'static str, short, action| {
        Arg::new(name).short(short).long(name).action(action).global(name == "help").display_order(200)
    };
    let mut command = command
        .arg(help("help", 'h', ArgAction::Help))
        .arg(help("version", 'V', ArgAction::Version))
        .about(words.text("cli.about"))
        .subcommand_value_name(words.text("cli.command"))
        .override_usage(words.text("cli.usage"))
        .after_help(examples(words, words.text("cli.examples")))
        .help_template(template(words, true, false))
        .arg_required_else_help(true);
    let shared: Vec<Arg> = command.get_arguments().filter(|arg| arg.is_global_set()).cloned().collect();
    for name in names {
        command = command.mut_subcommand(&name, |sub| subcommand(sub, &name, &shared, words));
    }
    command.mut_args(|arg| told(arg, words, ""))
}

/// Gives a subcommand its words, which stand under `name`: `report`, or `report-new` for one inside another.
fn subcommand(sub: ClapCommand, name: &str, shared: &[Arg], words: Words) -> ClapCommand {
    // An option of all commands that this one has words of its own for; inside another, it would have the other's.
    let is_inside = name.contains('-');
    let own = |arg: &&Arg| is_inside || words.find(&format!("cli.{name}.{}", arg.get_id())).is_some();
    let own = shared.iter().filter(own);
    let text = |part: &str| words.find(&format!("cli.{name}{part}")).unwrap_or_default();
    let has_arguments = sub.get_positionals().next().is_some();
    let inside: Vec<String> = sub.get_subcommands().map(|it| it.get_name().to_owned()).collect();
    let mut sub = sub
        .args(own)
        // What `cli.help` says is said of `-h`.
        .about(if name == "help" { words.text("cli.help-command") } else { text("") })
        .subcommand_value_name(words.text("cli.command"))
        .override_usage(text(".usage"))
        .after_help(examples(words, text(".examples")))
        .help_template(template(words, !inside.is_empty(), has_arguments))
        .mut_args(|arg| told(arg, words, name));
    for inner in inside {
        let full = format!("{name}-{inner}");
        sub = sub.mut_subcommand(inner, |it| subcommand(it, &full, shared, words));
    }
    sub
}

/// An option with its help: the command's own, or that of an option all commands have.
fn told(arg: Arg, words: Words, command: &str) -> Arg {
    let id = arg.get_id().as_str();
    let own = words.find(&format!("cli.{command}.{id}"));
    let help = own.or_else(|| words.find(&format!("cli.{id}"))).unwrap_or_default();
    let value = arg.get_value_names().and_then(|names| names.first()).map(|name| name.to_lowercase());
    let value = value.and_then(|name| words.find(&format!("cli.value.{name}")));
    let arg = arg.help(help);
    // The help names values and defaults itself, in the user's language.
    if !arg.get_action().takes_values() {
        return arg;
    }
    arg.value_name(value.unwrap_or_default()).hide_possible_values(true).hide_default_value(true)
}

fn examples(words: Words, examples: &str) -> String {
    format!("{}:\n{examples}", words.text("cli.examples-head"))
}

fn template(words: Words, has_commands: bool, has_arguments: bool) -> String {
    let part = |is_there: bool, key, tag: &str| {
        if is_there { format!("{}:\n{{{tag}}}\n\n", words.text(key)) } else { String::new() }
    };
    [
        format!("{{about}}\n\n{}: {{usage}}\n\n", words.text("cli.usage-head")),
        part(has_commands, "cli.commands", "subcommands"),
        part(has_arguments, "cli.arguments", "positionals"),
        format!("{}:\n{{options}}{{after-help}}\n", words.text("cli.options")),
    ]
    .concat()
}
