//! What the lists of `cchc tasks --all --out` and their index have to say.

use serde_json::Value;

use crate::said::{Said, deadline, label_with_target, list, numbered, own, reason, text, whole};
use crate::tables::Row;
use crate::{Expected, Kind};

/// The column that says who leads, in a list of what the agency leads: only where it does not lead alone.
const CO_LEADS: &str = "Cơ quan chủ trì";

const LEAD: Kind = Kind {
    heading: "Nhiệm vụ chủ trì",
    titles: &[
        "TT",
        "Mã",
        "Nội dung nhiệm vụ",
        "Mục tiêu, yêu cầu",
        CO_LEADS,
        "Cơ quan phối hợp/thực hiện",
        "Thời hạn",
        "Tình trạng",
        "Hình thức giao",
    ],
};

const SUPPORT: Kind = Kind {
    heading: "Nhiệm vụ phối hợp, thực hiện",
    titles: &[
        "TT",
        "Mã",
        "Nội dung nhiệm vụ",
        "Mục tiêu, yêu cầu",
        "Cơ quan chủ trì",
        "Thời hạn",
        "Tình trạng",
        "Hình thức giao",
    ],
};

const ACTIONS: Kind = Kind {
    heading: "Nhiệm vụ, giải pháp được giao",
    titles: &["TT", "Mã", "Nhiệm vụ, giải pháp", "Vai trò", "Thời hạn"],
};

const DUTIES: Kind = Kind {
    heading: "Trách nhiệm tổ chức thực hiện",
    titles: &["TT", "Mã", "Trách nhiệm tổ chức thực hiện", "Định kỳ, qua nhóm"],
};

const INDEX: Kind = Kind {
    heading: "Danh mục nhiệm vụ của các cơ quan, đơn vị",
    titles: &[
        "TT",
        "Cơ quan",
        "Chủ trì",
        "Phối hợp",
        "Nêu tên",
        "Trách nhiệm",
        "Quá hạn",
        "Nguy cơ chậm",
        "Tệp",
    ],
};

/// The kinds of tables here.
pub(crate) const KINDS: [&Kind; 5] = [&LEAD, &SUPPORT, &ACTIONS, &DUTIES, &INDEX];

/// Those of whom the plan asks something, in the order of the files.
pub(crate) fn agencies<'a>(said: &'a Said<'_>) -> Vec<&'a str> {
    let is_single = |id: &&str| said.agencies.iter().any(|it| it["id"] == *id && it["members"].is_null());
    let has_tasks = |id: &&str| !said.items(id).is_empty() || !said.duties(id).is_empty();
    said.addressees().filter(is_single).filter(has_tasks).collect()
}

/// The tables of an agency's list; there are none without rows.
pub(crate) fn expected(said: &Said<'_>, agency: &str) -> Vec<Expected> {
    let items = |role| said.items_of(agency, role).map(|item| item_row(said, agency, item));
    let tables = [
        led(Expected::items(&LEAD, items("lead")), said.items_of(agency, "lead")),
        Expected::items(&SUPPORT, items("support")),
        Expected::new(&ACTIONS, actions(said, agency)),
        Expected::new(&DUTIES, duties(said, agency)),
    ];
    let tables = tables.into_iter().filter(|table| !table.rows.is_empty());
    ["I", "II", "III", "IV"].iter().zip(tables).map(|(number, table)| table.numbered(number)).collect()
}

/// The table of these items that it leads: who leads them stands there where several lead any.
fn led<'a>(table: Expected, mut items: impl Iterator<Item = &'a Value>) -> Expected {
    let has_several = items.any(|item| 1 < list(&item["lead"]).len());
    let titles: Vec<&'static str> =
        table.titles.iter().copied().filter(|title| has_several || *title != CO_LEADS).collect();
    Expected { titles: titles.leak(), ..table }
}

/// The index of the lists.
pub(crate) fn index(said: &Said<'_>) -> Expected {
    let rows = agencies(said).into_iter().map(|id| {
        let lead = |standings: &'static [&'static str]| {
            let standing =
                |item: &&Value| standings.contains(&text(&own(id, item).unwrap_or(item)["standing"]));
            said.items_of(id, "lead").filter(standing).count().to_string()
        };
        Row::from([
            ("Cơ quan", said.name(id).to_owned()),
            ("Chủ trì", said.items_of(id, "lead").count().to_string()),
            ("Phối hợp", said.items_of(id, "support").count().to_string()),
            ("Nêu tên", said.items_of(id, "action").count().to_string()),
            ("Trách nhiệm", said.duties(id).len().to_string()),
            ("Quá hạn", lead(&["overdue"])),
            ("Nguy cơ chậm", lead(&["at_risk", "at_risk_high"])),
            ("Tệp", format!("{id}.md")),
        ])
    });
    Expected::new(&INDEX, numbered(rows))
}

fn item_row(said: &Said<'_>, agency: &str, item: &Value) -> Row {
    let mut row = said.row(item);
    let seen = own(agency, item).unwrap_or(item);
    let standing = format!("{}: {}", label_with_target(seen, item), reason(seen));
    let lines: Vec<String> = std::iter::once(standing).chain(whole(seen, item)).collect();
    row.insert("Tình trạng", lines.join("\n"));
    row
}

/// Every action that is addressed to an agency; those of items in which nothing else names it come first.
fn actions(said: &Said<'_>, agency: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    for item in said.items(agency) {
        let has_role = item["role"] != "action";
        for action in list(&item["actions"]) {
            let Some(part) = part(said, agency, item, action) else { continue };
            let steps = list(&action["steps"]).iter().map(|step| format!("\n+ {}", text(step)));
            let row = Row::from([
                ("Mã", text(&item["id"]).to_owned()),
                ("Nhiệm vụ, giải pháp", format!("{}{}", text(&action["text"]), steps.collect::<String>())),
                ("Vai trò", part),
                ("Thời hạn", deadline(item)),
            ]);
            rows.push(((has_role, said.urgency(item)), row));
        }
    }
    rows.sort_by(|(left, _), (right, _)| left.cmp(right));
    numbered(rows.into_iter().map(|(_, row)| row))
}

/// What an agency has to do with an action; none where it is somebody else's.
fn part(said: &Said<'_>, agency: &str, item: &Value, action: &Value) -> Option<String> {
    let unnamed = list(&action["by"]).is_empty().then(|| said.among(agency, &item["lead"])).flatten();
    let unnamed = unnamed.map(|via| ("không nêu tên cơ quan: do cơ quan chủ trì thực hiện", via));
    let acts = || said.among(agency, &action["by"]).map(|via| ("thực hiện", via));
    let with = || said.among(agency, &action["with"]).map(|via| ("phối hợp", via));
    let (part, via) = unnamed.or_else(acts).or_else(with)?;
    let only =
        if item["role"] == "action" { "; chỉ có tên trong nhiệm vụ, giải pháp này" } else { "" };
    let via = via.map(|group| format!("; qua nhóm “{}”", said.name(group))).unwrap_or_default();
    Some(format!("{part}{only}{via}"))
}

fn duties(said: &Said<'_>, agency: &str) -> Vec<Row> {
    let row = |duty: &Value| {
        let every = match duty["every"].as_str() {
            None => "",
            Some("quarter") => "hằng quý",
            Some(other) => panic!("no words for {other}"),
        };
        Row::from([
            ("Mã", text(&duty["id"]).to_owned()),
            ("Trách nhiệm tổ chức thực hiện", text(&duty["text"]).to_owned()),
            ("Định kỳ, qua nhóm", every.to_owned()),
        ])
    };
    numbered(said.duties(agency).iter().map(row))
}
