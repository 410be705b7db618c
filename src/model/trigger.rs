//! What sets a day that the plan leaves open.

/// What sets the day when the plan does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trigger {
    /// "Theo kế hoạch": another plan.
    Plan,
    /// "Theo quy định": a regulation.
    Rule,
    /// "Theo yêu cầu …": somebody's request.
    Request,
    /// "Khi …", "Sau khi …": an event.
    Event,
}

impl Trigger {
    /// The words of the file format, with their values.
    pub const WORDS: &[(&str, Self)] =
        &[("plan", Self::Plan), ("rule", Self::Rule), ("request", Self::Request), ("event", Self::Event)];

    /// The word of the file format.
    pub fn as_str(self) -> &'static str {
        super::word(Self::WORDS, self)
    }
}
