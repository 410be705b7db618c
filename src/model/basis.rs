//! What a plan rests on, and the days that it names.

use std::fmt;

use chrono::NaiveDate;

use super::Office;
use crate::dates::dates;
use crate::source::Spanned;

/// What a plan rests on.
#[derive(Clone, Debug)]
pub enum Basis {
    /// As printed.
    Text(String),
    Document(BasisDocument),
}

/// As one line: what is known of a document, part by part.
impl fmt::Display for Basis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let document = match self {
            Self::Text(text) => return f.write_str(text),
            Self::Document(document) => document,
        };
        let BasisDocument { number, issued, issuer, title, plan } = document;
        let day = issued.map(|day| day.value.format("%d/%m/%Y").to_string());
        let body = issuer.as_ref().map(ToString::to_string);
        let plan = plan.as_ref().map(|plan| plan.value.clone());
        let known = [number.clone(), day, body, title.clone(), plan].into_iter().flatten();
        f.write_str(&known.collect::<Vec<_>>().join(", "))
    }
}

/// A document that a plan rests on, part by part.
#[derive(Clone, Debug)]
pub struct BasisDocument {
    pub number: Option<String>,
    pub issued: Option<Spanned<NaiveDate>>,
    pub issuer: Option<Office>,
    pub title: Option<String>,
    /// The id of the plan, where the document is one that is kept in files too.
    pub plan: Option<Spanned<String>>,
}

impl Basis {
    /// The id of the plan that it is, where that is kept in files too.
    pub fn plan(&self) -> Option<&str> {
        match self {
            Self::Text(_) => None,
            Self::Document(document) => document.plan.as_ref().map(|plan| plan.value.as_str()),
        }
    }

    /// The newest day that it names.
    pub fn newest_day(&self) -> Option<NaiveDate> {
        match self {
            Self::Text(text) => dates(text).into_iter().map(|(_, day)| day).max(),
            Self::Document(document) => document.issued.map(|issued| issued.value),
        }
    }
}
