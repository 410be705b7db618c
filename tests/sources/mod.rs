//! The source itself, for tests that read it.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "the tests read the source itself")]

use std::fs;
use std::path::Path;

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Each source file, by its path inside `src` and its text.
pub(crate) fn visit(each: &mut impl FnMut(&Path, &str)) {
    fn walk(dir: &Path, src: &Path, each: &mut impl FnMut(&Path, &str)) {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, src, each);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                each(path.strip_prefix(src).unwrap(), &fs::read_to_string(&path).unwrap());
            }
        }
    }
    let src = root().join("src");
    walk(&src, &src, each);
}
