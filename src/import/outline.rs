//! From paragraphs to a plan: its parts, sections, items with a) b) c) d) or with labelled lines, and duties.

use super::letterhead;
use super::raw::{Raw, RawAction, RawDuty, RawItem, RawSection};
use super::tree::{Paragraph, squeezed};
use super::wording::{Field, Mark, Part, labelled, mark, part};
use crate::model::Level;
use crate::text::fold;

/// Reads the paragraphs of a document up to its appendix into a plan.
pub(super) fn read(paragraphs: &[Paragraph], raw: &mut Raw) {
    let body = letterhead::opening(paragraphs, &mut raw.head);
    let body = letterhead::ending(body, &mut raw.head);
    let mut outline = Outline { raw, part: Part::Work, roman: None, section: None, at: At::Nothing };
    for at in 0..body.len() {
        outline.take(&body[at..]);
    }
    drop_bare_titles(raw);
}

/// Drops sections that are called "Nhiệm vụ" and hold nothing but sections: that says nothing of any item.
fn drop_bare_titles(raw: &mut Raw) {
    let ids: Vec<String> = raw.sections.iter().map(|it| it.id.clone()).collect();
    let items: Vec<&str> = raw.items.iter().map(|it| it.id.as_str()).collect();
    let is_below = |id: &str, outer: &str| id.strip_prefix(outer).is_some_and(|rest| rest.starts_with('.'));
    let is_bare = |section: &RawSection| {
        let inner: Vec<&String> = ids.iter().filter(|id| is_below(id, &section.id)).collect();
        let own = items.iter().filter(|id| is_below(id, &section.id));
        let holds_items = own.into_iter().any(|id| !inner.iter().any(|section| is_below(id, section)));
        fold(&section.title) == "nhiem vu" && section.text.is_empty() && !inner.is_empty() && !holds_items
    };
    let bare: Vec<String> = raw.sections.iter().filter(|it| is_bare(it)).map(|it| it.id.clone()).collect();
    raw.sections.retain(|section| !bare.contains(&section.id));
}

/// Where the next paragraph without a mark belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    Nothing,
    /// A heading that was not yet over.
    Section,
    Duty,
    List(Part),
    /// A field of the last item.
    Item(Option<Field>),
}

struct Outline<'a> {
    raw: &'a mut Raw,
    part: Part,
    roman: Option<String>,
    /// The id of the section that numbered paragraphs stand in.
    section: Option<String>,
    at: At,
}

