//! Text that is not TOML, block by block: one broken bracket is one finding, and the rest of the file is still read.

use std::borrow::Cow;
use std::ops::Range;

use toml::de::{DeTable, Error};

/// How a parser's complaint about one value begins, a line each. It leaves what stands around it readable; any other
/// tears the block.
const LOCAL: &str = include_str!("local-faults.txt");

/// More broken blocks than this are not told apart.
const MOST: usize = 50;

/// A text with its torn blocks blanked out, the same length as before.
pub(super) struct Mended<'a> {
    pub(super) text: Cow<'a, str>,
    /// One complaint for each torn block, and those about single values.
    pub(super) errors: Vec<Error>,
    /// The ids that torn blocks declared, as far as they can still be made out.
    pub(super) ids: Vec<String>,
}

/// Blanks torn blocks until the rest is TOML but for single values.
pub(super) fn mend(text: &str) -> Mended<'_> {
    let mut mended = Mended { text: Cow::Borrowed(text), errors: Vec::new(), ids: Vec::new() };
    for _ in 0..MOST {
        let (_, errors) = DeTable::parse_recoverable(&mended.text);
        let Some(error) = errors.iter().find(|error| !is_local(error)) else {
            mended.errors.extend(errors);
            break;
        };
        let block = block_at(&mended.text, error.span().map_or(0, |span| span.start));
        mended.errors.push(error.clone());
        mended.ids.extend(ids(&text[block.clone()]));
        let blank: String =
            text[block.clone()].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect();
        mended.text.to_mut().replace_range(block, &blank);
    }
    mended
}

fn is_local(error: &Error) -> bool {
    LOCAL.lines().any(|beginning| error.message().starts_with(beginning))
}

/// The lines around an offset, from the header of an own table to before the next: `[plan]`, `[[item]]` with the
/// tables inside it, `[agency.x]`.
fn block_at(text: &str, offset: usize) -> Range<usize> {
    let mut block = 0..text.len();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if is_boundary(line) {
            if offset < start {
                block.end = start;
                break;
            }
            block.start = start;
        }
        start += line.len();
    }
    block
}

/// Whether a line opens a table of its own, not one inside the last `[[…]]`.
fn is_boundary(line: &str) -> bool {
    let name = |rest: &str| rest.split(']').next().is_some_and(|name| name.contains('.'));
    match line.strip_prefix("[[") {
        Some(rest) => !name(rest),
        None => line.starts_with('['),
    }
}

/// The ids that lines such as `id = "II.1.2"` and `[agency.van-phong]` declare.
fn ids(block: &str) -> impl Iterator<Item = String> {
    block.lines().filter_map(|line| {
        let line = line.trim();
        if let Some(name) = line.strip_prefix("[agency.").or_else(|| line.strip_prefix("[group.")) {
            return name.split(']').next().map(str::to_owned);
        }
        let value = line.strip_prefix("id")?.trim_start().strip_prefix('=')?;
        let id: String =
            value.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-')).collect();
        Some(id)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, complaints: usize, ids: &[&str]) {
        let mended = mend(text);
        assert_eq!(mended.errors.len(), complaints, "{:?}", mended.errors);
        assert_eq!(mended.ids, ids);
        assert_eq!(mended.text.len(), text.len());
    }

    #[test]
    fn a_broken_block_is_one_complaint() {
        case("a = 1\n[[item]]\nid = \"x\"\n", 0, &[]);
        case("[[item]]\nid = \"x\"\nlead = [\"a\"\nname = \"n\"\n\n[[item]]\nid = \"y\"\nb = 2\n", 1, &["x"]);
        case(
            "[[item]]\nid = \"x\"\nname = \"n\n  [[item.target]]\n  a = 1\n[agency.b]\nname = \"B\n",
            2,
            &["x", "b"],
        );
        case("[plan\nid = \"p\"\n[[item]]\nid = \"y\"\n", 1, &["p"]);
    }

    #[test]
    fn a_broken_value_leaves_its_block_readable() {
        case("[[item]]\nid = \"x\"\ndate = 2022-02-30\nother = 2022-13-01\n", 2, &[]);
    }
}
