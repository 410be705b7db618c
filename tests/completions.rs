//! What Tab offers: candidates for each place of a line, and scripts that ask for them. bash is run for real.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

use std::env;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use cchc::cli::Cli;
use clap::CommandFactory as _;

fn cchc(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cchc"))
        .args(args)
        .env("CCHC_LANG", "en")
        .current_dir(folder)
        .output()
        .unwrap()
}

/// What is offered for `|` in a line, without the meanings; nothing else may be said.
#[track_caller]
fn offered(folder: &Path, line: &str) -> Vec<String> {
    let words: Vec<&str> = line.trim_end_matches('|').split(' ').collect();
    let (word, before) = words.split_last().unwrap();
    let word = format!("--word={word}");
    let output = cchc(folder, &[&["candidates", &word, "--"], before].concat());
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]), "{line}");
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(|line| line.split('\t').next().unwrap().to_owned()).collect()
}

fn shipped() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn script(shell: &str) -> String {
    let output = cchc(shipped(), &["completions", shell]);
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]), "{shell}");
    String::from_utf8(output.stdout).unwrap()
}

/// The first three that are offered in the shipped plan.
#[track_caller]
fn case(line: &str, expected: &[&str]) {
    let found = offered(shipped(), line);
    let first: Vec<&str> = found.iter().map(String::as_str).take(3).collect();
    assert_eq!(first, expected, "{line}");
}

#[test]
fn ids_of_the_plan_are_offered_where_they_belong() {
    case("show |", &["II.1.1", "II.1.2", "II.1.3"]);
    case("history ii.1.17|", &["II.1.17"]);
    case("show pl.v.|", &["PL.V.1", "PL.V.2", "PL.V.3"]);
    case("report 2022-y|", &["2022-year"]);
    case("remind phong-n|", &["phong-noi-vu"]);
    case("tasks phong-n|", &["phong-noi-vu"]);
    case("tasks --all --section II|", &["II.1", "II.2", "II.3"]);
    case("tasks --all --standing=over|", &["overdue"]);
    case("--plan d|", &["dak-po-2022"]);
    case("status --plan = d|", &["dak-po-2022"]);
    case("-C tests --plan dak-po-2022 show II.1.17|", &["II.1.17"]);
}

#[test]
fn rules_are_offered_to_read_and_to_set() {
    case("explain unknown-ru|", &["unknown-rule"]);
    // What cannot be read is never let through.
    case("check --deny unknown-ru|", &[]);
    for option in ["--deny", "--warn", "--allow"] {
        case(&format!("check {option} duplicate-i|"), &["duplicate-id"]);
    }
}

#[test]
fn words_of_the_program_are_offered() {
    case("man |", &["status", "tasks", "summary"]);
    case("completions |", &["bash", "zsh", "fish"]);
    case("summary --by s|", &["section", "standing", "support"]);
    case("trend --by |", &["month", "quarter"]);
}

#[test]
fn where_nothing_is_known_nothing_is_said() {
    case("show II.1.1 |", &[]);
    case("check --de|", &[]);
    case("stat|", &[]);
    case("--plan no-such-plan show |", &[]);
    case("-C no-such-folder show |", &[]);
    let empty = tempfile::tempdir().unwrap();
    for line in ["show |", "tasks |", "--plan |", "tasks --section |"] {
        assert!(offered(empty.path(), line).is_empty(), "{line}");
    }
    assert!(!offered(empty.path(), "explain |").is_empty());
}

#[test]
fn a_plan_that_is_partly_readable_offers_what_it_holds() {
    let repository = tempfile::tempdir().unwrap();
    let folder = repository.path().join("plans/x");
    fs::create_dir_all(&folder).unwrap();
    let plan = "format = 1\n[plan]\nid = \"x-2026\"\n[[item]]\nid = \"I.1\"\nname = \"A\\u001b[31m\\nB\"\n[[item]]\nid = ";
    fs::write(folder.join("plan.toml"), plan).unwrap();
    let output = cchc(repository.path(), &["candidates", "--", "show"]);
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "I.1\tA\\u{1b}[31m B\n");
    assert_eq!(output.stderr, b"");
}

#[test]
fn what_a_candidate_means_stands_beside_it_in_the_language_of_the_run() {
    let meaning = |lang: &str| {
        let line = ["--lang", lang, "candidates", "--word=duplicate-i", "--", "explain"];
        String::from_utf8(cchc(shipped(), &line).stdout).unwrap()
    };
    assert_eq!(meaning("en"), "duplicate-id\ttwo things with one id\n");
    assert_eq!(meaning("vi"), "duplicate-id\thai mục mang cùng một mã\n");
}

