"""Plans as offices lay them out, made with python-docx, openpyxl and LibreOffice, each with what is to be read from it.

`python documents.py FOLDER` writes the documents, and beside each a text with a line for each item: its id, name, leads,
supports and deadline. tests/documents holds them as they were made, for `cargo test`, which needs no Python.
"""

import copy
import datetime
import sys
from pathlib import Path

import docx
import openpyxl
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

MINISTRIES = [
    "Bộ Nội vụ", "Bộ Tài chính", "Bộ Khoa học và Công nghệ", "Bộ Giáo dục và Đào tạo", "Bộ Nông nghiệp và Môi trường",
    "Bộ Văn hóa, Thể thao và Du lịch", "Bộ Tư pháp", "Các bộ, ngành, địa phương", "Văn phòng Chính phủ", "Bộ Y tế",
]
TIMES = ["2026", "6/2026", "Quý II/2026", "Quý III, IV/2026", "2026 - 2030", "Hằng năm", "Thường xuyên", "Tháng 5/2026",
         "trước ngày 01/01/2030", "2026 và những năm tiếp theo"]


class Plan:
    """A Word document with what is expected of it."""

    def __init__(self, title, issuers=("UBND TỈNH MẪU", "SỞ MẪU")):
        self.doc = docx.Document()
        self.expected = []
        self.letterhead(issuers)
        self.line("KẾ HOẠCH", bold=True)
        self.line(title, bold=True)
        self.line("Căn cứ Quyết định số 12/QĐ-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh Mẫu về cải cách hành chính, "
                  "Sở Mẫu ban hành Kế hoạch với các nội dung sau:")

    def letterhead(self, issuers):
        """A table in a cell of a table, as templates have it."""
        table = self.doc.add_table(rows=1, cols=2)
        left, right = table.rows[0].cells
        inner = left.add_table(rows=len(issuers) + 1, cols=1)
        for row, text in zip(inner.rows, [*issuers, "Số: 15/KH-SM"]):
            row.cells[0].text = text
        right.text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
        right.add_paragraph("Độc lập - Tự do - Hạnh phúc")
        right.add_paragraph("Mẫu, ngày 12 tháng 01 năm 2026")

    def line(self, text, bold=False):
        paragraph = self.doc.add_paragraph()
        self.split(paragraph, text, bold)
        return paragraph

    @staticmethod
    def split(paragraph, text, bold=False):
        """Runs that end in the middle of words, as editing leaves them."""
        for at in range(0, len(text), 7):
            run = paragraph.add_run(text[at:at + 7])
            run.bold = bold
            run.font.size = Pt(13)

    def table(self, heads, numbers=False):
        table = self.doc.add_table(rows=1, cols=len(heads))
        table.style = "Table Grid"
        for cell, head in zip(table.rows[0].cells, heads):
            self.split(cell.paragraphs[0], head, bold=True)
        if numbers:
            for at, cell in enumerate(table.add_row().cells):
                cell.text = f"({at + 1})"
        return table

    def row(self, table, cells):
        row = table.add_row()
        for cell, text in zip(row.cells, cells):
            for at, part in enumerate(text.split("\n")):
                paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
                self.split(paragraph, part)
        return row

    def section(self, table, number, title):
        """A row of which all but the number is one cell."""
        row = self.row(table, [number])
        merged = row.cells[1].merge(row.cells[-1])
        merged.text = title

    def expect(self, id, name, lead, support="", deadline=""):
        self.expected.append(" | ".join([id, name, lead, support, deadline]))

    def end(self):
        table = self.doc.add_table(rows=1, cols=2)
        left, right = table.rows[0].cells
        left.text = "Nơi nhận:"
        for text in ["- UBND tỉnh (b/c);", "- Các phòng;", "- Lưu: VT, NV."]:
            left.add_paragraph(text)
        right.text = "GIÁM ĐỐC"
        right.add_paragraph("Nguyễn Văn An")

    def save(self, folder, name):
        self.doc.core_properties.author = "mẫu"
        self.doc.save(folder / f"{name}.docx")
        write_expected(folder, name, self.expected)


