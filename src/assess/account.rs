//! What was reported of one thing up to a day: by those that lead it, each for its part; of the whole, by who adds up;
//! and beside it, by those that support it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Inherited;
use super::schedule::Schedule;
use super::strand::{Completion, Posting, Strand};
use super::tenure::{self, Line, Tenure};
use super::voice::{Extent, Leadership, Reach, Voices};
use crate::model::{
    AgencyId, Confirmation, Entry, Measurement, Occurrence, Override, Plan, ReportPeriod, RoundId, State,
};

/// The account of one thing.
#[derive(Debug)]
pub struct Account<'p> {
    /// The plan that the files hold.
    files: &'p Plan,
    pub voices: Voices<'p>,
    /// Those of the day that was posted last, where they are others.
    then: Option<Voices<'p>>,
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
    /// At least one; more where it took over from several.
    branches: Vec<Branch<'p>>,
}

/// A part as it came down one line of agencies.
#[derive(Debug)]
struct Branch<'p> {
    line: Line<'p>,
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
        Self { rounds: (0..rounds).map(|_| Track::default()).collect(), halt: None }
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

impl Branch<'_> {
    fn is_live(&self, round: usize) -> bool {
        self.tracks.halt(round).is_none_or(|halt| !halt.is_dropped)
    }

    fn is_dropped(&self) -> bool {
        self.tracks.halt.is_some_and(|halt| halt.is_dropped)
    }
}

impl<'p> Part<'p> {
    /// The parts that lines come down to, those of one holder together, in the order of `leads`.
    fn all(lines: Vec<Line<'p>>, leads: &[&'p AgencyId], times: usize) -> Vec<Self> {
        let mut parts: Vec<Self> = leads.iter().map(|agency| Self { agency, branches: Vec::new() }).collect();
        for line in lines {
            let agency = line.holder().agency;
            if let Some(part) = parts.iter_mut().find(|part| part.agency == agency) {
                // One is all that most have.
                part.branches.reserve_exact(1);
                part.branches.push(Branch { line, tracks: Tracks::new(times) });
            }
        }
        parts
    }

    /// Who answers for it, and since when.
    pub fn tenure(&self) -> Tenure<'p> {
        let from = self.branches.iter().map(|branch| branch.line.holder().from).min();
        Tenure { agency: self.agency, from: from.unwrap_or(NaiveDate::MIN) }
    }

    /// What its agency took over, and how far that is in a round.
    pub fn inherited(&self, round: usize) -> impl Iterator<Item = Inherited<'p>> {
        self.branches.iter().filter_map(move |branch| {
            let strand = &branch.tracks.rounds[round].strand;
            Some(Inherited {
                agency: self.agency,
                from: branch.line.before()?,
                on: branch.line.holder().from,
                percent: strand.percent(),
                is_done: strand.done().is_some(),
            })
        })
    }

    /// The day on which its agency joined a group that led already; none where it took anything over.
    pub fn joined(&self) -> Option<NaiveDate> {
        self.branches.iter().map(|branch| branch.line.joined).min().flatten()
    }

    /// What counts of it in a round: of what was taken over from several, what is least done.
    pub fn strand(&self, round: usize) -> &Strand<'p> {
        let strand = |branch: &'_ Branch<'p>| branch.tracks.rounds[round].strand.done();
        let live = || self.branches.iter().filter(|branch| branch.is_live(round));
        let least = live().min_by(|left, right| {
            let [left, right] = [left, right]
                .map(|it| (strand(it), it.tracks.rounds[round].strand.percent().unwrap_or_default()));
            // Done last, and of what is done, what nobody has proven first, then what was done last.
            let rank = |done: Option<Completion<'_>>| done.map(|it| (it.is_proven, std::cmp::Reverse(it.on)));
            rank(left.0).cmp(&rank(right.0)).then(left.1.total_cmp(&right.1))
        });
        let branch = least.unwrap_or(&self.branches[0]);
        &branch.tracks.rounds[round].strand
    }

    /// What was said of it in a round, by each way that it came down.
    pub fn strands(&self, round: usize) -> impl Iterator<Item = &Strand<'p>> {
        let live = self.branches.iter().filter(move |branch| branch.is_live(round));
        live.map(move |branch| &branch.tracks.rounds[round].strand)
    }

    /// What stopped it in a round: all of it.
    pub fn halt(&self, round: usize) -> Option<Halt<'p>> {
        let live: Vec<_> = self.branches.iter().filter(|branch| branch.is_live(round)).collect();
        let halts = |branches: &mut dyn Iterator<Item = &Branch<'p>>| -> Option<Vec<Halt<'p>>> {
            branches.map(|branch| branch.tracks.halt(round)).collect()
        };
        let halts =
            if live.is_empty() { halts(&mut self.branches.iter()) } else { halts(&mut live.into_iter()) };
        halts?.into_iter().max_by_key(|halt| halt.on)
    }

    /// The last cause of a delay that was given of it, in whatever round.
    pub fn cause(&self) -> Option<&'p str> {
        let rounds = self.branches.iter().flat_map(|branch| &branch.tracks.rounds);
        let postings = rounds.flat_map(|track| &track.strand.postings);
        let with_cause = postings.filter(|posting| posting.entry.cause.is_some());
        with_cause.max_by_key(|posting| posting.order)?.entry.cause.as_deref()
    }

    /// Whether it is still somebody's work in a round.
    pub fn is_live(&self, round: usize) -> bool {
        self.branches.iter().any(|branch| branch.is_live(round))
    }

    fn is_dropped(&self) -> bool {
        self.branches.iter().all(Branch::is_dropped)
    }

    /// What a word of a round moves among the branches that it means: what is not done, unless all of it is.
    fn moved(
        &mut self,
        round: usize,
        is_meant: impl Fn(&Line<'p>) -> bool,
    ) -> impl Iterator<Item = &mut Strand<'p>> {
        let meant = || self.branches.iter().filter(|branch| is_meant(&branch.line));
        let is_done = move |branch: &Branch<'p>| branch.tracks.rounds[round].strand.done().is_some();
        let is_all_done = meant().all(is_done);
        let branches = self.branches.iter_mut();
        let moved = branches.filter(move |it| is_meant(&it.line) && (is_all_done || !is_done(it)));
        moved.map(move |branch| &mut branch.tracks.rounds[round].strand)
    }

    /// The last value measured of `metric`: by who answers for it last, of what was taken over from several the first that
    /// has one.
    fn measured(&self, metric: &str) -> Option<&'p Measurement> {
        self.branches.iter().find_map(|branch| branch.tracks.measured(metric))
    }
}

