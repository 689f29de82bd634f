"""Volumes on Linux, from what the kernel says of mounts and block devices."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

from tecdesk.drives.volume import Kind
from tecdesk.drives.volume import Volume

PROC, SYS, LABELS = (
    Path("/proc"),
    Path("/sys/dev/block"),
    Path("/dev/disk/by-label"),
)
_NETWORK = re.compile(
    r"(nfs\d?|cifs|smb\d?|smbfs|9p|davfs|fuse\.(sshfs|gvfsd-fuse|davfs2?|rclone))$"
)
_HANDED = ("/media/", "/run/media/")
"""Where desktops mount what a person plugs in."""
_SYSTEM = re.compile(r"/($|boot|efi|home$|usr|var|opt$|srv$|snap/)")
_ESCAPED = re.compile(r"\\([0-7]{3})")
_CARD = re.compile(r"mmcblk")


def mounts() -> str:
    """The kernel's own list of mounts; reading it touches no drive."""
    return (PROC / "self" / "mountinfo").read_text("utf-8", errors="surrogateescape")


def volumes(said: str = "") -> list[Volume]:
    """Mounted volumes of block devices and network folders.

    Args:
        said: the kernel's list; read now unless given.
    """
    found: dict[Path, Volume] = {}
    for line in (said or mounts()).splitlines():
        volume = _volume(line)
        if volume is not None:
            found[volume.folder] = volume  # a later mount hides an earlier one
    return list(found.values())


def _volume(line: str) -> Volume | None:
    before, _, after = line.partition(" - ")
    entry, system = before.split(), after.split()
    folder, device = Path(_plain(entry[4])), _plain(system[1])
    if _NETWORK.match(system[0]):
        return Volume(folder, device, Kind.NETWORK, folder.name)
    if not device.startswith("/dev/"):
        return Volume(folder, device, Kind.FIXED)
    read_only = "ro" in entry[5].split(",") or "ro" in system[2].split(",")
    block = _block(entry[2])
    removable = _by_hand(folder) or _can_be_pulled(block)
    kind = Kind.REMOVABLE if removable and not _is_system(folder) else Kind.FIXED
    name = "" if kind is Kind.FIXED else _name(device, block)
    return Volume(folder, device, kind, name, read_only)


def _plain(text: str) -> str:
    """The kernel writes blanks and the like as octal numbers of three digits."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 8)), text)


def _block(number: str) -> Path | None:
    """The whole disk behind a device number, in the kernel's tree; None for none."""
    with suppress(OSError):
        device = (SYS / number).resolve(strict=True)
        return device.parent if (device / "partition").exists() else device
    return None


def _can_be_pulled(block: Path | None) -> bool:
    """Removable, on a USB port (a portable hard disk says it is fixed), or a card."""
    if block is None:
        return False
    with suppress(OSError):
        if (block / "removable").read_text().strip() == "1":
            return True
    return "/usb" in str(block) or bool(_CARD.match(block.name) and _is_card(block))


def _is_card(block: Path) -> bool:
    """An SD card, not memory soldered to the board."""
    with suppress(OSError):
        return (block / "device" / "type").read_text().strip() == "SD"
    return False


def _by_hand(folder: Path) -> bool:
    return str(folder).startswith(_HANDED)


def _is_system(folder: Path) -> bool:
    return bool(_SYSTEM.match(str(folder)))


def _name(device: str, block: Path | None) -> str:
    """The label that a person gave it, or else its maker's name."""
    with suppress(OSError):
        real = Path(device).resolve()
        for link in LABELS.iterdir():
            if link.resolve() == real:
                return re.sub(
                    r"\\x([0-9a-f]{2})", lambda found: chr(int(found[1], 16)), link.name
                )
    if block is not None:
        with suppress(OSError):
            return (block / "device" / "model").read_text().strip()
    return ""
