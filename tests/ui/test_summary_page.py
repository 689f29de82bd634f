"""总结: typing keeps itself, numbers are whole things, wrong ones are mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QPushButton

from tecdesk.desk import summary as errand
from tecdesk.report.letter.document import Slot
from tecdesk.report.letter.document import plain
from tecdesk.report.words.numerals import Numerals
from tecdesk.report.words.numerals import Style
from tecdesk.ui.pages.summing import sheet_text
from tecdesk.ui.pages.summing.page import SummaryPage
from tests.ui.scenes.stage import settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tecdesk.ui.shell import Shell

pytestmark = pytest.mark.slow
FIRST = "training/0"
PEOPLE = "4374"


@pytest.fixture
def page(shell: Shell) -> SummaryPage:
    shell.go("summary")
    page = shell.page("summary")
    assert isinstance(page, SummaryPage)
    settle(shell)
    return page


def before_people(page: SummaryPage) -> QTextCursor:
    """Put the cursor before 4374."""
    block = sheet_text.block_at(page.editor.document(), FIRST)
    assert block is not None
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + block.text().index(PEOPLE))
    page.editor.setTextCursor(cursor)
    return cursor


def at_end(page: SummaryPage, place: str = FIRST) -> None:
    block = sheet_text.block_at(page.editor.document(), place)
    assert block is not None
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    page.editor.setTextCursor(cursor)


def kept(page: SummaryPage, shell: Shell) -> errand.Summary:
    """What is in the book when the page has kept itself."""
    page.keep()
    page.reload()
    settle(shell)
    assert page.now is not None
    return page.now


def press(page: SummaryPage, words: str) -> None:
    """A button of the list."""
    QTest.qWait(0)
    found = [
        each
        for each in page.panel.findChildren(QPushButton)
        if each.text() == words and each.isVisible()
    ]
    found[0].click()


def test_what_is_shown_reads_back_as_it_was(page):
    assert page.now is not None
    shown = {x.place: x.text for s in page.now.draft.sections() for x in s.there}
    assert page.editor.texts() == shown


def test_typing_is_kept_within_two_seconds(qtbot: QtBot, page, shell):
    at_end(page)
    QTest.keyClicks(page.editor, "abc")
    qtbot.waitUntil(lambda: shell.desk.book.count("passage") == 1, timeout=2000)
    settle(shell)
    (record,) = shell.desk.book.find("passage")
    assert record.text("place") == FIRST
    assert record.text("text").endswith("abc")
    assert shell.desk.book.undo_label == "改总结"


def test_chinese_is_typed_through_an_input_method(page, shell):
    at_end(page)
    event = QInputMethodEvent("nongmin", [])
    QApplication.sendEvent(page.editor, event)
    done = QInputMethodEvent()
    done.setCommitString("农民欢迎。")
    QApplication.sendEvent(page.editor, done)
    assert plain(kept(page, shell).draft.lines()[FIRST].text).endswith("农民欢迎。")


def test_a_new_paragraph_stands_after_the_one_before(page, shell):
    at_end(page)
    QTest.keyClick(page.editor, Qt.Key.Key_Return)
    QTest.keyClicks(page.editor, "own")
    order = list(kept(page, shell).draft.lines())
    assert order[order.index(FIRST) + 1] == f"{FIRST}+1"


def test_backspace_takes_a_number_whole(page):
    cursor = before_people(page)
    cursor.setPosition(cursor.position() + len(PEOPLE))
    page.editor.setTextCursor(cursor)
    QTest.keyClick(page.editor, Qt.Key.Key_Backspace)
    assert "培训农民人次" in plain(page.editor.texts()[FIRST])


def test_the_cursor_does_not_stay_inside_a_number(page):
    cursor = before_people(page)
    start = cursor.position()
    cursor.setPosition(start + 1)
    page.editor.setTextCursor(cursor)
    assert page.editor.textCursor().position() == start
    QTest.keyClick(page.editor, Qt.Key.Key_Right)
    assert page.editor.textCursor().position() == start + len(PEOPLE)
    QTest.keyClicks(page.editor, "x")
    text = page.editor.texts()[FIRST]
    assert Slot(PEOPLE, "training.people@2025") in text
    assert f"{PEOPLE}x" in plain(text)


def test_a_digit_against_a_number_makes_it_another(page, shell):
    cursor = before_people(page)
    cursor.setPosition(cursor.position() + len(PEOPLE))
    page.editor.setTextCursor(cursor)
    QTest.keyClicks(page.editor, "0")
    (point,) = kept(page, shell).wrong
    assert point.written == "43740人次"


def retype(page: SummaryPage, instead: str) -> None:
    cursor = before_people(page)
    cursor.setPosition(cursor.position() + len(PEOPLE), QTextCursor.MoveMode.KeepAnchor)
    page.editor.setTextCursor(cursor)
    QTest.keyClicks(page.editor, instead)


def test_a_wrong_number_is_listed_found_and_put_back(page, shell):
    retype(page, "4734")
    assert [each.written for each in kept(page, shell).wrong] == ["4734人次"]
    assert "1 个数对不上" in page.header.sub.text()
    page.next()
    assert page.editor.textCursor().selectedText() == "4734"
    press(page, "改回数据")
    settle(shell)
    assert page.now.wrong == []
    assert shell.desk.book.count("passage") == 0


def test_a_wrong_number_may_stay(page, shell):
    retype(page, "4734")
    kept(page, shell)
    press(page, "保留")
    settle(shell)
    assert page.now.wrong == []
    assert "4734人次" in plain(page.now.draft.lines()[FIRST].text)


def test_headings_are_not_to_be_typed_in(page, shell):
    document = page.editor.document()
    before = document.toPlainText()
    page.editor.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClicks(page.editor, "x")
    page.editor.selectAll()
    QTest.keyClick(page.editor, Qt.Key.Key_Delete)
    assert document.toPlainText() == before
    assert "不用手改" in shell.status.text


def test_a_changed_record_changes_the_numbers_only(page, shell):
    at_end(page)
    QTest.keyClicks(page.editor, "abc")
    kept(page, shell)
    book = shell.desk.book
    first = book.find("training")[0]
    with book.edit("改人次", year=2025) as edit:
        people = (first.number("people") or 0) + 1
        edit.change("training", first.id, {"people": people})
    shell.desk.bus.tell(edit.change_made, None)
    settle(shell)
    text = page.editor.texts()[FIRST]
    assert Slot("4375", "training.people@2025") in text
    assert plain(text).endswith("abc")


def test_undo_of_the_book_brings_the_words_back(page, shell):
    at_end(page)
    QTest.keyClicks(page.editor, "abc")
    kept(page, shell)
    shell.undo()
    settle(shell)
    assert not plain(page.editor.texts()[FIRST]).endswith("abc")


def test_leaving_keeps_what_was_typed_a_moment_ago(page, shell):
    at_end(page)
    QTest.keyClicks(page.editor, "abc")
    shell.go("home")
    settle(shell)
    assert shell.desk.book.count("passage") == 1


def test_a_paragraph_taken_out_is_put_back(page, shell):
    block = sheet_text.block_at(page.editor.document(), "training/1")
    assert block is not None
    cursor = QTextCursor(block)
    cursor.movePosition(
        QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
    )
    page.editor.setTextCursor(cursor)
    QTest.keyClick(page.editor, Qt.Key.Key_Delete)
    assert [x.place for x in kept(page, shell).removed] == ["training/1"]
    press(page, "放回")
    settle(shell)
    assert "training/1" in page.editor.texts()


def test_each_kind_has_a_text_of_its_own(page, shell):
    at_end(page)
    QTest.keyClicks(page.editor, "abc")
    page.variant.choose("half")
    settle(shell)
    assert page.now.variant.key == "half"
    assert not plain(page.editor.texts()[FIRST]).endswith("abc")
    page.variant.choose("year")
    settle(shell)
    assert plain(page.editor.texts()[FIRST]).endswith("abc")


def test_the_number_style_belongs_to_the_book(page, shell):
    page.numbers.choose(Numerals(Style.WAN, "多"))
    settle(shell)
    assert errand.numerals(shell.desk.book) == Numerals(Style.WAN, "多")
    assert page.now.wrong == []


def test_the_number_at_the_cursor_opens_its_records(page, shell):
    before_people(page)
    assert page.editor.tag == "training.people@2025"
    page.open_records()
    settle(shell)
    assert shell.current == "training"


def test_saved_as_word_and_read_back(page, shell, tmp_path, monkeypatch):
    path = tmp_path / "总结.docx"
    monkeypatch.setattr(type(shell.desk.dialogs), "save_file", lambda *_: path)
    monkeypatch.setattr(type(shell.desk.dialogs), "open_file", lambda *_: path)
    page.papers.save_word()
    settle(shell)
    page.papers.read_word()
    settle(shell)
    assert shell.desk.book.count("passage") == 0
    import docx

    file = docx.Document(str(path))
    words = next(p for p in file.paragraphs if "全年共举办" in p.text)
    words.add_run("改过的话。")
    file.save(str(path))
    page.papers.read_word()
    settle(shell)
    assert plain(page.editor.texts()[FIRST]).endswith("改过的话。")
    assert page.now.wrong == []


def test_the_reports_lead_to_the_text(shell):
    from tecdesk.desk.papers import NARRATIVE
    from tecdesk.ui.pages.papers.reports import ReportsPage

    shell.go("reports")
    reports = shell.page("reports")
    assert isinstance(reports, ReportsPage)
    settle(shell)
    keys = [paper.key for paper in reports.model.papers]
    way = next(b for b in reports.findChildren(QPushButton) if b.text() == "改文字")
    assert not way.isVisible()
    reports.list.setCurrentIndex(reports.model.index(keys.index(NARRATIVE)))
    settle(shell)
    way.click()
    assert shell.current == "summary"
    settle(shell)
