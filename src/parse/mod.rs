//! TOML text to a typed plan, saying everything that is wrong on the way.
//!
//! The tree is walked by hand: a derived reader stops at the first fault of a file and loses places.

mod agency;
mod amendment;
mod conflict;
mod faults;
mod head;
mod heads;
mod issued;
mod item;
mod line;
mod lines;
mod misnamed;
mod places;
mod progress;
mod quotes;
mod reader;
mod settings;
mod sketch;
mod slip;
mod stray;
mod syntax_recovery;
mod target;
mod tree;
mod values;
mod written;

use std::sync::{Arc, LazyLock};

use self::faults::SYNTAX;
pub use self::faults::{RULES, STRAY_FILE};
use self::reader::{Reader, Table};
use crate::diagnostic::Diagnostic;
use crate::lint::{Config, Level};
use crate::message::Message;
use crate::model::{
    Agency, Amendment, Clarity, DaysOff, Directory, Duty, Eras, Erratum, Head, IssuedReport, Item, ItemIndex,
    Letters, Plan, ProgressReport, ReportCalendar, ReportRhythm, Reporting, RiskThresholds, Section, Unread,
    is_plan_id,
};
use crate::shape::Shape;
use crate::source::SourceId;
use crate::text;

/// A plan being put together from its files.
#[derive(Debug, Default)]
pub struct Draft {
    head: Option<Head>,
    reporting: Option<Reporting>,
    /// There is a calendar that could not be read.
    has_unread_calendar: bool,
    days_off: DaysOff,
    letters: Letters,
    risk: RiskThresholds,
    clarity: Vec<Clarity>,
    agencies: Directory,
    sections: Vec<Section>,
    items: Vec<Item>,
    duties: Vec<Duty>,
    errata: Vec<Erratum>,
    amendments: Vec<Amendment>,
    reports: Vec<ProgressReport>,
    issued: Vec<IssuedReport>,
    unread: Unread,
}

impl Draft {
    /// Reads one file of the plan. What cannot be read is reported and left out.
    pub fn read(&mut self, kind: FileKind, source: SourceId, text: &str, found: &mut Vec<Diagnostic>) {
        let read = |reader: &mut Reader<'_>, root: Table<'_>| self.read_root(kind, reader, root);
        let unread = with_root((source, text), known(kind), found, read);
        self.unread.ids.extend(unread.ids);
        self.unread.is_unbounded |= unread.is_unbounded;
    }

    fn read_root(&mut self, kind: FileKind, reader: &mut Reader<'_>, mut root: Table<'_>) {
        if reader.is_stray(kind, &root) {
            return;
        }
        match kind {
            FileKind::Plan => {
                self.read_head(reader, &mut root);
                self.read_body(reader, root);
            }
            FileKind::Part => self.read_body(reader, root),
            FileKind::Shared => {
                self.read_agencies(reader, &mut root, Directory::add_missing);
                reader.close(root);
            }
            FileKind::Progress => {
                let report = reader.progress(root, &self.calendars());
                self.reports.extend(report);
            }
            FileKind::Issued => {
                let report = reader.issued_report(root, &self.calendars());
                self.issued.extend(report);
            }
        }
    }

    /// The calendars by which the periods of reports may be called: the plan's, or any where that could not be read.
    fn calendars(&self) -> Vec<ReportCalendar> {
        if self.has_unread_calendar {
            return ReportRhythm::WORDS.iter().map(|(_, rhythm)| ReportCalendar::usual(*rhythm)).collect();
        }
        vec![self.reporting.as_ref().map(|it| it.calendar).unwrap_or_default()]
    }

    /// Notes that a file of the plan could not be read at all.
    pub const fn miss_a_file(&mut self) {
        self.unread.is_unbounded = true;
    }

    /// The plan, unless its `plan.toml` could not be read.
    pub fn finish(self) -> Option<Plan> {
        Some(Plan {
            eras: Eras::new(&self.amendments, &self.agencies),
            head: self.head?,
            reporting: self.reporting,
            days_off: self.days_off,
            letters: self.letters,
            risk: self.risk,
            clarity: self.clarity,
            agencies: self.agencies,
            index: ItemIndex::new(&self.items, &self.sections),
            sections: self.sections,
            items: self.items,
            duties: self.duties,
            errata: self.errata,
            amendments: self.amendments,
            reports: Arc::new(self.reports),
            issued: self.issued,
            unread: self.unread,
        })
    }

