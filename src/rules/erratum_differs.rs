//! An erratum of a place that is not there, or whose text is not what stands there.

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::{Erratum, Item, Plan};
use crate::text;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "erratum-differs",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/erratum-differs.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let plan = case.plan;
    for erratum in &plan.errata {
        let Some((item, field)) = item_and_field(plan, &erratum.at) else { continue };
        found.extend(match text_of(item, field) {
            // Ids and days stand where the document has names and phrases; what they are nobody can compare.
            Field::Other => None,
            Field::Missing => Some(missing(rule, erratum, item, field)),
            Field::Texts(texts) => differing(rule, erratum, &texts),
        });
    }
}

/// The item whose id a place begins with, and what of it is meant. Ids of other things are looked after elsewhere.
fn item_and_field<'a>(plan: &'a Plan, at: &'a str) -> Option<(&'a Item, &'a str)> {
    let mut points = at.match_indices('.').map(|(point, _)| point).collect::<Vec<_>>();
    // The longest id counts: `II.1.2.action.1` is of `II.1.2`.
    points.reverse();
    points.into_iter().find_map(|point| {
        let item = plan.item(&at[..point].parse().ok()?)?;
        Some((item, &at[point + 1..]))
    })
}

/// What a field of an item holds.
enum Field<'a> {
    Texts(Vec<&'a str>),
    /// The item has no such field, or less of it.
    Missing,
    /// Something that is no text, or a field that this rule does not know.
    Other,
}

fn text_of<'a>(item: &'a Item, field: &str) -> Field<'a> {
    let mut parts = field.split('.');
    let texts = match (parts.next().unwrap_or_default(), parts.next(), parts.next(), parts.next()) {
        ("name", None, ..) => vec![item.name.as_str()],
        ("code", None, ..) => item.code.iter().map(|code| code.as_str()).collect(),
        ("product", None, ..) => item.product.as_deref().into_iter().collect(),
        ("goals", None, ..) => item.goals.iter().map(|goal| goal.as_str()).collect(),
        ("goals", Some(at), None, _) => {
            numbered(&item.goals, at).map(|goal| goal.as_str()).into_iter().collect()
        }
        ("deadline", None | Some("text"), None, _) => vec![item.deadline.text.as_str()],
        ("action", Some(at), None | Some("text"), None) => {
            numbered(&item.actions, at).map(|action| action.text.as_str()).into_iter().collect()
        }
        ("action", Some(at), Some("step" | "steps"), Some(step)) => {
            let steps = numbered(&item.actions, at).map(|action| &action.steps);
            steps.and_then(|steps| numbered(steps, step)).map(|step| step.as_str()).into_iter().collect()
        }
        (field, ..) if is_misspelt(field) => Vec::new(),
        _ => return Field::Other,
    };
    if texts.is_empty() { Field::Missing } else { Field::Texts(texts) }
}

/// The part of a list that is counted from 1.
fn numbered<'a, T>(list: &'a [T], number: &str) -> Option<&'a T> {
    list.get(number.parse::<usize>().ok()?.checked_sub(1)?)
}

/// Fields whose text this rule reads.
const FIELDS: [&str; 6] = ["name", "code", "product", "goals", "deadline", "action"];

/// Whether a field is none of these and near to one of them.
fn is_misspelt(field: &str) -> bool {
    /// Fields of items are further apart than this.
    const NEAR: f64 = 0.9;
    FIELDS.iter().all(|known| *known != field)
        && FIELDS.iter().any(|known| NEAR <= text::likeness(field, known))
}

fn missing(rule: &'static RuleInfo, erratum: &Erratum, item: &Item, field: &str) -> Diagnostic {
    let message =
        Message::new("erratum-differs.missing").with("item", item.id.value.as_str()).with("field", field);
    let (first, rest) = field.split_at(field.find('.').unwrap_or(field.len()));
    let help = match text::nearest(first, FIELDS).filter(|_| is_misspelt(first)) {
        Some(nearest) => Message::new("did-you-mean").with("name", format!("{}.{nearest}{rest}", item.id)),
        None => Message::new("erratum-differs.place-help"),
    };
    Diagnostic::new(rule, erratum.at.span, message).help(help)
}

/// A finding where the words that the erratum reads do not stand in its place.
fn differing(rule: &'static RuleInfo, erratum: &Erratum, texts: &[&str]) -> Option<Diagnostic> {
    let stands = |words: &str| texts.iter().any(|text| text.contains(words.trim()));
    if stands(&erratum.read_as) {
        return None;
    }
    let (key, help) = if stands(&erratum.printed) {
        ("erratum-differs.swapped", "erratum-differs.swapped-help")
    } else {
        ("erratum-differs.message", "erratum-differs.help")
    };
    let message = Message::new(key)
        .with("at", erratum.at.as_str())
        .with("printed", erratum.printed.as_str())
        .with("read", erratum.read_as.as_str());
    Some(Diagnostic::new(rule, erratum.at.span, message).help(Message::new(help)))
}
