//! How large the tables of a plan can be; what is larger is no plan, and may be meant to do harm.

/// More cells than this no plan has.
pub(super) const MOST_CELLS: usize = 200_000;
/// More columns than this no table of a plan has.
pub(super) const MOST_COLUMNS: usize = 256;

/// How many lines of a text may be heads of tables, which take long to be told from others: a page has one or two.
pub(super) const MOST_HEADS: usize = 2_000;
