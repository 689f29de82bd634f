"""One Spark for all tests here; they are skipped where it or Java is missing."""

from __future__ import annotations

import shutil
import warnings
from random import Random
from typing import TYPE_CHECKING

import pytest

from tecdesk.exchange.columns.layout import EXPORTED
from tecdesk.exchange.columns.write import export
from tecdesk.store.book import Book
from tests.spark.books import make

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pyspark.sql import SparkSession

    from tecdesk.spark.lake import Lake


@pytest.fixture(scope="session")
def spark() -> Iterator[SparkSession]:
    """A small local session."""
    pytest.importorskip("pyspark", reason="PySpark is not installed: make spark")
    if not shutil.which("java"):
        pytest.skip("Java is not installed: make spark")
    from tecdesk.spark.session import SMALL
    from tecdesk.spark.session import start

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        session = start("local[2]", "1g", SMALL)
    yield session
    session.stop()


@pytest.fixture(scope="session")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A generated county's book and, beside it, its export."""
    path = tmp_path_factory.mktemp("county") / "清河县.tecdesk"
    make(path, Random(2025))
    with Book.open(path, writing=False) as book:
        export(book, path.with_name("列"))
    return path


@pytest.fixture(scope="session")
def lake(
    spark: SparkSession, county: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Lake]:
    """The export, kept in memory: it is asked some hundred times."""
    from tecdesk.spark.lake import Lake

    work = tmp_path_factory.mktemp("lake")
    with Lake.of(spark, [county.with_name("列")], work) as made:
        for key in EXPORTED:
            spark.table(key).coalesce(1).cache().createOrReplaceTempView(key)
        yield made
