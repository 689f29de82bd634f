"""The program started a second time: the window that is open comes forward."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest

from tecdesk.store.book import Book
from tecdesk.ui import calls
from tecdesk.ui.calls import Mark
from tecdesk.ui.calls import answered
from tecdesk.ui.preferences import Preferences
from tecdesk.ui.window import Window
from tests.ui.conftest import settle

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def window(qtbot: QtBot, new_file: Path, tmp_path: Path) -> Iterator[Window]:
    """A window on a book whose path has characters and blanks."""
    path = tmp_path / "清河镇 2025（一）.tecdesk"
    shutil.copyfile(new_file, path)
    made = Window(Preferences(), path)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.shell is not None)
    assert made.shell is not None
    settle(qtbot, made.shell)
    yield made
    made.close()


def _second(qtbot: QtBot, book: Path | None) -> bool:
    """What a second start is told, while this window goes on."""
    found: list[bool] = []
    thread = threading.Thread(target=lambda: found.append(answered(book)))
    thread.start()
    qtbot.waitUntil(lambda: bool(found), timeout=5000)
    thread.join()
    return found[0]


def _book(window: Window) -> Path:
    assert window.shell is not None
    return window.shell.desk.book.path


@pytest.mark.parametrize("which", [_book, lambda _window: None])
def test_it_comes_forward(
    qtbot: QtBot, window: Window, which: Callable[[Window], Path | None]
) -> None:
    window.showMinimized()
    assert _second(qtbot, which(window))
    assert not window.isMinimized()
    assert not list(calls.marks_folder().glob("*.call"))


def test_another_book_gets_a_window_of_its_own(qtbot: QtBot, window: Window) -> None:
    other = _book(window).with_name("石桥镇.tecdesk")
    window.showMinimized()
    assert not _second(qtbot, other)
    assert window.isMinimized()


def test_a_book_written_otherwise(
    qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pathlib import Path

    monkeypatch.chdir(_book(window).parent)
    assert _second(qtbot, Path(_book(window).name))


def test_the_first_page_is_called_only_by_name(qtbot: QtBot, window: Window) -> None:
    path = _book(window)
    window.leave()
    assert not _second(qtbot, path)
    assert _second(qtbot, None)


def test_a_closed_window_leaves_nothing(window: Window) -> None:
    window.close()
    assert not list(calls.marks_folder().iterdir())
    assert not answered(None)


def test_what_a_crash_left_is_cleared(home: Path) -> None:
    folder = home / "windows"
    folder.mkdir(parents=True)
    for name in ("999-1.book", "999-1.lock", "999-1.call"):
        (folder / name).write_text("")
    began = time.monotonic()
    assert not answered(None)
    assert time.monotonic() - began < 1
    assert not list(folder.iterdir())


def test_a_window_that_is_stuck(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calls, "_PATIENCE_S", 0.1)
    mark = Mark()
    mark.say(home / "清河镇.tecdesk")
    assert not answered(home / "清河镇.tecdesk")
    assert not mark.called()
    mark.remove()


def test_a_home_that_refuses(home: Path) -> None:
    home.write_text("一个同名的文件")
    mark = Mark()
    mark.say(None)
    assert not answered(None)
    mark.remove()


def test_the_program_itself(new_file: Path, tmp_path: Path, home: Path) -> None:
    """Started, started again, killed, started again."""
    path = shutil.copyfile(new_file, tmp_path / "清河镇 2025（二）.tecdesk")
    with _started(path) as first:
        marks = calls.marks_folder()
        _until(lambda: any(m.read_text() for m in marks.glob("*.book")))
        with _started(path) as second:
            assert second.wait(10) == 0
        assert first.poll() is None
        first.kill()
        first.wait()
    Book.open(path).close()
    assert not answered(path)
    assert not list(marks.iterdir())


def _started(path: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "tecdesk", str(path)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stderr=subprocess.DEVNULL,
    )


def _until(there: Callable[[], bool]) -> None:
    last = time.monotonic() + 20
    while not there():
        assert time.monotonic() < last
        time.sleep(0.02)


def test_a_book_open_here_comes_forward_and_is_not_opened_twice(
    qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second window asks in its own program; here both are one."""
    called: list[Path] = []
    monkeypatch.setattr(calls, "answered", called.append)
    other = Window(Preferences(), _book(window))
    qtbot.addWidget(other)
    other.show()
    qtbot.waitUntil(lambda: other.first_page is not None)
    assert other.first_page is not None
    assert "去那个窗口接着做" in other.first_page.notice.text
    assert called == [_book(window)]
    other.close()
