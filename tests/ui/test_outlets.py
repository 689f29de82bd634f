"""No way out of the book shows a number of a person: every outlet, planted values."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication

from tecdesk.domain.registers import REGISTERS
from tecdesk.store import drafts
from tecdesk.store.book import Book
from tecdesk.store.query import Filter
from tests.ui import planted
from tests.ui.conftest import register_page
from tests.ui.conftest import settle
from tests.ui.outlets import OUTLETS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tecdesk.ui.shell import Shell


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("planted") / "清河镇.tecdesk"
    planted.plant(path)
    return path


@pytest.fixture
def book(file: Path, tmp_path: Path) -> Iterator[Book]:
    path = shutil.copyfile(file, tmp_path / "清河镇.tecdesk")
    with Book.open(path) as opened:
        opened.change_settings(lambda now: replace(now, year=2025))
        yield opened


def page_of(shell: Shell, key: str) -> str:
    shell.go(key)
    return ""


def listed(shell: Shell, key: str) -> str:
    page = register_page(shell, key)
    for field in REGISTERS[key].fields:
        page.list.columns.show(field.key, shown=True)
    page.list.table.selectAll()
    page.work.copy()
    return QGuiApplication.clipboard().text()


def form(shell: Shell, key: str) -> str:
    page = register_page(shell, key)
    page.list.mark(0)
    page.edit_current()
    editors = page.panel.fields.editors
    editors["phone"].setFocus()
    return ""


def history(shell: Shell, key: str) -> str:
    page = register_page(shell, key)
    page.escape()
    page.list.mark(page.list.model.row_of(_line(shell)))
    page.work.tell_history()
    return ""


def found(shell: Shell, words: str) -> str:
    shell.go("find")
    page = shell.page("find")
    page.search.setText(words)  # type: ignore[attr-defined]
    page.search.searched.emit(words)  # type: ignore[attr-defined]
    return ""


def drafted(shell: Shell, key: str) -> str:
    fields = {"name": planted.NAME, "id_number": planted.ID, "phone": planted.PHONE}
    drafts.keep(shell.desk.book, drafts.Draft(key, fields))
    return page_of(shell, key)


def told(shell: Shell, about: str) -> str:
    from tecdesk.ui.wanted import Told

    shell.go("story", Told(about, (_line(shell),)))
    return ""


def _line(shell: Shell) -> str:
    name = Filter({"name": planted.NAME})
    return shell.desk.book.find("pairing", name)[0].id


WINDOWS = {
    "home": (page_of, "home"),
    "pairing list": (listed, "pairing"),
    "base list": (listed, "base"),
    "pairing form": (form, "pairing"),
    "base form": (form, "base"),
    "history": (history, "pairing"),
    "bin": (page_of, "bin"),
    "found name": (found, planted.NAME),
    "found number": (found, planted.NOTED_PHONE[:7]),
    "checkup": (page_of, "checkup"),
    "story": (told, "household"),
    "draft": (drafted, "pairing"),
    "tally": (page_of, "tally"),
    "colleagues": (page_of, "colleagues"),
    "backups": (page_of, "backups"),
}


@pytest.mark.parametrize("outlet", [*OUTLETS, *(f"window {key}" for key in WINDOWS)])
def test_no_outlet_shows_a_number(
    outlet: str, book: Book, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if outlet in OUTLETS:
        folder = tmp_path / "out"
        folder.mkdir()
        told = OUTLETS[outlet](book, folder)
    else:
        book.close()
        told = in_window(book.path, outlet.removeprefix("window "), request)
    assert len(told) > 20
    assert not planted.shown_in(told)


def in_window(path: Path, scene: str, request: pytest.FixtureRequest) -> str:
    from tests.ui.conftest import _around

    qtbot: QtBot = request.getfixturevalue("qtbot")
    around = _around(qtbot, path)
    shell = next(around)
    show, what = WINDOWS[scene]
    told = show(shell, what)
    settle(qtbot, shell)
    told += planted.said(shell)
    if scene == "pairing form":
        told = told.replace(planted.NOTED_ID, "").replace(planted.NOTED_PHONE, "")
    next(around, None)
    return told