impl Outline<'_> {
    /// Takes in the first of the paragraphs; the others tell what it is.
    fn take(&mut self, rest: &[Paragraph]) {
        let Some(paragraph) = rest.first() else { return };
        let text = squeezed(&paragraph.text);
        match mark(&text) {
            Some((Mark::Roman(number), title)) => self.roman(number, title, paragraph),
            Some((Mark::Number(number), title)) => self.number(number, title, rest),
            Some((Mark::Letter(_), words)) if self.is_in_item() => self.labelled(words, paragraph),
            Some((Mark::Bullet, words)) => self.bullet(words, paragraph),
            Some((Mark::SubBullet, words)) => self.step(words, paragraph),
            Some((Mark::Letter(_), _)) | None => self.plain(&text, paragraph),
        }
    }

    fn is_in_item(&self) -> bool {
        matches!(self.at, At::Item(_))
    }

    fn roman(&mut self, number: &str, title: &str, paragraph: &Paragraph) {
        self.part = part(title);
        self.roman = Some(number.to_owned());
        self.section = None;
        self.at = match self.part {
            Part::Work => {
                self.push_section(number, title, paragraph);
                At::Section
            }
            Part::Duties => At::Nothing,
            part => At::List(part),
        };
    }

    fn number(&mut self, number: &str, title: &str, rest: &[Paragraph]) {
        let paragraph = &rest[0];
        let is_plain = number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        let id = match &self.roman {
            Some(roman) if is_plain => format!("{roman}.{number}"),
            _ => number.to_owned(),
        };
        match self.part {
            Part::Duties => self.duty(id, title, paragraph),
            Part::PurposesAndRequirements | Part::Purposes | Part::Requirements => {
                let part = match part(title) {
                    Part::Work if title.split(' ').count() <= 6 => self.part,
                    Part::Work => return self.list(self.part, title),
                    part => part,
                };
                self.at = At::List(part);
            }
            Part::Work if is_item(rest) => self.item(id, title, paragraph),
            Part::Work => {
                self.push_section(&id, title, paragraph);
                self.section = Some(id);
                self.at = At::Section;
            }
        }
    }

    fn push_section(&mut self, id: &str, title: &str, paragraph: &Paragraph) {
        self.raw.sections.push(RawSection {
            id: id.to_owned(),
            title: title.to_owned(),
            field: None,
            text: String::new(),
            place: paragraph.place.clone(),
        });
    }

    fn item(&mut self, id: String, title: &str, paragraph: &Paragraph) {
        let mut item = RawItem { id, place: paragraph.place.clone(), ..RawItem::default() };
        (item.level, item.name) = criterion(title);
        item.beside.extend(paragraph.notes.iter().cloned());
        self.raw.items.push(item);
        self.at = At::Item(None);
    }

    fn duty(&mut self, id: String, text: &str, paragraph: &Paragraph) {
        self.raw.duties.push(RawDuty { id, text: text.to_owned(), place: paragraph.place.clone() });
        self.at = At::Duty;
    }

    fn bullet(&mut self, words: &str, paragraph: &Paragraph) {
        match self.at {
            At::Item(_) if labelled(words).is_some() => self.labelled(words, paragraph),
            At::Item(Some(Field::Goals)) => self.goal(words),
            At::Item(_) => self.action(words),
            At::List(part) => self.list(part, words),
            At::Duty => self.more_duty(words, paragraph),
            At::Nothing if self.part == Part::Duties => self.first_duty(words, paragraph),
            At::Section | At::Nothing => self.section_text(words, paragraph),
        }
    }

    fn step(&mut self, words: &str, paragraph: &Paragraph) {
        let last = self.raw.items.last_mut().and_then(|item| item.actions.last_mut());
        match (self.at, last) {
            (At::Item(Some(Field::Goals)), _) => self.goal(words),
            (At::Item(_), Some(action)) => action.steps.push(words.to_owned()),
            _ => self.bullet(words, paragraph),
        }
    }

    fn plain(&mut self, text: &str, paragraph: &Paragraph) {
        match self.at {
            At::Item(_) if labelled(text).is_some() => self.labelled(text, paragraph),
            At::Item(Some(Field::Goals)) => self.goal(text),
            At::Item(None | Some(Field::Actions)) => self.action(text),
            At::Item(Some(field)) => self.set(field, text, paragraph),
            At::List(part) => self.list(part, text),
            At::Duty => self.more_duty(text, paragraph),
            At::Nothing if self.part == Part::Duties && self.roman.is_some() => {
                self.first_duty(text, paragraph);
            }
            At::Section | At::Nothing => self.section_text(text, paragraph),
        }
    }

    /// A line with a label: "Cơ quan chủ trì: …", and others after a semicolon.
    fn labelled(&mut self, line: &str, paragraph: &Paragraph) {
        let Some((field, rest)) = labelled(line) else {
            self.at = At::Item(Some(Field::Actions));
            return self.action(line);
        };
        let (own, other) = next_label(rest);
        self.at = At::Item(Some(field));
        if !own.is_empty() {
            self.set(field, own, paragraph);
        }
        if let Some(other) = other {
            self.labelled(other, paragraph);
        }
    }

    fn set(&mut self, field: Field, words: &str, paragraph: &Paragraph) {
        let own = words.trim_end_matches(['.', ';']).trim();
        let Some(item) = self.raw.items.last_mut() else { return };
        let text = match field {
            Field::Goals => return self.goal(words),
            Field::Actions | Field::Assignment => return self.action(words),
            Field::Product => return item.product.push(own.to_owned()),
            Field::Support(role) => {
                item.role = Some(role);
                &mut item.support
            }
            Field::Lead => &mut item.lead,
            Field::Officer => &mut item.officer,
            Field::Approver => &mut item.approver,
            Field::Start => &mut item.start,
            Field::Deadline => &mut item.deadline,
            Field::Note => &mut item.note,
            Field::Code => &mut item.code,
            Field::Unit => &mut item.unit,
            Field::Target => &mut item.target,
            Field::Number | Field::Name | Field::Section | Field::Level => {
                return self.raw.left.push(paragraph.clone());
            }
        };
        if !text.is_empty() {
            text.push_str("; ");
        }
        text.push_str(own);
    }

    fn goal(&mut self, words: &str) {
        if let Some(item) = self.raw.items.last_mut() {
            item.goals.push(words.to_owned());
        }
    }

    fn action(&mut self, words: &str) {
        if let Some(item) = self.raw.items.last_mut() {
            item.actions.push(RawAction { text: words.to_owned(), steps: Vec::new() });
        }
    }

    fn list(&mut self, part: Part, words: &str) {
        let head = &mut self.raw.head;
        let list = if part == Part::Requirements { &mut head.requirements } else { &mut head.purposes };
        list.push(words.to_owned());
    }

    fn first_duty(&mut self, words: &str, paragraph: &Paragraph) {
        let roman = self.roman.clone().unwrap_or_default();
        let count = self.raw.duties.iter().filter(|it| it.id.starts_with(&format!("{roman}."))).count();
        self.duty(format!("{roman}.{}", count + 1), words, paragraph);
        // Paragraphs without numbers are a duty each.
        self.at = At::Nothing;
    }

    /// A duty of several paragraphs is one for each.
    fn more_duty(&mut self, words: &str, paragraph: &Paragraph) {
        let Some(last) = self.raw.duties.last_mut() else { return };
        let parts = last.id.split('.').count();
        let id = if parts <= 2 {
            let id = last.id.clone();
            last.id = format!("{id}.1");
            format!("{id}.2")
        } else {
            let (outer, number) = last.id.rsplit_once('.').unwrap_or((&last.id, "1"));
            format!("{outer}.{}", number.parse::<usize>().unwrap_or(1) + 1)
        };
        self.raw.duties.push(RawDuty { id, text: words.to_owned(), place: paragraph.place.clone() });
    }

    fn section_text(&mut self, words: &str, paragraph: &Paragraph) {
        match self.raw.sections.last_mut().filter(|_| self.at == At::Section) {
            Some(section) => {
                if !section.text.is_empty() {
                    section.text.push(' ');
                }
                section.text.push_str(words);
            }
            None => self.raw.left.push(paragraph.clone()),
        }
    }
}

