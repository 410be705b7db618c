//! What is known while the words of a document are read, and what is found on the way.

use super::agencies::Register;
use super::capitals::Spellings;
use super::imported::{Misprint, Slip};
use super::place::Place;
use super::remark::{Remark, What};
use super::repair::repaired;
use crate::model::{AgencyId, Office};
use crate::source::Spanned;

/// What is known while words are read, and what was found on the way.
pub(super) struct Reader {
    pub(super) register: Register,
    pub(super) spellings: Spellings,
    pub(super) misprints: Vec<Misprint>,
    pub(super) remarks: Vec<Remark>,
}

impl Reader {
    /// A text of a place of the plan, without what copying did to it.
    pub(super) fn text(&mut self, raw: &str, at: &str, place: &Place) -> String {
        let repaired = repaired(raw);
        for (printed, read_as) in repaired.words {
            let words = format!("{printed} → {read_as}");
            self.remark(What::Repaired, words, place);
            self.misprints.push(Misprint { at: at.to_owned(), printed, read_as, slip: Slip::Letters });
        }
        repaired.text
    }

    pub(super) fn remark(&mut self, what: What, words: String, place: &Place) {
        self.remarks.push(Remark { what, words, place: place.clone() });
    }

    pub(super) fn office(&self, name: &str) -> Office {
        match self.register.find(name) {
            Some(id) => Office::Listed(Spanned::unplaced(id.clone())),
            None => Office::Printed(name.to_owned()),
        }
    }

    /// Who is to be worked with, by the words for that.
    pub(super) fn worked_with(&self, text: &str, by: &[AgencyId]) -> Vec<AgencyId> {
        let Some((_, rest)) = text.split_once("hối hợp với ") else { return Vec::new() };
        let (with, _) = self.register.subject(&super::agencies::capitalised(rest));
        with.into_iter().filter(|id| !by.contains(id)).collect()
    }

    pub(super) fn agencies(&mut self, raw: &str, at: &str, place: &Place) -> Vec<Spanned<AgencyId>> {
        let text = self.text(raw, at, place);
        let named = self.register.read(&text);
        for (before, name) in named.joined {
            let (printed, read_as) = (format!("{before} {name}"), format!("{before}, {name}"));
            self.remark(What::Joined, format!("{printed} → {read_as}"), place);
            self.misprints.push(Misprint { at: at.to_owned(), printed, read_as, slip: Slip::NoComma });
        }
        for name in named.several {
            self.remark(What::Several, name, place);
        }
        named.ids.into_iter().map(Spanned::unplaced).collect()
    }
}
