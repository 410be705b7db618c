//! What the keys of the plan files are called in a sentence.

use crate::assess::changes::{Field, Subject};
use crate::i18n::Words;
use crate::message::Message;
use crate::views::wording;

/// The name of a field.
pub(super) fn name(words: Words, field: Field) -> String {
    let key = key(field);
    match field {
        Field::ActionBy(number) | Field::ActionWith(number) => {
            words.say(&Message::new(key).with("number", number))
        }
        _ => words.text(key).to_owned(),
    }
}

/// The name of a field where it begins a line.
pub(super) fn label(words: Words, field: Field) -> String {
    wording::capitalised(&name(words, field))
}

/// The name of what a place inside an item leads to: `deadline`, or `target.METRIC` with what follows.
pub(super) fn of_item(words: Words, place: &str) -> String {
    let (key, rest) = place.split_once('.').unwrap_or((place, ""));
    let name = Field::of_item(key).map_or_else(|| key.to_owned(), |field| name(words, field));
    if rest.is_empty() { name } else { format!("{name} ({rest})") }
}

/// The key of what a subject is called.
pub(super) const fn subject_key(subject: &Subject) -> &'static str {
    match subject {
        Subject::Plan => "subject.plan",
        Subject::Agency(_) => "subject.agency",
        Subject::Group(_) => "subject.group",
        Subject::Section(_) => "subject.section",
        Subject::Item(_) => "subject.item",
        Subject::Duty(_) => "subject.duty",
        Subject::Erratum(..) => "subject.erratum",
        Subject::Amendment(_) => "subject.amendment",
    }
}

const fn key(field: Field) -> &'static str {
    match field {
        Field::PlanId => "field.plan-id",
        Field::Title => "field.title",
        Field::Symbol => "field.symbol",
        Field::Number => "field.number",
        Field::Issued | Field::AmendmentIssued => "field.issued",
        Field::Authority => "field.authority",
        Field::Place => "field.place",
        Field::FocalPoint => "field.focal-point",
        Field::PeriodFrom => "field.period-from",
        Field::PeriodTo => "field.period-to",
        Field::SignerName => "field.signer-name",
        Field::SignerPost => "field.signer-post",
        Field::SignerAuthority => "field.signer-authority",
        Field::Basis => "field.basis",
        Field::Purposes => "field.purposes",
        Field::Requirements => "field.requirements",
        Field::Closing => "field.closing",
        Field::Recipients => "field.recipients",
        Field::ReportingCalendar => "field.calendar",
        Field::ReportingCloseDay => "field.close-day",
        Field::ReportingDueDay => "field.due-day",
        Field::ReportingFrom => "field.reporting-from",
        Field::ReportingTo => "field.reporting-to",
        Field::DueSoonDays => "field.due-soon-days",
        Field::SlipDays => "field.slip-days",
        Field::Spi => "field.spi",
        Field::Clarity => "field.clarity",
        Field::DaysOff => "field.days-off",
        Field::DaysOffRoll => "field.days-off-roll",
        Field::ReminderSigner => "field.reminder-signer",
        Field::ReportSigner => "field.report-signer",
        Field::Filed => "field.filed",
        Field::ReplyDays => "field.reply-days",
        Field::AgencyName => "field.agency-name",
        Field::ShortName => "field.short",
        Field::AgencyKind => "field.agency-kind",
        Field::Aliases => "field.aliases",
        Field::Formal => "field.formal",
        Field::Superior => "field.superior",
        Field::AgencySymbol => "field.agency-symbol",
        Field::HeadPost => "field.head-post",
        Field::HeadName => "field.head-name",
        Field::LifeFrom => "field.life-from",
        Field::LifeUntil => "field.life-until",
        Field::Successor => "field.successor",
        Field::Members => "field.members",
        Field::IsOpen => "field.is-open",
        Field::SectionTitle => "field.section-title",
        Field::SectionField => "field.index-field",
        Field::SectionText => "field.section-text",
        Field::PrintedNumber => "field.tt",
        Field::ItemSection => "field.item-section",
        Field::PartOf => "field.part-of",
        Field::Level => "field.level",
        Field::Code => "field.code",
        Field::Name => "field.name",
        Field::Goals => "field.goals",
        Field::Product => "field.product",
        Field::Approver => "field.approver",
        Field::Lead => "field.lead",
        Field::Support => "field.support",
        Field::SupportRole => "field.support-role",
        Field::Officer => "field.officer",
        Field::Collector => "field.collector",
        Field::CarriedFrom => "field.carried-from",
        Field::Rounds => "field.rounds",
        Field::Note => "field.note",
        Field::RemovedUntil => "field.removed-until",
        Field::RemovedBy => "field.removed-by",
        Field::SameAs => "field.same-as",
        Field::Start => "field.start",
        Field::Deadline => "field.deadline",
        Field::Targets => "field.targets",
        Field::Actions => "field.actions",
        Field::ActionBy(_) => "field.action-by",
        Field::ActionWith(_) => "field.action-with",
        Field::DutyBy => "field.duty-by",
        Field::DutyText => "field.duty-text",
        Field::DutyEvery => "field.every",
        Field::ReadAs => "field.read-as",
        Field::Why => "field.why",
        Field::AmendmentFrom => "field.amended-from",
        Field::AmendmentChanges => "field.amended",
    }
}
