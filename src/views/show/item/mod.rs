//! Everything about one item: where it stands in the files, what it asks of whom, and how its standing came about.

mod explanation;
mod json;
mod rows;

pub use self::json::ShowView;
pub use self::rows::records;
use super::Fact;
use crate::assess::{Assessment, TargetStatus};
use crate::document::{Cell, Document};
use crate::i18n::Words;
use crate::message::Message;
use crate::model::{Action, Item, Plan, Removal, Target};
use crate::query::moves::DeadlineHistory;
use crate::views::columns::Columns;
use crate::views::{Basis, amendments, answerable, cells, citation, moves, phrase, wording};

/// The screen for one item; on paper it cites the plan in place of the file.
pub fn document(basis: &Basis<'_>, assessment: &Assessment<'_>) -> Document {
    let (words, item) = (basis.words, assessment.item);
    let mut document = Document { author: citation::author(basis), ..Document::default() };
    document.title(format!("{} {}", item.id.value, item.name));
    if words.is_on_paper() {
        document.enclosed(citation::enclosed(basis));
    }
    document.text(wording::standing_cell(words, assessment.standing));
    document.list(explanation::lines(basis, assessment));
    if !words.is_on_paper() {
        document.text(wording::place(basis, item.id.span));
    }
    let columns = Columns::new(words).facts(|fact: &Fact| fact);
    document.table(columns.table(facts(basis, assessment)));
    if !item.goals.is_empty() {
        document.heading(words.text("show.goals"));
        document.list(item.goals.iter().map(|goal| goal.value.clone()).collect());
    }
    if !item.targets.is_empty() {
        document.heading(words.text("show.targets"));
        let targets = item.targets.iter().zip(&assessment.targets);
        document.list(targets.map(|(it, status)| target(words, it, *status)).collect());
    }
    if !item.actions.is_empty() {
        document.heading(words.text("show.actions"));
        document.list(item.actions.iter().map(|it| action(basis, it)).collect());
    }
    answerable::parts(basis, assessment, &mut document);
    answerable::rounds(basis, assessment, &mut document);
    answerable::contributions(basis, assessment, &mut document);
    errata(basis, item, &mut document);
    document
}

/// A target, and whether it is reached where that can be told.
fn target(words: Words, target: &Target, status: TargetStatus) -> String {
    let text = wording::metric_and_target(words, target);
    match status {
        TargetStatus::Met => format!("{text}; {}", words.text("target.met")),
        TargetStatus::Missed => format!("{text}; {}", words.text("target.missed")),
        TargetStatus::Open => text,
    }
}

