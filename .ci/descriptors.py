"""Has the descriptors of a release judged by their own validators, loads the tables by them, and runs the snippets of
its card as they are printed.

    descriptors.py RELEASE_DIR

A release without datapackage.json was made before there were descriptors; for it nothing is done.
"""

import json
import os
import sys
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = "1"
release = Path(sys.argv[1]).resolve()
if not (release / "datapackage.json").exists():
    print(f"{release}: no descriptors")
    sys.exit(0)
os.chdir(release)

import datasets
import frictionless
import mlcroissant
import snippets
import yaml

manifest = json.loads(Path("manifest.json").read_text(encoding="utf-8"))
rows = {t["name"]: t["rows"] for t in manifest["tables"]}

report = frictionless.validate("datapackage.json")
assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])[:10]
sources = json.loads(Path("datapackage.json").read_text(encoding="utf-8")).get("sources")  # not in those up to 0.5.0
assert sources is None or len(sources) == min(rows["documents"], 1000) or rows["documents"] > 1000, len(sources)
described = {p for r in frictionless.Package("datapackage.json").resources for p in [r.path, *r.extrapaths]}
kept = {f["path"] for f in manifest["files"] if f["path"].startswith(("csv/", "parquet/")) or f["path"].endswith((".xlsx", ".html"))}
assert described == kept, f"datapackage.json names other files: {described ^ kept}"

croissant = mlcroissant.Dataset("croissant.json")
assert not croissant.metadata.ctx.issues.errors, croissant.metadata.ctx.issues.report()
for records in croissant.metadata.record_sets:
    counted = sum(1 for _ in croissant.records(records.id))
    assert counted == rows[records.id], f"croissant.json: {records.id} has {counted} rows"

card = Path("README.md").read_text(encoding="utf-8")
head = yaml.safe_load(card.split("---")[1])
datasets.disable_progress_bars()
assert [c["config_name"] for c in head["configs"]] == [name for name, n in rows.items() if n > 0], head["configs"]
for config in head["configs"]:
    loaded = datasets.load_dataset(str(release), config["config_name"], split="train")
    assert loaded.num_rows == rows[config["config_name"]], f"card: {config['config_name']}"

digest = next(t["content"] for t in manifest["tables"] if t["name"] == "figures")
ran = snippets.run(Path("README.md"), digest, all(rows.values()))
assert ran >= 6, f"only {ran} snippets"
print(f"{release}: datapackage.json and croissant.json are valid and load, the card and its {ran} snippets work")
