//! The fields of each part of a plan. Every type is taken by all of its fields, so that the compiler leads here when one
//! is added.

use super::actions::ActionState;
use super::field::Field;
use super::part::{Part, Subject};
use super::value::{NamedAgency, RoundState, Value};
use crate::model::{
    Action, Agency, AgencyHead, AgencyId, Amendment, Clarity, DaySpan, DaysOff, Directory, Duty, Erratum,
    Head, Item, Letterhead, Letters, Life, Membership, Office, PlanPeriod, ReportCalendar, Reporting,
    RiskThresholds, Round, Section, Signer,
};
use crate::source::Spanned;

/// What agencies are called in this state; those that the plan did not declare itself, what they are called today.
pub(super) struct Names<'a> {
    pub own: &'a Directory,
    pub today: &'a Directory,
}

impl Names<'_> {
    fn all<'i>(&self, ids: impl IntoIterator<Item = &'i Spanned<AgencyId>>) -> Vec<NamedAgency> {
        let named = |id: &AgencyId| NamedAgency { id: id.clone(), name: self.name(id).to_owned() };
        ids.into_iter().map(|id| named(&id.value)).collect()
    }

    fn name<'i>(&'i self, id: &'i AgencyId) -> &'i str {
        if self.own.find(id).is_some() { self.own.name(id) } else { self.today.name(id) }
    }

    pub(super) fn head(&self, head: &Head) -> Vec<(Field, Value)> {
        let Head {
            id,
            title,
            symbol,
            number: _,
            issued,
            start: _,
            authority,
            place,
            focal_point,
            period: PlanPeriod { from, to },
            period_end: _,
            signer,
            basis,
            purposes,
            requirements,
            closing,
            recipients,
        } = head;
        let number = head.registered_number().map(str::to_owned);
        let [name, post, signed_for] = signer.as_ref().map_or([None, None, None], signed);
        vec![
            (Field::PlanId, text(id)),
            (Field::Title, text(title)),
            (Field::Symbol, Value::Text(symbol.clone())),
            (Field::Number, Value::Text(number)),
            (Field::Issued, Value::Issued(issued.value)),
            (Field::Authority, Value::Agencies(self.all(authority))),
            (Field::Place, Value::Text(place.clone())),
            (Field::FocalPoint, Value::Agencies(self.all(focal_point))),
            (Field::PeriodFrom, Value::Day(Some(*from))),
            (Field::PeriodTo, Value::Day(Some(*to))),
            (Field::SignerName, Value::Text(name)),
            (Field::SignerPost, Value::Text(post)),
            (Field::SignerAuthority, Value::Text(signed_for)),
            (Field::Basis, Value::Lines(basis.iter().map(ToString::to_string).collect())),
            (Field::Purposes, Value::Lines(purposes.clone())),
            (Field::Requirements, Value::Lines(requirements.clone())),
            (Field::Closing, Value::Lines(closing.clone())),
            (Field::Recipients, Value::Lines(recipients.clone())),
        ]
    }

    pub(super) fn reporting(&self, reporting: Option<&Reporting>) -> [(Field, Value); 5] {
        let (calendar, from, to) = match reporting {
            Some(Reporting { calendar, due_place: _, from, to }) => {
                (Some(calendar), self.all(from), self.all(to))
            }
            None => (None, Vec::new(), Vec::new()),
        };
        let day = |of: fn(&ReportCalendar) -> u32| Value::Days(calendar.map(of).map(i64::from));
        let rhythm = calendar.map(|it| it.rhythm.as_str().to_owned());
        [
            (Field::ReportingCalendar, Value::Text(rhythm)),
            (Field::ReportingCloseDay, day(|it| it.close_day)),
            (Field::ReportingDueDay, day(|it| it.due_day)),
            (Field::ReportingFrom, Value::Agencies(from)),
            (Field::ReportingTo, Value::Agencies(to)),
        ]
    }

    pub(super) fn agency(&self, agency: &Agency) -> (Subject, Part) {
        let Agency { id, name, short, kind, aliases, letterhead, life, group } = agency;
        let Life { from, until, successors } = life;
        let Letterhead { formal, superior, symbol, head } = letterhead;
        let (post, head) = head
            .as_ref()
            .map_or((None, None), |AgencyHead { post, name }| (Some(post.clone()), name.clone()));
        let mut fields = vec![
            (Field::AgencyName, text(name)),
            (Field::ShortName, Value::Text(short.clone())),
            (Field::AgencyKind, Value::Text(kind.clone())),
            (Field::Aliases, lines(aliases)),
            (Field::Formal, Value::Text(formal.clone())),
            (Field::Superior, self.office(superior.as_ref())),
            (Field::AgencySymbol, Value::Text(symbol.clone())),
            (Field::HeadPost, Value::Text(post)),
            (Field::HeadName, Value::Text(head)),
            (Field::LifeFrom, Value::Day(from.as_ref().map(|day| day.value))),
            (Field::LifeUntil, Value::Day(until.as_ref().map(|day| day.value))),
            (Field::Successor, Value::Agencies(self.all(successors))),
        ];
        let id = id.value.clone();
        let Some(Membership { members, is_open }) = group else {
            return (Subject::Agency(id), Part::new(name, fields));
        };
        fields.push((Field::Members, Value::Agencies(self.all(members))));
        fields.push((Field::IsOpen, Value::Flag(*is_open)));
        (Subject::Group(id), Part::new(name, fields))
    }

    pub(super) fn item(&self, item: &Item, head: &Head) -> (Subject, Part) {
        let Item {
            id,
            tt,
            section,
            part_of,
            level,
            code,
            name,
            goals,
            product,
            approver,
            lead,
            support,
            support_role,
            officers,
            collector,
            same_as,
            carried_from,
            start,
            deadline,
            rounds,
            targets,
            // That they cannot be read says nothing of what they ask.
            has_faulty_targets: _,
            actions,
            note,
            removed,
        } = item;
        let removed = removed.as_ref();
        let fields = vec![
            (Field::PrintedNumber, Value::Text(tt.as_ref().map(|it| it.value.clone()))),
            (Field::ItemSection, Value::Text(section.as_ref().map(ToString::to_string))),
            (Field::PartOf, Value::Text(part_of.as_ref().map(ToString::to_string))),
            (Field::Level, Value::Level(*level)),
            (Field::Code, Value::Text(code.as_ref().map(|code| code.value.clone()))),
            (Field::Name, text(name)),
            (Field::Goals, lines(goals)),
            (Field::Product, Value::Text(product.clone())),
            (Field::Approver, self.office(approver.as_ref())),
            (Field::Lead, Value::Agencies(self.all(lead))),
            (Field::Support, Value::Agencies(self.all(support))),
            (Field::SupportRole, Value::SupportRole(*support_role)),
            (Field::Officer, Value::Lines(officers.clone())),
            (Field::Collector, Value::Agencies(self.all(collector))),
            (Field::SameAs, Value::Text(same_as.as_ref().map(ToString::to_string))),
            (Field::CarriedFrom, Value::Text(carried_from.as_ref().map(|it| it.value.to_string()))),
            (Field::Start, Value::Day(start.as_ref().map(|start| start.value))),
            (Field::Deadline, Value::Deadline(Box::new(deadline.clone()), item.due(head))),
            (Field::Rounds, Value::Rounds(rounds.iter().map(round).collect())),
            (Field::Targets, Value::Targets(targets.clone())),
            (Field::Note, Value::Text(note.clone())),
            (Field::RemovedUntil, Value::Day(removed.map(|it| it.until.value))),
            (Field::RemovedBy, Value::Text(removed.map(|it| it.decision.clone()))),
        ];
        let actions = actions.iter().map(|it| self.action(it)).collect();
        (Subject::Item(id.value.clone()), Part::new(name, fields).with_actions(actions))
    }

    /// A body by its name where the plan lists it, else as printed.
    fn office(&self, office: Option<&Office>) -> Value {
        Value::Text(office.map(|it| match it {
            Office::Listed(id) => self.name(&id.value).to_owned(),
            Office::Printed(name) => name.clone(),
        }))
    }

    fn action(&self, action: &Action) -> ActionState {
        let Action { by, with, text: _, steps: _ } = action;
        let lines = action.lines().map(|line| line.value.clone()).collect();
        ActionState { lines, by: self.all(by), with: self.all(with) }
    }

    pub(super) fn duty(&self, duty: &Duty) -> (Subject, Part) {
        let Duty { id, by, text: said, every } = duty;
        let fields = vec![
            (Field::DutyBy, Value::Agencies(self.all(by))),
            (Field::DutyText, text(said)),
            (Field::DutyEvery, Value::Every(*every)),
        ];
        (Subject::Duty(id.value.clone()), Part::new(said, fields))
    }
}

