//! Small values in JSON: numbers, agencies by their names, reasons.

use serde::Serialize;

use super::reason;
use crate::assess::Reason;
use crate::i18n::Words;

/// A number in JSON: whole numbers without a decimal point.
#[derive(Clone, Copy, Debug)]
pub struct Number(pub f64);

impl Serialize for Number {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[expect(clippy::cast_possible_truncation, reason = "whole and small")]
        if self.0.fract() == 0.0 && self.0.abs() < 1e15 {
            return serializer.serialize_i64(self.0 as i64);
        }
        serializer.serialize_f64(self.0)
    }
}

/// An agency or group by id and name.
#[derive(Clone, Debug, Serialize)]
pub struct Named<'a> {
    pub id: &'a str,
    pub name: &'a str,
}

/// A reason by code and in words.
#[derive(Debug, Serialize)]
pub struct ReasonView {
    code: &'static str,
    text: String,
}

impl ReasonView {
    /// The view of each reason, in their order.
    pub fn of(words: Words, reasons: &[Reason]) -> Vec<Self> {
        let view = |reason: &Reason| Self { code: reason.code(), text: reason::sentence(words, reason) };
        reasons.iter().map(view).collect()
    }
}
