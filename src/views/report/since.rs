//! Part VI, where a report of the period was issued before: what has changed of its figures since.

use super::Report;
use crate::assess::Standing;
use crate::document::{Cell, Document};
use crate::i18n::Words;
use crate::message::{Arg, Message};
use crate::query::issued::{Changed, SinceIssue};
use crate::views::columns::Columns;
use crate::views::wording;

impl Report<'_> {
    pub(super) fn since(&self, since: &SinceIssue<'_>, document: &mut Document) {
        let words = self.run.words;
        let issued = since.issued;
        let about = Message::new(if since.items.is_empty() { "report.since-same" } else { "report.since" });
        let about = about.with("on", issued.on).with("figures", issued.figures);
        document.text(words.say(&about.with("count", since.items.len())));
        if since.items.is_empty() {
            return;
        }
        let columns = Columns::new(words)
            .label("column.id", |it: &&Changed<'_>| Cell::id(it.id.as_str()))
            .words("column.issued", |it| figures(words, it.then).into())
            .words("column.now", |it| figures(words, it.now).into());
        document.table(columns.table(&since.items));
    }
}

/// A standing and the progress, or that there is no such item.
fn figures(words: Words, figures: Option<(Standing, Option<f64>)>) -> String {
    let Some((standing, percent)) = figures else { return words.text("report.no-item").to_owned() };
    let label = words.text(wording::standing_key(standing));
    match percent {
        Some(percent) => {
            let percent = Message::new("report.progress").with("percent", Arg::Decimal(percent, 1));
            format!("{label}; {}", words.say(&percent).to_lowercase())
        }
        None => label.to_owned(),
    }
}
