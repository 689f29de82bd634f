"""Makes packages that somebody forged: taken apart, changed, sealed again."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tecdesk.domain.record import Record
from tecdesk.domain.registers import REGISTERS
from tecdesk.errors import DeskError
from tecdesk.exchange.packages.arrival import arrived
from tecdesk.exchange.packages.manifest import MANIFEST
from tecdesk.exchange.packages.manifest import SEAL
from tecdesk.exchange.packages.manifest import Manifest
from tecdesk.exchange.packages.manifest import UnitCard
from tecdesk.exchange.packages.package import Content
from tecdesk.exchange.packages.package import pack
from tecdesk.exchange.packages.record_lines import to_lines

if TYPE_CHECKING:
    from collections.abc import Callable


NAME = Path("清河镇_2025年度_第1次.tdk")
NOW = datetime.fromisoformat("2025-12-15T14:06:00")


def whole_lines() -> dict[str, bytes]:
    at = "2025-03-01 09:00:00"
    values: dict[str, str | int | None] = {
        "held_on": "2025-03-05",
        "title": "茶园管理",
        "people": 45,
        "village": "v",
    }
    rows = {
        "village": Record("village", "v", {"name": "柳树村"}),
        "training": Record("training", "t", values),
    }
    return {
        key: to_lines(
            REGISTERS[key],
            [replace(row, owner="u", created_at=at, changed_at=at)],
            {},
            personal=False,
        )
        for key, row in rows.items()
    }


def packed(records: dict[str, bytes] | None = None, **said: object) -> bytes:
    lines = whole_lines() | (records or {})
    counts = {key: data.count(b"\n") for key, data in lines.items()}
    card = UnitCard("u", "清河镇")
    given = {"revision": 1, "previous": "", **said}
    content = Content(card, 2025, records=lines, counts=counts, **given)  # type: ignore[arg-type]
    return pack(content, {"汇总表.pdf": b"%PDF-1.4"}, NOW)


def forged(change: Callable[[dict[str, bytes], Manifest], Manifest]) -> bytes:
    """The package taken apart, changed, and sealed again."""
    with zipfile.ZipFile(io.BytesIO(packed())) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    manifest = change(members, Manifest.from_json(members.pop(MANIFEST)))
    return zipped([(MANIFEST, manifest.to_json()), *members.items()])


def zipped(members: list[tuple[str, bytes]]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
        archive.comment = SEAL + b"0" * 64
    return seal_again(stream.getvalue())


def seal_again(data: bytes) -> bytes:
    return data[:-64] + hashlib.sha256(data[:-64]).hexdigest().encode()


def refusal(data: bytes) -> str:
    with pytest.raises(DeskError) as caught:
        arrived(NAME, data)
    assert caught.value.sentence.endswith("。")
    assert NAME.name in caught.value.sentence
    return caught.value.sentence


def training_line(**changes: object) -> bytes:
    entry = json.loads(whole_lines()["training"])
    return json.dumps({**entry, **changes}).encode() + b"\n"


def unpacked(data: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]
