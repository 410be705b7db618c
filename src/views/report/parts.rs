//! The parts that look back: who has reported, the figures, and what the period has brought.

use super::Report;
use crate::assess::{Answer, Assessment, Reason, ReportRound, Standing, Tally};
use crate::document::{Document, Kind};
use crate::message::Message;
use crate::model::{AgencyId, Entry};
use crate::query::counts::{By, Counts};
use crate::query::lines::lines;
use crate::views::summary::counts;
use crate::views::{items, tally, wording};

/// The columns that tell of which item a row is.
pub(super) const ITEM: [(&str, Kind); 4] = [
    ("column.number", Kind::Number),
    ("column.id", Kind::Words),
    ("column.item", Kind::Words),
    ("column.lead", Kind::Words),
];

impl Report<'_> {
    /// Part I: who has handed in, in time or late, and who has not.
    pub(super) fn answers(&self, document: &mut Document) {
        let words = self.run.words;
        let as_of = self.run.as_of();
        let Some(round) = self.run.survey.rounds.iter().find(|round| round.period == self.period) else {
            document.text(words.text("tasks.none-here"));
            return;
        };
        let received = Message::new("report.received")
            .with("as_of", as_of)
            .with("received", round.answers(as_of).received())
            .with("asked", round.asked.len())
            .with("due", round.due);
        document.text(words.say(&received));
        let keys = ["report.in-time", "report.late", "report.missing", "report.awaited"];
        document.list(keys.iter().filter_map(|key| self.answered(round, key)).collect());
    }

    /// Those asked who have answered in one way. That nobody has time left is nothing to tell.
    fn answered(&self, round: &ReportRound<'_>, key: &'static str) -> Option<String> {
        let (words, as_of) = (self.run.words, self.run.as_of());
        let answers = round.asked.iter().map(|agency| (*agency, round.answer(agency, as_of)));
        let so: Vec<_> = answers.filter(|(_, answer)| answer_key(*answer) == key).collect();
        let names: Vec<String> = so.iter().map(|(agency, answer)| self.answer(agency, *answer)).collect();
        let message = match so.first() {
            None if key == "report.awaited" => return None,
            // They were all due on one day.
            Some((_, Answer::Missing { days })) => Message::new("report.missing-by").with("days", *days),
            _ => Message::new(key),
        };
        let names = if names.is_empty() { words.text("report.nobody").to_owned() } else { names.join("; ") };
        Some(words.say(&message.with("count", so.len()).with("names", names)))
    }

    /// An agency, with the day on which it handed in late.
    fn answer(&self, agency: &AgencyId, answer: Answer) -> String {
        let name = self.run.plan().agencies.name(agency);
        let Answer::Late { on, days } = answer else { return name.to_owned() };
        let late = Message::new("report.late-by").with("agency", name).with("on", on).with("days", days);
        self.run.words.say(&late)
    }

    /// Part II: the two by two, both rates, and counts by section and lead.
    pub(super) fn overall(&self, document: &mut Document) {
        let (words, basis) = (self.run.words, &self.figures);
        let tally = basis.survey.tally();
        let distinct = basis.survey.distinct;
        let key = if distinct == tally.total { "report.items" } else { "report.items-distinct" };
        let items = Message::new(key).with("total", tally.total).with("distinct", distinct);
        document.text(words.say(&items));
        document.table(tally::two_by_two(words, &tally));
        tally::dropped(words, &tally, document);
        document.text(words.say(&wording::tally_message(&tally)));
        document.text(self.rates(&tally));
        document.text(tally::standings(words, &tally));
        document.subheading(words.text("report.by-section"));
        document.table(counts::table(basis, &Counts::new(basis.survey, By::Section)));
        document.subheading(words.text("report.by-lead"));
        document.table(counts::table(basis, &Counts::new(basis.survey, By::Lead)));
    }

    fn rates(&self, tally: &Tally) -> String {
        let words = self.run.words;
        let rates = Message::new("report.rates")
            .with("due", tally::rate(words, tally.rate_of_due()).text)
            .with("all", tally::rate(words, tally.rate_of_all()).text);
        words.say(&rates)
    }

    /// Part III: what has changed since the data of the period before closed.
    pub(super) fn in_period(&self, document: &mut Document) {
        let words = self.run.words;
        document.subheading(format!("1. {}", words.text("report.completed")));
        self.completed(document);
        document.subheading(format!("2. {}", words.text("report.moved")));
        self.moved(document);
        document.subheading(format!("3. {}", words.text("report.evidence")));
        self.evidence(document);
    }

    /// An item as it stands now, with how it stood before.
    fn changes(&self) -> impl Iterator<Item = (&Assessment<'_>, &Assessment<'_>)> {
        self.figures.survey.items.iter().zip(&self.earlier.items)
    }

    fn completed(&self, document: &mut Document) {
        let newly = self.changes().filter(|(now, before)| is_completed(now) && !is_completed(before));
        let lines = lines(self.run.plan(), newly.map(|(now, _)| now));
        let mut table = self.table(&[&ITEM[..], &[("column.result", Kind::Words)]].concat());
        for (at, line) in lines.iter().enumerate() {
            let mut result = items::standing_and_reason(self.run.words, line.assessment);
            if let Some(confirmed) = self.confirmed(line.assessment) {
                result = format!("{result}; {confirmed}");
            }
            table.row(self.item(at, line).into_iter().chain([result.into()]));
        }
        self.listed(document, table);
    }

    /// Who confirmed that an item is completed.
    pub(super) fn confirmed(&self, assessment: &Assessment<'_>) -> Option<String> {
        let mut reasons = assessment.reasons.iter();
        let confirmed = reasons.find(|reason| matches!(reason, Reason::Confirmed { .. }))?;
        Some(wording::reason(self.run.words, confirmed))
    }

    fn moved(&self, document: &mut Document) {
        let words = self.run.words;
        let percent = |it: &Assessment<'_>| it.percent.unwrap_or_default();
        let has_moved = |now: &Assessment<'_>, before: &Assessment<'_>| {
            !is_completed(now) && percent(now).total_cmp(&percent(before)).is_ne()
        };
        let moved: Vec<_> = self.changes().filter(|(now, before)| has_moved(now, before)).collect();
        let lines = lines(self.run.plan(), moved.iter().map(|(now, _)| *now));
        let columns = [
            ("column.percent-before", Kind::Number),
            ("column.percent-now", Kind::Number),
            ("column.note", Kind::Words),
        ];
        let mut table = self.table(&[&ITEM[..], &columns].concat());
        for (at, line) in lines.iter().enumerate() {
            let id = &line.assessment.item.id.value;
            let before = moved.iter().find(|(now, _)| now.item.id.value == *id).and_then(|it| it.1.percent);
            let said = |percent: Option<f64>| percent.map_or("–".to_owned(), |it| words.decimal(it, 1));
            let note = line.assessment.last.and_then(|entry| entry.note.as_deref()).unwrap_or_default();
            let cells = [said(before).into(), said(line.assessment.percent).into(), note.into()];
            table.row(self.item(at, line).into_iter().chain(cells));
        }
        self.listed(document, table);
    }

    fn evidence(&self, document: &mut Document) {
        let is_new = |entry: &&Entry| self.earlier.as_of < entry.on.value && !entry.evidence.is_empty();
        let items = self.figures.survey.items.iter().enumerate();
        let shown = items.filter_map(|(at, assessment)| {
            let entries = self.ledger.account(at).postings.iter().map(|posting| posting.entry);
            let entries: Vec<&Entry> = entries.filter(is_new).collect();
            (!entries.is_empty()).then_some((assessment, entries))
        });
        let shown: Vec<_> = shown.collect();
        let lines = lines(self.run.plan(), shown.iter().map(|(assessment, _)| *assessment));
        let mut table = self.table(&[&ITEM[..], &[("column.evidence", Kind::Words)]].concat());
        for (at, line) in lines.iter().enumerate() {
            let id = &line.assessment.item.id.value;
            let entries = shown.iter().filter(|(assessment, _)| assessment.item.id.value == *id);
            let documents: Vec<String> = entries
                .flat_map(|(_, entries)| entries.iter().flat_map(|entry| &entry.evidence))
                .map(|evidence| wording::evidence(&self.run, evidence))
                .collect();
            table.row(self.item(at, line).into_iter().chain([documents.join("\n").into()]));
        }
        self.listed(document, table);
    }
}

const fn answer_key(answer: Answer) -> &'static str {
    match answer {
        Answer::InTime { .. } => "report.in-time",
        Answer::Late { .. } => "report.late",
        Answer::Missing { .. } => "report.missing",
        Answer::Awaited => "report.awaited",
    }
}

fn is_completed(assessment: &Assessment<'_>) -> bool {
    matches!(assessment.standing, Standing::CompletedLate | Standing::CompletedOnTime)
}
