//! What stands in a workbook, and what people call its columns.

use std::collections::BTreeMap;

use chrono::NaiveDate;

/// The sheets of a workbook, in its order.
#[derive(Debug, Default)]
pub struct Workbook {
    pub sheets: Vec<Sheet>,
}

/// What stands in a sheet. Rows and columns count from 0.
#[derive(Debug, Default)]
pub struct Sheet {
    pub name: String,
    /// Whether it is not shown.
    pub is_hidden: bool,
    pub rows: BTreeMap<u32, BTreeMap<u32, Cell>>,
    pub merged: Vec<Area>,
}

/// A cell in which something stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    pub value: Value,
    pub is_formula: bool,
}

/// What a cell says.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Text(String),
    Number(f64),
    /// A day; the time of day is left out.
    Day(NaiveDate),
    /// A time of day, or how long something takes.
    Time,
    Truth(bool),
    /// What the program that wrote it calls an error, such as `#REF!`.
    Fault(String),
    /// A formula that nobody has computed.
    Uncomputed,
}

/// A rectangle of cells, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    pub first: (u32, u32),
    pub last: (u32, u32),
}

/// What people call a column, counted from 0: `A`, `Z`, `AA`.
pub fn column_name(column: u32) -> String {
    let mut name = Vec::new();
    let mut rest = column + 1;
    while 0 < rest {
        rest -= 1;
        name.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or_default()));
        rest /= 26;
    }
    name.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_called_as_people_call_them() {
        for (column, name) in [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (702, "AAA")] {
            assert_eq!(column_name(column), name);
        }
    }
}
