"""Every scene on every screen: nothing cut, all named, Tab in the order of the eye."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLineEdit

from tecdesk.ui.dress import SIZES
from tecdesk.ui.dress import enlarge
from tecdesk.ui.preferences import Preferences
from tests.ui.conftest import register_page
from tests.ui.scenes import faults
from tests.ui.scenes.counties import make_county
from tests.ui.scenes.every import SCENES
from tests.ui.scenes.records import LISTED
from tests.ui.scenes.stage import SCREENS
from tests.ui.scenes.stage import raised
from tests.ui.scenes.stage import resize

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from PySide6.QtWidgets import QWidget

    from tecdesk.ui.shell import Shell
    from tests.ui.scenes.stage import Screen

pytestmark = pytest.mark.slow
FITS = (
    faults.cut,
    faults.cut_headings,
    faults.overflowing,
    faults.overlapping,
    faults.sideways,
)
REACHED = (faults.nameless, faults.astray)


def wrong(window: QWidget, screen: Screen) -> list[str]:
    """What is wrong with the window on a screen, in words."""
    resize(window, screen)
    checks = (*FITS, *REACHED)
    found = [f"{check.__name__}: {text}" for check in checks for text in check(window)]
    if (window.width(), window.height()) != screen.size:
        found.append(f"needs {window.width()} x {window.height()}")
    return [f"{screen.name} %: {fault}" for fault in found]


@pytest.fixture
def path(
    name: str, sample_file: Path, twelve_file: Path, new_file: Path, tmp_path: Path
) -> Path | None:
    """The test's own copy of the book of a scene."""
    if SCENES[name].book == "county":  # it is more than one file
        return make_county(tmp_path / "云岭县.tecdesk")
    files = {"sample": sample_file, "twelve": twelve_file, "new": new_file}
    book = files.get(SCENES[name].book)
    return book and shutil.copyfile(book, tmp_path / "清河镇.tecdesk")


@pytest.mark.parametrize("name", SCENES)
@pytest.mark.usefixtures("qapp")
def test_scene(name: str, path: Path | None) -> None:
    smallest = min(SCREENS, key=lambda screen: screen.width)
    with raised(SCENES[name], path, smallest) as window:
        order = (smallest, *SCREENS)
        found = [fault for screen in order for fault in wrong(window, screen)]
        resize(window, SCREENS[0])
        found += [f"focus unseen: {each}" for each in faults.unmarked(window)]
    assert found == []


@pytest.fixture
def largest(qapp: QApplication) -> Iterator[None]:
    """The largest type there is in the settings."""
    preferences = Preferences()
    preferences.remember("type", max(SIZES, key=float))
    enlarge(qapp, preferences)
    yield
    preferences.remember("type", min(SIZES, key=float))
    enlarge(qapp, preferences)


@pytest.mark.parametrize("name", SCENES)
@pytest.mark.usefixtures("largest")
def test_scene_in_the_largest_type(name: str, path: Path | None) -> None:
    with raised(SCENES[name], path, SCREENS[0]) as window:
        assert wrong(window, SCREENS[0]) == []


@pytest.mark.parametrize("key", LISTED)
def test_known_values_fit_into_their_boxes(shell: Shell, key: str) -> None:
    page = register_page(shell, key)
    records = shell.desk.book.find(key, limit=5)
    for record in records:
        page.panel.show_record(record)
        for editor in page.panel.fields.editors.values():
            if not isinstance(editor.box, QLineEdit) or editor.field.listed is False:
                continue
            need = editor.box.fontMetrics().horizontalAdvance(editor.box.text())
            assert need < editor.box.width() - 12, (editor.field.label, editor.text)
