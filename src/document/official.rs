//! The parts that only documents have which an office signs and sends (Decree 30/2020/NĐ-CP, Annex I): what stands over
//! the text, to whom it goes, who signs, and what is enclosed.

/// What stands in a text for something that is filled in by hand, such as the number that the registry gives.
pub const BLANK: &str = "\u{2026}";

/// The head of an official document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letterhead {
    /// "Cơ quan chủ quản": the body above the one that issues it, where there is one.
    pub superior: Option<String>,
    pub issuer: String,
    /// "Số: …/NV", with [`BLANK`] where the registry writes.
    pub number: String,
    /// "Quốc hiệu": the name of the nation.
    pub nation: String,
    /// "Tiêu ngữ": the motto under it.
    pub motto: String,
    /// With [`BLANK`] where the day is filled in.
    pub place_and_day: String,
    pub about: About,
}

/// What a document is and what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// Of an official letter, which alone has no name for its kind: "V/v …", under the number.
    Letter { subject: String },
    /// Of any other kind: "BÁO CÁO" and what of.
    Kind { kind: String, title: String },
}

impl About {
    /// What it is about.
    pub fn title(&self) -> &str {
        match self {
            Self::Letter { subject } => subject,
            Self::Kind { kind: _, title } => title,
        }
    }
}

/// "Kính gửi": to whom a letter goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addressees {
    /// "Kính gửi", without its colon.
    pub label: String,
    pub names: Vec<String>,
}

/// The end of an official document. It stays together on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closing {
    /// "Nơi nhận:".
    pub label: String,
    /// Who gets a copy, a line each.
    pub recipients: Vec<String>,
    /// In whose name or place it is signed: "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH".
    pub authority: Option<String>,
    /// "CHỦ TỊCH".
    pub post: String,
    /// None where nobody knows yet who signs.
    pub name: Option<String>,
}

/// "Phụ lục": where an appendix begins. It reaches to the next one, or to the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appendix {
    /// "Phụ lục", or "Phụ lục II" where there are several.
    pub label: String,
    pub title: String,
    /// "(Kèm theo …)": what it belongs to.
    pub enclosed: String,
}
