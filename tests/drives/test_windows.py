"""What is made of the answers of Windows; the answers are played by a stand-in."""

# ruff: noqa: N802 - called as the system calls them

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from pathlib import Path
from typing import Any

import pytest

from tecdesk.drives import eject
from tecdesk.drives import windows
from tecdesk.drives.volume import Kind
from tecdesk.drives.volume import Volume
from tecdesk.errors import DeskError

REMOVABLE, FIXED, REMOTE, OPTICAL = 2, 3, 4, 5
USB, SATA = 7, 11


@dataclass
class System:
    """Answers as the system's library does.

    Attributes:
        sorts: letter to type of drive. buses: letter to bus. label: of every volume.
        read_only, empty: letters. refused: codes that the device does not take.
        asked: codes it was asked.
    """

    sorts: dict[str, int]
    buses: dict[str, int] = field(default_factory=dict)
    label: str = "KINGSTON"
    read_only: str = ""
    empty: str = ""
    refused: tuple[int, ...] = ()
    asked: list[int] = field(default_factory=list)
    open_: list[int] = field(default_factory=list)
    quiet: bool = False

    def GetLogicalDrives(self) -> int:
        return sum(1 << ord(letter) - ord("A") for letter in self.sorts)

    def SetThreadErrorMode(self, mode: int, _before: None) -> int:
        self.quiet = mode == 1
        return 1

    def GetDriveTypeW(self, root: str) -> int:
        assert root[1:] == ":\\"
        return self.sorts[root[0]]

    def GetVolumeInformationW(self, root: str, label: Any, *rest: Any) -> int:
        assert self.quiet, "Windows would ask for a card"
        label.value = self.label
        rest[3]._obj.value = 0x80000 if root[0] in self.read_only else 0
        return int(root[0] not in self.empty)

    def CreateFileW(self, name: str, *_: object) -> int:
        self.open_.append(ord(name[-2]))
        return self.open_[-1]

    def CloseHandle(self, handle: int) -> None:
        self.open_.remove(handle)

    def DeviceIoControl(self, handle: int, code: int, *rest: Any) -> int:
        self.asked.append(code)
        if code in self.refused:
            return 0
        answer, got = rest[2], rest[4]
        if answer is not None:
            bus = self.buses.get(chr(handle), SATA)
            answer.raw = bytes(28) + bus.to_bytes(4, "little") + bytes(992)
            got._obj.value = 1024
        return 1


def found(system: System, monkeypatch: pytest.MonkeyPatch) -> dict[str, Volume]:
    monkeypatch.setattr(windows, "kernel32", lambda: system)
    made = {each.device: each for each in windows.volumes()}
    assert not system.open_, "a handle was left open"
    return made


def test_sticks_disks_network_and_optical(monkeypatch: pytest.MonkeyPatch) -> None:
    system = System(
        {"C": FIXED, "D": FIXED, "E": REMOVABLE, "F": FIXED, "G": OPTICAL, "Z": REMOTE},
        {"F": USB},
    )
    kinds = {key: each.kind for key, each in found(system, monkeypatch).items()}
    assert kinds == {
        "C:": Kind.FIXED,
        "D:": Kind.FIXED,
        "E:": Kind.REMOVABLE,
        "F:": Kind.REMOVABLE,
        "Z:": Kind.NETWORK,
    }
    assert windows.letters() == system.GetLogicalDrives()


def test_label_write_protection_and_empty_readers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    system = System({"E": REMOVABLE, "F": REMOVABLE}, read_only="E", empty="F")
    (stick,) = found(system, monkeypatch).values()
    assert (stick.name, stick.read_only) == ("KINGSTON", True)
    assert stick.folder == Path("E:\\")


@pytest.mark.parametrize("refused", [(), (eject._LOCK,)])
def test_it_is_locked_dismounted_and_ejected(
    monkeypatch: pytest.MonkeyPatch, refused: tuple[int, ...]
) -> None:
    system = System({"E": REMOVABLE}, refused=refused)
    monkeypatch.setattr(eject, "kernel32", lambda: system)
    stick = Volume(Path("E:\\"), "E:", Kind.REMOVABLE, "KINGSTON")
    if refused:
        assert not eject._on_windows(stick)
        assert system.asked == [eject._LOCK]
    else:
        assert eject._on_windows(stick)
        assert system.asked == [eject._LOCK, eject._DISMOUNT, eject._EJECT]
    assert not system.open_


def test_without_a_tool_eject_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tecdesk.drives.eject.shutil.which", lambda _: None)
    with pytest.raises(DeskError, match="在系统里弹出"):
        eject.eject(Volume(Path("/media/U"), "/dev/sdb1", Kind.REMOVABLE))
