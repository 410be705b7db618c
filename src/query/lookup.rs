//! From what a user typed to the agency or item meant, or an error that names the nearest.

use std::collections::BTreeSet;

use crate::assess::Standing;
use crate::message::{Arg, Message};
use crate::model::{Agency, Directory, Item, ItemId, Plan, ReportPeriod, Section, SpokenPeriod};
use crate::text;

/// Finds the agency or group that `query` means: by id, name, short name or alias, tones or not, whole or in part, or by
/// its initials. Its own id or name, typed whole, wins over what others are called too.
///
/// # Errors
/// When several names hold the words, or none does; the message lists the candidates or the nearest.
pub fn agency<'a>(agencies: &'a Directory, query: &str) -> Result<&'a Agency, Message> {
    let key = text::fold(query);
    let has = |fits: &dyn Fn(&str) -> bool| -> Vec<&'a Agency> {
        agencies.iter().filter(|agency| agency.spellings().any(|name| fits(&text::fold(name)))).collect()
    };
    let is_own = |agency: &&Agency| {
        [agency.id.value.as_str(), agency.name.as_str()].iter().any(|name| text::fold(name) == key)
    };
    let mut found: Vec<&Agency> = agencies.iter().filter(is_own).collect();
    if found.is_empty() {
        found = has(&|name| name == key);
    }
    let squeezed = key.replace(' ', "");
    if found.is_empty() {
        found = has(&|name| text::has_words(name, &key));
    }
    if found.is_empty() && !squeezed.is_empty() {
        found = has(&|name| name.replace(' ', "") == squeezed);
    }
    if found.is_empty() {
        found = has(&|name| text::initials(name).any(|initials| initials == squeezed));
    }
    if found.is_empty() && 2 < squeezed.len() {
        found = has(&|name| text::initials(name).any(|initials| initials.starts_with(&squeezed)));
    }
    match found[..] {
        [agency] => Ok(agency),
        [] => Err(unknown(agencies, query)),
        _ => Err(Message::new("lookup.ambiguous-agency")
            .with("query", query)
            .with("candidates", listed(&found))),
    }
}

fn unknown(agencies: &Directory, query: &str) -> Message {
    let key = text::fold(query);
    let mut near: Vec<(f64, &Agency)> = agencies
        .iter()
        .filter_map(|agency| {
            let likeness = agency.spellings().map(|name| text::likeness(&key, &text::fold(name)));
            Some((likeness.max_by(f64::total_cmp)?, agency))
        })
        .filter(|(likeness, _)| 0.7 <= *likeness)
        .collect();
    near.sort_by(|left, right| right.0.total_cmp(&left.0));
    let near: Vec<&Agency> = near.into_iter().take(1).map(|(_, agency)| agency).collect();
    let message =
        Message::new(if near.is_empty() { "lookup.unknown-agency" } else { "lookup.unknown-agency-near" });
    message.with("query", query).with("candidates", listed(&near))
}

fn listed(agencies: &[&Agency]) -> Arg {
    Arg::Lines(agencies.iter().map(|agency| format!("{}  {}", agency.id.value, agency.name)).collect())
}

/// Finds the item called `query`, case ignored, or by its printed code or number where only one item has it.
///
/// # Errors
/// When there is none; the message names the nearest id, or the items that share the code or the number.
pub fn item<'a>(plan: &'a Plan, query: &str) -> Result<&'a Item, Message> {
    // As it is read off the page: "14.", "đ)".
    let query = text::composed(query.trim().trim_end_matches(['.', ')']));
    let query = query.as_str();
    let by_id = plan.items.iter().find(|item| text::same_id(item.id.value.as_str(), query));
    if let Some(item) = by_id {
        return Ok(item);
    }
    let key = text::fold(query);
    let coded = |item: &&Item| item.code.as_ref().is_some_and(|code| text::fold(code) == key);
    let numbered = |item: &&Item| item.tt.as_ref().is_some_and(|tt| text::same_id(tt, query));
    let by_code: Vec<&Item> = plan.items.iter().filter(coded).collect();
    let by_number: Vec<&Item> = plan.items.iter().filter(numbered).collect();
    let (key, found) = match by_code[..] {
        [] => ("lookup.ambiguous-number", by_number),
        _ => ("lookup.ambiguous-item", by_code),
    };
    match found[..] {
        [item] => Ok(item),
        [] => by_part_of_id(plan, query),
        _ => {
            let ids: Vec<&str> = found.iter().map(|item| item.id.value.as_str()).collect();
            Err(Message::new(key).with("query", query).with("candidates", ids.join(", ")))
        }
    }
}

