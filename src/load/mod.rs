//! Plan folders and what is read of them. Nothing else reads files.

mod above;
mod copies;
mod digest;
mod fault;
mod find;
mod folder;
mod inside;
mod listed;
mod loaded;
mod names;
mod paths;
mod read;
mod stray;
mod text;
mod vacant;

pub use self::digest::{digest, digest_of};
pub use self::fault::{RULES, is_of_no_file};
pub use self::find::{Found, find, find_first, names};
pub use self::folder::{EXTENSION, ISSUED_FILE, PLAN_FILE, PROGRESS, PlanFolder};
pub use self::listed::{Contents, ListedFile, names_above};
pub use self::loaded::{Loaded, LoadedConfig, LoadedLocal};
pub use self::names::named;
pub use self::paths::{CONFIG_FILE, LOCAL_FILE, PLANS, SHARED_FILE, plan_at, shown};
pub use self::read::{heads, read_all, read_few, read_in_turn, read_one, snapshot};
pub use self::text::{bytes_at, bytes_within};
pub use self::vacant::plans_folder;
