//! Making the changes that findings say are safe to make.

use crate::diagnostic::{Fix, Report};
use crate::source::{SourceId, SourceMap};

/// A file as it would be once mended.
pub struct Mended {
    pub source: SourceId,
    /// As shown to the user.
    pub path: String,
    pub before: String,
    pub after: String,
    /// How many places changed.
    pub places: usize,
}

/// Every file that has a fix, mended; all but the places of the fixes stays byte for byte.
///
/// Of two fixes that overlap the first is made. The other is found again in a later run, where it is still wanted.
pub fn mend(report: &Report, sources: &SourceMap) -> Vec<Mended> {
    let mut fixes: Vec<&Fix> = report.iter().filter_map(|it| it.fix.as_ref()).collect();
    fixes.sort_by_key(|fix| fix.span);
    let by_file = fixes.chunk_by(|left, right| left.span.source == right.span.source);
    by_file.filter_map(|fixes| file(fixes, sources)).collect()
}

fn file(fixes: &[&Fix], sources: &SourceMap) -> Option<Mended> {
    let source = fixes.first()?.span.source;
    let file = sources.file(source);
    // What is no text has no fix.
    let before = file.utf8()?;
    let (mut after, mut done, mut places) = (String::with_capacity(before.len()), 0, 0);
    for fix in fixes {
        let range = fix.span.range();
        let Some(between) = before.get(done..range.start) else { continue };
        after.push_str(between);
        after.push_str(&fix.replacement);
        (done, places) = (range.end, places + 1);
    }
    after.push_str(before.get(done..)?);
    Some(Mended { source, path: file.path.clone(), before: before.to_owned(), after, places })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
    use crate::message::Message;
    use crate::source::Span;

    static RULE: RuleInfo = RuleInfo { id: "x", severity: Severity::Warning, page: "" };

    fn mended(texts: &[&str], fixes: &[(u32, std::ops::Range<usize>, &str)]) -> Vec<(u32, String, usize)> {
        let mut sources = SourceMap::default();
        for (id, text) in (0..).zip(texts) {
            sources.add(SourceId(id), format!("{id}.toml"), *text);
        }
        let finding = |(id, range, text): &(u32, std::ops::Range<usize>, &str)| {
            let span = Span::new(SourceId(*id), range);
            Diagnostic::new(&RULE, span, Message::new("x")).fix(span, *text)
        };
        let report = Report::new(fixes.iter().map(finding).collect());
        mend(&report, &sources).into_iter().map(|it| (it.source.0, it.after, it.places)).collect()
    }

    #[test]
    fn only_the_places_of_fixes_change() {
        let after = mended(&["a  \r\nb", "as is", "cd"], &[(2, 1..2, ""), (0, 3..5, "\n"), (0, 1..3, "")]);
        assert_eq!(after, [(0, "a\nb".to_owned(), 2), (2, "c".to_owned(), 1)]);
    }

    #[test]
    fn of_overlapping_fixes_the_first_is_made() {
        assert_eq!(
            mended(&["abcd"], &[(0, 0..2, "x"), (0, 1..3, "y"), (0, 3..4, "z")]),
            [(0, "xcz".to_owned(), 2)]
        );
    }

    #[test]
    fn nothing_to_mend_is_no_file() {
        assert_eq!(mended(&["abcd"], &[]), []);
    }
}
