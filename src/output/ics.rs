//! Calendars as iCalendar (RFC 5545): all-day events that a reader's calendar takes in, and later takes for updates.

use std::io::{self, Write};

use chrono::{Days, NaiveDate};

use super::safe;
use crate::document::{Calendar, Event, EventState};

/// What the names of its files end with.
pub const EXTENSION: &str = "ics";

/// The longest line, in octets, without its end (RFC 5545, 3.1).
const LONGEST: usize = 75;
/// The hour of the day at which a reader is told.
const HOUR: i64 = 8;

/// Writes the events of some calendars as one; it goes by their name where they have but one.
pub fn write(calendars: &[&Calendar], out: &mut dyn Write) -> io::Result<()> {
    let mut lines = Lines { out };
    // Published, not sent to be answered: nobody is invited.
    for line in
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//cchc//cchc//VI", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    {
        lines.put(line)?;
    }
    if let [first, others @ ..] = calendars
        && others.iter().all(|it| it.name == first.name)
    {
        lines.put(&format!("X-WR-CALNAME:{}", text(&first.name)))?;
    }
    for calendar in calendars {
        for event in &calendar.events {
            lines.event(calendar, event)?;
        }
    }
    lines.put("END:VCALENDAR")
}

/// Lines as they are written, each folded where it is long.
struct Lines<'a> {
    out: &'a mut dyn Write,
}

impl Lines<'_> {
    fn event(&mut self, calendar: &Calendar, event: &Event) -> io::Result<()> {
        let next = event.day.checked_add_days(Days::new(1)).unwrap_or(event.day);
        let status = if event.state == EventState::Cancelled { "CANCELLED" } else { "CONFIRMED" };
        self.put("BEGIN:VEVENT")?;
        self.put(&format!("UID:{}", text(&event.id)))?;
        // When this was so, which of two files that tell of one event is the newer is read from both of these.
        self.put(&format!("DTSTAMP:{}T000000Z", day(calendar.as_of)))?;
        self.put(&format!("SEQUENCE:{}", calendar.revision))?;
        self.put(&format!("DTSTART;VALUE=DATE:{}", day(event.day)))?;
        self.put(&format!("DTEND;VALUE=DATE:{}", day(next)))?;
        self.put(&format!("SUMMARY:{}", text(&event.title)))?;
        self.put(&format!("DESCRIPTION:{}", text(&event.lines.join("\n"))))?;
        self.put(&format!("STATUS:{status}"))?;
        // A day by which something is due takes nobody's time.
        self.put("TRANSP:TRANSPARENT")?;
        if let EventState::Awaited { days_before } = event.state {
            self.alarm(event, days_before)?;
        }
        self.put("END:VEVENT")
    }

    fn alarm(&mut self, event: &Event, days_before: i64) -> io::Result<()> {
        self.put("BEGIN:VALARM")?;
        self.put("ACTION:DISPLAY")?;
        self.put(&format!("DESCRIPTION:{}", text(&event.title)))?;
        self.put(&format!("TRIGGER:{}", trigger(days_before)))?;
        self.put("END:VALARM")
    }

    /// Writes a line; one that is too long goes on after a blank on the next.
    fn put(&mut self, line: &str) -> io::Result<()> {
        let (mut rest, mut room) = (line, LONGEST);
        while room < rest.len() {
            let fits = (0..=room).rfind(|at| rest.is_char_boundary(*at)).unwrap_or(room);
            let (head, tail) = rest.split_at(fits);
            write!(self.out, "{head}\r\n ")?;
            (rest, room) = (tail, LONGEST - 1);
        }
        write!(self.out, "{rest}\r\n")
    }
}

/// The time at which a reader is told, counted from the first moment of the day.
fn trigger(days_before: i64) -> String {
    match days_before {
        ..=0 => format!("PT{HOUR}H"),
        1 => format!("-PT{}H", 24 - HOUR),
        days => format!("-P{}DT{}H", days - 1, 24 - HOUR),
    }
}

fn day(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
}

/// Text as a value (RFC 5545, 3.3.11). A line that goes on on the next could begin with any part of it: two colons, which
/// begin a runner's command there, do not stand together.
fn text(text: &str) -> String {
    let mut value = String::with_capacity(text.len() + 8);
    let mut before = ' ';
    for c in safe::unmarked(&safe::terminal(text)).chars() {
        match c {
            '\n' => value.push_str("\\n"),
            '\\' | ';' | ',' => value.extend(['\\', c]),
            ':' if before == ':' => value.push_str("\\\\:"),
            c => value.push(c),
        }
        before = c;
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(line: &str) -> String {
        let mut out = Vec::new();
        Lines { out: &mut out }.put(line).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn no_line_is_longer_than_75_octets_and_no_letter_is_cut() {
        assert_eq!(folded(&"a".repeat(75)), "a".repeat(75) + "\r\n");
        assert_eq!(folded(&"a".repeat(76)), format!("{}\r\n a\r\n", "a".repeat(75)));
        let long = format!("{}ệ", "a".repeat(74));
        assert_eq!(folded(&long), format!("{}\r\n ệ\r\n", "a".repeat(74)));
        let second = format!("{}{}b", "a".repeat(75), "c".repeat(74));
        assert_eq!(folded(&second), format!("{}\r\n {}\r\n b\r\n", "a".repeat(75), "c".repeat(74)));
    }

    #[test]
    fn nothing_acts() {
        assert_eq!(text("a\\b;c,d\ne: f"), "a\\\\b\\;c\\,d\\ne: f");
        assert_eq!(text("x\r\nEND:VEVENT"), "x\\\\u{d}\\nEND:VEVENT");
        assert_eq!(text("a\u{1b}[31m\u{202e}"), "a\\\\u{1b}[31m\\\\u{202e}");
        assert_eq!(text("::error:: ##[group]"), ":\\\\:error:\\\\: #\\\\#[group]");
        assert!(!text(":::::").contains("::"));
    }

    #[test]
    fn a_reader_is_told_in_the_morning() {
        assert_eq!([0, 1, 2, 15].map(trigger), ["PT8H", "-PT16H", "-P1DT16H", "-P14DT16H"]);
    }
}
