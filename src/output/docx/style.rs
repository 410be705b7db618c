//! The styles that `parts/styles.xml` defines, after the elements of a document that Decree 30/2020/NĐ-CP, Annex I, sets.

/// A style of paragraphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Superior,
    Issuer,
    Nation,
    Motto,
    Number,
    Subject,
    PlaceAndDay,
    Title,
    Enclosed,
    /// "Kính gửi: …" on one line.
    Addressees,
    /// "Kính gửi:" over several.
    AddresseesLabel,
    Addressee,
    Grounds,
    Heading,
    Subheading,
    Body,
    Point,
    TableHead,
    TableText,
    /// As [`Self::TableHead`], where there are many columns.
    SmallTableHead,
    SmallTableText,
    AppendixLabel,
    AppendixTitle,
    RecipientsLabel,
    Recipient,
    SignatureOffice,
    Signatory,
    /// Holds a line that is drawn.
    Rule,
    /// Holds nothing: keeps tables apart.
    Gap,
    /// Holds nothing and takes no room: behind a full page it would begin another.
    SectionEnd,
}

impl Style {
    /// Its id.
    pub(super) const fn id(self) -> &'static str {
        match self {
            Self::Superior => "Superior",
            Self::Issuer => "Issuer",
            Self::Nation => "Nation",
            Self::Motto => "Motto",
            Self::Number => "Number",
            Self::Subject => "Subject",
            Self::PlaceAndDay => "PlaceAndDay",
            Self::Title => "Title",
            Self::Enclosed => "Enclosed",
            Self::Addressees => "Addressees",
            Self::AddresseesLabel => "AddresseesLabel",
            Self::Addressee => "Addressee",
            Self::Grounds => "Grounds",
            Self::Heading => "Heading1",
            Self::Subheading => "Heading2",
            Self::Body => "BodyText",
            Self::Point => "Point",
            Self::TableHead => "TableHead",
            Self::TableText => "TableText",
            Self::SmallTableHead => "SmallTableHead",
            Self::SmallTableText => "SmallTableText",
            Self::AppendixLabel => "AppendixLabel",
            Self::AppendixTitle => "AppendixTitle",
            Self::RecipientsLabel => "RecipientsLabel",
            Self::Recipient => "Recipient",
            Self::SignatureOffice => "SignatureOffice",
            Self::Signatory => "Signatory",
            Self::Rule => "Rule",
            Self::Gap => "Gap",
            Self::SectionEnd => "SectionEnd",
        }
    }
}
