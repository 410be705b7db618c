//! A change of the plan by a decision, as TOML: the new value where the old one stood, and the record of what was there. The
//! file's comments and its layout stay as they are.

use chrono::NaiveDate;
use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, Key, Table, TableLike, Value, value};

use super::{changed, datetime, numeral, set, with_ends_of};

/// The decision that changes the plan.
#[derive(Debug)]
pub struct Decision<'a> {
    pub number: &'a str,
    pub issued: NaiveDate,
    /// The first day on which it holds, where that is not the day of issue.
    pub from: Option<NaiveDate>,
}

/// What a key of an item is to hold.
#[derive(Debug)]
pub enum Change<'a> {
    /// The text, and the day where the text names none.
    Deadline(&'a str, Option<NaiveDate>),
    /// Who leads or supports, under this key.
    Agencies(&'static str, Vec<&'a str>),
    /// The number under the bound of a target, found by its metric.
    Target { metric: &'a str, bound: &'static str, number: f64 },
}

/// A place that was changed, and what it held before.
struct ChangedPlace {
    at: String,
    was: Value,
}

/// The text of a file in which an item is changed and the decision recorded. None where the text is no TOML, or the item
/// or what is to be changed of it is not written as tables are.
pub fn amend(text: &str, item: &str, decision: &Decision<'_>, changes: &[Change<'_>]) -> Option<String> {
    let mut own_record = None;
    let amended = changed(text, |document| {
        let tables = document.get_mut("item")?.as_array_of_tables_mut()?;
        let is_meant = |table: &&mut Table| table.get("id").and_then(Item::as_str) == Some(item);
        let table = tables.iter_mut().find(is_meant)?;
        let places: Option<Vec<ChangedPlace>> =
            changes.iter().map(|change| make(table, item, change)).collect();
        let places = places?;
        if !record_in(document, decision, &places) {
            own_record = Some(record(decision, &places));
        }
        Some(())
    })?;
    let end = if amended.ends_with('\n') { "\n" } else { "\n\n" };
    let own_record = own_record.map(|record| format!("{end}{record}")).unwrap_or_default();
    let own_record = with_ends_of(&amended, &own_record).into_owned();
    Some(amended + &own_record)
}

/// Makes one change, and says what was there.
fn make(table: &mut Table, item: &str, change: &Change<'_>) -> Option<ChangedPlace> {
    match change {
        Change::Deadline(text, date) => {
            let was = inline(table.get("deadline")?)?;
            set_deadline(table, text, *date);
            Some(ChangedPlace { at: format!("{item}.deadline"), was })
        }
        Change::Agencies(key, ids) => {
            let was = table.get(key).map_or_else(|| Some(Array::new().into()), inline)?;
            set(table, key, value(ids.iter().copied().collect::<Array>()));
            Some(ChangedPlace { at: format!("{item}.{key}"), was })
        }
        Change::Target { metric, bound, number } => {
            let target = target(table.get_mut("target")?, metric)?;
            let was: InlineTable =
                target.iter().filter_map(|(key, item)| Some((Key::new(key), inline(item)?))).collect();
            let old = target.get_mut(bound)?.as_value_mut()?;
            let mut new = numeral(*number);
            *new.decor_mut() = old.decor().clone();
            *old = new;
            Some(ChangedPlace { at: format!("{item}.target.{metric}"), was: was.into() })
        }
    }
}

/// The table of the target that measures `metric`.
fn target<'a>(targets: &'a mut Item, metric: &str) -> Option<&'a mut dyn TableLike> {
    let is_meant = |table: &dyn TableLike| table.get("metric").and_then(Item::as_str) == Some(metric);
    match targets {
        Item::ArrayOfTables(tables) => {
            let table = tables.iter_mut().find(|table| is_meant(*table))?;
            Some(table)
        }
        Item::Value(Value::Array(array)) => {
            let tables = array.iter_mut().filter_map(Value::as_inline_table_mut);
            let table = { tables }.find(|table| is_meant(*table))?;
            Some(table)
        }
        _ => None,
    }
}

