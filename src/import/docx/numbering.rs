//! Numbers and bullets that Word counts itself, so that the text of a paragraph does not hold them.

use std::collections::BTreeMap;

use crate::message::Message;
use crate::package::{Element, Node, Xml};

/// The lists of a document.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// The kinds of lists, by their ids.
    kinds: BTreeMap<String, Vec<Level>>,
    /// The lists: of which kind each is, and where it begins anew.
    lists: BTreeMap<String, List>,
    /// The styles that number their paragraphs: list and level.
    styles: BTreeMap<String, Numbered>,
    /// How far the levels of a kind are counted.
    counts: BTreeMap<String, Vec<usize>>,
}

#[derive(Debug, Default)]
struct List {
    kind: String,
    /// Levels that this list begins anew, with their first numbers; none once it has begun.
    starts: BTreeMap<usize, usize>,
}

/// A level of a list.
#[derive(Clone, Debug)]
struct Level {
    start: usize,
    format: String,
    /// `%1.%2)`: the numbers of the levels and what stands around them.
    text: String,
}

/// Which list a paragraph belongs to, and on which level it stands, from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Numbered {
    pub(super) list: Option<String>,
    pub(super) level: usize,
}

impl Numbering {
    /// Reads `numbering.xml` and `styles.xml`.
    pub(super) fn read(numbering: Option<&str>, styles: Option<&str>) -> Result<Self, Message> {
        let mut lists = Self::default();
        lists.read_lists(numbering.unwrap_or_default())?;
        lists.read_styles(styles.unwrap_or_default())?;
        Ok(lists)
    }

