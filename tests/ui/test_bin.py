"""The bin: who deleted what and when, how much of each register, and back with all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from tecdesk.domain.registers import REGISTERS
from tecdesk.store.log.binned import binned_by
from tecdesk.store.query import Filter
from tecdesk.ui.models.binned import WHEN
from tecdesk.ui.models.binned import WHO
from tecdesk.ui.pages.bin import BinPage
from tests.ui.conftest import settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tecdesk.store.book import Book
    from tecdesk.ui.shell import Shell

BINNED = Filter(binned=True)
_ACROSS = Qt.Orientation.Horizontal


def delete(book: Book, who: str, *records: tuple[str, str]) -> None:
    book.change_settings(lambda now: replace(now, operator=who))
    with book.edit("删除") as edit:
        for register, record in records:
            edit.bin(register, record)


def opened(shell: Shell, register: str) -> BinPage:
    shell.go("bin", register)
    page = shell.page("bin")
    assert isinstance(page, BinPage)
    page.reload()
    return page


def names(page: BinPage) -> list[str]:
    return [each.text() for each in page.chosen._buttons.values()]


def test_who_and_when_stand_beside_each_record(shell: Shell) -> None:
    book = shell.desk.book
    one, two = book.find("training", limit=2)
    delete(book, "林桂兰", ("training", one.id))
    delete(book, "", ("training", two.id))
    page = opened(shell, "training")
    columns = [page.model.fields.index(field) for field in (WHEN, WHO)]
    heads = [page.model.headerData(at, _ACROSS) for at in columns]
    assert heads == ["删除时间", "谁删的"]
    told = {
        page.model.record(row).id: [page.model.index(row, at).data() for at in columns]
        for row in range(2)
    }
    at = book.require("training", one.id).binned_at
    assert at[:16].endswith(told[one.id][0])
    assert (told[one.id][1], told[two.id][1]) == ("林桂兰", "")


def test_deleted_again_by_somebody_else(book: Book) -> None:
    with book.edit("新增") as edit:
        id_ = edit.add("village", {"name": "新塘村"})
    delete(book, "甲", ("village", id_))
    with book.edit("恢复") as edit:
        edit.restore("village", id_)
    delete(book, "乙", ("village", id_))
    assert binned_by(book, "village", [id_]) == {id_: "乙"}
    book.undo()
    assert book.require("village", id_).binned_at == ""


def test_every_register_says_how_many(shell: Shell) -> None:
    book = shell.desk.book
    trainings = book.find("training", limit=2)
    (base,) = book.find("base", limit=1)
    delete(book, "甲", *(("training", each.id) for each in trainings))
    delete(book, "甲", ("base", base.id))
    handouts = book.count("handout", BINNED)
    page = opened(shell, "base")
    wanted = {"培训 2", "示范基地 1"} | (
        {f"发放资料 {handouts}"} if handouts else set()
    )
    assert wanted <= set(names(page))
    page.chosen.choose("training")
    assert (page.register.key, page.model.count) == ("training", 2)


def test_children_come_back_with_their_record(shell: Shell, qtbot: QtBot) -> None:
    book = shell.desk.book
    pairing = next(
        row
        for row in book.find("pairing")
        if book.count("aid", Filter({"pairing": row.id}))
    )
    aids = book.count("aid", Filter({"pairing": pairing.id}))
    delete(book, "甲", ("pairing", pairing.id))
    assert book.count("aid", Filter({"pairing": pairing.id})) == 0
    page = opened(shell, "pairing")
    assert f"{REGISTERS['aid'].label} {aids}" in names(page)
    page.restore()
    assert book.count("aid", Filter({"pairing": pairing.id})) == aids
    assert page.model.count == 0
    shell.undo()
    settle(qtbot, shell)
    assert book.count("aid", Filter({"pairing": pairing.id})) == 0
