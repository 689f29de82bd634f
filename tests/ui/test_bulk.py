"""Changing many rows at once: estimates, what does not apply, names that are new."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.domain.record import ABOUT
from tecdesk.domain.record import NOT_APPLICABLE
from tecdesk.store.query import Filter
from tecdesk.ui.tools.bulk import BulkTool
from tests.ui.conftest import register_page
from tests.ui.conftest import settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tecdesk.domain.record import Record
    from tecdesk.ui.shell import Shell


def changed(shell: Shell, qtbot: QtBot, key: str, text: str) -> list[Record]:
    """The first three sessions, once a field of them was changed by the tool."""
    page = register_page(shell, "training")
    page.list.table.mark_rows([0, 1, 2])
    ids = [record.id for record in page.list.marked()]
    page.work.change_many()
    tool = page.work.side.tool
    assert isinstance(tool, BulkTool)
    tool.choose(key)
    tool.editor.type(text)
    qtbot.waitUntil(lambda: tool.plan is not None)
    page.work.carry_out()
    settle(qtbot, shell)
    return [shell.desk.book.require("training", id_) for id_ in ids]


@pytest.mark.parametrize(
    ("text", "value", "mark"), [("—", None, NOT_APPLICABLE), ("约5", 5, ABOUT)]
)
def test_marks_of_many(
    shell: Shell, qtbot: QtBot, text: str, value: int | None, mark: str
) -> None:
    for record in changed(shell, qtbot, "aided", text):
        assert record["aided"] == value
        assert record.marks["aided"] == mark


def test_a_new_village_for_many_is_one(shell: Shell, qtbot: QtBot) -> None:
    found = changed(shell, qtbot, "village", "新塘村")
    (village,) = shell.desk.book.find("village", Filter({"name": "新塘村"}))
    assert {record["village"] for record in found} == {village.id}
    shell.undo()
    settle(qtbot, shell)
    assert not shell.desk.book.find("village", Filter({"name": "新塘村"}))
