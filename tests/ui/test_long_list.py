"""A list too long to be sorted while a person waits: the worker sorts it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from tecdesk.store.lists import orders
from tecdesk.ui.pages.records import ordering
from tecdesk.ui.pages.records import record_list
from tests.ui.conftest import register_page
from tests.ui.conftest import settle

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tecdesk.store.lists.order import Order
    from tecdesk.store.lists.view import View
    from tecdesk.ui.pages.records.register import RegisterPage
    from tecdesk.ui.shell import Shell


class Gate:
    """Holds the worker while it sorts.

    Attributes:
        asked: what it was to sort, with the title of each newest record then.
    """

    def __init__(self) -> None:
        self.asked: list[View] = []
        self.open = threading.Event()

    def work(self, path: Path, view: View) -> Order:
        found = _work(path, view)
        self.asked.append(view)
        assert self.open.wait(10)
        return found


_work = ordering._work


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    made = Gate()
    monkeypatch.setattr(orders, "QUICK", 3)
    monkeypatch.setattr(record_list, "QUICK", 3)
    monkeypatch.setattr(ordering, "_work", made.work)
    return made


@pytest.fixture
def page(shell: Shell, gate: Gate, qtbot: QtBot) -> RegisterPage:
    made = register_page(shell, "training")
    made.escape()
    settle(qtbot, shell)
    return made


def titles(page: RegisterPage) -> list[str]:
    model = page.list.model
    rows = range(model.rowCount())
    return [model.record(r).text("title") for r in rows if model.is_record(r)]


def sort(page: RegisterPage, *keys: str) -> None:
    page.list.columns.sort(keys)
    page.list.renew()


def wait_asked(gate: Gate, qtbot: QtBot, count: int = 1) -> None:
    qtbot.waitUntil(lambda: len(gate.asked) == count)


def test_the_list_stays_as_it_was_until_it_is_sorted(
    page: RegisterPage, gate: Gate, shell: Shell, qtbot: QtBot
) -> None:
    newest = titles(page)
    page.list.mark(5)
    sort(page, "title")
    wait_asked(gate, qtbot)
    assert titles(page) == newest
    qtbot.waitUntil(lambda: shell.status.text == "正在排序")
    page.list.move_by(3)
    here = page.list.current()
    gate.open.set()
    settle(qtbot, shell)
    assert titles(page)[0] == "测土配方施肥"
    assert sorted(titles(page)) == sorted(newest)
    assert page.list.current() == here
    assert shell.status.text != "正在排序"


def test_a_change_meanwhile_is_shown_at_once_and_then_in_its_place(
    page: RegisterPage, gate: Gate, shell: Shell, qtbot: QtBot
) -> None:
    sort(page, "title")
    wait_asked(gate, qtbot)
    book = shell.desk.book
    gone, kept = (page.list.model.record(row) for row in (0, 1))
    with book.edit("改") as edit:
        edit.bin("training", gone.id)
        edit.change("training", kept.id, {"title": "阿魏"})
        new = edit.add("training", {"held_on": "2025-02-02", "title": "做豆腐"})
    shell.desk.bus.tell(edit.change_made, None)
    shown = titles(page)
    assert len(shown) == 46
    assert {"阿魏", "做豆腐"} <= set(shown)
    assert page.list.model.row_of(gone.id) == -1
    gate.open.set()
    settle(qtbot, shell)
    assert len(gate.asked) == 2
    now = titles(page)
    assert (now[0], now[-1]) == ("阿魏", "做豆腐")
    assert page.list.model.row_of(new) == 45


def test_a_change_nobody_told_of_is_noticed_when_the_answer_comes(
    page: RegisterPage, gate: Gate, shell: Shell, qtbot: QtBot
) -> None:
    sort(page, "title")
    wait_asked(gate, qtbot)
    with shell.desk.book.edit("加") as edit:
        edit.add("training", {"held_on": "2025-02-02", "title": "做豆腐"})
    gate.open.set()
    settle(qtbot, shell)
    assert len(gate.asked) == 2
    assert titles(page)[-1] == "做豆腐"


def test_only_the_order_asked_for_last_is_shown(
    page: RegisterPage, gate: Gate, shell: Shell, qtbot: QtBot
) -> None:
    newest = titles(page)
    resets: list[list[str]] = []
    page.list.model.modelReset.connect(lambda: resets.append(titles(page)[:1]))
    sort(page, "title")
    wait_asked(gate, qtbot)
    sort(page, "-people")
    sort(page)
    gate.open.set()
    settle(qtbot, shell)
    assert titles(page) == newest
    assert resets
    assert all(first == newest[:1] for first in resets)


def test_a_sorted_list_is_searched_without_sorting_again(
    page: RegisterPage, gate: Gate, shell: Shell, qtbot: QtBot
) -> None:
    gate.open.set()
    sort(page, "title")
    settle(qtbot, shell)
    in_order = titles(page)
    page.list.filters.search("茶")
    found = titles(page)
    assert 0 < len(found) < 46
    assert found == [title for title in in_order if title in found]
    assert len(gate.asked) == 1


def test_groups_come_first_and_their_sums_follow(
    page: RegisterPage, gate: Gate, shell: Shell, qtbot: QtBot
) -> None:
    gate.open.set()
    page.list.filters.group_by("village")
    assert not page.list.model.grouping.groups
    settle(qtbot, shell)
    model = page.list.model
    groups = model.grouping.groups
    assert sum(each.summary.rows for each in groups) == model.count == 46
    sums = [each.summary.totals["people"].value or 0 for each in groups]
    assert sum(sums) == 4374
    at = model.fields.index(page.register["people"])
    shown = [model.index(row, at).data() for row in model.grouping.headings]
    assert shown == [str(each) for each in sums]


def test_rows_taken_back_are_blank_until_the_list_is_read_again(
    page: RegisterPage, shell: Shell
) -> None:
    book, model = shell.desk.book, page.list.model
    with book.edit("加") as edit:
        edit.add("training", {"held_on": "2025-12-31", "title": "误记"})
    page.reload()
    assert titles(page)[0] == "误记"
    page.list.mark(0)
    book.undo()
    model._pages.clear()
    assert [model.index(0, at).data() for at in range(3)] == ["", "", ""]
    assert page.list.current() is None
    assert not page.list.marked()
    page.reload()
    assert len(titles(page)) == 46
