//! Part V: what falls due until the data of the next period close, and which report is next.

use super::Report;
use super::columns::DUE_NEXT;
use crate::assess::Standing;
use crate::document::Document;
use crate::message::Message;
use crate::views::wording;

impl Report<'_> {
    pub(super) fn ahead(&self, document: &mut Document) {
        let words = self.run.words;
        let overdue = self.period.figures.tally().count(Standing::Overdue);
        if 0 < overdue {
            document.text(words.say(&Message::new("report.still-overdue").with("count", overdue)));
        }
        self.section(document, 1, "report.due-next");
        self.listed(document, self.lines(DUE_NEXT, &self.period.due_next()));
        self.section(document, 2, "report.reports-next");
        let next = self.period.period.after();
        match self.round(next) {
            Some(round) => {
                let line = Message::new("report.round")
                    .with("period", wording::period_message(next))
                    .with("closes", round.closes)
                    .with("due", round.due);
                document.list(vec![words.say(&line)]);
            }
            None => document.text(words.text("tasks.none-here")),
        }
    }
}
