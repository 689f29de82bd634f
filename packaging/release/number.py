"""The version: where it is declared, and which one may come next."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

DECLARED = "tecdesk/__init__.py"
"""The one place; pyproject.toml and the packages read it there."""
_LINE = re.compile(r'^__version__ = "(.*)"$', re.MULTILINE)
_FORM = re.compile(r"\d+\.\d+\.\d+")


def declared(root: Path) -> str:
    """The version that stands in the tree."""
    found = _LINE.search((root / DECLARED).read_text(encoding="utf-8"))
    if found is None:
        raise Refused(f"no version stands in {DECLARED}")
    return found[1]


def declare(root: Path, version: str) -> None:
    """Write it into the tree."""
    path = root / DECLARED
    text = path.read_text(encoding="utf-8")
    line = f'__version__ = "{version}"'
    path.write_text(_LINE.sub(line, text), encoding="utf-8")


def check_next(version: str, now: str, tags: Iterable[str]) -> None:
    """Is it one that may come after those that were released.

    Raises:
        Refused: not of the form 1.2.3, released before, or not the greatest.
    """
    if not _FORM.fullmatch(version):
        raise Refused(f"{version!r} is no version: write it as 1.2.3")
    released = [tag[1:] for tag in tags if _FORM.fullmatch(tag[1:])]
    last = max(released, key=parted, default="")
    if last and parted(version) <= parted(last):
        raise Refused(f"{version} is not greater than {last}, which was released")
    if parted(version) < parted(now):
        raise Refused(f"{version} is not greater than {now}, which the tree has")


def parted(version: str) -> tuple[int, ...]:
    """1.10.0 comes after 1.9.3."""
    return tuple(int(number) for number in version.split("."))
