//! The tree of a TOML text: tables of keys and values with their places, in the order of the text where that is plain.
//!
//! A tree is made in one of two ways. [`plain`] builds it straight from the parser's events, and gives up on whatever few
//! texts hold; [`whole`] takes over the tree of the `toml` crate, which knows all of TOML and can tell every fault.

mod node;
mod plain;
mod whole;

pub(super) use self::node::{Node, Value};
pub(super) use self::plain::plain;
pub(super) use self::whole::{too_deep, whole};

#[cfg(test)]
mod tests {
    use super::*;

    /// The trees of one text, made both ways, with their keys in one order. None where the text is not plain.
    #[track_caller]
    fn compare(text: &str) -> bool {
        let (whole, errors) = whole(text);
        let Some(plain) = plain(text) else { return false };
        assert!(errors.is_empty(), "{text:?}: {errors:?}");
        assert_eq!(told(plain.root()), told(whole.root()), "{text:?}");
        true
    }

    /// All that a tree says of a value.
    fn told(node: Node<'_>) -> String {
        let value = match node.value() {
            Value::String(text) => format!("{text:?}"),
            Value::Integer(digits, base) => format!("{digits} to {base}"),
            Value::Float(digits) => format!("float {digits}"),
            Value::Boolean(value) => value.to_string(),
            Value::Datetime(value) => value.to_string(),
            Value::Array(nodes) => format!("[{}]", nodes.map(told).collect::<Vec<_>>().join(", ")),
            Value::Table => {
                let entry = |it: Node<'_>| format!("{:?} {:?}: {}", it.key(), it.key_range(), told(it));
                let mut entries: Vec<String> = node.inside().map(entry).collect();
                entries.sort();
                format!("{{{}}}", entries.join(", "))
            }
        };
        format!("{:?} {value}", node.range())
    }

    #[test]
    fn plain_texts_have_the_tree_of_the_whole_reader() {
        #[track_caller]
        fn case(text: &str) {
            assert!(compare(text), "not plain: {text:?}");
        }
        case("");
        case("\u{feff}# a\na = 1\r\n");
        case("a = \"x\\ty\"\n'b c' = 'x'\n\"d\\u00e1\" = 1_000\n");
        case("a = 2022-01-02\nb = 07:30:00\nc = 2022-01-02T07:30:00Z\nd = true\ne = -1.5e3\nf = 0x1F\n");
        case("a = [1, [2, 'x'], { b = [] }]\nc = {}\nd = [\n  1, # one\n]\n");
        case("[a]\nb = 1\n[a.c]\nd = 2\n[e.f.g]\nh = 3\n[e]\ni = 4\n");
        case("[[a]]\nb = 1\n  [[a.c]]\n  d = 2\n  [[a.c]]\n  [a.c.e]\n  f = 1\n[[a]]\n[g]\n");
        case("[agency.x]\nname = '''\n\nx'''\n[agency.y]\nname = \"\"\"a \\\n   b\"\"\"\n");
    }

    #[test]
    fn what_few_texts_hold_is_left_to_the_whole_reader() {
        #[track_caller]
        fn case(text: &str) {
            assert!(plain(text).is_none(), "plain: {text:?}");
        }
        case("a.b = 1\n");
        case("a = { b.c = 1 }\n");
        case("a = 1\na = 2\n");
        case("a = { b = 1, b = 2 }\n");
        case("[a]\n[a]\n");
        case("[a]\nb = 1\n[[a]]\n");
        case("a = [1]\n[[a]]\n");
        case("a = {}\n[a.b]\n");
        case("[a.b]\n[a]\nb = 1\n");
        case("a = 2022-02-30\n");
        case("a = 1 b = 2\n");
        case("a = \n");
        case("a = \"x\n");
        case("# \u{1}\n");
        case(&format!("a = {}{}\n", "[".repeat(40), "]".repeat(40)));
        let keys: Vec<String> = (0..100).map(|n| format!("k{n} = {n}\n")).collect();
        case(&keys.concat());
    }

    #[test]
    fn texts_with_a_change_in_them_have_one_tree() {
        let plan = include_str!("../../../plans/dak-po-2022/plan.toml");
        let agencies = include_str!("../../../plans/dak-po-2022/agencies.toml");
        let mut random = 1_u64;
        let mut next = |below: usize| {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(random >> 33).unwrap() % below
        };
        let pieces =
            ["[", "]", "[[", "\"", "'", "=", ".", ",", "{", "}", "\n", "#", "a", "1", "\\", "[a.b]\n"];
        let mut plain_texts = 0;
        for round in 0..10_000 {
            let file = if round % 2 == 0 { plan } else { agencies };
            let lines: Vec<&str> = file.split_inclusive('\n').collect();
            let from = next(lines.len());
            let mut text = lines[from..(from + 1 + next(30)).min(lines.len())].concat();
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let (at, end) = (places[next(places.len())], places[next(places.len())]);
            match next(4) {
                0 => text.insert_str(at, pieces[next(pieces.len())]),
                1 => text.replace_range(at.min(end)..at.max(end), ""),
                2 => text = [&text[..at], &text[end..]].concat(),
                _ => {}
            }
            plain_texts += usize::from(compare(&text));
        }
        // Neither way is compared with nothing.
        assert!((2_000..9_000).contains(&plain_texts), "{plain_texts}");
    }
}
