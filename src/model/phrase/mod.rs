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

pub use self::day::Day;
pub use self::fault::{PhraseFault, Why};
pub use self::meaning::{Due, Offset, OffsetUnit, Phrase};

impl Phrase {
    /// Reads a phrase.
    ///
    /// # Errors
    /// Why it is not read, and which words are in the way.
    pub fn read(text: &str) -> Result<Self, PhraseFault> {
        join::phrase(text, &grammar::parts(text)?)
    }
}
