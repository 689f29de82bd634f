"""词表与村: renaming and merging through the page leave the earlier years alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tecdesk.domain.period import Period
from tecdesk.store.terms.villages import names
from tecdesk.tally.sheet import make_sheet
from tecdesk.ui.pages.wording.words import WordsPage
from tests.ui.conftest import settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tecdesk.ui.shell import Shell


def page_of(shell: Shell, which: str) -> WordsPage:
    shell.go("words")
    page = shell.page("words")
    assert isinstance(page, WordsPage)
    page.which.choose(which)
    return page


def mark(page: WordsPage, text: str) -> None:
    texts = [each.text for each in page.entries]
    page.table.selectRow(texts.index(text))


def type_into(page: WordsPage, new: str, year: str) -> None:
    page.panel.new.setText(new)
    page.panel.since_when.setText(year)


def people(shell: Shell, year: int) -> dict[str, int | None]:
    sheet = make_sheet(shell.desk.book, Period(year), ["village", "form"])
    line = sheet.line("training.people")
    parts = (*line.parts_by("village"), *line.parts_by("form"))
    return {part.name: part.figure.value for part in parts}


def test_village_gets_a_new_name_from_a_year_on(shell: Shell, qtbot: QtBot) -> None:
    before = people(shell, 2025)
    page = page_of(shell, "village")
    mark(page, "王家湾村")
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.panel.new.hasFocus()
    type_into(page, "新湾村", "2026")
    QTest.keyClick(shell, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "新湾村" in names(shell.desk.book, 2026).values()
    assert "王家湾村" in names(shell.desk.book, 2025).values()
    assert people(shell, 2025) == before
    assert shell.status.text == "王家湾村从 2026 年起改名为新湾村"
    shell.undo()
    settle(qtbot, shell)
    assert "王家湾村" in [each.text for each in page.entries]


def test_village_goes_into_another(shell: Shell) -> None:
    before = people(shell, 2025)
    page = page_of(shell, "village")
    mark(page, "王家湾村")
    type_into(page, "下坪村", "2026")
    assert page.panel.do.text() == "并入"
    page.panel.replace()
    entry = next(e for e in page.entries if e.text == "王家湾村")
    assert entry.state == "已并入下坪村"
    assert entry.years == "到 2025 年"
    assert people(shell, 2025) == before


def test_village_needs_a_year(shell: Shell) -> None:
    page = page_of(shell, "village")
    mark(page, "王家湾村")
    type_into(page, "新湾村", "")
    assert not page.panel.do.isEnabled()
    type_into(page, "新湾村", "明年")
    assert page.panel.said == "“明年”不是年份，写成 2026 这样。"
    page.panel.replace()
    assert "王家湾村" in names(shell.desk.book, 2026).values()


def test_word_is_renamed_and_last_year_keeps_it(shell: Shell) -> None:
    before = people(shell, 2025)
    page = page_of(shell, "training_form")
    mark(page, "现场指导")
    type_into(page, "现场教学", "２０２６")
    assert page.panel.said == (
        "从 2026 年起叫“现场教学”；2025 年及以前仍是“现场指导”。"
    )
    page.panel.replace()
    assert "现场教学" in shell.desk.book.words("training_form", 2026)
    assert "现场指导" in shell.desk.book.words("training_form", 2025)
    assert people(shell, 2025) == before


def test_why_a_word_cannot_change_is_said(shell: Shell) -> None:
    page = page_of(shell, "aid_way")
    mark(page, "走访")
    type_into(page, "上门", "2026")
    assert "不能改名" in page.panel.said
    assert not page.panel.do.isEnabled()


def test_word_is_added_hidden_dated_and_moved(shell: Shell) -> None:
    book = shell.desk.book
    page = page_of(shell, "training_form")
    page.panel.more.setText("田间课堂")
    QTest.keyClick(page.panel.more, Qt.Key.Key_Return)
    assert book.words("training_form", 2025)[-1] == "田间课堂"
    mark(page, "田间课堂")
    page.panel.move_word(-1)
    assert book.words("training_form", 2025)[-2] == "田间课堂"
    page.panel.since.setText("2026")
    page.panel.date()
    assert "田间课堂" not in book.words("training_form", 2025)
    assert "田间课堂" in book.words("training_form", 2026)
    page.panel.hide_word()
    assert "田间课堂" not in book.words("training_form", 2026)
    page.panel.hide_word()
    assert "田间课堂" in book.words("training_form", 2026)


def test_word_that_is_there_is_not_added_again(shell: Shell) -> None:
    page = page_of(shell, "training_form")
    count = len(page.entries)
    page.panel.more.setText("培训班")
    page.panel.add()
    assert len(page.entries) == count


def test_every_widget_that_takes_the_focus_has_a_name(shell: Shell) -> None:
    page = page_of(shell, "training_form")
    nameless = [
        type(each).__name__
        for each in page.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not each.accessibleName()
        and not getattr(each, "text", str)()
    ]
    assert nameless == []
