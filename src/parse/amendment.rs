//! `[[amendment]]` and its `[[amendment.change]]`: where a decision changes the plan, and what was there before, in the form
//! of the key that it changes.

use super::reader::{Reader, Table};
use crate::message::Message;
use crate::model::{
    AgencyId, AgencyValue, Amendment, Before, HeadValue, ItemId, ItemValue, PlanChange, PlanPeriod,
    SupportRole,
};
use crate::shape::Kind;
use crate::source::Spanned;
use crate::text;

/// The keys of `[plan]` whose earlier value can be told.
const HEAD_KEYS: &[&str] = &[
    "title",
    "symbol",
    "authority",
    "place",
    "focal_point",
    "period",
    "signer",
    "purposes",
    "requirements",
    "closing",
    "recipients",
];
/// Those of `[agency.<id>]`.
const AGENCY_KEYS: &[&str] = &["name", "short", "formal", "superior", "symbol", "head"];
/// Those of `[group.<id>]`.
const GROUP_KEYS: &[&str] = &["name", "short", "members", "open"];
/// Those of `[[item]]`.
const ITEM_KEYS: &[&str] = &[
    "code",
    "name",
    "goals",
    "product",
    "approver",
    "lead",
    "support",
    "support_role",
    "officer",
    "collector",
    "start",
    "deadline",
    "round",
    "target",
    "action",
    "note",
];

