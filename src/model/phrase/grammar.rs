//! The parts of a phrase, one after the other: days, rhythms, what sets the day, provisos.

use super::cursor::{Attempt, Parser};
use super::fault::{PhraseFault, Why};
use super::meaning::{Offset, OffsetUnit};
use super::part::{Part, Placed};
use super::tokens::Token;
use crate::model::Trigger;

/// Splits a phrase into its parts.
pub(super) fn parts(text: &str) -> Result<Vec<Placed>, PhraseFault> {
    let mut parser = Parser::new(text);
    let mut parts = Vec::new();
    loop {
        let is_joined = parser.skip_joints();
        if parser.is_at_end() {
            return Ok(parts);
        }
        parser.next_part(&mut parts, is_joined)?;
    }
}

/// The words that a part begins with, after words of any kind: others go on with those.
const LEADS: &[&str] = &[
    "cac", "cham", "cuoi", "den", "dinh", "dung", "giai", "han", "hang", "het", "hoan", "ke", "khi", "khong",
    "lap", "lien", "moi", "muon", "neu", "nhiem", "nhung", "sau", "theo", "thuong", "tinh", "toi", "tre",
    "trong", "truoc", "tu", "tung", "vao", "xong",
];

/// The words with which a day begins inside what another document sets.
const STRONG_LEADS: &[&str] = &["cham", "hoan", "muon", "tre", "trong", "truoc", "xong"];

/// What "theo …" names, and what sets the day then.
const SETTERS: &[(&[&str], Trigger)] = &[
    (&["ke", "hoach"], Trigger::Plan),
    (&["chuong", "trinh"], Trigger::Plan),
    (&["lo", "trinh"], Trigger::Plan),
    (&["quy", "dinh"], Trigger::Rule),
    (&["thoi", "gian", "quy", "dinh"], Trigger::Rule),
    (&["thoi", "han", "quy", "dinh"], Trigger::Rule),
    (&["yeu", "cau"], Trigger::Request),
    (&["de", "nghi"], Trigger::Request),
];

