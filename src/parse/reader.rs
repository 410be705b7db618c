//! One reader over the TOML tree: each field costs a line, every fault of a file is reported in one run.

use std::cmp::Ordering;
use std::ops::Range;

use memchr::memchr2;

use super::faults::{BAD_VALUE, MISSING_KEY, SYNTAX, UNKNOWN_KEY, WRONG_TYPE};
use super::places::{Places, TornPlaces};
use super::syntax_recovery::Fault;
use super::tree::{Node, Value};
use super::written;
use crate::diagnostic::{Diagnostic, RuleInfo};
use crate::message::{Arg, Message};
use crate::shape::{Kind, Shape};
use crate::source::{SourceId, Span, Spanned};
use crate::text;

/// Of a file with more faults than this the first are told: nobody reads on, and a fault is larger than what causes it.
const MOST_FAULTS: usize = 1_000;

/// Few tables have more keys than this.
const USUAL_KEYS: usize = 20;

/// A table being read: each key is marked as it is asked for.
pub(super) struct Table<'a> {
    pub(super) range: Range<usize>,
    /// None of a table that is only sketched.
    node: Option<Node<'a>>,
    /// The signs of its keys, by which most that are not there are told at once.
    signs: u64,
    /// The keys that were asked for.
    asked: Vec<&'static str>,
    /// Where the shape of this table is noted, when it is only sketched.
    pub(super) sketch: Option<usize>,
}

impl<'a> Table<'a> {
    pub(super) fn new(node: Node<'a>) -> Self {
        let signs = node.inside().fold(0, |signs, it| signs | sign(it.key()));
        Self { range: node.range(), node: Some(node), signs, asked: Vec::new(), sketch: None }
    }

    /// A table that is not there.
    pub(super) const fn sketched(at: usize) -> Self {
        Self { range: 0..0, node: None, signs: 0, asked: Vec::new(), sketch: Some(at) }
    }

    /// Where `key` and its value stand, while it has not been taken.
    pub(super) fn line_of(&self, key: &str) -> Option<Range<usize>> {
        let node = self.peek(key)?;
        Some(node.key_range().start..node.range().end)
    }

    /// Whether `key` is there.
    pub(super) fn holds(&self, key: &str) -> bool {
        self.peek(key).is_some()
    }

    /// Where what stands under `key` is, while it has not been taken.
    pub(super) fn place_of(&self, key: &str) -> Option<Range<usize>> {
        self.peek(key).map(Node::range)
    }

    /// The string under a key of the table under `key`, while that has not been taken.
    pub(super) fn text_inside(&self, key: &str, inner: &str) -> Option<&'a str> {
        self.peek(key)?.get(inner)?.as_str()
    }

    /// Whether `key` holds a string with nothing in it, as in a form that is not filled in.
    pub(super) fn is_left_open(&self, key: &str) -> bool {
        self.peek(key).and_then(Node::as_str).is_some_and(|text| text.trim().is_empty())
    }

    /// Whether `key` holds a TOML date.
    pub(super) fn holds_date(&self, key: &str) -> bool {
        self.peek(key).is_some_and(|node| matches!(node.value(), Value::Datetime(_)))
    }

    fn peek(&self, key: &str) -> Option<Node<'a>> {
        let node = self.node.filter(|_| self.signs & sign(key) != 0)?;
        node.get(key).filter(|node| !node.is_taken())
    }

    /// What has not been taken.
    fn rest(&self) -> impl Iterator<Item = Node<'a>> + use<'a> {
        self.node.into_iter().flat_map(Node::inside).filter(|node| !node.is_taken())
    }
}

/// What stands where either may.
pub(super) enum TextOrTable<'a> {
    Text(Spanned<String>),
    Table(Table<'a>),
}

/// Turns tree nodes into values and keeps the faults.
pub(super) struct Reader<'f> {
    source: SourceId,
    text: &'f str,
    /// Whether lines may end in two characters.
    pub(super) may_have_returns: bool,
    /// Where the text was not even TOML; nothing more is said about those places.
    torn: TornPlaces,
    /// Where what is read stands in the file, which was mended before.
    places: Places,
    found: &'f mut Vec<Diagnostic>,
    /// How many of `found` are of other files.
    found_before: usize,
    /// Lists of keys that tables have done with.
    spare: Vec<Vec<&'static str>>,
    /// Whether names may be declared where nothing could be read.
    pub(super) has_gaps: bool,
    /// What a sketch has found so far; empty while a file is read.
    pub(super) shape: Shape,
}