/// What is said of it in a few words. Every field by its name, so that the compiler leads here when one is added.
fn facts(basis: &Basis<'_>, assessment: &Assessment<'_>) -> Vec<Fact> {
    let Item {
        id: _,
        tt,
        // Read by way of the plan, which knows what ids say too.
        section: _,
        part_of: _,
        level,
        code,
        name: _,
        // These have lists of their own.
        goals: _,
        targets: _,
        actions: _,
        product,
        approver,
        lead,
        support,
        support_role,
        officers,
        collector,
        // Read by way of all its doubles.
        same_as: _,
        carried_from,
        start,
        deadline,
        rounds,
        note,
        removed,
        has_faulty_targets: _,
    } = assessment.item;
    let (words, plan) = (basis.words, basis.plan());
    let section = plan.section_of(assessment.item).map(|it| format!("{} {}", it.id.value, it.title).into());
    let label = |key| Cell::from(words.text(key));
    // What the text alone says, its meaning says too.
    let condition = deadline.condition().filter(|_| !deadline.is_text_alone());
    let support_key = support_role.map_or("column.support", wording::support_role_key);
    let parent = plan.parent_of(assessment.item).map(|it| format!("{} {}", it.id.value, it.name).into());
    let history = DeadlineHistory::new(basis.survey, &assessment.item.id.value);
    let history = history.as_ref();
    let facts = [
        ("column.tt", tt.as_ref().map(|tt| Cell::id(tt.as_str()))),
        ("column.section", section),
        ("column.part-of", parent),
        ("show.parts", Some(parts(plan, assessment.item).into())),
        ("column.level", level.map(|level| label(wording::level_key(level)))),
        ("column.code", code.as_ref().map(|code| Cell::id(code.as_str()))),
        ("column.product", product.as_deref().map(Cell::from)),
        ("column.approver", approver.as_ref().map(|it| wording::office(basis, it).into())),
        ("column.lead", Some(wording::names(basis, lead).into())),
        (support_key, Some(wording::names(basis, support).into())),
        ("column.officer", Some(officers.join("; ").into())),
        ("column.collector", collector.as_ref().map(|id| plan.agencies.name(&id.value).into())),
        ("column.start", start.map(|start| cells::day(words, start.value))),
        ("column.deadline", Some(deadline.text.as_str().into())),
        ("column.meaning", Some(phrase::deadline_meaning(words, deadline, assessment.due).into())),
        ("column.rounds", Some(wording::named_rounds(words, rounds).into())),
        ("column.condition", condition.map(Cell::from)),
        ("column.first-deadline", history.and_then(|it| moves::first(words, it)).map(Cell::from)),
        ("column.coming-deadline", history.and_then(|it| moves::coming(words, it)).map(Cell::from)),
        ("column.removed", removed.as_ref().map(|it| removal(words, it).into())),
        ("column.amended", amended(basis, assessment.item).map(Cell::from)),
        ("column.same-as", wording::doubles(plan, assessment.item).map(Cell::from)),
        ("column.carried-from", carried_from.as_ref().map(|from| Cell::id(from.value.to_string()))),
        ("column.remark", note.as_deref().map(Cell::from)),
    ];
    let facts = facts.into_iter().filter_map(|(key, content)| Some(Fact::new(words.text(key), content?)));
    facts.filter(|fact| !fact.content.text.is_empty()).collect()
}

/// The items that are parts of it, a line each.
fn parts(plan: &Plan, item: &Item) -> String {
    let lines: Vec<String> = plan.parts_of(item).map(|it| format!("{} {}", it.id.value, it.name)).collect();
    lines.join("\n")
}

/// The last day on which it is part of the plan, and the decision.
fn removal(words: Words, removal: &Removal) -> String {
    let by = amendments::document(words, &removal.decision);
    words.say(&Message::new("show.removed").with("until", removal.until.value).with("by", by))
}

/// The decisions that changed it, a line each.
fn amended(basis: &Basis<'_>, item: &Item) -> Option<String> {
    let amendments = basis.plan().amendments_of(&item.id.value);
    let lines: Vec<String> =
        amendments.map(|(it, fields)| amendments::cited_with(basis, it, &fields)).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

fn action(basis: &Basis<'_>, action: &Action) -> String {
    let Action { by, with, text, steps } = action;
    let words = basis.words;
    let by = if by.is_empty() {
        words.text("part.unnamed").to_owned()
    } else {
        words.say(&Message::new("show.by").with("names", wording::names(basis, by)))
    };
    let with = if with.is_empty() {
        String::new()
    } else {
        words.say(&Message::new("show.with").with("names", wording::names(basis, with)))
    };
    let mut lines = vec![format!("{text} [{by}{with}]")];
    lines.extend(steps.iter().map(|step| format!("+ {step}")));
    lines.join("\n")
}

/// Where the item differs from the printed text.
fn errata(basis: &Basis<'_>, item: &Item, document: &mut Document) {
    let plan = basis.plan();
    let mine = plan
        .errata
        .iter()
        .filter(|it| plan.place(&it.at).is_some_and(|(at, _)| at.id.value == item.id.value));
    let lines: Vec<String> = mine.map(|it| wording::erratum(basis.words, it)).collect();
    if !lines.is_empty() {
        document.heading(basis.words.text("show.errata"));
        document.list(lines);
    }
}
