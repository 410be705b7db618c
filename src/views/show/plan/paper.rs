//! The plan as a decision to print: its head, what it rests on, its parts in the order of its document, who signs, and its
//! tasks as an appendix. Always Vietnamese.

use super::screen::{common_part, numbered};
use super::{PlanPage, written};
use crate::document::{About, Block, Document, Table};
use crate::message::Message;
use crate::model::{Basis as Ground, Item};
use crate::query::outline::SectionItems;
use crate::text::fold;
use crate::views::columns::Columns;
use crate::views::items::{ItemColumn, ItemRow};
use crate::views::official::{Official, listed};
use crate::views::{amendments, grounds};

impl PlanPage<'_> {
    /// The decision. The page speaks Vietnamese.
    pub fn paper(&self) -> Document {
        let official = Official::plan(&self.basis);
        let mut document = Document { author: Some(official.formal().to_owned()), ..Document::default() };
        self.head(&official, &mut document);
        self.grounds_of(&mut document);
        let part = common_part(self.outline.body.iter().filter_map(|it| Some(&it.section?.id.value)));
        self.aims(&mut document, part.map(|_| "I"));
        self.tasks(&mut document, part);
        self.duties(&mut document);
        self.end(&official, &mut document);
        self.annex(&official, &mut document);
        document
    }

    /// The head, and by which decisions the plan was changed by the day.
    fn head(&self, official: &Official<'_>, document: &mut Document) {
        let (basis, plan) = (&self.basis, self.basis.plan());
        let words = basis.words;
        let (kind, title) = (words.text("show.kind").to_owned(), plan.head.title.clone());
        document.letterhead(official.letterhead(About::Kind { kind, title }));
        let in_force = plan.amendments.iter().filter(|it| it.holds_from() <= basis.as_of());
        let changed: Vec<String> = in_force.map(|it| amendments::cited(words, it)).collect();
        if !changed.is_empty() {
            let by = Message::new("show.amended-by").with("by", changed.join("; "));
            document.enclosed(words.say(&by));
        }
    }

    /// What it rests on; a last sentence that leads over to its parts is no ground.
    fn grounds_of(&self, document: &mut Document) {
        let cited = |it: &Ground| grounds::cited(&self.basis, it);
        let mut grounds: Vec<String> = self.basis.plan().head.basis.iter().map(cited).collect();
        let opening = grounds.pop_if(|last| last.trim_end().ends_with(':'));
        if !grounds.is_empty() {
            document.blocks.push(Block::Grounds(grounds));
        }
        if let Some(opening) = opening {
            document.text(opening);
        }
    }

    /// The sections whose items say who does what; of all others, that they stand in the appendix.
    fn tasks(&self, document: &mut Document, part: Option<&str>) {
        let words = self.basis.words;
        document.heading(numbered(part, words.text("show.items")));
        for it in self.outline.body.iter().filter(|it| !is_tabular(it)) {
            if let Some(section) = it.section {
                document.subheading(format!("{}. {}", section.id.value, section.title));
            }
            if let Some(text) = it.section.and_then(|section| section.text.as_deref()) {
                document.text(text);
            }
            it.items.iter().for_each(|it| written::item(&self.basis, it.item, document));
        }
        // A section that says so itself needs nobody to say it again.
        let mut texts = self.outline.body.iter().filter_map(|it| it.section?.text.as_deref());
        let is_said = texts.any(|text| fold(text).contains(&fold(words.text("show.appendix"))));
        if !is_said && self.tabular().any(|it| !it.items.is_empty()) {
            document.text(words.text("show.see-appendix"));
        }
    }

    /// Who has to do what for the plan to be carried out.
    fn duties(&self, document: &mut Document) {
        let (words, duties) = (self.basis.words, &self.basis.plan().duties);
        if duties.is_empty() {
            return;
        }
        let part = common_part(duties.iter().map(|duty| &duty.id.value));
        document.heading(numbered(part, words.text("show.implementation")));
        for duty in duties {
            document.text(format!("{}. {}", duty.id.value, duty.text));
        }
    }

    /// Its last paragraphs, who gets it, and who signs.
    fn end(&self, official: &Official<'_>, document: &mut Document) {
        let head = &self.basis.plan().head;
        let last = head.closing.len().saturating_sub(1);
        for (at, paragraph) in head.closing.iter().enumerate() {
            document.text(if at == last { ended(paragraph) } else { paragraph.clone() });
        }
        let recipients = listed(head.recipients.iter().map(String::as_str));
        let recipients = if recipients.is_empty() { vec![official.kept()] } else { recipients };
        document.closing(official.closing(recipients, head.signer.as_ref()));
    }

    /// The sections that stand in the appendix, in the order of the plan.
    fn tabular(&self) -> impl Iterator<Item = &SectionItems<'_>> {
        self.outline.body.iter().filter(|it| is_tabular(it)).chain(&self.outline.appendix)
    }

    /// The items of those sections in one table.
    fn annex(&self, official: &Official<'_>, document: &mut Document) {
        let words = self.basis.words;
        let items = || self.tabular().flat_map(|it| &it.items).map(|it| it.item);
        if items().next().is_none() {
            return;
        }
        let has_product = items().any(|it| it.product.is_some());
        let mut table = self.tasks_of(&SectionItems { section: None, items: Vec::new() }, has_product);
        for it in self.tabular().filter(|it| !it.items.is_empty()) {
            let rows = self.tasks_of(it, has_product);
            match it.section {
                Some(section) => table.group(section.id.as_str(), &section.title, rows),
                None => table.rows.extend(rows.rows),
            }
        }
        let label = words.text("official.appendix").to_owned();
        let mut outer =
            self.outline.appendix.iter().filter(|it| it.items.is_empty()).filter_map(|it| it.section);
        let title = match (outer.next(), outer.next()) {
            (Some(only), None) => only.title.clone(),
            _ => words.text("letter.all").to_owned(),
        };
        document.appendix(official.appendix(label, title));
        document.table(table);
    }

    fn tasks_of(&self, section: &SectionItems<'_>, has_product: bool) -> Table {
        let name =
            if self.basis.plan().has_criteria() { ItemColumn::Criterion } else { ItemColumn::CodedName };
        let rows = section.items.iter().map(|it| ItemRow::new(it));
        Columns::new(self.basis.words)
            .items(self.basis, &[ItemColumn::PrintedNumber, name, ItemColumn::Goals], |row: &ItemRow<'_>| row)
            .when(has_product, |columns| {
                columns.words("column.product", |row| product(row.assessment.item).into())
            })
            .items(self.basis, &[ItemColumn::Leads, ItemColumn::Supports], |row| row)
            .words("column.deadline", |row| row.assessment.item.deadline.text.as_str().into())
            .table(rows)
    }
}

fn product(item: &Item) -> &str {
    item.product.as_deref().unwrap_or_default()
}

/// Whether a section holds items of which a row of a table says everything.
fn is_tabular(section: &SectionItems<'_>) -> bool {
    !section.items.is_empty() && section.items.iter().all(|it| it.item.actions.is_empty())
}

/// A text with the mark at its end that closes a document.
fn ended(text: &str) -> String {
    let text = text.trim_end();
    if text.ends_with("./.") { text.to_owned() } else { format!("{}./.", text.trim_end_matches('.')) }
}
