//! The parts of the file in their archive, whose times are fixed: the same document is the same bytes.

use std::io::{self, Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::xml::escaped;
use crate::document::Document;

/// The parts that are the same in every file.
const PARTS: &[(&str, &str)] = &[
    ("[Content_Types].xml", include_str!("parts/content_types.xml")),
    ("_rels/.rels", include_str!("parts/package_rels.xml")),
    ("docProps/app.xml", include_str!("parts/app.xml")),
    ("word/_rels/document.xml.rels", include_str!("parts/document_rels.xml")),
    ("word/fontTable.xml", include_str!("parts/font_table.xml")),
    ("word/header-first.xml", include_str!("parts/header_first.xml")),
    ("word/header.xml", include_str!("parts/header.xml")),
    ("word/settings.xml", include_str!("parts/settings.xml")),
    ("word/styles.xml", include_str!("parts/styles.xml")),
    ("word/theme/theme1.xml", include_str!("parts/theme.xml")),
];

/// Writes the archive of a document whose text is `body`.
pub(super) fn write(document: &Document, body: &str, out: &mut dyn Write) -> io::Result<()> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let properties = properties(document);
    let own = [("docProps/core.xml", properties.as_str()), ("word/document.xml", body)];
    for (name, text) in PARTS.iter().copied().chain(own) {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        archive.start_file(name, options)?;
        archive.write_all(text.as_bytes())?;
    }
    out.write_all(&archive.finish()?.into_inner())
}

/// What the file says of the document beside its text. Its days are the registry's, and not the machine's.
fn properties(document: &Document) -> String {
    let element = |name: &str, text: Option<&str>| {
        text.map(|text| format!("<dc:{name}>{}</dc:{name}>", escaped(&text.replace('\n', " "))))
    };
    let known = [
        element("title", document.about()),
        element("creator", document.author.as_deref()),
        element("language", Some("vi-VN")),
    ];
    format!(
        concat!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
            "\n",
            r#"<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" "#,
            r#"xmlns:dc="http://purl.org/dc/elements/1.1/">{}</cp:coreProperties>"#
        ),
        known.into_iter().flatten().collect::<String>()
    )
}
