//! What the lists of `cchc tasks --all --out` and their index have to say.

use serde_json::Value;

use crate::said::{Said, deadline, label, label_with_target, list, numbered, own, rank, reason, text, whole};
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
    ],
};

const ACTIONS: Kind = Kind {
    heading: "Nhiệm vụ, giải pháp được giao",
    titles: &["TT", "Mã", "Nhiệm vụ, giải pháp", "Vai trò", "Thời hạn"],
};

const DUTIES: Kind = Kind {
    heading: "Trách nhiệm tổ chức thực hiện",
    titles: &["TT", "Mã", "Trách nhiệm tổ chức thực hiện", "Định kỳ"],
};

const CLOSED: Kind = Kind {
    heading: "Nhiệm vụ đã hoàn thành, thôi thực hiện",
    titles: &["TT", "Mã", "Nội dung nhiệm vụ", "Vai trò", "Tình trạng"],
};

const SHARED_ITEMS: Kind = Kind {
    heading: "Nhiệm vụ phối hợp, thực hiện",
    titles: &[
        "TT",
        "Mã",
        "Nội dung nhiệm vụ",
        "Mục tiêu, yêu cầu",
        "Cơ quan chủ trì",
        "Giao cho nhóm",
        "Thời hạn",
        "Tình trạng",
    ],
};

const SHARED_ACTIONS: Kind = Kind {
    heading: "Nhiệm vụ, giải pháp",
    titles: &["TT", "Mã", "Nhiệm vụ, giải pháp", "Vai trò"],
};

