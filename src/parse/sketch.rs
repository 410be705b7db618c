//! Reading nothing, to learn what would be read: the same functions run over a table that is not there, and each key
//! they ask for is noted in the shape of the file.

use super::reader::{Reader, Table};
use crate::shape::{Key, Kind, Shape, TableShape};
use crate::source::SourceId;

/// The shape of the files that `read` reads.
pub(super) fn sketch(read: impl FnOnce(&mut Reader<'_>, Table<'_>)) -> Shape {
    // What a sketch lacks is no fault of anybody's.
    let mut found = Vec::new();
    let mut reader = Reader::new(SourceId(0), "", &mut found);
    let root = reader.blank_table();
    read(&mut reader, root);
    reader.shape
}

impl Reader<'_> {
    /// A table that holds nothing and notes what it is asked for.
    fn blank_table<'a>(&mut self) -> Table<'a> {
        self.shape.tables.push(TableShape::default());
        Table::sketched(self.shape.tables.len() - 1)
    }

    /// Where to note what `table` is asked for; nowhere while a file is read.
    pub(super) fn notes(&mut self, table: &Table<'_>) -> Option<&mut TableShape> {
        self.shape.tables.get_mut(table.sketch?)
    }

    /// Notes that `key` is asked for.
    pub(super) fn note(&mut self, table: &Table<'_>, key: &'static str, kind: impl FnOnce() -> Kind) {
        if let Some(notes) = self.notes(table) {
            notes.keys.push(Key { name: key, kind: kind(), is_required: false, may_be_open: false });
        }
    }

    /// Notes that `table` cannot do without `key`, which it has been asked for.
    pub(super) fn note_required(&mut self, table: &Table<'_>, key: &'static str) {
        if let Some(key) = self.noted(table, key) {
            key.is_required = true;
        }
    }

    /// Notes that `key`, which `table` has been asked for, may be left open.
    pub(super) fn note_open(&mut self, table: &Table<'_>, key: &'static str) {
        if let Some(key) = self.noted(table, key) {
            key.may_be_open = true;
        }
    }

    fn noted(&mut self, table: &Table<'_>, key: &'static str) -> Option<&mut Key> {
        self.notes(table)?.keys.iter_mut().rfind(|it| it.name == key)
    }

    /// The table to sketch under `key`; none while a file is read.
    pub(super) fn sketch_inside<'a>(
        &mut self,
        table: &Table<'_>,
        key: &'static str,
        kind: fn(usize) -> Kind,
    ) -> Option<Table<'a>> {
        table.sketch?;
        let inside = self.blank_table();
        let at = inside.sketch?;
        self.note(table, key, || kind(at));
        Some(inside)
    }
}
