//! A plan as its document is made up: the items of each section, before the appendix and in it.

use std::collections::BTreeMap;

use crate::assess::{Assessment, Survey};
use crate::model::{ItemId, Plan, Section};

/// The sections of a plan with their items.
pub struct Outline<'a> {
    /// What stands before the appendix.
    pub body: Vec<SectionItems<'a>>,
    pub appendix: Vec<SectionItems<'a>>,
}

/// A section and the items that stand in it itself, in the order of the files.
pub struct SectionItems<'a> {
    /// None for items that are in no section.
    pub section: Option<&'a Section>,
    pub items: Vec<&'a Assessment<'a>>,
}

impl<'a> Outline<'a> {
    /// Puts every item where it belongs.
    pub fn new(survey: &'a Survey<'a>) -> Self {
        let mut sections = sections(survey.plan);
        let places: BTreeMap<&ItemId, usize> =
            survey.plan.sections.iter().enumerate().rev().map(|(at, it)| (&it.id.value, at)).collect();
        let (body, appendix) = (sections.len() - 2, sections.len() - 1);
        for assessment in &survey.items {
            let id = &assessment.item.id.value;
            let section = survey.plan.section_of(assessment.item);
            let place = section.and_then(|section| places.get(&section.id.value).copied());
            let nowhere = if id.is_in_appendix() { appendix } else { body };
            sections[place.unwrap_or(nowhere)].1.items.push(assessment);
        }
        sections.retain(|(_, it)| it.section.is_some() || !it.items.is_empty());
        let (appendix, body): (Vec<_>, Vec<_>) =
            sections.into_iter().partition(|(is_appendix, _)| *is_appendix);
        let alone =
            |sections: Vec<(bool, SectionItems<'a>)>| sections.into_iter().map(|(_, it)| it).collect();
        Self { body: alone(body), appendix: alone(appendix) }
    }
}

/// The sections, each with whether it is in the appendix; then one for what is in none, before the appendix and in it.
fn sections(plan: &Plan) -> Vec<(bool, SectionItems<'_>)> {
    let empty = |section: Option<_>| SectionItems { section, items: Vec::new() };
    let listed = plan.sections.iter().map(|it| (it.id.value.is_in_appendix(), empty(Some(it))));
    listed.chain([(false, empty(None)), (true, empty(None))]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::{Draft, FileKind};
    use crate::source::SourceId;

    const HEAD: &str = "format = 1\n[plan]\nid = \"p\"\ntitle = \"t\"\nissued = \"2022-09\"\n\
        period = { from = 2022-01-01, to = 2022-12-31 }\n";

    /// The sections of a plan with their items, before the appendix and in it.
    #[track_caller]
    fn case(sections: &[&str], items: &[&str], body: &[&str], appendix: &[&str]) {
        let sections = sections.iter().map(|id| format!("[[section]]\nid = \"{id}\"\ntitle = \"s\"\n"));
        let items = items
            .iter()
            .map(|id| format!("[[item]]\nid = \"{id}\"\nname = \"n\"\ndeadline = {{ text = \"d\" }}\n"));
        let text = std::iter::once(HEAD.to_owned()).chain(sections).chain(items).collect::<String>();
        let mut draft = Draft::default();
        draft.read(FileKind::Plan, SourceId(0), &text, &mut Vec::new());
        let plan = draft.finish().unwrap();
        let survey = Survey::new(&plan, plan.head.period.from);
        let outline = Outline::new(&survey);
        let shown = |sections: &[SectionItems<'_>]| -> Vec<String> {
            let line = |it: &SectionItems<'_>| {
                let items = it.items.iter().map(|it| it.item.id.as_str()).collect::<Vec<_>>().join(" ");
                format!("{}: {items}", it.section.map_or("-", |section| section.id.as_str()))
            };
            sections.iter().map(line).collect()
        };
        assert_eq!(shown(&outline.body), body);
        assert_eq!(shown(&outline.appendix), appendix);
    }

    #[test]
    fn every_item_stands_in_its_section_or_in_none() {
        case(
            &["II.1", "II.2", "PL.I"],
            &["ii.1.1", "II.1.2", "PL.I.1", "II.9.1", "pl.9", "7"],
            &["II.1: ii.1.1 II.1.2", "II.2: ", "-: II.9.1 7"],
            &["PL.I: PL.I.1", "-: pl.9"],
        );
        case(&[], &["1"], &["-: 1"], &[]);
        case(&["I"], &[], &["I: "], &[]);
        // Of two sections with one id the first holds the items.
        case(&["I", "I"], &["I.1"], &["I: I.1", "I: "], &[]);
    }
}
