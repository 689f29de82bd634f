"""统一密钥 on the command line: made, taken in, used, forgotten."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tecdesk.store.book import Book
from tests.desk.county.stick import numbered
from tests.desk.county.stick import township

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Call

pytestmark = pytest.mark.slow
SOUND = numbered("1960-02-03")


@pytest.fixture
def county(tmp_path: Path) -> Path:
    path = tmp_path / "县.tecdesk"
    Book.create(path, "青山县").close()
    return path


@pytest.fixture
def towns(tmp_path: Path) -> list[Path]:
    paths = []
    for at, name in enumerate(("清河镇", "下坪镇")):
        path = tmp_path / f"{name}.tecdesk"
        with township(path, name, f"99000{at}100") as book:
            village = book.find("village")[0].id
            with book.edit("结对", year=2025) as edit:
                values = {"name": "王伟", "id_number": SOUND, "village": village}
                edit.add("pairing", {**values, "helper": "张三", "since": "2025-01"})
        paths.append(path)
    return paths


def test_the_whole_way(
    call: Call, county: Path, towns: list[Path], tmp_path: Path
) -> None:
    stick = tmp_path / "盘"
    stick.mkdir()
    assert "没有统一密钥" in call("key", county).out
    assert call("key", county, "--make", stick).code == 0
    (file,) = stick.iterdir()
    number = json.loads(file.read_bytes())["number"]
    assert number in file.name
    assert number in call("key", county).out
    assert call("key", county, "--json").data == {"made": number, "taken": None}
    with Book.open(county, writing=False) as book:
        assert book.settings.person_key == ""
    for town in towns:
        assert number in call("key", town, "--take", file).out
        assert call("key", town, "--json").data == {"made": None, "taken": number}
        done = call("submit", town, "--year", 2025, "--to", stick, "--json")
        assert done.data["counts"]["persons"] == 1
    packages = sorted(stick.glob("*.tdk"))
    assert call("merge", county, *packages).code == 0
    asked = ("tally", county, "--year", 2025, "--by", "unit", "--by", "status")
    lines = {e["key"]: e for e in call(*asked, "--json").data["indicators"]}
    whole = {"gross": 2, "net": 1, "repeated": 1, "unresolved": 0}
    units = {"units": 2, "units_with_hashes": 2}
    assert lines["pairing.objects"]["persons"] == {**whole, **units}
    parts = lines["pairing.objects"]["parts"]
    assert [("persons" in part) for part in parts] == [False, False, True]
    assert "persons" not in lines["pairing.helpers"]
    said = "结对户数各单位合计 2 户，跨单位去重 1 户，1 户是重复的。"
    assert said in call(*asked).out


def test_a_second_key_is_made_only_on_purpose(
    call: Call, county: Path, tmp_path: Path
) -> None:
    for folder in ("一", "二"):
        (tmp_path / folder).mkdir()
    call("key", county, "--make", tmp_path / "一")
    told = call("key", county, "--make", tmp_path / "二")
    assert told.code == 1
    assert "已经做过统一密钥" in told.err
    assert list((tmp_path / "二").iterdir()) == []
    assert call("key", county, "--make", tmp_path / "二", "--anew").code == 0


def test_a_passphrase_is_the_same_key_everywhere(
    call: Call, towns: list[Path], tmp_path: Path
) -> None:
    words = tmp_path / "口令.txt"
    words.write_text("青山县二〇二六年的统一口令")
    numbers = set()
    for town in towns:
        call("key", town, "--passphrase-file", words)
        numbers.add(call("key", town, "--json").data["taken"])
    assert len(numbers) == 1
    assert numbers != {None}
    assert "删掉了" in call("key", towns[0], "--forget").out
    assert call("key", towns[0], "--json").data["taken"] is None


def test_what_is_no_key(call: Call, towns: list[Path], tmp_path: Path) -> None:
    wrong = tmp_path / "密钥.tdkey"
    good = {"what": "TecDesk person key 1", "key": "00" * 32, "number": "0000-0000"}
    for text in ("", "[]", "{}", json.dumps(good), json.dumps({**good, "key": "0"})):
        wrong.write_text(text)
        told = call("key", towns[0], "--take", wrong)
        assert told.code == 1
        assert "不是统一密钥" in told.err
    made = call("key", towns[0], "--make", tmp_path)
    assert made.code == 1
