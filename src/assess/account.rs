//! What was reported of one thing up to a day: by those that lead it, each for its part; of the whole, by who adds up;
//! and beside it, by those that support it.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::schedule::Schedule;
use super::strand::{Posting, Strand};
use super::voice::{Extent, Leadership, Reach, Voices};
use crate::model::{
    AgencyId, Confirmation, Entry, Measurement, Occurrence, Override, Plan, ReportPeriod, RoundId, State,
};

/// The account of one thing.
#[derive(Debug)]
pub struct Account<'p> {
    pub voices: Voices<'p>,
    pub schedule: Schedule,
    /// What counts of the thing, by whomever, in the order in which it counts.
    pub postings: Vec<Posting<'p>>,
    /// One for each that leads it and is named.
    pub parts: Vec<Part<'p>>,
    /// What was said of the whole of what several lead, or nobody does.
    whole: Tracks<'p>,
    /// What supporting agencies did, by agency.
    pub contributions: BTreeMap<&'p AgencyId, Strand<'p>>,
    /// In the order in which they were made.
    overrides: Vec<&'p Override>,
}

/// What one agency answers for.
#[derive(Debug)]
pub struct Part<'p> {
    pub agency: &'p AgencyId,
    tracks: Tracks<'p>,
}

/// A thing in each of its rounds.
#[derive(Debug)]
struct Tracks<'p> {
    rounds: Vec<Track<'p>>,
    /// What stopped it in all of them.
    halt: Option<Halt<'p>>,
}

/// A thing in one round: what was said of it, and what stopped it.
#[derive(Debug, Default)]
struct Track<'p> {
    strand: Strand<'p>,
    halt: Option<Halt<'p>>,
}

/// A decision that stops work: it is put off ("tạm hoãn"), or given up ("thôi thực hiện").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Halt<'p> {
    /// The first day it was put down.
    pub on: NaiveDate,
    pub is_dropped: bool,
    /// The decision, by its number.
    pub decision: &'p str,
}

/// Something that a report says, and whose report it is.
#[derive(Debug)]
pub(super) struct Said<'p, T> {
    pub author: &'p AgencyId,
    pub period: ReportPeriod,
    pub what: &'p T,
}

impl<'p> Tracks<'p> {
    fn new(rounds: usize) -> Self {
        let mut tracks = Self { rounds: Vec::new(), halt: None };
        tracks.rounds.resize_with(rounds, Track::default);
        tracks
    }

    fn halt(&self, at: usize) -> Option<Halt<'p>> {
        self.halt.or(self.rounds[at].halt)
    }

    /// The last value measured of `metric`, in whatever round.
    fn measured(&self, metric: &str) -> Option<&'p Measurement> {
        self.rounds.iter().rev().find_map(|track| track.strand.measured(metric))
    }

    /// Stops the work or lets it go on: in the round that is named, else in all.
    fn rule(&mut self, round: Option<usize>, state: State, on: NaiveDate, decision: Option<&'p str>) {
        let slot = match round {
            Some(at) => &mut self.rounds[at].halt,
            None => &mut self.halt,
        };
        let is_dropped = state == State::Dropped;
        *slot = match (*slot, decision) {
            _ if !state.is_halt() => None,
            (Some(halt), _) if halt.is_dropped == is_dropped => Some(halt),
            (_, decision) => Some(Halt { on, is_dropped, decision: decision.unwrap_or_default() }),
        };
    }
}

impl<'p> Part<'p> {
    /// What was said of it in a round.
    pub fn strand(&self, round: usize) -> &Strand<'p> {
        &self.tracks.rounds[round].strand
    }

    /// What stopped it in a round.
    pub fn halt(&self, round: usize) -> Option<Halt<'p>> {
        self.tracks.halt(round)
    }

    /// The last cause of a delay that was given of it, in whatever round.
    pub fn cause(&self) -> Option<&'p str> {
        let postings = self.tracks.rounds.iter().flat_map(|track| &track.strand.postings);
        let with_cause = postings.filter(|posting| posting.entry.cause.is_some());
        with_cause.max_by_key(|posting| posting.order)?.entry.cause.as_deref()
    }

    /// Whether it is still somebody's work in a round.
    pub fn is_live(&self, round: usize) -> bool {
        self.halt(round).is_none_or(|halt| !halt.is_dropped)
    }
}

