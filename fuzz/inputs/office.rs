//! Made-up bytes as the text inside an office file: a fuzzer that has to find out zip first finds nothing else.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A plan of two items, whose forms come back.
pub const PLAN: &str = include_str!("plan.toml");

const WORKBOOK: &str = r#"<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Biểu" sheetId="1" r:id="r1"/><sheet name="cchc" sheetId="2" r:id="r2"/></sheets></workbook>"#;
const LINKS: &str = r#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/></Relationships>"#;
const ROOT: &str = r#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const SHEETS: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// A workbook, and how its name ends. Sheets of an xlsx are parted by a zero.
pub fn workbook(bytes: &[u8]) -> Option<(&'static str, Vec<u8>)> {
    let (kind, rest) = bytes.split_first()?;
    Some(match kind {
        b'x' => {
            let at = rest.iter().position(|byte| *byte == 0).unwrap_or(rest.len());
            let second = rest.get(at + 1..).unwrap_or_default();
            let parts: [(&str, &[u8]); 5] = [
                ("_rels/.rels", ROOT.as_bytes()),
                ("xl/workbook.xml", WORKBOOK.as_bytes()),
                ("xl/_rels/workbook.xml.rels", LINKS.as_bytes()),
                ("xl/worksheets/sheet1.xml", &rest[..at]),
                ("xl/worksheets/sheet2.xml", second),
            ];
            ("xlsx", archive(&parts))
        }
        b'o' => {
            let parts: [(&str, &[u8]); 3] =
                [("mimetype", SHEETS.as_bytes()), ("META-INF/manifest.xml", b"<x/>"), ("content.xml", rest)];
            ("ods", archive(&parts))
        }
        b's' => ("xls", rest.to_vec()),
        b'z' => ("xlsx", rest.to_vec()),
        _ => return None,
    })
}

/// A document, and how its name ends.
pub fn document(bytes: &[u8]) -> Option<(&'static str, Vec<u8>)> {
    match bytes.split_first()? {
        (b'd', rest) => Some(("docx", archive(&[("word/document.xml", rest)]))),
        (b't', rest) => Some(("txt", rest.to_vec())),
        _ => workbook(bytes),
    }
}

/// A zip archive of these files.
fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let plain = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        writer.start_file(*name, plain).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}
