"""Books for the tests: a fresh one, and one with the five sample ledgers."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tecdesk.desk import importing
from tecdesk.desk import sample
from tecdesk.paths import resource
from tecdesk.store.book import Book
from tests import alone

if TYPE_CHECKING:
    from collections.abc import Iterator

SPARK = Path(__file__).parent / "spark"
WHOLE = tuple(Path(__file__).parent / name for name in ("faults", "journeys"))
"""Tests of the whole program; all of them take long."""
alone.install()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What runs the whole program is slow without being told."""
    for item in items:
        if not {*WHOLE}.isdisjoint(item.path.parents):
            item.add_marker("slow")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Spark listens and starts Java; it is no part of the desk."""
    if not item.path.is_relative_to(SPARK):
        return (yield)
    with alone.let():
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Iterator[None]:
    """No test reaches for a network, a shell or a program, even where it is caught."""
    done = yield
    if tried := alone.attempts():
        pytest.fail(f"not alone: {tried}")
    return done


VILLAGES = ("柳树村", "下坪村", "石桥村", "新民社区")
SAMPLES = (
    "培训台账2025.xlsx",
    "示范基地台账.xls",
    "结对帮扶花名册.xlsx",
    "资料发放登记.csv",
    "年度目标任务2025.xlsx",
)


def make_new(path: Path) -> Book:
    """A new book of 清河镇 with four villages, open for writing."""
    made = Book.create(path, "清河镇")
    with made.edit("新增村") as edit:
        edit.add_many(
            "village",
            [({"name": n, "position": i}, {}) for i, n in enumerate(VILLAGES, 1)],
        )
    return made


def make_sample(path: Path) -> None:
    """Write a book with the sample ledgers of 2025."""
    with Book.create(path, "清河镇") as made:
        for name in ("villages.csv", *SAMPLES):
            plans = importing.read_plans(made, resource("samples", name))
            importing.apply(made, plans)


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample ledgers of 2025 imported; not to be written to."""
    path = tmp_path_factory.mktemp("sample") / "清河镇.tecdesk"
    make_sample(path)
    return path


@pytest.fixture(scope="session")
def year_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample year with records in every ledger; not to be written to."""
    path = tmp_path_factory.mktemp("year") / "清河镇.tecdesk"
    sample.make_sample(path, lambda *_: None)
    return path


@pytest.fixture(scope="session")
def new_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new book of 清河镇 with four villages, closed; not to be written to."""
    path = tmp_path_factory.mktemp("new") / "清河镇.tecdesk"
    make_new(path).close()
    return path


@pytest.fixture
def book(new_file: Path, tmp_path: Path) -> Iterator[Book]:
    """A test's own copy of the new book, open for writing."""
    with Book.open(shutil.copyfile(new_file, tmp_path / "清河镇.tecdesk")) as opened:
        yield opened


@pytest.fixture
def sample_path(sample_file: Path, tmp_path: Path) -> Path:
    """A test's own copy of the sample book, closed."""
    return shutil.copyfile(sample_file, tmp_path / "清河镇.tecdesk")


@pytest.fixture
def sample_book(sample_path: Path) -> Iterator[Book]:
    """A test's own copy of the sample book, open for writing."""
    with Book.open(sample_path) as opened:
        yield opened


@pytest.fixture
def year_book(year_file: Path, tmp_path: Path) -> Iterator[Book]:
    """A test's own copy of the whole sample year, open for writing."""
    with Book.open(shutil.copyfile(year_file, tmp_path / "清河镇.tecdesk")) as opened:
        yield opened
