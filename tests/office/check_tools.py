"""Paper is measured with the metrics of Times New Roman: LibreOffice has to take Tinos for it."""

import subprocess
import unittest

import docx

import office


class Fonts(unittest.TestCase):
    def test_a_pdf_is_made_in_it_with_every_vietnamese_letter(self):
        out = office.folder("tools")
        text = "Hạnh phúc; ằẳẵặ ầẩẫậ ềểễệ ồổỗộ ờởỡợ ừửữự ỳỷỹỵ đĐ"
        document = docx.Document()
        document.add_paragraph().add_run(text).font.name = "Times New Roman"
        document.save(out / "letters.docx")
        (pdf,) = office.convert([out / "letters.docx"], "pdf", out)
        self.assertIn(text, office.pages(pdf)[0])
        fonts = subprocess.run(["pdffonts", pdf], capture_output=True, text=True, check=True).stdout
        self.assertRegex(fonts, "Tinos|TimesNewRoman")
        self.assertEqual(len(office.pictures(pdf, out)), 1)
