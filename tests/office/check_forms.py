"""Forms go out as workbooks, are filled in as offices do, and come back as the same ledger."""

import shutil
import tomllib
import unittest
import unicodedata

import openpyxl

import office

DAY = ["--period", "2022-Q3", "--as-of", "2022-09-14"]
OPEN = "FFFBE6"


def plan(name):
    """The example without a ledger, in a folder of its own."""
    root = office.folder(f"forms/{name}") / "plan"
    shutil.copytree(office.ROOT / "examples" / "dak-po-2022", root)
    shutil.rmtree(root / "progress")
    return root


def run(root, *args):
    return office.cchc(*args, "--plan", ".", cwd=root).decode()


def form_rows(sheet):
    """The rows that ask for an item, by their keys."""
    keyed = [row for row in sheet.iter_rows() if str(row[0].value or "").startswith("r")]
    asked = [row for row in keyed if row[7].fill.fgColor.rgb[-6:] == OPEN and row[7].number_format == "@"]
    return {row[0].value: row for row in asked}


def fill(source, target):
    """Fills in every item as different clerks do."""
    book = openpyxl.load_workbook(source)
    rows = form_rows(book.worksheets[0])
    for number, row in enumerate(rows.values()):
        row[7].value = unicodedata.normalize("NFD", "đang thực hiện")
        row[8].value = ["45,5", "45%", 45, " 45.5 "][number % 4]
        row[10].value = f"Kết quả {number}\nđã báo cáo"
        row[12].value = f"{number + 1}/BC ngày 10/9/2022"
    book.save(target)
    return len(rows)


STATES = {"in-progress": "đang thực hiện", "done": "đã hoàn thành", "blocked": "đang vướng mắc"}


def as_told(ledger):
    """What a report of the ledger says, as clerks.py tells what it has filled in."""
    items = []
    for entry in ledger["entry"]:
        assert entry["on"].isoformat() == "2022-09-13"
        [evidence] = entry["evidence"]
        assert evidence["issued"].isoformat() == "2022-09-10"
        told = {"item": entry["item"], "state": STATES[entry["state"]], "note": entry["note"]}
        told |= {key: entry[key] for key in ("percent", "cause") if key in entry}
        told |= {"measured": [it["value"] for it in entry["measured"]]} if "measured" in entry else {}
        items.append(told | {"evidence": evidence["number"]})
    cases = [{key: str(case[key]) for key in ("item", "on", "due")} for case in ledger.get("occurrence", [])]
    return {"items": items, "cases": cases, "difficulties": ledger["report"]["difficulties"]}


class Forms(unittest.TestCase):
    def test_every_program_brings_back_the_same_ledger(self):
        root = plan("programs")
        run(root, "report", "new", "--agency", "phong-noi-vu", "--format", "xlsx", "--out", "out", *DAY)
        filled = root / "filled.xlsx"
        self.assertEqual(fill(root / "out" / "phong-noi-vu.xlsx", filled), 22)
        saved = [filled, *(office.convert([filled], kind, root / "saved")[0] for kind in ["xlsx", "ods", "xls"])]
        shown = {file: run(root, "report", "take", str(file), "--dry-run", *DAY) for file in saved}
        self.assertEqual(len(set(shown.values())), 1, shown)
        diff = shown[filled]
        self.assertEqual(diff.count("+[[entry]]"), 22)
        self.assertEqual(diff.count("+percent = 45.5"), 11)
        self.assertIn('+note = """\n+Kết quả 0\n+đã báo cáo"""', diff)
        self.assertIn('+  { number = "1/BC", issued = 2022-09-10 },', diff)

    def test_a_quarter_of_all_agencies_is_taken_with_two_commands(self):
        root = plan("quarter")
        run(root, "report", "new", "--all", "--format", "xlsx", "--out", "out", *DAY)
        forms = sorted((root / "out").glob("*.xlsx"))
        self.assertEqual(len(forms), 17)
        for form in forms:
            self.assertEqual(office.audit(form), [])
        told = office.clerks(root / "out", root / "back")
        self.assertEqual(len(told), 17)
        ledgers = {}
        for kind in ["xlsx", "ods", "xls"]:
            own = root.parent / kind
            shutil.copytree(root, own, ignore=shutil.ignore_patterns("out", "back"))
            back = sorted(str(file) for file in (root / "back" / kind).iterdir())
            said = run(own, "report", "take", *back, "--on", "2022-09-13", *DAY)
            self.assertIn("Cả 17 cơ quan đã gửi báo cáo", said)
            self.assertIn("không ghi gì", run(own, "report", "take", *back, *DAY))
            files = sorted((own / "progress" / "2022-Q3").glob("*.toml"))
            ledgers[kind] = {file.stem: file.read_bytes() for file in files}
        self.assertEqual(ledgers["ods"], ledgers["xlsx"])
        self.assertEqual(ledgers["xls"], ledgers["xlsx"])
        taken = {agency: as_told(tomllib.loads(ledger.decode())) for agency, ledger in ledgers["xlsx"].items()}
        self.assertEqual(taken, told)
        office.pictures(office.convert([root / "back" / "xlsx" / "Fwd van-phong (1).xlsx"], "pdf", root)[0], root)


class Views(unittest.TestCase):
    def test_no_sheet_has_anything_to_say_against_it(self):
        out = office.folder("forms/views")
        for name, command in {
            "tasks": ["tasks", "--all"],
            "summary": ["summary", "--by", "agency"],
            "status": ["status"],
            "reports": ["reports"],
            "report": ["report", "2022-Q3"],
        }.items():
            file = out / f"{name}.xlsx"
            file.write_bytes(office.cchc(*command, "--format", "xlsx"))
            self.assertEqual(office.audit(file), [], name)

    def test_nor_any_workbook_that_is_sent(self):
        out = office.folder("forms/lists")
        office.cchc("tasks", "--all", "--format", "xlsx", "--out", str(out))
        files = sorted(out.glob("*.xlsx"))
        self.assertIn("index.xlsx", [file.name for file in files])
        for file in files:
            self.assertEqual(office.audit(file), [], file.name)


if __name__ == "__main__":
    unittest.main()
