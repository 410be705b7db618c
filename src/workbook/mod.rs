//! Workbooks that others send (xlsx, ods, xls), read within limits: what is too much, has macros or leads elsewhere is
//! refused before its cells are looked at.

mod archive;
mod cells;
mod fault;
mod legacy;
mod limits;
mod markup;
mod read;
mod sheet;

pub use self::limits::LARGEST_FILE;
pub use self::read::read;
pub use self::sheet::{Area, Cell, Sheet, Value, Workbook, column_name};
