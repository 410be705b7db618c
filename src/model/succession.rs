//! Who is meant by an agency on a day: itself, or those that came before or after it.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::life::Phase;
use super::{Agency, AgencyId, Directory};

impl Directory {
    /// Who is meant by `id` on a day, in the order met: itself where it exists then or is not declared; after its time
    /// those that succeed it; before its time those it succeeds. Nobody, where there are none. Circles end the search.
    pub fn meant<'a>(&'a self, id: &'a AgencyId, day: NaiveDate) -> Vec<&'a AgencyId> {
        let mut meant = Vec::new();
        let mut seen = BTreeSet::new();
        let mut open = vec![id];
        while let Some(id) = open.pop() {
            if !seen.insert(id) {
                continue;
            }
            let life = self.find(id).map(|agency| &agency.life);
            match life.map_or(Phase::Within, |life| life.phase(day)) {
                Phase::Within => meant.push(id),
                Phase::After => {
                    open.extend(
                        life.iter().flat_map(|life| life.successors.iter().rev()).map(|it| &it.value),
                    );
                }
                Phase::Before => {
                    let before: Vec<&AgencyId> = self.predecessors(id).collect();
                    open.extend(before.into_iter().rev());
                }
            }
        }
        meant
    }

    /// Those that `id` succeeds, in file order.
    pub fn predecessors<'a>(&'a self, id: &'a AgencyId) -> impl Iterator<Item = &'a AgencyId> {
        let precedes = move |agency: &&Agency| agency.life.successors.iter().any(|it| it.value == *id);
        self.iter().filter(precedes).map(|agency| &agency.id.value)
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::{Draft, FileKind};
    use crate::source::SourceId;

    #[test]
    fn who_is_meant_depends_on_the_day() {
        let text = "[agency.a]\nname = \"A\"\nuntil = 2026-06-30\nsuccessor = [\"c\"]\n\
            [agency.b]\nname = \"B\"\nuntil = 2026-06-30\nsuccessor = [\"c\", \"d\"]\n\
            [agency.c]\nname = \"C\"\nfrom = 2026-07-01\nuntil = 2026-12-31\nsuccessor = \"e\"\n\
            [agency.d]\nname = \"D\"\n[agency.e]\nname = \"E\"\nfrom = 2027-01-01\n\
            [agency.f]\nname = \"F\"\nuntil = 2026-06-30\n";
        let (mut draft, mut found) = (Draft::default(), Vec::new());
        draft.read(FileKind::Plan, SourceId(0), text, &mut found);
        let plan = draft.finish().unwrap();
        let case = |id: &str, day: &str, expected: &[&str]| {
            let id = id.parse().unwrap();
            let meant = plan.agencies.meant(&id, day.parse().unwrap());
            let meant: Vec<&str> = meant.iter().map(|id| id.as_str()).collect();
            assert_eq!(meant, expected, "{id} {day}");
        };
        case("c", "2026-06-30", &["a", "b"]);
        case("c", "2026-07-01", &["c"]);
        case("a", "2026-06-30", &["a"]);
        case("a", "2026-07-01", &["c"]);
        case("b", "2026-07-01", &["c", "d"]);
        case("a", "2027-01-01", &["e"]);
        case("e", "2026-06-30", &["a", "b"]);
        case("d", "2026-06-30", &["d"]);
        case("f", "2026-06-30", &["f"]);
        case("f", "2026-07-01", &[]);
        case("x", "2026-07-01", &["x"]);
    }
}
