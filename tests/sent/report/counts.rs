//! The counts of a report.

use serde_json::Value;

use crate::said::{Said, date, list, text};
use crate::tables::Row;
use crate::{Expected, Kind};

const TWO_BY_TWO: Kind =
    Kind { heading: "Kết quả chung", titles: &["", "Trong hạn", "Quá hạn", "Cộng"] };

const BY_SECTION: Kind = Kind {
    heading: "Theo phần",
    titles: &[
        "Phần",
        "Tổng số",
        "Quá hạn",
        "Nguy cơ",
        "Chờ xác nhận",
        "Đang thực hiện",
        "Chưa đến kỳ",
        "Chưa phát sinh, chưa rõ",
        "Tạm hoãn",
        "Hoàn thành",
        "Thôi thực hiện",
    ],
};

const BY_LEAD: Kind = Kind {
    heading: "Theo cơ quan chủ trì",
    titles: &[
        "Cơ quan chủ trì",
        "Tổng số",
        "Quá hạn",
        "Nguy cơ",
        "Chờ xác nhận",
        "Đang thực hiện",
        "Chưa đến kỳ",
        "Chưa phát sinh, chưa rõ",
        "Tạm hoãn",
        "Hoàn thành",
        "Thôi thực hiện",
    ],
};

const MOVED: Kind = Kind {
    heading: "Nhiệm vụ được điều chỉnh thời hạn",
    titles: &["Mã", "Thời hạn ban đầu", "Thời hạn hiện hành", "Số lần điều chỉnh", "Sửa đổi bởi"],
};

/// The standings that a column counts together.
const GROUPS: [(&str, &[&str]); 9] = [
    ("Quá hạn", &["overdue"]),
    ("Nguy cơ", &["at_risk_high", "at_risk"]),
    ("Chờ xác nhận", &["awaiting_confirmation"]),
    ("Đang thực hiện", &["on_track"]),
    ("Chưa đến kỳ", &["not_reported"]),
    ("Chưa phát sinh, chưa rõ", &["not_triggered", "unknown"]),
    ("Tạm hoãn", &["suspended"]),
    ("Hoàn thành", &["completed_late", "completed_on_time"]),
    ("Thôi thực hiện", &["dropped"]),
];

/// The kinds of tables here.
pub(crate) const KINDS: [&Kind; 4] = [&TWO_BY_TWO, &BY_SECTION, &BY_LEAD, &MOVED];

/// The two by two, counts by section and lead, and the deadlines that were moved, where there are any.
pub(crate) fn expected(now: &Said<'_>) -> Vec<Expected> {
    let mut tables = vec![
        two_by_two(now),
        counted(&BY_SECTION, &now.json(&["summary", "--by", "section"])),
        counted(&BY_LEAD, &now.json(&["summary", "--by", "agency"])),
    ];
    let moved = Expected::new(&MOVED, now.all.iter().filter_map(moved).collect());
    tables.extend(Some(moved).filter(|table| !table.rows.is_empty()));
    tables
}

/// The deadline of an item that has moved.
fn moved(item: &Value) -> Option<Row> {
    let dated = |it: &Value| match &it["resolved"] {
        Value::Null => text(&it["text"]).to_owned(),
        due => format!("{} ({})", text(&it["text"]), date(due)),
    };
    let moves = || list(&item["deadline_moves"]).iter().filter(|it| it["in_force"] == true);
    let by = moves().map(|it| format!("Quyết định số {} ngày {}", text(&it["number"]), date(&it["issued"])));
    let last = moves().next_back()?;
    let row = Row::from([
        ("Mã", text(&item["id"]).to_owned()),
        ("Thời hạn ban đầu", dated(&item["first_deadline"])),
        ("Thời hạn hiện hành", dated(last)),
        ("Số lần điều chỉnh", moves().count().to_string()),
        ("Sửa đổi bởi", by.collect::<Vec<_>>().join("\n")),
    ]);
    Some(row)
}

/// The two by two.
pub(crate) fn two_by_two(now: &Said<'_>) -> Expected {
    let status = &now.json(&["status"])["plans"][0];
    Expected::new(&TWO_BY_TWO, rows(status)).numbered("II")
}

fn rows(status: &Value) -> Vec<Row> {
    let count = |cell: &Value| cell.as_u64().unwrap();
    let [completed, pending] = ["completed", "not_completed"].map(|row| &status[row]);
    let completed = [count(&completed["on_time"]), count(&completed["late"])];
    let pending = [count(&pending["in_time"]), count(&pending["overdue"])];
    let suspended = count(&status["suspended"]);
    let row = |name: &str, [in_time, late]: [u64; 2], sum: u64, mark: &str| {
        let cell = |text: String| format!("{mark}{text}{mark}");
        Row::from([
            ("", cell(name.to_owned())),
            ("Trong hạn", cell(in_time.to_string())),
            ("Quá hạn", cell(late.to_string())),
            ("Cộng", cell(sum.to_string())),
        ])
    };
    let asked = |name: &str, counts: [u64; 2]| row(name, counts, counts.iter().sum(), "");
    let mut rows = vec![asked("Hoàn thành", completed), asked("Chưa hoàn thành", pending)];
    if 0 < suspended {
        // Neither in time nor late.
        let none = ["Trong hạn", "Quá hạn"].map(|title| (title, "–".to_owned()));
        rows.push(asked("Tạm hoãn", [suspended, 0]).into_iter().chain(none).collect());
    }
    let sum = [completed[0] + pending[0], completed[1] + pending[1]];
    rows.push(row("Cộng", sum, sum[0] + sum[1] + suspended, "**"));
    rows
}

/// The rows of a summary and their sum, in which an item counts at each of several leads.
fn counted(kind: &'static Kind, summary: &Value) -> Expected {
    let occurs = |title: &&str| {
        let group = GROUPS.iter().find(|(group, _)| group == title);
        group.is_none_or(|(_, standings)| 0 < sum(&summary["sum"], standings))
    };
    let titles: Vec<&'static str> = kind.titles.iter().copied().filter(occurs).collect();
    let mut rows: Vec<Row> =
        list(&summary["rows"]).iter().map(|row| counts(kind, text(&row["label"]), row, "")).collect();
    rows.push(counts(kind, "Cộng", &summary["sum"], "**"));
    Expected { titles: titles.leak(), ..Expected::new(kind, rows) }
}

fn counts(kind: &Kind, name: &str, counts: &Value, mark: &str) -> Row {
    let cell = |text: &str| format!("{mark}{text}{mark}");
    let groups = GROUPS.iter().map(|(title, standings)| {
        let count = match sum(counts, standings) {
            0 => "–".to_owned(),
            count => count.to_string(),
        };
        (*title, cell(&count))
    });
    let name = (kind.titles[0], cell(name));
    let total = ("Tổng số", cell(&counts["total"].to_string()));
    [name, total].into_iter().chain(groups).collect()
}

fn sum(counts: &Value, standings: &[&str]) -> u64 {
    standings.iter().map(|standing| counts["standings"][standing].as_u64().unwrap()).sum()
}