def write_expected(folder, name, lines):
    (folder / f"{name}.txt").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def national(folder):
    """Rows numbered through sections with Roman numbers; 140 of them; the table broken in two without a head again."""
    plan = Plan("Thực hiện Nghị quyết về chuyển đổi số giai đoạn 2026 - 2030", ["CHÍNH PHỦ"])
    heads = ["TT", "Tên nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Kết quả", "Thời gian hoàn thành"]
    table = plan.table(heads)
    number = 0
    for at, section in enumerate(["I", "II", "III", "IV", "V", "VI", "VII"]):
        plan.section(table, section, f"NHÓM NHIỆM VỤ THỨ {at + 1}")
        for _ in range(20):
            number += 1
            name = f"Xây dựng và trình ban hành văn bản thứ {number} về chuyển đổi số"
            lead = MINISTRIES[number % 10]
            support = "Các bộ, ngành liên quan" if number % 3 else f"{MINISTRIES[(number + 1) % 7]}; {MINISTRIES[(number + 3) % 7]}"
            time = TIMES[number % 10]
            plan.row(table, [str(number), name, lead, support, f"Văn bản số {number} được ban hành", time])
            plan.expect(str(number), name, lead, support.replace("; ", ", ") if number % 3 == 0 else support, time)
        if at == 3:
            plan.doc.add_paragraph("")
            table = plan.doc.add_table(rows=0, cols=len(heads))
    plan.end()
    plan.save(folder, "nghi-quyet-140-dong")


def province(folder):
    """A second head row "(1) (2) …", ditto marks, a note."""
    plan = Plan("Triển khai chỉ thị về cải cách hành chính năm 2026")
    table = plan.table(["TT", "Tên nhiệm vụ", "Sở, ngành chủ trì tham mưu", "Đơn vị phối hợp thực hiện", "Thời gian thực hiện", "Ghi chú"], True)
    leads = ["Sở Nội vụ", "nt", "//", "Sở Tài chính", "Sở Nông nghiệp và Môi trường"]
    meant = ["Sở Nội vụ", "Sở Nội vụ", "Sở Nội vụ", "Sở Tài chính", "Sở Nông nghiệp và Môi trường"]
    times = ["Xong trong tháng 5/2026", "Xong trong Quý II/2026", "trước ngày 01/01/2030", "Trong năm 2026", "nt"]
    told = [*times[:4], "Trong năm 2026"]
    for at in range(14):
        name = f"Tổ chức hội nghị quán triệt lần {at + 1}"
        note = "Lồng ghép" if at == 2 else ""
        plan.row(table, [str(at + 1), name, leads[at % 5], "Các sở, ban, ngành\nUBND các xã, phường", times[at % 5], note])
        plan.expect(str(at + 1), name, meant[at % 5], "Các sở, ban, ngành, UBND các xã, phường", told[at % 5])
    plan.end()
    plan.save(folder, "tinh-hai-hang-dau")


