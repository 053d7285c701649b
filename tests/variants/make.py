"""Writes the workbooks beside it: the table of tests/formats.rs as the workbooks that no Rust library writes.

python3 tests/variants/make.py    needs xlwt and pyxlsbwriter
"""
import datetime, pathlib, zipfile

import xlwt
from pyxlsbwriter import XlsbWriter

HERE = pathlib.Path(__file__).parent
HEADERS = ["Order ID", "Customer ID", "Order Date", "Product", "Amount", "Cost"]
CHINESE = ["订单编号", "客户编号", "下单日期", "商品名称", "金额", "成本"]


def table():
    customers = ["00017", "Ann, the first", "张三", "O'Neil", '王五 "老王"']
    for at in range(60):
        yield [
            f"A-{at % 7 + 1}",
            customers[at % 5],
            datetime.datetime(2023, 11, 3) + datetime.timedelta(days=at * 7),
            ["茶杯", "Tea; green", "Kettle"][at % 3],
            -12.5 if at % 11 == 5 else (100_000 + at * 1337) / 100,
            at * 700 / 100,
        ]


def xls(name, headers):
    book = xlwt.Workbook()
    book.add_sheet("Notes").write(0, 0, "Made by Ann")
    data = book.add_sheet("Data")
    style = xlwt.easyxf(num_format_str='yyyy"年"m"月"d"日"')
    for at, row in enumerate([headers, *table()]):
        for column, value in enumerate(row):
            if isinstance(value, datetime.datetime):
                data.write(at, column, value, style)
            else:
                data.write(at, column, value)
    book.save(str(HERE / name))


def xlsb(name, headers):
    with XlsbWriter(str(HERE / name)) as book:
        book.add_sheet("Data")
        book.write_sheet([headers, *table()])
    # The same bytes in every run.
    with zipfile.ZipFile(HERE / name) as archive:
        files = [(info.filename, archive.read(info)) for info in archive.infolist()]
    with zipfile.ZipFile(HERE / name, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files:
            info = zipfile.ZipInfo(path, (2024, 5, 13, 10, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)


for suffix, headers in (("", HEADERS), (" chinese", CHINESE)):
    xls(f"workbook{suffix}.xls", headers)
    xlsb(f"workbook{suffix}.xlsb", headers)
