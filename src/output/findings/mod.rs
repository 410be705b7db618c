//! Findings, a file a format.

mod format;
mod github;
mod gitlab;
mod human;
mod json;
mod junit;
mod placed;
mod sarif;

pub use self::format::FindingsFormat;
pub use self::placed::Findings;