impl<'p> Account<'p> {
    /// The account of the item at `position` and its doubles, with nothing in it.
    pub(super) fn open(plan: &'p Plan, position: usize) -> Self {
        let voices = Voices::new(plan, position);
        let schedule = Schedule::shared(plan, position);
        let part = |agency: &&'p AgencyId| Part { agency, tracks: Tracks::new(schedule.times()) };
        Self {
            postings: Vec::new(),
            parts: voices.leads.named().iter().map(part).collect(),
            whole: Tracks::new(schedule.times()),
            contributions: BTreeMap::new(),
            overrides: Vec::new(),
            voices,
            schedule,
        }
    }

    /// Adds what was reported next, where it counts.
    pub(super) fn post(&mut self, said: &Said<'p, Entry>) {
        let Said { author, period, what: entry } = *said;
        let heard = self.voices.hear(author, entry);
        let work = heard.state.filter(|state| !state.is_halt());
        let order = self.postings.len();
        let posting = Posting { entry, author, period, order, said: work, state: work, percent: None };
        let at = self.schedule.place(entry.round.as_ref().map(|round| &round.value), entry.on.value);
        let (parts, at) = match (heard.reach, at) {
            (Reach::Nothing(_), _) | (_, None) => return,
            (Reach::Contribution, _) => {
                self.contributions.entry(author).or_default().post(posting);
                return;
            }
            (Reach::Whole, Some(at)) => (None, at),
            (Reach::Parts(agencies), Some(at)) => (Some(agencies), at),
        };
        if let Some(state) = heard.state.filter(|_| self.voices.may_halt(author)) {
            let round = entry.round.as_ref().map(|_| at);
            let decision = entry.decision.as_ref().map(|decision| decision.value.as_str());
            for tracks in self.ruled(parts.as_deref()) {
                tracks.rule(round, state, entry.on.value, decision);
            }
        }
        self.spread(parts.as_deref(), at, posting);
    }

