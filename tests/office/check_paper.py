"""Letters, lists, reports and the plan as Word files: nothing is wrong with them, and their pages look as the decree wants."""

import re
import unittest

import docx

import office

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
ONE_FILE = {
    "letter": ["remind", "phong-van-hoa-thong-tin"],
    "report": ["report", "2022-Q3"],
    "plan": ["show"],
    "item": ["show", "II.1.2"],
    "summary": ["summary"],
    "clarity": ["summary", "--by", "clarity"],
    "all": ["tasks", "--all"],
    "list": ["tasks", "van-phong"],
}


class Paper(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.out = office.folder("paper")
        for name, command in ONE_FILE.items():
            (cls.out / f"{name}.docx").write_bytes(office.cchc(*command, "--format", "docx"))
        office.cchc("remind", "--joint", cls.out / "joint.docx", "--format", "docx")
        office.cchc("tasks", "--all", "--out", cls.out / "lists", "--format", "docx")
        office.cchc("remind", "--out", cls.out / "letters", "--format", "docx")
        cls.files = sorted(cls.out.rglob("*.docx"))
        cls.alone = {file.stem: file for file in cls.out.glob("*.docx")}
        pdfs = office.convert(list(cls.alone.values()), "pdf", cls.out)
        cls.pages = {pdf.stem: office.pages(pdf) for pdf in pdfs}
        letters = office.convert(sorted((cls.out / "letters").glob("*.docx")), "pdf", cls.out / "letters")
        cls.letters = {pdf.stem: office.pages(pdf) for pdf in letters}

    def test_nothing_is_wrong_with_the_files(self):
        self.assertGreater(len(self.files), 30)
        self.assertEqual({file.name: office.audit(file) for file in self.files if office.audit(file)}, {})

    def test_word_files_say_what_they_are(self):
        for name, file in self.alone.items():
            properties = docx.Document(file).core_properties
            self.assertEqual(properties.language, "vi-VN", name)
            self.assertTrue(properties.title and properties.author, name)

    def test_the_nation_stands_on_one_line(self):
        for name in ["letter", "joint", "report", "plan"]:
            first = self.pages[name][0]
            self.assertTrue(any(NATION in line for line in first.splitlines()), f"{name}: {first}")

    def test_post_and_name_stand_on_one_page(self):
        signed = [page for page in self.pages["plan"] if "TM. ỦY BAN NHÂN DÂN" in page]
        self.assertEqual(len(signed), 1)
        for words in ["CHỦ TỊCH", "Nguyễn Trường", "Nơi nhận:"]:
            self.assertIn(words, signed[0])

    def test_no_page_is_empty(self):
        self.assertGreater(len(self.letters), 10)
        for name, pages in [*self.pages.items(), *self.letters.items()]:
            for number, page in enumerate(pages, 1):
                self.assertFalse(re.fullmatch(r"\s*\d*\s*", page), f"{name}, page {number}")

    def test_pages_are_numbered_from_2_in_each_section(self):
        numbers = []
        for page in self.pages["report"]:
            first = page.lstrip("\n").splitlines()[0].strip()
            numbers.append(int(first) if first.isdigit() else 1)
        # The report, and then its appendix.
        starts = [at for at, number in enumerate(numbers) if number == 1]
        self.assertEqual(len(starts), 2)
        for number, following in zip(numbers, numbers[1:]):
            self.assertIn(following, [number + 1, 1])

    def test_no_id_is_broken(self):
        for name in ["report", "plan", "all", "list"]:
            ids = set()
            for table in docx.Document(self.alone[name]).tables:
                for row in table.rows:
                    ids.update(cell.text for cell in row.cells if re.fullmatch(r"(II|PL)(\.\w+)+", cell.text))
            text = "\n".join(self.pages[name]).split()
            self.assertTrue(ids, name)
            self.assertEqual([id for id in sorted(ids) if id not in text], [], name)


if __name__ == "__main__":
    unittest.main()
