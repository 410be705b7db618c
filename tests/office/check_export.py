"""The rows of `cchc export` are read by DuckDB, and the queries of docs/export.md answer what the program itself says."""

import json
import re
import unittest

import duckdb

import office

PAGE = (office.ROOT / "docs" / "export.md").read_text()
PLANS = ["--plan", "examples", "--as-of", "2026-07-15"]
READERS = {"jsonl": "read_json", "csv": "read_csv"}


def export(kind):
    out = office.folder(f"export/{kind}")
    office.cchc("export", "--format", kind, "--out", str(out / "items"), *PLANS)
    return out


def status():
    return json.loads(office.cchc("status", "--format", "json", *PLANS))


class Export(unittest.TestCase):
    def test_every_form_holds_what_status_counts(self):
        expected = {plan["id"]: (plan["total"], plan["standings"]["overdue"]) for plan in status()["plans"]}
        for kind, reader in READERS.items():
            files = export(kind) / "items" / "*" / f"items.{kind}"
            rows = duckdb.sql(
                f"SELECT plan, count(*), count(*) FILTER (standing = 'overdue') FROM {reader}('{files}') "
                "WHERE is_counted GROUP BY plan"
            ).fetchall()
            self.assertEqual({plan: (total, overdue) for plan, total, overdue in rows}, expected, kind)

    def test_every_query_of_the_page_runs(self):
        queries = re.findall(r"```sql\n(.*?)```", PAGE, re.S)
        self.assertGreaterEqual(len(queries), 4)
        for kind, reader in READERS.items():
            folder = export(kind)
            for query in queries:
                query = query.replace("items/*/items.jsonl", f"{folder}/items/*/items.{kind}")
                rows = duckdb.sql(query.replace("read_json", reader)).fetchall()
                self.assertTrue(rows, query)

    def test_years_are_folders(self):
        files = export("jsonl") / "items" / "*" / "items.jsonl"
        rows = duckdb.sql(f"SELECT DISTINCT year FROM read_json('{files}', hive_partitioning = true) ORDER BY year")
        years = {plan.name for plan in (office.ROOT / "target/office/export/jsonl/items").iterdir()}
        self.assertEqual({f"year={year}" for (year,) in rows.fetchall()}, years)
        self.assertLess(1, len(years))

    def test_the_kinds_of_the_page_are_those_that_are_read(self):
        kinds = {
            "text": ["VARCHAR"], "date": ["DATE"], "whole": ["BIGINT", "HUGEINT"], "number": ["DOUBLE"],
            "flag": ["BOOLEAN"],
        }
        columns = re.findall(r"^\| `(\w+)` \| (\w+) \|", PAGE, re.M)
        files = export("jsonl") / "items" / "*" / "items.jsonl"
        read = duckdb.sql(f"SELECT * FROM read_json('{files}', hive_partitioning = false)")
        self.assertEqual(read.columns, [name for name, _ in columns])
        empty = {name for name in read.columns if not read.filter(f"{name} IS NOT NULL").limit(1).fetchall()}
        for (name, kind), found in zip(columns, read.types):
            if name not in empty:
                self.assertIn(str(found), kinds[kind], name)


if __name__ == "__main__":
    unittest.main()
