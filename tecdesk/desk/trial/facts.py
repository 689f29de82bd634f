"""What a support call asks first: versions, where things lie, fonts, drives."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from contextlib import suppress
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from tecdesk import __version__
from tecdesk.drives.drive import spoken
from tecdesk.drives.drive import volumes
from tecdesk.drives.volume import Kind
from tecdesk.errors import DeskError
from tecdesk.errors import os_errors
from tecdesk.logs import log_folder
from tecdesk.paths import books_folder
from tecdesk.paths import data_folder
from tecdesk.paths import delivered
from tecdesk.paths import resource
from tecdesk.store.engines import engines

if TYPE_CHECKING:
    from collections.abc import Iterator

_PARTS = (
    "PySide6-Essentials",
    "reportlab",
    "XlsxWriter",
    "python-docx",
    "python-calamine",
    "pypdfium2",
    "pillow",
    "pycryptodomex",
)


def facts() -> Iterator[tuple[str, str]]:
    """Name and value of each, in the order in which they are read out.

    Raises:
        DeskError: a font that ships with the program is missing or damaged.
    """
    yield "程序", f"TecDesk {__version__}（{delivered().value}）"
    yield "系统", _system()
    yield "Python", f"{sys.version.split()[0]}，{sys.getfilesystemencoding()}"
    yield from engines().items()
    for part in _PARTS:
        yield part, _version(part)
    yield "程序文件", _spoken(resource().parent)
    yield "日志", _spoken(log_folder())
    yield "窗口设置", _spoken(data_folder())
    yield "新台账放在", _with_room(books_folder())
    for name in _whole_fonts():
        yield "字体", name
    yield from _drives()


def _system() -> str:
    """Windows 10.0.19045; Linux with its maker's name, kernel and processor."""
    if sys.platform == "win32":
        numbers = sys.getwindowsversion().platform_version
        return "Windows " + ".".join(map(str, numbers))
    said = os.uname()
    return f"{_maker()}，{said.sysname} {said.release} {said.machine}"


def _maker() -> str:
    """Debian GNU/Linux 12 (bookworm); empty where the system does not say."""
    path = Path("/etc/os-release")
    with suppress(OSError):
        for line in path.read_text(encoding="utf-8").splitlines():
            key, _, value = line.partition("=")
            if key == "PRETTY_NAME":
                return value.strip('"')
    return ""


def _spoken(folder: Path) -> str:
    """A folder without the name of its owner: what is told goes to other people."""
    return str(folder).replace(str(Path.home()), "~", 1)


def _with_room(folder: Path) -> str:
    there = next(each for each in (folder, *folder.parents) if each.is_dir())
    return f"{_spoken(folder)}，空余 {spoken(shutil.disk_usage(there).free)}"


def _version(part: str) -> str:
    try:
        return version(part)
    except PackageNotFoundError:  # runs all the same: only its label is gone
        return "不详"


def _whole_fonts() -> Iterator[str]:
    lines = resource("fonts", "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    for line in lines:
        wanted, name = line.split()
        path = resource("fonts", name)
        with os_errors(path, "读取"), path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        if found != wanted:
            raise DeskError(f"字体 {name} 和发出时不一样。", "把农技台账重新装一遍。")
        yield f"{name}，完好"


def _drives() -> Iterator[tuple[str, str]]:
    for volume in volumes():
        if volume.kind is not Kind.FIXED or os.name == "nt":
            words = "，只读" if volume.read_only else ""
            name = f"{volume.folder} {volume.name}".rstrip()
            yield "盘", f"{name}：{volume.kind.value}{words}"