    /// The agencies that were read, whether or not there is a plan.
    pub fn into_agencies(self) -> Directory {
        self.agencies
    }

    /// What only `plan.toml` may say.
    fn read_head(&mut self, reader: &mut Reader<'_>, root: &mut Table<'_>) {
        reader.required(root, "format", |it, table, key| it.whole(table, key, (1, 1)));
        let head = reader.required(root, "plan", Reader::table);
        self.head = Some(match head {
            Some(table) => reader.head(table),
            None => Head::blank(reader.span(&(0..0))),
        });
        if let Some(table) = reader.table(root, "reporting") {
            let (reporting, is_known) = reader.reporting(table);
            self.has_unread_calendar = !is_known;
            self.reporting = Some(reporting);
        } else {
            self.has_unread_calendar = reader.is_torn();
        }
        if let Some(table) = reader.table(root, "days_off") {
            self.days_off = reader.days_off(table);
        }
        if let Some(table) = reader.table(root, "letters") {
            self.letters = reader.letters(table);
        }
        if let Some(table) = reader.table(root, "risk") {
            self.risk = reader.risk(table);
        }
        if let Some(table) = reader.table(root, "clarity") {
            self.clarity = reader.clarity(table);
        }
    }

    fn read_agencies(
        &mut self,
        reader: &mut Reader<'_>,
        root: &mut Table<'_>,
        add: fn(&mut Directory, Agency),
    ) {
        for (key, is_group) in [("agency", false), ("group", true)] {
            for (id, table) in reader.named_tables(root, key) {
                if let Some(agency) = reader.agency(&id, table, is_group) {
                    add(&mut self.agencies, agency);
                }
            }
        }
    }

    /// What any file of a plan may hold.
    fn read_body(&mut self, reader: &mut Reader<'_>, mut root: Table<'_>) {
        self.read_agencies(reader, &mut root, Directory::add);
        let tables = reader.tables(&mut root, "section");
        self.sections.extend(tables.into_iter().filter_map(|it| reader.section(it)));
        let tables = reader.tables(&mut root, "item");
        self.items.reserve_exact(tables.len().min(MOST_ITEMS));
        for table in tables {
            if self.items.len() == MOST_ITEMS {
                let message = Message::new("syntax.many-items").with("most", MOST_ITEMS);
                reader.report(&SYNTAX, &table.range, message, |it| it);
                break;
            }
            self.items.extend(reader.item(table));
        }
        let tables = reader.tables(&mut root, "duty");
        self.duties.extend(tables.into_iter().filter_map(|it| reader.duty(it)));
        let tables = reader.tables(&mut root, "erratum");
        self.errata.extend(tables.into_iter().filter_map(|it| reader.erratum(it)));
        let tables = reader.tables(&mut root, "amendment");
        self.amendments.extend(tables.into_iter().filter_map(|it| reader.amendment(it)));
        reader.close(root);
    }
}

/// A plan of a whole country, agency by agency, has less.
const MOST_ITEMS: usize = 200_000;

/// What a file of a plan folder may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// `plan.toml`.
    Plan,
    /// Any other file of the plan.
    Part,
    /// An `agencies.toml` above several plans.
    Shared,
    /// A file below `progress/`.
    Progress,
    /// `progress/<period>/_issued.toml`.
    Issued,
}

/// The id and the title of a plan whose `plan.toml` begins with a text, where they can be told from its first tables alone.
pub fn name(text: &str) -> Option<(String, String)> {
    let head = text.find("\n[plan]")?;
    let end = text[head + 1..].find("\n[").map(|end| head + 1 + end)?;
    let tree = tree::plain(&text[..=end])?;
    let plan = tree.root().get("plan")?;
    let text = |key: &str| plan.get(key)?.as_str().map(str::to_owned);
    let id = text("id").filter(|id| is_plan_id(id))?;
    Some((id, text("title")?))
}

/// Reads `cchc.toml`: which level the findings of a rule are to have.
pub fn config(source: SourceId, text: &str, found: &mut Vec<Diagnostic>) -> Config {
    static SHAPE: LazyLock<Shape> = LazyLock::new(config_shape);
    let mut config = Config::default();
    with_root((source, text), &SHAPE, found, |reader, root| config = read_config(reader, root));
    config
}

