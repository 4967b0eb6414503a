"""Loads a release with pandas, polars and DuckDB, as its users do, and holds what they read against the manifest.

    readers.py RELEASE_DIR

Python's own csv and json modules, and pyarrow, recompute the content digest of every table: no code of the project
takes part.
"""

import csv
import hashlib
import json
import sys
from decimal import Decimal
from pathlib import Path

import duckdb
import pandas
import polars
import pyarrow.parquet as pq

csv.field_size_limit(1 << 30)
release = Path(sys.argv[1])
manifest = json.loads((release / "manifest.json").read_text(encoding="utf-8"))
schema = {t["name"]: t for t in manifest["tables"]}


def dump(row):
    return (json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def plain(value):
    """a value of pyarrow as the content digest has it"""
    if isinstance(value, Decimal):
        s = format(value, "f")
        return (s.rstrip("0").rstrip(".") if "." in s else s) or "0"
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if isinstance(value, list):
        return [plain(v) for v in value]
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    return value


def from_csv(path, columns):
    """the rows of a CSV file, typed by the columns"""
    with open(path, encoding="utf-8", newline="") as f:
        rows = csv.reader(f)
        assert next(rows) == [name for name, _ in columns], path
        for row in rows:
            yield [None if cell == "" else json.loads(cell) if kind.startswith(("list", "int")) else cell
                   for cell, (_, kind) in zip(row, columns)]


def content(columns, rows):
    digest = hashlib.sha256(dump([list(c) for c in columns]))
    for row in rows:
        digest.update(dump(row))
    return digest.hexdigest()


total = 0
for name, table in schema.items():
    parquet, text = release / "parquet" / f"{name}.parquet", release / "csv" / f"{name}.csv"
    file = pq.ParquetFile(parquet)
    kept = {k.decode(): v.decode() for k, v in (file.metadata.metadata or {}).items()}
    dictionary = next(json.loads(v) for k, v in sorted(kept.items()) if k.endswith("columns"))
    columns = [(c["name"], c["type"]) for c in dictionary]

    arrow = file.read()
    rows = [list(r.values()) for r in arrow.to_pylist()]
    assert content(columns, ([plain(v) for v in r] for r in rows)) == table["content"], f"{parquet}: content"
    assert content(columns, from_csv(text, columns)) == table["content"], f"{text}: content"

    frame = pandas.read_parquet(parquet)
    assert len(frame) == table["rows"] and list(frame.columns) == [c for c, _ in columns], f"{parquet}: pandas"
    lazy = polars.scan_parquet(parquet).collect()
    assert lazy.height == table["rows"] and lazy.columns == [c for c, _ in columns], f"{parquet}: polars"
    assert polars.read_csv(text, infer_schema=False).height == table["rows"], f"{text}: polars"
    counted = duckdb.sql(f"select count(*) from '{parquet}'").fetchall()[0][0]
    assert counted == table["rows"], f"{parquet}: duckdb"
    counted = duckdb.sql(f"select count(*) from read_csv('{text}', all_varchar=true, header=true, max_line_size=10000000)").fetchall()[0][0]
    assert counted == table["rows"], f"{text}: duckdb"
    for column, kind in columns:
        got = duckdb.sql(f"""select any_value(typeof("{column}")) from '{parquet}'""").fetchall()[0][0]
        want = {"string": "VARCHAR", "int64": "BIGINT", "date": "DATE", "list<string>": "VARCHAR[]"}.get(kind)
        if kind.startswith("decimal"):
            want = kind.upper()
        assert got is None or want is None or got == want, f"{parquet}: {column} is {got}"
    total += table["rows"]

joined = duckdb.sql(f"""
    select count(*) from '{release}/parquet/figures.parquet' f
    join '{release}/parquet/documents.parquet' d using (document_id)
    where d.text[f.start + 1 : f."end"] = f.surface""").fetchall()[0][0]
assert joined == schema["figures"]["rows"], "figures: surfaces are slices of the text"
exact = duckdb.sql(f"select count(*) from '{release}/parquet/figures.parquet' where value < 0 or value > 1e9").fetchall()[0][0]
held = sum(1 for r in pq.read_table(release / "parquet" / "figures.parquet").to_pylist()
           if r["value"] is not None and (r["value"] < 0 or r["value"] > 10**9))
assert exact == held, "figures: DuckDB filters values as they are"
print(f"{release}: {len(schema)} tables, {total} rows: pandas, polars, DuckDB and pyarrow read what the manifest says")
