//! A plan, its ledger and a day in; standings and reasons out. Nothing here reads, writes or asks a clock.
//!
//! What somebody answers for is a *part*: a single lead's item, or what one of several leads has to do of it. Each part
//! has a *strand* in each *round*, which holds what was said of it in the order in which it counts; who adds up has a
//! strand of the whole. `voice` says whose words reach which strand, `ledger` gathers them in one pass, `judge` says how
//! one strand stands, and `combine` takes parts and rounds together. There is one order of rules, and parts and wholes
//! pass it alike.
//!
//! Two decisions keep the rating fair: what nobody has reported counts as nothing done once a report was due or half of
//! the time is gone, and a forecast makes a *high* risk only after that half. So more progress never makes a standing
//! worse, and saying nothing is never better than saying 1 % for long.

pub mod account;
mod assessment;
pub mod changes;
pub mod clarity;
mod combine;
mod family;
pub mod history;
mod item;
mod judge;
pub mod ledger;
mod pace;
mod reason;
mod reports;
mod risks;
pub mod schedule;
pub mod strand;
mod survey;
mod tally;
mod target;
pub mod tenure;
pub mod voice;

pub use self::assessment::{
    Assessment, Contribution, Coverage, Inherited, Mark, Own, PartAssessment, RoundAssessment,
};
pub use self::pace::Pace;
pub use self::reason::{Asked, Reason};
pub use self::reports::{Answer, Answers, ReportRound};
pub use self::strand::Posting;
pub use self::survey::Survey;
pub use self::tally::{Rate, Tally};
pub use self::target::{TargetStatus, expected};
pub use crate::model::Standing;
