//! A folder in memory where commands run, and what they say.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use cchc::World;
use tempfile::TempDir;

/// A folder that is gone in the end.
pub struct Place {
    dir: TempDir,
}

/// What a command said, and how it ended.
#[derive(PartialEq, Debug)]
pub struct Said {
    pub out: String,
    pub err: String,
    pub exit: String,
}

impl Place {
    pub fn new() -> Self {
        // A disk would be worn by millions of runs.
        let memory = Path::new("/dev/shm");
        let home = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
        Self { dir: tempfile::tempdir_in(home).unwrap() }
    }

    pub fn put(&self, name: &str, bytes: &[u8]) {
        let path = self.dir.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Runs a command line as of 15 November 2022. Nothing that it prints may act on a terminal.
    pub fn run(&self, args: &[&str]) -> Said {
        let line = ["cchc", "--lang", "en", "--as-of", "2022-11-15"].iter().chain(args);
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let mut world = World {
            args: line.map(OsString::from).collect(),
            env: &|_| None,
            dir: self.dir.path().to_owned(),
            input: None,
            out: &mut out,
            err: &mut err,
            out_width: None,
            err_width: None,
            counter: None,
        };
        let exit = format!("{:?}", cchc::run(&mut world));
        let said = Said { out: text(out), err: text(err), exit };
        for text in [&said.out, &said.err] {
            let acts = |sign: char| sign.is_control() && !matches!(sign, '\n' | '\r' | '\t');
            assert!(!text.chars().any(acts), "{args:?} prints a control character");
        }
        said
    }

    /// Every file, by its path.
    pub fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut files = BTreeMap::new();
        let mut folders = vec![self.dir.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    files.insert(path.clone(), fs::read(path).unwrap());
                }
            }
        }
        files
    }
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}
