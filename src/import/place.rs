//! Where something stands in a document.

/// Where something stands in a document, as far as that can be told. All counts begin with 1.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The page, where the text says where pages end.
    pub page: Option<usize>,
    /// The table, counted through the document.
    pub table: Option<usize>,
    /// The row of the table.
    pub row: Option<usize>,
    /// The paragraph, of those in no table.
    pub paragraph: Option<usize>,
    /// The line of a plain text.
    pub line: Option<usize>,
}
