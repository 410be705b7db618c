//! What a file is known by.

use std::fs;
use std::io::{self, Read as _};
use std::path::Path;

use sha2::{Digest as _, Sha256};

/// The SHA-256 of a file, in hexadecimal.
///
/// # Errors
/// When it cannot be read.
pub fn digest(path: &Path) -> io::Result<String> {
    let mut hasher = Sha256::new();
    let mut file = fs::File::open(path)?;
    let mut part = [0; 1 << 14];
    loop {
        match file.read(&mut part)? {
            0 => break,
            read => hasher.update(&part[..read]),
        }
    }
    Ok(spelt(hasher))
}

/// That of what a file holds.
pub fn digest_of(bytes: &[u8]) -> String {
    spelt(Sha256::new_with_prefix(bytes))
}

fn spelt(hasher: Sha256) -> String {
    let digits: Vec<String> = hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    digits.concat()
}
