"""Loads the tables of releases with the programs that their users have, and holds every row that they read against the
content digest in the manifest: pandas (both kinds of types), pyarrow, polars, DuckDB, Spark, Hugging Face datasets,
fastparquet, R, hyparquet and parquet-wasm for Parquet; Python's csv, pandas, polars, DuckDB and R for CSV. No code of
the project takes part.

    readers.py RELEASE_DIR...

What a reader cannot do is written down below, and measured: a reader that does better than is written fails, too.
"""

import csv
import datetime
import hashlib
import json
import math
import os
import subprocess
import sys
import tempfile
import warnings
from decimal import Decimal
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = "1"

import datasets
import duckdb
import fastparquet
import pandas
import polars
import pyarrow.parquet as pq
from pyspark.sql import SparkSession

csv.field_size_limit(1 << 30)
datasets.disable_progress_bars()
datasets.logging.set_verbosity_error()
spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
spark.sparkContext.setLogLevel("ERROR")

# Readers of Parquet that give decimals as floating-point numbers: those are compared as such.
FLOATS = {"hyparquet", "fastparquet"}


def dump(row):
    return (json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def content(columns, rows):
    digest = hashlib.sha256(dump([list(c) for c in columns]))
    for row in rows:
        digest.update(dump(row))
    return digest.hexdigest()


def number(text):
    """a decimal as CSV has it: no exponent, no trailing zeros"""
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def plain(value, kind):
    """a value of a reader as the content digest has it"""
    if value is None or value is pandas.NA or value is pandas.NaT:
        return None
    if isinstance(value, float) and math.isnan(value):
        return None
    if kind.startswith("list"):
        return [plain_element(v) for v in value]
    if kind == "int64":
        return int(value)
    if isinstance(value, dict) and "decimal" in value:
        return value["decimal"]
    if kind.startswith("decimal"):
        return number(format(value, "f")) if isinstance(value, Decimal) else float(value)
    if kind == "date":
        return value[:10] if isinstance(value, str) else value.strftime("%Y-%m-%d")
    return value


def plain_element(value):
    """an element of a list: a text, or a record"""
    if hasattr(value, "asDict"):
        value = value.asDict()
    return {k: plain_scalar(v) for k, v in value.items()} if isinstance(value, dict) else value


def plain_scalar(value):
    return int(value) if isinstance(value, float) else value


def parse(field, kind):
    """a field of a CSV file as the content digest has it"""
    if field is None or field == "":
        return None
    return json.loads(field) if kind == "int64" or kind.startswith("list") else field


def with_pandas(path, columns, **options):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pandas will leave fastparquet one day
        frame = pandas.read_parquet(path, **options)
    return zip(*(frame[c].tolist() for c, _ in columns)) if len(frame) else []


def with_node(path, columns, reader):
    script = Path(__file__).with_name("readers.mjs")
    with tempfile.NamedTemporaryFile("w+", encoding="utf-8", suffix=".jsonl") as out:
        subprocess.run(["node", script, reader, path], check=True, stdout=out)
        out.seek(0)
        for line in out:
            row = json.loads(line)
            yield [row[c] for c, _ in columns]


def with_r(path, columns):
    """R reads the file and writes what it read as another one, which Python reads"""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "again.csv"
        program = ('a <- commandArgs(TRUE); options(encoding = "UTF-8"); '
                   'd <- read.csv(a[1], na.strings = "", encoding = "UTF-8", colClasses = "character", check.names = FALSE); '
                   'write.csv(d, a[2], na = "", row.names = FALSE, fileEncoding = "UTF-8")')
        subprocess.run(["Rscript", "--vanilla", "-e", program, str(path), str(out)], check=True,
                       env={**os.environ, "LC_ALL": "C.UTF-8"})
        with open(out, encoding="utf-8", newline="") as f:
            rows = csv.reader(f)
            assert next(rows) == [c for c, _ in columns], path
            yield from rows


def with_csv(path, columns):
    with open(path, encoding="utf-8", newline="") as f:
        rows = csv.reader(f)
        assert next(rows) == [c for c, _ in columns], path
        yield from rows


def duck_csv(path, columns):
    return duckdb.sql(f"select * from read_csv('{path}', all_varchar=true, header=true, delim=',', quote='\"', escape='\"', "
                      "max_line_size=10000000, parallel=false)").fetchall()


def named(rows, columns):
    return ([row[c] for c, _ in columns] for row in rows)


PARQUET = {
    "pyarrow": lambda p, c, r: named(pq.read_table(p).to_pylist(), c),
    "pandas": lambda p, c, r: with_pandas(p, c),
    "pandas, pyarrow types": lambda p, c, r: with_pandas(p, c, dtype_backend="pyarrow"),
    "polars": lambda p, c, r: polars.read_parquet(p).rows(),
    "DuckDB": lambda p, c, r: duckdb.sql(f"select * from '{p}'").fetchall(),
    "Spark": lambda p, c, r: spark.read.parquet(str(p)).collect(),
    "datasets": lambda p, c, r: named(datasets.load_dataset(str(r), p.stem, split="train"), c),
    "hyparquet": lambda p, c, r: with_node(p, c, "hyparquet"),
    "parquet-wasm": lambda p, c, r: with_node(p, c, "parquet-wasm"),
    "fastparquet": lambda p, c, r: with_pandas(p, c, engine="fastparquet"),
}
CSV = {
    "csv": with_csv,
    "pandas": lambda p, c: pandas.read_csv(p, dtype=str, keep_default_na=False).values.tolist(),
    "polars": lambda p, c: polars.read_csv(p, infer_schema=False).rows(),
    "DuckDB": duck_csv,
    "R": with_r,
}


def equal(columns, got, want, floats):
    """the first difference between the rows of a reader and those that they should be; None if there is none"""
    if len(got) != len(want):
        return f"{len(got)} rows of {len(want)}"
    for i, (a, b) in enumerate(zip(got, want)):
        for (name, kind), x, y in zip(columns, a, b):
            if floats and kind.startswith("decimal") and y is not None:
                x, y = x if x is None else float(x), float(y)
                if x is not None and math.isclose(x, y, rel_tol=1e-15):
                    continue
            if x != y:
                return f"row {i}, {name}: {x!r} instead of {y!r}"
    return None


def lists(columns):
    return any(kind.startswith("list") for _, kind in columns)


def try_reader(columns, rows, want, floats=False):
    try:
        got = [[plain(v, k) for v, (_, k) in zip(row, columns)] for row in rows()]
    except Exception as e:  # whatever a reader throws is what it cannot do
        return f"{type(e).__name__}: {e}"
    return equal(columns, got, want, floats)


def misread(release, path, text, digest, config):
    """the readers that read the rows of a file otherwise, as they are known to; any other difference is an error"""
    kept = {k.decode(): v.decode() for k, v in (pq.ParquetFile(path).metadata.metadata or {}).items()}
    dictionary = next(json.loads(v) for k, v in sorted(kept.items()) if k.endswith("columns"))
    columns = [(c["name"], c["type"]) for c in dictionary]
    want = [[parse(f, k) for f, (_, k) in zip(row, columns)] for row in with_csv(text, columns)]
    assert content(columns, want) == digest, f"{text}: content"
    out = set()
    for reader, load in PARQUET.items():
        if reader == "datasets" and (config is None or path.stem != config):
            out.add(reader)  # the cards of the first releases have no configs for it; a config is a whole table
            continue
        wrong = try_reader(columns, lambda: load(path, columns, release), want, reader in FLOATS)
        if reader == "fastparquet" and wrong and lists(columns):
            out.add(reader)
            continue
        assert not wrong, f"{path}: {reader}: {wrong}"
    for reader, load in CSV.items():
        rows = [[parse(f, k) for f, (_, k) in zip(row, columns)] for row in load(text, columns)]
        wrong = equal(columns, rows, want, False)
        assert not wrong, f"{text}: {reader}: {wrong}"
    types(path, columns)
    return out


def types(path, columns):
    """the types that DuckDB finds are those of the dictionary"""
    for column, kind in columns:
        got = duckdb.sql(f"""select any_value(typeof("{column}")) from '{path}'""").fetchall()[0][0]
        expected = {"string": "VARCHAR", "int64": "BIGINT", "date": "DATE", "list<string>": "VARCHAR[]"}.get(kind)
        if kind.startswith("decimal"):
            expected = kind.upper()
        assert got is None or expected is None or got == expected, f"{path}: {column} is {got}"


def check(release):
    manifest = json.loads((release / "manifest.json").read_text(encoding="utf-8"))
    described = (release / "datapackage.json").exists()
    read, excepted = {}, []
    for table in manifest["tables"]:
        files = {suffix: sorted(f for f in table["files"] if f.endswith(suffix)) for suffix in (".parquet", ".csv")}
        digests = [shard["content"] for shard in table.get("shards", [table])]
        fits = set(PARQUET) | {f"{reader} (CSV)" for reader in CSV}
        for path, text, digest in zip(files[".parquet"], files[".csv"], digests, strict=True):
            fits -= misread(release, release / path, release / text, digest, table["name"] if described else None)
        for reader in fits:
            read[reader] = read.get(reader, 0) + 1
        if "fastparquet" not in fits:
            excepted.append(table["name"])
    figures, documents = release / "parquet" / "figures*.parquet", release / "parquet" / "documents*.parquet"
    rows = {t["name"]: t["rows"] for t in manifest["tables"]}
    joined = duckdb.sql(f"""select count(*) from '{figures}' f join '{documents}' d using (document_id)
        where d.text[f.start + 1 : f."end"] = f.surface""").fetchall()[0][0]
    assert joined == rows["figures"], "figures: surfaces are slices of the text"
    tables = len(rows)
    told = ", ".join(f"{reader} {n}/{tables}" for reader, n in read.items())
    print(f"{release}: {sum(rows.values())} rows equal one by one: {told}")
    if excepted:
        print(f"  fastparquet reads {', '.join(excepted)} otherwise: lists that are not dictionary-encoded, as the card says")


for argument in sys.argv[1:]:
    check(Path(argument))
