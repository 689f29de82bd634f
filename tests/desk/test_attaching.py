from __future__ import annotations

import random
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tecdesk.desk import attaching
from tecdesk.desk.attaching import Pasted
from tecdesk.desk.attaching import attach_to
from tecdesk.desk.attaching import objections
from tecdesk.desk.attaching import remove
from tecdesk.desk.attaching import say
from tecdesk.desk.attaching import sources
from tecdesk.desk.attaching import take
from tecdesk.errors import DeskError
from tecdesk.store.book import Book
from tecdesk.store.photos.attached import photos_of
from tecdesk.store.photos.companion import Companion
from tecdesk.store.photos.companion import companion_path
from tests.pictures import field
from tests.pictures import pdf
from tests.pictures import saved
from tests.pictures import tags
from tests.store.photos import session

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What comes off a phone: two photos, a scan, and things that are neither."""
    made = tmp_path / "照片"
    (made / "更早的").mkdir(parents=True)
    (made / "IMG_10.jpg").write_bytes(saved(field(2000, 1500), exif=tags()))
    (made / "IMG_9.JPG").write_bytes(saved(field(600, 400), quality=80))
    (made / "签到表.pdf").write_bytes(pdf(2))
    (made / "身份证.jpg").write_bytes(saved(field()))
    (made / "坏.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    (made / "手机.heic").write_bytes(bytes(4) + b"ftypheic" + bytes(50))
    (made / "Thumbs.db").write_bytes(b"x")
    (made / ".IMG_1.jpg").write_bytes(b"x")
    return made


def test_a_folder_gives_its_photos_and_names_each_fault(
    book: Book, folder: Path
) -> None:
    said: list[tuple[int, int, str]] = []
    taken = take(book.path, sources([folder]), progress=lambda *step: said.append(step))
    names = [photo["name"] for photo in taken.photos]
    assert names == ["IMG_9.JPG", "IMG_10.jpg", "签到表.pdf"]
    assert [photo["taken_on"] for photo in taken.photos] == [None, "2025-03-05", None]
    assert [photo["pages"] for photo in taken.photos] == [1, 1, 2]
    assert len(taken.refused) == 3
    for word in ("身份证照片不存", "坏.png", "手机.heic"):
        assert any(word in reason for reason in taken.refused), word
    assert said[0] == (0, 6, "IMG_9.JPG")
    assert len(said) == 6


def test_says_how_much_smaller_they_became(book: Book, folder: Path) -> None:
    path = folder / "IMG_10.jpg"
    taken = take(book.path, [path])
    assert taken.before == path.stat().st_size
    assert taken.photos[0]["size"] == taken.after
    assert taken.after < taken.before
    assert " 缩到 " in taken.sizes
    assert take(book.path, [folder / "签到表.pdf"]).sizes == ""


def test_the_same_photo_twice_is_kept_once(book: Book, folder: Path) -> None:
    path = folder / "IMG_10.jpg"
    copy = folder / "别名.jpg"
    copy.write_bytes(path.read_bytes())
    taken = take(book.path, [path, copy, Pasted("粘贴的图片", path.read_bytes())])
    assert len(taken.photos) == 1
    again = take(book.path, [copy])
    assert again.photos[0]["digest"] == taken.photos[0]["digest"]
    with Companion.open(book.path) as companion:
        assert len(companion.held()) == 1


def test_attached_photos_are_one_step(book: Book, folder: Path) -> None:
    record = book.require("training", session(book))
    taken = take(book.path, sources([folder]))
    change = attach_to(book, record, taken.photos, "3月5日 茶园")
    assert change.label == "加佐证 3 张：3月5日 茶园"
    assert change.registers == {"attachment"}
    names = [photo["name"] for photo in photos_of(book, record.id)]
    assert names == ["IMG_9.JPG", "IMG_10.jpg", "签到表.pdf"]
    book.undo()
    assert photos_of(book, record.id) == []
    book.redo()
    assert len(photos_of(book, record.id)) == 3


def test_a_photo_taken_away_is_in_the_bin(book: Book, folder: Path) -> None:
    record = book.require("training", session(book))
    attach_to(book, record, take(book.path, [folder / "IMG_9.JPG"]).photos, "茶园")
    (photo,) = photos_of(book, record.id)
    assert remove(book, photo).label == "去掉佐证：IMG_9.JPG"
    assert photos_of(book, record.id) == []
    assert book.require("attachment", photo.id).binned_at


def test_a_caption_is_kept_unless_it_names_an_id_card(book: Book, folder: Path) -> None:
    record = book.require("training", session(book))
    attach_to(book, record, take(book.path, [folder / "IMG_9.JPG"]).photos, "茶园")
    (photo,) = photos_of(book, record.id)
    assert objections(photo.values, "田间现场") == []
    say(book, photo, "田间现场")
    assert photos_of(book, record.id)[0]["caption"] == "田间现场"
    (problem,) = objections(photo.values, "户主身份证")
    assert problem.blocks
    assert "照片说明里有“身份证”" in problem.text


def test_a_missing_or_huge_file_is_named(
    book: Book, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attaching, "MOST_BYTES", 5000)
    path = folder / "IMG_10.jpg"
    taken = take(book.path, [folder / "没有.jpg", path])
    assert taken.photos == ()
    assert "找不到" in taken.refused[0]
    assert "太大了" in taken.refused[1]


def test_stopping_keeps_what_was_taken(book: Book, folder: Path) -> None:
    answers = iter([False, True])
    taken = take(book.path, sources([folder]), cancelled=lambda: next(answers))
    assert [photo["name"] for photo in taken.photos] == ["IMG_9.JPG"]


def test_without_room_no_record_speaks_of_a_photo(
    book: Book, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> str:
        raise DeskError("佐证文件 清河镇.佐证 所在的磁盘满了，没有写进去。")

    monkeypatch.setattr(Companion, "keep", refuse)
    with pytest.raises(DeskError, match="磁盘满了"):
        take(book.path, sources([folder]))
    assert book.find("attachment") == []


_CHILD = """
import sys
from pathlib import Path
from tecdesk.desk.attaching import *
from tecdesk.store.book import Book
from tests.pictures import field, saved
with Book.open(Path(sys.argv[1])) as book:
    record = book.find("training")[0]
    for number in range(int(sys.argv[2]), 1000):
        photo = Pasted(f"{number}.jpg", saved(field(300, 200, number)))
        taken = take(book.path, [photo])
        attach_to(book, record, taken.photos, "茶园")
        print(number, flush=True)
"""


def test_killed_at_any_moment_no_record_speaks_of_a_photo_that_is_nowhere(
    book: Book,
) -> None:
    record = session(book)
    book.close()
    dice, most = random.Random(3), 0
    for number in range(8):
        child = subprocess.Popen(
            [sys.executable, "-c", _CHILD, str(book.path), str(number * 100)],
            stdout=subprocess.PIPE,
        )
        assert child.stdout
        child.stdout.readline()
        time.sleep(dice.uniform(0, 0.1))
        child.kill()
        child.communicate()
        with Book.open(book.path) as opened:
            most = _all_are_there(opened, record)
    assert most > 8
    assert companion_path(book.path).exists()


def _all_are_there(book: Book, record: str) -> int:
    photos = photos_of(book, record)
    with Companion.open(book.path) as companion:
        for photo in photos:
            assert companion.read(photo.text("digest"))
    return len(photos)
