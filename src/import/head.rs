//! The head of a plan, from its words.

use chrono::{Datelike as _, NaiveDate};

use super::agencies::capitalised;
use super::days::{issued, years};
use super::place::Place;
use super::raw::RawHead;
use super::reader::Reader;
use super::repair::repaired;
use super::tree::squeezed;
use crate::model::{AgencyId, Basis, Duty, Head, IssueDate, PlanPeriod, Signer};
use crate::source::Spanned;
use crate::text::fold;

/// The name of the body that issues, as a sentence has it; blank where the document names none.
pub(super) fn issuer(raw: &RawHead) -> String {
    let lines: Vec<String> = raw.issuers.iter().map(|line| repaired(line).text).collect();
    // The body above stands first; a name over two lines goes on with what is no body of its own.
    let begins = |line: &String| {
        ["uy ban", "so ", "bo ", "phong ", "van phong", "hoi dong", "ban ", "cuc ", "tinh uy"]
            .iter()
            .any(|it| fold(line).starts_with(it))
    };
    let last = lines.iter().rposition(begins).unwrap_or(0);
    let name = squeezed(&lines.get(last..).unwrap_or_default().join(" ")).to_lowercase();
    let place = raw.place.trim();
    let named = if place.is_empty() { name } else { name.replace(&place.to_lowercase(), place) };
    capitalised(&named)
}

/// The head of a plan that is called `id`, with what else is known of the plan: its duties and who issued it.
pub(super) fn head(
    raw: &RawHead,
    id: &str,
    (reader, duties, issuer): (&mut Reader, &[Duty], &str),
    today: NaiveDate,
) -> Head {
    let place = Place::default();
    let mut texts = |list: &[String], at: &str| -> Vec<String> {
        list.iter().map(|text| reader.text(text, at, &place)).collect()
    };
    let title = texts(std::slice::from_ref(&raw.title), "plan.title").concat();
    let basis = texts(&raw.basis, "plan.basis").into_iter().map(Basis::Text).collect();
    let purposes = texts(&raw.purposes, "plan.purposes");
    let requirements = texts(&raw.requirements, "plan.requirements");
    let closing = texts(&raw.closing, "plan.closing");
    let recipients = texts(&raw.recipients, "plan.recipients");
    let signer = texts(std::slice::from_ref(&raw.signer), "plan.signer").concat();
    let posts: Vec<String> =
        texts(&raw.posts, "plan.signer").iter().map(|it| reader.spellings.sentence(it)).collect();
    let title = reader.spellings.sentence(&title);
    let printed = issued(&raw.issued);
    let (first, last) = years(&title).unwrap_or_else(|| {
        let year = printed.map_or(today.year(), |it| it.start().year());
        (year, year)
    });
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or(today);
    let period = PlanPeriod { from: day(first, 1, 1), to: day(last, 12, 31) };
    let day_of_issue = printed.unwrap_or(IssueDate::Month(period.from));
    let filled = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    Head {
        id: Spanned::unplaced(id.to_owned()),
        title,
        symbol: filled(&raw.symbol),
        number: Some(Spanned::unplaced(raw.number.clone())),
        start: day_of_issue.start(),
        issued: Spanned::unplaced(day_of_issue),
        authority: reader.register.find(issuer).cloned().map(Spanned::unplaced),
        place: filled(&raw.place),
        focal_point: focal_point(duties).map(Spanned::unplaced),
        period,
        period_end: Spanned::unplaced(()).span,
        signer: filled(&signer).map(|name| signed(name, &posts)),
        basis,
        purposes,
        requirements,
        closing,
        recipients,
    }
}

/// Who signed: the last line over the name is the post, one before it for whom.
fn signed(name: String, posts: &[String]) -> Signer {
    let is_authority =
        |line: &&String| ["tm ", "kt ", "tl ", "tuq ", "q "].iter().any(|it| fold(line).starts_with(it));
    let authority = posts.iter().find(is_authority).map(|it| marked(it));
    let post = posts.iter().rev().find(|line| !is_authority(line)).cloned();
    Signer { name, post, authority }
}

/// The mark of those who sign for another, in capitals: "TM. Ủy ban nhân dân".
fn marked(line: &str) -> String {
    let (mark, rest) = line.split_once(['.', ' ']).unwrap_or((line, ""));
    format!("{}. {}", mark.to_uppercase(), capitalised(rest.trim_start_matches(['.', ' '])))
}

/// Who collects the reports: whose duty says so.
fn focal_point(duties: &[Duty]) -> Option<AgencyId> {
    let collects = |duty: &&Duty| fold(&duty.text).contains("dau moi") && duty.by.len() == 1;
    duties.iter().find(collects)?.by.first().map(|id| id.value.clone())
}
