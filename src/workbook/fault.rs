//! Why a workbook cannot be read.

use crate::message::{Arg, Message};

/// Why a file cannot be read.
pub(super) fn broken(error: impl std::fmt::Display) -> Message {
    Message::new("package.damaged").with("why", Arg::Foreign(error.to_string()))
}
