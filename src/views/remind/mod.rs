//! Letters that urge agencies on, and the index of those written.

pub mod index;
pub mod letter;