const SHARED_DUTIES: Kind = Kind {
    heading: "Trách nhiệm tổ chức thực hiện",
    titles: &["TT", "Mã", "Trách nhiệm tổ chức thực hiện", "Giao cho nhóm", "Định kỳ"],
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
pub(crate) const KINDS: [&Kind; 9] =
    [&LEAD, &SUPPORT, &ACTIONS, &DUTIES, &CLOSED, &INDEX, &SHARED_ITEMS, &SHARED_ACTIONS, &SHARED_DUTIES];

/// Those of whom the plan asks something, in the order of the files.
pub(crate) fn agencies<'a>(said: &'a Said<'_>) -> Vec<&'a str> {
    let is_single = |id: &&str| said.agencies.iter().any(|it| it["id"] == *id && it["members"].is_null());
    let has_tasks = |id: &&str| !said.items(id).is_empty() || !said.duties(id).is_empty();
    said.addressees().filter(is_single).filter(has_tasks).collect()
}

/// What a list says: its tables, and its lines of ids. There are no tables without rows.
pub(crate) struct List {
    pub(crate) tables: Vec<Expected>,
    pub(crate) lines: Vec<String>,
}

/// The list of an agency: what names it in tables, then what it shares with a group; what is closed in few words.
pub(crate) fn expected(said: &Said<'_>, agency: &str) -> List {
    let (mut tables, mut lines, mut numbers) = (Vec::new(), Vec::new(), ["I", "II", "III", "IV", "V"].iter());
    for (kind, role) in [(&LEAD, "lead"), (&SUPPORT, "support")] {
        let is_listed = |item: &&Value| !is_put_last(agency, item);
        let items: Vec<&Value> = said.items_of(agency, role).filter(is_listed).collect();
        if items.is_empty() {
            continue;
        }
        let number = numbers.next().unwrap();
        let direct: Vec<&Value> = items.iter().copied().filter(|item| item["via"].is_null()).collect();
        tables.push(table_of(agency, kind, &direct).numbered(number));
        for group in groups(items.iter().map(|item| &item["via"])) {
            let of_group: Vec<&Value> = items.iter().copied().filter(|item| item["via"] == *group).collect();
            if role == "lead" {
                let table = table_of(agency, kind, &of_group);
                tables.push(Expected { heading: through(said, agency, group), ..table });
            } else {
                lines.extend(standing_lines(said, agency, &of_group));
            }
        }
    }
    let (direct, shared) = actions(said, agency);
    if !direct.is_empty() || !shared.is_empty() {
        tables.push(Expected::new(&ACTIONS, numbered(direct)).numbered(numbers.next().unwrap()));
        lines.extend(group_lines(said, &shared));
    }
    let (direct, shared): (Vec<&Value>, Vec<&Value>) =
        said.duties(agency).iter().partition(|duty| duty["via"].is_null());
    if !direct.is_empty() || !shared.is_empty() {
        let rows = direct.into_iter().map(duty_row);
        tables.push(Expected::new(&DUTIES, numbered(rows)).numbered(numbers.next().unwrap()));
        let ids: Vec<_> = shared.into_iter().map(|duty| (text(&duty["via"]), text(&duty["id"]))).collect();
        lines.extend(group_lines(said, &ids));
    }
    let closed =
        said.items(agency).iter().filter(|item| item["role"] != "action" && is_put_last(agency, item));
    let closed: Vec<Row> = closed
        .map(|item| {
            let mut row = Said::row(item);
            row.insert("Tình trạng", label(own(agency, item).unwrap_or(item)).to_owned());
            let role = if item["role"] == "lead" { "Chủ trì" } else { "Phối hợp/thực hiện" };
            row.insert("Vai trò", role.to_owned());
            row
        })
        .collect();
    if !closed.is_empty() {
        tables.push(Expected::new(&CLOSED, numbered(closed)).numbered(numbers.next().unwrap()));
    }
    tables.retain(|table| !table.rows.is_empty());
    List { tables, lines }
}

/// Whether something is told of by its id alone, and whole in the file of what is shared.
pub(crate) fn has_shared(said: &Said<'_>) -> bool {
    let via = |value: &Value| !value["via"].is_null();
    agencies(said).into_iter().any(|id| {
        said.items_of(id, "support").any(via)
            || said.duties(id).iter().any(via)
            || !actions(said, id).1.is_empty()
    })
}

/// The file of what groups share.
pub(crate) fn shared(said: &Said<'_>) -> Vec<Expected> {
    let mut items: Vec<&Value> =
        said.all.iter().filter(|item| !said.groups(&item["support"]).is_empty()).collect();
    items.sort_by_key(|item| said.urgency(item));
    let items = items.into_iter().map(|item| {
        let mut row = Said::row(item);
        row.insert("Giao cho nhóm", said.groups(&item["support"]).join("; "));
        row.insert("Tình trạng", standing_and_reason(item, item));
        row
    });
    let mut actions = Vec::new();
    let mut all: Vec<&Value> = said.all.iter().collect();
    all.sort_by_key(|item| said.urgency(item));
    for item in all {
        for action in list(&item["actions"]) {
            let is_unnamed = list(&action["by"]).is_empty();
            let leading = if is_unnamed { said.groups(&item["lead"]) } else { Vec::new() };
            let parts = [
                ("thực hiện", said.groups(&action["by"])),
                ("phối hợp", said.groups(&action["with"])),
                (UNNAMED, leading),
            ];
            let parts = parts.into_iter().filter(|(_, groups)| !groups.is_empty());
            let parts: Vec<String> =
                parts.map(|(part, groups)| format!("{part}: {}", groups.join("; "))).collect();
            if !parts.is_empty() {
                let row = [("Mã", text(&item["id"]).to_owned()), ("Vai trò", parts.join("\n"))];
                let mut row = Row::from(row);
                row.insert("Nhiệm vụ, giải pháp", action_text(action));
                actions.push(row);
            }
        }
    }
    let duties = said.shared_duties().into_iter().map(|(duty, groups)| {
        let mut row = duty_row(duty);
        row.insert("Giao cho nhóm", groups.join("; "));
        row
    });
    let tables = [
        Expected::new(&SHARED_ITEMS, numbered(items)),
        Expected::new(&SHARED_ACTIONS, numbered(actions)),
        Expected::new(&SHARED_DUTIES, numbered(duties)),
    ];
    let tables = tables.into_iter().filter(|table| !table.rows.is_empty());
    ["I", "II", "III"].iter().zip(tables).map(|(number, table)| table.numbered(number)).collect()
}

/// Whether an item stands at the end, among what is closed. What a group supports is told of in a line.
fn is_put_last(agency: &str, item: &Value) -> bool {
    let seen = own(agency, item).unwrap_or(item);
    let is_closed = ["completed_late", "completed_on_time", "dropped"].contains(&text(&seen["standing"]));
    is_closed && !(item["role"] == "support" && item["via"].is_string())
}

/// The table of these items. Who leads them stands there where several lead any.
fn table_of(agency: &str, kind: &'static Kind, items: &[&Value]) -> Expected {
    let has_several = items.iter().any(|item| 1 < list(&item["lead"]).len());
    let is_shown = |title: &&str| kind.heading != LEAD.heading || has_several || *title != CO_LEADS;
    let titles: Vec<&'static str> = kind.titles.iter().copied().filter(is_shown).collect();
    let rows = items.iter().map(|item| {
        let mut row = Said::row(item);
        let seen = own(agency, item).unwrap_or(item);
        row.insert("Tình trạng", standing_and_reason(seen, item));
        row
    });
    Expected { titles: titles.leak(), ..Expected::new(kind, numbered(rows)) }
}

/// The standing and the reason that weighs most; of a part, how the whole stands where that is another.
fn standing_and_reason(seen: &Value, item: &Value) -> String {
    let label = format!("{}: {}", label_with_target(seen, item), reason(seen));
    [label].into_iter().chain(whole(seen, item)).collect::<Vec<_>>().join("\n")
}

/// Groups, each once, in the order met.
fn groups<'a>(via: impl Iterator<Item = &'a Value>) -> Vec<&'a str> {
    let mut groups: Vec<&str> = Vec::new();
    for group in via.filter_map(Value::as_str) {
        if !groups.contains(&group) {
            groups.push(group);
        }
    }
    groups
}

