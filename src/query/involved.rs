//! Who is involved in what: for each agency, the items and duties whose lists name it or a group that it belongs to, and
//! the items of which it has to answer for something.

use std::collections::{BTreeMap, BTreeSet};

use crate::assess::{Assessment, Survey};
use crate::model::AgencyId;

/// What of a plan names whom. Made once for lists of many agencies, so that none of them has to look through the plan.
pub struct Involved<'p> {
    /// For each member of groups, the groups that list it.
    holders: BTreeMap<&'p AgencyId, Vec<&'p AgencyId>>,
    /// For each agency and group that is named, the positions of the items that name it.
    items: BTreeMap<&'p AgencyId, Vec<usize>>,
    /// Likewise of duties.
    duties: BTreeMap<&'p AgencyId, Vec<usize>>,
    /// For each agency, the positions of the items of which something may be asked of it.
    answers: BTreeMap<&'p AgencyId, Vec<usize>>,
}

impl<'p> Involved<'p> {
    /// Goes through a plan on a day.
    pub fn new(survey: &'p Survey<'p>) -> Self {
        let plan = survey.plan;
        let mut holders: BTreeMap<&AgencyId, Vec<&AgencyId>> = BTreeMap::new();
        for group in plan.agencies.iter() {
            for member in group.group.iter().flat_map(|it| &it.members) {
                holders.entry(&member.value).or_default().push(&group.id.value);
            }
        }
        Self {
            holders,
            items: positions(plan.items.iter().map(|item| item.agencies().map(|id| &id.value))),
            duties: positions(plan.duties.iter().map(|duty| duty.agencies().map(|id| &id.value))),
            answers: positions(survey.items.iter().map(Assessment::answering)),
        }
    }

    /// An agency, and the groups that it belongs to, directly or through other groups. Circles end the search.
    pub fn reaching(&self, agency: &'p AgencyId) -> BTreeSet<&'p AgencyId> {
        let mut reaching = BTreeSet::new();
        let mut open = vec![agency];
        while let Some(id) = open.pop() {
            if reaching.insert(id) {
                open.extend(self.holders.get(id).into_iter().flatten());
            }
        }
        reaching
    }

    /// The positions of the items that name one of these, in order.
    pub fn items_of(&self, named: &BTreeSet<&AgencyId>) -> BTreeSet<usize> {
        among(&self.items, named)
    }

    /// The positions of the duties that name one of these, in order.
    pub fn duties_of(&self, named: &BTreeSet<&AgencyId>) -> BTreeSet<usize> {
        among(&self.duties, named)
    }

    /// The positions of the items of which something may be asked of an agency, in order.
    pub fn answered_by(&self, agency: &AgencyId) -> impl Iterator<Item = usize> {
        self.answers.get(agency).into_iter().flatten().copied()
    }
}

/// For each of those named, the positions in the list that name it.
fn positions<'p>(
    list: impl Iterator<Item = impl Iterator<Item = &'p AgencyId>>,
) -> BTreeMap<&'p AgencyId, Vec<usize>> {
    let mut positions: BTreeMap<&AgencyId, Vec<usize>> = BTreeMap::new();
    for (at, named) in list.enumerate() {
        for id in named {
            let positions = positions.entry(id).or_default();
            // One that is named twice in a row of the list stands in it once.
            if positions.last() != Some(&at) {
                positions.push(at);
            }
        }
    }
    positions
}

fn among(positions: &BTreeMap<&AgencyId, Vec<usize>>, named: &BTreeSet<&AgencyId>) -> BTreeSet<usize> {
    named.iter().filter_map(|id| positions.get(*id)).flatten().copied().collect()
}
