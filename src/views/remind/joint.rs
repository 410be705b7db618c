//! One letter to all agencies that have to be urged on, with an appendix for each: what a chairman signs once. Always
//! Vietnamese.

use chrono::NaiveDate;

use super::body::{missing, named, state};
use super::letter::{end, is_own};
use super::{asked, numbered_heading, tables};
use crate::assess::Standing;
use crate::document::{About, Document, Table};
use crate::message::Message;
use crate::model::AgencyId;
use crate::query::reminder::Reminder;
use crate::views::columns::{Columns, Numbered, numbered};
use crate::views::numbering::roman;
use crate::views::official::Official;
use crate::views::{Basis, cells, citation};

/// The letter; none where nobody but the sender would get it. `basis` speaks Vietnamese.
pub fn document(basis: &Basis<'_>, reminders: &[Reminder<'_>], reply_by: NaiveDate) -> Option<Document> {
    let reminders: Vec<&Reminder<'_>> = reminders.iter().filter(|it| !is_own(basis, it)).collect();
    if reminders.is_empty() {
        return None;
    }
    let letter = Joint { basis, reminders: &reminders, official: Official::letter(basis) };
    let mut document = Document { author: Some(letter.official.formal().to_owned()), ..Document::default() };
    letter.head(&mut document);
    document.heading(numbered_heading(basis, 1, "remind.state"));
    document.table(letter.counts());
    letter.asks(&mut document, reply_by);
    letter.annexes(&mut document);
    Some(document)
}

/// A letter to several agencies.
struct Joint<'a> {
    basis: &'a Basis<'a>,
    reminders: &'a [&'a Reminder<'a>],
    official: Official<'a>,
}

impl Joint<'_> {
    /// A sentence that says which plan and day this is about.
    fn introduced(&self, key: &'static str) -> Message {
        let basis = self.basis;
        Message::new(key)
            .with("plan", citation::plan(basis))
            .with("title", basis.plan().head.title.as_str())
            .with("sender", self.official.issuer())
            .with("as_of", basis.as_of())
    }

    fn head(&self, document: &mut Document) {
        let (basis, words) = (self.basis, self.basis.words);
        let subject = Message::new(asked::subject(self.reminders));
        let subject = words.say(&subject.with("plan", citation::plan_number(basis)));
        document.letterhead(self.official.letterhead(About::Letter { subject }));
        let names = self.reminders.iter().map(|it| it.agency.name.value.clone());
        document.addressees(self.official.addressees(names.collect()));
        document.text(words.say(&self.introduced("remind.joint-intro")));
    }

    /// An agency a row: how much it was given, what of it needs an eye, and which appendix is its own.
    fn counts(&self) -> Table {
        let words = self.basis.words;
        let count = |of: fn(&Reminder<'_>) -> usize| {
            move |it: &Numbered<&(String, &Reminder<'_>)>| cells::count(words, of(it.row.1))
        };
        let rows: Vec<(String, &Reminder<'_>)> =
            (1..).map(roman).zip(self.reminders.iter().copied()).collect();
        Columns::new(words)
            .number("column.number", Numbered::number)
            .words("column.agency", |it: &Numbered<&(String, &Reminder<'_>)>| {
                it.row.1.agency.name.as_str().into()
            })
            .number("column.leads", count(|it| it.tally.total))
            .number("column.overdue", count(|it| it.count(|standing| standing == Standing::Overdue)))
            .number("column.at-risk", count(|it| it.count(Standing::is_at_risk)))
            .number("column.figures", count(|it| it.figures.len()))
            .number("column.awaiting", count(|it| it.awaiting.len()))
            .number("column.missing-reports", count(|it| it.missing.len()))
            .label("column.appendix", |it| it.row.0.as_str().into())
            .table(numbered(&rows))
    }

    /// What they are asked to do, by when and through whom; and who signs.
    fn asks(&self, document: &mut Document, reply_by: NaiveDate) {
        let words = self.basis.words;
        document.heading(numbered_heading(self.basis, 2, "remind.asked"));
        document.text(words.say(&self.introduced("remind.joint-asks")));
        document.list(asked::lines(words, self.reminders));
        let is_addressee = |id: &AgencyId| self.reminders.iter().any(|it| it.agency.id.value == *id);
        let authority = self.official.authority().filter(|id| !is_addressee(id));
        let authority = authority.map(|id| self.basis.plan().agencies.name(id));
        let key = if authority.is_some() { "remind.joint-reply" } else { "remind.joint-reply-alone" };
        let reply = self.introduced(key).with("day", reply_by);
        document.text(words.say(&reply.with("authority", authority.unwrap_or_default())));
        document.closing(end(&self.official, self.basis, authority));
    }

    /// An appendix an agency: how it stands, its items, and its missing reports.
    fn annexes(&self, document: &mut Document) {
        let (basis, words) = (self.basis, self.basis.words);
        for (number, reminder) in (1..).zip(self.reminders) {
            let label = Message::new("official.appendix-number").with("number", roman(number));
            let title = words.say(&named(reminder, "remind.annex"));
            document.appendix(self.official.appendix(words.say(&label), title));
            document.text(state(basis, reminder));
            let next = tables::add(document, basis, reminder, 1);
            if !reminder.missing.is_empty() {
                document.heading(numbered_heading(basis, next, "remind.missing"));
                document.list(missing(basis, reminder));
            }
        }
    }
}