impl<'f> Reader<'f> {
    pub(super) fn new(source: SourceId, text: &'f str, found: &'f mut Vec<Diagnostic>) -> Self {
        let (torn, places) = (TornPlaces::default(), Places::default());
        let found_before = found.len();
        let shape = Shape::default();
        // As it is, or escaped.
        let may_have_returns = memchr2(b'\r', b'\\', text.as_bytes()).is_some();
        Self {
            source,
            text,
            may_have_returns,
            torn,
            places,
            found,
            found_before,
            spare: Vec::new(),
            has_gaps: false,
            shape,
        }
    }

    /// Reports what was mended. What is read from here on stands in the file where `places` says.
    pub(super) fn mended(&mut self, faults: Vec<Fault>, places: Places) {
        self.torn = TornPlaces::of(faults.iter().map(|fault| fault.torn.clone()).collect());
        self.places = places;
        for fault in faults {
            let span = Span::new(self.source, &fault.place);
            let finding = Diagnostic::new(fault.rule, span, fault.message).help(fault.help);
            self.add(match fault.fix {
                Some(fix) => finding.fix(span, fix),
                None => finding,
            });
        }
    }

    /// Whether a part of the text was not even TOML.
    pub(super) const fn is_torn(&self) -> bool {
        !self.torn.is_empty()
    }

