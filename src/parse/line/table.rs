//! The head of a table: `[item]` where the format has a list of them, `[[item]`.

use crate::parse::heads::before_comment;
use crate::parse::slip::{Setting, Slip};

/// A slip in the head of the table called `name`.
pub(super) fn header(line: &str, name: &str, setting: Setting<'_>) -> Option<Slip> {
    let text = before_comment(line);
    let start = text.len() - text.trim_start().len();
    let text = text.trim();
    let is_list = setting.lists.contains(&name.rsplit('.').next().unwrap_or(name));
    let right = if is_list { format!("[[{name}]]") } else { format!("[{name}]") };
    // One of a kind is TOML; the reader says that the format has a list of it.
    let is_fine = text == right || (text == format!("[{name}]") && !setting.heads.is_repeated(name));
    (!is_fine).then(|| Slip::new("syntax.header", line, start..start + text.len(), right))
}
