//! The agencies of the next plan: those that are gone are left out, and who takes over stands where they stood.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::message::Message;
use crate::model::{Agency, AgencyId, Directory, Item, Office, Plan, Reporting};
use crate::source::Spanned;
use crate::text;

/// Who is gone by a day, and who is there.
#[derive(Debug)]
pub(super) struct Succession<'p> {
    files: &'p Plan,
    day: NaiveDate,
    /// Those that the plan names and that are gone, by their folded names.
    gone: Vec<(String, &'p Agency)>,
}

impl<'p> Succession<'p> {
    pub(super) fn new(files: &'p Plan, day: NaiveDate) -> Self {
        let named: BTreeSet<&AgencyId> = named(files).map(|id| &id.value).collect();
        // A register that plans share knows many that this one never named.
        let is_gone = |agency: &&Agency| {
            let is_over = agency.life.until.is_some_and(|until| until.value < day);
            is_over && named.contains(&agency.id.value)
        };
        let gone = files.agencies.iter().filter(is_gone).map(|it| (text::fold(&it.name), it));
        Self { files, day, gone: gone.collect() }
    }

    /// Those that are gone, each with the names of those that took over.
    pub(super) fn gone(&self) -> Vec<(&'p Agency, Vec<&'p str>)> {
        let heirs = |agency: &'p Agency| {
            let meant = self.files.agencies.meant(&agency.id.value, self.day);
            meant.into_iter().map(|id| self.files.agencies.name(id)).collect()
        };
        self.gone.iter().map(|(_, agency)| (*agency, heirs(agency))).collect()
    }

    /// An agency of the next plan; none where it is gone.
    pub(super) fn agency(&self, agency: &Agency) -> Option<Agency> {
        if agency.life.until.is_some_and(|until| until.value < self.day) {
            return None;
        }
        let mut agency = agency.clone();
        agency.life.from = agency.life.from.filter(|from| self.day < from.value);
        if let Some(Office::Listed(id)) = &mut agency.letterhead.superior {
            let heir = self.heir(&id.value);
            id.value = heir;
        }
        if let Some(group) = &mut agency.group {
            once(&mut group.members);
        }
        Some(agency)
    }

    fn heir(&self, id: &AgencyId) -> AgencyId {
        let directory: &Directory = &self.files.agencies;
        directory.meant(id, self.day).first().map_or_else(|| id.clone(), |id| (*id).clone())
    }

    /// Makes the lists of an item name each once, and those that lead it not among those that support them; and says
    /// what somebody has to decide. The lists name the living already; `old` is the item as the files have it.
    pub(super) fn item(&self, item: &mut Item, old: Option<&Item>) -> Vec<Message> {
        let was_shared = old
            .is_some_and(|old| old.support.iter().any(|id| old.lead.iter().any(|it| it.value == id.value)));
        once(&mut item.lead);
        once(&mut item.support);
        if !was_shared {
            item.support.retain(|id| !item.lead.iter().any(|it| it.value == id.value));
        }
        for action in &mut item.actions {
            once(&mut action.by);
            once(&mut action.with);
        }
        let named = old.into_iter().flat_map(|old| old.lead.iter().chain(&old.support));
        let is_lost = |id: &&Spanned<AgencyId>| self.files.agencies.meant(&id.value, self.day).is_empty();
        let lost = named.filter(is_lost).map(|id| self.files.agencies.name(&id.value));
        let lost: Vec<Message> =
            lost.map(|name| Message::new("rollover.no-heir").with("agency", name)).collect();
        let is_bare = item.lead.is_empty() && old.is_some_and(|old| !old.lead.is_empty());
        let bare = is_bare.then(|| Message::new("rollover.no-lead"));
        lost.into_iter().chain(bare).collect()
    }

    /// Which of those that are gone texts still name.
    pub(super) fn named_in<'t>(&self, texts: impl Iterator<Item = &'t str>) -> Vec<Message> {
        if self.gone.is_empty() {
            return Vec::new();
        }
        let texts: Vec<String> = texts.map(|text| format!(" {} ", text::fold(text))).collect();
        let is_named = |name: &str| texts.iter().any(|text| text.contains(&format!(" {name} ")));
        let named = self.gone.iter().filter(|(name, _)| !name.is_empty() && is_named(name));
        named.map(|(_, it)| Message::new("rollover.names-gone").with("agency", it.name.as_str())).collect()
    }
}

/// Every agency that a plan names, as often as it does.
fn named(plan: &Plan) -> impl Iterator<Item = &Spanned<AgencyId>> {
    let members = plan.agencies.iter().filter_map(|agency| agency.group.as_ref());
    let members = members.flat_map(|group| &group.members);
    let reporting = plan.reporting.iter().flat_map(Reporting::agencies);
    let items = plan.items.iter().flat_map(Item::agencies);
    let duties = plan.duties.iter().flat_map(|duty| &duty.by);
    plan.head.agencies().chain(reporting).chain(items).chain(duties).chain(members)
}

/// Each once, at its first place.
fn once(ids: &mut Vec<Spanned<AgencyId>>) {
    let mut at = 0;
    while at < ids.len() {
        if ids[..at].iter().any(|id| id.value == ids[at].value) {
            ids.remove(at);
        } else {
            at += 1;
        }
    }
}
