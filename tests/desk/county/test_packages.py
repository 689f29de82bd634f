"""Packages of older programs, packages with photos, and what no package tells."""

from __future__ import annotations

import io
import random
import re
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

from pypdf import PdfReader

from tecdesk.desk.county.deciding import withdraw
from tecdesk.desk.county.merging import receive
from tecdesk.desk.county.submission import submission
from tecdesk.desk.reported.turning import unlock
from tecdesk.desk.submitting import submit
from tecdesk.exchange.packages.kept import whole
from tecdesk.exchange.packages.package import pack
from tecdesk.exchange.packages.selection import gather
from tecdesk.store.backups.making import back_up
from tecdesk.store.backups.photos import copy_photos
from tecdesk.store.backups.restoring import restore
from tecdesk.store.book import Book
from tecdesk.store.county.received import kept_as
from tecdesk.store.county.received import received
from tecdesk.store.photos.attached import attach
from tecdesk.store.photos.attached import thin
from tecdesk.store.photos.companion import Companion
from tecdesk.store.photos.companion import digest_of
from tests.desk.county.stick import CLOCK
from tests.desk.county.stick import report
from tests.desk.county.stick import session
from tests.desk.county.stick import value
from tests.store.photos import kept

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest

    from tecdesk.desk.county.outcome import Outcome
    from tecdesk.domain.record import Record


def _one(county: Book, path: Path) -> Outcome:
    (found,) = receive(county, [path])
    return found


def test_packages_of_older_formats_are_read(
    county: Book, town: Book, usb: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with town.edit("删") as edit:
        wrong = edit.add("base", {"name": "错的", "founded_on": "2021"})
        edit.bin("base", wrong)
    path = report(town, 2025, 1, usb)
    with zipfile.ZipFile(path) as archive:
        assert "records/gone.jsonl" in archive.namelist()
    monkeypatch.setattr("tecdesk.exchange.packages.selection.deleted", _nothing)
    for number, old in enumerate(("1.0", "1.1"), 2):
        monkeypatch.setattr("tecdesk.exchange.packages.manifest.FORMAT", old)
        content = replace(gather(town, 2025, number), findings={}, apart={})
        path = usb / f"{old}.tdk"
        path.write_bytes(pack(content, {}, CLOCK.next()))
        assert _one(county, path).merged
    assert value(county, "training.people") == 10


def _nothing(*_: object) -> list[Record]:
    return []


def test_photos_come_along_and_stay(county: Book, town: Book, usb: Path) -> None:
    (record,) = town.find("training")
    values = kept(town, b"a photo")
    with town.edit("照片") as edit:
        attach(town, edit, "training", record.id, [values])
    usb.mkdir()
    content = gather(town, 2025, 1, photos=True)
    path = usb / "带照片.tdk"
    path.write_bytes(pack(content, {}, CLOCK.next()))
    assert _one(county, path).fate == "new"
    (photo,) = county.find("attachment")
    with Companion.open(county.path) as beside:
        assert beside.read(photo.text("digest"))
    assert thin(county) == 0  # what came is not thrown away
    assert _one(county, report(town, 2025, 2, usb)).fate == "newer"
    assert county.find("attachment") == [photo]
    with town.edit("删") as edit:
        edit.bin("training", record.id)
    assert _one(county, report(town, 2025, 3, usb)).counts["gone"] == 2
    assert county.find("attachment") == []


NUMBERS = re.compile(r"(?<![0-9a-f-])(?:\d{17}[\dXx]|1[3-9]\d{9})(?![0-9a-f-])")


def test_no_number_of_a_person_leaves_by_default(
    sample_book: Book, tmp_path: Path
) -> None:
    with sample_book.edit("身份证和电话", year=2025) as edit:
        for record in sample_book.find("pairing"):
            numbers = {"id_number": "990000198001010011", "phone": "13800000000"}
            edit.change("pairing", record.id, {**numbers, "note": "电话13900000000"})
    with sample_book.edit("删", year=2025) as edit:
        edit.bin("pairing", sample_book.find("pairing")[0].id)
    before = submit(sample_book, 2025, tmp_path).path
    unlock(sample_book, ["2025"], "再报一次")
    with sample_book.edit("改", year=2025) as edit:
        one = sample_book.find("pairing")[0].id
        edit.change("pairing", one, {"phone": "13700000000", "note": "13600000000"})
    again = submit(sample_book, 2025, tmp_path).path
    assert NUMBERS.search("电话13900000000。")
    for path in (before, again):
        texts = list(_texts(path))
        assert len(texts) > 8
        for name, text in texts:
            assert not NUMBERS.search(text), (name, NUMBERS.search(text))
    with_numbers = gather(sample_book, 2025, 3, personal=True)
    assert NUMBERS.search(with_numbers.records["pairing"].decode())


def _texts(path: Path) -> Iterator[tuple[str, str]]:
    """Every text inside: of members, of workbooks' parts, of pages."""
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            data = archive.read(name)
            if name.endswith(".pdf"):
                pages = PdfReader(io.BytesIO(data)).pages
                yield from ((name, page.extract_text()) for page in pages)
            elif name.endswith(".xlsx"):
                with zipfile.ZipFile(io.BytesIO(data)) as book:
                    parts = book.namelist()
                    yield from ((part, book.read(part).decode()) for part in parts)
            else:
                yield name, data.decode()


def test_photos_lie_there_once(county: Book, town: Book, usb: Path) -> None:
    (record,) = town.find("training")
    photos = [random.Random(seed).randbytes(200_000) for seed in (1, 2)]
    with town.edit("照片") as edit:
        values = [kept(town, photo) for photo in photos]
        attach(town, edit, "training", record.id, values)
    usb.mkdir()
    for revision in (1, 2):
        content = gather(town, 2025, revision, photos=True)
        path = usb / f"{revision}.tdk"
        path.write_bytes(pack(content, {}, CLOCK.next()))
        assert _one(county, path).merged
        with Companion.open(county.path) as beside:
            held = beside.held()
            assert sum(held.values()) < 400_000 + revision * 20_000
            for package in received(county):
                data = whole(beside.read(kept_as(county, package.file)), beside.read)
                assert digest_of(data) == package.file
    assert thin(county) == 0
    with Companion.begin(county.path) as beside:  # no photo, but its records are read
        beside.drop([digest_of(photos[0])])
    (second,) = (p for p in received(county) if p.revision == 2)
    withdraw(county, second.file)
    assert value(county, "training.people") == 10


def test_a_county_goes_on_after_it_was_restored_elsewhere(
    county: Book, town: Book, usb: Path, tmp_path: Path
) -> None:
    (first,) = receive(county, [report(town, 2025, 1, usb)])
    backup = back_up(county.path)
    copy_photos(county.path, backup.parent)
    other = tmp_path / "新电脑" / "县.tecdesk"
    other.parent.mkdir()
    restore(backup, other)
    session(town, "2025-06-01", 30)
    with Book.open(other) as book:
        assert first.package
        assert len(submission(book, first.package.file).records) == 3
        (second,) = receive(book, [report(town, 2025, 2, usb)])
        assert second.fate == "newer"
        withdraw(book, second.package.file if second.package else "")
        assert value(book, "training.people") == 10
