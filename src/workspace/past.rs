//! What a version control system knows of a plan.

use std::path::Path;

use chrono::NaiveDate;

use crate::assess::changes::{self, Past, Revision, Snapshot};
use crate::git;
use crate::load;
use crate::model::Directory;

/// What git says of the plan in a folder; nothing where it cannot be asked. Of revisions that cannot be read, those up
/// to `as_of` are counted. Agencies that the plan did not declare itself are called what they are in `today`.
pub fn past(folder: &Path, as_of: NaiveDate, today: &Directory) -> Past {
    let mut past = Past::default();
    let mut before: Option<Snapshot> = None;
    let each = |commit: git::Commit, files: &git::Files| {
        past.is_known = true;
        let texts = files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_deref()));
        let Some(after) = load::snapshot(texts) else {
            past.unreadable += usize::from(commit.on <= as_of && files.contains_key(load::PLAN_FILE));
            return;
        };
        let after = Snapshot::new(&after, today);
        let git::Commit { id, author, on, subject } = commit;
        let changes = changes::between(before.as_ref(), &after);
        past.revisions.push(Revision { id, author, on, subject, changes });
        before = Some(after);
    };
    // A plan without git has a ledger all the same.
    git::history(folder, load::EXTENSION, load::PROGRESS, each).ok();
    past
}
