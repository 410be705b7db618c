//! What the program's JSON says of a plan on a day, and how a list that is sent has to say it.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::tables::Row;
use crate::tree;

/// Every standing, worst first: the word of the JSON format and the label that readers see.
const STANDINGS: [(&str, &str); 12] = [
    ("overdue", "Chưa hoàn thành, quá hạn"),
    ("at_risk_high", "Nguy cơ chậm, mức cao"),
    ("at_risk", "Nguy cơ chậm"),
    ("awaiting_confirmation", "Chờ xác nhận"),
    ("on_track", "Đang thực hiện (trong hạn)"),
    ("not_reported", "Chưa đến kỳ báo cáo"),
    ("not_triggered", "Chưa phát sinh"),
    ("unknown", "Chưa xác định"),
    ("suspended", "Tạm hoãn"),
    ("completed_late", "Hoàn thành quá hạn"),
    ("completed_on_time", "Hoàn thành đúng hạn"),
    ("dropped", "Thôi thực hiện"),
];

/// What is said of a delay of which nobody gave a cause.
pub(crate) const NO_CAUSE: &str = "chưa nêu nguyên nhân";

/// An item, and the ids of all that are the same and stand alike.
pub(crate) type Line<'a> = (&'a Value, Vec<&'a str>);

/// A plan on a day.
pub(crate) struct Said<'a> {
    plan: &'a str,
    day: &'a str,
    /// Agencies and groups, in the order of the files.
    pub(crate) agencies: Vec<Value>,
    /// What each has to do, by its id, once somebody asks.
    tasks: OnceCell<BTreeMap<String, Value>>,
    /// The reporting rounds.
    rounds: Vec<Value>,
    /// Who adds up where an item names nobody.
    focal_point: Value,
    /// What was reported, by day.
    events: Vec<Value>,
    /// Every item, in the order of the plan.
    pub(crate) all: Vec<Value>,
    /// The duties of the plan, with those who have them.
    plan_duties: Vec<Value>,
    /// The documents that entries cite, as the files describe them.
    pub(crate) documents: Vec<Value>,
    /// For items that are the same as another, the other.
    same_as: BTreeMap<String, String>,
}

