//! What takes LibreOffice, fonts or Python: the checks in tests/office. `.ci/run` requires them.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up should stop")]

use std::process::Command;

#[test]
#[ignore = "takes LibreOffice, fonts and Python; tests/office/run installs them"]
fn what_offices_open_is_as_it_should_be() {
    let run = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/office/run");
    let status = Command::new(run).arg(env!("CARGO_BIN_EXE_cchc")).status().unwrap();
    assert!(status.success());
}
