//! Several plans: what they add up to, then the worst, by groups where they are many.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::groups::{Group, groups};
use super::{PlanStatus, Several, badness, counted};
use crate::assess::{Standing, Tally};
use crate::document::{Cell, Document, Table, Tone};
use crate::i18n::Words;
use crate::message::Message;
use crate::views::cells;
use crate::views::columns::Columns;

/// So many plans stand on a screen of 24 lines, their sum above and commands below them.
const ROOM: usize = 14;
/// So many groups and so many plans where both are shown.
const SHARED_ROOM: usize = 3;

/// The screen. `top` is how many lines each table has, where somebody says so; `again` stands behind each command,
/// `again_for` behind one about a plan.
pub fn document(
    words: Words,
    as_of: NaiveDate,
    several: Several<'_>,
    top: Option<usize>,
    again: &str,
    again_for: impl Fn(&PlanStatus) -> String,
) -> Document {
    let mut document = Document::default();
    document.title(headline(words, as_of, several));
    sum(words, several, &mut document);
    let mut groups = groups(several.plans);
    if several.plans.len() <= ROOM || groups.len() == 1 {
        groups.clear();
    }
    let room = top.unwrap_or(if groups.is_empty() { ROOM } else { SHARED_ROOM });
    if !groups.is_empty() {
        let (shown, left) = groups.split_at(groups.len().min(room));
        document.table(group_table(words, shown));
        more(words, "status.more-groups", left.len(), &mut document);
    }
    let mut plans: Vec<&PlanStatus> = several.plans.iter().collect();
    plans.sort_by_key(|plan| (Reverse(badness(&plan.tally, plan.missing_reports)), &plan.id));
    let (shown, left) = plans.split_at(plans.len().min(room));
    document.table(plan_table(words, shown));
    more(words, "status.more-plans", left.len(), &mut document);
    if let Some(worst) = shown.first() {
        document.command(format!("cchc status{}", again_for(worst)));
    }
    let next = match left.len() {
        0 => "status --full".to_owned(),
        _ => format!("status --top {}", 10 * room.max(1)),
    };
    document.command(format!("cchc {next}{again}"));
    document
}

/// How many plans on which day.
pub(super) fn headline(words: Words, as_of: NaiveDate, several: Several<'_>) -> String {
    words.say(&Message::new("status.many").with("plans", several.plans.len()).with("as_of", as_of))
}

/// What all plans add up to, how many reports are missing, and how many plans are not in it.
pub(super) fn sum(words: Words, several: Several<'_>, document: &mut Document) {
    let mut tally = Tally::default();
    for plan in several.plans {
        tally.add(&plan.tally);
    }
    document.text(counted(words, &tally));
    let missing: usize = several.plans.iter().map(|plan| plan.missing_reports).sum();
    let silent = several.plans.iter().filter(|plan| 0 < plan.missing_reports).count();
    if 0 < missing {
        let message = Message::new("status.many-reports").with("count", missing).with("plans", silent);
        document.text(words.say(&message));
    }
    if 0 < several.broken {
        let message = Message::new("status.not-counted").with("count", several.broken);
        document.text(Cell::toned(words.say(&message), Tone::Bad));
    }
}

fn more(words: Words, key: &'static str, count: usize, document: &mut Document) {
    if 0 < count {
        document.text(words.say(&Message::new(key).with("count", count)));
    }
}

fn group_table(words: Words, groups: &[Group<'_>]) -> Table {
    let columns = Columns::new(words)
        .label("column.plan-group", |group: &&Group<'_>| Cell::id(group.name))
        .number("column.plans", |group| cells::count(words, group.plans));
    counts(columns, |group| (&group.tally, group.missing_reports)).table(groups)
}

fn plan_table(words: Words, plans: &[&PlanStatus]) -> Table {
    let columns = Columns::new(words).label("column.plan", |plan: &&PlanStatus| Cell::id(plan.id.as_str()));
    counts(columns, |plan| (&plan.tally, plan.missing_reports))
        .line("column.most-urgent", |plan| plan.most_urgent.as_deref().unwrap_or("–").into())
        .table(plans.iter().copied())
}

/// Adds what makes a plan or a group worse than another.
fn counts<'a, R: 'a>(columns: Columns<'a, R>, of: fn(&R) -> (&Tally, usize)) -> Columns<'a, R> {
    let words = columns.words;
    let count = |tone, standing| move |row: &R| cells::count_or_dash(words, of(row).0.count(standing), tone);
    columns
        .number("column.total", move |row| cells::count(words, of(row).0.total))
        .number("short.overdue", count(Tone::Bad, Standing::Overdue))
        .number("short.at-risk-high", count(Tone::Bad, Standing::AtRiskHigh))
        .number("short.at-risk", count(Tone::Warning, Standing::AtRisk))
        .number("column.missing-reports", move |row| cells::count_or_dash(words, of(row).1, Tone::Bad))
}
