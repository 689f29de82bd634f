"""Who is at the desk, as a script says it: in the journal and on what is handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.cli.desk import AT_DESK
from tecdesk.paths import resource
from tecdesk.store.book import Book
from tecdesk.store.log.people import operators

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.cli.conftest import Call

LEDGER = resource("samples", "资料发放登记.csv")


def _book(folder: Path) -> Path:
    path = folder / "清河镇.tecdesk"
    Book.create(path, "清河镇").close()
    return path


def _people(path: Path) -> list[str]:
    with Book.open(path, writing=False) as book:
        assert book.settings.operator == ""  # it was said for once
        return operators(book)


def test_named_in_the_call(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(AT_DESK, "李四")
    path = _book(tmp_path)
    assert call("import", path, LEDGER, "--as", "王 芳").code == 0
    assert _people(path) == ["王 芳"]


def test_named_in_the_environment(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(AT_DESK, "李四")
    path = _book(tmp_path)
    assert call("import", path, LEDGER).code == 0
    (tmp_path / "盘").mkdir()
    assert call("submit", path, "--year", "2025", "--to", tmp_path / "盘").code == 0
    assert _people(path) == ["李四"]
    said = call("reported", path, "--json").data
    assert said[0]["operator"] == "李四"
