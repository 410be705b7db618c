//! The plans that a run is about.

use std::path::{Path, PathBuf};

use crate::load::{self, Found, Loaded};
use crate::message::Message;

/// Is told after each plan how many are read, and of how many; from any thread.
pub type Step<'a> = dyn Fn(usize, usize) + Sync + 'a;

/// Plans of a folder, found but not read yet.
#[derive(Debug)]
pub struct Workspace {
    pub(super) dir: PathBuf,
    /// Only some of the plans that are there were asked for.
    pub(super) is_narrowed: bool,
    /// One plan is read after the other, and not several at once.
    is_in_turn: bool,
    pub(super) found: Found,
}

impl Workspace {
    /// Finds plans. Without names it is the plan that `dir` lies in, or else those below the nearest `plans/` upward; a
    /// name is a plan's folder, a folder of plans, or the id of one of those plans.
    ///
    /// # Errors
    /// When no plan is there, or none is called so.
    pub fn open(dir: &Path, names: &[String]) -> Result<Self, Message> {
        let found = load::find(dir, names)?;
        Ok(Self { dir: dir.to_owned(), is_narrowed: !names.is_empty(), is_in_turn: false, found })
    }

    /// As [`Workspace::open`], of many plans the first few.
    ///
    /// # Errors
    /// When no plan is there.
    pub fn open_first(dir: &Path, most: usize) -> Result<Self, Message> {
        let found = load::find_first(dir, most)?;
        Ok(Self { dir: dir.to_owned(), is_narrowed: true, is_in_turn: false, found })
    }

    /// The same, its plans to be read one after the other: for what has to be made in their order.
    #[must_use]
    pub fn in_turn(self) -> Self {
        Self { is_in_turn: true, ..self }
    }

    /// How many plans there are.
    pub fn count(&self) -> usize {
        self.found.folders.len()
    }

    /// Reads the plans, in parallel unless they are to come in turn, and folds each into what is needed of it; its text is
    /// let go then.
    pub fn read<T: Send>(&self, step: &Step<'_>, fold: impl Fn(Loaded) -> T + Sync) -> Vec<T> {
        let (folders, total) = (&self.found.folders, self.count());
        let step = |done| step(done, total);
        if self.is_in_turn {
            load::read_in_turn(folders, step, fold)
        } else {
            load::read_all(folders, step, fold)
        }
    }

    /// As [`Workspace::read`], a few plans at a time: what was made of them goes to `take`, in their order.
    ///
    /// # Errors
    /// When `take` fails.
    pub(super) fn read_few<T: Send, E>(
        &self,
        step: &Step<'_>,
        fold: impl Fn(Loaded) -> T + Sync,
        take: impl FnMut(T) -> Result<(), E>,
    ) -> Result<(), E> {
        let total = self.count();
        load::read_few(&self.found.folders, |done| step(done, total), fold, take)
    }
}