impl<'p> Account<'p> {
    /// The account on a day of the item at `position` of the plan of that day, and its doubles, with nothing in it.
    /// `turns` are those of the leads.
    pub(super) fn open(files: &'p Plan, position: usize, as_of: NaiveDate, turns: &[NaiveDate]) -> Self {
        let plan = files.on(as_of);
        let voices = Voices::new(plan, position);
        let schedule = Schedule::shared(plan, position);
        let item = &plan.items[position].id.value;
        let lines = tenure::lines(files, item, turns, voices.leads.named());
        Self {
            files,
            postings: Vec::new(),
            parts: Part::all(lines, voices.leads.named(), schedule.times()),
            whole: Tracks::new(schedule.times()),
            contributions: BTreeMap::new(),
            overrides: Vec::new(),
            then: None,
            voices,
            schedule,
        }
    }

    /// Adds what was reported next, where it counts.
    pub(super) fn post(&mut self, said: &Said<'p, Entry>) {
        let Said { author, period, what: entry } = *said;
        let Some(voices) = self.voices_on(entry.on.value) else { return };
        let (heard, may_halt) = (voices.hear(author, entry), voices.may_halt(author));
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
        if let Some(state) = heard.state.filter(|_| may_halt) {
            let round = entry.round.as_ref().map(|_| at);
            let decision = entry.decision.as_ref().map(|decision| decision.value.as_str());
            for tracks in self.ruled(parts.as_deref(), entry.on.value) {
                tracks.rule(round, state, entry.on.value, decision);
            }
        }
        self.spread(parts.as_deref(), at, posting);
    }

