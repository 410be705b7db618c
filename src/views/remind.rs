//! The urging letter ("công văn đôn đốc"): what an agency is late with, and what it is asked to do. Always Vietnamese.
//!
//! An agency gets one where something it leads, itself or through a group, is overdue or at risk, or a report is missing.
//! The focal point sends the letters; what concerns itself is an internal list.

use chrono::NaiveDate;

use super::{Basis, citation, items, wording};
use crate::assess::{Answer, Assessment, Reason, ReportRound, Standing, Tally};
use crate::document::{Cell, Document, Head, Table};
use crate::i18n::Words;
use crate::message::Message;
use crate::model::{Agency, AgencyId, IssueDate};
use crate::query::lines::{Line, lines};
use crate::query::tasks::{Filter, Role, Task, TaskList};

/// What one agency has to be reminded of.
pub struct Reminder<'a> {
    pub agency: &'a Agency,
    /// How the items stand that it leads.
    tally: Tally,
    /// How many these are when those printed twice count once.
    distinct: usize,
    /// Overdue or at risk, worst first.
    urgent: Vec<&'a Assessment<'a>>,
    /// Reported as done, without evidence.
    awaiting: Vec<&'a Assessment<'a>>,
    /// The rounds whose day has passed without a report, and by how many days.
    missing: Vec<(&'a ReportRound<'a>, i64)>,
    /// For the items it leads through a group, the group.
    groups: Vec<(&'a Assessment<'a>, &'a AgencyId)>,
}

impl<'a> Reminder<'a> {
    /// What `agency` has to be reminded of; none where nothing is late, at risk or missing. Work that was reported as
    /// done without evidence is late once its day has passed, as in the two by two.
    pub fn new(basis: &Basis<'a>, agency: &'a Agency) -> Option<Self> {
        let list = TaskList::new(basis.survey, agency, &Filter::default());
        let leads: Vec<&Task<'_>> = list.of(Role::Lead).collect();
        let at = |is_meant: fn(Standing) -> bool| -> Vec<&'a Assessment<'a>> {
            leads.iter().map(|task| task.assessment).filter(|it| is_meant(it.standing)).collect()
        };
        let mut urgent = at(|standing| standing == Standing::Overdue || standing.is_at_risk());
        urgent.retain(|it| !it.reasons.iter().all(|reason| is_of_others(basis, agency, reason)));
        let missing = basis.survey.rounds.iter().filter(|round| round.asked.contains(&&agency.id.value));
        let missing = missing.filter_map(|round| match round.answer(&agency.id.value, basis.as_of()) {
            Answer::Missing { days } => Some((round, days)),
            _ => None,
        });
        let reminder = Self {
            agency,
            tally: Tally::of(leads.iter().map(|task| task.assessment), basis.as_of()),
            distinct: lines(basis.plan(), leads.iter().map(|task| task.assessment)).len(),
            urgent,
            awaiting: at(|standing| standing == Standing::AwaitingConfirmation),
            missing: missing.collect(),
            groups: leads.iter().filter_map(|task| Some((task.assessment, task.via?))).collect(),
        };
        let is_due = !reminder.urgent.is_empty() || !reminder.missing.is_empty();
        (is_due || 0 < reminder.tally.pending_overdue).then_some(reminder)
    }

    fn count(&self, is_meant: impl Fn(Standing) -> bool) -> usize {
        self.urgent.iter().filter(|it| is_meant(it.standing)).count()
    }

    fn has_items(&self) -> bool {
        !self.urgent.is_empty() || !self.awaiting.is_empty()
    }

    /// The letter; for the sender itself, a list. `basis` speaks Vietnamese.
    pub fn document(&self, basis: &Basis<'_>, reply_by: NaiveDate) -> Document {
        let mut document = Document::default();
        let is_own = citation::sender(basis).is_some_and(|sender| *sender == self.agency.id.value);
        if is_own {
            self.own_head(basis, &mut document);
        } else {
            self.head(basis, &mut document);
        }
        let mut parts = Parts { document: &mut document, count: 0 };
        parts.begin(basis, "remind.state");
        parts.document.text(self.state(basis));
        if !self.urgent.is_empty() {
            parts.begin(basis, "remind.urgent");
            parts.document.table(self.urgent(basis));
        }
        if !self.awaiting.is_empty() {
            parts.begin(basis, "remind.awaiting");
            parts.document.table(self.awaiting(basis));
        }
        if !self.missing.is_empty() {
            parts.begin(basis, "remind.missing");
            parts.document.list(self.missing(basis));
        }
        if !is_own {
            parts.begin(basis, "remind.asked");
            self.asks(basis, reply_by, &mut document);
            recipients(basis, self.agency, &mut document);
        }
        document
    }

