//! No two files need each other: what a file stands on can be read before it.

#![allow(clippy::unwrap_used, reason = "the tests read the source itself")]

mod sources;

use std::collections::{BTreeMap, BTreeSet};

use sources::visit;

/// Where something is in the crate: `["output", "findings", "Place"]`.
type Path = Vec<String>;

/// What a file says outside of comments and tests.
#[derive(Default)]
struct File {
    /// What its private `use` lines take.
    taken: Vec<Path>,
    /// What all of its `use` lines have names for: modules inside it, or everybody, may ask it for these.
    passed_on: BTreeMap<String, Path>,
    /// All but those lines.
    body: String,
}

/// The files, by the module that each holds.
type Files = BTreeMap<Path, File>;

#[test]
fn no_two_files_need_each_other() {
    let files = read();
    let needs: Needs<'_> = files.keys().map(|module| (module, needs(module, &files))).collect();
    let known: usize = needs.values().map(BTreeSet::len).sum();
    assert!(100 < needs.len() && 2 * needs.len() < known, "{} files, {known} needs are few", needs.len());
    let circles = circles(&needs);
    assert!(circles.is_empty(), "these files need each other:\n{}", circles.join("\n"));
}

#[test]
fn circles_are_found_however_names_are_written() {
    #[track_caller]
    fn case(texts: &[(&str, &str)], expected: &[&str]) {
        let module = |name: &str| -> Path { name.split("::").map(str::to_owned).collect() };
        let files = texts.iter().map(|(name, text)| (module(name), File::of(text, &module(name))));
        let files: Files = files.collect();
        let needs = files.keys().map(|module| (module, needs(module, &files))).collect();
        assert_eq!(circles(&needs), expected, "{texts:?}");
    }
    let circle = ["a::b needs a::c", "a::c needs a::b"];
    case(&[("a::b", "use super::c::C;"), ("a::c", "use crate::a::b::{self, B};")], &circle);
    case(&[("a::b", "fn b() { super::c::c() }"), ("a::c", "use super::{\n    b,\n};")], &circle);
    case(&[("a::b", "use super::c::C;"), ("a::c", "// crate::a::b is no need")], &[]);
    // What another file passes on is needed of the file that holds it.
    let (door, inner) = (("a", "mod b;\nmod c;\npub use self::c::C;"), ("a::c", "use super::b::B;"));
    case(&[door, ("a::b", "use super::C;"), inner], &circle);
    case(&[door, ("a::b", ""), ("a::c", "use super::b::B;")], &[]);
    // It is needed by the file that passes it on where that says its name, too.
    let used = ("a", "pub use self::c::C;\nstruct A(C);");
    case(&[used, ("a::c", "use super::A;")], &["a needs a::c", "a::c needs a"]);
    case(&[("a", "mod c;\nfn a() { c::c() }"), ("a::c", "use super::A;")], &["a needs a::c", "a::c needs a"]);
}

/// What each file needs.
type Needs<'a> = BTreeMap<&'a Path, BTreeSet<&'a Path>>;

/// The files that need themselves by way of others, each with those it needs on the way.
fn circles(needs: &Needs<'_>) -> Vec<String> {
    let all: Needs<'_> = needs.keys().map(|it| (*it, reached(it, needs))).collect();
    let mut lines = Vec::new();
    for (module, of) in needs {
        let back = of.iter().filter(|needed| all[**needed].contains(module));
        let back: Vec<String> = back.map(|path| path.join("::")).collect();
        if !back.is_empty() {
            lines.push(format!("{} needs {}", module.join("::"), back.join(", ")));
        }
    }
    lines
}

/// All that a file needs, by way of others too.
fn reached<'a>(from: &'a Path, needs: &Needs<'a>) -> BTreeSet<&'a Path> {
    let (mut open, mut reached) = (vec![from], BTreeSet::new());
    while let Some(module) = open.pop() {
        open.extend(needs[module].iter().copied().filter(|needed| reached.insert(*needed)));
    }
    reached
}

/// The other files that a file needs.
fn needs<'a>(module: &Path, files: &'a Files) -> BTreeSet<&'a Path> {
    let File { taken, passed_on, body } = &files[module];
    let mut paths = taken.clone();
    paths.extend(named(body, module));
    // What it passes on it needs where it says its name.
    paths.extend(passed_on.iter().filter(|(name, _)| has_word(body, name)).map(|(_, path)| path.clone()));
    let inside = files.keys().filter(|it| it.len() == module.len() + 1 && it.starts_with(module));
    paths.extend(inside.filter(|it| has_word(body, &format!("{}::", it.last().unwrap()))).cloned());
    paths.iter().flat_map(|path| holders(path, files)).filter(|holder| *holder != module).collect()
}

