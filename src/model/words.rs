//! Words of the format, as they are written in files.

/// The word of `value` in a table of format words.
pub(super) fn word<T: Copy + PartialEq>(words: &'static [(&'static str, T)], value: T) -> &'static str {
    words.iter().find(|(_, known)| *known == value).map_or("", |(word, _)| word)
}
