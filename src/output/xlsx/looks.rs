//! How cells look: the fonts, colours and number formats of a workbook, made once.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::document::Tone;
use crate::document::sheet::{Content, Look};

/// The formats of a workbook.
pub(super) struct Looks {
    formats: Vec<((Look, Number), Format)>,
    bare: Format,
}

/// How a number is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Number {
    None,
    Plain,
    Day,
}

const LOOKS: [Look; 9] = [
    Look::Title,
    Look::Note,
    Look::Head,
    Look::Plain,
    Look::Label,
    Look::Strong,
    Look::Muted,
    Look::Open,
    Look::OpenDay,
];

const NUMBERS: [Number; 3] = [Number::None, Number::Plain, Number::Day];

impl Looks {
    pub(super) fn new() -> Self {
        let each = LOOKS.iter().flat_map(|look| NUMBERS.map(|number| (*look, number)));
        let formats = each.map(|(look, number)| ((look, number), format(look, number))).collect();
        Self { formats, bare: Format::new().set_num_format("@") }
    }

    /// Those of a sheet that nobody sees.
    pub(super) fn bare() -> Self {
        Self { formats: Vec::new(), bare: Format::new().set_num_format("@") }
    }

    /// The format of a cell.
    pub(super) fn of(&self, look: Look, content: &Content) -> &Format {
        let number = match content {
            Content::Blank | Content::Text(_) => Number::None,
            Content::Number(_) => Number::Plain,
            Content::Day(_) => Number::Day,
        };
        let known = self.formats.iter().find(|(key, _)| *key == (look, number));
        known.map_or(&self.bare, |(_, format)| format)
    }

    /// The colours of a tone; none where it has none.
    pub(super) fn of_tone(tone: Tone) -> Option<Format> {
        let (paper, ink) = match tone {
            Tone::Good => (0x00E2_EFDA, 0x0037_5623),
            Tone::Warning => (0x00FF_F2CC, 0x007F_6000),
            Tone::Bad => (0x00FC_E4E4, 0x009C_0006),
            Tone::Muted => (0x00ED_EDED, 0x0059_5959),
            Tone::Plain | Tone::Strong => return None,
        };
        Some(Format::new().set_background_color(Color::RGB(paper)).set_font_color(Color::RGB(ink)))
    }
}

/// The font of all cells.
pub(super) fn usual() -> Format {
    Format::new().set_font_name("Times New Roman").set_font_size(11)
}

fn format(look: Look, number: Number) -> Format {
    let format = usual();
    let format = match look {
        Look::Title => {
            return format.set_bold().set_font_size(13).set_align(FormatAlign::Left).set_text_wrap();
        }
        Look::Note => return format.set_align(FormatAlign::Top).set_text_wrap(),
        _ => format.set_border(FormatBorder::Thin).set_align(FormatAlign::Top).set_text_wrap(),
    };
    let format = match look {
        Look::Head => format
            .set_bold()
            .set_background_color(Color::RGB(0x00DD_EBF7))
            .set_align(FormatAlign::Center)
            .set_align(FormatAlign::VerticalCenter),
        Look::Label => format.set_align(FormatAlign::Center),
        Look::Strong => format.set_bold(),
        Look::Muted => format.set_font_color(Color::RGB(0x0059_5959)),
        Look::Open | Look::OpenDay => open(format),
        Look::Title | Look::Note | Look::Plain => format,
    };
    match (number, look) {
        (Number::Day, _) | (Number::None, Look::OpenDay) => {
            format.set_num_format("dd/mm/yyyy").set_align(FormatAlign::Center)
        }
        (Number::None, Look::Open) => format.set_num_format("@"),
        // What is not to be filled in does not look as if it were.
        (Number::None, Look::Muted) => format.set_background_color(Color::RGB(0x00F2_F2F2)),
        (Number::None, _) => format,
        // At the right it would touch the words of the next column.
        _ => format.set_align(FormatAlign::Center),
    }
}

/// What is to be filled in is yellow and not protected.
fn open(format: Format) -> Format {
    format.set_background_color(Color::RGB(0x00FF_FBE6)).set_unlocked()
}
