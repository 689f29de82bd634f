"""Photos in a package: left at home unless asked for, verified when they are in."""

from __future__ import annotations

import io
import json
import random
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from tecdesk.errors import DeskError
from tecdesk.exchange.packages import package
from tecdesk.exchange.packages.delivery import write_package
from tecdesk.exchange.packages.package import mapped
from tecdesk.exchange.packages.package import pack
from tecdesk.exchange.packages.package import pack_into
from tecdesk.exchange.packages.record_lines import from_lines
from tecdesk.exchange.packages.selection import gather
from tecdesk.exchange.packages.selection import photos_of_year
from tecdesk.exchange.packages.verify import verify
from tecdesk.store.photos.attached import attach
from tecdesk.store.photos.attached import photos_of
from tecdesk.store.photos.companion import companion_path
from tests.store.photos import kept
from tests.store.photos import session

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.store.book import Book

NOW = datetime.fromisoformat("2025-12-15T14:06:00")
ONE, TWO = b"one" * 1000, b"two" * 2000


@pytest.fixture
def reported(book: Book) -> Book:
    """Two sessions of 2025 that share a photo, and one of 2024 with another."""
    session(book, ONE, TWO)
    session(book, ONE)
    with book.edit("去年") as edit:
        old = edit.add("training", {"held_on": "2024-03-05", "title": "水稻"})
        attach(book, edit, "training", old, [kept(book, b"old" * 500)])
    return book


def written(book: Book, path: Path, *, photos: bool) -> Path:
    """The package of 2025, written by way of a file as a submission is."""
    content = gather(book, 2025, 1, photos=photos)
    with (path / "作业").open("wb+") as file:
        pack_into(file, content, {}, NOW)
        with mapped(file) as data:
            write_package(path / "包.tdk", data)
    return path / "包.tdk"


def inside(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def resealed(path: Path, members: dict[str, bytes]) -> None:
    stream = io.BytesIO()
    package._zip(stream, members)
    package._seal(stream)
    path.write_bytes(stream.getvalue())


def test_left_at_home_unless_asked_for(reported: Book, tmp_path: Path) -> None:
    path = written(reported, tmp_path, photos=False)
    manifest = verify(path).require_whole()
    assert (manifest.photos, manifest.counts["attachment"]) == (0, 0)
    assert not [name for name in inside(path) if "佐证" in name or "attach" in name]


def test_each_photo_of_the_year_goes_along_once(reported: Book, tmp_path: Path) -> None:
    path = written(reported, tmp_path, photos=True)
    manifest = verify(path).require_whole()
    assert (manifest.photos, manifest.counts["attachment"]) == (2, 3)
    members = inside(path)
    photos = {name: data for name, data in members.items() if name.startswith("佐证/")}
    assert sorted(photos.values()) == [ONE, TWO]
    lines = list(from_lines(members["records/attachment.jsonl"]))
    assert {f"佐证/{line['digest']}.jpg" for line in lines} == set(photos)
    assert photos_of_year(reported, 2025) == (2, 9000)


def test_digests_are_not_mistaken_for_telephone_numbers(book: Book) -> None:
    dice = random.Random(1)
    session(book, *[dice.randbytes(40) for _ in range(300)])
    stored = {photo["digest"] for photo in book.find("attachment")}
    content = gather(book, 2025, 1, photos=True)
    sent = {line["digest"] for line in from_lines(content.records["attachment"])}
    assert sent == stored


def test_photos_change_the_check_code(reported: Book) -> None:
    plain, full = (gather(reported, 2025, 1, photos=p) for p in (False, True))
    assert plain.check_code != full.check_code
    assert plain.digest == gather(reported, 2025, 1).digest


def test_the_same_photos_give_the_same_bytes(reported: Book) -> None:
    content = gather(reported, 2025, 1, photos=True)
    assert pack(content, {}, NOW) == pack(content, {}, NOW)


def test_a_changed_or_missing_photo_does_not_verify(
    reported: Book, tmp_path: Path
) -> None:
    path = written(reported, tmp_path, photos=True)
    data, members = path.read_bytes(), inside(path)
    photo = next(name for name in members if name.startswith("佐证/"))
    spoilt = bytearray(data)
    spoilt[data.index(members[photo])] ^= 1
    path.write_bytes(spoilt)
    assert "“佐证照片”损坏" in verify(path).sentence
    resealed(path, {k: v for k, v in members.items() if k != photo})
    assert not verify(path).whole
    resealed(path, {**members, photo: b"another"})
    assert not verify(path).whole


def test_photos_must_be_those_of_the_records(reported: Book, tmp_path: Path) -> None:
    path = written(reported, tmp_path, photos=True)
    members = inside(path)
    manifest = json.loads(members["manifest.json"])
    for wrong in (
        {"photos": 3},
        {"members": [m for m in manifest["members"] if "佐证" not in m["name"]]},
    ):
        changed = json.dumps({**manifest, **wrong}).encode()
        left = {m["name"] for m in {**manifest, **wrong}["members"]}
        resealed(
            path,
            {"manifest.json": changed, **{k: members[k] for k in members if k in left}},
        )
        assert "佐证照片和记录对不上" in verify(path).sentence


@pytest.mark.parametrize("state", ["missing", "lacking", "damaged"])
def test_without_its_photos_nothing_is_written(
    reported: Book, tmp_path: Path, state: str
) -> None:
    path = companion_path(reported.path)
    if state == "missing":
        path.unlink()
    else:
        change = {
            "lacking": "DELETE FROM photo",
            "damaged": "UPDATE photo SET data = x",
        }
        _behind_its_back(path, change[state].replace("= x", "= x'00'"))
    with pytest.raises(DeskError, match=r"不在台账旁边|找不到了|已损坏"):
        written(reported, tmp_path, photos=True)
    assert not (tmp_path / "包.tdk").exists()
    assert verify(written(reported, tmp_path, photos=False)).whole


def _behind_its_back(path: Path, statement: str) -> None:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute(statement)


def test_a_binned_photo_stays_at_home(reported: Book, tmp_path: Path) -> None:
    record = reported.find("training")[0]
    with reported.edit("去掉") as edit:
        for photo in photos_of(reported, record.id):
            edit.bin("attachment", photo.id)
    manifest = verify(written(reported, tmp_path, photos=True)).require_whole()
    assert manifest.counts["attachment"] < 3


def test_two_hundred_photos_are_not_held_in_memory(book: Book, tmp_path: Path) -> None:
    import tracemalloc

    dice = random.Random(2)
    session(book, *[dice.randbytes(200_000) for _ in range(100)])
    tracemalloc.start()
    path = written(book, tmp_path, photos=True)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert path.stat().st_size > 20_000_000
    assert peak < 8_000_000
