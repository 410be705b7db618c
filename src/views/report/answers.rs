//! Part I: who has handed in a report, in time or late, and who has not.

use super::Report;
use crate::assess::{Answer, ReportRound};
use crate::document::Document;
use crate::message::Message;
use crate::model::{AgencyId, ReportPeriod};
use crate::views::reports::remarks;

/// The answers in the order in which they are told.
const ANSWERS: [&str; 4] = ["report.in-time", "report.late", "report.missing", "report.awaited"];

impl<'a> Report<'a> {
    pub(super) fn answers(&self, document: &mut Document) {
        let words = self.run.words;
        let as_of = self.run.as_of();
        let Some(round) = self.round(self.period.period) else {
            document.text(words.text("tasks.none-here"));
            return;
        };
        let received = Message::new("report.received")
            .with("as_of", as_of)
            .with("received", round.answers(as_of).received())
            .with("asked", round.asked.len())
            .with("due", round.due);
        document.text(words.say(&received));
        document.list(ANSWERS.iter().filter_map(|key| self.answered(round, key)).collect());
        self.remarks(round, document);
    }

    /// Who had nothing to report and why, and whose day of handing in was corrected.
    fn remarks(&self, round: &ReportRound<'_>, document: &mut Document) {
        let remark = |agency: &AgencyId| {
            let said = remarks(&self.run, round, agency).join("; ");
            let name = self.run.plan().agencies.name(agency);
            let message = Message::new("report.remark").with("agency", name).with("said", said.as_str());
            (!said.is_empty()).then(|| self.run.words.say(&message))
        };
        let lines: Vec<String> = round.asked.iter().filter_map(|agency| remark(agency)).collect();
        if !lines.is_empty() {
            document.text(self.run.words.text("report.remarks"));
            document.list(lines);
        }
    }

    /// The round of a period, as of the day of the run.
    pub(super) fn round(&self, period: ReportPeriod) -> Option<&'a ReportRound<'a>> {
        self.run.survey.rounds.iter().find(|round| round.period == period)
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
}

const fn answer_key(answer: Answer) -> &'static str {
    match answer {
        Answer::InTime { .. } => "report.in-time",
        Answer::Late { .. } => "report.late",
        Answer::Missing { .. } => "report.missing",
        Answer::Awaited => "report.awaited",
    }
}
