"""A join does not write unnoticed into a year that is reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.desk.colleagues.giving import give
from tecdesk.desk.colleagues.joining import join
from tecdesk.desk.colleagues.looking import look
from tecdesk.desk.submitting import submit
from tecdesk.store.reported.locks import PeriodLocked
from tecdesk.store.reported.states import State
from tecdesk.store.reported.states import turn
from tests.cli.conftest import call
from tests.desk.colleagues.laptops import contents

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.store.book import Book
    from tests.cli.conftest import Call

__all__ = ["call"]


@pytest.fixture
def package(zhang: Book, li: Book, tmp_path: Path) -> Path:
    """张三's book with a new session of the year that 李四 has reported."""
    submit(li, 2025, tmp_path)
    with zhang.edit("加") as edit:
        edit.add("training", {"held_on": "2025-04-01", "title": "玉米", "people": 30})
    return give(zhang, tmp_path).path


def test_it_is_told_and_nothing_is_written(li: Book, package: Path) -> None:
    before = contents(li)
    with pytest.raises(PeriodLocked, match="2025年度已上报"):
        join(li, look(li, package))
    assert contents(li) == before


def test_a_reason_opens_it(li: Book, package: Path, call: Call) -> None:
    li.close()
    refused = call("join", li.path, package)
    assert refused.code == 1
    assert "--unlock" in refused.err
    assert call("join", li.path, package, "--unlock", "补记一场").code == 0
    from tecdesk.store.book import Book

    with Book.open(li.path) as book:
        assert book.count("training") == 2
        assert turn(book, "2025").state is State.OPENED
