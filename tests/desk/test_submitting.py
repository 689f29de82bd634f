from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.desk.submitting import Along
from tecdesk.desk.submitting import submit
from tecdesk.errors import Cancelled
from tecdesk.errors import DeskError
from tecdesk.exchange.packages.verify import verify
from tecdesk.store.book import Book
from tecdesk.store.photos.attached import attach
from tests.store.photos import kept

if TYPE_CHECKING:
    from pathlib import Path


pytestmark = pytest.mark.slow


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "U盘"
    folder.mkdir()
    return folder


@pytest.fixture
def book(tmp_path: Path):
    with Book.create(tmp_path / "书.tecdesk", "清河镇") as book:
        with book.edit("样例") as edit:
            edit.add("training", {"held_on": "2025-06-01", "title": "a", "people": 3})
        yield book


def test_writes_one_whole_package_and_remembers_it(book: Book, stick: Path) -> None:
    done = submit(book, 2025, stick)
    assert [file.name for file in stick.iterdir()] == ["清河镇_2025年度_第1次.tdk"]
    manifest = verify(done.path).require_whole()
    assert manifest == done.manifest
    assert manifest.counts["training"] == 1
    assert {m.name for m in manifest.members} > {"汇总表.pdf", "汇总表.xlsx"}
    assert done.held == "1 次培训"
    assert done.plain()["check_code"] == done.check_code
    assert done.size == done.path.stat().st_size
    with Book.open(book.path, writing=False) as again:
        kept = again.settings.submissions["2025"]
    assert kept["revision"] == 1
    assert kept["digest"] == manifest.digest


def test_the_next_one_replaces_and_names_the_one_before(
    book: Book, stick: Path
) -> None:
    first = submit(book, 2025, stick)
    second = submit(book, 2025, stick)
    assert second.path.name == "清河镇_2025年度_第2次.tdk"
    assert second.manifest.previous == first.manifest.digest
    assert second.check_code != first.check_code
    assert submit(book, 2024, stick).manifest.revision == 1


def test_goes_on_from_a_package_the_book_does_not_know(book: Book, stick: Path) -> None:
    submit(book, 2025, stick)
    submit(book, 2025, stick)
    book.settings.submissions.clear()
    (stick / "别镇_2025年度_第9次.tdk").write_bytes(b"other things")
    assert submit(book, 2025, stick).manifest.revision == 3


def test_another_unit_on_the_same_stick_does_not_count(
    book: Book, stick: Path, tmp_path: Path
) -> None:
    with Book.create(tmp_path / "别.tecdesk", "白马镇") as other:
        submit(other, 2025, stick)
        submit(other, 2025, stick)
    assert submit(book, 2025, stick).manifest.revision == 1


def test_no_stick(book: Book, tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="插好U盘"):
        submit(book, 2025, tmp_path / "E")
    assert not book.settings.submissions


@pytest.mark.parametrize("looks", [0, 1, 2, 3, 6, 9])
def test_stopped_at_any_step_changes_nothing(
    book: Book, stick: Path, looks: int
) -> None:
    answers = iter([False] * looks + [True] * 9)
    with pytest.raises(Cancelled):
        submit(book, 2025, stick, cancelled=lambda: next(answers))
    assert not list(stick.iterdir())
    assert not book.settings.submissions


def test_tells_how_far_it_is(book: Book, stick: Path) -> None:
    told: list[tuple[int, int, str]] = []
    submit(book, 2025, stick, progress=lambda *at: told.append(at))
    shares = [done for done, _, _ in told]
    assert shares == sorted(shares)
    assert told[-1] == (100, 100, "已读回核对")


def test_a_book_that_refuses_leaves_nothing_on_the_stick(
    book: Book, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DeskError("磁盘已满。")

    monkeypatch.setattr("tecdesk.desk.submitting.keep", full)
    with pytest.raises(DeskError, match="磁盘已满"):
        submit(book, 2025, stick)
    assert not list(stick.iterdir())
    monkeypatch.undo()
    assert submit(book, 2025, stick).manifest.revision == 1


def test_photos_go_along_only_on_purpose(book: Book, stick: Path) -> None:
    session = book.find("training")[0].id
    photo = b"photo" * 2000
    with book.edit("加佐证") as edit:
        attach(book, edit, "training", session, [kept(book, photo)])
    plain = submit(book, 2025, stick)
    full = submit(book, 2025, stick, Along(photos=True))
    assert (plain.manifest.photos, full.manifest.photos) == (0, 1)
    assert full.size > plain.size + len(photo)
    assert full.held == plain.held == "1 次培训"
    files = {row[0] for row in book.rows("SELECT name FROM reported_file", [])}
    assert plain.path.name in files
    assert full.path.name not in files, "the book would grow by its photos"


def test_stick_pulled_while_writing(
    book: Book, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pulled(_: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("tecdesk.safe_file.os.fsync", pulled)
    with pytest.raises(DeskError, match="拔出"):
        submit(book, 2025, stick)
    monkeypatch.undo()
    assert not list(stick.iterdir())
    assert not book.settings.submissions