fn signed(signer: &Signer) -> [Option<String>; 3] {
    let Signer { name, post, authority } = signer;
    [Some(name.clone()), post.clone(), authority.clone()]
}

/// A signer in one line: by whose authority, post, name.
fn signature(signer: Option<&Signer>) -> Value {
    Value::Text(signer.map(|signer| {
        let [name, post, authority] = signed(signer);
        [authority, post, name].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }))
}

fn round(round: &Round) -> RoundState {
    let Round { id, due, what } = round;
    RoundState { id: id.value.to_string(), due: due.value, what: what.clone() }
}

pub(super) fn days_off(days_off: &DaysOff) -> [(Field, Value); 2] {
    let DaysOff { days, spans, roll } = days_off;
    let days = days.iter().map(|day| (day.value, day.value));
    let spans = spans.iter().map(|DaySpan { from, to }| (from.value, to.value));
    [(Field::DaysOff, Value::Spans(days.chain(spans).collect())), (Field::DaysOffRoll, Value::YesOrNo(*roll))]
}

pub(super) fn letters(letters: &Letters) -> [(Field, Value); 4] {
    let Letters { reminder_signer, report_signer, filed, reply_days } = letters;
    [
        (Field::ReminderSigner, signature(reminder_signer.as_ref())),
        (Field::ReportSigner, signature(report_signer.as_ref())),
        (Field::Filed, Value::Text(filed.clone())),
        (Field::ReplyDays, Value::Days(reply_days.map(i64::from))),
    ]
}

