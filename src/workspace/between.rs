//! The edits between two states of a plan, as far as both can be read.

use crate::assess::edits::{self, Content, Edit};
use crate::load::Loaded;
use crate::model::Unread;

/// The edits that lead from one state of a plan to another. Of what could not be read in one, nothing is said to have
/// come or gone.
pub(super) fn between<'a>(base: &'a Loaded, head: &'a Loaded) -> Vec<Edit<'a>> {
    let (Some(before), Some(after)) = (&base.plan, &head.plan) else { return Vec::new() };
    let has_gaps = |unread: &Unread| unread.is_unbounded || !unread.ids.is_empty();
    let (base_gaps, head_gaps) = (has_gaps(&before.unread), has_gaps(&after.unread));
    let mut edits = edits::between(before, after);
    edits.retain(|edit| {
        let came = matches!(edit.before, Content::Nothing);
        let went = matches!(edit.after, Content::Nothing);
        !(base_gaps && came || head_gaps && went)
    });
    edits
}
