//! The subcommands. Each file holds its own arguments and its own `run`.

pub mod agencies;
pub mod candidates;
mod change;
pub mod check;
pub mod completions;
mod context;
mod exit;
pub mod explain;
mod files;
pub mod history;
pub mod man;
mod options;
pub mod remind;
pub mod report;
pub mod reports;
pub mod schema;
pub mod show;
pub mod status;
pub mod summary;
pub mod tasks;
pub mod trend;
mod typed;
pub mod update;

pub use self::context::{Context, Counter};
pub use self::exit::{Exit, is_broken_pipe};
pub use self::options::one_of;
