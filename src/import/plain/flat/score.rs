//! How likely words are what a column holds.

use super::super::super::agencies::{begins_name, pieces};
use super::super::lines::Line;
use crate::model::Phrase;
use crate::text::fold;

/// How unlikely lines are for having bullets.
pub(super) fn bullets(lines: &[Line]) -> f64 {
    let has_bullet = lines.iter().any(|line| line.text.starts_with("- ") || line.text.starts_with("+ "));
    if has_bullet { 15.0 } else { 0.0 }
}

pub(super) fn deadline(text: &str) -> f64 {
    match text {
        "" => -4.0,
        text if 30 < text.split(' ').count() => -8.0,
        text if Phrase::read(text).is_ok() => 12.0,
        _ => -8.0,
    }
}

/// Whether a name is the beginning or the end of one that is known: it was cut in the wrong place.
pub(super) fn is_torn(name: &str, known: &[String]) -> bool {
    let key = fold(name);
    let (start, end) = (format!("{key} "), format!(" {key}"));
    known.iter().any(|name| *name != key && (name.starts_with(&start) || name.ends_with(&end)))
        && !known.contains(&key)
}

/// How likely a text is a list of bodies.
pub(super) fn bodies(text: &str, known: &[String], is_lead: bool) -> f64 {
    if text.is_empty() {
        return if is_lead { -6.0 } else { -2.0 };
    }
    if !begins_name(text) {
        return -30.0;
    }
    let pieces = pieces(text, known);
    let mut score = 8.0;
    for piece in &pieces {
        let is_body = begins_name(&piece.name);
        score += match (piece.is_known, is_body) {
            (true, _) => 2.0,
            (false, true) if is_torn(&piece.name, known) => -12.0,
            (false, true) => -1.0,
            (false, false) => -14.0,
        };
        score -= match (piece.is_joined, is_lead) {
            (false, _) => 0.0,
            (true, false) => 3.0,
            (true, true) => 8.0,
        };
        // A name that goes on for long is a sentence that begins with one.
        let words = piece.name.split(' ').count();
        score -= if !piece.is_known && 7 < words { 8.0 } else { 0.0 };
    }
    let starts_well = text.starts_with(char::is_uppercase);
    let ends_badly = text.ends_with([',', '–', '-']) || text.ends_with(" và");
    let one = if is_lead && pieces.len() == 1 { 1.0 } else { 0.0 };
    let count = f64::from(u32::try_from(pieces.len()).unwrap_or(u32::MAX));
    // A long list is no likelier than a short one.
    score - 2.0 * (count - 1.0) + one
        - if starts_well { 0.0 } else { 10.0 }
        - if ends_badly { 10.0 } else { 0.0 }
}

/// How likely a text is a name or a goal.
pub(super) fn free(text: &str, is_name: bool) -> f64 {
    let begins =
        |c: char| c.is_uppercase() || c.is_ascii_digit() || c == '“' || (!is_name && (c == '-' || c == '+'));
    match text.chars().next() {
        None => {
            if is_name {
                -20.0
            } else {
                -5.0
            }
        }
        Some(c) if begins(c) => 2.0,
        Some('-' | '+') => -6.0,
        Some(_) => -8.0,
    }
}

/// The lines of a cell, joined where one goes on with the one before.
pub(super) fn joined(lines: &[Line]) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for line in lines {
        let begins = line.text.starts_with("- ") || line.text.starts_with("+ ");
        match texts.last_mut() {
            Some(last) if !begins => {
                if !last.ends_with('-') || last.ends_with(" -") {
                    last.push(' ');
                }
                last.push_str(&line.text);
            }
            _ => texts.push(line.text.clone()),
        }
    }
    texts
}
