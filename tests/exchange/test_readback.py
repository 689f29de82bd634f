"""A file is read from the device where that can be had, and it is said how."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tecdesk.exchange.packages import readback
from tecdesk.exchange.packages.readback import ReadBack
from tecdesk.exchange.packages.readback import Way

if TYPE_CHECKING:
    import io
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
