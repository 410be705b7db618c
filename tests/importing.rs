//! `cchc import`: from the documents that offices issue to plans in files. What is read of the documents in
//! tests/documents stands beside each of them; tests/office makes them anew.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

mod copy;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use cchc::load;
use cchc::model::{AgencyId, Bound, Item, Plan};
use cchc::source::Spanned;
use copy::repository;
use tempfile::TempDir;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The exit code of a command, what it prints, and what it complains of.
fn run(folder: &Path, args: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_cchc"))
        .args(["-C", folder.to_str().unwrap(), "--lang", "en", "--as-of", "2026-01-20"])
        .args(args)
        .env("COLUMNS", "200")
        .output()
        .unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

/// A folder with a plan `moi` that was read from a document, and what was said of it.
#[track_caller]
fn imported(document: &Path) -> (TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let (code, out, err) = run(folder.path(), &["import", document.to_str().unwrap(), "--into", "plans/moi"]);
    assert_eq!((code, err.as_str()), (Some(0), ""), "{}", document.display());
    (folder, out)
}

fn plan(folder: &Path) -> Plan {
    let found = load::find(folder, &[folder.to_str().unwrap().to_owned()]).unwrap();
    let mut plans = load::read_all(&found.folders, |_| {}, |loaded| loaded.plan.unwrap());
    plans.remove(0)
}

fn names(plan: &Plan, ids: &[Spanned<AgencyId>]) -> String {
    ids.iter().map(|id| plan.agencies.name(&id.value)).collect::<Vec<_>>().join(", ")
}

/// An item as the texts in tests/documents have it.
fn line(plan: &Plan, item: &Item) -> String {
    let (lead, support) = (names(plan, &item.lead), names(plan, &item.support));
    format!("{} | {} | {lead} | {support} | {}", item.id.value, *item.name, *item.deadline.text)
}

fn documents() -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join("tests/documents")).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end != "txt"));
    paths.sort();
    paths
}

#[test]
fn documents_of_offices_come_in_whole() {
    let documents = documents();
    assert!(10 <= documents.len(), "{documents:?}");
    for document in documents {
        let (folder, _) = imported(&document);
        let plan = plan(&folder.path().join("plans/moi"));
        let lines: Vec<String> = plan.items.iter().map(|item| line(&plan, item)).collect();
        let expected = fs::read_to_string(document.with_extension("txt")).unwrap();
        let expected: Vec<&str> = expected.lines().collect();
        let bare = |line: &str| line.trim_end().to_owned();
        let lines: Vec<String> = lines.iter().map(|line| bare(line)).collect();
        let expected: Vec<String> = expected.iter().map(|line| bare(line)).collect();
        assert_eq!(lines, expected, "{}", document.display());
        let (code, out, _) = run(folder.path(), &["check", "--plan", "moi"]);
        assert!(matches!(code, Some(0 | 1)) && !out.contains("error["), "{}: {out}", document.display());
    }
}

#[test]
fn what_stands_around_the_table_is_the_head() {
    let (folder, _) = imported(&root().join("tests/documents/tinh-hai-hang-dau.docx"));
    let plan = plan(&folder.path().join("plans/moi"));
    let head = &plan.head;
    assert_eq!(head.title, "Triển khai chỉ thị về cải cách hành chính năm 2026");
    assert_eq!((head.registered_number(), head.symbol.as_deref()), (Some("15"), Some("KH-SM")));
    assert_eq!((head.issued.value.to_string().as_str(), head.place.as_deref()), ("2026-01-12", Some("Mẫu")));
    assert_eq!(head.recipients, ["UBND tỉnh (b/c)", "Các phòng", "Lưu: VT, NV"]);
    let signer = head.signer.as_ref().unwrap();
    assert_eq!((signer.name.as_str(), signer.post.as_deref()), ("Nguyễn Văn An", Some("Giám đốc")));
    assert_eq!(head.basis.len(), 1);
}

#[test]
fn a_document_without_a_table_has_parts_duties_and_a_focal_point() {
    let (folder, _) = imported(&root().join("tests/documents/so-gach-dau-dong.docx"));
    let plan = plan(&folder.path().join("plans/moi"));
    assert_eq!((plan.head.purposes.len(), plan.head.requirements.len()), (1, 1));
    let first = &plan.items[0];
    assert_eq!(first.officers, ["Nguyễn Văn An"]);
    assert_eq!(first.actions.len(), 2);
    let duties: Vec<_> = plan
        .duties
        .iter()
        .map(|it| (it.id.as_str(), it.every.map(cchc::model::Recurrence::as_str)))
        .collect();
    assert_eq!(duties, [("III.1", Some("quarter")), ("III.2", None)]);
    let focal_point = plan.head.focal_point.as_ref().unwrap();
    assert_eq!(plan.agencies.name(&focal_point.value), "Văn phòng Sở");
}