impl Parser<'_> {
    /// Passes what stands between two parts, and says whether anything did.
    fn skip_joints(&mut self) -> bool {
        let start = self.at;
        let is_joint = |token: &Token| match token {
            Token::Word(word) => word == "va",
            Token::Mark(mark) => matches!(mark, ',' | ';' | '/' | '(' | ')' | ':' | '.' | '-'),
            Token::Number(..) => false,
        };
        while self.token(self.at).is_some_and(is_joint) {
            self.at += 1;
        }
        start < self.at || start == 0
    }

    /// Reads one part, or goes on with the last where that ends in words of any kind.
    fn next_part(&mut self, parts: &mut Vec<Placed>, is_joined: bool) -> Result<(), PhraseFault> {
        let start = self.at;
        let first = self.peek_word(start);
        let is_after_open = parts.last().is_some_and(|last| last.is_open);
        let is_lead = first.is_some_and(|word| LEADS.contains(&word));
        let may_begin = is_lead || (!is_after_open && (is_joined || first.is_some()));
        let found = if may_begin { self.part()? } else { None };
        // TU, a committee, is spelled as "từ" is.
        let found = found.filter(|(part, _)| !(is_after_open && matches!(part, Part::From(_))));
        if let Some((part, is_open)) = found {
            parts.push(Placed { part, range: self.range(start, self.at), is_open });
            return Ok(());
        }
        self.at = start + 1;
        if let Some(last) = parts.last_mut().filter(|_| is_after_open) {
            self.free(&last.part);
            last.range.end = self.range(start, self.at).end;
            return Ok(());
        }
        self.free(&Part::Condition);
        Err(self.unread(Why::Unknown, start))
    }

    /// One part, and whether it ends in words of any kind.
    fn part(&mut self) -> Attempt<(Part, bool)> {
        while self.words(&["hoan", "thanh"]) || self.word("xong") || self.words(&["thuc", "hien"]) {}
        let closed = self.attempt(Self::closed_part).map(|part| (part, false));
        let found = closed.or_else(|| self.attempt(Self::open_part));
        if found.is_some() {
            return Ok(found);
        }
        let start = self.at;
        let days = self.days()?;
        if days.is_none() {
            self.at = start;
        }
        Ok(days.map(|part| (part, false)))
    }

    fn closed_part(&mut self) -> Option<Part> {
        self.attempt(Self::onward)
            .or_else(|| self.attempt(Self::continuous))
            .or_else(|| self.attempt(Self::every).map(Part::Every))
    }

    fn onward(&mut self) -> Option<Part> {
        self.one_of(&["nhung", "cac"])?;
        let is_onward = self.word("nam")
            && (self.words(&["tiep", "theo"]) || self.words(&["ke", "tiep"]) || self.word("sau"));
        is_onward.then_some(Part::Onward)
    }

    fn continuous(&mut self) -> Option<Part> {
        self.words(&["nhiem", "vu"]);
        let is_continuous = self.words(&["thuong", "xuyen"]) || self.words(&["lien", "tuc"]);
        is_continuous.then_some(Part::Continuous)
    }

    /// A part that ends in words of any kind.
    fn open_part(&mut self) -> Option<(Part, bool)> {
        let part = self.attempt(Self::after).or_else(|| self.attempt(Self::trigger)).or_else(|| {
            let is_condition = self.word("neu") && !self.is_boundary();
            is_condition.then_some(Part::Condition)
        })?;
        let start = self.at;
        self.free(&part);
        Some((part, start < self.at))
    }

    /// "Trong vòng 30 ngày kể từ ngày …", "15 ngày làm việc sau khi …".
    fn after(&mut self) -> Option<Part> {
        const BEFORE: &[&str] =
            &["trong", "vong", "thoi", "han", "cham", "nhat", "khong", "qua", "sau", "toi", "da", "la"];
        while self.one_of(BEFORE).is_some() {}
        let count = self.number(3).filter(|count| 0 < *count)?;
        let unit = match self.one_of(&["ngay", "thang"])? {
            "ngay" if self.words(&["lam", "viec"]) => OffsetUnit::WorkingDay,
            "ngay" => OffsetUnit::Day,
            _ => OffsetUnit::Month,
        };
        let is_from = self.words(&["ke", "tu"])
            || self.words(&["tinh", "tu"])
            || self.word("tu")
            || self.words(&["sau", "khi"]);
        (is_from && !self.is_boundary()).then_some(Part::After(Offset { count, unit }))
    }

    fn trigger(&mut self) -> Option<Part> {
        if self.words(&["dung", "theo"]) || self.word("theo") {
            self.word("dung");
            let setter = SETTERS.iter().find(|(words, _)| self.words(words));
            return setter.map(|(_, trigger)| Part::Trigger(*trigger));
        }
        let is_from = self.words(&["tinh", "tu"]) || self.words(&["ke", "tu"]);
        if !is_from {
            self.word("ngay");
            self.word("sau");
        }
        if !self.word("khi") || self.is_boundary() {
            return None;
        }
        let is_request = self.words(&["co", "yeu", "cau"]) || self.words(&["co", "de", "nghi"]);
        Some(Part::Trigger(if is_request { Trigger::Request } else { Trigger::Event }))
    }

    /// Passes words of any kind, up to where another part may begin.
    fn free(&mut self, part: &Part) {
        let is_set_elsewhere = matches!(part, Part::Trigger(trigger) if *trigger != Trigger::Event);
        while !(self.is_boundary() || is_set_elsewhere && self.begins_a_day()) {
            self.at += 1;
        }
    }

    /// Whether another part may begin here. The slashes in the numbers of documents and in dates join no parts.
    fn is_boundary(&self) -> bool {
        match self.token(self.at) {
            None => true,
            Some(Token::Word(word)) => word == "va" || word == "neu",
            Some(Token::Number(..)) => false,
            Some(Token::Mark('.')) => self.tokens.len() == self.at + 1,
            Some(Token::Mark('/')) => !self.is_in_a_number(),
            Some(Token::Mark(mark)) => matches!(mark, ',' | ';' | '(' | ')'),
        }
    }

    /// Whether the slash here stands between two numbers, or is that of 05/KH-UBND or 12-KH/TU.
    fn is_in_a_number(&self) -> bool {
        let is_number = |at: Option<usize>| {
            at.and_then(|at| self.token(at)).is_some_and(|token| matches!(token, Token::Number(..)))
        };
        if !is_number(self.at.checked_sub(1)) {
            return is_number(Some(self.run_start()));
        }
        let after = self.tokens.get(self.at).map_or("", |it| &self.text[it.range.end..]);
        let is_symbol = after.chars().take(2).filter(|c| c.is_uppercase()).count() == 2;
        is_symbol || is_number(Some(self.at + 1))
    }

    /// The first of the tokens that stand before this one without a blank between, as those of 12-KH/TU.
    fn run_start(&self) -> usize {
        let touches = |at: &usize| {
            let pair = self.tokens.get(at - 1).zip(self.tokens.get(*at));
            pair.is_some_and(|(before, it)| before.range.end == it.range.start)
        };
        (1..=self.at).rev().take_while(touches).last().map_or(self.at, |first| first - 1)
    }

    fn begins_a_day(&mut self) -> bool {
        let start = self.at;
        let is_led = self.peek_word(start).is_some_and(|word| STRONG_LEADS.contains(&word));
        let is_day = is_led && matches!(self.part(), Ok(Some((Part::Days(_) | Part::After(_), _))) | Err(_));
        self.at = start;
        is_day
    }
}
