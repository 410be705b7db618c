//! A body that a document names and the plan may or may not list.

use std::fmt;

use super::AgencyId;
use crate::source::Spanned;

/// A body by its id, where the plan lists it, or by its name as printed.
#[derive(Clone, Debug)]
pub enum Office {
    Listed(Spanned<AgencyId>),
    Printed(String),
}

impl Office {
    /// What a text names: written as ids are, in small letters, digits and hyphens, it is one; else it is a name.
    pub fn read(text: Spanned<String>) -> Self {
        let is_id = text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        match text.value.parse() {
            Ok(value) if is_id => Self::Listed(Spanned { value, span: text.span }),
            _ => Self::Printed(text.value),
        }
    }

    /// Its id, where it is listed.
    pub const fn id(&self) -> Option<&Spanned<AgencyId>> {
        match self {
            Self::Listed(id) => Some(id),
            Self::Printed(_) => None,
        }
    }
}

impl fmt::Display for Office {
    /// As it is written in the file.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Listed(id) => id.fmt(f),
            Self::Printed(name) => f.write_str(name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{SourceId, Span};

    #[test]
    fn small_letters_are_an_id_and_the_rest_a_name() {
        let read = |text: &str| {
            let span = Span::new(SourceId(0), &(0..0));
            Office::read(Spanned { value: text.to_owned(), span }).id().is_some()
        };
        assert!(read("so-noi-vu") && read("ubnd-tinh") && read("c2"));
        assert!(!read("UBND") && !read("Sở Nội vụ") && !read("ubnd tỉnh") && !read(""));
    }
}