/// A place of the plan that a change names.
enum Place<'a> {
    Head(&'a str),
    SectionTitle(ItemId),
    Agency(AgencyId, &'a str),
    Group(AgencyId, &'a str),
    Item(ItemId, &'a str),
    Target(ItemId, &'a str),
    WholeItem(ItemId),
}

/// Why a text names no place: the keys that may stand there, where it is the key that is wrong.
type BadPlace = Option<&'static [&'static str]>;

impl<'a> Place<'a> {
    /// Reads `plan.key`, `section.ID.title`, `agency.ID.key`, `group.ID.key`, `ID.target.METRIC`, `ID.key` or `ID`.
    fn read(at: &'a str) -> Result<Self, BadPlace> {
        let known = |key: &'a str, keys: &'static [&'static str]| {
            if keys.contains(&key) { Ok(key) } else { Err(Some(keys)) }
        };
        let agency = |rest: &'a str, keys| {
            let (id, key) = rest.split_once('.').ok_or(Some(keys))?;
            Ok((id.parse::<AgencyId>().map_err(|_| None)?, known(key, keys)?))
        };
        let item = |id: &str| id.parse::<ItemId>().map_err(|_| None);
        match at.split_once('.') {
            Some(("plan", key)) => return known(key, HEAD_KEYS).map(Self::Head),
            Some(("agency", rest)) => {
                return agency(rest, AGENCY_KEYS).map(|(id, key)| Self::Agency(id, key));
            }
            Some(("group", rest)) => return agency(rest, GROUP_KEYS).map(|(id, key)| Self::Group(id, key)),
            Some(("section", rest)) => {
                let (id, key) = rest.rsplit_once('.').ok_or(None)?;
                known(key, &["title"])?;
                return Ok(Self::SectionTitle(item(id)?));
            }
            _ => {}
        }
        if let Some((id, metric)) = at.split_once(".target.") {
            return Ok(Self::Target(item(id)?, metric));
        }
        match at.rsplit_once('.') {
            Some((id, key)) if ITEM_KEYS.contains(&key) => Ok(Self::Item(item(id)?, key)),
            // No id ends in a word like a key.
            Some((_, key)) if text::nearest(key, ITEM_KEYS.iter().copied()).is_some() => Err(Some(ITEM_KEYS)),
            _ => Ok(Self::WholeItem(item(at)?)),
        }
    }
}

impl Reader<'_> {
    /// One `[[amendment]]`.
    pub(super) fn amendment(&mut self, mut table: Table<'_>) -> Option<Amendment> {
        let number = self.required(&mut table, "number", Self::string);
        let issued = self.required(&mut table, "issued", Self::date);
        let from = self.date(&mut table, "from");
        let recorded = self.spanned_strings(&mut table, "changes");
        let changes = self.tables(&mut table, "change");
        let changes = changes.into_iter().filter_map(|it| self.change(it)).collect();
        self.close(table);
        Some(Amendment { number: number?, issued: issued?.value, from, recorded, changes })
    }

    fn change(&mut self, mut table: Table<'_>) -> Option<PlanChange> {
        let at = self.required(&mut table, "at", Self::spanned_string);
        let is_added = self.flag(&mut table, "added");
        let place = at.as_ref().and_then(|at| match Place::read(&at.value) {
            Ok(place) => Some(place),
            Err(keys) => {
                self.bad_place(at, keys);
                None
            }
        });
        let before = match place {
            Some(Place::WholeItem(id)) if is_added => Some(Before::NoItem(id)),
            Some(Place::Target(id, metric)) if is_added => {
                Some(Before::Item(id, ItemValue::Target(metric.to_owned(), None)))
            }
            Some(Place::WholeItem(_)) => {
                self.bad_place(at.as_ref()?, Some(ITEM_KEYS));
                None
            }
            Some(_) if !table.holds("was") => {
                self.missing(&table, "was");
                None
            }
            Some(place) => self.before(&mut table, place),
            None => None,
        };
        // Of a place that cannot be read nobody can tell which form what was there has.
        if before.is_none() {
            self.take(&mut table, "was", || Kind::Any);
        }
        self.close(table);
        Some(PlanChange { at: at?, before: before? })
    }

    fn bad_place(&mut self, at: &Spanned<String>, keys: BadPlace) {
        let wanted = match keys {
            Some(keys) => Message::new("want.amended-key").with("keys", keys.join(", ")),
            None => Message::new("want.amended-place"),
        };
        let near = keys.and_then(|keys| {
            let (head, key) = at.value.rsplit_once('.')?;
            let near = text::nearest(key, keys.iter().copied())?;
            Some(super::quotes::quoted(&format!("{head}.{near}")))
        });
        self.bad_form(at.span.range(), "at", &at.value, wanted, near);
    }

    /// What a place held before, from the key `was`.
    fn before(&mut self, table: &mut Table<'_>, place: Place<'_>) -> Option<Before> {
        match place {
            Place::Head(key) => self.head_value(table, key).map(Before::Head),
            Place::SectionTitle(id) => self.string(table, WAS).map(|title| Before::SectionTitle(id, title)),
            Place::Agency(id, key) | Place::Group(id, key) => {
                self.agency_value(table, key).map(|value| Before::Agency(id, value))
            }
            Place::Item(id, key) => self.item_value(table, key).map(|value| Before::Item(id, value)),
            Place::Target(id, metric) => {
                let target = self.table(table, WAS).and_then(|it| self.target_called(it, metric))?;
                Some(Before::Item(id, ItemValue::Target(metric.to_owned(), Some(Box::new(target)))))
            }
            Place::WholeItem(_) => None,
        }
    }

    fn head_value(&mut self, table: &mut Table<'_>, key: &str) -> Option<HeadValue> {
        Some(match key {
            "title" => HeadValue::Title(self.string(table, WAS)?),
            "symbol" => HeadValue::Symbol(self.filled(table, WAS)),
            "authority" => HeadValue::Authority(self.or_open(table, WAS, Self::agency_id)),
            "place" => HeadValue::Place(self.filled(table, WAS)),
            "focal_point" => HeadValue::FocalPoint(self.or_open(table, WAS, Self::agency_id)),
            "period" => {
                let span = self.table(table, WAS).and_then(|it| self.day_span(it))?;
                HeadValue::Period(PlanPeriod { from: span.from.value, to: span.to.value })
            }
            "signer" => HeadValue::Signer(self.table(table, WAS).and_then(|it| self.signer(it))),
            "purposes" => HeadValue::Purposes(self.strings(table, WAS)),
            "requirements" => HeadValue::Requirements(self.strings(table, WAS)),
            "closing" => HeadValue::Closing(self.strings(table, WAS)),
            "recipients" => HeadValue::Recipients(self.strings(table, WAS)),
            _ => return None,
        })
    }

    fn agency_value(&mut self, table: &mut Table<'_>, key: &str) -> Option<AgencyValue> {
        Some(match key {
            "name" => AgencyValue::Name(self.spanned_string(table, WAS)?),
            "short" => AgencyValue::Short(self.filled(table, WAS)),
            "formal" => AgencyValue::Formal(self.filled(table, WAS)),
            "superior" => AgencyValue::Superior(self.office(table, WAS)),
            "symbol" => AgencyValue::Symbol(self.filled(table, WAS)),
            "head" => AgencyValue::Head(self.table(table, WAS).and_then(|it| self.agency_head(it))),
            "members" => AgencyValue::Members(self.parsed_list(table, WAS, "want.agency-id")),
            "open" => AgencyValue::Open(self.flag(table, WAS)),
            _ => return None,
        })
    }

    fn item_value(&mut self, table: &mut Table<'_>, key: &str) -> Option<ItemValue> {
        Some(match key {
            "code" => ItemValue::Code(self.filled_here(table, WAS)),
            "name" => ItemValue::Name(self.spanned_string(table, WAS)?),
            "goals" => ItemValue::Goals(self.spanned_strings(table, WAS)),
            "product" => ItemValue::Product(self.filled(table, WAS)),
            "approver" => ItemValue::Approver(self.office(table, WAS)),
            "lead" => ItemValue::Lead(self.parsed_list(table, WAS, "want.agency-id")),
            "support" => ItemValue::Support(self.parsed_list(table, WAS, "want.agency-id")),
            "support_role" => ItemValue::SupportRole(
                self.or_open(table, WAS, |it, table, key| it.word(table, key, SupportRole::WORDS)),
            ),
            "officer" => ItemValue::Officers(self.one_or_more(table, WAS)),
            "collector" => ItemValue::Collector(self.or_open(table, WAS, Self::agency_id)),
            "start" => ItemValue::Start(self.or_open(table, WAS, Self::date)),
            "deadline" => ItemValue::Deadline(Box::new(self.deadline(table, WAS)?)),
            "round" => ItemValue::Rounds(self.rounds(table, WAS)),
            "target" => ItemValue::Targets(self.targets(table, WAS).0),
            "action" => ItemValue::Actions(self.actions(table, WAS)),
            "note" => ItemValue::Note(self.filled(table, WAS)),
            _ => return None,
        })
    }

    fn agency_id(&mut self, table: &mut Table<'_>, key: &'static str) -> Option<Spanned<AgencyId>> {
        self.parsed(table, key, "want.agency-id")
    }
}

/// The key under which a change says what was there.
const WAS: &str = "was";

#[cfg(test)]
mod tests {
    use super::*;

    fn told(at: &str) -> String {
        match Place::read(at) {
            Ok(Place::Head(key)) => format!("plan {key}"),
            Ok(Place::SectionTitle(id)) => format!("section {id}"),
            Ok(Place::Agency(id, key)) => format!("agency {id} {key}"),
            Ok(Place::Group(id, key)) => format!("group {id} {key}"),
            Ok(Place::Item(id, key)) => format!("item {id} {key}"),
            Ok(Place::Target(id, metric)) => format!("target {id} {metric}"),
            Ok(Place::WholeItem(id)) => format!("whole {id}"),
            Err(Some(_)) => "bad key".to_owned(),
            Err(None) => "bad".to_owned(),
        }
    }

    #[test]
    fn a_place_is_read_from_its_text() {
        for (at, expected) in [
            ("II.1.1.deadline", "item II.1.1 deadline"),
            ("2.đ.lead", "item 2.đ lead"),
            ("II.1.2.target", "item II.1.2 target"),
            ("II.1.2.target.Chỉ số 3.3 (TC 1.1)", "target II.1.2 Chỉ số 3.3 (TC 1.1)"),
            ("II.1.17", "whole II.1.17"),
            ("14", "whole 14"),
            ("plan.period", "plan period"),
            ("plan.id", "bad key"),
            ("section.II.1.title", "section II.1"),
            ("section.II.1.field", "bad key"),
            ("section.II", "bad"),
            ("agency.phong-noi-vu.name", "agency phong-noi-vu name"),
            ("agency.phong-noi-vu", "bad key"),
            ("agency.a b.name", "bad"),
            ("agency.xa-a.members", "bad key"),
            ("group.cac-xa.members", "group cac-xa members"),
            ("II.1.1.deadlin", "bad key"),
            ("II.1.1.", "bad"),
            ("", "bad"),
        ] {
            assert_eq!(told(at), expected, "{at}");
        }
    }
}
