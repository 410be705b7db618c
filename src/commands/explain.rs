//! `cchc explain`: what a rule asks, why, and how to keep it.

use super::context::Context;
use super::exit::Exit;
use crate::diagnostic::RuleInfo;
use crate::document::{Cell, Document, Tone};
use crate::i18n::{Lang, Words};
use crate::message::Message;
use crate::output::{Page, PrintFormat};
use crate::views::columns::Columns;
use crate::workspace::catalogue;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "RULE", required_unless_present = "list", conflicts_with = "list")]
    rule: Option<String>,

    #[arg(long)]
    list: bool,
}

/// One rule's page, or all rules in a table.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    let Some(id) = &args.rule else {
        let document = list(context.words);
        return context.print(&[Page::Document(document, PrintFormat::Screen)]);
    };
    let rules = catalogue();
    let Some(rule) = rules.iter().find(|rule| rule.id == id) else {
        let known = rules.iter().map(|rule| rule.id);
        return Err(Message::unknown("lookup.no-such-rule", id, known).into());
    };
    write!(context.out, "# {}\n\n{}", rule.id, part(rule.page, context.words.lang))?;
    Ok(Exit::Clean)
}

/// The part of a page that is in a language, without its heading: a page is a title, then Vietnamese, then English.
fn part(page: &'static str, lang: Lang) -> &'static str {
    let at = match lang {
        Lang::Vi => 1,
        Lang::En => 2,
    };
    let part = page.split("\n## ").nth(at).unwrap_or(page);
    part.split_once("\n\n").map_or(part, |(_, text)| text)
}

fn list(words: Words) -> Document {
    let find = move |key: String| Cell::from(words.find(&key).unwrap_or_default());
    let table = Columns::new(words)
        .label("column.rule", |rule: &&RuleInfo| Cell::id(rule.id).with_tone(Tone::Strong))
        .label("column.severity", move |rule| find(format!("severity.{}", rule.severity.as_str())))
        .words("column.summary", move |rule| find(format!("rule.{}", rule.id)))
        .table(catalogue());
    let mut document = Document::default();
    document.table(table);
    document
}
