//! Tables under a name that is near to one that the format has, such as `[[items]]`: read as they are meant.

use std::ops::Range;

use toml::de::DeTable;

use crate::shape::{Kind, Shape};
use crate::text;

/// A name in the head of a table, and the one that is meant.
pub(super) struct Misnamed {
    pub(super) written: String,
    pub(super) meant: &'static str,
}

/// The tables of a file whose names the format does not have, and near ones that it has.
pub(super) fn find(root: &DeTable<'_>, shape: &Shape) -> Vec<Misnamed> {
    let keys = || shape.tables.iter().take(1).flat_map(|table| &table.keys);
    let is_unknown = |name: &str| keys().all(|key| key.name != name);
    let tables =
        || keys().filter(|key| matches!(key.kind, Kind::Tables(_) | Kind::Named(_) | Kind::Table(_)));
    let misnamed = |name: &str| {
        let meant = text::nearest(name, tables().map(|key| key.name))?;
        Some(Misnamed { written: name.to_owned(), meant })
    };
    let names = root.iter().filter(|(_, node)| node.get_ref().is_table() || node.get_ref().is_array());
    names
        .map(|(name, _)| name.get_ref().as_ref())
        .filter(|name| is_unknown(name))
        .filter_map(misnamed)
        .collect()
}

impl Misnamed {
    /// Where the name stands in the heads of tables.
    pub(super) fn places(&self, text: &str) -> Vec<Range<usize>> {
        let mut start = 0;
        let mut places = Vec::new();
        for line in text.split_inclusive('\n') {
            let at = line.len() - line.trim_start_matches([' ', '\t', '[']).len();
            let is_head = line.trim_start().starts_with('[');
            let rest = line[at..].strip_prefix(self.written.as_str()).filter(|_| is_head);
            if rest.is_some_and(|rest| rest.starts_with(['.', ']'])) {
                places.push(start + at..start + at + self.written.len());
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
        let misnamed = Misnamed { written: "items".to_owned(), meant: "item" };
        let text = "[[items]]\nitems = 1\n  [[items.target]]\n[[itemsx]]\n[\"items\"]\n";
        let places: Vec<&str> = misnamed.places(text).into_iter().map(|at| &text[..at.start]).collect();
        assert_eq!(places, ["[[", "[[items]]\nitems = 1\n  [["]);
    }
}
