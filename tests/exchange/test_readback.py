"""A file is read from the device where that can be had, and it is said how."""

from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING
from typing import Any

import pytest

from tecdesk.exchange.packages import readback
from tecdesk.exchange.packages.readback import ReadBack
from tecdesk.exchange.packages.readback import Way

if TYPE_CHECKING:
    from pathlib import Path

LENGTHS = (0, 1, 511, 4096, readback._CHUNK, readback._CHUNK + 1, 3 * readback._CHUNK)


def read(path: Path) -> tuple[bytes, Way]:
    with ReadBack(path) as back:
        return b"".join(back.chunks()), back.way


@pytest.fixture(params=["direct", "dropped", "cached"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Way:
    """Each way a system may offer; the first is what this one does."""

    def refused(_: Path) -> io.FileIO | None:
        return None

    if request.param != "direct":
        monkeypatch.setattr(readback, "_opened_direct", refused)
    if request.param == "cached":
        monkeypatch.delattr(os, "posix_fadvise", raising=False)
    return Way[request.param.upper()]


def test_every_byte_whatever_the_length(tmp_path: Path, way: Way) -> None:
    path = tmp_path / "f"
    for length in LENGTHS:
        data = bytes(at * 7 % 251 for at in range(length))
        path.write_bytes(data)
        found, how = read(path)
        assert found == data, length
        assert way is Way.DIRECT or how is way


def test_nothing_is_asked_behind_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows refuses it, for the end is seldom at the edge of a block."""
    path, asked = tmp_path / "f", list[int]()
    path.write_bytes(bytes(readback._CHUNK + 5))

    class Strict(io.FileIO):
        def readinto(self, room: Any) -> int | None:
            assert self.tell() % 512 == 0
            asked.append(self.tell())
            return super().readinto(room)

    monkeypatch.setattr(
        readback, "_opened_direct", lambda _: Strict(os.open(path, os.O_RDONLY), "r")
    )
    assert len(read(path)[0]) == readback._CHUNK + 5
    assert asked == [0, readback._CHUNK]


def test_a_file_system_that_opens_and_does_not_read_is_gone_around(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "f"
    path.write_bytes(b"x")
    monkeypatch.setattr(readback, "_linux_handle", lambda _: os.open(path, os.O_WRONLY))
    assert read(path)[0] == b"x"


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        ReadBack(tmp_path / "no")
