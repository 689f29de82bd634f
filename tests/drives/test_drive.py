"""What is said of a stick, and where a path lies."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tecdesk.drives import drive
from tecdesk.drives import eject
from tecdesk.drives import linux
from tecdesk.drives.drive import Drive
from tecdesk.drives.volume import Kind
from tecdesk.drives.volume import Volume
from tecdesk.errors import DeskError

STICK = Volume(Path("/media/zhang/U"), "/dev/sdb1", Kind.REMOVABLE, "KINGSTON")
FULL = 10 << 20
ROOM = 14 << 30


def test_words_of_a_stick() -> None:
    said = Drive(STICK, ROOM, ROOM).words
    assert said == f"{STICK.folder}  KINGSTON  空余 14.0 GB"
    assert Drive(STICK, FULL, ROOM).words.endswith("空余 10.0 MB，快满了")
    shut = Volume(STICK.folder, "", Kind.REMOVABLE, read_only=True)
    assert Drive(shut, FULL, ROOM).trouble == "只读，写不进去"


def test_a_stick_that_does_not_answer_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = Volume(tmp_path / "gone", "/dev/sdc1", Kind.REMOVABLE)
    there = Volume(tmp_path, "/dev/sdb1", Kind.REMOVABLE)
    fixed = Volume(tmp_path, "/dev/sda1", Kind.FIXED)
    monkeypatch.setattr(drive, "volumes", lambda: [gone, there, fixed])
    found = drive.drives()
    assert [each.volume for each in found] == [there]
    assert found[0].free > 0


def test_the_innermost_volume_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = Volume(Path("/"), "/dev/sda1", Kind.FIXED)
    stick = Volume(tmp_path / "U", "/dev/sdb1", Kind.REMOVABLE)
    monkeypatch.setattr(drive, "volumes", lambda: [stick, root])
    assert drive.kind_of(tmp_path / "U" / "台账.tecdesk") is Kind.REMOVABLE
    assert drive.kind_of(tmp_path / "UU" / "台账.tecdesk") is Kind.FIXED
    (tmp_path / "近路").symlink_to(tmp_path / "U")
    assert drive.kind_of(tmp_path / "近路" / "a") is Kind.REMOVABLE


def test_the_own_disk_is_fixed(tmp_path: Path) -> None:
    assert drive.kind_of(tmp_path) is Kind.FIXED


def test_what_is_plugged_in_changes_the_signature(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linux, "PROC", tmp_path)
    (tmp_path / "self").mkdir()
    list_ = tmp_path / "self" / "mountinfo"
    list_.write_text("a")
    before = drive.signature()
    assert drive.signature() == before
    list_.write_text("ab")
    assert drive.signature() != before


@pytest.mark.parametrize("code", [0, 1])
def test_eject_asks_the_desktop(monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    asked: list[list[str]] = []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        asked.append(command)
        return subprocess.CompletedProcess(command, code)

    monkeypatch.setattr("tecdesk.drives.eject.subprocess.run", run)
    monkeypatch.setattr(
        "tecdesk.drives.eject.shutil.which", lambda name: f"/bin/{name}"
    )
    assert eject.can_eject()
    if code:
        with pytest.raises(DeskError, match="KINGSTON 没有弹出来"):
            eject.eject(STICK)
    else:
        eject.eject(STICK)
    assert asked == [["/bin/udisksctl", "unmount", "-b", "/dev/sdb1"]]


def test_where_nothing_can_eject_it_is_not_offered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tecdesk.drives.eject.shutil.which", lambda _: None)
    assert not eject.can_eject()
