//! `cchc schema`: what a file may hold, as JSON Schema for editors, from the functions that read it.

use super::context::Context;
use super::exit::Exit;
use crate::document::{Cell, Document, Tone};
use crate::i18n::Words;
use crate::message::Message;
use crate::output::{self, Page, PrintFormat};
use crate::parse::{self, FileKind};
use crate::shape::{Kind, Shape};
use crate::views::columns::Columns;
use crate::workspace::settable;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "SCHEMA")]
    name: Option<String>,
}

/// A schema: its name, the words that say which files it is for, and what they may hold.
type Schema = (&'static str, &'static str, fn() -> Shape);

/// Every schema, in the order of a plan's files.
static SCHEMAS: [Schema; 5] = [
    ("plan", "schema.file.plan", || parse::shape(FileKind::Plan)),
    ("agencies", "schema.file.agencies", || parse::shape(FileKind::Part)),
    ("progress", "schema.file.progress", || parse::shape(FileKind::Progress)),
    ("issued", "schema.file.issued", || parse::shape(FileKind::Issued)),
    ("config", "schema.file.config", config),
];

/// One schema, or all of them in a table.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    let Some(asked) = &args.name else {
        let document = list(context.words);
        return context.print(&[Page::Document(document, PrintFormat::Screen)]);
    };
    let Some((_, about, shape)) = SCHEMAS.iter().find(|(name, ..)| name == asked) else {
        let known = SCHEMAS.iter().map(|(name, ..)| *name);
        return Err(Message::unknown("lookup.no-such-schema", asked, known).into());
    };
    write!(context.out, "{}", output::schema::text(&shape(), about))?;
    Ok(Exit::Clean)
}

/// What a `cchc.toml` may hold: all that its lists name are rules, which the reader does not know.
fn config() -> Shape {
    let mut shape = parse::config_shape();
    for key in shape.tables.iter_mut().flat_map(|table| &mut table.keys) {
        if matches!(key.kind, Kind::Texts) {
            key.kind = Kind::Words(settable().collect());
        }
    }
    shape
}

fn list(words: Words) -> Document {
    let table = Columns::new(words)
        .label("column.schema", |(name, ..): &&Schema| Cell::id(*name).with_tone(Tone::Strong))
        .words("column.summary", move |(_, about, _)| words.text(about).into())
        .table(&SCHEMAS);
    let mut document = Document::default();
    document.table(table);
    document
}