pub(super) fn settings(risk: &RiskThresholds, clarity: &[Clarity]) -> [(Field, Value); 4] {
    let RiskThresholds { due_soon_days, slip_days, spi } = risk;
    [
        (Field::DueSoonDays, Value::Days(Some(*due_soon_days))),
        (Field::SlipDays, Value::Days(Some(*slip_days))),
        (Field::Spi, Value::Number(*spi)),
        (Field::Clarity, Value::Clarity(clarity.to_vec())),
    ]
}

pub(super) fn section(section: &Section) -> (Subject, Part) {
    let Section { id, title, field, text: said } = section;
    let fields = vec![
        (Field::SectionTitle, text(title)),
        (Field::SectionField, Value::Text(field.clone())),
        (Field::SectionText, Value::Text(said.clone())),
    ];
    (Subject::Section(id.value.clone()), Part::new(title, fields))
}

pub(super) fn erratum(erratum: &Erratum) -> (Subject, Part) {
    let Erratum { at, printed, read_as, why } = erratum;
    let fields = vec![(Field::ReadAs, text(read_as)), (Field::Why, text(why))];
    let name = format!("{at}: {printed} → {read_as}");
    (Subject::Erratum(at.value.clone(), printed.clone()), Part::new(&name, fields))
}

pub(super) fn amendment(amendment: &Amendment) -> (Subject, Part) {
    // What was there before is told by the revision that changed it.
    let Amendment { number, issued, from, recorded: _, changes: _ } = amendment;
    let fields = vec![
        (Field::AmendmentIssued, Value::Day(Some(*issued))),
        (Field::AmendmentFrom, Value::Day(from.as_ref().map(|day| day.value))),
        (Field::AmendmentChanges, Value::Lines(amendment.places().map(|at| at.value.clone()).collect())),
    ];
    (Subject::Amendment(number.clone()), Part::new(number, fields))
}

/// A text, blank where it says nothing.
fn text(text: &str) -> Value {
    Value::Text(Some(text.to_owned()).filter(|text| !text.is_empty()))
}

fn lines(lines: &[Spanned<String>]) -> Value {
    Value::Lines(lines.iter().map(|line| line.value.clone()).collect())
}
