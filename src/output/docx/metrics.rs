//! How wide text is in Times New Roman, so that nothing rests on the fonts of a machine.

/// Letters that are as wide as one another, regular and bold, in thousandths of the size of the font. Letters with marks are
/// as wide as without, but for those with a horn.
const WIDTHS: &[(u32, u32, &str)] = &[
    (180, 278, "'"),
    (200, 220, "|"),
    (250, 250, " ,.\u{a0}"),
    (278, 278, "/\\il"),
    (278, 333, ":;jt"),
    (333, 333, "!()-[]`f"),
    (333, 389, "I"),
    (333, 444, "r"),
    (389, 389, "s"),
    (389, 500, "J"),
    (400, 400, "°"),
    (408, 555, "\""),
    (444, 444, "cez"),
    (444, 500, "?a“”"),
    (469, 581, "^"),
    (480, 394, "{}"),
    (500, 500, "#$*0123456789_govxy–"),
    (500, 556, "bdhknpqu\u{111}"),
    (529, 554, "\u{1a1}\u{1edb}\u{1edd}\u{1edf}\u{1ee1}\u{1ee3}"),
    (541, 520, "~"),
    (542, 600, "\u{1b0}\u{1ee9}\u{1eeb}\u{1eed}\u{1eef}\u{1ef1}"),
    (556, 556, "S"),
    (556, 611, "FP"),
    (564, 570, "+<=>×"),
    (611, 667, "ELTZ"),
    (667, 667, "B"),
    (667, 722, "CR"),
    (722, 722, "ADNUVXYw\u{110}"),
    (722, 778, "GHKOQ"),
    (776, 796, "\u{1af}\u{1ee8}\u{1eea}\u{1eec}\u{1eee}\u{1ef0}"),
    (778, 833, "&m"),
    (833, 1000, "%"),
    (889, 944, "M"),
    (921, 930, "@"),
    (944, 1000, "W"),
];

/// What any other character is taken for: the widest there are.
const WIDEST: (u32, u32) = (1000, 1000);

/// Regular or bold letters of a size in half-points.
#[derive(Clone, Copy, Debug)]
pub(super) struct Font {
    pub(super) half_points: u32,
    pub(super) is_bold: bool,
}

impl Font {
    /// How wide a line of text is, in twips, rounded up.
    pub(super) fn width(self, text: &str) -> u32 {
        let thousandths: u32 = text.chars().map(|c| self.thousandths(c)).sum();
        // A half-point is ten twips.
        (thousandths * self.half_points).div_ceil(100)
    }

    fn thousandths(self, c: char) -> u32 {
        let known = |c: char| WIDTHS.iter().find(|(_, _, letters)| letters.contains(c));
        let (regular, bold) = known(c).or_else(|| known(unmarked(c))).map_or(WIDEST, |it| (it.0, it.1));
        if self.is_bold { bold } else { regular }
    }
}

/// A letter without its marks.
fn unmarked(c: char) -> char {
    let base = crate::text::base(c);
    if c.is_uppercase() { base.to_ascii_uppercase() } else { base }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_the_nation_has_a_known_width() {
        // 20,861 em: by the font's own table.
        let font = Font { half_points: 26, is_bold: true };
        assert_eq!(font.width("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), 5424);
        let font = Font { half_points: 28, is_bold: true };
        assert_eq!(font.width("Độc lập - Tự do - Hạnh phúc"), 3428);
    }

    #[test]
    fn marks_take_no_room() {
        let font = Font { half_points: 24, is_bold: false };
        assert_eq!(font.width("ậệịộụỵ"), font.width("aeiouy"));
        assert!(font.width("ợ") > font.width("ọ"));
        assert_eq!(font.width("字"), 240);
    }
}