    /// The head of an official letter, as far as the files know it: its number and day are the registry's.
    fn head(&self, basis: &Basis<'_>, document: &mut Document) {
        let (words, head) = (basis.words, &basis.plan().head);
        document.text(sender_name(basis).to_uppercase());
        document.text(words.text("remind.number"));
        document.text(words.text("remind.nation"));
        let month = citation::issued(IssueDate::Month(basis.as_of()));
        let place = Message::new("remind.place")
            .with("place", head.place.as_deref().unwrap_or("…"))
            .with("day", month);
        document.text(words.say(&place));
        let key = match (self.has_items(), self.missing.is_empty()) {
            (true, true) => "remind.subject-items",
            (true, false) => "remind.subject",
            (false, _) => "remind.subject-reports",
        };
        document.title(words.say(&Message::new(key).with("plan", citation::plan_number(basis))));
        document.text(words.say(&self.named("remind.to")));
        document.text(words.say(&self.introduced(basis, "remind.intro")));
    }

    /// The head of the list that the sender keeps for itself.
    fn own_head(&self, basis: &Basis<'_>, document: &mut Document) {
        document.title(basis.words.say(&self.named("remind.own")));
        document.text(basis.words.say(&self.introduced(basis, "remind.own-intro")));
    }

    /// A sentence about the agency.
    fn named(&self, key: &'static str) -> Message {
        Message::new(key).with("agency", self.agency.name.as_str())
    }

    /// A sentence that says which plan and day this is about.
    fn introduced(&self, basis: &Basis<'_>, key: &'static str) -> Message {
        self.named(key)
            .with("plan", citation::plan(basis))
            .with("title", basis.plan().head.title.as_str())
            .with("sender", sender_name(basis))
            .with("as_of", basis.as_of())
    }

    /// How many items it was given, and how they stand.
    fn state(&self, basis: &Basis<'_>) -> String {
        let words = basis.words;
        let total = self.tally.total;
        if total == 0 {
            return words.say(&self.named("remind.given-none"));
        }
        let key = if self.distinct == total { "remind.given" } else { "remind.given-distinct" };
        let given = self.named(key).with("total", total).with("distinct", self.distinct);
        let mut sentences = vec![words.say(&given), words.say(&wording::tally_message(&self.tally))];
        let mut counted = |key, count: usize| {
            if 0 < count {
                sentences.push(words.say(&Message::new(key).with("count", count)));
            }
        };
        let is_late = |it: &&&Assessment<'_>| it.days_left.is_some_and(|days| days < 0);
        counted("remind.unconfirmed", self.awaiting.iter().filter(is_late).count());
        counted("remind.dropped", self.tally.count(Standing::Dropped));
        sentences.join(" ")
    }

