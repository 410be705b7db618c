//! What becomes of bytes that a fuzzer made up: each function here is one of its targets, and panics where cchc does not
//! keep a promise. Each says whether cchc took the bytes for what they should be: `cargo test` calls them with the files of
//! `fuzz/seeds`, which a fuzzer begins with.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "an input that cannot be set up should stop"
)]
// Each target is a program of its own, and uses one of these.
#![allow(dead_code, reason = "each target uses what it needs")]

mod office;
mod place;

use cchc::i18n::{Lang, Words};
use cchc::model::Phrase;
use cchc::phrase_in_words;

use place::Place;

/// A plan file of whatever shape: every command ends by itself, says nothing that acts on a terminal, and says the same of
/// the same bytes.
pub fn reader(bytes: &[u8]) -> bool {
    let place = Place::new();
    place.put("plans/p/plan.toml", bytes);
    let first = place.run(&["check"]);
    assert_eq!(first, place.run(&["check"]), "the same file is checked in two ways");
    place.run(&["status", "--full"]);
    place.run(&["show"]);
    place.run(&["tasks", "--all", "--format", "csv"]);
    place.run(&["report", "2022-year", "--format", "markdown"]).exit == "Clean"
}

/// A time phrase: what it is read as, in words, is read as the same.
pub fn phrases(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let Ok(phrase) = Phrase::read(text) else { return false };
    let said = phrase_in_words(Words::new(Lang::Vi), &phrase);
    let again =
        Phrase::read(&said).unwrap_or_else(|fault| panic!("`{text}` is `{said}`, not read: {fault:?}"));
    assert_eq!(said, phrase_in_words(Words::new(Lang::Vi), &again), "{text}");
    true
}

/// Two editions of a plan, parted by a line of its own: a plan differs from itself in nothing, and both ways of
/// looking at two end.
pub fn diff(bytes: &[u8]) -> bool {
    const LINE: &[u8] = b"\n=======\n";
    let at = bytes.windows(LINE.len()).position(|it| it == LINE).unwrap_or(bytes.len());
    let (old, new) = (&bytes[..at], bytes.get(at + LINE.len()..).unwrap_or_default());
    let place = Place::new();
    place.put("plans/p/plan.toml", new);
    place.put("old/p/plan.toml", old);
    place.put("same/p/plan.toml", new);
    place.run(&["diff", "old"]);
    place.run(&["diff", "old", "--format", "json"]);
    let same = place.run(&["diff", "same", "--format", "json"]);
    assert!(!same.out.contains("\"change\""), "a plan differs from itself: {}", same.out);
    same.exit == "Clean"
}

/// The cells of a form that came back, as its sheet stores them: they are taken or named, and taken once they say nothing
/// new. The first byte says what kind of workbook it is.
pub fn forms(bytes: &[u8]) -> bool {
    let Some((kind, bytes)) = office::workbook(bytes) else { return false };
    let place = Place::new();
    place.put("plans/p/plan.toml", office::PLAN.as_bytes());
    let name = format!("form.{kind}");
    place.put(&name, &bytes);
    let take = ["report", "take", &name, "--on", "2022-11-14"];
    if place.run(&take).exit != "Clean" {
        return false;
    }
    let before = place.files();
    place.run(&take);
    assert_eq!(before, place.files(), "the same form was taken twice");
    true
}

/// A document: a plan comes out of it that cchc reads, or words that say why not. The first byte says what kind it is.
pub fn import(bytes: &[u8]) -> bool {
    let Some((kind, bytes)) = office::document(bytes) else { return false };
    let place = Place::new();
    place.put("plans/q/plan.toml", office::PLAN.as_bytes());
    let name = format!("document.{kind}");
    place.put(&name, &bytes);
    if place.run(&["import", &name, "--into", "plans/new"]).exit == "Failed" {
        return false;
    }
    let said = place.run(&["check", "--plan", "plans/new"]);
    assert!(!said.out.contains("error[syntax]"), "what was written is not TOML: {}", said.out);
    true
}
