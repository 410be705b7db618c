//! What `cchc remind` writes.

mod asked;
mod body;
pub mod index;
pub mod joint;
pub mod letter;
pub mod own;
mod tables;

use crate::views::Basis;

/// A heading with its number.
fn numbered_heading(basis: &Basis<'_>, number: usize, key: &'static str) -> String {
    format!("{number}. {}", basis.words.text(key))
}
