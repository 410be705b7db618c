//! The change of a file, as a unified diff.

use std::io::{self, Write};

use similar::TextDiff;

use super::safe;

/// Writes what turns `before` into `after`.
pub fn write(path: &str, before: &str, after: &str, out: &mut dyn Write) -> io::Result<()> {
    let diff = TextDiff::from_lines(before, after);
    let path = safe::line(path);
    let text = diff.unified_diff().header(&format!("a/{path}"), &format!("b/{path}")).to_string();
    for line in text.split_terminator('\n') {
        writeln!(out, "{}", safe::log_line(&safe::terminal(line)))?;
    }
    Ok(())
}
