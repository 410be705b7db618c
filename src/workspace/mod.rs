//! Plans of a folder, for every front end: what is found in them, where they stand on a day, and changes to them.
//!
//! What comes back are values: findings, assessments, refusals. Nothing here knows words, formats or a terminal.

mod base;
mod between;
mod carried;
mod catalogue;
mod check;
mod compare;
mod edit;
mod examine;
mod fix;
mod fresh;
mod judge;
mod known;
mod levels;
mod past;
mod plans;
mod refusal;
mod settings;
mod side;
mod survey;

pub use self::base::Names;
pub use self::catalogue::{catalogue, settable};
pub use self::check::{Checked, Counts, Kept, Owners};
pub use self::compare::{Compared, Comparison, State};
pub use self::edit::{Change, Edit, EditedFile, Proposal, Writing};
pub use self::fix::Fixed;
pub use self::fresh::{FreshPlan, Vacancy};
pub use self::past::past;
pub use self::plans::{Step, Workspace};
pub use self::refusal::{Refusal, Review};
pub use self::survey::{Assessed, Surveyed};
pub use crate::load::plan_at;
