//! Roman numbers for the parts of a document.

/// Roman numbers for the parts that are there.
#[derive(Default)]
pub(super) struct Numbering(usize);

impl Numbering {
    /// The next number.
    pub(super) fn next(&mut self) -> String {
        self.0 += 1;
        roman(self.0)
    }
}

/// A number as Romans write it, from 1.
pub(super) fn roman(mut number: usize) -> String {
    const DIGITS: [(usize, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut roman = String::new();
    for (value, digits) in DIGITS {
        while value <= number {
            roman.push_str(digits);
            number -= value;
        }
    }
    roman
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_roman() {
        let mut number = Numbering::default();
        let first: Vec<String> = (0..6).map(|_| number.next()).collect();
        assert_eq!(first, ["I", "II", "III", "IV", "V", "VI"]);
        assert_eq!([9, 14, 19, 40].map(roman), ["IX", "XIV", "XIX", "XL"]);
    }
}
