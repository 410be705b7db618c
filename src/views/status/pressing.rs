//! The rows of the morning view: what is overdue, due soon or at risk, and whom to call.

use crate::assess::Assessment;
use crate::document::{Cell, Table, Tone};
use crate::message::Message;
use crate::model::AgencyId;
use crate::query::attention::{self, Press};
use crate::query::lines::{Line, lines};
use crate::views::columns::Columns;
use crate::views::{Basis, wording};

/// How many rows each reason may take before the others have had theirs.
const SHARES: [usize; 4] = [3, 2, 2, 1];

/// A row: the first of those alike says what they are and how many.
pub(super) struct Row<'a> {
    press: Press,
    /// How many press for this reason; none in the rows after the first.
    count: Option<usize>,
    assessment: &'a Assessment<'a>,
}

/// What presses, as many rows as there is room for, what is printed twice once. Where nobody has said anything, risks are
/// only that.
pub(super) fn rows<'a>(basis: &Basis<'a>, room: usize) -> Vec<Row<'a>> {
    let is_untold = attention::is_untold(basis.survey);
    let is_meant = |press: &Press| !is_untold || matches!(press, Press::Overdue | Press::DueSoon);
    let groups: Vec<_> = Press::ALL
        .into_iter()
        .filter(is_meant)
        .map(|press| (press, attention::pressing(basis.survey, press)))
        .collect();
    let groups: Vec<_> =
        groups.into_iter().map(|(press, items)| (press, items.len(), lines(basis.plan(), items))).collect();
    let sizes: Vec<usize> = groups.iter().map(|(.., lines)| lines.len()).collect();
    let rooms = shared(&sizes, room);
    let rows = groups.into_iter().zip(rooms).flat_map(|((press, count, lines), room)| {
        let row = move |(at, line): (usize, Line<'a>)| Row {
            press,
            count: (at == 0).then_some(count),
            assessment: line.assessment,
        };
        lines.into_iter().take(room).enumerate().map(row)
    });
    rows.collect()
}

/// How many rows each group gets: its share, then what others leave, in their order.
fn shared(sizes: &[usize], room: usize) -> Vec<usize> {
    let mut left = room;
    let mut take = |wanted: usize| {
        let taken = wanted.min(left);
        left -= taken;
        taken
    };
    let mut rooms: Vec<usize> =
        sizes.iter().zip(SHARES).map(|(size, share)| take(share.min(*size))).collect();
    for (room, size) in rooms.iter_mut().zip(sizes) {
        *room += take(size - *room);
    }
    rooms
}

/// The table of these rows.
pub(super) fn table(basis: &Basis<'_>, rows: Vec<Row<'_>>) -> Table {
    let words = basis.words;
    let columns = Columns::new(words)
        .label("column.pressing", |row: &Row<'_>| label(basis, row))
        .label("column.id", |row| Cell::id(row.assessment.item.id.value.as_str()))
        .label("column.days", |row| days(basis, row.assessment.days_left).into())
        .label("column.to-call", |row| callee(basis, row.assessment).into())
        .line("column.item", |row| row.assessment.item.name.as_str().into());
    columns.table(rows)
}

/// What the first of several rows says of all of them.
fn label(basis: &Basis<'_>, row: &Row<'_>) -> Cell {
    let Some(count) = row.count else { return "".into() };
    let (key, tone) = match row.press {
        Press::Overdue => ("short.overdue", Tone::Bad),
        Press::DueSoon => ("short.due-soon", Tone::Warning),
        Press::AtRiskHigh => ("short.at-risk-high", Tone::Bad),
        Press::AtRisk => ("short.at-risk", Tone::Warning),
    };
    let words = basis.words;
    Cell::toned(format!("{} {}", words.text(key), words.total(count)), tone)
}

/// Days left or gone in as few words as there are.
fn days(basis: &Basis<'_>, left: Option<i64>) -> String {
    let say = |key, days: i64| basis.words.say(&Message::new(key).with("days", days));
    match left {
        None => String::new(),
        Some(0) => basis.words.text("days.short-today").to_owned(),
        Some(days) if days < 0 => say("days.short-over", -days),
        Some(days) => say("days.short-left", days),
    }
}

/// The first of those to call by its short name, and how many more there are.
fn callee(basis: &Basis<'_>, assessment: &Assessment<'_>) -> String {
    let agencies = attention::to_call(assessment);
    first_and_more(basis, &agencies)
}

fn first_and_more(basis: &Basis<'_>, agencies: &[&AgencyId]) -> String {
    /// Longer names are cut: the row has to say what it is about, too.
    const LONGEST: usize = 18;
    let Some((first, others)) = agencies.split_first() else {
        return basis.words.text("status.nobody").to_owned();
    };
    let name = wording::shortened(basis.plan().agencies.brief(first), LONGEST);
    if others.is_empty() { name } else { format!("{name} +{}", others.len()) }
}

/// The first item that presses: its id, its days, whom to call, its name.
pub(super) fn most_urgent(basis: &Basis<'_>) -> Option<String> {
    let first = attention::first(basis.survey)?;
    let days = days(basis, first.days_left);
    let item = first.item;
    Some(format!("{} {days} · {} · {}", item.id.value, callee(basis, first), item.name.value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reason_has_its_share_and_what_others_leave() {
        assert_eq!(shared(&[58, 0, 0, 0], 8), [8, 0, 0, 0]);
        assert_eq!(shared(&[58, 9, 9, 9], 8), [3, 2, 2, 1]);
        assert_eq!(shared(&[58, 9, 9, 9], 6), [3, 2, 1, 0]);
        assert_eq!(shared(&[2, 3, 5, 11], 8), [2, 3, 2, 1]);
        assert_eq!(shared(&[0, 0, 7, 11], 8), [0, 0, 7, 1]);
        assert_eq!(shared(&[1, 0, 1, 1], 8), [1, 0, 1, 1]);
        assert_eq!(shared(&[0, 0], 8), [0, 0]);
    }
}
