"""Runs the snippets of a page, letter by letter: those in Python, SQL and R that load figures.

    snippets.py PAGE...
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb


def run(page, content=None, filled=True):
    """runs the snippets of a page in its folder; content is the digest that the one that computes it has to print; filled
    says that every table has rows, so that every snippet has to find some"""
    found = {"r": "\nstopifnot(nrow(figures) > 0)", "pyspark": "\nassert figures.count() > 0",
             "python": "\nassert len(figures) > 0"} if filled else {"r": "", "pyspark": "", "python": ""}
    folder = page.resolve().parent
    ran = 0
    for language, code in re.findall(r"```(python|sql|r)\n(.*?)```", page.read_text(encoding="utf-8"), re.S):
        python = [sys.executable, "-c"]
        if language == "sql":
            code = re.sub(r"'([^']*\.parquet)'", lambda m: f"'{folder / m[1]}'", code)  # DuckDB runs in this process
            rows = duckdb.sql(code).fetchall()
            assert rows or not filled, code
        elif language == "r":
            assert shutil.which("Rscript"), "R is not installed"
            subprocess.run(["Rscript", "-e", code + found["r"]], check=True, cwd=folder,
                           stdout=subprocess.DEVNULL)
        elif "sys.argv" in code:
            printed = subprocess.run([*python, code, "parquet/figures.parquet", "csv/figures.csv"], check=True, cwd=folder,
                                     capture_output=True, text=True).stdout.split()
            assert printed == [content, content], printed
        elif "pyspark" in code:
            subprocess.run([*python, code + found["pyspark"]], check=True, cwd=folder,
                           stderr=subprocess.DEVNULL)
        else:
            subprocess.run([*python, code + found["python"]], check=True, cwd=folder)
        ran += 1
    return ran


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        ran = run(Path(argument))
        assert ran > 0, f"{argument} has no snippets"
        print(f"{argument}: its {ran} snippets work")
