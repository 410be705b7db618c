//! The keys and values of a text, and where they stand.

use std::borrow::Cow;
use std::cell;
use std::ops::Range;

use toml_datetime::Datetime;

/// All keys and values of a text, in one list: each names the next one beside it and the first inside it. A plan is
/// thousands of them, and a list is one place in memory.
pub struct Tree<'a> {
    text: &'a str,
    cells: Vec<Cell>,
    /// What reads otherwise than it is written.
    decoded: Vec<Cow<'a, str>>,
    days: Vec<Datetime>,
}

/// The number of a cell in the list.
pub(super) type Place = u32;

/// The root, which is nobody's next.
pub(super) const ROOT: Place = 0;
const NOWHERE: Place = 0;

/// Few texts have fewer bytes for each value.
const USUAL_BYTES: usize = 16;

/// A value, and the key it stands under; in an array there is no key.
struct Cell {
    key: Key,
    span: Span,
    held: Held,
    next: Place,
    is_taken: cell::Cell<bool>,
}

/// Bytes of the text.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// Texts of more than 4 GiB are none of a plan.
    pub(super) fn new(range: Range<usize>) -> Self {
        let at = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { start: at(range.start), end: at(range.end) }
    }

    const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    const fn len(self) -> usize {
        self.end.saturating_sub(self.start) as usize
    }
}

/// What a key or a value says.
#[derive(Clone, Copy, Debug)]
pub(super) enum Words {
    /// What stands there.
    Written(Span),
    /// Something else, by its number among what is decoded.
    Decoded(u32),
}

/// A key with its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Key {
    pub(super) span: Span,
    pub(super) name: Words,
}

impl Key {
    /// That of what stands under none.
    pub(super) const NONE: Self = {
        let nowhere = Span { start: 0, end: 0 };
        Self { span: nowhere, name: Words::Written(nowhere) }
    };
}

/// A value as the list holds it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Held {
    String(Words),
    /// With its base.
    Integer(Words, u32),
    Float(Words),
    Boolean(bool),
    Datetime(u32),
    Array(Inside),
    Table(Inside),
}

/// The first and the last of what stands inside a value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Inside {
    first: Place,
    last: Place,
}

impl Inside {
    pub(super) const EMPTY: Self = Self { first: NOWHERE, last: NOWHERE };
}

impl<'a> Tree<'a> {
    /// A tree that holds nothing yet.
    pub(super) fn new(text: &'a str) -> Self {
        let mut cells = Vec::with_capacity(text.len() / USUAL_BYTES + 1);
        cells.push(Cell::new(Key::NONE, Span::default(), Held::Table(Inside::EMPTY)));
        Self { text, cells, decoded: Vec::new(), days: Vec::new() }
    }

    /// The table that is the whole text.
    pub fn root(&self) -> Node<'_> {
        self.node(ROOT)
    }

    const fn node(&self, at: Place) -> Node<'_> {
        Node { tree: self, at }
    }

    /// Adds a value as the last inside `outer`.
    pub(super) fn push(&mut self, outer: Place, key: Key, span: Span, held: Held) -> Place {
        let at = Place::try_from(self.cells.len()).unwrap_or(NOWHERE);
        self.cells.push(Cell::new(key, span, held));
        let Some(inside) = self.cell_mut(outer).inside_mut() else { return at };
        let last = std::mem::replace(&mut inside.last, at);
        if last == NOWHERE {
            inside.first = at;
        } else {
            self.cell_mut(last).next = at;
        }
        at
    }

    /// Notes where a value ends.
    pub(super) fn end(&mut self, at: Place, end: usize) {
        let span = &mut self.cell_mut(at).span;
        span.end = Span::new(end..end).end;
    }

    /// Gives a table that only stood for those inside it a place of its own.
    pub(super) fn settle(&mut self, at: Place, key: Key, span: Span) {
        let cell = self.cell_mut(at);
        (cell.key, cell.span) = (key, span);
    }

    /// Words that stand in the text as `written`, or are decoded from there.
    pub(super) fn words(&mut self, span: Span, written: &str, words: Cow<'a, str>) -> Words {
        match words {
            Cow::Borrowed(words) if words == written => Words::Written(span),
            words => self.decoded(words),
        }
    }

    /// Words that are decoded.
    pub(super) fn decoded(&mut self, words: Cow<'a, str>) -> Words {
        let at = u32::try_from(self.decoded.len()).unwrap_or(u32::MAX);
        self.decoded.push(words);
        Words::Decoded(at)
    }

    /// A day or a time.
    pub(super) fn datetime(&mut self, day: Datetime) -> Held {
        let at = u32::try_from(self.days.len()).unwrap_or(u32::MAX);
        self.days.push(day);
        Held::Datetime(at)
    }

    /// What words say.
    pub(super) fn say(&self, words: Words) -> &str {
        match words {
            Words::Written(span) => self.text.get(span.range()).unwrap_or_default(),
            Words::Decoded(at) => self.decoded.get(at as usize).map_or("", AsRef::as_ref),
        }
    }

    /// Whether words are these. Keys are compared far more often than they are the same, and most differ in length.
    #[inline]
    fn is_said(&self, words: Words, text: &str) -> bool {
        match words {
            Words::Written(span) => {
                span.len() == text.len() && self.text.as_bytes().get(span.range()) == Some(text.as_bytes())
            }
            Words::Decoded(_) => self.say(words) == text,
        }
    }

    /// What stands inside a value, by its number.
    pub(super) fn inside(&self, at: Place) -> impl Iterator<Item = Place> {
        let first = self.node(at).first();
        std::iter::successors(first, |at| self.node(*at).next())
    }

    /// The last that stands inside a value.
    pub(super) fn last_inside(&self, at: Place) -> Option<Place> {
        match self.cell(at).held {
            Held::Array(inside) | Held::Table(inside) => Some(inside.last).filter(|at| *at != NOWHERE),
            _ => None,
        }
    }

    pub(super) fn key(&self, at: Place) -> Key {
        self.cell(at).key
    }

    /// Whether a value stands under a key that says `name`.
    pub(super) fn is_called(&self, at: Place, name: &str) -> bool {
        self.is_said(self.cell(at).key.name, name)
    }

    pub(super) fn span(&self, at: Place) -> Span {
        self.cell(at).span
    }

    pub(super) fn held(&self, at: Place) -> Held {
        self.cell(at).held
    }

    /// Whether a value is written between curly brackets.
    pub(super) fn is_inline(&self, at: Place) -> bool {
        self.text.as_bytes().get(self.cell(at).span.start as usize) == Some(&b'{')
    }

    fn cell(&self, at: Place) -> &Cell {
        &self.cells[at as usize]
    }

    fn cell_mut(&mut self, at: Place) -> &mut Cell {
        &mut self.cells[at as usize]
    }
}