/// Finds the item whose id is `query` with other signs or numerals (`ii-1-3`, `PL.1.4`), or ends with it (`1.10`).
fn by_part_of_id<'a>(plan: &'a Plan, query: &str) -> Result<&'a Item, Message> {
    let wanted = text::id_numbers(query);
    let fits = |is_meant: &dyn Fn(&[String]) -> bool| -> Vec<&'a Item> {
        plan.items.iter().filter(|item| is_meant(&text::id_numbers(item.id.value.as_str()))).collect()
    };
    let whole = fits(&|id| id == wanted);
    let found = if whole.is_empty() { fits(&|id| id.ends_with(&wanted)) } else { whole };
    match found[..] {
        [item] => Ok(item),
        [] => {
            let ids = plan.items.iter().map(|item| item.id.value.as_str());
            Err(Message::unknown("lookup.unknown-item", query, ids))
        }
        _ => {
            let ids: Vec<&str> = found.iter().map(|item| item.id.value.as_str()).collect();
            Err(Message::new("lookup.ambiguous-id").with("query", query).with("candidates", ids.join(", ")))
        }
    }
}

/// Finds the person in charge that `query` means: by the name as written, else without tones, else by a part of it.
///
/// # Errors
/// When the words fit several names, or none; the message names them, or the nearest.
pub fn officer<'a>(plan: &'a Plan, query: &str) -> Result<&'a str, Message> {
    let names: BTreeSet<&str> = plan.items.iter().flat_map(|it| &it.officers).map(String::as_str).collect();
    if names.is_empty() {
        return Err(Message::new("lookup.no-officers").with("plan", plan.head.id.value.as_str()));
    }
    let (written, key) = (text::composed(query.trim()), text::fold(query));
    let fits: [&dyn Fn(&str) -> bool; 3] =
        [&|name| text::composed(name) == written, &|name| text::fold(name) == key, &|name| {
            text::has_words(&text::fold(name), &key)
        }];
    let mut found = fits.iter().map(|fits| names.iter().copied().filter(|it| fits(it)).collect::<Vec<_>>());
    let found = found.find(|found| !found.is_empty()).unwrap_or_default();
    match found[..] {
        [name] => Ok(name),
        [] => Err(Message::unknown("lookup.unknown-officer", query, names.into_iter())),
        _ => Err(Message::new("lookup.ambiguous-officer")
            .with("query", query)
            .with("candidates", found.join(", "))),
    }
}

/// Finds the section called `query`, case ignored; by its id, with other signs or numerals too, or by words of its title.
///
/// # Errors
/// When there is none; the message names the nearest.
pub fn section(plan: &Plan, query: &str) -> Result<ItemId, Message> {
    let ids = || plan.sections.iter().map(|section| &section.id.value);
    let (wanted, key) = (text::id_numbers(query), text::fold(query));
    let fits: [&dyn Fn(&Section) -> bool; 3] = [
        &|it| text::same_id(it.id.value.as_str(), query.trim()),
        &|it| text::id_numbers(it.id.value.as_str()) == wanted,
        &|it| text::has_words(&text::fold(&it.title), &key),
    ];
    let found = fits.iter().find_map(|fits| {
        let mut found = plan.sections.iter().filter(|it| fits(it));
        found.next().filter(|_| found.next().is_none())
    });
    let found = found.map(|section| section.id.value.clone());
    found.ok_or_else(|| Message::unknown("lookup.unknown-section", query, ids().map(ItemId::as_str)))
}

/// Finds the reporting period called `query`, case ignored; without its year where the plan asks for only one such.
///
/// # Errors
/// When the plan asks for no such report; the message names the nearest, or those there are.
pub fn period(plan: &Plan, query: &str) -> Result<ReportPeriod, Message> {
    let named: Vec<(String, ReportPeriod)> = plan.report_periods().map(|it| (it.to_string(), it)).collect();
    if named.is_empty() {
        return Err(no_periods(plan));
    }
    let query = query.trim();
    let alone = |name: &str| name.split_once('-').is_some_and(|(_, span)| span.eq_ignore_ascii_case(query));
    let fits: Vec<ReportPeriod> = named
        .iter()
        .filter(|(name, _)| name.eq_ignore_ascii_case(query) || alone(name))
        .map(|(_, period)| *period)
        .collect();
    if let [period] = fits[..] {
        return Ok(period);
    }
    if let Some(period) = spoken(&named, query) {
        return Ok(period);
    }
    let known = named.iter().map(|(name, _)| name.as_str());
    let Some(name) = closing_with(&named, query) else {
        return Err(Message::unknown("lookup.unknown-period", query, known));
    };
    let hint = Message::new("lookup.nearest").with("name", name);
    Err(Message::new("lookup.unknown-period").with("query", query).with("hint", hint))
}

