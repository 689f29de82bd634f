from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING
from typing import Any

import pytest

from tecdesk.desk.reported.turning import unlock
from tecdesk.desk.submitting import Along
from tecdesk.desk.submitting import submit
from tecdesk.exchange.packages.verify import verify

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.store.book import Book

pytestmark = pytest.mark.slow
ID = "990000198001010011"
PHONE = "13800000000"


def said(path: Path) -> dict[str, Any]:
    with zipfile.ZipFile(path) as archive:
        found: dict[str, Any] = json.loads(archive.read("changes.json"))
        return found


def test_the_next_package_says_what_changed(sample_book: Book, tmp_path: Path) -> None:
    first = submit(sample_book, 2025, tmp_path)
    with zipfile.ZipFile(first.path) as archive:
        assert "changes.json" not in archive.namelist()
    again = submit(sample_book, 2025, tmp_path)
    assert said(again.path)["records"] == said(again.path)["figures"] == []
    unlock(sample_book, ["2025"], "补报")
    one, two, *_ = sample_book.find("training")
    with sample_book.edit("改") as edit:
        edit.change("training", one.id, {"people": 1, "note": f"电话 {PHONE}"})
        edit.bin("training", two.id)
    third = submit(sample_book, 2025, tmp_path)
    verify(third.path).require_whole()
    found = said(third.path)
    assert found["since"] == {"revision": 2, "digest": again.manifest.digest}
    assert found["since"]["digest"] == third.manifest.previous
    by_id = {each["id"]: each for each in found["records"]}
    assert by_id[one.id]["fields"]["people"] == [one["people"], 1]
    assert PHONE not in str(by_id[one.id]["fields"]["note"])
    assert by_id[two.id]["what"] == "gone"
    people = next(
        f for f in found["figures"] if f["key"] == "training.people" and not f["by"]
    )
    lost = (one.number("people") or 0) - 1 + (two.number("people") or 0)
    assert people["was"][0] - people["now"][0] == lost


def test_personal_fields_are_only_said_to_be_others(
    sample_book: Book, tmp_path: Path
) -> None:
    submit(sample_book, 2025, tmp_path)
    unlock(sample_book, ["2025"], "补")
    record = sample_book.find("pairing")[0]
    with sample_book.edit("改") as edit:
        edit.change("pairing", record.id, {"id_number": ID, "phone": PHONE})
    second = submit(sample_book, 2025, tmp_path)
    with zipfile.ZipFile(second.path) as archive:
        told = archive.read("changes.json").decode()
    assert ID not in told
    assert PHONE not in told
    (each,) = json.loads(told)["records"]
    assert each["fields"] == {"id_number": None, "phone": None}
    unlock(sample_book, ["2025"], "再补")
    with sample_book.edit("改") as edit:
        edit.change("pairing", record.id, {"phone": None})
    third = submit(sample_book, 2025, tmp_path, Along(personal=True))
    assert said(third.path)["records"][0]["fields"] == {"phone": [PHONE, None]}
