//! Objects of a repository, handed out by one process that waits for the next question.

use std::collections::BTreeMap;
use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use super::command::{command, failed, not_started};
use super::repository::{Repository, is_revision};
use crate::message::Message;

/// Hands out objects.
#[derive(Debug)]
pub struct Objects {
    child: Child,
    asked: ChildStdin,
    told: BufReader<ChildStdout>,
    /// Folders met, by id: what is in them alone, not below.
    trees: BTreeMap<String, Vec<Entry>>,
}

/// An object: its id in hexadecimal, and what it holds.
struct Object {
    id: String,
    kind: String,
    bytes: Vec<u8>,
}

/// What a name in a folder leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    File,
    /// A symbolic link.
    Link,
    /// Another repository.
    Submodule,
}

/// A file below a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TreeFile {
    /// From that folder, with `/` between folders.
    pub path: String,
    pub kind: Kind,
    /// Of its content.
    pub id: String,
}

#[derive(Clone, Debug)]
struct Entry {
    name: String,
    mode: Mode,
    id: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    Folder,
    Leaf(Kind),
}

/// The content of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    Held(Vec<u8>),
    /// Not in this repository: it was cloned in part, or is damaged.
    Missing,
}

impl Objects {
    /// Opens the repository.
    ///
    /// # Errors
    /// When git cannot be run.
    pub fn open(repository: &Repository) -> Result<Self, Message> {
        let mut command = command(&repository.root);
        command.args(["cat-file", "--batch"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().map_err(|error| not_started(&error))?;
        match (child.stdin.take(), child.stdout.take()) {
            (Some(asked), Some(told)) => {
                Ok(Self { child, asked, told: BufReader::new(told), trees: BTreeMap::new() })
            }
            _ => Err(failed("")),
        }
    }

    /// The id of the commit that a revision names; none where nothing is called so.
    ///
    /// # Errors
    /// When git fails, or the revision can be none.
    pub fn commit(&mut self, revision: &str) -> Result<Option<String>, Message> {
        is_revision(revision)?;
        let object = self.ask(&format!("{revision}^{{commit}}"))?;
        Ok(object.filter(|it| it.kind == "commit").map(|it| it.id))
    }

    /// The commits that a commit comes from, as it says itself: also where the history here is cut off before it.
    ///
    /// # Errors
    /// When git fails, or the commit is not here.
    pub fn parents(&mut self, commit: &str) -> Result<Vec<String>, Message> {
        let object = self.ask(commit)?.filter(|it| it.kind == "commit");
        let object = object.ok_or_else(|| Message::new("git.incomplete"))?;
        let text = String::from_utf8_lossy(&object.bytes).into_owned();
        let head = text.lines().take_while(|line| !line.is_empty());
        Ok(head.filter_map(|line| line.strip_prefix("parent ")).map(str::to_owned).collect())
    }

    /// The id of a folder in a commit; none where it is not there. A blank path is the root.
    ///
    /// # Errors
    /// When git fails.
    pub fn folder(&mut self, commit: &str, path: &str) -> Result<Option<String>, Message> {
        let Some(root) = self.ask(&format!("{commit}^{{tree}}"))? else {
            return Err(Message::new("git.incomplete"));
        };
        let mut id = root.id;
        for part in path.split('/').filter(|part| !part.is_empty()) {
            let found = self.entries(&id)?.iter().find(|it| it.name == part && it.mode == Mode::Folder);
            match found {
                Some(entry) => id = entry.id.clone(),
                None => return Ok(None),
            }
        }
        Ok(Some(id))
    }

    /// What is called `name` in a folder and is no folder itself.
    ///
    /// # Errors
    /// When git fails.
    pub fn file(&mut self, folder: &str, name: &str) -> Result<Option<TreeFile>, Message> {
        let entry = self.entries(folder)?.iter().find(|it| it.name == name);
        Ok(entry.and_then(|it| match it.mode {
            Mode::Leaf(kind) => Some(TreeFile { path: it.name.clone(), kind, id: it.id.clone() }),
            Mode::Folder => None,
        }))
    }

    /// Every file below a folder, given by its id, in the order of their paths, a folder's own before those below it.
    ///
    /// # Errors
    /// When git fails, or a folder is not here.
    pub fn files(&mut self, folder: &str) -> Result<Vec<TreeFile>, Message> {
        self.files_but(folder, "")
    }

    /// Likewise, but what is below the folder `without` in it.
    ///
    /// # Errors
    /// As there.
    pub fn files_but(&mut self, folder: &str, without: &str) -> Result<Vec<TreeFile>, Message> {
        let mut files = Vec::new();
        let mut open = vec![(String::new(), folder.to_owned())];
        while let Some((base, id)) = open.pop() {
            for Entry { name, mode, id } in self.entries(&id)?.to_vec() {
                let path = if base.is_empty() { name } else { format!("{base}/{name}") };
                match mode {
                    Mode::Folder if path == without => {}
                    Mode::Folder => open.push((path, id)),
                    Mode::Leaf(kind) => files.push(TreeFile { path, kind, id }),
                }
            }
        }
        files.sort_by(|left, right| left.path.split('/').cmp(right.path.split('/')));
        Ok(files)
    }

    /// The content called `id`.
    ///
    /// # Errors
    /// When git fails.
    pub fn content(&mut self, id: &str) -> Result<Content, Message> {
        let object = self.ask(id)?.filter(|it| it.kind == "blob");
        Ok(object.map_or(Content::Missing, |it| Content::Held(it.bytes)))
    }

    /// What is in a folder.
    fn entries(&mut self, id: &str) -> Result<&[Entry], Message> {
        if !self.trees.contains_key(id) {
            let object = self.ask(id)?.filter(|it| it.kind == "tree");
            let object = object.ok_or_else(|| Message::new("git.incomplete"))?;
            self.trees.insert(id.to_owned(), entries(&object.bytes, id.len() / 2));
        }
        Ok(self.trees.get(id).map_or(&[], Vec::as_slice))
    }

    fn ask(&mut self, name: &str) -> Result<Option<Object>, Message> {
        let mut ask = || {
            writeln!(self.asked, "{name}")?;
            let mut head = String::new();
            self.told.read_line(&mut head)?;
            // A revision that is not there is told by its name, whatever that looks like.
            if head.ends_with(" missing\n") || head.ends_with(" ambiguous\n") {
                return Ok(None);
            }
            let mut parts = head.trim_end().split(' ');
            let told = (parts.next(), parts.next(), parts.next().and_then(|size| size.parse::<u64>().ok()));
            let (Some(id), Some(kind), Some(size)) = told else { return Ok(None) };
            let mut bytes = Vec::new();
            (&mut self.told).take(size).read_to_end(&mut bytes)?;
            // A line end follows.
            self.told.read_exact(&mut [0])?;
            Ok(Some(Object { id: id.to_owned(), kind: kind.to_owned(), bytes }))
        };
        ask().map_err(|error: io::Error| failed(&error.to_string()))
    }
}

impl Drop for Objects {
    fn drop(&mut self) {
        // It only reads; how it ends is of no account.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// What the bytes of a folder list: of each name its mode, a blank, the name, a zero and the id, `width` bytes long.
fn entries(bytes: &[u8], width: usize) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut rest = bytes;
    while let Some(end) = rest.iter().position(|byte| *byte == 0) {
        let head = String::from_utf8_lossy(&rest[..end]);
        let Some(id) = rest.get(end + 1..end + 1 + width) else { break };
        if let Some((mode, name)) = head.split_once(' ') {
            let mode = match mode {
                "40000" => Mode::Folder,
                "120000" => Mode::Leaf(Kind::Link),
                "160000" => Mode::Leaf(Kind::Submodule),
                _ => Mode::Leaf(Kind::File),
            };
            let id = id.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
            entries.push(Entry { name: name.to_owned(), mode, id });
        }
        rest = &rest[end + 1 + width..];
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_lists_names_with_blanks_and_ids_with_zeros() {
        let mut bytes = Vec::new();
        for (head, id) in [("100644 a b.toml", [0, 1]), ("40000 c", [2, 0]), ("160000 d", [9, 9])] {
            bytes.extend(head.as_bytes());
            bytes.push(0);
            bytes.extend(id);
        }
        let told: Vec<_> = entries(&bytes, 2).into_iter().map(|it| (it.name, it.mode, it.id)).collect();
        let expected = [
            ("a b.toml", Mode::Leaf(Kind::File), "0001"),
            ("c", Mode::Folder, "0200"),
            ("d", Mode::Leaf(Kind::Submodule), "0909"),
        ];
        assert_eq!(told, expected.map(|(name, mode, id)| (name.to_owned(), mode, id.to_owned())));
        assert!(entries(b"100644 torn\0x", 2).is_empty());
    }
}
