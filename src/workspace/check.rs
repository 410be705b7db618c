//! Every fault of every file, in one run.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use chrono::NaiveDate;

use super::carried::{carried, gone_items};
use super::catalogue::DUPLICATE_PLAN;
use super::examine::examine;
use super::levels::{configured, set};
use super::plans::{Step, Workspace};
use super::refusal::Review;
use crate::diagnostic::{Counted, Diagnostic, FEW_PLANS, Report, Thing};
use crate::lint::Level;
use crate::load::{self, Loaded, LoadedConfig};
use crate::mend::{self, Mended};
use crate::message::Message;
use crate::model::CarriedFrom;
use crate::source::{SourceId, SourceMap, Spanned};

/// What was found, and in how much.
#[derive(Debug)]
pub struct Checked {
    pub review: Review,
    pub counts: Counts,
    /// Which plan a file belongs to, by its place among those that were checked; of files that are not held there is none.
    pub owners: Owners,
    /// What was found before the edit already, where one was judged.
    pub standing: Report,
    /// Folders of plans that are repositories of their own, so that an edit there is not judged.
    pub submodules: Vec<String>,
}

impl Checked {
    /// The files that have something to mend, as a first pass of [`Workspace::fix`] would write them.
    pub fn mended(&self) -> Vec<Mended> {
        mend::mend(&self.review.report, &self.review.sources)
    }
}

/// The plans that files belong to.
pub type Owners = BTreeMap<SourceId, usize>;

/// How much was checked.
#[derive(Clone, Copy, Debug)]
pub struct Counts {
    pub plans: usize,
    pub files: usize,
    pub items: usize,
}

impl Workspace {
    /// Reads and checks the plans. `levels` are ids of rules and the level each is to have, after those that the
    /// `cchc.toml` of the plans sets; what stands later counts.
    ///
    /// # Errors
    /// When `levels` name a rule that does not exist, or whose level cannot be set.
    pub fn check(
        &self,
        as_of: NaiveDate,
        levels: &[(String, Level)],
        kept: Kept,
        step: &Step<'_>,
    ) -> Result<Checked, Message> {
        let LoadedConfig { mut sources, config, found: mut findings } = self.found.config();
        let mut run = configured(&config.levels, &mut findings);
        set(&mut run, levels)?;
        let (mut checks, mut thinned) = (Vec::new(), Thinned::default());
        self.read_few(
            step,
            |loaded| check(loaded, as_of),
            |mut check| {
                run.apply(&mut check.findings);
                if kept == Kept::Few {
                    thinned.take(&mut check, checks.len());
                }
                checks.push(check);
                Ok::<(), Message>(())
            },
        )?;
        let counts = count(&checks);
        same_ids(&checks, &mut sources, &mut findings);
        let places: BTreeMap<String, usize> = checks.iter().zip(0..).filter_map(PlanCheck::place).collect();
        let read = |id: &str| load::read_one(self.found.folders.get(*places.get(id)?)?).plan;
        gone_items(checks.iter().flat_map(|check| &check.carried), read, &mut findings);
        let owners = owners(&checks);
        for check in checks {
            sources.absorb(check.sources);
            findings.extend(check.findings);
        }
        run.apply(&mut findings);
        let report = Report::new(findings).with_counted(thinned.counted);
        let review = Review { report, sources };
        Ok(Checked { review, counts, owners, standing: Report::default(), submodules: Vec::new() })
    }
}

/// Which findings are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    All,
    /// Of what many plans have alike, those of the first few; the others are counted. Of thousands of plans not all are held.
    Few,
}

/// What was kept of one thing, and what was counted.
#[derive(Default)]
struct Thinned {
    /// In how many plans a finding was kept.
    told: BTreeMap<Thing, usize>,
    counted: BTreeMap<Thing, Counted>,
}

impl Thinned {
    /// Takes out of the findings of a plan, which is at `place`, what enough others have. Files that plans share are told of
    /// once, and are no plan's.
    fn take(&mut self, check: &mut PlanCheck, place: usize) {
        let mut here = BTreeSet::new();
        check.findings.retain(|finding| {
            let thing = finding.thing();
            if check.shared.contains(&finding.span.source) {
                return true;
            }
            if self.told.get(&thing).is_none_or(|plans| *plans <= FEW_PLANS) {
                here.insert(thing);
                return true;
            }
            let none = || Counted { rule: finding.rule, findings: 0, plans: BTreeSet::new() };
            let counted = self.counted.entry(thing).or_insert_with(none);
            counted.findings += 1;
            counted.plans.insert(place);
            false
        });
        // What was taken out would keep its room for as long as the plan's other findings.
        check.findings.shrink_to_fit();
        for thing in here {
            *self.told.entry(thing).or_default() += 1;
        }
        check.let_go();
    }
}

