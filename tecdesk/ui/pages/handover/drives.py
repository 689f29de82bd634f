"""The sticks that are plugged in."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStorageInfo

_MOUNTS = ("/media/", "/run/media/", "/mnt/", "/Volumes/")
_GIB = 1 << 30


@dataclass(frozen=True)
class Drive:
    """A stick or another disk than the system's.

    Attributes:
        folder: its root. name: what people call it. free: bytes.
    """

    folder: Path
    name: str
    free: int

    @property
    def words(self) -> str:
        """E: KINGSTON 空余 14.2 GB."""
        return f"{self.folder}  {self.name}  空余 {self.free / _GIB:.1f} GB"


def drives() -> list[Drive]:
    """Disks that can be written, without the one the system lies on."""
    found = []
    for volume in QStorageInfo.mountedVolumes():
        root = volume.rootPath()
        if volume.isReady() and not volume.isReadOnly() and _removable(root):
            found.append(Drive(Path(root), volume.name(), volume.bytesAvailable()))
    return found


def _removable(root: str) -> bool:
    if os.name == "nt":
        system = os.environ.get("SYSTEMDRIVE", "C:")
        return not root.upper().startswith(system.upper())
    return root.startswith(_MOUNTS)
