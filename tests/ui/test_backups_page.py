"""备份: made without being asked, listed, pinned, compared, taken back; and rescue."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.desk import safeguard
from tecdesk.drives.volume import Kind
from tecdesk.errors import DeskError
from tecdesk.store.backups import keeping
from tecdesk.store.backups import shelf
from tecdesk.store.backups.keeping import SECOND
from tecdesk.store.backups.keeping import keep
from tecdesk.store.backups.names import Why
from tecdesk.store.book import Book
from tecdesk.ui import safety
from tecdesk.ui.dialogs import Dialogs
from tecdesk.ui.preferences import Preferences
from tecdesk.ui.window import Window
from tests.store.test_sums import flip
from tests.ui.conftest import settle
from tests.ui.scenes import backups as scenes

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tecdesk.ui.pages.backups.page import BackupsPage
    from tecdesk.ui.pages.opening.welcome import Welcome
    from tecdesk.ui.shell import Shell


def _whys(path: Path) -> list[str]:
    return [each.named.why for each in shelf.backups(shelf.folder_of(path))]


def _window(qtbot: QtBot, path: Path | None = None) -> Window:
    window = Window(Preferences(), path)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.shell is not None or window.first_page is not None)
    return window


def _answer(monkeypatch: pytest.MonkeyPatch, key: str) -> list[str]:
    asked: list[str] = []

    def choose(_self: Dialogs, question: str, detail: str, _answers: object) -> str:
        asked.append(f"{question}{detail}")
        return key

    monkeypatch.setattr(Dialogs, "choose", choose)
    return asked


def test_a_backup_now_and_the_list(qtbot: QtBot, shell: Shell) -> None:
    page = scenes.page_of(shell)
    assert page.empty.isVisible()
    page.back_up()
    settle(qtbot, shell)
    assert "已备份" in shell.status.text
    ((when, why, name, held, *_),) = [told.cells for told in page.model.rows]
    assert when[:4].isdigit()
    assert (why, name) == ("手动", "清河镇")
    assert held == "培训 46、示范基地 11、结对帮扶 38、发放资料 69"
    assert "最近一份" in page.header.sub.text()
    assert str(shelf.folder_of(shell.desk.book.path)) in page._state.text()


def test_a_pin(qtbot: QtBot, shell: Shell) -> None:
    page = scenes.page_of(shell)
    page.back_up()
    settle(qtbot, shell)
    page.pin()
    settle(qtbot, shell)
    assert page.model.rows[0].cells[-1] == "钉住"
    assert page._pin.text() == "不再钉住"
    page.pin()
    settle(qtbot, shell)
    assert page.model.rows[0].cells[-1] == ""


def test_what_would_come_back_is_shown_first(shell: Shell) -> None:
    page = scenes.compared(shell)
    rows = {told.thing: told.cells for told in page.preview.model.rows}
    assert rows["training"] == ("培训", "47", "47", "1", "1", "2")
    assert rows["village"][3:] == ("", "", "")
    assert "回来 1 条，去掉 1 条，变回原样 3 条" in page.preview._said.text()


def test_records_side_by_side_and_some_taken_back(qtbot: QtBot, shell: Shell) -> None:
    page = scenes.records(shell)
    said = [told.cells for told in page.preview.model.rows]
    assert sorted(cells[0] for cells in said) == sorted(
        ["只在备份里", "不一样", "不一样", "只在现在"]
    )
    assert any("参训人次 68 → 99" in cells[2] for cells in said)
    assert any(cells[2] == "现在删掉了" for cells in said)
    before = shell.desk.book.count("training")
    page.preview.table.selectRow(0)
    assert page.preview._take.text() == "取回选中的 1 条"
    page.preview.take()
    settle(qtbot, shell)
    assert shell.desk.book.count("training") == before + 1
    assert shell.desk.book.undo_label == "从备份取回 1 条记录"
    assert _whys(shell.desk.book.path)[0] == "恢复前"
    shell.undo()
    settle(qtbot, shell)
    assert shell.desk.book.count("training") == before


def test_what_is_only_here_cannot_be_taken_back(shell: Shell) -> None:
    page = scenes.records(shell)
    states = [told.cells[0] for told in page.preview.model.rows]
    page.preview.table.selectRow(states.index("只在现在"))
    assert not page.preview._take.isEnabled()
    page._back()
    assert page.preview.register == ""
    page._back()
    assert not page.preview.isVisible()


def test_the_whole_book_goes_back_and_what_was_there_stays(
    qtbot: QtBot, sample_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = _window(qtbot, sample_path)
    shell = window.shell
    assert shell is not None
    page: BackupsPage = scenes.compared(shell)
    asked = _answer(monkeypatch, "restore")
    page.restore()
    qtbot.waitUntil(lambda: window.shell not in (None, shell), timeout=20_000)
    assert "回来 1 条" in asked[0]
    assert window.shell is not None
    titles = {r["title"] for r in window.shell.desk.book.find("training")}
    assert "冬管" in titles
    assert "补的" not in titles
    (kept,) = sample_path.parent.glob("清河镇_恢复前_*.tecdesk")
    with Book.open(kept, writing=False) as before:
        assert "补的" in {r["title"] for r in before.find("training")}
    qtbot.waitUntil(lambda: window.shell is not None and window.shell.desk.jobs.idle)
    assert window.close()


def test_closing_makes_a_backup_when_something_changed(
    qtbot: QtBot, sample_path: Path
) -> None:
    window = _window(qtbot, sample_path)
    assert window.close()
    assert _whys(sample_path) == ["关闭时"]
    again = _window(qtbot, sample_path)
    assert again.close()
    assert _whys(sample_path) == ["关闭时"]


@pytest.mark.parametrize(("answer", "closed"), [("stay", False), ("close", True)])
def test_a_backup_that_fails_at_the_end_is_said(
    qtbot: QtBot,
    sample_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    closed: bool,
) -> None:
    window = _window(qtbot, sample_path)

    def refuse(*_: object, **__: object) -> None:
        raise DeskError("磁盘满了。", "腾出空间。")

    monkeypatch.setattr(safety, "keep", refuse)
    asked = _answer(monkeypatch, answer)
    assert window.close() is closed
    assert "磁盘满了。腾出空间。" in asked[0]
    monkeypatch.setattr(safety, "keep", keeping.keep)
    if not closed:
        assert window.shell is not None
        assert window.close()


def test_half_an_hour_of_work_makes_a_backup(qtbot: QtBot, shell: Shell) -> None:
    assert shell.safety.clock.isActive()
    assert shell.safety.clock.interval() == 30 * 60 * 1000
    shell.safety.clock.timeout.emit()
    settle(qtbot, shell)
    shell.safety.clock.timeout.emit()
    settle(qtbot, shell)
    assert _whys(shell.desk.book.path) == ["做事中"]


def test_backups_that_are_late_are_the_first_thing_to_do(
    qtbot: QtBot, shell: Shell
) -> None:
    scenes.late(shell)
    home = shell.page("home")
    finding = home.found.findings[0]  # type: ignore[attr-defined]
    assert finding.text == "最近一份备份已是 21 天前的"
    shell.safety.look(lambda _words: None)
    settle(qtbot, shell)
    assert "21 天前" in shell.status.text
    home.open_finding(finding)  # type: ignore[attr-defined]
    assert shell.current == "backups"


def test_a_second_place(qtbot: QtBot, shell: Shell, tmp_path: Path) -> None:
    stick = tmp_path / "U盘 甲"
    stick.mkdir()
    shell.go("settings")
    page = shell.page("settings")
    page.safe._choose(stick)  # type: ignore[attr-defined]
    backups = scenes.page_of(shell)
    backups.back_up()
    settle(qtbot, shell)
    assert len(list((stick / SECOND).glob("*.tecdesk"))) == 1
    assert str(stick) in backups._state.text()
    (stick / SECOND).rename(tmp_path / "拔了")
    stick.rmdir()
    backups.back_up()
    settle(qtbot, shell)
    assert "现在没有" in shell.notice.text
    assert len(_whys(shell.desk.book.path)) == 2


@pytest.mark.parametrize("kind", [Kind.REMOVABLE, Kind.NETWORK])
def test_a_book_that_lies_where_it_should_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: Kind
) -> None:
    monkeypatch.setattr(safeguard, "kind_of", lambda _path: kind)
    said = safeguard.where(tmp_path / "清河镇.tecdesk")
    assert kind.value in said
    assert "复制到本机硬盘" in said


def test_a_folder_that_is_synced(tmp_path: Path) -> None:
    assert safeguard.where(tmp_path / "清河镇.tecdesk") == ""
    synced = tmp_path / "OneDrive - 清河镇" / "文档" / "清河镇.tecdesk"
    assert "OneDrive" in safeguard.where(synced)


def _refused(qtbot: QtBot, path: Path) -> tuple[Window, Welcome]:
    flip(path, path.read_bytes().index("淡水鱼".encode()))
    window = _window(qtbot, path)
    page = window.first_page
    assert page is not None
    assert "已损坏" in page.notice.text
    assert "救到一本新的里" in page.notice.text
    return window, page


def _summed(path: Path) -> None:
    Book.open(path).close()


def test_a_damaged_book_is_saved_from_the_first_page(
    qtbot: QtBot, sample_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _summed(sample_path)
    window, page = _refused(qtbot, sample_path)
    before = sample_path.read_bytes()
    _answer(monkeypatch, "recover")
    page.rescue(sample_path)
    qtbot.waitUntil(lambda: "救回" in page.notice.text, timeout=30_000)
    assert sample_path.read_bytes() == before
    page.notice._act()
    qtbot.waitUntil(lambda: window.shell is not None)
    assert window.shell is not None
    assert window.shell.desk.book.count("training") == 46
    assert window.shell.desk.book.path.stem == "清河镇_救回"
    qtbot.waitUntil(lambda: window.shell is not None and window.shell.desk.jobs.idle)
    assert window.close()


def test_a_damaged_book_goes_back_to_its_backup_from_the_first_page(
    qtbot: QtBot, sample_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _summed(sample_path)
    keep(sample_path, Why.HAND)
    window, page = _refused(qtbot, sample_path)
    _answer(monkeypatch, "restore")
    page.rescue(sample_path)
    qtbot.waitUntil(lambda: window.shell is not None, timeout=30_000)
    assert window.shell is not None
    assert window.shell.desk.book.path == sample_path
    assert len(list(sample_path.parent.glob("*_恢复前_*.tecdesk"))) == 1
    qtbot.waitUntil(lambda: window.shell is not None and window.shell.desk.jobs.idle)
    assert window.close()
