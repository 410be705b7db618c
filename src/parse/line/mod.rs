//! Slips of the pen in a line that is no TOML, each with the form that it takes: `60%`, `15/10/2022`, curly quotes, an
//! open quote, `:` for `=`.
//!
//! A line that is TOML by itself has none, so that a fault elsewhere is never put down to it.

mod bare;
mod hidden;
mod strings;
mod table;
mod values;

use super::heads;
use super::slip::{Setting, Slip};

/// The first slip in a line.
pub(super) fn slip(line: &str, setting: Setting<'_>) -> Option<Slip> {
    let line = line.trim_end();
    let found = hidden::find(line);
    found.or_else(|| match heads::name(line) {
        Some(name) => table::header(line, name, setting),
        None => values::find(line, setting),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::heads::Heads;

    #[track_caller]
    fn slip(line: &str, is_last: bool) -> Option<Slip> {
        let heads = Heads::of("[item]\n[[item]]\n[agency.a]\n[agency.a]\n");
        super::slip(line, Setting { heads: &heads, lists: &["item", "target"], is_last })
    }

    #[test]
    fn a_sound_line_has_no_slip() {
        let lines = [
            "",
            "# “x”: 60% ; 15/10/2022",
            "[[item]] # “x”",
            "  [[item.target]]",
            "[agency.a]",
            "[plan]",
            "a = 1 # x: y;",
            "a.b = \"x: 60% “y” 15/10/2022; \\\" \\u00e1\"",
            "'a b' = 'x \"y\" \\ z'",
            "a = \"\"\"x \"y\" z\"\"\"",
            "a = \"\"\"",
            "a = [\"x\", 'y', 1, 2.5, true, 2022-10-15] # z",
            "a = [",
            "  \"x\", # y",
            "  { a = 1, b = \"x, c = 2\" },",
            "]",
            "a = { b = \"x\", c = [1,5], d = { e = 96.4 } }",
            "a = { b = 1,2 = 3 }",
            "a = -1.5e3",
            "a = 2022-10-15T10:00:00+07:00",
        ];
        for line in lines {
            assert_eq!(slip(line, false), None, "{line}");
            assert_eq!(slip(&format!("{line} \t"), false), None, "{line}");
        }
    }

    #[test]
    fn what_cannot_be_made_out_has_no_form() {
        for line in [
            "a = 2022-02-30",
            "a = x = y",
            "a = \"x\" y",
            "a b = 1",
            "tên = 1",
            "a = 5/8 việc",
            "- 60%: x",
            "}",
        ] {
            assert_eq!(slip(line, false), None, "{line}");
        }
        assert_eq!(slip("a = 31/2/2022", false).map(|slip| slip.form), Some(None));
        assert_eq!(slip("path = \"\\\\server\\x.pdf\"", false).map(|slip| slip.form), Some(None));
    }

    #[test]
    fn the_form_takes_the_place_of_the_slip() {
        #[track_caller]
        fn case(line: &str, wanted: &str) {
            let slip = slip(line, false).unwrap();
            let form = slip.form.unwrap();
            assert_eq!(format!("{}{form}{}", &line[..slip.range.start], &line[slip.range.end..]), wanted);
        }
        case("a = 12/KH-UBND", "a = \"12/KH-UBND\"");
        case("a = 1.1.1", "a = \"1.1.1\"");
        case("a = { b = 96,4, c = 1 }", "a = { b = 96.4, c = 1 }");
        case("a = [ “x, y”, \"z\" ]", "a = [ \"x, y\", \"z\" ]");
        case("a = “x", "a = \"x\"");
        case("a = \"", "a = \"\"");
        case("a = ['x, 'y']", "a = ['x', 'y']");
        case("a = \"50\\% x\"", "a = \"50\\\\% x\"");
        case("a\u{3000}=\u{a0}1", "a =\u{a0}1");
        case("[item.target]]", "[[item.target]]");
        case("[ [item] ]", "[[item]]");
    }
}
