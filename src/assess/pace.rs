//! Earned schedule: how much of the work is done against how much of the time is gone.
//!
//! SPI(t) = progress ÷ planned share of the time; forecast = start + duration ÷ SPI(t), rounded up. Comparisons are made
//! in whole numbers, so that what lies exactly on a threshold is not below it.

use chrono::{NaiveDate, TimeDelta};

/// An item under way: its time in days, and its progress. Only made for a day after the start and up to the deadline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pace {
    pub start: NaiveDate,
    /// Days from the start to the deadline, at least 1.
    pub duration: i64,
    /// Days gone, from 1 to `duration`.
    pub gone: i64,
    /// Progress in percent, 0–100; what nobody has reported counts as nothing done.
    pub percent: f64,
}

/// A forecast further away than this is no day anyone would write down.
const IN_SIGHT_DAYS: i64 = 36_525;

impl Pace {
    /// The pace on a day, or none before the day after the start or past the deadline.
    pub fn on(as_of: NaiveDate, start: NaiveDate, due: NaiveDate, percent: f64) -> Option<Self> {
        let gone = (as_of - start).num_days();
        let duration = (due - start).num_days();
        (0 < gone && gone <= duration).then_some(Self { start, duration, gone, percent })
    }

    /// planned(t): the share of the time that is gone, 0–1.
    #[expect(clippy::cast_precision_loss, reason = "day counts are far below 2^52")]
    pub fn planned(&self) -> f64 {
        self.gone as f64 / self.duration as f64
    }

    /// SPI(t): 1 is on schedule, below 1 behind it.
    pub fn spi(&self) -> f64 {
        self.percent / 100.0 / self.planned()
    }

    /// Whether SPI(t) is below `threshold`, which counts to a millionth.
    pub fn is_below(&self, threshold: f64) -> bool {
        i128::from(self.thousandths()) * i128::from(self.duration) * 10
            < i128::from(whole(threshold * 1_000_000.0)) * i128::from(self.gone)
    }

    /// Whether nothing is done, to a thousandth of a percent.
    pub fn is_idle(&self) -> bool {
        self.thousandths() == 0
    }

    /// Whether more than half of the time is gone.
    pub const fn is_past_half(&self) -> bool {
        2 * self.gone > self.duration
    }

    /// When the work will be done at the pace so far; none where nothing is done, or no end is in sight.
    pub fn forecast(&self) -> Option<NaiveDate> {
        // duration ÷ SPI(t) is gone × 100 ÷ percent.
        let (work, done) = (self.gone * 100_000, self.thousandths());
        let days = (work + done - 1).checked_div(done).filter(|days| *days <= IN_SIGHT_DAYS)?;
        self.start.checked_add_signed(TimeDelta::try_days(days)?)
    }

    /// Progress in thousandths of a percent.
    fn thousandths(&self) -> i64 {
        whole(self.percent * 1000.0)
    }
}

/// The nearest whole number.
#[expect(clippy::cast_possible_truncation, reason = "percentages and thresholds, times a million at most")]
fn whole(value: f64) -> i64 {
    value.round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn pace(as_of: &str, percent: f64) -> Pace {
        Pace::on(day(as_of), day("2022-09-01"), day("2022-12-31"), percent).unwrap()
    }

    #[test]
    fn as_a_person_would_do_it_on_paper() {
        let pace = pace("2022-11-15", 60.0);
        assert_eq!((pace.gone, pace.duration), (75, 121));
        assert_eq!(format!("{:.4} {:.4}", pace.planned(), pace.spi()), "0.6198 0.9680");
        assert_eq!(pace.forecast(), Some(day("2023-01-04")));
    }

    #[test]
    fn on_schedule_the_forecast_is_the_deadline() {
        let on_time = Pace::on(day("2022-01-06"), day("2022-01-01"), day("2022-01-11"), 50.0).unwrap();
        assert!((on_time.spi() - 1.0).abs() < 1e-12);
        assert_eq!(on_time.forecast(), Some(day("2022-01-11")));
    }

    #[test]
    fn on_the_threshold_is_not_below_it() {
        // Of a hundred days, on every day on which nine tenths of the planned share are a whole percentage.
        for gone in (10..=100).step_by(10) {
            let percent = 9.0 * f64::from(gone) / 10.0;
            let pace = Pace { start: day("2022-01-01"), duration: 100, gone: gone.into(), percent };
            assert!(!pace.is_below(0.9), "{gone} days");
            assert!(Pace { percent: percent - 0.001, ..pace }.is_below(0.9), "{gone} days");
        }
    }

    #[test]
    fn exact_days_stay_exact() {
        let pace = Pace { start: day("2022-01-01"), duration: 300, gone: 7, percent: 5.6 };
        assert_eq!(pace.forecast(), Some(day("2022-01-01") + TimeDelta::days(125)));
    }

    #[test]
    fn half_is_not_past_half() {
        let at = |as_of| Pace::on(day(as_of), day("2022-01-01"), day("2022-01-11"), 0.0).unwrap();
        assert!(!at("2022-01-06").is_past_half());
        assert!(at("2022-01-07").is_past_half());
    }

    #[test]
    fn no_pace_before_the_start_or_past_the_end() {
        let on = |as_of| Pace::on(day(as_of), day("2022-09-01"), day("2022-12-31"), 0.0);
        assert_eq!(on("2022-09-01"), None);
        assert!(on("2022-09-02").is_some());
        assert!(on("2022-12-31").is_some());
        assert_eq!(on("2023-01-01"), None);
    }

    #[test]
    fn a_leap_day_counts() {
        let pace = Pace::on(day("2024-03-01"), day("2024-02-28"), day("2024-03-09"), 20.0).unwrap();
        assert_eq!((pace.gone, pace.duration), (2, 10));
        assert_eq!(pace.forecast(), Some(day("2024-03-09")));
    }

    #[test]
    fn nothing_done_has_no_forecast() {
        for percent in [0.0, -0.0, 0.0001, 0.001] {
            assert_eq!(pace("2022-11-15", percent).forecast(), None, "{percent}");
        }
    }
}