/// What is left of a plan once checked.
pub(super) struct PlanCheck {
    head: Option<PlanHead>,
    /// How many files of its own it has.
    files: usize,
    /// The files it shares with other plans.
    shared: Vec<SourceId>,
    items: usize,
    /// The items of other plans that its own carry on.
    pub(super) carried: Vec<Spanned<CarriedFrom>>,
    /// Only where something was found, or may be.
    pub(super) sources: SourceMap,
    pub(super) findings: Vec<Diagnostic>,
}

/// A plan's id, and the text up to the end of its line, which is all that quoting it takes.
struct PlanHead {
    id: Spanned<String>,
    file: String,
    text: String,
}

impl PlanHead {
    fn of(loaded: &Loaded) -> Option<Self> {
        let id = loaded.plan.as_ref().map(|plan| plan.head.id.clone()).filter(|id| !id.value.is_empty())?;
        let file = loaded.sources.file(id.span.source);
        let (bytes, after) = (file.bytes(), id.span.range().end);
        let end = bytes[after..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |at| after + at);
        Some(Self { file: file.path.clone(), text: String::from_utf8_lossy(&bytes[..end]).into_owned(), id })
    }
}

fn check(mut loaded: Loaded, as_of: NaiveDate) -> PlanCheck {
    let findings = examine(&mut loaded, as_of);
    let mut check = PlanCheck::new(loaded, findings);
    check.let_go();
    check
}

impl PlanCheck {
    /// What is left of a plan in which this was found.
    pub(super) fn new(loaded: Loaded, findings: Vec<Diagnostic>) -> Self {
        let carried = loaded.plan.as_ref().map(carried).unwrap_or_default();
        let is_quoted = !findings.is_empty() || !carried.is_empty();
        Self {
            head: PlanHead::of(&loaded),
            files: loaded.sources.len() - loaded.shared.len(),
            shared: loaded.shared,
            items: loaded.plan.map_or(0, |plan| plan.items.len()),
            carried,
            sources: if is_quoted { loaded.sources } else { SourceMap::default() },
            findings,
        }
    }

    /// Keeps of the plan's texts only the lines that its findings quote, and those files whole that can be mended: of
    /// thousands of plans not all is held.
    fn let_go(&mut self) {
        let mut quoted: BTreeMap<SourceId, Vec<Range<usize>>> = BTreeMap::new();
        let mut whole = BTreeSet::new();
        for finding in &self.findings {
            for span in finding.quoted() {
                quoted.entry(span.source).or_default().push(span.range());
            }
            whole.extend(finding.fix.iter().map(|fix| fix.span.source));
        }
        for from in &self.carried {
            quoted.entry(from.span.source).or_default().push(from.span.range());
        }
        // Of two plans with one id both are pointed to.
        if let Some(id) = self.head.as_ref().map(|head| head.id.span) {
            quoted.entry(id.source).and_modify(|ranges| ranges.push(id.range()));
        }
        self.sources.keep(quoted, &whole);
    }

    /// The plan's id in small letters, with its place among all.
    fn place((check, at): (&Self, usize)) -> Option<(String, usize)> {
        Some((check.head.as_ref()?.id.as_str().to_ascii_lowercase(), at))
    }
}

/// Which plan each file belongs to that findings quote.
pub(super) fn owners(checks: &[PlanCheck]) -> Owners {
    let files = checks.iter().enumerate();
    files.flat_map(|(at, check)| check.sources.iter().map(move |(id, _)| (id, at))).collect()
}

/// Sums up checks.
pub(super) fn count(checks: &[PlanCheck]) -> Counts {
    let shared: BTreeSet<SourceId> = checks.iter().flat_map(|check| &check.shared).copied().collect();
    Counts {
        plans: checks.len(),
        files: checks.iter().map(|check| check.files).sum::<usize>() + shared.len(),
        items: checks.iter().map(|check| check.items).sum(),
    }
}

/// Plans with one id: nobody could ask for one of them alone, and files for one would overwrite the other's.
pub(super) fn same_ids(checks: &[PlanCheck], sources: &mut SourceMap, found: &mut Vec<Diagnostic>) {
    let mut first: BTreeMap<String, &PlanCheck> = BTreeMap::new();
    for check in checks {
        let Some(id) = check.head.as_ref().map(|head| head.id.as_str()) else { continue };
        let Some(other) = first.insert(id.to_ascii_lowercase(), check) else { continue };
        let (Some(here), Some(there)) = (&check.head, &other.head) else { continue };
        for head in [here, there] {
            sources.add(head.id.span.source, head.file.as_str(), head.text.as_str());
        }
        let message = Message::new("duplicate-plan.message").with("id", id);
        found.push(
            Diagnostic::new(&DUPLICATE_PLAN, here.id.span, message)
                .also(there.id.span, Message::new("duplicate-plan.other"))
                .help(Message::new("duplicate-plan.help")),
        );
    }
}
