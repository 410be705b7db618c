//! What the letters of `cchc remind --out` and their index have to say.

use serde_json::{Value, json};

use crate::said::{
    Line, NO_CAUSE, Said, label, label_with_target, list, numbered, rank, reason, text, whole,
};
use crate::tables::Row;
use crate::{Expected, Kind};

const URGENT: Kind = Kind {
    heading: "Nhiệm vụ quá hạn, có nguy cơ chậm",
    titles: &["TT", "Mã", "Nội dung nhiệm vụ", "Thời hạn", "Tình trạng", "Lý do, nguyên nhân"],
};

const FIGURES: Kind = Kind { heading: "Nhiệm vụ chưa có số liệu", titles: URGENT.titles };

const AWAITING: Kind = Kind {
    heading: "Nhiệm vụ đã báo hoàn thành, chưa có tài liệu kiểm chứng",
    titles: &["TT", "Mã", "Nội dung nhiệm vụ", "Thời hạn", "Tình trạng", "Lý do"],
};

const INDEX: Kind = Kind {
    heading: "Danh mục công văn đôn đốc",
    titles: &[
        "TT",
        "Cơ quan",
        "Quá hạn",
        "Nguy cơ chậm",
        "Chưa có số liệu",
        "Chờ xác nhận",
        "Báo cáo chưa gửi",
        "Tệp",
    ],
};

/// The kinds of tables here.
pub(crate) const KINDS: [&Kind; 4] = [&URGENT, &FIGURES, &AWAITING, &INDEX];

/// Those that get a letter, in the order of the files.
pub(crate) fn agencies<'a>(said: &'a Said<'_>) -> Vec<&'a str> {
    let is_late = |(_, own): &Asked<'_>| own["days_left"].as_i64().is_some_and(|days| days < 0);
    let is_reminded = |id: &&str| {
        !urgent(said, id).is_empty()
            || !figures(said, id).is_empty()
            || !said.missing(id).is_empty()
            || awaiting(said, id).iter().any(is_late)
    };
    said.addressees().filter(is_reminded).collect()
}

/// The tables of a letter; there are none without rows.
pub(crate) fn expected(said: &Said<'_>, agency: &str) -> Vec<Expected> {
    let rows = |asked: Vec<Asked<'_>>, row: fn(&Said<'_>, &str, &Line<'_>) -> Row| {
        let lines = said.lines(asked.into_iter().map(|(item, _)| item)).into_iter();
        lines.map(|line| row(said, agency, &line)).collect::<Vec<_>>().into_iter()
    };
    let tables = [
        Expected::new(&URGENT, numbered(rows(urgent(said, agency), urgent_row))),
        Expected::new(&FIGURES, numbered(rows(figures(said, agency), urgent_row))),
        Expected::new(&AWAITING, numbered(rows(awaiting(said, agency), awaiting_row))),
    ];
    let tables = tables.into_iter().filter(|table| !table.rows.is_empty());
    // In the list that the sender keeps for itself how things stand comes first; in letters they stand in the appendix.
    let first = if said.is_focal_point(agency) { 2 } else { 1 };
    (first..)
        .map(|number: usize| number.to_string())
        .zip(tables)
        .map(|(number, table)| table.numbered(&number))
        .collect()
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
        let overdue = urgent.iter().filter(|(_, own)| own["standing"] == "overdue").count();
        Row::from([
            ("Cơ quan", said.name(id).to_owned()),
            ("Quá hạn", overdue.to_string()),
            ("Nguy cơ chậm", (urgent.len() - overdue).to_string()),
            ("Chưa có số liệu", figures(said, id).len().to_string()),
            ("Chờ xác nhận", awaiting(said, id).len().to_string()),
            ("Báo cáo chưa gửi", said.missing(id).len().to_string()),
            ("Tệp", format!("{id}.md")),
        ])
    });
    Expected::new(&INDEX, numbered(rows))
}

/// An item, and what of it somebody is asked about.
type Asked<'a> = (&'a Value, &'a Value);

/// What an agency is asked about and stands so, worst first.
fn asked<'a>(said: &'a Said<'_>, agency: &str, standings: &[&str]) -> Vec<Asked<'a>> {
    let asked = said.all.iter().filter_map(|item| Some((item, said.asked(agency, item)?)));
    let mut asked: Vec<_> = asked.filter(|(_, own)| standings.contains(&text(&own["standing"]))).collect();
    asked.sort_by_key(|(item, own)| (rank(own), said.urgency(item)));
    asked
}

/// What it is urged to do: overdue or at risk, and not for want of figures alone.
fn urgent<'a>(said: &'a Said<'_>, agency: &str) -> Vec<Asked<'a>> {
    let mut urgent = asked(said, agency, &["overdue", "at_risk_high", "at_risk"]);
    urgent.retain(|asked| !lacks_figures(said, agency, asked));
    urgent
}

/// What it is asked to give figures of: at risk for its silence alone, before any report was due.
fn figures<'a>(said: &'a Said<'_>, agency: &str) -> Vec<Asked<'a>> {
    let mut figures = asked(said, agency, &["at_risk_high", "at_risk"]);
    figures.retain(|asked| lacks_figures(said, agency, asked));
    figures
}

fn lacks_figures(said: &Said<'_>, agency: &str, (item, own): &Asked<'_>) -> bool {
    let mut reasons = list(&own["reasons"]).iter();
    own["percent"].is_null()
        && !said.was_asked(agency, item)
        && reasons.all(|reason| reason["code"] == "no_progress_after_half")
}

/// What it reported as done without evidence.
fn awaiting<'a>(said: &'a Said<'_>, agency: &str) -> Vec<Asked<'a>> {
    asked(said, agency, &["awaiting_confirmation"])
}

fn urgent_row(said: &Said<'_>, agency: &str, line: &Line<'_>) -> Row {
    let item = line.0;
    let own = said.asked(agency, item).unwrap();
    let days = match own["days_left"].as_i64().unwrap() {
        0 => "đến hạn trong ngày".to_owned(),
        days if days < 0 => format!("quá hạn {} ngày", -days),
        days => format!("còn {days} ngày"),
    };
    let is_soon = own["standing"] != "overdue" && item["marks"] == json!(["due_soon"]);
    let soon = is_soon.then(|| "sắp đến hạn".to_owned());
    let lines: Vec<String> =
        [label_with_target(own, item), days].into_iter().chain(soon).chain(whole(own, item)).collect();
    let cause = said.cause(item).unwrap_or(NO_CAUSE);
    let cause = if own["standing"] == "overdue" { cause.to_owned() } else { reason(own) };
    let mut row = Said::line_row(&(said.listed(agency, line.0), line.1.clone()));
    row.insert("Tình trạng", lines.join("\n"));
    row.insert("Lý do, nguyên nhân", cause);
    row
}

fn awaiting_row(said: &Said<'_>, agency: &str, line: &Line<'_>) -> Row {
    let own = said.asked(agency, line.0).unwrap();
    let mut row = Said::line_row(&(said.listed(agency, line.0), line.1.clone()));
    row.insert("Tình trạng", label(own).to_owned());
    row.insert("Lý do", reason(own));
    row
}
