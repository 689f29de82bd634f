"""What the system says about a place for files, without touching it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class Kind(Enum):
    """Where a path lies."""

    FIXED = "本机硬盘"
    REMOVABLE = "U盘"
    NETWORK = "网络文件夹"


@dataclass(frozen=True, slots=True)
class Volume:
    """What the system says about a drive without touching it.

    Attributes:
        folder: its root.
        device: what the system calls it: /dev/sdb1, E:.
        kind: what it is.
        name: its label or maker; may be empty.
        read_only: nothing can be written to it.
    """

    folder: Path
    device: str
    kind: Kind
    name: str = ""
    read_only: bool = False
