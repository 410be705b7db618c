//! The head of a table of a plan: which column holds what, found by wording.

use super::tree::{Cell, Merged, Row, Table};
use super::wording::{Field, field, tells_progress, year_of};

/// A head stands near the top of its table.
const NEAR: usize = 12;

/// The columns of a table of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Columns {
    /// What each column holds; none for one that no key of an item holds.
    pub(super) fields: Vec<Option<Field>>,
    /// The heads as printed.
    pub(super) heads: Vec<String>,
}

impl Columns {
    /// The columns of a table, and how many rows come before the first below the head. None for another kind of table.
    pub(super) fn of(table: &Table) -> Option<(Self, usize)> {
        let rows = &table.rows[..table.rows.len().min(NEAR)];
        (0..rows.len()).find_map(|first| {
            let (heads, count) = heads(&rows[first..]);
            let columns = Self::named(heads)?;
            let after = first + count;
            let numbers = table.rows[after..].iter().take_while(|row| is_numbered_head(row)).count();
            Some((columns, after + numbers))
        })
    }

    /// The columns with these heads; none where they are not those of a plan.
    pub(super) fn named(heads: Vec<String>) -> Option<Self> {
        let mut fields: Vec<Option<Field>> = heads.iter().map(|head| field(head)).collect();
        settle(&mut fields, &heads);
        let has = |field: Field| fields.contains(&Some(field));
        let supports = fields.iter().any(|it| matches!(it, Some(Field::Support(_))));
        let is_assigned = has(Field::Lead) || supports || has(Field::Deadline) || has(Field::Target);
        let known = fields.iter().flatten().count();
        (has(Field::Name) && is_assigned && 3 <= known).then_some(Self { fields, heads })
    }

    /// Whether a table is a form in which offices report what came of a plan.
    pub(super) fn are_of_report(table: &Table) -> bool {
        let rows = &table.rows[..table.rows.len().min(NEAR)];
        rows.iter().any(|row| 1 < row.own().filter(|(_, cell)| tells_progress(&cell.text())).count())
    }

    /// The column of a field.
    pub(super) fn at(&self, field: Field) -> Option<usize> {
        self.fields.iter().position(|it| *it == Some(field))
    }

    /// The heads of the columns that hold days.
    pub(super) fn day_heads(&self) -> impl Iterator<Item = &str> {
        let are_days = |field: &Option<Field>| matches!(field, Some(Field::Start | Field::Deadline));
        self.fields
            .iter()
            .zip(&self.heads)
            .filter(move |(field, _)| are_days(field))
            .map(|(_, head)| head.as_str())
    }

    /// Whether a row repeats the head.
    pub(super) fn are_repeated_in(&self, row: &Row) -> bool {
        let cells = row.cells.iter().map(Cell::text);
        let same = cells.zip(&self.heads).filter(|(cell, head)| !cell.is_empty() && cell == *head).count();
        2 <= same || is_numbered_head(row)
    }
}

/// The heads of the columns over one row or two, where the first has heads over several columns.
fn heads(rows: &[Row]) -> (Vec<String>, usize) {
    let Some(first) = rows.first() else { return (Vec::new(), 0) };
    let mut heads: Vec<String> = Vec::new();
    for cell in &first.cells {
        let is_covered = cell.merged == Merged::WithLeft;
        heads.push(if is_covered { heads.last().cloned().unwrap_or_default() } else { cell.text() });
    }
    let is_below = |row: &&Row| {
        let repeats = row.cells.iter().any(|cell| cell.merged == Merged::WithAbove);
        let spans = first.cells.iter().any(|cell| cell.merged == Merged::WithLeft);
        (repeats || spans) && row.own().any(|(_, cell)| field(&cell.text()).is_some())
    };
    let Some(second) = rows.get(1).filter(is_below) else { return (heads, 1) };
    for (head, cell) in heads.iter_mut().zip(&second.cells) {
        if cell.merged == Merged::Alone && !cell.is_blank() {
            // "Cơ quan thực hiện" over "Chủ trì" and "Phối hợp".
            *head = cell.text();
        }
    }
    (heads, 2)
}

/// Whether a row only numbers the columns: "(1) (2) (3)", "A B 1 2".
fn is_numbered_head(row: &Row) -> bool {
    let texts: Vec<String> = row.own().map(|(_, cell)| cell.text()).collect();
    let number = |text: &String| text.trim_matches(['(', ')', '[', ']', ' ']).parse::<usize>().ok();
    let numbers: Vec<usize> = texts.iter().filter_map(number).collect();
    let letters =
        texts.iter().filter(|text| text.chars().count() == 1 && text.chars().all(char::is_uppercase));
    3 <= texts.len()
        && numbers.len() + letters.count() == texts.len()
        && numbers.windows(2).all(|pair| pair[0] + 1 == pair[1])
}

