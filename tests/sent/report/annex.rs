//! The annex of a report, and how it writes what was reported.

use serde_json::Value;

use crate::said::{Said, date, label, list, paper, reason, text};
use crate::tables::Row;
use crate::{Expected, Kind};

pub(crate) const ANNEX: Kind = Kind {
    heading: "Phụ lục",
    titles: &[
        "TT",
        "Lĩnh vực/tiêu chí/tiêu chí thành phần",
        "Mục tiêu, yêu cầu",
        "Cơ quan chủ trì",
        "Cơ quan phối hợp/thực hiện",
        "Thời hạn",
        "Kết quả",
        "Tình trạng",
        "Tài liệu kiểm chứng",
        "Nguyên nhân",
    ],
};

/// The items of each section that has any, under its title.
pub(crate) fn expected(now: &Said<'_>) -> Vec<Expected> {
    let sections = now.json(&["summary", "--by", "section"]);
    let rows = list(&sections["rows"]).iter().flat_map(|section| {
        let items = now.all.iter().filter(|item| item["section"] == section["key"]);
        [title(text(&section["label"]))].into_iter().chain(items.map(|item| row(now, item)))
    });
    let heading = "Phụ lục<br>Kết quả thực hiện từng nhiệm vụ".to_owned();
    vec![Expected { heading, ..Expected::new(&ANNEX, rows.collect()) }]
}

/// The row over the items of a section: its number, its title, and nothing else.
fn title(label: &str) -> Row {
    let (number, title) = label.split_once(' ').unwrap();
    let strong = |text: &str| format!("**{text}**");
    let mut row: Row = ANNEX.titles.iter().map(|title| (*title, String::new())).collect();
    row.insert(ANNEX.titles[0], strong(number));
    row.insert(ANNEX.titles[1], strong(title));
    row
}

fn row(now: &Said<'_>, item: &Value) -> Row {
    let mut row = Said::row(item);
    row.insert("TT", row["Mã"].clone());
    row.insert("Lĩnh vực/tiêu chí/tiêu chí thành phần", row["Nội dung nhiệm vụ"].clone());
    row.insert("Kết quả", result(now, item));
    row.insert("Tình trạng", format!("{}: {}", label(item), reason(item)));
    let documents = now.entries(item).flat_map(|it| list(&it["evidence"])).map(|it| evidence(now, it));
    let documents: Vec<String> = documents.chain(confirmed(item)).collect();
    row.insert("Tài liệu kiểm chứng", documents.join("\n"));
    row.insert("Nguyên nhân", now.cause(item).unwrap_or_default().to_owned());
    row
}

/// Progress, the last value measured of each target, and the last note.
fn result(now: &Said<'_>, item: &Value) -> String {
    let progress = item["percent"].as_f64().map(|it| format!("Tiến độ {}%", decimal(it)));
    let measured = list(&item["targets"]).iter().filter_map(|target| {
        let mut entries = now.entries(item).rev();
        let value = entries
            .find_map(|it| list(&it["measured"]).iter().rev().find(|it| it["metric"] == target["metric"]))?;
        let unit = match text(&target["unit"]) {
            "%" | "pp" => "%".to_owned(),
            unit => format!(" {unit}"),
        };
        let value = decimal(value["value"].as_f64().unwrap());
        Some(format!("{}: {value}{unit}", text(&target["metric"])))
    });
    let note = now.entries(item).rev().find_map(|it| Said::note(item, it));
    progress.into_iter().chain(measured).chain(note).collect::<Vec<_>>().join("\n")
}

/// A number as people write it, with at most two decimals.
pub(crate) fn decimal(number: f64) -> String {
    format!("{number:.2}").trim_end_matches('0').trim_end_matches('.').replace('.', ",")
}

/// Who confirmed that an item is completed.
pub(crate) fn confirmed(item: &Value) -> Option<String> {
    list(&item["reasons"]).iter().find(|it| it["code"] == "confirmed").map(|it| paper(text(&it["text"])))
}

/// A document: its number or path, then what else the plan's files say of it.
pub(crate) fn evidence(now: &Said<'_>, shown: &Value) -> String {
    let key = |it: &Value| it["number"].as_str().or(it["path"].as_str()).unwrap().to_owned();
    let known = now.documents.iter().find(|it| key(it) == key(shown)).unwrap();
    let issued = known["issued"].as_str().map(|_| format!(" ngày {}", date(&known["issued"])));
    let by = known["by"].as_str().map(|by| format!(" của {}", now.name(by)));
    let pages = known["pages"].as_str().map(|pages| format!(", trang {pages}"));
    [Some(key(shown)), issued, by, pages].into_iter().flatten().collect()
}
