//! The files of all plans, written as they are made: of no plan more than one is held.

use super::outlet::{Kind, Outcome, Outlet};
use super::place::{Place, Store};
use super::progress::Progress;
use super::say;
use crate::commands::context::{Context, in_any};
use crate::message::Message;
use crate::model::Agency;
use crate::views::Basis;

/// A command that writes files. They are always Vietnamese: they go to offices.
pub trait Writer: Sync {
    /// The agencies of a plan that files are for.
    ///
    /// # Errors
    /// When the plan has not what is asked for.
    fn agencies<'a>(&self, basis: &Basis<'a>) -> Result<Vec<&'a Agency>, Message>;

    /// Writes the files for these agencies, one after the other, and what belongs to all of them.
    ///
    /// # Errors
    /// When a file cannot be written.
    fn write(&self, basis: &Basis<'_>, agencies: Vec<&Agency>, outlet: &mut Outlet<'_>)
    -> anyhow::Result<()>;

    /// Whether they are all agencies of a plan, so that no other file belongs.
    fn is_of_all(&self) -> bool;
}

/// Writes the files of the plans that have what is asked for, of several plans into a folder each, and says how many they
/// are. Files of an earlier run that no longer belong are named, and removed where that is asked for. Returns how many
/// were written. Nothing is written where a plan has errors.
pub fn write_all(
    writer: &impl Writer,
    kind: Kind,
    place: &Place,
    context: &mut Context<'_>,
) -> anyhow::Result<usize> {
    let workspace = context.open()?;
    let counts = context.survey_of(&workspace, |basis, _| Ok(writer.agencies(&basis.on_paper())?.len()))?;
    let counts = in_any(counts)?;
    let store = place.open(context)?;
    let progress = Progress::new(counts.iter().sum(), context);
    let write = |basis: &Basis<'_>| -> Option<anyhow::Result<Outcome>> {
        let basis = basis.on_paper();
        // What a plan has not was told above, where no other has it.
        let agencies = writer.agencies(&basis).ok()?;
        let inside = if counts.len() == 1 { String::new() } else { basis.plan().head.id.value.clone() };
        let mut outlet = Outlet::new(&store, &progress, inside);
        let written = writer.write(&basis, agencies, &mut outlet);
        Some(written.and_then(|()| Ok(outlet.close(kind, writer.is_of_all(), place.is_clean())?)))
    };
    let workspace = if store.is_in_turn() { workspace.in_turn() } else { workspace };
    let outcomes = workspace.survey(context.as_of, &|_, _| (), |plan| {
        write(&Basis { survey: plan.survey, sources: plan.sources, words: context.words })
    })?;
    drop(progress);
    let outcomes: Vec<Outcome> = outcomes.into_iter().flatten().collect::<Result<_, _>>()?;
    report(&outcomes, store, place, context)
}

/// Puts what was written on disk, and says what it is.
fn report(
    outcomes: &[Outcome],
    store: Store,
    place: &Place,
    context: &mut Context<'_>,
) -> anyhow::Result<usize> {
    let count = outcomes.iter().map(|it| it.written).sum();
    if 0 < count {
        let key = if store.is_in_turn() { "write.archive" } else { "write.files" };
        store.finish()?;
        let path = place.path().to_string_lossy().into_owned();
        say(&path, &Message::new(key).with("count", count).with("folder", path.as_str()), context)?;
    }
    let named = |is_meant: &dyn Fn(bool) -> bool| -> Vec<String> {
        let files = |it: &Outcome| {
            let left = it.left.iter().filter(|file| is_meant(file.is_edited));
            let inside = if it.inside.is_empty() { String::new() } else { format!("{}/", it.inside) };
            left.map(|file| format!("{inside}{}", file.name)).collect::<Vec<_>>()
        };
        outcomes.iter().flat_map(files).collect()
    };
    let notes = if place.is_clean() {
        vec![("write.cleaned", named(&|is_edited| !is_edited)), ("write.kept", named(&|is_edited| is_edited))]
    } else {
        vec![("write.left", named(&|_| true))]
    };
    for (key, files) in notes.into_iter().filter(|(_, files)| !files.is_empty()) {
        context.note(&Message::new(key).with("files", some(&files, context)))?;
    }
    Ok(count)
}

/// The first of some names, and how many more there are: of thousands of plans they would fill screens.
fn some(names: &[String], context: &Context<'_>) -> String {
    /// So many are named.
    const MOST: usize = 20;
    match names.len().checked_sub(MOST).filter(|more| 0 < *more) {
        None => names.join(", "),
        Some(more) => {
            let message = Message::new("write.and-more").with("names", names[..MOST].join(", "));
            context.words.say(&message.with("count", more))
        }
    }
}
