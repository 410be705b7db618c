//! The head and the end of an official document.

use super::balance::indent;
use super::frame;
use super::metrics::Font;
use super::page::Page;
use super::paragraph::{Paragraph, joined};
use super::rule::rule;
use super::style::Style;
use crate::document::{About, Addressees, Appendix, BLANK, Closing, Letterhead};

const NATION: Font = Font { half_points: 26, is_bold: true };
const MOTTO: Font = Font { half_points: 28, is_bold: true };
/// Also that of what a letter is about.
const SUPERIOR: Font = Font { half_points: 26, is_bold: false };
const ISSUER: Font = Font { half_points: 26, is_bold: true };
const TITLE: Font = Font { half_points: 28, is_bold: true };

/// Printers' fonts differ from the table of widths by less than this.
const SLACK: u32 = 110;

/// Where a hand writes a number or a day.
const ROOM: &str = "\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}";

/// The offices on the left, the nation on the right, whose name stays on one line; under them the number and the day.
/// `rules` counts the lines drawn so far.
pub(super) fn letterhead(head: &Letterhead, rules: &mut usize) -> String {
    let Letterhead { superior, issuer, number, nation, motto, place_and_day, about } = head;
    let room = Page::Upright.room();
    let right = (NATION.width(nation).max(MOTTO.width(motto)) + SLACK).min(room);
    let left = room - right;
    let mut drawn = |length| {
        *rules += 1;
        rule(*rules, length)
    };
    let balanced =
        |style, text: &str, font, room| Paragraph::new(style, text).indented(indent(text, font, room));
    let offices = superior.iter().map(|name| balanced(Style::Superior, name, SUPERIOR, left));
    let office = balanced(Style::Issuer, issuer, ISSUER, left);
    let under = drawn(ISSUER.width(issuer).min(left) * 2 / 5);
    let offices = joined(offices.chain([office, under]));
    let nation = [Paragraph::new(Style::Nation, nation), Paragraph::new(Style::Motto, motto)];
    let nation = joined(nation.into_iter().chain([drawn(MOTTO.width(motto))]));
    let number = Paragraph::new(Style::Number, &number.replace(BLANK, ROOM));
    let day = Paragraph::new(Style::PlaceAndDay, &place_and_day.replace(BLANK, ROOM));
    let (subject, title) = match about {
        About::Letter { subject } => (Some(balanced(Style::Subject, subject, SUPERIOR, left)), String::new()),
        About::Kind { kind, title } => {
            let under = drawn(TITLE.width(title).min(room) / 3);
            let titles = [kind, title].map(|text| balanced(Style::Title, text, TITLE, room));
            (None, joined(titles.into_iter().chain([under])))
        }
    };
    let numbers = joined([number].into_iter().chain(subject));
    frame::xml([left, right], &[[offices, nation], [numbers, day.xml()]]) + &title
}

/// To whom a letter goes: one on the line itself, several under it.
pub(super) fn addressees(addressees: &Addressees) -> Vec<Paragraph> {
    let Addressees { label, names } = addressees;
    if let [name] = &names[..] {
        return vec![Paragraph::new(Style::Addressees, &format!("{label}: {name}"))];
    }
    let label = Paragraph::new(Style::AddresseesLabel, &format!("{label}:"));
    let names = names.iter().map(|name| Paragraph::new(Style::Addressee, &format!("- {name}")));
    [label].into_iter().chain(names).chain([Paragraph::empty(Style::Gap)]).collect()
}

/// Who gets a copy on the left, who signs on the right, all on one page.
pub(super) fn closing(closing: &Closing) -> String {
    let Closing { label, recipients, authority, post, name } = closing;
    let room = Page::Upright.room();
    let left = room * 9 / 20;
    let recipients = recipients.iter().map(|it| Paragraph::new(Style::Recipient, &format!("- {it}")));
    let recipients = [Paragraph::new(Style::RecipientsLabel, label)].into_iter().chain(recipients);
    let office = authority.iter().chain([post]).map(|it| Paragraph::new(Style::SignatureOffice, it));
    let name = Paragraph::new(Style::Signatory, name.as_deref().unwrap_or_default());
    frame::xml([left, room - left], &[[joined(recipients), joined(office.chain([name]))]])
}

/// What stands over an appendix on this page. Its title is in capitals.
pub(super) fn appendix(appendix: &Appendix, page: Page) -> Vec<Paragraph> {
    let Appendix { label, title, enclosed } = appendix;
    vec![
        Paragraph::new(Style::AppendixLabel, label),
        title_line(Style::AppendixTitle, &title.to_uppercase(), page),
        Paragraph::new(Style::Enclosed, enclosed),
    ]
}

/// A title, which wraps where its lines are about as long as one another.
pub(super) fn title_line(style: Style, text: &str, page: Page) -> Paragraph {
    Paragraph::new(style, text).indented(indent(text, TITLE, page.room()))
}
