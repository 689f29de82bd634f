"""The version and the parts of the program, read from where they are declared."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING
from typing import Any

if TYPE_CHECKING:
    from pathlib import Path

_QT = re.compile(r"^\s*from PySide6\.(Qt\w+) import", re.MULTILINE)
_NUMBER = re.compile(r'^__version__ = "(.*)"$', re.MULTILINE)
_CHINA, _UNICODE = 0x0804, 1200


def project(root: Path) -> dict[str, Any]:
    """The project's own table of pyproject.toml."""
    text = (root / "pyproject.toml").read_text(encoding="utf-8")
    table: dict[str, Any] = tomllib.loads(text)["project"]
    return table


def number(root: Path) -> str:
    """The version of the program."""
    text = (root / "tecdesk" / "__init__.py").read_text(encoding="utf-8")
    (found,) = _NUMBER.findall(text)
    return str(found)


def dependencies(root: Path) -> list[str]:
    """Names of what the program needs; a support call asks for their versions."""
    listed = project(root)["dependencies"]
    return [re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in listed]


def modules(root: Path) -> list[str]:
    """Every module of the program; pages are imported by name when first wanted."""
    folder = root / "tecdesk"
    paths = (path.relative_to(root).with_suffix("") for path in folder.rglob("*.py"))
    names = (".".join(path.parts).removesuffix(".__init__") for path in paths)
    return sorted(name for name in names if not name.startswith("tecdesk.spark"))


def qt_modules(root: Path) -> set[str]:
    """The modules of PySide6 that the program imports: QtCore, QtGui, QtWidgets ..."""
    texts = (path.read_text("utf-8") for path in (root / "tecdesk").rglob("*.py"))
    return {name for text in texts for name in _QT.findall(text)}


def numbers(version: str) -> tuple[int, int, int, int]:
    """0.1.0 as Windows counts: 0, 1, 0, 0."""
    found = [int(part) for part in re.findall(r"\d+", version)[:4]]
    first, second, third, fourth = (*found, 0, 0, 0, 0)[:4]
    return first, second, third, fourth


def resource(root: Path) -> Any:
    """What Windows shows under 属性, 详细信息."""
    from PyInstaller.utils.win32 import versioninfo as info

    version = number(root)
    words = {
        "CompanyName": "TecDesk",
        "FileDescription": "农技台账",
        "FileVersion": version,
        "InternalName": "tecdesk",
        "LegalCopyright": "MIT",
        "OriginalFilename": "tecdesk.exe",
        "ProductName": "TecDesk 农技台账",
        "ProductVersion": version,
    }
    strings = [info.StringStruct(key, value) for key, value in words.items()]
    table = info.StringTable(f"{_CHINA:04x}{_UNICODE:04x}", strings)
    return info.VSVersionInfo(
        ffi=info.FixedFileInfo(filevers=numbers(version), prodvers=numbers(version)),
        kids=[
            info.StringFileInfo([table]),
            info.VarFileInfo([info.VarStruct("Translation", [_CHINA, _UNICODE])]),
        ],
    )
