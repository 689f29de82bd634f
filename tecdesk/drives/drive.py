"""Which sticks are in, and whether a path lies on this machine's own disk."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.drives import linux
from tecdesk.drives import windows
from tecdesk.drives.volume import Kind
from tecdesk.drives.volume import Volume

if TYPE_CHECKING:
    from pathlib import Path

_GIB, _MIB = 1 << 30, 1 << 20
_LOW = 64 * _MIB
"""Free bytes below which a drive is nearly full: one package with some photos."""


@dataclass(frozen=True, slots=True)
class Drive:
    """A stick that is in and answers.

    Attributes:
        volume: what the system says about it.
        free: bytes left for files.
        size: bytes in all.
    """

    volume: Volume
    free: int
    size: int

    @property
    def folder(self) -> Path:
        """Its root."""
        return self.volume.folder

    @property
    def nearly_full(self) -> bool:
        """True when hardly a package with photos fits."""
        return self.free < _LOW

    @property
    def trouble(self) -> str:
        """What may be in the way of writing, in words; empty for nothing."""
        if self.volume.read_only:
            return "只读，写不进去"
        return "快满了" if self.nearly_full else ""

    @property
    def words(self) -> str:
        """E: KINGSTON 空余 14.2 GB，快满了."""
        parts = (str(self.folder), self.volume.name, f"空余 {spoken(self.free)}")
        told = "  ".join(part for part in parts if part)
        return f"{told}，{self.trouble}" if self.trouble else told


def spoken(count: int) -> str:
    """Bytes as file managers say them: 14.2 GB, 35.0 MB."""
    if count >= _GIB:
        return f"{count / _GIB:.1f} GB"
    return f"{count / _MIB:.1f} MB"


def drives() -> list[Drive]:
    """The sticks that are in; may wait for a slow one, so not for the window's thread.

    What does not answer is left out: it was pulled a moment ago.
    """
    found = []
    for volume in volumes():
        if volume.kind is Kind.REMOVABLE:
            with suppress(OSError):
                used = shutil.disk_usage(volume.folder)
                found.append(Drive(volume, used.free, used.total))
    return found


def volumes() -> list[Volume]:
    """Everything that has a file system of its own, sticks and the rest."""
    return windows.volumes() if os.name == "nt" else linux.volumes()


def signature() -> object:
    """Another value after something was plugged in or out; asks no drive."""
    return windows.letters() if os.name == "nt" else linux.mounts()


def volume_of(path: Path) -> Volume | None:
    """The volume that a file or folder lies on; None for one of no account."""
    whole = path.absolute().resolve()
    if os.name == "nt" and str(whole).startswith("\\\\"):
        return Volume(whole, str(whole), Kind.NETWORK)
    if os.name == "nt":  # the others may be slow to answer
        return windows.volume(windows.kernel32(), whole.drive)
    holding = [each for each in volumes() if whole.is_relative_to(each.folder)]
    return max(holding, key=lambda each: len(each.folder.parts), default=None)


def kind_of(path: Path) -> Kind:
    """Whether a path is on a stick, in a network folder, or at home."""
    volume = volume_of(path)
    return volume.kind if volume else Kind.FIXED
