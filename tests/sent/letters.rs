//! What the letters of `cchc remind --out` and their index have to say.

use serde_json::Value;

use crate::said::{Line, NO_CAUSE, Said, label, numbered, reason, text};
use crate::tables::Row;
use crate::{Expected, Kind};

const URGENT: Kind = Kind {
    heading: "Nhiệm vụ quá hạn, có nguy cơ chậm",
    titles: &[
        "TT",
        "Mã",
        "Nội dung nhiệm vụ",
        "Thời hạn",
        "Tình trạng",
        "Lý do, nguyên nhân",
        "Hình thức giao",
    ],
};

const AWAITING: Kind = Kind {
    heading: "Nhiệm vụ đã báo hoàn thành, chưa có tài liệu kiểm chứng",
    titles: &["TT", "Mã", "Nội dung nhiệm vụ", "Thời hạn", "Tình trạng", "Lý do", "Hình thức giao"],
};

const INDEX: Kind = Kind {
    heading: "Danh mục công văn đôn đốc",
    titles: &["TT", "Cơ quan", "Quá hạn", "Nguy cơ chậm", "Chờ xác nhận", "Báo cáo chưa gửi", "Tệp"],
};

/// The kinds of tables here.
pub(crate) const KINDS: [&Kind; 3] = [&URGENT, &AWAITING, &INDEX];

/// Those that get a letter, in the order of the files.
pub(crate) fn agencies<'a>(said: &'a Said<'_>) -> Vec<&'a str> {
    let is_late = |item: &Value| item["days_left"].as_i64().is_some_and(|days| days < 0);
    let is_reminded = |id: &&str| {
        !urgent(said, id).is_empty()
            || !said.missing(id).is_empty()
            || awaiting(said, id).iter().any(|item| is_late(item))
    };
    said.addressees().filter(is_reminded).collect()
}

/// The tables of a letter; there are none without rows.
pub(crate) fn expected(said: &Said<'_>, agency: &str) -> Vec<Expected> {
    let urgent = said.lines(urgent(said, agency)).into_iter().map(|line| urgent_row(said, &line));
    let awaiting = said.lines(awaiting(said, agency)).into_iter().map(|line| awaiting_row(said, &line));
    let tables = [Expected::items(&URGENT, urgent), Expected::items(&AWAITING, awaiting)];
    let tables = tables.into_iter().filter(|table| !table.rows.is_empty());
    // How things stand comes first.
    ["2", "3"].iter().zip(tables).map(|(number, table)| table.numbered(number)).collect()
}

/// The lines of a letter that say which reports are missing, but for the names of the periods.
pub(crate) fn missing(said: &Said<'_>, agency: &str) -> Vec<String> {
    let line = |(due, days)| format!("hạn gửi ngày {due}, đã quá hạn {days} ngày");
    said.missing(agency).into_iter().map(line).collect()
}

/// The index of the letters.
pub(crate) fn index(said: &Said<'_>) -> Expected {
    let rows = agencies(said).into_iter().map(|id| {
        let urgent = urgent(said, id);
        let overdue = urgent.iter().filter(|item| item["standing"] == "overdue").count();
        Row::from([
            ("Cơ quan", said.name(id).to_owned()),
            ("Quá hạn", overdue.to_string()),
            ("Nguy cơ chậm", (urgent.len() - overdue).to_string()),
            ("Chờ xác nhận", awaiting(said, id).len().to_string()),
            ("Báo cáo chưa gửi", said.missing(id).len().to_string()),
            ("Tệp", format!("{id}.md")),
        ])
    });
    Expected::new(&INDEX, numbered(rows))
}

/// The items it leads that are overdue or at risk. It is not reminded of what is at risk for the reports of others alone.
fn urgent<'a>(said: &'a Said<'_>, agency: &str) -> Vec<&'a Value> {
    let has_reported = said.missing(agency).is_empty();
    let is_urgent = |item: &&Value| ["overdue", "at_risk_high", "at_risk"].contains(&text(&item["standing"]));
    let is_of_others = |item: &Value| {
        let mut reasons = item["reasons"].as_array().unwrap().iter();
        has_reported && reasons.all(|reason| reason["code"] == "report_missing")
    };
    said.items_of(agency, "lead").filter(is_urgent).filter(|item| !is_of_others(item)).collect()
}

/// The items it leads that it reported as done without evidence.
fn awaiting<'a>(said: &'a Said<'_>, agency: &str) -> Vec<&'a Value> {
    said.items_of(agency, "lead").filter(|item| item["standing"] == "awaiting_confirmation").collect()
}

fn urgent_row(said: &Said<'_>, line: &Line<'_>) -> Row {
    let item = line.0;
    let days = match item["days_left"].as_i64().unwrap() {
        0 => "đến hạn trong ngày".to_owned(),
        days if days < 0 => format!("quá hạn {} ngày", -days),
        days => format!("còn {days} ngày"),
    };
    let cause = said.cause(item).unwrap_or(NO_CAUSE);
    let cause = if item["standing"] == "overdue" { cause } else { reason(item) };
    let mut row = said.line_row(line);
    row.insert("Tình trạng", format!("{}\n{days}", label(item)));
    row.insert("Lý do, nguyên nhân", cause.to_owned());
    row
}

fn awaiting_row(said: &Said<'_>, line: &Line<'_>) -> Row {
    let item = line.0;
    let mut row = said.line_row(line);
    row.insert("Tình trạng", label(item).to_owned());
    row.insert("Lý do", reason(item).to_owned());
    row
}
