"""Reads the workbook of a release with openpyxl and pandas, as its users do, and holds it against the CSV files.

    workbook.py RELEASE_DIR

The workbooks of releases without datapackage.json have no sheets for people; nothing is done for them.
"""

import csv
import sys
from decimal import Decimal
from pathlib import Path

import openpyxl
import pandas

csv.field_size_limit(1 << 30)
release = Path(sys.argv[1])
if not (release / "datapackage.json").exists():
    print(f"{release}: a workbook of tables alone")
    sys.exit(0)
(path,) = release.glob("*.xlsx")
HEAD = 7  # the row of the heads
MARKS = ["[x]", "[z]"]


def rows_of(table):
    with open(release / "csv" / f"{table}.csv", encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


book = openpyxl.load_workbook(path)
people = ["Summary", "Comparison", "Figures", "Names", "Documents", "Passages"]
tables = [p.stem for p in (release / "csv").glob("*.csv")]
tabs = ["Cover", "Contents", "Notes", *people]
assert book.sheetnames[:9] == tabs and book.sheetnames[-1] == "Data_dictionary", book.sheetnames
assert sorted(book.sheetnames[9:-1]) == sorted("table_" + t for t in tables), book.sheetnames

# Every table as it is: the cells of the sheet are those of the CSV, but for the marks of what is absent.
for table in tables:
    expected = rows_of(table)
    sheet = book["table_" + table]
    if not sheet.tables:
        assert not expected or "more than this workbook shows" in sheet["A3"].value, table
        continue
    frame = pandas.read_excel(path, sheet_name="table_" + table, header=HEAD - 1, dtype=str, keep_default_na=False,
                              na_values=MARKS)
    assert list(frame.columns) == list(expected[0]) and len(frame) == len(expected), table
    for column in frame.columns:
        for cell, want in zip(frame[column], (r[column] for r in expected)):
            if want == "" or want in MARKS or "[truncated, " in str(cell):
                continue
            same = str(cell) == want or str(cell) == want + " 00:00:00"
            if not same:
                same = Decimal(cell) == Decimal(want)
            assert same, (table, column, cell, want)

# A sum over the column to use counts each number once: it is that of the statements.
if book["Figures"].tables:
    figures = pandas.read_excel(path, sheet_name="Figures", header=HEAD - 1, na_values=MARKS)
    got = figures.groupby("document id")["value to use"].sum()
    want = {}
    for s in rows_of("statements"):
        if s["figure_ids"] != "[]" and s["value"]:
            want[s["document_id"]] = want.get(s["document_id"], 0) + Decimal(s["value"])
    for document, value in want.items():
        assert abs(Decimal(repr(float(got[document]))) - value) <= abs(value) * Decimal("1e-14"), (document, value)

# Each fact of a text with several versions is in Comparison, with a link to a passage that is there.
if book["Comparison"].tables:
    compared = [f for f in rows_of("facts") if f["status"] != "alone"]
    assert book["Comparison"].max_row - HEAD == len(compared)
    for row in book["Comparison"].iter_rows(min_row=HEAD + 1):
        for cell in row:
            if cell.hyperlink:
                tab, target = cell.hyperlink.location.split("!A")
                assert book[tab][f"A{target}"].value == int(cell.value.split()[1]), cell.coordinate
print(f"{path.name}: openpyxl and pandas read {len(book.sheetnames)} sheets; they are what the CSV files say")
