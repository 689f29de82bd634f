"""Where things lie: what ships with the program, and where books are kept."""

from __future__ import annotations

import os
import sys
from pathlib import Path

BOOK_SUFFIX = ".tecdesk"
PACKAGE_SUFFIX = ".tdk"
KEY_SUFFIX = ".tdkey"


def resource(*parts: str) -> Path:
    """A file or folder that ships with the program.

    The same from the source tree, an installed package and a frozen bundle.
    """
    bundle = getattr(sys, "_MEIPASS", None)
    home = Path(bundle) / "tecdesk" if bundle else Path(__file__).resolve().parent
    return home.joinpath("resources", *parts)


def data_folder() -> Path:
    """Where the program keeps what is not in a book: log, window state.

    TECDESK_HOME overrides it, for a portable copy and for tests.
    """
    if chosen := os.environ.get("TECDESK_HOME"):
        return Path(chosen)
    if os.name == "nt":
        local = os.environ.get("LOCALAPPDATA")
        return Path(local or Path.home() / "AppData" / "Local") / "TecDesk"
    share = os.environ.get("XDG_DATA_HOME")
    return Path(share or Path.home() / ".local" / "share") / "tecdesk"


def books_folder() -> Path:
    """Where a new book goes unless the person says otherwise."""
    if chosen := os.environ.get("TECDESK_HOME"):
        return Path(chosen)
    documents = Path.home() / "Documents"
    return (documents if documents.is_dir() else Path.home()) / "农技台账"
