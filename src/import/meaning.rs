//! From words to a plan: agencies, deadlines, targets, days.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::agencies::{Names, Register, settle};
use super::capitals::Spellings;
use super::days::us_days;
use super::imported::Imported;
use super::raw::{Raw, RawDuty, RawSection};
use super::reader::Reader;
use super::remark::What;
use super::repair::repaired;
use crate::model::{Directory, Duty, ItemId, Recurrence, Section};
use crate::source::Spanned;
use crate::text::fold;

/// What the words of a document mean.
pub(super) fn understand(mut raw: Raw, id: &str, directory: &Directory, today: NaiveDate) -> Imported {
    us_days(&mut raw);
    settle(&mut raw);
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