/// Sets a deadline: its text, and its day where there is one. What else its table says is of the deadline that was.
fn set_deadline(table: &mut Table, text: &str, date: Option<NaiveDate>) {
    if let Some(Item::Table(inside)) = table.get_mut("deadline") {
        let gone: Vec<String> =
            inside.iter().map(|(key, _)| key.to_owned()).filter(|key| key != "text").collect();
        for key in gone.iter().filter(|key| *key != "date" || date.is_none()) {
            inside.remove(key);
        }
        set(inside, "text", value(text));
        if let Some(date) = date {
            set(inside, "date", value(datetime(date)));
        }
        return;
    }
    let new: Value = match date {
        None => text.into(),
        Some(date) => {
            let mut inside = InlineTable::new();
            inside.insert("text", text.into());
            inside.insert("date", datetime(date).into());
            inside.into()
        }
    };
    set(table, "deadline", value(new));
}

/// A value on one line, without what is written around it.
fn inline(item: &Item) -> Option<Value> {
    let mut value = item.clone().into_value().ok()?;
    value.decor_mut().clear();
    match &mut value {
        Value::Array(array) => array.fmt(),
        Value::InlineTable(table) => table.fmt(),
        _ => {}
    }
    Some(value)
}

/// Adds the changes to the record that a file has of this decision; false where it has none. A place that it has changed
/// already keeps what it held before the decision.
fn record_in(document: &mut DocumentMut, decision: &Decision<'_>, places: &[ChangedPlace]) -> bool {
    let amendments = document.get_mut("amendment").and_then(Item::as_array_of_tables_mut);
    let is_meant = |table: &&mut Table| table.get("number").and_then(Item::as_str) == Some(decision.number);
    let Some(table) = amendments.and_then(|it| it.iter_mut().find(is_meant)) else { return false };
    let changes = table.entry("change").or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
    let Some(changes) = changes.as_array_of_tables_mut() else { return false };
    for it in places {
        let is_at = |table: &Table| table.get("at").and_then(Item::as_str) == Some(it.at.as_str());
        if !changes.iter().any(is_at) {
            changes.push(table_of(it));
        }
    }
    true
}

/// A record of its own.
fn record(decision: &Decision<'_>, places: &[ChangedPlace]) -> String {
    let mut table = Table::new();
    table.insert("number", value(decision.number));
    table.insert("issued", value(datetime(decision.issued)));
    if let Some(from) = decision.from {
        table.insert("from", value(datetime(from)));
    }
    let mut changes = ArrayOfTables::new();
    for it in places {
        changes.push(table_of(it));
    }
    table.insert("change", Item::ArrayOfTables(changes));
    let mut amendments = ArrayOfTables::new();
    amendments.push(table);
    let mut document = DocumentMut::new();
    document.insert("amendment", Item::ArrayOfTables(amendments));
    document.to_string()
}

