//! Where an item stands.

/// The standing of an item on a day. Declared in the order in which an office wants to see them, worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// "Chưa hoàn thành, quá hạn": the deadline has passed.
    Overdue,
    /// "Nguy cơ chậm", mức cao.
    AtRiskHigh,
    /// "Nguy cơ chậm".
    AtRisk,
    /// "Chờ xác nhận": reported as done, without evidence.
    AwaitingConfirmation,
    /// "Đang thực hiện (trong hạn)".
    OnTrack,
    /// "Chưa đến kỳ báo cáo": nobody has said anything, and nobody had to yet; never counted as on track.
    NotReported,
    /// "Chưa phát sinh": no day, and nothing has set one.
    NotTriggered,
    /// No lead, or no day that a rule explains; never counted as on track.
    Unknown,
    /// "Tạm hoãn".
    Suspended,
    /// "Hoàn thành quá hạn".
    CompletedLate,
    /// "Hoàn thành đúng hạn".
    CompletedOnTime,
    /// "Thôi thực hiện".
    Dropped,
}

impl Standing {
    /// The words of the JSON format, with their values, in declared order.
    pub const WORDS: &[(&str, Self)] = &[
        ("overdue", Self::Overdue),
        ("at_risk_high", Self::AtRiskHigh),
        ("at_risk", Self::AtRisk),
        ("awaiting_confirmation", Self::AwaitingConfirmation),
        ("on_track", Self::OnTrack),
        ("not_reported", Self::NotReported),
        ("not_triggered", Self::NotTriggered),
        ("unknown", Self::Unknown),
        ("suspended", Self::Suspended),
        ("completed_late", Self::CompletedLate),
        ("completed_on_time", Self::CompletedOnTime),
        ("dropped", Self::Dropped),
    ];

    /// The word of the JSON format.
    pub fn as_str(self) -> &'static str {
        Self::WORDS.iter().find(|(_, standing)| *standing == self).map_or("", |(word, _)| word)
    }

    /// Whether it is a rating of risk.
    pub const fn is_at_risk(self) -> bool {
        matches!(self, Self::AtRisk | Self::AtRiskHigh)
    }

    /// Whether the work is under way, so that a person may judge how it goes.
    pub const fn is_under_way(self) -> bool {
        matches!(self, Self::NotReported | Self::OnTrack | Self::AtRisk | Self::AtRiskHigh)
    }

    /// Whether it was completed, in time or late.
    pub const fn is_completed(self) -> bool {
        matches!(self, Self::CompletedOnTime | Self::CompletedLate)
    }

    /// Whether nothing remains to be done.
    pub const fn is_closed(self) -> bool {
        matches!(self, Self::CompletedOnTime | Self::CompletedLate | Self::Dropped)
    }
}
