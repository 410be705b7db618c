//! Plans that are not there yet, as they are to be. Nothing here reads, writes or knows words.

mod agencies;
pub mod head;
pub mod rollover;

pub use self::agencies::Agencies;
