//! The head and the end of what an office signs, as far as the files know them: its number and day are the registry's.

use super::{Basis, citation, wording};
use crate::document::{About, Addressees, Appendix, BLANK, Closing, Letterhead};
use crate::message::Message;
use crate::model::{Agency, AgencyId, IssueDate, Signer};

/// A document that an office issues.
#[derive(Clone)]
pub(super) struct Official<'a> {
    basis: Basis<'a>,
    issuer: Option<&'a AgencyId>,
    /// The key of what documents of its kind are called in a sentence.
    kind: &'static str,
    /// What stands behind "Số:".
    number: String,
    day: IssueDate,
}

impl<'a> Official<'a> {
    /// A letter, whose number has the symbol of its sender alone.
    pub(super) fn letter(basis: &Basis<'a>) -> Self {
        Self::sent(basis, "official.letter", |symbol| symbol.map(str::to_owned))
    }

    /// A report.
    pub(super) fn report(basis: &Basis<'a>) -> Self {
        Self::sent(basis, "official.report", |symbol| Some(format!("BC-{}", symbol.unwrap_or(BLANK))))
    }

    /// What the sender writes about the plan in the month of the day.
    fn sent(basis: &Basis<'a>, kind: &'static str, symbol: impl Fn(Option<&str>) -> Option<String>) -> Self {
        let issuer = citation::sender(basis);
        let sender = issuer.and_then(|id| basis.plan().agencies.find(id));
        let symbol = symbol(sender.and_then(|sender| sender.letterhead.symbol.as_deref()));
        let number = symbol.map_or_else(|| BLANK.to_owned(), |symbol| format!("{BLANK}/{symbol}"));
        Self { basis: *basis, issuer, kind, number, day: IssueDate::Month(basis.as_of()) }
    }

    /// The plan itself.
    pub(super) fn plan(basis: &Basis<'a>) -> Self {
        let head = &basis.plan().head;
        let issuer = head.authority.as_ref().map(|id| &id.value);
        let (kind, number) = ("official.plan", citation::number(basis));
        Self { basis: *basis, issuer, kind, number, day: head.issued.value }
    }

    fn office(&self) -> Option<&'a Agency> {
        self.basis.plan().agencies.find(self.issuer?)
    }

    /// What the office is called in a sentence.
    pub(super) fn issuer(&self) -> &'a str {
        self.issuer.map_or(BLANK, |id| self.basis.plan().agencies.name(id))
    }

    /// What stands over the document.
    pub(super) fn letterhead(&self, about: About) -> Letterhead {
        let words = self.basis.words;
        let place = self.basis.plan().head.place.as_deref().unwrap_or(BLANK);
        let day = citation::issued(self.day);
        Letterhead {
            superior: self.superior().map(str::to_uppercase),
            issuer: self.formal().to_uppercase(),
            number: words.say(&Message::new("official.number").with("number", self.number.as_str())),
            nation: words.text("official.nation").to_owned(),
            motto: words.text("official.motto").to_owned(),
            place_and_day: words.say(&Message::new("official.place").with("place", place).with("day", day)),
            about,
        }
    }

    /// Its name in full.
    pub(super) fn formal(&self) -> &'a str {
        let formal = self.office().and_then(|office| office.letterhead.formal.as_deref());
        formal.unwrap_or_else(|| self.issuer())
    }

    /// The body above it: the one that its entry names, else the one that issued the plan.
    fn superior(&self) -> Option<&'a str> {
        let plan = self.basis.plan();
        let issuer = self.issuer?;
        let stated = self.office().and_then(|office| office.letterhead.superior.as_ref());
        let authority = plan.head.authority.as_ref().map(|id| &id.value).filter(|id| *id != issuer);
        let stated = stated.map(|it| wording::office(&self.basis, it));
        stated.or_else(|| authority.map(|id| plan.agencies.name(id)))
    }

    /// To whom it goes. Several are a list, with the marks of one.
    pub(super) fn addressees(&self, names: Vec<String>) -> Addressees {
        let names = if names.len() == 1 { names } else { listed(names.iter().map(String::as_str)) };
        Addressees { label: self.basis.words.text("official.to").to_owned(), names }
    }

    /// An appendix of it, "(Kèm theo Công văn số … ngày … của …)".
    pub(super) fn appendix(&self, label: String, title: String) -> Appendix {
        let words = self.basis.words;
        let enclosed = Message::new("official.enclosed")
            .with("kind", words.text(self.kind))
            .with("number", self.number.as_str())
            .with("day", citation::issued(self.day))
            .with("agency", self.issuer());
        Appendix { label, title, enclosed: words.say(&enclosed) }
    }

    /// Who gets a copy, and who signs: the one named, else who heads the office, else a blank over the post.
    pub(super) fn closing(&self, recipients: Vec<String>, signer: Option<&Signer>) -> Closing {
        let words = self.basis.words;
        let head = self.office().and_then(|office| office.letterhead.head.as_ref());
        let (authority, post, name) = match (signer, head) {
            (Some(signer), _) => {
                (signer.authority.as_deref(), signer.post.as_deref(), Some(signer.name.as_str()))
            }
            (None, Some(head)) => (None, Some(head.post.as_str()), head.name.as_deref()),
            (None, None) => (None, None, None),
        };
        Closing {
            label: words.text("official.recipients").to_owned(),
            recipients,
            authority: authority.filter(|it| !it.is_empty()).map(str::to_uppercase),
            post: post.unwrap_or(words.text("official.head")).to_uppercase(),
            name: name.filter(|name| !name.is_empty()).map(str::to_owned),
        }
    }

    /// "Lưu: VT, NV.": where a copy is kept, as the plan says of its letters or of itself.
    pub(super) fn kept(&self) -> String {
        let plan = self.basis.plan();
        let filed = plan.letters.filed.as_deref();
        let kept = plan.head.recipients.iter().find_map(|line| line.trim().strip_prefix("L\u{1b0}u"));
        let kept = kept.map(|rest| rest.trim_start_matches([':', ' ']).trim_end_matches(['.', ';']));
        let kept = filed.or(kept).filter(|rest| !rest.is_empty()).unwrap_or("VT");
        self.basis.words.say(&Message::new("official.kept").with("where", kept))
    }

    /// The body that issued the plan, where it is another.
    pub(super) fn authority(&self) -> Option<&'a AgencyId> {
        let authority = self.basis.plan().head.authority.as_ref().map(|id| &id.value);
        authority.filter(|id| self.issuer != Some(id))
    }
}

/// Lines of a list: a semicolon behind each, a full stop behind the last.
pub(super) fn listed<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut lines: Vec<String> =
        lines.map(|line| format!("{};", line.trim_end_matches(['.', ';', ' ']))).collect();
    if let Some(last) = lines.last_mut() {
        last.pop();
        last.push('.');
    }
    lines
}
