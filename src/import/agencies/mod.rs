//! The agencies and groups that a document names: those that the plan has already, and those that are proposed.

mod cells;
mod split;

use std::collections::BTreeMap;

pub(super) use self::cells::settle;
use self::split::Piece;
pub(super) use self::split::{begins_name, is_group};
use crate::model::{Agency, AgencyId, Directory, Letterhead, Life, Membership};
use crate::source::Spanned;
use crate::text::{self, fold};

/// The names that a document uses, gathered before any cell is read.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// How often each spelling was met, in the order met.
    met: Vec<(String, usize)>,
    /// Folded names, longest first.
    known: Vec<String>,
}

impl Names {
    /// The names that the plan has already.
    pub(super) fn new(directory: &Directory) -> Self {
        let spellings = directory.iter().flat_map(Agency::spellings).map(fold);
        let mut names = Self { met: Vec::new(), known: spellings.collect() };
        names.sort();
        names
    }

    /// Takes in the names of a cell that holds nothing else.
    pub(super) fn note(&mut self, cell: &str) {
        for piece in pieces(cell, &self.known) {
            let name = capitalised(&piece.name);
            match self.met.iter_mut().find(|(met, _)| text::spelling(met) == text::spelling(&name)) {
                Some((_, count)) => *count += 1,
                None => self.met.push((name.clone(), 1)),
            }
            if begins_name(&name) {
                self.known.push(fold(&name));
            }
        }
        self.sort();
    }

    /// The names, folded, longest first.
    pub(super) fn known(&self) -> &[String] {
        &self.known
    }

    fn sort(&mut self) {
        self.known.retain(|name| !name.is_empty());
        self.known.sort_by(|left, right| right.len().cmp(&left.len()).then_with(|| left.cmp(right)));
        self.known.dedup();
    }
}

/// The names of a cell. One that says twice what a known name says once is that name: "Cục Lâm nghiệp và Cục Kiểm lâm".
pub(super) fn pieces(cell: &str, known: &[String]) -> Vec<Piece> {
    let whole = fold(cell);
    let head = whole.split(' ').next().unwrap_or_default();
    let is_doubled = 1 < whole.split(' ').filter(|word| *word == head).count();
    let is_said_twice = |name: &String| *name != whole && once(name) == once(&whole);
    if is_doubled && known.iter().any(is_said_twice) {
        let name = cell.trim().trim_end_matches(['.', ';']).to_owned();
        return vec![Piece { name, start: 0, is_known: true, is_joined: false }];
    }
    split::split(cell, known)
}

