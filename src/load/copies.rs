//! Files that were copied beside themselves: `appendix - Copy.toml`, `plan (1).toml`.

use std::collections::BTreeSet;

use super::fault::Fault;
use super::folder::{EXTENSION, PlanFile};
use crate::message::Message;
use crate::text::fold;

/// What systems put after the name of a copy, and before it: a line each, folded.
const WORDS: &str = include_str!("copy-names.txt");

/// The file beside `file` that its name says it is a copy of.
pub(super) fn original<'a>(file: &PlanFile, files: &'a [PlanFile]) -> Option<&'a PlanFile> {
    let (folder, name) = file.shown.rsplit_once('/').unwrap_or(("", &file.shown));
    let copied = copied(stem(name))?;
    let is_original = |other: &&PlanFile| {
        let (beside, name) = other.shown.rsplit_once('/').unwrap_or(("", &other.shown));
        beside == folder && fold(stem(name)) == copied
    };
    files.iter().filter(|other| other.id != file.id).find(is_original)
}

/// The folded name that a name is made of, if it is that of a copy.
fn copied(stem: &str) -> Option<String> {
    let key = fold(stem);
    let numbered = key.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_numbered = stem.ends_with(')') && numbered.len() < key.len();
    let base = if is_numbered || numbered.ends_with(' ') { numbered.trim_end() } else { &key };
    let mut lines = WORDS.lines().map(|line| line.split(", "));
    let after = lines.next()?.find_map(|word| base.strip_suffix(word)?.strip_suffix(' '));
    let before = lines.next()?.find_map(|word| base.strip_prefix(word)?.strip_prefix(' '));
    after.or(before).or(is_numbered.then_some(base)).map(str::to_owned)
}

fn stem(name: &str) -> &str {
    name.strip_suffix(EXTENSION).and_then(|name| name.strip_suffix('.')).unwrap_or(name)
}

/// Whether at least half of what a file says, line by line, is what another says too.
pub(super) fn is_copy(bytes: &[u8], other: &[u8]) -> bool {
    let (own, others) = (lines(bytes), lines(other));
    own.len() <= 2 * own.intersection(&others).count()
}

fn lines(bytes: &[u8]) -> BTreeSet<&[u8]> {
    bytes.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty()).collect()
}

/// What is said of a copy: it is not read, so that nothing in it counts twice.
pub(super) fn fault(original: &PlanFile) -> Fault {
    let message = Message::new("stray-file.copy").with("original", original.shown.as_str());
    Fault::stray(message, Message::new("stray-file.copy-help"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_copies_are_known() {
        #[track_caller]
        fn case(name: &str, original: Option<&str>) {
            assert_eq!(copied(name).as_deref(), original, "{name}");
        }
        case("appendix - Copy", Some("appendix"));
        case("appendix - Copy (2)", Some("appendix"));
        case("appendix copy 3", Some("appendix"));
        case("appendix_copy", Some("appendix"));
        case("Copy of phu-luc", Some("phu luc"));
        case("plan - Bản sao", Some("plan"));
        case("plan - Sao che\u{302}\u{301}p (1)", Some("plan"));
        case("Bản sao của plan", Some("plan"));
        case("plan (1)", Some("plan"));
        case("plan(12)", Some("plan"));
        case("plan", None);
        case("appendix 2", None);
        case("phu-luc-2", None);
        case("photocopy", None);
        case("copy", None);
        case("(1)", Some(""));
    }

    #[test]
    fn a_copy_says_half_of_the_same() {
        assert!(is_copy(b"a = 1\nb = 2\n", b"a = 1\r\n  b = 2"));
        assert!(is_copy(b"a = 1\nb = 3\n", b"a = 1\nb = 2\n"));
        assert!(!is_copy(b"a = 1\nb = 3\nc = 4\n", b"a = 1\nb = 2\n"));
        assert!(is_copy(b"", b"a = 1\n"));
    }
}
