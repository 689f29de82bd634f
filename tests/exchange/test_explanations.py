"""Explanations travel in the package, and only those that still say something."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from datetime import date
from datetime import datetime
from typing import TYPE_CHECKING
from typing import Any

import pytest

from tecdesk.desk.explaining import explain
from tecdesk.desk.explaining import looked_at
from tecdesk.desk.explaining import tell_apart
from tecdesk.domain.record import Record
from tecdesk.domain.registers import REGISTERS
from tecdesk.errors import DeskError
from tecdesk.exchange.packages.delivery import write_package
from tecdesk.exchange.packages.manifest import Manifest
from tecdesk.exchange.packages.package import Content
from tecdesk.exchange.packages.package import pack
from tecdesk.exchange.packages.record_lines import from_lines
from tecdesk.exchange.packages.record_lines import to_lines
from tecdesk.exchange.packages.selection import gather
from tecdesk.exchange.packages.verify import verify
from tests.tally.entering import session
from tests.tally.entering import target
from tests.tally.entering import village

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.store.book import Book

DAY = date(2026, 1, 5)
NOW = datetime(2026, 1, 5, 14, 6)  # noqa: DTZ001 - local time, as it is written
MEMBER = "explanation"


def _say(book: Book, key: str, text: str) -> None:
    found = looked_at(book, 2025, DAY)
    point = next(p for p in found.points if p.check.key == key)
    explain(book, 2025, point, text)


def _content(book: Book) -> Content:
    return gather(book, 2025, 1, today=DAY)


def _told(content: Content) -> list[Record]:
    return list(from_lines(content.records.get(MEMBER, b"")))


@pytest.fixture
def explained(book: Book) -> Book:
    """A session on a holiday, explained; a target missed, not explained."""
    session(book, "2025-10-02", village=village(book, "下坪村"))
    target(book, "training.people", 50)
    _say(book, "holiday", "县里统一安排的。")
    return book


def test_an_explanation_travels_with_the_finding_it_answers(
    explained: Book, tmp_path: Path
) -> None:
    content = _content(explained)
    path = tmp_path / content.file_name
    write_package(path, pack(content, {}, NOW))
    manifest = verify(path).require_whole()
    assert manifest.counts[MEMBER] == 1
    assert manifest.findings["explained"] == 1
    assert manifest.findings["open"] == 1
    with zipfile.ZipFile(path) as archive:
        line = json.loads(archive.read("records/explanation.jsonl"))
    values = line["values"]
    assert values["text"] == "县里统一安排的。"
    assert values["about"].startswith("10月2日 下坪村 养殖：这天是国庆节放假")
    (held,) = explained.find("training")
    assert values["subject"] == f"training:{held.id}"
    assert verify(path).plain()["findings"] == dict(manifest.findings)


def test_one_whose_finding_is_gone_stays_at_home(explained: Book) -> None:
    (held,) = explained.find("training")
    with explained.edit("改") as edit:
        edit.change("training", held.id, {"held_on": "2025-10-09"})
    assert not _told(_content(explained))
    assert explained.count("explanation") == 1


def test_one_written_for_other_numbers_goes_along_but_settles_nothing(
    explained: Book,
) -> None:
    _say(explained, "missed_target", "秋季雨多。")
    assert _content(explained).findings["open"] == 0
    session(explained, "2025-11-05", people=7)
    content = _content(explained)
    assert {record["check"] for record in _told(content)} == {
        "holiday",
        "missed_target",
    }
    assert content.findings["open"] == 2  # the other: a session without a village


def test_what_is_not_the_same_is_told_by_its_mark(book: Book) -> None:
    for _ in range(2):
        session(book, "2025-12-09", village=village(book, "下坪村"))
    assert not _content(book).apart
    point = next(p for p in looked_at(book, 2025, DAY).points if p.check.key == "twice")
    tell_apart(book, point)
    content = _content(book)
    assert content.apart == {point.finding.mark: 1}
    assert content.findings["explained"] == 1
    read = Manifest.from_json(_manifest(content))
    assert read.apart == content.apart


def _manifest(content: Content) -> bytes:
    import io

    with zipfile.ZipFile(io.BytesIO(pack(content, {}, NOW))) as archive:
        return archive.read("manifest.json")


def test_the_check_code_stands_for_the_explanations_too(explained: Book) -> None:
    before = _content(explained).check_code
    _say(explained, "holiday", "改了一个字。")
    assert _content(explained).check_code != before


def test_a_number_in_it_is_masked_and_an_id_is_not() -> None:
    told = "01989abc-0000-7000-8000-a13912345678"
    values: dict[str, Any] = REGISTERS[MEMBER].blank() | {
        "subject": f"training:{told}",
        "text": "电话13912345678",
    }
    record = Record(MEMBER, "e1", values)
    (read,) = from_lines(to_lines(REGISTERS[MEMBER], [record], {}, personal=False))
    assert read["subject"] == f"training:{told}"
    assert read["text"] == "电话139****5678"


def test_explanations_of_another_year_do_not_verify(
    explained: Book, tmp_path: Path
) -> None:
    content = replace(_content(explained), year=2024)
    path = tmp_path / "包.tdk"
    with pytest.raises(DeskError, match="说明不是这一年度的"):
        write_package(path, pack(content, {}, NOW))


def test_a_package_from_before_explanations_is_read(explained: Book) -> None:
    said = json.loads(_manifest(_content(explained)))
    del said["findings"], said["apart"]
    read = Manifest.from_json(json.dumps({**said, "format": "1.0"}).encode())
    assert (read.findings, read.apart) == ({}, {})
