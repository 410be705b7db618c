//! The urging letter ("công văn đôn đốc"): what an agency is late with, and what it is asked to do. Always Vietnamese.
//!
//! An agency gets one where something it leads, itself or through a group, is overdue or at risk, or a report is missing.
//! The focal point sends the letters; what concerns itself is an internal list.

use chrono::NaiveDate;

use crate::assess::{Assessment, ReportRound, Standing};
use crate::document::{Document, Table};
use crate::message::Message;
use crate::model::{Agency, IssueDate};
use crate::query::lines::lines;
use crate::query::reminder::Reminder;
use crate::views::columns::{Columns, Numbered, numbered};
use crate::views::items::{ItemColumn, ItemRow};
use crate::views::{Basis, citation, wording};

/// What is said of an item to see to, behind its number.
const URGENT: &[ItemColumn] = &[
    ItemColumn::Ids,
    ItemColumn::CodedName,
    ItemColumn::Deadline,
    ItemColumn::Standing,
    ItemColumn::ReasonOrCause,
];

/// What is said of an item reported as done, behind its number. How many days are left or gone says nothing of it.
const AWAITING: &[ItemColumn] = &[
    ItemColumn::Ids,
    ItemColumn::CodedName,
    ItemColumn::Deadline,
    ItemColumn::StandingAlone,
    ItemColumn::Reason,
];

/// The letter; for the sender itself, a list. `basis` speaks Vietnamese.
pub fn document(basis: &Basis<'_>, reminder: &Reminder<'_>, reply_by: NaiveDate) -> Document {
    let is_own = citation::sender(basis).is_some_and(|sender| *sender == reminder.agency.id.value);
    let mut letter = Letter { basis, reminder, document: Document::default(), headings: 0 };
    if is_own {
        letter.own_head();
    } else {
        letter.head();
    }
    letter.state();
    letter.items();
    letter.missing();
    if !is_own {
        letter.asks(reply_by);
        letter.recipients();
        letter.signature();
    }
    letter.document
}

/// A letter in the making.
struct Letter<'a> {
    basis: &'a Basis<'a>,
    reminder: &'a Reminder<'a>,
    document: Document,
    /// How many headings there are so far.
    headings: usize,
}

impl<'a> Letter<'a> {
    fn text(&mut self, key: &'static str) {
        self.document.text(self.basis.words.text(key));
    }

    fn say(&mut self, message: &Message) {
        self.document.text(self.basis.words.say(message));
    }

    fn heading(&mut self, key: &'static str) {
        self.headings += 1;
        self.document.heading(format!("{}. {}", self.headings, self.basis.words.text(key)));
    }

    /// The head of an official letter, as far as the files know it: its number and day are the registry's.
    fn head(&mut self) {
        let (basis, head) = (self.basis, &self.basis.plan().head);
        self.document.text(letterhead(basis));
        self.number();
        self.text("remind.nation");
        let month = citation::issued(IssueDate::Month(basis.as_of()));
        let place = head.place.as_deref().unwrap_or("…");
        self.say(&Message::new("remind.place").with("place", place).with("day", month));
        let key = match (self.reminder.has_items(), self.reminder.missing.is_empty()) {
            (true, true) => "remind.subject-items",
            (true, false) => "remind.subject",
            (false, true) => "remind.subject-figures",
            (false, false) => "remind.subject-reports",
        };
        let subject = Message::new(key).with("plan", citation::plan_number(basis));
        self.document.title(basis.words.say(&subject));
        self.say(&self.named("remind.to"));
        self.say(&self.introduced("remind.intro"));
    }

    /// "Số: …": the number is the registry's; behind it the sender's symbol, where the files know it.
    fn number(&mut self) {
        let sender = citation::sender(self.basis).and_then(|id| self.basis.plan().agencies.find(id));
        match sender.and_then(|sender| sender.letterhead.symbol.as_deref()) {
            Some(symbol) => self.say(&Message::new("remind.number-of").with("symbol", symbol)),
            None => self.text("remind.number"),
        }
    }

    /// The head of the list that the sender keeps for itself.
    fn own_head(&mut self) {
        self.document.title(self.basis.words.say(&self.named("remind.own")));
        self.say(&self.introduced("remind.own-intro"));
    }

