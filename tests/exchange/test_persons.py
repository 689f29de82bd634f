"""Persons in packages: told apart without numbers, hashed only under a key."""

from __future__ import annotations

import json
import re
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tecdesk.desk.colleagues.giving import give
from tecdesk.desk.person_key import key_number
from tecdesk.domain.persons import BY_NAME
from tecdesk.domain.persons import BY_NUMBER
from tecdesk.domain.persons import KEYED
from tecdesk.domain.persons import hashed
from tecdesk.errors import DeskError
from tecdesk.exchange.columns.tables import _unkeyed
from tecdesk.exchange.packages.arrival import read_arrival
from tecdesk.exchange.packages.hashing import PersonKey
from tecdesk.exchange.packages.hashing import key_of
from tecdesk.exchange.packages.hashing import new_key
from tecdesk.exchange.packages.persons import PERSONS
from tecdesk.exchange.packages.persons import persons_of
from tecdesk.store.rows import marks_text
from tests.desk.county.stick import numbered
from tests.desk.county.stick import report
from tests.desk.county.stick import township

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.store.book import Book

KEY = PersonKey(bytes(range(32)))
SOUND = numbered("1960-02-03")
PHONE = "13900001234"


@pytest.fixture
def town(tmp_path: Path) -> Book:
    book = township(tmp_path / "清河镇.tecdesk", "清河镇")
    village = book.find("village")[0].id
    people = [("王伟", SOUND), ("王伟", numbered("1970-01-01")), ("王  伟", SOUND)]
    with book.edit("结对", year=2025) as edit:
        for name, number in [*people, ("李四", "")]:
            values = {"name": name, "id_number": number, "village": village}
            values |= {"helper": f"干部{number[6:10]}", "since": "2025-01-01"}
            edit.add("pairing", {**values, "phone": PHONE, "note": f"身份证{number}"})
    return book


def _members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _keyed(book: Book) -> None:
    secret = KEY.secret.hex()
    book.change_settings(lambda now: replace(now, person_key=secret))


def _scanned(members: dict[str, bytes]) -> list[bytes]:
    """Numbers of persons, wherever they stand."""
    found = re.compile(rb"(?<![0-9a-f])(\d{17}[\dXx]|1[3-9]\d{9})(?![0-9a-f])")
    return [each for data in members.values() for each in found.findall(data)]


def test_a_default_package_has_no_number_and_no_hash(
    town: Book, tmp_path: Path
) -> None:
    members = _members(report(town, 2025, 1, tmp_path / "usb"))
    assert _scanned(members) == []
    assert f"records/{PERSONS}.jsonl" not in members
    said = [json.loads(x) for x in members["records/pairing.jsonl"].splitlines()]
    marks = {
        helper: {
            each.get("marks", {}).get("id_number")
            for each in said
            if each["values"]["helper"] == helper
        }
        for helper in ("干部1960", "干部1970", "干部")
    }
    (one,), (other,) = marks["干部1960"], marks["干部1970"]
    first = min(e["id"] for e in said if e["values"]["helper"] == "干部1960")
    assert one == f"same:{first}" != other
    assert marks["干部"] == {None}


def test_what_is_no_key_in_a_book_is_none(town: Book, tmp_path: Path) -> None:
    town.change_settings(lambda now: replace(now, person_key="zz"))
    members = _members(report(town, 2025, 1, tmp_path / "usb"))
    assert f"records/{PERSONS}.jsonl" not in members
    assert key_number(town) == ""


def test_a_colleague_is_given_no_key(town: Book, tmp_path: Path) -> None:
    _keyed(town)
    given = give(town, tmp_path)
    whole = b"".join(_members(given.path).values())
    assert SOUND.encode() in whole  # a colleague gets the numbers
    assert KEY.secret.hex().encode() not in whole
    assert b"same:" not in whole


def test_columns_for_a_province_hold_no_hash() -> None:
    marks = marks_text({"people": "about", KEYED: "7K3F-92QD:id:0f"})
    assert _unkeyed(marks) == marks_text({"people": "about"})
    assert _unkeyed(marks_text({KEYED: "7K3F-92QD:id:0f"})) is None


def test_a_key_adds_hashes_and_no_number(town: Book, tmp_path: Path) -> None:
    _keyed(town)
    members = _members(report(town, 2025, 1, tmp_path / "usb"))
    lines = members[f"records/{PERSONS}.jsonl"].decode().splitlines()
    assert len(lines) == 2
    assert {json.loads(line)["key"] for line in lines} == {KEY.number}
    assert _scanned(members) == []
    whole = b"".join(members.values())
    assert KEY.secret.hex().encode() not in whole
    assert SOUND.encode() not in whole
    again = _members(report(town, 2025, 1, tmp_path / "usb"))
    assert again[f"records/{PERSONS}.jsonl"] == members[f"records/{PERSONS}.jsonl"]


def test_the_package_of_the_next_year_speaks_of_the_same_record(
    town: Book, tmp_path: Path
) -> None:
    old, new = (r.id for r in town.find("pairing") if r.text("id_number") == SOUND)
    with town.edit("解除", year=2025) as edit:
        edit.change("pairing", min(old, new), {"until": "2025-12-31"})
    later = read_arrival(report(town, 2026, 1, tmp_path / "usb"))
    assert min(old, new) not in later.tables["pairing"]
    marks = str(later.tables["pairing"][max(old, new)][5])
    assert json.loads(marks)["id_number"] == f"same:{min(old, new)}"


def test_a_wrong_line_of_hashes_is_refused() -> None:
    for line in (b"{}\n", b"[]\n", b'{"person":"a","key":"x","by":"id","hash":"1"}\n'):
        with pytest.raises((ValueError, KeyError, TypeError)):
            persons_of(line)


def test_what_is_hashed() -> None:
    assert hashed(SOUND, "王伟", "东村") == hashed(f" {SOUND[:6]}-{SOUND[6:]} ", "", "")
    assert hashed("990000600203001", "", "") == hashed(SOUND, "", "")
    wrong = SOUND[:17] + ("1" if SOUND[17] == "0" else "0")
    by_name = hashed(wrong, "王 伟", "东村")
    assert by_name is not None
    assert by_name.kind == BY_NAME
    assert hashed(wrong, "", "东村") is None
    for placeholder in ("", "0" * 18, "111111111111111111", "无", "0" * 15):
        assert hashed(placeholder, "王伟", "东村") is None


@given(st.dates(), st.integers(0, 999))
def test_every_sound_number_is_one_person(born: object, order: int) -> None:
    number = numbered(str(born), f"{order:03}")
    found = hashed(number, "", "")
    if str(born) >= "1900":
        assert found is not None
        assert (found.kind, found.text) == (BY_NUMBER, number)
    else:
        assert found is None


def test_hashes_depend_on_the_key() -> None:
    person = hashed(SOUND, "", "")
    assert person is not None
    one, other = KEY.of({"a": person, "b": person}), new_key().of({"a": person})
    assert one["a"] == one["b"] != other["a"]
    assert len(one["a"]) == 32


def test_one_passphrase_gives_one_key() -> None:
    assert key_of("青山县二零二六年统一的口令") == key_of(
        " 青山县二零二六年统一的口令 "
    )
    with pytest.raises(DeskError, match="至少 12 个字"):
        key_of("太短了")
