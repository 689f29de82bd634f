"""What is refused or taken out again, and that the book is then as it was."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tecdesk.desk.county.board import board
from tecdesk.desk.county.deciding import withdraw
from tecdesk.desk.county.merging import receive
from tecdesk.errors import DeskError
from tecdesk.exchange.packages.package import pack
from tecdesk.exchange.packages.selection import gather
from tecdesk.store.checkup import check
from tecdesk.store.county import rows
from tecdesk.store.photos.companion import Companion
from tests.desk.county.stick import CLOCK
from tests.desk.county.stick import report
from tests.desk.county.stick import session
from tests.desk.county.stick import state
from tests.desk.county.stick import value

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.desk.county.outcome import Outcome
    from tecdesk.store.book import Book


pytestmark = pytest.mark.slow


def _one(county: Book, path: Path) -> Outcome:
    (found,) = receive(county, [path])
    return found


def test_its_own_package(county: Book, usb: Path) -> None:
    said = _one(county, report(county, 2025, 1, usb))
    assert said.fate == "refused"
    assert "本单位自己报出去的包" in said.sentence


def test_a_township_does_not_merge(town: Book, usb: Path) -> None:
    with pytest.raises(DeskError, match="清河镇自己的台账"):
        receive(town, [report(town, 2025, 1, usb)])


def test_what_is_withdrawn_is_gone_and_may_come_again(
    county: Book, town: Book, usb: Path
) -> None:
    first, path = report(town, 2025, 1, usb), None
    session(town, "2025-06-01", 30)
    path = report(town, 2025, 2, usb)
    said = receive(county, [first, path])[-1]
    assert said.package
    withdraw(county, said.package.file)
    assert value(county, "training.people") == 10
    assert _one(county, path).fate == "newer"
    assert value(county, "training.people") == 40


def test_what_was_not_stored_whole_is_not_stored(
    county: Book, town: Book, usb: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lossy(connection: object, key: str, each: list[object]) -> None:
        if key != "training":
            insert(connection, key, each)  # type: ignore[arg-type]

    insert = rows._insert
    monkeypatch.setattr(rows, "_insert", lossy)
    before = state(county)
    said = _one(county, report(town, 2025, 1, usb))
    assert said.fate == "refused"
    assert "培训存进去的条数和包里的对不上" in said.sentence
    assert state(county) == before
    assert not board(county).cells


def test_a_county_does_not_edit_what_a_township_reported(
    county: Book, town: Book, usb: Path
) -> None:
    _one(county, report(town, 2025, 1, usb))
    (record,) = county.find("training")
    with (
        pytest.raises(DeskError, match="是清河镇报来的记录，县里不改"),
        county.edit("改") as edit,
    ):
        edit.change("training", record.id, {"people": 99})
    assert county.undo_label == ""  # nor is a merge taken back by halves
    session(county, "2025-01-01", 1)
    assert value(county, "training.people") == 11


def test_members_and_fields_of_newer_programs_are_kept(
    county: Book, town: Book, usb: Path
) -> None:
    content = gather(town, 2025, 1)
    line = content.records["training"].replace(b'"people":', b'"mood":"good","people":')
    more = {**content.records, "training": line, "beekeeping": b'{"id":"b"}\n'}
    counts = {**content.counts, "beekeeping": 1}
    newer = replace(content, records=more, counts=counts)
    path = usb.with_suffix(".tdk")
    path.write_bytes(pack(newer, {"新的.json": b"{}"}, CLOCK.next()))
    said = _one(county, path)
    assert said.fate == "new"
    assert said.package
    with Companion.open(county.path) as beside:
        assert beside.read(said.package.file) == path.read_bytes()
    assert value(county, "training.people") == 10


def test_what_is_refused_leaves_the_book_as_it_was(
    county: Book, town: Book, usb: Path, tmp_path: Path
) -> None:
    _one(county, report(town, 2025, 1, usb))
    session(town, "2025-06-01", 30)
    data = bytearray(report(town, 2025, 2, usb).read_bytes())
    before, beside = county.path.read_bytes(), sorted(tmp_path.iterdir())
    dice, bad = random.Random(3), tmp_path / "坏.tdk"
    for _ in range(200):
        place = dice.randrange(len(data))
        data[place] ^= 1 << dice.randrange(8)
        bad.write_bytes(data[: dice.randrange(len(data))] if place % 3 else data)
        said = _one(county, bad)
        assert said.fate == "refused"
        assert bad.name in said.sentence
    bad.unlink()
    missing = _one(county, tmp_path / "没有.tdk")
    assert "没有.tdk" in missing.sentence
    assert county.path.read_bytes() == before
    assert sorted(tmp_path.iterdir()) == beside


def test_nothing_that_is_sealed_rightly_breaks_the_book(
    county: Book, town: Book, usb: Path, tmp_path: Path
) -> None:
    """Lines that somebody shook and sealed again are taken, or refused."""
    content, dice = gather(town, 2025, 1), random.Random(5)
    path, taken = tmp_path / "摇.tdk", 0
    for _ in range(150):
        key = dice.choice([*content.records])
        lines = bytearray(content.records[key])
        lines[dice.randrange(len(lines) - 1)] = dice.choice(b'0129"{}[]:,ae ')
        shaken = replace(content, records={**content.records, key: bytes(lines)})
        path.write_bytes(pack(shaken, {}, CLOCK.next()))
        said = _one(county, path)
        assert said.fate in {"refused", "new", "newer", "copy", "older"}, said
        taken += said.merged
    assert 0 < taken < 150
    assert check(county.path)["unit"] == 2