/// A run on the plan that says something.
#[track_caller]
pub(crate) fn run(plan: &str, day: &str, args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_cchc"))
        .args(args)
        .args(["--plan", plan, "--as-of", day, "--lang", "vi"])
        .env("GIT_DIR", "none")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[track_caller]
fn json(plan: &str, day: &str, args: &[&str]) -> Value {
    serde_json::from_str(&run(plan, day, &[args, &["--format", "json"]].concat())).unwrap()
}

pub(crate) fn list(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap()
}

pub(crate) fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

impl<'p> Said<'p> {
    pub(crate) fn new(plan: &'p str, day: &'p str) -> Self {
        let json = |args: &[&str]| json(plan, day, args);
        Self {
            plan,
            day,
            agencies: list(&json(&["agencies"])["agencies"]).clone(),
            tasks: OnceCell::new(),
            rounds: list(&json(&["reports"])["rounds"]).clone(),
            focal_point: json(&["show"])["focal_point"]["id"].clone(),
            plan_duties: list(&json(&["show"])["duties"]).clone(),
            events: list(&json(&["history"])["events"]).clone(),
            all: list(&json(&["tasks", "--all"])["items"]).clone(),
            documents: documents(plan),
            same_as: same_as(plan),
        }
    }

    /// Whether letters come from this agency.
    pub(crate) fn is_focal_point(&self, agency: &str) -> bool {
        self.focal_point == agency
    }

    /// What another run says of the plan on the day.
    pub(crate) fn json(&self, args: &[&str]) -> Value {
        json(self.plan, self.day, args)
    }

    /// The files that a run writes, by name.
    pub(crate) fn files(&self, args: &[&str]) -> BTreeMap<String, String> {
        let folder = tempfile::tempdir().unwrap();
        run(self.plan, self.day, &[args, &["--out", folder.path().to_str().unwrap()]].concat());
        let files = fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().path());
        let files = files.filter(|file| file.extension().is_some_and(|it| it == "md"));
        let name = |path: &Path| path.file_name().unwrap().to_str().unwrap().to_owned();
        files.map(|path| (name(&path), fs::read_to_string(&path).unwrap())).collect()
    }

    /// The name of an agency or group.
    pub(crate) fn name(&self, id: &str) -> &str {
        text(&self.agencies.iter().find(|it| it["id"] == id).unwrap()["name"])
    }

    /// Those that letters and lists are written to: agencies, and groups of which nobody knows the members.
    pub(crate) fn addressees(&self) -> impl Iterator<Item = &str> {
        let is_one = |it: &&Value| it["members"].as_array().is_none_or(Vec::is_empty);
        self.agencies.iter().filter(is_one).map(|it| text(&it["id"]))
    }

    fn tasks(&self) -> &BTreeMap<String, Value> {
        let ids = || self.agencies.iter().map(|it| text(&it["id"]));
        self.tasks.get_or_init(|| ids().map(|id| (id.to_owned(), self.json(&["tasks", id]))).collect())
    }

    /// The items in which an agency has a part, in the order of its list.
    pub(crate) fn items(&self, agency: &str) -> &Vec<Value> {
        list(&self.tasks()[agency]["items"])
    }

    /// Those in which it has this part.
    pub(crate) fn items_of<'a>(
        &'a self,
        agency: &str,
        role: &'static str,
    ) -> impl Iterator<Item = &'a Value> + Clone {
        self.items(agency).iter().filter(move |item| item["role"] == role)
    }

    pub(crate) fn duties(&self, agency: &str) -> &Vec<Value> {
        list(&self.tasks()[agency]["duties"])
    }

    /// Whether an agency is among others: by its name, or through the first group that it belongs to.
    #[expect(clippy::option_option, reason = "there at all, and if so through whom")]
    pub(crate) fn among<'a>(&self, agency: &str, others: &'a Value) -> Option<Option<&'a str>> {
        let others = || list(others).iter().map(|other| text(&other["id"]));
        if others().any(|other| other == agency) {
            return Some(None);
        }
        others().find(|other| self.belongs(agency, other)).map(Some)
    }

    fn belongs(&self, agency: &str, group: &str) -> bool {
        let group = self.agencies.iter().find(|it| it["id"] == group).unwrap();
        let mut members = group["members"].as_array().into_iter().flatten().map(text);
        members.any(|member| member == agency || self.belongs(agency, member))
    }

    /// The names of those of the agencies that are groups.
    pub(crate) fn groups(&self, ids: &Value) -> Vec<&str> {
        let is_group = |id: &&str| {
            self.agencies.iter().any(|agency| agency["id"] == *id && agency["members"].is_array())
        };
        list(ids).iter().map(|it| text(&it["id"])).filter(is_group).map(|id| self.name(id)).collect()
    }

    /// The agencies that belong to a group, and whether there are some that the plan does not name.
    pub(crate) fn members(&self, group: &str) -> (BTreeSet<String>, bool) {
        let it = self.agencies.iter().find(|it| it["id"] == group).unwrap();
        let Some(members) = it["members"].as_array() else { return ([group.to_owned()].into(), false) };
        let mut all = (BTreeSet::new(), it["open"] == true);
        for (more, is_open) in members.iter().map(|member| self.members(text(member))) {
            all.0.extend(more);
            all.1 |= is_open;
        }
        all
    }

    /// The duties that groups have, with the names of these.
    pub(crate) fn shared_duties(&self) -> Vec<(&Value, Vec<&str>)> {
        let duties = self.plan_duties.iter().map(|duty| (duty, self.groups(&duty["by"])));
        duties.filter(|(_, groups)| !groups.is_empty()).collect()
    }

    /// The place of an item in the plan.
    pub(crate) fn place(&self, item: &Value) -> Option<usize> {
        self.all.iter().position(|it| it["id"] == item["id"])
    }

    /// What an agency is asked about in an item: what it answers for, but for work that has ended or rests. Where members
    /// are open and nobody has said how far the whole is, only who adds up is asked, about all of it.
    pub(crate) fn asked<'a>(&self, agency: &str, item: &'a Value) -> Option<&'a Value> {
        const ENDED: [&str; 4] = ["completed_on_time", "completed_late", "dropped", "suspended"];
        if ENDED.contains(&text(&item["standing"])) {
            return None;
        }
        if item["coverage"]["open"] == true && item["percent"].is_null() {
            let adds_up =
                if item["collector"].is_null() { &self.focal_point } else { &item["collector"]["id"] };
            return (adds_up == agency).then_some(item);
        }
        own(agency, item)
    }

    /// Whether a report of an agency that would tell of an item was due before the day.
    pub(crate) fn was_asked(&self, agency: &str, item: &Value) -> bool {
        let mut events = self.events.iter().rev();
        let case = events.find(|it| {
            it["item"] == item["id"]
                && it["kind"] == "occurrence"
                && it["due"] == item["deadline"]["resolved"]
        });
        let since = case.map_or(&item["start"], |case| &case["arose"]).as_str().unwrap_or_default();
        let is_past = |round: &&Value| text(&round["due"]) < self.day && since <= text(&round["closes"]);
        let mut answers = self.rounds.iter().filter(is_past).flat_map(|round| list(&round["agencies"]));
        answers.any(|answer| answer["id"] == agency)
    }

    /// The reports that an agency still has to send: when they were due, and how many days ago. One that a later report of
    /// the year covers is none.
    pub(crate) fn missing(&self, agency: &str) -> Vec<(String, i64)> {
        let answer = |round: &'_ Value| {
            list(&round["agencies"]).iter().find(|it| it["id"] == agency).cloned().unwrap_or_default()
        };
        let covers = |other: &Value, round: &Value| {
            let year = |round: &Value| text(&round["period"])[..4].to_owned();
            let [opens, closes] = ["opens", "closes"].map(|key| (text(&other[key]), text(&round[key])));
            let is_wider = opens.0 <= opens.1 && closes.1 <= closes.0 && other["period"] != round["period"];
            is_wider && year(other) == year(round) && answer(other)["submitted"].is_string()
        };
        let is_covered = |round: &Value| self.rounds.iter().any(|other| covers(other, round));
        let rounds =
            self.rounds.iter().filter(|round| answer(round)["status"] == "missing" && !is_covered(round));
        rounds.map(|round| (date(&round["due"]), answer(round)["days_late"].as_i64().unwrap())).collect()
    }

    /// What was reported of an item, or of one that is the same, in the order in which it counts.
    pub(crate) fn entries(&self, item: &Value) -> impl DoubleEndedIterator<Item = &Value> {
        let thing = self.thing(text(&item["id"])).to_owned();
        let is_same = move |it: &&Value| it["item"].as_str().is_some_and(|id| self.thing(id) == thing);
        self.events.iter().filter(|it| it["kind"] == "entry").filter(is_same)
    }

    /// What was said last of an item: of the whole where anybody did, else by one of those that lead a part.
    pub(crate) fn last(&self, item: &Value) -> Option<&Value> {
        let whole = self.entries(item).rfind(|it| it["whole"] == true);
        whole.filter(|_| !list(&item["parts"]).is_empty()).or_else(|| self.entries(item).next_back())
    }

    /// What was noted with an entry, and where several lead the item, by whom.
    pub(crate) fn note(item: &Value, entry: &Value) -> Option<String> {
        let note = entry["note"].as_str()?;
        Some(if list(&item["parts"]).is_empty() {
            note.to_owned()
        } else {
            format!("{}: {note}", text(&entry["by"]))
        })
    }

    /// The cause of a delay that was reported last of an item, or of one that is the same.
    pub(crate) fn cause(&self, item: &Value) -> Option<&str> {
        self.entries(item).rev().find_map(|it| it["cause"].as_str())
    }

    /// What an item is: the one that it is the same as.
    pub(crate) fn thing<'a>(&'a self, id: &'a str) -> &'a str {
        self.same_as.get(id).map_or(id, String::as_str)
    }

    /// Worst standing first, then the earliest day, then the order of the plan.
    pub(crate) fn urgency(&self, item: &Value) -> (usize, String, Option<usize>) {
        let due = item["deadline"]["resolved"].as_str().unwrap_or("9999-12-31").to_owned();
        (rank(item), due, self.all.iter().position(|it| it["id"] == item["id"]))
    }

    /// Items, each once with the ids of all that are the same and stand alike.
    pub(crate) fn lines<'a>(&self, items: impl IntoIterator<Item = &'a Value>) -> Vec<Line<'a>> {
        let mut lines: Vec<Line<'_>> = Vec::new();
        for item in items {
            let id = text(&item["id"]);
            let is_alike = |other: &Value| {
                self.thing(id) == self.thing(text(&other["id"]))
                    && ["standing", "lead"].iter().all(|key| item[key] == other[key])
                    && item["deadline"]["resolved"] == other["deadline"]["resolved"]
            };
            match lines.iter_mut().find(|(other, _)| is_alike(other)) {
                Some((_, ids)) => ids.push(id),
                None => lines.push((item, vec![id])),
            }
        }
        lines
    }

    /// What every list says of an item and those that stand alike.
    pub(crate) fn line_row((item, ids): &Line<'_>) -> Row {
        let mut row = Self::row(item);
        row.insert("Mã", ids.join(", "));
        row
    }

    /// An item as the list of an agency has it, with how it comes to be there.
    pub(crate) fn listed<'a>(&'a self, agency: &str, item: &'a Value) -> &'a Value {
        self.items(agency).iter().find(|it| it["id"] == item["id"]).unwrap_or(item)
    }

    /// What every list says of an item.
    pub(crate) fn row(item: &Value) -> Row {
        let name = text(&item["name"]);
        let name = item["code"].as_str().map_or_else(|| name.to_owned(), |code| format!("{code} – {name}"));
        let goals: Vec<&str> = list(&item["goals"]).iter().map(text).collect();
        Row::from([
            ("Mã", text(&item["id"]).to_owned()),
            ("Nội dung nhiệm vụ", name),
            ("Mục tiêu, yêu cầu", goals.join("\n")),
            ("Cơ quan chủ trì", names(&item["lead"])),
            ("Cơ quan phối hợp/thực hiện", names(&item["support"])),
            ("Thời hạn", deadline(item)),
        ])
    }
}

