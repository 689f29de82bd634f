"""Scenes of the first start, import, tally, reports, submit and the command list."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tecdesk.drives.drive import Drive
from tecdesk.drives.volume import Kind
from tecdesk.drives.volume import Volume
from tecdesk.paths import resource
from tecdesk.ui.pages.figures.tally import TallyPage
from tecdesk.ui.pages.handover.submit import SubmitPage
from tests.ui.scenes.stage import Scene
from tests.ui.scenes.stage import settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from tecdesk.ui.shell import Shell

_FAULTY = (
    "培训日期,村,培训内容,人次,其中妇女,摸底\n2025.2.30,下坪村,果树修剪,50,5,甲\n"
    "2025.3.5,下坪村,果树修剪,60,70,乙\n2025.3.6,下坪村,果树修剪,60,7,丙\n"
)


def _go(key: str) -> Callable[[Shell], None]:
    return lambda shell: shell.go(key)


def _preview(shell: Shell) -> None:
    shell.go("import", resource("samples", "培训台账2025.xlsx"))


def _faulty(shell: Shell) -> None:
    folder = Path(tempfile.mkdtemp())
    file = folder / "清河镇2025年农业技术培训台账（第四季度汇总）.csv"
    file.write_text(_FAULTY, encoding="utf-8")
    shell.go("import", file)


def _tally(shell: Shell) -> TallyPage:
    shell.go("tally")
    page = shell.page("tally")
    assert isinstance(page, TallyPage)
    settle(shell)
    return page


def _split(shell: Shell) -> TallyPage:
    page = _tally(shell)
    page.choices.split.choose("village")
    settle(shell)
    return page


def _evidence(shell: Shell) -> None:
    page = _split(shell)
    heads = [head.text for head in page.board.model.grid.heads]
    cell = page.board.model.index(3, heads.index("人次"))
    page.board.table.setCurrentIndex(cell)
    page.board.open_at(cell)


def _sticks(shell: Shell) -> SubmitPage:
    """Three sticks, one of them good, and a passphrase asked for."""
    shell.go("submit")
    page = shell.page("submit")
    assert isinstance(page, SubmitPage)
    settle(shell)
    named = (("E:", "KINGSTON", 14 << 30), ("F:", "茶技站", 10 << 20), ("G:", "老", 0))
    page.place.found = [
        Drive(
            Volume(Path(folder), folder, Kind.REMOVABLE, name, read_only=not free),
            free,
            15 << 30,
        )
        for folder, name, free in named
    ]
    page.use(Path("E:"))
    page.personal.tick.click()
    page.passphrase.tick.click()
    return page


def _submitted(shell: Shell) -> SubmitPage:
    shell.go("submit")
    page = shell.page("submit")
    assert isinstance(page, SubmitPage)
    page.use(Path(tempfile.mkdtemp()))
    page.submit()
    settle(shell)
    page.submit()
    settle(shell)
    return page


def _taken_out(shell: Shell) -> None:
    """On a stick, for the second time."""
    page = _submitted(shell)
    assert page.done is not None
    volume = Volume(page.done.path.parent, "E:", Kind.REMOVABLE, "KINGSTON")
    again = replace(page.done, since="比第 1 次：新增 2 条，修改 1 条，3 个数变了")
    page.result.show_done(again, Drive(volume, 14 << 30, 15 << 30))
    page.result._out.show()


def _keys(shell: Shell) -> None:
    shell.go("training")
    shell.toggle_keys()


TASKS = (
    Scene("first-start", book="none"),
    Scene("import", _go("import")),
    Scene("import-preview", _preview, "new"),
    Scene("import-same", _preview),
    Scene("import-faulty", _faulty, "new"),
    Scene("tally", _tally),
    Scene("tally-villages", _split),
    Scene("tally-evidence", _evidence),
    Scene("tally-new", _tally, "new"),
    Scene("reports", _go("reports")),
    Scene("submit", _go("submit")),
    Scene("submit-sticks", _sticks),
    Scene("submit-done", _submitted),
    Scene("submit-stick-done", _taken_out),
    Scene("everything", _go("everything")),
    Scene("find", lambda shell: shell.go("find", "z")),
    Scene("find-nothing", lambda shell: shell.go("find", "没有的")),
    Scene("keys", _keys),
)
"""First start, 导入, 汇总, 报表, 上报, 全部功能, 查找全部."""
