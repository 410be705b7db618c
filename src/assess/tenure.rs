//! Who has answered for a thing since when. Each part of it has a line of agencies, one after the other: a lead that is
//! changed by a decision hands its part on to who comes, and an agency that ends to those that succeed it.

use chrono::NaiveDate;

use crate::model::{AgencyId, AgencyValue, Amendment, Before, Item, ItemId, ItemValue, Plan};

/// An agency that answers for something, and since when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tenure<'p> {
    pub agency: &'p AgencyId,
    /// The earliest day there is, where it has answered for it from the beginning.
    pub from: NaiveDate,
}

impl<'p> Tenure<'p> {
    /// That of an agency which has answered from the beginning.
    pub const fn always(agency: &'p AgencyId) -> Self {
        Self { agency, from: NaiveDate::MIN }
    }
}

/// Those that answered for one part, one after the other.
#[derive(Clone, Debug)]
pub struct Line<'p> {
    /// At least one, in the order of their days.
    tenures: Vec<Tenure<'p>>,
    /// The day on which it began, where an agency joined a group that led already.
    pub joined: Option<NaiveDate>,
}

impl<'p> Line<'p> {
    fn begun(tenure: Tenure<'p>, joined: Option<NaiveDate>) -> Self {
        Self { tenures: vec![tenure], joined }
    }

    /// The same, handed on.
    fn handed_to(&self, agency: &'p AgencyId, from: NaiveDate) -> Self {
        let mut line = self.clone();
        line.tenures.push(Tenure { agency, from });
        line
    }

    /// Who answers for it last.
    pub fn holder(&self) -> Tenure<'p> {
        self.tenures[self.tenures.len() - 1]
    }

    /// Who answered for it before the last holder, where it was handed on.
    pub fn before(&self) -> Option<&'p AgencyId> {
        let before = self.tenures.len().checked_sub(2)?;
        Some(self.tenures[before].agency)
    }

    /// Who answered for it on a day; before all others the first.
    pub fn holder_on(&self, day: NaiveDate) -> &'p AgencyId {
        let at = self.tenures.partition_point(|tenure| tenure.from <= day);
        self.tenures[at.saturating_sub(1)].agency
    }

    /// Whether an agency has ever answered for it.
    pub fn passed(&self, agency: &AgencyId) -> bool {
        self.tenures.iter().any(|tenure| tenure.agency == agency)
    }
}

/// Who leads a thing in one era.
struct Leads<'p> {
    plan: &'p Plan,
    items: Vec<&'p Item>,
    /// Groups opened up.
    named: Vec<&'p AgencyId>,
}

/// The days up to `as_of` from which others may lead an item than before: agencies begin or end, or a decision changes leads,
/// members or items. The same for all items, so that it is asked once.
pub(super) fn turns(files: &Plan, as_of: NaiveDate) -> Vec<NaiveDate> {
    let is_of_leads = |before: &Before| {
        let is_lead = matches!(before, Before::Item(_, ItemValue::Lead(_)) | Before::NoItem(_));
        is_lead || matches!(before, Before::Agency(_, AgencyValue::Members(_) | AgencyValue::Open(_)))
    };
    let amended = |day: NaiveDate| {
        let of_day = files.amendments.iter().filter(|it| it.holds_from() == day);
        of_day.flat_map(|it| &it.changes).any(|change| is_of_leads(&change.before))
    };
    let lived = |day: NaiveDate| {
        let before = day.pred_opt().unwrap_or(day);
        files.agencies.iter().any(|agency| agency.life.holds(day) != agency.life.holds(before))
    };
    files.turns(as_of).iter().copied().filter(|day| lived(*day) || amended(*day)).collect()
}

