//! What the plan's letters and reports say at their ends: who signs which, who keeps a copy, by when to answer.

/// How the documents made from a plan are written (`[letters]`).
#[derive(Clone, Debug, Default)]
pub struct Letters {
    /// Who signs a letter that urges.
    pub reminder_signer: Option<Signer>,
    /// Who signs a report on the plan.
    pub report_signer: Option<Signer>,
    /// What follows "Lưu:", such as "VT, NV".
    pub filed: Option<String>,
    /// How many working days an agency has to answer a letter.
    pub reply_days: Option<i32>,
}

/// Who signs.
#[derive(Clone, Debug)]
pub struct Signer {
    pub name: String,
    pub post: Option<String>,
    pub authority: Option<String>,
}
