//! Findings, a file a format.

mod folded;
mod format;
mod github;
mod gitlab;
mod human;
mod json;
mod junit;
mod placed;
mod sarif;

pub use self::folded::Owners;
pub use self::format::FindingsFormat;
pub use self::placed::Findings;
