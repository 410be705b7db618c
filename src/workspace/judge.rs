//! Judges an edit: what it does to a plan in force, and what is found that was not there before.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::base::Origin;
use super::carried::{carried, gone_items};
use super::catalogue::{BASE_UNREAD, PLAN_GONE, RULE_OFF};
use super::check::{Checked, Owners, PlanCheck, count, same_ids};
use super::compare::Pair;
use super::examine::{examine, examine_edit, examine_past};
use super::known::{Known, Texts};
use super::levels::{configured, set};
use super::plans::{Step, Workspace};
use super::refusal::Review;
use super::settings;
use super::side::Side;
use crate::assess::edits::Effect;
use crate::diagnostic::{Diagnostic, Report, Severity};
use crate::lint::{Level, Levels};
use crate::load::{self, Loaded, LoadedConfig};
use crate::message::Message;
use crate::model::CarriedFrom;
use crate::rules;
use crate::source::{SourceId, SourceMap, Span};

/// What was found, in two heaps: what the edit brought, and what was there before.
#[derive(Default)]
struct Heaps {
    new: Vec<Diagnostic>,
    standing: Vec<Diagnostic>,
    texts: SourceMap,
    /// How many files were made up that are not there.
    made_up: u32,
}

impl Workspace {
    /// As [`Workspace::check`], of the plans that an edit touches, which leads from what `base` names to the files as
    /// they are; that of a revision, from where the work parted from it. The edit is judged too, and what was found
    /// before it stands apart.
    ///
    /// # Errors
    /// As there, and when there is nothing to compare with.
    pub fn check_since(
        &self,
        base: &str,
        as_of: NaiveDate,
        levels: &[(String, Level)],
        step: &Step<'_>,
    ) -> Result<Checked, Message> {
        let sides = self.sides(base, Origin::Parting)?;
        let (before, after) = (sides.base.config(), self.found.config());
        let run = levels_of(&before, &after, levels)?;
        let mut heaps = Heaps::default();
        let mut checks = Vec::new();
        let pairs = sides.pairs(self.is_narrowed);
        for (done, (old, new)) in pairs.iter().enumerate() {
            step(done + 1, pairs.len());
            let is_same = old.zip(*new).is_some_and(|(old, new)| sides.base.is_same(old, &sides.head, new));
            match (*old, *new) {
                _ if is_same => {}
                (Some(old), None) => heaps.gone(&sides.base, old),
                (old, Some(new)) => {
                    let base = old.map(|at| sides.base.read(at));
                    checks.push(heaps.judge(sides.head.read(new), base, as_of, &run));
                }
                (None, None) => {}
            }
        }
        heaps.settings(&before, after, &run);
        same_ids(&checks, &mut heaps.texts, &mut heaps.new);
        let mut lost = Vec::new();
        let all = 0..sides.head.folders().len();
        let read = |id: &str| {
            let loaded = all.clone().map(|at| sides.head.read(at));
            loaded.filter(|it| it.id().eq_ignore_ascii_case(id)).find_map(|it| it.plan)
        };
        gone_items(checks.iter().flat_map(|check| &check.carried), read, &mut lost);
        run.apply(&mut lost);
        heaps.new.extend(lost);
        let review = Review { report: Report::new(heaps.new), sources: heaps.texts };
        let (standing, counts) = (Report::new(heaps.standing), count(&checks));
        let submodules = sides.submodules();
        Ok(Checked { review, standing, counts, owners: Owners::new(), submodules })
    }

    /// Keeps the plans that an edit touches; see [`Workspace::check_since`].
    ///
    /// # Errors
    /// When there is nothing to compare with.
    pub fn keep_changed_since(&mut self, base: &str) -> Result<(), Message> {
        let sides = self.sides(base, Origin::Parting)?;
        let is_touched = |(old, new): &Pair| match (*old, *new) {
            (Some(old), Some(new)) => !sides.base.is_same(old, &sides.head, new),
            _ => true,
        };
        let pairs = sides.pairs(self.is_narrowed).into_iter().filter(is_touched);
        let touched: Vec<usize> = pairs.filter_map(|(_, new)| new).collect();
        self.found.keep(&touched);
        Ok(())
    }
}

/// The levels of the run. Those of the rules that judge an edit are what they were before it.
fn levels_of(
    before: &LoadedConfig,
    after: &LoadedConfig,
    levels: &[(String, Level)],
) -> Result<Levels, Message> {
    let of = |config: &LoadedConfig| configured(&config.config.levels, &mut Vec::new());
    let (mut run, old) = (of(after), of(before));
    for rule in rules::OF_EDITS {
        run.take(rule.info.id, &old);
    }
    set(&mut run, levels)?;
    Ok(run)
}

