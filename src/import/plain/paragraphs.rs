//! Lines joined into paragraphs: one ends where a mark begins the next, or where the next word would still have fitted.

use super::super::place::Place;
use super::super::tree::Paragraph;
use super::super::wording::{Mark, is_capitals, labelled, mark};
use super::lines::Line;
use crate::text::fold;

/// The paragraphs that lines make.
pub(super) fn join(lines: &[Line]) -> Vec<Paragraph> {
    let width = full_width(lines.iter());
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut before: Option<&Line> = None;
    for line in lines {
        let goes_on = before.is_some_and(|before| goes_on(before, line, width));
        match paragraphs.last_mut() {
            Some(last) if goes_on => {
                // A word that a line breaks at its hyphen stays one: "13/2018/QĐ-" and "UBND".
                if !last.text.ends_with('-') || last.text.ends_with(" -") {
                    last.text.push(' ');
                }
                last.text.push_str(&line.text);
            }
            _ => {
                paragraphs.push(Paragraph { text: line.text.clone(), place: place(line), notes: Vec::new() });
            }
        }
        before = Some(line);
    }
    paragraphs
}

/// Where a line stands.
pub(super) fn place(line: &Line) -> Place {
    Place { page: line.page, line: Some(line.number), ..Place::default() }
}

/// How wide a line is when it is full: nearly all are narrower.
pub(super) fn full_width<'a>(lines: impl Iterator<Item = &'a Line>) -> f64 {
    let mut widths: Vec<f64> = lines.map(|line| width(&line.text)).collect();
    widths.sort_by(f64::total_cmp);
    let at = widths.len().saturating_sub(1) * 95 / 100;
    widths.get(at).copied().unwrap_or(0.0)
}

/// How wide a text is, in small letters of a usual font.
pub(super) fn width(text: &str) -> f64 {
    text.chars().map(letter_width).sum()
}

fn letter_width(c: char) -> f64 {
    match c {
        'i' | 'l' | 't' | 'f' | 'j' | 'r' | 'í' | 'ì' | 'ị' | '.' | ',' | ';' | ':' | '\'' | '/' | '('
        | ')' | '-' => 0.65,
        ' ' => 0.55,
        'm' | 'w' | 'M' | 'W' => 1.6,
        c if c.is_uppercase() => 1.4,
        _ => 1.0,
    }
}

/// Whether a line goes on with the one before it.
fn goes_on(before: &Line, line: &Line, full: f64) -> bool {
    if begins(&line.text) {
        return false;
    }
    if stands_alone(before) || stands_alone(line) {
        return false;
    }
    // Titles and names of bodies in capitals stand in lines of their own, which a number or a gap ends.
    let capitals = (is_capitals(&before.text), is_capitals(&line.text));
    if capitals.0 && mark(&before.text).is_none() {
        return capitals.1 && !line.has_gap;
    }
    if capitals.1 && !line.text.starts_with(char::is_lowercase) && before.text.ends_with(['.', ';', '/']) {
        return false;
    }
    if line.has_gap {
        return line.text.starts_with(char::is_lowercase)
            || !ends(&before.text) && is_full(before, line, full);
    }
    let begins_anew = line.text.starts_with(|c: char| c.is_uppercase() || c == '(' || c == '“');
    let is_short = width(&before.text) < full * 0.75;
    !(begins_anew && (ends(&before.text) || is_short) && !is_full(before, line, full))
}

/// Whether a line is never a part of a longer one: that of the motto, of the number, of who signs.
fn stands_alone(line: &Line) -> bool {
    const STARTS: &[&str] = &["Số:", "PHỤ LỤC", "(Kèm theo", "TM.", "KT.", "TL.", "TUQ.", "Nơi nhận"];
    STARTS.iter().any(|start| line.text.starts_with(start)) || fold(&line.text).contains("tu do hanh phuc")
}

/// Whether a text may be the end of a paragraph.
fn ends(text: &str) -> bool {
    text.ends_with(['.', ':', ';', '/', '”']) || labelled(text).is_some_and(|(_, rest)| rest.is_empty())
}

/// Whether the first word of a line would not have fitted on the line before it.
fn is_full(before: &Line, line: &Line, full: f64) -> bool {
    let word = line.text.split(' ').next().unwrap_or_default();
    full < width(&before.text) + width(" ") + width(word)
}

/// Whether a line begins with the mark of a list, or with a label.
fn begins(text: &str) -> bool {
    match mark(text) {
        // "II" may be the end of a line that goes on: a part has words in capitals.
        Some((Mark::Roman(_), rest)) => is_capitals(rest),
        Some((Mark::Number(_), rest)) => rest.starts_with(|c: char| c.is_uppercase() || c == '“'),
        Some(_) => true,
        // "Cơ quan chủ trì: …"
        None => text.starts_with(char::is_uppercase) && text.contains(':') && labelled(text).is_some(),
    }
}