/// The items that are printed twice: of each the one that it says it is the same as.
fn same_as(plan: &str) -> BTreeMap<String, String> {
    let mut same_as = BTreeMap::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(plan);
    let files = ["plan.toml", "appendix.toml"].map(|name| folder.join(name));
    for file in files.iter().filter(|file| file.exists()) {
        let tree = tree::json(&fs::read_to_string(file).unwrap());
        for item in list(&tree["item"]) {
            let other = item["same_as"].as_str().map(str::to_owned);
            same_as.extend(other.map(|other| (text(&item["id"]).to_owned(), other)));
        }
    }
    same_as
}

/// The documents that the entries of a plan cite.
fn documents(plan: &str) -> Vec<Value> {
    let folders = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(plan).join("progress"));
    let folders = folders.into_iter().flatten().map(|folder| folder.unwrap().path());
    let files = folders.flat_map(|folder| fs::read_dir(folder).unwrap()).map(|file| file.unwrap().path());
    let trees = files.map(|file| tree::json(&fs::read_to_string(file).unwrap()));
    let all = |value: &Value, key: &str| value[key].as_array().cloned().unwrap_or_default();
    trees.flat_map(|tree| all(&tree, "entry")).flat_map(|entry| all(&entry, "evidence")).collect()
}

/// What an agency answers for in an item: the item itself, or its part; nothing where it does not lead.
pub(crate) fn own<'a>(agency: &str, item: &'a Value) -> Option<&'a Value> {
    let part = list(&item["parts"]).iter().find(|part| part["agency"]["id"] == agency);
    let is_sole = matches!(&list(&item["lead"])[..], [lead] if lead["id"] == agency);
    part.or_else(|| is_sole.then_some(item))
}

