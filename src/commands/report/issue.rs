//! `cchc report PERIOD --issue`: keeps what the report says, so that later runs tell what has changed since.

use crate::commands::change::{commit_forms, edit};
use crate::commands::context::Context;
use crate::i18n::{Lang, Words};
use crate::message::Message;
use crate::query::lookup;
use crate::query::period::PeriodFigures;
use crate::record::issued::{self, Figure};

/// Writes the figures of the report of a period into its folder; what was issued before is never written over.
pub(super) fn run(asked: &str, context: &mut Context<'_>) -> anyhow::Result<()> {
    let edit = edit(false, context)?;
    let plan = edit.plan();
    let period = lookup::period(plan, asked)?;
    if let Some(before) = plan.issued.iter().find(|it| it.period.value == period) {
        let message = Message::new("report.already-issued").with("period", period.to_string());
        return Err(message.with("on", before.on).into());
    }
    let figures = PeriodFigures::new(plan, period, context.as_of)?;
    let rows = figures.figures.items.iter().map(|it| Figure {
        id: it.item.id.value.as_str(),
        standing: it.standing.as_str(),
        percent: it.percent,
        due: it.due,
    });
    let rows: Vec<Figure<'_>> = rows.collect();
    let about = Message::new("report.issued-about").with("period", period.to_string());
    let about = [Words::new(Lang::Vi).say(&about), Words::new(Lang::En).say(&about)];
    let text = issued::text(&period.to_string(), (context.as_of, figures.day()), &about, &rows);
    let file = edit.issued_file(period)?;
    let message = Message::new("report.issued").with("file", file.inside.as_str());
    let proposal = edit.propose(vec![(file, text)])?;
    commit_forms(edit, &proposal, &[], context)?;
    context.note(&message)?;
    Ok(())
}
