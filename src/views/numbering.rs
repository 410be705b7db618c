//! Roman numbers for the parts of a document.

/// Roman numbers for the parts that are there.
#[derive(Default)]
pub(super) struct Numbering(usize);

impl Numbering {
    /// The next number.
    pub(super) fn next(&mut self) -> &'static str {
        self.0 += 1;
        ["I", "II", "III", "IV", "V", "VI"].get(self.0 - 1).copied().unwrap_or_default()
    }
}
