"""Volumes on Windows, asked from the system by its own calls."""

from __future__ import annotations

import ctypes
import string
from ctypes import wintypes
from pathlib import Path
from typing import Any

from tecdesk.drives.volume import Kind
from tecdesk.drives.volume import Volume

_REMOVABLE, _FIXED, _REMOTE = 2, 3, 4
_NO_DIALOG = 1
"""Else Windows itself asks the person for a card that is not in its reader."""
_READ_ONLY_VOLUME = 0x00080000
_QUERY_PROPERTY = 0x002D1400
_BUS_USB = 7
_BUS_AT = 28
"""Offset of BusType in STORAGE_DEVICE_DESCRIPTOR."""
_SHARED, _EXISTING = 3, 3
_INVALID = ctypes.c_void_p(-1).value


def kernel32() -> Any:
    """The system's library, with handles as wide as pointers."""
    library = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    library.CreateFileW.restype = wintypes.HANDLE
    library.CloseHandle.argtypes = [wintypes.HANDLE]
    library.DeviceIoControl.argtypes = [
        wintypes.HANDLE,
        wintypes.DWORD,
        ctypes.c_void_p,
        wintypes.DWORD,
        ctypes.c_void_p,
        wintypes.DWORD,
        ctypes.POINTER(wintypes.DWORD),
        ctypes.c_void_p,
    ]
    return library


def letters() -> int:
    """One bit for each letter in use; a stick that is plugged in sets one."""
    return int(kernel32().GetLogicalDrives())


def volumes() -> list[Volume]:
    """Every letter in use with what is behind it, without optical drives."""
    system = kernel32()
    used = int(system.GetLogicalDrives())
    found = (
        volume(system, f"{letter}:")
        for at, letter in enumerate(string.ascii_uppercase)
        if used >> at & 1
    )
    return [each for each in found if each is not None]


def volume(system: Any, letter: str) -> Volume | None:
    """What is behind a letter, as E:; None for an optical drive or an empty reader."""
    system.SetThreadErrorMode(_NO_DIALOG, None)
    root = f"{letter}\\"
    sort = system.GetDriveTypeW(root)
    if sort == _REMOTE:
        return Volume(Path(root), letter, Kind.NETWORK)
    if sort not in {_REMOVABLE, _FIXED}:
        return None
    plugged = sort == _REMOVABLE or _on_usb(system, letter)
    label, flags = ctypes.create_unicode_buffer(261), wintypes.DWORD()
    known = system.GetVolumeInformationW(
        root, label, len(label), None, None, ctypes.byref(flags), None, 0
    )
    if not known:
        return None  # a reader without a card
    kind = Kind.REMOVABLE if plugged else Kind.FIXED
    read_only = bool(flags.value & _READ_ONLY_VOLUME)
    return Volume(Path(root), letter, kind, label.value, read_only)


def opened(system: Any, letter: str, access: int) -> int | None:
    """A handle of the volume itself; None when the system refuses."""
    handle = system.CreateFileW(
        f"\\\\.\\{letter}", access, _SHARED, None, _EXISTING, 0, None
    )
    return None if handle in {None, _INVALID} else int(handle)


def controlled(
    system: Any, handle: int, code: int, given: bytes = b"", room: int = 0
) -> bytes | None:
    """Ask a device for something; None when it refuses.

    Args:
        system: the library.
        handle: of the volume.
        code: what is asked.
        given: what goes with the question.
        room: bytes for the answer.
    """
    asked = ctypes.create_string_buffer(given, len(given)) if given else None
    answer = ctypes.create_string_buffer(room) if room else None
    got = wintypes.DWORD()
    done = system.DeviceIoControl(
        handle, code, asked, len(given), answer, room, ctypes.byref(got), None
    )
    if not done:
        return None
    return answer.raw[: got.value] if answer is not None else b""


def _on_usb(system: Any, letter: str) -> bool:
    """True for a portable hard disk, which says of itself that it is fixed."""
    handle = opened(system, letter, 0)
    if handle is None:
        return False
    try:
        told = controlled(system, handle, _QUERY_PROPERTY, bytes(12), 1024)
    finally:
        system.CloseHandle(handle)
    if not told or len(told) < _BUS_AT + 4:
        return False
    return int.from_bytes(told[_BUS_AT : _BUS_AT + 4], "little") == _BUS_USB