/// `[[amendment.change]]`, set in as the tables of an item are.
fn table_of(it: &ChangedPlace) -> Table {
    let mut table = Table::new();
    table.insert("at", value(it.at.as_str()));
    table.insert("was", value(it.was.clone()));
    table.decor_mut().set_prefix("\n  ");
    for (mut key, _) in table.iter_mut() {
        key.leaf_decor_mut().set_prefix("  ");
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    const ITEM: &str = "# đầu tệp\n[[item]]\nid = \"I.1\"\nlead = [ # ai\n  \"a\",\n]\ndeadline = \"Tháng 6/2026\" # hạn\n\n  [[item.target]]\n  metric = \"m\"\n  at_least = 90 # mức\n  unit = \"%\"\n\n[[item]]\nid = \"I.2\"\n  [item.deadline]\n  text = \"d\"\n  every = \"month\"\n";

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn decision() -> Decision<'static> {
        Decision { number: "12/KH-UBND", issued: day("2026-05-04"), from: None }
    }

    const RECORD: &str =
        "\n[[amendment]]\nnumber = \"12/KH-UBND\"\nissued = 2026-05-04\n\n  [[amendment.change]]\n";

    #[test]
    fn a_value_is_changed_and_recorded_and_nothing_else() {
        let change = |item: &str, change: Change<'_>| amend(ITEM, item, &decision(), &[change]).unwrap();
        assert_eq!(
            change("I.1", Change::Deadline("Tháng 8/2026", None)),
            format!(
                "{}{RECORD}  at = \"I.1.deadline\"\n  was = \"Tháng 6/2026\"\n",
                ITEM.replace("Tháng 6", "Tháng 8")
            )
        );
        assert_eq!(
            change("I.1", Change::Deadline("sau hội nghị", Some(day("2026-08-31")))),
            format!(
                "{}{RECORD}  at = \"I.1.deadline\"\n  was = \"Tháng 6/2026\"\n",
                ITEM.replace("\"Tháng 6/2026\"", "{ text = \"sau hội nghị\", date = 2026-08-31 }")
            )
        );
        assert_eq!(
            change("I.1", Change::Target { metric: "m", bound: "at_least", number: 85.5 }),
            format!(
                "{}{RECORD}  at = \"I.1.target.m\"\n  was = {{ metric = \"m\", at_least = 90, unit = \"%\" }}\n",
                ITEM.replace("90", "85.5")
            )
        );
        assert_eq!(
            change("I.1", Change::Agencies("lead", vec!["b", "c"])),
            format!(
                "{}{RECORD}  at = \"I.1.lead\"\n  was = [\"a\"]\n",
                ITEM.replace("[ # ai\n  \"a\",\n]", "[\"b\", \"c\"]")
            )
        );
        assert_eq!(
            change("I.2", Change::Deadline("Quý III/2026", None)),
            format!(
                "{}{RECORD}  at = \"I.2.deadline\"\n  was = {{ text = \"d\", every = \"month\" }}\n",
                ITEM.replace("  text = \"d\"\n  every = \"month\"\n", "  text = \"Quý III/2026\"\n")
            )
        );
    }

    #[test]
    fn a_decision_that_is_recorded_already_gets_the_change() {
        let recorded =
            format!("{ITEM}{RECORD}  at = \"I.2\"\n  added = true\n\n# đuôi\n[[section]]\nid = \"I\"\n");
        let amended =
            amend(&recorded, "I.1", &decision(), &[Change::Deadline("Tháng 8/2026", None)]).unwrap();
        let expected = recorded.replace("Tháng 6", "Tháng 8").replace(
            "  added = true\n",
            "  added = true\n\n  [[amendment.change]]\n  at = \"I.1.deadline\"\n  was = \"Tháng 6/2026\"\n",
        );
        assert_eq!(amended, expected);
        // ChangedPlace once more by it, the place still says what it held before the decision.
        let again = [Change::Deadline("Tháng 9/2026", None)];
        let again = amend(&amended, "I.1", &decision(), &again).unwrap();
        assert_eq!(again, expected.replace("Tháng 8", "Tháng 9"));
    }

    #[test]
    fn lines_end_as_they_did_and_what_cannot_be_found_is_not_written() {
        let windows = format!("\u{feff}{}", ITEM.replace('\n', "\r\n"));
        let change = || [Change::Deadline("Tháng 8/2026", None)];
        let amended = amend(&windows, "I.1", &decision(), &change()).unwrap();
        assert!(amended.starts_with('\u{feff}') && !amended.replace("\r\n", "").contains('\n'));
        assert_eq!(amend(ITEM, "I.9", &decision(), &change()), None);
        assert_eq!(amend("item = [{ id = \"I.1\" }]\n", "I.1", &decision(), &change()), None);
        let unknown = [Change::Target { metric: "k", bound: "at_least", number: 1.0 }];
        assert_eq!(amend(ITEM, "I.1", &decision(), &unknown), None);
        assert_eq!(amend("x = \n", "I.1", &decision(), &change()), None);
    }
}
