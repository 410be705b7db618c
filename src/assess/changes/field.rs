//! What of a plan and of its parts can change.

use std::fmt;

/// A key of the plan files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    // [plan], with the tables that stand beside it.
    PlanId,
    Title,
    Symbol,
    Number,
    Issued,
    Authority,
    Place,
    FocalPoint,
    PeriodFrom,
    PeriodTo,
    SignerName,
    SignerPost,
    SignerAuthority,
    Basis,
    Purposes,
    Requirements,
    Closing,
    Recipients,
    ReportingCalendar,
    ReportingCloseDay,
    ReportingDueDay,
    ReportingFrom,
    ReportingTo,
    DueSoonDays,
    SlipDays,
    Spi,
    Clarity,
    DaysOff,
    DaysOffRoll,
    ReminderSigner,
    ReportSigner,
    Filed,
    ReplyDays,
    // [agency.…] and [group.…]
    AgencyName,
    ShortName,
    AgencyKind,
    Aliases,
    Formal,
    Superior,
    AgencySymbol,
    HeadPost,
    HeadName,
    LifeFrom,
    LifeUntil,
    Successor,
    Members,
    IsOpen,
    // [[section]]
    SectionTitle,
    SectionField,
    SectionText,
    // [[item]]
    PrintedNumber,
    ItemSection,
    PartOf,
    Level,
    Code,
    Name,
    Goals,
    Product,
    Approver,
    Lead,
    Support,
    SupportRole,
    Officer,
    Collector,
    SameAs,
    CarriedFrom,
    Start,
    Deadline,
    Rounds,
    Targets,
    Note,
    RemovedUntil,
    RemovedBy,
    Actions,
    /// Who acts in the action of this number, counted from 1.
    ActionBy(usize),
    /// With whom, in the action of this number.
    ActionWith(usize),
    // [[duty]]
    DutyBy,
    DutyText,
    DutyEvery,
    // [[erratum]] and [[amendment]]
    ReadAs,
    Why,
    AmendmentIssued,
    AmendmentFrom,
    AmendmentChanges,
}

/// The path of the file format, from the table that the change is about; those of `[reporting]`, `[risk]` and
/// `[clarity]` with their own.
impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PeriodFrom | Self::PeriodTo => f.write_str("period.")?,
            Self::SignerName | Self::SignerPost | Self::SignerAuthority => f.write_str("signer.")?,
            Self::ReportingCalendar
            | Self::ReportingCloseDay
            | Self::ReportingDueDay
            | Self::ReportingFrom
            | Self::ReportingTo => f.write_str("reporting.")?,
            Self::DaysOff | Self::DaysOffRoll => f.write_str("days_off.")?,
            Self::ReminderSigner | Self::ReportSigner | Self::Filed | Self::ReplyDays => {
                f.write_str("letters.")?;
            }
            Self::HeadPost | Self::HeadName => f.write_str("head.")?,
            Self::DueSoonDays | Self::SlipDays | Self::Spi => f.write_str("risk.")?,
            Self::Clarity => f.write_str("clarity.")?,
            Self::ActionBy(number) | Self::ActionWith(number) => write!(f, "action.{number}.")?,
            _ => {}
        }
        f.write_str(self.key())
    }
}

impl Field {
    /// The field of an item that has this key in the file format.
    pub fn of_item(key: &str) -> Option<Self> {
        let fields = [
            Self::Level,
            Self::Code,
            Self::Name,
            Self::Goals,
            Self::Product,
            Self::Approver,
            Self::Lead,
            Self::Support,
            Self::SupportRole,
            Self::Officer,
            Self::Collector,
            Self::SameAs,
            Self::Start,
            Self::Deadline,
            Self::Rounds,
            Self::Targets,
            Self::Note,
            Self::Actions,
        ];
        fields.into_iter().find(|field| field.key() == key)
    }

    /// The key of the file format, without the tables that hold it.
    const fn key(self) -> &'static str {
        match self {
            Self::PlanId => "id",
            Self::Title | Self::SectionTitle => "title",
            Self::Symbol | Self::AgencySymbol => "symbol",
            Self::Number => "number",
            Self::Issued | Self::AmendmentIssued => "issued",
            Self::Authority | Self::SignerAuthority => "authority",
            Self::Place => "place",
            Self::FocalPoint => "focal_point",
            Self::PeriodFrom | Self::ReportingFrom | Self::LifeFrom | Self::AmendmentFrom => "from",
            Self::PeriodTo | Self::ReportingTo => "to",
            Self::SignerPost | Self::HeadPost => "post",
            Self::Basis => "basis",
            Self::Purposes => "purposes",
            Self::Requirements => "requirements",
            Self::Closing => "closing",
            Self::Recipients => "recipients",
            Self::ReportingCalendar => "calendar",
            Self::ReportingCloseDay => "close_day",
            Self::ReportingDueDay => "due_day",
            Self::DueSoonDays => "due_soon_days",
            Self::SlipDays => "slip_days",
            Self::Spi => "spi",
            Self::Clarity => "required",
            Self::DaysOff => "days",
            Self::DaysOffRoll => "roll",
            Self::ReminderSigner => "reminder_signer",
            Self::ReportSigner => "report_signer",
            Self::Filed => "filed",
            Self::ReplyDays => "reply_days",
            Self::Formal => "formal",
            Self::Superior => "superior",
            Self::PrintedNumber => "tt",
            Self::ItemSection => "section",
            Self::PartOf => "part_of",
            Self::Product => "product",
            Self::Approver => "approver",
            Self::Collector => "collector",
            Self::CarriedFrom => "carried_from",
            Self::Rounds => "round",
            Self::Note => "note",
            Self::AgencyName | Self::HeadName | Self::Name | Self::SignerName => "name",
            Self::ShortName => "short",
            Self::AgencyKind => "kind",
            Self::Aliases => "aliases",
            Self::Members => "members",
            Self::IsOpen => "open",
            Self::SectionField => "field",
            Self::SectionText | Self::DutyText => "text",
            Self::Level => "level",
            Self::Code => "code",
            Self::Goals => "goals",
            Self::Lead => "lead",
            Self::Support => "support",
            Self::SupportRole => "support_role",
            Self::Officer => "officer",
            Self::SameAs => "same_as",
            Self::Start => "start",
            Self::Deadline => "deadline",
            Self::Targets => "target",
            Self::Actions => "action",
            Self::ActionWith(_) => "with",
            Self::ActionBy(_) | Self::DutyBy => "by",
            Self::DutyEvery => "every",
            Self::ReadAs => "read_as",
            Self::Why => "why",
            Self::AmendmentChanges => "changes",
            Self::LifeUntil | Self::RemovedUntil => "until",
            Self::Successor => "successor",
            Self::RemovedBy => "decision",
        }
    }
}
