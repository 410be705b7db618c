//! Text that is not TOML: slips of the pen are read as they are meant, and what is left is told block by block. One broken
//! bracket is one finding, and the rest of the file is still read.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use toml::de::{DeTable, Error};

use super::conflict::{Conflict, conflicts};
use super::faults::{SYNTAX, UNKNOWN_KEY};
use super::heads::Heads;
use super::line;
use super::misnamed::Misnamed;
use super::places::Places;
use super::slip::{Setting, Slip};
use crate::diagnostic::RuleInfo;
use crate::message::{Arg, Message};

/// How a parser's complaint about one value begins, a line each. It leaves what stands around it readable; any other
/// tears the block.
const LOCAL: &str = include_str!("local-faults.txt");

/// More broken blocks than this are not told apart.
const MOST: usize = 50;

/// A text that is TOML but for single values.
pub(super) struct Mended<'a> {
    pub(super) text: Cow<'a, str>,
    /// Where its parts stand in the file.
    pub(super) places: Places,
    /// What was wrong, each fault once.
    pub(super) faults: Vec<Fault>,
    /// The ids that torn blocks declared, as far as they can still be made out.
    pub(super) ids: Vec<String>,
}

/// Something that is no TOML, or not what the format has.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) rule: &'static RuleInfo,
    /// Where it stands in the file.
    pub(super) place: Range<usize>,
    /// What nothing more is said about.
    pub(super) torn: Range<usize>,
    pub(super) message: Message,
    pub(super) help: Option<Message>,
    /// What the program may put in its place.
    pub(super) fix: Option<String>,
}

