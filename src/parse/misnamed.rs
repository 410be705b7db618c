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
pub(super) fn find(root: Node<'_>, shape: impl FnOnce() -> &'static Shape) -> Vec<Misnamed> {
    let mut found = Vec::new();
    if !has_known_names_alone(root) {
        look_in(root, (shape(), 0), &mut String::new(), &mut found);
    }
    found
}

/// The names of tables in the files of a plan and in those of a ledger, and of the tables inside them. Where a file has no
/// others, nothing need be looked for: what the format has elsewhere is misplaced, and not misnamed.
const OF_PLANS: &[&str] = &[
    "amendment",
    "clarity",
    "days_off",
    "duty",
    "erratum",
    "item",
    "letters",
    "plan",
    "reporting",
    "risk",
    "section",
];
const OF_LEDGERS: &[&str] =
    &["confirmation", "entry", "figure", "issued", "item", "occurrence", "override", "report"];
const INSIDE: &[&str] = &[
    "action",
    "baseline",
    "basis",
    "change",
    "corrections",
    "deadline",
    "evidence",
    "head",
    "measured",
    "period",
    "reminder_signer",
    "report_signer",
    "round",
    "signer",
    "spans",
    "target",
    "was",
];
/// Those whose tables are called by ids.
const NAMED: &[&str] = &["agency", "group"];

fn has_known_names_alone(root: Node<'_>) -> bool {
    [OF_PLANS, OF_LEDGERS].iter().any(|known| {
        inner_tables(root).all(|node| {
            let is_known = known.contains(&node.key()) && tables(node).all(are_known_inside);
            is_known || NAMED.contains(&node.key())
        })
    })
}

fn are_known_inside(table: Node<'_>) -> bool {
    inner_tables(table).all(|node| INSIDE.contains(&node.key()) && tables(node).all(are_known_inside))
}

/// What in a table is or lists tables.
fn inner_tables(table: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    table.inside().filter(|node| node.is_outer() && tables(*node).next().is_some())
}

/// Looks in a table, whose shape is the one at a place, and in those inside it.
fn look_in(table: Node<'_>, (shape, at): (&Shape, usize), inside: &mut String, found: &mut Vec<Misnamed>) {
    let Some(keys) = shape.tables.get(at).map(|table| &table.keys) else { return };
    for node in inner_tables(table) {
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
    use crate::parse::{FileKind, shape};

    #[test]
    fn the_names_of_all_tables_are_known() {
        let mut wrong = Vec::new();
        let kinds = [FileKind::Plan, FileKind::Part, FileKind::Shared, FileKind::Progress, FileKind::Issued];
        for (kind, at, table) in kinds.into_iter().flat_map(|kind| {
            shape(kind).tables.into_iter().enumerate().map(move |(at, table)| (kind, at, table))
        }) {
            let known = match kind {
                _ if 0 < at => INSIDE,
                FileKind::Progress | FileKind::Issued => OF_LEDGERS,
                _ => OF_PLANS,
            };
            let of_tables = || table.keys.iter().filter(|key| is_table(&key.kind)).map(|key| key.name);
            wrong.extend(of_tables().filter(|it| !known.contains(it) && !NAMED.contains(it)));
            // Names that files begin with are too far from each other to be taken for one another.
            let others =
                known.iter().filter(|name| at == 0 && table.keys.iter().all(|key| key.name != **name));
            wrong.extend(others.filter(|name| text::nearest(name, of_tables()).is_some()));
        }
        assert!(wrong.is_empty(), "{wrong:?}");
    }

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
