"""Fills in forms as clerks do, through LibreOffice's own cells. The system's Python runs it, which LibreOffice speaks to:
`clerks.py FORMS INTO` fills in every workbook of a folder, saves each as xlsx, ods and xls, and prints as JSON what was
filled in where."""

import datetime
import itertools
import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.sheet.FilterOperator import NOT_EMPTY
from com.sun.star.table import TableSortField

FILTERS = {"xlsx": "Calc MS Excel 2007 XML", "ods": "calc8", "xls": "MS Excel 97"}
KEY, ITEM, NAME, STATE, PERCENT, MEASURED, NOTE, CAUSE, EVIDENCE = 0, 1, 2, 7, 8, 9, 10, 11, 12
SHARES = ["45,5", "45%", "45", " 60 "]
EPOCH = datetime.date(1899, 12, 30)


def properties(struct=PropertyValue, **values):
    made = []
    for name, value in values.items():
        made.append(struct())
        made[-1].Name, made[-1].Value = name, value
    return tuple(made)


def desktop(pipe):
    """LibreOffice, once it answers."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(300):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except NoConnectException:
            time.sleep(0.1)
    raise SystemExit("LibreOffice does not answer")


class Form:
    """A form that is open in LibreOffice."""

    def __init__(self, document, number):
        self.document, self.number = document, number
        self.sheet = document.Sheets.getByIndex(0)
        cursor = self.sheet.createCursor()
        cursor.gotoEndOfUsedArea(False)
        self.rows = range(cursor.RangeAddress.EndRow + 1)
        self.told = {"items": [], "cases": []}

    def cell(self, column, row):
        return self.sheet.getCellByPosition(column, row)

    def is_open(self, column, row):
        return not self.cell(column, row).CellProtection.IsLocked

    def kind(self, row):
        """What a row asks for, by which of its cells can be filled in."""
        columns = [column for column in (ITEM, STATE, MEASURED, NOTE) if self.is_open(column, row)]
        if not self.cell(KEY, row).String.startswith("r"):
            return None
        kinds = {(STATE, MEASURED, NOTE): "item", (STATE, NOTE): "item", (MEASURED,): "target"}
        kinds |= {(ITEM, STATE, MEASURED): "case", (NOTE,): "whole"}
        return kinds.get(tuple(columns))

    def choices(self, column, row):
        """What the drop-down list of a cell offers."""
        name, cells = self.cell(column, row).Validation.getFormula1().lstrip("=$").replace("'", "").split(".")
        cells = self.document.Sheets.getByName(name).getCellRangeByName(cells)
        return [line[0] for line in cells.DataArray]

    def fill(self):
        for at, row in enumerate(row for row in self.rows if self.kind(row) == "item"):
            self.fill_item(row, self.number + at)
        cases = [row for row in self.rows if self.kind(row) == "case"]
        if cases:
            self.fill_case(cases[0])
        whole = [row for row in self.rows if self.kind(row) == "whole"]
        self.told["difficulties"] = f"Thiếu máy quét; đợt {self.number}"
        self.cell(NOTE, whole[0]).String = self.told["difficulties"]

    def fill_item(self, row, at):
        started, done, blocked = (self.choices(STATE, row)[place] for place in (1, 2, 3))
        share = SHARES[at % 4]
        state, share = [(started, share), (done, "100"), (started, share), (blocked, "")][at % 4]
        note, number = f"Kết quả {at}\nđã báo cáo", f"{at + 1}/BC"
        self.cell(STATE, row).String = state
        self.cell(PERCENT, row).FormulaLocal = share
        self.cell(NOTE, row).String = note
        self.cell(EVIDENCE, row).String = f"{number} ngày 10/9/2022"
        told = {"item": self.cell(ITEM, row).String, "state": state, "note": note, "evidence": number}
        told |= {"percent": float(share.strip().rstrip("%").replace(",", "."))} if share else {}
        if state == blocked:
            told["cause"] = "Chưa có kinh phí"
            self.cell(CAUSE, row).String = told["cause"]
        others = itertools.takewhile(lambda other: self.kind(other) == "target", range(row + 1, len(self.rows)))
        targets = ([row] if self.is_open(MEASURED, row) else []) + list(others)
        for place, target in enumerate(targets):
            self.cell(MEASURED, target).FormulaLocal = f"{place + 1},5"
        told |= {"measured": [place + 1.5 for place in range(len(targets))]} if targets else {}
        self.told["items"].append(told)

    def fill_case(self, row):
        item = self.choices(ITEM, row)[0]
        self.cell(ITEM, row).String = item
        self.cell(STATE, row).Value = (datetime.date(2022, 9, 1) - EPOCH).days
        self.cell(PERCENT, row).String = "20/9/2022"
        self.told["cases"].append({"item": item, "on": "2022-09-01", "due": "2022-09-20"})

    def arrange(self):
        """Sorts the rows that can be filtered from the last name to the first, as the button at a head of a column does,
        colours them, and hides what is blank; for which the protection, which has no password, is lifted."""
        self.sheet.unprotect("")
        filtered = self.document.getPropertyValue("UnnamedDatabaseRanges").getByTable(0)
        assert filtered.AutoFilter
        area = self.sheet.getCellRangeByName(filtered.ReferredCells.AbsoluteName)
        field = TableSortField()
        field.Field, field.IsAscending = NAME - area.RangeAddress.StartColumn, False
        sorted_by = uno.Any("[]com.sun.star.table.TableSortField", (field,))
        area.sort(properties(SortFields=sorted_by, ContainsHeader=True))
        area.CellBackColor = 0xFFE0E0
        descriptor = area.createFilterDescriptor(True)
        descriptor.ContainsHeader = True
        kept = uno.createUnoStruct("com.sun.star.sheet.TableFilterField")
        kept.Field, kept.Operator = NAME - area.RangeAddress.StartColumn, NOT_EMPTY
        descriptor.setFilterFields((kept,))
        area.filter(descriptor)

    def save(self, into, name):
        for kind, program in FILTERS.items():
            file = into / kind / f"Fwd {name} (1).{kind}"
            file.parent.mkdir(parents=True, exist_ok=True)
            self.document.storeToURL(file.as_uri(), properties(FilterName=program))


def fill_in(office, file, number, into):
    """Fills in a form, saves it in each format, and says what was filled in."""
    document = office.loadComponentFromURL(file.as_uri(), "_blank", 0, properties(Hidden=True))
    form = Form(document, number)
    form.fill()
    form.arrange()
    form.save(into, file.stem)
    document.close(True)
    return form.told


def main(forms, into):
    told = {}
    with tempfile.TemporaryDirectory() as profile:
        pipe = re.sub(r"\W", "", profile)
        command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--norestore"]
        with subprocess.Popen([*command, f"--accept=pipe,name={pipe};urp;"]) as program:
            try:
                office = desktop(pipe)
                for number, file in enumerate(sorted(forms.glob("*.xlsx"))):
                    told[file.stem] = fill_in(office, file, number, into)
            finally:
                program.terminate()
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main(*(Path(argument).resolve() for argument in sys.argv[1:]))
