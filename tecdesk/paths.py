"""Where things lie: what ships with the program, and where books are kept."""

from __future__ import annotations

import os
import sys
from enum import Enum
from pathlib import Path

BOOK_SUFFIX = ".tecdesk"
PACKAGE_SUFFIX = ".tdk"
KEY_SUFFIX = ".tdkey"
PORTABLE = "数据"
"""A folder of this name beside the built program keeps everything there: a stick."""


class Delivered(Enum):
    """How the program came here."""

    SOURCE = "从源码运行"
    INSTALLED = "用 pip 安装"
    BUILT = "安装包"
    PORTABLE = "免安装版"


def resource(*parts: str) -> Path:
    """A file or folder that ships with the program.

    The same from the source tree, an installed package and a frozen bundle.
    """
    bundle = getattr(sys, "_MEIPASS", None)
    home = Path(bundle) / "tecdesk" if bundle else Path(__file__).resolve().parent
    return home.joinpath("resources", *parts)


def delivered() -> Delivered:
    """How the program came here."""
    if getattr(sys, "frozen", False):
        return Delivered.PORTABLE if _beside() else Delivered.BUILT
    root = Path(__file__).resolve().parents[1]
    is_source = (root / "pyproject.toml").is_file()
    return Delivered.SOURCE if is_source else Delivered.INSTALLED


def _beside() -> Path | None:
    """The folder of a portable copy; None for any other."""
    folder = Path(sys.executable).parent / PORTABLE
    return folder if getattr(sys, "frozen", False) and folder.is_dir() else None


def _chosen() -> Path | None:
    chosen = os.environ.get("TECDESK_HOME")
    return Path(chosen) if chosen else _beside()


def data_folder() -> Path:
    """Where the program keeps what is not in a book: log, window state.

    A portable copy keeps it beside itself; TECDESK_HOME overrides both, for tests.
    """
    if chosen := _chosen():
        return chosen
    if os.name == "nt":
        local = os.environ.get("LOCALAPPDATA")
        return Path(local or Path.home() / "AppData" / "Local") / "TecDesk"
    share = os.environ.get("XDG_DATA_HOME")
    return Path(share or Path.home() / ".local" / "share") / "tecdesk"


def books_folder() -> Path:
    """Where a new book goes unless the person says otherwise."""
    if chosen := _chosen():
        return chosen
    documents = Path.home() / "Documents"
    return (documents if documents.is_dir() else Path.home()) / "农技台账"