/// Reads `cchc.local.toml`: the agency of whoever types, where the file says it.
pub fn local_agency(source: SourceId, text: &str, found: &mut Vec<Diagnostic>) -> Option<String> {
    static SHAPE: LazyLock<Shape> =
        LazyLock::new(|| sketch::sketch(|reader, root| _ = read_local(reader, root)));
    let mut agency = None;
    with_root((source, text), &SHAPE, found, |reader, root| agency = read_local(reader, root));
    agency
}

fn read_local(reader: &mut Reader<'_>, mut root: Table<'_>) -> Option<String> {
    let me = reader.table(&mut root, "me");
    let agency = me.and_then(|mut me| {
        let agency = reader.filled(&mut me, "agency");
        reader.close(me);
        agency
    });
    reader.close(root);
    agency
}

fn read_config(reader: &mut Reader<'_>, mut root: Table<'_>) -> Config {
    let mut config = Config::default();
    if let Some(mut lint) = reader.table(&mut root, "lint") {
        for (key, level) in Level::WORDS {
            let ids = reader.spanned_strings(&mut lint, key);
            config.levels.extend(ids.into_iter().map(|id| (id, *level)));
        }
        reader.close(lint);
    }
    reader.close(root);
    config
}

/// The same as [`shape`], made once.
fn known(kind: FileKind) -> &'static LazyLock<Shape> {
    static PLAN: LazyLock<Shape> = LazyLock::new(|| shape(FileKind::Plan));
    static PART: LazyLock<Shape> = LazyLock::new(|| shape(FileKind::Part));
    static SHARED: LazyLock<Shape> = LazyLock::new(|| shape(FileKind::Shared));
    static PROGRESS: LazyLock<Shape> = LazyLock::new(|| shape(FileKind::Progress));
    static ISSUED: LazyLock<Shape> = LazyLock::new(|| shape(FileKind::Issued));
    match kind {
        FileKind::Plan => &PLAN,
        FileKind::Part => &PART,
        FileKind::Shared => &SHARED,
        FileKind::Progress => &PROGRESS,
        FileKind::Issued => &ISSUED,
    }
}

/// What a file of a plan may hold.
pub fn shape(kind: FileKind) -> Shape {
    sketch::sketch(|reader, root| Draft::default().read_root(kind, reader, root))
}

/// What a `cchc.toml` may hold.
pub fn config_shape() -> Shape {
    sketch::sketch(|reader, root| {
        read_config(reader, root);
    })
}

/// Whether a text has more keys and values than fit into memory, one sign of `=[{,.` for each: twice as many as a hundred
/// thousand items have.
fn has_too_many_values(text: &str) -> bool {
    const MOST: usize = 5_000_000;
    let is_sign = |byte: &u8| matches!(byte, b'=' | b'[' | b'{' | b',' | b'.');
    MOST < text.len() && MOST < text.bytes().filter(|byte| is_sign(byte)).count()
}

/// Parses a file and hands its root to `read`, syntax errors already reported. Returns what could not be read.
fn with_root(
    (source, text): (SourceId, &str),
    shape: &'static LazyLock<Shape>,
    found: &mut Vec<Diagnostic>,
    read: impl FnOnce(&mut Reader<'_>, Table<'_>),
) -> Unread {
    let mut reader = Reader::new(source, text, found);
    if has_too_many_values(text) {
        reader.report(&SYNTAX, &(0..0), Message::new("syntax.many-values"), |it| it);
        return Unread { is_unbounded: true, ..Unread::default() };
    }
    let (tree, errors) = match tree::plain(text) {
        Some(tree) => (tree, Vec::new()),
        None => match tree::too_deep(text) {
            Some(place) => {
                reader.report(&SYNTAX, &place, Message::new("syntax.deep"), |it| it);
                return Unread { is_unbounded: true, ..Unread::default() };
            }
            None => tree::whole(text),
        },
    };
    let misnamed = misnamed::find(tree.root(), || shape);
    if errors.is_empty() && misnamed.is_empty() && !conflict::holds_versions(text) {
        read(&mut reader, Table::new(tree.root()));
        return Unread { is_unbounded: reader.has_gaps, ..Unread::default() };
    }
    let mended = syntax_recovery::mend(text, &misnamed, &shape.lists());
    reader.mended(mended.faults, mended.places);
    let (tree, _) = tree::whole(&mended.text);
    read(&mut reader, Table::new(tree.root()));
    let ids = mended.ids.iter().map(|id| text::id_key(id)).collect();
    Unread { ids, is_unbounded: reader.has_gaps }
}
