"""Writes the odd files beside it, each named after its fault. Only the xls need a package (xlwt).

python3 tests/files/make.py
"""
import gzip, io, pathlib, struct, zipfile

HERE = pathlib.Path(__file__).parent
HEAD = "Order ID,Customer ID,Order Date,Amount\n"
GOOD = HEAD + "1,Ann,2024-05-13,12.50\n2,Bob,2024-05-14,20.00\n3,Ann,2024-06-13,7.25\n"


def write(name, content, encoding="utf-8"):
    data = content if isinstance(content, bytes) else content.encode(encoding)
    (HERE / name).write_bytes(data)


def zipped(files):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            info = zipfile.ZipInfo(name, (2024, 5, 13, 10, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return buffer.getvalue()


def gzipped(text, level=9):
    return gzip.compress(text if isinstance(text, bytes) else text.encode(), level, mtime=0)


def cell(value):
    if value is None:
        return "<c/>"
    if isinstance(value, (int, float)):
        return f"<c><v>{value}</v></c>"
    if value.startswith("#"):
        return f'<c t="e"><v>{value}</v></c>'
    return f'<c t="inlineStr"><is><t>{value}</t></is></c>'


def sheet(rows, first=1):
    body = "".join(f'<row r="{at}">{"".join(map(cell, row))}</row>' for at, row in enumerate(rows, first))
    return f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{body}</sheetData></worksheet>'


def xlsx(sheets, date1904=False):
    """Sheets are (name, state, rows or XML)."""
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    listed = "".join(
        f'<sheet name="{name}" sheetId="{at}" {f"""state="{state}" """ if state else ""}r:id="rId{at}"/>'
        for at, (name, state, _) in enumerate(sheets, 1)
    )
    relations = "".join(
        f'<Relationship Id="rId{at}" Type="{relation}/worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at in range(1, len(sheets) + 1)
    )
    types = "".join(
        f'<Override PartName="/xl/worksheets/sheet{at}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
        for at in range(1, len(sheets) + 1)
    )
    files = [
        ("[Content_Types].xml", f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>{types}</Types>'),
        ("_rels/.rels", f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>'),
        ("xl/workbook.xml", f'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{relation}"><workbookPr{" date1904=" + chr(34) + "1" + chr(34) if date1904 else ""}/><sheets>{listed}</sheets></workbook>'),
        ("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>'),
    ]
    for at, (_, _, rows) in enumerate(sheets, 1):
        files.append((f"xl/worksheets/sheet{at}.xml", rows if isinstance(rows, str) else sheet(rows)))
    return zipped(files)


def ods(table):
    names = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = f'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
    content = f'<?xml version="1.0"?><office:document-content {names}><office:body><office:spreadsheet>{table}</office:spreadsheet></office:body></office:document-content>'
    return zipped([("mimetype", kind), ("META-INF/manifest.xml", manifest), ("content.xml", content)])


def text_cell(text):
    return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


def ods_rows(rows):
    return "".join(f'<table:table-row>{"".join(map(text_cell, row))}</table:table-row>' for row in rows)


ROWS = [["Order ID", "Customer ID", "Order Date", "Amount"], ["1", "Ann", "2024-05-13", 12.5], ["2", "Bob", "2024-05-14", 20]]
TEXTS = [[str(value) for value in row] for row in ROWS]

# Whole files.
write("empty.csv", b"")
write("only blank lines.csv", "\n\n  \n")
write("only a byte order mark.csv", b"\xef\xbb\xbf")
write("only a header.csv", HEAD)
write("one column.csv", "just\nsome\nwords\n")
write("a picture named csv.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
write("a pdf.csv", b"%PDF-1.7\n")
write("a web page named xls.xls", "<html><table><tr><td>Customer</td></tr></table></html>")
write("zero bytes in text.csv", b"Customer,Date,Amount\nA\0n,2024-05-13,1\n\0\0\0\0\n")
write("good.csv", GOOD)
write("no line end at the end.csv", GOOD.rstrip("\n"))
write("old mac line ends.csv", GOOD.replace("\n", "\r"))
write("mixed line ends.csv", GOOD.replace("\n", "\r\n", 2))
# Quoting.
write("quote never closed.csv", HEAD + '1,"Ann,2024-05-13,12.50\n2,Bob,2024-05-14,20\n')
write("line end inside quotes.csv", HEAD + '1,"Ann\nLee",2024-05-13,12.50\n2,Bob,2024-05-14,20\n')
write("quote inside a word.csv", HEAD + '1,6" Ann,2024-05-13,12.50\n2,Bob,2024-05-14,20\n')
write("rows too short.csv", HEAD + "1,Ann,2024-05-13,12.50\n2,Bob\n3\n")
write("rows too long.csv", HEAD + "1,Ann,2024-05-13,12.50,x,y\n2,Bob,2024-05-14,20,,,,\n")
write("blank lines between.csv", HEAD + "\n1,Ann,2024-05-13,12.50\n\n\n2,Bob,2024-05-14,20\n,,,\n")
write("semicolons with commas.csv", "Kunde;Datum;Betrag\nMüller, Ann;13.05.2024;1.234,50\nBob;14.05.2024;20,00\n")
write("pipes.csv", GOOD.replace(",", "|"))
write("excel's formula quotes.csv", '订单编号,买家会员名,订单创建时间,总金额\n="1001",小张,2024-05-13,20\n="1002",小李,2024-05-14,30\n')
# Encodings.
CHINESE = "订单编号,客户编号,下单日期,金额\nA1,张三,2024年5月13日,12.50\nA2,李四,2024年5月14日,20\n"
write("gbk.csv", CHINESE, "gbk")
write("big5.csv", "訂單編號,客戶編號,下單日期,金額\nA1,陳大文,2024-05-13,12.50\nA2,黃小明先生,2024-05-14,20\nA3,臺灣電力公司,2024-05-15,30\n", "big5")
write("shift-jis.csv", "注文番号,顧客番号,注文日,金額\nA1,山田太郎,2024-05-13,1250\nA2,スズキ株式会社,2024-05-14,2000\nA3,トヨタ自動車,2024-05-15,100\n", "shift_jis")
write("windows-1252.csv", "Kunde;Datum;Betrag\nMüller;13.05.2024;12,50\nJürgen Groß;14.05.2024;20,00\nZoë Café;15.05.2024;1,00\n", "cp1252")
write("utf-16 little endian.csv", b"\xff\xfe" + CHINESE.encode("utf-16-le"))
write("utf-16 big endian.csv", b"\xfe\xff" + CHINESE.encode("utf-16-be"))
write("one broken byte in utf-8.csv", CHINESE.encode() + b"A3,\xc8\xff\xb4,2024-05-15,30\n")
write("broken byte in a column nobody uses.csv", b"Customer,Date,Amount,Memo\nAnn,2024-05-13,1.5,\xff\xfe\n" + "Zoë,2024-05-14,2.5,x\n".encode())
# Headers.
write("title lines above.csv", "ACME Ltd,,,\nSales report 2024,,,\n,,,\n" + GOOD)
write("header in two rows.csv", "Customer,,Order,,\nID,Name,ID,Date,Amount\n17,Ann,1,2024-05-13,12.50\n18,Bob,2,2024-05-14,20.00\n")
write("header names twice.csv", "Customer,Date,Amount,Amount,,\nAnn,2024-05-13,12.50,1,,\nBob,2024-05-14,20.00,2,,\n")
write("no header.csv", "1001,Ann,2024-05-13,12.50\n1002,Bob,2024-05-14,20.25\n1003,Ann,2024-05-15,7.75\n1004,Ann,2024-05-16,7.75\n")
write("header repeated on each page.csv", GOOD + HEAD + "4,Bob,2024-06-14,9.00\n")
write("total and notes below.csv", GOOD + "Total,,,39.75\n\nPrinted: 2024-07-01,,,\nPage 1 of 1\n")
write("chinese totals.csv", CHINESE + "小计,,,32.50\n合计：2 笔,,,32.50\n制单人：王五,,,\n")
# Dates.
write("dates either way round.csv", HEAD + "1,Ann,05/06/2024,12.50\n2,Bob,07/08/2024,20.00\n")
write("dates in both orders.csv", HEAD + "1,Ann,13/05/2024,12.50\n2,Bob,14/05/2024,20.00\n3,Ann,05/31/2024,1.00\n")
write("short years on either side.csv", HEAD + "1,Ann,10-05-11,12.50\n2,Bob,11-06-12,20.00\n")
write("days that do not exist.csv", HEAD + "1,Ann,31/02/2024,12.50\n2,Bob,30/01/2024,20.00\n3,Ann,00/00/0000,1\n")
write("every way to write a date.csv", "Customer;Date;Amount\n" + "".join(
    f"C{at};{date};1.5\n" for at, date in enumerate(["2024-05-13", "2024年5月13日", "20240513", "13-May-2024 14:02", "2024-05-13T23:30:00+08:00", "45425", "1715558400", "1715558400000", "May 13, 2024", "13th May 2024", "2024/5/13 下午2:02", "yesterday", ""])))
# Amounts.
write("amounts either way.csv", "Customer;Date;Amount\nAnn;2024-05-13;1,234\nBob;2024-05-14;2,500\n")
write("every way to write an amount.csv", "Customer;Date;Amount\n" + "".join(
    f"C{at};2024-05-13;{amount}\n" for at, amount in enumerate(["¥1,234.50", "1'234.50", "(123.45)", "123.45-", "-", "1.2万", "3亿", "12%", "１２．５", "1e5", "N/A", "--", "#REF!", "12 apples", "12345678901234567890123456789", ""])))
write("decimal commas.csv", "Kunde;Datum;Betrag\nAnn;13.05.2024;1.355,90\nBob;14.05.2024;1 234,50\nCid;15.05.2024;20,00 €\n")
write("several currencies in a column.csv", "Customer,Date,Amount,Currency\nAnn,2024-05-13,10,USD\nBob,2024-05-14,20,EUR\nCid,2024-05-15,30,USD\n")
write("several currencies by their signs.csv", "Customer,Date,Amount\nAnn,2024-05-13,$10.00\nBob,2024-05-14,€20.00\nCid,2024-05-15,$30.00\n")
write("refunds and cancellations.csv", "Customer,Date,Amount,Status\nAnn,2024-05-13,10,paid\nAnn,2024-05-14,-4,paid\nBob,2024-05-14,20,cancelled\nCid,2024-05-14,20,refunded\n")
write("no customers.csv", HEAD + "1,,2024-05-13,12.50\n2,,2024-05-14,20.00\n")
# Packed.
write("good.csv.gz", gzipped(GOOD))
write("gz in two members.csv.gz", gzipped(GOOD) + gzipped("4,Bob,2024-06-14,9.00\n"))
write("gz cut off.csv.gz", gzipped(GOOD)[:-12])
write("gz with noise behind.csv.gz", gzipped(GOOD) + b"noise and more noise")
write("gz of a picture.gz", gzipped(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"))
write("gz of a workbook.gz", gzipped(xlsx([("Data", "", ROWS)])))
write("table in a zip.zip", zipped([("export/orders.csv", GOOD), ("readme.txt", "Have fun.\n"), ("__MACOSX/._orders.csv", b"\0\1")]))
write("two tables in a zip.zip", zipped([("q1.csv", GOOD), ("q2.csv", GOOD.replace("2024", "2025"))]))
write("workbook in a zip.zip", zipped([("a.xlsx", xlsx([("Data", "", ROWS)]))]))
write("zip without a table.zip", zipped([("picture.png", b"\x89PNG\r\n\x1a\n"), ("folder/", b"")]))
write("empty zip.zip", zipped([]))
write("zip cut off.zip", zipped([("orders.csv", GOOD)])[:-30])
write("a word document.docx", zipped([("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w/>")]))
# Workbooks.
write("workbook named csv.csv", xlsx([("Data", "", ROWS)]))
write("hidden sheet before the data.xlsx", xlsx([("Lists", "hidden", [["A"], ["B"]]), ("Data", "", ROWS), ("Notes", "", [["Made by Ann"]])]))
write("data only on a hidden sheet.xlsx", xlsx([("Start", "", [["See the report"]]), ("Data", "hidden", ROWS)]))
write("two sheets with data.xlsx", xlsx([("Q1", "", ROWS), ("Q2", "", ROWS)]))
write("empty workbook.xlsx", xlsx([("Sheet1", "", [])]))
write("workbook with errors in cells.xlsx", xlsx([("Data", "", ROWS + [["3", "Cid", "2024-05-15", "#REF!"], ["4", "#N/A", "2024-05-15", 3]])]))
write("dates counted from 1904.xlsx", xlsx([("Data", "", [ROWS[0], ["1", "Ann", 43963, 12.5], ["2", "Bob", 43964, 20]])], date1904=True))
far = sheet(ROWS).replace("</sheetData>", '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')
write("one cell in the last corner.xlsx", xlsx([("Data", "", far)]))
write("workbook cut off.xlsx", xlsx([("Data", "", ROWS)])[:-60])
write("workbook with a broken sheet.xlsx", xlsx([("Data", "", "<worksheet><sheetData><row><c><v>1</v></row>")]))
write("good.ods", ods(f'<table:table table:name="Data">{ods_rows(TEXTS)}<table:table-row table:number-rows-repeated="1048573"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>'))
write("sheet that claims a billion cells.ods", ods(f'<table:table table:name="Data"><table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384"/></table:table-row></table:table>'))
write("ole but no workbook.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))

try:
    import xlwt, datetime
except ImportError:
    print("good.xls is left as it is: xlwt is not installed")
else:
    book = xlwt.Workbook()
    data = book.add_sheet("Data")
    style = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    for at, row in enumerate(ROWS):
        for column, value in enumerate(row):
            if at and column == 2:
                data.write(at, column, datetime.date.fromisoformat(value), style)
            else:
                data.write(at, column, value)
    book.save(str(HERE / "good.xls"))
    data.write(65535, 255, "x")
    book.save(str(HERE / "one cell in the last corner.xls"))

# What a fuzzer finds: good.xls, damaged.
OLD = (HERE / "good.xls").read_bytes()
write("old workbook cut off.xls", OLD[:4107])
table = 512 + 512 * int.from_bytes(OLD[76:80], "little")
write("sectors in a circle.xls", OLD[:table] + bytes(4 * 100) + OLD[table + 4 * 100 :])
first = OLD.index(b"\x85\x00")
write("sheet beyond the end.xls", OLD[: first + 4] + b"\xff\xff\xff\x7f" + OLD[first + 8 :])
cell = OLD.index(b"\xfd\x00\x0a\x00")
write("short record in a sheet.xls", OLD[: cell + 2] + b"\x02" + OLD[cell + 3 :])

# A binary workbook, damaged in one of its parts.
with zipfile.ZipFile(HERE.parent / "variants/workbook.xlsb") as archive:
    PARTS = [(info.filename, archive.read(info)) for info in archive.infolist()]
DATA = dict(PARTS)["xl/worksheets/sheet1.bin"]


def damaged(name, part, change):
    write(name, zipped([(path, change(content) if path == part else content) for path, content in PARTS]))


damaged("binary workbook whose sheet is nowhere.xlsb", "xl/_rels/workbook.bin.rels", lambda part: part.replace(b'"rId1"', b'"rId9"'))
damaged("binary workbook cut off in a sheet.xlsb", "xl/worksheets/sheet1.bin", lambda part: part[:1000])
damaged("binary workbook whose texts are lost.xlsb", "xl/sharedStrings.bin", lambda part: part[:-200])
# The first cell that holds a text of its own or a shared one: kind, length 12, column, style, number of the text.
cell = DATA.index(b"\x07\x0c")
damaged("binary workbook with a short record.xlsb", "xl/worksheets/sheet1.bin", lambda part: part[: cell + 1] + b"\x04" + part[cell + 2 :])
damaged("binary workbook that refers to nothing.xlsb", "xl/worksheets/sheet1.bin", lambda part: part[: cell + 10] + b"\xff" * 4 + part[cell + 14 :])
row = DATA.index(b"\x00\x19" + bytes(4))
damaged("binary workbook with a row beyond the end.xlsb", "xl/worksheets/sheet1.bin", lambda part: part[: row + 2] + b"\xff" * 4 + part[row + 6 :])
