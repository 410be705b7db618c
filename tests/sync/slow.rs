//! A system that takes long to put a file on disk: loaded before its own library, it says that it was asked, and waits
//! until it is let go on.

use std::ffi::c_int;
use std::path::Path;
use std::time::Duration;
use std::{env, fs, thread};

#[unsafe(no_mangle)]
pub extern "C" fn fsync(_: c_int) -> c_int {
    let (Ok(begun), Ok(go_on)) = (env::var("SYNC_BEGUN"), env::var("SYNC_GO_ON")) else { return 0 };
    let _ = fs::write(begun, "");
    for _ in 0..4000 {
        if Path::new(&go_on).exists() {
            break;
        }
        thread::sleep(Duration::from_millis(5));
    }
    0
}