    /// A sentence about the agency.
    fn named(&self, key: &'static str) -> Message {
        Message::new(key).with("agency", self.reminder.agency.name.as_str())
    }

    /// A sentence that says which plan and day this is about.
    fn introduced(&self, key: &'static str) -> Message {
        let basis = self.basis;
        self.named(key)
            .with("plan", citation::plan(basis))
            .with("title", basis.plan().head.title.as_str())
            .with("sender", sender_name(basis))
            .with("as_of", basis.as_of())
    }

    /// How many items it was given, and how they stand.
    fn state(&mut self) {
        self.heading("remind.state");
        let (words, tally) = (self.basis.words, &self.reminder.tally);
        let (total, distinct) = (tally.total, self.reminder.distinct);
        if total == 0 {
            self.say(&self.named("remind.given-none"));
            return;
        }
        let key = if distinct == total { "remind.given" } else { "remind.given-distinct" };
        let given = self.named(key).with("total", total).with("distinct", distinct);
        let mut sentences = vec![words.say(&given)];
        let through = self.reminder.through_groups();
        if 0 < through {
            let key = if through == total { "remind.given-all-through" } else { "remind.given-through" };
            sentences.push(words.say(&Message::new(key).with("count", through)));
        }
        sentences.push(words.say(&wording::tally_message(tally)));
        let counted = [
            ("remind.unconfirmed", self.reminder.awaiting_late()),
            ("remind.suspended", tally.suspended),
            ("remind.dropped", tally.count(Standing::Dropped)),
        ];
        for (key, count) in counted.into_iter().filter(|(_, count)| 0 < *count) {
            sentences.push(words.say(&Message::new(key).with("count", count)));
        }
        self.document.text(sentences.join(" "));
    }

    /// What it has to see to, worst first, with days and reasons, and what it has to show evidence of.
    fn items(&mut self) {
        let reminder = self.reminder;
        for (heading, items, columns) in [
            ("remind.urgent", &reminder.urgent, URGENT),
            ("remind.figures", &reminder.figures, URGENT),
            ("remind.awaiting", &reminder.awaiting, AWAITING),
        ] {
            if !items.is_empty() {
                self.heading(heading);
                self.document.table(self.table(items, columns));
                self.notes(items);
            }
        }
    }

