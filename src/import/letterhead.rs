//! What stands around the body of a plan: the letterhead, the title and what it rests on; at the end the recipients and who
//! signed.

use super::raw::RawHead;
use super::tree::{Paragraph, squeezed};
use super::wording::{Mark, is_capitals, mark};
use crate::text::fold;

/// Kinds of documents that plans are, folded.
const KINDS: &[&str] =
    &["ke hoach", "chuong trinh", "chuong trinh hanh dong", "de an", "quyet dinh", "nghi quyet"];

/// Takes what stands before the first part of the body, and hands on the rest.
pub(super) fn opening<'a>(paragraphs: &'a [Paragraph], head: &mut RawHead) -> &'a [Paragraph] {
    let is_end =
        |paragraph: &Paragraph| begins_body(paragraph) || fold(&paragraph.text).starts_with("noi nhan");
    let body = paragraphs.iter().position(is_end).unwrap_or(paragraphs.len());
    let (before, body) = paragraphs.split_at(body);
    let is_kind = |paragraph: &Paragraph| KINDS.contains(&fold(&paragraph.text).as_str());
    let kind = before.iter().position(is_kind);
    let mut others = Vec::new();
    for line in before[..kind.unwrap_or(before.len())].iter().flat_map(|it| it.text.lines()) {
        if !letter_line(&squeezed(line), head) {
            others.push(squeezed(line));
        }
    }
    let Some(kind) = kind else {
        // Without the word for its kind, what stands over the table is the title.
        head.title = others.iter().take(3).map(String::as_str).collect::<Vec<_>>().join(" ");
        return body;
    };
    head.kind = squeezed(&before[kind].text);
    let after = &before[kind + 1..];
    let rests = after.iter().position(|paragraph| is_basis(&paragraph.text)).unwrap_or(after.len());
    // A title may itself begin as a basis does: its first paragraph is the title.
    let rests = if rests == 0 { after.len().min(1) } else { rests };
    let lines = after[..rests].iter().map(|paragraph| squeezed(&paragraph.text)).collect::<Vec<_>>();
    head.title = lines.join(" ");
    head.basis = after[rests..].iter().map(|paragraph| squeezed(&paragraph.text)).collect();
    body
}

fn begins_body(paragraph: &Paragraph) -> bool {
    match mark(&squeezed(&paragraph.text)) {
        Some((Mark::Roman(_), rest)) => !rest.is_empty(),
        Some((Mark::Number(number), rest)) => number == "1" && 2 < rest.chars().count() || number == "I.1",
        _ => false,
    }
}

fn is_basis(text: &str) -> bool {
    const WORDS: &[&str] =
        &["can cu", "thuc hien", "nham", "trien khai", "de tiep tuc", "de trien khai", "uy ban", "ubnd"];
    let key = fold(text);
    WORDS.iter().any(|words| key.starts_with(words)) && 60 < text.chars().count()
}

/// Takes a line over the title: the body that issues, the number, the place and the day. Says whether it is one of these.
fn letter_line(line: &str, head: &mut RawHead) -> bool {
    let key = fold(line);
    let is_motto =
        key.starts_with("cong hoa xa hoi") || key.contains("tu do hanh phuc") || key.starts_with("cong h");
    if is_motto || line.chars().all(|c| !c.is_alphanumeric()) {
        return true;
    }
    if let Some(rest) = line.strip_prefix("Số:").or_else(|| line.strip_prefix("Số ")) {
        let compact: String = rest.chars().filter(|c| !c.is_whitespace() && *c != '…' && *c != '.').collect();
        let (number, symbol) = compact.split_once('/').unwrap_or(("", &compact));
        (head.number, head.symbol) = (number.to_owned(), symbol.to_owned());
        return true;
    }
    if let Some(at) = line.find("ngày").filter(|_| key.contains("thang") && key.contains("nam")) {
        line[..at].trim().trim_end_matches(',').clone_into(&mut head.place);
        line[at..].clone_into(&mut head.issued);
        return true;
    }
    let is_issuer = is_capitals(line) && head.issuers.len() < 4;
    if is_issuer {
        head.issuers.push(line.to_owned());
    }
    is_issuer
}

/// Takes what stands after the body: the closing words, the recipients and who signed. Hands back the body.
pub(super) fn ending<'a>(paragraphs: &'a [Paragraph], head: &mut RawHead) -> &'a [Paragraph] {
    let starts =
        |words: &str| paragraphs.iter().position(|paragraph| fold(&paragraph.text).starts_with(words));
    let recipients = starts("noi nhan");
    let is_closing = |paragraph: &Paragraph| {
        let key = fold(&paragraph.text);
        key.starts_with("tren day la") || key.starts_with("trong qua trinh") || key.starts_with("yeu cau ")
    };
    let end = recipients.unwrap_or(paragraphs.len());
    let closing = paragraphs[..end].iter().position(|it| is_closing(it) && mark(&it.text).is_none());
    let body = closing.unwrap_or(end);
    head.closing = paragraphs[body..end].iter().map(|paragraph| squeezed(&paragraph.text)).collect();
    let Some(recipients) = recipients else { return &paragraphs[..body] };
    for paragraph in &paragraphs[recipients..] {
        for line in paragraph.text.lines() {
            signing_line(&squeezed(line), head);
        }
    }
    &paragraphs[..body]
}

fn signing_line(line: &str, head: &mut RawHead) {
    let key = fold(line);
    let rest =
        if key.starts_with("noi nhan") { line.split_once(':').map_or("", |(_, rest)| rest) } else { line };
    let rest = rest.trim();
    if rest.is_empty() {
        return;
    }
    if let Some((Mark::Bullet, words)) = mark(rest) {
        head.recipients.push(words.trim_end_matches([';', '.', ' ']).to_owned());
    } else if is_capitals(rest) {
        head.posts.push(rest.to_owned());
    } else if !head.posts.is_empty() && head.signer.is_empty() && rest.split(' ').count() <= 6 {
        rest.clone_into(&mut head.signer);
    } else if head.posts.is_empty()
        && let Some(last) = head.recipients.last_mut()
    {
        last.push(' ');
        last.push_str(rest.trim_end_matches([';', '.']));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letterhead_is_read_line_by_line() {
        let mut head = RawHead::default();
        for line in [
            "ỦY BAN NHÂN DÂN",
            "HUYỆN ĐAK PƠ",
            "Số:           /KH - UBND",
            "CỘNG HÕA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập – Tự do – Hạnh phúc",
            "Đak Pơ, ngày       tháng 9 năm 2022",
        ] {
            letter_line(line, &mut head);
        }
        assert_eq!(head.issuers, ["ỦY BAN NHÂN DÂN", "HUYỆN ĐAK PƠ"]);
        assert_eq!((head.number.as_str(), head.symbol.as_str()), ("", "KH-UBND"));
        assert_eq!(head.place, "Đak Pơ");
    }

    #[test]
    fn recipients_and_signer_are_told_apart() {
        let mut head = RawHead::default();
        for line in [
            "Nơi nhận:",
            "- Sở Nội vụ (b/c);",
            "- Lưu: VT, NV.",
            "TM. ỦY BAN NHÂN DÂN",
            "CHỦ TỊCH",
            "Nguyễn Trường",
        ] {
            signing_line(line, &mut head);
        }
        assert_eq!(head.recipients, ["Sở Nội vụ (b/c)", "Lưu: VT, NV"]);
        assert_eq!(head.posts, ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]);
        assert_eq!(head.signer, "Nguyễn Trường");
    }
}
