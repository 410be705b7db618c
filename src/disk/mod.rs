//! Writing to disk: files whole or not at all, folders under a lock. Nothing else writes.

pub mod archive;
mod fault;
pub mod file;
pub mod folder;
pub mod leftovers;
pub mod lock;
pub mod replacement;
