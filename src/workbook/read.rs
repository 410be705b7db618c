//! Reads a workbook of any of the three kinds.

use super::limits::{LARGEST_FILE, LARGEST_MIB};
use super::sheet::Workbook;
use super::{archive, cells, legacy};
use crate::message::Message;

/// Reads a workbook, whatever its file is called.
///
/// # Errors
/// When it is none, is damaged or has a password, unpacks to too much, or holds macros or links to other files.
pub fn read(bytes: &[u8]) -> Result<Workbook, Message> {
    if LARGEST_FILE < bytes.len() as u64 {
        return Err(Message::new("workbook.too-large").with("limit", LARGEST_MIB));
    }
    match bytes {
        [b'P', b'K', ..] => match archive::check(bytes)? {
            archive::Archive::Xlsx => cells::xlsx(bytes),
            archive::Archive::Ods { merged } => cells::ods(bytes, &merged),
        },
        [0xD0, 0xCF, 0x11, 0xE0, ..] => {
            legacy::check(bytes)?;
            cells::xls(bytes)
        }
        _ => Err(Message::new("workbook.none")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_workbook_is_refused() {
        let case = |bytes: &[u8], key: &str| assert_eq!(read(bytes).unwrap_err().key, key);
        case(b"", "workbook.none");
        case(b"TT,Ten nhiem vu\n", "workbook.none");
        case(b"PK\x03\x04", "package.damaged");
        case(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "package.damaged");
        let large = usize::try_from(LARGEST_FILE).unwrap() + 1;
        case(&vec![b'P'; large], "workbook.too-large");
    }
}
