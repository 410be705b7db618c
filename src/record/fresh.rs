//! Files of a plan that is not there yet, as TOML: tables one below the other, a key a line, with comments beside what
//! they are about.
//!
//! A [`FreshFile`] is made of [`FreshTable`]s, a table of keys in the order in which they are added. What there is nothing
//! to say of is not written, so that a caller adds every key it knows of and asks nothing twice.

pub use super::fresh_table::FreshTable;
use super::{comments, numeral};

/// A file to be.
#[derive(Debug, Default)]
pub struct FreshFile {
    text: String,
}

impl FreshFile {
    /// A file that begins with these lines of comment.
    pub fn new(about: &[String]) -> Self {
        Self { text: comments(about) }
    }

    /// Adds lines of comment that stand by themselves.
    pub fn comment(&mut self, lines: &[String]) {
        self.part();
        self.text += &comments(lines);
    }

    /// Adds a key that stands before all tables.
    pub fn number(&mut self, key: &str, number: f64) {
        self.part();
        self.text.extend([key, " = ", &numeral(number).to_string(), "\n"]);
    }

    /// Adds a table.
    pub fn add(&mut self, table: &FreshTable) {
        self.part();
        table.write("", &mut self.text);
    }

    /// The text of the file.
    pub fn into_text(self) -> String {
        self.text
    }

    /// Leaves an empty line after what is there.
    fn part(&mut self) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Row;
    use super::*;

    #[test]
    fn a_file_is_written_a_key_a_line_with_its_comments() {
        let mut file = FreshFile::new(&["Đầu tệp".to_owned()]);
        file.number("format", 1.0);
        let target = FreshTable::one_of("item.target")
            .string("metric", Some("Tỷ lệ"))
            .number("at_least", Some(99.5))
            .row("baseline", Row::default().number("year", 2025.0));
        let long = ["a".repeat(60), "b".repeat(60)];
        file.add(
            &FreshTable::one_of("item")
                .about(["Việc\nmới".to_owned()])
                .string("id", Some("1"))
                .string("code", None)
                .string("name", Some(""))
                .beside("name", ["chưa rõ".to_owned()])
                .open("approver", "\"\"")
                .texts("lead", &["a", "b"])
                .texts("goals", &long)
                .texts::<&str>("support", &[])
                .empty_list("officer")
                .flag("open", false)
                .row("deadline", Row::default())
                .table(target.texts("steps", &long).beside("unit", ["cuối".to_owned()])),
        );
        let (a, b) = (&long[0], &long[1]);
        let expected = format!(
            "# Đầu tệp\n\nformat = 1\n\n# Việc mới\n[[item]]\nid = \"1\"\n# chưa rõ\nname = \"\"\n\
             # approver = \"\"\nlead = [\"a\", \"b\"]\ngoals = [\n  \"{a}\",\n  \"{b}\",\n]\nofficer = []\n\n  [[item.target]]\n  \
             metric = \"Tỷ lệ\"\n  at_least = 99.5\n  baseline = {{ year = 2025 }}\n  steps = [\n    \"{a}\",\n    \
             \"{b}\",\n  ]\n  # cuối\n"
        );
        assert_eq!(file.into_text(), expected);
    }

    #[test]
    fn whatever_a_text_holds_it_reads_back_and_ends_no_comment() {
        let odd = "a \"b\" 'c' \\ \u{7}\n[[item]]\nid = \"2\"";
        let mut file = FreshFile::default();
        let table = FreshTable::one_of("item").about([odd.to_owned()]).string("id", Some(odd));
        file.add(&table.texts("goals", &[odd, odd]));
        let document: toml_edit::DocumentMut = file.into_text().parse().unwrap();
        let items = document["item"].as_array_of_tables().unwrap();
        assert_eq!(items.len(), 1);
        let item = items.get(0).unwrap();
        assert_eq!(item["id"].as_str(), Some(odd));
        assert!(item["goals"].as_array().unwrap().iter().all(|goal| goal.as_str() == Some(odd)));
    }
}
