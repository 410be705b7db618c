//! A file whose kind and whose place in the plan's folder do not go together: it would count for nothing.

use super::FileKind;
use super::faults::STRAY_FILE;
use super::reader::{Reader, Table};
use crate::message::Message;

/// What only files outside `progress/` hold.
const PARTS: [&str; 6] = ["plan", "item", "section", "agency", "group", "duty"];

impl Reader<'_> {
    /// Reports a file that is not where it would count; nothing else is said of it.
    pub(super) fn is_stray(&mut self, kind: FileKind, root: &Table<'_>) -> bool {
        let (key, message, help) = match kind {
            FileKind::Part if root.holds("report") => {
                let part = |inner, unsaid| root.text_inside("report", inner).unwrap_or(unsaid);
                let (agency, period) = (part("agency", "AGENCY"), part("period", "PERIOD"));
                let path = format!("progress/{period}/{agency}.toml");
                let help = Message::new("stray-file.report-help").with("path", path);
                ("report", Message::new("stray-file.report"), help)
            }
            FileKind::Part if root.holds("plan") => {
                ("plan", Message::new("stray-file.plan"), Message::new("stray-file.plan-help"))
            }
            FileKind::Progress if !root.holds("report") => {
                let Some(key) = PARTS.into_iter().find(|key| root.holds(key)) else { return false };
                (key, Message::new("stray-file.part"), Message::new("stray-file.part-help"))
            }
            _ => return false,
        };
        // What it declares may be meant wherever it is referred to.
        self.has_gaps = true;
        let place = root.place_of(key).unwrap_or_default();
        self.report(&STRAY_FILE, &place, message, |it| it.help(help));
        true
    }
}
