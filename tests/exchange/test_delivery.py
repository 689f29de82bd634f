"""A package goes to a stick whole, or not at all; why not is said."""

from __future__ import annotations

import errno
import random
from functools import partial
from typing import TYPE_CHECKING

import pytest

from tecdesk.errors import Cancelled
from tecdesk.errors import DeskError
from tecdesk.exchange.packages.delivery import write_package
from tecdesk.exchange.packages.package import pack
from tecdesk.exchange.packages.readback import ReadBack
from tests.exchange.forging import NOW
from tests.exchange.packing import content

if TYPE_CHECKING:
    from pathlib import Path


def test_no_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    free = type("usage", (), {"free": 1000})
    monkeypatch.setattr("shutil.disk_usage", lambda _: free)
    with pytest.raises(DeskError, match="空间不够"):
        write_package(tmp_path / "x.tdk", b"x" * 1000)
    assert not list(tmp_path.iterdir())


def test_no_such_stick(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="找不到"):
        write_package(tmp_path / "E" / "x.tdk", b"x")


def test_stick_goes_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(_: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr("os.fsync", gone)
    with pytest.raises(DeskError, match="拔出"):
        write_package(tmp_path / "x.tdk", b"x")
    assert not list(tmp_path.iterdir())


def test_reads_back_something_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ReadBack, "chunks", lambda _: [b"y"])
    with pytest.raises(DeskError, match="读回来不一样"):
        write_package(tmp_path / "x.tdk", b"x")
    assert not list(tmp_path.iterdir())


def test_progress_and_stop(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    data = pack(content(), {"汇总表.pdf": random.Random(1).randbytes(600_000)}, NOW)
    write_package(tmp_path / "x.tdk", data, progress=lambda *at: seen.append(at))
    assert seen[-1] == (2 * len(data), 2 * len(data))
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert len(seen) == 6
    for looks in range(7):
        answers = iter([False] * looks + [True] * 9)
        with pytest.raises(Cancelled):
            write_package(tmp_path / "z.tdk", data, cancelled=partial(next, answers))
    with pytest.raises(Cancelled):
        write_package(tmp_path / "y.tdk", data, cancelled=lambda: True)
    assert [file.name for file in tmp_path.iterdir()] == ["x.tdk"]


def test_what_is_no_package_is_never_left_behind(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="不是农技台账的上报包"):
        write_package(tmp_path / "x.tdk", b"x")
    assert not list(tmp_path.iterdir())
