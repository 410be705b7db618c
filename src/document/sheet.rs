//! A workbook: sheets of cells that people read, sort and fill in, before any format. Lines and columns count from 0.

use std::ops::Range;

use chrono::NaiveDate;

use super::Tone;

/// Sheets, and what is said of the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Workbook {
    pub title: String,
    /// The day that stands as that of its making, so that the same input gives the same file.
    pub day: NaiveDate,
    pub sheets: Vec<Sheet>,
}

/// One sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// At most 31 characters, and none of `[]:*?/\`.
    pub name: String,
    pub purpose: Purpose,
    /// How wide each column is, in digits; a column of no width is hidden.
    pub widths: Vec<f64>,
    /// How many columns paper shows, from the first on; none where it shows all.
    pub printed: Option<usize>,
    pub lines: Vec<Line>,
    /// The line of heads: what is above stays in view, and each page of paper begins with it.
    pub head: Option<usize>,
    /// The lines below the heads that can be filtered.
    pub filtered: Range<usize>,
    pub tints: Vec<Tint>,
    pub checks: Vec<Check>,
}

/// What a sheet is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Purpose {
    #[default]
    Read,
    /// To be filled in: what is not open cannot be changed by mistake.
    FillIn,
    /// For programs; nobody sees it.
    Keep,
}

/// One line of a sheet.
#[derive(Clone, Debug, PartialEq)]
pub enum Line {
    /// A text across the whole sheet, in one look.
    Across(String, Look),
    Cells(Vec<Field>),
}

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    pub content: Content,
    pub look: Look,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    Blank,
    /// Never a formula, whatever it begins with.
    Text(String),
    Number(f64),
    Day(NaiveDate),
}

/// How a cell looks, and whether it is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    Title,
    /// Words under a title.
    Note,
    Head,
    Plain,
    /// Centred.
    Label,
    Strong,
    Muted,
    /// To be filled in with words; what is typed stays as typed.
    Open,
    /// To be filled in with a day.
    OpenDay,
}

/// A colour that goes with a word wherever it stands in a column.
#[derive(Clone, Debug, PartialEq)]
pub struct Tint {
    pub column: usize,
    pub lines: Range<usize>,
    /// What the cell begins with.
    pub word: String,
    pub tone: Tone,
}

/// What may be filled in, and what is said of it where somebody is about to.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    pub column: usize,
    pub lines: Range<usize>,
    pub rule: Rule,
    /// At most 255 characters.
    pub prompt: String,
}

/// What a program that opens the sheet lets through.
#[derive(Clone, Debug, PartialEq)]
pub enum Rule {
    /// One of the words in a column of a sheet.
    OneOf {
        sheet: String,
        column: usize,
        lines: Range<usize>,
    },
    /// A share of 0 to 100 %.
    Share,
    Any,
}

impl Field {
    /// Words, or nothing.
    pub fn text(text: impl Into<String>, look: Look) -> Self {
        let text = text.into();
        Self { content: if text.is_empty() { Content::Blank } else { Content::Text(text) }, look }
    }

    /// A cell in which nothing stands yet.
    pub const fn blank(look: Look) -> Self {
        Self { content: Content::Blank, look }
    }
}
