//! What `cchc trend` shows: a plan's counts over time, as a table and a chart.

mod chart;
pub mod json;
pub mod rows;
pub mod screen;