/// Reads slips as they are meant, and blanks torn blocks until the rest is TOML but for single values. `lists` are the
/// names of tables that come in lists.
pub(super) fn mend<'a>(text: &'a str, misnamed: &[Misnamed], lists: &[&'static str]) -> Mended<'a> {
    let mut mended =
        Mended { text: Cow::Borrowed(text), places: Places::default(), faults: Vec::new(), ids: Vec::new() };
    for conflict in conflicts(text) {
        mended.settle(conflict);
    }
    for misnamed in misnamed {
        mended.rename(misnamed);
    }
    for _ in 0..MOST {
        let (_, mut errors) = DeTable::parse_recoverable(&mended.text);
        errors.sort_by_key(start);
        let slips = slips(&mended.text, &errors, lists);
        if mended.write(slips) {
            continue;
        }
        let Some(error) = errors.iter().find(|error| !is_local(error)) else {
            mended.complain(&errors, lists);
            break;
        };
        mended.tear(error, lists);
    }
    mended
}

/// The slips in the lines that a parser complains of, in the order of the text.
fn slips(text: &str, errors: &[Error], lists: &[&'static str]) -> Vec<Slip> {
    let heads = if errors.is_empty() { Heads::default() } else { Heads::of(text) };
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for error in errors {
        let line = line_of(text, error, &heads);
        if !seen.insert(line.start) {
            continue;
        }
        match slip_in(text, line, &heads, lists) {
            Some(slip) => found.push(slip),
            // What comes after may be said only because the text is torn here.
            None if !is_local(error) => break,
            None => {}
        }
    }
    found.sort_by_key(|slip| slip.range.start);
    found
}

/// The slip in a line, with its place in the text.
fn slip_in(text: &str, at: Range<usize>, heads: &Heads<'_>, lists: &[&'static str]) -> Option<Slip> {
    let setting = Setting { heads, lists, is_last: at.end == text.len() };
    let mut slip = line::slip(&text[at.clone()], setting)?;
    slip.range = at.start + slip.range.start..at.start + slip.range.end;
    Some(slip)
}

/// The line that a parser complains of. Of two heads of one table, one of them of a list, it is the one that is not.
fn line_of(text: &str, error: &Error, heads: &Heads<'_>) -> Range<usize> {
    let line = line_at(text, start(error));
    heads.single(&text[line.clone()]).filter(|single| single.start < line.start).unwrap_or(line)
}

/// The line in which an offset lies, without its line end.
fn line_at(text: &str, offset: usize) -> Range<usize> {
    let offset = offset.min(text.len());
    let start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
    let end = text[offset..].find('\n').map_or(text.len(), |at| offset + at);
    start..end
}

fn start(error: &Error) -> usize {
    error.span().map_or(0, |span| span.start)
}

impl Mended<'_> {
    /// Leaves out one version of a conflict.
    fn settle(&mut self, conflict: Conflict) {
        for range in conflict.left_out {
            self.blank(range);
        }
        self.faults.push(Fault {
            rule: &SYNTAX,
            place: conflict.mark,
            torn: conflict.whole,
            message: Message::new("syntax.conflict"),
            help: Some(Message::new("syntax.conflict-help")),
            fix: None,
        });
    }

    /// Gives tables the name that is meant. The first tells for all.
    fn rename(&mut self, misnamed: &Misnamed) {
        let places = misnamed.places(&self.text);
        let Some(first) = places.first().map(|place| self.places.original(place)) else { return };
        let edits: Vec<_> = places.into_iter().map(|place| (place, misnamed.meant)).collect();
        self.places.edit(self.text.to_mut(), &edits);
        self.faults.push(Fault {
            rule: &UNKNOWN_KEY,
            torn: first.clone(),
            place: first,
            message: Message::new("unknown-key.message").with("key", misnamed.written.as_str()),
            help: Some(Message::new("did-you-mean").with("name", misnamed.meant)),
            fix: None,
        });
    }

    /// Writes slips as they are meant, where that is known; says whether any was.
    fn write(&mut self, slips: Vec<Slip>) -> bool {
        let known: Vec<Slip> = slips.into_iter().filter(|slip| slip.form.is_some()).collect();
        let edits: Vec<(Range<usize>, &str)> =
            known.iter().filter_map(|slip| Some((slip.range.clone(), slip.form.as_deref()?))).collect();
        if edits.is_empty() {
            return false;
        }
        let places: Vec<Range<usize>> = edits.iter().map(|(range, _)| self.places.original(range)).collect();
        self.places.edit(self.text.to_mut(), &edits);
        for (slip, place) in known.into_iter().zip(places) {
            self.faults.push(Fault::of(slip, place));
        }
        true
    }

    /// Blanks the block that a parser complains of.
    fn tear(&mut self, error: &Error, lists: &[&'static str]) {
        self.complain(std::slice::from_ref(error), lists);
        let block = block_at(&self.text, torn_at(&self.text, error));
        self.ids.extend(ids(&self.text[block.clone()]));
        self.blank(block);
    }

    /// Says what a parser complains of, in words for whoever wrote it where they are known.
    fn complain(&mut self, errors: &[Error], lists: &[&'static str]) {
        let heads = Heads::of(&self.text);
        for error in errors {
            let slip = slip_in(&self.text, line_of(&self.text, error, &heads), &heads, lists);
            let range = slip.as_ref().map_or_else(|| error.span().unwrap_or(0..0), |slip| slip.range.clone());
            let place = self.places.original(&range);
            self.faults.push(match slip {
                Some(slip) => Fault::of(slip, place),
                None => Fault::of_parser(error, place),
            });
        }
    }

    fn blank(&mut self, range: Range<usize>) {
        let blank: String =
            self.text[range.clone()].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect();
        self.text.to_mut().replace_range(range, &blank);
    }
}

impl Fault {
    fn of(slip: Slip, place: Range<usize>) -> Self {
        let fix = slip.form.filter(|_| slip.is_safe);
        Self { rule: &SYNTAX, torn: place.clone(), place, message: slip.message, help: Some(slip.help), fix }
    }

    fn of_parser(error: &Error, place: Range<usize>) -> Self {
        let detail = Arg::Foreign(error.message().to_owned());
        let message = Message::new("syntax.message").with("detail", detail);
        Self { rule: &SYNTAX, torn: place.clone(), place, message, help: None, fix: None }
    }
}

/// Where the text is torn: a string of several lines that does not end is torn where it begins.
fn torn_at(text: &str, error: &Error) -> usize {
    let at = start(error);
    let is_open = |quotes: &&str| text.matches(*quotes).count() % 2 == 1;
    let quotes = ["\"\"\"", "'''"].into_iter().find(is_open);
    let opening = quotes.and_then(|quotes| text.rfind(quotes));
    opening.filter(|_| text.trim_end().len() <= at).unwrap_or(at)
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
        let mended = mend(text, &[], &["item"]);
        assert_eq!(mended.faults.len(), complaints, "{:?}", mended.faults);
        assert_eq!(mended.ids, ids);
    }

    #[test]
    fn a_broken_block_is_one_complaint() {
        case("a = 1\n[[item]]\nid = \"x\"\n", 0, &[]);
        case("[[item]]\nid = \"x\"\nlead = [\"a\"\nname = \"n\"\n\n[[item]]\nid = \"y\"\nb = 2\n", 1, &["x"]);
        case(
            "[[item]]\nid = \"x\"\nb = }\n  [[item.target]]\n  a = 1\n[agency.b]\nname = {\n",
            2,
            &["x", "b"],
        );
        // What a string swallows that does not end is torn where it begins.
        case("[[item]]\nid = \"x\"\nnote = \"\"\"n\n[[item]]\nid = \"y\"\n", 1, &["x"]);
    }

    #[test]
    fn a_slip_leaves_its_block_readable() {
        case(
            "[[item]]\nid = \"x\"\nname = \"n\n  [[item.target]]\n  a = 1\n[agency.b]\nname = \"B\n",
            2,
            &[],
        );
        case("[plan\nid = \"p\"\n[[item]]\nid = \"y\"\n", 1, &[]);
        case("[[item]]\nid = \"x\na = 60%\nb = 1/2/2022\n[item]\nid = y\n", 5, &[]);
    }

    #[test]
    fn what_stands_in_a_sound_line_is_no_slip() {
        let mended = mend("a = {\n  - 60%: x\nb = 1\n", &[], &[]);
        assert_eq!(mended.faults.len(), 1, "{:?}", mended.faults);
    }

    #[test]
    fn a_broken_value_leaves_its_block_readable() {
        case("[[item]]\nid = \"x\"\ndate = 2022-02-30\nother = 2022-13-01\n", 2, &[]);
    }
}
