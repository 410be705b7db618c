//! `cchc man`: manual pages, in the language of the run.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::ValueHint;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};

use super::context::Context;
use super::exit::Exit;
use super::files;
use crate::disk::file;
use crate::i18n::Words;
use crate::message::Message;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "COMMAND")]
    command: Option<String>,

    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath, conflicts_with = "command")]
    out: Option<PathBuf>,
}

/// The section of pages about commands.
const SECTION: &str = "1";

/// Prints the page of cchc or of a command, or writes all of them.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    let words = context.words;
    let mut command = (context.spoken_command_line)(words);
    command.build();
    if let Some(folder) = &args.out {
        return write(&command, folder, context);
    }
    let wanted = match &args.command {
        None => &command,
        Some(name) => {
            let own = |it: &&clap::Command| called(it).split_once('-').is_some_and(|(_, own)| own == name);
            shown(&command).into_iter().find(own).ok_or_else(|| {
                let known = shown(&command).into_iter().filter_map(|it| Some(called(it).split_once('-')?.1));
                Message::unknown("man.no-such-command", name, known)
            })?
        }
    };
    context.out.write_all(&page(wanted, &command, words)?)?;
    Ok(Exit::Clean)
}

/// Writes a file a page, called as `man` looks for them.
fn write(command: &clap::Command, folder: &Path, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    let pages: Vec<&clap::Command> = [command].into_iter().chain(shown(command)).collect();
    let inside = files::folder_in(folder, context)?;
    for wanted in &pages {
        let path = inside.join(format!("{}.{SECTION}", called(wanted)));
        file::write_whole(&path, &page(wanted, command, context.words)?)?;
    }
    let place = folder.to_string_lossy().into_owned();
    let message = Message::new("man.written").with("count", pages.len()).with("folder", place.as_str());
    files::say(&place, &message, context)?;
    Ok(Exit::Clean)
}

/// The commands that are not hidden, each before those inside it.
fn shown(command: &clap::Command) -> Vec<&clap::Command> {
    let inside = command.get_subcommands().filter(|it| !it.is_hide_set());
    inside.flat_map(|it| std::iter::once(it).chain(shown(it))).collect()
}

/// What a command's page is called.
fn called(command: &clap::Command) -> &str {
    command.get_display_name().unwrap_or_else(|| command.get_name())
}

/// A page, part by part, for the heads that clap gives are English.
fn page(wanted: &clap::Command, root: &clap::Command, words: Words) -> io::Result<Vec<u8>> {
    let man = Man::new(wanted.clone());
    let (name, version) = (root.get_name(), root.get_version().unwrap_or_default());
    let mut page = Vec::new();
    // What every page begins with.
    Roff::default().to_writer(&mut page)?;
    writeln!(page, ".TH {} {SECTION} \"\" \"{name} {version}\"", called(wanted).to_uppercase())?;
    part(&mut page, words.text("man.name"), |part| man.render_name_section(part))?;
    part(&mut page, words.text("man.synopsis"), |part| man.render_synopsis_section(part))?;
    if wanted.has_subcommands() {
        part(&mut page, words.text("cli.commands"), |part| man.render_subcommands_section(part))?;
    }
    part(&mut page, words.text("cli.options"), |part| man.render_options_section(part))?;
    let examples = wanted.get_after_help().map(ToString::to_string).unwrap_or_default();
    if let Some((title, lines)) = examples.split_once(":\n") {
        part(&mut page, title, |part| example(lines).to_writer(part))?;
    }
    if called(wanted) != called(root) {
        let other = format!("{}({SECTION})", called(root));
        part(&mut page, words.text("man.see-also"), |part| line(&other).to_writer(part))?;
    }
    Ok(page)
}

/// Adds a part under a head, without the head it may have and without what every page begins with.
fn part(
    page: &mut Vec<u8>,
    title: &str,
    render: impl Fn(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let mut part = Vec::new();
    render(&mut part)?;
    writeln!(page, ".SH \"{}\"", title.to_uppercase())?;
    let is_ours = |line: &&[u8]| ![b".SH".as_slice(), b".ie", b".el"].iter().any(|it| line.starts_with(it));
    page.extend(part.split_inclusive(|byte| *byte == b'\n').filter(is_ours).flatten());
    Ok(())
}

/// Lines as they are typed.
fn example(lines: &str) -> Roff {
    let mut example = Roff::default();
    example.control("nf", []);
    for line in lines.lines() {
        example.text([roman(line)]);
    }
    example.control("fi", []);
    example
}

fn line(text: &str) -> Roff {
    let mut line = Roff::default();
    line.text([roman(text)]);
    line
}
