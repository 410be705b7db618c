//! `cchc` keeps a government plan as text: it reads plan files, checks them, and says what is due, late or at risk.
//!
//! Data flow one way: files → source text → typed plan → assessment → view → document → bytes.
//! The library exists for the binary and its tests, and for front ends to come, which begin at `workspace`; it makes no
//! semver promise. What is not `pub` here is for this crate alone, so that the compiler tells what nobody uses.

pub mod assess;
pub mod cli;
mod commands;
mod dates;
pub mod diagnostic;
mod disk;
mod document;
mod drafting;
mod encodings;
mod git;
pub mod i18n;
mod import;
mod intake;
pub mod lint;
pub mod load;
mod mend;
pub mod message;
pub mod model;
mod output;
mod package;
pub mod parse;
mod query;
mod record;
mod rules;
mod shape;
pub mod source;
mod strings_and_comments;
mod text;
mod views;
mod workbook;
pub mod workspace;

/// What a phrase is read as, in plain words: the tests read it back.
pub use views::phrase::phrase as phrase_in_words;

use std::ffi::OsString;
use std::io::{BufRead, ErrorKind, Write};
use std::path::PathBuf;

use chrono::{FixedOffset, NaiveDate, Utc};

use cli::{Cli, Colour, Stop};
use commands::{Again, Context, Counter, Exit, is_broken_pipe};
use i18n::{Lang, Words};
use message::{Arg, Message};
use output::Screen;
use workspace::Refusal;

/// Everything a run may know of the outside.
pub struct World<'a> {
    /// The command line, program name first.
    pub args: Vec<OsString>,
    /// Looks up an environment variable.
    pub env: &'a dyn Fn(&str) -> Option<String>,
    /// The current folder, as errors should call it.
    pub dir: PathBuf,
    /// What is typed, where somebody sits there and sees what is asked.
    pub input: Option<&'a mut dyn BufRead>,
    pub out: &'a mut dyn Write,
    pub err: &'a mut dyn Write,
    /// How wide standard output is, when it is a terminal.
    pub out_width: Option<u16>,
    /// Likewise for standard error.
    pub err_width: Option<u16>,
    /// Shows progress, where somebody would see it.
    pub counter: Option<&'a Counter<'a>>,
}

/// How wide text is where nobody says.
const USUAL_WIDTH: u16 = 100;
/// Narrower than this no table stays readable.
const LEAST_WIDTH: u16 = 60;

/// Runs one command line.
pub fn run(world: &mut World<'_>) -> Exit {
    let set = (world.env)("CCHC_LANG").filter(|code| !code.is_empty());
    let own = set.as_deref().and_then(Lang::of_code);
    let lang = cli::language(&world.args).or(own).unwrap_or_else(|| locale(world.env));
    let words = Words::new(lang);
    if let (Some(code), None) = (&set, own) {
        let message = Message::new("cli.bad-lang").with("value", code.as_str());
        complain(world.err, words, &words.say(&message));
        return Exit::Failed;
    }
    let result = match cli::parse(&world.args, words, today()) {
        Ok(cli) => dispatch(cli, words, world),
        Err(Stop::Help(text)) => {
            world.out.write_all(text.as_bytes()).map(|()| Exit::Clean).map_err(Into::into)
        }
        Err(Stop::Lost(text)) => {
            world.err.write_all(text.as_bytes()).map(|()| Exit::Failed).map_err(Into::into)
        }
        Err(Stop::Wrong(text)) => {
            complain(world.err, words, &text);
            Ok(Exit::Failed)
        }
    };
    let result = result.and_then(|exit| match world.out.flush() {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(exit),
    });
    match result {
        Ok(exit) => exit,
        Err(error) if is_broken_pipe(&error) => Exit::Clean,
        Err(error) => {
            complain(world.err, words, &explain(&error, words));
            Exit::Failed
        }
    }
}

