//! What the time phrases of plans mean: "Quý II/2026", "Trước ngày 20 hằng tháng", "Khi có yêu cầu".
//!
//! One reader serves whatever asks what a phrase means. It reads the whole of a phrase or nothing of it: what it does
//! not know is never guessed. Letters count without tones and case, dashes and blanks of any kind are the same.

mod cursor;
mod day;
mod days;
mod fault;
mod grammar;
mod join;
mod meaning;
mod part;
mod rhythm;
mod shift;
mod span;
mod tokens;

use std::cell::RefCell;
use std::collections::HashMap;

pub use self::day::Day;
pub use self::fault::{PhraseFault, Why};
pub use self::meaning::{Due, Offset, OffsetUnit, Phrase};

impl Phrase {
    /// Reads a phrase.
    ///
    /// # Errors
    /// Why it is not read, and which words are in the way.
    pub fn read(text: &str) -> Result<Self, PhraseFault> {
        /// What a phrase was read as.
        type Known = HashMap<String, Result<Phrase, PhraseFault>>;
        /// More than a country's plans have; what comes after is read each time.
        const MOST: usize = 1_000;
        /// Bytes, more than phrases have.
        const LONGEST: usize = 100;
        thread_local! {
            // A plan says few things many times, and a country's plans all say the same.
            static KNOWN: RefCell<Known> = RefCell::default();
        }
        let read = || join::phrase(text, &grammar::parts(text)?);
        if LONGEST < text.len() {
            return read();
        }
        KNOWN.with_borrow_mut(|known| {
            if let Some(meaning) = known.get(text) {
                return meaning.clone();
            }
            let meaning = read();
            if known.len() < MOST {
                known.insert(text.to_owned(), meaning.clone());
            }
            meaning
        })
    }
}
