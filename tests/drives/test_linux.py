"""Which mounts are sticks: read from trees like the kernel's."""

from __future__ import annotations

from pathlib import Path

import pytest

from tecdesk.drives import linux
from tecdesk.drives.volume import Kind

_LINE = "{id} 1 {number} / {folder} {options} shared:1 - {kind} {device} rw"


def _line(number: str, folder: str, **given: str) -> str:
    said = {"options": "rw,relatime", "kind": "vfat", "device": "/dev/sdb1", "id": "30"}
    return _LINE.format(number=number, folder=folder, **{**said, **given})


@pytest.fixture
def kernel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty tree of block devices."""
    monkeypatch.setattr(linux, "SYS", tmp_path / "dev" / "block")
    monkeypatch.setattr(linux, "LABELS", tmp_path / "by-label")
    (tmp_path / "dev" / "block").mkdir(parents=True)
    return tmp_path


def _disk(
    kernel: Path, where: str, number: str, *, removable: bool = False, model: str = ""
) -> None:
    """A disk with one partition of a number."""
    disk = kernel / "devices" / where
    part = disk / f"{disk.name}1"
    part.mkdir(parents=True)
    (part / "partition").write_text("1\n")
    (disk / "removable").write_text(f"{removable:d}\n")
    (disk / "device").mkdir()
    (disk / "device" / "model").write_text(f"{model}\n")
    (kernel / "dev" / "block" / number).symlink_to(part)


def test_a_removable_disk_is_a_stick_with_its_makers_name(kernel: Path) -> None:
    _disk(kernel, "pci/sdb", "8:17", removable=True, model="KINGSTON  ")
    (found,) = linux.volumes(_line("8:17", "/mnt/a\\040b"))
    assert (found.kind, found.name) == (Kind.REMOVABLE, "KINGSTON")
    assert found.folder == Path("/mnt/a b")
    assert not found.read_only


def test_a_portable_disk_on_usb_says_it_is_fixed(kernel: Path) -> None:
    _disk(kernel, "pci/usb1/1-2/sdc", "8:33")
    (found,) = linux.volumes(_line("8:33", "/data/x"))
    assert found.kind is Kind.REMOVABLE


def test_disks_of_the_machine_are_no_sticks(kernel: Path) -> None:
    _disk(kernel, "pci/sda", "8:1")
    _disk(kernel, "pci/mmcblk0", "179:1")
    said = [_line("8:1", "/"), _line("179:1", "/data"), _line("8:1", "/home")]
    assert {v.kind for v in linux.volumes("\n".join(said))} == {Kind.FIXED}


def test_a_card_is(kernel: Path) -> None:
    _disk(kernel, "pci/mmcblk0", "179:1")
    (kernel / "devices/pci/mmcblk0/device/type").write_text("SD\n")
    (found,) = linux.volumes(_line("179:1", "/data"))
    assert found.kind is Kind.REMOVABLE


def test_a_system_that_runs_from_a_stick_offers_not_itself(kernel: Path) -> None:
    _disk(kernel, "pci/sdb", "8:17", removable=True)
    said = [_line("8:17", "/"), _line("8:17", "/boot/efi")]
    assert {v.kind for v in linux.volumes("\n".join(said))} == {Kind.FIXED}


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "smb3", "fuse.sshfs", "9p"])
def test_folders_of_the_network(kernel: Path, kind: str) -> None:
    line = _line("0:50", "/mnt/all", kind=kind, device="//server/all")
    assert [each.kind for each in linux.volumes(line)] == [Kind.NETWORK]


def test_what_the_desktop_mounts_is_a_stick_and_read_only_is_said(kernel: Path) -> None:
    line = _line("7:0", "/media/zhang/U", options="ro,nosuid")
    (found,) = linux.volumes(line)
    assert (found.kind, found.read_only) == (Kind.REMOVABLE, True)


def test_a_label_goes_before_the_makers_name(kernel: Path) -> None:
    device = kernel / "sdb1"
    device.touch()
    (kernel / "by-label").mkdir()
    (kernel / "by-label" / "QH\\x20U盘").symlink_to(device)
    # Only devices under /dev count as such; the label is looked up by the file.
    assert linux._name(str(device), None) == "QH U盘"
    line = _line("8:17", "/media/zhang/U", device="/elsewhere/sdb1")
    assert linux.volumes(line)[0].kind is Kind.FIXED


def test_the_kernel_of_this_machine_is_understood() -> None:
    if not (linux.PROC / "self" / "mountinfo").exists():
        pytest.skip("no /proc")
    assert Path("/") in {each.folder for each in linux.volumes()}
