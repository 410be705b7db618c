//! The files of a plan that was read out of a document.

use crate::commands::fresh::{lines, words};
use crate::import::{Imported, Slip};
use crate::message::Message;
use crate::model::{Duty, Erratum, Item, Section};
use crate::record::fresh::{FreshFile, FreshTable};
use crate::record::{item, plan};

/// The file that rows of appendices stand in.
pub(super) const APPENDIX: &str = "appendix.toml";

/// The files, by their names, and their texts. `source` is the name of the document.
pub(super) fn files(imported: &Imported, source: &str) -> Vec<(String, String)> {
    let mut head = FreshFile::new(&about("import.file.about", source));
    head.number("format", 1.0);
    head.add(&plan::head(&imported.head));
    head.comment(&lines(words().text("new.file.no-reporting")));
    let parts = Parts::of(imported);
    let (body, appendix) = parts.apart();
    body.add_to(&mut head);
    if !imported.left.is_empty() {
        let mut left = lines(words().text("import.file.left"));
        left.extend(imported.left.iter().cloned());
        head.comment(&left);
    }
    let mut files = vec![("plan.toml".to_owned(), head.into_text())];
    if !appendix.items.is_empty() {
        let mut file = FreshFile::new(&about("import.file.appendix", source));
        appendix.add_to(&mut file);
        files.push((APPENDIX.to_owned(), file.into_text()));
    }
    if !imported.agencies.is_empty() {
        let mut file = FreshFile::new(&about("import.file.agencies", source));
        imported.agencies.iter().for_each(|agency| file.add(&plan::agency(agency)));
        files.push(("agencies.toml".to_owned(), file.into_text()));
    }
    files
}

/// A comment that names the document.
fn about(key: &'static str, source: &str) -> Vec<String> {
    lines(&words().say(&Message::new(key).with("file", source)))
}

/// Parts of a plan that go into one file.
#[derive(Default)]
pub(super) struct Parts<'a> {
    pub(super) sections: Vec<&'a Section>,
    pub(super) items: Vec<(&'a Item, &'a [String])>,
    pub(super) duties: Vec<&'a Duty>,
    pub(super) errata: Vec<Erratum>,
}

impl<'a> Parts<'a> {
    pub(super) fn of(imported: &'a Imported) -> Self {
        let beside = |item: &Item| imported.beside.get(item.id.as_str()).map_or(&[][..], Vec::as_slice);
        Self {
            sections: imported.sections.iter().collect(),
            items: imported.items.iter().map(|item| (item, beside(item))).collect(),
            duties: imported.duties.iter().collect(),
            errata: imported.misprints.iter().map(|it| it.erratum(words().text(why(it.slip)))).collect(),
        }
    }

    /// What stands in the body of the document, and what in its appendices.
    fn apart(self) -> (Self, Self) {
        let (below, sections) = self.sections.into_iter().partition(|it| it.id.is_in_appendix());
        let (rows, items) = self.items.into_iter().partition(|(it, _)| it.id.is_in_appendix());
        let (printed, errata) = self.errata.into_iter().partition(|it| it.at.starts_with("PL"));
        let body = Self { sections, items, duties: self.duties, errata };
        (body, Self { sections: below, items: rows, duties: Vec::new(), errata: printed })
    }

    pub(super) fn add_to(&self, file: &mut FreshFile) {
        self.sections.iter().for_each(|section| file.add(&plan::section(section)));
        self.items.iter().for_each(|(item, beside)| file.add(&item_table(item, beside)));
        self.duties.iter().for_each(|duty| file.add(&plan::duty(duty)));
        self.errata.iter().for_each(|erratum| file.add(&plan::erratum(erratum)));
    }
}

/// The table of an item, with what no key of it holds as comments.
fn item_table(item: &Item, beside: &[String]) -> FreshTable {
    let table = item::item(item);
    if beside.is_empty() {
        return table;
    }
    let note = words().text("import.file.beside");
    table.about(beside.iter().map(|words| format!("{note} {words}")))
}

/// Why printed words are not meant.
const fn why(slip: Slip) -> &'static str {
    match slip {
        Slip::Letters => "import.file.damaged",
        Slip::NoComma => "import.file.no-comma",
    }
}
