//! Paragraphs. A line break in a text begins a paragraph of its own, never a line inside one.

use super::style::Style;
use super::xml::escaped;

/// A paragraph of one text.
#[derive(Clone, Debug)]
pub(super) struct Paragraph {
    style: Style,
    is_kept: bool,
    is_centred: bool,
    is_bold: bool,
    /// How far it stays away from both edges, in twips.
    indent: u32,
    /// Properties of the section that it ends.
    section: String,
    runs: String,
}

impl Paragraph {
    /// A paragraph without text.
    pub(super) const fn empty(style: Style) -> Self {
        Self {
            style,
            is_kept: false,
            is_centred: false,
            is_bold: false,
            indent: 0,
            section: String::new(),
            runs: String::new(),
        }
    }

    /// A paragraph with a text.
    pub(super) fn new(style: Style, text: &str) -> Self {
        Self::empty(style).then(text)
    }

    /// A paragraph a line.
    pub(super) fn lines(style: Style, text: &str) -> Vec<Self> {
        text.split('\n').map(|line| Self::new(style, line)).collect()
    }

    /// The same on the page of the paragraph that follows.
    #[must_use]
    pub(super) fn kept(self) -> Self {
        Self { is_kept: true, ..self }
    }

    /// The same, its lines centred where `is_centred`.
    #[must_use]
    pub(super) fn centred(self, is_centred: bool) -> Self {
        Self { is_centred, ..self }
    }

    /// The same away from both edges by so much.
    #[must_use]
    pub(super) fn indented(self, indent: u32) -> Self {
        Self { indent, ..self }
    }

    /// The same, its letters bold where `is_bold`: they have to be before any text is.
    #[must_use]
    pub(super) fn bold(self, is_bold: bool) -> Self {
        Self { is_bold, ..self }
    }

    /// The same, as the last of a section with these properties.
    #[must_use]
    pub(super) fn ending(self, section: String) -> Self {
        Self { section, ..self }
    }

    /// The same with a text behind what it says.
    #[must_use]
    pub(super) fn then(mut self, text: &str) -> Self {
        let bold = if self.is_bold { "<w:rPr><w:b/><w:bCs/></w:rPr>" } else { "" };
        let text = escaped(text);
        if !text.is_empty() {
            self.runs.extend(["<w:r>", bold, r#"<w:t xml:space="preserve">"#, &text, "</w:t></w:r>"]);
        }
        self
    }

    /// The same with a drawing.
    #[must_use]
    pub(super) fn with_drawing(mut self, drawing: &str) -> Self {
        self.runs.push_str(drawing);
        self
    }

    /// The element.
    pub(super) fn xml(&self) -> String {
        let kept = if self.is_kept { "<w:keepNext/>" } else { "" };
        let centred = if self.is_centred { r#"<w:jc w:val="center"/>"# } else { "" };
        let indent = match self.indent {
            0 => String::new(),
            it => format!(r#"<w:ind w:left="{it}" w:right="{it}" w:firstLine="0"/>"#),
        };
        let (style, section, runs) = (self.style.id(), &self.section, &self.runs);
        format!(
            r#"<w:p><w:pPr><w:pStyle w:val="{style}"/>{kept}{indent}{centred}{section}</w:pPr>{runs}</w:p>"#
        )
    }
}

/// The elements, one after the other.
pub(super) fn joined(paragraphs: impl IntoIterator<Item = Paragraph>) -> String {
    paragraphs.into_iter().map(|it| it.xml()).collect()
}
