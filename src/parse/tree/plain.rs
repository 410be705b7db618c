//! The tree of a plain text, built while the parser tells of it.
//!
//! A plan is read to be reckoned with a thousand times for each time that it is wrong. So what costs time and is for few
//! texts is left out here: dotted keys outside the heads of tables, tables of very many keys, deep nesting, and all that is
//! faulty.

use std::borrow::Cow;
use std::ops::Range;

use toml_parser::decoder::{Encoding, ScalarKind};
use toml_parser::lexer::{Token, TokenKind};
use toml_parser::parser::{EventReceiver, ValidateWhitespace, parse_document};
use toml_parser::{ErrorSink, ParseError, Raw, Source, Span};

use super::node::{Entries, Key, Node, Value};

/// A key is looked for among all of its table: in a table of more, that would cost too much.
const MOST_KEYS: usize = 64;
/// No table of a plan has more, but for few.
const USUAL_TOKENS: usize = 1 << 10;
/// Values inside one another in no plan's file.
const DEEPEST: usize = 16;

/// The tree of a text that is TOML and plain.
pub fn plain(text: &str) -> Option<Entries<'_>> {
    let source = Source::new(text);
    let mut builder = Builder { text, ..Builder::default() };
    let mut fault: Option<ParseError> = None;
    let mut parse = |tokens: &[Token]| {
        parse_document(tokens, &mut ValidateWhitespace::new(&mut builder, source), &mut fault);
    };
    // The head of a table ends what stands before it, so that only the tokens of one table are held.
    let mut tokens = Vec::with_capacity(USUAL_TOKENS);
    let (mut depth, mut begins_line) = (0_usize, false);
    for token in source.lex() {
        let kind = token.kind();
        if kind == TokenKind::LeftSquareBracket && begins_line && depth == 0 {
            parse(&tokens);
            tokens.clear();
        }
        match kind {
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => depth += 1,
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => depth = depth.saturating_sub(1),
            _ => {}
        }
        begins_line = kind == TokenKind::Newline;
        tokens.push(token);
    }
    parse(&tokens);
    let is_placed = builder.finish_table();
    (fault.is_none() && is_placed && !builder.is_lost).then_some(builder.root)
}

/// A tree in the making.
#[derive(Default)]
struct Builder<'a> {
    text: &'a str,
    root: Entries<'a>,
    /// The head of the table that is being filled; none for the root.
    head: Option<Head<'a>>,
    /// What that table holds so far.
    entries: Entries<'a>,
    /// Where the head that is being read begins, between its brackets.
    head_start: Option<usize>,
    /// The path of that head, or the key that waits for its value.
    keys: Vec<Key<'a>>,
    /// The values that have begun and not ended, the innermost last.
    open: Vec<Open<'a>>,
    /// Something is not plain.
    is_lost: bool,
}

/// The head of a table.
struct Head<'a> {
    range: Range<usize>,
    /// `[[a.b]]` and not `[a.b]`.
    is_listed: bool,
    path: Vec<Key<'a>>,
}

/// A value that has begun, where it begins, and what it holds so far.
enum Open<'a> {
    Array(usize, Vec<Node<'a>>),
    /// With the key that waits for its value.
    Table(usize, Entries<'a>, Option<Key<'a>>),
}

impl<'a> Builder<'a> {
    fn raw(&self, span: Span, encoding: Option<Encoding>) -> Raw<'a> {
        Raw::new_unchecked(self.text.get(span.start()..span.end()).unwrap_or_default(), encoding, span)
    }

    /// Opens a value, and says whether it may be entered.
    fn begin(&mut self, open: Open<'a>) -> bool {
        self.is_lost |= self.open.len() == DEEPEST;
        self.open.push(open);
        !self.is_lost
    }

    /// Puts a value where it belongs.
    fn put(&mut self, range: Range<usize>, value: Value<'a>) {
        let node = Node { range, value };
        let is_put = match self.open.last_mut() {
            Some(Open::Array(_, nodes)) => {
                nodes.push(node);
                true
            }
            Some(Open::Table(_, entries, key)) => key.take().is_some_and(|key| insert(entries, key, node)),
            None => self.keys.pop().is_some_and(|key| insert(&mut self.entries, key, node)),
        };
        self.is_lost |= !is_put;
    }

    fn end_head(&mut self, end: usize, is_listed: bool) {
        let path = std::mem::take(&mut self.keys);
        self.head = self.head_start.take().map(|start| Head { range: start..end, is_listed, path });
        self.is_lost |= self.head.as_ref().is_none_or(|head| DEEPEST < head.path.len());
    }

    /// Puts the table that was being filled where its head says; false where it cannot stand there.
    fn finish_table(&mut self) -> bool {
        let entries = std::mem::take(&mut self.entries);
        let Some(Head { range, is_listed, mut path }) = self.head.take() else {
            self.root = entries;
            return true;
        };
        let Some(key) = path.pop() else { return false };
        let Some(parent) = descend(&mut self.root, path, self.text) else { return false };
        let node = Node { range: range.clone(), value: Value::Table(entries) };
        let Some(at) = position(parent, &key.name) else {
            let value = if is_listed { Value::Array(vec![node]) } else { node.value };
            return insert(parent, key, Node { range, value });
        };
        if is_listed {
            return listed(&mut parent[at].1).map(|tables| tables.push(node)).is_some();
        }
        // Only a table that stood for those inside it may still get a head.
        if !is_implicit(&parent[at]) {
            return false;
        }
        let (_, inside) = std::mem::replace(&mut parent[at], (key, node));
        let (Value::Table(inside), Value::Table(entries)) = (inside.value, &mut parent[at].1.value) else {
            return false;
        };
        inside.into_iter().all(|(key, node)| insert(entries, key, node))
    }
}

