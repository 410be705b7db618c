//! SARIF 2.1.0, for code hosts: the rules with their pages, and the findings with fingerprints that survive moved lines.

use serde_json::{Value, json};

use super::placed::{Findings, Place};
use crate::diagnostic::{Diagnostic, RuleInfo};
use crate::i18n::Words;
use crate::output::json as text;

/// The published schema.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// The report as JSON.
pub(super) fn text(findings: &Findings<'_>, words: Words) -> String {
    let rules: Vec<Value> = findings.rules.iter().map(|it| rule(it, words)).collect();
    let results: Vec<Value> = findings
        .report
        .iter()
        .zip(findings.fingerprints())
        .map(|(diagnostic, fingerprint)| result(findings, diagnostic, &fingerprint, words))
        .collect();
    text::text(&json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "columnKind": "unicodeCodePoints",
            "tool": { "driver": {
                "name": env!("CARGO_PKG_NAME"),
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "results": results,
        }],
    }))
}

fn rule(rule: &RuleInfo, words: Words) -> Value {
    let summary = words.find(&format!("rule.{}", rule.id)).unwrap_or_default();
    json!({
        "id": rule.id,
        "shortDescription": { "text": summary },
        "help": { "text": rule.page, "markdown": rule.page },
        "defaultConfiguration": { "level": rule.severity.as_str() },
    })
}

fn result(findings: &Findings<'_>, diagnostic: &Diagnostic, fingerprint: &str, words: Words) -> Value {
    let mut message = words.say(&diagnostic.message);
    if let Some(help) = &diagnostic.help {
        message = format!("{message}\n{}", words.say(help));
    }
    let related: Vec<Value> = diagnostic
        .further
        .iter()
        .map(|label| {
            let mut place = location(&findings.place_of(label.span));
            place["message"] = json!({ "text": words.say(&label.text) });
            place
        })
        .collect();
    json!({
        "ruleId": diagnostic.rule.id,
        "ruleIndex": findings.rules.iter().position(|rule| rule.id == diagnostic.rule.id),
        "level": diagnostic.severity.as_str(),
        "message": { "text": message },
        "locations": [location(&findings.place(diagnostic))],
        "relatedLocations": related,
        "partialFingerprints": { "cchc/v1": fingerprint },
    })
}

fn location(place: &Place<'_>) -> Value {
    json!({ "physicalLocation": {
        "artifactLocation": { "uri": uri(place.file) },
        "region": {
            "startLine": place.start.line,
            "startColumn": place.start.col,
            "endLine": place.end.line,
            "endColumn": place.end.col,
        },
    } })
}

/// A path as a relative URI: every byte that is not plain is percent-encoded.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            _ => uri.extend(format!("%{byte:02X}").chars()),
        }
    }
    uri
}
