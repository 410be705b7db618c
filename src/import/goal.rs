//! The targets that goals and actions name: "100% hồ sơ", "Từ 20% trở lên", "dưới 0,5%", "ít nhất 02% so với năm 2021".

use super::remark::What;
use crate::model::figure::{self, Figure};
use crate::model::{Baseline, Bound, Target, TargetKind};
use crate::source::Spanned;
use crate::text::fold;

/// The targets of an item, and the goals that are doubtful.
pub(super) fn targets(name: &str, goals: &[String], actions: &[String]) -> (Vec<Target>, Vec<Doubt>) {
    let mut found = Found { name, targets: Vec::new(), doubts: Vec::new() };
    for goal in goals {
        found.read_goal(goal);
    }
    for action in actions {
        for figure in figure::figures(action) {
            let is_bounded = figure::measures_in_action(action, &figure) || is_norm(action, &figure);
            if is_bounded {
                found.take(action, &figure);
            }
        }
    }
    (found.targets, found.doubts)
}

/// What is doubtful of a goal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Doubt {
    pub(super) words: String,
    pub(super) what: What,
}

struct Found<'a> {
    name: &'a str,
    targets: Vec<Target>,
    doubts: Vec<Doubt>,
}

impl Found<'_> {
    fn read_goal(&mut self, goal: &str) {
        let before = self.targets.len();
        let figures = figure::figures(goal);
        for figure in figures.iter().filter(|it| figure::measures_in_goal(goal, it)) {
            self.take(goal, figure);
        }
        if before == self.targets.len() {
            self.read_words(goal);
        }
    }

    /// A goal that says in words what is to come of it.
    fn read_words(&mut self, goal: &str) {
        let key = fold(goal);
        let has = |words: &str| format!(" {key} ").contains(&format!(" {words} "));
        let is_none = ["khong co", "khong de", "khong con"].iter().any(|words| key.starts_with(words));
        let one = [("mot", 1.0), ("hai", 2.0), ("ba", 3.0)];
        let least =
            one.iter().find(|(word, _)| has(&format!("it nhat {word}")) || has(&format!("toi thieu {word}")));
        if is_none && key.split(' ').count() <= 20 {
            let events = goal.split_whitespace().skip(2).collect::<Vec<_>>().join(" ");
            let metric = match key.split(' ').count() {
                ..=5 => format!("Số {} – {}", plain(&events), self.name),
                _ => super::agencies::capitalised(plain(&events)),
            };
            self.push(&metric, Bound::Equals(0.0), "trường hợp", None, TargetKind::Flow);
        } else if has("giu vung") || has("duy tri") && has("so voi nam") {
            self.push(self.name, Bound::Maintain, "%", baseline(&key), TargetKind::Stock);
        } else if has("giam") && has("so voi nam") {
            self.push(self.name, Bound::Decrease, "%", baseline(&key), TargetKind::Stock);
        } else if let Some((_, count)) = least {
            self.push(
                &format!("Số lượng: {}", self.name),
                Bound::AtLeast(*count),
                "lần",
                None,
                TargetKind::Stock,
            );
        }
    }

    /// Takes in a number of a goal, with the bound that the words around it make.
    fn take(&mut self, line: &str, figure: &Figure) {
        let before = fold(clause_before(line, figure));
        let after = fold(&line[figure.range.end..]);
        let ends = |words: &str| before == words || before.ends_with(&format!(" {words}"));
        let is_rise = before.split(' ').any(|word| word == "tang") && after.starts_with("so voi nam");
        let is_onward = after.split(' ').take(12).collect::<Vec<_>>().join(" ").contains("tro len");
        let range = lower_end(line, figure);
        let value = range.unwrap_or(figure.value);
        let bound = match () {
            () if is_rise => Bound::IncreaseBy(value),
            () if ends("duoi") || ends("it hon") || ends("nho hon") => Bound::Below(value),
            () if ends("khong qua") || ends("toi da") || ends("khong vuot qua") => Bound::AtMost(value),
            () if (ends("tren") || ends("hon")) && !is_onward => Bound::Above(value),
            () => Bound::AtLeast(value),
        };
        if ends("tren") && is_onward {
            self.doubt(line, What::AboveOnward);
        }
        if range.is_some() {
            self.doubt(line, What::Range);
        }
        let is_fall = before.split(' ').any(|word| word == "giam") && matches!(bound, Bound::AtLeast(_));
        if is_fall {
            self.doubt(line, What::Fall);
            return;
        }
        let unit = match (figure.is_share, is_rise) {
            (true, true) => "pp".to_owned(),
            (true, false) => "%".to_owned(),
            _ => noun(&line[figure.range.end..]),
        };
        let base = if is_rise { baseline(&after) } else { None };
        self.push(&self.metric(line, figure, is_rise), bound, &unit, base, TargetKind::Stock);
    }

    fn doubt(&mut self, line: &str, what: What) {
        self.doubts.push(Doubt { words: line.to_owned(), what });
    }

    /// What is measured, in the words of the goal, else the name of the item.
    fn metric(&self, line: &str, figure: &Figure, is_rise: bool) -> String {
        let before = clause_before(line, figure).trim();
        let after = clause_after(line, figure).trim();
        let rest = plain(after);
        let is_rest_empty = rest.is_empty() || fold(rest).starts_with("tro len");
        let rise = before.find("tăng").or_else(|| before.find("Tăng")).unwrap_or(before.len());
        let subject = before[..rise].trim();
        let verb = strip_bound(before);
        let metric = match () {
            () if is_rise && fold(subject).split(' ').count() < 3 => self.name.to_owned(),
            () if is_rise => subject.to_owned(),
            () if is_rest_empty && verb.is_empty() => self.name.to_owned(),
            () if is_rest_empty => verb.to_owned(),
            () if figure.is_share && verb.is_empty() => format!("Tỷ lệ {rest}"),
            () if figure.is_share => format!("Tỷ lệ {} {rest}", uncapitalised(verb)),
            () if verb.is_empty() => super::agencies::capitalised(rest),
            () => format!("{verb} {rest}"),
        };
        super::agencies::capitalised(&shortened(&metric))
    }

    fn push(&mut self, metric: &str, bound: Bound, unit: &str, baseline: Option<Baseline>, kind: TargetKind) {
        let is_taken = |metric: &str| self.targets.iter().any(|it| fold(&it.metric) == fold(metric));
        let numbered = (2..).map(|number| format!("{metric} ({number})"));
        let metric = std::iter::once(metric.to_owned()).chain(numbered).find(|metric| !is_taken(metric));
        self.targets.push(Target {
            metric: Spanned::unplaced(metric.unwrap_or_default()),
            span: Spanned::unplaced(()).span,
            bound,
            unit: Spanned::unplaced(unit.to_owned()),
            baseline,
            kind,
            term: None,
        });
    }
}