    fn read_lists(&mut self, text: &str) -> Result<(), Message> {
        let mut xml = Xml::new(text);
        let (mut kind, mut list, mut level) = (String::new(), String::new(), 0);
        while let Some(node) = xml.next()? {
            let Node::Start(element) = node else { continue };
            let value = || element.attribute("val").unwrap_or_default();
            match element.name.as_str() {
                "abstractNum" => kind = element.attribute("abstractNumId").unwrap_or_default(),
                "lvl" => self.add_level(&kind),
                "start" => self.set_level(&kind, |it| it.start = value().parse().unwrap_or(1)),
                "numFmt" => self.set_level(&kind, |it| it.format = value()),
                "lvlText" => self.set_level(&kind, |it| it.text = value()),
                "num" => list = element.attribute("numId").unwrap_or_default(),
                "abstractNumId" => self.lists.entry(list.clone()).or_default().kind = value(),
                "lvlOverride" => level = element.number("ilvl").unwrap_or(0),
                "startOverride" => {
                    let start = value().parse().unwrap_or(1);
                    self.lists.entry(list.clone()).or_default().starts.insert(level, start);
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn add_level(&mut self, kind: &str) {
        let level = Level { start: 1, format: "decimal".to_owned(), text: String::new() };
        self.kinds.entry(kind.to_owned()).or_default().push(level);
    }

    fn set_level(&mut self, kind: &str, set: impl FnOnce(&mut Level)) {
        if let Some(level) = self.kinds.get_mut(kind).and_then(|levels| levels.last_mut()) {
            set(level);
        }
    }

    fn read_styles(&mut self, text: &str) -> Result<(), Message> {
        let mut xml = Xml::new(text);
        let mut bases: BTreeMap<String, String> = BTreeMap::new();
        let mut style = String::new();
        while let Some(node) = xml.next()? {
            let Node::Start(element) = node else { continue };
            match element.name.as_str() {
                "style" => style = element.attribute("styleId").unwrap_or_default(),
                "basedOn" => {
                    bases.insert(style.clone(), element.attribute("val").unwrap_or_default());
                }
                _ => self.styles.entry(style.clone()).or_default().take(&element),
            }
        }
        self.styles.retain(|_, numbered| numbered.list.is_some());
        for (style, base) in &bases {
            if let (None, Some(numbered)) = (self.styles.get(style), self.styles.get(base).cloned()) {
                self.styles.insert(style.clone(), numbered);
            }
        }
        Ok(())
    }

    /// Which list the paragraphs of a style belong to.
    pub(super) fn of_style(&self, style: &str) -> Numbered {
        self.styles.get(style).cloned().unwrap_or_default()
    }

    /// The number or the bullet of the next paragraph of a list.
    pub(super) fn label(&mut self, numbered: &Numbered) -> Option<String> {
        /// Word knows no more.
        const LEVELS: usize = 9;
        let list = self.lists.get_mut(numbered.list.as_ref()?)?;
        let levels = self.kinds.get(&list.kind)?;
        let at = numbered.level.min(LEVELS - 1);
        let level = levels.get(at)?;
        let counts = self.counts.entry(list.kind.clone()).or_insert_with(|| vec![0; LEVELS]);
        let begun = list.starts.remove(&at);
        counts[at] = begun.unwrap_or(if counts[at] == 0 { level.start } else { counts[at] + 1 });
        counts[at + 1..].fill(0);
        if level.format == "bullet" {
            return Some(bullet(&level.text, at));
        }
        let mut label = level.text.clone();
        for (above, level) in levels.iter().enumerate().take(at + 1) {
            let count = counts[above].max(1);
            label = label.replace(&format!("%{}", above + 1), &numeral(count, &level.format));
        }
        Some(label)
    }
}

impl Numbered {
    /// Takes what an element of `numPr` says.
    pub(super) fn take(&mut self, element: &Element<'_>) {
        match element.name.as_str() {
            "numId" => self.list = element.attribute("val").filter(|id| id != "0"),
            "ilvl" => self.level = element.number("val").unwrap_or(0),
            _ => {}
        }
    }
}

/// The bullet of a level as plans print it: fonts of signs have others in its place.
fn bullet(text: &str, level: usize) -> String {
    match text.trim() {
        sign @ ("-" | "+" | "*" | "–") => sign.to_owned(),
        _ if level == 0 => "-".to_owned(),
        _ => "+".to_owned(),
    }
}

/// A number as a level writes it.
fn numeral(count: usize, format: &str) -> String {
    match format {
        "upperRoman" => roman(count),
        "lowerRoman" => roman(count).to_lowercase(),
        "lowerLetter" => letter(count),
        "upperLetter" => letter(count).to_uppercase(),
        "decimalZero" => format!("{count:02}"),
        "none" => String::new(),
        _ => count.to_string(),
    }
}

fn letter(count: usize) -> String {
    let at = u8::try_from((count - 1) % 26).unwrap_or_default();
    char::from(b'a' + at).to_string().repeat((count - 1) / 26 + 1)
}

fn roman(mut count: usize) -> String {
    const NUMERALS: [(usize, &str); 9] =
        [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut text = String::new();
    for (value, numeral) in NUMERALS {
        // Nobody numbers by hundreds in Roman: what is so large is a crafted file.
        for _ in 0..(count / value).min(9) {
            text.push_str(numeral);
        }
        count %= value;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_count_as_word_counts() {
        let text = r#"<w:numbering><w:abstractNum w:abstractNumId="7">
            <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
            <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
            <w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
            </w:abstractNum>
            <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
            <w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
            </w:numbering>"#;
        let mut lists = Numbering::read(Some(text), None).unwrap();
        let mut label =
            |list: &str, level| lists.label(&Numbered { list: Some(list.to_owned()), level }).unwrap();
        assert_eq!([label("1", 0), label("1", 1), label("1", 1)], ["I.", "I.1", "I.2"]);
        assert_eq!([label("1", 0), label("1", 1), label("1", 2)], ["II.", "II.1", "+"]);
        assert_eq!([label("2", 1), label("2", 1)], ["II.5", "II.6"]);
    }

    #[test]
    fn numerals_are_written_as_their_format_says() {
        assert_eq!(numeral(4, "lowerRoman"), "iv");
        assert_eq!(numeral(28, "lowerLetter"), "bb");
        assert_eq!(numeral(7, "decimalZero"), "07");
        assert_eq!(roman(49), "XLIX");
    }
}