fn dispatch(cli: Cli, words: Words, world: &mut World<'_>) -> anyhow::Result<Exit> {
    let global = cli.global;
    let screen = |width: Option<u16>| screen(global.color, width, world.env);
    let (out_screen, err_screen) = (screen(world.out_width), screen(world.err_width));
    let again = Again { dir: global.dir.clone(), plans: global.plan.clone(), as_of: global.as_of };
    let dir = match global.dir {
        Some(dir) => dir,
        None => world.dir.clone(),
    };
    if !dir.is_dir() {
        return Err(Message::new("load.no-folder").with("folder", dir.to_string_lossy().into_owned()).into());
    }
    let mut context = Context {
        counter: world.counter,
        input: world.input.as_mut().map(|input| &mut **input as &mut dyn BufRead),
        out: world.out,
        err: world.err,
        dir,
        plans: global.plan,
        as_of: global.as_of.unwrap_or_else(today),
        again,
        agency: (world.env)("CCHC_AGENCY").filter(|agency| !agency.trim().is_empty()),
        is_ci: (world.env)("CI").is_some_and(|ci| !matches!(ci.as_str(), "" | "0" | "false")),
        words,
        is_quiet: global.quiet,
        screen: out_screen,
        err_screen,
        command_line: cli::command,
        spoken_command_line: cli::spoken_command,
    };
    let result = cli.command.run(&mut context);
    // What stands in the way is shown before what it stands in the way of.
    if let Some(review) = result.as_ref().err().and_then(|it| it.downcast_ref::<Refusal>()?.review.as_ref()) {
        context.complain(review)?;
    }
    result
}

/// Today in Vietnam, which has one zone and no summer time.
fn today() -> NaiveDate {
    const VIETNAM_SECONDS: i32 = 7 * 60 * 60;
    #[expect(clippy::disallowed_methods, reason = "the one clock; --as-of replaces it")]
    let now = Utc::now();
    let here = FixedOffset::east_opt(VIETNAM_SECONDS).map(|zone| now.with_timezone(&zone).date_naive());
    here.unwrap_or_else(|| now.date_naive())
}

fn locale(env: &dyn Fn(&str) -> Option<String>) -> Lang {
    let set = |name| env(name).filter(|value: &String| !value.is_empty());
    Lang::of_locale(&["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set).unwrap_or_default())
}

/// What a stream shows; `terminal` is its width when it is a terminal.
fn screen(colour: Option<Colour>, terminal: Option<u16>, env: &dyn Fn(&str) -> Option<String>) -> Screen {
    let asked = env("COLUMNS").and_then(|columns| columns.parse().ok());
    let is_plain =
        env("NO_COLOR").is_some_and(|it| !it.is_empty()) || env("TERM").is_some_and(|it| it == "dumb");
    Screen {
        width: asked.or(terminal).unwrap_or(USUAL_WIDTH).max(LEAST_WIDTH),
        is_coloured: match colour {
            Some(Colour::Always) => true,
            Some(Colour::Never) => false,
            Some(Colour::Auto) | None => terminal.is_some() && !is_plain,
        },
        is_terminal: terminal.is_some(),
    }
}

/// Every cause of an error, outermost first, in the user's language where it is ours.
fn explain(error: &anyhow::Error, words: Words) -> String {
    let reason = error.downcast_ref::<Refusal>().map(|refusal| &refusal.reason);
    let outer = reason.or_else(|| error.downcast_ref()).map(|message| words.say(message));
    let mut causes: Vec<String> = outer.into_iter().collect();
    for cause in error.chain().skip(causes.len()) {
        let said = cause.downcast_ref::<Message>().map(|message| words.say(message));
        let said = said.unwrap_or_else(|| {
            words.say(&Message::new("error.system").with("why", Arg::Foreign(cause.to_string())))
        });
        causes.push(said);
    }
    causes.dedup();
    causes.join(": ")
}

/// Says on standard error why nothing came of it. A stream that is gone cannot be told.
fn complain(err: &mut dyn Write, words: Words, text: &str) {
    let text = output::safe_text(text);
    writeln!(err, "{}: {}", words.text("severity.error"), text.trim_end()).ok();
}
