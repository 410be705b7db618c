//! What a git repository holds and says; the only use of the `git` program.
//!
//! Nothing that a checkout says is run, and nothing is fetched: `command` sees to it.

mod command;
mod log;
mod objects;
mod repository;

pub use self::log::Commit;
pub use self::objects::{Content, Kind, Objects, TreeFile};
pub use self::repository::Repository;