/// The file that holds what a path names, wherever it is passed on. A module named as a whole stands for all that it
/// passes on, too.
fn holders<'a>(path: &[String], files: &'a Files) -> Vec<&'a Path> {
    let lengths = (1..=path.len()).rev();
    let Some((module, file)) = lengths.clone().find_map(|length| files.get_key_value(&path[..length])) else {
        return Vec::new();
    };
    let behind = match path.get(module.len()).map(|name| file.passed_on.get(name)) {
        Some(Some(from)) => return holders(from, files),
        Some(None) => Vec::new(),
        None => file.passed_on.values().flat_map(|from| holders(from, files)).collect(),
    };
    std::iter::once(module).chain(behind).collect()
}

fn read() -> Files {
    let mut files = Files::new();
    visit(&mut |inside, text| {
        let parts = inside.with_extension("");
        let mut module: Path = parts.iter().map(|part| part.to_str().unwrap().to_owned()).collect();
        module.pop_if(|last| last == "mod");
        if module != ["lib"] && module != ["main"] {
            let file = File::of(text.split("#[cfg(test)]").next().unwrap(), &module);
            files.insert(module, file);
        }
    });
    files
}

impl File {
    fn of(text: &str, module: &Path) -> Self {
        let mut file = Self::default();
        let mut lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        while let Some(line) = lines.next() {
            let Some((visibility, tree)) = line.split_once("use ").filter(|(it, _)| is_visibility(it)) else {
                file.body.push_str(line);
                file.body.push('\n');
                continue;
            };
            let mut tree = tree.to_owned();
            while !tree.ends_with(';') {
                tree.push_str(lines.next().unwrap().trim());
            }
            for leaf in leaves(tree.trim_end_matches(';')) {
                let (leaf, name) =
                    leaf.split_once(" as ").unwrap_or((&leaf, leaf.rsplit("::").next().unwrap()));
                if let Some(path) = absolute(leaf, module) {
                    file.taken.extend(visibility.is_empty().then(|| path.clone()));
                    file.passed_on.insert(name.to_owned(), path);
                }
            }
        }
        file
    }
}

/// Whether this stands before the `use` of a line: nothing, `pub`, `pub(super)`.
fn is_visibility(text: &str) -> bool {
    text.is_empty() || (text.starts_with("pub") && text.ends_with(' '))
}

/// The paths in a tree of them: `a::{b, c::{self, d}}`.
fn leaves(tree: &str) -> Vec<String> {
    let Some((stem, group)) = tree.split_once('{') else { return vec![tree.trim().to_owned()] };
    let group = group.trim_end().strip_suffix('}').unwrap();
    let mut depth = 0;
    let parts = group.split(|c| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        c == ',' && depth == 0
    });
    let inside = parts.filter(|part| !part.trim().is_empty()).flat_map(leaves);
    inside.map(|leaf| format!("{}{leaf}", stem.trim()).trim_end_matches("::self").to_owned()).collect()
}

/// A path from the crate's root; none for what is not of this crate.
fn absolute(path: &str, module: &Path) -> Option<Path> {
    let mut parts = path.split("::").peekable();
    let mut base = match parts.peek()? {
        &"crate" => Path::new(),
        &"super" | &"self" => module.clone(),
        _ => return None,
    };
    while let Some(up) = parts.next_if(|part| ["crate", "self", "super"].contains(part)) {
        if up == "super" {
            base.pop();
        }
    }
    Some(base.into_iter().chain(parts.map(str::to_owned)).collect())
}

/// The paths that code names in the middle of things.
fn named(body: &str, module: &Path) -> Vec<Path> {
    let words = body.split(|c: char| !c.is_alphanumeric() && c != '_' && c != ':');
    let paths = words.map(|word| word.trim_matches(':')).filter(|word| word.contains("::"));
    paths.filter_map(|path| absolute(path, module)).collect()
}

/// Whether a name stands in a text, by itself.
fn has_word(text: &str, name: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(name).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + name.len()..]);
        !before.ends_with(|c| is_part(c) || c == ':') && (name.ends_with("::") || !after.starts_with(is_part))
    })
}