    fn table(&self, items: &[&'a Assessment<'a>], columns: &[ItemColumn]) -> Table {
        let basis = self.basis;
        let lines = lines(basis.plan(), items.iter().copied());
        let rows = lines
            .iter()
            .map(|line| ItemRow { own: Some(self.reminder.own(line.assessment)), ..ItemRow::of_line(line) });
        Columns::new(basis.words)
            .number("column.number", Numbered::number)
            .items(*basis, columns, |it: &Numbered<ItemRow<'_>>| &it.row)
            .table(numbered(rows))
    }

    /// Which of these items came to it through which group.
    fn notes(&mut self, items: &[&'a Assessment<'a>]) {
        let agencies = &self.basis.plan().agencies;
        for group in self.reminder.through() {
            let ids = items.iter().filter(|it| self.reminder.via(it) == Some(group));
            let ids: Vec<&str> = ids.map(|it| it.item.id.value.as_str()).collect();
            if !ids.is_empty() {
                let note = Message::new("remind.through-note").with("group", agencies.name(group));
                self.say(&note.with("items", ids.join(", ")));
            }
        }
    }

    /// The reports that it has not sent, and since when they are due.
    fn missing(&mut self) {
        if self.reminder.missing.is_empty() {
            return;
        }
        self.heading("remind.missing");
        let line = |(round, days): &(&ReportRound<'_>, i64)| {
            let message = Message::new("remind.report")
                .with("period", wording::period_message(round.period))
                .with("due", round.due)
                .with("days", *days);
            self.basis.words.say(&message)
        };
        let lines = self.reminder.missing.iter().map(line).collect();
        self.document.list(lines);
    }

    /// What it is asked to do, by when and through whom.
    fn asks(&mut self, reply_by: NaiveDate) {
        self.heading("remind.asked");
        self.say(&self.introduced("remind.asks"));
        let (words, reminder) = (self.basis.words, self.reminder);
        let overdue = reminder.count(|standing| standing == Standing::Overdue);
        let has_done = !reminder.awaiting.is_empty()
            || 0 < reminder.tally.completed_on_time + reminder.tally.completed_late;
        let asks = [
            ("remind.ask-overdue", 0 < overdue),
            ("remind.ask-risk", 0 < reminder.count(Standing::is_at_risk)),
            ("remind.ask-figures", !reminder.figures.is_empty()),
            ("remind.ask-evidence", has_done || 0 < overdue),
            ("remind.ask-reports", !reminder.missing.is_empty()),
        ];
        let asks = asks.into_iter().filter(|(_, is_asked)| *is_asked);
        self.document.list(asks.map(|(key, _)| words.text(key).to_owned()).collect());
        let authority = authority(self.basis, reminder.agency);
        let key = if authority.is_some() { "remind.reply" } else { "remind.reply-alone" };
        let reply = self.introduced(key).with("day", reply_by);
        self.say(&reply.with("authority", authority.unwrap_or_default()));
    }

    /// "Nơi nhận": the addressee, the body that issued the plan, and the files, kept as the plan's own.
    fn recipients(&mut self) {
        let (basis, words) = (self.basis, self.basis.words);
        let mut lines = vec![words.text("remind.as-above").to_owned()];
        lines.extend(
            authority(basis, self.reminder.agency)
                .map(|name| words.say(&Message::new("remind.for-report").with("agency", name))),
        );
        let filed = basis.plan().letters.filed.as_deref();
        let kept = basis.plan().head.recipients.iter().find_map(|line| line.trim().strip_prefix("L\u{1b0}u"));
        let kept = kept.map(|rest| rest.trim_start_matches([':', ' ']).trim_end_matches(['.', ';']));
        let kept = filed.or(kept).filter(|rest| !rest.is_empty()).unwrap_or("VT");
        lines.push(words.say(&Message::new("remind.kept").with("where", kept)));
        self.text("remind.recipients");
        self.document.list(lines);
    }

    /// Who signs: whom the plan names for such letters, else who heads the sender; blank where nobody knows.
    fn signature(&mut self) {
        let basis = self.basis;
        let named = basis.plan().letters.reminder_signer.as_ref();
        let sender = citation::sender(basis).and_then(|id| basis.plan().agencies.find(id));
        let head = sender.and_then(|sender| sender.letterhead.head.as_ref());
        let (authority, post, name) = match (named, head) {
            (Some(signer), _) => {
                (signer.authority.as_deref(), signer.post.as_deref(), Some(signer.name.as_str()))
            }
            (None, Some(head)) => (None, Some(head.post.as_str()), head.name.as_deref()),
            (None, None) => (None, None, None),
        };
        let post = post.unwrap_or(basis.words.text("remind.head")).to_uppercase();
        let authority = authority.filter(|authority| !authority.is_empty());
        let lines = authority.map(str::to_uppercase).into_iter().chain([post]);
        self.document.text(lines.collect::<Vec<_>>().join("\n"));
        self.document.text(name.unwrap_or("…"));
    }
}

/// Who sends the letter, under the body above it where there is one.
fn letterhead(basis: &Basis<'_>) -> String {
    let plan = basis.plan();
    let Some(id) = citation::sender(basis) else { return "…".to_owned() };
    let sender = plan.agencies.find(id);
    let stated = sender.and_then(|sender| sender.letterhead.superior.as_ref());
    let issuer = plan.head.authority.as_ref().map(|id| &id.value).filter(|authority| *authority != id);
    let above = stated.map(|it| wording::office(basis, it)).or(issuer.map(|id| plan.agencies.name(id)));
    let formal = sender.and_then(|sender| sender.letterhead.formal.as_deref());
    let own = formal.unwrap_or(plan.agencies.name(id));
    above.into_iter().chain([own]).map(str::to_uppercase).collect::<Vec<_>>().join("\n")
}

fn sender_name<'a>(basis: &Basis<'a>) -> &'a str {
    citation::sender(basis).map_or("…", |id| basis.plan().agencies.name(id))
}

/// The body that issued the plan, where it is neither the sender nor the addressee.
fn authority<'a>(basis: &Basis<'a>, addressee: &Agency) -> Option<&'a str> {
    let id = basis.plan().head.authority.as_ref().map(|id| &id.value);
    id.filter(|id| citation::sender(basis) != Some(id) && **id != addressee.id.value)
        .map(|id| basis.plan().agencies.name(id))
}
