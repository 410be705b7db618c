//! From documents and findings to bytes. Nothing here decides anything about a plan.

mod columns;
pub mod diff;
mod document_format;
mod docx;
pub mod export;
pub mod findings;
pub mod ics;
pub mod json;
pub mod listing;
mod markdown;
mod safe;
pub mod schema;
mod screen;
mod spreadsheet;
mod terminal;
pub mod xlsx;

pub use self::document_format::{DocumentFormat, PrintFormat};
pub use self::export::ExportFormat;
pub use self::findings::{Findings, FindingsFormat, Owners};
pub use self::listing::{ListingFormat, Page};
pub use self::safe::message as safe_text;
pub use self::screen::Screen;
