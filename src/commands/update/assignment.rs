//! Items as people type them, with or without what is so of each: `II.1.5`, `II.1.5=30`, `II.1.7=done:45/BC-PNV`.

use super::args::Args;
use super::measured::percent;
use crate::message::Message;
use crate::model::{Item, ItemId, Plan, State};
use crate::query::lookup;
use crate::text;

/// How far the work is, and what shows it.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    pub(super) percent: Option<f64>,
    pub(super) state: Option<State>,
    /// As typed.
    pub(super) evidence: Vec<String>,
}

/// An item of the line, and what is said of it.
pub(super) struct Assignment<'p> {
    pub(super) item: &'p Item,
    pub(super) said: Said,
}

/// The items of a line, each with what stands beside it, or with what the options say of all.
///
/// # Errors
/// When an item or what is said of it cannot be meant, or stands there twice.
pub(super) fn read<'p>(args: &Args, plan: &'p Plan) -> Result<Vec<Assignment<'p>>, Message> {
    let mut read: Vec<Assignment<'p>> = Vec::new();
    for text in &args.items {
        let (query, value) =
            text.split_once('=').map_or((text.as_str(), None), |(it, value)| (it, Some(value)));
        let item = find(plan, query, read.last().map(|before| &before.item.id.value))?;
        if read.iter().any(|before| std::ptr::eq(before.item, item)) {
            return Err(Message::new("update.item-twice").with("item", item.id.value.as_str()));
        }
        let said = match value {
            Some(_) if args.says_how_far() || !args.is_progress() => {
                return Err(Message::new("update.said-twice").with("text", text.as_str()));
            }
            Some(value) => said(text, value)?,
            None => Said { percent: args.percent, state: args.state, evidence: args.evidence.clone() },
        };
        read.push(Assignment { item, said });
    }
    Ok(read)
}

/// A share of the work or a state, then evidence, each after a colon.
fn said(text: &str, value: &str) -> Result<Said, Message> {
    let mut parts = value.split(':').map(str::trim);
    let first = parts.next().unwrap_or_default();
    let evidence: Vec<String> = parts.filter(|part| !part.is_empty()).map(str::to_owned).collect();
    let (percent, state) = (percent(first).ok(), State::read(first));
    let is_open = first.is_empty() && !evidence.is_empty();
    if percent.is_none() && state.is_none() && !is_open {
        let words = State::WORDS.iter().map(|(word, _)| *word);
        let near = text::nearest(first, words.chain(State::spoken().map(|(spoken, _)| spoken)));
        let message =
            Message::new(if near.is_some() { "update.assignment-near" } else { "update.assignment" });
        let form = near.map(|near| text.replacen(first, near, 1)).unwrap_or_default();
        return Err(message.with("text", text).with("value", first).with("form", form));
    }
    Ok(Said { percent, state, evidence })
}

/// The item that is meant: by its id; by the end of its id, where it goes on from that of the item before it, as `6` after
/// `II.1.5`; by what else it is called; by the end of its id, where no other ends so.
fn find<'p>(plan: &'p Plan, query: &str, before: Option<&ItemId>) -> Result<&'p Item, Message> {
    let query = query.trim();
    let called = |id: &str| plan.items.iter().find(|item| text::same_id(item.id.value.as_str(), id));
    let next = || called(&continued(before?.as_str(), query)?);
    if let Some(item) = called(query).or_else(next) {
        return Ok(item);
    }
    lookup::item(plan, query).or_else(|fault| {
        let is_end = |item: &&Item| {
            let id = item.id.value.as_str();
            let ends = id.match_indices('.').map(|(at, _)| &id[at + 1..]);
            ends.into_iter().any(|end| text::same_id(end, query))
        };
        let mut ending = plan.items.iter().filter(is_end);
        match (ending.next(), ending.next()) {
            (Some(item), None) => Ok(item),
            _ => Err(fault),
        }
    })
}

/// An id with its last parts replaced by those of another: `II.1.6` for `6` after `II.1.5`.
fn continued(id: &str, end: &str) -> Option<String> {
    let (parts, new): (Vec<&str>, Vec<&str>) = (id.split('.').collect(), end.split('.').collect());
    let kept = parts.len().checked_sub(new.len()).filter(|kept| 0 < *kept)?;
    Some([&parts[..kept], &new[..]].concat().join("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_goes_on_from_the_one_before() {
        assert_eq!(continued("II.1.5", "6").as_deref(), Some("II.1.6"));
        assert_eq!(continued("II.1.5", "2.3").as_deref(), Some("II.2.3"));
        assert_eq!(continued("II.1.5", "II.2.3"), None);
        assert_eq!(continued("5", "6"), None);
    }

    #[test]
    fn what_is_said_is_a_share_or_a_state_and_evidence() {
        #[track_caller]
        fn case(value: &str, percent: Option<f64>, state: Option<State>, evidence: &[&str]) {
            let said = said("x", value).unwrap();
            assert_eq!((said.percent, said.state), (percent, state), "{value}");
            assert_eq!(said.evidence, evidence);
        }
        case("30", Some(30.0), None, &[]);
        case("12,5%", Some(12.5), None, &[]);
        case("done:45/BC-PNV", None, Some(State::Done), &["45/BC-PNV"]);
        case(
            "xong:45/BC-PNV=evidence/45.pdf:46/BC",
            None,
            Some(State::Done),
            &["45/BC-PNV=evidence/45.pdf", "46/BC"],
        );
        case("Đang vướng mắc", None, Some(State::Blocked), &[]);
        case(":45/BC-PNV", None, None, &["45/BC-PNV"]);
        for value in ["", "x", "120", "-1", ":"] {
            assert!(said("x", value).is_err(), "{value}");
        }
    }
}