impl Cell {
    const fn new(key: Key, span: Span, held: Held) -> Self {
        Self { key, span, held, next: NOWHERE, is_taken: cell::Cell::new(false) }
    }

    const fn inside_mut(&mut self) -> Option<&mut Inside> {
        match &mut self.held {
            Held::Array(inside) | Held::Table(inside) => Some(inside),
            _ => None,
        }
    }
}

/// A value of a tree, with the key it stands under.
#[derive(Clone, Copy)]
pub struct Node<'t> {
    tree: &'t Tree<'t>,
    at: Place,
}

/// A value of TOML.
pub enum Value<'t> {
    String(&'t str),
    /// Its digits, without the marks between them, and their base.
    Integer(&'t str, u32),
    Float(&'t str),
    Boolean(bool),
    Datetime(Datetime),
    Array(Nodes<'t>),
    Table,
}

impl<'t> Node<'t> {
    /// Where the value stands.
    pub fn range(self) -> Range<usize> {
        self.cell().span.range()
    }

    /// The key; in an array there is none.
    pub fn key(self) -> &'t str {
        self.tree.say(self.cell().key.name)
    }

    /// Where the key stands.
    pub fn key_range(self) -> Range<usize> {
        self.cell().key.span.range()
    }

    pub fn value(self) -> Value<'t> {
        match self.cell().held {
            Held::String(words) => Value::String(self.tree.say(words)),
            Held::Integer(words, radix) => Value::Integer(self.tree.say(words), radix),
            Held::Float(words) => Value::Float(self.tree.say(words)),
            Held::Boolean(value) => Value::Boolean(value),
            Held::Datetime(at) => Value::Datetime(self.tree.days[at as usize]),
            Held::Array(_) => Value::Array(self.inside()),
            Held::Table(_) => Value::Table,
        }
    }

    /// The text, where it is one.
    pub fn as_str(self) -> Option<&'t str> {
        match self.cell().held {
            Held::String(words) => Some(self.tree.say(words)),
            _ => None,
        }
    }

    /// Whether values may stand inside it.
    pub fn is_outer(self) -> bool {
        matches!(self.cell().held, Held::Array(_) | Held::Table(_))
    }

    /// Whether it is a table.
    pub fn is_table(self) -> bool {
        matches!(self.cell().held, Held::Table(_))
    }

    /// What stands inside an array or a table, in the order of the text where that is plain.
    pub fn inside(self) -> Nodes<'t> {
        Nodes { tree: self.tree, next: self.first() }
    }

    /// What stands in a table under `key`.
    pub fn get(self, key: &str) -> Option<Self> {
        self.inside().find(|it| self.tree.is_said(it.cell().key.name, key))
    }

    /// Notes that it has been read.
    pub fn take(self) {
        self.cell().is_taken.set(true);
    }

    /// Whether it has been read.
    pub fn is_taken(self) -> bool {
        self.cell().is_taken.get()
    }

    fn cell(self) -> &'t Cell {
        self.tree.cell(self.at)
    }

    fn first(self) -> Option<Place> {
        match self.cell().held {
            Held::Array(inside) | Held::Table(inside) => Some(inside.first).filter(|at| *at != NOWHERE),
            _ => None,
        }
    }

    fn next(self) -> Option<Place> {
        Some(self.cell().next).filter(|at| *at != NOWHERE)
    }
}

/// Values that stand beside one another.
#[derive(Clone)]
pub struct Nodes<'t> {
    tree: &'t Tree<'t>,
    next: Option<Place>,
}

impl<'t> Iterator for Nodes<'t> {
    type Item = Node<'t>;

    fn next(&mut self) -> Option<Node<'t>> {
        let node = Node { tree: self.tree, at: self.next? };
        self.next = node.next();
        Some(node)
    }
}

impl Value<'_> {
    /// The name of its type in the word tables.
    pub const fn type_key(&self) -> &'static str {
        match self {
            Self::String(_) => "type.string",
            Self::Integer(..) => "type.integer",
            Self::Float(_) => "type.number",
            Self::Boolean(_) => "type.boolean",
            Self::Datetime(_) => "type.date",
            Self::Array(_) => "type.array",
            Self::Table => "type.table",
        }
    }
}
