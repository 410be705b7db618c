//! A document as titles, text, lists and tables alone, for formats that are read line by line.

use std::borrow::Cow;

use super::{About, Addressees, Appendix, BLANK, Block, Closing, Document, Letterhead, Table, Tone};

/// A piece of a document that any format can show.
#[derive(Clone, Debug, PartialEq)]
pub enum Plain<'a> {
    Title(Cow<'a, str>),
    Heading(Cow<'a, str>),
    Subheading(&'a str),
    Text(Cow<'a, str>, Tone),
    List(&'a [String]),
    Table(&'a Table),
    Command(&'a str),
}

impl Document {
    /// Its blocks, those of an official document taken apart.
    pub fn plain(&self) -> Vec<Plain<'_>> {
        self.blocks.iter().flat_map(plain).collect()
    }
}

fn plain(block: &Block) -> Vec<Plain<'_>> {
    match block {
        Block::Letterhead(head) => letterhead(head),
        Block::Addressees(addressees) => addressed(addressees),
        Block::Closing(closing) => closed(closing),
        Block::Appendix(appendix) => headed(appendix),
        Block::Grounds(grounds) => grounds.iter().map(text).collect(),
        Block::Enclosed(it) => vec![text(it)],
        Block::Title(it) => vec![Plain::Title(it.into())],
        Block::Heading(it) => vec![Plain::Heading(it.into())],
        Block::Subheading(it) => vec![Plain::Subheading(it)],
        Block::Text(cell) => vec![Plain::Text(cell.text.as_str().into(), cell.tone)],
        Block::List(points) => vec![Plain::List(points)],
        Block::Table(table) => vec![Plain::Table(table)],
        Block::Command(line) => vec![Plain::Command(line)],
    }
}

fn text<'a>(text: impl Into<Cow<'a, str>>) -> Plain<'a> {
    Plain::Text(text.into(), Tone::Plain)
}

fn lines(first: Option<&String>, last: &str) -> String {
    first.map_or_else(|| last.to_owned(), |first| format!("{first}\n{last}"))
}

fn letterhead(head: &Letterhead) -> Vec<Plain<'_>> {
    let Letterhead { superior, issuer, number, nation, motto, place_and_day, about } = head;
    let title = match about {
        About::Letter { subject } => subject.into(),
        About::Kind { kind, title } => lines(Some(kind), title).into(),
    };
    vec![
        text(lines(superior.as_ref(), issuer)),
        text(number),
        text(lines(Some(nation), motto)),
        text(place_and_day),
        Plain::Title(title),
    ]
}

fn addressed(addressees: &Addressees) -> Vec<Plain<'_>> {
    let Addressees { label, names } = addressees;
    match &names[..] {
        [name] => vec![text(format!("{label}: {name}"))],
        names => vec![text(format!("{label}:")), Plain::List(names)],
    }
}

fn closed(closing: &Closing) -> Vec<Plain<'_>> {
    let Closing { label, recipients, authority, post, name } = closing;
    let signature = [text(lines(authority.as_ref(), post)), text(name.as_deref().unwrap_or(BLANK))];
    [text(label), Plain::List(recipients)].into_iter().chain(signature).collect()
}

fn headed(appendix: &Appendix) -> Vec<Plain<'_>> {
    let Appendix { label, title, enclosed } = appendix;
    vec![Plain::Heading(lines(Some(label), title).into()), text(enclosed)]
}
