//! docs/dependencies.md speaks of every crate that Cargo.toml names, and of no other.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

#[test]
fn every_dependency_is_spoken_of() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest = fs::read_to_string(root.join("Cargo.toml")).unwrap();
    let manifest: toml_edit::DocumentMut = manifest.parse().unwrap();
    let tables = [
        &manifest["dependencies"],
        &manifest["target"]["cfg(unix)"]["dependencies"],
        &manifest["dev-dependencies"],
    ];
    let named: BTreeSet<&str> =
        tables.iter().flat_map(|table| table.as_table().unwrap().iter()).map(|(name, _)| name).collect();
    let page = fs::read_to_string(root.join("docs/dependencies.md")).unwrap();
    let links = page.split("](https://docs.rs/").skip(1);
    let spoken: BTreeSet<&str> = links.map(|rest| rest.split(')').next().unwrap()).collect();
    assert_eq!(spoken, named);
}
