//! How much is read of a workbook.

/// A file of more bytes is no form that somebody has filled in.
pub const LARGEST_FILE: u64 = 1024 * 1024 * LARGEST_MIB.unsigned_abs();
/// That in mebibytes.
pub const LARGEST_MIB: i64 = 8;
/// The most cells that a sheet may span, from its first to its last that says something.
pub(super) const LARGEST_AREA: u64 = 1 << 19;
