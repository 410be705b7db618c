//! Agencies, groups of agencies, and who belongs to whom.

use std::collections::{BTreeSet, HashMap};

use super::{AgencyId, Life, Office};
use crate::source::Spanned;

/// An agency (`[agency.<id>]`) or a group of agencies (`[group.<id>]`): both can lead, support and act.
#[derive(Clone, Debug)]
pub struct Agency {
    pub id: Spanned<AgencyId>,
    /// As the plan prints it.
    pub name: Spanned<String>,
    /// For narrow tables.
    pub short: Option<String>,
    /// A free word, for grouping only.
    pub kind: Option<String>,
    /// Other spellings met in documents.
    pub aliases: Vec<Spanned<String>>,
    pub letterhead: Letterhead,
    pub life: Life,
    /// None for a single agency.
    pub group: Option<Membership>,
}

/// What an agency's own documents say of it.
#[derive(Clone, Debug, Default)]
pub struct Letterhead {
    /// Its name in full, as over its own letters.
    pub formal: Option<String>,
    /// "Cơ quan chủ quản": the body above it, named over its letters.
    pub superior: Option<Office>,
    /// What stands for it in the numbers of its documents, such as "NV".
    pub symbol: Option<String>,
    /// Who heads it, where known.
    pub head: Option<AgencyHead>,
}

/// "Thủ trưởng": who heads an agency.
#[derive(Clone, Debug)]
pub struct AgencyHead {
    /// Such as "Trưởng phòng".
    pub post: String,
    /// The person's name, where one holds the post.
    pub name: Option<String>,
}

/// Who makes up a group.
#[derive(Clone, Debug)]
pub struct Membership {
    /// Agencies or groups, in the order of the file.
    pub members: Vec<Spanned<AgencyId>>,
    /// The document leaves the membership open: there are members it does not list.
    pub is_open: bool,
}

impl Agency {
    /// The short name where there is one, else the name.
    pub fn brief(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.name)
    }

    /// Every spelling under which it can be asked for, id first.
    pub fn spellings(&self) -> impl Iterator<Item = &str> {
        [self.id.value.as_str(), &self.name]
            .into_iter()
            .chain(self.short.as_deref())
            .chain(self.letterhead.formal.as_deref())
            .chain(self.aliases.iter().map(|alias| alias.as_str()))
    }
}

/// The agencies and groups of a plan, by id and in file order.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    listed: Vec<Agency>,
    by_id: HashMap<AgencyId, usize>,
}

impl Directory {
    /// Takes an agency in. Of two with one id the first counts; the check names the other.
    pub fn add(&mut self, agency: Agency) {
        self.by_id.entry(agency.id.value.clone()).or_insert(self.listed.len());
        self.listed.push(agency);
    }

    /// Takes an agency in, unless there is one with its id.
    pub fn add_missing(&mut self, agency: Agency) {
        if !self.by_id.contains_key(&agency.id.value) {
            self.add(agency);
        }
    }

    /// All agencies and groups, in file order.
    pub fn iter(&self) -> impl Iterator<Item = &Agency> {
        self.listed.iter()
    }

    /// The place of the agency or group called `id` among all of them.
    pub fn position(&self, id: &AgencyId) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The agency or group called `id`, to be changed.
    pub(super) fn find_mut(&mut self, id: &AgencyId) -> Option<&mut Agency> {
        self.by_id.get(id).map(|at| &mut self.listed[*at])
    }

    /// All agencies and groups, to be changed.
    pub(super) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Agency> {
        self.listed.iter_mut()
    }

    /// The agency or group called `id`.
    pub fn find(&self, id: &AgencyId) -> Option<&Agency> {
        self.by_id.get(id).map(|at| &self.listed[*at])
    }

    /// What makes `id` a group, where it is one.
    fn group(&self, id: &AgencyId) -> Option<&Membership> {
        self.find(id)?.group.as_ref()
    }

    /// The name of `id`, or the id itself where nothing is called so.
    pub fn name<'a>(&'a self, id: &'a AgencyId) -> &'a str {
        self.find(id).map_or(id.as_str(), |agency| &agency.name)
    }

    /// The short name of `id`, likewise.
    pub fn brief<'a>(&'a self, id: &'a AgencyId) -> &'a str {
        self.find(id).map_or(id.as_str(), Agency::brief)
    }

    /// The single agencies behind `ids`, groups opened up, each once, in the order met. Cycles end the search.
    pub fn expand<'a>(&'a self, ids: impl IntoIterator<Item = &'a AgencyId>) -> Vec<&'a AgencyId> {
        let mut open: Vec<&AgencyId> = ids.into_iter().collect();
        if let [id] = open[..]
            && self.group(id).is_none()
        {
            return open;
        }
        let mut agencies = Vec::new();
        let mut seen = BTreeSet::new();
        open.reverse();
        while let Some(id) = open.pop() {
            if !seen.insert(id) {
                continue;
            }
            match self.group(id) {
                Some(group) => open.extend(group.members.iter().rev().map(|member| &member.value)),
                None => agencies.push(id),
            }
        }
        agencies
    }

    /// Whether among `ids`, or the groups that belong to them, is one that leaves its membership open.
    pub fn is_open<'a>(&'a self, ids: impl IntoIterator<Item = &'a AgencyId>) -> bool {
        let mut seen = BTreeSet::new();
        let mut left: Vec<&AgencyId> = ids.into_iter().filter(|id| self.group(id).is_some()).collect();
        while let Some(id) = left.pop() {
            let group = self.group(id).filter(|_| seen.insert(id));
            if group.is_some_and(|group| group.is_open) {
                return true;
            }
            left.extend(group.iter().flat_map(|group| &group.members).map(|member| &member.value));
        }
        false
    }

    /// Whether `member` is `group` or belongs to it, directly or through other groups.
    pub fn belongs(&self, member: &AgencyId, group: &AgencyId) -> bool {
        member == group || (self.group(group).is_some() && self.within(group).contains(member))
    }

    /// An agency with all that belong to it, directly or through other groups.
    pub fn within<'a>(&'a self, id: &'a AgencyId) -> BTreeSet<&'a AgencyId> {
        let mut within = BTreeSet::new();
        let mut open = vec![id];
        while let Some(id) = open.pop() {
            if within.insert(id)
                && let Some(group) = self.group(id)
            {
                open.extend(group.members.iter().map(|member| &member.value));
            }
        }
        within
    }
}
