"""Plans that python-docx, openpyxl and LibreOffice have written now, as those in tests/documents were, come in whole."""

import tempfile
import time
import tomllib
import unittest
from pathlib import Path

import documents
from office import ROOT, cchc, convert, folder


def read(path):
    """What cchc reads of a document: a line an item, as documents.py expects it, and the seconds it took."""
    with tempfile.TemporaryDirectory() as work:
        started = time.monotonic()
        cchc("import", str(path), "--into", "plans/moi", "--plan", "moi", cwd=work)
        took = time.monotonic() - started
        tables = [tomllib.loads(file.read_text(encoding="utf-8")) for file in sorted(Path(work, "plans/moi").glob("*.toml"))]
    kinds = [table.get(kind, {}) for table in tables for kind in ("agency", "group")]
    names = {id: agency["name"] for kind in kinds for id, agency in kind.items()}
    items = [item for table in tables for item in table.get("item", [])]
    listed = lambda ids: ", ".join(names[id] for id in ids)
    lines = [
        " | ".join([item["id"], item["name"], listed(item.get("lead", [])), listed(item.get("support", [])), item["deadline"]])
        for item in items
    ]
    return [line.rstrip() for line in lines], took


class Import(unittest.TestCase):
    def test_documents_made_now_come_in_whole(self):
        work = folder("import")
        libreoffice = lambda files, kind, into, reader=None: documents.libreoffice(files, kind, into, reader)
        documents.make(work, libreoffice)
        made = sorted(path for path in work.iterdir() if path.suffix in {".docx", ".xlsx", ".ods"})
        self.assertEqual([path.name for path in made], sorted(
            path.name for path in (ROOT / "tests/documents").iterdir() if path.suffix != ".txt"))
        for path in made:
            with self.subTest(path.name):
                expected = path.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
                lines, took = read(path)
                self.assertEqual(lines, [line.rstrip() for line in expected])
                self.assertLess(took, 1)

    def test_the_first_page_of_a_pdf_comes_in(self):
        # Each page of a PDF has columns of its own: a table that goes on over pages comes in torn.
        rows = 10
        work = folder("import-pdf")
        source = ROOT / "tests/documents/tinh-hai-hang-dau.docx"
        [pdf] = convert([source], "pdf", work)
        import subprocess

        subprocess.run(["pdftotext", "-layout", pdf], check=True)
        lines, _ = read(pdf.with_suffix(".txt"))
        expected = source.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
        names = lambda lines: [line.split(" | ")[:3] for line in lines]
        self.assertEqual(names(lines)[:rows], names(expected)[:rows])


if __name__ == "__main__":
    unittest.main()
