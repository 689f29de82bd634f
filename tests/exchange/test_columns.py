from __future__ import annotations

import json
import sqlite3
import sys
from typing import TYPE_CHECKING
from typing import Any

import pytest

from tecdesk.domain.registers import REGISTERS
from tecdesk.errors import DeskError
from tecdesk.exchange.columns import tables
from tecdesk.exchange.columns.layout import EXPORTED
from tecdesk.exchange.columns.layout import HEAD
from tecdesk.exchange.columns.layout import MANIFEST
from tecdesk.exchange.columns.layout import columns_of
from tecdesk.exchange.columns.write import export
from tecdesk.store.book import Book
from tecdesk.store.county.units import reporting_units
from tecdesk.store.county.units import units_without_report
from tecdesk.store.head import HELD
from tecdesk.store.head import gather
from tecdesk.store.terms.words import Words

if TYPE_CHECKING:
    from pathlib import Path

PERSON = {"id_number": "990000198001010011", "name": "王小明"}
PHONE = "13899990000"


def _rows(folder: Path, register: str) -> list[dict[str, Any]]:
    from pyarrow import dataset

    if not (folder / register).exists():
        return []
    found: list[dict[str, Any]] = (
        dataset.dataset(folder / register, partitioning="hive").to_table().to_pylist()
    )
    return found


def _pair(book: Book) -> None:
    with book.edit("结对") as edit:
        edit.add("pairing", {**PERSON, "since": "2024"})
        edit.add("pairing", {**PERSON, "since": "2025-03", "note": f"电话{PHONE}"})
        edit.add("pairing", {"name": "张𠮷"})
        edit.add("base", {"name": "果园", "phone": PHONE, "founded_on": "2025"})


@pytest.mark.parametrize("by_unit", [True, False])
@pytest.mark.parametrize("batch", [2, 65_536])
def test_every_row_is_there_as_it_is(
    sample_book: Book,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    by_unit: bool,
    batch: int,
) -> None:
    monkeypatch.setattr(tables, "_BATCH", batch)
    _pair(sample_book)
    done = export(sample_book, tmp_path / "列", by_unit=by_unit)
    for key in EXPORTED:
        found = {row["id"]: row for row in _rows(tmp_path / "列", key)}
        assert len(found) == done.rows[key]
        assert set(found) == set(sample_book.names(key))
        for id_, row in found.items():
            record = sample_book.require(key, id_)
            assert str(row["owner"]) == record.owner
            for field in REGISTERS[key].fields:
                if not field.personal and field.kind.value != "note":
                    assert row[field.key] == record[field.key], (key, field.key)
    files = list((tmp_path / "列").rglob("*.parquet"))
    assert (len(files), sum(f.stat().st_size for f in files)) == (
        done.files,
        done.bytes,
    )


def test_rows_lie_by_year_and_unit(book: Book, tmp_path: Path) -> None:
    _pair(book)
    export(book, tmp_path / "a")
    unit = f"owner={book.settings.unit}"
    years = {path.name: path for path in (tmp_path / "a" / "pairing").iterdir()}
    assert set(years) == {"part_year=0000", "part_year=2024", "part_year=2025"}
    assert [path.name for path in years["part_year=2025"].iterdir()] == [unit]
    export(book, tmp_path / "b", by_unit=False)
    flat = tmp_path / "b" / "pairing" / "part_year=2025"
    assert [path.name for path in flat.iterdir()] == ["part.parquet"]


def test_nothing_tells_a_person_but_a_digest(book: Book, tmp_path: Path) -> None:
    _pair(book)
    book.require("unit", book.settings.unit)
    with book.edit("电话") as edit:
        edit.change("unit", book.settings.unit, {"phone": PHONE})
    for name in ("a", "b"):
        export(book, tmp_path / name)
    rows = {name: _rows(tmp_path / name, "pairing") for name in ("a", "b")}
    said = json.dumps([_rows(tmp_path / "a", key) for key in EXPORTED])
    head = "\n".join(sqlite3.connect(tmp_path / "a" / HEAD).iterdump())
    for hidden in (PERSON["id_number"], PHONE):
        assert hidden not in said
        assert hidden not in head
    first = {row["id_number"] for row in rows["a"]}
    assert len(first) == 2  # one person twice, one without a number
    assert first & {row["id_number"] for row in rows["b"]} == {None}


def test_one_key_tells_the_same_people(book: Book, tmp_path: Path) -> None:
    _pair(book)
    for name, secret in (("a", b"k" * 16), ("b", b"k" * 16), ("c", b"x" * 16)):
        export(book, tmp_path / name, secret=secret)
    a, b, c = (
        {row["id_number"] for row in _rows(tmp_path / name, "pairing")}
        for name in ("a", "b", "c")
    )
    assert a == b != c


