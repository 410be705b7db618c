//! A slip of the pen in a line that is no TOML, and the form that is meant.

use std::ops::Range;

use super::heads::Heads;
use crate::message::Message;

/// A slip in a line.
#[derive(Debug, PartialEq)]
pub(super) struct Slip {
    /// What is to be written otherwise, in bytes of the line.
    pub(super) range: Range<usize>,
    /// What to write; none where only the writer knows.
    pub(super) form: Option<String>,
    pub(super) message: Message,
    pub(super) help: Message,
    /// Whether nothing but the form changes, so that the program may write it.
    pub(super) is_safe: bool,
}

/// What is known of a line besides its text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting<'a> {
    /// The heads of tables in the file.
    pub(super) heads: &'a Heads<'a>,
    /// The names of tables that come in lists, such as `item`.
    pub(super) lists: &'a [&'static str],
    /// Whether the file ends with this line.
    pub(super) is_last: bool,
}

impl Slip {
    /// A slip whose form is known. What is so is said by `key` about the `text` there.
    pub(super) fn new(key: &'static str, line: &str, range: Range<usize>, form: String) -> Self {
        let help = Message::new("help.write").with("form", form.as_str());
        let message = Message::new(key).with("text", &line[range.clone()]);
        Self { range, form: Some(form), message, help, is_safe: false }
    }

    /// A slip whose form only the writer knows.
    pub(super) fn open(key: &'static str, line: &str, range: Range<usize>, help: &'static str) -> Self {
        let message = Message::new(key).with("text", &line[range.clone()]);
        Self { range, form: None, message, help: Message::new(help), is_safe: false }
    }

    /// Something after a value that means nothing.
    pub(super) fn extra(line: &str, range: Range<usize>) -> Self {
        let text = &line[range.clone()];
        let help = Message::new("syntax.extra-help").with("text", text);
        Self { help, ..Self::new("syntax.extra", line, range, String::new()) }
    }

    /// A file that ends before its last value does: the end of the value, and what closes it.
    pub(super) fn cut(line: &str, range: Range<usize>, form: &str, open: &[char]) -> Self {
        let closing: String = open.iter().rev().collect();
        let form = format!("{form}{closing}");
        let help = Message::new("syntax.cut-help").with("form", form.as_str());
        Self { help, ..Self::new("syntax.cut", line, range, form) }
    }
}
