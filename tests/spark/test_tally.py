from __future__ import annotations

import json
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tecdesk import cli
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.period import Period
from tecdesk.errors import DeskError
from tecdesk.exchange.columns.layout import MANIFEST
from tecdesk.exchange.columns.write import export
from tecdesk.store.book import Book
from tecdesk.store.figures.aggregate import figures
from tecdesk.store.rows import stored_columns

if TYPE_CHECKING:
    from pathlib import Path

    from pyspark.sql import SparkSession

pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)

ASKED = ("--year", "2025", "--by", "form")


def test_the_command_prints_what_tally_prints(
    spark: SparkSession,
    sample_path: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    del spark  # only where there is one
    with Book.open(sample_path, writing=False) as book:
        export(book, tmp_path / "列")
    command = [sys.executable, "-m", "tecdesk.spark", str(tmp_path / "列"), *ASKED]
    done = subprocess.run(
        [*command, "--master", "local[1]"], capture_output=True, check=True, text=True
    )
    capsys.readouterr()
    assert cli.run(["tally", str(sample_path), *ASKED, "--json"]) == 0
    assert json.loads(done.stdout) == json.loads(capsys.readouterr().out)


def test_two_counties_add_up(
    spark: SparkSession, county: Path, sample_path: Path, tmp_path: Path
) -> None:
    from tecdesk.spark.lake import Lake

    whole = [i for i in INDICATORS.values() if i.additive]
    plain = tmp_path / "乙.tecdesk"
    shutil.copyfile(sample_path, plain)
    with Book.open(county, writing=False) as one, Book.open(plain) as other:
        _same_words(one, other)
        export(other, tmp_path / "乙", by_unit=False)
        mine, theirs = (figures(b, whole, Period(2025)) for b in (one, other))
    folders = [county.with_name("列"), tmp_path / "乙"]
    with Lake.of(spark, folders, tmp_path, "某市") as lake:
        assert lake.unit.text("name") == "某市"
        both = figures(lake, whole, Period(2025))
    for key in mine.keys() | theirs.keys():
        parts = [each[key].value for each in (mine, theirs) if key in each]
        known = [value for value in parts if value is not None]
        assert both[key].value == (sum(known) if known else None), key


def _same_words(one: Book, other: Book) -> None:
    """Words changed in one county alone cannot be added."""
    names = stored_columns("word")
    columns = ", ".join(f'"{name}"' for name in names)
    rows = one.connection.execute(f"SELECT {columns} FROM word").fetchall()
    holes = ", ".join("?" * len(names))
    sql = f"INSERT INTO word({columns}) VALUES ({holes})"
    other.connection.executemany(sql, map(tuple, rows))


def test_what_is_no_export_is_refused(tmp_path: Path) -> None:
    from tecdesk.spark.lake import check

    with pytest.raises(DeskError, match="没有导完"):
        check(tmp_path)
    with pytest.raises(DeskError, match="找不到"):
        check(tmp_path / "没有")
    (tmp_path / MANIFEST).write_text('{"format": 99}', encoding="utf-8")
    with pytest.raises(DeskError, match="更新版本"):
        check(tmp_path)
