//! The urging letter ("công văn đôn đốc"): what an agency is late with, and what it is asked to do. Always Vietnamese.
//!
//! An agency gets one where something it leads, itself or through a group, is overdue or at risk, or a report is missing.
//! The focal point sends the letters; of what concerns itself it keeps a list. In the letter stand figures and what is asked
//! for; the items stand in its appendix.

use chrono::NaiveDate;

use super::body::{counted, missing, named, state};
use super::{asked, numbered_heading, own, tables};
use crate::document::{About, Closing, Document};
use crate::message::Message;
use crate::model::Agency;
use crate::query::reminder::Reminder;
use crate::views::official::Official;
use crate::views::{Basis, citation};

/// The letter; for the sender itself, a list. `basis` speaks Vietnamese.
pub fn document(basis: &Basis<'_>, reminder: &Reminder<'_>, reply_by: NaiveDate) -> Document {
    if is_own(basis, reminder) {
        return own::document(basis, reminder);
    }
    let letter = Letter { basis, reminder, official: Official::letter(basis) };
    let mut document = Document { author: Some(letter.official.formal().to_owned()), ..Document::default() };
    letter.head(&mut document);
    letter.state(&mut document);
    letter.asks(&mut document, reply_by);
    letter.end(&mut document);
    letter.annex(&mut document);
    document
}

/// Whether the sender would write to itself.
pub(super) fn is_own(basis: &Basis<'_>, reminder: &Reminder<'_>) -> bool {
    citation::sender(basis).is_some_and(|sender| *sender == reminder.agency.id.value)
}

/// A letter to one agency.
struct Letter<'a> {
    basis: &'a Basis<'a>,
    reminder: &'a Reminder<'a>,
    official: Official<'a>,
}

impl Letter<'_> {
    /// A sentence that says which plan and day this is about.
    fn introduced(&self, key: &'static str) -> Message {
        let basis = self.basis;
        named(self.reminder, key)
            .with("plan", citation::plan(basis))
            .with("title", basis.plan().head.title.as_str())
            .with("sender", self.official.issuer())
            .with("as_of", basis.as_of())
    }

    fn head(&self, document: &mut Document) {
        let (basis, words) = (self.basis, self.basis.words);
        let subject = Message::new(asked::subject(&[self.reminder]));
        let subject = words.say(&subject.with("plan", citation::plan_number(basis)));
        document.letterhead(self.official.letterhead(About::Letter { subject }));
        document.addressees(self.official.addressees(vec![self.reminder.agency.name.value.clone()]));
        document.text(words.say(&self.introduced("remind.intro")));
    }

    /// How things stand, in figures, and the reports that are missing.
    fn state(&self, document: &mut Document) {
        let (basis, reminder) = (self.basis, self.reminder);
        document.heading(numbered_heading(basis, 1, "remind.state"));
        document.text(state(basis, reminder));
        if let Some(counted) = counted(basis, reminder) {
            document.text(counted);
        }
        if !reminder.missing.is_empty() {
            document.text(basis.words.text("remind.missing-are"));
            document.list(missing(basis, reminder));
        }
    }

    /// What it is asked to do, by when and through whom.
    fn asks(&self, document: &mut Document, reply_by: NaiveDate) {
        let words = self.basis.words;
        document.heading(numbered_heading(self.basis, 2, "remind.asked"));
        document.text(words.say(&self.introduced("remind.asks")));
        document.list(asked::lines(words, &[self.reminder]));
        let authority = authority(&self.official, self.basis, self.reminder.agency);
        let key = if authority.is_some() { "remind.reply" } else { "remind.reply-alone" };
        let reply = self.introduced(key).with("day", reply_by);
        document.text(words.say(&reply.with("authority", authority.unwrap_or_default())));
    }

    /// "Nơi nhận": the addressee, the body that issued the plan, and the files; and who signs.
    fn end(&self, document: &mut Document) {
        let authority = authority(&self.official, self.basis, self.reminder.agency);
        document.closing(end(&self.official, self.basis, authority));
    }

    /// The items, table by table.
    fn annex(&self, document: &mut Document) {
        let words = self.basis.words;
        if tables::has_any(self.reminder) {
            let title = words.say(&named(self.reminder, "remind.annex"));
            document.appendix(self.official.appendix(words.text("official.appendix").to_owned(), title));
            tables::add(document, self.basis, self.reminder, 1);
        }
    }
}

/// The end of a letter: whom it goes to beside the addressees, and who signs.
pub(super) fn end(official: &Official<'_>, basis: &Basis<'_>, authority: Option<&str>) -> Closing {
    let words = basis.words;
    let report = authority.map(|name| words.say(&Message::new("remind.for-report").with("agency", name)));
    let lines = [words.text("official.as-above").to_owned()].into_iter().chain(report);
    let signer = basis.plan().letters.reminder_signer.as_ref();
    official.closing(lines.chain([official.kept()]).collect(), signer)
}

/// The body that issued the plan, where it is neither the sender nor the addressee.
fn authority<'a>(official: &Official<'a>, basis: &Basis<'a>, addressee: &Agency) -> Option<&'a str> {
    let authority = official.authority().filter(|id| **id != addressee.id.value);
    authority.map(|id| basis.plan().agencies.name(id))
}
