from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tecdesk.paths import resource
from tecdesk.store.book import Book
from tecdesk.store.photos.attached import attach
from tests.store.photos import kept

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Call

pytestmark = pytest.mark.slow
VILLAGES = resource("samples", "villages.csv")
LEDGER = "村名,日期,培训内容,参训人次\n柳树村,2025-03-05,水稻,30\n"


@pytest.fixture
def path(call: Call, tmp_path: Path) -> Path:
    made = tmp_path / "清河镇.tecdesk"
    assert call("new", made, "--unit", "清河镇", "--villages", VILLAGES).code == 0
    return made


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """Two good lines and a faulty one."""
    file = tmp_path / "培训.csv"
    file.write_text(
        f"{LEDGER}下坪村,2025-02-31,茶叶,20\n桃花村,2025-04-01,果树,25\n",
        encoding="utf-8",
    )
    return file


def aside(ledger: Path) -> tuple[object, ...]:
    """The wish to have faulty lines put aside and the others imported."""
    return ("--rejects", ledger.with_suffix(".xlsx"))


def test_new(call: Call, tmp_path: Path) -> None:
    made = tmp_path / "白马乡.tecdesk"
    said = call("new", made, "--unit", "白马乡")
    assert said.code == 0
    assert "白马乡，0 个村(社区)" in said.out
    again = call("new", made, "--unit", "白马乡")
    assert again.code == 1
    assert "已经有了" in again.err


def test_new_with_villages(path: Path) -> None:
    with Book.open(path) as book:
        assert book.count("village") == 12
        assert book.unit["name"] == "清河镇"


@pytest.mark.parametrize("content", [None, b"", b"%PDF-1.4"])
def test_new_with_a_list_that_cannot_be_read_makes_nothing(
    call: Call, tmp_path: Path, content: bytes | None
) -> None:
    villages, made = tmp_path / "村.csv", tmp_path / "账.tecdesk"
    if content is not None:
        villages.write_bytes(content)
    said = call("new", made, "--unit", "清河镇", "--villages", villages)
    assert said.code == 1
    assert "村.csv" in said.err
    assert not made.exists()


def test_a_faulty_line_keeps_the_file_out(call: Call, path: Path, ledger: Path) -> None:
    before = path.read_bytes()
    said = call("import", path, ledger, "--json")
    assert said.code == 1
    assert "第3行 日期 2025-02-31：2月没有31日" in said.err
    assert "--rejects" in said.err
    assert [plan["new"] for plan in json.loads(said.out)] == [2]
    assert path.read_bytes() == before


def test_import_says_what_it_did(call: Call, path: Path, ledger: Path) -> None:
    [plan] = call("import", path, ledger, "--json", *aside(ledger)).data
    assert set(plan) >= {
        "register",
        "sheet",
        "header_row",
        "mapping",
        "new",
        "changed",
        "same",
        "faulty",
        "skipped",
    }
    assert (plan["register"], plan["header_row"]) == ("training", 1)
    assert plan["mapping"] == {
        "村名": "village",
        "日期": "held_on",
        "培训内容": "title",
        "参训人次": "people",
    }
    assert (plan["new"], plan["changed"], plan["same"]) == (2, 0, 0)
    [fault] = plan["faulty"]
    assert list(fault) == ["sheet", "row", "column", "value", "reason"]
    assert (fault["row"], fault["column"]) == (3, "日期")
    assert fault["value"] == "2025-02-31"
    assert plan["added_villages"] == ["桃花村"]
    with Book.open(path) as book:
        assert book.count("training") == 2
        assert book.undo_label == "导入 培训.csv：2 条"


def test_import_again_finds_the_same(call: Call, path: Path, ledger: Path) -> None:
    call("import", path, ledger, *aside(ledger))
    [plan] = call("import", path, ledger, "--json", *aside(ledger)).data
    assert (plan["new"], plan["changed"], plan["same"]) == (0, 0, 2)


def test_a_dry_run_writes_nothing(call: Call, path: Path, ledger: Path) -> None:
    before = path.read_bytes()
    said = call("import", path, ledger, "--dry-run")
    assert said.out.startswith("预览")
    assert "第3行" in said.out
    assert path.read_bytes() == before


def test_known_villages_only(call: Call, path: Path, ledger: Path) -> None:
    told = ("--known-villages", "--json", *aside(ledger))
    [plan] = call("import", path, ledger, *told).data
    assert plan["new"] == 1
    assert {fault["value"] for fault in plan["faulty"]} == {"2025-02-31", "桃花村"}


def test_rejects(call: Call, path: Path, ledger: Path, tmp_path: Path) -> None:
    out = tmp_path / "有问题.xlsx"
    assert call("import", path, ledger, "--rejects", out).code == 0
    assert out.read_bytes()[:2] == b"PK"


