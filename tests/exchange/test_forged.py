"""Packages that somebody made, cut, blew up or shook: refused, each with a sentence."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from dataclasses import replace

import pytest

from tecdesk.exchange.packages.arrival import arrived
from tecdesk.exchange.packages.manifest import MANIFEST
from tecdesk.exchange.packages.manifest import Manifest
from tecdesk.exchange.packages.manifest import Member
from tecdesk.exchange.packages.manifest import UnitCard
from tests.exchange.forging import NAME
from tests.exchange.forging import forged
from tests.exchange.forging import packed
from tests.exchange.forging import refusal
from tests.exchange.forging import training_line
from tests.exchange.forging import unpacked
from tests.exchange.forging import zipped

GIGA = 10 * 2**30


def test_a_whole_package_is_taken() -> None:
    found = arrived(NAME, packed())
    assert found.manifest.unit.name == "清河镇"
    (row,) = found.tables["training"].values()
    assert row[:6] == (
        "t",
        "",
        "2025-03-01 09:00:00",
        "2025-03-01 09:00:00",
        None,
        None,
    )


@pytest.mark.parametrize("data", [b"", b"PK", b"\0" * 500, b"%PDF-1.4 a page"])
def test_what_is_no_package(data: bytes) -> None:
    assert "不是农技台账的上报包" in refusal(data)


def test_an_empty_zip() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w"):
        pass
    assert "不是农技台账的上报包" in refusal(stream.getvalue())
    assert "不是农技台账的上报包" in refusal(zipped([]))


def test_a_member_twice() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = zipped([(MANIFEST, b"{}"), ("a", b"1"), ("a", b"2")])
    assert refusal(data)

    def twice(members: dict[str, bytes], said: Manifest) -> Manifest:
        return replace(said, members=(*said.members, said.members[0]))

    assert "和清单对不上" in refusal(forged(twice))
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = zipped([*unpacked(packed()), ("汇总表.pdf", b"another")])
    assert "里面有同名的文件" in refusal(data)


@pytest.mark.parametrize("name", ["../x", "/etc/x", "C:\\x", "a/../../x", "..\\x"])
def test_a_path_that_leads_out(name: str) -> None:
    def add(members: dict[str, bytes], said: Manifest) -> Manifest:
        members[name] = b"x"
        one = Member(name, 1, hashlib.sha256(b"x").hexdigest())
        return replace(said, members=(*said.members, one))

    assert "里面有不该有的路径" in refusal(forged(add))


def test_ten_gigabytes_that_are_promised() -> None:
    def promise(members: dict[str, bytes], said: Manifest) -> Manifest:
        first, *others = said.members
        return replace(said, members=(replace(first, size=GIGA), *others))

    assert "里面的内容大得不正常，没有解开" in refusal(forged(promise))


def test_a_bomb_is_not_unpacked_further_than_promised() -> None:
    def blow_up(members: dict[str, bytes], said: Manifest) -> Manifest:
        members["汇总表.pdf"] = bytes(300 * 2**20)
        return said

    assert "“汇总表.pdf”损坏或缺失" in refusal(forged(blow_up))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"unit": UnitCard("another", "清河镇")}, "记录和校验码对不上"),
        ({"year": 2024}, "记录和校验码对不上"),
        ({"revision": 9}, "记录和校验码对不上"),
        ({"digest": "0" * 64}, "记录和校验码对不上"),
        ({"counts": {"training": 7}}, "记录条数和清单对不上"),
        ({"members": ()}, "里面的文件和清单对不上"),
        ({"photos": 3}, "佐证照片和记录对不上"),
        ({"format": "2.0"}, "是新版本程序做的上报包"),
    ],
)
def test_a_forged_manifest(change: dict[str, object], words: str) -> None:
    def forge(members: dict[str, bytes], said: Manifest) -> Manifest:
        return replace(said, **change)  # type: ignore[arg-type]

    assert words in refusal(forged(forge))


@pytest.mark.parametrize(
    "change",
    [
        {"year": 1e400},
        {"year": 10**30},
        {"year": 0},
        {"revision": 10**30},
        {"revision": 0},
        {"findings": {"error": 10**30}},
        {"unit": {"id": "u", "name": "\ud800"}},
        {"digest": "xyz"},
        {"members": [{"name": "a", "size": -2, "sha256": ""}]},
        {"unit": None},
        {"counts": []},
    ],
)
def test_a_manifest_that_is_none(change: dict[str, object]) -> None:
    parts = dict(unpacked(packed()))
    parts[MANIFEST] = json.dumps(json.loads(parts[MANIFEST]) | change).encode()
    assert "不是农技台账的上报包" in refusal(zipped([*parts.items()]))


@pytest.mark.parametrize(
    "line",
    [
        training_line(id=7),
        training_line(id=""),
        training_line(register="base"),
        training_line(created_at=None),
        training_line(values=[]),
        training_line(values={"people": "45"}),
        training_line(values={"people": 4.5}),
        training_line(values={"people": True}),
        training_line(values={"people": 10**30}),
        training_line(values={"title": 7}),
        training_line(values={"title": "\ud800"}),
        training_line(values={"held_on": "昨天"}),
        training_line(marks={"people": 1}),
        training_line() + training_line(),
        training_line().rstrip() + b"," + training_line(),
        b"[" * 100_000 + b"\n",
        b"nonsense\n",
    ],
)
def test_lines_that_are_no_records(line: bytes) -> None:
    """Sealed rightly, by somebody who knows how."""
    assert "的培训记录读不懂，没有收" in refusal(packed({"training": line}))


def test_a_record_that_points_to_nothing() -> None:
    line = training_line(values={"held_on": "2025-03-05", "village": "elsewhere"})
    words = "培训记录指向包里没有的村(社区)"
    assert words in refusal(packed({"training": line}))


_NO_DELETIONS = [
    b"{}\n",
    b"[]\n",
    b'{"register":"base","id":7}\n',
    b'{"register":"base","id":"b","gone_at":"\\ud800"}\n',
]


@pytest.mark.parametrize("line", _NO_DELETIONS)
def test_deletions_that_are_none(line: bytes) -> None:
    assert "删除清单读不懂" in refusal(packed({"gone": line}))


_GOOD = {"person": "t", "key": "7K3F-92QD", "by": "id", "hash": "0f" * 16}


@pytest.mark.parametrize(
    "line",
    [b"[]", b"{}", b"1", b'"' * 3]
    + [
        json.dumps({**_GOOD, **wrong}).encode()
        for wrong in (
            {"person": 5},
            {"person": ["t"]},
            {"person": "\ud800"},
            {"key": "x"},
            {"key": None},
            {"by": "face"},
            {"by": ["id"]},
            {"hash": "0F" * 16},
            {"hash": ""},
        )
    ],
)
def test_hashes_that_are_none(line: bytes) -> None:
    data = packed({"persons": line + b"\n"})
    assert "去重码读不懂" in refusal(data)


def test_one_changed_byte_anywhere() -> None:
    data = bytearray(packed())
    for place in range(len(data)):
        for bit in (1, 128):
            data[place] ^= bit
            assert refusal(bytes(data)), (place, bit)
            data[place] ^= bit
    assert arrived(NAME, bytes(data))