/// The label, and beside it that a target was missed where the work is done.
pub(crate) fn label_with_target(seen: &Value, item: &Value) -> String {
    let is_completed = text(&seen["standing"]).starts_with("completed");
    let missed =
        if is_completed && item["target_status"] == "missed" { ", chưa đạt chỉ tiêu" } else { "" };
    format!("{}{missed}", label(seen))
}

/// What stands beneath the standing of a part: that of the whole, where it is another.
pub(crate) fn whole(seen: &Value, item: &Value) -> Option<String> {
    (seen["standing"] != item["standing"]).then(|| format!("cả nhiệm vụ: {}", label(item)))
}

/// How bad the standing of an item is, the worst first.
pub(crate) fn rank(item: &Value) -> usize {
    STANDINGS.iter().position(|(word, _)| item["standing"] == *word).unwrap()
}

/// The label of an item's standing.
pub(crate) fn label(item: &Value) -> &'static str {
    STANDINGS[rank(item)].1
}

/// The reason that weighs most, as documents write it.
pub(crate) fn reason(item: &Value) -> String {
    let (said, is_judged) = (text(&item["reasons"][0]["text"]), item["reasons"][0]["code"] == "overridden");
    match said.split_once(": ").filter(|_| is_judged) {
        // What a person wrote stays as it is.
        Some((who, why)) => format!("{}: {why}", paper(who)),
        None => paper(said),
    }
}

