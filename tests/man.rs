//! Manual pages: one for cchc and one a command, complete and in the language asked for.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

use std::fs;
use std::process::Command;

use cchc::cli;
use cchc::i18n::{Lang, Words};

/// A page, printed.
#[track_caller]
fn page(command: Option<&str>, lang: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_cchc"))
        .args(["man", "--lang", lang])
        .args(command)
        .output()
        .unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]), "{command:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// Text as a page spells it.
fn spelt(text: &str) -> String {
    text.replace('\\', "\\\\").replace('-', "\\-").replace('\'', "\\*(Aq")
}

/// The pages there are to be: cchc itself, and each command that is not hidden.
fn pages(lang: Lang) -> Vec<(Option<String>, clap::Command)> {
    let mut root = cli::spoken_command(Words::new(lang));
    root.build();
    let commands = root.get_subcommands().filter(|it| !it.is_hide_set());
    let inside = |it: &clap::Command| it.get_subcommands().cloned().collect::<Vec<_>>();
    let commands: Vec<_> = commands.flat_map(|it| std::iter::once(it.clone()).chain(inside(it))).collect();
    let called = |it: &clap::Command| it.get_display_name().unwrap().trim_start_matches("cchc-").to_owned();
    let named = commands.into_iter().map(|it| (Some(called(&it)), it));
    [(None, root.clone())].into_iter().chain(named).collect()
}

#[test]
fn a_page_holds_what_the_help_holds() {
    for (code, lang) in Lang::CODES {
        for (name, command) in pages(*lang) {
            let page = page(name.as_deref(), code);
            let has = |text: &str| page.contains(&spelt(text));
            assert!(has(&command.get_about().unwrap().to_string()), "{page}");
            for arg in command.get_arguments() {
                let help = arg.get_help().unwrap().to_string();
                assert!(has(&help), "{name:?} {code} lacks {help}");
                let long = arg.get_long().map(|long| format!("--{long}")).unwrap_or_default();
                assert!(has(&long), "{name:?} {code} lacks {long}");
            }
            let examples = command.get_after_help().unwrap().to_string();
            for line in examples.lines().skip(1) {
                assert!(has(line), "{name:?} {code} lacks {line}");
            }
        }
    }
}

#[test]
fn heads_are_in_the_language_of_the_page() {
    let heads = |page: &str| {
        let heads = page.lines().filter_map(|line| line.strip_prefix(".SH "));
        heads.map(|head| head.trim_matches('"').to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(heads(&page(None, "vi")), ["TÊN", "CÁCH DÙNG", "LỆNH", "TÙY CHỌN", "VÍ DỤ"]);
    assert_eq!(heads(&page(Some("check"), "vi")), ["TÊN", "CÁCH DÙNG", "TÙY CHỌN", "VÍ DỤ", "XEM THÊM"]);
    assert_eq!(heads(&page(Some("check"), "en")), ["NAME", "SYNOPSIS", "OPTIONS", "EXAMPLES", "SEE ALSO"]);
}

#[test]
fn the_page_of_cchc_leads_to_the_others_and_to_nothing_hidden() {
    for (name, _) in pages(Lang::En).into_iter().filter_map(|(name, it)| Some((name?, it))) {
        // A command inside another is named on the other's page.
        let above = page(name.split_once('-').map(|(above, _)| above), "en");
        assert!(above.contains(&format!("cchc\\-{}(1)", name.replace('-', "\\-"))), "{name}: {above}");
    }
    assert!(!page(None, "en").contains("candidates"));
}

#[test]
fn only_known_requests_begin_a_line() {
    for (name, _) in pages(Lang::Vi) {
        let page = page(name.as_deref(), "vi");
        let is_known = |line: &str| {
            [".ie ", ".el ", ".TH ", ".SH ", ".TP", ".br", ".nf", ".fi"].iter().any(|it| line.starts_with(it))
        };
        let wrong: Vec<_> = page.lines().filter(|it| it.starts_with(['.', '\'']) && !is_known(it)).collect();
        assert!(wrong.is_empty(), "{name:?}: {wrong:?}");
        assert_eq!(page.matches(".TH ").count(), 1, "{page}");
    }
}

#[test]
fn all_pages_are_written_as_they_are_printed() {
    let folder = tempfile::tempdir().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_cchc"))
        .args(["man", "--out", "man1", "--lang", "en"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let pages = pages(Lang::En);
    assert_eq!(String::from_utf8(output.stdout).unwrap(), format!("Wrote {} pages to man1.\n", pages.len()));
    for (name, _) in &pages {
        let file = name.as_ref().map_or("cchc.1".to_owned(), |name| format!("cchc-{name}.1"));
        let written = fs::read_to_string(folder.path().join("man1").join(file)).unwrap();
        assert_eq!(written, page(name.as_deref(), "en"));
    }
    assert_eq!(fs::read_dir(folder.path().join("man1")).unwrap().count(), pages.len());
}