/// Makes sense of heads that mean different things in different tables.
fn settle(fields: &mut [Option<Field>], heads: &[String]) {
    let has = |fields: &[Option<Field>], wanted: fn(&Field) -> bool| fields.iter().flatten().any(wanted);
    let replace = |fields: &mut [Option<Field>], old: Field, new: Field| {
        if let Some(field) = fields.iter_mut().find(|it| **it == Some(old)) {
            *field = Some(new);
        }
    };
    // "Mã" where no column has numbers, and "Mã tiêu chí" beside it.
    if !fields.contains(&Some(Field::Number)) {
        let codes = fields.iter().filter(|it| **it == Some(Field::Code)).count();
        if 1 < codes {
            replace(fields, Field::Code, Field::Number);
        }
    }
    let is_lead = |it: &Field| *it == Field::Lead;
    let is_name = |it: &Field| *it == Field::Name;
    if !has(fields, is_lead) {
        // One body alone does it.
        let supports: Vec<usize> =
            (0..fields.len()).filter(|at| matches!(fields[*at], Some(Field::Support(role)) if role == crate::model::SupportRole::Implement)).collect();
        if let [only] = supports[..] {
            fields[only] = Some(Field::Lead);
        }
    }
    // "Chỉ tiêu | Đơn vị | Kết quả": targets, and no tasks.
    if !has(fields, is_name) && fields.contains(&Some(Field::Target)) {
        replace(fields, Field::Target, Field::Name);
        replace(fields, Field::Product, Field::Target);
    }
    if !has(fields, is_name) {
        replace(fields, Field::Actions, Field::Name);
    }
    if !has(fields, is_name) {
        replace(fields, Field::Goals, Field::Name);
    }
    // Of several years the last is what is to be reached.
    let years = heads.iter().enumerate().filter_map(|(at, head)| Some((year_of(head)?, at)));
    let last = years.max().filter(|_| fields.contains(&Some(Field::Unit)));
    if let Some((_, at)) = last.filter(|_| !fields.contains(&Some(Field::Target))) {
        fields[at] = Some(Field::Target);
    }
    // "Đơn vị" beside no target is a body.
    let is_body = heads.iter().any(|head| crate::text::fold(head) == "don vi");
    if is_body && !fields.contains(&Some(Field::Target)) && !has(fields, is_lead) {
        replace(fields, Field::Unit, Field::Lead);
    }
    // Of two columns for one thing the first counts; the other is kept beside the item.
    for at in 0..fields.len() {
        if fields[at].is_some() && fields[..at].contains(&fields[at]) {
            fields[at] = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::SupportRole;

    #[test]
    fn columns_are_found_by_their_heads() {
        #[track_caller]
        fn case(heads: &[&str], expected: Option<&[Option<Field>]>) {
            let columns = Columns::named(heads.iter().map(|head| (*head).to_owned()).collect());
            assert_eq!(columns.as_ref().map(|it| &it.fields[..]), expected, "{heads:?}");
        }
        let (lead, name, number) = (Some(Field::Lead), Some(Field::Name), Some(Field::Number));
        let support = Some(Field::Support(SupportRole::Coordinate));
        let deadline = Some(Field::Deadline);
        case(
            &["TT", "Tên nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Kết quả", "Thời gian hoàn thành"],
            Some(&[number, name, lead, support, Some(Field::Product), deadline]),
        );
        case(
            &["TT", "Chỉ tiêu", "Đơn vị", "Kết quả", "Cơ quan theo dõi"],
            Some(&[number, name, Some(Field::Unit), Some(Field::Target), lead]),
        );
        case(&["TT", "Nhiệm vụ", "Đơn vị thực hiện", "Thời gian"], Some(&[number, name, lead, deadline]));
        case(
            &["WBS", "Task", "Owner", "Start", "Due", "Days", "%"],
            Some(&[number, name, lead, Some(Field::Start), deadline, None, None]),
        );
        case(
            &["TT", "Chỉ tiêu", "Đơn vị tính", "Năm 2025", "Năm 2026"],
            Some(&[number, name, Some(Field::Unit), None, Some(Field::Target)]),
        );
        case(
            &["TT", "Tên nhiệm vụ", "Vai trò (Chủ trì/Phối hợp)", "Lũy kế", "Tiến độ (Vượt/Đạt/Chậm)"],
            None,
        );
        case(&["ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], None);
        case(&["Nơi nhận", "TM. ỦY BAN NHÂN DÂN"], None);
    }
}
