"""A small image of a file system mounted as if it were a stick."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

KINDS = {
    "vfat": ("mkfs.vfat",),
    "exfat-fuse": ("mkfs.exfat",),
    "ext2": ("mke2fs", "-q", "-F"),
}
"""FAT is what sticks have. exFAT, which the larger ones have, needs no kernel that
knows it; ext2 is there where neither can be mounted. First come, first taken."""
_SIZE = 6 << 20


@dataclass(frozen=True)
class LoopStick:
    """A mounted image.

    Attributes:
        image: the file behind it. folder: where it is mounted. kind: of KINDS.
    """

    image: Path
    folder: Path
    kind: str

    def mount(self) -> None:
        """Plug it in; skips the test where that is not possible."""
        done = as_root("mount", "-t", self.kind, "-o", "loop", self.image, self.folder)
        if done.returncode:
            said = done.stderr.strip().splitlines()[0]
            pytest.skip(f"no {self.kind} can be mounted here: {said}")
        if not os.access(self.folder, os.W_OK):
            as_root("chmod", "777", self.folder)  # ext2 made by another user

    def remount(self, how: str) -> None:
        """Switch it to ro or rw."""
        done = as_root("mount", "-o", f"remount,{how}", self.folder)
        assert not done.returncode, done.stderr

    def pull(self) -> None:
        """Take it out, whoever still writes."""
        if self.folder.is_mount():
            assert not as_root("umount", "-l", self.folder).returncode

    def fill(self) -> None:
        """Leave no free block on it."""
        with (self.folder / "片.mp4").open("wb", buffering=0) as stream:
            try:
                while stream.write(bytes(4096)):
                    pass
            except OSError:
                os.fsync(stream.fileno())

    def flip(self, at: bytes) -> None:
        """Change one bit of the device behind the system's back.

        Args:
            at: bytes that stand on it once; one in their middle is changed.
        """
        found = self.image.read_bytes().find(at)
        assert found >= 0, "not on the device"
        with self.image.open("r+b") as stream:
            stream.seek(found + len(at) // 2)
            byte = stream.read(1)[0]
            stream.seek(-1, os.SEEK_CUR)
            stream.write(bytes([byte ^ 4]))
        as_root("blockdev", "--flushbufs", _device(self.folder))


def any_made(tmp_path: Path) -> LoopStick:
    """A new stick of the first kind that can be plugged in; skips where none can."""
    reasons = []
    for kind in KINDS:
        try:
            return made(kind, tmp_path)
        except pytest.skip.Exception as skipped:
            reasons.append(str(skipped))
    pytest.skip("; ".join(reasons))


def made(kind: str, tmp_path: Path) -> LoopStick:
    """A new stick, plugged in; skips where there are no tools for it."""
    tool, *rest = KINDS[kind]
    path = shutil.which(tool) or shutil.which(tool, path="/usr/sbin:/sbin")
    if path is None or os.name == "nt":
        pytest.skip(f"no {tool}")
    image, folder = tmp_path / "stick.img", tmp_path / "U盘"
    with image.open("wb") as stream:
        stream.truncate(_SIZE)
    subprocess.run([path, *rest, image], check=True, capture_output=True)
    folder.mkdir(exist_ok=True)
    stick = LoopStick(image, folder, kind)
    stick.mount()
    return stick


def _device(folder: Path) -> str:
    """The loop device behind a mounted folder; its own memory is not the image's."""
    found = as_root("findmnt", "-no", "SOURCE", folder).stdout.strip()
    return found or os.devnull


def as_root(*command: object) -> subprocess.CompletedProcess[str]:
    """Run a command with the rights to mount; skips the test where there are none."""
    before = () if os.geteuid() == 0 else ("sudo", "-n")
    if before and not shutil.which("sudo"):
        pytest.skip("mounting needs root")
    return subprocess.run(
        [*before, *map(str, command)], capture_output=True, text=True, check=False
    )