/// A bound in a column of its own: "≥ 55", "≤ 3", "100%".
pub(super) fn cell_target(metric: &str, cell: &str, unit: &str) -> Option<Target> {
    let figure = figure::figures(cell).into_iter().next()?;
    let before = cell[..figure.range.start].trim();
    let key = fold(before);
    let value = lower_end(cell, &figure).unwrap_or(figure.value);
    let bound = match before.chars().last() {
        Some('≤') => Bound::AtMost(value),
        Some('<') => Bound::Below(value),
        Some('>') => Bound::Above(value),
        _ if key.ends_with("duoi") => Bound::Below(value),
        _ if key.ends_with("tren") => Bound::Above(value),
        _ if key.ends_with("toi da") || key.ends_with("khong qua") => Bound::AtMost(value),
        _ => Bound::AtLeast(value),
    };
    let own = if figure.is_share { "%".to_owned() } else { counted(&cell[figure.range.end..], 4) };
    let unit = if unit.is_empty() { own } else { unit.to_owned() };
    Some(Target {
        metric: Spanned::unplaced(metric.to_owned()),
        span: Spanned::unplaced(()).span,
        bound,
        unit: Spanned::unplaced(unit),
        baseline: None,
        kind: TargetKind::Stock,
        term: None,
    })
}

