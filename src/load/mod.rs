//! Plan folders and what is read of them. Nothing else reads files.

mod above;
mod digest;
mod find;
mod folder;
mod loaded;
mod paths;
mod read;
mod text;

pub use self::digest::digest;
pub use self::find::{Found, find};
pub use self::folder::{EXTENSION, PLAN_FILE, PROGRESS, PlanFolder};
pub use self::loaded::{Loaded, LoadedConfig};
pub use self::paths::plan_at;
pub use self::read::{heads, read_all, read_one, snapshot};
pub use self::text::{RULES, still_holds};
