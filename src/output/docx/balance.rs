//! Centred lines that wrap where they are about as long as one another, with no break typed into them.

use super::metrics::Font;

/// How far the lines of a text are to stay away from both edges of their room, so that its lines, no more than they are
/// anyway, are about as long as one another; nothing where it is one line.
pub(super) fn indent(text: &str, font: Font, room: u32) -> u32 {
    /// Widths closer to one another than this look the same.
    const STEP: usize = 60;
    let wrapped = lines(text, font, room);
    if wrapped < 2 {
        return 0;
    }
    let least = font.width(text) / wrapped;
    let narrow = (least..room).step_by(STEP).find(|width| lines(text, font, *width) <= wrapped);
    narrow.map_or(0, |width| (room - width) / 2)
}

/// How many lines a text takes.
fn lines(text: &str, font: Font, room: u32) -> u32 {
    let blank = font.width(" ");
    let (mut lines, mut used) = (0, room + 1);
    for word in text.split_whitespace().map(|word| font.width(word)) {
        if used + blank + word <= room {
            used += blank + word;
        } else {
            (lines, used) = (lines + 1, word);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    const FONT: Font = Font { half_points: 26, is_bold: false };

    #[test]
    fn lines_are_about_as_long_as_one_another() {
        let name = "ỦY BAN NHÂN DÂN HUYỆN ĐAK PƠ";
        let room = FONT.width("ỦY BAN NHÂN DÂN HUYỆN ĐAK");
        assert_eq!(lines(name, FONT, room), 2);
        let narrow = room - 2 * indent(name, FONT, room);
        assert!(FONT.width("ỦY BAN NHÂN DÂN") <= narrow && narrow < FONT.width("ỦY BAN NHÂN DÂN HUYỆN"));
        assert_eq!(lines(name, FONT, narrow), 2);
    }

    #[test]
    fn one_line_stays_where_it_is() {
        assert_eq!(indent("PHÒNG NỘI VỤ", FONT, 4_000), 0);
        assert_eq!(indent("", FONT, 4_000), 0);
    }
}
