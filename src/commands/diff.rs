//! `cchc diff`: what an edit changed in the plan's own terms, and what that did.

use super::context::Context;
use super::exit::Exit;
use super::options::{FORMAT_ORDER, one_of};
use crate::document::Document;
use crate::i18n::Words;
use crate::message::Message;
use crate::output::{DocumentFormat, Page, PrintFormat, json};
use crate::views::diff::json::{DiffView, Ends};
use crate::views::diff::{Diff, StateView};
use crate::workspace::{Compared, Comparison, Names, State};

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "BASE", default_value = "HEAD")]
    base: String,

    #[arg(long, display_order = FORMAT_ORDER, value_name = "FORMAT", default_value = "human")]
    #[arg(value_parser = one_of(Format::WORDS))]
    format: Format,
}

/// How the comparison is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Print(PrintFormat),
    Json,
}

impl Format {
    const WORDS: &[(&str, Self)] = &[
        ("human", Self::Print(PrintFormat::Screen)),
        ("table", Self::Print(PrintFormat::Screen)),
        ("json", Self::Json),
        ("markdown", Self::Print(PrintFormat::File(DocumentFormat::Markdown))),
    ];
}

/// Compares, and prints each plan that was changed.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    let workspace = context.open()?;
    let (words, as_of, format) = (context.words, context.as_of, args.format);
    let (pages, submodules) = workspace.compare(&args.base, as_of, &context.step(), |compared| {
        let since = since(words, compared.names);
        let pages = match format {
            Format::Print(format) => documents(words, &since, compared)
                .into_iter()
                .map(|document| Page::Document(document, format))
                .collect(),
            Format::Json => vec![Page::Json(with_diffs(words, &since, compared, |diffs| {
                let Names { base, head, base_commit, head_commit } = compared.names;
                let ends = Ends {
                    base,
                    head: head.as_deref(),
                    base_commit: base_commit.as_deref(),
                    head_commit: head_commit.as_deref(),
                };
                let plans = diffs.iter().map(Diff::view).collect();
                json::text(&DiffView::new(ends, as_of, plans, &compared.submodules))
            }))],
        };
        (pages, compared.submodules.clone())
    })?;
    for folder in submodules {
        context.note(&Message::new("diff.submodule").with("folder", folder))?;
    }
    context.print(&pages)
}

/// A document for each plan that was changed, or one that says there is none.
fn documents(words: Words, since: &str, compared: &Compared<'_>) -> Vec<Document> {
    with_diffs(words, since, compared, |diffs| {
        let changed: Vec<Document> =
            diffs.iter().filter(|diff| diff.is_worth_showing()).map(Diff::document).collect();
        if !changed.is_empty() {
            return changed;
        }
        let mut document = Document::default();
        document.text(words.say(&Message::new("diff.nothing").with("since", since)));
        vec![document]
    })
}

/// What is shown of the plans, in the order of their places.
fn with_diffs<T>(
    words: Words,
    since: &str,
    compared: &Compared<'_>,
    then: impl FnOnce(&[Diff<'_>]) -> T,
) -> T {
    let places: Vec<_> =
        compared.plans.iter().map(|plan| move |span| Comparison::place(plan, span)).collect();
    let diffs: Vec<Diff<'_>> = compared
        .plans
        .iter()
        .zip(&places)
        .map(|(plan, place)| Diff {
            words,
            id: plan.id(),
            since,
            base: plan.base.as_ref().map(view),
            head: plan.head.as_ref().map(view),
            edits: &plan.edits,
            place,
        })
        .collect();
    then(&diffs)
}

fn view<'a>(state: &'a State<'a>) -> StateView<'a> {
    StateView { plan: state.loaded.plan.as_ref(), survey: state.survey.as_ref() }
}

/// What people call the state that is compared with.
fn since(words: Words, names: &Names) -> String {
    /// As many digits of a commit's id as people read.
    const SHORT: usize = 8;
    let called = |name: &str, commit: &Option<String>| match commit {
        Some(id) if !id.starts_with(name) => {
            let id = id.get(..SHORT).unwrap_or(id);
            words.say(&Message::new("diff.commit").with("name", name).with("id", id))
        }
        Some(id) => id.get(..SHORT).unwrap_or(id).to_owned(),
        None => name.to_owned(),
    };
    let base = called(&names.base, &names.base_commit);
    match &names.head {
        None => base,
        Some(head) => {
            let head = called(head, &names.head_commit);
            words.say(&Message::new("diff.range").with("base", base).with("head", head))
        }
    }
}
