"""A township with three years, so that last year's figures may be printed."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tecdesk.store.book import Book
from tests.report.township import add_session
from tests.report.township import add_targets
from tests.report.township import township

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def made_town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """河口镇 with four villages, 2024 to 2026, made once."""
    path = tmp_path_factory.mktemp("河口镇") / "河口镇.tecdesk"
    with township(path) as book:
        places = {name: key for key, name in book.names("village").items()}
        with book.edit("前后两年", year=2024) as edit:
            add_targets(edit, 2026, training_people=640)
            for day, village, people in (
                ("2024-03-05", "东村", 120),
                ("2024-08-06", "南村", 80),
                ("2026-02-07", "南村", 310),
                ("2026-04-08", "西村", 33),
            ):
                add_session(edit, day, places[village], people, form="讲座")
        groups = ("training", "handout", "base", "pairing")
        book.change_settings(
            lambda now: replace(now, complete_since=dict.fromkeys(groups, 2024))
        )
    return path


@pytest.fixture
def town(made_town: Path, tmp_path: Path) -> Iterator[Book]:
    """A copy of it, to write in."""
    path = tmp_path / made_town.name
    shutil.copyfile(made_town, path)
    with Book.open(path) as book:
        yield book