impl Heaps {
    /// Judges what became of a plan.
    fn judge(
        &mut self,
        mut loaded: Loaded,
        base: Option<Loaded>,
        as_of: NaiveDate,
        run: &Levels,
    ) -> PlanCheck {
        let (mut known, mut before) = (Known::default(), Vec::new());
        let mut findings = match base {
            None => {
                let mut findings = examine(&mut loaded, as_of);
                findings.extend(unread(&loaded, "base-unread.new"));
                findings
            }
            Some(mut base) => {
                let findings = examine_past(&mut base, as_of);
                let texts = Texts { sources: &base.sources, folder: &base.path };
                before = base.plan.as_ref().map(carried).unwrap_or_default();
                known = Known::new(&findings, texts);
                let is_torn = findings.iter().any(|it| it.severity == Severity::Error);
                let mut findings = examine_edit(&mut loaded, as_of, &base);
                if base.plan.is_none() {
                    findings.extend(unread(&loaded, "base-unread.gone"));
                } else if is_torn {
                    findings.extend(unread(&loaded, "base-unread.torn"));
                }
                findings
            }
        };
        run.apply(&mut findings);
        let texts = Texts { sources: &loaded.sources, folder: &loaded.path };
        let (mut found, new): (Vec<_>, Vec<_>) = findings.into_iter().partition(|it| known.take(it, texts));
        let standing = found.len();
        found.extend(new);
        let mut check = PlanCheck::new(loaded, found);
        // What was carried on before is not of this edit.
        let before: BTreeSet<CarriedFrom> = before.into_iter().map(|it| it.value).collect();
        check.carried.retain(|now| !before.contains(&now.value));
        self.new.extend(check.findings.split_off(standing));
        self.standing.append(&mut check.findings);
        self.texts.absorb(std::mem::take(&mut check.sources));
        check
    }

    /// A plan that is there no more: there is no file left to point into.
    fn gone(&mut self, base: &Side<'_>, plan: usize) {
        let folder = &base.folders()[plan];
        let loaded = base.read(plan);
        let span = self.nowhere(&folder.shown(load::PLAN_FILE));
        let message = Message::new("plan-gone.message").with("plan", loaded.id());
        let message = message.with("folder", folder.path.as_str());
        self.new.push(Diagnostic::new(&PLAN_GONE, span, message).help(Message::new("plan-gone.help")));
    }

    /// What the edit did to the rules, and what is wrong with the settings.
    fn settings(&mut self, before: &LoadedConfig, after: LoadedConfig, run: &Levels) {
        let edits = settings::edits(before, &after);
        for edit in edits.iter().filter(|edit| edit.effect == Effect::Weaker) {
            let own = after.sources.iter().next().map(|(id, _)| Span::new(id, &(0..0)));
            let span = edit.span.or(own).unwrap_or_else(|| {
                let path = before.sources.iter().next().map(|(_, file)| file.path.clone());
                self.nowhere(&path.unwrap_or_default())
            });
            let message = Message::new("rule-off.message").with("place", edit.place.to_string());
            self.new.push(Diagnostic::new(&RULE_OFF, span, message).help(Message::new("rule-off.help")));
        }
        let found = |config: &LoadedConfig| {
            let mut found = config.found.clone();
            configured(&config.config.levels, &mut found);
            found
        };
        let mut known = Known::new(&found(before), Texts { sources: &before.sources, folder: "" });
        let mut findings = found(&after);
        run.apply(&mut findings);
        let texts = Texts { sources: &after.sources, folder: "" };
        let (standing, new): (Vec<_>, Vec<_>) = findings.into_iter().partition(|it| known.take(it, texts));
        self.standing.extend(standing);
        self.new.extend(new);
        self.texts.absorb(after.sources);
    }

    /// A place in a file that is not there.
    fn nowhere(&mut self, path: &str) -> Span {
        let id = SourceId(u32::MAX - self.made_up);
        self.made_up += 1;
        self.texts.add(id, path, Vec::new());
        Span::new(id, &(0..0))
    }
}

/// Says that nothing, or not all, is known of what a plan was before.
fn unread(loaded: &Loaded, key: &'static str) -> Option<Diagnostic> {
    let id = &loaded.plan.as_ref()?.head.id;
    let message = Message::new(key).with("plan", id.value.as_str());
    Some(Diagnostic::new(&BASE_UNREAD, id.span, message).help(Message::new("base-unread.help")))
}
