//! What an edit did, for people: what asks for less first.

use super::{Diff, Turn, content};
use crate::assess::edits::{Detail, Edit, Effect, Kind, Need, Place};
use crate::assess::{Standing, Tally};
use crate::document::{Cell, Document, Table, Tone};
use crate::i18n::Words;
use crate::message::Message;
use crate::model::AgencyId;
use crate::views::columns::Columns;
use crate::views::{cells, field, tally, wording};

/// A figure of the whole plan: its name, and how it reads in each state.
struct Figure {
    key: &'static str,
    of: fn(Words, &Tally) -> Cell,
}

impl Diff<'_> {
    /// The document.
    pub fn document(&self) -> Document {
        let words = self.words;
        let mut document = Document::default();
        let title = Message::new("diff.title").with("plan", self.id).with("since", self.since);
        document.title(words.say(&title));
        self.unsound(&mut document);
        document.text(self.summary());
        for effect in [Effect::Weaker, Effect::Stronger, Effect::Neutral] {
            let edits: Vec<&Edit<'_>> = self.edits.iter().filter(|edit| edit.effect == effect).collect();
            if !edits.is_empty() {
                document.heading(words.text(effect_key(effect)));
                document.table(self.table(edits));
            }
        }
        self.standings(&mut document);
        document
    }

    /// Says which state cannot be reckoned with, or read.
    fn unsound(&self, document: &mut Document) {
        for (state, key) in [(self.base, "diff.base-faulty"), (self.head, "diff.head-faulty")] {
            if state.is_some_and(|state| state.survey.is_none()) {
                document.text(Cell::toned(self.words.text(key), Tone::Warning));
            }
        }
    }

    /// How many changes there are, and how many lack a decision.
    fn summary(&self) -> Cell {
        let words = self.words;
        if self.edits.is_empty() {
            return words.text("diff.none").into();
        }
        let count = |effect| self.edits.iter().filter(|edit| edit.effect == effect).count();
        let undecided = self.edits.iter().filter(|edit| edit.is_undecided()).count();
        let summary = Message::new("diff.summary")
            .with("count", self.edits.len())
            .with("weaker", count(Effect::Weaker))
            .with("stronger", count(Effect::Stronger))
            .with("neutral", count(Effect::Neutral));
        if undecided == 0 {
            return Cell::toned(words.say(&summary), Tone::Strong);
        }
        let message = Message::new("diff.undecided").with("summary", summary).with("count", undecided);
        Cell::toned(words.say(&message), Tone::Bad)
    }

    fn table(&self, edits: Vec<&Edit<'_>>) -> Table {
        let words = self.words;
        Columns::new(words)
            .label("column.id", |edit: &&Edit<'_>| Cell::id(self.about(&edit.place).0))
            .words("column.item", |edit| self.about(&edit.place).1.into())
            .words("column.change", |edit| self.change(edit).into())
            .words("column.before", |edit| content::text(words, &edit.before).into())
            .words("column.after", |edit| content::text(words, &edit.after).into())
            .words("column.decision", |edit| decision(words, edit))
            .table(edits)
    }

    /// What kind of change it is, in words.
    fn change(&self, edit: &Edit<'_>) -> String {
        let words = self.words;
        match &edit.place {
            Place::Part(_, Detail::Field(it)) if edit.kind == Kind::Changed => {
                words.say(&Message::new("edit.changed").with("field", field::name(words, *it)))
            }
            Place::Said { by, on, .. } => {
                let message = Message::new(kind_key(edit.kind)).with("agency", self.agency(by));
                words.say(&message.with("on", *on))
            }
            Place::Report { period, .. } => {
                let period = wording::period_message(*period);
                words.say(&Message::new(kind_key(edit.kind)).with("period", period))
            }
            _ => words.text(kind_key(edit.kind)).to_owned(),
        }
    }

    /// The name of an agency, as the later plan calls it.
    fn agency<'i>(&'i self, id: &'i AgencyId) -> &'i str {
        let plan = self.head.or(self.base).and_then(|state| state.plan);
        plan.map_or(id.as_str(), |plan| plan.agencies.brief(id))
    }

    /// The id of what an edit is about, where it has one, and its name.
    fn about(&self, place: &Place) -> (String, String) {
        if let Some(id) = place.item() {
            return (id.to_string(), self.name(id).unwrap_or_default().to_owned());
        }
        let kind = |key| self.words.text(key).to_owned();
        match place {
            Place::Part(subject, _) => {
                (Place::Part(subject.clone(), Detail::Whole).to_string(), kind(field::subject_key(subject)))
            }
            Place::Report { by, .. } => (String::new(), self.agency(by).to_owned()),
            Place::Rule(id) => ((*id).to_owned(), kind("subject.rule")),
            Place::Said { item, .. } => (item.to_string(), String::new()),
        }
    }

    /// Where items stand now that stood elsewhere, and the figures of the plan before and after.
    fn standings(&self, document: &mut Document) {
        let words = self.words;
        let (Some(base), Some(head)) = (Self::survey(self.base), Self::survey(self.head)) else { return };
        let turns = self.turns();
        let heading = Message::new("diff.standings").with("as_of", head.as_of);
        document.heading(words.say(&heading));
        if turns.is_empty() {
            document.text(words.text("diff.no-turns"));
        } else {
            let standing = |it: Option<Standing>| {
                it.map_or_else(|| Cell::from(""), |it| wording::standing_cell(words, it))
            };
            let table = Columns::new(words)
                .label("column.id", |turn: &Turn| Cell::id(turn.item.as_str()))
                .words("column.item", |turn| self.name(&turn.item).unwrap_or_default().into())
                .words("column.before", move |turn| standing(turn.before))
                .words("column.after", move |turn| standing(turn.after))
                .table(turns);
            document.table(table);
        }
        let (before, after) = (base.tally(), head.tally());
        if before != after {
            document.table(figures(words, &before, &after));
        }
    }
}

