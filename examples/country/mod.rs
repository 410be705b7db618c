//! An invented country of plans. Each province has a folder; its communes lie beside its own plan and rest on it. The same
//! numbers make the same bytes; no name in them is real.

mod dice;
mod item;
mod ledger;
mod plan;
mod words;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use dice::Dice;
use plan::Place;

/// A province has a plan of its own and about this many communes.
const COMMUNES: usize = 98;

/// As the shipped plans have it: the rows of an appendix state goals and no actions.
const CONFIG: &str = "# MINH HỌA: mọi kế hoạch ở đây do máy đặt ra để đo tốc độ.\n\
    # ILLUSTRATION: every plan here is invented by a program, to measure with.\n\n\
    [lint]\nallow = [\"unclear-item\"]\n";

/// Writes `plans/` with this many plans below `dir`, which must not be there yet: what an earlier run left would be counted, too.
pub fn write(dir: &Path, plans: usize, items: Option<usize>) -> io::Result<()> {
    let root = dir.join("plans");
    fs::create_dir_all(dir)?;
    fs::create_dir(&root)?;
    fs::write(root.join("cchc.toml"), CONFIG)?;
    for at in 0..plans {
        let (province, commune) = (1 + at / (COMMUNES + 1), at % (COMMUNES + 1));
        let place = Place { province, commune: (0 < commune).then_some(commune) };
        let mut dice = Dice::new(at as u64);
        let count = items.unwrap_or_else(|| place.size(&mut dice));
        let folder = Folder(root.join(format!("tinh-{province:02}")).join(place.folder()));
        plan::write(&folder, place, count, &mut dice)?;
    }
    Ok(())
}

/// The folder of a plan.
struct Folder(PathBuf);

impl Folder {
    /// Writes a file of it.
    fn put(&self, name: &str, text: &str) -> io::Result<()> {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap_or(&self.0))?;
        fs::write(path, text)
    }
}
