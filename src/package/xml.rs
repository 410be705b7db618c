//! XML read event by event, within bounds: no entities of its own, no depth that no document has.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::message::{Arg, Message};

/// No document of an office nests its elements deeper.
const DEEPEST: usize = 500;

/// What comes next in a text of XML. Names are without prefixes.
#[derive(Debug)]
pub enum Node<'a> {
    /// An element begins, with its attributes.
    Start(Element<'a>),
    /// The element that began last and has not ended ends.
    End(String),
    /// Text between elements.
    Text(String),
}

/// The beginning of an element.
#[derive(Debug)]
pub struct Element<'a> {
    /// Without its prefix.
    pub name: String,
    start: BytesStart<'a>,
}

impl Element<'_> {
    /// An attribute, by its name without prefix.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.start.attributes();
        let found = attributes.with_checks(false).flatten().find(|it| it.key.local_name().as_ref() == name);
        Some(found?.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
    }

    /// An attribute, by its name with its prefix, as readers that ask for no other take it.
    ///
    /// # Errors
    /// When the attributes are no XML.
    pub fn qualified(&self, name: &str) -> Result<Option<String>, Message> {
        let found = self.start.try_get_attribute(name).map_err(|error| damaged(&error.to_string()))?;
        let Some(found) = found else { return Ok(None) };
        let value = found.normalized_value(XmlVersion::Implicit1_0);
        value.map(|value| Some(value.into_owned())).map_err(|error| damaged(&error.to_string()))
    }

    /// An attribute that is a number.
    pub fn number(&self, name: &str) -> Option<usize> {
        self.attribute(name)?.trim().parse().ok()
    }
}

/// A place in a text of XML.
#[derive(Debug)]
pub struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    /// The elements that are open, outermost first.
    open: Vec<String>,
    /// The element that has no content, and so ends at once.
    empty: bool,
}

impl<'a> Xml<'a> {
    /// The beginning of a text.
    pub fn new(text: &'a str) -> Self {
        Self { reader: Reader::from_str(text), open: Vec::new(), empty: false }
    }

    /// The element that holds the one that began last.
    pub fn parent(&self) -> &str {
        self.open.len().checked_sub(2).map_or("", |at| &self.open[at])
    }

    /// What comes next; none at the end.
    ///
    /// # Errors
    /// When the text is no XML, defines entities, or nests too deeply.
    pub fn next(&mut self) -> Result<Option<Node<'a>>, Message> {
        if std::mem::take(&mut self.empty) {
            return Ok(self.open.pop().map(Node::End));
        }
        loop {
            let event = self.reader.read_event().map_err(|error| damaged(&error.to_string()))?;
            return Ok(Some(match event {
                Event::Start(start) => self.begin(start)?,
                Event::Empty(start) => {
                    self.empty = true;
                    self.begin(start)?
                }
                Event::End(_) => match self.open.pop() {
                    Some(name) => Node::End(name),
                    None => return Err(damaged("</")),
                },
                Event::Text(text) => Node::Text(text.xml10_content().into_owned()),
                Event::CData(text) => Node::Text(text.xml10_content().into_owned()),
                Event::GeneralRef(reference) => {
                    let char = reference.resolve_char_ref().map_err(|error| damaged(&error.to_string()))?;
                    let name = reference.xml10_content();
                    let known = char.or_else(|| predefined(&name));
                    Node::Text(known.ok_or_else(|| Message::new("package.entities"))?.to_string())
                }
                Event::DocType(_) => return Err(Message::new("package.entities")),
                Event::Eof if self.open.is_empty() => return Ok(None),
                Event::Eof => return Err(damaged("…")),
                Event::Decl(_) | Event::PI(_) | Event::Comment(_) => continue,
            }));
        }
    }

    /// Passes an element that has begun, with all in it.
    pub fn skip(&mut self) -> Result<(), Message> {
        let depth = self.open.len();
        while depth <= self.open.len() {
            if self.next()?.is_none() {
                break;
            }
        }
        Ok(())
    }

    fn begin(&mut self, start: BytesStart<'a>) -> Result<Node<'a>, Message> {
        if DEEPEST <= self.open.len() {
            return Err(Message::new("package.too-deep").with("most", DEEPEST));
        }
        let name = start.local_name().as_ref().to_owned();
        self.open.push(name.clone());
        Ok(Node::Start(Element { name, start }))
    }
}

fn predefined(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => return None,
    })
}

fn damaged(why: &str) -> Message {
    Message::new("package.damaged").with("why", Arg::Foreign(why.to_owned()))
}
