//! A plan through time. Between two days on which something of it changes nothing does: each such stretch is an era, and
//! the plan as it held then is made once, when somebody asks for a day of it.
//!
//! What is made from the files' plan is a plan like any other: amendments that were still to come are undone, and where a
//! list names an agency that did not exist, it names those that stood for it. So nothing that reads a plan has to know.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;

use super::{
    Action, AgencyId, Amendment, Before, Directory, Eras, ItemIndex, Office, Plan, PlanChange, Unread,
};
use crate::source::Spanned;

impl Eras {
    /// The eras that amendments and the lives of agencies make. An amendment that only records places makes none.
    pub fn new(amendments: &[Amendment], agencies: &Directory) -> Self {
        let amended = amendments.iter().filter(|it| !it.changes.is_empty()).map(Amendment::holds_from);
        let turns: BTreeSet<NaiveDate> =
            amended.chain(agencies.iter().flat_map(|it| it.life.turns())).collect();
        let count = if turns.is_empty() { 0 } else { turns.len() + 1 };
        Self { turns: turns.into_iter().collect(), plans: (0..count).map(|_| OnceLock::new()).collect() }
    }

    /// A day of each era, the first of all but the first.
    fn day(&self, at: usize) -> NaiveDate {
        match at.checked_sub(1) {
            Some(before) => self.turns[before],
            None => NaiveDate::MIN,
        }
    }
}

impl Plan {
    /// The plan as it held on a day. To be asked of the plan that the files hold: one made for a day knows no other.
    pub fn on(&self, day: NaiveDate) -> &Self {
        let at = self.eras.turns.partition_point(|turn| *turn <= day);
        self.eras
            .plans
            .get(at)
            .map_or(self, |made| made.get_or_init(|| Box::new(self.made_for(self.eras.day(at)))))
    }

    /// The plan in each of its eras, in order; the plan itself where nothing of it ever changes.
    pub fn eras(&self) -> impl Iterator<Item = &Self> {
        std::iter::once(NaiveDate::MIN).chain(self.eras.turns.iter().copied()).map(|day| self.on(day))
    }

    /// The days up to `day` on which something of the plan changed, in order.
    pub fn turns(&self, day: NaiveDate) -> &[NaiveDate] {
        &self.eras.turns[..self.eras.turns.partition_point(|turn| *turn <= day)]
    }

    fn made_for(&self, day: NaiveDate) -> Self {
        let mut plan = self.copy();
        plan.undo_after(day);
        plan.name_living(day);
        plan.index = ItemIndex::new(&plan.items, &plan.sections);
        plan
    }

    fn copy(&self) -> Self {
        Self {
            head: self.head.clone(),
            reporting: self.reporting.clone(),
            days_off: self.days_off.clone(),
            letters: self.letters.clone(),
            risk: self.risk,
            clarity: self.clarity.clone(),
            agencies: self.agencies.clone(),
            sections: self.sections.clone(),
            items: self.items.clone(),
            index: ItemIndex::default(),
            duties: self.duties.clone(),
            errata: self.errata.clone(),
            amendments: self.amendments.clone(),
            reports: Arc::clone(&self.reports),
            issued: self.issued.clone(),
            eras: Eras::default(),
            unread: Unread::default(),
        }
    }

    /// The plan as it was before some of the changes that its amendments make.
    #[must_use]
    pub fn without(&self, is_undone: impl Fn(&Amendment, &PlanChange) -> bool) -> Self {
        let mut plan = self.copy();
        let mut amendments: Vec<&Amendment> = self.amendments.iter().collect();
        amendments.sort_by_key(|amendment| amendment.holds_from());
        for amendment in amendments.into_iter().rev() {
            let undone = amendment.changes.iter().rev().filter(|change| is_undone(amendment, change));
            undone.for_each(|change| change.undo(&mut plan));
        }
        plan.index = ItemIndex::new(&plan.items, &plan.sections);
        plan
    }

    /// Undoes the changes that hold only after a day, the newest first; of those of one day what stands last in the files.
    fn undo_after(&mut self, day: NaiveDate) {
        let amendments = self.amendments.clone();
        let mut later: Vec<&Amendment> = amendments.iter().filter(|it| day < it.holds_from()).collect();
        // Stable, so that reversed it goes backwards through the files.
        later.sort_by_key(|amendment| amendment.holds_from());
        for change in later.into_iter().rev().flat_map(|amendment| amendment.changes.iter().rev()) {
            change.undo(self);
        }
    }

    /// Puts those who are meant on a day in the place of every agency that lists name.
    fn name_living(&mut self, day: NaiveDate) {
        if self.agencies.iter().all(|agency| agency.life.holds(day)) {
            return;
        }
        let agencies = self.agencies.clone();
        let list = |ids: &mut Vec<Spanned<AgencyId>>| *ids = meant(&agencies, ids, day);
        let one = |id: &mut Option<Spanned<AgencyId>>| {
            *id = meant(&agencies, id.as_slice(), day).into_iter().next();
        };
        let office = |office: &mut Option<Office>| {
            if let Some(Office::Listed(id)) = office {
                let new = meant(&agencies, std::slice::from_ref(id), day).into_iter().next();
                *office = new.map(Office::Listed);
            }
        };
        [&mut self.head.authority, &mut self.head.focal_point].into_iter().for_each(one);
        if let Some(reporting) = &mut self.reporting {
            list(&mut reporting.from);
            one(&mut reporting.to);
        }
        for group in self.agencies.iter_mut().filter_map(|agency| agency.group.as_mut()) {
            list(&mut group.members);
        }
        for item in &mut self.items {
            [&mut item.lead, &mut item.support].into_iter().for_each(list);
            one(&mut item.collector);
            office(&mut item.approver);
            for Action { by, with, .. } in &mut item.actions {
                [by, with].into_iter().for_each(list);
            }
        }
        for duty in &mut self.duties {
            list(&mut duty.by);
        }
    }
}

impl PlanChange {
    /// Makes a plan what it was before. What is not there is left alone; the check names it.
    fn undo(&self, plan: &mut Plan) {
        match &self.before {
            Before::Head(value) => value.put_back(&mut plan.head),
            Before::SectionTitle(id, title) => {
                if let Some(section) = plan.sections.iter_mut().find(|section| section.id.value == *id) {
                    section.title.clone_from(title);
                }
            }
            Before::Agency(id, value) => {
                if let Some(agency) = plan.agencies.find_mut(id) {
                    value.put_back(agency);
                }
            }
            Before::Item(id, value) => {
                if let Some(item) = plan.items.iter_mut().find(|item| item.id.value == *id) {
                    value.put_back(item);
                }
            }
            Before::NoItem(id) => plan.items.retain(|item| item.id.value != *id),
        }
    }
}

/// Those who are meant by a list on a day, each once, in its order and at its places.
fn meant(agencies: &Directory, ids: &[Spanned<AgencyId>], day: NaiveDate) -> Vec<Spanned<AgencyId>> {
    let mut meant: Vec<Spanned<AgencyId>> = Vec::with_capacity(ids.len());
    for id in ids {
        for value in agencies.meant(&id.value, day) {
            let is_itself = *value == id.value;
            if is_itself || !meant.iter().any(|known| known.value == *value) {
                meant.push(Spanned { value: value.clone(), span: id.span });
            }
        }
    }
    meant
}
