//! `cchc completions`: a script that teaches a shell this command line.
//!
//! clap writes what is the same everywhere. Ids of plans, agencies, items and rules are not: a few lines of each script
//! ask `cchc candidates` for them, and fall back on clap's where it has nothing to say.

use clap_complete::{Shell, generate};

use super::context::Context;
use super::exit::Exit;
use super::options::one_of;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "SHELL", value_parser = one_of(SHELLS))]
    shell: Shell,
}

/// The shells that are served, with their values.
const SHELLS: &[(&str, Shell)] =
    &[("bash", Shell::Bash), ("zsh", Shell::Zsh), ("fish", Shell::Fish), ("powershell", Shell::PowerShell)];

const BASH: &str = include_str!("completions/candidates.bash");
const FISH: &str = include_str!("completions/candidates.fish");
const POWERSHELL: &str = include_str!("completions/candidates.ps1");
const ZSH: &str = include_str!("completions/candidates.zsh");

/// Prints the script of a shell.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    let mut command = shown(&(context.spoken_command_line)(context.words));
    let mut script = Vec::new();
    generate(args.shell, &mut command, env!("CARGO_PKG_NAME"), &mut script);
    let script = with_candidates(args.shell, String::from_utf8(script)?, &command);
    context.out.write_all(script.as_bytes())?;
    Ok(Exit::Clean)
}

/// The command line without what is hidden: scripts would offer it.
fn shown(command: &clap::Command) -> clap::Command {
    let commands = command.get_subcommands().filter(|it| !it.is_hide_set());
    clap::Command::new(env!("CARGO_PKG_NAME"))
        .version(env!("CARGO_PKG_VERSION"))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .args(command.get_arguments())
        .subcommands(commands)
}

/// Puts the lines that ask for candidates where the script of a shell takes them.
fn with_candidates(shell: Shell, script: String, command: &clap::Command) -> String {
    match shell {
        Shell::Bash => script + BASH,
        Shell::Zsh => {
            // The last lines of the script hand its function to zsh.
            let script = script.replacen("\n_cchc() {\n", "\n_cchc_fixed() {\n", 1);
            script.replacen("\nif [ \"$funcstack", &format!("\n{ZSH}\nif [ \"$funcstack"), 1)
        }
        Shell::Fish => {
            let has_arguments = |it: &&clap::Command| it.get_positionals().next().is_some();
            let commands = command.get_subcommands().filter(has_arguments).map(clap::Command::get_name);
            let asking = FISH.replace("COMMANDS", &commands.collect::<Vec<_>>().join(" "));
            // Options whose values clap does not know stand without a list of them.
            script.replace(" -r\n", " -x -k -a \"(__cchc_candidates)\"\n") + &asking
        }
        Shell::PowerShell => {
            script.replacen("$cursorPosition)\n", &format!("$cursorPosition)\n{POWERSHELL}"), 1)
        }
        _ => script,
    }
}
