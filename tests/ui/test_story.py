"""全部经过: reached from a row, follows its records, what is printed is masked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tecdesk.store.log.steps import steps
from tecdesk.ui.dialogs import Dialogs
from tecdesk.ui.models.story import EventsModel
from tecdesk.ui.pages.records.told import told_by
from tests.ui.conftest import register_page
from tests.ui.conftest import settle
from tests.ui.stories import NUMBER
from tests.ui.stories import household
from tests.ui.stories import shown
from tests.ui.stories import told

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from tecdesk.ui.pages.stories.story import StoryPage
    from tecdesk.ui.shell import Shell


def texts(page: StoryPage) -> str:
    labels = page.facts.findChildren(QLabel)
    return "\n".join(each.text() for each in labels if not each.isHidden())


def test_f3_on_a_row_tells_its_story(shell: Shell, qtbot: QtBot) -> None:
    line = household(shell)
    page = register_page(shell, "pairing")
    page.escape()
    page.reload()
    page.list.mark(page.list.model.row_of(line.id))
    QTest.keyClick(shell, Qt.Key.Key_F3)
    story = shown(shell, qtbot)
    assert story.subject == line.id
    assert story.header.title.text() == "郑冬梅"
    assert [story.model.index(row, 2).data() for row in range(3)] == [
        "走访",
        "资金",
        "结对",
    ]
    assert story.model.index(0, 3).data() == "看了牛舍"


def test_neighbours_in_a_grouped_list_are_records_once_each(shell: Shell) -> None:
    page = register_page(shell, "pairing")
    page.list.filters.group_by("village")
    rows = range(page.list.model.rowCount())
    ids = [each.id for each in page.list.model.records(rows)]
    for at in (0, len(ids) // 2, len(ids) - 1):
        page.list.mark(page.list.model.row_of(ids[at]))
        wanted = told_by(page.list)
        assert wanted is not None
        assert wanted.subjects == tuple(ids)
        assert wanted.subjects[wanted.at] == ids[at]
    page.list.filters.group_by("")


def test_number_is_masked(shell: Shell, qtbot: QtBot) -> None:
    page = told(shell, qtbot, "household", (household(shell).id,))
    assert NUMBER not in texts(page)
    assert "990000********0012" in texts(page)


def test_number_is_seen_for_a_minute(shell: Shell, qtbot: QtBot) -> None:
    page = told(shell, qtbot, "household", (household(shell).id,))
    QTest.keyClick(
        shell,
        Qt.Key.Key_N,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    settle(qtbot, shell)
    assert NUMBER in texts(page)
    assert NUMBER not in str(page.story)
    shell.desk.reveal.hide()
    settle(qtbot, shell)
    assert NUMBER not in texts(page)
    assert shell.desk.book.undo_label != ""


def test_a_whole_page_asks_why(
    shell: Shell, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = told(shell, qtbot, "household", (household(shell).id,))
    monkeypatch.setattr(Dialogs, "reason", lambda *_: "入户核对")
    (whole,) = (c for c in page.commands() if c.label == "打印完整号码…")
    assert whole.run is not None
    whole.run()
    settle(qtbot, shell)
    assert shell.current == "paper"
    (step, *_) = steps(shell.desk.book, limit=1)
    assert step.label.endswith("结对帮扶 1 条")


def test_helpers_stand_with_their_time(shell: Shell, qtbot: QtBot) -> None:
    page = told(shell, qtbot, "household", (household(shell).id,))
    assert "2025年1月起，至今" in texts(page)
    assert "2022年6月起，2024年12月止" in texts(page)


def test_line_opens_its_record(shell: Shell, qtbot: QtBot) -> None:
    session = shell.desk.book.find("training", limit=1)[0]
    name = session.text("lecturer").split("、")[0]
    page = told(shell, qtbot, "lecturer", (name,))
    ids = [event.record for event in page.model.events]
    page.open_event(page.model.index(ids.index(session.id), 3))
    settle(qtbot, shell)
    assert register_page(shell, "training").list.model.record(0).id == session.id


def test_lecturer_has_no_column_of_facts(shell: Shell, qtbot: QtBot) -> None:
    name = shell.desk.book.find("training", limit=1)[0].text("lecturer").split("、")[0]
    page = told(shell, qtbot, "lecturer", (name,))
    assert page.facts.isHidden()
    assert page.header.title.text() == name


def test_next_and_previous(shell: Shell, qtbot: QtBot) -> None:
    ids = tuple(base.id for base in shell.desk.book.find("base", limit=3))
    page = told(shell, qtbot, "base", ids)
    QTest.keyClick(shell, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, shell)
    assert page.subject == ids[1]
    assert page.story is not None
    assert page.story.id == ids[1]
    for _ in range(3):
        QTest.keyClick(shell, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
        settle(qtbot, shell)
    assert page.subject == ids[0]


def test_only_one_kind(shell: Shell, qtbot: QtBot) -> None:
    page = told(shell, qtbot, "household", (household(shell).id,))
    page.kinds.choose("走访")
    assert [event.kind for event in page.model.events] == ["走访", "走访"]


def test_saved_paper_is_masked(
    shell: Shell, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pypdf import PdfReader

    page = told(shell, qtbot, "household", (household(shell).id,))
    target = tmp_path / "一户一档.pdf"
    monkeypatch.setattr(Dialogs, "save_file", lambda *_: target)
    page.save()
    settle(qtbot, shell)
    text = "".join(each.extract_text() for each in PdfReader(target).pages)
    assert "郑冬梅" in text
    assert NUMBER not in text
    assert shell.status.text.startswith("已存到")


def test_what_is_gone_is_said(shell: Shell, qtbot: QtBot) -> None:
    page = told(shell, qtbot, "base", ("nobody",))
    assert page.story is None
    assert page.facts.isVisible() is False


def test_story_follows_a_change(shell: Shell, qtbot: QtBot) -> None:
    line = household(shell)
    page = told(shell, qtbot, "household", (line.id,))
    before = len(page.model.events)
    book = shell.desk.book
    with book.edit("记") as edit:
        edit.add("aid", {"pairing": line.id, "date": "2025-12-20", "way": "技术"})
    shell.desk.bus.tell(edit.change_made, None)
    settle(qtbot, shell)
    assert len(page.model.events) == before + 1


def test_model_keeps_its_promises(
    shell: Shell, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    page = told(shell, qtbot, "household", (household(shell).id,))
    model = EventsModel()
    model.show_events(page.model.events)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
