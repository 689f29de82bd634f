"""Every register, every photo, and packages of other programs."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from tecdesk.desk.colleagues.giving import give
from tecdesk.desk.colleagues.giving import whole_book
from tecdesk.desk.colleagues.joining import join
from tecdesk.desk.colleagues.looking import look
from tecdesk.domain.registers import REGISTERS
from tecdesk.errors import DeskError
from tecdesk.exchange.packages.package import pack
from tecdesk.store.photos.companion import Companion
from tests.desk.colleagues.laptops import contents
from tests.desk.colleagues.laptops import exchange
from tests.desk.colleagues.laptops import figures
from tests.desk.colleagues.laptops import laptop
from tests.store.filling import filled
from tests.store.photos import session

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from tecdesk.store.book import Book


def packed(book: Book, path: Path, change: Callable[[dict[str, Any]], None]) -> Path:
    """A package whose lines about sessions were changed, sealed again."""
    content = whole_book(book, photos=False)
    lines = [json.loads(line) for line in content.records["training"].splitlines()]
    for line in lines:
        change(line)
    data = "".join(json.dumps(line) + "\n" for line in lines).encode()
    records = {**content.records, "training": data}
    now = datetime.fromisoformat("2030-01-01T08:00:00")
    path.write_bytes(pack(replace(content, records=records), {}, now))
    return path


def with_card(book: Book, path: Path, **card: object) -> Path:
    """A package whose card says something else."""
    content = whole_book(book, photos=False)
    first, _, rest = content.records["copies"].partition(b"\n")
    said = json.dumps(json.loads(first) | card).encode() + b"\n" + rest
    records = {**content.records, "copies": said}
    now = datetime.fromisoformat("2030-01-01T08:00:00")
    path.write_bytes(pack(replace(content, records=records), {}, now))
    return path


def test_a_record_of_every_register_goes_over(zhang: Book, li: Book) -> None:
    for which, book in enumerate((zhang, li)):
        with book.edit("每样一条") as edit:
            for key, register in REGISTERS.items():
                if key != "unit":
                    edit.add(key, filled(edit, register, which), {"note": "about"})
            edit.change("unit", book.unit.id, {"head": f"负责人{which}"})
    exchange(zhang, li)
    exchange(li, zhang)
    assert contents(zhang) == contents(li)
    assert figures(zhang) == figures(li)
    for key in REGISTERS:
        if key != "unit":
            assert zhang.count(key) >= 2, key
    found = {r.id for r in zhang.find("training")}
    assert {r.id for r in li.find("training")} == found


def test_sample_books_end_alike(sample_path: Path, tmp_path: Path) -> None:
    with (
        laptop(sample_path, tmp_path / "张三", "张三") as zhang,
        laptop(sample_path, tmp_path / "李四", "李四") as li,
    ):
        for at, book in enumerate((zhang, li)):
            with book.edit("改") as edit:
                for number, each in enumerate(book.find("training")):
                    if number % 3 == at:
                        edit.change("training", each.id, {"people": number})
                    if number % 7 == at:
                        edit.bin("training", each.id)
        before = figures(zhang)
        exchange(zhang, li)
        exchange(li, zhang)
        assert contents(zhang) == contents(li)
        assert figures(zhang) == figures(li) != before


def test_photos_go_along(zhang: Book, li: Book, tmp_path: Path) -> None:
    session(zhang, b"photo" * 100)
    without = give(zhang, tmp_path, photos=False)
    assert without.manifest.photos == 0
    join(li, look(li, without.path))
    assert give(li, tmp_path).manifest.photos == 0  # he has none to give
    found = exchange(zhang, li)
    assert (found.is_news, found.brings) == (False, True)
    assert found.sentence == "记录不变，照片 1 张"
    digest = li.find("attachment")[0].text("digest")
    with Companion.open(li.path) as companion:
        assert companion.read(digest) == b"photo" * 100


def test_a_field_that_an_older_program_does_not_know_stays(
    zhang: Book, li: Book, tmp_path: Path
) -> None:
    id_ = zhang.find("training")[0].id
    with li.edit("改") as edit:
        edit.change("training", id_, {"lecturer": "周国平"})
    fields = {key: [*register.by_key] for key, register in REGISTERS.items()}
    fields["training"].remove("lecturer")
    with zhang.edit("改") as edit:
        edit.change("training", id_, {"people": 45})
    join(li, look(li, with_card(zhang, tmp_path / "旧.tdk", fields=fields)))
    found = li.require("training", id_)
    assert (found["people"], found["lecturer"]) == (45, "周国平")


def test_a_field_that_a_newer_program_has_is_passed_over(
    zhang: Book, li: Book, tmp_path: Path
) -> None:
    fields = {key: [*register.by_key, "new"] for key, register in REGISTERS.items()}
    with zhang.edit("改") as edit:
        edit.change("training", zhang.find("training")[0].id, {"people": 45})
    join(li, look(li, with_card(zhang, tmp_path / "新.tdk", fields=fields)))
    assert li.find("training")[0]["people"] == 45


@pytest.mark.parametrize(
    "change",
    [
        lambda line: line["values"].update(people="四十"),
        lambda line: line["values"].update(title=7),
        lambda line: line.update(stamps={"": [2**60, "x"]}),
        lambda line: line.update(stamps={}),
        lambda line: line.update(stamps={"": ["x"]}),
        lambda line: line.pop("id"),
        lambda line: line.update(values=[]),
        lambda line: line.update(marks=[1]),
    ],
)
def test_lines_that_make_no_sense_are_refused(
    zhang: Book, li: Book, tmp_path: Path, change: Callable[[dict[str, Any]], None]
) -> None:
    package = packed(zhang, tmp_path / "怪.tdk", change)
    before = contents(li)
    with pytest.raises(DeskError, match=r"读不懂|不完整"):
        look(li, package)
    assert contents(li) == before


def test_a_card_that_makes_no_sense_is_refused(
    zhang: Book, li: Book, tmp_path: Path
) -> None:
    with pytest.raises(DeskError, match="读不懂"):
        look(li, with_card(zhang, tmp_path / "怪.tdk", vector=[1]))
