"""What can happen to a stick while a year is reported to it: one sentence each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.desk.submitting import submit
from tecdesk.errors import DeskError
from tecdesk.exchange.packages import delivery
from tecdesk.exchange.packages.readback import ReadBack
from tecdesk.exchange.packages.readback import Way
from tecdesk.exchange.packages.verify import verify
from tecdesk.store.book import Book
from tecdesk.store.reported.states import State
from tecdesk.store.reported.states import turn
from tests.exchange.loop_stick import any_made

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from pathlib import Path

    from tests.exchange.loop_stick import LoopStick

pytestmark = pytest.mark.slow
NAME = "清河镇_2025年度_第1次.tdk"


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[LoopStick]:
    found = any_made(tmp_path)
    yield found
    found.pull()


@pytest.fixture
def book(book: Book) -> Book:
    with book.edit("样例") as edit:
        edit.add("training", {"held_on": "2025-06-01", "title": "a", "people": 3})
    return book


def refused(book: Book, stick: LoopStick, words: str, **given: object) -> None:
    """Submitting says one sentence, and neither book nor stick holds a package."""
    with pytest.raises(DeskError, match=words) as error:
        submit(book, 2025, stick.folder, **given)  # type: ignore[arg-type]
    assert error.value.sentence.count("。") == 1
    assert error.value.next_step
    assert not book.settings.submissions
    assert turn(book, "2025").state is State.DRAFT
    stick.pull()
    assert list(stick.folder.iterdir()) == [], "written under the stick"
    stick.mount()
    for path in stick.folder.iterdir():
        if path.is_file():
            with pytest.raises(DeskError):
                verify(path).require_whole()


def writing(stick: LoopStick, do: Callable[[], object]) -> Callable[[], bool]:
    """Something that happens once the file is begun; in place of `cancelled`."""
    done: list[object] = []

    def look() -> bool:
        if not done and list(stick.folder.glob("*.part")):
            done.append(do())
        return False

    return look


def test_it_is_read_back_from_the_device(book: Book, stick: LoopStick) -> None:
    done = submit(book, 2025, stick.folder)
    assert done.read_back in {Way.DIRECT, Way.DROPPED}
    stick.pull()
    stick.mount()
    assert verify(stick.folder / NAME).whole


def test_full_before(book: Book, stick: LoopStick) -> None:
    stick.fill()
    refused(book, stick, "空间不够")


def test_full_while_writing(book: Book, stick: LoopStick) -> None:
    refused(book, stick, "磁盘已满", cancelled=writing(stick, stick.fill))


def test_read_only(book: Book, stick: LoopStick) -> None:
    stick.remount("ro")
    refused(book, stick, "盘是只读的")


def test_pulled_in_the_middle(book: Book, stick: LoopStick) -> None:
    refused(book, stick, "U盘在写完前被拔出", cancelled=writing(stick, stick.pull))


def test_pulled_before_writing(book: Book, stick: LoopStick) -> None:
    def progress(_done: int, _total: int, words: str) -> None:
        if words == "生成汇总表":
            stick.pull()

    refused(book, stick, "U盘在写完前被拔出", progress=progress)


def test_the_same_name_is_there(book: Book, stick: LoopStick) -> None:
    with Book.create(book.path.with_name("别.tecdesk"), "清河镇") as other:
        there = submit(other, 2025, stick.folder).path
    before = there.read_bytes()
    with pytest.raises(DeskError, match="已有同名的"):
        submit(book, 2025, stick.folder)
    assert there.read_bytes() == before
    assert not book.settings.submissions
    assert [each.name for each in stick.folder.glob("*.part")] == []


def test_a_folder_of_the_name_is_gone_around(book: Book, stick: LoopStick) -> None:
    (stick.folder / NAME / "里面").mkdir(parents=True)
    assert submit(book, 2025, stick.folder).manifest.revision == 2


def test_a_bit_that_flips_under_the_writing_is_seen(
    book: Book, stick: LoopStick, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system's memory still holds the right bytes: they must not be compared."""

    class Flipped(ReadBack):
        def __init__(self, path: Path) -> None:
            stick.flip(path.read_bytes()[-64:])
            super().__init__(path)

    monkeypatch.setattr(delivery, "ReadBack", Flipped)
    refused(book, stick, "读回来不一样")


def test_a_bit_that_flips_afterwards_is_seen(book: Book, stick: LoopStick) -> None:
    done = submit(book, 2025, stick.folder)
    data = done.path.read_bytes()
    stick.pull()
    stick.flip(data[len(data) // 2 :][:64])
    stick.mount()
    verdict = verify(done.path)
    assert not verdict.whole
    assert verdict.sentence.count("。") == 1


def test_what_was_left_by_a_pull_is_written_over(book: Book, stick: LoopStick) -> None:
    (stick.folder / f"{NAME}.part").write_bytes(b"half")
    submit(book, 2025, stick.folder)
    assert [each.name for each in stick.folder.glob("清河镇*")] == [NAME]


def test_a_cut_package_of_ours_keeps_its_number(book: Book, stick: LoopStick) -> None:
    (stick.folder / NAME).write_bytes(b"PK\x03\x04 half a package")
    done = submit(book, 2025, stick.folder)
    assert done.manifest.revision == 2
    assert (stick.folder / NAME).read_bytes().endswith(b"half a package")