/// The lines that lead up to those who lead an item and its doubles on a day, after these turns.
pub(super) fn lines<'p>(
    files: &'p Plan,
    item: &ItemId,
    turns: &[NaiveDate],
    named: &[&'p AgencyId],
) -> Vec<Line<'p>> {
    if turns.is_empty() {
        return named.iter().map(|agency| Line::begun(Tenure::always(agency), None)).collect();
    }
    let days = std::iter::once(NaiveDate::MIN).chain(turns.iter().copied());
    let mut lines: Option<Vec<Line<'p>>> = None;
    let mut last = Vec::new();
    for day in days {
        let Some(leads) = Leads::on(files, item, day) else { continue };
        lines = Some(match lines {
            None => leads.named.iter().map(|agency| Line::begun(Tenure::always(agency), None)).collect(),
            Some(lines) if leads.named == last => lines,
            Some(lines) => leads.take_over(&lines, day, is_lead_amended(files, &leads.items, day)),
        });
        last = leads.named;
    }
    let mut lines = lines.unwrap_or_default();
    lines.retain(|line| last.contains(&line.holder().agency));
    lines
}

impl<'p> Leads<'p> {
    /// None where the item is not there yet.
    fn on(files: &'p Plan, item: &ItemId, day: NaiveDate) -> Option<Self> {
        let plan = files.on(day);
        let at = plan.index.position(item)?;
        let items: Vec<&Item> = plan.index.same(at).map(|at| &plan.items[at]).collect();
        let named = plan.agencies.expand(items.iter().flat_map(|item| &item.lead).map(|id| &id.value));
        Some(Self { plan, items, named })
    }

    /// The lines from a day on, on which these are the leads. What nobody takes over ends, but not while those who are to
    /// take it over do not exist yet.
    fn take_over(&self, lines: &[Line<'p>], day: NaiveDate, is_amended: bool) -> Vec<Line<'p>> {
        let came = |agency: &&'p AgencyId| !lines.iter().any(|line| line.holder().agency == *agency);
        let mut new: Vec<&'p AgencyId> = self.named.iter().copied().filter(came).collect();
        let successors: Vec<&AgencyId> = lines.iter().flat_map(|line| self.heirs(line, day)).collect();
        // Who is put in by a decision takes over from those whom it takes out.
        let appointed: Vec<&'p AgencyId> =
            new.iter().copied().filter(|agency| is_amended && !successors.contains(agency)).collect();
        let mut taken = Vec::new();
        for line in lines {
            if self.named.contains(&line.holder().agency) {
                taken.push(line.clone());
                continue;
            }
            let succeeding = self.heirs(line, day);
            let heirs = if succeeding.is_empty() { &appointed } else { &succeeding };
            if heirs.is_empty() && self.is_awaited(line) {
                taken.push(line.clone());
            }
            taken.extend(heirs.iter().map(|heir| line.handed_to(heir, day)));
        }
        new.retain(|agency| !taken.iter().any(|line| line.holder().agency == *agency));
        let joined = (!is_amended).then_some(day);
        taken.extend(new.into_iter().map(|agency| Line::begun(Tenure { agency, from: day }, joined)));
        taken
    }

    /// Those among the leads that succeed the last holder of a line, where its time is over.
    fn heirs(&self, line: &Line<'p>, day: NaiveDate) -> Vec<&'p AgencyId> {
        let meant = self.plan.agencies.meant(line.holder().agency, day);
        self.named.iter().copied().filter(|agency| meant.contains(agency)).collect()
    }

    /// Whether the last holder of a line has successors, who are not there yet.
    fn is_awaited(&self, line: &Line<'p>) -> bool {
        let holder = self.plan.agencies.find(line.holder().agency);
        holder.is_some_and(|agency| !agency.life.successors.is_empty())
    }
}

/// Whether a decision changes from a day on who leads one of these items.
fn is_lead_amended(files: &Plan, items: &[&Item], day: NaiveDate) -> bool {
    let is_of = |id: &ItemId| items.iter().any(|item| item.id.value == *id);
    let from_that_day = |it: &&Amendment| it.holds_from() == day;
    let changes = files.amendments.iter().filter(from_that_day).flat_map(|it| &it.changes);
    let mut before = changes.map(|change| &change.before);
    before.any(|it| matches!(it, Before::Item(id, ItemValue::Lead(_)) if is_of(id)))
}
