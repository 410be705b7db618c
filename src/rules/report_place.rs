//! A progress file whose place names another period or agency than its report.

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "report-place",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/report-place.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    for report in case.plan.reports.iter() {
        let path = &case.sources.file(report.agency.span.source).path;
        let mut parts = path.rsplit('/').map(|part| part.strip_suffix(".toml").unwrap_or(part));
        let [agency, period] = [parts.next(), parts.next()].map(Option::unwrap_or_default);
        let (own_agency, own_period) = (report.agency.as_str(), report.period.value.to_string());
        let span = if !period.eq_ignore_ascii_case(&own_period) {
            report.period.span
        } else if !agency.eq_ignore_ascii_case(own_agency) {
            report.agency.span
        } else {
            continue;
        };
        let says = |message: Message| message.with("agency", own_agency).with("period", own_period.as_str());
        let message =
            says(Message::new("report-place.message")).with("file", format!("{period}/{agency}.toml"));
        found.push(Diagnostic::new(rule, span, message).help(says(Message::new("report-place.help"))));
    }
}
