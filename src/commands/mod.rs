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

/// The commands, in the order of the help.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    Status(status::Args),
    Tasks(tasks::Args),
    Summary(summary::Args),
    Show(show::Args),
    Trend(trend::Args),
    History(history::Args),
    Diff(diff::Args),
    Agencies(agencies::Args),
    Export(export::Args),
    New(new::Args),
    Import(import::Args),
    Rollover(rollover::Args),
    Update(update::Args),
    Amend(amend::Args),
    Reports(reports::Args),
    Report(report::Args),
    Remind(remind::Args),
    Check(check::Args),
    Explain(explain::Args),
    Schema(schema::Args),
    Completions(completions::Args),
    Man(man::Args),
    Help(help::Args),
    #[command(hide = true)]
    Candidates(candidates::Args),
}

impl Command {
    /// Runs the command.
    ///
    /// # Errors
    /// When it could not do its work.
    pub fn run(&self, context: &mut Context<'_>) -> anyhow::Result<Exit> {
        match self {
            Self::Status(args) => status::run(args, context),
            Self::Tasks(args) => tasks::run(args, context),
            Self::Summary(args) => summary::run(args, context),
            Self::Show(args) => show::run(args, context),
            Self::Trend(args) => trend::run(args, context),
            Self::History(args) => history::run(args, context),
            Self::Diff(args) => diff::run(args, context),
            Self::Agencies(args) => agencies::run(args, context),
            Self::Export(args) => export::run(args, context),
            Self::New(args) => new::run(args, context),
            Self::Import(args) => import::run(args, context),
            Self::Rollover(args) => rollover::run(args, context),
            Self::Update(args) => update::run(args, context),
            Self::Amend(args) => amend::run(args, context),
            Self::Reports(args) => reports::run(args, context),
            Self::Report(args) => report::run(args, context),
            Self::Remind(args) => remind::run(args, context),
            Self::Check(args) => check::run(args, context),
            Self::Explain(args) => explain::run(args, context),
            Self::Schema(args) => schema::run(args, context),
            Self::Completions(args) => completions::run(args, context),
            Self::Man(args) => man::run(args, context),
            Self::Help(args) => help::run(args, context),
            Self::Candidates(args) => candidates::run(args, context),
        }
    }
}
