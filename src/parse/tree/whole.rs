//! The tree of any text: that of the `toml` crate, taken over.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};
use toml_parser::decoder::Encoding;
use toml_parser::parser::{EventReceiver, parse_document};
use toml_parser::{ErrorSink, Source, Span};

use super::node::{Held, Inside, Key, Place, ROOT, Span as Bytes, Tree};

/// The tree of a text, as much of it as can be read, and what is wrong with the text.
pub fn whole(text: &str) -> (Tree<'_>, Vec<Error>) {
    let (root, errors) = DeTable::parse_recoverable(text);
    let mut tree = Tree::new(text);
    fill(&mut tree, ROOT, root.into_inner());
    (tree, errors)
}

fn fill<'a>(tree: &mut Tree<'a>, outer: Place, table: DeTable<'a>) {
    for (key, value) in table {
        let key = Key { span: Bytes::new(key.span()), name: tree.decoded(key.into_inner()) };
        put(tree, outer, key, value);
    }
}

fn put<'a>(tree: &mut Tree<'a>, outer: Place, key: Key, value: Spanned<DeValue<'a>>) {
    let span = Bytes::new(value.span());
    let value = value.into_inner();
    let held = match &value {
        DeValue::String(text) => Held::String(tree.decoded(text.clone())),
        DeValue::Integer(number) => {
            Held::Integer(tree.decoded(number.as_str().to_owned().into()), number.radix())
        }
        DeValue::Float(number) => Held::Float(tree.decoded(number.as_str().to_owned().into())),
        DeValue::Boolean(value) => Held::Boolean(*value),
        DeValue::Datetime(value) => tree.datetime(*value),
        DeValue::Array(_) => Held::Array(Inside::EMPTY),
        DeValue::Table(_) => Held::Table(Inside::EMPTY),
    };
    let at = tree.push(outer, key, span, held);
    match value {
        DeValue::Array(values) => values.into_iter().for_each(|value| put(tree, at, Key::NONE, value)),
        DeValue::Table(table) => fill(tree, at, table),
        _ => {}
    }
}

/// As the `toml` crate has it for values inside one another.
const DEEPEST: usize = 80;

/// Where a key leads deeper than anybody's does: what takes a tree apart would run out of stack.
pub fn too_deep(text: &str) -> Option<Range<usize>> {
    let mut depth = Depth::default();
    let mut ignored = ();
    parse_document(&Source::new(text).lex().into_vec(), &mut depth, &mut ignored);
    depth.too_deep
}

/// Counts the parts of each dotted key.
#[derive(Default)]
struct Depth {
    parts: usize,
    /// How many values have begun and not ended.
    open: usize,
    too_deep: Option<Range<usize>>,
}

impl Depth {
    /// Enters a value, unless so many are open that their fault is told by whoever reads them.
    fn enter(&mut self) -> bool {
        self.open += 1;
        self.open <= DEEPEST
    }

    const fn leave(&mut self) {
        self.open = self.open.saturating_sub(1);
    }
}

impl EventReceiver for Depth {
    fn array_open(&mut self, _: Span, _: &mut dyn ErrorSink) -> bool {
        self.enter()
    }

    fn array_close(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.leave();
    }

    fn inline_table_open(&mut self, _: Span, _: &mut dyn ErrorSink) -> bool {
        self.parts = 0;
        self.enter()
    }

    fn inline_table_close(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.leave();
    }

    fn simple_key(&mut self, span: Span, _: Option<Encoding>, _: &mut dyn ErrorSink) {
        if self.parts == DEEPEST && self.too_deep.is_none() {
            self.too_deep = Some(span.start()..span.end());
        }
        self.parts += 1;
    }

    fn key_val_sep(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.parts = 0;
    }

    fn std_table_close(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.parts = 0;
    }

    fn array_table_close(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.parts = 0;
    }
}