fn figures(words: Words, before: &Tally, after: &Tally) -> Table {
    let figures: [Figure; 8] = [
        Figure { key: "column.total", of: |words, it| cells::count(words, it.total) },
        Figure {
            key: "standing.completed-on-time",
            of: |words, it| cells::count(words, it.completed_on_time),
        },
        Figure { key: "standing.completed-late", of: |words, it| cells::count(words, it.completed_late) },
        Figure { key: "diff.in-time", of: |words, it| cells::count(words, it.pending_in_time) },
        Figure { key: "standing.overdue", of: |words, it| cells::count(words, it.pending_overdue) },
        Figure { key: "standing.suspended", of: |words, it| cells::count(words, it.suspended) },
        Figure { key: "diff.rate-of-due", of: |words, it| tally::rate(words, it.rate_of_due()) },
        Figure { key: "diff.rate-of-all", of: |words, it| tally::rate(words, it.rate_of_all()) },
    ];
    Columns::new(words)
        .words("column.figure", |figure: &Figure| words.text(figure.key).into())
        .number("column.before", |figure| (figure.of)(words, before))
        .number("column.after", |figure| (figure.of)(words, after))
        .table(figures)
}

const fn effect_key(effect: Effect) -> &'static str {
    match effect {
        Effect::Weaker => "diff.weaker",
        Effect::Stronger => "diff.stronger",
        Effect::Neutral => "diff.neutral",
    }
}

/// By which decision something is changed, or that there is none.
fn decision(words: Words, edit: &Edit<'_>) -> Cell {
    match (edit.amendment, edit.need()) {
        (Some(number), _) => Cell::id(number),
        (None, Need::Decision) => Cell::toned(words.text("diff.no-decision"), Tone::Bad),
        (None, _) => "".into(),
    }
}

/// The key of what a kind of edit is called.
const fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::PlanAdded => "edit.plan-added",
        Kind::PlanRemoved => "edit.plan-removed",
        Kind::ItemAdded => "edit.item-added",
        Kind::ItemRemoved => "edit.item-removed",
        Kind::ItemRenumbered => "edit.item-renumbered",
        Kind::ItemRenamed => "edit.item-renamed",
        Kind::ItemMoved => "edit.item-moved",
        Kind::LeadChanged => "edit.lead-changed",
        Kind::SupportChanged => "edit.support-changed",
        Kind::DeadlineEarlier => "edit.deadline-earlier",
        Kind::DeadlineLater => "edit.deadline-later",
        Kind::DeadlineVague => "edit.deadline-vague",
        Kind::DeadlineSet => "edit.deadline-set",
        Kind::DeadlineRounds => "edit.deadline-rounds",
        Kind::DeadlineWorded => "edit.deadline-worded",
        Kind::StartEarlier => "edit.start-earlier",
        Kind::StartLater => "edit.start-later",
        Kind::TargetAdded => "edit.target-added",
        Kind::TargetDropped => "edit.target-dropped",
        Kind::TargetRaised => "edit.target-raised",
        Kind::TargetLowered => "edit.target-lowered",
        Kind::TargetChanged => "edit.target-changed",
        Kind::GoalAdded => "edit.goal-added",
        Kind::GoalDropped => "edit.goal-dropped",
        Kind::GoalChanged => "edit.goal-changed",
        Kind::ActionAdded => "edit.action-added",
        Kind::ActionDropped => "edit.action-dropped",
        Kind::ActionChanged => "edit.action-changed",
        Kind::DutyAdded => "edit.duty-added",
        Kind::DutyRemoved => "edit.duty-removed",
        Kind::MembersChanged => "edit.members-changed",
        Kind::AmendmentAdded => "edit.amendment-added",
        Kind::AmendmentRemoved => "edit.amendment-removed",
        Kind::Added => "edit.added",
        Kind::Removed => "edit.removed",
        Kind::Changed => "edit.changed",
        Kind::ReportAdded => "edit.report-added",
        Kind::ReportChanged => "edit.report-changed",
        Kind::ReportRemoved => "edit.report-removed",
        Kind::SubmittedChanged => "edit.submitted-changed",
        Kind::EntryAdded => "edit.entry-added",
        Kind::EntryChanged => "edit.entry-changed",
        Kind::EntryRemoved => "edit.entry-removed",
        Kind::OccurrenceAdded => "edit.occurrence-added",
        Kind::OccurrenceChanged => "edit.occurrence-changed",
        Kind::OccurrenceRemoved => "edit.occurrence-removed",
        Kind::ConfirmationAdded => "edit.confirmation-added",
        Kind::ConfirmationChanged => "edit.confirmation-changed",
        Kind::ConfirmationRemoved => "edit.confirmation-removed",
        Kind::OverrideAdded => "edit.override-added",
        Kind::OverrideChanged => "edit.override-changed",
        Kind::OverrideRemoved => "edit.override-removed",
        Kind::RuleOff => "edit.rule-off",
        Kind::RuleOn => "edit.rule-on",
    }
}
