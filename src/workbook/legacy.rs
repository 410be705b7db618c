//! What an xls file is made of, looked through before its cells are read: a container of streams, and in one of them the
//! workbook as records. A reader trusts what records say of places and sizes; here that is compared with what there is.

use super::fault::broken;
use super::limits::LARGEST_AREA;
use crate::message::Message;

/// The end of a chain of sectors; every number from here on is no sector.
const NO_SECTOR: u32 = 0xFFFF_FFFA;
/// A stream that is shorter lies among others; no workbook that holds a form is.
const SHORT_STREAM: u64 = 4096;

/// Looks through an xls file.
///
/// # Errors
/// When it is damaged, has a password, spans too much, or holds macros or links to other files.
pub(super) fn check(bytes: &[u8]) -> Result<(), Message> {
    let container = Container::new(bytes).ok_or_else(|| broken("CFB"))?;
    let folder = container.chain(container.folder).ok_or_else(|| broken("CFB"))?;
    let entries: Vec<Entry> = folder.chunks_exact(128).filter_map(Entry::new).collect();
    let find = |name: &str| entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name));
    if find("EncryptedPackage").is_some() {
        return Err(Message::new("workbook.password"));
    }
    if find("_VBA_PROJECT_CUR").is_some() {
        return Err(Message::new("workbook.macros"));
    }
    let stream = find("Workbook").ok_or_else(|| Message::new("workbook.none"))?;
    if stream.size < SHORT_STREAM {
        return Err(broken("Workbook"));
    }
    let mut workbook = container.chain(stream.start).ok_or_else(|| broken("CFB"))?;
    workbook.truncate(usize::try_from(stream.size).unwrap_or(usize::MAX));
    records(&workbook)
}

/// The sectors of a file, and which follows which.
struct Container<'a> {
    sectors: &'a [u8],
    size: usize,
    next: Vec<u32>,
    /// The first sector of the list of streams.
    folder: u32,
}

/// A stream.
struct Entry {
    name: String,
    start: u32,
    size: u64,
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at + 4)?;
    Some(u32::from_le_bytes(four.try_into().ok()?))
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at + 2)?;
    Some(u16::from_le_bytes(two.try_into().ok()?))
}

impl<'a> Container<'a> {
    /// None where the file is damaged, or so large that it needs a list of lists.
    fn new(bytes: &'a [u8]) -> Option<Self> {
        let size = match short(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut container =
            Self { sectors: bytes.get(size..)?, size, next: Vec::new(), folder: number(bytes, 48)? };
        let lists = (0..109).map_while(|at| number(bytes, 76 + 4 * at).filter(|it| *it < NO_SECTOR));
        if number(bytes, 68)? < NO_SECTOR {
            return None;
        }
        for list in lists {
            let list = container.sector(list)?;
            container.next.extend((0..size / 4).filter_map(|at| number(list, 4 * at)));
        }
        Some(container)
    }

    fn sector(&self, at: u32) -> Option<&'a [u8]> {
        let start = usize::try_from(at).ok()?.checked_mul(self.size)?;
        let rest = self.sectors.get(start..)?;
        Some(&rest[..self.size.min(rest.len())])
    }

    /// The bytes of a chain of sectors; none where it leads in a circle or nowhere.
    fn chain(&self, start: u32) -> Option<Vec<u8>> {
        let (mut bytes, mut at) = (Vec::new(), start);
        while at < NO_SECTOR {
            if self.sectors.len() < bytes.len() {
                return None;
            }
            bytes.extend_from_slice(self.sector(at)?);
            at = *self.next.get(usize::try_from(at).ok()?)?;
        }
        Some(bytes)
    }
}

impl Entry {
    fn new(bytes: &[u8]) -> Option<Self> {
        let length = usize::from(short(bytes, 64)?).min(64);
        let name: Vec<u16> = (0..length / 2).filter_map(|at| short(bytes, 2 * at)).collect();
        let name = String::from_utf16_lossy(&name).trim_end_matches('\0').to_owned();
        Some(Self { name, start: number(bytes, 116)?, size: u64::from(number(bytes, 120)?) })
    }
}

/// Looks through the records of a workbook.
fn records(stream: &[u8]) -> Result<(), Message> {
    let damaged = || broken("BIFF");
    let (mut at, mut area) = (0, (0_u64, 0_u64));
    while at + 4 <= stream.len() {
        let kind = short(stream, at).ok_or_else(damaged)?;
        let length = usize::from(short(stream, at + 2).ok_or_else(damaged)?);
        let record = stream.get(at + 4..at + 4 + length).ok_or_else(damaged)?;
        if length < least(kind) {
            return Err(damaged());
        }
        match kind {
            // BOF: another sheet.
            0x0809 => area = (0, 0),
            // FILEPASS.
            0x002F => return Err(Message::new("workbook.password")),
            // BOUNDSHEET: where a sheet begins.
            0x0085 if stream.len() <= number(record, 0).map_or(usize::MAX, |it| it as usize) => {
                return Err(damaged());
            }
            // SUPBOOK: its own sheets, or those of another file.
            0x01AE if !is_own_book(record) => return Err(Message::new("workbook.links")),
            // MERGECELLS.
            0x00E5 if length < 2 + 8 * usize::from(short(record, 0).ok_or_else(damaged)?) => {
                return Err(damaged());
            }
            // DIMENSIONS: what is said of the span need not be so.
            0x0200 => announced(record)?,
            _ if is_cell(kind) => grow(&mut area, record)?,
            _ => {}
        }
        at += 4 + length;
    }
    Ok(())
}

/// The fewest bytes that a reader takes of a record of this kind.
const fn least(kind: u16) -> usize {
    match kind {
        0x002F | 0x0042 | 0x0022 | 0x00E5 => 2,
        0x01AE | 0x00E0 => 4,
        0x00BD => 6,
        0x0018 | 0x0200 => 10,
        0x0085 | 0x0203 | 0x0204 | 0x00D6 | 0x00FD | 0x0205 | 0x027E => 8,
        0x0006 => 20,
        _ => 0,
    }
}

/// Whether a record holds cells, its row and first column at its beginning.
const fn is_cell(kind: u16) -> bool {
    matches!(kind, 0x0203 | 0x0204 | 0x00D6 | 0x0205 | 0x027E | 0x00FD | 0x00BD | 0x0006)
}

/// Whether a SUPBOOK speaks of the workbook itself, or of functions.
fn is_own_book(record: &[u8]) -> bool {
    matches!(short(record, 2), Some(0x0401 | 0x3A01))
}

fn announced(record: &[u8]) -> Result<(), Message> {
    let rows = number(record, 4).unwrap_or_default();
    let columns = short(record, 10).unwrap_or_default();
    grow_to(&mut (0, 0), u64::from(rows), u64::from(columns))
}

fn grow(area: &mut (u64, u64), record: &[u8]) -> Result<(), Message> {
    let (row, column) = (short(record, 0).unwrap_or_default(), short(record, 2).unwrap_or_default());
    grow_to(area, u64::from(row) + 1, u64::from(column) + 1)
}

fn grow_to(area: &mut (u64, u64), rows: u64, columns: u64) -> Result<(), Message> {
    *area = (area.0.max(rows), area.1.max(columns));
    if LARGEST_AREA < area.0.saturating_mul(area.1) { Err(Message::new("workbook.too-much")) } else { Ok(()) }
}
