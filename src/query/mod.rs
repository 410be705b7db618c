//! What people ask of an assessed plan: who has what to do, what is urgent, how much of what there is. It knows no words
//! and no document.

pub mod attention;
pub mod brought;
pub mod clarity;
pub mod counts;
pub mod form;
pub mod involved;
pub mod issued;
pub mod lines;
pub mod load;
pub mod lookup;
pub mod moves;
pub mod open_period;
pub mod outline;
pub mod period;
pub mod reminder;
pub mod shared;
pub mod sheet_form;
pub mod superseded;
pub mod tasks;
pub mod trend;
