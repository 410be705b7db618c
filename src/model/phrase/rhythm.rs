//! How often something comes back: "Hằng quý", "6 tháng một lần", "1 lần/năm".

use super::cursor::Parser;
use crate::model::Recurrence;

impl Parser<'_> {
    /// A rhythm.
    pub(super) fn every(&mut self) -> Option<Recurrence> {
        let is_periodic = self.words(&["dinh", "ky"]) || self.words(&["lap", "lai"]);
        if let Some(every) = self.attempt(Self::each) {
            self.once();
            return Some(every);
        }
        let times = |it: &mut Self| {
            let every = it.counted_unit()?;
            (it.once() || is_periodic).then_some(every)
        };
        self.attempt(times).or_else(|| {
            let is_once = self.once() && (self.mark('/') || self.one_of(&["moi", "trong", "hang"]).is_some());
            is_once.then(|| self.attempt(Self::counted_unit).or_else(|| self.unit_of(None))).flatten()
        })
    }

    /// "Hằng tháng", "mỗi quý", "cuối mỗi quý", "hằng 6 tháng".
    fn each(&mut self) -> Option<Recurrence> {
        while self.one_of(&["vao", "trong", "cuoi", "het", "cua"]).is_some() {}
        self.one_of(&["hang", "moi", "tung"])?;
        self.attempt(Self::counted_unit).or_else(|| self.unit_of(None))
    }

    fn counted_unit(&mut self) -> Option<Recurrence> {
        let count = self.count()?;
        self.unit_of(Some(count))
    }

    fn unit_of(&mut self, count: Option<u32>) -> Option<Recurrence> {
        match (self.one_of(&["thang", "quy", "qui", "nam"])?, count) {
            ("thang", None | Some(1)) => Some(Recurrence::Month),
            ("thang", Some(3)) | ("quy" | "qui", None | Some(1)) => Some(Recurrence::Quarter),
            ("thang", Some(6)) => Some(Recurrence::HalfYear),
            ("thang", Some(12)) | ("nam", None | Some(1)) => Some(Recurrence::Year),
            _ => None,
        }
    }

    /// "Một lần", "/lần".
    fn once(&mut self) -> bool {
        let once = |it: &mut Self| {
            it.mark('/');
            let count = it.count();
            (count.is_none_or(|count| count == 1) && it.word("lan")).then_some(())
        };
        self.attempt(once).is_some()
    }
}