#[test]
fn what_was_read_otherwise_than_it_stands_is_said_with_its_place() {
    let said = |document: &str| imported(&root().join("tests/documents").join(document)).1;
    let ditto = said("tinh-hai-hang-dau.docx");
    assert!(ditto.contains("table 3, row 4") && ditto.contains("nt → Sở Nội vụ"), "{ditto}");
    assert!(said("bo-theo-doi-sua-doi.docx").contains("tracked changes, read as accepted"));
    let turned = said("wbs.xlsx");
    assert!(turned.contains("sheet WBS, row 4") && turned.contains("3/31/2026 → 31/03/2026"), "{turned}");
}

#[test]
fn what_no_key_holds_stays_beside_its_item() {
    let text = |document: &str| {
        let (folder, _) = imported(&root().join("tests/documents").join(document));
        fs::read_to_string(folder.path().join("plans/moi/plan.toml")).unwrap()
    };
    let noted = text("chu-thich-cuoi-trang.docx");
    let footnote = "# Văn bản còn ghi: Theo Công văn số 45/UBND ngày 02/02/2026.\n[[item]]\nid = \"1\"";
    assert!(noted.contains(footnote), "{noted}");
    let form = text("bieu-bao-cao.docx");
    for words in ["Vai trò: Chủ trì", "Lũy kế: 65", "Khó khăn: Thiếu máy quét"] {
        assert!(form.contains(&format!("# Văn bản còn ghi: {words}\n")), "{form}");
    }
}

#[test]
fn targets_stand_in_their_own_columns_and_have_bounds() {
    let (folder, _) = imported(&root().join("tests/documents/chi-tieu-theo-nam.docx"));
    let plan = plan(&folder.path().join("plans/moi"));
    let bounds: Vec<Bound> = plan.items.iter().flat_map(|item| &item.targets).map(|it| it.bound).collect();
    let expected = [Bound::AtLeast(55.0), Bound::AtMost(3.0), Bound::AtLeast(80.0), Bound::AtLeast(2.0)];
    assert_eq!(bounds, expected);
}

/// The differences between two plans, by place; agencies count by their names.
fn differences(issued: &Plan, read: &Plan) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let id_in_issued = |name: &str| {
        let same =
            |it: &&cchc::model::Agency| it.spellings().any(|own| own.to_lowercase() == name.to_lowercase());
        issued.agencies.iter().find(same).map(|it| it.id.as_str().to_owned())
    };
    let as_issued = |ids: &[Spanned<AgencyId>]| {
        let id = |id: &Spanned<AgencyId>| {
            let agency = read.agencies.find(&id.value).unwrap();
            let mut spellings =
                [agency.name.as_str()].into_iter().chain(agency.aliases.iter().map(|it| it.as_str()));
            spellings.find_map(id_in_issued).unwrap_or_else(|| agency.name.value.clone())
        };
        ids.iter().map(id).collect::<Vec<_>>()
    };
    let own = |ids: &[Spanned<AgencyId>]| ids.iter().map(|id| id.as_str().to_owned()).collect::<Vec<_>>();
    for item in &issued.items {
        let id = item.id.as_str();
        let Some(other) = read.item(&item.id.value) else {
            found.insert(id.to_owned());
            continue;
        };
        let texts = |list: &[Spanned<String>]| list.iter().map(|it| it.value.clone()).collect::<Vec<_>>();
        let code = |item: &Item| item.code.as_ref().map(|code| code.value.clone());
        let due = |plan: &Plan, item: &Item| {
            let deadline = &item.deadline;
            let (every, trigger) = (deadline.every(), deadline.trigger());
            (deadline.text.value.clone(), item.due(&plan.head), deadline.is_continuous(), every, trigger)
        };
        let bounds = |item: &Item| item.targets.iter().map(|it| it.bound).collect::<Vec<_>>();
        let mut check = |field: &str, is_same: bool| {
            if !is_same {
                found.insert(format!("{id}.{field}"));
            }
        };
        check("name", item.name.value == other.name.value);
        check("level", item.level == other.level);
        check("code", code(item) == code(other));
        check("goals", texts(&item.goals) == texts(&other.goals));
        check("lead", own(&item.lead) == as_issued(&other.lead));
        check("support", own(&item.support) == as_issued(&other.support));
        check("support_role", item.support_role == other.support_role);
        check("deadline", due(issued, item) == due(read, other));
        check("target", bounds(item) == bounds(other));
        check("action", item.actions.len() == other.actions.len());
        for (at, (action, read)) in item.actions.iter().zip(&other.actions).enumerate() {
            let words = |it: &cchc::model::Action| it.lines().map(|it| it.value.clone()).collect::<Vec<_>>();
            check(&format!("action.{}", at + 1), words(action) == words(read));
            check(&format!("action.{}.by", at + 1), own(&action.by) == as_issued(&read.by));
            check(&format!("action.{}.with", at + 1), own(&action.with) == as_issued(&read.with));
        }
    }
    for section in &issued.sections {
        let other = read.sections.iter().find(|it| it.id.value == section.id.value);
        let id = section.id.as_str();
        if other.is_none_or(|it| (&it.title, &it.field) != (&section.title, &section.field)) {
            found.insert(format!("section.{id}.title"));
        }
        if other.is_none_or(|it| it.text != section.text) {
            found.insert(format!("section.{id}.text"));
        }
    }
    found
}

