//! From words to a plan: agencies, deadlines, targets, days.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::agencies::{Names, Register};
use super::capitals::Spellings;
use super::days::us_days;
use super::goal;
use super::imported::Imported;
use super::place::Place;
use super::raw::{Raw, RawAction, RawDuty, RawItem, RawSection};
use super::reader::Reader;
use super::remark::What;
use super::repair::repaired;
use crate::dates::dates;
use crate::model::{Action, AgencyId, Deadline, Directory, Duty, Item, ItemId, Phrase, Recurrence, Section};
use crate::source::Spanned;
use crate::text::fold;

/// What the words of a document mean.
pub(super) fn understand(mut raw: Raw, id: &str, directory: &Directory, today: NaiveDate) -> Imported {
    us_days(&mut raw);
    let mut names = Names::new(directory);
    for item in &raw.items {
        for cell in [&item.lead, &item.support] {
            names.note(&repaired(cell).text);
        }
    }
    let issuer = super::head::issuer(&raw.head);
    if !issuer.is_empty() {
        names.note(&issuer);
    }
    let spellings = Spellings::learn(texts(&raw).map(String::as_str));
    let register = Register::new(directory, names);
    let mut reader =
        Reader { register, spellings, misprints: Vec::new(), remarks: std::mem::take(&mut raw.remarks) };
    let sections = raw.sections.iter().filter_map(|it| reader.section(it)).collect();
    let mut beside = BTreeMap::new();
    let titles: BTreeMap<&str, &str> =
        raw.sections.iter().map(|it| (it.id.as_str(), it.title.as_str())).collect();
    let mut items = Vec::new();
    for item in &raw.items {
        let section = item.section.as_deref().or_else(|| Some(item.id.rsplit_once('.')?.0));
        let title = section.and_then(|id| titles.get(id)).copied().unwrap_or_default();
        if let Some(read) = reader.item(item, title, &mut beside) {
            items.push(read);
        }
    }
    let duties: Vec<Duty> = raw.duties.iter().filter_map(|it| reader.duty(it)).collect();
    let head = super::head::head(&raw.head, id, (&mut reader, &duties, &issuer), today);
    for paragraph in &raw.left {
        reader.remark(What::Left, paragraph.text.clone(), &paragraph.place);
    }
    let left = raw.left.iter().map(|it| repaired(&it.text).text).collect();
    let Reader { register, misprints, remarks, .. } = reader;
    Imported { head, sections, items, duties, agencies: register.proposed, misprints, beside, left, remarks }
}

/// The texts of a document that are written as sentences.
fn texts(raw: &Raw) -> impl Iterator<Item = &String> {
    let head = &raw.head;
    let lists = [&head.basis, &head.purposes, &head.requirements, &head.closing, &head.recipients];
    let actions =
        raw.items.iter().flat_map(|it| &it.actions).flat_map(|it| it.steps.iter().chain([&it.text]));
    let cells = raw.items.iter().flat_map(|it| it.goals.iter().chain([&it.name, &it.lead, &it.support]));
    let duties = raw.duties.iter().map(|it| &it.text);
    lists.into_iter().flatten().chain(actions).chain(cells).chain(duties).chain([&head.place, &head.title])
}

impl Reader {
    fn section(&mut self, raw: &RawSection) -> Option<Section> {
        let id: ItemId = raw.id.parse().ok()?;
        let title = self.text(&raw.title, &format!("{id}.title"), &raw.place);
        let title = self.spellings.sentence(&title);
        let text = self.text(&raw.text, &format!("{id}.text"), &raw.place);
        let text = Some(text).filter(|text| !text.is_empty());
        Some(Section { id: Spanned::unplaced(id), title, field: raw.field.clone(), text })
    }