    /// Takes a key out of its table; `kind` is what should stand under it.
    pub(super) fn take<'a>(
        &mut self,
        table: &mut Table<'a>,
        key: &'static str,
        kind: impl FnOnce() -> Kind,
    ) -> Option<Node<'a>> {
        self.note(table, key, kind);
        self.pull(table, key)
    }

    /// Notes that a key is asked for.
    fn ask(&mut self, table: &mut Table<'_>, key: &'static str) {
        if table.asked.capacity() == 0 {
            table.asked = self.spare.pop().unwrap_or_else(|| Vec::with_capacity(USUAL_KEYS));
        }
        table.asked.push(key);
    }

    /// Takes a key out, so that it is not reported as unknown.
    fn pull<'a>(&mut self, table: &mut Table<'a>, key: &'static str) -> Option<Node<'a>> {
        self.ask(table, key);
        let node = table.peek(key)?;
        node.take();
        Some(node)
    }

    /// Opens a table node.
    fn open<'a>(&mut self, node: Node<'a>, key: &str) -> Option<Table<'a>> {
        if !node.is_table() {
            self.wrong_type(node, key, "type.table");
            return None;
        }
        Some(Table::new(node))
    }

    /// Reports every key nobody asked for, with the nearest one that is known.
    pub(super) fn close(&mut self, mut table: Table<'_>) {
        for node in table.rest() {
            let name = node.key();
            let nearest = text::nearest(name, table.asked.iter().copied());
            let help = match nearest {
                Some(nearest) => Message::new("did-you-mean").with("name", nearest),
                None => Message::new("unknown-key.known").with("keys", table.asked.join(", ")),
            };
            let message = Message::new("unknown-key.message").with("key", name);
            self.report(&UNKNOWN_KEY, &node.key_range(), message, |it| it.help(help));
        }
        table.asked.clear();
        self.spare.push(table.asked);
    }

    /// The table under `key`.
    pub(super) fn table<'a>(&mut self, table: &mut Table<'a>, key: &'static str) -> Option<Table<'a>> {
        if let Some(inside) = self.sketch_inside(table, key, Kind::Table) {
            return Some(inside);
        }
        let node = self.pull(table, key)?;
        self.open(node, key)
    }

    /// The text or the table under `key`.
    pub(super) fn text_or_table<'a>(
        &mut self,
        table: &mut Table<'a>,
        key: &'static str,
    ) -> Option<TextOrTable<'a>> {
        if let Some(inside) = self.sketch_inside(table, key, Kind::TextOrTable) {
            return Some(TextOrTable::Table(inside));
        }
        let node = self.pull(table, key)?;
        self.text_or_table_node(node, key)
    }

    fn text_or_table_node<'a>(&mut self, node: Node<'a>, key: &str) -> Option<TextOrTable<'a>> {
        if node.is_table() {
            return self.open(node, key).map(TextOrTable::Table);
        }
        self.string_node(node, key).map(TextOrTable::Text)
    }

    /// The tables under `key`, an array of tables; none where the key is missing.
    pub(super) fn tables<'a>(&mut self, table: &mut Table<'a>, key: &'static str) -> Vec<Table<'a>> {
        if let Some(inside) = self.sketch_inside(table, key, Kind::Tables) {
            return vec![inside];
        }
        let node = self.pull(table, key);
        let nodes = self.list(node, key);
        within(nodes.clone().count(), nodes.filter_map(|node| self.open(node, key)))
    }

    /// The texts and tables under `key`, an array of both; none where the key is missing.
    pub(super) fn texts_and_tables<'a>(
        &mut self,
        table: &mut Table<'a>,
        key: &'static str,
    ) -> Vec<TextOrTable<'a>> {
        if let Some(inside) = self.sketch_inside(table, key, Kind::TextsAndTables) {
            return vec![TextOrTable::Table(inside)];
        }
        let node = self.pull(table, key);
        let nodes = self.list(node, key);
        nodes.filter_map(|node| self.text_or_table_node(node, key)).collect()
    }

    /// The tables under `key` by their names, such as those of `[agency.<id>]`, in file order.
    pub(super) fn named_tables<'a>(
        &mut self,
        table: &mut Table<'a>,
        key: &'static str,
    ) -> Vec<(Spanned<String>, Table<'a>)> {
        if let Some(inside) = self.sketch_inside(table, key, Kind::Named) {
            return vec![(self.blank(&inside), inside)];
        }
        let named = self.table(table, key);
        let mut all: Vec<Node<'a>> = named.into_iter().flat_map(|table| table.rest()).collect();
        all.sort_by_key(|node| node.key_range().start);
        let open = |node: Node<'a>| {
            let id = Spanned { span: self.span(&node.key_range()), value: node.key().to_owned() };
            Some((id, self.open(node, node.key())?))
        };
        all.into_iter().filter_map(open).collect()
    }

    /// The nodes of an array; none where there is no node.
    pub(super) fn list<'a>(
        &mut self,
        node: Option<Node<'a>>,
        key: &str,
    ) -> impl Iterator<Item = Node<'a>> + Clone + use<'a> {
        let listed = node.and_then(|node| {
            if let Value::Array(nodes) = node.value() {
                return Some(nodes);
            }
            self.wrong_type(node, key, "type.array");
            None
        });
        // One table is a list of one whose brackets are missing.
        let alone = node.filter(|node| node.is_table());
        listed.into_iter().flatten().chain(alone)
    }

    /// Reports `key` as missing from `table`, unless the table is torn and may well hold it.
    pub(super) fn missing(&mut self, table: &Table<'_>, key: &'static str) {
        let Range { start, end: after } = self.place(&table.range);
        let after = after.min(self.text.len());
        let end = self.text[after..].find("\n[").map_or(self.text.len(), |at| after + at);
        if self.torn.begin_in(start..end + 1) || table.rest().any(|node| is_slip(node.key(), key)) {
            return;
        }
        let message = Message::new("missing-key.message").with("key", key);
        self.report(&MISSING_KEY, &table.range.clone(), message, |it| it);
    }

    /// Reads `key` with `read`, and reports it where it is missing.
    pub(super) fn required<'a, T>(
        &mut self,
        table: &mut Table<'a>,
        key: &'static str,
        read: impl FnOnce(&mut Self, &mut Table<'a>, &'static str) -> Option<T>,
    ) -> Option<T> {
        if table.sketch.is_none() && table.peek(key).is_none() {
            self.ask(table, key);
            self.missing(table, key);
            return None;
        }
        let value = read(self, table, key);
        self.note_required(table, key);
        value
    }

    /// Reads `key` with `read`, unless it is left open, as `""` in a form: then it says nothing.
    pub(super) fn or_open<'a, T>(
        &mut self,
        table: &mut Table<'a>,
        key: &'static str,
        read: impl FnOnce(&mut Self, &mut Table<'a>, &'static str) -> Option<T>,
    ) -> Option<T> {
        if table.is_left_open(key) {
            self.pull(table, key);
            return None;
        }
        let value = read(self, table, key);
        self.note_open(table, key);
        value
    }

    /// Reports the first of `keys` as missing, unless `table` has one of them.
    pub(super) fn need_one(&mut self, table: &Table<'_>, keys: &'static [&'static str], has_one: bool) {
        if let Some(notes) = self.notes(table) {
            notes.needs_one = keys;
        }
        if !has_one && let Some(first) = keys.first() {
            self.missing(table, first);
        }
    }

    /// Reports a value of the right type that cannot be what it should; `place` is where it stands in the file.
    pub(super) fn bad_value(&mut self, place: Range<usize>, key: &str, value: &str, wanted: Message) {
        self.bad_form(place, key, value, wanted, None);
    }

    /// Reports such a value, with the form that is meant, where that is known.
    pub(super) fn bad_form(
        &mut self,
        place: Range<usize>,
        key: &str,
        value: &str,
        wanted: Message,
        form: Option<String>,
    ) {
        let message =
            Message::new("bad-value.message").with("key", key).with("value", value).with("wanted", wanted);
        let help = form.map(|form| Message::new("help.write").with("form", form));
        self.report_at(&BAD_VALUE, &place, message, |it| it.help(help));
    }

    /// Adds a finding about a range of what is read, unless it would only echo a syntax error.
    pub(super) fn report(
        &mut self,
        rule: &'static RuleInfo,
        range: &Range<usize>,
        message: Message,
        finish: impl FnOnce(Diagnostic) -> Diagnostic,
    ) {
        self.report_at(rule, &self.place(range), message, finish);
    }

    /// Likewise about a place in the file.
    pub(super) fn report_at(
        &mut self,
        rule: &'static RuleInfo,
        place: &Range<usize>,
        message: Message,
        finish: impl FnOnce(Diagnostic) -> Diagnostic,
    ) {
        if !self.torn.touch(place) {
            let span = Span::new(self.source, place);
            self.add(finish(Diagnostic::new(rule, span, message)));
        }
    }

    /// Adds a finding, as long as the file has not too many.
    fn add(&mut self, finding: Diagnostic) {
        match (self.found.len() - self.found_before).cmp(&MOST_FAULTS) {
            Ordering::Less => self.found.push(finding),
            Ordering::Equal => {
                let message = Message::new("syntax.many-faults").with("most", MOST_FAULTS);
                self.found.push(Diagnostic::new(&SYNTAX, finding.span, message));
            }
            Ordering::Greater => {}
        }
    }

    /// Where a range of what is read stands in the file.
    pub(super) fn place(&self, range: &Range<usize>) -> Range<usize> {
        self.places.original(range)
    }

    /// The same, as a span.
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        Span::new(self.source, &self.place(range))
    }

    pub(super) fn wrong_type(&mut self, node: Node<'_>, key: &str, wanted: &'static str) {
        let (range, value) = (node.range(), node.value());
        let message = Message::new("wrong-type.message")
            .with("key", key)
            .with("wanted", Arg::Key(wanted))
            .with("found", Arg::Key(value.type_key()));
        let written = self.text.get(self.place(&range)).unwrap_or_default();
        let help = match (written::form(wanted, &value, written), wanted) {
            (Some(form), _) => Some(Message::new("help.write").with("form", form)),
            (None, "type.date") => Some(Message::new("help.date")),
            (None, "type.number") => Some(Message::new("help.number")),
            _ => None,
        };
        self.report(&WRONG_TYPE, &range, message, |it| it.help(help));
    }
}

/// One of 64 bits: keys that have not the same are not the same.
fn sign(key: &str) -> u64 {
    let end = |byte: Option<&u8>| byte.copied().map_or(0, usize::from);
    let (first, last) = (end(key.as_bytes().first()), end(key.as_bytes().last()));
    1 << ((first + 7 * last + 13 * key.len()) % 64)
}

/// A list with room for so many values and no more: one that grows has room for four at least.
pub(super) fn within<T>(most: usize, values: impl Iterator<Item = T>) -> Vec<T> {
    let mut list = Vec::with_capacity(most);
    list.extend(values);
    list
}

/// Whether a key is so near to another that it must be meant: it is reported as unknown, with the other's name.
fn is_slip(written: &str, meant: &str) -> bool {
    /// Keys of one table are further apart than this.
    const NEAR: f64 = 0.9;
    written != meant && NEAR <= text::likeness(written, meant)
}
