//! The figures of a report that is issued, as TOML.

use chrono::NaiveDate;
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, value};

use super::{comments, datetime, numeral};

/// Where an item stands.
#[derive(Debug)]
pub struct Figure<'a> {
    pub id: &'a str,
    pub standing: &'a str,
    pub percent: Option<f64>,
    pub due: Option<NaiveDate>,
}

/// The text of a file with these figures; `about` goes before them as comments.
pub fn text(
    period: &str,
    (on, figures_of): (NaiveDate, NaiveDate),
    about: &[String],
    figures: &[Figure<'_>],
) -> String {
    let mut head = Table::new();
    head.insert("period", value(period));
    head.insert("on", value(datetime(on)));
    head.insert("figures", value(datetime(figures_of)));
    let mut items = ArrayOfTables::new();
    for figure in figures {
        let mut table = Table::new();
        table.insert("id", value(figure.id));
        table.insert("standing", value(figure.standing));
        if let Some(percent) = figure.percent {
            table.insert("percent", Item::Value(numeral(percent)));
        }
        if let Some(due) = figure.due {
            table.insert("due", value(datetime(due)));
        }
        items.push(table);
    }
    let mut document = DocumentMut::new();
    document.insert("issued", Item::Table(head));
    document.insert("figure", Item::ArrayOfTables(items));
    format!("{}\n{document}", comments(about))
}
