//! The days, months, quarters and years that a phrase names.

use super::cursor::{Attempt, Parser, Unit};
use super::day::Day;
use super::fault::Why;
use super::part::Part;
use super::span::{Span, SpanKind};
use super::tokens::Token;

/// The words that come before a name of days and do not change it, but for two.
#[derive(Default)]
struct Leads {
    has_any: bool,
    /// "Từ".
    is_from: bool,
    /// "Trước".
    is_before: bool,
}

/// Later years and earlier ones are numbers of something else.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2999;

impl Parser<'_> {
    /// Days, with what leads to them: "Chậm nhất ngày 15/11", "Từ quý II đến quý IV/2026", "Trước ngày 20".
    pub(super) fn days(&mut self) -> Attempt<Part> {
        let start = self.at;
        let leads = self.leads();
        let Some(first) = self.span(&leads)? else {
            let day = self.attempt(|it| it.day_of_round(&leads));
            return match day {
                Some(day) if !(1..=31).contains(&day) => Err(self.unread(Why::NoSuchDay, start)),
                day => Ok(day.map(Part::DayOfRound)),
            };
        };
        // Before a span may be before its first day or its last.
        if leads.is_before && first.kind != SpanKind::Day {
            return Ok(None);
        }
        let Some(last) = self.range_end(leads.is_before)? else {
            let span = Span { is_before: leads.is_before, ..first };
            return Ok(Some(if leads.is_from { Part::From(first.first) } else { Part::Days(span) }));
        };
        let (from, to) = (first.or_of(last.last.year), last.or_of(first.last.year));
        if to.first < from.first {
            return Err(self.unread(Why::Reversed, start));
        }
        Ok(Some(Part::Days(Span { first: from.first, kind: SpanKind::Range, ..to })))
    }

    fn leads(&mut self) -> Leads {
        const PAIRS: &[&[&str]] = &[
            &["cham", "nhat"],
            &["muon", "nhat"],
            &["tre", "nhat"],
            &["khong", "qua"],
            &["khong", "muon", "hon"],
            &["giai", "doan"],
            &["ket", "thuc"],
            &["tu", "nay"],
        ];
        const WORDS: &[&str] = &["trong", "vao", "den", "toi", "het", "cuoi", "la", "ca", "cac", "han"];
        let mut leads = Leads::default();
        loop {
            if self.words(&["ke", "tu"]) || (self.next_is_not_now() && self.word("tu")) {
                leads.is_from = true;
            } else if self.word("truoc") {
                leads.is_before = true;
            } else if !PAIRS.iter().any(|words| self.words(words)) && self.one_of(WORDS).is_none() {
                return leads;
            }
            leads.has_any = true;
        }
    }

    /// "Từ nay" is from now on, which is no day.
    fn next_is_not_now(&mut self) -> bool {
        let start = self.at;
        let is_now = self.words(&["tu", "nay"]);
        self.at = start;
        !is_now
    }

    /// The end of a range, after its first days: "– III/2026", "đến hết năm 2027".
    fn range_end(&mut self, is_before: bool) -> Attempt<Span> {
        let start = self.at;
        if is_before || !(self.mark('-') || self.one_of(&["den", "toi"]).is_some()) {
            return Ok(None);
        }
        let leads = self.leads();
        let last = if leads.is_from { None } else { self.span(&leads)? };
        let last = last.filter(|last| !leads.is_before || last.kind == SpanKind::Day);
        if last.is_none() {
            self.at = start;
        }
        Ok(last.map(|last| Span { is_before: leads.is_before, ..last }))
    }

    /// One name of days.
    fn span(&mut self, leads: &Leads) -> Attempt<Span> {
        let unit = self.unit.take();
        let start = self.at;
        for read in
            [Self::bare_quarter, Self::day, Self::month, Self::part_of_year, Self::quarter, Self::bare_month]
        {
            self.at = start;
            if let Some(found) = read(self, unit)? {
                return Ok(Some(found));
            }
        }
        self.at = start;
        Ok(self.attempt(|it| it.whole_year(leads)))
    }

    /// "15/11", "15-11-2026", "ngày 15 tháng 11 năm 2026", "2026-11-15".
    fn day(&mut self, _: Option<Unit>) -> Attempt<Span> {
        let start = self.at;
        let found = self.attempt(Self::day_by_year).or_else(|| self.attempt(Self::day_by_day));
        let Some((year, month, day)) = found else { return Ok(None) };
        let day = Day::exact(year, month, day).ok_or_else(|| self.unread(Why::NoSuchDay, start))?;
        Ok(Some(Span::new(day, day, SpanKind::Day)))
    }

    fn day_by_year(&mut self) -> Option<(Option<i32>, u32, u32)> {
        let year = self.year()?;
        let month = self.mark('-').then(|| self.number(2))??;
        let day = self.mark('-').then(|| self.number(2))??;
        Some((Some(year), month, day))
    }

    fn day_by_day(&mut self) -> Option<(Option<i32>, u32, u32)> {
        self.word("ngay");
        let day = self.number(2)?;
        if self.word("thang") || self.mark('/') {
            let month = self.number(2)?;
            return Some((self.attempt(Self::year_after), month, day));
        }
        // Only with a year: 1-5 may as well be two days.
        let mark = if self.mark('-') { '-' } else { '.' };
        let month = (mark == '-' || self.mark('.')).then(|| self.number(2))??;
        let year = self.mark(mark).then(|| self.year())??;
        Some((Some(year), month, day))
    }

    /// "Tháng 6/2026", "T6", "06/2026".
    fn month(&mut self, _: Option<Unit>) -> Attempt<Span> {
        let start = self.at;
        let named = |it: &mut Self| {
            it.one_of(&["thang", "t"])?;
            Some((it.number(2)?, it.attempt(Self::year_after)))
        };
        let short = |it: &mut Self| {
            let month = it.number(2)?;
            let is_marked = it.mark('/') || it.mark('-') || it.mark('.');
            Some((month, is_marked.then(|| it.year())?))
        };
        let found = self.attempt(named).or_else(|| self.attempt(short).filter(|(_, year)| year.is_some()));
        let Some((month, year)) = found else { return Ok(None) };
        self.month_of(start, month, year)
    }

    fn month_of(&mut self, start: usize, month: u32, year: Option<i32>) -> Attempt<Span> {
        if !(1..=12).contains(&month) {
            return Err(self.unread(Why::NoSuchDay, start));
        }
        self.unit = Some(Unit::Month);
        Ok(Some(Span::months(year, month, month)))
    }

    /// "6 tháng đầu năm", "6 tháng cuối năm 2026".
    fn part_of_year(&mut self, _: Option<Unit>) -> Attempt<Span> {
        let start = self.at;
        let Some(count) = self.count().filter(|_| self.word("thang")) else { return Ok(None) };
        let end = self.one_of(&["dau", "cuoi"]).filter(|_| self.word("nam"));
        let Some(end) = end else { return Ok(None) };
        let year = self.attempt(Self::year_after);
        let (first, last) = match (end, count) {
            ("dau", 1..=12) => (1, count),
            (_, 1..=12) => (13 - count, 12),
            _ => return Err(self.unread(Why::NoSuchDay, start)),
        };
        Ok(Some(Span::months(year, first, last)))
    }

    /// "Quý II/2026", "quí 2", "QII".
    fn quarter(&mut self, _: Option<Unit>) -> Attempt<Span> {
        const JOINED: &[&str] = &["qi", "qii", "qiii", "qiv"];
        let start = self.at;
        if let Some(word) = self.one_of(JOINED) {
            let number = (1..).zip(JOINED).find(|(_, it)| **it == word).map_or(1, |(number, _)| number);
            return self.quarter_of(start, number, Unit::RomanQuarter);
        }
        if self.one_of(&["quy", "qui", "q"]).is_none() {
            return Ok(None);
        }
        if let Some(number) = self.roman() {
            return self.quarter_of(start, number, Unit::RomanQuarter);
        }
        match self.number(2) {
            Some(number) => self.quarter_of(start, number, Unit::Quarter),
            None => Ok(None),
        }
    }

    fn quarter_of(&mut self, start: usize, number: u32, unit: Unit) -> Attempt<Span> {
        let year = self.attempt(Self::year_after);
        if !(1..=4).contains(&number) {
            return Err(self.unread(Why::NoSuchDay, start));
        }
        self.unit = Some(unit);
        Ok(Some(Span::months(year, 3 * number - 2, 3 * number)))
    }

    fn roman(&mut self) -> Option<u32> {
        const NUMERALS: &[&str] = &["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];
        (1..).zip(NUMERALS).find(|(_, numeral)| self.word(numeral)).map(|(number, _)| number)
    }

    /// A quarter after another: "Quý III, IV/2026".
    fn bare_quarter(&mut self, unit: Option<Unit>) -> Attempt<Span> {
        let start = self.at;
        if unit != Some(Unit::RomanQuarter) {
            // "Quý 2, 3/2026" is the third quarter and not March.
            return match self.number(2).filter(|_| unit == Some(Unit::Quarter)) {
                Some(number) => self.quarter_of(start, number, Unit::Quarter),
                None => Ok(None),
            };
        }
        match self.roman() {
            Some(number) => self.quarter_of(start, number, Unit::RomanQuarter),
            None => Ok(None),
        }
    }

    /// A month after another: "Tháng 6, 7".
    fn bare_month(&mut self, unit: Option<Unit>) -> Attempt<Span> {
        let start = self.at;
        let month = self.number(2).filter(|_| unit == Some(Unit::Month));
        // What goes on with a slash is a date that could not be read.
        match month.filter(|_| !self.next_is_a_slash()) {
            Some(month) => self.month_of(start, month, None),
            None => Ok(None),
        }
    }

    fn next_is_a_slash(&mut self) -> bool {
        let is_slash = self.mark('/');
        self.at -= usize::from(is_slash);
        is_slash
    }

    /// "Năm 2026", "2026", "trong năm", "năm đánh giá".
    fn whole_year(&mut self, leads: &Leads) -> Option<Span> {
        let is_named = self.word("nam");
        let year = self.attempt(Self::year);
        let is_of_plan = is_named
            && year.is_none()
            && (self.words(&["danh", "gia"]) || self.words(&["ke", "hoach"]) || leads.has_any);
        (year.is_some() || is_of_plan).then(|| Span::months(year, 1, 12))
    }

    /// The year after a month or quarter: "/2026", "năm 2026", "/năm 2026", "2026".
    fn year_after(&mut self) -> Option<i32> {
        let _ = self.mark('/') || self.mark('-') || self.mark('.');
        self.word("nam");
        self.year()
    }

    fn year(&mut self) -> Option<i32> {
        let Some(Token::Number(number, 4)) = self.token(self.at) else { return None };
        let year = i32::try_from(*number).ok().filter(|year| YEARS.contains(year))?;
        self.at += 1;
        Some(year)
    }

    /// "Ngày 20", "trước 20": of each round, whose month another part says.
    fn day_of_round(&mut self, leads: &Leads) -> Option<u32> {
        if !self.word("ngay") && !leads.is_before {
            return None;
        }
        let day = self.number(2)?;
        let is_of = self.word("cua");
        // "Tháng cuối quý" is the month that is meant anyway.
        let last_month = |it: &mut Self| {
            let is_last = it.words(&["thang", "cuoi"]);
            it.word("cua");
            (is_last && it.one_of(&["quy", "qui"]).is_some()).then_some(())
        };
        if self.attempt(last_month).is_none() && is_of {
            self.word("thang");
        }
        Some(day)
    }
}
