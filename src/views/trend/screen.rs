//! A plan's counts over time on a screen: a table, then a chart of the last days.

use super::chart;
use crate::document::{Cell, Document, Table, Tone};
use crate::i18n::Words;
use crate::message::Message;
use crate::query::trend::{By, Point, Trend};
use crate::views::columns::Columns;
use crate::views::{Basis, cells, tally};

/// The screen.
pub fn document(basis: &Basis<'_>, trend: &Trend) -> Document {
    let words = basis.words;
    let mut document = Document::default();
    document.title(headline(basis, trend.by));
    let Some(last) = trend.points.last() else {
        let start = basis.plan().head.start;
        document.text(words.say(&Message::new("trend.not-begun").with("start", start)));
        return document;
    };
    document.text(words.say(&Message::new("status.items").with("total", last.tally.total)));
    document.table(table(words, &trend.points));
    tally::dropped(words, &last.tally, &mut document);
    if 0 < trend.left_out {
        document.text(words.say(&Message::new("trend.left-out").with("count", trend.left_out)));
    }
    document.text(words.text("trend.note"));
    chart::draw(words, &trend.points, &mut document);
    document
}

fn headline(basis: &Basis<'_>, by: By) -> String {
    let by = match by {
        By::Month => "trend.by-month",
        By::Quarter => "trend.by-quarter",
    };
    let title = Message::new("trend.headline")
        .with("plan", basis.plan().head.id.value.as_str())
        .with("as_of", basis.as_of())
        .with("by", basis.words.text(by));
    basis.words.say(&title)
}

/// A row a day.
fn table(words: Words, points: &[Point]) -> Table {
    let count = move |of: fn(&Point) -> usize, tone: Tone| {
        move |point: &&Point| cells::count_or_dash(words, of(point), tone)
    };
    let rate = |point: &&Point| match point.tally.rate_of_due() {
        Some(rate) => cells::rate(words, rate),
        None => Cell::toned("–", Tone::Muted),
    };
    let columns = Columns::new(words)
        .label("column.day", |point: &&Point| cells::day(words, point.on))
        .number("short.completed", count(Point::completed, Tone::Good))
        .number("row.not-completed", count(Point::not_completed, Tone::Plain))
        .number("short.overdue", count(Point::overdue, Tone::Bad))
        .number("short.at-risk", count(Point::at_risk, Tone::Warning))
        .number("trend.high", count(Point::at_risk_high, Tone::Bad))
        .number("column.rate-of-due", rate);
    columns.table(points)
}
