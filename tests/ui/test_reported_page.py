"""已报出: files of that day again, and what changed since."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.tally.reported.records import NEW
from tecdesk.ui.dialogs import Dialogs
from tecdesk.ui.models.tally_reported import OTHER
from tecdesk.ui.pages.figures.tally import TallyPage
from tecdesk.ui.pages.handover.reported import ReportedPage
from tecdesk.ui.pages.handover.reported_rows import FIGURES
from tecdesk.ui.pages.handover.reported_rows import FILES
from tecdesk.ui.pages.handover.reported_rows import RECORDS
from tests.ui.conftest import settle
from tests.ui.scenes.handed import _FILES
from tests.ui.scenes.handed import _mended
from tests.ui.scenes.handed import _reported

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tecdesk.ui.shell import Shell


def opened(shell: Shell) -> ReportedPage:
    shell.go("reported")
    page = shell.page("reported")
    assert isinstance(page, ReportedPage)
    return page


def rows(page: ReportedPage, view: str) -> list[tuple[str, ...]]:
    page._show(view)
    return [told.cells for told in page.model.rows]


def test_nothing_was_reported(shell: Shell) -> None:
    page = opened(shell)
    assert page.report is None
    assert page.empty.isVisible()


def test_changed_records_and_figures(shell: Shell) -> None:
    _mended(shell)
    page = opened(shell)
    records = rows(page, RECORDS)
    assert [each[0] for each in records] == ["修改", "没有了", "新增", "没有了"]
    assert "参训人次 68 人次 → 99 人次" in records[0][3]
    assert ("全部", "培训人次", "人次", "4374", "4340") in rows(page, FIGURES)
    assert [each[0] for each in rows(page, FILES)] == list(_FILES)


def test_a_record_opens_in_its_register(shell: Shell) -> None:
    _mended(shell)
    page = opened(shell)
    page._show(RECORDS)
    at = next(i for i, t in enumerate(page.model.rows) if t.thing.what == NEW)
    page.table.selectRow(at)
    page.open()
    assert shell.current == "training"


def test_files_are_saved_as_they_were(
    shell: Shell, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _reported(shell)
    page, folder = opened(shell), tmp_path / "存"
    monkeypatch.setattr(Dialogs, "folder", lambda *_: folder)
    page.save()
    settle(qtbot, shell)
    found = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert found == {name: name.encode() for name in _FILES}


@pytest.mark.parametrize("key", ["since", "returned"])
def test_home_says_so(shell: Shell, qtbot: QtBot, key: str) -> None:
    from datetime import date

    from tecdesk.desk.reported.turning import give_back
    from tecdesk.tally.due import findings

    if key == "since":
        _mended(shell)
        want = "2025 年上报后改了 4 条，要不要重报"
    else:
        _reported(shell)
        give_back(shell.desk.book, "2025", "少报了 3 户")
        want = "2025 年度被退回，改好再报一次"
    found = findings(shell.desk.book, 2025, date(2026, 1, 9))
    assert want in [each.text for each in found if each.key == key]
    page = opened(shell)
    assert page.isVisible()
    settle(qtbot, shell)


def test_the_tally_marks_what_was_reported_otherwise(
    shell: Shell, qtbot: QtBot
) -> None:
    _mended(shell)
    shell.go("tally")
    settle(qtbot, shell)
    page = shell.page("tally")
    assert isinstance(page, TallyPage)
    cells = {row[0].text.strip(): row for row in page.board.model.grid.rows}
    assert (cells["培训人次"][2].text, cells["培训人次"][2].mark) == ("4340", "报 4374")
    assert cells["培训人次"][3].mark == ""  # the target is the same
    assert cells["走访次数"][2].mark == ""
    page.choices.split.choose("village")
    settle(qtbot, shell)
    marks = [cell.mark for row in page.board.model.grid.rows for cell in row]
    assert OTHER in marks
