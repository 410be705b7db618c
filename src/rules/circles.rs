//! Circles among things that lead to others: items that are the same as others, groups and their members.

use crate::model::{Agency, AgencyId, Directory};
use crate::source::Spanned;

/// The circles among things that are numbered from 0 up to `count`, each thing in one circle at most; `next` says to which
/// others one leads, and is asked once of each. A thing that leads to itself is a circle.
///
/// Tarjan's algorithm, with a list in place of recursion: a chain may be as long as a plan.
pub(super) fn circles(count: usize, mut next: impl FnMut(usize) -> Vec<usize>) -> Vec<Vec<usize>> {
    let mut search = Search { met: vec![None; count], low: vec![0; count], ..Search::default() };
    for start in 0..count {
        if search.met[start].is_none() {
            search.enter(start, next(start));
        }
        while let Some((at, left)) = search.open.last_mut() {
            let at = *at;
            match left.pop() {
                Some(to) if search.met[to].is_none() => search.enter(to, next(to)),
                Some(to) => search.see(at, to),
                None => search.leave(at),
            }
        }
    }
    search.circles
}

#[derive(Default)]
struct Search {
    /// When each was met.
    met: Vec<Option<usize>>,
    /// When the first was met that each leads back to.
    low: Vec<usize>,
    /// The way to where the search is, each with what it leads to and was not looked at yet.
    open: Vec<(usize, Vec<usize>)>,
    /// What was met and may yet be on a circle with what comes.
    kept: Vec<usize>,
    is_kept: Vec<bool>,
    /// What leads to itself.
    leads_to_itself: Vec<usize>,
    count: usize,
    circles: Vec<Vec<usize>>,
}

impl Search {
    fn enter(&mut self, at: usize, next: Vec<usize>) {
        self.is_kept.resize(self.met.len(), false);
        (self.met[at], self.low[at]) = (Some(self.count), self.count);
        self.count += 1;
        self.kept.push(at);
        self.is_kept[at] = true;
        if next.contains(&at) {
            self.leads_to_itself.push(at);
        }
        self.open.push((at, next));
    }

    fn see(&mut self, at: usize, to: usize) {
        if let Some(met) = self.met[to].filter(|_| self.is_kept[to]) {
            self.low[at] = self.low[at].min(met);
        }
    }

    fn leave(&mut self, at: usize) {
        self.open.pop();
        if let Some((from, _)) = self.open.last() {
            self.low[*from] = self.low[*from].min(self.low[at]);
        }
        if self.met[at] != Some(self.low[at]) {
            return;
        }
        let leads_to_itself = self.leads_to_itself.last() == Some(&at);
        if self.kept.last() == Some(&at) && !leads_to_itself {
            self.kept.pop();
            self.is_kept[at] = false;
            return;
        }
        let from = self.kept.iter().rposition(|it| *it == at).unwrap_or_default();
        let circle = self.kept.split_off(from);
        for it in &circle {
            self.is_kept[*it] = false;
        }
        self.circles.push(circle);
    }
}

/// The circles among agencies, by what each leads to: of each the agency that comes first in reading order, and the first
/// word there that leads into the circle.
pub(super) fn of_agencies<'a>(
    agencies: &'a Directory,
    leads_to: impl Fn(&'a Agency) -> &'a [Spanned<AgencyId>],
) -> Vec<(&'a Agency, &'a Spanned<AgencyId>)> {
    let listed: Vec<&Agency> = agencies.iter().collect();
    let next = |at: usize| -> Vec<usize> {
        leads_to(listed[at]).iter().filter_map(|id| agencies.position(&id.value)).collect()
    };
    let first = |circle: Vec<usize>| {
        let first = circle.iter().map(|at| listed[*at]).min_by_key(|agency| agency.id.span)?;
        let back =
            |id: &&Spanned<AgencyId>| agencies.position(&id.value).is_some_and(|at| circle.contains(&at));
        Some((first, leads_to(first).iter().find(back)?))
    };
    circles(listed.len(), next).into_iter().filter_map(first).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(next: &[&[usize]], expected: &[&[usize]]) {
        let mut found = circles(next.len(), |at| next[at].to_vec());
        for circle in &mut found {
            circle.sort_unstable();
        }
        found.sort_unstable();
        assert_eq!(found, expected);
    }

    #[test]
    fn circles_are_found() {
        case(&[], &[]);
        case(&[&[1], &[2], &[]], &[]);
        case(&[&[0], &[0]], &[&[0]]);
        case(&[&[1], &[0], &[0]], &[&[0, 1]]);
        case(&[&[1], &[2], &[1], &[4], &[3, 4]], &[&[1, 2], &[3, 4]]);
        case(&[&[1, 2], &[3], &[3], &[0], &[4, 0]], &[&[0, 1, 2, 3], &[4]]);
        case(&[&[1, 1], &[]], &[]);
    }

    #[test]
    fn each_thing_is_asked_once() {
        let count = 10_000;
        let mut asked = 0;
        let mut count_asked = |to: Vec<usize>| {
            asked += 1;
            to
        };
        // A chain, a circle of all, and one that many lead to.
        assert_eq!(
            circles(count, |at| count_asked((at + 1 < count).then_some(at + 1).into_iter().collect())).len(),
            0
        );
        assert_eq!(circles(count, |at| count_asked(vec![(at + 1) % count])).len(), 1);
        assert_eq!(circles(count, |_| count_asked(vec![0])).len(), 1);
        assert_eq!(asked, 3 * count);
    }
}