def test_a_mapping(call: Call, path: Path, ledger: Path, tmp_path: Path) -> None:
    mapping = tmp_path / "列.json"
    mapping.write_text(json.dumps({"去处": "place"}), encoding="utf-8")
    head, *lines = ledger.read_text(encoding="utf-8").splitlines()
    wide = [f"{head},去处", *(f"{line},村部" for line in lines)]
    ledger.write_text("\n".join(wide), encoding="utf-8")
    asked = ("--dry-run", "--json")
    [plan] = call("import", path, ledger, *asked).data
    assert "去处" not in plan["mapping"]
    [plan] = call("import", path, ledger, "--mapping", mapping, *asked).data
    assert plan["mapping"]["去处"] == "place"


@pytest.mark.parametrize("content", ["{", "[]", None])
def test_a_mapping_that_is_none(
    call: Call, path: Path, ledger: Path, tmp_path: Path, content: str | None
) -> None:
    mapping = tmp_path / "列.json"
    if content is not None:
        mapping.write_text(content, encoding="utf-8")
    said = call("import", path, ledger, "--mapping", mapping)
    assert said.code == 1
    assert "列.json" in said.err


def test_backup_restore_and_check(call: Call, path: Path, ledger: Path) -> None:
    said = call("backup", path)
    assert said.code == 0
    [copy] = (path.parent / "备份").glob("*.tecdesk")
    assert str(copy) in said.out
    call("import", path, ledger, *aside(ledger))
    assert call("check", path, "--json").data["counts"]["training"] == 2
    said = call("restore", copy, "--to", path)
    assert said.code == 0
    assert "原来的台账留在" in said.out
    checked = call("check", path, "--json").data
    assert checked["whole"] is True
    assert (checked["counts"]["training"], checked["counts"]["village"]) == (0, 12)
    assert "村(社区) 12 个" in call("check", path).out


def test_a_book_that_is_open_is_not_written_to(
    call: Call, path: Path, ledger: Path
) -> None:
    copy = path.parent / "副本.tecdesk"
    copy.write_bytes(path.read_bytes())
    with Book.open(path):
        for arguments in (
            ("import", path, ledger),
            ("restore", copy, "--to", path),
            ("submit", path, "--year", 2025, "--to", path.parent),
        ):
            said = call(*arguments)
            assert said.code == 1
            assert "另一个窗口" in said.err
        assert call("tally", path, "--year", 2025).code == 0


def test_report_and_submit_and_verify(
    call: Call, sample_path: Path, tmp_path: Path
) -> None:
    folder, stick = tmp_path / "报表", tmp_path / "U盘"
    stick.mkdir()
    said = call("report", sample_path, "--year", 2025, "--out", folder)
    assert said.code == 0
    assert set(said.out.splitlines()) == {str(path) for path in folder.iterdir()}
    done = call("submit", sample_path, "--year", 2025, "--to", stick)
    assert done.code == 0
    [package] = stick.iterdir()
    assert "可以拔出" in done.out
    found = call("verify", package, "--json").data
    assert (found["whole"], found["unit"], found["year"]) == (True, "清河镇", 2025)
    package.write_bytes(package.read_bytes()[:-100])
    spoiled = call("verify", package)
    assert spoiled.code == 1
    assert package.name in spoiled.err


def test_photos_go_along_and_into_backups_only_when_asked(
    call: Call, sample_path: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "U盘"
    stick.mkdir()
    with Book.open(sample_path) as book:
        first = book.find("training")[0].id
        with book.edit("加佐证") as edit:
            attach(book, edit, "training", first, [kept(book, b"photo" * 99)])
    submitted = ("submit", sample_path, "--year", 2025, "--to", stick, "--json")
    assert call(*submitted).data["photos"] == 0
    full = call(*submitted, "--with-photos").data
    assert full["photos"] == full["counts"]["attachment"] == 1
    assert call("verify", full["package"], "--json").data["photos"] == 1
    assert call("backup", sample_path).code == 0
    folder = sample_path.parent / "备份"
    assert not list(folder.glob("*.佐证"))
    assert call("backup", sample_path, "--with-photos").code == 0
    assert len(list(folder.glob("*.佐证"))) == 1


def test_report_takes_half_a_year_large_paper_and_tables_by_choice(
    call: Call, sample_path: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "半年"
    options = ("--half", 1, "--paper", "a3", "--by", "training.form")
    done = call("report", sample_path, "--year", 2025, "--out", folder, *options)
    assert done.code == 0
    names = {path.name for path in folder.iterdir()}
    assert "清河镇_2025年上半年_培训按形式汇总.xlsx" in names
    assert "清河镇_2025年上半年_工作总结.docx" in names
    wrong = call(
        "report", sample_path, "--year", 2025, "--out", folder, "--paper", "b5"
    )
    assert wrong.code == 2
    assert "a4-landscape" in wrong.err
