//! Text that is not TOML: slips of the pen are read as they are meant, and what is left is told block by block. One broken
//! bracket is one finding, and the rest of the file is still read.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use toml::de::{DeTable, Error};

use super::conflict::{Conflict, conflicts};
use super::faults::{SYNTAX, UNKNOWN_KEY};
use super::lines::Lines;
use super::misnamed::Misnamed;
use super::places::Places;
use super::slip::Slip;
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
    mended.settle(conflicts(text));
    for misnamed in misnamed {
        mended.rename(misnamed);
    }
    for _ in 0..MOST {
        let (_, mut errors) = DeTable::parse_recoverable(&mended.text);
        errors.sort_by_key(start);
        let lines = Lines::of(&mended.text);
        let slips = slips(&lines, &errors, lists);
        if slips.iter().any(|slip| slip.form.is_some()) {
            mended.write(slips);
            continue;
        }
        let torn = errors.iter().find(|error| !is_local(error)).map(std::slice::from_ref);
        let faults = faults(&lines, torn.unwrap_or(&errors), lists, &mended.places);
        mended.faults.extend(faults);
        match torn {
            Some([error]) => mended.tear(error),
            _ => break,
        }
    }
    mended
}

/// The slips in the lines that a parser complains of, in the order of the text.
fn slips(lines: &Lines<'_>, errors: &[Error], lists: &[&'static str]) -> Vec<Slip> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for error in errors {
        let line = lines.at(start(error));
        if !seen.insert(line.start) {
            continue;
        }
        match lines.slip(line, lists) {
            Some(slip) => found.push(slip),
            // What comes after may be said only because the text is torn here.
            None if !is_local(error) => break,
            None => {}
        }
    }
    // Two heads of a list may both be put down to one line.
    found.sort_by_key(|slip| slip.range.start);
    found.dedup_by_key(|slip| slip.range.start);
    found
}

/// What a parser complains of, in words for whoever wrote it where they are known: a line that has such a slip is told
/// of once.
fn faults(lines: &Lines<'_>, errors: &[Error], lists: &[&'static str], places: &Places) -> Vec<Fault> {
    let mut slips: BTreeMap<usize, bool> = BTreeMap::new();
    let mut found = Vec::new();
    for error in errors {
        let line = lines.at(start(error));
        match slips.get(&line.start) {
            Some(true) => continue,
            Some(false) => {}
            None => {
                let slip = lines.slip(line.clone(), lists);
                slips.insert(line.start, slip.is_some());
                if let Some(slip) = slip {
                    let place = places.original(&slip.range);
                    found.push(Fault::of(slip, place));
                    continue;
                }
            }
        }
        found.push(Fault::of_parser(error, places.original(&error.span().unwrap_or(0..0))));
    }
    found
}

fn start(error: &Error) -> usize {
    error.span().map_or(0, |span| span.start)
}

impl Mended<'_> {
    /// Leaves out one version of each conflict.
    fn settle(&mut self, conflicts: Vec<Conflict>) {
        self.blank(conflicts.iter().flat_map(|it| &it.left_out));
        self.faults.extend(conflicts.into_iter().map(|conflict| Fault {
            rule: &SYNTAX,
            place: conflict.mark,
            torn: conflict.whole,
            message: Message::new("syntax.conflict"),
            help: Some(Message::new("syntax.conflict-help")),
            fix: None,
        }));
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

    /// Writes slips as they are meant, where that is known.
    fn write(&mut self, mut slips: Vec<Slip>) {
        slips.retain(|slip| slip.form.is_some());
        let edits: Vec<(Range<usize>, &str)> =
            slips.iter().filter_map(|slip| Some((slip.range.clone(), slip.form.as_deref()?))).collect();
        let places: Vec<Range<usize>> = edits.iter().map(|(range, _)| self.places.original(range)).collect();
        self.places.edit(self.text.to_mut(), &edits);
        for (slip, place) in slips.into_iter().zip(places) {
            self.faults.push(Fault::of(slip, place));
        }
    }

    /// Blanks the block that a parser complains of.
    fn tear(&mut self, error: &Error) {
        let block = block_at(&self.text, torn_at(&self.text, error));
        self.ids.extend(ids(&self.text[block.clone()]));
        self.blank(std::iter::once(&block));
    }

    /// Puts blanks into ranges of the text, which come in its order; line ends stay.
    fn blank<'r>(&mut self, ranges: impl Iterator<Item = &'r Range<usize>>) {
        let (mut text, mut done) = (String::with_capacity(self.text.len()), 0);
        for range in ranges {
            text.push_str(&self.text[done..range.start]);
            let blank = |byte| if byte == b'\n' { '\n' } else { ' ' };
            text.extend(self.text[range.clone()].bytes().map(blank));
            done = range.end;
        }
        if 0 < done {
            text.push_str(&self.text[done..]);
            self.text = Cow::Owned(text);
        }
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
