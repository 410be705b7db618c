//! What a file can have wrong before anyone asks what it means.

use crate::diagnostic::{RuleInfo, Severity};

/// Not TOML at all.
pub(super) static SYNTAX: RuleInfo = error("syntax", include_str!("../../docs/rules/syntax.md"));
/// A key the format has no place for.
pub(super) static UNKNOWN_KEY: RuleInfo =
    error("unknown-key", include_str!("../../docs/rules/unknown-key.md"));
/// A key that has to be there.
pub(super) static MISSING_KEY: RuleInfo =
    error("missing-key", include_str!("../../docs/rules/missing-key.md"));
/// A string where a date should be, and the like.
pub(super) static WRONG_TYPE: RuleInfo = error("wrong-type", include_str!("../../docs/rules/wrong-type.md"));
/// The right type, but nothing the format knows.
pub(super) static BAD_VALUE: RuleInfo = error("bad-value", include_str!("../../docs/rules/bad-value.md"));

/// A file that is not where it would count.
pub static STRAY_FILE: RuleInfo = error("stray-file", include_str!("../../docs/rules/stray-file.md"));

/// All of them, by id.
pub static RULES: &[&RuleInfo] = &[&BAD_VALUE, &MISSING_KEY, &STRAY_FILE, &SYNTAX, &UNKNOWN_KEY, &WRONG_TYPE];

const fn error(id: &'static str, page: &'static str) -> RuleInfo {
    RuleInfo { id, severity: Severity::Error, page }
}