def children(folder):
    """Parents with children a) to đ), one lead cell over several rows."""
    plan = Plan("Hoạt động thông tin, tuyên truyền năm 2026", ["BỘ MẪU"])
    table = plan.table(["TT", "Nội dung hoạt động", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian"])
    plan.row(table, ["1", "Tuyên truyền trên báo chí", "", "", ""])
    first = None
    for letter in ["a)", "b)", "c)", "d)", "đ)"]:
        name = f"Thực hiện chuyên mục {letter[0]} trên truyền hình"
        row = plan.row(table, [letter, name, "" if first else "Cục Báo chí", "VTV, VOV", "Quý II/2026"])
        first = first or row
        plan.expect(f"1.{letter[0]}", name, "Cục Báo chí", "VTV, VOV", "Quý II/2026")
        last = row
    first.cells[2].merge(last.cells[2])
    for number, name in [("2", "Biên soạn tài liệu"), ("3", "Tổ chức tập huấn"), ("4", "Kiểm tra việc thực hiện")]:
        plan.row(table, [number, name, "Văn phòng Bộ", "Các đơn vị thuộc Bộ", "Hằng năm"])
        plan.expect(number, name, "Văn phòng Bộ", "Các đơn vị thuộc Bộ", "Hằng năm")
    plan.end()
    plan.save(folder, "bo-dong-cha-con")


def tracked(folder):
    """One year of a ministry, with changes that nobody has accepted, and a row that is deleted."""
    plan = Plan("Cải cách hành chính năm 2026", ["BỘ MẪU"])
    table = plan.table(["TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian thực hiện/ hoàn thành"])
    for at, name in enumerate(["Rà soát thủ tục hành chính", "Đánh giá sự hài lòng", "Công bố chỉ số"]):
        plan.row(table, [str(at + 1), name, "Vụ Pháp chế", "Các đơn vị thuộc Bộ", "Quý IV/2026"])
        plan.expect(str(at + 1), name if at else "Rà soát, đơn giản hóa thủ tục hành chính", "Vụ Pháp chế" if at < 2 else "Vụ Tổ chức cán bộ", "Các đơn vị thuộc Bộ", "Quý IV/2026")
    name = table.rows[1].cells[1].paragraphs[0]
    name.runs[1].text = "t"
    for run in name.runs[2:]:
        run._r.getparent().remove(run._r)
    name.runs[0].text = "Rà soá"
    change(name, "ins", ", đơn giản hóa")
    name.add_run(" thủ tục hành chính")
    lead = table.rows[3].cells[2].paragraphs[0]
    for run in list(lead.runs):
        change(lead, "del", run.text)
        run._r.getparent().remove(run._r)
    change(lead, "ins", "Vụ Tổ chức cán bộ")
    gone = copy.deepcopy(table.rows[3]._tr)
    table._tbl.append(gone)
    properties = gone.get_or_add_trPr()
    properties.append(marked("del"))
    plan.end()
    plan.save(folder, "bo-theo-doi-sua-doi")


def marked(kind):
    element = OxmlElement(f"w:{kind}")
    for key, value in [("id", "7"), ("author", "mẫu"), ("date", "2026-01-05T08:00:00Z")]:
        element.set(qn(f"w:{key}"), value)
    return element


def change(paragraph, kind, text):
    """Words that were put in, or taken out, and nobody has said yes."""
    element = marked(kind)
    run = OxmlElement("w:r")
    words = OxmlElement("w:delText" if kind == "del" else "w:t")
    words.set(qn("xml:space"), "preserve")
    words.text = text
    run.append(words)
    element.append(run)
    paragraph._p.append(element)


def targets(folder):
    """Targets and no tasks, in parts by year."""
    plan = Plan("Mục tiêu chuyển đổi số đến năm 2030", ["CHÍNH PHỦ"])
    table = plan.table(["TT", "Chỉ tiêu", "Đơn vị", "Kết quả", "Cơ quan theo dõi"])
    for part, rows in [
        ("Đến năm 2028", [("Tỷ lệ dịch vụ công trực tuyến toàn trình", "%", "≥ 55"), ("Thứ hạng chính phủ điện tử", "", "≤ 3 Đông Nam Á")]),
        ("Đến năm 2030", [("Tỷ lệ hồ sơ trực tuyến", "%", "80-90"), ("Chi cho nghiên cứu so với GDP", "%", "2")]),
    ]:
        row = plan.row(table, [part])
        row.cells[0].merge(row.cells[-1])
        for name, unit, value in rows:
            number = str(len(plan.expected) + 1)
            plan.row(table, [number, name, unit, value, "Bộ Khoa học và Công nghệ"])
            plan.expect(number, name, "Bộ Khoa học và Công nghệ", "", part)
    plan.end()
    plan.save(folder, "chi-tieu-theo-nam")


def automatic(folder):
    """Numbers that Word counts: none of them is in the text."""
    plan = Plan("Kế hoạch đánh số tự động năm 2026")
    number = numbered(plan.doc)
    table = plan.table(["STT", "Nội dung công việc", "Đơn vị thực hiện", "Thời hạn"])
    for at, name in enumerate(["Xây dựng kế hoạch", "Kiểm tra việc thực hiện", "Tổng kết, đánh giá"]):
        row = plan.row(table, ["", name, "Văn phòng Sở", f"Quý {['I', 'II', 'IV'][at]}/2026"])
        number(row.cells[0].paragraphs[0])
        plan.expect(str(at + 1), name, "Văn phòng Sở", "", f"Quý {['I', 'II', 'IV'][at]}/2026")
    plan.end()
    plan.save(folder, "danh-so-tu-dong")


def numbered(document):
    """Adds a list that counts 1., 2., and gives what makes a paragraph one of its points."""
    numbering = document.part.numbering_part.element
    kind = OxmlElement("w:abstractNum")
    kind.set(qn("w:abstractNumId"), "91")
    level = OxmlElement("w:lvl")
    level.set(qn("w:ilvl"), "0")
    for tag, value in [("start", "1"), ("numFmt", "decimal"), ("lvlText", "%1.")]:
        element = OxmlElement(f"w:{tag}")
        element.set(qn("w:val"), value)
        level.append(element)
    kind.append(level)
    numbering.insert(0, kind)
    number = numbering.add_num(91)

    def apply(paragraph):
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_numId().val = number.numId
        properties.get_or_add_ilvl().val = 0

    return apply


def form(folder):
    """The form in which offices report back."""
    plan = Plan("Biểu báo cáo kết quả thực hiện năm 2026")
    table = plan.table(["TT", "Tên nhiệm vụ", "Vai trò", "Cơ quan chủ trì", "Lũy kế", "Tiến độ", "Khó khăn", "Đề xuất, kiến nghị"])
    for at, name in enumerate(["Số hóa hồ sơ", "Vận hành bộ phận Một cửa"]):
        plan.row(table, [str(at + 1), name, "Chủ trì", "Sở Nội vụ", "65", "Quý IV/2026", "Thiếu máy quét" if at == 0 else "", ""])
        plan.expect(str(at + 1), name, "Sở Nội vụ", "", "Quý IV/2026")
    plan.end()
    plan.save(folder, "bieu-bao-cao")


def sheet(folder):
    """A work breakdown from abroad: the month stands first in its days, and a body is one over several rows."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = "WBS"
    page.append(["Kế hoạch triển khai hệ thống năm 2026"])
    page.append([])
    page.append(["WBS", "Task", "Owner", "Start", "Due (m/d/yyyy)", "Days", "%"])
    expected = []
    for at, (name, start, due, told) in enumerate([
        ("Khảo sát hiện trạng", "1/5/2026", "3/31/2026", "31/03/2026"),
        ("Thiết kế hệ thống", "4/1/2026", "6/15/2026", "15/06/2026"),
        ("Nghiệm thu", "11/1/2026", "12/9/2026", "09/12/2026"),
    ]):
        page.append([at + 1, name, "Trung tâm Công nghệ thông tin" if at != 1 else None, start, due, 30, 0.5])
        expected.append(f"{at + 1} | {name} | Trung tâm Công nghệ thông tin |  | {told}")
    page.merge_cells("C4:C5")
    hidden = book.create_sheet("tham-so")
    hidden.append(["TT", "Nhiệm vụ", "Chủ trì", "Thời gian"])
    hidden.append([1, "Không được đọc", "Sở Nội vụ", "2026"])
    hidden.sheet_state = "hidden"
    book.save(folder / "wbs.xlsx")
    write_expected(folder, "wbs", expected)


def days(folder):
    """Cells in which the program put a day for the month that somebody typed, and a time for nothing."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Nhiệm vụ"
    page.append(["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian"])
    times = [datetime.datetime(2026, 4, 1), datetime.time(8, 30), datetime.datetime(2026, 6, 15)]
    names = ["Khảo sát hiện trạng", "Thiết kế hệ thống", "Nghiệm thu"]
    for at, (name, time) in enumerate(zip(names, times)):
        page.append([at + 1, name, "Sở Nội vụ", time])
    book.save(folder / "ngay-trong-o.xlsx")
    told = ["01/04/2026", "", "15/06/2026"]
    write_expected(folder, "ngay-trong-o", [f"{at + 1} | {name} | Sở Nội vụ |  | {told[at]}" for at, name in enumerate(names)])


def report_form(folder):
    """The monthly form as offices send it back, which is no plan: it names nobody who leads, and no time."""
    plan = Plan("Kết quả thực hiện nhiệm vụ tháng 5 năm 2026")
    table = plan.table(["TT", "Tên nhiệm vụ", "Vai trò (Chủ trì/Phối hợp)", "Kết quả trong tháng", "Lũy kế",
                        "Tiến độ (Vượt/Đạt/Chậm)", "Khó khăn", "Đề xuất, kiến nghị"])
    plan.row(table, ["1", "Số hóa hồ sơ", "Chủ trì", "Đã số hóa 500 hồ sơ", "65%", "Đạt", "Thiếu máy quét", ""])
    plan.row(table, ["2", "Tập huấn", "Phối hợp", "Chưa thực hiện", "0%", "Chậm", "", ""])
    plan.end()
    plan.doc.save(folder / "bieu-thang.docx")


LONG_NAMES = [
    "Xây dựng cơ sở dữ liệu về cán bộ, công chức, viên chức và kết nối với các hệ thống dùng chung của cả nước",
    "Rà soát thủ tục", "Tổ chức tập huấn nghiệp vụ cho đội ngũ làm công tác cải cách hành chính",
    "Ban hành quy chế phối hợp giữa các cơ quan", "Kiểm tra công vụ",
]


def over_pages(folder):
    """Tables of several pages, to be printed as PDF: with cells in the middle of their rows and the head on each page, and
    with the head on the first page alone and rows that pages break. What is to be read stands in files of rows."""
    for name, count, is_centred in [("can-giua", 14, True), ("khong-lap-tieu-de", 24, False)]:
        plan = Plan("Cải cách hành chính giai đoạn 2026 - 2030")
        section = plan.doc.sections[0]
        if is_centred:
            section.orientation = WD_ORIENT.LANDSCAPE
            section.page_width, section.page_height = section.page_height, section.page_width
        page_number(section.footer.paragraphs[0])
        table = plan.table(["TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành"], is_centred)
        for at in range(count):
            name_of = f"{LONG_NAMES[at % 5]} lần {at + 1}"
            lead, support, time = MINISTRIES[at % 7], [MINISTRIES[(at + 1) % 7], MINISTRIES[(at + 3) % 7]], TIMES[at % 9]
            plan.row(table, [str(at + 1), name_of, lead, "; ".join(support) if at % 3 else "", time])
            plan.expect(str(at + 1), name_of, lead, ", ".join(support) if at % 3 else "", time)
        for at, row in enumerate(table.rows if is_centred else []):
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader" if at < 2 else "w:cantSplit"))
            for column, cell in enumerate(row.cells):
                cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
                for paragraph in cell.paragraphs if column != 1 else []:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        plan.end()
        plan.doc.save(folder / f"{name}.docx")
        (folder / f"{name}.rows").write_text("".join(f"{line}\n" for line in plan.expected), encoding="utf-8")


def page_number(paragraph):
    """A field that counts the pages, in the middle of the line."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run()
    for kind, text in [("begin", None), (None, "PAGE"), ("end", None)]:
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        element.text = text
        run._r.append(element)


BULLETS = """<html><meta charset="utf-8"><body>
<p>ỦY BAN NHÂN DÂN TỈNH MẪU</p><p><b>SỞ MẪU</b></p><p>Số: 15/KH-SM</p><p>Mẫu, ngày 12 tháng 01 năm 2026</p>
<p align="center"><b>KẾ HOẠCH</b></p><p align="center"><b>Công tác cải cách hành chính năm 2026</b></p>
<p>Căn cứ Kế hoạch số 01/KH-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh, Sở Mẫu ban hành kế hoạch như sau:</p>
<p>I. MỤC ĐÍCH, YÊU CẦU</p><p>1. Mục đích</p><p>- Nâng cao chất lượng phục vụ.</p><p>2. Yêu cầu</p><p>- Rõ việc, rõ người.</p>
<p>II. NHIỆM VỤ TRỌNG TÂM</p>
<p>II.1 Cải cách thể chế</p><p>- Rà soát văn bản đã ban hành.</p><p>- Kiến nghị sửa đổi, bổ sung.</p>
<p>Lãnh đạo phụ trách: Nguyễn Văn An</p><p>Đơn vị chủ trì: Phòng Pháp chế; Đơn vị phối hợp: Văn phòng Sở, các phòng chuyên môn</p>
<p>Thời gian thực hiện: Quý II/2026</p>
<p>II.2 Cải cách <b>thủ</b> tục hành chính</p><p>- Công bố thủ tục.</p>
<p>Đơn vị chủ trì: Văn phòng Sở; Đơn vị phối hợp: Phòng Pháp chế</p><p>Thời gian thực hiện: Thường xuyên</p>
<p>III. TỔ CHỨC THỰC HIỆN</p><p>1. Các phòng chuyên môn định kỳ hằng quý báo cáo kết quả về Văn phòng Sở.</p>
<p>2. Giao Văn phòng Sở làm đầu mối theo dõi, đôn đốc.</p>
<p>Nơi nhận:</p><p>- Ban Giám đốc;</p><p>- Lưu: VT.</p><p>GIÁM ĐỐC</p><p>Trần Thị Bình</p></body></html>"""

SPANNED = """<html><meta charset="utf-8"><body><p align="center">PHỤ LỤC</p>
<p align="center">DANH MỤC NHIỆM VỤ NĂM 2026</p><table border="1">
<tr><th rowspan="2">TT</th><th rowspan="2">Nội dung nhiệm vụ</th><th colspan="2">Cơ quan thực hiện</th><th rowspan="2">Sản phẩm</th><th rowspan="2">Thời gian hoàn thành</th></tr>
<tr><th>Chủ trì</th><th>Phối hợp</th></tr>
<tr><td>I</td><td colspan="5">CẢI CÁCH THỂ CHẾ</td></tr>
<tr><td>1</td><td>Ban hành quy chế phối hợp</td><td rowspan="2">Phòng Nội vụ</td><td>Các phòng, ban</td><td>Quyết định</td><td>Quý I/2026</td></tr>
<tr><td>2</td><td>Kiểm tra việc thực hiện quy chế</td><td>Văn phòng HĐND và UBND</td><td>Báo cáo</td><td>Quý IV/2026</td></tr>
<tr><td>II</td><td colspan="5">CHUYỂN ĐỔI SỐ</td></tr>
<tr><td>1</td><td>Số hóa hồ sơ <table><tr><td>trong đó ưu tiên lĩnh vực đất đai</td></tr></table></td><td>Văn phòng HĐND và UBND</td><td>UBND các xã, thị trấn</td><td>Kho dữ liệu</td><td>Trong năm 2026</td></tr>
</table></body></html>"""

FOOTNOTED = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:body><office:text>
<text:p>KẾ HOẠCH</text:p><text:p>Phòng, chống thiên tai năm 2026</text:p>
<table:table><table:table-column table:number-columns-repeated="4"/>
<table:table-row>{head}</table:table-row>
<table:table-row><table:table-cell><text:p>1</text:p></table:table-cell><table:table-cell><text:p>Diễn tập ứng phó bão<text:note text:id="ftn1" text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Theo Công văn số 45/UBND ngày 02/02/2026.</text:p></text:note-body></text:note></text:p></table:table-cell><table:table-cell><text:p>Ban Chỉ huy Quân sự</text:p></table:table-cell><table:table-cell><text:p>trước ngày 30/6/2026</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell><text:p>2</text:p></table:table-cell><table:table-cell><text:p>Kiểm tra đê điều</text:p></table:table-cell><table:table-cell><text:p>Phòng Kinh tế, Hạ tầng và Đô thị</text:p></table:table-cell><table:table-cell><text:p>Hằng quý</text:p></table:table-cell></table:table-row>
</table:table></office:text></office:body></office:document>"""


def of_libreoffice(folder, convert):
    """Documents that LibreOffice writes."""
    head = "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>"
                   for text in ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian thực hiện"])
    sources = {
        "so-gach-dau-dong.html": BULLETS,
        "phu-luc-o-gop.html": SPANNED,
        "chu-thich-cuoi-trang.fodt": FOOTNOTED.replace("{head}", head),
    }
    work = folder / "nguon"
    work.mkdir(exist_ok=True)
    for name, text in sources.items():
        (work / name).write_text(text, encoding="utf-8")
    pages = [work / name for name in sources if name.endswith(".html")]
    convert(pages, "docx:MS Word 2007 XML", folder, "HTML (StarWriter)")
    convert([work / "chu-thich-cuoi-trang.fodt"], "docx:MS Word 2007 XML", folder)
    convert([folder / "wbs.xlsx"], "ods", folder)
    for path in work.iterdir():
        path.unlink()
    work.rmdir()
    write_expected(folder, "so-gach-dau-dong", [
        "II.1 | Cải cách thể chế | Phòng Pháp chế | Văn phòng Sở, Các phòng chuyên môn | Quý II/2026",
        "II.2 | Cải cách thủ tục hành chính | Văn phòng Sở | Phòng Pháp chế | Thường xuyên",
    ])
    write_expected(folder, "phu-luc-o-gop", [
        "I.1 | Ban hành quy chế phối hợp | Phòng Nội vụ | Các phòng, ban | Quý I/2026",
        "I.2 | Kiểm tra việc thực hiện quy chế | Phòng Nội vụ | Văn phòng HĐND và UBND | Quý IV/2026",
        "II.1 | Số hóa hồ sơ trong đó ưu tiên lĩnh vực đất đai | Văn phòng HĐND và UBND | UBND các xã, thị trấn | Trong năm 2026",
    ])
    write_expected(folder, "chu-thich-cuoi-trang", [
        "1 | Diễn tập ứng phó bão | Ban Chỉ huy Quân sự |  | trước ngày 30/6/2026",
        "2 | Kiểm tra đê điều | Phòng Kinh tế, Hạ tầng và Đô thị |  | Hằng quý",
    ])


def make(folder, convert):
    """Writes all documents into a folder; `convert(files, kind, into)` is LibreOffice."""
    for document in [national, province, children, tracked, targets, automatic, form, sheet, days]:
        document(folder)
    of_libreoffice(folder, convert)


def libreoffice(files, kind, into, reader=None):
    import subprocess
    import tempfile

    with tempfile.TemporaryDirectory() as profile:
        command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless"]
        command += [f"--infilter={reader}"] if reader else []
        subprocess.run([*command, "--convert-to", kind, "--outdir", into, *files], check=True, capture_output=True, timeout=300)


if __name__ == "__main__":
    make(Path(sys.argv[1]), libreoffice)
