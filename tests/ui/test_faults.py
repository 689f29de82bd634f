"""What is shown of a bug, and what the world refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QMessageBox

from tecdesk.errors import DeskError
from tecdesk.store.book import Book
from tecdesk.ui import faults
from tests.ui.conftest import register_page

if TYPE_CHECKING:
    from tecdesk.ui.shell import Shell


def caught() -> ZeroDivisionError:
    with pytest.raises(ZeroDivisionError) as info:
        _ = 1 // 0
    return info.value


def test_report_is_whole(qapp: object) -> None:
    error = caught()
    text = faults.report(type(error), error, error.__traceback__)
    assert "TecDesk" in text
    assert "ZeroDivisionError" in text
    assert __file__ in text


def test_bug_is_said_once_in_words(
    qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []

    def run(box: QMessageBox) -> int:
        shown.append(box.text())
        faults.report_bug(type(error), error, error.__traceback__)
        return 0

    error = caught()
    monkeypatch.setattr(QMessageBox, "exec", run)
    faults.report_bug(type(error), error, error.__traceback__)
    assert shown == ["程序出了错，这一步没有做完。"]


def test_refused_save_keeps_the_form_and_says_why(
    fresh: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = register_page(fresh, "training")
    page.start_new()
    for key, text in (("held_on", "2025-12-15"), ("title", "茶园"), ("people", "68")):
        page.panel.fields.editors[key].type(text)

    def refuse(*_: object, **__: object) -> None:
        raise DeskError("磁盘已满。", "请腾出空间再试。")

    monkeypatch.setattr(Book, "edit", refuse)
    assert not page.save(go_on=True)
    assert fresh.notice.text == "磁盘已满。请腾出空间再试。"
    assert page.panel.fields.editors["title"].text == "茶园"
    page.panel.fields.load({}, {})
