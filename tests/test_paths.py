from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tecdesk import paths

if TYPE_CHECKING:
    import pytest


def test_samples_and_fonts_ship() -> None:
    assert paths.resource("samples", "villages.csv").is_file()
    assert paths.resource("fonts", "TecDeskSong-Regular.ttf").is_file()


def test_frozen_bundle(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resource("a", "b") == tmp_path / "tecdesk" / "resources" / "a" / "b"


def test_folders_follow_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TECDESK_HOME", str(tmp_path))
    assert paths.data_folder() == tmp_path
    assert paths.books_folder() == tmp_path


def test_folders_without_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("TECDESK_HOME", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert paths.data_folder() == tmp_path / "share" / "tecdesk"
    assert paths.books_folder() == tmp_path / "农技台账"
    (tmp_path / "Documents").mkdir()
    assert paths.books_folder() == tmp_path / "Documents" / "农技台账"


def test_a_portable_copy_keeps_its_data_beside_itself(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("TECDESK_HOME", raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "tecdesk"))
    (tmp_path / paths.PORTABLE).mkdir()
    assert paths.data_folder() != tmp_path / paths.PORTABLE  # from source
    assert paths.delivered() is paths.Delivered.SOURCE
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert paths.delivered() is paths.Delivered.PORTABLE
    assert paths.data_folder() == paths.books_folder() == tmp_path / paths.PORTABLE
    (tmp_path / paths.PORTABLE).rmdir()
    assert paths.delivered() is paths.Delivered.BUILT
    assert paths.data_folder() != tmp_path / paths.PORTABLE
