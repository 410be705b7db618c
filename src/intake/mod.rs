//! Forms that agencies have filled in: from the cells of a workbook to what goes into the ledger, with every fault at its
//! cell. What cannot be read for certain is a fault, and nothing of a form that has one is taken.

mod against;
mod cells;
mod evidence;
mod fault;
mod form;
mod numbers;
mod origin;
mod row;
mod rows;
mod shown;
mod values;

pub use self::against::Against;
pub use self::fault::Fault;
pub use self::form::{Case, Entry, FilledForm, read};
