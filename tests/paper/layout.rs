//! Pages, letters and tables of every kind of document.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};

use crate::word::{all, document, first, part, printed, styled, text, value};

/// A command for each kind of document.
const KINDS: [&[&str]; 7] = [
    &["remind", "phong-van-hoa-thong-tin"],
    &["report", "2022-Q3"],
    &["show"],
    &["show", "II.1.2"],
    &["summary"],
    &["tasks", "--all"],
    &["tasks", "van-phong"],
];

/// Those that an office signs.
const SIGNED: [&[&str]; 3] = [KINDS[0], KINDS[1], KINDS[2]];

fn each(kinds: &[&[&str]], check: impl Fn(&[&str], &Document<'_>)) {
    for kind in kinds {
        let xml = document(&printed(kind));
        check(kind, &Document::parse(&xml).unwrap());
    }
}

/// Twips in so many millimetres, rounded.
fn millimetres(length: u32) -> i64 {
    (i64::from(length) * 14_400 + 127) / 254
}

/// The length under a name, in millimetres within a tenth of one.
#[track_caller]
fn assert_length(node: Node<'_, '_>, name: &str, length: u32) {
    let found: i64 = value(node, name).parse().unwrap();
    assert!((found - millimetres(length)).abs() <= 5, "{name} is {found} twips, not {length} mm");
}

#[test]
fn pages_are_a4_with_the_decrees_margins_and_numbers_from_1() {
    each(&KINDS, |kind, document| {
        let sections: Vec<_> = all(document.root(), "sectPr").collect();
        assert!(!sections.is_empty(), "{kind:?}");
        for section in sections {
            let (size, margins) = (first(section, "pgSz"), first(section, "pgMar"));
            let is_landscape = size.attributes().any(|it| it.name() == "orient");
            let (width, height) = if is_landscape { (297, 210) } else { (210, 297) };
            assert_length(size, "w", width);
            assert_length(size, "h", height);
            for (edge, length) in [("top", 20), ("bottom", 20), ("left", 30), ("right", 15)] {
                assert_length(margins, edge, length);
            }
            // No number on the first page of a section.
            first(section, "titlePg");
            assert_eq!(value(first(section, "pgNumType"), "start"), "1");
        }
    });
}

#[test]
fn an_appendix_is_a_section_of_its_own_and_lies() {
    each(&SIGNED, |kind, document| {
        let sections: Vec<_> = all(document.root(), "pgSz").collect();
        let lying: Vec<bool> =
            sections.iter().map(|it| it.attributes().any(|it| it.name() == "orient")).collect();
        assert_eq!(lying, [false, true], "{kind:?}");
        let enclosed = text(*styled(document, "Enclosed").last().unwrap());
        assert!(enclosed.starts_with("(Kèm theo ") && enclosed.ends_with(')'), "{enclosed}");
        assert_eq!(styled(document, "AppendixTitle").len(), 1);
        let title = text(styled(document, "AppendixTitle")[0]);
        assert_eq!(title, title.to_uppercase());
    });
}

/// Sizes in half-points, bold and italic, of each style that the decree sets.
const LETTERS: [(&str, [u32; 2], bool, bool); 17] = [
    ("Nation", [24, 26], true, false),
    ("Motto", [26, 28], true, false),
    ("Superior", [24, 26], false, false),
    ("Issuer", [24, 26], true, false),
    ("Number", [26, 26], false, false),
    ("PlaceAndDay", [26, 28], false, true),
    ("Subject", [24, 26], false, false),
    ("Title", [26, 28], true, false),
    ("Grounds", [26, 28], false, true),
    ("BodyText", [26, 28], false, false),
    ("SignatureOffice", [26, 28], true, false),
    ("Signatory", [26, 28], true, false),
    ("RecipientsLabel", [24, 24], true, true),
    ("Recipient", [22, 22], false, false),
    ("AppendixLabel", [28, 28], true, false),
    ("AppendixTitle", [26, 28], true, false),
    ("Header", [26, 28], false, false),
];

#[test]
fn letters_have_the_decrees_sizes() {
    let file = printed(KINDS[0]);
    let styles = part(&file, "word/styles.xml");
    let styles = Document::parse(&styles).unwrap();
    let usual = first(styles.root(), "rPrDefault");
    assert_eq!(value(first(usual, "rFonts"), "ascii"), "Times New Roman");
    assert_eq!(value(first(usual, "lang"), "val"), "vi-VN");
    assert_eq!(value(first(usual, "color"), "val"), "000000");
    let size = |it| all(it, "sz").next().map(|it| value(it, "val").parse::<u32>().unwrap());
    let by_id: BTreeMap<&str, Node<'_, '_>> = all(styles.root(), "style")
        .filter(|it| value(*it, "type") == "paragraph")
        .map(|it| (value(it, "styleId"), it))
        .collect();
    for (id, [least, most], is_bold, is_italic) in LETTERS {
        let style = by_id[id];
        let found = size(style).or_else(|| size(usual)).unwrap();
        assert!((least..=most).contains(&found), "{id}: {found}");
        let has = |name| all(style, name).next().is_some();
        assert_eq!((has("b"), has("i")), (is_bold, is_italic), "{id}");
    }
    let body = by_id["BodyText"];
    assert_eq!(value(first(body, "ind"), "firstLine"), "720");
    assert_eq!(value(first(body, "jc"), "val"), "both");
    assert_eq!(value(first(body, "spacing"), "after"), "120");
}

#[test]
fn the_number_of_the_page_is_centred_above() {
    let file = printed(KINDS[0]);
    let header = part(&file, "word/header.xml");
    assert!(header.contains(r#"w:instr=" PAGE ""#), "{header}");
    assert!(!part(&file, "word/header-first.xml").contains("PAGE"));
    let styles = part(&file, "word/styles.xml");
    let styles = Document::parse(&styles).unwrap();
    let style = all(styles.root(), "style").find(|it| value(*it, "styleId") == "Header").unwrap();
    assert_eq!(value(first(style, "jc"), "val"), "center");
}

#[test]
fn the_name_of_the_nation_has_room_on_one_line() {
    // 20,861 em in the font's own table of widths, at 13 pt.
    const NEEDED: f64 = 20.861 * 13.0 * 20.0;
    each(&SIGNED, |kind, document| {
        let [nation] = styled(document, "Nation")[..] else { panic!("{kind:?}") };
        assert_eq!(text(nation), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
        let cell =
            nation.ancestors().find(|it| it.has_tag_name((nation.tag_name().namespace().unwrap(), "tc")));
        let width: f64 = value(first(cell.unwrap(), "tcW"), "w").parse().unwrap();
        assert!(NEEDED < width, "{width}");
        let frame = cell.unwrap().ancestors().find(|it| it.tag_name().name() == "tbl").unwrap();
        let margins: Vec<&str> = all(first(frame, "tblCellMar"), "left").map(|it| value(it, "w")).collect();
        assert_eq!(margins, ["0"]);
    });
}

#[test]
fn heads_have_no_typed_lines_and_no_breaks() {
    each(&KINDS, |kind, document| {
        assert_eq!(all(document.root(), "br").count() + all(document.root(), "cr").count(), 0, "{kind:?}");
        let typed = all(document.root(), "t").filter_map(|it| it.text()).find(|it| it.contains("__"));
        assert_eq!(typed, None, "{kind:?}");
        assert_eq!(all(document.root(), "trHeight").count(), 0, "{kind:?}");
    });
    // Lines are drawn, once for Word and once for what reads its older shapes: under the issuer, the motto, and the title of
    // what is no letter.
    for (kind, lines) in [(SIGNED[0], 2), (SIGNED[1], 3), (SIGNED[2], 3)] {
        let xml = document(&printed(kind));
        assert_eq!(xml.matches("<wps:wsp>").count(), lines, "{kind:?}");
        assert_eq!(xml.matches("<v:line ").count(), lines, "{kind:?}");
    }
}

#[test]
fn tables_repeat_their_head_and_split_no_row() {
    each(&KINDS, |kind, document| {
        for table in all(document.root(), "tbl") {
            let is_frame = all(table, "tblStyle").next().is_none();
            for (at, row) in all(table, "tr").enumerate() {
                assert_eq!(all(row, "cantSplit").count(), 1, "{kind:?}");
                let is_head = at == 0 && !is_frame;
                assert_eq!(all(row, "tblHeader").count(), usize::from(is_head), "{kind:?}, row {at}");
            }
            let grid: u32 = all(table, "gridCol").map(|it| value(it, "w").parse::<u32>().unwrap()).sum();
            assert_eq!(grid.to_string(), value(first(table, "tblW"), "w"));
        }
    });
}

#[test]
fn post_and_name_stay_together_behind_the_end_of_the_text() {
    each(&SIGNED, |kind, document| {
        let [name] = styled(document, "Signatory")[..] else { panic!("{kind:?}") };
        let row = name.ancestors().find(|it| it.tag_name().name() == "tr").unwrap();
        assert_eq!(all(row, "cantSplit").count(), 1);
        assert!(text(row).contains("Nơi nhận:"), "{kind:?}");
        let frame = row.parent().unwrap();
        let last = frame.prev_sibling().unwrap();
        assert!(text(last).ends_with("./."), "{kind:?}: {}", text(last));
        assert_eq!(all(last, "keepNext").count(), 1, "{kind:?}");
    });
}

#[test]
fn what_the_registry_fills_in_is_left_blank() {
    let xml = document(&printed(&["remind", "phong-van-hoa-thong-tin"]));
    let parsed = Document::parse(&xml).unwrap();
    let number = text(styled(&parsed, "Number")[0]);
    assert_eq!(number.trim_end_matches('\u{a0}'), "Số: ");
    let day = text(styled(&parsed, "PlaceAndDay")[0]);
    let (before, after) = day.split_once('\u{a0}').unwrap();
    assert_eq!((before, after.trim_start_matches('\u{a0}')), ("Đak Pơ, ngày ", " tháng 11 năm 2022"));
}
