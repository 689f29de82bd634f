from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tecdesk.store.book import Book

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.cli.conftest import Call


def changed(path: Path, number: int) -> None:
    with Book.open(path) as book, book.edit("改") as edit:
        found = min(book.find("training"), key=lambda record: record.id)
        edit.change("training", found.id, {"people": number})


def test_there_and_back(
    call: Call, sample_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "同事.tecdesk"
    shutil.copyfile(sample_path, other)
    changed(sample_path, 45)
    monkeypatch.setattr("tecdesk.store.edit.now", lambda: "2030-05-01 08:00:00")
    changed(other, 50)
    given = call("exchange", other, "--to", tmp_path, "--json")
    assert "证件号" in given.err
    package = given.data["package"]
    assert given.data["records"] > 100
    assert call("verify", package).code == 0

    looked = call("join", sample_path, package, "--dry-run", "--json").data
    assert (looked["changed"], len(looked["conflicts"])) == (1, 1)
    assert call("join", sample_path).out == "没有两边都改过、还没看过的。\n"
    joined = call("join", sample_path, package)
    assert "更新 1" in joined.out
    assert "这边 45 人次，同事 50 人次" in joined.out
    assert "这边 45 人次，同事 50 人次" in call("join", sample_path).out
    (conflict,) = call("join", sample_path, "--json").data
    assert conflict["field"] == "people"

    back = call("exchange", sample_path, "--to", tmp_path, "--json").data["package"]
    assert call("join", other, back).code == 0
    tallies = [
        call("tally", each, "--year", "2025", "--json").out
        for each in (sample_path, other)
    ]
    assert tallies[0] == tallies[1]
    assert '"value"' in tallies[0]


def test_the_county_does_not_take_it(
    call: Call, sample_path: Path, tmp_path: Path
) -> None:
    package = call("exchange", sample_path, "--to", tmp_path, "--json").data["package"]
    county = tmp_path / "县.tecdesk"
    call("new", county, "--unit", "清河县")
    said = call("merge", county, package)
    assert said.code == 1
    assert said.err.rstrip().endswith("。")