    fn item(
        &mut self,
        raw: &RawItem,
        section: &str,
        beside: &mut BTreeMap<String, Vec<String>>,
    ) -> Option<Item> {
        let Ok(id) = raw.id.parse::<ItemId>() else {
            self.remark(What::BadNumber, format!("{} {}", raw.id, raw.name), &raw.place);
            return None;
        };
        let at = |field: &str| format!("{id}.{field}");
        let place = &raw.place;
        let name = self.text(&raw.name, &at("name"), place);
        let (code, name) = match raw.code.as_str() {
            "" => coded(&name),
            code => (Some(code.to_owned()), name),
        };
        let goals: Vec<String> = raw.goals.iter().map(|it| self.text(it, &at("goals"), place)).collect();
        let actions: Vec<Action> = raw
            .actions
            .iter()
            .enumerate()
            .map(|(n, it)| self.action(it, &at(&format!("action.{}", n + 1)), place))
            .collect();
        let lead = self.agencies(&raw.lead, &at("lead"), place);
        let support = self.agencies(&raw.support, &at("support"), place);
        let deadline = self.deadline(raw, section, &at("deadline"));
        let lines: Vec<String> = actions.iter().flat_map(Action::lines).map(|it| it.value.clone()).collect();
        let (mut targets, doubts) = goal::targets(&name, &goals, &lines);
        let own = goal::cell_target(&name, &raw.target, &raw.unit);
        let mut kept: Vec<String> = raw.beside.clone();
        if own.is_none() && !raw.target.is_empty() {
            kept.push(format!("{} {}", raw.target, raw.unit));
        } else if let (Some(own), words) = (&own, &raw.target) {
            // What the column says besides the number stays to be read.
            kept.extend(
                (!raw.unit.is_empty() || 12 < words.chars().count())
                    .then(|| format!("{words} ({})", own.unit.value)),
            );
        }
        targets.extend(own);
        for doubt in doubts {
            self.remark(doubt.what, doubt.words, place);
        }
        let start = dates(&raw.start).first().map(|(_, day)| *day);
        if start.is_none() && !raw.start.is_empty() {
            kept.push(raw.start.clone());
        }
        if lead.is_empty() && !raw.lead.is_empty() {
            kept.push(raw.lead.clone());
            self.remark(What::NoLead, raw.lead.clone(), place);
        }
        for words in &kept {
            self.remark(What::Kept, words.clone(), place);
        }
        if !kept.is_empty() {
            beside.insert(id.as_str().to_owned(), kept);
        }
        let filled = |text: String| Some(text).filter(|text| !text.is_empty());
        let product =
            raw.product.iter().map(|it| self.text(it, &at("product"), place)).collect::<Vec<_>>().join("; ");
        let note = self.text(&raw.note, &at("note"), place);
        let role = raw.role.filter(|_| !support.is_empty());
        Some(Item {
            tt: raw.tt.clone().map(Spanned::unplaced),
            section: raw.section.as_ref().and_then(|it| it.parse().ok()).map(Spanned::unplaced),
            part_of: None,
            level: raw.level,
            code: code.map(Spanned::unplaced),
            name: Spanned::unplaced(name),
            goals: goals.into_iter().map(Spanned::unplaced).collect(),
            product: filled(product),
            approver: filled(raw.approver.clone()).map(|it| self.office(&it)),
            lead,
            support,
            support_role: role,
            officers: raw
                .officer
                .split([';', ','])
                .map(|it| it.trim().to_owned())
                .filter(|it| !it.is_empty())
                .collect(),
            collector: None,
            same_as: None,
            carried_from: None,
            start: start.map(Spanned::unplaced),
            deadline,
            rounds: Vec::new(),
            targets,
            has_faulty_targets: false,
            actions,
            note: filled(note),
            removed: None,
            id: Spanned::unplaced(id),
        })
    }

    fn action(&mut self, raw: &RawAction, at: &str, place: &Place) -> Action {
        let text = self.text(&raw.text, at, place);
        let steps: Vec<String> = raw
            .steps
            .iter()
            .enumerate()
            .map(|(n, it)| self.text(it, &format!("{at}.step.{}", n + 1), place))
            .collect();
        let (by, _) = self.register.subject(&text);
        let with = self.worked_with(&text, &by);
        let ids = |ids: Vec<AgencyId>| ids.into_iter().map(Spanned::unplaced).collect();
        let steps = steps.into_iter().map(Spanned::unplaced).collect();
        Action { by: ids(by), with: ids(with), text: Spanned::unplaced(text), steps }
    }

    fn deadline(&mut self, raw: &RawItem, section: &str, at: &str) -> Deadline {
        let text = self.text(raw.deadline.trim_end_matches('.'), at, &raw.place);
        if text.is_empty() && Phrase::read(section).is_ok() {
            self.remark(What::SectionTime, section.to_owned(), &raw.place);
            return Deadline::blank(Spanned::unplaced(section.to_owned()));
        }
        let deadline = Deadline::blank(Spanned::unplaced(text.clone()));
        if text.is_empty() {
            self.remark(What::NoTime, raw.name.clone(), &raw.place);
        } else if deadline.phrase.is_err() {
            self.remark(What::TimeUnread, text, &raw.place);
        }
        deadline
    }

    fn duty(&mut self, raw: &RawDuty) -> Option<Duty> {
        let id: ItemId = raw.id.parse().ok()?;
        let text = self.text(&raw.text, &format!("{id}.text"), &raw.place);
        let (by, _) = self.register.subject(&text);
        let by = by.into_iter().map(Spanned::unplaced).collect();
        Some(Duty { id: Spanned::unplaced(id), by, every: rhythm(&text), text: Spanned::unplaced(text) })
    }
}

/// How often a duty comes back, where it says so.
fn rhythm(text: &str) -> Option<Recurrence> {
    let key = fold(text);
    let words = [("quy", Recurrence::Quarter), ("thang", Recurrence::Month), ("nam", Recurrence::Year)];
    let (_, rest) = key.split_once("dinh ky ")?;
    let word = rest.strip_prefix("hang ")?.split(' ').next()?;
    words.iter().find(|(known, _)| *known == word).map(|(_, every)| *every)
}

/// The code that a name begins with, and the rest of it: `TC 1.1 – Xây dựng`, `TCTP 3.4.5. Xây dựng`.
fn coded(name: &str) -> (Option<String>, String) {
    let none = || (None, name.to_owned());
    let Some((prefix, rest)) = name.split_once(' ') else { return none() };
    let is_prefix = (2..=5).contains(&prefix.len()) && prefix.bytes().all(|byte| byte.is_ascii_uppercase());
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
    let number = rest[..end].trim_end_matches('.');
    if !is_prefix || !number.contains('.') {
        return none();
    }
    let words = rest[end..].trim_start_matches([' ', '-', '–', '—', ':', '.']);
    (Some(format!("{prefix} {number}")), words.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_stand_before_names() {
        assert_eq!(coded("TC 1.1 – Xây dựng"), (Some("TC 1.1".to_owned()), "Xây dựng".to_owned()));
        assert_eq!(coded("TCTP 3.4.5. Xây dựng"), (Some("TCTP 3.4.5".to_owned()), "Xây dựng".to_owned()));
        assert_eq!(coded("UBND xã 1.2").0, None);
    }
}
