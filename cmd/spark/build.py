"""Builds a release of sourcebook on Apache Spark: the steps of `sourcebook step`, run where Spark runs them.

    build.py --corpus DIR --out DIR [--work DIR] [--sourcebook PATH] [--partitions N] [--keep]

The release has the bytes that `sourcebook build` gives on one machine. README.md says where this runs.

What each step writes is kept below --work, under a digest of the program, the corpus and the steps: a run that was
stopped goes on after its last whole step, and one that is repeated does nothing twice. Spark runs a task again whose
executor is lost; a step counts only when all of its tasks have written. The release appears under --out in one rename.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import threading
from itertools import groupby
from pathlib import Path

import pyarrow as pa
from pyspark.sql import SparkSession
from pyspark.sql import functions as f

SCHEMA = pa.schema([("key", pa.string()), ("table", pa.string()), ("part", pa.string()), ("rows", pa.int64()),
                    ("bytes", pa.binary())])
COLUMNS = "key string, table string, part string, rows bigint, bytes binary"
SOURCES_A_TASK = 256  # documents


def arguments():
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    p.add_argument("--corpus", required=True, help="folder of the texts, which every machine sees under this path")
    p.add_argument("--out", required=True, help="release folder, on any file system that Spark knows")
    p.add_argument("--work", help="folder for what the steps write, on any such file system (default: --out with .work)")
    p.add_argument("--sourcebook", default="sourcebook", help="the program, under this path on every machine")
    p.add_argument("--partitions", type=int, default=0, help="tasks a step (default: twice the cores)")
    p.add_argument("--keep", action="store_true", help="keep what the steps wrote")
    return p.parse_args()


def filtered(command):
    """Gives the function that sends the batches of a partition through a command and yields what it prints."""

    def run(batches):
        with tempfile.TemporaryFile() as errors:
            child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors)
            fault = []

            def feed():
                try:
                    with child.stdin as sink, pa.ipc.new_stream(sink, SCHEMA) as stream:
                        for batch in batches:
                            stream.write_batch(pa.RecordBatch.from_arrays(batch.columns, schema=SCHEMA))
                except BaseException as e:  # of the input, or the command no longer reads; raised below
                    fault.append(e)

            feeder = threading.Thread(target=feed, daemon=True)
            feeder.start()
            try:
                with pa.ipc.open_stream(child.stdout) as printed:
                    yield from printed
            except pa.ArrowInvalid as e:  # it printed no stream, and says why on its standard error
                fault.append(e)
            finally:
                child.stdout.close()
                code = child.wait()
                feeder.join()
            if code or fault:
                errors.seek(0)
                raise RuntimeError(f"{' '.join(command)}: exit code {code}: {errors.read().decode()} {fault}")

    return run


class Build:
    """One build: its steps, and where they leave what they write."""

    def __init__(self, options):
        self.options = options
        self.spark = SparkSession.builder.appName("sourcebook").config(
            "spark.sql.execution.arrow.maxRecordsPerBatch", "256").config(
            "spark.sql.execution.pythonUDF.arrow.enabled", "true").getOrCreate()
        self.partitions = options.partitions or 2 * self.spark.sparkContext.defaultParallelism
        plan = self.printed("step", "list", "--corpus", options.corpus)
        self.plan = json.loads(plan)
        digest = hashlib.sha256(plan + self.printed("version", "--json"))
        for path in sorted(Path(options.corpus).rglob("*")):
            state = path.stat()
            digest.update(f"{path}\0{state.st_size}\0{state.st_mtime_ns}\n".encode())
        self.work = f"{options.work or options.out.rstrip('/') + '.work'}/{digest.hexdigest()[:16]}"
        hadoop = self.spark.sparkContext._jvm.org.apache.hadoop.fs
        self.path = hadoop.Path
        self.files = lambda p: hadoop.Path(p).getFileSystem(self.spark.sparkContext._jsc.hadoopConfiguration())
        self.written = {}  # table: the step that wrote it
        self.steps = []  # those of the stages, in order

    def printed(self, *command):
        return subprocess.run([self.options.sourcebook, *command], check=True, stdout=subprocess.PIPE).stdout

    def command(self, *names):
        return [self.options.sourcebook, "step", *names, "--corpus", self.options.corpus]

    def done(self, name):
        return self.files(self.work).exists(self.path(f"{self.work}/{name}/_SUCCESS"))

    def parts(self, tables):
        """The parts of some tables, as the steps before wrote them."""
        steps = sorted({self.written[t] for t in tables})
        frames = [self.spark.read.schema(COLUMNS).parquet(f"{self.work}/{s}") for s in steps]
        out = frames[0]
        for more in frames[1:]:
            out = out.unionByName(more)
        return out.where(f.col("table").isin(*tables))

    def write(self, name, frame):
        self.spark.sparkContext.setJobDescription(name)
        frame.write.mode("overwrite").parquet(f"{self.work}/{name}")
        print(f"build.py: {name} done", file=sys.stderr, flush=True)

    def sources(self):
        self.written["sources"] = "sources"
        if self.done("sources"):
            return
        starts = range(0, self.plan["sources"], SOURCES_A_TASK)
        command = self.command("sources")

        def read(start):
            run = filtered(command + ["--from", str(start), "--to", str(start + SOURCES_A_TASK)])
            for batch in run(iter(())):
                yield from zip(*(c.to_pylist() for c in batch.columns))

        rows = self.spark.sparkContext.parallelize(starts, len(starts)).flatMap(read)
        self.write("sources", self.spark.createDataFrame(rows, COLUMNS))

    def step(self, each, stages):
        """Runs stages of one kind. Rows move between machines only in front of a step."""
        names = [s["name"] for s in stages]
        name = "+".join(names)
        own = {t for s in stages for t in s["writes"]}
        reads = list(dict.fromkeys(t for s in stages for t in s["reads"] if t not in own))
        if not self.done(name):
            parts = self.parts(reads)
            if each == "document_id":
                parts = parts.withColumn("key", f.col("part"))
            elif each == "work_id":
                works = self.parts(["works"]).select("part", f.col("key").alias("work"))
                parts = parts.join(works, "part", "left").withColumn("key", f.coalesce("work", "part"))
            parts = parts.select(*SCHEMA.names)
            if each == "":
                parts = parts.repartition(1)
            else:
                parts = parts.repartition(self.partitions, "key").sortWithinPartitions("key")
            self.write(name, parts.mapInArrow(filtered(self.command(*names)), COLUMNS))
        self.steps.append(name)
        for table in own:
            self.written[table] = name

    def run(self):
        self.sources()
        for each, stages in groupby(self.plan["stages"], key=lambda s: s["each"]):
            self.step(each, list(stages))
        self.publish()

    def publish(self):
        """Makes the release on this machine, and puts it under --out in one rename."""
        out, there = self.options.out, self.files(self.options.out)
        frames = [self.spark.read.schema(COLUMNS).parquet(f"{self.work}/{s}")
                  for s in self.steps]
        with tempfile.TemporaryDirectory() as folder:
            release = f"{folder}/release"
            child = subprocess.Popen(self.command("release", "--out", release), stdin=subprocess.PIPE)
            with child.stdin as sink, pa.ipc.new_stream(sink, SCHEMA) as stream:
                for frame in frames:
                    self.spark.sparkContext.setJobDescription("release")
                    for row in frame.toLocalIterator(prefetchPartitions=True):
                        stream.write_batch(pa.RecordBatch.from_pylist([row.asDict()], SCHEMA))
            if child.wait():
                sys.exit(f"build.py: step release ended with exit code {child.returncode}")
            if there.exists(self.path(out)):
                same = self.spark.sparkContext.wholeTextFiles(f"{out}/CHECKSUMS").values().collect()
                if same != [Path(release, "CHECKSUMS").read_text(encoding="utf-8")]:
                    sys.exit(f"build.py: {out} holds another release; a released version never changes")
                print(f"build.py: {out} was there already, byte for byte", file=sys.stderr)
            else:
                partial = f"{out.rstrip('/')}.partial"
                there.delete(self.path(partial), True)
                there.setWriteChecksum(False)  # or the local file system would put .crc files between ours
                there.copyFromLocalFile(self.path(f"file://{release}"), self.path(partial))
                if not there.rename(self.path(partial), self.path(out)):
                    sys.exit(f"build.py: {partial} could not be renamed to {out}")
        if not self.options.keep:
            self.files(self.work).delete(self.path(self.work), True)


if __name__ == "__main__":
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    Build(arguments()).run()