/// Through which group, and with how many others.
fn through(said: &Said<'_>, agency: &str, group: &str) -> String {
    let (members, is_open) = said.members(group);
    let others = members.into_iter().filter(|member| member != agency).count();
    let more = if is_open { " và các đơn vị kế hoạch không nêu tên" } else { "" };
    format!("Qua nhóm “{}”, cùng {others} cơ quan khác{more}", said.name(group))
}

/// A line a standing, worst first: how many items stand so, and which, in the order of the plan.
fn standing_lines(said: &Said<'_>, agency: &str, items: &[&Value]) -> Vec<String> {
    let mut items = items.to_vec();
    let seen = |item: &&Value| rank(own(agency, item).unwrap_or(item));
    items.sort_by_key(|item| (seen(item), said.place(item)));
    let of_standing = items.chunk_by(|left, right| seen(left) == seen(right));
    let line = |items: &[&Value]| {
        let ids = items.iter().map(|item| text(&item["id"]));
        format!("{} ({}): {}", label(own(agency, items[0]).unwrap_or(items[0])), items.len(), runs(ids))
    };
    of_standing.map(line).collect()
}

/// A line a group: the ids that reach the agency through it, in the order of the plan.
fn group_lines(said: &Said<'_>, ids: &[(&str, &str)]) -> Vec<String> {
    let mut groups: Vec<&str> = Vec::new();
    for (group, _) in ids {
        if !groups.contains(group) {
            groups.push(group);
        }
    }
    let line = |group: &str| {
        let mut ids: Vec<&str> = ids.iter().filter(|(it, _)| *it == group).map(|(_, id)| *id).collect();
        ids.sort_by_key(|id| said.all.iter().position(|item| item["id"] == *id));
        ids.dedup();
        format!("Qua nhóm “{}”: {}", said.name(group), runs(ids.into_iter()))
    };
    groups.into_iter().map(line).collect()
}

