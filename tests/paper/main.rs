//! Word files: laid out as Decree 30/2020/NĐ-CP, Annex I, wants it, saying what Markdown says, and harmless whatever the plan
//! says.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

mod content;
mod harmless;
mod layout;
mod printing;
#[path = "../tables/mod.rs"]
#[expect(dead_code, reason = "what its rows ought to say is another test's")]
mod tables;
mod word;
