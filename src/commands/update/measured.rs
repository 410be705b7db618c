//! Numbers as people type them: a share of the work, and values measured of an item's targets.

use crate::message::{Arg, Message};
use crate::model::{Item, ItemId};
use crate::record::Row;
use crate::text;

/// `VALUE`, where the item has one target, or `METRIC=VALUE`, as a row of the ledger.
pub(super) fn measured(text: &str, item: &ItemId, same: &[&Item]) -> Result<Row, Message> {
    let (metric, value) = named_value(text, item, same)?;
    Ok(Row::default().string("metric", Some(metric)).number("value", value))
}

/// The metric and the number that `VALUE`, or `METRIC=VALUE`, means of an item and its doubles.
///
/// # Errors
/// When the number is none, or the words fit no target or several.
pub fn named_value<'a>(text: &str, item: &ItemId, same: &[&'a Item]) -> Result<(&'a str, f64), Message> {
    let (name, value) = match text.rsplit_once('=') {
        Some((name, value)) => (Some(name.trim()), value),
        None => (None, text),
    };
    let value = number(value.trim()).ok_or_else(|| Message::new("update.bad-number").with("value", value))?;
    let mut metrics: Vec<&'a str> = Vec::new();
    for target in same.iter().flat_map(|item| &item.targets) {
        if !metrics.iter().any(|known| text::fold(known) == text::fold(&target.metric)) {
            metrics.push(target.metric.as_str());
        }
    }
    let known = || Arg::Lines(metrics.iter().map(|&metric| metric.to_owned()).collect());
    let about = |key| Message::new(key).with("item", item.as_str()).with("metrics", known());
    let key = name.map(text::fold);
    let fits = |metric: &&&str| key.as_ref().is_none_or(|key| text::has_words(&text::fold(metric), key));
    let whole = metrics.iter().find(|metric| key.as_ref().is_some_and(|key| text::fold(metric) == *key));
    let metric = match (whole, &metrics.iter().filter(fits).collect::<Vec<_>>()[..]) {
        (Some(metric), _) => *metric,
        (None, [metric]) => **metric,
        (None, []) if metrics.is_empty() => {
            return Err(Message::new("unknown-metric.none").with("item", item.as_str()));
        }
        (None, []) => {
            let name = name.unwrap_or_default();
            return Err(Message::unknown("update.unknown-metric", name, metrics.iter().copied()));
        }
        (None, _) => return Err(about("update.which-metric")),
    };
    Ok((metric, value))
}

/// A share of the work, as people write it.
pub(super) fn percent(text: &str) -> Result<f64, Message> {
    let percent = number(text).filter(|percent| (0.0..=100.0).contains(percent));
    percent.ok_or_else(|| Message::new("cli.percent-form"))
}

/// A number as people write it, with a point or a comma, perhaps with its percent sign.
fn number(text: &str) -> Option<f64> {
    let plain = text.trim_end_matches('%').trim().replace(',', ".");
    plain.parse().ok().filter(|number: &f64| number.is_finite())
}
