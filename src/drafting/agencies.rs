//! The agencies that a plan which is begun names: of the register that plans share, or its own.

use crate::message::Message;
use crate::model::{Agency, AgencyId, Directory, Letterhead, Life};
use crate::query::lookup;
use crate::source::Spanned;
use crate::text;

/// The agencies of a plan that is begun.
#[derive(Debug)]
pub struct Agencies {
    shared: Directory,
    /// Those that it declares itself.
    pub own: Directory,
}

impl Agencies {
    /// None of its own yet.
    pub fn new(shared: Directory) -> Self {
        Self { shared, own: Directory::default() }
    }

    /// The agency that is meant: one of the shared register, or a new one of this name.
    ///
    /// # Errors
    /// When the text fits several, or is the id of none.
    pub fn named(&mut self, text: &str) -> Result<AgencyId, Message> {
        let name = text.trim();
        let is_known = self.shared.iter().next().is_some();
        let is_id = name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        match lookup::agency(&self.shared, name) {
            Ok(agency) => return Ok(agency.id.value.clone()),
            Err(why) if is_known && (is_id || why.key == "lookup.ambiguous-agency") => return Err(why),
            Err(_) => {}
        }
        let id: Option<AgencyId> = text::fold(name).replace(' ', "-").parse().ok();
        let id = id.filter(|_| !is_id).ok_or_else(|| Message::new("new.agency-name").with("text", name))?;
        self.own.add_missing(agency(id.clone(), name));
        Ok(id)
    }
}

/// An agency of which only the name is known.
fn agency(id: AgencyId, name: &str) -> Agency {
    Agency {
        id: Spanned::unplaced(id),
        name: Spanned::unplaced(name.to_owned()),
        short: None,
        kind: None,
        aliases: Vec::new(),
        letterhead: Letterhead::default(),
        life: Life::default(),
        group: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::{Draft, FileKind};
    use crate::source::SourceId;

    #[test]
    fn a_name_is_one_of_the_register_or_a_new_agency() {
        let text = "[agency.so-noi-vu]\nname = \"Sở Nội vụ\"\n[agency.so-y-te]\nname = \"Sở Y tế\"\n";
        let mut draft = Draft::default();
        draft.read(FileKind::Shared, SourceId(0), text, &mut Vec::new());
        let mut agencies = Agencies::new(draft.into_agencies());
        let mut named = |text: &str| agencies.named(text).map(|id| id.to_string()).map_err(|why| why.key);
        assert_eq!(named("sở nội vụ"), Ok("so-noi-vu".to_owned()));
        assert_eq!(named("so-noi-vu"), Ok("so-noi-vu".to_owned()));
        assert_eq!(named(" UBND xã Đak Pơ "), Ok("ubnd-xa-dak-po".to_owned()));
        assert_eq!(named("UBND xã Đak Pơ"), Ok("ubnd-xa-dak-po".to_owned()));
        assert_eq!(named("so-noi-vi"), Err("lookup.unknown-agency-near"));
        assert_eq!(named("sở"), Err("lookup.ambiguous-agency"));
        assert_eq!(named("…"), Err("new.agency-name"));
        let own: Vec<&str> = agencies.own.iter().map(|agency| agency.name.as_str()).collect();
        assert_eq!(own, ["UBND xã Đak Pơ"]);
        let mut none = Agencies::new(Directory::default());
        assert_eq!(none.named("phong-noi-vu").map_err(|why| why.key), Err("new.agency-name"));
    }
}
