//! How large the letters of a table are: smaller where it has many columns.

use super::metrics::Font;
use super::style::Style;
use crate::document::Table;

/// The size of letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TypeSize {
    Usual,
    Small,
}

/// With more columns than this, letters of the usual size fill pages with little text.
const MOST_COLUMNS: usize = 8;

impl TypeSize {
    /// That of a table.
    pub(super) const fn of(table: &Table) -> Self {
        if table.heads.len() <= MOST_COLUMNS { Self::Usual } else { Self::Small }
    }

    const fn half_points(self) -> u32 {
        match self {
            Self::Usual => 24,
            Self::Small => 22,
        }
    }

    /// The letters that a text is measured in.
    pub(super) const fn font(self, is_bold: bool) -> Font {
        Font { half_points: self.half_points(), is_bold }
    }

    /// How high a line is, in twips: 1,15 times its letters.
    pub(super) const fn line(self) -> u32 {
        self.half_points() * 23 / 2
    }

    pub(super) const fn head_style(self) -> Style {
        match self {
            Self::Usual => Style::TableHead,
            Self::Small => Style::SmallTableHead,
        }
    }

    pub(super) const fn text_style(self) -> Style {
        match self {
            Self::Usual => Style::TableText,
            Self::Small => Style::SmallTableText,
        }
    }
}