/// Whether a numbered paragraph is an item: before the next one, somebody is named who leads it, or a day.
fn is_item(rest: &[Paragraph]) -> bool {
    let is_numbered = |paragraph: &&Paragraph| {
        matches!(mark(&squeezed(&paragraph.text)), Some((Mark::Roman(_) | Mark::Number(_), _)))
    };
    let own = rest.iter().skip(1).take_while(|paragraph| !is_numbered(paragraph));
    own.into_iter().any(|paragraph| {
        let text = squeezed(&paragraph.text);
        let words = mark(&text).map_or(text.as_str(), |(_, words)| words);
        matches!(labelled(words), Some((Field::Lead | Field::Support(_) | Field::Deadline, _)))
    })
}

/// The words up to the next label of a line, and the line from there on.
fn next_label(text: &str) -> (&str, Option<&str>) {
    let cuts = text.match_indices([';', '.', ',']).map(|(at, _)| at);
    for cut in cuts {
        let rest = text[cut + 1..].trim_start();
        let is_label = rest.starts_with(char::is_uppercase) && rest.contains(':');
        if is_label && labelled(rest).is_some() {
            return (text[..cut].trim(), Some(rest));
        }
    }
    (text.trim(), None)
}

/// What the document calls an item, and its name: `Tiêu chí thành phần “…”`.
pub(super) fn criterion(title: &str) -> (Option<Level>, String) {
    let key = fold(title);
    let words = |count: usize| {
        let start = title.split_whitespace().take(count).map(str::len).sum::<usize>() + count;
        title.get(start..).unwrap_or_default().trim().trim_start_matches([':', '-', '–', ' '])
    };
    let (level, name) = match () {
        () if key.starts_with("tieu chi thanh phan ") => (Some(Level::SubCriterion), words(4)),
        () if key.starts_with("tieu chi ") => (Some(Level::Criterion), words(2)),
        () => (None, title),
    };
    let inner = name.strip_prefix(['“', '"']).and_then(|it| it.strip_suffix(['”', '"']));
    // Two names in quotes stay as they are.
    let name = inner.filter(|inner| !inner.contains(['“', '”', '"'])).unwrap_or(name);
    (level, name.trim().trim_end_matches('.').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_criteria_stand_in_quotes() {
        let case = |title: &str| criterion(title);
        assert_eq!(case("Tiêu chí “Rà soát”"), (Some(Level::Criterion), "Rà soát".to_owned()));
        assert_eq!(case("Tiêu chí thành phần “Tỷ lệ”"), (Some(Level::SubCriterion), "Tỷ lệ".to_owned()));
        assert_eq!(case("Tiêu chí thành phần “A” và “B”").1, "“A” và “B”");
        assert_eq!(case("Chỉ số hài lòng"), (None, "Chỉ số hài lòng".to_owned()));
    }

    #[test]
    fn several_labels_may_stand_in_one_line() {
        assert_eq!(
            next_label("Phòng Nội vụ; Đơn vị phối hợp: Văn phòng"),
            ("Phòng Nội vụ", Some("Đơn vị phối hợp: Văn phòng"))
        );
        assert_eq!(next_label("Phòng Nội vụ; Văn phòng"), ("Phòng Nội vụ; Văn phòng", None));
    }
}
