//! Which bytes stand next to each other in a text: by them rules tell that it holds nothing of theirs.

/// The pairs of bytes that stand next to each other in a text, each once, gathered in one pass for all rules.
pub(super) struct Pairs(Vec<(u8, u8)>);

impl Pairs {
    pub(super) fn of(bytes: &[u8]) -> Self {
        let mut seen = [0_u64; (1 << 16) / 64];
        for (first, second) in bytes.iter().zip(bytes.iter().skip(1)) {
            let pair = usize::from(*first) << 8 | usize::from(*second);
            seen[pair / 64] |= 1 << (pair % 64);
        }
        let words = (0..).zip(seen).filter(|(_, word)| *word != 0);
        Self(words.flat_map(|(at, word)| pairs_in(at, word)).collect())
    }

    /// Whether there is a pair such as `is_wanted` says.
    pub(super) fn any(&self, is_wanted: impl Fn(u8, u8) -> bool) -> bool {
        self.0.iter().any(|(first, second)| is_wanted(*first, *second))
    }
}

/// The pairs whose bits are set in the word at `at`.
fn pairs_in(at: u16, word: u64) -> impl Iterator<Item = (u8, u8)> {
    let mut left = word;
    std::iter::from_fn(move || {
        let bit = u16::try_from(left.trailing_zeros()).ok().filter(|bit| *bit < 64)?;
        left &= left - 1;
        Some((at * 64 + bit).to_be_bytes().into())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_of_a_text_is_seen_and_no_other() {
        let text = "Vệ sinh “a”\n\u{0}\u{ff}".as_bytes();
        let pairs = Pairs::of(text);
        for first in 0..=255 {
            for second in 0..=255 {
                let is_there = text.windows(2).any(|pair| pair == [first, second]);
                assert_eq!(pairs.any(|one, other| (one, other) == (first, second)), is_there);
            }
        }
        assert!(!Pairs::of(b"a").any(|_, _| true) && !Pairs::of(b"").any(|_, _| true));
    }
}
