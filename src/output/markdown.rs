//! Documents as Markdown (GFM). What a file says is text there, never markup.

use std::io::{self, Write};

use super::safe;
use crate::document::{Document, Kind, Plain, Row, Table};

/// What the names of its files end with.
pub(super) const EXTENSION: &str = "md";

/// Writes `document`.
pub(super) fn write(document: &Document, out: &mut dyn Write) -> io::Result<()> {
    for (at, block) in document.plain().into_iter().enumerate() {
        if 0 < at {
            writeln!(out)?;
        }
        match block {
            Plain::Title(text) => writeln!(out, "# {}", inline(&text))?,
            Plain::Heading(text) => writeln!(out, "## {}", inline(&text))?,
            Plain::Subheading(text) => writeln!(out, "### {}", inline(text))?,
            // Two spaces at its end keep a line a line.
            Plain::Text(text, _) => writeln!(out, "{}", paragraph(&text).replace('\n', "  \n"))?,
            Plain::List(points) => {
                for point in points {
                    writeln!(out, "- {}", paragraph(point).replace('\n', "  \n  "))?;
                }
            }
            Plain::Table(it) => table(it, out)?,
            Plain::Command(text) => writeln!(out, "    {}", safe::log_line(&safe::line(text)))?,
        }
    }
    Ok(())
}

fn table(table: &Table, out: &mut dyn Write) -> io::Result<()> {
    let heads: Vec<String> = table.heads.iter().map(|column| inline(&column.title)).collect();
    writeln!(out, "| {} |", heads.join(" | "))?;
    let rules = table.heads.iter().map(|column| match column.kind {
        Kind::Number => "---:",
        Kind::Words | Kind::Line | Kind::Label => "---",
    });
    writeln!(out, "| {} |", rules.collect::<Vec<_>>().join(" | "))?;
    for row in &table.rows {
        let cells: Vec<String> = row.cells.iter().map(|cell| emphasised(row, &inline(&cell.text))).collect();
        writeln!(out, "| {} |", cells.join(" | "))?;
    }
    Ok(())
}

fn emphasised(row: &Row, text: &str) -> String {
    if row.kind.is_strong() && !text.is_empty() { format!("**{text}**") } else { text.to_owned() }
}

/// Text in one line of source; breaks are kept as `<br>`.
fn inline(text: &str) -> String {
    safe::markdown(text).replace('\n', "<br>")
}

/// Text that begins a line: what would start a list, a numbered point or a runner's command is escaped too.
fn paragraph(text: &str) -> String {
    let lines = safe::markdown(text);
    let lines = lines.lines().map(|line| {
        let mark = line.trim_start_matches(|c: char| c.is_ascii_digit());
        let starts_point = mark.len() < line.len() && mark.starts_with(['.', ')']);
        if starts_point {
            return format!("{}\\{mark}", &line[..line.len() - mark.len()]);
        }
        let starts_block = line.trim_start().starts_with(['-', '+', '=', ':']);
        if starts_block { format!("\\{}", line.trim_start()) } else { line.to_owned() }
    });
    lines.collect::<Vec<_>>().join("\n")
}
