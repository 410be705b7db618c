//! Two columns without lines, which hold what stands side by side over and under an official document.

/// The element: rows of two cells as wide as this. No row is split, and all are on one page.
pub(super) fn xml(widths: [u32; 2], rows: &[[String; 2]]) -> String {
    let [left, right] = widths;
    let cell = |width: u32, content: &str| {
        format!(r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>"#)
    };
    let rows = rows.iter().map(|[first, second]| {
        let (first, second) = (cell(left, first), cell(right, second));
        format!("<w:tr><w:trPr><w:cantSplit/></w:trPr>{first}{second}</w:tr>")
    });
    format!(
        concat!(
            r#"<w:tbl><w:tblPr><w:tblW w:w="{all}" w:type="dxa"/><w:tblLayout w:type="fixed"/>"#,
            r#"<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>"#,
            r#"<w:tblGrid><w:gridCol w:w="{left}"/><w:gridCol w:w="{right}"/></w:tblGrid>{rows}</w:tbl>"#
        ),
        all = left + right,
        left = left,
        right = right,
        rows = rows.collect::<String>()
    )
}
