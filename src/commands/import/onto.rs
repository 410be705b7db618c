//! A document read onto a plan that is there: what the plan lacks is added at the end of its files, what it has stays as
//! it is, and where the two differ is shown.

use super::args::Args;
use super::files::{APPENDIX, Parts};
use super::report;
use crate::commands::change;
use crate::commands::context::Context;
use crate::commands::exit::Exit;
use crate::import::{self, Imported, Kind};
use crate::message::Message;
use crate::model::{Item, ItemId, Plan, Target};
use crate::output::diff;
use crate::record::fresh::FreshFile;
use crate::record::{self, item, plan};
use crate::workspace::{Edit, EditedFile, Workspace, Writing};

pub(super) fn run(
    args: &Args,
    (bytes, kind): (&[u8], Kind),
    workspace: Workspace,
    context: &mut Context<'_>,
) -> anyhow::Result<Exit> {
    let writing = if args.dry_run { Writing::Rehearsed } else { Writing::Real };
    let edit = workspace.edit(context.as_of, writing)?;
    let id = edit.plan().head.id.value.clone();
    let imported = import::import(bytes, kind, &id, &edit.plan().agencies, context.as_of)?;
    let differing = differences(&imported, edit.plan());
    let texts = added(&imported, &edit)?;
    let count = imported.items.iter().filter(|it| edit.plan().item(&it.id.value).is_none()).count();
    let proposal = edit.propose(texts)?;
    change::commit(edit, &proposal, Vec::new, context)?;
    for (id, before, after) in &differing {
        diff::write(id, before, after, context.out)?;
    }
    report::print(&imported, context)?;
    let message = Message::new("import.onto").with("added", count).with("differing", differing.len());
    context.say(&message)?;
    Ok(Exit::Clean)
}

/// What the plan's files are to hold: what they do, and at their end what the plan lacks.
fn added(imported: &Imported, edit: &Edit) -> Result<Vec<(EditedFile, String)>, Message> {
    let plan = edit.plan();
    let mut parts = Parts::of(imported);
    parts.items.retain(|(it, _)| plan.item(&it.id.value).is_none());
    parts.sections.retain(|it| !plan.sections.iter().any(|own| own.id.value == it.id.value));
    let is_said = |id: &ItemId| {
        let covers = |own: &ItemId| own == id || own.is_in(id) || id.is_in(own);
        plan.duties.iter().any(|own| covers(&own.id.value))
    };
    parts.duties.retain(|it| !is_said(&it.id.value));
    let lacking: Vec<String> = parts.items.iter().map(|(it, _)| format!("{}.", it.id)).collect();
    parts.errata.retain(|it| lacking.iter().any(|id| it.at.starts_with(id.as_str())));
    let mut files = Vec::new();
    let mut add = |file: EditedFile, fresh: FreshFile| {
        let text = fresh.into_text();
        if !text.is_empty() {
            let before = file.before.clone().unwrap_or_default();
            let gap = if before.is_empty() { "" } else { "\n" };
            files.push((file, record::appended(&before, &format!("{gap}{text}"))));
        }
    };
    let in_appendix = parts.items.iter().all(|(it, _)| it.id.is_in_appendix());
    let beside = plan.items.iter().find(|it| in_appendix && it.id.is_in_appendix());
    let place = beside.map_or(plan.head.id.span, |it| it.id.span);
    let mut fresh = FreshFile::default();
    parts.add_to(&mut fresh);
    let is_new_appendix = in_appendix && beside.is_none() && !parts.items.is_empty();
    let file = if is_new_appendix { new_file(APPENDIX) } else { edit.file_of(place.source)? };
    add(file, fresh);
    let mut agencies = FreshFile::default();
    imported.agencies.iter().for_each(|agency| agencies.add(&plan::agency(agency)));
    let own = plan.agencies.iter().find_map(|it| edit.file_of(it.id.span.source).ok());
    // Where the agencies stand in the file of the head, both go into it.
    match own {
        Some(own) if files.iter().any(|(file, _)| file.inside == own.inside) => {
            let text = agencies.into_text();
            if let Some((_, whole)) = files.iter_mut().find(|(file, _)| file.inside == own.inside)
                && !text.is_empty()
            {
                *whole = record::appended(whole, &format!("\n{text}"));
            }
        }
        own => {
            let text = agencies.into_text();
            let file = own.unwrap_or_else(|| new_file("agencies.toml"));
            if !text.is_empty() {
                let before = file.before.clone().unwrap_or_default();
                let gap = if before.is_empty() { "" } else { "\n" };
                files.push((file, record::appended(&before, &format!("{gap}{text}"))));
            }
        }
    }
    Ok(files)
}

fn new_file(name: &str) -> EditedFile {
    EditedFile { inside: name.to_owned(), before: None }
}

/// The items that the plan has otherwise than the document: as they are, and as they would be.
fn differences(imported: &Imported, plan: &Plan) -> Vec<(String, String, String)> {
    let written = |item: &Item| {
        let mut file = FreshFile::default();
        file.add(&item::item(item));
        file.into_text()
    };
    let pairs = imported.items.iter().filter_map(|read| Some((plan.item(&read.id.value)?, read)));
    let texts = pairs.map(|(own, read)| {
        (own.id.as_str().to_owned(), written(own), written(&with_what_is_told(read, own)))
    });
    texts.filter(|(_, own, read)| own != read).collect()
}

/// What was read of an item, with what a person has added that no document says.
fn with_what_is_told(read: &Item, own: &Item) -> Item {
    let mut item = read.clone();
    if read.deadline.text.value == own.deadline.text.value {
        item.deadline = own.deadline.clone();
    }
    let bounds = |targets: &[Target]| targets.iter().map(|it| it.bound).collect::<Vec<_>>();
    if bounds(&read.targets) == bounds(&own.targets) {
        item.targets.clone_from(&own.targets);
    }
    item.id = own.id.clone();
    item.collector.clone_from(&own.collector);
    item.same_as.clone_from(&own.same_as);
    item.carried_from.clone_from(&own.carried_from);
    item.rounds.clone_from(&own.rounds);
    item.removed.clone_from(&own.removed);
    item
}
