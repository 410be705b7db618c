//! From the words of an item to an item.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::goal;
use super::place::Place;
use super::raw::{RawAction, RawItem};
use super::reader::Reader;
use super::remark::What;
use crate::dates::dates;
use crate::model::{Action, AgencyId, Deadline, Item, ItemId, Phrase, Target};
use crate::source::Spanned;

/// More words than a number and its unit take.
const WORDY: usize = 12;

impl Reader {
    /// An item; none where its number is no id. What no key holds is put down under its id in `beside`.
    pub(super) fn item(
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
        let actions = self.actions(raw, &id);
        let lead = self.agencies(&raw.lead, &at("lead"), place);
        let support = self.agencies(&raw.support, &at("support"), place);
        let deadline = self.deadline(raw, section, &at("deadline"));
        let mut kept = raw.beside.clone();
        let targets = self.targets(raw, (&name, &goals, &actions), &mut kept);
        let start = self.start(raw, &mut kept);
        if lead.is_empty() && !raw.lead.is_empty() {
            kept.push(raw.lead.clone());
            self.remark(What::NoLead, raw.lead.clone(), place);
        }
        for words in &kept {
            self.remark(What::Kept, words.clone(), place);
        }
        for (head, _) in &raw.columns {
            self.remark(What::KeptColumn, head.clone(), place);
        }
        kept.splice(0..0, raw.columns.iter().map(|(head, text)| format!("{head}: {text}")));
        if !kept.is_empty() {
            beside.insert(id.as_str().to_owned(), kept);
        }
        let product: Vec<String> =
            raw.product.iter().map(|it| self.text(it, &at("product"), place)).collect();
        let note = self.text(&raw.note, &at("note"), place);
        Some(Item {
            tt: raw.tt.clone().map(Spanned::unplaced),
            section: raw.section.as_ref().and_then(|it| it.parse().ok()).map(Spanned::unplaced),
            part_of: None,
            level: raw.level,
            code: code.map(Spanned::unplaced),
            name: Spanned::unplaced(name),
            goals: goals.into_iter().map(Spanned::unplaced).collect(),
            product: filled(product.join("; ")),
            approver: filled(raw.approver.clone()).map(|it| self.office(&it)),
            support_role: raw.role.filter(|_| !support.is_empty()),
            lead,
            support,
            officers: raw.officer.split([';', ',']).filter_map(|it| filled(it.trim().to_owned())).collect(),
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

    /// The targets that an item's goals, actions and own column set. What the column says besides its number is kept.
    fn targets(
        &mut self,
        raw: &RawItem,
        (name, goals, actions): (&str, &[String], &[Action]),
        kept: &mut Vec<String>,
    ) -> Vec<Target> {
        let lines: Vec<String> = actions.iter().flat_map(Action::lines).map(|it| it.value.clone()).collect();
        let (mut targets, doubts) = goal::targets(name, goals, &lines);
        for doubt in doubts {
            self.remark(doubt.what, doubt.words, &raw.place);
        }
        match goal::cell_target(name, &raw.target, &raw.unit) {
            Some(own) => {
                if !raw.unit.is_empty() || WORDY < raw.target.chars().count() {
                    kept.push(format!("{} ({})", raw.target, own.unit.value));
                }
                targets.push(own);
            }
            None if raw.target.is_empty() => {}
            None => kept.push(format!("{} {}", raw.target, raw.unit)),
        }
        targets
    }

    fn actions(&mut self, raw: &RawItem, id: &ItemId) -> Vec<Action> {
        let numbered = raw.actions.iter().zip(1..);
        numbered.map(|(it, number)| self.action(it, &format!("{id}.action.{number}"), &raw.place)).collect()
    }

    fn action(&mut self, raw: &RawAction, at: &str, place: &Place) -> Action {
        let text = self.text(&raw.text, at, place);
        let steps = raw.steps.iter().zip(1..);
        let steps: Vec<String> =
            steps.map(|(it, number)| self.text(it, &format!("{at}.step.{number}"), place)).collect();
        let (by, _) = self.register.subject(&text);
        let with = self.worked_with(&text, &by);
        let ids = |ids: Vec<AgencyId>| ids.into_iter().map(Spanned::unplaced).collect();
        let steps = steps.into_iter().map(Spanned::unplaced).collect();
        Action { by: ids(by), with: ids(with), text: Spanned::unplaced(text), steps }
    }

    /// The day on which an item begins. What names none, or one after the deadline, is kept.
    fn start(&mut self, raw: &RawItem, kept: &mut Vec<String>) -> Option<NaiveDate> {
        let start = dates(&raw.start).first().map(|(_, day)| *day);
        let due = dates(&raw.deadline).last().map(|(_, day)| *day);
        let is_late = start.zip(due).is_some_and(|(start, due)| due < start);
        if is_late {
            self.remark(What::StartLate, format!("{} – {}", raw.start, raw.deadline), &raw.place);
        }
        if (start.is_none() || is_late) && !raw.start.is_empty() {
            kept.push(raw.start.clone());
        }
        start.filter(|_| !is_late)
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
}

fn filled(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
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
