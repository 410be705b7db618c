//! The files of a new plan.

use chrono::NaiveDate;

use super::questions::Answers;
use crate::commands::fresh::{lines, words};
use crate::drafting::Agencies;
use crate::drafting::head::{self, HeadFacts};
use crate::message::Message;
use crate::model::{Directory, Head, ReportRhythm};
use crate::record::fresh::{FreshFile, FreshTable};
use crate::record::plan;

/// The comments beside the keys of `[plan]`.
const NOTES: &[(&str, &str)] = &[
    ("title", "new.file.title"),
    ("symbol", "new.file.symbol"),
    ("number", "new.file.number"),
    ("issued", "new.file.issued"),
    ("authority", "new.file.authority"),
    ("place", "new.file.place"),
    ("focal_point", "new.file.focal-point"),
    ("period", "new.file.period"),
    ("signer", "new.file.signer"),
    ("basis", "new.file.basis"),
    ("closing", "new.file.closing"),
];

/// A plan of which only its head is known.
pub(super) struct Draft {
    head: Head,
    calendar: Option<&'static str>,
    own: Directory,
    /// Whether it has a register to share.
    is_sharing: bool,
}

impl Draft {
    /// The plan that answers begin.
    ///
    /// # Errors
    /// When an agency cannot be meant.
    pub(super) fn new(
        id: &str,
        answers: &Answers,
        shared: Directory,
        today: NaiveDate,
    ) -> Result<Self, Message> {
        let is_sharing = shared.iter().next().is_some();
        let mut agencies = Agencies::new(shared);
        let mut named = |text: &Option<String>| {
            let id = text.as_deref().map(|text| agencies.named(text)).transpose()?;
            Ok::<_, Message>(id)
        };
        let (authority, focal_point) = (named(&answers.authority)?, named(&answers.focal_point)?);
        let facts = HeadFacts {
            title: answers.title.clone(),
            symbol: answers.symbol.clone(),
            number: answers.number.clone(),
            issued: answers.issued,
            authority,
            place: answers.place.clone(),
            focal_point,
            signer: answers.signer(),
        };
        let head = head::begun(id, answers.period, facts, today);
        let calendar = answers.calendar.map(ReportRhythm::as_str);
        Ok(Self { head, calendar, own: agencies.own, is_sharing })
    }

    /// The names of the agencies that it declares itself.
    pub(super) fn declared(&self) -> Vec<&str> {
        self.own.iter().map(|agency| agency.name.as_str()).collect()
    }

    /// The files, by their names, and their texts.
    pub(super) fn files(&self) -> Vec<(String, String)> {
        let mut files = vec![("plan.toml".to_owned(), self.plan())];
        if !self.is_sharing || !self.declared().is_empty() {
            files.push(("agencies.toml".to_owned(), self.agencies()));
        }
        files
    }

    fn plan(&self) -> String {
        let mut file = FreshFile::new(&said("new.file.about"));
        file.number("format", 1.0);
        let head =
            NOTES.iter().fold(plan::head(&self.head), |table, (key, note)| table.beside(key, said(note)));
        file.add(&head);
        match self.calendar {
            None => file.comment(&said("new.file.no-reporting")),
            Some(calendar) => file.add(
                &FreshTable::named("reporting")
                    .about(said("new.file.reporting"))
                    .string("calendar", Some(calendar))
                    .empty_list("from")
                    .string("to", self.head.focal_point.as_ref().map(|id| id.as_str())),
            ),
        }
        file.comment(&said("new.file.items"));
        file.into_text()
    }

    fn agencies(&self) -> String {
        let mut file = FreshFile::new(&said("new.file.agencies"));
        for agency in self.own.iter() {
            file.add(&plan::agency(agency));
        }
        file.comment(&said("new.file.groups"));
        file.into_text()
    }
}

/// The lines of a comment.
fn said(key: &'static str) -> Vec<String> {
    lines(words().text(key))
}
