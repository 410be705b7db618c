//! How large the tables of a plan can be; what is larger is no plan, and may be meant to do harm.

/// More cells than this no plan has.
pub(super) const MOST_CELLS: usize = 200_000;
/// More columns than this no table of a plan has.
pub(super) const MOST_COLUMNS: usize = 256;
