//! What an edit is called, and which way it goes.

use std::cmp::Ordering;

/// What kind of edit it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    PlanAdded,
    PlanRemoved,
    ItemAdded,
    ItemRemoved,
    /// The item has another id; what its old id names now is another, or nothing.
    ItemRenumbered,
    ItemRenamed,
    /// It stands in another section, or is a part of another item.
    ItemMoved,
    LeadChanged,
    SupportChanged,
    DeadlineEarlier,
    DeadlineLater,
    /// It named a day and names none any more.
    DeadlineVague,
    /// It names a day and named none.
    DeadlineSet,
    /// Other rounds, or other days for them.
    DeadlineRounds,
    /// Other words for the same days.
    DeadlineWorded,
    StartEarlier,
    StartLater,
    TargetAdded,
    TargetDropped,
    TargetRaised,
    TargetLowered,
    TargetChanged,
    GoalAdded,
    GoalDropped,
    GoalChanged,
    ActionAdded,
    ActionDropped,
    ActionChanged,
    DutyAdded,
    DutyRemoved,
    MembersChanged,
    AmendmentAdded,
    AmendmentRemoved,
    /// Another part of the plan: a section, an agency, an erratum.
    Added,
    Removed,
    /// Another key of a part of the plan.
    Changed,
    ReportAdded,
    /// That there is nothing to report, or which days of hand-in were wrong, is said otherwise.
    ReportChanged,
    ReportRemoved,
    SubmittedChanged,
    EntryAdded,
    EntryChanged,
    EntryRemoved,
    OccurrenceAdded,
    OccurrenceChanged,
    OccurrenceRemoved,
    ConfirmationAdded,
    ConfirmationChanged,
    ConfirmationRemoved,
    OverrideAdded,
    OverrideChanged,
    OverrideRemoved,
    RuleOff,
    RuleOn,
}

impl Kind {
    /// The words of the JSON format, with their values.
    pub const WORDS: &[(&str, Self)] = &[
        ("plan-added", Self::PlanAdded),
        ("plan-removed", Self::PlanRemoved),
        ("item-added", Self::ItemAdded),
        ("item-removed", Self::ItemRemoved),
        ("item-renumbered", Self::ItemRenumbered),
        ("item-renamed", Self::ItemRenamed),
        ("item-moved", Self::ItemMoved),
        ("lead-changed", Self::LeadChanged),
        ("support-changed", Self::SupportChanged),
        ("deadline-earlier", Self::DeadlineEarlier),
        ("deadline-later", Self::DeadlineLater),
        ("deadline-vague", Self::DeadlineVague),
        ("deadline-set", Self::DeadlineSet),
        ("deadline-rounds", Self::DeadlineRounds),
        ("deadline-worded", Self::DeadlineWorded),
        ("start-earlier", Self::StartEarlier),
        ("start-later", Self::StartLater),
        ("target-added", Self::TargetAdded),
        ("target-dropped", Self::TargetDropped),
        ("target-raised", Self::TargetRaised),
        ("target-lowered", Self::TargetLowered),
        ("target-changed", Self::TargetChanged),
        ("goal-added", Self::GoalAdded),
        ("goal-dropped", Self::GoalDropped),
        ("goal-changed", Self::GoalChanged),
        ("action-added", Self::ActionAdded),
        ("action-dropped", Self::ActionDropped),
        ("action-changed", Self::ActionChanged),
        ("duty-added", Self::DutyAdded),
        ("duty-removed", Self::DutyRemoved),
        ("members-changed", Self::MembersChanged),
        ("amendment-added", Self::AmendmentAdded),
        ("amendment-removed", Self::AmendmentRemoved),
        ("added", Self::Added),
        ("removed", Self::Removed),
        ("changed", Self::Changed),
        ("report-added", Self::ReportAdded),
        ("report-changed", Self::ReportChanged),
        ("report-removed", Self::ReportRemoved),
        ("submitted-changed", Self::SubmittedChanged),
        ("entry-added", Self::EntryAdded),
        ("entry-changed", Self::EntryChanged),
        ("entry-removed", Self::EntryRemoved),
        ("occurrence-added", Self::OccurrenceAdded),
        ("occurrence-changed", Self::OccurrenceChanged),
        ("occurrence-removed", Self::OccurrenceRemoved),
        ("confirmation-added", Self::ConfirmationAdded),
        ("confirmation-changed", Self::ConfirmationChanged),
        ("confirmation-removed", Self::ConfirmationRemoved),
        ("override-added", Self::OverrideAdded),
        ("override-changed", Self::OverrideChanged),
        ("override-removed", Self::OverrideRemoved),
        ("rule-off", Self::RuleOff),
        ("rule-on", Self::RuleOn),
    ];

    /// The word of the JSON format.
    pub fn as_str(self) -> &'static str {
        Self::WORDS.iter().find(|(_, kind)| *kind == self).map_or("", |(word, _)| word)
    }
}

/// What an edit does to what the plan asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// It asks for less, or later, or looks less closely.
    Weaker,
    /// It asks for more, or sooner, or looks more closely.
    Stronger,
    /// Neither, or nobody can tell.
    Neutral,
}

impl Effect {
    /// The words of the JSON format, with their values.
    pub const WORDS: &[(&str, Self)] =
        &[("weaker", Self::Weaker), ("stronger", Self::Stronger), ("neutral", Self::Neutral)];

    /// The word of the JSON format.
    pub fn as_str(self) -> &'static str {
        Self::WORDS.iter().find(|(_, effect)| *effect == self).map_or("", |(word, _)| word)
    }

    /// Stronger where a value rises of which more is asked, weaker where it falls.
    pub(super) fn of_rise<T: PartialOrd>(from: &T, to: &T) -> Self {
        match from.partial_cmp(to) {
            Some(Ordering::Less) => Self::Stronger,
            Some(Ordering::Greater) => Self::Weaker,
            _ => Self::Neutral,
        }
    }

    /// Weaker where a value rises of which less is better.
    pub(super) fn of_fall<T: PartialOrd>(from: &T, to: &T) -> Self {
        Self::of_rise(to, from)
    }

    /// Weaker where something is taken out of a list and nothing put in, stronger the other way round.
    pub(super) fn of_list<T: PartialEq>(before: &[T], after: &[T]) -> Self {
        let has_lost = before.iter().any(|it| !after.contains(it));
        let has_won = after.iter().any(|it| !before.contains(it));
        match (has_lost, has_won) {
            (true, false) => Self::Weaker,
            (false, true) => Self::Stronger,
            _ => Self::Neutral,
        }
    }

    /// The effect of several changes of one thing: one that weakens is not made good by another.
    pub(super) fn of_all(effects: impl IntoIterator<Item = Self>) -> Self {
        effects.into_iter().min().unwrap_or(Self::Neutral)
    }
}