/// The lower end of a range whose upper end a figure is: "60–70%".
fn lower_end(line: &str, figure: &Figure) -> Option<f64> {
    range_before(line, figure).map(|(_, lower)| lower)
}

/// Where the range begins whose upper end a figure is, and its lower end.
fn range_before(line: &str, figure: &Figure) -> Option<(usize, f64)> {
    let before = line[..figure.range.start].trim_end();
    let before = before.strip_suffix(['-', '–', '—'])?.trim_end();
    let start = before.rfind(|c: char| !c.is_ascii_digit() && c != ',').map_or(0, |at| at + 1);
    let start = (start..=before.len()).find(|at| before.is_char_boundary(*at))?;
    let lower: f64 = before[start..].replace(',', ".").parse().ok()?;
    (lower < figure.value).then_some((start, lower))
}

/// Counts that actions set for what is there, in the words of offices.
fn is_norm(action: &str, figure: &Figure) -> bool {
    let before = figure::words_before(action, figure);
    let bounds = ["dinh muc tu", "khong qua", "it nhat", "toi thieu", "toi da"];
    let next = fold(action[figure.range.end..].split_whitespace().next().unwrap_or_default());
    let is_time = ["ngay", "thang", "nam", "gio", "phut", "tuan", "quy"].contains(&next.as_str());
    !figure.is_share
        && !is_time
        && next.starts_with(char::is_alphabetic)
        && bounds.iter().any(|it| before.ends_with(it))
}

/// The clause that a number, or a range of numbers, stands in, up to it.
fn clause_before<'a>(line: &'a str, figure: &Figure) -> &'a str {
    let end = range_before(line, figure).map_or(figure.range.start, |(start, _)| start);
    let before = &line[..end];
    let start = before.rfind([';', ':', '(', ',', '.']).map_or(0, |at| at + 1);
    before[start..].trim()
}

/// Likewise, after it.
fn clause_after<'a>(line: &'a str, figure: &Figure) -> &'a str {
    let after = &line[figure.range.end..];
    let end = after.find([';', '(', ')']).unwrap_or(after.len());
    after[..end].trim()
}

fn plain(text: &str) -> &str {
    text.trim().trim_end_matches(['.', ',', ';', ':'])
}

/// Words before a number, without those that make it a bound.
fn strip_bound(before: &str) -> &str {
    const BOUNDS: &[&str] = &[
        "ít nhất",
        "tối thiểu",
        "không quá",
        "tối đa",
        "trên",
        "dưới",
        "từ",
        "đạt",
        "xuống",
        "đạt tỷ lệ",
        "Trên",
        "Dưới",
        "Từ",
        "Đạt",
        "Ít nhất",
        "Tối thiểu",
        "Trong năm",
    ];
    let mut rest = before.trim();
    while let Some(shorter) = BOUNDS.iter().find_map(|words| rest.strip_suffix(words)) {
        rest = shorter.trim_end();
    }
    rest
}

fn uncapitalised(text: &str) -> String {
    let mut chars = text.chars();
    let second = text.chars().nth(1);
    match chars.next() {
        // An abbreviation stays one.
        Some(first) if second.is_some_and(|c| !c.is_uppercase()) => {
            first.to_lowercase().chain(chars).collect()
        }
        _ => text.to_owned(),
    }
}

/// What a number counts: the two words after it, up to a sign.
fn noun(after: &str) -> String {
    counted(after, 2)
}

/// What a number counts, in no more words than `most`.
fn counted(after: &str, most: usize) -> String {
    let clause = after.split([',', ';', '.', '(', ')', ':', '/']).next().unwrap_or_default();
    let words: Vec<&str> = clause.split_whitespace().take(most).collect();
    let noun = words.join(" ");
    if noun.is_empty() { "lượt".to_owned() } else { noun }
}

