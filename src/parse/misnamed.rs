//! Tables under a name that is near to one that the format has, such as `[[items]]`: read as they are meant.

use std::ops::Range;

use super::tree::{Node, Value};
use crate::shape::{Kind, Shape};
use crate::text;

/// A name in the head of a table, and the one that is meant.
pub(super) struct Misnamed {
    /// The names of the tables it stands in, each with a point after it: `item.`, or nothing.
    inside: String,
    pub(super) written: String,
    pub(super) meant: &'static str,
}

/// The tables of a file whose names the format does not have, and near ones that it has; each name once.
pub(super) fn find(root: Node<'_>, shape: &Shape) -> Vec<Misnamed> {
    let mut found = Vec::new();
    look_in(root, (shape, 0), &mut String::new(), &mut found);
    found
}

/// Looks in a table, whose shape is the one at a place, and in those inside it.
fn look_in(table: Node<'_>, (shape, at): (&Shape, usize), inside: &mut String, found: &mut Vec<Misnamed>) {
    let Some(keys) = shape.tables.get(at).map(|table| &table.keys) else { return };
    let outer = table.inside().filter(|node| node.is_outer());
    for node in outer.filter(|node| tables(*node).next().is_some()) {
        let name = node.key();
        match keys.iter().find(|key| key.name == name).map(|key| &key.kind) {
            Some(Kind::Tables(at) | Kind::Table(at)) => {
                let length = inside.len();
                inside.extend([name, "."]);
                tables(node).for_each(|table| look_in(table, (shape, *at), inside, found));
                inside.truncate(length);
            }
            Some(_) => {}
            None => {
                let is_known = found.iter().any(|it| it.inside == *inside && it.written == name);
                let tables = keys.iter().filter(|key| is_table(&key.kind)).map(|key| key.name);
                if let Some(meant) = text::nearest(name, tables).filter(|_| !is_known) {
                    found.push(Misnamed { inside: inside.clone(), written: name.to_owned(), meant });
                }
            }
        }
    }
}

const fn is_table(kind: &Kind) -> bool {
    matches!(kind, Kind::Tables(_) | Kind::Named(_) | Kind::Table(_))
}

/// The tables that a value is or lists.
fn tables(node: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    let listed = match node.value() {
        Value::Array(nodes) => Some(nodes),
        _ => None,
    };
    let alone = listed.is_none().then_some(node);
    listed.into_iter().flatten().chain(alone).filter(|node| node.is_table())
}

impl Misnamed {
    /// Where the name stands in the heads of tables.
    pub(super) fn places(&self, text: &str) -> Vec<Range<usize>> {
        let mut start = 0;
        let mut places = Vec::new();
        for line in text.split_inclusive('\n') {
            let head = line.trim_start_matches([' ', '\t', '[']);
            let is_head = line.trim_start().starts_with('[');
            let rest = head.strip_prefix(self.inside.as_str()).filter(|_| is_head);
            let rest = rest.and_then(|rest| rest.strip_prefix(self.written.as_str()));
            if rest.is_some_and(|rest| rest.starts_with(['.', ']'])) {
                let at = start + line.len() - head.len() + self.inside.len();
                places.push(at..at + self.written.len());
            }
            start += line.len();
        }
        places
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_in_heads_alone() {
        let misnamed = |inside: &str, written: &str| Misnamed {
            inside: inside.to_owned(),
            written: written.to_owned(),
            meant: "item",
        };
        let text = "[[items]]\nitems = 1\n  [[items.target]]\n[[itemsx]]\n[\"items\"]\n";
        let before = |misnamed: Misnamed| -> Vec<&str> {
            misnamed.places(text).into_iter().map(|at| &text[..at.start]).collect()
        };
        assert_eq!(before(misnamed("", "items")), ["[[", "[[items]]\nitems = 1\n  [["]);
        assert_eq!(before(misnamed("items.", "target")), ["[[items]]\nitems = 1\n  [[items."]);
        assert!(before(misnamed("items.", "items")).is_empty());
    }
}
