//! Values under keys: strings, words of the format, days, flags and numbers.

use std::borrow::Cow;
use std::str::FromStr;

use chrono::NaiveDate;

use super::quotes::quoted;
use super::reader::{Reader, Table, within};
use super::tree::{Node, Value};
use crate::message::Message;
use crate::model::Office;
use crate::shape::Kind;
use crate::source::Spanned;
use crate::text;

impl Reader<'_> {
    /// A string with its place, where `kind` says what it should be.
    pub(super) fn string_of(
        &mut self,
        table: &mut Table<'_>,
        key: &'static str,
        kind: impl FnOnce() -> Kind,
    ) -> Option<Spanned<String>> {
        self.text_of(table, key, kind).map(owned)
    }

    fn text_of<'a>(
        &mut self,
        table: &mut Table<'a>,
        key: &'static str,
        kind: impl FnOnce() -> Kind,
    ) -> Option<Spanned<Cow<'a, str>>> {
        let node = self.take(table, key, kind)?;
        self.text_node(node, key)
    }

    /// A string, with its place.
    pub(super) fn spanned_string(
        &mut self,
        table: &mut Table<'_>,
        key: &'static str,
    ) -> Option<Spanned<String>> {
        self.string_of(table, key, || Kind::Text)
    }

    /// A string.
    pub(super) fn string(&mut self, table: &mut Table<'_>, key: &'static str) -> Option<String> {
        self.spanned_string(table, key).map(|text| text.value)
    }

    /// A string that counts as missing when it is blank, as a number not given yet.
    pub(super) fn filled(&mut self, table: &mut Table<'_>, key: &'static str) -> Option<String> {
        self.string(table, key).filter(|text| !text.trim().is_empty())
    }

    /// A string with its place that counts as missing when it is blank.
    pub(super) fn filled_here(
        &mut self,
        table: &mut Table<'_>,
        key: &'static str,
    ) -> Option<Spanned<String>> {
        self.spanned_string(table, key).filter(|text| !text.value.trim().is_empty())
    }

    /// What stands in for a string that is missing, at the table that lacks it.
    pub(super) fn blank(&self, table: &Table<'_>) -> Spanned<String> {
        Spanned { value: String::new(), span: self.span(&table.range) }
    }

    /// An array of strings; empty where the key is missing.
    pub(super) fn strings(&mut self, table: &mut Table<'_>, key: &'static str) -> Vec<String> {
        self.spanned_strings(table, key).into_iter().map(|text| text.value).collect()
    }

    /// An array of strings with their places.
    pub(super) fn spanned_strings(
        &mut self,
        table: &mut Table<'_>,
        key: &'static str,
    ) -> Vec<Spanned<String>> {
        let node = self.take(table, key, || Kind::Texts);
        let nodes = self.list(node, key);
        within(nodes.clone().count(), nodes.filter_map(|node| self.string_node(node, key)))
    }

    /// A string, or an array of strings; blank ones say nothing.
    pub(super) fn one_or_more(&mut self, table: &mut Table<'_>, key: &'static str) -> Vec<String> {
        self.texts_one_or_more(table, key).into_iter().map(|text| text.value.into_owned()).collect()
    }

    /// A string, or an array of strings, that parse as `T`; blank ones say nothing.
    pub(super) fn parsed_one_or_more<T: FromStr>(
        &mut self,
        table: &mut Table<'_>,
        key: &'static str,
        wanted: &'static str,
    ) -> Vec<Spanned<T>> {
        let texts = self.texts_one_or_more(table, key);
        texts.into_iter().filter_map(|text| self.parse_string(&text, key, wanted)).collect()
    }

    fn texts_one_or_more<'a>(
        &mut self,
        table: &mut Table<'a>,
        key: &'static str,
    ) -> Vec<Spanned<Cow<'a, str>>> {
        let node = self.take(table, key, || Kind::TextOrTexts);
        let mut texts = match node {
            Some(node) if node.as_str().is_some() => self.text_node(node, key).into_iter().collect(),
            node => self.text_nodes(node, key),
        };
        texts.retain(|text| !text.value.trim().is_empty());
        texts
    }

    /// A string that parses as `T`; `wanted` names what one looks like.
    pub(super) fn parsed<T: FromStr>(
        &mut self,
        table: &mut Table<'_>,
        key: &'static str,
        wanted: &'static str,
    ) -> Option<Spanned<T>> {
        let text = self.text_of(table, key, || Kind::Text)?;
        self.parse_string(&text, key, wanted)
    }

    /// An array of strings that parse as `T`.
    pub(super) fn parsed_list<T: FromStr>(
        &mut self,
        table: &mut Table<'_>,
        key: &'static str,
        wanted: &'static str,
    ) -> Vec<Spanned<T>> {
        let node = self.take(table, key, || Kind::Texts);
        let nodes = self.list(node, key);
        let parse = |node| {
            let text = self.text_node(node, key)?;
            self.parse_string(&text, key, wanted)
        };
        within(nodes.clone().count(), nodes.filter_map(parse))
    }

    /// Parses a string that is already out of its table.
    pub(super) fn parse_string<T: FromStr>(
        &mut self,
        text: &Spanned<impl AsRef<str>>,
        key: &str,
        wanted: &'static str,
    ) -> Option<Spanned<T>> {
        let written = text.value.as_ref();
        let value = written.parse().ok();
        if value.is_none() {
            self.bad_value(text.span.range(), key, written, Message::new(wanted));
        }
        Some(Spanned { value: value?, span: text.span })
    }

    /// A body: an agency's id, or a name as printed. A blank one says nothing.
    pub(super) fn office(&mut self, table: &mut Table<'_>, key: &'static str) -> Option<Office> {
        self.filled_here(table, key).map(Office::read)
    }

    /// One of the words of the file format.
    pub(super) fn word<T: Copy>(
        &mut self,
        table: &mut Table<'_>,
        key: &'static str,
        words: &'static [(&'static str, T)],
    ) -> Option<T> {
        self.word_here(table, key, words).map(|word| word.value)
    }

    /// One of the words of the file format, with its place.
    pub(super) fn word_here<T: Copy>(
        &mut self,
        table: &mut Table<'_>,
        key: &'static str,
        words: &'static [(&'static str, T)],
    ) -> Option<Spanned<T>> {
        let text = self.text_of(table, key, || Kind::Word(names(words)))?;
        let value = self.word_value(&text, key, words)?;
        Some(Spanned { value, span: text.span })
    }

    /// An array of words of the file format.
    pub(super) fn words<T: Copy>(
        &mut self,
        table: &mut Table<'_>,
        key: &'static str,
        words: &'static [(&'static str, T)],
    ) -> Vec<T> {
        let node = self.take(table, key, || Kind::Words(names(words)));
        let texts = self.text_nodes(node, key);
        texts.iter().filter_map(|text| self.word_value(text, key, words)).collect()
    }

    fn word_value<T: Copy>(
        &mut self,
        text: &Spanned<Cow<'_, str>>,
        key: &str,
        words: &'static [(&'static str, T)],
    ) -> Option<T> {
        let known = words.iter().find(|(word, _)| *word == text.value);
        if known.is_none() {
            let wanted = Message::new("want.word").with("words", names(words).join(", "));
            let form = text::nearest(&text.value, names(words)).map(quoted);
            self.bad_form(text.span.range(), key, &text.value, wanted, form);
        }
        known.map(|(_, value)| *value)
    }

    /// A day without a time.
    pub(super) fn date(&mut self, table: &mut Table<'_>, key: &'static str) -> Option<Spanned<NaiveDate>> {
        let node = self.take(table, key, || Kind::Date)?;
        self.date_node(node, key)
    }

    /// An array of days without a time.
    pub(super) fn dates(&mut self, table: &mut Table<'_>, key: &'static str) -> Vec<Spanned<NaiveDate>> {
        let node = self.take(table, key, || Kind::Dates);
        self.list(node, key).filter_map(|node| self.date_node(node, key)).collect()
    }

    fn date_node(&mut self, node: Node<'_>, key: &str) -> Option<Spanned<NaiveDate>> {
        let Value::Datetime(written) = node.value() else {
            self.wrong_type(node, key, "type.date");
            return None;
        };
        let day = match (written.date, written.time, written.offset) {
            (Some(date), None, None) => {
                NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())
            }
            _ => None,
        };
        if day.is_none() {
            let form = written.date.map(|date| date.to_string());
            self.bad_form(
                self.place(&node.range()),
                key,
                &written.to_string(),
                Message::new("want.date"),
                form,
            );
        }
        Some(Spanned { value: day?, span: self.span(&node.range()) })
    }

    /// True or false; false where the key is missing.
    pub(super) fn flag(&mut self, table: &mut Table<'_>, key: &'static str) -> bool {
        self.flag_here(table, key).is_some_and(|flag| flag.value)
    }

    /// True or false, with its place.
    pub(super) fn flag_here(&mut self, table: &mut Table<'_>, key: &'static str) -> Option<Spanned<bool>> {
        let node = self.take(table, key, || Kind::Flag)?;
        let Value::Boolean(value) = node.value() else {
            self.wrong_type(node, key, "type.boolean");
            return None;
        };
        Some(Spanned { value, span: self.span(&node.range()) })
    }

    /// A finite number, whole or not.
    pub(super) fn number(&mut self, table: &mut Table<'_>, key: &'static str) -> Option<f64> {
        let node = self.take(table, key, || Kind::Number)?;
        self.number_node(node, key)
    }

    /// A number between `least` and `most`.
    pub(super) fn number_between(
        &mut self,
        table: &mut Table<'_>,
        key: &'static str,
        (least, most): (i32, i32),
    ) -> Option<Spanned<f64>> {
        let node = self.take(table, key, || Kind::NumberBetween(least, most))?;
        let value = self.number_node(node, key)?;
        if !(f64::from(least)..=f64::from(most)).contains(&value) {
            self.bad_value(self.place(&node.range()), key, &value.to_string(), between(least, most));
            return None;
        }
        Some(Spanned { value, span: self.span(&node.range()) })
    }

    fn number_node(&mut self, node: Node<'_>, key: &str) -> Option<f64> {
        let (Value::Integer(text, 10) | Value::Float(text)) = node.value() else {
            self.wrong_type(node, key, "type.number");
            return None;
        };
        let value = text.parse().ok().filter(|value: &f64| value.is_finite());
        if value.is_none() {
            self.bad_value(self.place(&node.range()), key, text, Message::new("want.number"));
        }
        value
    }

    /// A whole number between `least` and `most`.
    pub(super) fn whole(
        &mut self,
        table: &mut Table<'_>,
        key: &'static str,
        bounds: (i32, i32),
    ) -> Option<i32> {
        self.whole_here(table, key, bounds).map(|number| number.value)
    }

    /// A whole number between `least` and `most`, with its place.
    pub(super) fn whole_here(
        &mut self,
        table: &mut Table<'_>,
        key: &'static str,
        (least, most): (i32, i32),
    ) -> Option<Spanned<i32>> {
        let node = self.take(table, key, || Kind::Whole(least, most))?;
        let Value::Integer(digits, radix) = node.value() else {
            self.wrong_type(node, key, "type.integer");
            return None;
        };
        let value = i32::from_str_radix(digits, radix).ok().filter(|value| (least..=most).contains(value));
        if value.is_none() {
            self.bad_value(self.place(&node.range()), key, digits, between(least, most));
        }
        Some(Spanned { value: value?, span: self.span(&node.range()) })
    }

    fn text_nodes<'a>(&mut self, node: Option<Node<'a>>, key: &str) -> Vec<Spanned<Cow<'a, str>>> {
        self.list(node, key).filter_map(|node| self.text_node(node, key)).collect()
    }

    pub(super) fn string_node(&mut self, node: Node<'_>, key: &str) -> Option<Spanned<String>> {
        self.text_node(node, key).map(owned)
    }

    fn text_node<'a>(&mut self, node: Node<'a>, key: &str) -> Option<Spanned<Cow<'a, str>>> {
        let Some(text) = node.as_str() else {
            self.wrong_type(node, key, "type.string");
            return None;
        };
        // Files from other systems end lines in two characters; a text has one way to break a line.
        let has_returns = self.may_have_returns && text.contains('\r');
        let value = if has_returns { text.replace("\r\n", "\n").into() } else { Cow::Borrowed(text) };
        Some(Spanned { value, span: self.span(&node.range()) })
    }
}

fn owned(text: Spanned<Cow<'_, str>>) -> Spanned<String> {
    text.map(Cow::into_owned)
}

/// The words of a table of words.
fn names<T>(words: &'static [(&'static str, T)]) -> Vec<&'static str> {
    words.iter().map(|(word, _)| *word).collect()
}

/// What a number should have been.
fn between(least: i32, most: i32) -> Message {
    Message::new("want.between").with("least", i64::from(least)).with("most", i64::from(most))
}