    /// What a decision stops or lets go on: these parts, or the whole.
    fn ruled(&mut self, parts: Option<&[&AgencyId]>) -> Vec<&mut Tracks<'p>> {
        let Some(agencies) = parts else { return vec![&mut self.whole] };
        let parts = self.parts.iter_mut().filter(|part| agencies.contains(&part.agency));
        parts.map(|part| &mut part.tracks).collect()
    }

    /// Adds a posting to these parts, or to the whole, in a round.
    fn spread(&mut self, parts: Option<&[&AgencyId]>, at: usize, posting: Posting<'p>) {
        let is_sole = self.is_sole();
        let whole = &mut self.whole.rounds[at].strand;
        let is_meant = |part: &&mut Part<'p>| parts.is_none_or(|agencies| agencies.contains(&part.agency));
        let mut strands: Vec<&mut Strand<'p>> = match parts {
            None if !is_sole => vec![&mut *whole],
            _ => {
                let parts = self.parts.iter_mut().filter(is_meant);
                parts.map(|part| &mut part.tracks.rounds[at].strand).collect()
            }
        };
        for strand in &mut strands {
            strand.post(posting);
        }
        let left = strands.last().and_then(|strand| strand.postings.last().copied());
        self.postings.extend(left);
        // What one of those that lead a part says of it opens the whole again.
        if parts.is_some() && !is_sole && posting.is_lesser() {
            self.whole.rounds[at].strand.reopen(posting);
        }
    }

    /// Adds a case that arose: of the part of who reports it, or of the whole item.
    pub(super) fn add_case(&mut self, said: &Said<'p, Occurrence>) {
        let Some(at) = self.schedule.place(None, said.what.on.value) else { return };
        let is_sole = self.is_sole();
        match self.voices.reach_of_case(said.author) {
            Reach::Parts(agencies) => {
                for part in self.parts.iter_mut().filter(|part| agencies.contains(&part.agency)) {
                    part.tracks.rounds[at].strand.cases.push(said.what);
                }
            }
            Reach::Whole if is_sole => {
                for part in &mut self.parts {
                    part.tracks.rounds[at].strand.cases.push(said.what);
                }
            }
            Reach::Whole => self.whole.rounds[at].strand.cases.push(said.what),
            Reach::Contribution | Reach::Nothing(_) => {}
        }
    }

    /// Takes a word that work is done, where its author may give it. Confirmations come by day, once everything is
    /// posted.
    pub(super) fn confirm(&mut self, said: &Said<'p, Confirmation>) {
        let Self { voices, schedule, parts, whole, .. } = self;
        let named = said.what.round.as_ref().map(|round| &round.value);
        let round = named.map(|id| schedule.place(Some(id), said.what.on.value));
        let is_meant = |at: usize| round.is_none_or(|round| round == Some(at));
        let part = said.what.part.as_ref().map(|part| &part.value);
        for it in parts.iter_mut().filter(|it| part.is_none_or(|part| part == it.agency)) {
            let may = voices.may_confirm(said.author, it.agency);
            for (_, track) in it.tracks.rounds.iter_mut().enumerate().filter(|(at, _)| is_meant(*at)) {
                track.strand.confirm(said.what, |author| may && author != said.author);
            }
        }
        if part.is_none() {
            for (_, track) in whole.rounds.iter_mut().enumerate().filter(|(at, _)| is_meant(*at)) {
                track.strand.confirm(said.what, |author| voices.may_confirm(said.author, author));
            }
        }
    }

    /// Adds a judgement, where its author may make it.
    pub(super) fn judge(&mut self, said: &Said<'p, Override>) {
        if self.voices.may_judge(said.author) {
            self.overrides.push(said.what);
        }
    }

    /// Puts cases in the order of their days.
    pub(super) fn sort_cases(&mut self) {
        let days = |it: &&Occurrence| (it.due.value, it.on.value, it.done.map(|done| done.value));
        let parts = self.parts.iter_mut().map(|part| &mut part.tracks);
        for track in parts.chain([&mut self.whole]).flat_map(|tracks| &mut tracks.rounds) {
            track.strand.cases.sort_by_key(days);
        }
    }

    /// What was said of the whole in a round.
    pub fn whole(&self, round: usize) -> &Strand<'p> {
        &self.whole.rounds[round].strand
    }

    /// What stopped the whole: in a round, or in all of them where none is given.
    pub fn halt(&self, round: Option<usize>) -> Option<Halt<'p>> {
        round.map_or(self.whole.halt, |at| self.whole.halt(at))
    }

    /// Everything that was said, of each part and of the whole, in each round.
    pub fn strands(&self) -> impl Iterator<Item = &Strand<'p>> {
        let parts = self.parts.iter().map(|part| &part.tracks);
        parts.chain([&self.whole]).flat_map(|tracks| &tracks.rounds).map(|track| &track.strand)
    }

    /// The part that `agency` answers for.
    pub fn part(&self, agency: &AgencyId) -> Option<&Part<'p>> {
        self.parts.iter().find(|part| part.agency == agency)
    }

    /// What an entry of `author` adds to, that reaches so far and speaks of the round named, else of that of its day.
    pub fn strand(
        &self,
        author: &AgencyId,
        extent: Extent<'_>,
        round: Option<&RoundId>,
        on: NaiveDate,
    ) -> Option<&Strand<'p>> {
        self.strand_of(author, extent, self.schedule.place(round, on)?)
    }

    fn strand_of(&self, author: &AgencyId, extent: Extent<'_>, at: usize) -> Option<&Strand<'p>> {
        match self.voices.reach(author, extent) {
            Reach::Whole if !self.is_sole() => Some(self.whole(at)),
            Reach::Whole => self.parts.first().map(|part| part.strand(at)),
            Reach::Parts(agencies) => self.part(agencies.first()?).map(|part| part.strand(at)),
            Reach::Contribution => self.contributions.get(author),
            Reach::Nothing(_) => None,
        }
    }

    /// The first round that was still to be done when `author` spoke on a day, where the day lies in a later one.
    pub fn earlier_round(&self, author: &AgencyId, extent: Extent<'_>, on: NaiveDate) -> Option<&RoundId> {
        let Schedule::Rounds(rounds) = &self.schedule else { return None };
        if self.voices.reach(author, extent) == Reach::Contribution {
            return None;
        }
        let is_open = |at: &usize| {
            let strand = self.strand_of(author, extent, *at);
            strand.is_some_and(|strand| !strand.was_done(on)) && self.halt(Some(*at)).is_none()
        };
        let at = (0..self.schedule.place(None, on)?).find(is_open)?;
        Some(&rounds[at].id)
    }

    /// Whether one agency leads the thing, so that its part is all there is.
    const fn is_sole(&self) -> bool {
        matches!(self.voices.leads, Leadership::One(_))
    }

    /// What was said last of the whole thing, by its only lead or by who adds up; while nobody has spoken of the whole, by
    /// one of those that lead a part.
    pub fn last(&self) -> Option<Posting<'p>> {
        let whole = self.whole.rounds.iter().filter_map(|track| track.strand.postings.last());
        let whole = whole.filter(|_| !self.is_sole()).max_by_key(|posting| posting.order);
        whole.or(self.postings.last()).copied()
    }

    /// Whether the whole was given up, or every part of it.
    pub fn is_dropped(&self) -> bool {
        let is_given_up = |tracks: &Tracks<'_>| tracks.halt.is_some_and(|halt| halt.is_dropped);
        let parts = &self.parts;
        is_given_up(&self.whole) || (!parts.is_empty() && parts.iter().all(|part| is_given_up(&part.tracks)))
    }

    /// The judgement that holds on a day: the last one made, until it ends or is lifted.
    pub fn judgement(&self, plan: &Plan, as_of: NaiveDate) -> Option<&'p Override> {
        let last = self.overrides.last().copied()?;
        (as_of <= last.holds_until(plan.calendar())).then_some(last)
    }

    /// The cases of all parts and of the whole, by the day they are due.
    pub fn cases(&self) -> Vec<&'p Occurrence> {
        let mut cases: Vec<&Occurrence> = self.strands().flat_map(|strand| &strand.cases).copied().collect();
        cases.sort_by_key(|it| (it.due.value, it.on.value));
        cases
    }

    /// The last value measured of `metric` of the whole thing: by its only lead, or by who adds up.
    pub fn measured(&self, metric: &str) -> Option<&'p Measurement> {
        match self.voices.leads {
            Leadership::One(_) => self.parts.iter().find_map(|part| part.tracks.measured(metric)),
            Leadership::Nobody | Leadership::Several { .. } => self.whole.measured(metric),
        }
    }

    /// The last values measured of `metric`: of the whole, else of each part that is still somebody's work; none where
    /// members are open.
    pub fn values(&self, metric: &str) -> Vec<Option<&'p Measurement>> {
        let whole = self.measured(metric);
        match &self.voices.leads {
            Leadership::Several { is_open: false, .. } if whole.is_none() => {
                let is_dropped = |part: &&Part<'_>| part.tracks.halt.is_some_and(|halt| halt.is_dropped);
                let live = self.parts.iter().filter(|part| !is_dropped(part));
                live.map(|part| part.tracks.measured(metric)).collect()
            }
            _ => vec![whole],
        }
    }

    /// The last cause of a delay that anyone gave.
    pub fn cause(&self) -> Option<&'p str> {
        self.postings.iter().rev().find_map(|posting| posting.entry.cause.as_deref())
    }
}
