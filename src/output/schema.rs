//! JSON Schema, draft 7, which is what editors check TOML against; dates are strings with the format `date` there.

use serde::{Serialize, Serializer};

use crate::i18n::{Lang, Words};
use crate::shape::{Key, Kind, Shape, TableShape};

/// The published schema of schemas.
const DRAFT: &str = "http://json-schema.org/draft-07/schema#";

/// The schema of a file, with `schema.<key>` of both languages as its descriptions, and `about` for the file itself.
pub fn text(shape: &Shape, about: &str) -> String {
    let root = shape.tables.first().map(|table| Writer { shape }.table(table, "")).unwrap_or_default();
    let root = Node { schema: Some(DRAFT), description: Some(description(about)), ..root };
    format!("{}\n", serde_json::to_string_pretty(&root).unwrap_or_default())
}

/// What may stand in one place. The order of the fields is the order of the text.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Node {
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    schema: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<&'static str>,
    #[serde(rename = "enum", skip_serializing_if = "Vec::is_empty")]
    words: Vec<&'static str>,
    #[serde(rename = "const", skip_serializing_if = "Option::is_none")]
    only: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minimum: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    maximum: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    items: Option<Box<Node>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    required: Vec<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    any_of: Vec<Node>,
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "in_order")]
    properties: Vec<(&'static str, Node)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    additional_properties: Option<Rest>,
}

/// What may stand under keys that are not listed.
#[derive(Serialize)]
#[serde(untagged)]
enum Rest {
    /// Anything, or nothing.
    Any(bool),
    Each(Box<Node>),
}

impl Node {
    fn of(kind: &'static str) -> Self {
        Self { kind: Some(kind), ..Self::default() }
    }

    fn array(items: Self) -> Self {
        Self { items: Some(Box::new(items)), ..Self::of("array") }
    }
}

/// Keys stay in the order they are read in, which is the order people know.
fn in_order<S: Serializer>(properties: &[(&'static str, Node)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(properties.iter().map(|(name, node)| (name, node)))
}

struct Writer<'a> {
    shape: &'a Shape,
}

impl Writer<'_> {
    fn table(&self, table: &TableShape, path: &str) -> Node {
        let property = |key: &Key| (key.name, self.key(key, &format!("{path}.{}", key.name)));
        Node {
            required: table.keys.iter().filter(|key| key.is_required).map(|key| key.name).collect(),
            any_of: table.needs_one.iter().map(|name| has(table, name)).collect(),
            properties: table.keys.iter().map(property).collect(),
            additional_properties: Some(Rest::Any(false)),
            ..Node::of("object")
        }
    }

    fn key(&self, key: &Key, path: &str) -> Node {
        let inside =
            |at: usize| self.shape.tables.get(at).map(|table| self.table(table, path)).unwrap_or_default();
        let either = |one, other| Node { any_of: vec![one, other], ..Node::default() };
        let texts = || Node::array(Node::of("string"));
        let date = || Node { format: Some("date"), ..Node::of("string") };
        let between =
            |kind, least, most| Node { minimum: Some(least), maximum: Some(most), ..Node::of(kind) };
        let word = |words: &[&'static str]| Node { words: words.to_vec(), ..Node::of("string") };
        let node = match &key.kind {
            Kind::Any => Node::default(),
            Kind::Text => Node::of("string"),
            Kind::Date => date(),
            Kind::DateOrText => either(date(), Node::of("string")),
            Kind::Flag => Node::of("boolean"),
            Kind::Number => Node::of("number"),
            Kind::NumberBetween(least, most) => between("number", *least, *most),
            Kind::Whole(least, most) => between("integer", *least, *most),
            Kind::Word(words) => word(words),
            Kind::Texts => texts(),
            Kind::TextOrTexts => either(Node::of("string"), texts()),
            Kind::Dates => Node::array(date()),
            Kind::Words(words) => Node::array(word(words)),
            Kind::Table(at) => inside(*at),
            Kind::TextOrTable(at) => either(Node::of("string"), inside(*at)),
            Kind::Tables(at) => Node::array(inside(*at)),
            Kind::TextsAndTables(at) => Node::array(either(Node::of("string"), inside(*at))),
            Kind::Named(at) => {
                Node { additional_properties: Some(Rest::Each(Box::new(inside(*at)))), ..Node::of("object") }
            }
        };
        let node = if key.may_be_open { either(node, word(&[""])) } else { node };
        Node { description: Some(description(&format!("schema{path}"))), ..node }
    }
}

/// That a key is there; a flag is when it is true.
fn has(table: &TableShape, name: &'static str) -> Node {
    let is_flag = table.keys.iter().any(|key| key.name == name && matches!(key.kind, Kind::Flag));
    let is_true = (name, Node { only: Some(true), ..Node::default() });
    Node {
        required: vec![name],
        properties: is_flag.then_some(is_true).into_iter().collect(),
        // Tombi closes every table whose schema does not say.
        additional_properties: Some(Rest::Any(true)),
        ..Node::default()
    }
}

/// The words of both languages, so that one schema serves everyone.
fn description(key: &str) -> String {
    [Lang::Vi, Lang::En].map(|lang| Words::new(lang).find(key).unwrap_or_default()).join(" / ")
}