    /// What it has to see to, worst first, with days and reasons.
    fn urgent(&self, basis: &Basis<'_>) -> Table {
        let words = basis.words;
        let reason = |it: &Assessment<'_>| match it.standing {
            Standing::Overdue => it.cause.unwrap_or(words.text("report.no-cause")).to_owned(),
            _ => wording::reason(words, &it.reasons[0]),
        };
        self.table(basis, &self.urgent, "column.reason-or-cause", reason)
    }

    fn awaiting(&self, basis: &Basis<'_>) -> Table {
        let reason = |it: &Assessment<'_>| wording::reason(basis.words, &it.reasons[0]);
        self.table(basis, &self.awaiting, "column.reason", reason)
    }

    fn table(
        &self,
        basis: &Basis<'_>,
        items: &[&'a Assessment<'a>],
        last: &'static str,
        reason: impl Fn(&Assessment<'_>) -> String,
    ) -> Table {
        let words = basis.words;
        let lines = lines(basis.plan(), items.iter().copied());
        let via = |line: &Line<'_>| items::via(basis, self.group(line.assessment));
        let has_via = lines.iter().any(|line| self.group(line.assessment).is_some());
        let columns = ["column.id", "column.item", "column.deadline", "column.standing", last];
        let mut table = Table::of(
            std::iter::once(Head::number(words.text("column.number")))
                .chain(columns.map(|key| Head::words(words.text(key))))
                .chain(has_via.then(|| Head::words(words.text("column.there")))),
        );
        for (at, line) in lines.iter().enumerate() {
            let it = line.assessment;
            let mut cells = vec![
                (at + 1).to_string().into(),
                line.ids.join(", ").into(),
                items::coded_name(it.item).into(),
                items::deadline(words, it).into(),
                standing(words, it),
                reason(it).into(),
            ];
            cells.extend(has_via.then(|| via(line).into()));
            table.row(cells);
        }
        table
    }

    /// The group through which it leads an item.
    fn group(&self, assessment: &Assessment<'_>) -> Option<&'a AgencyId> {
        let id = &assessment.item.id.value;
        self.groups.iter().find(|(it, _)| it.item.id.value == *id).map(|(_, group)| *group)
    }

    fn missing(&self, basis: &Basis<'_>) -> Vec<String> {
        let line = |(round, days): &(&ReportRound<'_>, i64)| {
            let message = Message::new("remind.report")
                .with("period", wording::period_message(round.period))
                .with("due", round.due)
                .with("days", *days);
            basis.words.say(&message)
        };
        self.missing.iter().map(line).collect()
    }

    /// What it is asked to do, by when and through whom.
    fn asks(&self, basis: &Basis<'_>, reply_by: NaiveDate, document: &mut Document) {
        let words = basis.words;
        document.text(words.say(&self.introduced(basis, "remind.asks")));
        let overdue = self.count(|standing| standing == Standing::Overdue);
        let has_done =
            !self.awaiting.is_empty() || 0 < self.tally.completed_on_time + self.tally.completed_late;
        let asks = [
            ("remind.ask-overdue", 0 < overdue),
            ("remind.ask-risk", 0 < self.count(Standing::is_at_risk)),
            ("remind.ask-evidence", has_done || 0 < overdue),
            ("remind.ask-reports", !self.missing.is_empty()),
        ];
        let asks = asks.into_iter().filter(|(_, is_asked)| *is_asked);
        document.list(asks.map(|(key, _)| words.text(key).to_owned()).collect());
        let authority = authority(basis, self.agency);
        let key = if authority.is_some() { "remind.reply" } else { "remind.reply-alone" };
        let reply = self.introduced(basis, key).with("day", reply_by);
        document.text(words.say(&reply.with("authority", authority.unwrap_or_default())));
    }
}

/// Whether an item is at risk for reports of others that lead it too, which this agency has handed in or need not yet.
fn is_of_others(basis: &Basis<'_>, agency: &Agency, reason: &Reason) -> bool {
    let Reason::ReportMissing { period, .. } = reason else { return false };
    let mut rounds = basis.survey.rounds.iter().filter(|round| round.period == *period);
    rounds.any(|round| !matches!(round.answer(&agency.id.value, basis.as_of()), Answer::Missing { .. }))
}

/// The standing, and how many days are left or gone; of work that was reported as done they say nothing.
fn standing(words: Words, assessment: &Assessment<'_>) -> Cell {
    match assessment.standing {
        Standing::AwaitingConfirmation => wording::standing_cell(words, assessment.standing),
        _ => items::standing(words, assessment),
    }
}

/// Numbered parts of a letter.
struct Parts<'a> {
    document: &'a mut Document,
    count: usize,
}

impl Parts<'_> {
    fn begin(&mut self, basis: &Basis<'_>, heading: &'static str) {
        self.count += 1;
        self.document.heading(format!("{}. {}", self.count, basis.words.text(heading)));
    }
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

/// "Nơi nhận": the addressee, the body that issued the plan, and the files, kept as the plan's own.
fn recipients(basis: &Basis<'_>, addressee: &Agency, document: &mut Document) {
    let words = basis.words;
    let mut lines = vec![words.text("remind.as-above").to_owned()];
    lines.extend(
        authority(basis, addressee)
            .map(|name| words.say(&Message::new("remind.for-report").with("agency", name))),
    );
    let kept = basis.plan().head.recipients.iter().find_map(|line| line.trim().strip_prefix("L\u{1b0}u"));
    let kept = kept.map(|rest| rest.trim_start_matches([':', ' ']).trim_end_matches(['.', ';']));
    let kept = kept.filter(|rest| !rest.is_empty()).unwrap_or("VT");
    lines.push(words.say(&Message::new("remind.kept").with("where", kept)));
    document.text(words.text("remind.recipients"));
    document.list(lines);
}

/// The index of the files written: file name, agency and counts.
pub fn index(basis: &Basis<'_>, reminders: &[(String, Reminder<'_>)]) -> Document {
    let words = basis.words;
    let mut document = Document::default();
    document.title(words.text("remind.index"));
    document.text(citation::enclosed(basis));
    let count =
        Message::new("remind.index-as-of").with("as_of", basis.as_of()).with("files", reminders.len());
    document.text(words.say(&count));
    let titles = [
        "column.number",
        "column.agency",
        "column.overdue",
        "column.at-risk",
        "column.awaiting",
        "column.missing-reports",
        "column.file",
    ];
    let mut table = Table::of(titles.map(|title| Head::words(words.text(title))));
    for (at, (file, it)) in reminders.iter().enumerate() {
        table.row([
            (at + 1).to_string().into(),
            it.agency.name.as_str().into(),
            it.count(|standing| standing == Standing::Overdue).to_string().into(),
            it.count(Standing::is_at_risk).to_string().into(),
            it.awaiting.len().to_string().into(),
            it.missing.len().to_string().into(),
            file.as_str().into(),
        ]);
    }
    document.table(table);
    citation::open_groups(basis, &mut document);
    document
}
