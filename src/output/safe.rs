//! Text from files, made harmless for where it is printed.

use std::borrow::Cow;

use crate::text::{has_active, is_active};

/// Text for a terminal: control, bidirectional and invisible characters become visible `\u{…}`. Line breaks stay.
pub(super) fn terminal(text: &str) -> Cow<'_, str> {
    if !has_active(text) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\t' => safe.push(' '),
            c if is_active(c) => safe.extend(c.escape_unicode()),
            c => safe.push(c),
        }
    }
    Cow::Owned(safe)
}

/// One line for a terminal: as [`terminal`], with line breaks made visible too.
pub(super) fn line(text: &str) -> Cow<'_, str> {
    match terminal(text) {
        text if text.contains('\n') => Cow::Owned(text.replace('\n', "\\n")),
        text => text,
    }
}

/// A drawing with source lines, whose control characters its renderer has replaced but for a few; its own colours stay.
pub(super) fn drawing(text: &str) -> String {
    let is_left_over = |c: char| c != '\u{1b}' && is_active(c);
    let text = text.replace(is_left_over, "\u{fffd}");
    // What points at a place from the line below has to stay under it.
    text.replace("##[", "#\u{fffd}[").replace("##vso[", "#\u{fffd}vso[")
}

/// Text without what runners look for anywhere in a line.
pub(super) fn unmarked(text: &str) -> Cow<'_, str> {
    if text.contains("##") { Cow::Owned(text.replace("##", "#\\#")) } else { Cow::Borrowed(text) }
}

/// A finished line of output: one that a CI runner would take for a command is marked as text.
///
/// Runners look for `::name` after leading spaces, and for `##[name]` and `##vso[name]` anywhere.
pub(super) fn log_line(line: &str) -> Cow<'_, str> {
    let text = line.trim_start();
    let indent = &line[..line.len() - text.len()];
    match unmarked(text) {
        text if text.starts_with("::") => Cow::Owned(format!("{indent}\\{text}")),
        Cow::Borrowed(_) => Cow::Borrowed(line),
        Cow::Owned(text) => Cow::Owned(format!("{indent}{text}")),
    }
}

/// Text for Markdown: nothing in it is markup, HTML or a link.
pub(super) fn markdown(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 8);
    let text = terminal(text);
    let mut text = text.chars().peekable();
    while let Some(c) = text.next() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' => safe.extend(['\\', c]),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            // Alone it is a letter; before letters or a number it could begin an entity.
            '&' if text.peek().is_some_and(|next| next.is_ascii_alphanumeric() || *next == '#') => {
                safe.push_str("&amp;");
            }
            // GitHub makes a link of a bare address: of a page, of `www.`, and of a mailbox.
            ':' if text.peek() == Some(&'/') => safe.push_str("\\:"),
            '.' if safe
                .get(safe.len().saturating_sub(3)..)
                .is_some_and(|it| it.eq_ignore_ascii_case("www")) =>
            {
                safe.push_str("\\.");
            }
            '@' => safe.push_str("\\@"),
            c => safe.push(c),
        }
    }
    safe
}

/// Text for a spreadsheet cell: what would be taken for a formula is marked as text.
pub(super) fn spreadsheet(text: &str) -> Cow<'_, str> {
    // A line break in a cell would let the next line pass for a record, or for a runner's command.
    let text = match terminal(text) {
        text if text.contains('\n') => Cow::Owned(text.replace('\n', " ")),
        text => text,
    };
    let text: Cow<'_, str> = Cow::Owned(unmarked(&text).into_owned());
    // A number stays a number, its sign too. Blanks before a formula, and signs as wide as a Chinese letter, are read as if
    // they were none.
    let is_number = text.parse::<f64>().is_ok();
    match text.trim_start().chars().next() {
        Some('=' | '+' | '-' | '@' | ':' | '＝' | '＋' | '－' | '＠') if !is_number => {
            Cow::Owned(format!("'{text}"))
        }
        _ => text,
    }
}

/// Text from a file or a command line, safe to print in a message.
pub fn message(text: &str) -> String {
    terminal(text).lines().map(|line| log_line(line).into_owned()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_acts() {
        assert_eq!(terminal("Bộ phận\tMột cửa\nhai"), "Bộ phận Một cửa\nhai");
        assert_eq!(terminal("a\u{1b}[31mb\u{9b}c\rd"), "a\\u{1b}[31mb\\u{9b}c\\u{d}d");
        assert_eq!(terminal("a\u{202e}b\u{200b}"), "a\\u{202e}b\\u{200b}");
        assert_eq!(line("a\n::error::b"), "a\\n::error::b");
        assert_eq!(log_line("  ::error::x"), "  \\::error::x");
        assert_eq!(log_line("a ##vso[x] ::b"), "a #\\#vso[x] ::b");
        assert_eq!(markdown("<script>|[x](y) *a* & b"), "&lt;script&gt;\\|\\[x\\](y) \\*a\\* & b");
        assert_eq!(markdown("https://x.vn www.x.vn a@x.vn"), "https\\://x.vn www\\.x.vn a\\@x.vn");
        assert_eq!(markdown("8:00, I.1. Ông"), "8:00, I.1. Ông");
        assert_eq!(spreadsheet("=1+1"), "'=1+1");
        assert_eq!(spreadsheet("@x"), "'@x");
        assert_eq!(spreadsheet("＝1+1"), "'＝1+1");
        assert_eq!(spreadsheet(" \u{a0}=1+1"), "' \u{a0}=1+1");
        assert_eq!(spreadsheet("-15"), "-15");
        assert_eq!(spreadsheet("::error::##[x]"), "'::error::#\\#[x]");
        assert_eq!(spreadsheet("Phòng Nội vụ"), "Phòng Nội vụ");
    }
}
