"""The folder of a release: packages, checksums, parts, licences, change notes."""

from __future__ import annotations

import hashlib
import shutil
from typing import TYPE_CHECKING

import licences
from notes import notes_of
from parts import ROOT
from refusal import Refused

if TYPE_CHECKING:
    from pathlib import Path

    from steps import Release

SUMS = "SHA256SUMS"
_MADE = {
    "linux": ("linux", "tecdesk_{}_*.deb", 1),
    "windows": ("windows", "TecDesk-{}-*", 2),
    "wheel": ("", "tecdesk-{}*", 2),
}
"""Part: folder, how its files are named, how many there must be."""


def deliver(asked: Release) -> None:
    """Lay everything into the folder of the release.

    Raises:
        Refused: a package that should be there is not.
    """
    files = [bom_path(asked)]
    files += [file for part in _MADE for file in _found(asked, part)]
    shutil.rmtree(asked.result, ignore_errors=True)
    asked.result.mkdir(parents=True)
    for file in files:
        shutil.copyfile(file, asked.result / file.name)
    shutil.copyfile(
        asked.clone / licences.SHIPPED.relative_to(ROOT),
        asked.result / licences.NAME,
    )
    changes = (asked.clone / "CHANGELOG.md").read_text(encoding="utf-8")
    _write(asked.result / "更新说明.md", notes_of(changes, asked.version))
    _write(asked.result / SUMS, sums(asked.result))


def bom_path(asked: Release) -> Path:
    """Where the SBOM is written before it is delivered."""
    return asked.work / f"tecdesk-{asked.version}.cdx.json"


def clear(asked: Release) -> None:
    """Take away packages of other versions, which trials would take for ours."""
    for part, (folder, pattern, _) in _MADE.items():
        if folder and part not in asked.left_out:
            for old in (asked.pack / folder).glob(pattern.format("*")):
                old.unlink()


def sums(folder: Path) -> str:
    """A line for each file, as `sha256sum --check` reads it."""
    lines = []
    for path in sorted(folder.iterdir()):
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        lines.append(f"{found}  {path.name}\n")
    return "".join(lines)


def _found(asked: Release, part: str) -> list[Path]:
    if part in asked.left_out:
        return []
    folder, pattern, count = _MADE[part]
    home = asked.pack / folder if folder else asked.clone / "dist"
    found = sorted(home.glob(pattern.format(asked.version)))
    if len(found) != count:
        raise Refused(f"{len(found)} files of {part} in {home}, and not {count}")
    return found


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
