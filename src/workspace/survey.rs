//! Where plans stand on a day.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;

use super::examine::{breaks, structural};
use super::plans::{Step, Workspace};
use super::refusal::{Refusal, Review};
use crate::assess::Survey;
use crate::diagnostic::{Diagnostic, Report};
use crate::load::Loaded;
use crate::message::Message;
use crate::model::Plan;
use crate::source::{SourceMap, Span};

/// A plan on a day, and where it was written.
#[derive(Clone, Copy)]
pub struct Assessed<'a> {
    pub survey: &'a Survey<'a>,
    pub sources: &'a SourceMap,
    /// The plan's folder.
    pub folder: &'a Path,
    /// The same as it is shown.
    pub path: &'a str,
}

impl Assessed<'_> {
    /// The file of the plan that something stands in, by its path from the plan's folder, and where in it. None for what
    /// plans share.
    pub fn place(&self, span: Span) -> Option<(&str, usize)> {
        let inside = self.sources.file(span.source).path.strip_prefix(self.path)?;
        Some((inside.trim_start_matches('/'), span.range().start))
    }
}

/// What was made of the plans that could be read, and what keeps the others from being reckoned with.
pub struct Surveyed<T> {
    pub done: Vec<T>,
    /// How many plans have errors.
    pub broken: usize,
    /// Their errors, where there are any.
    pub refusal: Option<Refusal>,
}

impl<T> Surveyed<T> {
    /// What was made of the plans that could be read; the reason names those that could not.
    ///
    /// # Errors
    /// When there are none that could.
    pub fn if_any(mut self) -> Result<Self, Refusal> {
        if self.done.is_empty()
            && let Some(refusal) = self.refusal
        {
            return Err(refusal);
        }
        if let Some(refusal) = &mut self.refusal {
            refusal.reason = Message::new("load.left-out").with("count", self.broken);
        }
        Ok(self)
    }
}

/// A plan once folded into what is needed of it, or what keeps it from being read.
enum Outcome<T> {
    /// With the plan's id, and its folder as shown.
    Done(String, String, T),
    Broken(SourceMap, Vec<Diagnostic>),
}

impl Workspace {
    /// Reads and assesses the plans, and folds each into what is needed of it.
    ///
    /// # Errors
    /// When two plans have one id, or one contradicts itself, so that it cannot be reckoned with.
    pub fn survey<T: Send>(
        &self,
        as_of: NaiveDate,
        step: &Step<'_>,
        fold: impl Fn(&Assessed<'_>) -> T + Sync,
    ) -> Result<Vec<T>, Refusal> {
        let surveyed = self.survey_sound(as_of, step, fold)?;
        surveyed.refusal.map_or(Ok(surveyed.done), Err)
    }

    /// Reads the plans, to learn whether they can be reckoned with.
    ///
    /// # Errors
    /// As [`Workspace::survey`].
    pub fn try_out(&self, as_of: NaiveDate, step: &Step<'_>) -> Result<(), Refusal> {
        let mut gathered = Gathered::default();
        for outcome in self.read(step, |loaded| judge(loaded, as_of, |_, _| ())) {
            gathered.take(outcome)?;
        }
        gathered.finish(Vec::<()>::new()).refusal.map_or(Ok(()), Err)
    }

    /// As [`Workspace::survey`], of those plans that can be reckoned with: one of thousands does not keep the rest from
    /// being counted.
    ///
    /// # Errors
    /// When two plans have one id.
    pub fn survey_sound<T: Send>(
        &self,
        as_of: NaiveDate,
        step: &Step<'_>,
        fold: impl Fn(&Assessed<'_>) -> T + Sync,
    ) -> Result<Surveyed<T>, Refusal> {
        let mut gathered = Gathered::default();
        let outcomes = self.read(step, |loaded| assess(loaded, as_of, &fold)).into_iter();
        let done: Result<Vec<_>, _> = outcomes.filter_map(|it| gathered.take(it).transpose()).collect();
        Ok(gathered.finish(done?))
    }

    /// As [`Workspace::survey_sound`], a few plans at a time: what was made of each goes to `take`, in their order, so that
    /// of thousands only a few are held.
    ///
    /// # Errors
    /// When two plans have one id, or `take` fails.
    pub fn survey_each<T: Send, E: From<Refusal>>(
        &self,
        as_of: NaiveDate,
        step: &Step<'_>,
        fold: impl Fn(&Assessed<'_>) -> T + Sync,
        mut take: impl FnMut(T) -> Result<(), E>,
    ) -> Result<Surveyed<()>, E> {
        let mut gathered = Gathered::default();
        let mut taken = Vec::new();
        self.read_few(
            step,
            |loaded| assess(loaded, as_of, &fold),
            |outcome| match gathered.take(outcome)? {
                Some(done) => {
                    taken.push(());
                    take(done)
                }
                None => Ok(()),
            },
        )?;
        Ok(gathered.finish(taken))
    }
}

fn assess<T>(loaded: Loaded, as_of: NaiveDate, fold: impl Fn(&Assessed<'_>) -> T) -> Outcome<T> {
    judge(loaded, as_of, |loaded, plan| {
        let survey = Survey::new(plan, as_of);
        fold(&Assessed {
            survey: &survey,
            sources: &loaded.sources,
            folder: &loaded.folder,
            path: &loaded.path,
        })
    })
}

/// Makes something of a plan that can be reckoned with.
fn judge<T>(mut loaded: Loaded, as_of: NaiveDate, make: impl FnOnce(&Loaded, &Plan) -> T) -> Outcome<T> {
    let findings = structural(&mut loaded, as_of);
    match &loaded.plan {
        Some(plan) if !findings.iter().any(breaks) => {
            let result = make(&loaded, plan);
            Outcome::Done(loaded.id().to_owned(), loaded.path, result)
        }
        _ => Outcome::Broken(loaded.sources, findings),
    }
}

/// What was learned of the plans read so far, besides what was made of them.
#[derive(Default)]
struct Gathered {
    broken: usize,
    sources: SourceMap,
    findings: Vec<Diagnostic>,
    /// The folder of each plan, as shown, by its id in small letters.
    folders: BTreeMap<String, String>,
}

impl Gathered {
    /// What was made of a plan; none of one that cannot be reckoned with.
    fn take<T>(&mut self, outcome: Outcome<T>) -> Result<Option<T>, Refusal> {
        match outcome {
            Outcome::Done(id, folder, result) => {
                match self.folders.insert(id.to_ascii_lowercase(), folder.clone()) {
                    None => Ok(Some(result)),
                    Some(other) => {
                        let message = Message::new("load.same-id").with("id", id).with("folder", folder);
                        Err(message.with("other", other).into())
                    }
                }
            }
            Outcome::Broken(sources, found) => {
                self.broken += 1;
                self.sources.absorb(sources);
                self.findings.extend(found);
                Ok(None)
            }
        }
    }

    fn finish<T>(self, done: Vec<T>) -> Surveyed<T> {
        let review = Review { report: Report::new(self.findings), sources: self.sources };
        let has_errors = review.report.has_errors();
        let refusal = has_errors.then(|| Refusal::for_errors("load.broken", review));
        Surveyed { done, broken: self.broken, refusal }
    }
}