impl EventReceiver for Builder<'_> {
    fn std_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.is_lost |= !self.finish_table();
        self.head_start = Some(span.start());
    }

    fn std_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.end_head(span.end(), false);
    }

    fn array_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.is_lost |= !self.finish_table();
        self.head_start = Some(span.start());
    }

    fn array_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.end_head(span.end(), true);
    }

    fn inline_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        self.begin(Open::Table(span.start(), Entries::new(), None))
    }

    fn inline_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        match self.open.pop() {
            Some(Open::Table(start, entries, None)) => self.put(start..span.end(), Value::Table(entries)),
            _ => self.is_lost = true,
        }
    }

    fn array_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        self.begin(Open::Array(span.start(), Vec::new()))
    }

    fn array_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        match self.open.pop() {
            Some(Open::Array(start, nodes)) => self.put(start..span.end(), Value::Array(nodes)),
            _ => self.is_lost = true,
        }
    }

    fn simple_key(&mut self, span: Span, encoding: Option<Encoding>, errors: &mut dyn ErrorSink) {
        let raw = self.raw(span, encoding);
        let mut name = Cow::Borrowed(raw.as_str());
        if encoding.is_some() || !is_bare(raw.as_str()) {
            raw.decode_key(&mut name, errors);
        }
        let key = Key { range: span.start()..span.end(), name };
        match self.open.last_mut() {
            Some(Open::Table(_, _, waiting)) => *waiting = Some(key),
            Some(Open::Array(..)) => self.is_lost = true,
            None => self.keys.push(key),
        }
    }

    fn key_sep(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.is_lost |= self.head_start.is_none();
    }

    fn scalar(&mut self, span: Span, encoding: Option<Encoding>, errors: &mut dyn ErrorSink) {
        let raw = self.raw(span, encoding);
        if let Some(text) = verbatim(raw.as_str(), encoding) {
            return self.put(span.start()..span.end(), Value::String(text.into()));
        }
        let mut text = Cow::Borrowed("");
        let value = match raw.decode_scalar(&mut text, errors) {
            ScalarKind::String => Value::String(text),
            ScalarKind::Boolean(value) => Value::Boolean(value),
            ScalarKind::Float => Value::Float(text),
            ScalarKind::Integer(radix) => Value::Integer(text, radix.value()),
            ScalarKind::DateTime => match text.parse() {
                Ok(value) => Value::Datetime(value),
                Err(_) => return self.is_lost = true,
            },
        };
        self.put(span.start()..span.end(), value);
    }

    fn error(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.is_lost = true;
    }
}

/// Whether a key is written without quotes, as it may be.
fn is_bare(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
}

/// What stands between the quotes of a string on one line, where it means what is written: nearly all strings do.
fn verbatim(written: &str, encoding: Option<Encoding>) -> Option<&str> {
    let is_plain = |byte: u8| b' ' <= byte && !matches!(byte, b'\\' | 0x7f);
    let inside = written.strip_prefix('"')?.strip_suffix('"')?;
    let is_basic = matches!(encoding, Some(Encoding::BasicString));
    // All are looked at: that is faster than to ask after each whether to stop.
    let is_verbatim = inside.bytes().fold(is_basic, |is_verbatim, byte| is_verbatim & is_plain(byte));
    is_verbatim.then_some(inside)
}

/// Adds a key and its value; false where the key is there already, or the table is not plain.
fn insert<'a>(entries: &mut Entries<'a>, key: Key<'a>, node: Node<'a>) -> bool {
    let is_plain = entries.len() < MOST_KEYS && position(entries, &key.name).is_none();
    if is_plain {
        entries.push((key, node));
    }
    is_plain
}

fn position(entries: &Entries<'_>, name: &str) -> Option<usize> {
    entries.iter().position(|(key, _)| key.name == name)
}

/// The table to which a path leads; none where a value of a key stands in its way.
fn descend<'t, 'a>(
    mut entries: &'t mut Entries<'a>,
    path: Vec<Key<'a>>,
    text: &str,
) -> Option<&'t mut Entries<'a>> {
    for key in path {
        let at = if let Some(at) = position(entries, &key.name) {
            at
        } else {
            let range = key.range.clone();
            let is_plain = insert(entries, key, Node { range, value: Value::Table(Entries::new()) });
            is_plain.then(|| entries.len() - 1)?
        };
        let node = &mut entries[at].1;
        let is_inline = text.as_bytes().get(node.range.start) == Some(&b'{');
        let node = if matches!(node.value, Value::Array(_)) { listed(node)?.last_mut()? } else { node };
        entries = match &mut node.value {
            Value::Table(entries) if !is_inline => entries,
            _ => return None,
        };
    }
    Some(entries)
}

/// The tables of a list that heads have made: it begins where its first head stands.
fn listed<'t, 'a>(node: &'t mut Node<'a>) -> Option<&'t mut Vec<Node<'a>>> {
    match &mut node.value {
        Value::Array(nodes) if nodes.first().is_some_and(|first| first.range == node.range) => Some(nodes),
        _ => None,
    }
}

/// Whether a table only stands for those inside it: it has no place but its key's.
fn is_implicit((key, node): &(Key<'_>, Node<'_>)) -> bool {
    key.range == node.range
}
