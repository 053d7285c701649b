#!/usr/bin/env python3
"""Makes a workbook of a CSV file's rows, as Excel would save it: shared texts, numbers as numbers, days with a style.

Usage: workbook.py FROM.csv TO.xlsx; needs nothing but Python.
"""

import csv
import sys
import zipfile
from datetime import date
from xml.sax.saxutils import escape

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
FIRST = date(1899, 12, 30).toordinal()
ROWS = 1_048_576


def cell(text: str, at: str, texts: dict[str, int]) -> str:
    try:
        return f'<c r="{at}" s="1"><v>{date.fromisoformat(text).toordinal() - FIRST}</v></c>'
    except ValueError:
        pass
    try:
        float(text)
        return f'<c r="{at}"><v>{text}</v></c>'
    except ValueError:
        return f'<c r="{at}" t="s"><v>{texts.setdefault(text, len(texts))}</v></c>'


def main(source: str, target: str) -> None:
    texts: dict[str, int] = {}
    with open(source, newline="", encoding="utf-8") as file, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as book:
        rows = csv.reader(file)
        with book.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>'.encode())
            for number, row in zip(range(1, ROWS + 1), rows):
                cells = "".join(cell(text, f"{chr(65 + at)}{number}", texts) for at, text in enumerate(row) if text)
                sheet.write(f'<row r="{number}">{cells}</row>'.encode())
            sheet.write(b"</sheetData></worksheet>")
        parts = {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{TYPES}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPES}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="{TYPES}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="{TYPES}.sharedStrings+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="Orders" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{OFFICE}/styles" Target="styles.xml"/><Relationship Id="r3" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
            "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
            "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}" uniqueCount="{len(texts)}">{"".join(f"<si><t>{escape(text)}</t></si>" for text in texts)}</sst>',
        }
        for name, content in parts.items():
            book.writestr(name, HEAD + content)


main(*sys.argv[1:])
