//! What a further command has to repeat of this run's options, so that it is about the same plans on the same day.

use std::path::PathBuf;

use chrono::NaiveDate;

/// The options as they were given; those that were not are left out.
#[derive(Clone, Debug, Default)]
pub struct Again {
    /// `-C`
    pub dir: Option<PathBuf>,
    /// `--plan`
    pub plans: Vec<String>,
    /// `--as-of`
    pub as_of: Option<NaiveDate>,
}

impl Again {
    /// The options behind a command, each with a space before it.
    pub(super) fn options(&self) -> String {
        let dir = self.dir.iter().map(|dir| format!(" -C {}", quoted(&dir.to_string_lossy())));
        let plans = self.plans.iter().map(|plan| format!(" --plan {}", quoted(plan)));
        let as_of = self.as_of.iter().map(|day| format!(" --as-of {day}"));
        dir.chain(plans).chain(as_of).collect()
    }

    /// Likewise, about one of the plans, by its id and its folder as shown. Where none was named, its id finds it.
    pub(super) fn options_for(&self, id: &str, path: &str) -> String {
        let name = if self.plans.is_empty() { id } else { path };
        Self { plans: vec![name.to_owned()], ..self.clone() }.options()
    }
}

/// A word as a shell takes it for one.
fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./:@%+,".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_stays_one_word() {
        assert_eq!(quoted("plans/xa-mau-2026"), "plans/xa-mau-2026");
        assert_eq!(quoted("kế hoạch"), "'kế hoạch'");
        assert_eq!(quoted("a'b; rm $x"), r"'a'\''b; rm $x'");
        assert_eq!(quoted(""), "''");
    }
}
