//! Agencies and groups: who belongs to whom, and how much the plan asks of each.

pub mod json;
pub mod list;