#[test]
fn every_script_asks_for_candidates_and_offers_no_hidden_command() {
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let script = script(shell);
        assert!(script.contains("candidates \"--word=") || script.contains("candidates --word="), "{shell}");
        let hidden = ["candidates:", "cchc,candidates", "-a \"candidates\"", "new('candidates'"];
        assert!(!hidden.iter().any(|it| script.contains(it)), "{shell} offers `candidates`");
        for command in Cli::command().get_subcommands().filter(|it| !it.is_hide_set()) {
            assert!(script.contains(command.get_name()), "{shell} lacks {}", command.get_name());
        }
    }
}

#[test]
fn the_lines_that_ask_stand_where_each_shell_takes_them() {
    let ask = |script: &str, last: &str| (script.find("_cchc() {").unwrap(), script.rfind(last).unwrap());
    let zsh = script("zsh");
    let (asking, handed_over) = ask(&zsh, "compdef _cchc cchc");
    assert!(zsh.starts_with("#compdef cchc\n") && asking < handed_over, "{zsh}");
    assert!(zsh.find("_cchc_fixed() {").unwrap() < asking, "{zsh}");
    let bash = script("bash");
    let (fixed, registered) = ask(&bash, "complete -F");
    assert!(
        fixed < registered && bash[registered..].starts_with("complete -F _cchc_or_candidates"),
        "{bash}"
    );
    let powershell = script("powershell");
    let asking = powershell.find("candidates \"--word=").unwrap();
    assert!(powershell.find("param($wordToComplete").unwrap() < asking, "{powershell}");
    assert!(asking < powershell.find("$completions = ").unwrap(), "{powershell}");
}

#[test]
fn fish_asks_for_every_argument_and_option_without_a_list() {
    let fish = script("fish");
    let line = fish.lines().find(|line| line.contains("-k -f -a \"(__cchc_candidates)\"")).unwrap();
    for command in Cli::command().get_subcommands().filter(|it| !it.is_hide_set()) {
        if command.get_positionals().next().is_some() {
            let name = command.get_name();
            assert!(
                line.split(['"', ' ']).any(|word| word == name),
                "fish does not ask for `{name}`: {line}"
            );
        }
    }
    assert!(!fish.lines().any(|line| line.ends_with(" -r")), "{fish}");
}

/// What bash would show for `|` in a line that is split as bash splits it.
#[track_caller]
fn bash(folder: &Path, words: &[&str], word: &str) -> Vec<String> {
    const ASK: &str = r#"
        source <(cchc completions bash) || exit
        line=("$@") ; COMP_WORDS=("${line[@]:1}") ; COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        registered=$(complete -p cchc) ; registered=${registered##*-F }
        "${registered%% *}" cchc "$1" "${COMP_WORDS[COMP_CWORD-1]}" || exit
        printf '%s\n' "${COMPREPLY[@]}"
    "#;
    let program = Path::new(env!("CARGO_BIN_EXE_cchc")).parent().unwrap().to_owned();
    let usual = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths([program].into_iter().chain(env::split_paths(&usual))).unwrap();
    let output = Command::new("bash")
        .args(["--norc", "--noprofile", "-c", ASK, "bash", word])
        .args(words)
        .env("PATH", path)
        .env("CCHC_LANG", "en")
        .current_dir(folder)
        .output()
        .expect("this test takes bash");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{words:?}");
    assert!(output.status.success(), "{words:?}");
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

#[test]
fn bash_completes_what_the_plan_knows_and_what_clap_knows() {
    let here = shipped();
    assert_eq!(bash(here, &["cchc", "show", "II.1.17"], "II.1.17"), ["II.1.17"]);
    assert_eq!(bash(here, &["cchc", "tasks", "phong-n"], "phong-n"), ["phong-noi-vu"]);
    assert_eq!(bash(here, &["cchc", "status", "--plan", "=", "da"], "da"), ["dak-po-2022"]);
    assert_eq!(bash(here, &["cchc", "status", "--plan", "="], ""), ["dak-po-2022"]);
    assert_eq!(bash(here, &["cchc", "check", "--deny", "duplicate-i"], "duplicate-i"), ["duplicate-id"]);
    assert_eq!(bash(here, &["cchc", "st"], "st"), ["status"]);
    assert_eq!(bash(here, &["cchc", "check", "--form"], "--form"), ["--format"]);
    assert_eq!(bash(here, &["cchc", "check", "--format", "gi"], "gi"), ["github", "gitlab"]);
}

#[test]
fn bash_says_nothing_where_there_is_no_plan() {
    let empty = tempfile::tempdir().unwrap();
    assert!(bash(empty.path(), &["cchc", "show", "II"], "II").is_empty());
    assert!(bash(empty.path(), &["cchc", "--plan", ""], "").is_empty());
}
