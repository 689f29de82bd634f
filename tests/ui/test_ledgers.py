"""The other ledgers: which come forward, which stay behind 更多台账."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QMenu

from tecdesk.domain.registers import CORE
from tecdesk.ui.ledgers import ICONS
from tecdesk.ui.ledgers import OTHERS

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from pytestqt.qtbot import QtBot

    from tecdesk.ui.shell import Shell


def test_every_ledger_has_an_icon() -> None:
    assert list(ICONS) == [*CORE, *OTHERS]


def shown(shell: Shell) -> list[str]:
    items = shell.sidebar._items
    return [key for key in OTHERS if key in items and not items[key].isHidden()]


def actions(menu: QMenu) -> dict[str, QAction]:
    return {each.text().split("  ")[-1].split("\t")[0]: each for each in menu.actions()}


def test_none_comes_forward_in_a_new_book_and_all_can_be_opened(fresh: Shell) -> None:
    assert shown(fresh) == []
    listed = actions(fresh.ledgers.menu())
    listed["咨询服务"].trigger()
    assert fresh.current == "consult"
    assert fresh.sidebar.more.isChecked()


def test_the_first_record_brings_a_ledger_forward_until_it_is_taken_back(
    fresh: Shell,
) -> None:
    book, bus = fresh.desk.book, fresh.desk.bus
    with book.edit("记咨询") as edit:
        edit.add("consult", {"date": "2025-06-11", "content": "用药"})
    bus.tell(edit.change_made, None, "记了")
    assert shown(fresh) == ["consult"]
    fresh.go("consult")
    assert fresh.sidebar._items["consult"].isChecked()
    assert not fresh.sidebar.more.isChecked()
    undone = book.undo()
    assert undone is not None
    bus.tell(undone, None, "撤销了")
    assert shown(fresh) == []
    assert fresh.sidebar.more.isChecked()


def test_a_clerk_keeps_one_there_and_another_away(fresh: Shell) -> None:
    with fresh.desk.book.edit("记") as edit:
        edit.add("consult", {"date": "2025-06-11", "content": "用药"})
        edit.add("bureau", {"date": "2025-06-11", "kind": "会议", "title": "例会"})
    fresh.ledgers.count()
    menu = fresh.ledgers.menu()
    kept = menu.findChildren(QMenu)[0]
    by_name = {each.text(): each for each in kept.actions()}
    assert [name for name, each in by_name.items() if each.isChecked()] == [
        "咨询服务",
        "组织与信息",
    ]
    by_name["咨询服务"].trigger()
    by_name["科技项目"].trigger()
    assert shown(fresh) == ["project", "bureau"]
    fresh.sidebar.year_wanted.emit(2024)
    assert shown(fresh) == ["project"]


@pytest.mark.parametrize(("height", "room"), [(697, 6), (441, 0)])
def test_as_many_as_there_is_room_for(
    fresh: Shell, qtbot: QtBot, height: int, room: int
) -> None:
    for key in OTHERS:
        fresh.ledgers.pins.put(key, seen=True)
    fresh.ledgers.count()
    fresh.resize(1366, height)
    qtbot.waitUntil(lambda: shown(fresh) == list(OTHERS[:room]))
    assert fresh.height() == height
