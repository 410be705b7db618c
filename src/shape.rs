//! What a file may hold: its tables, their keys, and what stands under each. Plain data; reading fills it.

/// What one kind of file may hold.
#[derive(Debug, Default)]
pub struct Shape {
    /// Every table that reading such a file can open; the first is the file itself.
    pub tables: Vec<TableShape>,
}

impl Shape {
    /// The names of tables that come in lists, as in `[[item]]`.
    pub fn lists(&self) -> Vec<&'static str> {
        let keys = self.tables.iter().flat_map(|table| &table.keys);
        keys.filter(|key| matches!(key.kind, Kind::Tables(_))).map(|key| key.name).collect()
    }
}

/// The keys of one table, in the order they are read in.
#[derive(Debug, Default)]
pub struct TableShape {
    pub keys: Vec<Key>,
    /// Keys of which the table needs one, if it has such. A flag counts where it is true.
    pub needs_one: &'static [&'static str],
}

/// A key and what may stand under it.
#[derive(Debug)]
pub struct Key {
    pub name: &'static str,
    pub kind: Kind,
    pub is_required: bool,
    /// An empty string stands for nothing said.
    pub may_be_open: bool,
}

/// What stands under a key. Tables are places in [`Shape::tables`].
#[derive(Debug)]
pub enum Kind {
    /// What another key of the table says.
    Any,
    Text,
    /// A day without a time.
    Date,
    /// A day, or text that stands for one.
    DateOrText,
    Flag,
    Number,
    /// A number from the first to the second.
    NumberBetween(i32, i32),
    /// A whole number from the first to the second.
    Whole(i32, i32),
    /// One of these words.
    Word(Vec<&'static str>),
    Texts,
    /// A text, or several.
    TextOrTexts,
    /// Days without a time.
    Dates,
    /// Any of these words.
    Words(Vec<&'static str>),
    Table(usize),
    /// A text that stands for a table with nothing but it, or the table.
    TextOrTable(usize),
    /// An array of tables.
    Tables(usize),
    /// An array of texts and tables.
    TextsAndTables(usize),
    /// Tables under keys that are names, such as `[agency.<id>]`.
    Named(usize),
}
