"""Bringing ledgers in through the window's own widgets, and taking them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.exchange.ledgers.line import Status
from tecdesk.paths import resource
from tecdesk.ui.dialogs import Dialogs
from tecdesk.ui.pages.intake.importing import ImportPage
from tecdesk.ui.pages.intake.work import Asked
from tests.ui.conftest import register_page
from tests.ui.conftest import settle

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from tecdesk.ui.shell import Shell

TRAININGS = resource("samples", "培训台账2025.xlsx")


def test_import_look_and_take_back(fresh: Shell, qtbot: QtBot) -> None:
    fresh.go("import", TRAININGS)
    page = fresh.page("import")
    assert isinstance(page, ImportPage)
    settle(qtbot, fresh)
    assert page.preview is not None
    assert page.model.rowCount() == 46
    assert page.foot.text == "将新增 46 条。"
    assert fresh.desk.book.count("training") == 0
    page.carry_out()
    settle(qtbot, fresh)
    assert fresh.desk.book.count("training") == 46
    assert fresh.current == "training"
    assert "导入 培训台账2025.xlsx" in fresh.status.text
    assert fresh.desk.book.settings.complete_since == {"training": 2025}
    assert register_page(fresh, "training").list.model.rowCount() == 46
    fresh.undo()
    settle(qtbot, fresh)
    assert fresh.desk.book.count("training") == 0
    assert fresh.status.text.startswith("已撤销：导入")
    fresh.redo()
    settle(qtbot, fresh)
    assert fresh.desk.book.count("training") == 46


def test_importing_again_finds_everything_the_same(shell: Shell, qtbot: QtBot) -> None:
    shell.go("import", TRAININGS)
    page = shell.page("import")
    assert isinstance(page, ImportPage)
    settle(qtbot, shell)
    assert {line.status for line in page.model.lines} == {Status.SAME}
    assert page.foot.text == "46 条不动。"
    page.carry_out()
    settle(qtbot, shell)
    assert shell.current == "import"


def test_faulty_rows_are_explained_and_saved_apart(
    fresh: Shell, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, target = tmp_path / "培训台账.csv", tmp_path / "有问题.xlsx"
    file.write_text(
        "培训日期,村,培训内容,人次\n2025.2.30,下坪村,果树修剪,50\n"
        "2025.3.5,下坪村,果树修剪,60\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(Dialogs, "save_file", lambda *_: target)
    fresh.go("import", file)
    page = fresh.page("import")
    assert isinstance(page, ImportPage)
    settle(qtbot, fresh)
    assert page.foot.text == "将新增 1 条、1 行不导入。"
    page.save_rejects()
    settle(qtbot, fresh)
    assert target.exists()
    page.carry_out()
    settle(qtbot, fresh)
    assert [r["people"] for r in fresh.desk.book.find("training")] == [60]


def test_column_chosen_by_hand_is_remembered(
    fresh: Shell, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "培训.csv"
    file.write_text(
        "培训日期,村,培训内容,人次,摸底\n2025.3.5,下坪村,果树修剪,60,王老师\n",
        encoding="utf-8",
    )
    fresh.go("import", file)
    page = fresh.page("import")
    assert isinstance(page, ImportPage)
    settle(qtbot, fresh)
    page.map_column("摸底", "lecturer")
    settle(qtbot, fresh)
    page.carry_out()
    settle(qtbot, fresh)
    assert fresh.desk.book.find("training")[0]["lecturer"] == "王老师"
    page.read(Asked(file))
    settle(qtbot, fresh)
    assert {line.status for line in page.model.lines} == {Status.SAME}


def test_wrong_file_is_said_in_the_bar(
    fresh: Shell, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "照片.xlsx"
    file.write_bytes(b"\x89PNG")
    fresh.go("import", file)
    settle(qtbot, fresh)
    assert "照片.xlsx" in fresh.notice.text