/// The one of these periods that ends with the month in which what people call so does: the first half-year for quarter II.
fn closing_with<'a>(named: &'a [(String, ReportPeriod)], query: &str) -> Option<&'a str> {
    let said = SpokenPeriod::read(query)?;
    let ends = |it: &ReportPeriod| {
        said.year.is_none_or(|year| it.year == year) && it.part().last_month() == said.part.last_month()
    };
    named.iter().find(|(_, period)| ends(period)).map(|(name, _)| name.as_str())
}

/// That a plan asks for no reports.
pub fn no_periods(plan: &Plan) -> Message {
    Message::new("lookup.no-periods").with("plan", plan.head.id.value.as_str())
}

/// The one of these periods that people call so: "Quý III/2022", or "quý III" where there is one such.
fn spoken(named: &[(String, ReportPeriod)], query: &str) -> Option<ReportPeriod> {
    let said = SpokenPeriod::read(query)?;
    let mut fits = named.iter().map(|(_, period)| *period);
    let is_meant = |it: &ReportPeriod| it.part() == said.part && said.year.is_none_or(|year| it.year == year);
    let found = fits.find(is_meant)?;
    fits.all(|it| !is_meant(&it)).then_some(found)
}

/// Finds the period that the plan's calendar calls `key`, case ignored, or in people's words, whether or not
/// the plan asks for its report; one without its year is one that the plan asks for.
///
/// # Errors
/// When the calendar has no such period; the message says what its periods are called.
pub fn calendar_period(plan: &Plan, key: &str) -> Result<ReportPeriod, Message> {
    let calendar = plan.calendar();
    let asked = || period(plan, key).ok();
    calendar.period(key.trim()).or_else(|| calendar.spoken(key)).or_else(asked).ok_or_else(|| {
        Message::new("lookup.not-in-calendar").with("period", key).with("keys", calendar.keys())
    })
}

/// Finds the standing that `query` means: the word of the JSON format, or one of its `labels`, of which the first is the
/// one to propose.
///
/// # Errors
/// When there is none; the message names the nearest.
pub fn standing<'a>(query: &str, labels: impl Fn(Standing) -> Vec<&'a str>) -> Result<Standing, Message> {
    let key = text::fold(query);
    let is_meant = |word: &str, standing: Standing| {
        labels(standing).into_iter().chain([word]).any(|label| text::fold(label) == key)
    };
    let found = Standing::WORDS.iter().find(|(word, standing)| is_meant(word, *standing));
    let short = Standing::WORDS.iter().filter_map(|(_, standing)| labels(*standing).into_iter().next());
    let known = short.chain(Standing::WORDS.iter().map(|(word, _)| *word));
    found
        .map(|(_, standing)| *standing)
        .ok_or_else(|| Message::unknown("lookup.unknown-standing", query, known))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::{Draft, FileKind};
    use crate::source::SourceId;

    #[test]
    fn an_own_name_wins_over_the_alias_of_another() {
        let text = "[agency.van-phong]\nname = \"Văn phòng\"\n\
            [agency.van-hoa]\nname = \"Phòng Văn hóa\"\naliases = [\"Văn phòng\", \"Nội vụ\"]\n\
            [agency.phong-nv]\nname = \"Phòng Nội vụ\"\nshort = \"Nội vụ\"\n";
        let mut draft = Draft::default();
        draft.read(FileKind::Plan, SourceId(0), text, &mut Vec::new());
        let plan = draft.finish().unwrap();
        let found = |query| agency(&plan.agencies, query).map(|agency| agency.id.value.to_string()).ok();
        assert_eq!(found("van phong"), Some("van-phong".to_owned()));
        assert_eq!(found("Phòng Nội vụ"), Some("phong-nv".to_owned()));
        assert_eq!(found("nội vụ"), None, "the short name of one is the alias of another");
        assert_eq!(found("văn hóa"), Some("van-hoa".to_owned()));
        assert_eq!(found("phòng"), None);
    }
}