/// The phrase, and the day it comes to where the phrase does not print it.
pub(crate) fn deadline(item: &Value) -> String {
    let (phrase, day) = (text(&item["deadline"]["text"]), &item["deadline"]["resolved"]);
    let Some(day) = day.as_str() else { return phrase.to_owned() };
    let number = |text: &str| text.parse::<u32>().ok();
    let [year, month, day_of] = [&day[..4], &day[5..7], &day[8..]].map(number);
    let is_digit_or_stroke = |c: char| c.is_ascii_digit() || c == '/';
    let mut figures = phrase.split(|c| !is_digit_or_stroke(c)).filter(|word| word.contains('/'));
    let is_printed = figures.any(|word| {
        let printed: Vec<Option<u32>> = word.split('/').map(number).collect();
        printed == [day_of, month] || printed == [day_of, month, year]
    });
    if is_printed {
        phrase.to_owned()
    } else {
        format!("{phrase}\n({})", date(&item["deadline"]["resolved"]))
    }
}

/// A day as documents write it: a 0 stands before days below 10 and months 1 and 2 alone.
pub(crate) fn date(day: &Value) -> String {
    let parts: Vec<&str> = text(day).split('-').rev().collect();
    paper(&parts.join("/"))
}

/// What a screen says, as documents write it: `25%` and `09/5/2026`. What a person wrote stays as it is.
pub(crate) fn paper(said: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    for word in said.replace(" %", "%").split(' ') {
        let bare = word.trim_matches(|c: char| !c.is_ascii_digit());
        let parts: Vec<&str> = bare.split('/').collect();
        let is_day =
            matches!(parts[..], [day, month, year] if (day.len(), month.len(), year.len()) == (2, 2, 4));
        let plain = if is_day && "03" <= parts[1] {
            format!("{}/{}/{}", parts[0], parts[1].trim_start_matches('0'), parts[2])
        } else {
            bare.to_owned()
        };
        words.push(word.replace(bare, &plain));
    }
    words.join(" ")
}

pub(crate) fn names(agencies: &Value) -> String {
    let names: Vec<&str> = list(agencies).iter().map(|it| text(&it["name"])).collect();
    names.join("; ")
}

/// Numbers rows.
pub(crate) fn numbered(rows: impl IntoIterator<Item = Row>) -> Vec<Row> {
    let numbered = (1..).zip(rows).map(|(number, mut row): (usize, Row)| {
        row.insert("TT", number.to_string());
        row
    });
    numbered.collect()
}
