//! Documents written to a folder, a file each.

use std::path::Path;

use super::context::Context;
use super::exit::Exit;
use crate::disk::file;
use crate::document::Document;
use crate::message::Message;
use crate::model::Agency;
use crate::output;

/// The name of the index of the files.
pub(super) const INDEX: &str = "index.md";

/// The files of one plan, by name.
pub(super) struct Files {
    /// The plan's id.
    pub(super) plan: String,
    pub(super) files: Vec<(String, Document)>,
}

/// Writes the files, those of several plans into a folder each, and says how many they are.
pub(super) fn write(plans: &[Files], folder: &Path, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    let folder = context.dir.join(folder);
    let mut count = 0_usize;
    for Files { plan, files } in plans {
        let folder = if plans.len() == 1 { folder.clone() } else { folder.join(plan) };
        for (name, document) in files {
            file::write_whole(&folder.join(name), &output::markdown_bytes(document)?)?;
            count += 1;
        }
    }
    let place = folder.strip_prefix(&context.dir).unwrap_or(&folder).to_string_lossy().into_owned();
    context.say(&Message::new("write.files").with("count", count).with("folder", place))?;
    Ok(Exit::Clean)
}

/// The name of an agency's file. No id has a `_`, so that none takes the name of the index.
pub(super) fn name(agency: &Agency) -> String {
    match agency.id.value.as_str() {
        "index" => "index_.md".to_owned(),
        id => format!("{id}.md"),
    }
}
