//! Which form a workbook is: what the sheet that nobody sees keeps of it, compared with the plan.

use std::collections::BTreeMap;

use super::against::Against;
use super::fault::Fault;
use crate::message::Message;
use crate::query::sheet_form::{self, Origin, Row, SHOWN, VERSION, kept};
use crate::workbook::{Sheet, Value, Workbook};

/// What a form was when it was written.
pub(super) struct Written<'w> {
    /// The sheet that was filled in.
    pub(super) sheet: &'w Sheet,
    pub(super) origin: Origin,
    /// Its rows by their keys, in their order.
    pub(super) rows: Vec<(String, WrittenRow)>,
}

/// A row as it was written.
pub(super) struct WrittenRow {
    pub(super) row: Row,
    /// What stood in each column that people see.
    pub(super) told: Vec<String>,
}

/// What a cell says as a text; nothing where it is no text.
fn text(cells: &Sheet, row: usize, column: u32) -> String {
    let row = u32::try_from(row).unwrap_or(u32::MAX);
    match cells.rows.get(&row).and_then(|cells| cells.get(&column)).map(|cell| &cell.value) {
        Some(Value::Text(text)) => text.clone(),
        // LibreOffice reads what looks like a number or a day as one where a cell does not say that it is a text.
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Day(day)) => day.to_string(),
        _ => String::new(),
    }
}

/// Finds out which form it is, and that it is one of this plan as it is now.
///
/// # Errors
/// When it is none, of another version or plan, was changed where nobody should, or the plan has changed since.
pub(super) fn read<'w>(workbook: &'w Workbook, against: &Against<'_>) -> Result<Written<'w>, Fault> {
    let whole = |key| Fault::whole(Message::new(key));
    let kept = workbook.sheets.iter().find(|sheet| sheet.name == kept::SHEET);
    let kept = kept.ok_or_else(|| whole("take.no-form"))?;
    let parts: [String; 5] = std::array::from_fn(|at| text(kept, at, 1));
    let [version, plan, period, agency, digest] = parts;
    let origin = Origin { version, plan, period, agency, digest };
    if text(kept, 0, 0) != Origin::NAMES[0] {
        return Err(whole("take.no-form"));
    }
    if origin.version != VERSION {
        let message = Message::new("take.other-version").with("version", origin.version);
        return Err(Fault::whole(message.with("known", VERSION)));
    }
    let own = against.plan.head.id.value.as_str();
    if origin.plan != own {
        let message = Message::new("take.other-plan").with("plan", origin.plan);
        return Err(Fault::whole(message.with("own", own)));
    }
    let rows = rows(kept, &origin, against)?;
    let is_form = |sheet: &&Sheet| {
        let mut keys = sheet.rows.values().filter_map(|cells| cells.get(&sheet_form::KEY_COLUMN));
        sheet.name != kept::SHEET
            && keys.any(|cell| matches!(&cell.value, Value::Text(text) if rows.contains_key(text)))
    };
    let mut sheets = workbook.sheets.iter().filter(is_form);
    match (sheets.next(), sheets.next()) {
        (Some(sheet), None) => Ok(Written { sheet, origin, rows: ordered(rows) }),
        (Some(_), Some(second)) => {
            let message = Message::new("take.two-sheets").with("sheet", second.name.as_str());
            Err(Fault::whole(message))
        }
        (None, _) => Err(whole("take.no-rows")),
    }
}

/// Rows in the order in which they were written.
fn ordered(rows: BTreeMap<String, WrittenRow>) -> Vec<(String, WrittenRow)> {
    let mut rows: Vec<_> = rows.into_iter().collect();
    rows.sort_by_key(|(key, _)| key.get(1..).and_then(|number| number.parse::<u32>().ok()));
    rows
}

/// The rows that the form had, by their keys.
fn rows(kept: &Sheet, origin: &Origin, against: &Against<'_>) -> Result<BTreeMap<String, WrittenRow>, Fault> {
    let (mut rows, mut known, mut changed) = (BTreeMap::new(), Vec::new(), Vec::new());
    for at in kept::FIRST_ROW.. {
        let line: Vec<String> = (0..kept::FIRST_TEXT).map(|column| text(kept, at, column)).collect();
        let [key, parts @ .., mark] = &line[..] else { break };
        if key.is_empty() {
            break;
        }
        let parts: Option<&[String; 6]> = parts.try_into().ok();
        let row =
            parts.and_then(Row::of_parts).ok_or_else(|| Fault::whole(Message::new("take.kept-changed")))?;
        let now = row.fingerprint(against.plan).map(|text| (against.digest)(&text));
        if now.as_ref() != Some(mark) {
            changed.push(row.item.as_ref().map(ToString::to_string).unwrap_or_default());
        }
        let told = (0..).take(SHOWN.len()).map(|by| text(kept, at, kept::FIRST_TEXT + by)).collect();
        rows.insert(key.clone(), WrittenRow { row, told });
        known.push(line);
    }
    if !changed.is_empty() {
        changed.dedup();
        let message = Message::new("take.plan-changed").with("items", changed.join(", "));
        return Err(Fault::whole(message));
    }
    let digest = (against.digest)(&sheet_form::digested(origin, known.iter().map(Vec::as_slice)));
    if digest != origin.digest || rows.is_empty() {
        return Err(Fault::whole(Message::new("take.kept-changed")));
    }
    Ok(rows)
}