def test_the_head_is_a_book_with_the_terms(sample_book: Book, tmp_path: Path) -> None:
    Words(sample_book, "training_form").rename("讲座", "讲堂", 2026)
    export(sample_book, tmp_path / "列")
    with Book.open(tmp_path / "列" / HEAD, writing=False) as head:
        for key in HELD:
            mine, there = sample_book.find(key), head.find(key)
            assert {r.id for r in mine} == {r.id for r in there}
        assert head.unit.id == sample_book.unit.id
        assert head.names("village", 2025) == sample_book.names("village", 2025)
        assert head.words("training_form", 2026) == sample_book.words(
            "training_form", 2026
        )
        since = sample_book.settings.complete_since
        assert head.settings.complete_since == since
        assert head.count("training") == 0


def test_the_head_knows_who_has_reported(book: Book, tmp_path: Path) -> None:
    with book.edit("单位") as edit:
        here, away = (edit.add("unit", {"name": name}) for name in ("甲镇", "乙镇"))
    blank = dict.fromkeys(
        ("name", "code", "parent", "period", "digest", "written", "called"), ""
    ) | {"at": "", "operator": "", "photos": 0, "wrong": 0, "size": 0}
    row = {"file": "a", "unit": here, "year": 2025, "revision": 1, "manifest": PHONE}
    row |= blank
    book.connection.execute(
        f"INSERT INTO county_package({', '.join(row)}) "
        f"VALUES ({', '.join('?' * len(row))})",
        list(row.values()),
    )
    book.connection.execute(f"INSERT INTO county_source VALUES ('{here}', '[\"a\"]')")
    assert units_without_report(book, 2025) == {away}
    export(book, tmp_path / "列")
    with Book.open(tmp_path / "列" / HEAD, writing=False) as head:
        assert units_without_report(head, 2025) == {away}
        assert reporting_units(head) == reporting_units(book)
        assert PHONE not in "".join(head.connection.iterdump())


def test_a_folder_in_use_is_left_alone(book: Book, tmp_path: Path) -> None:
    (tmp_path / "列").mkdir()
    (tmp_path / "列" / "旧.txt").touch()
    with pytest.raises(DeskError, match="已经有东西"):
        export(book, tmp_path / "列")
    assert [path.name for path in (tmp_path / "列").iterdir()] == ["旧.txt"]
    (tmp_path / "列" / "旧.txt").unlink()
    export(book, tmp_path / "列")
    assert (tmp_path / "列" / MANIFEST).exists()


def test_nothing_stays_of_an_export_that_broke(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = sorted(tmp_path.iterdir())
    monkeypatch.setattr(tables.RegisterFiles, "_append", full)
    with pytest.raises(DeskError, match="磁盘已满"):
        export(book, tmp_path / "列")
    assert sorted(tmp_path.iterdir()) == before
    with book.edit("还能写") as edit:
        edit.add("base", {"name": "果园"})


def test_without_pyarrow_it_says_what_to_install(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(DeskError, match=r"pip install 'tecdesk\[columns\]'"):
        export(book, tmp_path / "列")
    assert not (tmp_path / "列").exists()


def test_columns_are_declared_once() -> None:
    assert "id_number" in columns_of("pairing")
    assert "phone" not in columns_of("base") | columns_of("unit")
    assert "search" not in columns_of("training")


def test_heads_of_several_make_one(book: Book, tmp_path: Path) -> None:
    with Book.create(tmp_path / "乙.tecdesk", "乙县") as other:
        with other.edit("村") as edit:
            edit.add("village", {"name": "乙村"})
            edit.add(
                "target", {"year": 2025, "indicator": "training.people", "value": 100}
            )
        other.change_settings(lambda s: _since(s, {"training": 2024, "base": 2020}))
        book.change_settings(lambda s: _since(s, {"training": 2022}))
        export(book, tmp_path / "a")
        export(other, tmp_path / "b")
        Words(other, "training_form").rename("讲座", "讲堂", 2026)
        export(other, tmp_path / "c")
    heads = [tmp_path / name / HEAD for name in ("a", "b")]
    gather(heads, tmp_path / "省.tecdesk", "某省")
    with Book.open(tmp_path / "省.tecdesk", writing=False) as made:
        assert made.unit.text("name") == "某省"
        assert made.count("unit") == 3
        assert set(made.names("village").values()) >= {"乙村", "柳树村"}
        assert made.count("target") == 0
        assert made.settings.complete_since == {"training": 2024}
    with pytest.raises(DeskError, match="改过的词不一样"):
        gather([heads[0], tmp_path / "c" / HEAD], tmp_path / "又.tecdesk", "某省")


def _since(settings: Any, years: dict[str, int]) -> Any:
    from dataclasses import replace

    return replace(settings, complete_since=years)
