//! Records for other programs: rows of values under fixed names, one kind a column.

use chrono::NaiveDate;

/// A column.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// In every language the same.
    pub name: &'static str,
    #[cfg_attr(not(feature = "parquet"), expect(dead_code, reason = "text has no kinds"))]
    pub kind: FieldKind,
}

/// What the values of a column are, where there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    Text,
    Date,
    Whole,
    Number,
    /// Yes or no.
    Flag,
}

/// A value; that of a text, a date or a number is absent where the plan or the ledger says nothing.
#[derive(Clone, Debug, PartialEq)]
pub enum Datum {
    Text(Option<String>),
    Date(Option<NaiveDate>),
    Whole(Option<i64>),
    Number(Option<f64>),
    Flag(bool),
}

/// A row: a value for each column, in their order.
pub type Record = Vec<Datum>;