/// Ids, those of one section together, and those that follow each other as a run: `II.1.1–3, 5; PL.I.2`.
fn runs<'a>(ids: impl Iterator<Item = &'a str>) -> String {
    let mut sections: Vec<(&str, Vec<(u32, u32)>)> = Vec::new();
    for id in ids {
        let (section, number) = id.rsplit_once('.').unwrap();
        let number: u32 = number.parse().unwrap();
        match sections.last_mut().filter(|(last, _)| *last == section) {
            Some((_, runs)) if runs.last().unwrap().1 + 1 == number => runs.last_mut().unwrap().1 = number,
            Some((_, runs)) => runs.push((number, number)),
            None => sections.push((section, vec![(number, number)])),
        }
    }
    let run = |(first, last): &(u32, u32)| match last - first {
        0 => first.to_string(),
        1 => format!("{first}, {last}"),
        _ => format!("{first}–{last}"),
    };
    let section = |(section, runs): &(&str, Vec<(u32, u32)>)| {
        format!("{section}.{}", runs.iter().map(run).collect::<Vec<_>>().join(", "))
    };
    sections.iter().map(section).collect::<Vec<_>>().join("; ")
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

/// What an action of which nobody is named says of who acts.
const UNNAMED: &str = "do cơ quan chủ trì thực hiện";

/// Every action that is addressed to an agency by its name, those of items in which nothing else names it first; and by
/// group the items of those that are addressed to one it belongs to.
fn actions<'a>(said: &'a Said<'_>, agency: &str) -> (Vec<Row>, Vec<(&'a str, &'a str)>) {
    let mut found = Vec::new();
    for item in said.items(agency) {
        let has_role = item["role"] != "action";
        for action in list(&item["actions"]) {
            if let Some((part, via)) = part(said, agency, item, action) {
                found.push(((has_role, said.urgency(item)), item, action, part, via));
            }
        }
    }
    found.sort_by(|(left, ..), (right, ..)| left.cmp(right));
    let shared = found.iter().filter_map(|(_, item, _, _, via)| Some(((*via)?, text(&item["id"])))).collect();
    let direct = found.into_iter().filter(|(.., via)| via.is_none()).map(|(_, item, action, part, _)| {
        Row::from([
            ("Mã", text(&item["id"]).to_owned()),
            ("Nhiệm vụ, giải pháp", action_text(action)),
            ("Vai trò", part),
            ("Thời hạn", deadline(item)),
        ])
    });
    (direct.collect(), shared)
}

fn action_text(action: &Value) -> String {
    let steps = list(&action["steps"]).iter().map(|step| format!("\n+ {}", text(step)));
    format!("{}{}", text(&action["text"]), steps.collect::<String>())
}

/// What an agency has to do with an action, and through which group; none where it is somebody else's.
fn part<'a>(
    said: &Said<'_>,
    agency: &str,
    item: &'a Value,
    action: &'a Value,
) -> Option<(String, Option<&'a str>)> {
    let unnamed = list(&action["by"]).is_empty().then(|| said.among(agency, &item["lead"])).flatten();
    let unnamed = unnamed.map(|via| (UNNAMED, via));
    let acts = || said.among(agency, &action["by"]).map(|via| ("thực hiện", via));
    let with = || said.among(agency, &action["with"]).map(|via| ("phối hợp", via));
    let (part, via) = unnamed.or_else(acts).or_else(with)?;
    let only =
        if item["role"] == "action" { "; chỉ có tên trong nhiệm vụ, giải pháp này" } else { "" };
    Some((format!("{part}{only}"), via))
}

fn duty_row(duty: &Value) -> Row {
    let every = match duty["every"].as_str() {
        None => "",
        Some("quarter") => "hằng quý",
        Some(other) => panic!("no words for {other}"),
    };
    Row::from([
        ("Mã", text(&duty["id"]).to_owned()),
        ("Trách nhiệm tổ chức thực hiện", text(&duty["text"]).to_owned()),
        ("Định kỳ", every.to_owned()),
    ])
}
