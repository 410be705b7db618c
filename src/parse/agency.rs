//! `[agency.<id>]` and `[group.<id>]`.

use super::reader::{Reader, Table};
use crate::model::{Agency, AgencyHead, AgencyId, Letterhead, Life, Membership};
use crate::source::Spanned;

impl Reader<'_> {
    /// One `[agency.<id>]` or `[group.<id>]`; the key is the id.
    pub(super) fn agency(
        &mut self,
        key: &Spanned<String>,
        mut table: Table<'_>,
        is_group: bool,
    ) -> Option<Agency> {
        let id: Option<Spanned<AgencyId>> =
            self.parse_string(key, if is_group { "group" } else { "agency" }, "want.agency-id");
        let place = self.span(&table.range);
        let name = self.required(&mut table, "name", Self::spanned_string);
        let short = self.filled(&mut table, "short");
        let kind = self.filled(&mut table, "kind");
        let aliases = self.spanned_strings(&mut table, "aliases");
        let letterhead = if is_group { Letterhead::default() } else { self.letterhead(&mut table) };
        let life = self.life(&mut table);
        let group = is_group.then(|| Membership {
            members: self.parsed_list(&mut table, "members", "want.agency-id"),
            is_open: self.flag(&mut table, "open"),
        });
        self.close(table);
        self.has_gaps |= id.is_none();
        let id = id?;
        Some(Agency {
            name: name.unwrap_or_else(|| Spanned { value: id.value.to_string(), span: place }),
            id,
            short,
            kind,
            aliases,
            letterhead,
            life,
            group,
        })
    }

    /// Since when and until when it exists, and who takes over from it.
    fn life(&mut self, table: &mut Table<'_>) -> Life {
        let from = self.date(table, "from");
        let until = self.date(table, "until");
        let successors = self.parsed_one_or_more(table, "successor", "want.agency-id");
        if !successors.is_empty() && until.is_none() {
            self.missing(table, "until");
        }
        Life { from, until, successors }
    }

    /// The keys of an agency's own documents.
    fn letterhead(&mut self, table: &mut Table<'_>) -> Letterhead {
        let formal = self.filled(table, "formal");
        let superior = self.office(table, "superior");
        let symbol = self.filled(table, "symbol");
        let head = self.table(table, "head").and_then(|it| self.agency_head(it));
        Letterhead { formal, superior, symbol, head }
    }

    pub(super) fn agency_head(&mut self, mut table: Table<'_>) -> Option<AgencyHead> {
        let post = self.required(&mut table, "post", Self::string);
        let name = self.filled(&mut table, "name");
        self.close(table);
        Some(AgencyHead { post: post?, name })
    }
}
