//! Where the parts of a text stood before it was edited, so that findings point into the file as it is; and which of them
//! are torn.

use std::ops::Range;

/// What has been edited in a text.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// One after the other, the edits of each in the order of the text.
    rounds: Vec<Vec<Edit>>,
}

/// A range of a text, and what became of it.
#[derive(Debug)]
struct Edit {
    before: Range<usize>,
    after: Range<usize>,
}

impl Places {
    /// Puts something else in the place of ranges of `text`, which come in its order, apart.
    pub(super) fn edit(&mut self, text: &mut String, edits: &[(Range<usize>, &str)]) {
        let (mut edited, mut done, mut round) = (String::with_capacity(text.len()), 0, Vec::new());
        for (range, new) in edits {
            edited.push_str(&text[done..range.start]);
            let start = edited.len();
            edited.push_str(new);
            round.push(Edit { before: range.clone(), after: start..edited.len() });
            done = range.end;
        }
        edited.push_str(&text[done..]);
        *text = edited;
        self.rounds.push(round);
    }

    /// Where a range of the text as it is now stood at first. What begins or ends inside an edit takes in all of it.
    pub(super) fn original(&self, range: &Range<usize>) -> Range<usize> {
        let rounds = || self.rounds.iter().rev();
        let start = rounds().fold(range.start, |at, round| before(round, at, |edit| edit.before.start));
        let end = rounds().fold(range.end, |at, round| before(round, at, |edit| edit.before.end));
        start..end.max(start)
    }
}

/// Where an offset was before a round of edits; `inside` says it of one that lies inside an edit.
fn before(round: &[Edit], at: usize, inside: impl Fn(&Edit) -> usize) -> usize {
    let last = round.partition_point(|edit| edit.after.start < at).checked_sub(1);
    match last.map(|last| &round[last]) {
        None => at,
        Some(edit) if edit.after.end <= at => edit.before.end + (at - edit.after.end),
        Some(edit) => inside(edit),
    }
}

/// Places of which nothing more is said.
#[derive(Debug, Default)]
pub(super) struct TornPlaces {
    /// In the order in which they begin.
    ranges: Vec<Range<usize>>,
    /// How far each, and all before it, reach.
    reach: Vec<usize>,
}

impl TornPlaces {
    pub(super) fn of(mut ranges: Vec<Range<usize>>) -> Self {
        ranges.sort_by_key(|range| range.start);
        let reach = ranges.iter().scan(0, |reach, range| {
            *reach = range.end.max(*reach);
            Some(*reach)
        });
        Self { reach: reach.collect(), ranges }
    }

    /// Whether there is none.
    pub(super) const fn is_empty(&self) -> bool {
        self.ranges.is_empty()
    }

    /// Whether one of them has something of `place`.
    pub(super) fn touch(&self, place: &Range<usize>) -> bool {
        let before = self.ranges.partition_point(|torn| torn.start < place.end);
        before.checked_sub(1).is_some_and(|last| place.start < self.reach[last])
    }

    /// Whether one of them begins in `place`.
    pub(super) fn begin_in(&self, place: Range<usize>) -> bool {
        let first = self.ranges.partition_point(|torn| torn.start < place.start);
        self.ranges.get(first).is_some_and(|torn| torn.start < place.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(places: &Places, now: Range<usize>, first: Range<usize>) {
        assert_eq!(places.original(&now), first);
    }

    #[test]
    fn places_are_those_before_every_edit() {
        let mut text = "a = 60%\n[item]\nb = x\n".to_owned();
        let mut places = Places::default();
        places.edit(&mut text, &[(4..7, "60"), (8..14, "[[item]]")]);
        assert_eq!(text, "a = 60\n[[item]]\nb = x\n");
        places.edit(&mut text, &[(20..21, "\"x\"")]);
        assert_eq!(text, "a = 60\n[[item]]\nb = \"x\"\n");
        case(&places, 0..1, 0..1);
        case(&places, 4..6, 4..7);
        case(&places, 7..15, 8..14);
        case(&places, 9..10, 8..14);
        case(&places, 16..17, 15..16);
        case(&places, 20..23, 19..20);
        case(&places, 24..24, 21..21);
        case(&Places::default(), 3..9, 3..9);
    }

    #[test]
    fn torn_places_are_found_among_many() {
        let torn = TornPlaces::of(vec![20..22, 0..10, 4..5]);
        assert!(torn.touch(&(9..12)) && torn.touch(&(21..22)) && torn.touch(&(0..30)));
        assert!(!torn.touch(&(10..20)) && !torn.touch(&(22..30)) && !torn.touch(&(12..12)));
        assert!(torn.begin_in(20..21) && torn.begin_in(1..5));
        assert!(!torn.begin_in(5..20) && !torn.begin_in(21..40));
        assert!(!TornPlaces::default().touch(&(0..9)) && !TornPlaces::default().begin_in(0..9));
    }
}
