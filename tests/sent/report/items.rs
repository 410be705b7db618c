//! The tables of a report that list items: what the period has brought, what is left and what comes next.

use serde_json::Value;

use super::annex::{confirmed, decimal, evidence};
use crate::said::{Line, NO_CAUSE, Said, date, label, list, names, numbered, rank, reason, text};
use crate::tables::Row;
use crate::{Expected, Kind};

const COMPLETED: Kind = Kind {
    heading: "Nhiệm vụ hoàn thành trong kỳ",
    titles: &["TT", "Mã", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Kết quả"],
};

const MOVED: Kind = Kind {
    heading: "Nhiệm vụ chưa hoàn thành, có thay đổi tiến độ",
    titles: &["TT", "Mã", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Kỳ trước (%)", "Kỳ này (%)", "Ghi chú"],
};

const DOCUMENTED: Kind = Kind {
    heading: "Tài liệu kiểm chứng mới",
    titles: &["TT", "Mã", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Tài liệu kiểm chứng"],
};

const OVERDUE: Kind = Kind {
    heading: "Nhiệm vụ chưa hoàn thành, quá hạn",
    titles: &[
        "TT",
        "Mã",
        "Nội dung nhiệm vụ",
        "Cơ quan chủ trì",
        "Ngày đến hạn",
        "Số ngày quá hạn",
        "Nguyên nhân",
    ],
};

const RISKS: Kind = Kind {
    heading: "Nhiệm vụ có nguy cơ chậm",
    titles: &["TT", "Số lượng", "Nhiệm vụ", "Cơ quan chủ trì", "Tình trạng", "Lý do"],
};

const AWAITING: Kind = Kind {
    heading: "Nhiệm vụ chờ xác nhận",
    titles: &["TT", "Mã", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Ngày đến hạn", "Lý do"],
};

const STOPPED: Kind = Kind {
    heading: "Nhiệm vụ tạm hoãn, thôi thực hiện",
    titles: &["TT", "Mã", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Ngày đến hạn", "Tình trạng"],
};

const DUE_NEXT: Kind = Kind {
    heading: "Nhiệm vụ đến hạn",
    titles: &["TT", "Mã", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Ngày đến hạn", "Tình trạng"],
};

/// The kinds of tables here.
pub(crate) const KINDS: [&Kind; 8] =
    [&COMPLETED, &MOVED, &DOCUMENTED, &OVERDUE, &RISKS, &AWAITING, &STOPPED, &DUE_NEXT];

/// What has changed since the data of the period before closed.
pub(crate) fn in_period(now: &Said<'_>, before: &Said<'_>, since: &str) -> Vec<Expected> {
    let changes = || now.all.iter().zip(&before.all);
    let is_completed = |item: &Value| text(&item["standing"]).starts_with("completed_");
    let completed = changes().filter(|(now, before)| is_completed(now) && !is_completed(before));
    let percent = |item: &Value| item["percent"].as_f64().unwrap_or_default();
    let moved = changes()
        .filter(|(now, before)| !is_completed(now) && percent(now).to_bits() != percent(before).to_bits());
    let documented = now.all.iter().filter(|item| !new_evidence(now, item, since).is_empty());
    tables([
        table(&COMPLETED, now, completed.map(|(now, _)| now), |item, row| {
            let result = format!("{}: {}", label(item), reason(item));
            let result = confirmed(item).map_or_else(|| result.clone(), |who| format!("{result}; {who}"));
            row.insert("Kết quả", result);
        }),
        table(&MOVED, now, moved.map(|(now, _)| now), |item, row| {
            let old = before.all.iter().find(|it| it["id"] == item["id"]).unwrap();
            let percent = |item: &Value| item["percent"].as_f64().map_or("–".to_owned(), decimal);
            let note = now.last(item).and_then(|it| Said::note(item, it));
            row.insert("Kỳ trước (%)", percent(old));
            row.insert("Kỳ này (%)", percent(item));
            row.insert("Ghi chú", note.unwrap_or_default());
        }),
        table(&DOCUMENTED, now, documented, |item, row| {
            row.insert("Tài liệu kiểm chứng", new_evidence(now, item, since).join("\n"));
        }),
    ])
}

fn new_evidence(now: &Said<'_>, item: &Value, since: &str) -> Vec<String> {
    let entries = now.entries(item).filter(|it| since < text(&it["on"]));
    entries.flat_map(|it| list(&it["evidence"])).map(|it| evidence(now, it)).collect()
}

/// What is late, at risk or not confirmed.
pub(crate) fn shortfalls(now: &Said<'_>) -> Vec<Expected> {
    let at = |standing| by_day(now, move |item| item["standing"] == standing);
    tables([
        table(&OVERDUE, now, at("overdue"), |item, row| {
            let days = -item["days_left"].as_i64().unwrap();
            row.insert("Số ngày quá hạn", days.to_string());
            row.insert("Nguyên nhân", now.cause(item).unwrap_or(NO_CAUSE).to_owned());
        }),
        Expected::new(&RISKS, risks(now)),
        table(&AWAITING, now, at("awaiting_confirmation"), |item, row| {
            row.insert("Lý do", reason(item));
        }),
        table(&STOPPED, now, [at("suspended"), at("dropped")].concat(), |item, row| {
            row.insert("Tình trạng", format!("{}: {}", label(item), reason(item)));
        }),
    ])
}

/// The items at risk, those of the same leads that stand alike for the same reason in one row.
fn risks(now: &Said<'_>) -> Vec<Row> {
    let mut groups: Vec<Vec<&Value>> = Vec::new();
    let is_at_risk = |item: &&Value| text(&item["standing"]).starts_with("at_risk");
    for item in now.all.iter().filter(is_at_risk) {
        let is_alike = |other: &Value| {
            other["standing"] == item["standing"] && other["reasons"][0] == item["reasons"][0]
        };
        match groups.iter_mut().find(|group| is_alike(group[0])) {
            Some(group) => group.push(item),
            None => groups.push(vec![item]),
        }
    }
    groups.sort_by_key(|group| (rank(group[0]), group[0]["days_left"].as_i64().unwrap_or(i64::MAX)));
    let of_leads = |group: Vec<&'_ Value>| {
        let mut rows: Vec<Vec<Value>> = Vec::new();
        for item in group {
            match rows.iter_mut().find(|row| row[0]["lead"] == item["lead"]) {
                Some(row) => row.push(item.clone()),
                None => rows.push(vec![item.clone()]),
            }
        }
        rows
    };
    let rows: Vec<Vec<Value>> = groups.into_iter().flat_map(of_leads).collect();
    numbered(rows.iter().map(|row| risk(row)))
}

fn risk(group: &[Value]) -> Row {
    let item = |item: &Value| {
        let code = item["code"].as_str().map(|code| format!("{code} – ")).unwrap_or_default();
        format!("{} {code}{}", text(&item["id"]), text(&item["name"]))
    };
    Row::from([
        ("Số lượng", group.len().to_string()),
        ("Nhiệm vụ", group.iter().map(item).collect::<Vec<_>>().join("\n")),
        ("Cơ quan chủ trì", names(&group[0]["lead"])),
        ("Tình trạng", label(&group[0]).to_owned()),
        ("Lý do", reason(&group[0])),
    ])
}

/// What falls due after the day of the figures, up to the horizon.
pub(crate) fn ahead(now: &Said<'_>, figures: &str, horizon: &str) -> Vec<Expected> {
    let is_open = |item: &Value| {
        let standing = text(&item["standing"]);
        !standing.starts_with("completed_") && !["dropped", "suspended"].contains(&standing)
    };
    let is_ahead = |day: &str| figures < day && day <= horizon;
    let next =
        by_day(now, |item| is_open(item) && item["deadline"]["resolved"].as_str().is_some_and(is_ahead));
    tables([table(&DUE_NEXT, now, next, |item, row| {
        row.insert("Tình trạng", label(item).to_owned());
    })])
}

/// The items that are wanted, the earliest day first.
fn by_day<'a>(now: &'a Said<'_>, is_wanted: impl Fn(&Value) -> bool) -> Vec<&'a Value> {
    let mut items: Vec<&Value> = now.all.iter().filter(|item| is_wanted(item)).collect();
    items.sort_by_key(|item| item["deadline"]["resolved"].as_str());
    items
}

/// A table of items, of which `add` says what not every table says.
fn table<'a>(
    kind: &'static Kind,
    now: &Said<'_>,
    items: impl IntoIterator<Item = &'a Value>,
    add: impl Fn(&Value, &mut Row),
) -> Expected {
    let row = |line: &Line<'_>| {
        let mut row = Said::line_row(line);
        let day = &line.0["deadline"]["resolved"];
        row.insert("Ngày đến hạn", if day.is_null() { String::new() } else { date(day) });
        add(line.0, &mut row);
        row
    };
    Expected::new(kind, numbered(now.lines(items).iter().map(row)))
}

/// The sections of a part of the report, numbered; there is no table without rows.
fn tables<const N: usize>(tables: [Expected; N]) -> Vec<Expected> {
    let tables = (1..).zip(tables).map(|(number, table): (usize, _)| table.numbered(&number.to_string()));
    tables.filter(|table| !table.rows.is_empty()).collect()
}
