//! What a document was found to hold, before it stands in any file.

use std::collections::BTreeMap;

use super::remark::Remark;
use crate::model::{Agency, Duty, Erratum, Head, Item, Section};
use crate::source::Spanned;

/// What a document was found to hold. Nothing of it stands in a file yet.
#[derive(Debug)]
pub struct Imported {
    pub head: Head,
    pub sections: Vec<Section>,
    pub items: Vec<Item>,
    pub duties: Vec<Duty>,
    /// Agencies that the document names and the plan does not have yet.
    pub agencies: Vec<Agency>,
    /// Damaged words that were repaired.
    pub misprints: Vec<Misprint>,
    /// What no key of an item holds, by the id of the item.
    pub beside: BTreeMap<String, Vec<String>>,
    /// What found no place in the plan.
    pub left: Vec<String>,
    /// What was read otherwise than it stands, or is doubtful.
    pub remarks: Vec<Remark>,
}

/// Words that are printed otherwise than they are meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misprint {
    /// The place in the plan: `II.1.4.name`.
    pub at: String,
    pub printed: String,
    pub read_as: String,
    pub slip: Slip,
}

/// What is wrong with misprinted words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip {
    /// Copying has damaged letters.
    Letters,
    /// No comma stands between two names.
    NoComma,
}

impl Misprint {
    /// What is recorded of it in a plan, with why the printed words are not meant.
    pub fn erratum(&self, why: &str) -> Erratum {
        Erratum {
            at: Spanned::unplaced(self.at.clone()),
            printed: self.printed.clone(),
            read_as: self.read_as.clone(),
            why: why.to_owned(),
        }
    }
}
