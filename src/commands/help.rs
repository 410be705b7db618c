//! `cchc help`: what `-h` prints, of cchc or of a command.

use super::context::Context;
use super::exit::Exit;
use crate::message::Message;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "COMMAND")]
    command: Vec<String>,
}

/// Prints the help of the command that is named, inside others too.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    let mut root = (context.spoken_command_line)(context.words);
    root.build();
    let mut at = &mut root;
    for name in &args.command {
        let known: Vec<String> =
            at.get_subcommands().filter(|it| !it.is_hide_set()).map(|it| it.get_name().to_owned()).collect();
        at = at
            .find_subcommand_mut(name)
            .ok_or_else(|| Message::unknown("man.no-such-command", name, known.iter().map(String::as_str)))?;
    }
    write!(context.out, "{}", at.render_help())?;
    Ok(Exit::Clean)
}