/// A line of the text with one blank between words.
fn squeezed(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_issued_text_gives_the_plan_but_for_its_own_slips() {
    let source = root().join("tests/issued/dak-po-2022.txt");
    let (folder, _) = imported(&source);
    let read = plan(&folder.path().join("plans/moi"));
    let issued = plan(&root().join("plans/dak-po-2022"));
    let in_appendix = read.items.iter().filter(|item| item.id.is_in_appendix()).count();
    assert_eq!((read.items.len(), in_appendix), (68, 46));
    let text = fs::read_to_string(source).unwrap();
    let lines: BTreeSet<String> = text.lines().map(squeezed).collect();
    let table = fs::read_to_string(root().join("tests/issued/differences.toml")).unwrap();
    let table: toml_edit::DocumentMut = table.parse().unwrap();
    let mut expected = BTreeSet::new();
    for difference in table["difference"].as_array_of_tables().unwrap() {
        let line = squeezed(difference["line"].as_str().unwrap());
        assert!(lines.contains(&line), "the text has no line `{line}`");
        expected.insert(difference["at"].as_str().unwrap().to_owned());
    }
    assert_eq!(differences(&issued, &read), expected);
    assert!(expected.len() <= 40);
}

/// What `cchc` writes of a plan by a command, read into a plan again, beside the plan itself.
#[track_caller]
fn there_and_back(plan_folder: &str, command: &[&str], name: &str) -> (Plan, Plan) {
    let folder = tempfile::tempdir().unwrap();
    let (own, file) = (root().join(plan_folder), folder.path().join(name));
    let output = Command::new(env!("CARGO_BIN_EXE_cchc"))
        .args(["-C", own.to_str().unwrap(), "--lang", "vi", "--as-of", "2022-11-15"])
        .args(command)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    if !file.exists() {
        fs::write(&file, output.stdout).unwrap();
    }
    let (code, _, err) = run(folder.path(), &["import", name, "--into", "plans/moi"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    let (code, out, _) = run(folder.path(), &["check", "--plan", "moi"]);
    assert!(matches!(code, Some(0 | 1)) && !out.contains("error["), "{out}");
    (plan(&own), plan(&folder.path().join("plans/moi")))
}

/// The rows of two plans are the same: ids in their order, the section that each stands in, and its time as printed.
#[track_caller]
fn same_rows(issued: &Plan, read: &Plan) {
    let rows = |plan: &Plan| {
        let section = |item: &Item| item.section.as_ref().map(|it| it.value.clone());
        let row = |item: &Item| (item.id.value.clone(), section(item), item.deadline.text.value.clone());
        plan.items.iter().map(row).collect::<Vec<_>>()
    };
    assert_eq!(rows(read), rows(issued));
    assert_eq!(read.items.len(), 68);
}

#[test]
fn the_plan_as_a_word_document_comes_back_row_for_row() {
    for folder in ["plans/dak-po-2022", "examples/dak-po-2022"] {
        let (issued, read) = there_and_back(folder, &["show", "--format", "docx"], "ke-hoach.docx");
        same_rows(&issued, &read);
        // The document does not print what a deadline waits for; who acts stands in the words of an action; and the line
        // below the title of the appendix is made of the plan's own number and day.
        let is_row = |at: &String| {
            let unprinted = [".deadline", ".by", ".with"];
            at != "section.PL.text" && !unprinted.iter().any(|end| at.ends_with(end))
        };
        let ids = |plan: &Plan| plan.sections.iter().map(|it| it.id.value.clone()).collect::<Vec<_>>();
        assert_eq!(ids(&read), ids(&issued), "{folder}");
        let found: BTreeSet<String> = differences(&issued, &read).into_iter().filter(is_row).collect();
        assert_eq!(found, BTreeSet::new(), "{folder}");
    }
}

#[test]
fn the_items_as_a_workbook_come_back_row_for_row() {
    for command in [&["tasks", "--all", "--format", "xlsx"][..], &["status", "--format", "xlsx"]] {
        let (issued, read) = there_and_back("examples/dak-po-2022", command, "nhiem-vu.xlsx");
        same_rows(&issued, &read);
        // What the sheet has no column for: texts of sections, goals, targets and actions.
        let mut found = differences(&issued, &read);
        let columns = ["name", "level", "code", "lead", "support"];
        found.retain(|at| columns.iter().any(|field| at.ends_with(&format!(".{field}"))));
        assert_eq!(found, BTreeSet::new(), "{command:?}");
    }
}

#[test]
fn the_head_of_the_issued_text_is_that_of_the_plan() {
    let (folder, out) = imported(&root().join("tests/issued/dak-po-2022.txt"));
    let (read, issued) = (plan(&folder.path().join("plans/moi")), plan(&root().join("plans/dak-po-2022")));
    let told = |plan: &Plan| {
        let head = &plan.head;
        let signer = head.signer.as_ref().unwrap();
        let lists = [&head.purposes, &head.requirements, &head.closing, &head.recipients];
        (
            head.title.clone(),
            head.symbol.clone(),
            head.issued.value,
            head.place.clone(),
            (signer.name.clone(), signer.post.clone(), signer.authority.clone()),
            lists.map(Clone::clone),
            plan.agencies.name(&head.authority.as_ref().unwrap().value).to_owned(),
            plan.agencies.name(&head.focal_point.as_ref().unwrap().value).to_owned(),
        )
    };
    assert_eq!(told(&read), told(&issued));
    // Every duty's words are there, however it is cut.
    let words = |plan: &Plan| {
        let all = plan.duties.iter().map(|duty| duty.text.to_lowercase()).collect::<Vec<_>>().join(" ");
        let letters: String = all.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
        squeezed(&letters)
    };
    assert_eq!(words(&read), words(&issued));
    // What copying damaged is repaired, recorded and said.
    let errata: Vec<(&str, &str)> =
        read.errata.iter().map(|it| (it.printed.as_str(), it.read_as.as_str())).collect();
    assert!(errata.contains(&("đƣợc", "được")) && errata.contains(&("c ng chức", "công chức")), "{errata:?}");
    assert!(out.contains("đƣợc → được") && out.contains("line 141"), "{out}");
}

#[test]
fn a_table_of_a_pdf_is_read_page_by_page() {
    for (name, pages) in [("can-giua", 4), ("khong-lap-tieu-de", 5)] {
        let text = root().join("tests/pages").join(name).with_extension("txt");
        assert_eq!(fs::read_to_string(&text).unwrap().matches('\u{c}').count(), pages, "{name}");
        let (folder, out) = imported(&text);
        let plan = plan(&folder.path().join("plans/moi"));
        let lines: Vec<String> = plan.items.iter().map(|item| line(&plan, item)).collect();
        let expected = fs::read_to_string(text.with_extension("rows")).unwrap();
        assert_eq!(lines, expected.lines().collect::<Vec<_>>(), "{name}");
        assert!(!out.contains("To review"), "{out}");
    }
}

/// What is said of rows of a table, and the folder with their plan.
fn said_of_rows(rows: &[&str]) -> (TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let head = "TT   Nhiệm vụ            Chủ trì                                 Thời gian\n";
    fs::write(folder.path().join("a.txt"), format!("{head}{}\n", rows.join("\n"))).unwrap();
    let (code, out, err) = run(folder.path(), &["import", "a.txt", "--into", "plans/moi"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    (folder, out)
}

#[test]
fn a_number_that_is_skipped_is_named() {
    let (_folder, out) = said_of_rows(&[
        "1    Rà soát văn bản     Sở Nội vụ                               Quý I/2026",
        "3    Kiểm tra công vụ    Sở Nội vụ                               Quý II/2026",
        "4    Tổng kết năm        Sở Nội vụ                               Quý IV/2026",
    ]);
    assert!(out.contains("a number is skipped; a row may be missing") && out.contains("1 → 3"), "{out}");
}

#[test]
fn a_missing_comma_between_two_bodies_is_an_erratum() {
    let (folder, out) = said_of_rows(&[
        "1    Rà soát văn bản     Sở Nội vụ                               Quý I/2026",
        "2    Kiểm tra công vụ    Sở Nội vụ UBND các xã                   Quý II/2026",
        "3    Tổng kết năm        UBND các xã                             Quý IV/2026",
    ]);
    assert!(out.contains("nothing separates two agencies"), "{out}");
    let plan = plan(&folder.path().join("plans/moi"));
    assert_eq!(names(&plan, &plan.items[1].lead), "Sở Nội vụ, UBND các xã");
    let errata: Vec<_> =
        plan.errata.iter().map(|it| (it.at.as_str(), it.printed.as_str(), it.read_as.as_str())).collect();
    assert_eq!(errata, [("2.lead", "Sở Nội vụ UBND các xã", "Sở Nội vụ, UBND các xã")]);
}

#[test]
fn a_report_that_came_back_is_no_plan() {
    let folder = tempfile::tempdir().unwrap();
    let document = root().join("tests/refused/bieu-thang.docx");
    let (code, _, err) = run(folder.path(), &["import", document.to_str().unwrap(), "--into", "plans/moi"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("a form for reporting results") && err.contains("`cchc update`"), "{err}");
    assert!(!folder.path().join("plans").exists());
}

#[test]
fn cells_of_a_sheet_that_may_mean_something_else_are_named() {
    let (folder, out) = imported(&root().join("tests/documents/ngay-trong-o.xlsx"));
    assert!(out.contains("the cell is the first day of a month; perhaps only a month was meant"), "{out}");
    assert!(out.contains("the cell has a time and no day; read as blank"), "{out}");
    let plan = plan(&folder.path().join("plans/moi"));
    assert_eq!(
        plan.items.iter().map(|it| it.deadline.text.as_str()).collect::<Vec<_>>(),
        ["01/04/2026", "", "15/06/2026"]
    );
}

#[test]
fn a_rehearsal_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let document = root().join("tests/documents/bo-dong-cha-con.docx");
    let args = ["import", document.to_str().unwrap(), "--into", "plans/moi", "--dry-run"];
    let (code, out, _) = run(folder.path(), &args);
    assert_eq!(code, Some(0));
    assert!(out.contains("+++ b/plans/moi/plan.toml\n") && out.contains("+id = \"1.a\"\n"), "{out}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn onto_a_plan_that_is_there_only_what_is_missing_is_added() {
    let repository = repository();
    let folder = repository.path().join("plans/dak-po-2022");
    let appendix = folder.join("appendix.toml");
    let whole = fs::read_to_string(&appendix).unwrap();
    let (start, end) = (whole.find("[[item]]\nid = \"PL.IV.3\"").unwrap(), whole.find("# V. ").unwrap());
    // Somebody has changed a name by hand, and lost a row.
    let edited = format!("{}{}", &whole[..start], &whole[end..])
        .replace("Tuyên truyền công tác CCHC\"", "Truyền thông\"");
    fs::write(&appendix, &edited).unwrap();
    let plan_before = fs::read_to_string(folder.join("plan.toml")).unwrap();
    let source = root().join("tests/issued/dak-po-2022.txt");
    let args = ["import", source.to_str().unwrap(), "--into", "plans/dak-po-2022"];
    let (code, out, err) = run(repository.path(), &args);
    assert_eq!(code, Some(0), "{err}");
    let after = fs::read_to_string(&appendix).unwrap();
    assert!(after.starts_with(&edited), "what was there was changed");
    let added = &after[edited.len()..];
    assert!(added.contains("id = \"PL.IV.3\"") && !added.contains("id = \"PL.I.2\""), "{added}");
    assert!(added.contains("lead = [\"phong-noi-vu\"]"), "the plan's own agencies are used: {added}");
    assert_eq!(fs::read_to_string(folder.join("plan.toml")).unwrap(), plan_before);
    assert!(out.contains("-name = \"Truyền thông\"\n+name = \"Tuyên truyền công tác CCHC\"\n"), "{out}");
    assert!(out.contains("The plan exists: 1 items added"), "{out}");
    // Once more there is nothing to add.
    let (_, out, _) = run(repository.path(), &args);
    assert!(out.contains("The plan exists: 0 items added"), "{out}");
    assert_eq!(fs::read_to_string(&appendix).unwrap(), after);
}

#[test]
fn what_cannot_be_read_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes, said) in [
        ("a.pdf", &b"%PDF"[..], "pdftotext -layout"),
        ("a.doc", b"", "save it as .docx"),
        ("a.csv", b"", "save it as .xlsx"),
        ("a.xls", b"", "no xlsx, xls or ods"),
        ("b.docx", b"\xd0\xcf\x11\xe0", "remove the password"),
        ("a.zip", b"", "is of no known kind"),
        ("a.docx", b"PK", "the file is damaged"),
        ("a.xlsx", b"", "no xlsx, xls or ods"),
        ("a.txt", b"\xff\xfe", "no task found"),
        ("b.txt", b"\xff\xff\xff", "not readable text"),
        ("c.txt", "Kế hoạch".as_bytes(), "no task found"),
    ] {
        fs::write(folder.path().join(name), bytes).unwrap();
        let (code, _, err) = run(folder.path(), &["import", name, "--into", "plans/moi"]);
        assert_eq!(code, Some(2), "{name}");
        assert!(err.contains(said), "{name}: {err}");
        assert!(!folder.path().join("plans").exists(), "{name}");
    }
    let (code, _, err) = run(folder.path(), &["import", "none.docx", "--into", "plans/moi"]);
    assert!(code == Some(2) && err.contains("check the path"), "{err}");
}

#[test]
fn old_fonts_are_read_as_unicode() {
    // TCVN3, as the fonts called .VnTime have it: each letter is a byte.
    let text = "I. NhiÖm vô\n1. Rµ so¸t thñ tôc hµnh chÝnh\n- C¬ quan chñ tr×: Phßng Néi vô\n- Thêi gian thùc hiÖn: Quý II/2026\n";
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), text).unwrap();
    let (code, out, err) = run(folder.path(), &["import", "a.txt", "--into", "plans/moi"]);
    assert_eq!((code, err.as_str()), (Some(0), ""), "{out}");
    assert!(out.contains("an old font, read as Unicode"), "{out}");
    let plan = plan(&folder.path().join("plans/moi"));
    assert_eq!(
        line(&plan, &plan.items[0]),
        "I.1 | Rà soát thủ tục hành chính | Phòng Nội vụ |  | Quý II/2026"
    );
}

/// The commands that a README shows under a heading.
fn commands(page: &str, heading: &str) -> Vec<String> {
    let text = fs::read_to_string(root().join(page)).unwrap();
    let (_, part) = text.split_once(heading).unwrap_or_else(|| panic!("{page} has no {heading}"));
    let (_, lines) = part.split_once("```sh\n").unwrap();
    let (lines, _) = lines.split_once("```").unwrap();
    lines.lines().map(str::to_owned).collect()
}

#[test]
fn four_commands_lead_from_a_word_file_to_the_lists_of_agencies() {
    for (page, heading) in [
        ("README.md", "## From the document to the lists"),
        ("README.vi.md", "## Từ văn bản đến danh mục công việc"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let document = root().join("tests/documents/tinh-hai-hang-dau.docx");
        fs::copy(document, folder.path().join("ke-hoach.docx")).unwrap();
        let commands = commands(page, heading);
        assert_eq!(commands.len(), 4, "{page}");
        for command in &commands {
            let args: Vec<&str> = command.split(' ').skip(1).collect();
            let (code, _, err) = run(folder.path(), &args);
            // Findings are no failure.
            assert!(matches!(code, Some(0 | 1)), "{command}: {err}");
        }
        let list = fs::read_to_string(folder.path().join("danh-sach/so-noi-vu.md")).unwrap();
        assert!(list.contains("Tổ chức hội nghị quán triệt lần 1"), "{list}");
        assert!(folder.path().join("danh-sach/so-tai-chinh.md").is_file());
    }
}