/// A name for what is measured that still fits a table.
fn shortened(metric: &str) -> String {
    const MOST: usize = 30;
    let words: Vec<&str> = plain(metric).split(' ').collect();
    words[..words.len().min(MOST)].join(" ")
}

/// The year that a comparison starts from.
fn baseline(folded: &str) -> Option<Baseline> {
    let (_, rest) = folded.split_once("so voi nam ")?;
    let year = rest.split(' ').next()?.parse().ok().filter(|year| (1900..3000).contains(year))?;
    Some(Baseline { year: Some(year), ..Baseline::default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(goal: &str, expected: &[(&str, Bound, &str)]) {
        let (targets, _) = targets("Tên nhiệm vụ", &[goal.to_owned()], &[]);
        let found: Vec<(&str, Bound, &str)> =
            targets.iter().map(|it| (it.metric.as_str(), it.bound, it.unit.as_str())).collect();
        assert_eq!(found, expected, "{goal}");
    }

    #[test]
    fn goals_name_targets() {
        case(
            "100% hồ sơ giải quyết đúng hạn.",
            &[("Tỷ lệ hồ sơ giải quyết đúng hạn", Bound::AtLeast(100.0), "%")],
        );
        case("Hoàn thành 100% kế hoạch", &[("Tỷ lệ hoàn thành kế hoạch", Bound::AtLeast(100.0), "%")]);
        case("Từ 20% trở lên", &[("Tên nhiệm vụ", Bound::AtLeast(20.0), "%")]);
        case("Giảm tỷ lệ trễ hạn xuống dưới 0,5%", &[("Giảm tỷ lệ trễ hạn", Bound::Below(0.5), "%")]);
        case("Tăng ít nhất 02% so với năm 2021", &[("Tên nhiệm vụ", Bound::IncreaseBy(2.0), "pp")]);
        case("không quá 02 Phó Trưởng phòng", &[("Phó Trưởng phòng", Bound::AtMost(2.0), "Phó Trưởng")]);
        case("Đạt 60–70% hồ sơ", &[("Tỷ lệ hồ sơ", Bound::AtLeast(60.0), "%")]);
        case("Giữ vững so với năm 2021", &[("Tên nhiệm vụ", Bound::Maintain, "%")]);
        case("Không có sai phạm", &[("Số sai phạm – Tên nhiệm vụ", Bound::Equals(0.0), "trường hợp")]);
        case("Thực hiện đúng quy định", &[]);
        case("Thực hiện theo Nghị định số 61/2018/NĐ-CP ngày 23/4/2018", &[]);
    }

    #[test]
    fn bounds_in_columns_are_signs() {
        let bound = |cell: &str| cell_target("m", cell, "").map(|it| it.bound);
        assert_eq!(bound("≥ 55"), Some(Bound::AtLeast(55.0)));
        assert_eq!(bound("≤ 3 Đông Nam Á"), Some(Bound::AtMost(3.0)));
        assert_eq!(bound("80-90%"), Some(Bound::AtLeast(80.0)));
        assert_eq!(bound("Thuộc nhóm dẫn đầu"), None);
    }

    #[test]
    fn doubts_are_named() {
        let doubts = |goal: &str| {
            let (_, doubts) = targets("x", &[goal.to_owned()], &[]);
            doubts.iter().map(|doubt| doubt.what).collect::<Vec<_>>()
        };
        assert_eq!(doubts("Trên 20% hồ sơ trở lên"), [What::AboveOnward]);
        assert_eq!(doubts("Đạt 60-70% hồ sơ"), [What::Range]);
        assert_eq!(doubts("Giảm 10% chi phí"), [What::Fall]);
        assert_eq!(doubts("Từ 20% hồ sơ trở lên"), []);
    }
}
