"""填县里的表 in its states: before a form, proposed, one cell picked, filled."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tecdesk.ui.pages.filling.page import FillingPage
from tests.ui import county
from tests.ui.scenes.stage import Scene
from tests.ui.scenes.stage import settle

if TYPE_CHECKING:
    from tecdesk.ui.shell import Shell


def opened(shell: Shell, file: Path | None = None) -> FillingPage:
    """The page with a form on it."""
    shell.go("filling", file)
    settle(shell)
    page = shell.page("filling")
    assert isinstance(page, FillingPage)
    return page


def _folder() -> Path:
    return Path(tempfile.mkdtemp())


def _workbook(shell: Shell) -> FillingPage:
    return opened(shell, county.workbook(_folder()))


def _asked(shell: Shell) -> None:
    """A form with columns nobody understands at once."""
    opened(shell, county.workbook(_folder(), asking=True))


def _document(shell: Shell) -> None:
    opened(shell, county.document(_folder()))


def _evidence(shell: Shell) -> None:
    page = _workbook(shell)
    page.bench.tell()


def _picking(shell: Shell) -> None:
    page = _workbook(shell)
    page.bench.cell.focus()
    page.bench.cell.recipe.when.offer_all()


def _words(shell: Shell) -> None:
    page = _workbook(shell)
    page.bench.sheet.stand_on(page.bench.sheet.cells.laid.boxes[0, 0].place)


def _filled(shell: Shell) -> FillingPage:
    folder = _folder()
    page = opened(shell, county.workbook(folder))
    page.fill_into(folder / "填好.xlsx")
    settle(shell)
    return page


def _again(shell: Shell) -> None:
    _filled(shell).forget()


def _changed(shell: Shell) -> None:
    """The county has changed its form since."""
    _filled(shell).forget()
    opened(shell, county.workbook(_folder(), more=True))


def _refused(shell: Shell) -> None:
    file = _folder() / "统计表.et"
    file.write_bytes(b"WPS")
    opened(shell, file)


FILLINGS = (
    Scene("filling-first", opened),
    Scene("filling-proposed", _workbook),
    Scene("filling-asks", _asked),
    Scene("filling-document", _document),
    Scene("filling-picking", _picking),
    Scene("filling-words", _words),
    Scene("filling-evidence", _evidence),
    Scene("filling-filled", _filled),
    Scene("filling-again", _again),
    Scene("filling-changed", _changed),
    Scene("filling-refused", _refused),
)
"""填县里的表 in its states."""