/// A name as it begins a sentence.
pub(super) fn capitalised(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The agencies that a cell names.
#[derive(Debug, Default)]
pub(super) struct Named {
    pub(super) ids: Vec<AgencyId>,
    /// Names that nothing separates from the one before, with that.
    pub(super) joined: Vec<(String, String)>,
    /// Names that may be those of several bodies.
    pub(super) several: Vec<String>,
}

/// Whether the name of one body holds a comma, and does not end as such names do: "Văn hóa, Thể thao và Du lịch".
fn may_be_several(name: &str) -> bool {
    let last = name.rsplit(',').next().unwrap_or_default();
    name.contains(", ") && !is_group(name) && !last.contains(" và ") && !name.contains('(')
}

/// The agencies of a plan to be: who is meant by which spelling.
#[derive(Debug, Default)]
pub(super) struct Register {
    /// By folded spelling.
    ids: BTreeMap<String, AgencyId>,
    known: Vec<String>,
    /// The agencies that are proposed, in the order met.
    pub(super) proposed: Vec<Agency>,
}

impl Register {
    /// Gives every name that was met an agency: one that the plan has, or one that is proposed.
    pub(super) fn new(directory: &Directory, names: Names) -> Self {
        let mut register = Self { known: names.known, ..Self::default() };
        for agency in directory.iter() {
            for spelling in agency.spellings() {
                register.ids.entry(key(spelling)).or_insert_with(|| agency.id.value.clone());
            }
        }
        let mut taken: Vec<AgencyId> = directory.iter().map(|agency| agency.id.value.clone()).collect();
        for same in one_body(names.met) {
            register.take_in(&same, &mut taken);
        }
        register
    }

    /// Takes in one body under all of its spellings, the one met most often first.
    fn take_in(&mut self, spellings: &[String], taken: &mut Vec<AgencyId>) {
        let declared = spellings.iter().find_map(|name| self.ids.get(&key(name)).cloned());
        let Some(name) = spellings.first() else { return };
        let id = if let Some(id) = declared {
            id
        } else {
            let Some(id) = free_id(name, taken) else { return };
            taken.push(id.clone());
            self.proposed.push(proposed(&id, name, &spellings[1..]));
            id
        };
        for spelling in spellings {
            self.ids.entry(key(spelling)).or_insert_with(|| id.clone());
        }
    }

    /// The agency that a name means.
    pub(super) fn find(&self, name: &str) -> Option<&AgencyId> {
        self.ids.get(&key(name))
    }

    /// The agencies that a text names, with what is doubtful of it.
    pub(super) fn read(&self, cell: &str) -> Named {
        let mut named = Named::default();
        let mut before: Option<Piece> = None;
        for piece in pieces(cell, &self.known) {
            if let Some(before) = before.filter(|_| piece.is_joined) {
                named.joined.push((before.name, piece.name.clone()));
            }
            if may_be_several(&piece.name) {
                named.several.push(piece.name.clone());
            }
            let id = self.find(&piece.name).filter(|id| !named.ids.contains(id)).cloned();
            named.ids.extend(id);
            before = Some(piece);
        }
        named
    }

    /// The agencies that a sentence begins with, as its subject, and how much of it names them.
    pub(super) fn subject(&self, sentence: &str) -> (Vec<AgencyId>, usize) {
        let (mut ids, mut end) = (Vec::new(), 0);
        let mut at = 0;
        for lead in LEADS {
            let rest = &sentence[at..];
            at += rest.strip_prefix(lead).map_or(0, |after| rest.len() - after.len());
        }
        loop {
            let rest = &sentence[at..];
            let named = self.known.iter().find_map(|name| {
                let len = text::folded_len(rest, name).ok()?;
                Some((len, self.ids.get(name).or_else(|| self.find(&rest[..len]))?))
            });
            let Some((len, id)) = named else { return (ids, end) };
            if !ids.contains(id) {
                ids.push(id.clone());
            }
            end = at + len;
            let after = &sentence[end..];
            let next = after.trim_start_matches([',', ';', ' ']);
            let next = next.strip_prefix("và ").unwrap_or(next);
            let next = LEADS.iter().fold(next, |next, lead| next.strip_prefix(lead).unwrap_or(next));
            if next.len() == after.len() || !(begins_name(next) || next.starts_with(char::is_uppercase)) {
                return (ids, end);
            }
            at = sentence.len() - next.len();
        }
    }
}

/// What stands before the name of a body that is to act through those who head it.
const LEADS: &[&str] = &["Giao ", "Đề nghị ", "Lãnh đạo ", "Thủ trưởng ", "Người đứng đầu ", "Chủ tịch "];

/// The key under which spellings of one name are the same.
fn key(name: &str) -> String {
    let words = fold(name);
    let words =
        format!(" {words} ").replace(" uy ban nhan dan ", " ubnd ").replace(" hoi dong nhan dan ", " hdnd ");
    words.trim().to_owned()
}

/// The spellings that were met, by the body that they mean, each with the one met most often first.
fn one_body(met: Vec<(String, usize)>) -> Vec<Vec<String>> {
    let mut bodies: Vec<Vec<(String, usize)>> = Vec::new();
    let names: Vec<String> = met.iter().map(|(name, _)| key(name)).collect();
    for (name, count) in met {
        let is_same =
            |body: &Vec<(String, usize)>| body.iter().any(|(other, _)| are_one(other, &name, &names));
        match bodies.iter_mut().find(|body| is_same(body)) {
            Some(body) => body.push((name, count)),
            None => bodies.push(vec![(name, count)]),
        }
    }
    let sorted = bodies.into_iter().map(|mut body| {
        // A name that others cut to its initials is called by all of it.
        let names: Vec<String> = body.iter().map(|(name, _)| key(name)).collect();
        let is_cut = |name: &str| names.iter().any(|other| abbreviates(&key(name), other));
        body.sort_by_key(|(name, count)| (is_cut(name), std::cmp::Reverse(*count)));
        body.into_iter().map(|(name, _)| name).collect()
    });
    sorted.collect()
}

/// Whether two spellings mean one body; `all` are the keys of all spellings of the document.
fn are_one(left: &str, right: &str, all: &[String]) -> bool {
    let (left_key, right_key) = (key(left), key(right));
    if left_key == right_key {
        return true;
    }
    if is_group(left) || is_group(right) {
        return false;
    }
    let (short, long) =
        if left_key.len() < right_key.len() { (&left_key, &right_key) } else { (&right_key, &left_key) };
    if let Some(level) = long.strip_prefix(short.as_str()).and_then(|rest| rest.strip_prefix(' ')) {
        let others = all.iter().filter(|name| {
            name.strip_prefix(short.as_str()).is_some_and(|rest| {
                rest.strip_prefix(' ').is_some_and(|rest| rest != level && LEVELS.contains(&rest))
            })
        });
        return LEVELS.contains(&level) && others.count() == 0;
    }
    once(&left_key) == once(&right_key) || abbreviates(short, long) || abbreviates(long, short)
}

/// The words for the level of a body that are often left out.
const LEVELS: &[&str] = &["huyen", "tinh", "thanh pho", "thi xa", "quan", "xa", "phuong", "thi tran"];

/// A name without the word that it begins with where it comes again: "Cục Lâm nghiệp và Cục Kiểm lâm".
fn once(key: &str) -> String {
    let Some((head, rest)) = key.split_once(' ') else { return key.to_owned() };
    let rest: Vec<&str> = rest.split(' ').filter(|word| *word != head).collect();
    format!("{head} {}", rest.join(" "))
}

/// Whether a name is another with its words after the first cut to their initials: "Sở TN&MT".
fn abbreviates(short: &str, long: &str) -> bool {
    let (Some((head, initials)), Some((other, rest))) = (short.split_once(' '), long.split_once(' ')) else {
        return false;
    };
    let initials: String = initials.split(' ').filter(|word| word.len() <= 4).collect();
    head == other && 2 <= initials.len() && text::initials(rest).any(|it| it == initials)
}

/// An id of the words of a name, which no other agency has.
fn free_id(name: &str, taken: &[AgencyId]) -> Option<AgencyId> {
    /// Longer ones nobody types.
    const LONGEST: usize = 40;
    let words = key(name);
    let mut slug = String::new();
    for word in words.split(' ').filter(|word| word.is_ascii()) {
        if !slug.is_empty() && LONGEST < slug.len() + 1 + word.len() {
            break;
        }
        slug = if slug.is_empty() { word.to_owned() } else { format!("{slug}-{word}") };
    }
    let numbered = (2..).map(|number| format!("{slug}-{number}"));
    let mut ids = std::iter::once(slug.clone()).chain(numbered).map_while(|id| id.parse::<AgencyId>().ok());
    ids.find(|id| !taken.contains(id))
}

fn proposed(id: &AgencyId, name: &str, aliases: &[String]) -> Agency {
    let is_open = is_group(name);
    Agency {
        id: Spanned::unplaced(id.clone()),
        name: Spanned::unplaced(name.to_owned()),
        short: None,
        kind: None,
        aliases: aliases.iter().cloned().map(Spanned::unplaced).collect(),
        letterhead: Letterhead::default(),
        life: Life::default(),
        group: is_open.then(|| Membership { members: Vec::new(), is_open }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn register(cells: &[&str]) -> Register {
        let mut names = Names::default();
        for cell in cells {
            names.note(cell);
        }
        Register::new(&Directory::default(), names)
    }

    #[test]
    fn spellings_of_one_body_are_joined() {
        #[track_caller]
        fn case(cells: &[&str], expected: &[(&str, &[&str])]) {
            let register = register(cells);
            let found: Vec<(&str, Vec<&str>)> = register
                .proposed
                .iter()
                .map(|it| (it.name.as_str(), it.aliases.iter().map(|alias| alias.as_str()).collect()))
                .collect();
            let expected: Vec<(&str, Vec<&str>)> =
                expected.iter().map(|(name, aliases)| (*name, aliases.to_vec())).collect();
            assert_eq!(found, expected);
        }
        case(
            &["Phòng Nội vụ huyện", "Phòng Nội vụ", "Phòng Nội vụ"],
            &[("Phòng Nội vụ", &["Phòng Nội vụ huyện"])],
        );
        case(
            &["Bưu điện", "Bưu điện huyện", "Bưu điện tỉnh"],
            &[("Bưu điện", &[]), ("Bưu điện huyện", &[]), ("Bưu điện tỉnh", &[])],
        );
        case(
            &["Cục Lâm nghiệp và Kiểm lâm", "Cục Lâm nghiệp và Cục Kiểm lâm"],
            &[("Cục Lâm nghiệp và Kiểm lâm", &["Cục Lâm nghiệp và Cục Kiểm lâm"])],
        );
        case(&["Sở Tài nguyên và Môi trường", "Sở TN&MT"], &[("Sở Tài nguyên và Môi trường", &["Sở TN&MT"])]);
        case(
            &["các cơ quan, đơn vị", "Các cơ quan, đơn vị thuộc huyện"],
            &[("Các cơ quan, đơn vị", &[]), ("Các cơ quan, đơn vị thuộc huyện", &[])],
        );
    }

    #[test]
    fn the_subject_of_a_sentence_is_read() {
        let register = register(&["Các cơ quan, đơn vị, UBND các xã, thị trấn", "Phòng Nội vụ"]);
        let subject = |sentence: &str| {
            let (ids, _) = register.subject(sentence);
            ids.iter().map(|id| id.as_str().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(
            subject("Các cơ quan, đơn vị, UBND các xã, thị trấn thực hiện rà soát"),
            ["cac-co-quan-don-vi", "ubnd-cac-xa-thi-tran"]
        );
        assert_eq!(
            subject("Lãnh đạo các cơ quan, đơn vị, Chủ tịch UBND các xã, thị trấn chỉ đạo"),
            ["cac-co-quan-don-vi", "ubnd-cac-xa-thi-tran"]
        );
        assert_eq!(subject("Phòng Nội vụ tiếp tục rà soát lại tổng thể"), ["phong-noi-vu"]);
        assert_eq!(subject("Rà soát của Phòng Nội vụ"), [] as [&str; 0]);
    }
}
