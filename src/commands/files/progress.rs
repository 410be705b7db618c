//! How far the writing of files is, for whoever waits.

use std::sync::atomic::{AtomicUsize, Ordering};

use crate::commands::context::{Context, Counter};
use crate::i18n::Words;
use crate::message::Message;

/// Counts the agencies whose files are written; its line goes when it does.
pub(super) struct Progress<'a> {
    counter: Option<&'a Counter<'a>>,
    words: Words,
    done: AtomicUsize,
    total: usize,
}

/// Fewer are written before anyone could read a counter.
const WORTH_SHOWING: usize = 100;
/// How often the counter moves.
const EACH: usize = 10;

impl<'a> Progress<'a> {
    /// That of the files of `total` agencies.
    pub(super) fn new(total: usize, context: &Context<'a>) -> Self {
        let counter = context.counter.filter(|_| !context.is_quiet && WORTH_SHOWING <= total);
        Self { counter, words: context.words, done: AtomicUsize::new(0), total }
    }

    /// Counts one more.
    pub(super) fn step(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if let Some(counter) = self.counter.filter(|_| done.is_multiple_of(EACH)) {
            let message = Message::new("write.progress").with("done", done).with("total", self.total);
            counter(self.words.say(&message));
        }
    }
}

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        if let Some(counter) = self.counter {
            counter(String::new());
        }
    }
}