    /// Who has a say on a day; none where the plan did not hold the thing then. Postings come by day, so that those of one
    /// day mostly serve the next.
    fn voices_on(&mut self, day: NaiveDate) -> Option<&Voices<'p>> {
        let is_same = |voices: &Voices<'p>| voices.are_of(self.files.on(day));
        if is_same(&self.voices) {
            return Some(&self.voices);
        }
        if !self.then.as_ref().is_some_and(is_same) {
            self.then = self.voices.on(self.files, day).map(Cow::into_owned);
        }
        self.then.as_ref()
    }

    /// What a decision of a day stops or lets go on: what these answered for then, or the whole.
    fn ruled(&mut self, parts: Option<&[&AgencyId]>, on: NaiveDate) -> Vec<&mut Tracks<'p>> {
        let Some(agencies) = parts else { return vec![&mut self.whole] };
        let branches = self.parts.iter_mut().flat_map(|part| &mut part.branches);
        let is_meant = |branch: &&mut Branch<'p>| agencies.contains(&branch.line.holder_on(on));
        branches.filter(is_meant).map(|branch| &mut branch.tracks).collect()
    }

    /// Adds a posting to what these answered for on its day, or to the whole, in a round. Of what one agency took over
    /// from several, its word moves what is not done.
    fn spread(&mut self, parts: Option<&[&AgencyId]>, at: usize, posting: Posting<'p>) {
        let is_sole = self.is_sole();
        let on = posting.entry.on.value;
        let whole = &mut self.whole.rounds[at].strand;
        let is_meant = |line: &Line<'p>| parts.is_none_or(|agencies| agencies.contains(&line.holder_on(on)));
        let mut strands: Vec<&mut Strand<'p>> = match parts {
            None if !is_sole => vec![&mut *whole],
            _ => self.parts.iter_mut().flat_map(|part| part.moved(at, is_meant)).collect(),
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
        let on = said.what.on.value;
        let Some(at) = self.schedule.place(None, on) else { return };
        let Some(voices) = self.voices.on(self.files, on) else { return };
        let is_sole = self.is_sole();
        // What came down several lines is one case.
        let mut add = |is_meant: &dyn Fn(&Line<'p>) -> bool| {
            for part in &mut self.parts {
                if let Some(branch) = part.branches.iter_mut().find(|branch| is_meant(&branch.line)) {
                    branch.tracks.rounds[at].strand.cases.push(said.what);
                }
            }
        };
        match voices.reach_of_case(said.author) {
            Reach::Parts(agencies) => add(&|line| agencies.contains(&line.holder_on(on))),
            Reach::Whole if is_sole => add(&|_| true),
            Reach::Whole => self.whole.rounds[at].strand.cases.push(said.what),
            Reach::Contribution | Reach::Nothing(_) => {}
        }
    }

    /// Takes a word that work is done, where its author may give it. Confirmations come by day, once everything is
    /// posted.
    pub(super) fn confirm(&mut self, said: &Said<'p, Confirmation>) {
        let Self { files, voices, schedule, parts, whole, .. } = self;
        let Some(voices) = voices.on(files, said.what.on.value) else { return };
        let named = said.what.round.as_ref().map(|round| &round.value);
        let round = named.map(|id| schedule.place(Some(id), said.what.on.value));
        let is_meant = |at: usize| round.is_none_or(|round| round == Some(at));
        let part = said.what.part.as_ref().map(|part| &part.value);
        let branches = parts.iter_mut().flat_map(|part| &mut part.branches);
        for it in branches.filter(|it| part.is_none_or(|part| it.line.passed(part))) {
            let may = voices.may_confirm(said.author, it.line.holder_on(said.what.on.value));
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
        let voices = self.voices.on(self.files, said.what.on.value);
        if voices.is_some_and(|voices| voices.may_judge(said.author)) {
            self.overrides.push(said.what);
        }
    }

    /// Puts cases in the order of their days.
    pub(super) fn sort_cases(&mut self) {
        let days = |it: &&Occurrence| (it.due.value, it.on.value, it.done.map(|done| done.value));
        let branches = self.parts.iter_mut().flat_map(|part| &mut part.branches);
        let parts = branches.map(|branch| &mut branch.tracks);
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
        let branches = self.parts.iter().flat_map(|part| &part.branches);
        branches
            .map(|branch| &branch.tracks)
            .chain([&self.whole])
            .flat_map(|tracks| &tracks.rounds)
            .map(|track| &track.strand)
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
        self.strand_of(author, extent, self.schedule.place(round, on)?, on)
    }

    fn strand_of(
        &self,
        author: &AgencyId,
        extent: Extent<'_>,
        at: usize,
        on: NaiveDate,
    ) -> Option<&Strand<'p>> {
        match self.voices.on(self.files, on)?.reach(author, extent) {
            Reach::Whole if !self.is_sole() => Some(self.whole(at)),
            Reach::Whole => self.parts.first().map(|part| part.strand(at)),
            Reach::Parts(agencies) => {
                let agency = *agencies.first()?;
                let of_holder = self.part(agency).map(|part| part.strand(at));
                let handed_on = || {
                    let mut branches = self.parts.iter().flat_map(|part| &part.branches);
                    let branch = branches.find(|branch| branch.line.holder_on(on) == agency)?;
                    Some(&branch.tracks.rounds[at].strand)
                };
                of_holder.or_else(handed_on)
            }
            Reach::Contribution => self.contributions.get(author),
            Reach::Nothing(_) => None,
        }
    }

    /// The first round that was still to be done when `author` spoke on a day, where the day lies in a later one.
    pub fn earlier_round(&self, author: &AgencyId, extent: Extent<'_>, on: NaiveDate) -> Option<&RoundId> {
        let Schedule::Rounds(rounds) = &self.schedule else { return None };
        if self.voices.on(self.files, on)?.reach(author, extent) == Reach::Contribution {
            return None;
        }
        let is_open = |at: &usize| {
            let strand = self.strand_of(author, extent, *at, on);
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
        let is_given_up = self.whole.halt.is_some_and(|halt| halt.is_dropped);
        is_given_up || (!self.parts.is_empty() && self.parts.iter().all(Part::is_dropped))
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
            Leadership::One(_) => self.parts.iter().find_map(|part| part.measured(metric)),
            Leadership::Nobody | Leadership::Several { .. } => self.whole.measured(metric),
        }
    }

    /// The last values measured of `metric`: of the whole, else of each part that is still somebody's work; none where
    /// members are open.
    pub fn values(&self, metric: &str) -> Vec<Option<&'p Measurement>> {
        let whole = self.measured(metric);
        match &self.voices.leads {
            Leadership::Several { is_open: false, .. } if whole.is_none() => {
                let live = self.parts.iter().filter(|part| !part.is_dropped());
                live.map(|part| part.measured(metric)).collect()
            }
            _ => vec![whole],
        }
    }

    /// The last cause of a delay that anyone gave.
    pub fn cause(&self) -> Option<&'p str> {
        self.postings.iter().rev().find_map(|posting| posting.entry.cause.as_deref())
    }
}
