//! The subcommands, a file or a folder each, with their arguments and their `run`. A new one is registered here alone.

mod again;
mod agencies;
mod amend;
mod candidates;
mod change;
mod check;
mod completions;
mod context;
mod deliver;
mod diff;
mod exit;
mod explain;
mod export;
mod files;
mod fresh;
mod help;
mod history;
mod import;
mod man;
mod new;
mod options;
mod period;
mod remind;
mod report;
mod reports;
mod rollover;
mod schema;
mod show;
mod status;
mod summary;
mod tasks;
mod trend;
mod unfinished_line;
mod update;

pub use self::again::Again;
pub use self::context::{Context, Counter};
pub use self::exit::{Exit, is_broken_pipe};
pub use self::options::one_of;

/// The commands, in the order of the help: each has its arguments and its `run` in the module of its name.
macro_rules! commands {
    ($($(#[$attribute:meta])* $variant:ident = $module:ident,)*) => {
        #[derive(Debug, clap::Subcommand)]
        pub enum Command {
            $($(#[$attribute])* $variant($module::Args),)*
        }

        impl Command {
            /// Runs the command.
            ///
            /// # Errors
            /// When it could not do its work.
            pub fn run(&self, context: &mut Context<'_>) -> anyhow::Result<Exit> {
                match self {
                    $(Self::$variant(args) => $module::run(args, context),)*
                }
            }

            /// The command of this name with its arguments, if there is one.
            pub fn called(name: &str) -> Option<clap::Command> {
                const NAMES: &[(&str, fn(clap::Command) -> clap::Command)] =
                    &[$((stringify!($module), <$module::Args as clap::Args>::augment_args),)*];
                let (name, with_arguments) = NAMES.iter().find(|(known, _)| *known == name)?;
                Some(with_arguments(clap::Command::new(*name)))
            }
        }
    };
}

commands! {
    Status = status,
    Tasks = tasks,
    Summary = summary,
    Show = show,
    Trend = trend,
    History = history,
    Diff = diff,
    Agencies = agencies,
    Export = export,
    New = new,
    Import = import,
    Rollover = rollover,
    Update = update,
    Amend = amend,
    Reports = reports,
    Report = report,
    Remind = remind,
    Check = check,
    Explain = explain,
    Schema = schema,
    Completions = completions,
    Man = man,
    Help = help,
    #[command(hide = true)]
    Candidates = candidates,
}
