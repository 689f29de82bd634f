"""Copies that somebody wrote into: one sentence, and the book as it was."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING
from typing import Any

import pytest

from tecdesk.desk.colleagues.giving import give
from tecdesk.desk.colleagues.joining import join
from tecdesk.desk.colleagues.looking import look
from tecdesk.errors import DeskError
from tecdesk.exchange.packages.manifest import MANIFEST
from tecdesk.exchange.packages.manifest import Manifest
from tests.exchange.forging import zipped
from tests.faults.fuzz.deliveries import fitting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tecdesk.store.book import Book

TRAINING = "records/training.jsonl"


def _village(entry: Any) -> None:
    entry["values"]["village"] = "nowhere"


def _title(entry: Any) -> None:
    entry["values"]["title"] = "\ud800"


def _people(entry: Any) -> None:
    entry["values"]["people"] = 1 << 63


def _moment(entry: Any) -> None:
    entry["stamps"][""][0] = float("inf")


@pytest.mark.parametrize("wrong", [_village, _title, _people, _moment])
def test_a_copy_with_what_no_column_holds_is_refused(
    zhang: Book, li: Book, tmp_path: Path, wrong: Callable[[Any], None]
) -> None:
    with zhang.edit("新增") as edit:
        edit.add("training", {"title": "茶园", "held_on": "2025-04-01", "people": 9})
    path = give(zhang, tmp_path).path
    path.write_bytes(_forged(path, wrong))
    before = li.count("training")
    with pytest.raises(DeskError, match="没有合并"):
        join(li, look(li, path))
    assert li.count("training") == before


def _forged(path: Path, wrong: Callable[[Any], None]) -> bytes:
    """The copy with one record changed, and all sums right."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    *others, last = parts[TRAINING].decode().splitlines()
    entry = json.loads(last)
    wrong(entry)
    parts[TRAINING] = "\n".join([*others, json.dumps(entry), ""]).encode()
    said = Manifest.from_json(parts.pop(MANIFEST))
    return zipped([(MANIFEST, fitting(said, parts)), *parts.items()])
