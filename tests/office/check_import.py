"""Plans that python-docx, openpyxl and LibreOffice have written now, as those in tests/documents were, come in whole."""

import subprocess
import tempfile
import time
import tomllib
import unittest
from pathlib import Path

import documents
from office import ROOT, cchc, convert, folder, pages


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

    def test_tables_of_a_pdf_come_in_page_by_page(self):
        work = folder("import-pdf")
        documents.over_pages(work)
        sources = sorted(work.glob("*.docx"))
        for source, pdf in zip(sources, convert(sources, "pdf", work)):
            with self.subTest(source.name):
                self.assertGreaterEqual(len(pages(pdf)), 3)
                subprocess.run(["pdftotext", "-layout", pdf], check=True)
                lines, _ = read(pdf.with_suffix(".txt"))
                self.assertEqual(lines, source.with_suffix(".rows").read_text(encoding="utf-8").splitlines())


if __name__ == "__main__":
    unittest.main()
