//! Pages and their margins (Decree 30/2020/NĐ-CP, Annex I): A4, upright or lying; 20 mm above and below, 30 mm left, 15 mm
//! right.

/// How pages lie. All lengths are in twips.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Page {
    Upright,
    Landscape,
}

const SHORT_SIDE: u32 = 11_906;
const LONG_SIDE: u32 = 16_838;
const TOP_AND_BOTTOM: u32 = 1_134;
const LEFT: u32 = 1_701;
const RIGHT: u32 = 851;
/// The number of the page stands in the middle of the margin above.
const HEADER: u32 = 567;

impl Page {
    /// How wide its lines are.
    pub(super) const fn room(self) -> u32 {
        let width = match self {
            Self::Upright => SHORT_SIDE,
            Self::Landscape => LONG_SIDE,
        };
        width - LEFT - RIGHT
    }

    /// How high the room for its lines is.
    pub(super) const fn height(self) -> u32 {
        let height = match self {
            Self::Upright => LONG_SIDE,
            Self::Landscape => SHORT_SIDE,
        };
        height - 2 * TOP_AND_BOTTOM
    }

    /// The properties of a section of such pages, numbered from 1, with no number on the first.
    pub(super) fn section(self) -> String {
        let size = match self {
            Self::Upright => format!(r#"w:w="{SHORT_SIDE}" w:h="{LONG_SIDE}""#),
            Self::Landscape => format!(r#"w:w="{LONG_SIDE}" w:h="{SHORT_SIDE}" w:orient="landscape""#),
        };
        format!(
            concat!(
                r#"<w:sectPr><w:headerReference w:type="default" r:id="rId5"/>"#,
                r#"<w:headerReference w:type="first" r:id="rId6"/><w:pgSz {size}/>"#,
                r#"<w:pgMar w:top="{edge}" w:right="{right}" w:bottom="{edge}" w:left="{left}" w:header="{header}" "#,
                r#"w:footer="{header}" w:gutter="0"/><w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>"#
            ),
            size = size,
            edge = TOP_AND_BOTTOM,
            right = RIGHT,
            left = LEFT,
            header = HEADER
        )
    }
}
